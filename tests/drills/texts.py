"""The text documents of the samples and the open gold with their gold, to be changed together and scored again."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import Gold, find
from pipeline.evaluate.score import of_document, score
from pipeline.evaluate.tally import Miss, Tally
from pipeline.process import process
from pipeline.read.decode import decode

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "samples", ROOT / "tests/gold/open")
RESULTS = Path(__file__).with_name("results")
Json = Any
_CODES = ("code", "place_key", "admin1", "country")
TOLD = 40  # lost values that a result lists


@dataclass(frozen=True)
class GoldText:
    """A document as text and its gold as JSON values, without evidence: what is scored is what was read, not where."""

    name: str
    text: str
    gold: Json

    def with_strings(self, change: Callable[[str], str]) -> GoldText:
        """Text and gold with every string changed."""
        return replace(self, text=change(self.text), gold=_each(self.gold, change))


def _each(value: Json, change: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_each(one, change) for one in value]
    if isinstance(value, dict):
        return {key: one if key in _CODES else _each(one, change) for key, one in value.items()}
    return value


def texts() -> list[GoldText]:
    """All text documents with gold of their own, in order."""
    found = []
    for folder in FOLDERS:
        for one in find(folder, folder):
            if one.path.suffix == ".txt" and one.gold.source is None and "!" not in one.document_id:
                gold = json.loads(one.path.with_name(one.path.stem + ".gold.json").read_text(encoding="utf-8"))
                for record in gold.get("records") or ():
                    record.pop("evidence", None)
                text = decode(one.path.read_bytes()).text.replace("\r\n", "\n").replace("\r", "\n")
                found.append(GoldText(one.document_id, text, gold))
    return found


def scored(documents: Iterable[GoldText], workers: int = 1) -> Tally:
    """The tally over documents, read as they stand here, on so many cores."""
    return summed(tallies(documents, workers))


def tallies(documents: Iterable[GoldText], workers: int = 1) -> Iterator[Tally]:
    """The tally of each document, in order."""
    if workers == 1:
        yield from map(_score, documents)
    else:
        with Pool(workers) as pool:
            yield from pool.imap(_score, documents, 8)


def summed(each: Iterable[Tally]) -> Tally:
    """One tally over several."""
    tally = Tally()
    for one in each:
        tally.plus(one)
    return tally


def _score(one: GoldText) -> Tally:
    data = one.text.encode()
    result = of_document(process(data, one.name), one.name, one.name)
    return score(one.name, Gold.model_validate(one.gold), result, data)


def new_misses(before: Tally, after: Tally) -> list[Miss]:
    """The misses that were not there before: of a document's field, as many as there are more of them."""
    left = Counter((miss.document, miss.paragraph, miss.field, miss.kind) for miss in before.misses)
    found = []
    for miss in after.misses:
        key = (miss.document, miss.paragraph, miss.field, miss.kind)
        if left[key] > 0:
            left[key] -= 1
        elif miss.kind != "ungrounded":
            found.append(miss)
    return found


def listed(misses: Sequence[Miss]) -> list[str]:
    """The fields that lost most, then the losses one by one, as lines of Markdown."""
    by_field = Counter(miss.field for miss in misses)
    lines = [
        "| field | new misses |",
        "|---|---:|",
        *(f"| `{name}` | {n} |" for name, n in by_field.most_common(12)),
        "",
    ]
    for miss in misses[:TOLD]:
        where = f"{miss.document}{f' § {miss.paragraph}' if miss.paragraph else ''}"
        lines.append(f"- {where}: `{miss.field}` {miss.kind}: {miss.expected or '–'} ≠ {miss.found or '–'}")
    return [*lines, f"- and {len(misses) - TOLD} more"] if len(misses) > TOLD else lines


def publish(lines: Iterable[str], began: float, date: str | None, name: str, title: str) -> None:
    """Print a drill's result and the seconds since `began` (monotonic); with a date, write it as `<date>-<name>.md`."""
    text = "\n".join(lines) + "\n"
    sys.stdout.write(f"{text}\n{time.monotonic() - began:.0f} s\n")
    if date:
        (RESULTS / f"{date}-{name}.md").write_text(f"# {title}, {date}\n\n{text}", encoding="utf-8")
