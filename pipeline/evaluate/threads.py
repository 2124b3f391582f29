"""Thread gold: which items of a folder's documents are one matter, and how the dataset's threads are held against it.

`threads.json` in a folder of gold is a list of

    {"items": ["<document>#<§>", "<document>#i1"], "outcome": "rejected", "outcome_stage": "decided"}

with `i1` for a document without §, and null as the outcome of a matter without a motion. Every matter of more than one
item stands in it; items that it does not name are joined to nothing. Versions of one § count as one item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.evaluate.gold import GoldError
from pipeline.evaluate.tally import Miss, Tally
from schemas.agreement import Thread
from schemas.base import Model
from schemas.item import Item
from schemas.record import Outcome
from schemas.statement import Stage

NAME = "threads.json"


class GoldThread(Model):
    """One matter: its items in any order, and how it ended."""

    items: tuple[str, ...]
    outcome: Outcome | None
    outcome_stage: Stage | None


def load(folder: Path, documents: Collection[str]) -> tuple[GoldThread, ...] | None:
    """The thread gold of a folder, None where it has none; `documents` are the ids of those that were read.

    Threads through a document that is there and was not read (a scan, without OCR) are left out. Raises `GoldError`
    for a file that is no thread gold, and for a document that is not there.
    """
    path = folder / NAME
    if not path.is_file():
        return None
    try:
        found = TypeAdapter(tuple[GoldThread, ...]).validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the file"
        raise GoldError(f"{path}: {place}: {first['msg']}. Its form stands in pipeline/evaluate/threads.py.") from error
    kept = []
    for thread in found:
        missing = [name for item in thread.items if (name := item.rpartition("#")[0]) not in documents]
        for name in missing:
            if not (folder / name.partition("!")[0]).is_file():
                raise GoldError(f"{path}: there is no document {name} with gold.")
        kept += [] if missing else [thread]
    return tuple(kept)


def score(gold: Sequence[GoldThread], items: Iterable[Item], threads: Sequence[Thread], tally: Tally) -> None:
    """Add to the tally how the threads agree with the gold."""
    counted: dict[str, str] = {}
    for item in items:
        counts = item.rests_on or item.item_id
        counted.setdefault(f"{item.document_id}#{item.paragraph or 'i1'}", counts)
        counted.setdefault(f"{item.document_id}#{item.item_id.rpartition('#')[2]}", counts)
    due: set[frozenset[str]] = set()
    for one in gold:
        own = frozenset(counted.get(name, name) for name in one.items)
        due |= {frozenset(pair) for pair in combinations(sorted(own), 2)}
        _thread(one, own, [thread for thread in threads if own & set(thread.item_ids)], tally)
    joined = {frozenset(pair) for thread in threads for pair in combinations(sorted(set(thread.item_ids)), 2)}
    for pair in due | joined:
        tally.thread_pairs.add(gold=pair in due, run=pair in joined, right=pair in due and pair in joined)
    for extra in sorted(sorted(pair) for pair in joined - due):
        tally.misses.append(_miss(extra[0], "thread", "made up", None, f"with {extra[1]}"))


def _thread(gold: GoldThread, own: frozenset[str], threads: Sequence[Thread], tally: Tally) -> None:
    whole = [thread for thread in threads if set(thread.item_ids) == own]
    tally.threads_whole.add(bool(whole))
    if len(own) > 1:
        tally.threads_joined.add(bool(whole))
    ended = (gold.outcome, gold.outcome_stage)
    found = [(None if t.outcome == "unknown" and gold.outcome is None else t.outcome, t.outcome_stage) for t in threads]
    right = [end for thread, end in zip(threads, found, strict=True) if thread in whole or not whole]
    tally.thread_outcome.add(ended in right)
    if not whole:
        shown = " | ".join(", ".join(thread.item_ids) for thread in threads) or None
        tally.misses.append(
            _miss(gold.items[0], "thread", "wrong" if shown else "missed", ", ".join(gold.items), shown)
        )
    if ended not in right:
        told = " | ".join(f"{outcome} · {stage}" for outcome, stage in right) or None
        tally.misses.append(
            _miss(gold.items[0], "thread.outcome", "wrong" if told else "missed", f"{ended[0]} · {ended[1]}", told)
        )


def _miss(item: str, field: str, kind: str, expected: str | None, found: str | None) -> Miss:
    document, _, place = item.rpartition("#")
    return Miss(document, None if place == "i1" else place.removeprefix("p"), None, field, kind, expected, found)
