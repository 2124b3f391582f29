"""The content of a release: what other rooms make of a dataset, gathered by file name.

This is the one place that knows which rooms those are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from pipeline import privacy
from pipeline.coverage import Unplaced, told
from pipeline.export.publication import DEFAULT, Publication
from pipeline.store import Dataset
from schemas.coverage import Coverage

STATEMENT = "coverage.{}.txt"


def content(
    dataset: Dataset, lines: Iterable[Coverage], rest: Unplaced, publication: Publication = DEFAULT
) -> dict[str, bytes]:
    """Every file of a release but those that tell of it, by its relative POSIX path."""
    from pipeline.export import bundle

    lines = tuple(lines)
    note = {"sv": told(lines, "sv", rest), "en": told(lines, "en", rest)}
    extra = {STATEMENT.format(language): f"{text}\n".encode() for language, text in note.items()}
    files = bundle.files(dataset, coverage=lines, publication=publication, extra=extra | pictures(dataset, note))
    return dict(sorted(files.items()))


def pictures(dataset: Dataset, note: Mapping[str, str]) -> dict[str, bytes]:
    """The charts, with what is said of coverage under each."""
    from pipeline import charts

    return charts.files(dataset, note)


def masked(value: Any) -> Any:
    """A JSON value with every text masked."""
    if isinstance(value, str):
        return _mask(value)
    if isinstance(value, Mapping):
        return {key: masked(part) for key, part in value.items()}
    return [masked(part) for part in value] if isinstance(value, list) else value


_mask = lru_cache(maxsize=1 << 16)(privacy.mask)  # the same texts stand in many records


def leaks(text: str) -> list[str]:
    """The kinds of personal data that a text holds."""
    return [leak.kind for leak in privacy.leaks(text)]


def places_of_leaks(name: str, data: bytes) -> list[tuple[str, str]]:
    """(place, kind) of personal data in a file, its ids and codes left out."""
    return [(leak.place, leak.kind) for leak in privacy.leaks_in({name: data})]
