"""A chart in one language: its title, what is told around it, its alternative text, and its sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.charts.bars import Bar, bars
from pipeline.charts.columns import Column, columns
from pipeline.charts.geography import CONTINENTS, continent_name, country_name
from pipeline.charts.model import NO_YEAR, UNCERTAIN, Chart, Group
from pipeline.charts.page import Key, foot, head
from pipeline.charts.sheet import Sheet
from pipeline.charts.style import COLOURS
from pipeline.charts.words import Lang, Text, agreements, listed, number, say
from pipeline.privacy import mask
from schemas.agreement import Agreement

MOST_BARS = 50  # that a page takes; further countries are named under them
_NAMED = 4  # agreements that are named in a note; all are in the CSV
_TOLD = 12  # groups in the alternative text of a chart of places
_NOTES = {
    "continents": ("open-end", "unsure-start"),
    "countries": ("open-end", "unsure-start"),
    "in_force": ("open-end", "late", "never"),
    "turned": ("no-year-told", "open-end-turned"),
}
_EMPTY = {
    "continents": "none-in-force", "countries": "none-in-force", "in_force": "none-ever", "turned": "none-turned",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in one language. `sheet` is None where there is nothing to draw; then `alt` says so."""

    title: str
    alt: str
    notes: tuple[str, ...]
    sheet: Sheet | None


def drawn(chart: Chart, lang: Lang, rows: Mapping[str, Agreement], note: str) -> Drawn:
    """A chart in a language; `rows` are the agreements by id, `note` the coverage to be printed under it."""
    title = title_of(chart, lang)
    if chart.empty:
        return Drawn(title, say(_EMPTY[chart.kind], lang, day=chart.day), (), None)
    notes = [*_notes(chart, lang, rows), note or say("coverage-unknown", lang)]
    sheet = Sheet(f"{chart.name}-{lang}")
    flag = None
    if chart.samples:
        counts = (number(len(ids), lang) for ids in (chart.samples, chart.shown))
        flag = say("sample", lang, **dict(zip(("count", "all"), counts, strict=True)))
    subtitle = _subtitle(chart, lang)
    if chart.kind in ("continents", "countries"):
        keys = [_key(series, lang) for series in chart.series] if UNCERTAIN in chart.series else []
        y = head(sheet, title, subtitle, flag, keys)
        kept, rest = _kept(chart, lang)
        y = bars(sheet, y, [_bar(chart, group, lang) for group in kept])
        if rest:
            told = listed([f"{label(chart, group, lang)} {_value(group, lang)}" for group in rest], lang)
            notes.insert(0, say("rest", lang, rest=told))
    else:
        y = head(sheet, title, subtitle, flag, [_key(series, lang) for series in chart.series])
        years = [group for group in chart.groups if group.key != NO_YEAR]
        apart = [group for group in chart.groups if group.key == NO_YEAR]
        y = columns(
            sheet,
            y,
            lang,
            [_column(chart, group, lang) for group in years],
            [_column(chart, group, lang) for group in apart],
            _peak(years) if chart.kind == "in_force" else (),
        )
    foot(sheet, y, notes)
    return Drawn(title, f"{subtitle} {_values(chart, lang)}", tuple(notes), sheet)


def title_of(chart: Chart, lang: Lang) -> str:
    """The chart's title."""
    if chart.continent is not None:
        return say("within", lang, place=continent_name(chart.continent)[lang])
    title = say(chart.name if chart.place is None else chart.name.rsplit("--", 1)[0], lang)
    return title if chart.place is None else say("of", lang, title=title, place=_place(chart.place)[lang])


def label(chart: Chart, group: Group, lang: Lang) -> str:
    """What a group is called."""
    if chart.kind == "continents":
        return continent_name(group.key)[lang]
    if chart.kind == "countries":
        return country_name(group.key)[lang]
    return say("no-year", lang) if group.key == NO_YEAR else group.key


def _place(place: str) -> Text:
    """A country, or a continent, which is named by `continent-XX`."""
    code = place.removeprefix("continent-")
    return continent_name(code) if code != place and code in CONTINENTS else country_name(code)


def _subtitle(chart: Chart, lang: Lang) -> str:
    if chart.kind in ("continents", "countries"):
        sure = sum(group.sure for group in chart.groups)
        perhaps = len(chart.shown) - sure
        key = "on-day-unsure" if perhaps else "on-day"
        return say(key, lang, day=chart.day, sure=agreements(sure, lang), perhaps=number(perhaps, lang))
    every = agreements(len(chart.shown), lang)
    if chart.kind == "turned":
        counts = [(series, sum(group.count(series) for group in chart.groups)) for series in chart.series]
        told = ", ".join(f"{number(count, lang)} {say(series, lang)}" for series, count in counts)
        return say("turned", lang, day=chart.day, told=told, count=every)
    top, last = (chart.groups[n] for n in _peak(chart.groups))
    same = [group.key for group in chart.groups if group.count() == top.count()]
    when = listed(same, lang) if len(same) <= 3 else f"{same[0]} … {same[-1]}"
    return say(
        "per-year", lang, day=chart.day, count=every, most=_split(top, lang), when=when, last=last.key,
        now=_split(last, lang),
    )  # fmt: skip


