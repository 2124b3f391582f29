"""From a value to its ink: which records say it, and where in their documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pipeline.export.model import Proof
from pipeline.fieldpaths import empty, evidence_for
from pipeline.resolve.trust import IMPORTED
from schemas.agreement import Agreement
from schemas.base import Model
from schemas.record import AgreementRecord


def where(record: AgreementRecord, pages: Iterable[int]) -> str:
    """A place in words: `minutes.pdf § 102 p. 14`; of a table `table.csv row 7 p. 1`."""
    paragraph = f" § {record.item.paragraph}" if record.item.paragraph else ""
    if record.document.reader == IMPORTED:
        number = record.record_id.rpartition("#i")[2].partition("/")[0]
        paragraph = f" row {number}" if number.isdigit() else ""
    return f"{record.document.document_id}{paragraph} p. {', '.join(map(str, sorted(set(pages))))}"


def proof(record: AgreementRecord, *paths: str) -> Proof | None:
    """The ink of the first of these fields that has some of its own or in its parts; None for what is computed."""
    for path in paths:
        found = evidence_for(record, path)
        if found:
            key = _key(record, path)
            pages = [evidence.page for evidence in found]
            return Proof(
                where(record, pages), record.document.document_id, found[0].page, f"{record.record_id}:{key}:1"
            )
    return None


def _key(record: AgreementRecord, path: str) -> str:
    """The key in `evidence` under which `evidence_for` finds the first piece."""
    if record.evidence.get(path):
        return path
    below = next((key for key, group in record.evidence.items() if group and key.startswith(path + ".")), None)
    if below:
        return below
    head = path.rpartition(".")[0]
    while head and not record.evidence.get(head):
        head = head.rpartition(".")[0]
    return head


def joined(proofs: Iterable[Proof | None]) -> Proof | None:
    """Several proofs of one cell: all their places in words, the first to open."""
    found = list(dict.fromkeys(one for one in proofs if one))
    if not found:
        return None
    first = found[0]
    text = "; ".join(dict.fromkeys(one.text for one in found))
    return Proof(text, first.document_id, first.page, first.evidence_id, first.table)


def saying(
    records: Sequence[AgreementRecord], of: Callable[[AgreementRecord], Any], value: Any, *paths: str
) -> Proof | None:
    """The ink in those records that say what the agreement says; with `value` None in those that say anything."""
    return joined(
        proof(record, *paths)
        for record in records
        if not empty(_json(of(record))) and (value is None or of(record) == value)
    )


def of_acts(by_id: Mapping[str, AgreementRecord], acts: Iterable[tuple[str, str]], *, part: str = "") -> Proof | None:
    """The ink of acts, given as (record id, key)."""
    return joined(proof(by_id[name], f"acts.{key}{part}") for name, key in acts if name in by_id)


def of_status(
    agreement: Agreement, by_id: Mapping[str, AgreementRecord], records: Sequence[AgreementRecord]
) -> Proof | None:
    """The ink of what made the present state: an act, or a record that tells it.

    Where a record tells it by its act or by there being an agreement, that ink is it.
    """
    state = agreement.states[-1] if agreement.states else None
    if state and state.record_id in by_id:
        paths = (f"acts.{state.act}",) if state.act else ()
        found = proof(by_id[state.record_id], *paths, "status", "acts", "established", "designation", "foreign_partner")
        if found:
            return found
    told = saying(records, lambda r: r.status, agreement.status, "status", "acts")
    return told or saying(
        records, lambda r: r.status, agreement.status, "established", "designation", "foreign_partner"
    )


def _json(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    return list(value) if isinstance(value, tuple) else value
