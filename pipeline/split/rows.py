"""The lines of a view, with what parts them."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.read.cells import cells, is_reference
from pipeline.read.model import ReadPage
from pipeline.read.view import View
from schemas.statement import Box

LEADER = "...."  # dots that lead from one column to the next
_WIDE = 3  # spaces that part columns
# A line drawn under what is ended, or the edge of a box.
_RULE = re.compile(r"[+|┌└├┏╔╚]?(?:[-–—_=*.·~─━═] ?){3,}(?:[-–—─━═+|┬┴┼┐┘┤┓╗╝]+)*")
_OPEN_ENDS = frozenset(",-–/(§")
_OPEN_WORDS = frozenset(
    """
    och eller samt att av i på till för från om med enligt under vid som är har den det de en ett inom mellan mot
    över efter genom hos ur se jfr kap kap. respektive dels detta dessa denna sin sitt sina januari februari mars
    april maj juni juli augusti september oktober november december
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a view: `view.text[start:end] == text`.

    `gap`: a blank line, a rule, or nothing is above it. `above` is the text of the line above, `turned` tells that this one
    stands on another page, or below a page's foot and head. `breaks` are the offsets in `text` of the spaces that stand for
    a wide white space: there one column ends and the next begins. `below_table`: the line above has three columns or more.
    `indent` is the white space in front of it, where the page prints it.
    """

    start: int
    end: int
    text: str
    gap: bool
    above: str
    turned: bool
    breaks: tuple[int, ...] = ()
    below_table: bool = False
    indent: int = 0

    @property
    def apart(self) -> bool:
        """Whether nothing of the same paragraph is above it: blank, or another page."""
        return self.gap or self.turned

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The columns of the line, as ranges of `text`; one for a line of running text."""
        edges = (-1, *self.breaks, len(self.text))
        return [(left + 1, right) for left, right in itertools.pairwise(edges)]

    @property
    def fresh(self) -> bool:
        """Whether it can begin something new: the line above is not left unfinished."""
        if self.gap or not self.above or self.below_table or not _unfinished(self.above):
            return True
        return self.turned and self.above[-1] not in ",-–" and (self.text[0].isupper() or self.text[0] in "§#*")


def rows_of(view: View, sheets: Sequence[ReadPage] = ()) -> list[Row]:
    """Every line of the view that has ink.

    Columns are known by three spaces, in pages that OCR read by the gap between the words (`sheets` are the pages).
    """
    found: list[Row] = []
    texts = {sheet.number: sheet.text for sheet in sheets}
    by_ocr = {sheet.number: sheet.boxes for sheet in sheets if sheet.words}
    pages = view.pages
    at, gap, above, above_page, table = 0, True, "", 0, False
    for text in view.text.split("\n"):
        if text:
            page = pages[at]
            boxes = by_ocr.get(page)
            sheet = texts.get(page, "")
            breaks = _gaps(view, at, text, boxes) if boxes is not None else _breaks(view, at, text)
            indent = _indent(sheet, view.offsets[at])
            turned = page != above_page or bool(at and sheet[view.offsets[at - 1] : view.offsets[at]].strip())
            row = Row(at, at + len(text), text, gap, above, turned, breaks, table, indent)
            found.append(_without_margin(row) if breaks else row)
            above, above_page, gap, table = text, page, is_rule(text), len(breaks) > 1
        else:
            gap = True
        at += len(text) + 1
    return found


def _indent(text: str, at: int) -> int:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line.expandtabs()) if not line.strip() else 0


def _without_margin(row: Row) -> Row:
    """The row without the § of earlier bodies that the right margin names beside it: `Kf § 51      Au § 140`."""
    kept = row.cells
    while len(kept) > 1 and is_reference(row.text[slice(*kept[-1])]):
        kept.pop()
    if len(kept) == len(row.cells):
        return row
    end = kept[-1][1]
    return replace(row, end=row.start + end, text=row.text[:end], breaks=row.breaks[: len(kept) - 1])


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return _RULE.fullmatch(text) is not None


def columns(lines: Iterable[str]) -> list[str]:
    """The columns of raw lines, white space folded."""
    return [cell for line in lines for cell in cells(line)]


def _breaks(view: View, at: int, text: str) -> tuple[int, ...]:
    raw = view.offsets
    first, last = raw[at], raw[at + len(text) - 1]
    tabs = tabs_in(view, at, at + len(text))
    if view.pages[at] != view.pages[at + len(text) - 1] or (last - first < len(text) + 1 and not tabs):
        return ()
    return tuple(
        i
        for i in range(1, len(text) - 1)
        if text[i] == " " and (raw[at + i + 1] - raw[at + i] >= _WIDE or at + i in tabs)
    )


def tabs_in(view: View, start: int, end: int) -> Sequence[int]:
    """The offsets of the spaces in a range that stand for tabs, one for each tab."""
    return view.tabs[bisect_left(view.tabs, start) : bisect_left(view.tabs, end)]


def _gaps(view: View, at: int, text: str, boxes: Sequence[Box | None]) -> tuple[int, ...]:
    found: list[int] = []
    letters = [boxes[view.offsets[at + k]] if view.offsets[at + k] < len(boxes) else None for k in range(len(text))]
    # The boxes of words are as high as their letters: the highest shows the size of the line.
    height = max((box[3] - box[1] for box in letters if box), default=0.0)
    for i in range(1, len(text) - 1):
        if text[i] == " ":
            left, right = letters[i - 1], letters[i + 1]
            # Twice the height of a letter, which no space between words has.
            if left and right and right[0] - left[2] > 2 * height:
                found.append(i)
    return tuple(found)


def _unfinished(text: str) -> bool:
    return text[-1] in _OPEN_ENDS or text[text.rfind(" ") + 1 :].lower() in _OPEN_WORDS
