"""Words to rows of text: what stands at one height on the page is one line, as in a text layer read by geometry.

The recogniser cuts a page into blocks and reads one after the other; minutes set names, numbers and columns side by
side, and the rules know them as lines. So the recogniser's lines are joined again where they stand at one height.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from pipeline.read.ocr.words import DEEP, Word

_SAME = 0.4  # of a line's height by which two pieces of one line may differ


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """The rows from top to bottom, each from left to right."""
    lines: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    pieces = sorted((_Piece(line) for line in lines.values()), key=lambda piece: (piece.base, piece.x0))
    rows: list[list[_Piece]] = []
    for piece in pieces:
        row = next((row for row in reversed(rows[-4:]) if _belongs(piece, row)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    found = [
        sorted((word for piece in row for word in piece.words), key=lambda word: (word.x0, word.x1)) for row in rows
    ]
    return [row for row, below in zip(found, [*found[1:], []], strict=False) if not _are_rings(row, below)]


def _are_rings(row: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a row is the rings and dots of the letters below it: each lies upon a word twice as high."""
    return all(
        any(
            other.x0 < (word.x0 + word.x1) / 2 < other.x1 and word.bottom > other.top and other.height > 2 * word.height
            for other in below
        )
        for word in row
    )


class _Piece:
    """One of the recogniser's lines. `base` is where its letters stand, `height` that of its words."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.x0, self.x1 = min(word.x0 for word in words), max(word.x1 for word in words)
        self.height = median(word.height for word in words)
        # Where every word reaches below the line, the line lies a fifth of their height up.
        self.base = median(
            [word.bottom for word in words if not DEEP & set(word.text)]
            or [word.bottom - 0.2 * word.height for word in words]
        )


def _belongs(piece: _Piece, row: Sequence[_Piece]) -> bool:
    return all(
        abs(piece.base - other.base) <= _SAME * min(piece.height, other.height)
        and (piece.x0 >= other.x1 or piece.x1 <= other.x0)
        for other in row
    )
