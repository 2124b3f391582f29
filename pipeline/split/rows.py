"""The lines of a view, with what parts them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.read.model import ReadPage
from pipeline.read.view import View
from schemas.statement import Box

_WIDE = 3  # spaces that part columns
_HEAD = 60  # rows in which geometry is asked for columns
_COLUMN = re.compile(rf"[ \t\xa0]{{{_WIDE},}}|\t")
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

    `gap`: a blank line, or nothing, is above it. `above` is the text of the line above, `turned` tells that this one
    stands on another page. `breaks` are the offsets in `text` of the spaces that stand for a wide white space: there
    one column ends and the next begins.
    """

    start: int
    end: int
    text: str
    gap: bool
    above: str
    turned: bool
    breaks: tuple[int, ...] = ()

    @property
    def cells(self) -> list[tuple[int, int]]:
        """The columns of the line, as ranges of `text`; one for a line of running text."""
        edges = (-1, *self.breaks, len(self.text))
        return [(left + 1, right) for left, right in itertools.pairwise(edges)]

    @property
    def fresh(self) -> bool:
        """Whether it can begin something new: the line above is not left unfinished."""
        if self.gap or not self.above or not _unfinished(self.above):
            return True
        return self.turned and self.above[-1] not in ",-–" and (self.text[0].isupper() or self.text[0] in "§#")


def rows_of(view: View, sheets: Sequence[ReadPage] = ()) -> list[Row]:
    """Every line of the view that has ink.

    Columns are known by three spaces, in the first lines of a document with geometry by the gap between the letters
    (`sheets` are the pages read).
    """
    found: list[Row] = []
    pages = view.pages
    at, gap, above, above_page = 0, True, "", 0
    for text in view.text.split("\n"):
        if text:
            page = pages[at]
            boxes = sheets[page - 1].boxes if len(found) < _HEAD and 0 < page <= len(sheets) else None
            breaks = _gaps(view, at, text, boxes) if boxes is not None else _breaks(view, at, text)
            found.append(Row(at, at + len(text), text, gap, above, page != above_page, breaks))
            above, above_page, gap = text, page, False
        else:
            gap = True
        at += len(text) + 1
    return found


def columns(lines: Iterable[str]) -> list[str]:
    """The columns of raw lines, white space folded."""
    return [" ".join(cell.split()) for line in lines for cell in _COLUMN.split(line) if cell.strip()]


def _breaks(view: View, at: int, text: str) -> tuple[int, ...]:
    raw = view.offsets
    if raw[at + len(text) - 1] - raw[at] < len(text) + 1 or view.pages[at] != view.pages[at + len(text) - 1]:
        return ()
    return tuple(i for i in range(1, len(text) - 1) if text[i] == " " and raw[at + i + 1] - raw[at + i] >= _WIDE)


def _gaps(view: View, at: int, text: str, boxes: Sequence[Box | None]) -> tuple[int, ...]:
    found: list[int] = []
    for i in range(1, len(text) - 1):
        if text[i] != " ":
            continue
        left, right = (
            boxes[view.offsets[at + k]] if view.offsets[at + k] < len(boxes) else None for k in (i - 1, i + 1)
        )
        # Twice the height of a letter, which no space between words has.
        if left and right and right[0] - left[2] > 2 * (left[3] - left[1]):
            found.append(i)
    return tuple(found)


def _unfinished(text: str) -> bool:
    return text[-1] in _OPEN_ENDS or text[text.rfind(" ") + 1 :].lower() in _OPEN_WORDS
