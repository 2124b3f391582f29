"""Bytes to a document of raw text: the one door of this package."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pipeline.read import pdf, text
from pipeline.read.model import Note, ReadDocument, ReadPage, Unreadable
from pipeline.read.quality import garbled
from pipeline.read.sniff import sniff

VERSION = f"{pdf.READER} {text.READER}"  # what of this package decides the text of a page


def read(data: bytes, document_id: str) -> ReadDocument:
    """The pages of a PDF or a plain text, told apart by content.

    Pages without text or with text in the wrong letters are kept (`quality` `empty`, `garbled`) and carry a note.
    Raises `Unreadable` with one of the kinds `empty_file`, `html_page`, `unsupported_type`, `encrypted_pdf`,
    `broken_pdf`, `no_text_layer`, `not_text`.
    """
    notes: tuple[Note, ...] = ()
    if sniff(data) == "pdf":
        pages, notes = pdf.read_pdf(data)
        reader = pdf.READER
        if all(page.quality == "empty" for page in pages):
            raise Unreadable(
                "no_text_layer",
                f"none of the {len(pages)} pages holds text: a scan, or letters drawn as outlines",
                "run OCR over the PDF (ocrmypdf -l swe) and try again",
            )
    else:
        pages, reader = text.read_text(data), text.READER
    judged = tuple(_judged(page) for page in pages)
    noted = {note.page for note in notes}
    return ReadDocument(
        document_id=document_id,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        reader=reader,
        pages=judged,
        notes=notes + tuple(note for page in judged if page.number not in noted for note in _page_notes(page)),
    )


def _judged(page: ReadPage) -> ReadPage:
    return replace(page, quality="garbled") if page.quality == "text" and garbled(page.text) else page


def _page_notes(page: ReadPage) -> tuple[Note, ...]:
    if page.quality == "empty":
        message, kind = f"page {page.number} holds no text", "page_without_text"
    elif page.quality == "garbled":
        message, kind = f"the text of page {page.number} is in the wrong letters", "garbled_page"
    else:
        return ()
    hint = "look at the page; if there is writing on it, run OCR over the PDF and try again"
    return (Note(kind, "warning", message, hint, page.number),)
