"""`vanort evaluate`: the documents beside gold through the pipeline, scored, held against the floors."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.console import Console

from pipeline.evaluate import floors, report, threads
from pipeline.evaluate.against import change
from pipeline.evaluate.gold import GoldDocument, GoldError, find
from pipeline.evaluate.score import Result, of_document, score
from pipeline.evaluate.tally import Tally

if TYPE_CHECKING:
    from pipeline.process import DocumentResult

SAMPLES = Path("samples")
OPEN, SEALED = Path("tests/gold/open"), Path("tests/gold/sealed")
README = Path("README.md")
BEGIN, END = "<!-- scores -->", "<!-- /scores -->"
DONE, USAGE, BELOW = 0, 2, 3

Processor = Callable[[bytes, str], Result]


def run(
    directory: Path | None = None,
    *,
    update_readme: bool = False,
    json_out: bool = False,
    against: Path | None = None,
    raise_floors: bool = False,
    sealed: bool = False,
    processor: Processor | None = None,
) -> int:
    """Evaluate a folder (the samples when None) and print the result; the exit status.

    0: all floors of the folder's split hold (a folder of neither split has none). 2: wrong usage, such as a folder
    without gold. 3: a floor does not hold; it says which. `against` names an earlier JSON result to compare with.
    `update_readme` writes the README's score table, from the samples only. `raise_floors` raises the floors to the
    scores reached. `sealed` takes the sealed split: its totals are printed and nothing else, in JSON too, so that no
    rule is made for what it holds.
    """
    if sealed and (directory or update_readme or against):
        Console(stderr=True).print("--sealed goes alone: only its totals are shown.", style="red", markup=False)
        return USAGE
    directory = SEALED if sealed else SAMPLES if directory is None else directory
    try:
        found, left = readable(find(directory, shared_folder()))
        if left:
            Console(stderr=True).print(left, style="yellow", markup=False, soft_wrap=True)
        split = split_of(directory, found)
        if update_readme and split != "samples":
            raise GoldError("The README's scores come from the samples only: leave out the folder or --update-readme.")
        if (update_readme or raise_floors) and left:
            raise GoldError("Scores without them are no scores of the samples.")
        if raise_floors and split is None:
            raise GoldError("Floors belong to the splits of the project's gold; this folder is none of them.")
        tally = evaluate(found, processor, directory)
        changes = change(against, tally.metrics(), tally.misses) if against else None
        if raise_floors and split is not None:
            table = floors.load()
            floors.write(table | {split: floors.raised(table.get(split, {}), tally.metrics())})
        if update_readme:
            README.write_text(with_scores(README.read_text(encoding="utf-8"), tally), encoding="utf-8")
    except GoldError as error:
        Console(stderr=True).print(str(error), style="red", markup=False, soft_wrap=True)
        return USAGE
    faults = floors.below(tally.metrics(), floors.load().get(split, {})) if split else []
    if json_out:
        result = report.plain(tally, split, faults, changes)
        if sealed:
            result = {name: result[name] for name in ("split", "documents", "negative_documents", "metrics")}
        sys.stdout.write(json.dumps(result, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    elif sealed:
        report.show_totals(Console(), tally, faults)
    else:
        report.show(Console(), tally, faults, changes)
    return BELOW if faults else DONE


def evaluate(
    documents: Iterable[GoldDocument], processor: Processor | None = None, directory: Path | None = None
) -> Tally:
    """The tally over documents, in their order; `processor` is `pipeline.process.process` unless given.

    Where `directory`, the folder of the documents, holds thread gold, their threads are scored too.
    """
    if processor is None:
        from pipeline.process import process

        processor = process
    tally, documents = Tally(), list(documents)
    gold = threads.load(directory, {one.document_id for one in documents}) if directory else None
    kept: dict[str, DocumentResult] = {}
    for path, group in groupby(documents, key=lambda one: one.path):
        data = path.read_bytes()
        result: Result | None = None
        for one in group:  # the documents of one file follow each other
            result = result or processor(data, one.file_id)
            tally.plus(score(one.document_id, one.gold, of_document(result, one.file_id, one.document_id), data))
            if gold is not None:
                kept |= dict(cast("DocumentResult", result).each(one.file_id))
    if gold is not None:
        from pipeline.assemble import assemble

        dataset = assemble(kept)
        threads.score(gold, dataset.items, dataset.threads, tally)
    return tally


def readable(documents: Iterable[GoldDocument]) -> tuple[list[GoldDocument], str]:
    """The documents that can be read on this machine, and why others are left out ('' when none is)."""
    from pipeline.read.ocr.program import INSTALL, program

    found = list(documents)
    kept = [one for one in found if one.gold.needs is None or not program().missing]
    if len(kept) == len(found):
        return kept, ""
    names = ", ".join(one.document_id for one in found if one not in kept)
    return kept, f"Left out, because {program().missing}: {names}. Install it: {INSTALL}"


def shared_folder() -> Path:
    """The folder of shared documents: `VANORT_SHARED`, else `../shared`."""
    return Path(os.environ.get("VANORT_SHARED") or "../shared")


def split_of(directory: Path, documents: Iterable[GoldDocument]) -> str | None:
    """Whose floors hold: `shared` when gold names a source, the folder's name for the project's own gold, else none."""
    if any(one.gold.source is not None for one in documents):
        return "shared"
    name = directory.resolve().name
    return name if name in (SAMPLES.name, OPEN.name, SEALED.name) else None


def with_scores(readme: str, tally: Tally) -> str:
    """A README with its score table between the markers; raises `GoldError` where there are none."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise GoldError(f"The README has no {BEGIN} … {END}: put these two lines where the score table belongs.")
    return f"{before}{BEGIN}\n\n{report.markdown(tally)}\n\n{END}{after}"


def drift(readme: str, directory: Path = SAMPLES, processor: Processor | None = None) -> bool:
    """Whether the README's score table differs from the one that the samples give now."""
    return with_scores(readme, evaluate(readable(find(directory, shared_folder()))[0], processor, directory)) != readme
