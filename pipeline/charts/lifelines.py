"""Draws the timeline of one agreement: its states as bars over years, and a mark for each thing that happened.

Each line has its words at the left, whole, and its bar or mark at the right over one axis of years. The shape of a mark
is the stage of the act, which the words tell too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.charts.bundle import FOLDER, MANIFEST, Asked, as_csv, entry, manifest, pictures
from pipeline.charts.count import last_known
from pipeline.charts.draw import Drawn, pair
from pipeline.charts.geography import country_name
from pipeline.charts.lifeline import Event, Span, events, spans, until
from pipeline.charts.page import foot, head, swatch
from pipeline.charts.sheet import Sheet
from pipeline.charts.style import (
    BODY,
    GREY,
    INK,
    LEADING,
    MARGIN,
    NAVY,
    PAPER,
    RULE,
    SLATE,
    SMALL,
    STATES,
    WIDTH,
    width,
    wrapped,
)
from pipeline.charts.words import LANGUAGES, Lang, say
from pipeline.errors import UsageError
from pipeline.resolve.asof import standing
from pipeline.store import Dataset
from schemas.agreement import Agreement
from schemas.record import AgreementRecord

_COLUMNS = (
    "agreement_id", "kind", "what_sv", "what_en", "when_sv", "when_en", "first_day", "sure_day", "until_day", "last_day",
    "record_ids", "decision_id",
)  # fmt: skip
_UNSAFE = re.compile(r"[^\w.-]+")  # in the name of a file
_DAYS = 62.0  # room for the day
_WORDS = 138.0  # room for what happened
_BAR, _MARK = 7.0, 2.9
_THIN = 1.2  # the least that is seen of a state of few days
_TICKS = (1, 2, 5, 10, 20, 25, 50, 100)
_SHAPES = {  # stage -> sides of its mark, and by how much of a side it is turned
    "decided": (24, 0.0), "proposed": (24, 0.0),
    "reported": (4, 0.5),
    "planned": (4, 0.0),
    "requested": (3, 0.0), "filed": (3, 0.0),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where the years lie on the page, from the first of January of `first` to the end of the year before `end`."""

    first: int
    end: int
    left: float
    right: float

    def at(self, day: str, *, end: bool = False) -> float:
        """Where a day lies; with `end` the end of it."""
        year, month, last = map(int, day.split("-"))
        start = date(year, 1, 1)
        passed = (date(year, min(month, 12), 1) - start).days + last - (0 if end else 1)
        share = (year + min(passed / 366, 1) - self.first) / (self.end - self.first)
        return self.left + (self.right - self.left) * min(max(share, 0), 1)


def timelines(dataset: Dataset, note: Mapping[str, str], ids: Iterable[str], asked: Asked) -> dict[str, bytes]:
    """The timelines of some agreements, as files by relative path: `charts/timelines/<agreement>.sv.svg` …

    Raises `UsageError` when an id is that of no agreement, or when no day is known at all.
    """
    rows = {row.agreement_id: row for row in dataset.agreements}
    named = {former: row for row in dataset.agreements for former in row.former_ids} | rows
    records = {record.record_id: record for record in dataset.records}
    day = asked.as_of or last_known(dataset.records, dataset.agreements)
    if day is None:
        raise UsageError("no source of the dataset has a day: name one with --as-of")
    files: dict[str, bytes] = {}
    entries: list[dict[str, object]] = []
    for name in ids:
        if name not in named:
            raise UsageError(f"{name} is no agreement of the dataset: vanort agreements lists them")
        row = named[name]
        path = "timelines/" + _UNSAFE.sub("-", row.agreement_id)
        drawn = {
            lang: lifeline(row, records, day, lang, path, note.get(lang, ""), cut=asked.as_of is not None)
            for lang in asked.languages
        }
        files[f"{FOLDER}/{path}.csv"] = as_csv(_COLUMNS, _lines(row, records, day, cut=asked.as_of is not None))
        files |= (pictured := pictures(path, drawn))
        entries.append(
            entry(path, day, drawn, pictured, (row.agreement_id,), (row.agreement_id,) if row.sample else ())
        )
    files[MANIFEST] = manifest(entries, asked)
    return files


