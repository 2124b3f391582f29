"""The pages of a PDF that have no usable text, read from their pictures, side by side; and what there is to say of it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import pypdfium2

from pipeline.limits import extend, in_force
from pipeline.read.model import Note, ReadPage
from pipeline.read.ocr.figures import put_count
from pipeline.read.ocr.kept import Kept, Rows
from pipeline.read.ocr.names import put_names
from pipeline.read.ocr.page import in_reading_order, page_of
from pipeline.read.ocr.picture import Upright, render
from pipeline.read.ocr.program import INSTALL, OcrFailed, program
from pipeline.read.ocr.recognise import recognise
from pipeline.read.ocr.repair import Doubt, Sheet, repair
from pipeline.read.ocr.slots import cores
from pipeline.read.ocr.words import Word
from pipeline.read.quality import garbled

_LEGIBLE = 0.5  # mean confidence below which what was read is no text
_ROUTINE = (
    "sign",
    "bullet",
    "party",
    "figure",
)  # repairs that the recogniser's gaps make on every page: counted, not listed
LOOK = "numbers, dates and § on these pages are not trusted until somebody has looked at them"

_Read = Rows | str | None  # rows, why the page could not be read, or None for a blank page


@dataclass(frozen=True, slots=True)
class OcrPages:
    """The document's pages, those read by OCR in place of the old ones, and what must become issues."""

    pages: tuple[ReadPage, ...]
    notes: tuple[Note, ...]


def read_pages(data: bytes, pages: Sequence[ReadPage], wanted: Iterable[int], kept: Kept) -> OcrPages:
    """Read the `wanted` pages (numbers from 1) of the PDF `data` from their pictures.

    A page that OCR makes less of than its text layer keeps the layer. Without Tesseract the pages stay as they are and
    one note says what to install.
    """
    numbers = sorted(wanted)
    if not numbers:
        return OcrPages(tuple(pages), ())
    if missing := program().missing:
        return OcrPages(tuple(pages), (_missing(numbers, missing),))
    outcomes = dict(zip(numbers, _recognised(data, numbers, kept), strict=True))
    notes: list[Note] = []
    sheets: list[Sheet] = []
    for page in pages:
        rows = outcomes.get(page.number)
        if isinstance(rows, list) and rows and _better(rows, page):
            sheets.append(Sheet(page.number, in_reading_order(put_names(put_count(rows, page.number, len(pages))))))
        else:
            sheets.append(Sheet(page.number, None, tuple(page.text.splitlines())))
            if page.number in outcomes:
                notes.extend(_left(page, rows))
    sheets, doubts = repair(sheets)
    found = tuple(
        _legible(page_of(page, sheet.rows)) if sheet.rows is not None else page
        for page, sheet in zip(pages, sheets, strict=True)
    )
    return OcrPages(found, (*_told(found, sheets), *notes, *_doubted(found, sheets, doubts)))


def _recognised(data: bytes, numbers: Sequence[int], kept: Kept) -> Iterator[_Read]:
    """What became of each page, in order. Pages are drawn here and read in threads, a few at a time."""
    seconds = in_force().ocr_seconds
    document = pypdfium2.PdfDocument(data)
    ahead: deque[Future[_Read]] = deque()
    try:
        with ThreadPoolExecutor(cores()) as pool:
            for number in numbers:
                extend(2 * seconds)  # two readings; each page gets its time when it is drawn
                ahead.append(pool.submit(_one, _drawn(document, number), seconds, kept))
                if len(ahead) > cores():
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
    finally:
        document.close()


def _drawn(document: pypdfium2.PdfDocument, number: int) -> Upright | str | None:
    """The picture of a page, why there is none, or None where nothing is on the page."""
    try:
        page = document[number - 1]
        try:
            return render(page) if _is_written(page) else None
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError) as error:
        return str(error) or type(error).__name__


def _is_written(page: pypdfium2.PdfPage) -> bool:
    return bool(pypdfium2.raw.FPDFPage_CountObjects(page) > 0 or pypdfium2.raw.FPDFPage_GetAnnotCount(page) > 0)


def _one(picture: Upright | str | None, seconds: float, kept: Kept) -> _Read:
    if picture is None or isinstance(picture, str):
        return picture
    try:
        return recognise(picture, seconds, kept)
    except OcrFailed as error:
        return str(error)


