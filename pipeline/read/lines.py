"""The raw lines of a document's pages, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.model import ReadPage

# Folded like a space; the line breaks among them end raw lines.
SPACES = " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
INVISIBLE = "\u00ad\ufffe\u200b\u200c\u200d\u2060\ufeff"  # no width of their own

_DEEP = frozenset("gjpqy,;()")  # letters that reach below the line
_MARGIN = SPACES + INVISIBLE + BREAKS
_SPACE_ENDS = SPACES + INVISIBLE[2:] + BREAKS  # a soft hyphen at the end says that the word goes on


@dataclass(slots=True)
class Line:
    """One raw line without its surrounding white space: `text == pages[page].text[start:end]`.

    `gap` tells that white space parts it from the line above: a blank line, or on a page with geometry a step down
    that is wider than the page's line spacing. `first` marks the first inked line of a page. `stop` is the offset of
    the line break that ends it (the length of the page's text after the last line).
    """

    page: int
    start: int
    end: int
    stop: int
    text: str
    gap: bool = False
    first: bool = False


def inked_lines(pages: Iterable[ReadPage]) -> list[Line]:
    """Every line with ink of `pages`, in reading order."""
    found: list[Line] = []
    for page in pages:
        on_page = _page_lines(page)
        if page.boxes is not None and len(on_page) > 2:
            _measure_gaps(page, on_page)
        found.extend(on_page)
    return found


def _page_lines(page: ReadPage) -> list[Line]:
    found: list[Line] = []
    at, gap, number = 0, False, page.number
    for raw in page.text.splitlines(keepends=True):
        text = raw.lstrip(_MARGIN).rstrip(_SPACE_ENDS)
        if text and text[-1] in INVISIBLE and not text[-2:-1].isalnum():
            text = text.rstrip(_MARGIN)
        if text:
            start = at + raw.find(text[0])
            end = start + len(text)
            found.append(Line(number, start, end, at + len(raw.rstrip(BREAKS)), text, gap, not found))
            gap = False
        else:
            gap = True
        at += len(raw)
    return found


def _measure_gaps(page: ReadPage, lines: list[Line]) -> None:
    """Mark lines that stand further below the line above than lines do on this page."""
    assert page.boxes is not None
    feet = [_foot(page, line) for line in lines]
    steps = [round(below - above, 1) for (above, _), (below, _) in pairwise(feet)]
    down = [step for step in steps if step > 4]
    if len(down) < 2:
        return
    # The spacing of running text: the commonest step, the smaller of two that are as common.
    usual = max(sorted(set(down)), key=lambda step: sum(1 for other in down if abs(other - step) <= 0.6))
    for step, (_, above), (_, below), line in zip(steps, feet, feet[1:], lines[1:], strict=False):
        # Lines of a large heading stand further apart than those of the text, and still belong together.
        if step > 1.35 * usual and step > 1.5 * max(above, below):
            line.gap = True


def _foot(page: ReadPage, line: Line) -> tuple[float, float]:
    """Where a line's first glyph ends, from the top of the page, and how high it is.

    Boxes of words that OCR read are tight around the ink: there the line is where most of its words stand, and as high
    as the highest with the lowest, a little more than the ink.
    """
    assert page.boxes is not None
    if page.words:
        found = [page.boxes[at] for at in range(line.start, line.end)]
        inked = [box for box, letter in zip(found, line.text, strict=False) if box is not None and letter not in _DEEP]
        every = [box for box in found if box is not None]
        if not every:
            return 0.0, 0.0
        bottoms = sorted(box[3] for box in inked or every)
        return bottoms[len(bottoms) // 2], 1.2 * (max(box[3] for box in every) - min(box[1] for box in every))
    box = page.boxes[line.start]
    return (box[3], box[3] - box[1]) if box is not None else (0.0, 0.0)
