"""PDF with a text layer, read with pdfplumber: text and one box per character from the same text map.

Told beside the text: on which pages OCR is wanted, because they hold none, hold it in the wrong letters, or hold a
picture or outlines of letters instead.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from pipeline.limits import SETTINGS
from pipeline.read.boxes import CharBoxes
from pipeline.read.drawn import drawn
from pipeline.read.fonts import Fonts
from pipeline.read.glyphs import glyphs, shown_area, visible
from pipeline.read.labels import page_label
from pipeline.read.model import Note, ReadPage, Unreadable
from pipeline.read.quality import garbled, score
from pipeline.read.setting import set_page
from pipeline.read.sniff import composed
from schemas.document import Quality

READER = "pdf/2"

_SPARSE = 200  # letters: fewer beside a picture or outlines are a stamp or a page number, not the page's text
_PICTURE = 0.4  # share of the page that one picture covers
_SCANNED = 0.9  # as above: text on it was put there by somebody else's OCR
_OUTLINES = 250  # curved paths: a page of letters drawn as outlines has many hundreds
_COMBINING = re.compile("[\u0300-\u036f]")

for _name in ("pdfminer", "pdfplumber"):  # they comment on every flaw of a font on standard error
    logging.getLogger(_name).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PdfText:
    """The pages of a PDF. `wanted` are the numbers of those that OCR should read, `notes` what went wrong with some."""

    pages: tuple[ReadPage, ...]
    notes: tuple[Note, ...]
    wanted: frozenset[int]


def read_pdf(data: bytes, most: int) -> PdfText:
    """The first `most` pages of a PDF, what went wrong with single ones, and which of them OCR should read.

    Boxes lie in PDF points from the upper left corner of the displayed page (crop box, after rotation). A page that
    cannot be read has no text and a note. Raises `Unreadable` for a PDF that cannot be opened or has no pages.
    """
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        listed = _first(pdf, most + 1)
    except MemoryError:
        raise
    except Exception as error:  # pdfminer raises whatever broken bytes provoke
        _unless_hungry(error)
        raise _unreadable(error) from error
    if not listed:
        raise _broken("it has no pages")
    notes: list[Note] = []
    if b"%%EOF" not in data[-4096:]:
        notes.append(
            Note("truncated_pdf", "warning", "the end of the PDF is missing", "fetch it again: pages may be lost")
        )
    if len(listed) > most:
        notes.append(too_many(most))
    fonts = Fonts()
    read = list(_pages(listed[:most], notes, fonts))
    strange = fonts.strange_pages()
    pages = tuple(_judged(page, strange=page.number in strange) for page, _ in read)
    wanted = {page.number for page, wants in read if wants} | {
        p.number for p in pages if p.quality in ("empty", "garbled")
    }
    return PdfText(pages, tuple(notes), frozenset(wanted))


def _first(pdf: PDF, count: int) -> list[Page]:
    """The first pages. pdfplumber's own list walks the whole tree of pages, which may have millions, and so does its
    `close`; on bytes there is nothing to close.
    """
    pages = islice(PDFPage.create_pages(pdf.doc), count)
    return [Page(pdf, page, page_number=number) for number, page in enumerate(pages, start=1)]


def _judged(page: ReadPage, *, strange: bool) -> ReadPage:
    """The page with its score; garbled where its words, or those of one of its fonts, are of no language."""
    wrong = page.quality == "text" and (strange or garbled(page.text))
    return replace(page, quality="garbled" if wrong else page.quality, score=score(page.text))


def too_many(most: int) -> Note:
    """The note on a document with more pages than may be read."""
    hint = f"split it, or raise the limit, for instance {SETTINGS['pages']}={2 * most}"
    return Note("too_many_pages", "error", f"only the first {most} pages were read: it has more", hint)


def _pages(pages: list[Any], notes: list[Note], fonts: Fonts) -> Iterator[tuple[ReadPage, bool]]:
    for number, page in enumerate(pages, start=1):
        try:
            yield _read_page(page, number, fonts)
        except MemoryError:
            raise
        except Exception as error:  # as above
            _unless_hungry(error)
            notes.append(
                Note(
                    "broken_page",
                    "error",
                    f"page {number} cannot be read ({type(error).__name__})",
                    "open the page in a PDF reader; print the document to a new PDF if it shows there",
                    number,
                )
            )
            yield ReadPage(number, None, "", "empty", *_size(page)), True
        finally:
            page.close()


def _read_page(page: Any, number: int, fonts: Fonts) -> tuple[ReadPage, bool]:
    """The page, and whether its text is a label on a picture of the page, or beside letters drawn as outlines."""
    shown = shown_area(page)
    setting = set_page(visible(glyphs(page), shown))
    text, boxes = _text_and_boxes(setting, *shown[:2])
    fonts.add(number, setting)
    inked = sum(1 for letter in text if not letter.isspace())
    covered, outlines = drawn(page, shown)
    sparse = inked < _SPARSE and (covered > _PICTURE or outlines > _OUTLINES)
    quality: Quality = "empty" if not inked else "ocr" if covered > _SCANNED else "text"
    return ReadPage(number, page_label(text), text, quality, *_size(page), boxes=boxes), sparse


def _text_and_boxes(tuples: list[tuple[str, Any]], left: float, top: float) -> tuple[str, CharBoxes]:
    """The map's text and boxes; accents are composed with the letters they stand over, ligatures written out."""
    boxes = CharBoxes()
    letters: list[str] = []
    for letter, char in tuples:
        if letter > "\u02ff" or len(letter) > 1:
            if _COMBINING.match(letter) and letters and len(joined := composed(letters[-1] + letter)) == 1:
                letters[-1] = joined
                continue
            letter = composed(letter)
        for part in letter:  # a ligature is several letters with one box
            letters.append(part)
            if char is None or part.isspace():
                boxes.append_none()
            else:
                boxes.append(char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
    return "".join(letters), boxes


def _size(page: Any) -> tuple[float, float]:
    left, top, right, bottom = shown_area(page)
    return round(right - left, 2), round(bottom - top, 2)


def _unless_hungry(error: Exception) -> None:
    """Raise the `MemoryError` that pdfplumber wrapped: what is missing is memory, and the page may be sound."""
    if any(isinstance(cause, MemoryError) for cause in error.args):
        raise MemoryError from error


def _unreadable(error: Exception) -> Unreadable:
    causes = [error, *error.args, error.__cause__, error.__context__]
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return Unreadable(
            "encrypted_pdf", "the PDF asks for a password", "save a copy without password, or ask the registry for one"
        )
    return _broken(type(error).__name__)


def _broken(detail: str) -> Unreadable:
    return Unreadable(
        "broken_pdf", f"the PDF cannot be opened ({detail})", "fetch it again; the file is cut short or damaged"
    )
