"""Horizontal bars, one per place: its name in whole at the left, its number at the end of the bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.charts.page import swatch
from pipeline.charts.sheet import Sheet
from pipeline.charts.style import BODY, COLOURS, GREY, LEADING, MARGIN, RULE, WIDTH, width, wrapped

_ROW, _BAR = 13.0, 8.6
_CLOSE, _SLIM, _MANY = 11.0, 7.4, 25  # where there are many
_WIDEST_LABEL = 0.45  # of the page


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, the number surely in it, and the number of uncertain ones, drawn hatched behind it."""

    label: str
    sure: int
    unsure: int
    value: str


def bars(sheet: Sheet, y: float, rows: Sequence[Bar]) -> float:
    """Draws the bars from `y` on; the lower edge."""
    room = WIDTH * _WIDEST_LABEL
    left = MARGIN + min(room, max(width(row.label, BODY) for row in rows)) + 6
    most = max(row.sure + row.unsure for row in rows)
    right = WIDTH - MARGIN - max(width(row.value, BODY, bold=True) for row in rows) - 4
    top = y
    least, thick = (_CLOSE, _SLIM) if len(rows) > _MANY else (_ROW, _BAR)
    for row in rows:
        lines = wrapped(row.label, BODY, room)
        tall = max(least, len(lines) * BODY * LEADING + 2)
        middle = y + tall / 2
        base = middle - (len(lines) - 1) * BODY * LEADING / 2 + BODY * 0.36
        for n, line in enumerate(lines):
            sheet.text(left - 5, base + n * BODY * LEADING, line, BODY, align="right")
        x = left
        for count, colour in ((row.sure, COLOURS["in_force"]), (row.unsure, None)):
            if count:
                wide = (right - left) * count / most
                swatch(sheet, x, middle - thick / 2, wide, thick, colour)
                x += wide
        sheet.text(x + 3.5, middle + BODY * 0.36, row.value, BODY, bold=True, colour=GREY)
        y += tall
    sheet.line(left, top, left, y, RULE, 0.8)
    return y + 6
