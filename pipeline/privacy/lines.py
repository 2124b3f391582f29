"""The lines of a dataset without personal data, for every way out of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Protocol, TypeVar, cast

from pipeline.fieldpaths import keyed
from pipeline.privacy.text import mask
from schemas.base import Model

Line = TypeVar("Line", bound=Model)


class Rows(Protocol):
    """A dataset (`pipeline.store.Dataset`), as far as this module sees it."""

    def rows(self, name: str) -> tuple[Model, ...]:
        """The lines of one of its files."""


Data = TypeVar("Data", bound=Rows)
_FILES = ("items", "statements", "records", "agreements", "threads", "issues")

# What names something or is one of a few words: it is never free text, and masking it would break what refers to it.
CODED: Final = frozenset({
    "record_id", "agreement_id", "former_ids", "document_id", "item_id", "statement_id", "thread_id", "issue_id",
    "decision_id", "manual_id", "instrument_id", "rests_on", "versions", "same_as", "subject", "record_ids", "item_ids",
    "agreement_ids", "thread_ids", "sha256", "reader", "rule", "key", "code", "place_key", "country", "country_group",
    "admin1", "kind", "part", "stage", "status", "act", "schema_version", "case_number", "case_numbers", "paragraph",
    "filed_paragraph", "precision", "quality", "pages", "boxes", "field", "value_origin", "review", "since", "known",
    "established", "ended", "filed", "date", "meeting_date", "effective", "status_as_of", "start", "end", "label",
})  # fmt: skip


def public(line: Line, who: Iterable[str] = ()) -> Line:
    """The line with every free text masked; the same object where nothing was to mask."""
    return changed(line, lambda text: mask(text, who))


def published(dataset: Data) -> Data:
    """A dataset for everything that leaves the program: every line `public`, and no pages."""
    lines: dict[str, Any] = {name: tuple(public(line) for line in dataset.rows(name)) for name in _FILES}
    return cast(Data, replace(cast(Any, dataset), pages=(), **lines))


def changed(line: Line, change: Callable[[str], str]) -> Line:
    """The line with every free text changed. Evidence of a member of a list follows the member's new name."""
    before = line.model_dump(mode="json")
    after = _walk(before, change)
    return line if after == before else type(line).model_validate(after)


def texts_of(line: Model) -> Iterator[tuple[str, str]]:
    """(field, text) of every free text of a line but the quotes of its evidence."""
    yield from _texts("", line.model_dump(mode="json", exclude={"evidence"}))


def _texts(field: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in CODED:
                yield from _texts(f"{field}.{name}" if field else str(name), part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(field, part)


def _walk(row: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    made = {name: part if name in CODED else _changed(part, change) for name, part in row.items()}
    evidence = row.get("evidence")
    if isinstance(evidence, dict):
        moved = _moved(row, made)
        made["evidence"] = {moved(path): group for path, group in made["evidence"].items()}
    return made


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(part, change) for part in value]
    if isinstance(value, dict):
        return {name: part if name in CODED else _changed(part, change) for name, part in value.items()}
    return value


def _moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> Callable[[str], str]:
    """What a path of evidence is called when members of lists have new names."""
    steps: dict[str, str] = {}
    for path in ("participants", "consulted", "parties", "signed_by", "positions", "handling", "motion.movers"):
        was, now = _at(before, path), _at(after, path)
        if was != now:
            for (old, _), (new, _) in zip(keyed(path, was), keyed(path, now), strict=True):
                steps[f"{path}.{old}"] = f"{path}.{new}"

    def name(path: str) -> str:
        for old, new in steps.items():
            if path == old or path.startswith(old + "."):
                return new + path[len(old) :]
        return path

    return name


def _at(row: Mapping[str, Any], path: str) -> list[Any]:
    value: Any = row
    for step in path.split("."):
        value = (value or {}).get(step)
    return value or []