def _split(group: Group, lang: Lang) -> str:
    """`49`, or `49 and 1 that may have ended`."""
    sure, unsure = number(group.sure, lang), group.count(UNCERTAIN)
    return say("and-unsure", lang, sure=sure, perhaps=number(unsure, lang)) if unsure else sure


def _peak(groups: Sequence[Group]) -> list[int]:
    """The places of the highest column and of the last one."""
    top = max(range(len(groups)), key=lambda n: (groups[n].count(), -n), default=0)
    return [top, len(groups) - 1]


def _key(series: str, lang: Lang) -> Key:
    return say(series, lang), COLOURS.get(series)


def _kept(chart: Chart, lang: Lang) -> tuple[list[Group], list[Group]]:
    """The groups that get a bar, and those that are only named.

    Those with one number go together, unless that would leave half a page empty.
    """
    order = sorted(chart.groups, key=lambda g: (not g.key, -g.count(), -g.sure, _alphabetical(label(chart, g, lang))))
    if len(order) <= MOST_BARS:
        return order, []
    least = order[MOST_BARS].count()
    kept = [group for group in order if group.count() > least or not group.key]
    kept = order[:MOST_BARS] if len(kept) < MOST_BARS // 2 else kept
    return kept, [group for group in order if group not in kept]


def _alphabetical(name: str) -> str:
    return name.casefold().translate(str.maketrans("åäö", "{|}"))  # the last three letters, in their order


def _value(group: Group, lang: Lang) -> str:
    unsure = group.count(UNCERTAIN)
    return number(group.sure, lang) + (f" + {number(unsure, lang)}" if unsure else "")


def _bar(chart: Chart, group: Group, lang: Lang) -> Bar:
    return Bar(label(chart, group, lang), group.sure, group.count(UNCERTAIN), _value(group, lang))


def _column(chart: Chart, group: Group, lang: Lang) -> Column:
    parts = tuple((group.count(series), COLOURS.get(series)) for series in chart.series)
    return Column(label(chart, group, lang), _value(group, lang), parts)


def _notes(chart: Chart, lang: Lang, rows: Mapping[str, Agreement]) -> Iterable[str]:
    for aside in _NOTES[chart.kind]:
        if ids := chart.asides.get(aside):
            names = f" ({listed(_names(ids, rows), lang)})" if len(ids) <= _NAMED else ""
            yield say(aside, lang, count=agreements(len(ids), lang), names=names)
    if chart.kind == "turned":
        expired = len(chart.asides.get("expired", ()))
        yield say("rule-turned-expired" if expired else "rule-turned", lang, count=number(expired, lang))
    else:
        yield say("rule", lang)
    china = sorted({a for a in (rows[i].foreign_partner.country for i in chart.shown) if a in ("HK", "MO")})
    if china and (chart.kind == "countries" or chart.place):
        yield say("china", lang, parts=listed([country_name(code)[lang] for code in china], lang))


def _names(ids: Iterable[str], rows: Mapping[str, Agreement]) -> list[str]:
    return [pair(rows[i]) for i in ids]


def pair(row: Agreement) -> str:
    """The two partners of an agreement."""
    return f"{mask(row.swedish_partner.name)} – {mask(row.foreign_partner.name)}"


def _values(chart: Chart, lang: Lang) -> str:
    if chart.kind in ("continents", "countries"):
        told = [_said(label(chart, g, lang), g, lang) for g in chart.groups[:_TOLD]]
        if more := len(chart.groups) - _TOLD:
            told += [say("and-more", lang, count=more)] if more > 0 else []
        what = say("continent" if chart.kind == "continents" else "country", lang)
        return say("alt-bars", lang, what=what, values=", ".join(told))
    years = [group.key for group in chart.groups if group.key != NO_YEAR]
    series = listed([say(series, lang) for series in chart.series], lang)
    told = [_said(label(chart, group, lang), group, lang) for group in chart.groups if group.count()]
    first, last = (years[0], years[-1]) if years else (chart.day[:4], chart.day[:4])
    return say("alt-columns", lang, first=first, last=last, series=series, values=", ".join(told))


def _said(name: str, group: Group, lang: Lang) -> str:
    unsure = group.count(UNCERTAIN)
    if unsure:
        return say("value-unsure", lang, label=name, sure=group.sure, perhaps=unsure)
    return f"{name} {number(group.count(), lang)}"
