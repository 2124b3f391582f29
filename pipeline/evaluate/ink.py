"""Where a gold quote stands, found apart from the pipeline: characters of plain text, boxes of a PDF by pypdfium2.

Both work on the page without its white space, so that a quote may be written on one line although the page breaks it.
Boxes are (x0, top, x1, bottom) in PDF points from the page's upper left corner, one per line of the quote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Protocol

from pipeline.evaluate.gold import GoldEvidence
from schemas.statement import Box, Evidence

MAX_EXTRA = 200
"""How many code points an evidence may be longer than the gold quote: a quote, not a paragraph."""

MIN_IOU = 0.5
MIN_COVERED = 0.9
_BROKEN = "\u00ad\ufffe\u0002"
"""How pypdfium2 gives a hyphen at the end of a line."""


class Ink(Protocol):
    """A document's own evidence for where a quote stands."""

    def overlaps(self, gold: GoldEvidence, found: Evidence) -> bool:
        """Whether the found evidence, on the gold's page, marks the gold quote."""
        ...

    def overlaps_all(self, gold: Sequence[GoldEvidence], found: Sequence[Evidence]) -> bool:
        """Whether all found evidence of one page together marks all gold quotes of that page."""
        ...

    def quote(self, gold: GoldEvidence) -> str:
        """The quote for a list of misses; empty where it is not found."""
        ...


def occurrences(page: str, gold: GoldEvidence) -> list[tuple[int, int]]:
    """Ranges of a page's text without white space that the gold means (half-open)."""
    if gold.quote is not None:
        quote = "".join(gold.quote.split())
        found = list(_find(page, quote)) or _find_unhyphened(page, quote)
    elif gold.length is not None and gold.sha256 is not None:
        n = gold.length
        found = [(i, i + n) for i in range(len(page) - n + 1) if _sha(page[i : i + n]) == gold.sha256]
    else:
        found = []
    return found if gold.nth is None else found[gold.nth - 1 : gold.nth]


def _find(page: str, quote: str) -> Iterator[tuple[int, int]]:
    at = page.find(quote) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = page.find(quote, at + len(quote))


def _find_unhyphened(page: str, quote: str) -> list[tuple[int, int]]:
    """For a word that the page hyphenates and the gold does not, or the other way round."""
    at = [i for i, char in enumerate(page) if char != "-"]
    found = _find("".join(page[i] for i in at), quote.replace("-", ""))
    return [(at[start], at[end - 1] + 1) for start, end in found]


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class TextInk:
    """Plain text: `pages` are the raw page texts by number."""

    pages: Mapping[int, str]

    def spans(self, gold: GoldEvidence) -> list[tuple[int, int]]:
        """The raw ranges (start, end) that the gold means; none where it gives no place on the page."""
        if gold.start is not None and gold.end is not None:
            return [(gold.start, gold.end)]
        text = self.pages.get(gold.page, "")
        if gold.quote is not None:
            exact = list(_find(text, gold.quote))
            if gold.nth is None and exact:
                return exact
            if gold.nth is not None and len(exact) >= gold.nth:
                return [exact[gold.nth - 1]]
        at = [i for i, char in enumerate(text) if not char.isspace()]
        return [(at[start], at[end - 1] + 1) for start, end in occurrences("".join(text.split()), gold)]

    def overlaps(self, gold: GoldEvidence, found: Evidence) -> bool:
        """As `Ink.overlaps`."""
        return any(_marks(span, (found.start, found.end)) for span in self.spans(gold))

    def overlaps_all(self, gold: Sequence[GoldEvidence], found: Sequence[Evidence]) -> bool:
        """As `Ink.overlaps_all`."""
        return False  # one span of text is never cut in two on one page

    def quote(self, gold: GoldEvidence) -> str:
        """As `Ink.quote`."""
        text = self.pages.get(gold.page, "")
        return " ".join(text[slice(*self.spans(gold)[0])].split()) if self.spans(gold) else ""


def _marks(gold: tuple[int, int], found: tuple[int, int]) -> bool:
    common = min(gold[1], found[1]) - max(gold[0], found[0])
    ours, theirs = gold[1] - gold[0], found[1] - found[0]
    return common > 0 and 2 * common >= min(ours, theirs) and theirs <= ours + MAX_EXTRA


