"""Constructions by places: sentences of the genre made by crossing what can stand in each place of them.

A drill of this kind says what a sentence means by how it was made, not by what is read from it: an act's verb in each of
its forms, in each construction that officials use, about each kind of object. A cell is one such sentence in a short §
with what a reader must get from it; the table of a drill gives the share of cells read right along each axis, the worst
first. Cases show what was thought of; a cross shows what was not.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from typing import Any

from pipeline.process import DocumentResult, process
from schemas.item import Item
from schemas.record import AgreementRecord

MARK = "\n\nExempel skrivet för vanort – inte en verklig handling\n"
Told = tuple[str, ...]  # what a drill compares: one line for each record (item, document), sorted
Of = Callable[[DocumentResult], Iterable[Any]]  # what of a document a drill compares


def records(result: DocumentResult) -> Iterable[AgreementRecord]:
    """What most drills compare."""
    return result.records


def whole(result: DocumentResult) -> Iterable[DocumentResult]:
    """For drills that compare heads, items or all of a document."""
    return (result,)


def said_of_itself(result: DocumentResult) -> Iterator[str]:
    """What a document is read to say of itself, a line each: its kind, body, organ and day."""
    head = result.document
    if head is None:
        yield f"unreadable or a bundle of {len(result.members)}"
        return
    yield f"kind {head.kind}"
    yield f"body {head.body.kind} {head.body.code}" if head.body else "body None"
    yield f"organ {head.organ}"
    yield f"meeting {head.meeting_date.value if head.meeting_date else None}"


def section(item: Item) -> str:
    """The § of an item with its heading and case number."""
    return f"§ {item.paragraph}: {(item.heading or '').casefold()} | {item.case_number}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One made document: where it lies in the cross (axis, value), its text, and what it must be read as."""

    axes: tuple[tuple[str, str], ...]
    text: str
    due: Told
    name: str = "cell.txt"  # a page on the web carries its mark itself


@dataclass(frozen=True, slots=True)
class Result:
    """A cell with what was read from it."""

    cell: Cell
    told: Told

    @property
    def right(self) -> bool:
        """Whether all of it was read, and nothing else."""
        return self.told == self.cell.due


def read(cell: Cell, line: Callable[[Any], str], of: Of = records) -> Told:
    """What a cell is read as, one line for each record, or for each thing that `of` picks."""
    text = cell.text if cell.name.endswith(".html") else f"{cell.text}{MARK}"
    return tuple(sorted(line(one) for one in of(process(text.encode(), cell.name))))


def tried(cells: Sequence[Cell], line: Callable[[Any], str], workers: int = 2, of: Of = records) -> list[Result]:
    """Every cell read, in order. `line` and `of` must be importable: functions of a module."""
    with Pool(workers) as pool:
        told = pool.starmap(read, [(cell, line, of) for cell in cells], chunksize=32)
    return [Result(cell, one) for cell, one in zip(cells, told, strict=True)]


def drawn(size: int, *places: Sequence[Any], seed: int = 7) -> list[tuple[Any, ...]]:
    """`size` fillings of the places of a cross that is too large to try whole, each drawn by itself; always the same."""
    chance = random.Random(seed)
    return [tuple(chance.choice(place) for place in places) for _ in range(size)]


def thinned(cells: Sequence[Cell], size: int) -> list[Cell]:
    """At most `size` cells, evenly spread over the whole, always the same."""
    return [cells[n * len(cells) // size] for n in range(size)] if len(cells) > size else list(cells)


def share(results: Sequence[Result]) -> float:
    """The share of cells read right."""
    return sum(one.right for one in results) / len(results)


def table(results: Iterable[Result]) -> str:
    """By axis and value: how many cells and the share read right, the worst first (Markdown)."""
    by: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in results:
        for place in (("all", ""), *one.cell.axes):
            by[place].append(one.right)
    rows = sorted(by.items(), key=lambda row: (row[0][0] != "all", row[0][0], sum(row[1]) / len(row[1]), row[0][1]))
    lines = [f"| {axis} | {value} | {len(hits)} | {sum(hits) / len(hits):.3f} |" for (axis, value), hits in rows]
    return "\n".join(["| axis | value | cells | right |", "|---|---|---:|---:|", *lines])


def run(cells: Sequence[Cell], line: Callable[[Any], str], of: Of = records) -> None:
    """The command of a drill: the table, and with `--misses N` as many cells read wrong, spread over the whole."""
    options = argparse.ArgumentParser()
    options.add_argument("--misses", type=int, default=0, help="print so many cells that were read wrong")
    options.add_argument("--only", default="", help="only cells with this value on some axis")
    options.add_argument("--size", type=int, default=len(cells), help="at most so many cells")
    wanted = options.parse_args()
    chosen = [cell for cell in cells if not wanted.only or wanted.only in {value for _, value in cell.axes}]
    results = tried(thinned(chosen, wanted.size), line, of=of)
    print(table(results))
    wrong = [one for one in results if not one.right]
    for number in range(min(wanted.misses, len(wrong))):
        one = wrong[number * len(wrong) // min(wanted.misses, len(wrong))]
        print(f"\n{dict(one.cell.axes)}\n{one.cell.text}\n  due  {one.cell.due}\n  told {one.told}")
