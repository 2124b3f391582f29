"""Glyphs in the frame of their direction: there a line runs to the right, and the next one stands below it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from pipeline.read.glyphs import Glyph


@dataclass(slots=True)
class Mark:
    """A glyph in its frame. `base` is the height of its baseline from the top, `size` that of its letters, in points.

    `raised` tells that it hangs over the line, as the mark of a footnote does.
    """

    glyph: Glyph
    text: str
    x0: float
    x1: float
    base: float
    size: float
    raised: bool = False


@dataclass(slots=True)
class Word:
    """Marks that are one word, from left to right."""

    marks: list[Mark]
    x0: float = field(init=False)
    x1: float = field(init=False)

    def __post_init__(self) -> None:
        self.x0, self.x1 = self.marks[0].x0, self.marks[-1].x1

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(one.text for one in self.marks)

    @property
    def base(self) -> float:
        """The height of its baseline from the top, in points."""
        return self.marks[0].base

    @property
    def size(self) -> float:
        """The size of its first letter, in points."""
        return self.marks[0].size


Line = list[Word]


def mark(glyph: Glyph) -> Mark:
    """A glyph in the frame of its direction."""
    x0, x1, top, bottom = glyph["x0"], glyph["x1"], glyph["top"], glyph["bottom"]
    x, y = glyph["origin"]
    turn = glyph["turn"]
    if turn == 0:
        return Mark(glyph, glyph["text"], x0, x1, y, bottom - top)
    if turn == 90:
        return Mark(glyph, glyph["text"], -bottom, -top, x, x1 - x0)
    if turn == 180:
        return Mark(glyph, glyph["text"], -x1, -x0, -y, bottom - top)
    if turn == 270:
        return Mark(glyph, glyph["text"], top, bottom, -x, x1 - x0)
    # Across the page: its box tells little, its place on the line and an average width must do.
    along, down = math.cos(math.radians(turn)), -math.sin(math.radians(turn))
    size = float(glyph["size"]) / (abs(along) + abs(down))
    at = x * along + y * down
    return Mark(glyph, glyph["text"], at, at + 0.55 * size, y * along - x * down, size)
