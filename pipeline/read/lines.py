"""The raw lines of a document's pages, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.model import ReadPage
from pipeline.read.ocr.words import DEEP
from schemas.statement import Box

# Folded like a space; the line breaks among them end raw lines.
SPACES = " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
BREAKS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
INVISIBLE = "\u00ad\ufffe\u200b\u200c\u200d\u2060\ufeff"  # no width of their own
VOWELS = frozenset("aeiouyåäöé")  # a word set wide has one; the initials of parties in a row have none

_DEEP = DEEP | frozenset("@_")
_HIGH = frozenset("-–—\"”“'’´`*^~°•·=")  # marks that stand above it

_LINE = 1.15  # times the ink of its highest word is the height of a line of letters
_LETTERS = re.compile(r"\w{2,}")

_BARS = "|│║┃"
_MARGIN = SPACES + INVISIBLE + BREAKS
_SPACE_ENDS = SPACES + INVISIBLE[2:] + BREAKS  # a soft hyphen at the end says that the word goes on


@dataclass(slots=True)
class Line:
    """One raw line without its surrounding white space: `text == pages[page].text[start:end]`.

    `gap` tells that white space parts it from the line above: a blank line, or on a page with geometry a step down
    that is wider than the page's line spacing. `first` marks the first inked line of a page. `stop` is the offset of
    the line break that ends it (the length of the page's text after the last line). `indent` counts the white space in
    front of it; `place`, on a page with geometry, is where it begins and ends.
    """

    page: int
    start: int
    end: int
    stop: int
    text: str
    gap: bool = False
    first: bool = False
    indent: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands, in points: the boxes of its first and last letters, its baseline from the top of the page,
    the height of its letters, how far it stands from the lower edge; whether boxes are those of words; whether it is
    turned against the page."""

    first: Box
    last: Box
    base: float
    height: float
    foot: float
    words: bool
    turned: bool


def inked_lines(pages: Iterable[ReadPage]) -> list[Line]:
    """Every line with ink of `pages`, in reading order."""
    found: list[Line] = []
    for page in pages:
        on_page = _page_lines(page)
        if page.boxes is not None:
            for line in on_page:
                line.place = _place(page, line)
            _measure_gaps(on_page)
        found.extend(on_page)
    return found


def _page_lines(page: ReadPage) -> list[Line]:
    found: list[Line] = []
    at, gap, number = 0, False, page.number
    for raw in page.text.splitlines(keepends=True):
        text = raw.lstrip(_MARGIN).rstrip(_SPACE_ENDS)
        if text and text[-1] in INVISIBLE and not text[-2:-1].isalnum():
            text = text.rstrip(_MARGIN)
        if len(text) > 2 and text[0] in _BARS and text[-1] in _BARS:
            text = text.strip(_BARS + _MARGIN)  # the lines drawn around a box
        if text:
            start = at + raw.find(text[0])
            end = start + len(text)
            found.append(Line(number, start, end, at + len(raw.rstrip(BREAKS)), text, gap, not found, start - at))
            gap = False
        else:
            gap = True
        at += len(raw)
    return found


def _place(page: ReadPage, line: Line) -> Place | None:
    assert page.boxes is not None
    first = page.boxes[line.start]
    last = next((box for at in range(line.end - 1, line.start - 1, -1) if (box := page.boxes[at])), None)
    if first is None or last is None:
        return None
    base, height = (first[3], first[3] - first[1]) if not page.words else _of_words(page.boxes, line)
    turned = not page.words and _turned(page.boxes, line)
    return Place(first, last, base, height, (page.height or 0.0) - base, bool(page.words), turned)


def _turned(boxes: Sequence[Box | None], line: Line) -> bool:
    """Whether the letters of the first word of a line do not follow each other from left to right."""
    word = _LETTERS.search(line.text)
    if word is None:
        return False
    first, last = boxes[line.start + word.start()], boxes[line.start + word.end() - 1]
    if first is None or last is None:
        return False
    across, down = last[0] - first[0], abs(last[1] - first[1])
    return down > max(0.3 * across, 1.0) or across < -1.0


def _of_words(boxes: Sequence[Box | None], line: Line) -> tuple[float, float]:
    """Baseline and height of a line whose boxes are those of words: these reach as high and as low as their letters."""
    seen: dict[Box, str] = {}
    for at, letter in enumerate(line.text, line.start):
        if (box := boxes[at]) is not None:
            seen[box] = seen.get(box, "") + letter
    height = max(box[3] - box[1] for box in seen)
    standing = [box[3] for box, word in seen.items() if not _DEEP & set(word)]
    hanging = [box[3] - 0.22 * height for box, word in seen.items() if not _HIGH.issuperset(word)]
    return median(standing or hanging or [box[3] for box in seen]), _LINE * height


def _measure_gaps(lines: Sequence[Line]) -> None:
    """Mark lines that stand further below the line above than lines do on this page."""
    places = [line.place for line in lines]
    steps = [round(below.base - above.base, 1) if above and below else 0.0 for above, below in pairwise(places)]
    down = [step for step in steps if step > 4]
    if len(down) < 2:
        return
    # The spacing of running text: the commonest step, the smaller of two that are as common.
    near = 1.2 if any(place and place.words for place in places) else 0.6
    usual = max(sorted(set(down)), key=lambda step: sum(1 for other in down if abs(other - step) <= near))
    for step, above, below, line in zip(steps, places, places[1:], lines[1:], strict=False):
        # Lines of a large heading stand further apart than those of the text, and still belong together.
        if above and below and step > 1.35 * usual and step > 1.5 * max(above.height, below.height):
            line.gap = True