def _better(rows: Rows, page: ReadPage) -> bool:
    """Whether what OCR made of a page replaces its text layer."""
    letters = sum(len(word.text) for row in rows for word in row)
    sure = sum(len(word.text) * word.confidence for row in rows for word in row) / letters
    return page.quality == "empty" or (sure >= _LEGIBLE and letters > len("".join(page.text.split())) / 2)


def _legible(page: ReadPage) -> ReadPage:
    """The page as `garbled` where OCR gave letters without sense, as it does for handwriting."""
    return replace(page, quality="garbled") if page.score < _LEGIBLE or garbled(page.text) else page


def _left(page: ReadPage, outcome: _Read) -> Iterator[Note]:
    """What to say of a page that keeps what it had."""
    number = page.number
    if isinstance(outcome, str):
        message = f"page {number} could not be read by OCR: {outcome}"
        yield Note("ocr_failed", "error", message, "look at the page", number)
    elif page.quality == "garbled":
        message = f"the text of page {number} is in the wrong letters, and OCR reads no better"
        yield Note("garbled_page", "warning", message, "look at the page", number)
    elif page.quality == "empty" and outcome is None:
        yield Note("blank_page", "info", f"page {number} is blank", "nothing to do, if it is meant to be", number)
    elif page.quality == "empty":
        message = f"on page {number} there is something, but no text that OCR can read"
        yield Note("page_without_text", "warning", message, "look at the page", number)


def _told(pages: Sequence[ReadPage], sheets: Sequence[Sheet]) -> Iterator[Note]:
    """One note on all that was read by OCR, and one for each repair that is not routine."""
    read = [(page, sheet.rows) for page, sheet in zip(pages, sheets, strict=True) if sheet.rows is not None]
    if not read:
        return
    counts = Counter(word.why for _, rows in read for row in rows for word in row if word.was)
    sure = sum(page.score for page, _ in read) / len(read)
    signs = f"; {counts['sign']} words read as a digit or letter are § signs" if counts["sign"] else ""
    message = f"{_pages(page.number for page, _ in read)} read by OCR, {sure:.0%} sure on average{signs}"
    yield Note("read_by_ocr", "info", message, LOOK)
    for page, rows in read:
        if page.quality == "garbled":
            message = f"OCR makes no sense of page {page.number} ({page.score:.0%} sure)"
            yield Note(
                "garbled_page", "warning", message, "look at the page: handwriting, a poor copy or no text", page.number
            )
        yield from _repaired(page, [word for row in rows for word in row])


def _repaired(page: ReadPage, words: Sequence[Word]) -> Iterator[Note]:
    seen: set[tuple[str | None, str]] = set()
    for word, at in zip(words, page.words, strict=True):
        if word.was and word.why not in _ROUTINE and (word.was, word.why) not in seen:
            seen.add((word.was, word.why))
            message = f"{word.was} was read by OCR; taken for {page.text[at.start : at.end]}, {word.why}"
            yield Note("ocr_repaired", "info", message, "compare with the page", page.number, at.start, at.end)


def _doubted(pages: Sequence[ReadPage], sheets: Sequence[Sheet], doubts: Iterable[Doubt]) -> Iterator[Note]:
    index = {page.number: n for n, page in enumerate(pages)}
    for doubt in doubts:
        page, rows = pages[index[doubt.page]], sheets[index[doubt.page]].rows or []
        at = page.words[sum(map(len, rows[: doubt.row])) + doubt.word]
        yield Note("ocr_doubtful", "warning", doubt.message, "compare with the page", page.number, at.start, at.end)


def _missing(numbers: Sequence[int], missing: str) -> Note:
    return Note(
        "ocr_missing",
        "error",
        f"{_pages(numbers)} without text that can be used, and {missing}",
        f"install it ({INSTALL}) and run again",
    )


def _pages(numbers: Iterable[int]) -> str:
    """`page 3`, `pages 1-4 and 7`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [str(a) if a == b else f"{a}-{b}" for a, b in runs]
    many = len(told) > 1 or "-" in told[0]
    return f"page{'s' * many} {', '.join(told[:-1])}{' and ' * (len(told) > 1)}{told[-1]}"
