"""A dataset as tables: agreements, acts, motions, records, evidence, decisions, sources, coverage, and the codebook of them all.

Each value that rests on ink has a column beside it that says where: document, § and page. Dates are as precise as their
sources (`2010`, `2020-11`); lists are joined with `; `. The rows stand in the dataset's order. A record whose `rests_on`
is another record's id is counted there: both are versions of the same §.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.export import rows, rulings, words
from pipeline.export.codebook import entries
from pipeline.export.model import Cell, Table, table
from pipeline.export.proofs import proof
from pipeline.export.public import public
from pipeline.export.publication import DEFAULT, Publication
from pipeline.export.sources import link, sources
from pipeline.export.sources import row as source_row
from pipeline.privacy import mask
from pipeline.store import Dataset
from schemas.coverage import Coverage
from schemas.record import AgreementRecord
from schemas.statement import Evidence


def tables(dataset: Dataset, *, coverage: Sequence[Coverage] = (), publication: Publication = DEFAULT) -> list[Table]:
    """The tables of what may be published of a dataset. It needs its records and agreements."""
    return tables_of(public(dataset), coverage=coverage, publication=publication)


def tables_of(shown: Dataset, *, coverage: Sequence[Coverage], publication: Publication) -> list[Table]:
    """The tables of a dataset that is fit to be published as it is."""
    held = rows.Held.of(shown)
    found = sources(shown.records, shown.pages)
    return [
        table("agreements", [rows.agreement(a, held) for a in shown.agreements]),
        table("acts", rows.acts(held)),
        table("motions", rows.motions(held)),
        table("records", [_record(record, held) for record in shown.records]),
        table("evidence", [row for record in shown.records for row in _evidence(record, held, publication)]),
        table("decisions", rows.distinct(list(rulings.rows(shown.agreements)), "decision_key")),
        table("sources", [source_row(source, publication) for source in found.values()]),
        table("coverage", _coverage(coverage)),
        table("codebook", entries()),
    ]


def _record(record: AgreementRecord, held: rows.Held) -> dict[str, Cell]:
    document, item = record.document, record.item
    told = ("designation", "status", "established", "ended", "term", "motion", "acts", "handling", "reasons")
    return {
        "record_id": record.record_id,
        "agreement_id": held.owner.get(record.record_id),
        "rests_on": record.rests_on,
        "versions": words.listed(record.versions),
        "schema_version": record.schema_version,
        "sample": record.sample,
        "document_id": document.document_id,
        "document_title": document.title,
        "document_kind": document.kind,
        "body": document.body.name if document.body else None,
        "organ": document.organ_name,
        "date": words.day(document.meeting_date or document.date),
        "paragraph": item.paragraph,
        "pages": words.listed(map(str, item.pages)),
        "heading": item.heading,
        "case_number": item.case_number,
        **words.partners(record.swedish_partner, record.foreign_partner),
        "partners_source": proof(record, "foreign_partner", "swedish_partner"),
        "scope": words.scope(record.scope),
        "agreement_class": record.agreement_class,
        "designation": record.designation,
        "status": record.status,
        "established": words.day(record.established),
        "established_qualifier": words.qualifier(record.established),
        "ended": words.day(record.ended),
        "ended_qualifier": words.qualifier(record.ended),
        **words.term(record.term),
        "motion": words.motion(record.motion) if record.motion else None,
        "acts": words.listed(map(words.act, record.acts)),
        "handling": words.listed(map(words.handling, record.handling)),
        "reasons": words.listed(f"{reason.reason} ({reason.holder})" for reason in record.reasons),
        "initiator": record.initiator,
        "parties": words.listed(record.parties),
        "positions": words.listed(map(words.position, record.positions)),
        "votes": words.listed(map(words.vote, record.votes)),
        "participants": words.listed(record.participants),
        "consulted": words.listed(record.consulted),
        "funder": record.funder,
        "signed_by": words.listed(signer.name for signer in record.signed_by),
        "instrument_id": record.instrument_id,
        "evidence": sum(map(len, record.evidence.values())),
        **{f"{path}_source": proof(record, path) for path in told},
    }


def _evidence(record: AgreementRecord, held: rows.Held, publication: Publication) -> list[dict[str, Cell]]:
    values = words.Values(record)
    common: dict[str, Cell] = {
        "record_id": record.record_id,
        "agreement_id": held.owner.get(record.record_id),
        "sample": record.sample,
        "document_id": record.document.document_id,
        "paragraph": record.item.paragraph,
    }
    return [
        {
            "evidence_id": f"{record.record_id}:{path}:{number}",
            **common,
            "field": path,
            "value": values.at(path),
            "quote": evidence.quote,
            "page": evidence.page,
            "link": link(record.document, publication, evidence.page),
            "part": evidence.part,
            "rule": evidence.rule,
            "confidence": evidence.confidence,
            "quality": evidence.quality,
            "quality_score": evidence.quality_score,
            "start": evidence.start,
            "end": evidence.end,
            "boxes": _boxes(evidence),
        }
        for path, group in sorted(record.evidence.items())
        for number, evidence in enumerate(group, 1)
    ]


def _boxes(evidence: Evidence) -> str | None:
    return words.listed(" ".join(f"{side:g}" for side in box) for box in evidence.boxes)


def _coverage(coverage: Sequence[Coverage]) -> list[dict[str, Cell]]:
    """The lines by body and year, each under an id of its own."""
    lines: list[dict[str, Cell]] = []
    for line in sorted(coverage, key=lambda line: (line.body.kind, line.body.code, line.year, line.to_line())):
        group = getattr(line, "country_group", None)
        row: dict[str, Cell] = {
            "coverage_id": "-".join(filter(None, (line.body.kind, line.body.code, str(line.year), line.origin, group))),
            "body": line.body.name,
            "body_kind": line.body.kind,
            "body_code": line.body.code,
            "year": line.year,
            "state": line.state,
            "documents": line.documents,
            "unreadable": line.unreadable,
            "origin": line.origin,
            "country_group": group,
            "note": mask(line.note) if line.note else None,
        }
        lines.append(row)
    return rows.distinct(lines, "coverage_id")
