"""The content of a release: what other rooms make of a dataset, gathered by file name.

This is the one place that knows which rooms those are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pipeline.coverage import Unplaced, told
from pipeline.errors import UsageError
from pipeline.privacy import citizens, mask
from pipeline.release.model import AGREEMENTS, RECORDS, written
from pipeline.store import Dataset
from schemas.coverage import Coverage

STATEMENT = "coverage.{}.txt"


def _made_by(room: str, name: str) -> Callable[..., Any] | None:
    """What a room offers; None where this program has no such room."""
    if find_spec(room) is None:
        return None
    found: Callable[..., Any] = getattr(import_module(room), name)
    return found


def content(dataset: Dataset, lines: Iterable[Coverage], rest: Unplaced) -> dict[str, bytes]:
    """Every file of a release but those that tell of it, by its relative POSIX path."""
    lines = tuple(lines)
    note = {"sv": told(lines, "sv", rest), "en": told(lines, "en", rest)}
    extra = {STATEMENT.format(language): f"{text}\n".encode() for language, text in note.items()}
    if charts := _made_by("pipeline.charts", "files"):
        extra |= charts(dataset, note)
    if bundle := _made_by("pipeline.export.bundle", "files"):
        files: dict[str, bytes] = bundle(dataset, coverage=lines, extra=extra)
    else:
        files = extra | _tables(dataset)
        files[AGREEMENTS] = written(masked(row.model_dump(mode="json")) for row in dataset.agreements)
        files[RECORDS] = written(masked(row.model_dump(mode="json")) for row in dataset.records)
    return dict(sorted(({"coverage.csv": _coverage_csv(lines)} | files).items()))


def _tables(dataset: Dataset) -> dict[str, bytes]:
    from pipeline.export.tables import tables
    from pipeline.export.write import WORKBOOK, as_csv, as_xlsx

    made = tables(dataset)
    return {f"{table.name}.csv": as_csv(table) for table in made} | {WORKBOOK: as_xlsx(made)}


def _coverage_csv(lines: Iterable[Coverage]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ("kind", "code", "body", "year", "state", "country_group", "documents", "unreadable", "origin", "note")
    )
    for line in lines:
        body = (line.body.kind, line.body.code, line.body.name)
        counts = (line.documents, line.unreadable, line.origin, line.note)
        writer.writerow((*body, line.year, line.state, line.country_group, *counts))
    return out.getvalue().encode("utf-8-sig")


def masked(value: Any) -> Any:
    """A JSON value with every text masked."""
    if isinstance(value, str):
        return _mask(value)
    if isinstance(value, Mapping):
        return {key: masked(part) for key, part in value.items()}
    return [masked(part) for part in value] if isinstance(value, list) else value


_mask = lru_cache(maxsize=1 << 16)(mask)  # the same texts stand in many records


def accepted(dataset: Dataset) -> Dataset:
    """The dataset of what reviewers accepted. Raises `UsageError` where the program cannot make one."""
    for room in ("pipeline.export.accepted", "pipeline.export.bundle"):
        if find_spec(room) is not None and hasattr(import_module(room), "accepted"):
            made: Dataset = import_module(room).accepted(dataset)
            return made
    raise UsageError("this version cannot tell accepted agreements apart: leave --accepted-only out")


def leaks(text: str) -> list[str]:
    """The kinds of personal data that a text holds."""
    found = getattr(import_module("pipeline.privacy"), "leaks", None)
    if found is None:
        return ["name"] if citizens(text) else []
    return [leak.kind for leak in found(text)]


def places_of_leaks(name: str, data: bytes) -> list[tuple[str, str]] | None:
    """(place, kind) of personal data in a file, its ids and codes left out; None where no room can tell."""
    found = getattr(import_module("pipeline.privacy"), "leaks_in", None)
    return None if found is None else [(leak.place, leak.kind) for leak in found({name: data})]
