"""What is printed turned along the edge of a page, such as the stamp of a signature: the recogniser makes specks of it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.ocr.words import Word

_LONG, _SURE = 4, 0.7  # letters and confidence of the words that show where the text begins and ends
_SHORT = 3  # letters of what is made of a turned line, at most
_FEWEST = 4  # such words beyond one edge of the text
_UNSURE = 0.7  # their mean confidence, at most
_APART = 2.0  # heights of a line between the text and what stands to the left of it: numbers of a list stand nearer


def without_edges(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the specks that stand in a strip beyond its text, on the right or on the left."""
    text = [word for word in words if len(word.text) >= _LONG and word.confidence >= _SURE]
    if not text:
        return list(words)
    first, last = min(word.x0 for word in text), max(word.x1 for word in text)
    height = sorted(word.height for word in text)[len(text) // 2]
    right = [word for word in words if word.x0 > last]
    left = [word for word in words if word.x1 < first - _APART * height]
    specks = [word for strip in (right, left) if _is_turned(strip) for word in strip]
    return [word for word in words if word not in specks]


def _is_turned(strip: Sequence[Word]) -> bool:
    return (
        len(strip) >= _FEWEST
        and all(len(word.text) <= _SHORT for word in strip)
        and sum(word.confidence for word in strip) / len(strip) < _UNSURE
    )
