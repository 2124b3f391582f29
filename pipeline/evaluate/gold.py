"""The gold: what a careful reader says a document holds, in the contract's terms.

One file per document, `<stem>.gold.json` beside `<stem>.pdf` or another suffix of `DOCUMENTS`, or anywhere with `source`,
the document's path under the shared folder. A key that is left out means null or empty; fields marked *optional* in
`fields.py` are scored only where the gold states them; paths under `unscored` are debatable and never scored. A text may
be given as `{"sha256": …}` of its folded form (`normal.fold`), for documents whose words must not be copied.

A document in a bundle has a file of its own, `<stem>!<member>.gold.json`: the member is its ordinal in a PDF of several
documents, its name in an archive. Pages of the former are those of the PDF, and `pages` says which are its own.

Paths of evidence are those of a record's `evidence`; a member of a list goes by its key, its folded name, or its place
in the list (`motion.movers.1`). Acts get their keys from act and stage: `end-planned`, a second equal one
`end-planned-2`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from schemas.base import Model
from schemas.dates import Date
from schemas.document import BodyKind, DocumentKind, Organ
from schemas.record import (
    ActName,
    AgreementClass,
    By,
    CodedReason,
    Initiator,
    MotionKind,
    Outcome,
    PlaceKind,
    Status,
)
from schemas.statement import Stage

SUFFIX = ".gold.json"
DOCUMENTS = (".docx", ".html", ".odt", ".pdf", ".rtf", ".txt")
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class GoldError(Exception):
    """Gold that cannot be used; the message names the file and says what to do."""


class Hashed(Model):
    """A text given by the sha256 of its folded form."""

    sha256: Sha256


Text = str | Hashed


class GoldEvidence(Model):
    """Where a value stands. `page` counts from 1, and one of these says where on it:

    - `quote`, the words, with `nth`, which occurrence on the page, from 1; without `nth` any occurrence will do;
    - `start`, `end`, code points of the raw page text, half-open, with the `sha256` of that stretch;
    - `length`, `sha256` of the quote without its white space: for words that must not be copied, in a PDF.

    With none of them only the page is judged.
    """

    page: int = Field(ge=1)
    quote: str | None = None
    nth: int | None = Field(default=None, ge=1)
    start: int | None = Field(default=None, ge=0)
    end: int | None = None
    length: int | None = Field(default=None, ge=1)
    sha256: Sha256 | None = None


class GoldBody(Model):
    """A Swedish body; its kind and SCB code are compared, its name is not."""

    name: Text | None = None
    kind: BodyKind
    code: str


class GoldHead(Model):
    """What the document says of itself."""

    kind: DocumentKind
    body: GoldBody | None = None
    organ: Organ | None = None
    meeting_date: Date | None = None


class GoldMover(Model):
    """Who moved; a citizen has no name and the role `enskild`."""

    name: Text | None = None
    party: str | None = None
    role: Text | None = None


class GoldItemMotion(Model):
    """A motion as an item treats it. Only kind, outcome and stage are scored here; records score the rest."""

    kind: MotionKind
    title: Text | None = None
    movers: tuple[GoldMover, ...] = ()
    filed: Date | None = None
    filed_organ: Organ | None = None
    filed_paragraph: str | None = None
    outcome: Outcome
    outcome_stage: Stage | None = None
    outcome_by: Organ | None = None
    outcome_organ: Organ | None = None


class GoldItem(Model):
    """One §. `heading` and `case_number` are scored where the gold states them."""

    paragraph: str | None
    heading: Text | None = None
    case_number: str | None = None
    motion: GoldItemMotion | None = None
    note: str | None = None


class GoldPartner(Model):
    """The foreign unit. Group, first-level unit, place key and link are scored where they are stated."""

    name: Text
    kind: PlaceKind | None = None
    country: str | None = None
    country_group: str | None = None
    admin1: str | None = None
    local_units: tuple[str, ...] = ()
    place_key: str | None = None
    linked: bool | None = None


class GoldScope(Model):
    """A set of agreements that one act is about."""

    of: Literal["country", "region", "all"]
    value: str | None = None
    except_: tuple[str, ...] = Field(default=(), alias="except")


class GoldTerm(Model):
    """How long the agreement runs; all but `years` is scored where it is stated."""

    years: float | None = None
    start: Date | None = None
    end: Date | None = None
    renewal: Literal["automatic", "by_decision", "none"] | None = None
    notice: Text | None = None


class GoldAct(Model):
    """An act without its key, which follows from act and stage."""

    act: ActName
    stage: Stage
    organ: Organ | None = None
    organ_name: Text | None = None
    paragraph: str | None = None
    date: Date | None = None
    effective: Date | None = None
    by: By = "unknown"


class GoldHandling(Model):
    """Where else the matter was dealt with; the organ's name is scored where it is stated."""

    organ: Organ | None = None
    organ_name: Text | None = None
    date: Date | None = None
    paragraph: str | None = None


