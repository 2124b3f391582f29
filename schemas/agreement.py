"""The dataset's rows: agreements (the fold over records) and threads (one matter through its items)."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.dates import Date
from schemas.document import Body, DocumentKind, Organ
from schemas.record import (
    Act,
    AgreementClass,
    CodedReason,
    ForeignPartner,
    Initiator,
    Motion,
    Mover,
    Outcome,
    Status,
    Term,
)
from schemas.statement import Stage

Origin = Literal["extracted", "reviewed", "imported", "manual"]
ReviewState = Literal["pending", "accepted", "corrected", "rejected", "stale"]


class Instrument(Model):
    """One paper of a relation; several of one pair may begin and end by themselves."""

    designation: str | None
    established: Date | None
    ended: Date | None


class Period(Model):
    """A stretch in which the agreement was in force."""

    start: Date | None
    end: Date | None


class SourcedAct(Act):
    """An act with the record it was read from."""

    record_id: str


class SourcedMotion(Motion):
    """A motion with the record it was read from."""

    record_id: str


class State(Model):
    """What an agreement was from a day on, and what made it so: an act (its `key`), or a record that tells it.

    `since` is None where the source gives no day; `known` is the day of the source, by which it was so at the latest.
    `decision_id` is set where a person settled it: then `record_id` is the record that was read before.
    """

    status: Status
    since: Date | None
    known: Date | None
    act: str | None
    record_id: str
    decision_id: str | None = None


class Settled(Model):
    """A person's decision that gave a field its value: what it was before and what it became, in words.

    `record_id` is the record it is about, None where it is about the agreement itself. `day` is that of the decision.
    """

    decision_id: str
    day: str
    verdict: Literal["correct", "add", "reject"]
    field: str
    record_id: str | None
    before: str | None
    value: str | None


class Conflict(Model):
    """Two records that give different values for one field of the agreement."""

    field: str
    values: tuple[str, ...]
    record_ids: tuple[str, ...]


class Agreement(Model):
    """One line of `agreements.jsonl`.

    `states` are the states it went through, the present one last. `value_origin` says of each folded field whether it
    was read (`extracted`), brought in with a table (`imported`), entered by hand (`manual`) or settled by a reviewer
    (`reviewed`); `review` what became of it in review; `decisions` are those of people that put a value in its place.
    """

    agreement_id: str
    former_ids: tuple[str, ...] = ()
    swedish_partner: Body
    foreign_partner: ForeignPartner
    agreement_class: AgreementClass
    designations: tuple[str, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    periods: tuple[Period, ...] = ()
    states: tuple[State, ...] = ()
    status: Status
    status_as_of: Date | None = None
    established: Date | None = None
    ended: Date | None = None
    term: Term | None = None
    initiator: Initiator = "unknown"
    reasons: tuple[CodedReason, ...] = ()
    acts: tuple[SourcedAct, ...] = ()
    motions: tuple[SourcedMotion, ...] = ()
    participants: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    funder: str | None = None
    record_ids: tuple[str, ...]
    conflicts: tuple[Conflict, ...] = ()
    value_origin: dict[str, Origin]
    review: dict[str, ReviewState]
    decisions: tuple[Settled, ...] = ()
    sample: bool = False


class ThreadStep(Model):
    """One item of a thread: where and when it was dealt with, and what the item did with its motion.

    `date` is the meeting's, or the letter's own; None where the document has none.
    """

    item_id: str
    kind: DocumentKind | None
    organ: Organ | None
    organ_name: str | None
    date: Date | None
    outcome: Outcome | None
    outcome_stage: Stage | None


class Thread(Model):
    """One line of `threads.jsonl`: one matter through its items, in the order of their days.

    `steps` tells of the same items, one by one.
    """

    thread_id: str
    body: Body | None
    case_numbers: tuple[str, ...]
    title: str | None
    movers: tuple[Mover, ...]
    filed: Date | None
    item_ids: tuple[str, ...]
    record_ids: tuple[str, ...]
    outcome: Outcome
    outcome_stage: Stage | None
    agreement_ids: tuple[str, ...]
    steps: tuple[ThreadStep, ...] = ()
