"""The glyphs of a PDF page as the few values that text needs.

pdfplumber's own `page.chars` looks up some twenty attributes of every glyph and of every line and rectangle, which is
two fifths of the time a page takes. Only what setting the text asks for is taken here, from the same layout (a test
holds the two side by side), and two things more that pdfplumber does not tell: which way a glyph is turned, and where
on its baseline it stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pdfminer.layout import LTChar, LTContainer

Area = tuple[float, float, float, float]  # x0, top, x1, bottom in pdfplumber's coordinates
Glyph = dict[str, Any]

_SAME_ACROSS, _SAME_DOWN = 0.45, 0.2  # of its width and of its size by which a glyph printed twice may be shifted
_CELL = 24.0  # points: a shift of less than half of it is found, that of letters of up to 26 points
_STRAIGHT = 8  # degrees by which a line may lean


def glyphs(page: Any) -> list[Glyph]:
    """Every glyph of a pdfplumber page in the order of its content, with coordinates as pdfplumber gives them.

    `turn` is the direction in which its line runs, in degrees against the clock (0 for a line that runs to the right);
    `origin` is the point (x, y from the top) of its baseline at which it begins.
    """
    left, top = page.mediabox[:2]
    foot = page.height + top
    found: list[Glyph] = []
    for char in _chars(page.layout):
        a, b, _, _, e, f = char.matrix
        rise = max(0.0, char.y0 - f + 0.2 * char.size) if char.y0 > f and not b else 0.0
        found.append(
            {
                "text": char.get_text(),
                "x0": char.x0 + left,
                "x1": char.x1 + left,
                "top": foot - char.y1,
                "bottom": foot - char.y0,
                "size": char.size,
                "fontname": char.fontname,
                "turn": _turn(a, b) if b or a < 0 else 0,
                "origin": (e + left, foot - f - rise),
            }
        )
    return found


def _turn(a: float, b: float) -> int:
    degrees = math.degrees(math.atan2(b, a)) % 360
    quarter = round(degrees / 90) * 90
    return (quarter if abs(degrees - quarter) <= _STRAIGHT else round(degrees)) % 360


def _chars(objects: Iterable[Any]) -> Iterator[Any]:
    for item in objects:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from _chars(item)


def visible(found: list[Glyph], shown: Area) -> list[Glyph]:
    """The glyphs that lie on the displayed area, those at its edge cut to it: what is cut off is not seen."""
    left, top, right, bottom = shown
    if all(g["x0"] >= left and g["top"] >= top and g["x1"] <= right and g["bottom"] <= bottom for g in found):
        return found
    return [
        {
            **g,
            "x0": max(g["x0"], left),
            "x1": min(g["x1"], right),
            "top": max(g["top"], top),
            "bottom": min(g["bottom"], bottom),
        }
        for g in found
        if g["x0"] < right and g["x1"] > left and g["top"] < bottom and g["bottom"] > top
    ]


def printed_once(found: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without those that are printed again at nearly the same place, as fake bold and shadows are.

    Letters that follow each other (`ll`, `ff`) stand a whole width apart, the shadow of one stands upon it.
    """
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in found:
        text = glyph["text"]
        if text.isspace():
            kept.append(glyph)
            continue
        x, y = glyph["x0"] / _CELL, glyph["top"] / _CELL
        column, row = int(x), int(y)
        # The cell it stands in, and those that lie nearer than half a cell: a shift is less.
        aside, above = column + (1 if x - column > 0.5 else -1), row + (1 if y - row > 0.5 else -1)
        cells = ((text, column, row), (text, aside, row), (text, column, above), (text, aside, above))
        if any(_same_place(glyph, other) for cell in cells if cell in places for other in places[cell]):
            continue
        places.setdefault(cells[0], []).append(glyph)
        kept.append(glyph)
    return kept


def _same_place(glyph: Glyph, other: Glyph) -> bool:
    width, size = glyph["x1"] - glyph["x0"], glyph["bottom"] - glyph["top"]
    if glyph["turn"] % 180:
        width, size = size, width
    across, down = abs(glyph["x0"] - other["x0"]), abs(glyph["top"] - other["top"])
    if glyph["turn"] % 180:
        across, down = down, across
    return bool(across <= max(0.3, _SAME_ACROSS * width) and down <= max(0.3, _SAME_DOWN * size))


def shown_area(page: Any) -> Area:
    """The displayed area: the crop box inside the media box, turned as the page is.

    pdfplumber turns its glyphs with the page but not its crop box, so the box is turned here. Where the two boxes do
    not meet, all of the page is displayed.
    """
    left, top, right, bottom = page.bbox
    x0, y0, x1, y1 = page.page_obj.mediabox
    corners = [(x, y) for x in page.page_obj.cropbox[::2] for y in page.page_obj.cropbox[1::2]]
    turned = {
        90: [(y - y0, x1 - x) for x, y in corners],
        180: [(x1 - x, y1 - y) for x, y in corners],
        270: [(y1 - y, x - x0) for x, y in corners],
    }.get(page.rotation, [(x - x0, y - y0) for x, y in corners])
    xs, ys = zip(*turned, strict=True)
    shown = (
        max(left, left + min(xs)),
        max(top, bottom - max(ys)),
        min(right, left + max(xs)),
        min(bottom, bottom - min(ys)),
    )
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else (left, top, right, bottom)