@dataclass(slots=True)
class PdfInk:
    """A PDF, read by pypdfium2 from its bytes. Page rotation is not undone."""

    data: bytes
    _pages: dict[int, list[tuple[str, Box]]] = field(default_factory=dict)

    def characters(self, number: int) -> list[tuple[str, Box]]:
        """The characters of a page (from 1) but white space, each with its box; none for a page that is not there."""
        if number not in self._pages:
            self._pages[number] = list(_characters(self.data, number))
        return self._pages[number]

    def boxes(self, gold: GoldEvidence) -> list[tuple[Box, ...]]:
        """For each place that the gold means: its boxes, one per line."""
        characters = self.characters(gold.page)
        page = "".join(char for char, _ in characters)
        return [_lines([box for _, box in characters[start:end]]) for start, end in occurrences(page, gold)]

    def overlaps(self, gold: GoldEvidence, found: Evidence) -> bool:
        """As `Ink.overlaps`."""
        return any(close(boxes, found.boxes) for boxes in self.boxes(gold))

    def overlaps_all(self, gold: Sequence[GoldEvidence], found: Sequence[Evidence]) -> bool:
        """As `Ink.overlaps_all`."""
        ours = [box for one in gold for boxes in self.boxes(one)[:1] for box in boxes]
        return close(ours, [box for one in found for box in one.boxes])

    def quote(self, gold: GoldEvidence) -> str:
        """As `Ink.quote`."""
        if gold.quote is not None:
            return gold.quote
        characters = self.characters(gold.page)
        page = "".join(char for char, _ in characters)
        return next((page[start:end] for start, end in occurrences(page, gold)), "")


def _characters(data: bytes, number: int) -> Iterator[tuple[str, Box]]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    document: Any = pypdfium2.PdfDocument(data)
    try:
        if number > len(document):
            return
        page = document[number - 1]
        left, _, _, top = page.get_bbox()
        text = page.get_textpage()
        for i in range(text.count_chars()):
            char = chr(pdfium.FPDFText_GetUnicode(text.raw, i))
            if char.isspace() or char == "\0":
                continue
            x0, y0, x1, y1 = text.get_charbox(i, loose=True)
            yield "-" if char in _BROKEN else char, (x0 - left, top - y1, x1 - left, top - y0)
    finally:
        document.close()


def _lines(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """One box per line: a character joins the line when its middle lies within the line's height."""
    lines: list[Box] = []
    for x0, top, x1, bottom in boxes:
        middle = (top + bottom) / 2
        if lines and lines[-1][1] <= middle <= lines[-1][3] and x0 >= lines[-1][0]:
            a0, a1, a2, a3 = lines[-1]
            lines[-1] = (min(a0, x0), min(a1, top), max(a2, x1), max(a3, bottom))
        else:
            lines.append((x0, top, x1, bottom))
    return tuple(lines)


def close(gold: Sequence[Box], found: Sequence[Box]) -> bool:
    """Whether the unions of two sets of boxes overlap by half (IoU), or the found ones lie within the gold ones."""
    ours, theirs, both = area(gold), area(found), area(_cuts(gold, found))
    if ours <= 0 or theirs <= 0:
        return False
    return both / (ours + theirs - both) >= MIN_IOU or both / theirs >= MIN_COVERED


def _cuts(some: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    cuts = [(max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])) for a in some for b in others]
    return [box for box in cuts if box[0] < box[2] and box[1] < box[3]]


def area(boxes: Sequence[Box]) -> float:
    """The area of the union of boxes, in square points."""
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    total = 0.0
    for left, right in pairwise(xs):
        strips = sorted((box[1], box[3]) for box in boxes if box[0] <= left and box[2] >= right)
        reach = float("-inf")
        for top, bottom in strips:
            total += max(0.0, bottom - max(top, reach)) * (right - left)
            reach = max(reach, bottom)
    return total


@dataclass(frozen=True, slots=True)
class ScanInk:
    """A PDF of which some pages were read by OCR: on those nothing but the words of OCR tells where a quote stands."""

    printed: PdfInk
    scanned: TextInk

    def _of(self, page: int) -> Ink:
        return self.scanned if page in self.scanned.pages else self.printed

    def overlaps(self, gold: GoldEvidence, found: Evidence) -> bool:
        """As `Ink.overlaps`."""
        return self._of(gold.page).overlaps(gold, found)

    def overlaps_all(self, gold: Sequence[GoldEvidence], found: Sequence[Evidence]) -> bool:
        """As `Ink.overlaps_all`; all are of one page."""
        return bool(gold) and self._of(gold[0].page).overlaps_all(gold, found)

    def quote(self, gold: GoldEvidence) -> str:
        """As `Ink.quote`."""
        return self._of(gold.page).quote(gold)
