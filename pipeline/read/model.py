"""What reading gives: pages of raw text with geometry, or a reason why there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.document import Quality
from schemas.statement import Box


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word that OCR read, as a range of its page's text; `confidence` in [0, 1], `repaired` as in `schemas`."""

    start: int
    end: int
    confidence: float
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page. `boxes` holds one box per character of `text` (`None` for white space), or is None without geometry.

    `score` in [0, 1] goes with `quality`; `words` are those of a page read by OCR, in the order of the text. There, a
    character's box is that of its word. `headline` is the main heading of a web page.
    """

    number: int
    label: str | None
    text: str
    quality: Quality
    width: float | None = None
    height: float | None = None
    boxes: Sequence[Box | None] | None = None
    score: float = 1.0
    words: tuple[ReadWord, ...] = ()
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The raw text of a document. `reader` names the reader and its version, such as `pdf/1` or `text/1`."""

    document_id: str
    sha256: str
    size: int
    reader: str
    pages: tuple[ReadPage, ...]
    notes: tuple[Note, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a document, or one of its pages (there a range of its text), that must become an issue."""

    kind: str
    severity: str
    message: str
    hint: str
    page: int | None = None
    start: int = 0
    end: int = 0


class Unreadable(Exception):
    """A document that gives no text. `kind` is the issue's kind, `hint` says what the user can do."""

    def __init__(self, kind: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.hint = hint
