"""A dataset as three flat tables: agreements, records, and the evidence of every value.

Each value that rests on ink has a column beside it, `<value>_source`, that says where: document, § and page. Dates are
as precise as their sources (`2010`, `2020-11`); lists are joined with `; `. The rows stand in the dataset's order.
A record whose `rests_on` is another record's id is counted there: both are versions of the same §.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.fieldpaths import as_text, empty, evidence_for, flatten
from pipeline.privacy import mask
from pipeline.store import Dataset
from schemas.agreement import Agreement
from schemas.base import Model
from schemas.dates import Date
from schemas.document import Body
from schemas.record import Act, AgreementRecord, ForeignPartner, Motion, Term

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """Rows of cells under named columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(dataset: Dataset) -> list[Table]:
    """The tables of a dataset. It needs its records and agreements."""
    by_id = {record.record_id: record for record in dataset.records}
    return [
        _table("agreements", [_agreement(a, [by_id[r] for r in a.record_ids]) for a in dataset.agreements], _AGREEMENT),
        _table("records", [_record(record) for record in dataset.records], _RECORD),
        _table("evidence", [row for record in dataset.records for row in _evidence(record)], _EVIDENCE),
    ]


def place(record: AgreementRecord, path: str) -> str:
    """Where the evidence of a field stands: `minutes.pdf § 102 p. 14`; empty for what is computed."""
    pages = sorted({evidence.page for evidence in evidence_for(record, path)})
    return f"{_where(record)} p. {', '.join(map(str, pages))}" if pages else ""


def _where(record: AgreementRecord) -> str:
    paragraph = f" § {record.item.paragraph}" if record.item.paragraph else ""
    return record.document.document_id + paragraph


_PARTNERS = (
    "swedish_partner", "swedish_kind", "swedish_code",
    "foreign_partner", "foreign_kind", "country", "admin1", "place_key", "linked",
)  # fmt: skip
_AGREEMENT = (
    "agreement_id", *_PARTNERS, "agreement_class", "designations", "designations_source", "status", "status_as_of",
    "established", "established_source", "ended", "ended_source", "term_years", "term_start", "term_end",
    "term_renewal", "term_source", "initiator", "reasons", "acts", "acts_source", "motions", "motions_source",
    "conflicts", "record_ids", "sample",
)  # fmt: skip
_RECORD = (
    "record_id", "agreement_id", "rests_on", "versions", "document_id", "paragraph", "pages", "document_title",
    "document_kind", "body", "organ", "date", "heading", "case_number", *_PARTNERS, "partners_source", "scope", "agreement_class",
    "designation", "designation_source", "established", "established_source", "ended", "ended_source", "term_years",
    "term_start", "term_end", "term_renewal", "term_source", "status", "motion_kind", "motion_title", "motion_movers",
    "motion_filed", "motion_outcome", "motion_outcome_stage", "motion_source", "acts", "acts_source", "reasons",
    "reasons_source", "initiator", "parties", "votes", "participants", "consulted", "funder", "signed_by", "sample",
)  # fmt: skip
_EVIDENCE = (
    "record_id", "agreement_id", "field", "value", "document_id", "paragraph", "page", "quote", "part", "rule",
    "confidence", "start", "end",
)  # fmt: skip


def _table(name: str, rows: Sequence[dict[str, Cell]], columns: tuple[str, ...]) -> Table:
    return Table(name, columns, tuple(tuple(row.get(column) for column in columns) for row in rows))


def _agreement(agreement: Agreement, records: Sequence[AgreementRecord]) -> dict[str, Cell]:
    def source(of: Callable[[AgreementRecord], Any], path: str, value: Any) -> str:
        """The places in those records that say what the agreement says."""
        same = [
            record for record in records if not empty(_plain(of(record))) and (value is None or of(record) == value)
        ]
        return "; ".join(dict.fromkeys(filter(None, (place(record, path) for record in same))))

    return {
        "agreement_id": agreement.agreement_id,
        **_partners(agreement.swedish_partner, agreement.foreign_partner),
        "agreement_class": agreement.agreement_class,
        "designations": _list(agreement.designations),
        "designations_source": source(lambda r: r.designation, "designation", None),
        "status": agreement.status,
        "status_as_of": _date(agreement.status_as_of),
        "established": _date(agreement.established),
        "established_source": source(lambda r: r.established, "established", agreement.established),
        "ended": _date(agreement.ended),
        "ended_source": source(lambda r: r.ended, "ended", agreement.ended),
        **_term(agreement.term),
        "term_source": source(lambda r: r.term, "term", agreement.term),
        "initiator": agreement.initiator,
        "reasons": _list(f"{reason.reason} ({reason.holder})" for reason in agreement.reasons),
        "acts": _list(_act(act) for act in agreement.acts),
        "acts_source": source(lambda r: r.acts, "acts", None),
        "motions": _list(f"{mask(m.title or m.kind)}: {_outcome(m)}" for m in agreement.motions),
        "motions_source": source(lambda r: r.motion, "motion", None),
        "conflicts": _list(f"{c.field}: {' / '.join(c.values)}" for c in agreement.conflicts),
        "record_ids": _list(agreement.record_ids),
        "sample": agreement.sample,
    }


