"""Every file of the charts of a dataset, by its relative path: pictures, the numbers beside them, and a manifest.

charts/by-country.sv.svg   charts/by-country.sv.png   charts/by-country.en.svg   …
charts/by-country.csv      one line per bar and series: the number shown and the agreements behind it
charts/charts.json         every chart with title, alternative text, notes, files; and what there was nothing to draw of
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.charts.count import (
    by_place,
    by_year,
    continent_key,
    continents,
    country_key,
    last_known,
    turned,
)
from pipeline.charts.draw import Drawn, drawn, label
from pipeline.charts.geography import CONTINENTS, continent_of
from pipeline.charts.model import Chart, Ids
from pipeline.charts.sheet import rendered
from pipeline.charts.words import LANGUAGES, Lang, say
from pipeline.places.countries import country_group
from pipeline.store import Dataset
from schemas.agreement import Agreement

FOLDER = "charts"
MANIFEST = f"{FOLDER}/charts.json"
_COLUMNS = (
    "chart",
    "day",
    "group",
    "label_sv",
    "label_en",
    "series",
    "shown",
    "agreements",
    "samples",
    "agreement_ids",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be drawn: of all agreements, of a country (its group), or of a continent; as of a day or the newest."""

    as_of: str | None = None
    country: str | None = None
    continent: str | None = None
    languages: tuple[Lang, ...] = LANGUAGES


def charts(dataset: Dataset, asked: Asked) -> tuple[Chart, ...]:
    """The charts of a dataset, counted and not yet drawn; none where no source has a day."""
    rows = chosen(dataset.agreements, asked)
    day = asked.as_of or last_known(dataset.records, dataset.agreements)
    if day is None:
        return ()
    if asked.country is not None:
        return tuple(_placed(chart, country_group(asked.country)) for chart in (by_year(rows, day), turned(rows, day)))
    if asked.continent is not None:
        within = _within(rows, day, asked.continent)
        place = f"continent-{asked.continent}"
        return (within, *(_placed(chart, place) for chart in (by_year(rows, day), turned(rows, day))))
    return (
        by_place("by-continent", rows, day, continent_key),
        by_place("by-country", rows, day, country_key),
        *(_within(rows, day, continent) for continent in continents(rows, day)),
        by_year(rows, day),
        turned(rows, day),
    )


def chosen(rows: Iterable[Agreement], asked: Asked) -> list[Agreement]:
    """The agreements that are asked for, in the order of their ids."""
    return [
        row
        for row in sorted(rows, key=lambda row: row.agreement_id)
        if (asked.country is None or row.foreign_partner.country_group == country_group(asked.country))
        and (asked.continent is None or continent_of(row.foreign_partner.country) == asked.continent)
    ]


def _within(rows: Sequence[Agreement], day: str, continent: str) -> Chart:
    inside = [row for row in rows if continent_of(row.foreign_partner.country) == continent]
    return by_place(f"within-{_slug(continent)}", inside, day, country_key, continent)


def _placed(chart: Chart, place: str) -> Chart:
    """A chart confined to a country, or to a continent (`continent-AS`)."""
    code = place.removeprefix("continent-")
    return replace(chart, name=f"{chart.name}--{code.lower() if code == place else _slug(code)}", place=place)


def _slug(continent: str) -> str:
    return CONTINENTS[continent]["en"].lower().replace(" ", "-")


def made(dataset: Dataset, note: Mapping[str, str], asked: Asked) -> dict[str, bytes]:
    """The files of the charts that are asked for."""
    files: dict[str, bytes] = {}
    entries = []
    rows = {row.agreement_id: row for row in dataset.agreements}
    for chart in charts(dataset, asked):
        files[f"{FOLDER}/{chart.name}.csv"] = as_csv(_COLUMNS, _lines(chart, rows))
        told = {lang: drawn(chart, lang, rows, note.get(lang, "")) for lang in asked.languages}
        files |= (pictured := pictures(chart.name, told))
        entries.append(entry(chart.name, chart.day, told, pictured, chart.shown, chart.samples))
    files[MANIFEST] = manifest(entries, asked)
    return files


def manifest(entries: list[dict[str, object]], asked: Asked) -> bytes:
    """`charts.json`."""
    told: dict[str, object] = {"languages": asked.languages, "charts": entries}
    if not entries:
        told["message"] = {lang: say("no-source-day", lang) for lang in asked.languages}
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def entry(
    name: str, day: str, told: Mapping[Lang, Drawn], pictured: Iterable[str], shown: Ids, samples: Ids
) -> dict[str, object]:
    """What the manifest says of one chart."""
    return {
        "name": name,
        "day": day,
        "drawn": all(picture.sheet is not None for picture in told.values()),
        "title": {lang: picture.title for lang, picture in told.items()},
        "alt": {lang: picture.alt for lang, picture in told.items()},
        "notes": {lang: picture.notes for lang, picture in told.items()},
        "agreements": len(shown),
        "samples": len(samples),
        "data": f"{name}.csv",
        "files": sorted(path.removeprefix(f"{FOLDER}/") for path in pictured),
    }


def pictures(name: str, told: Mapping[Lang, Drawn]) -> dict[str, bytes]:
    """The pictures of one chart; none where there is nothing to draw."""
    files = {}
    for lang, picture in told.items():
        if picture.sheet is not None:
            for kind, data in rendered(picture.sheet, picture.title, picture.alt, lang).items():
                files[f"{FOLDER}/{name}.{lang}.{kind}"] = data
    return files


def _lines(chart: Chart, rows: Mapping[str, Agreement]) -> Iterator[tuple[object, ...]]:
    """The numbers shown; then, with `shown` false, what the notes under the picture tell."""
    made_up = set(chart.samples)
    for group in chart.groups:
        names = (label(chart, group, "sv"), label(chart, group, "en"))
        for series in chart.series if group.parts else chart.series[:1]:
            ids = group.parts.get(series, ())
            if ids or not group.parts:
                counts = (len(ids), len(made_up.intersection(ids)))
                yield (chart.name, chart.day, group.key, *names, series, "true", *counts, " ".join(ids))
    for aside, ids in sorted(chart.asides.items()):
        if not set(ids) <= set(chart.shown):
            samples = sum(rows[name].sample for name in ids)
            yield (chart.name, chart.day, "", "", "", aside, "false", len(ids), samples, " ".join(ids))


def as_csv(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, CRLF; no text that a spreadsheet would take for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    plain: Callable[[object], object] = lambda cell: (  # noqa: E731
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
    )
    writer.writerows([plain(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig")
