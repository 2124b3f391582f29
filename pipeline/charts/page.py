"""What every chart has around its picture: the title, what it counts, a flag on samples, the key, and the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.charts.sheet import Sheet
from pipeline.charts.style import (
    BODY,
    GREY,
    INK,
    LEADING,
    MARGIN,
    NAVY,
    PALE,
    PAPER,
    RULE,
    SLATE,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    width,
    wrapped,
)

ROOM = WIDTH - 2 * MARGIN
_SWATCH = 7.0
Key = tuple[str, str | None]  # a label and its colour; None is hatched


def head(sheet: Sheet, title: str, subtitle: str, flag: str | None, keys: Sequence[Key]) -> float:
    """The top of the page; the lower edge of it."""
    y = sheet.block(MARGIN, MARGIN, title, TITLE, ROOM, bold=True) + 1
    y = sheet.block(MARGIN, y, subtitle, SUBTITLE, ROOM, colour=GREY)
    if flag:
        lines = wrapped(flag, SUBTITLE, ROOM - 8, bold=True)
        tall = len(lines) * SUBTITLE * LEADING + 4
        sheet.rect(MARGIN, y + 4, ROOM, tall, None, edge=INK, weight=1)
        sheet.block(MARGIN + 4, y + 6, flag, SUBTITLE, ROOM - 8, bold=True)
        y += tall + 5
    return _keys(sheet, y + 5, keys) if keys else y + 5


def _keys(sheet: Sheet, y: float, keys: Sequence[Key]) -> float:
    x = MARGIN
    for label, colour in keys:
        wide = _SWATCH + 4 + width(label, BODY)
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + BODY * 1.5
        swatch(sheet, x, y + 1, _SWATCH, _SWATCH, colour)
        sheet.text(x + _SWATCH + 4, y + BODY - 0.3, label, BODY)
        x += wide + 12
    return y + BODY * 1.5


def swatch(sheet: Sheet, x: float, y: float, wide: float, tall: float, colour: str | None) -> None:
    """A piece of a bar: filled, or hatched where there is no colour (white where it is too thin for hatching).

    What is pale gets an edge, for it must not be lost on paper.
    """
    if colour is not None and colour != PALE:
        sheet.rect(x, y, wide, tall, colour)
        return
    edge = min(0.6, tall / 4, wide / 4)
    inside = (x + edge / 2, y + edge / 2, wide - edge, tall - edge)
    if colour is None:
        sheet.rect(*inside, PAPER)
        if min(wide, tall) > 2.5:
            sheet.hatch(*inside, NAVY)
        sheet.rect(*inside, None, edge=NAVY, weight=edge)
    else:
        sheet.rect(*inside, colour, edge=SLATE, weight=edge * 0.7)


def foot(sheet: Sheet, y: float, notes: Iterable[str]) -> None:
    """The notes under the picture; ends the page."""
    sheet.line(MARGIN, y, WIDTH - MARGIN, y, RULE, 0.5)
    y += 4
    for note in notes:
        y = sheet.block(MARGIN, y, note, SMALL, ROOM, colour=GREY) + 1.5
    sheet.height = y + MARGIN - 2
