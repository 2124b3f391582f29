"""Sequences of § headings: candidates with weights, the contents lists among them, and the best that ascends.

The headings of minutes ascend, mostly by one, while references jump. A table of contents, whose numbers all come again
further down, is left out before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.split.rows import Row

_LEADERS = re.compile(r"(?:\. ?){4,}|…{2,}|_{4,} ?\d{1,3}$")
_LISTED = 3  # lines with page numbers, at least, that are a table of contents
_ITEM = 3  # weight of a § that is an item by itself
_NEAR = 2  # rows below a heading in which a part that follows at once begins: a title may stand between
_FAR = 10  # numbers passed over between two headings of one sequence, at most
_TOC_REACH = 5  # rows between two lines of a table of contents, at most
_WINDOW = 100  # candidates looked back at for the one before


@dataclass(frozen=True, slots=True)
class Heading:
    """A § heading: its rows (first, and last where the sign stands alone), its number, where its case number stands.

    `rest` is the range of the text after number and case number on the heading line (the title, where it begins there).
    `over` are the rows above it that hold the title, where it stands there.
    """

    row: int
    last_row: int
    start: int
    paragraph: str
    case: tuple[int, int] | None
    rest: tuple[int, int]
    over: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a heading may stand: under which initials, its number, and how much speaks for it."""

    heading: Heading
    prefix: str
    number: int
    suffix: str
    weight: float
    bodied: bool = False  # a part follows before the next candidate
    signed: bool = True  # with a §, or what stands for it


def without_contents(found: list[Candidate], part_rows: frozenset[int], rows: Sequence[Row]) -> list[Candidate]:
    """The candidates without those in a table of contents: close together, and most of them come again below, or have
    a page number at the end of their line."""
    last_seen = {(c.number, c.suffix): position for position, c in enumerate(found)}
    kept: list[Candidate] = []
    start = 0
    for stop in range(1, len(found) + 1):
        if stop < len(found) and _adjacent(found[stop - 1], found[stop], part_rows):
            continue
        run = found[start:stop]
        again = sum(1 for c in run if last_seen[c.number, c.suffix] >= stop)
        again = max(again, sum(1 for page in _pages_named(rows, run) if page))
        below = found[stop].heading.row if stop < len(found) else len(rows)
        lone = len(run) == 1 and (
            run[0].heading.case is not None
            or (not any(_pages_named(rows, run)) and any(run[0].heading.last_row < i < below for i in part_rows))
        )  # an appendix may name its § again
        if not again or again * 2 < len(run) or lone:
            kept.extend(run)
        start = stop
    return kept


def _pages_named(rows: Sequence[Row], run: Sequence[Candidate]) -> list[bool]:
    """For each candidate of a run whether its line, or the one to which it wraps, ends with leaders, or with the number
    of a page in a column of its own, as those of the others do."""
    led = []
    numbers: list[int | None] = []
    for c in run:
        last = rows[c.heading.last_row : c.heading.last_row + 2]
        led.append(any(_LEADERS.search(row.text) for row in last))
        start, end = rows[c.heading.last_row].cells[-1]
        cell = rows[c.heading.last_row].text[start:end]
        numbers.append(int(cell) if start > 0 and cell.isdigit() and len(cell) <= 3 and not c.heading.case else None)
    counted = [number for number in numbers if number is not None]
    if len(counted) < _LISTED or counted != sorted(counted):
        numbers = [None] * len(run)
    return [lead or number is not None for lead, number in zip(led, numbers, strict=True)]


def _adjacent(above: Candidate, below: Candidate, part_rows: frozenset[int]) -> bool:
    between = range(above.heading.last_row + 1, below.heading.row)
    return (
        len(between) < _TOC_REACH
        and (below.number, below.suffix) > (above.number, above.suffix)
        and not any(i in part_rows for i in between)
    )


def with_bodies(found: list[Candidate], part_rows: frozenset[int], end: int) -> list[Candidate]:
    """The candidates, weighing more where the heading of a part follows before the next one, most where at once."""
    ordered = sorted(part_rows)
    weighed: list[Candidate] = []
    at = 0
    for position, c in enumerate(found):
        stop = found[position + 1].heading.row if position + 1 < len(found) else end
        while at < len(ordered) and ordered[at] <= c.heading.last_row:
            at += 1
        bodied = at < len(ordered) and ordered[at] < stop
        near = bodied and ordered[at] - c.heading.last_row <= _NEAR
        weighed.append(replace(c, weight=c.weight + (1.5 if near else 0.75), bodied=True) if bodied else c)
    return weighed


def chains(found: list[Candidate]) -> list[Candidate]:
    """The best ascending sequence, and before and after it those of other minutes bound into the same document."""
    chain = _ascending(found)
    if not chain:
        return []
    chain = _trimmed(chain)
    first, last = found.index(chain[0]), found.index(chain[-1])
    if chain[0].number == 1 and not any(c.heading.case for c in chain):
        above = chains(found[:first])
        if any(c.bodied and c.weight >= _ITEM for c in above):
            return above  # then a statute in an appendix follows, however long
    return _other(found[:first]) + chain + _other(found[last + 1 :])


def _trimmed(chain: list[Candidate]) -> list[Candidate]:
    """The chain without one or two stragglers at its ends, far off the numbers of an otherwise close sequence."""
    for cut in (1, 2):
        if len(chain) < 2 * cut + 3:
            break
        if chain[-cut].number - chain[-cut - 1].number > _FAR and is_close(chain[:-cut]):
            return chain[:-cut]
        if chain[cut].number - chain[cut - 1].number > _FAR and is_close(chain[cut:]):
            return chain[cut:]
    return chain


def is_close(chain: Sequence[Candidate]) -> bool:
    """Whether nearly all of a chain ascends by one."""
    steps = [below.number - above.number for above, below in pairwise(chain)]
    return sum(1 for step in steps if step <= 1) * 4 >= len(steps) * 3


def _other(found: list[Candidate]) -> list[Candidate]:
    if not any(c.heading.case for c in found):
        return []  # without a case number a second sequence is a list or a statute in an appendix
    chain = chains(found)
    return chain if sum(c.weight for c in chain) >= 6 else []


def _ascending(found: list[Candidate]) -> list[Candidate]:
    """The heaviest ascending subsequence; steps of one are worth most, and passing over headings costs."""
    if not found:
        return []
    score: list[float] = []
    back: list[int] = []
    keys = [(c.number, c.suffix) for c in found]
    for i, c in enumerate(found):
        best, source = c.weight - min(1.0, 0.05 * i), -1
        key = keys[i]
        for j in range(max(0, i - _WINDOW), i):
            if keys[j] >= key:
                continue
            step = key[0] - keys[j][0]
            bonus = 0.5 if step <= 1 else -0.25 if step <= 20 else -1.0
            value = score[j] + c.weight + bonus - min(1.5, 0.3 * (i - j - 1))
            if value >= best:
                best, source = value, j
        score.append(best)
        back.append(source)
    # What is passed over at the end counts as well.
    end = max(range(len(found)), key=lambda i: (score[i] - min(1.0, 0.05 * (len(found) - 1 - i)), -i))
    chain: list[Candidate] = []
    while end >= 0:
        chain.append(found[end])
        end = back[end]
    return chain[::-1]
