"""Plain text: form feeds divide the pages."""

from __future__ import annotations

from pipeline.read.decode import decode, repair_notes
from pipeline.read.labels import page_label
from pipeline.read.model import Note, ReadPage

READER = "text/1"


def read_text(data: bytes) -> tuple[tuple[ReadPage, ...], tuple[Note, ...]]:
    """The pages of a text file, without geometry; notes on empty pages and on letters that had to be repaired.

    A trailing form feed opens no page. Raises `Unreadable` for bytes that are no text.
    """
    decoded = decode(data)
    texts = decoded.text.split("\f")
    while len(texts) > 1 and not texts[-1].strip():
        texts.pop()
    pages = tuple(
        ReadPage(number, page_label(text), text, "text" if text.strip() else "empty")
        for number, text in enumerate(texts, start=1)
    )
    empty = tuple(_empty(page.number) for page in pages if page.quality == "empty")
    return pages, repair_notes(decoded.repaired) + empty


def _empty(number: int) -> Note:
    return Note("page_without_text", "warning", f"page {number} holds no text", "look at the page", number)
