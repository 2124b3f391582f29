"""Documents, their pages, and who wrote them."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model
from schemas.dates import Date

DocumentKind = Literal[
    "protokoll", "protokollsutdrag", "utlatande", "motion", "tjansteskrivelse", "avtal", "rapport", "kallelse",
    "webbsida", "press", "annat",
]  # fmt: skip
MINUTES: tuple[DocumentKind, ...] = ("protokoll", "protokollsutdrag")  # hold what a meeting decided
MEETING_PAPERS: tuple[DocumentKind, ...] = (*MINUTES, "kallelse")  # have a meeting's items
PAGES: tuple[DocumentKind, ...] = ("webbsida", "press")  # tell readers what others decided
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


class Word(Model):
    """One word that OCR read: `page.text[start:end]`, half-open, as the recogniser is sure of it.

    `confidence` lies in [0, 1]; `repaired` tells that the text here is not what the recogniser gave.
    """

    start: int
    end: int
    confidence: float
    repaired: bool = False


class Page(Model):
    """One line of `pages.jsonl`: the raw text that every offset refers to.

    `page` counts from 1; `label` is the printed page number, None where none was found; `width` and `height` are in
    PDF points, `None` for sources without geometry. `quality` says where the text comes from: `text` (the file's own),
    `ocr` (read from the picture of the page), `garbled` (the file's own, in the wrong letters), `empty`.
    `quality_score` in [0, 1] says how far it can be trusted: for `ocr` the mean confidence of its letters, else how
    much the text looks like a language. `words` are those of a page read by OCR, in the order of the text.
    """

    document_id: str
    page: int
    label: str | None
    text: str
    quality: Quality
    quality_score: float = 1.0
    width: float | None
    height: float | None
    words: tuple[Word, ...] = ()
