"""From a value to the decision that settled it: where a person put a value in the place of what was read.

A decision about the agreement itself is the proof of its field. One about a record is, where that record gives the
agreement its value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.export.model import Cell, Proof
from pipeline.export.proofs import joined
from schemas.agreement import Agreement, Settled

TABLE = "decisions"
_OVER = ("end", "partly_end", "pause", "not_renew")
_FOLLOWS = {
    "status": ("ended",),
    "ended": ("status",),
    "established": (),
}  # fields that a decision on another one may set
_NAMED = {"designations": "designation"}


def rows(agreements: Iterable[Agreement]) -> Iterator[dict[str, Cell]]:
    """The rows of the table of decisions."""
    for agreement in agreements:
        for one in agreement.decisions:
            yield {"decision_key": _key(agreement, one), "agreement_id": agreement.agreement_id, **one.model_dump()}


def ruling(agreement: Agreement, field: str, ink: Cell) -> Cell:
    """The proof of a field: the decision that settled it, else the ink."""
    on = [one for one in agreement.decisions if one.record_id is None]
    own = [one for one in on if one.field.split(".")[0] == field]
    if not own and agreement.value_origin.get(field) == "reviewed":
        own = [one for one in on if one.field in _FOLLOWS.get(field, ())]
    if not own:
        own = list(_of_records(agreement, field, ink))
    return joined(_proof(agreement, one) for one in own) or ink


def _of_records(agreement: Agreement, field: str, ink: Cell) -> Iterator[Settled]:
    """The decisions about records that gave the agreement what it says in a field."""
    acts = {f"acts.{act.key}" for act in agreement.acts if field == "status" or act.act in _OVER}
    state = agreement.states[-1] if agreement.states else None
    for one in agreement.decisions:
        if one.record_id is None:
            continue
        head = one.field.split(".")[0]
        if field in ("status", "ended"):
            made = state is not None and state.record_id == one.record_id
            act = ".".join(one.field.split(".")[:2])
            if made and (head in ("status", "ended") or (act in acts and one.verdict != "reject")):
                yield one
        elif ink is None and head == _NAMED.get(field, field):
            yield one


def _proof(agreement: Agreement, one: Settled) -> Proof:
    about = f" on {one.record_id}" if one.record_id else ""
    text = f"decision {one.decision_id} of {one.day}{about}"
    return Proof(text, one.record_id or "", 0, _key(agreement, one), TABLE)


def _key(agreement: Agreement, one: Settled) -> str:
    return f"{agreement.agreement_id}:{one.decision_id}"
