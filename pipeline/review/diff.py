"""What changed between two runs, value by value, and why.

Records and agreements are matched by their ids, which hold no offsets and no rule versions; an agreement whose id got
better (`former_ids`) is matched by its former one. A row that is new or gone gives one change for each of its filled
fields; a row in both gives one for each field that differs. Only values are compared: that a value now stands on
other ink is no change of the value.

The cause of a change in a record:

    source    the document's bytes are new, or it came or went
    reader    same bytes, but the text of its pages differs
    rules     same text: the rules, the gazetteer or the program that applies them read it otherwise
    decision  an agreement differs while its records do not: what people decided (or the fold itself) differs

An agreement has the cause of its records that changed; what joins a record to its other versions, that of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from pipeline.fieldpaths import evidence_for, flatten
from pipeline.store import Dataset
from pipeline.store.files import sha256
from schemas.agreement import Agreement
from schemas.base import canonical
from schemas.record import AgreementRecord

Op = Literal["ADD", "MOD", "DEL"]
Cause = Literal["source", "reader", "rules", "decision"]

_CAUSES: tuple[Cause, ...] = ("source", "reader", "rules")  # the first one that holds is told
JOINING = ("rests_on", "versions")

# Where a record comes from is no value of it; the sha256 of its document shows as the cause `source`.
_NOT_VALUES = ("record_id", "schema_version", "document.document_id", "document.sha256", "document.reader")


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row. `before` and `after` are JSON values, None where the field is not filled.

    `rule`, `quote` and `page` are those of the value's first evidence, after the change where there is an after.
    """

    op: Op
    kind: Literal["record", "agreement"]
    id: str
    field: str
    before: Any
    after: Any
    cause: Cause
    rule: str | None = None
    quote: str | None = None
    page: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def diff(before: Dataset, after: Dataset) -> list[Change]:
    """Every change from one dataset to the other: records in the order of their ids, then agreements. Empty for equals.

    Both datasets need their pages, records, agreements and manifest.
    """
    causes = Causes(basis_of(before), basis_of(after))
    old = {record.record_id: record for record in before.records}
    new = {record.record_id: record for record in after.records}
    changes: list[Change] = []
    for record_id in sorted(old.keys() | new.keys()):
        changes += _record(old.get(record_id), new.get(record_id), causes)
    by_record = {change.id: change.cause for change in changes}
    for pair in _paired(before.agreements, after.agreements):
        changes += _agreement(*pair, by_record)
    return changes


def _record(old: AgreementRecord | None, new: AgreementRecord | None, causes: Causes) -> Iterator[Change]:
    named = new or old
    assert named is not None
    own = causes.of(named.document.document_id)
    for op, path, was, now in _fields(old, new):
        cause = of_versions(was, now, causes) if op == "MOD" and path in JOINING else own
        holder = old if new is None or now is None else new
        first = next(iter(evidence_for(holder, path)), None) if holder else None
        rule, quote, page = (first.rule, first.quote, first.page) if first else (None, None, None)
        yield Change(op, "record", named.record_id, path, was, now, cause, rule, quote, page)


def of_versions(was: Any, now: Any, causes: Causes) -> Cause:
    """Why other records join a record: why those differ that came or went."""
    found = {causes.of(record_id.rpartition("#")[0]) for record_id in joined(was, now)}
    return next((cause for cause in _CAUSES if cause in found), "rules")


def joined(was: Any, now: Any) -> set[str]:
    """The records that came to or went from what a record says of its other versions."""
    before, after = (set([ids] if isinstance(ids, str) else ids or ()) for ids in (was, now))
    return before ^ after


def _agreement(old: Agreement | None, new: Agreement | None, by_record: dict[str, Cause]) -> Iterator[Change]:
    named = new or old
    assert named is not None
    records = {record_id for row in (old, new) if row for record_id in records_behind(row.model_dump(mode="json"))}
    found = {by_record[record_id] for record_id in records if record_id in by_record}
    cause: Cause = next((cause for cause in _CAUSES if cause in found), "decision")
    for op, path, was, now in _fields(old, new):
        yield Change(op, "agreement", named.agreement_id, path, was, now, cause)


def records_behind(agreement: Mapping[str, Any]) -> set[str]:
    """The records that an agreement (as JSON) rests on: its own, and those whose acts on sets it was part of."""
    sourced = (agreement.get(name) or () for name in ("acts", "motions", "states"))
    found = {row["record_id"] for rows in sourced for row in rows}
    found |= {name for conflict in agreement.get("conflicts") or () for name in conflict["record_ids"]}
    return found.union(agreement.get("record_ids") or ())


def _fields(
    old: AgreementRecord | Agreement | None, new: AgreementRecord | Agreement | None
) -> Iterator[tuple[Op, str, Any, Any]]:
    """(what happened to the row, path, before, after) of each value that differs."""
    op: Op = "ADD" if old is None else "DEL" if new is None else "MOD"
    was = _values(old)
    now = _values(new)
    for path in dict.fromkeys((*now, *was)):
        if op != "MOD" and (now or was)[path] in ("unknown", False):
            continue  # a row that comes or goes says nothing by these
        if was.get(path) != now.get(path):
            yield op, path, was.get(path), now.get(path)


def _values(row: AgreementRecord | Agreement | None) -> dict[str, Any]:
    values = flatten(row) if row else {}
    itself = values.get("record_id")
    return {
        path: v for path, v in values.items() if path not in _NOT_VALUES and not (path == "rests_on" and v == itself)
    }


def _paired(
    before: Iterable[Agreement], after: Iterable[Agreement]
) -> Iterator[tuple[Agreement | None, Agreement | None]]:
    old = {agreement.agreement_id: agreement for agreement in before}
    for agreement in after:
        names = (agreement.agreement_id, *agreement.former_ids)
        match = next((name for name in names if name in old), None)
        yield (old.pop(match) if match else None), agreement
    for agreement in old.values():
        yield agreement, None


@dataclass(frozen=True)
class Basis:
    """What a dataset was read from: per document, the sha256 of its bytes and that of the texts of its pages."""

    sources: Mapping[str, str]
    texts: Mapping[str, str]

    def source(self, document_id: str) -> str | None:
        """The sha256 of a document, or of the file that it lies in (`a.zip!b.pdf` in `a.zip`)."""
        while document_id not in self.sources and "!" in document_id:
            document_id = document_id.rpartition("!")[0]
        return self.sources.get(document_id)


def basis_of(dataset: Dataset) -> Basis:
    """The basis of a dataset. It needs its pages and its manifest."""
    texts: dict[str, list[str]] = {}
    for page in dataset.pages:
        texts.setdefault(page.document_id, []).append(page.text)
    inputs = dataset.manifest.inputs if dataset.manifest else ()
    return Basis(
        sources={source.document_id: source.sha256 for source in inputs},
        texts={name: sha256(canonical(pages).encode()) for name, pages in texts.items()},
    )


class Causes:
    """Why what was read of a document differs between two datasets."""

    def __init__(self, before: Basis, after: Basis) -> None:
        self.before, self.after = before, after

    def of(self, document_id: str) -> Cause:
        """`source`, `reader` or `rules`."""
        if self.before.source(document_id) != self.after.source(document_id):
            return "source"
        if self.before.texts.get(document_id) != self.after.texts.get(document_id):
            return "reader"
        return "rules"