def _shown(
    row: Agreement, records: Mapping[str, AgreementRecord], day: str, lang: Lang, cut: bool
) -> tuple[list[Span], list[Event]]:
    """What is drawn: with `cut`, what was on the day, and before; what has no day stays, and is said to have none."""
    states, happened = spans(row, day, lang), events(row, records, lang)
    if not cut:
        return states, happened
    return until(states, day), [
        replace(event, last=min(event.last or day, day)) if event.first else event
        for event in happened
        if (event.first or "") <= day
    ]


def _lines(
    row: Agreement, records: Mapping[str, AgreementRecord], day: str, *, cut: bool = False
) -> Iterator[tuple[object, ...]]:
    shown = {lang: _shown(row, records, day, lang, cut) for lang in LANGUAGES}
    for state, english in zip(shown["sv"][0], shown["en"][0], strict=True):
        told = (say(f"st-{state.status}", "sv"), say(f"st-{state.status}", "en"), state.when, english.when)
        yield (
            row.agreement_id,
            "state",
            *told,
            state.first,
            state.sure,
            state.until,
            state.last,
            state.record_id,
            state.decision_id,
        )
    ordered = ({event.key: event for event in shown[lang][1]} for lang in LANGUAGES)
    swedish, other = ordered
    for key, event in swedish.items():
        told = (event.what, other[key].what, event.when, other[key].when)
        ids = " ".join(event.record_ids)
        yield (row.agreement_id, event.stage, *told, event.first, None, None, event.last, ids, None)


def lifeline(
    row: Agreement,
    records: Mapping[str, AgreementRecord],
    day: str,
    lang: Lang,
    name: str,
    note: str,
    *,
    cut: bool = False,
) -> Drawn:
    """The timeline of an agreement, with how it stood on `day`; with `cut`, nothing behind that day."""
    states, happened = _shown(row, records, day, lang, cut)
    title = f"{pair(row)} ({country_name(row.foreign_partner.country)[lang]})"
    sheet = Sheet(f"{name}-{lang}")
    stood = standing(row, day)
    if stood.status == "unknown" and stood.pending is not None:
        status = say("perhaps", lang, status=say(f"st-{stood.pending.status}", lang))
    else:
        status = say(f"st-{stood.status or row.status}", lang)
    subtitle = say("as-told", lang, klass=say(f"class-{row.agreement_class}", lang), day=day, status=status)
    y = head(
        sheet, title, subtitle[0].upper() + subtitle[1:] + ".", say("sample-one", lang) if row.sample else None, ()
    )
    axis = _axis(states, happened, day)
    rows_top = y + SMALL + 5
    y = rows_top
    if states:
        y = _section(sheet, y, say("states", lang))
        for state in states:
            y = _state(sheet, y, state, axis, lang)
    if happened:
        y = _section(sheet, y + (4 if states else 0), say("events", lang))
        for event in happened:
            y = _event(sheet, y, event, axis)
    _years(sheet, axis, rows_top - 3, y + 2)
    foot(sheet, y + 7, _notes(states, happened, lang, note))
    return Drawn(title, _alt(states, happened, lang), tuple(_notes(states, happened, lang, note)), sheet)


