"""Documents, their pages, and who wrote them."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.dates import Date

DocumentKind = Literal[
    "protokoll", "protokollsutdrag", "utlatande", "motion", "tjansteskrivelse", "avtal", "rapport", "kallelse",
    "webbsida", "press", "annat",
]  # fmt: skip
BodyKind = Literal["kommun", "region", "lansstyrelse"]
Organ = Literal[
    "kommunfullmaktige", "kommunstyrelsen", "utskott", "namnd", "regionfullmaktige", "regionstyrelsen",
    "lansstyrelse", "annat",
]  # fmt: skip
Quality = Literal["text", "ocr", "garbled", "empty"]


class Body(Model):
    """A Swedish kommun (four-digit SCB code), region or länsstyrelse (two-digit county code)."""

    name: str
    kind: BodyKind
    code: str


class Document(Model):
    """What a document is: where it comes from and who speaks in it."""

    document_id: str
    sha256: str
    title: str | None
    kind: DocumentKind
    body: Body | None
    organ: Organ | None
    organ_name: str | None
    meeting_date: Date | None
    date: Date | None
    reader: str


class Page(Model):
    """One line of `pages.jsonl`: the raw text that every offset refers to.

    `page` counts from 1; `label` is the printed page number where it differs from nothing; `width` and `height` are in
    PDF points, `None` for sources without geometry.
    """

    document_id: str
    page: int
    label: str | None
    text: str
    quality: Quality
    width: float | None
    height: float | None
