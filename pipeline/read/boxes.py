"""Character boxes of a page, kept small, and the boxes of a quote."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import overload

from pipeline.read.model import ReadPage
from schemas.statement import Box

_NONE = -(2**31)


class CharBoxes(Sequence[Box | None]):
    """One box per character of a page's text, 16 bytes each: hundredths of a PDF point as integers."""

    __slots__ = ("_cells",)

    def __init__(self) -> None:
        self._cells = array("i")

    def append(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Add the box of the next character, in points from the page's upper left corner."""
        self._cells.extend((int(x0 * 100 + 0.5), int(top * 100 + 0.5), int(x1 * 100 + 0.5), int(bottom * 100 + 0.5)))

    def append_none(self) -> None:
        """Add a character without ink."""
        self._cells.extend((_NONE, 0, 0, 0))

    def __len__(self) -> int:
        return len(self._cells) // 4

    @overload
    def __getitem__(self, index: int) -> Box | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Box | None]: ...
    def __getitem__(self, index: int | slice) -> Box | list[Box | None] | None:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        size = len(self)
        at = index + size if index < 0 else index
        if not 0 <= at < size:
            raise IndexError(index)
        x0, top, x1, bottom = self._cells[4 * at : 4 * at + 4]
        return None if x0 == _NONE else (x0 / 100, top / 100, x1 / 100, bottom / 100)


def line_boxes(page: ReadPage, start: int, end: int) -> tuple[Box, ...]:
    """One box per line of `page.text[start:end]`, the union of its characters' boxes; `()` without geometry.

    A line ends at a line break of the raw text. Boxes are (x0, top, x1, bottom) in PDF points from the page's upper
    left corner.
    """
    if page.boxes is None:
        return ()
    found: list[Box] = []
    at = start
    for line in page.text[start:end].splitlines(keepends=True):
        inked = [box for box in page.boxes[at : at + len(line)] if box is not None]
        at += len(line)
        if inked:
            x0s, tops, x1s, bottoms = zip(*inked, strict=True)
            found.append((min(x0s), min(tops), max(x1s), max(bottoms)))
    return tuple(found)