def _record(record: AgreementRecord) -> dict[str, Cell]:
    document, item, motion = record.document, record.item, record.motion
    row: dict[str, Cell] = {
        "record_id": record.record_id,
        "agreement_id": record.agreement_id,
        "rests_on": record.rests_on,
        "versions": _list(record.versions),
        "document_id": document.document_id,
        "paragraph": item.paragraph,
        "pages": _list(map(str, item.pages)),
        "document_title": mask(document.title or ""),
        "document_kind": document.kind,
        "body": document.body.name if document.body else None,
        "organ": document.organ_name,
        "date": _date(document.meeting_date or document.date),
        "heading": mask(item.heading or ""),
        "case_number": item.case_number,
        **_partners(record.swedish_partner, record.foreign_partner),
        "scope": as_text(list(flatten(record.scope).values())) if record.scope else None,
        "agreement_class": record.agreement_class,
        "designation": record.designation,
        "established": _date(record.established),
        "ended": _date(record.ended),
        **_term(record.term),
        "status": record.status,
        "acts": _list(_act(act) for act in record.acts),
        "reasons": _list(f"{reason.reason} ({reason.holder})" for reason in record.reasons),
        "initiator": record.initiator,
        "parties": _list(record.parties),
        "votes": _list(f"{v.yes}–{v.no}" for v in record.votes),
        "participants": _list(record.participants),
        "consulted": _list(record.consulted),
        "funder": record.funder,
        "signed_by": _list(signer.name for signer in record.signed_by),
        "sample": record.sample,
    }
    if motion:
        row |= {
            "motion_kind": motion.kind,
            "motion_title": mask(motion.title or ""),
            "motion_movers": _list(
                f"{m.name or m.role or ''}{f' ({m.party})' if m.party else ''}" for m in motion.movers
            ),
            "motion_filed": _date(motion.filed),
            "motion_outcome": motion.outcome,
            "motion_outcome_stage": motion.outcome_stage,
        }
    sources = ("designation", "established", "ended", "term", "motion", "acts", "reasons")
    places = {f"{path}_source": place(record, path) for path in sources}
    return row | places | {"partners_source": place(record, "foreign_partner") or place(record, "swedish_partner")}


def _evidence(record: AgreementRecord) -> list[dict[str, Cell]]:
    values = flatten(record)
    return [
        {
            "record_id": record.record_id,
            "agreement_id": record.agreement_id,
            "field": path,
            "value": mask(_value(values, path)),
            "document_id": record.document.document_id,
            "paragraph": record.item.paragraph,
            "page": evidence.page,
            "quote": mask(evidence.quote),
            "part": evidence.part,
            "rule": evidence.rule,
            "confidence": evidence.confidence,
            "start": evidence.start,
            "end": evidence.end,
        }
        for path, group in sorted(record.evidence.items())
        for evidence in group
    ]


def _value(values: dict[str, Any], path: str) -> str:
    """A field's value, or those of its parts."""
    if path in values:
        return as_text(values[path])
    head, _, key = path.rpartition(".")
    below = [as_text(value) for name, value in values.items() if name.startswith(path + ".")]
    return ", ".join(below) or (key if head in values else "")


def _partners(swedish: Body, foreign: ForeignPartner | None) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "swedish_partner": swedish.name,
        "swedish_kind": swedish.kind,
        "swedish_code": swedish.code,
    }
    if foreign:
        row |= {
            "foreign_partner": foreign.name,
            "foreign_kind": foreign.kind,
            "country": foreign.country,
            "admin1": foreign.admin1,
            "place_key": foreign.place_key,
            "linked": foreign.linked,
        }
    return row


def _term(term: Term | None) -> dict[str, Cell]:
    if term is None:
        return {}
    return {
        "term_years": term.years,
        "term_start": _date(term.start),
        "term_end": _date(term.end),
        "term_renewal": term.renewal,
    }


def _act(act: Act) -> str:
    date = f" {_date(act.date)}" if act.date else ""
    return f"{act.act} ({act.stage}){date}"


def _outcome(motion: Motion) -> str:
    return motion.outcome + (f" ({motion.outcome_stage})" if motion.outcome_stage else "")


def _date(date: Date | None) -> str | None:
    return as_text(date.model_dump(mode="json")) if date else None


def _list(values: Any) -> str | None:
    return "; ".join(values) or None


def _plain(value: Any) -> Any:
    return (
        value.model_dump(mode="json")
        if isinstance(value, Model)
        else (list(value) if isinstance(value, tuple) else value)
    )
