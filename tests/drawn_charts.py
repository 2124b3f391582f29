"""Charts drawn without being painted, and what lies on their pages."""

from __future__ import annotations

from pipeline.charts.bundle import Asked
from pipeline.charts.bundle import charts as counted
from pipeline.charts.draw import Drawn, drawn
from pipeline.charts.sheet import Letters, Shape
from pipeline.charts.style import WIDTH, width
from pipeline.charts.words import Lang
from pipeline.store import Dataset
from schemas.agreement import Agreement


def rows_of(made: Dataset) -> dict[str, Agreement]:
    return {row.agreement_id: row for row in made.agreements}


def pictures(made: Dataset, asked: Asked | None = None, lang: Lang = "sv", note: str = "") -> dict[str, Drawn]:
    return {chart.name: drawn(chart, lang, rows_of(made), note) for chart in counted(made, asked or Asked())}


def words(picture: Drawn) -> list[str]:
    assert picture.sheet is not None
    return [thing.text for thing in picture.sheet.things if isinstance(thing, Letters)]


def extents(picture: Drawn) -> list[tuple[float, float, float, float]]:
    assert picture.sheet is not None
    found = []
    for thing in picture.sheet.things:
        if isinstance(thing, Letters):
            wide = width(thing.text, thing.size, bold=thing.bold)
            left = thing.x - wide * ("left", "center", "right").index(thing.align) / 2
            found.append((left, thing.y - thing.size, left + wide, thing.y + thing.size * 0.3))
        else:
            assert isinstance(thing, Shape)
            xs, ys = zip(*(point for line in thing.lines for point in line), strict=True)
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def on_the_page(picture: Drawn) -> bool:
    assert picture.sheet is not None
    tall = picture.sheet.height
    return all(a >= -0.01 and b <= WIDTH + 0.01 and c >= -0.01 and d <= tall for a, c, b, d in extents(picture))