class GoldPosition(Model):
    """Who took which side, and how."""

    party: str | None = None
    name: Text | None = None
    side: Literal["for", "against", "abstain"]
    form: Literal["yrkande", "reservation", "sarskilt_yttrande", "vote"]


class GoldVote(Model):
    """A vote goes by its two numbers; what else is stated of it in numbers is compared, its words are not."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    question: Text | None = None
    yes_means: Text | None = None
    no_means: Text | None = None
    result: Text | None = None


class GoldSigner(Model):
    """Who signed; the role is scored where it is stated."""

    name: Text
    party: str | None = None
    role: Text | None = None


class GoldRecord(Model):
    """One agreement as one item speaks of it."""

    paragraph: str | None = None
    swedish_partner: GoldBody
    foreign_partner: GoldPartner | None = None
    scope: GoldScope | None = None
    agreement_class: AgreementClass
    designation: Text | None = None
    established: Date | None = None
    term: GoldTerm | None = None
    ended: Date | None = None
    status: Status
    motion: GoldItemMotion | None = None
    acts: tuple[GoldAct, ...] = ()
    handling: tuple[GoldHandling, ...] = ()
    reasons: tuple[CodedReason, ...] = ()
    initiator: Initiator = "unknown"
    parties: tuple[str, ...] = ()
    positions: tuple[GoldPosition, ...] = ()
    votes: tuple[GoldVote, ...] = ()
    participants: tuple[Text, ...] = ()
    consulted: tuple[Text, ...] = ()
    funder: Text | None = None
    signed_by: tuple[GoldSigner, ...] = ()
    evidence: dict[str, tuple[GoldEvidence, ...]] = Field(default_factory=dict)
    unscored: tuple[str, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _partner_or_scope(self) -> GoldRecord:
        if self.foreign_partner is None and self.scope is None:
            raise ValueError("a record names a foreign partner or a scope")
        return self

    def plain(self) -> dict[str, Any]:
        """The stated fields as JSON values: what was left out is not in it."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)


class Gold(Model):
    """One gold file. `items` lists every § (`listed: all`), or some (`listed: some`), or is null: not scored.

    `needs` names what reading the document takes beside Python: `ocr` where pages have no text of their own. `pages` are
    the first and the last page of a document in a PDF of several; scored where they are stated.
    """

    source: str | None = None
    pages: tuple[int, int] | None = None
    needs: Literal["ocr"] | None = None
    document: GoldHead | None = None
    items: tuple[GoldItem, ...] | None = None
    listed: Literal["all", "some"] = "all"
    records: tuple[GoldRecord, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its gold. `file_id` is the path below the folder it was found in (POSIX, NFC); `document_id` the
    same, or for a document in a bundle with `!` and its member's name.
    """

    document_id: str
    path: Path
    gold: Gold
    file_id: str


def load(path: Path) -> Gold:
    """The gold in one file; raises `GoldError` with the first fault and its place."""
    try:
        return Gold.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"]) or "the file"
        raise GoldError(f"{path}: {place}: {first['msg']}. Correct the gold; its form stands in gold.py.") from error


def find(directory: Path, shared: Path) -> Iterator[GoldDocument]:
    """Every gold file under a folder with its document, in the order of their ids.

    `shared` is the folder that `source` is relative to. Raises `GoldError` for an unusable file, a document that is
    not there, and a folder without gold.
    """
    found = [_document(directory, shared, path) for path in directory.rglob(f"*{SUFFIX}")]
    if not found:
        raise GoldError(f"No *{SUFFIX} under {directory}. Name a folder with gold files beside their documents.")
    yield from sorted(found, key=lambda one: one.document_id)


def _document(directory: Path, shared: Path, path: Path) -> GoldDocument:
    gold, member = load(path), ""
    if gold.source is not None:
        document, root = shared / gold.source, shared
        if not document.is_file():
            raise GoldError(f"{path.name}: no {gold.source} under {shared}. Set VANORT_SHARED to the shared folder.")
    else:
        (stem, _, member), root = path.name.removesuffix(SUFFIX).partition("!"), directory
        beside = [path.with_name(stem + suffix) for suffix in DOCUMENTS]
        beside = [one for one in beside if one.is_file()]
        if len(beside) != 1:
            suffixes = ", ".join(DOCUMENTS)
            raise GoldError(f"{path}: expected one document {stem} beside it ({suffixes}), found {len(beside)}.")
        document = beside[0]
    name = unicodedata.normalize("NFC", document.relative_to(root).as_posix())
    return GoldDocument(f"{name}!{member}" if member else name, document, gold, name)
