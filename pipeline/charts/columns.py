"""Columns, one per year without a gap, stacked by series, on whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.charts.page import swatch
from pipeline.charts.sheet import Sheet
from pipeline.charts.style import BODY, GREY, INK, LEADING, MARGIN, ON_DARK, PAPER, RULE, SMALL, WIDTH, width, wrapped
from pipeline.charts.words import Lang, number

_TALL = 150.0
_WIDEST = 26.0  # of a column
_ASIDE = 44.0  # for the name of what stands beside the years
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands under it, the number over it, and its parts from below, as (number, colour).

    A part without a colour is hatched.
    """

    label: str
    told: str
    parts: tuple[tuple[int, str | None], ...]

    @property
    def total(self) -> int:
        """The number of all its parts."""
        return sum(count for count, _ in self.parts)


def columns(
    sheet: Sheet,
    y: float,
    lang: Lang,
    years: Sequence[Column],
    apart: Sequence[Column] = (),
    marked: Sequence[int] = (),
) -> float:
    """Draws the columns from `y` on, `apart` beside them; the lower edge.

    `marked` are the places of the columns that bear their number; where none is marked, all do that have room for it.
    """
    most = max((column.total for column in (*years, *apart)), default=1)
    step = _step(most)
    top = -(-most // step) * step
    left = MARGIN + width(number(top, lang), SMALL) + 5
    asides = [wrapped(column.label, SMALL, _ASIDE) for column in apart]
    aside = max((width(line, SMALL) for lines in asides for line in lines), default=0)
    right = WIDTH - MARGIN - (max(aside, 20) + 16 if apart else 0)
    slot = (right - left) / max(len(years), 1)
    wide = min(slot * 0.8 if slot > 5 else slot * 0.88, _WIDEST)
    y += 10
    base = y + _TALL
    scale = _TALL / top
    for value in range(0, top + 1, step):
        at = base - value * scale
        sheet.line(left, at, WIDTH - MARGIN, at, INK if value == 0 else RULE, 0.8 if value == 0 else 0.35)
        sheet.text(left - 4, at + SMALL * 0.36, number(value, lang), SMALL, align="right", colour=GREY)
    middles = [left + slot * (n + 0.5) for n in range(len(years))]
    middles += [WIDTH - MARGIN - max(aside, 20) / 2 for _ in apart]
    everything = (*years, *apart)
    for middle, column, thick in zip(
        middles, everything, [wide] * len(years) + [min(max(wide, 6), _WIDEST)] * len(apart), strict=True
    ):
        _stack(sheet, middle, base, thick, scale, column)
    _totals(sheet, base, scale, middles, everything, marked or range(len(everything)))
    named = _ticks([column.label for column in years], slot)
    for n, column in enumerate(years):
        sheet.line(middles[n], base, middles[n], base + (3 if n in named else 1.5), INK, 0.6 if n in named else 0.35)
        if n in named:
            half = width(column.label, SMALL) / 2
            at = min(max(middles[n], left - 6 + half), WIDTH - MARGIN - half)
            sheet.text(at, base + 4 + SMALL, column.label, SMALL, align="center", colour=GREY)
    for middle, lines in zip(middles[len(years) :], asides, strict=True):
        for n, line in enumerate(lines):
            sheet.text(middle, base + 4 + SMALL * (1 + n * LEADING), line, SMALL, align="center", colour=GREY)
    return base + SMALL * max(1, *map(len, asides), 0) * LEADING + 13


def _stack(sheet: Sheet, middle: float, base: float, wide: float, scale: float, column: Column) -> None:
    y = base
    parts = [part for part in column.parts if part[0]]
    for n, (count, colour) in enumerate(parts):
        tall = count * scale
        y -= tall
        gap = 0.5 if n + 1 < len(parts) and tall > 2 else 0  # a white line between the parts
        swatch(sheet, middle - wide / 2, y + gap, wide, tall - gap, colour)
        figure = str(count)
        if len(parts) > 1 and tall >= SMALL + 2 and wide >= width(figure, SMALL) + 0.6 and colour is not None:
            ink = PAPER if colour in ON_DARK else INK
            sheet.text(middle, y + gap / 2 + tall / 2 + SMALL * 0.36, figure, SMALL, align="center", colour=ink)


def _totals(
    sheet: Sheet, base: float, scale: float, middles: Sequence[float], every: Sequence[Column], marked: Sequence[int]
) -> None:
    """The numbers over the marked columns, the highest first, where one touches neither another number nor another column."""
    taken: list[tuple[float, float, float, float]] = []
    order = sorted(marked, key=lambda n: (-every[n].total, n))
    for n in order:
        column = every[n]
        half = width(column.told, SMALL, bold=True) / 2
        middle = min(middles[n], WIDTH - MARGIN - half + 4)
        low = base - column.total * scale - 2.5
        box = (middle - half - 1, low - SMALL, middle + half + 1, low + 1)
        hit = any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
        )
        hit = hit or any(
            box[0] + 1.5 < middles[m] < box[2] - 1.5 and base - every[m].total * scale < box[3]
            for m in range(len(every))
            if m != n
        )
        if column.total and not hit:
            taken.append(box)
            sheet.text(middle, low, column.told, SMALL, bold=True, align="center")


def _step(most: int) -> int:
    """The distance of the lines: 1, 2 or 5 times a power of ten, so that there are at most six."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power * 6 >= most:
                return step * power
        power *= 10


def _ticks(labels: Sequence[str], slot: float) -> list[int]:
    """The places of the years that are named: all, or every second, fifth, tenth … by the calendar."""
    room = width("2000", BODY) + 2
    for every in (1, 2, 5, 10, 20, 25, 50, 100):
        if slot * every >= room:
            return [n for n, label in enumerate(labels) if int(label) % every == 0]
    return [0, len(labels) - 1]
