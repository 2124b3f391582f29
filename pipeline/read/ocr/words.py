"""Words as a recogniser gives them."""

from __future__ import annotations

from dataclasses import dataclass

DEEP = frozenset("gjpqyçQ,;()[]{}|/§$@µ")
"""Letters and marks that reach below the line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its box in the picture's own unit from the upper left corner, its text line, its confidence.

    `line` counts the recogniser's own lines; `confidence` lies in [0, 1]. `was` is what the recogniser gave, where the
    text was repaired; `why` says by what.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: int
    confidence: float
    was: str | None = None
    why: str = ""

    @property
    def height(self) -> float:
        """The height of the box."""
        return self.bottom - self.top
