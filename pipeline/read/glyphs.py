"""The glyphs of a PDF page as the few values that text needs.

pdfplumber's own `page.chars` looks up some twenty attributes of every glyph and of every line and rectangle, which is
two fifths of the time a page takes. Only what its text map asks for is taken here, from the same layout: the text is
the same (a test holds the two side by side).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.layout import LTChar, LTContainer

Area = tuple[float, float, float, float]  # x0, top, x1, bottom in pdfplumber's coordinates
Glyph = dict[str, Any]

_DOUBLES = 8  # glyphs printed twice on a page before it is taken for fake bold


def glyphs(page: Any) -> list[Glyph]:
    """Every glyph of a pdfplumber page in the order of its content, with coordinates as pdfplumber gives them."""
    left, top = page.mediabox[:2]
    foot = page.height + top
    start = page.initial_doctop
    return [
        {
            "text": char.get_text(),
            "x0": char.x0 + left,
            "x1": char.x1 + left,
            "top": foot - char.y1,
            "bottom": foot - char.y0,
            "doctop": start + foot - char.y1,
            "upright": char.upright,
            "size": char.size,
            "fontname": char.fontname,
        }
        for char in _chars(page.layout)
    ]


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


def printed_twice(found: list[Glyph]) -> bool:
    """Whether glyphs are printed again at nearly the same place, as fake bold is."""
    places = [(g["text"], int(g["x0"]), int(g["top"])) for g in found if g["text"] != " "]
    return len(places) - len(set(places)) >= _DOUBLES


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