def _axis(states: Sequence[Span], happened: Sequence[Event], day: str) -> _Axis:
    days = [day]
    days += [found for state in states for found in (state.first or state.sure, state.last)]
    days += [found for event in happened for found in (event.first, event.last) if found]
    years = sorted(int(found[:4]) for found in days)
    first, end = years[0], years[-1] + 1
    if any(state.first is None for state in states):
        first -= max(1, (end - first) // 12)  # room for what began nobody knows when
    if end - first < 4:
        first = end - 4
    return _Axis(first, end, MARGIN + _DAYS + _WORDS + 8, WIDTH - MARGIN)


def _section(sheet: Sheet, y: float, name: str) -> float:
    sheet.text(MARGIN, y + BODY, name, BODY, bold=True)
    return y + BODY * 1.6


def _line(sheet: Sheet, y: float, when: str, what: str, *, bold: bool = False) -> tuple[float, float]:
    """The words of a line; the middle of the first one and the lower edge."""
    days = wrapped(when, SMALL, _DAYS - 4)
    words = wrapped(what, SMALL, _WORDS, bold=bold)
    for n, part in enumerate(days):
        sheet.text(MARGIN, y + SMALL * (1 + n * LEADING), part, SMALL, colour=GREY)
    for n, part in enumerate(words):
        sheet.text(MARGIN + _DAYS, y + SMALL * (1 + n * LEADING), part, SMALL, bold=bold)
    return y + SMALL * 0.64, y + max(len(days), len(words)) * SMALL * LEADING + 2.5


def _state(sheet: Sheet, y: float, state: Span, axis: _Axis, lang: Lang) -> float:
    middle, low = _line(sheet, y, state.when, say(f"st-{state.status}", lang), bold=True)
    top = middle - _BAR / 2
    start = axis.left if state.first is None else axis.at(state.first)
    sure = axis.at(state.sure, end=state.first != state.sure)
    if sure - start > 0.2:
        swatch(sheet, start, top, sure - start, _BAR, None)
    if state.over:  # an end has no length: a stroke on its day, if it is known to within a year
        if state.known_within_a_year:
            sheet.rect(sure - 0.8, top - 0.8, 1.6, _BAR + 1.6, INK)
        return low
    until, last = axis.at(state.until, end=True), axis.at(state.last, end=True)
    if state.until > state.sure:
        colour = STATES.get(state.status)
        wide = max(until - sure, _THIN)
        if colour is None:
            sheet.rect(sure, top, wide, _BAR, None, edge=SLATE)
        else:
            swatch(sheet, sure, top, wide, _BAR, colour)
    else:
        until = sure
    if last - until > 0.2:
        swatch(sheet, until, top, last - until, _BAR, None)
    return low


def _event(sheet: Sheet, y: float, event: Event, axis: _Axis) -> float:
    middle, low = _line(sheet, y, event.when, event.what)
    if event.first and event.last:
        start, end = axis.at(event.first), axis.at(event.last, end=True)
        x = (start + end) / 2
        if end - start > 2 * _MARK:
            sheet.line(start, middle, end, middle, NAVY, 0.8)
        _mark(sheet, x, middle, event.stage)
    return low


def _mark(sheet: Sheet, x: float, y: float, stage: str) -> None:
    """Filled where it was decided, told or filed; hollow where it is asked for, proposed or planned; a cross: refused."""
    if stage == "rejected":
        for side in (-1, 1):
            sheet.line(x - _MARK, y - side * _MARK, x + _MARK, y + side * _MARK, NAVY, 1.3)
        return
    sides, turn = _SHAPES[stage]
    fill = NAVY if stage in ("decided", "reported", "filed") else PAPER
    angles = (2 * math.pi * (n + turn) / sides - math.pi / 2 for n in range(sides))
    points = [(x + _MARK * math.cos(angle), y + _MARK * math.sin(angle)) for angle in angles]
    sheet.shape(points, fill, edge=NAVY, weight=1.0)


def _years(sheet: Sheet, axis: _Axis, top: float, low: float) -> None:
    """The axis above the lines, with thin rules down through them."""
    wide = (axis.right - axis.left) / (axis.end - axis.first)
    every = next((n for n in _TICKS if wide * n >= width("2000", SMALL) + 5), _TICKS[-1])
    for year in range(axis.first, axis.end + 1):
        if year % every == 0:
            x = axis.at(f"{year}-01-01")
            sheet.line(x, top, x, low, RULE, 0.3, behind=True)
            middle = min(x, WIDTH - 2 - width(str(year), SMALL) / 2)
            sheet.text(middle, top - 2, str(year), SMALL, align="center", colour=GREY)


def _notes(states: Sequence[Span], happened: Sequence[Event], lang: Lang, note: str) -> Iterator[str]:
    if not states:
        yield say("no-states", lang)
    elif any(state.first != state.sure or state.until != state.last for state in states):
        yield say("hatched", lang)
    if any(event.first is None for event in happened):
        yield say("broken", lang)
    yield note or say("coverage-unknown", lang)


def _alt(states: Sequence[Span], happened: Sequence[Event], lang: Lang) -> str:
    none = say("no-states", lang)
    told = "; ".join(f"{s.when} {say(f'st-{s.status}', lang)}" for s in states) or none.rstrip(".")
    acts = "; ".join(f"{event.when} {event.what}" for event in happened) or "–"
    return say("alt-timeline", lang, states=told, events=acts)
