"""`vanort evaluate --rules`, `--calibrate` and `--first-reading`: what open gold teaches. The sealed split is never read."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from rich.console import Console

from pipeline.evaluate import calibrate, judged, rules
from pipeline.evaluate.command import DONE, OPEN, SAMPLES, SEALED, USAGE, Processor, evaluate, readable, shared_folder
from pipeline.evaluate.gold import GoldDocument, GoldError, find
from pipeline.evaluate.judged import Judged
from pipeline.rules import trust
from pipeline.rules.fired import counting

SHARED = Path("tests/gold_shared")


def by_rule(
    directory: Path | None = None,
    *,
    json_out: bool = False,
    sealed: bool = False,
    processor: Processor | None = None,
) -> int:
    """Print what each rule's values are worth; the exit status as of `command.run`.

    The folder, or the samples, the open gold and, where its documents are at hand, the shared one. The sealed split is
    refused: what a rule does there would be a hint of what to mend.
    """
    if sealed or (directory and SEALED.resolve() in (directory.resolve(), *directory.resolve().parents)):
        return _refused("--rules tells of single rules, so it is not for the sealed split.")
    folders = [directory] if directory else [SAMPLES, OPEN]
    if directory is None and SHARED.is_dir() and (shared_folder() / "corpus").is_dir():
        folders.append(SHARED)
    try:
        with counting() as matches:
            values = [one for folder in folders for one in _values(_found(folder), processor)]
    except GoldError as error:
        return _refused(str(error))
    found = rules.tally(values, Counter(matches))
    if json_out:
        _print({"folders": [folder.as_posix() for folder in folders]} | rules.plain(found))
    else:
        rules.show(_console(), found)
    return DONE


def calibrated(*, json_out: bool = False, processor: Processor | None = None) -> int:
    """Fit the table of trust on open gold, write it, and print how it holds on bodies that it did not see."""
    try:
        found = calibrate.calibrate(_values(_found(OPEN), processor), judged.FIRST)
    except GoldError as error:
        return _refused(str(error))
    calibrate.write(found.table, trust.TRUST)
    if json_out:
        _print(calibrate.plain(found))
    else:
        calibrate.show(_console(), found)
    return DONE


def first_reading(pattern: str, *, processor: Processor | None = None) -> int:
    """Keep how the open documents whose name fits are read now, before a rule is mended by them."""
    try:
        documents = [one for one in _found(OPEN) if fnmatch(one.document_id, pattern)]
        if not documents:
            raise GoldError(f"No document of {OPEN} fits {pattern}.")
        fresh = judged.keep_first(_values(documents, processor), judged.FIRST)
    except GoldError as error:
        return _refused(str(error))
    _console().print(f"{fresh} documents added to {judged.FIRST}; what it held stays as it was.", markup=False)
    return DONE


def _found(folder: Path) -> list[GoldDocument]:
    documents, left = readable(find(folder, shared_folder()))
    if left:
        Console(stderr=True).print(left, style="yellow", markup=False, soft_wrap=True)
    return documents


def _values(documents: Sequence[GoldDocument], processor: Processor | None) -> list[Judged]:
    return evaluate(documents, processor).values


def _console() -> Console:
    """As wide as the terminal; 110 columns in a pipe."""
    return Console(width=None if sys.stdout.isatty() else 110)


def _print(found: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False, sort_keys=True, indent=1) + "\n")


def _refused(why: str) -> int:
    Console(stderr=True).print(why, style="red", markup=False, soft_wrap=True)
    return USAGE
