"""One value with its evidence, as one passage says it: the atom of the dataset."""

from __future__ import annotations

from typing import Any, Literal

from schemas.base import Model
from schemas.document import Quality

Stage = Literal["requested", "proposed", "planned", "decided", "reported", "rejected"]
Assertion = Literal["affirmed", "negated", "hypothetical", "historical", "other_body"]
PartKind = Literal[
    "rubrik", "arende", "beredning", "motion", "forslag", "yrkande", "beslutsgang", "omrostning", "beslut",
    "forslag_kf", "reservation", "underlag", "expediering", "narvaro", "signatur", "annat",
]  # fmt: skip
OWN_PARTS: tuple[PartKind, ...] = ("beslut", "forslag_kf")  # in which the item's own organ decides or proposes
FORMAL_PARTS: tuple[PartKind, ...] = ("beslut", "forslag", "forslag_kf")  # in which anybody decides or proposes
TOLD_PARTS: tuple[PartKind, ...] = ("arende", "beredning", "annat")  # which tell what was
Box = tuple[float, float, float, float]


class Evidence(Model):
    """The ink behind a value: `page.text[start:end] == quote`, in code points of the raw page text, half-open.

    `boxes` are (x0, top, x1, bottom) in PDF points from the page's upper left corner, one per line of the quote, and
    empty where the source has no geometry. `confidence` in [0, 1] is
    the share of values on such evidence that gold proves right (`pipeline/rules/trust.py`).
    `quality` is the page's; `quality_score` in [0, 1] is the page's too, on a page read by OCR that of the least sure
    word of the quote.
    """

    page: int
    start: int
    end: int
    quote: str
    boxes: tuple[Box, ...] = ()
    part: PartKind
    rule: str
    confidence: float
    quality: Quality
    quality_score: float = 1.0


class Statement(Model):
    """One line of `statements.jsonl`. `subject` is a record id, or an item id for what concerns the whole item.

    `assertion`: what a passage denies, only supposes, or tells of another body's agreement (`pipeline/rules/cues.yml`)
    gives no statement today, so all are `affirmed`; how far an act has come is its `stage`.
    """

    statement_id: str
    document_id: str
    item_id: str
    subject: str
    field: str
    value: Any
    stage: Stage | None
    part: PartKind
    assertion: Assertion
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
