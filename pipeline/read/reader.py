"""Bytes to a document of raw text: the one door of this package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from pipeline.limits import in_force
from pipeline.read import pdf, text
from pipeline.read.copies import copied
from pipeline.read.formats import docx, html, odt, rtf
from pipeline.read.formats.blocks import Reading
from pipeline.read.labels import label_pages
from pipeline.read.model import Note, ReadDocument, ReadPage, Unreadable
from pipeline.read.ocr.kept import Kept, method
from pipeline.read.ocr.program import INSTALL, program
from pipeline.read.quality import garbled, score
from pipeline.read.sniff import FileType, sniff

_PLAIN: dict[FileType, tuple[str, Callable[[bytes], Reading]]] = {
    "text": (text.READER, text.read_text),
    "docx": (docx.READER, docx.read_docx),
    "odt": (odt.READER, odt.read_odt),
    "rtf": (rtf.READER, rtf.read_rtf),
    "html": (html.READER, html.read_html),
}
# What of this package decides the text of a page.
VERSION = " ".join((pdf.READER, *(reader for reader, _ in _PLAIN.values())))


def read(data: bytes, document_id: str, kept: Kept | None = None) -> ReadDocument:
    """The pages of a document, told apart by content; those of a PDF without usable text are read by OCR.

    Pages without text or with text in the wrong letters are kept (`quality` `empty`, `garbled`) and carry a note.
    `kept` is where readings of pictures are kept. Raises `Unreadable` with one of the kinds `empty_file`, `html_page`,
    `unsupported_type`, `encrypted_pdf`, `broken_pdf`, `no_text_layer`, `ocr_missing`, `not_text`.
    """
    kind = sniff(data)
    if kind == "pdf":
        pages, notes, reader = _pdf(data, kept or Kept())
    elif kind == "zip":
        raise Unreadable("bundle", "the file is an archive of several documents", "unpack it and name the documents")
    else:
        reader, function = _PLAIN[kind]
        pages, notes = function(data)
        if len(pages) > (most := in_force().pages):
            pages, notes = pages[:most], (*notes, pdf.too_many(most))
        pages = tuple(map(_judged, pages))
        notes = (*notes, *_of_garbled(pages))
    return ReadDocument(
        document_id=document_id,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        reader=reader,
        pages=label_pages(pages),
        notes=(*notes, *_of_copies(pages)),
    )


def _judged(page: ReadPage) -> ReadPage:
    quality = "garbled" if garbled(page.text) else page.quality
    return replace(page, score=score(page.text), quality=quality)


def _of_garbled(pages: Sequence[ReadPage]) -> Iterator[Note]:
    for page in pages:
        if page.quality == "garbled":
            message = f"the text of page {page.number} is in the wrong letters"
            yield Note("garbled_page", "warning", message, "read the document it was made from instead", page.number)


def _of_copies(pages: Sequence[ReadPage]) -> Iterator[Note]:
    for copy, first in copied(page.text.splitlines() for page in pages).items():
        message = f"page {pages[copy].number} repeats page {pages[first].number} letter by letter: it is read once"
        yield Note("repeated_page", "info", message, "nothing to do, if it is meant to be", pages[copy].number)


def _pdf(data: bytes, kept: Kept) -> tuple[tuple[ReadPage, ...], tuple[Note, ...], str]:
    found = pdf.read_pdf(data, in_force().pages)
    pages, notes = found.pages, found.notes
    if found.wanted:
        from pipeline.read.ocr.stage import read_pages  # what draws pages is not loaded for those that hold text

        got = read_pages(data, pages, found.wanted, kept)
        pages, notes = got.pages, notes + got.notes
    if all(page.quality == "empty" for page in pages):
        raise _without_text(len(pages), notes)
    return pages, notes, f"{pdf.READER} {method()}" if any(page.words for page in pages) else pdf.READER


def _without_text(count: int, notes: tuple[Note, ...]) -> Unreadable:
    pages = f"none of the {count} pages holds" if count > 1 else "its page does not hold"
    if missing := program().missing:
        return Unreadable(
            "ocr_missing",
            f"{pages} text (a scan, or letters drawn as outlines), and {missing}",
            f"install it ({INSTALL}) and run again",
        )
    why = next((f"; {note.message}" for note in notes if note.severity == "error"), "")
    return Unreadable(
        "no_text_layer",
        f"{pages} text, and OCR found none{why}",
        "look at the document: OCR sees blank pages, pictures or handwriting",
    )
