"""Plain text: form feeds divide the pages."""

from __future__ import annotations

from pipeline.read.labels import page_label
from pipeline.read.model import ReadPage
from pipeline.read.sniff import decode

READER = "text/1"


def read_text(data: bytes) -> tuple[ReadPage, ...]:
    """The pages of a text file, without geometry. A trailing form feed opens no page.

    Raises `Unreadable` for bytes that are no text.
    """
    pages = decode(data).split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return tuple(
        ReadPage(number, page_label(text), text, "text" if text.strip() else "empty")
        for number, text in enumerate(pages, start=1)
    )
