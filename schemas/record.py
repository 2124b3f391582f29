"""The validated agreement record: one agreement as one item (§) of one document speaks of it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from schemas.base import SCHEMA_VERSION, Model
from schemas.dates import Date
from schemas.document import Body, Document, Organ
from schemas.statement import Evidence, Stage

PlaceKind = Literal["city", "municipality", "county", "prefecture", "province", "region", "special_region", "country"]
AgreementClass = Literal["twin", "partnership", "unspecified"]
Status = Literal[
    "proposed", "active", "dormant", "paused", "partly_ended", "ended", "expired", "not_renewed", "not_established",
    "unknown",
]  # fmt: skip
Outcome = Literal[
    "granted", "rejected", "answered", "partly_granted", "referred_back", "tabled", "sent_for_preparation", "dropped",
    "withdrawn", "unknown",
]  # fmt: skip
ActName = Literal[
    "establish", "renew", "not_renew", "end", "partly_end", "pause", "resume", "investigate", "evaluate", "keep", "amend",
]  # fmt: skip
By = Literal["motion", "petition", "swedish", "foreign", "mutual", "unknown"]
Reason = Literal["human_rights", "state_conduct", "inactivity", "resources", "term_ended", "policy_change", "other"]
Holder = Literal["motion", "majority", "opposition", "official", "deciding_organ"]
Initiator = Literal["swedish", "foreign", "mutual", "unknown"]
MotionKind = Literal["motion", "medborgarforslag", "initiativ", "interpellation"]


class ItemRef(Model):
    """The item a record was read from."""

    paragraph: str | None
    heading: str | None
    case_number: str | None
    pages: tuple[int, ...]


class ForeignPartner(Model):
    """The foreign unit as the source names it. `local_units` are names in local script that the source gives."""

    name: str
    kind: PlaceKind
    country: str | None
    country_group: str | None
    admin1: str | None
    local_units: tuple[str, ...] = ()
    place_key: str | None
    linked: bool


class Scope(Model):
    """A set of agreements that one act is about, such as all with Russian towns."""

    of: Literal["country", "region", "all"]
    value: str | None
    except_: tuple[str, ...] = Field(default=(), alias="except")

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )


class Term(Model):
    """How long the agreement runs: `years` as written, renewal and notice in the source's terms."""

    years: float | None = None
    start: Date | None = None
    end: Date | None = None
    renewal: Literal["automatic", "by_decision", "none"] | None = None
    notice: str | None = None


class Mover(Model):
    """Who moved. The mover of a medborgarförslag is private: `name` is None and `role` is `enskild`."""

    name: str | None
    party: str | None = None
    role: str | None = None


class Motion(Model):
    """A motion or petition, and what this item did with it."""

    kind: MotionKind
    title: str | None
    movers: tuple[Mover, ...] = ()
    filed: Date | None = None
    filed_organ: Organ | None = None
    filed_paragraph: str | None = None
    outcome: Outcome
    outcome_stage: Stage | None
    outcome_by: Organ | None = None
    outcome_organ: Organ | None = None


class Act(Model):
    """One act on the agreement and how far it has come."""

    key: str
    act: ActName
    stage: Stage
    organ: Organ | None = None
    organ_name: str | None = None
    paragraph: str | None = None
    date: Date | None = None
    effective: Date | None = None
    by: By = "unknown"


class Handling(Model):
    """Where else the matter was or will be dealt with."""

    organ: Organ | None
    organ_name: str
    date: Date | None = None
    paragraph: str | None = None


class CodedReason(Model):
    """Why, in the report's coding, and whose reason it is."""

    reason: Reason
    holder: Holder


class Position(Model):
    """Where a person or a party stands: towards the motion where there is one, else towards the main proposal."""

    party: str | None
    name: str | None
    side: Literal["for", "against", "abstain"]
    form: Literal["yrkande", "reservation", "sarskilt_yttrande", "vote"]


class Vote(Model):
    """One vote: `yes_means` and `no_means` are the source's words for what each side stood for."""

    question: str | None
    yes: int | None
    no: int | None
    abstain: int | None = None
    absent: int | None = None
    yes_means: str | None = None
    no_means: str | None = None
    result: str | None = None


class Signer(Model):
    """Who signed a letter or an utlåtande; `role` in lower case."""

    name: str
    party: str | None = None
    role: str | None = None


class AgreementRecord(Model):
    """One line of `records.jsonl`; always the machine's reading. The keys of `evidence` are dotted field paths.

    `versions` are the records that say the same in other versions of the same § (an extract, a scan, a web page), the
    most trusted first, and `rests_on` the one that counts: its own id where it counts itself. `rests_on` is None only
    as long as documents have not been held against each other (`vanort extract`).
    """

    record_id: str
    agreement_id: str | None
    schema_version: Literal["1.0"] = SCHEMA_VERSION
    sample: bool
    document: Document
    item: ItemRef
    swedish_partner: Body
    foreign_partner: ForeignPartner | None
    scope: Scope | None = None
    agreement_class: AgreementClass
    designation: str | None = None
    established: Date | None = None
    term: Term | None = None
    ended: Date | None = None
    status: Status
    motion: Motion | None = None
    acts: tuple[Act, ...] = ()
    handling: tuple[Handling, ...] = ()
    reasons: tuple[CodedReason, ...] = ()
    initiator: Initiator = "unknown"
    parties: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    votes: tuple[Vote, ...] = ()
    participants: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    funder: str | None = None
    signed_by: tuple[Signer, ...] = ()
    instrument_id: str | None = None
    rests_on: str | None = None
    versions: tuple[str, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]]

    @model_validator(mode="after")
    def _partner_or_scope(self) -> AgreementRecord:
        if self.foreign_partner is None and self.scope is None:
            raise ValueError("a record names a foreign partner or a scope")
        if len({a.key for a in self.acts}) != len(self.acts):
            raise ValueError("the keys of a record's acts differ from each other")
        return self
