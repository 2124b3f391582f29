"""Day dates as heads of documents print them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Day

from schemas.dates import Date

_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ),
        start=1,
    )
}
DAY = re.compile(
    rf"(?<!\d)(?:(?P<y>(?:19|20)\d{{2}})-\s?(?P<m>\d{{2}})-\s?(?P<d>\d{{2}})"
    rf"|(?P<d2>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<y2>(?:19|20)\d{{2}})"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>(?:19|20)\d{{2}})"
    rf"|(?P<y4>(?:19|20)\d{{2}})(?P<m4>\d{{2}})(?P<d4>\d{{2}}))(?!\d)",
    re.I,
)


def day_in(text: str, start: int = 0, end: int | None = None) -> tuple[Date, int, int] | None:
    """The first day date in `text[start:end]` that the calendar knows, with its range."""
    for found in DAY.finditer(text, start, len(text) if end is None else end):
        got = found.groupdict()
        year = int(got["y"] or got["y2"] or got["y3"] or got["y4"])
        month = _MONTHS[got["month"].lower()] if got["month"] else int(got["m"] or got["m3"] or got["m4"])
        try:
            day = Day(year, month, int(got["d"] or got["d2"] or got["d3"] or got["d4"]))
        except ValueError:
            continue
        return Date(value=day.isoformat(), precision="day"), found.start(), found.end()
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
