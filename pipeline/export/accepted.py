"""What reviewers accepted or corrected, and nothing else: the dataset for strict users."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pipeline.fieldpaths import flatten, slug
from pipeline.store import Dataset
from schemas.agreement import Agreement, Settled
from schemas.record import AgreementRecord

_SETTLED: Final = ("accepted", "corrected")


def accepted(dataset: Dataset) -> Dataset:
    """The dataset with nothing but what reviewers accepted or corrected, for strict users.

    An agreement stays if one of its fields was; its parties and class name it and stay, the fields that nobody looked
    at are emptied (a status becomes `unknown`). Of its records the same fields stay, with their evidence, as far as
    they say what the agreement says; a field that was corrected may have none. Threads are reviewed by nobody and go.
    """
    agreements = tuple(kept for agreement in dataset.agreements if (kept := _settled(agreement)))
    owners = {name: agreement for agreement in agreements for name in agreement.record_ids}
    acted = {act.record_id for agreement in agreements for act in agreement.acts}
    by_id = {agreement.agreement_id: agreement for agreement in agreements}
    records = tuple(
        _of_agreement(record, owners.get(record.record_id), by_id.values())
        for record in dataset.records
        if record.record_id in owners or record.record_id in acted
    )
    named = {record.document.document_id for record in records}
    pages = tuple(page for page in dataset.pages if page.document_id in named)
    return Dataset(pages=pages, records=records, agreements=agreements)


def _settled(agreement: Agreement) -> Agreement | None:
    kept = {name for name, state in agreement.review.items() if state in _SETTLED}
    if not kept:
        return None
    known = {"status"} <= kept
    dated = {"established", "ended"} <= kept
    keep: dict[str, bool] = {
        "status_as_of": known,
        "states": known,
        "periods": known and dated,
        "instruments": dated and "designations" in kept,
        "initiator": bool(kept & {"initiator", "acts"}),
    }
    emptied: dict[str, Any] = {"status": "unknown", "initiator": "unknown"}
    update: dict[str, Any] = {
        name: emptied.get(name, agreement_default)
        for name, agreement_default in _EMPTY.items()
        if not keep.get(name, name in kept)
    }
    update["conflicts"] = tuple(conflict for conflict in agreement.conflicts if conflict.field in kept)
    update["decisions"] = tuple(one for one in agreement.decisions if _FIELD.get(_head(one), _head(one)) in kept)
    for name in ("value_origin", "review"):
        update[name] = {field: told for field, told in getattr(agreement, name).items() if field in kept}
    return agreement.model_copy(update=update)


def _head(one: Settled) -> str:
    return one.field.split(".")[0]


_FIELD: Final = {"designation": "designations"}
_EMPTY: Final[dict[str, Any]] = {
    "designations": (), "instruments": (), "periods": (), "states": (), "status": "unknown", "status_as_of": None,
    "established": None, "ended": None, "term": None, "initiator": "unknown", "reasons": (), "acts": (),
    "motions": (), "participants": (), "consulted": (), "funder": None,
}  # fmt: skip
# Fields of a record, each under the field of the agreement that was reviewed.
_SAME: Final = ("established", "ended", "term", "funder")
_PARTS: Final = {
    "designation": "designations",
    "reasons": "reasons",
    "participants": "participants",
    "consulted": "consulted",
}
_IDENTITY: Final = ("swedish_partner", "foreign_partner", "agreement_class")


def _of_agreement(record: AgreementRecord, owner: Agreement | None, agreements: Iterable[Agreement]) -> AgreementRecord:
    """The record with what its agreement (or, for an act on a set, any agreement) still says."""
    update: dict[str, Any] = {name: field.default for name, field in type(record).model_fields.items() if name in _REST}
    given = {act.key for a in agreements for act in a.acts if act.record_id == record.record_id}
    update["acts"] = tuple(act for act in record.acts if act.key in given)
    if owner:
        motions = {motion.record_id for motion in owner.motions}
        update["motion"] = record.motion if record.record_id in motions else None
        update |= {n: getattr(record, n) if getattr(record, n) == getattr(owner, n) else None for n in _SAME}
        for name, told in _PARTS.items():
            value, there = getattr(record, name), getattr(owner, told)
            if isinstance(value, tuple):
                update[name] = tuple(one for one in value if one in there)
            else:
                update[name] = value if value in there else None
        update["status"] = record.status if record.status == owner.status else "unknown"
    else:
        update |= dict.fromkeys((*_SAME, "designation", "motion")) | dict.fromkeys(
            ("reasons", "participants", "consulted"), ()
        )
        update["status"] = "unknown"
    update["initiator"] = "unknown"
    found = record.model_copy(update=update)
    there = flatten(found).keys()
    names = {path.split(".")[0] for path in there} | set(_IDENTITY)
    keys = {f"acts.{act.key}" for act in found.acts}
    evidence = {path: e for path, e in record.evidence.items() if _holds(path, names, keys, found)}
    return found.model_copy(update={"evidence": evidence})


_REST: Final = ("handling", "parties", "positions", "votes", "signed_by", "instrument_id")


def _holds(path: str, names: set[str], keys: set[str], record: AgreementRecord) -> bool:
    """Whether a path of evidence is about something that is still in the record."""
    head, _, rest = path.partition(".")
    if head == "acts":
        return (not rest and bool(keys)) or any(path == key or path.startswith(f"{key}.") for key in keys)
    if head == "status":
        return record.status != "unknown"
    if head == "reasons" and rest:
        return any(slug(rest).startswith(slug(reason.reason)) for reason in record.reasons)
    return head in names
