"""What is drawn on a PDF page beside letters: pictures, and paths with curves as the outlines of letters have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.layout import LTContainer, LTCurve, LTImage

from pipeline.read.glyphs import Area


def drawn(page: Any, shown: Area) -> tuple[float, int]:
    """The share of the displayed area that the largest picture covers, and the number of paths with curves."""
    width, height = shown[2] - shown[0], shown[3] - shown[1]
    largest, curves = 0.0, 0
    for item in _shapes(page.layout):
        if isinstance(item, LTImage):
            across = min(item.x1, shown[2]) - max(item.x0, shown[0])
            largest = max(largest, max(0.0, across) * min(item.height, height) / (width * height))
        else:
            curves += 1
    return largest, curves


def _shapes(objects: Iterable[Any]) -> Iterator[Any]:
    for item in objects:
        if isinstance(item, LTImage) or type(item) is LTCurve:
            yield item
        elif isinstance(item, LTContainer):
            yield from _shapes(item)
