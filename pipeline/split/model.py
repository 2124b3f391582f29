"""What splitting gives: a document's head and its items, each with a reading text that maps back to the raw pages."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.model import ReadDocument
from pipeline.read.view import View
from schemas.document import Document
from schemas.statement import PartKind


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an item, in offsets of the item's view. `heading` is the range of the heading line inside the part.

    `organ` is the organ that the heading names (`Kommunstyrelsens beslut` gives `kommunstyrelsen`), as a contract
    value, or None when the heading names none: then the document's own organ speaks.
    """

    kind: PartKind
    start: int
    end: int
    heading: tuple[int, int] | None = None
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class ItemText:
    """One § (or a whole document without §). Parts cover `view.text` without gaps, in order."""

    item_id: str
    paragraph: str | None
    heading: str | None
    heading_span: tuple[int, int] | None
    case_number: str | None
    case_span: tuple[int, int] | None
    pages: tuple[int, ...]
    view: View
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SplitDocument:
    """A document, its items, and where its head says whose minutes they are.

    `body_spans` are raw ranges (page, start, end) that name the Swedish body, best first: the evidence for the
    Swedish partner when the item itself does not name it. `date_span` is the raw range of the head's date.
    """

    read: ReadDocument
    head: Document
    sample: bool
    body_spans: tuple[tuple[int, int, int], ...]
    items: tuple[ItemText, ...]
    date_span: tuple[int, int, int] | None = None
