"""Day dates, and the few days of one meeting, as heads of documents print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Day

from pipeline.rules.numbers import MONTH, MONTHS
from schemas.dates import Date

_YEAR = r"(?:19|20)\d{2}"
_LONGEST = 7  # days that a meeting may last; further apart are two dates
_SHORT = "|".join(name[:3] for name in MONTHS)  # `5 okt 2018`
_MONTH = rf"(?:{MONTH}|sept\.?|(?:{_SHORT})\.?)"
_TO = r"\s?(?:–|-|och|till)\s?"
DAY = re.compile(
    rf"(?<!\d)(?:(?P<y>{_YEAR})(?P<sep>[-./ ])\s?(?P<m>\d{{2}})(?P=sep)\s?(?P<d>\d{{2}})"
    rf"(?:{_TO}(?:-(?P<to>\d{{2}})|(?P<y6>{_YEAR})-(?P<m6>\d{{2}})-(?P<d6>\d{{2}}))(?!\d))?"
    rf"|(?:(?P<from>\d{{1,2}})(?:[ ](?P<frommonth>{MONTH}))?{_TO})?"
    rf"(?P<d2>\d{{1,2}})\s+(?P<month>{_MONTH})\s+(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>{_YEAR})"
    rf"|(?P<d5>\d{{1,2}})/(?P<m5>\d{{1,2}})[ -](?P<y5>{_YEAR})"
    rf"|(?P<y4>{_YEAR})(?P<m4>\d{{2}})(?P<d4>\d{{2}}))(?!\d)",
    re.I,
)


def day_in(text: str, start: int = 0, end: int | None = None) -> tuple[Date, int, int] | None:
    """The first day date in `text[start:end]` that the calendar knows, with its range in `text`.

    `23–24 oktober 2018` is one date of precision `range`; days further apart than a meeting lasts are not joined.
    """
    for found in DAY.finditer(text, start, len(text) if end is None else end):
        got = found.groupdict()
        last = _last(got)
        if last is None:
            continue
        first = _first(got, last)
        if first is not None and first < last and (last - first).days <= _LONGEST:
            value = f"{first.isoformat()}/{last.isoformat()}"
            return Date(value=value, precision="range"), found.start(), found.end()
        # What is no span of days is one day: of `2022-09-01 – 2026-08-31` the first, of `9–24 oktober` the last.
        one, at, stop = last, found.start(), found.end()
        if got["y6"] or got["to"]:
            one, stop = _day(got["y"], got["m"], got["d"]) or last, found.end("d")
        elif got["from"]:
            at = found.start("d2")
        return Date(value=one.isoformat(), precision="day"), at, stop
    return None


def _number(month: str) -> str:
    """The number of a month, by its name or the first letters of it."""
    return str(next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.lower()[:3])))


def _last(got: dict[str, str | None]) -> Day | None:
    if got["y6"]:
        return _day(got["y6"], got["m6"], got["d6"])
    if got["month"]:
        return _day(got["y2"], _number(got["month"]), got["d2"])
    for y, m, d in (("y", "m", "d"), ("y3", "m3", "d3"), ("y4", "m4", "d4"), ("y5", "m5", "d5")):
        if got[y]:
            return _day(got[y], got[m], got["to"] or got[d])
    return None


def _first(got: dict[str, str | None], last: Day) -> Day | None:
    if got["y6"] or got["to"]:
        return _day(got["y"], got["m"], got["d"])
    if got["from"]:
        month = MONTHS.index(got["frommonth"].lower()) + 1 if got["frommonth"] else last.month
        return _day(str(last.year), str(month), got["from"])
    return None


def _day(year: str | None, month: str | None, day: str | None) -> Day | None:
    try:
        return Day(int(year or 0), int(month or 0), int(day or 0))
    except ValueError:
        return None


def span_of(pages: Iterable[tuple[int, str]], date: Date | None) -> tuple[int, int, int] | None:
    """Where the pages (number, raw text) first print a day: its raw range, the evidence for the head's date."""
    if date is None:
        return None
    for number, text in pages:
        at = 0
        while (found := day_in(text, at)) is not None:
            if found[0] == date:
                return number, found[1], found[2]
            at = found[2]
    return None
