"""Dates in Swedish running text: every form with exactly the precision it is written in.

`scan.py` finds single dates and `years.py` the year where the text leaves it out; here they are joined to
ranges and given their qualifier. Nothing else is ever filled in: there is no way from a year to a month or from a month
to a day.

What `Date` has no precision for is the range that it means: a quarter, a third or a half of a year from its first to its
last month (`2021-01/2021-03`), "halvårsskiftet 2021" `2021-06/2021-07`, "årsskiftet 2019/2020", school years and mandate
periods their two years. "Från och med … tills vidare" is the day it begins; "årsskiftet 2020" stays the year.

The offsets cover the date with its weekday and qualifier, not a leading "den" or "år".
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from pipeline.extract.dates.scan import Atom, scan
from pipeline.extract.dates.words import PRETERITE, W, either, words
from pipeline.extract.dates.years import complete
from schemas.dates import Date, DatePart, Precision, Qualifier


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date and where it stands, half-open offsets of the text."""

    start: int
    end: int
    date: Date


@dataclass(frozen=True, slots=True)
class _Dated:
    """An atom with its value; `inferred` as in `Date`."""

    atom: Atom
    start: int
    end: int
    precision: Precision
    value: str
    inferred: tuple[DatePart, ...] = ()


def find_dates(text: str, base: str | None = None) -> list[DateMention]:
    """All dates of a text, in order, without overlap.

    `base` is the day of the meeting, `YYYY-MM-DD`; it gives "idag", "förra året" and missing years their meaning.
    Raises ValueError if `base` is no such day.
    """
    day = date.fromisoformat(base) if base is not None else None
    dated = [d for atom, inferred in complete(text, list(scan(text)), day) if (d := _valued(atom, inferred))]
    return [_mention(text, d) for d in _joined(text, dated)]


# --- values ---------------------------------------------------------------------------------------------------------

_SETTINGS: dict[str, Any] = {
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "DATE_ORDER": "DMY",
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
    "STRICT_PARSING": True,
}


def _valued(atom: Atom, inferred: tuple[DatePart, ...]) -> _Dated | None:
    """The value of an atom that has its year; None for a day that does not exist."""
    year, value = atom.year or 0, f"{atom.year}"
    precision: Precision = "range" if atom.kind == "months" else atom.kind
    if atom.kind == "day":
        day = _day(atom, year, monthrange(year, atom.month or 1)[1] if atom.closing else atom.day or 0)
        last = _day(atom, year, atom.last) if atom.last else None
        if day is None or (atom.last and (last is None or last <= day)):
            return None
        precision, value = ("range", f"{day}/{last}") if last else ("day", day)
    elif atom.kind == "months":
        value = f"{year}-{atom.month:02}/{year}-{atom.last:02}"
    elif atom.kind == "month":
        value = f"{year}-{atom.month:02}"
    elif atom.kind == "season":
        value = f"{year}-{atom.season}"
    elif atom.kind == "decade":
        value = f"{year // 10}X"
    elif atom.kind == "range":
        value = f"{year}/{atom.last}"
    return _Dated(atom, atom.start, atom.end, precision, value, inferred)


def _day(atom: Atom, year: int, day: int) -> str | None:
    """The ISO day, if it exists."""
    if atom.word:
        return _worded(f"{day} {atom.word} {year}")
    try:
        return date(year, atom.month or 0, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _worded(phrase: str) -> str | None:
    """The ISO day of a phrase like "27 mars 2024", by dateparser, which is loaded for the first of them only."""
    import dateparser

    phrase = re.sub(r"\bfebr\b", "feb", phrase)
    found = dateparser.parse(phrase, languages=["sv"], settings=_SETTINGS)
    return found.date().isoformat() if found else None


# --- ranges and qualifiers ------------------------------------------------------------------------------------------

_DASH = re.compile(rf"(?:{W})?(?:[-–—]|--)(?:{W})?(?:den{W})?$")
_UNTIL = re.compile(
    rf"(?:,)?{W}(?:och{W})?(?:fram{W})?(?:till(?:{W}och{W}med)?|t\.?{W}?o\.?{W}?m\.?){W}(?:den{W}|år{W}|i{W})?$"
)
_AND = re.compile(rf"{W}(?:och|till){W}(?:den{W}|år{W})?$")
_BETWEEN = re.compile(rf"(?i:mellan){W}(?:(?:den|åren|år){W})?$")
_STEP = re.compile(  # "förlängdes 2013 till den 31 mars 2016": the day of a step, then how long it holds
    rf"(?i:\b(?:förläng(?:des|de|ts|t)|förny(?:ades|ade|ats|at)|prolongera(?:des|de|ts|t)|teckna(?:des|de|ts|t)|ingicks|slöts|paus(?:ades|ade|ats|at)))"
    rf"(?:{W}(?:senast|sist|då|på{W}nytt))?{W}(?:(?:den|år|i){W})?$"
)
_TURN = re.compile(rf"(?i:månadsskiftet){W}$")


def _joined(text: str, dated: list[_Dated]) -> Iterator[_Dated]:
    """The dates with those that make a range joined, such as "från 2010 till 2015"."""
    i = 0
    while i < len(dated):
        first = dated[i]
        joined = _range(text, first, dated[i + 1]) if i + 1 < len(dated) else None
        yield joined or first
        i += 2 if joined else 1


def _range(text: str, first: _Dated, last: _Dated) -> _Dated | None:
    between, before = text[first.end : last.start], text[max(0, first.start - 60) : first.start]
    if "range" in (first.precision, last.precision) or len(between) > 24:
        return None
    same = first.precision == last.precision
    turn = between.strip() == "/" and _TURN.search(before)
    if not (
        (same and (turn or _DASH.match(between)))
        or _UNTIL.match(between)
        or (_AND.match(between) and _BETWEEN.search(before))
    ):
        return None
    if _STEP.search(before) and _UNTIL.match(between):
        return None
    start, end = (Date(value=d.value, precision=d.precision) for d in (first, last))
    if start.first() >= end.first() or _moved().search(before):
        return None
    inferred = first.inferred or last.inferred
    return _Dated(first.atom, first.start, last.end, "range", f"{first.value}/{last.value}", inferred)


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(words()['moved'])})\b(?!.*[.]{W})")


_DONE = re.compile(rf"(?<!vara)(?<!ha){W}(?:{PRETERITE}|\w+(?:[tv]its|des|tes)|\w{{3,}}(?:ad|at)){W}$")
_LATER = re.compile(rf"{W}eller{W}(?P<after>senare)|{W}eller{W}(?P<before>tidigare)")


@cache
def _qualifiers() -> re.Pattern[str]:
    """A qualifier and the small words that may stand between it and its date."""
    w = words()
    names = "|".join(f"(?P<{q}>{either(w[q])})" for q in ("approximate", "before", "after"))
    small = "den|vid|år|året|åren|i|under|med|början av|mitten av|slutet av|utgången av|årsskiftet|perioden"
    return re.compile(rf"(?<![^\W_])(?i:{names}){W}(?:(?:{either(small.split('|'))}){W}){{0,4}}$")


def _mention(text: str, dated: _Dated) -> DateMention:
    """The mention with its qualifier. "förnyades senast 2018" says when it was: there "senast" qualifies nothing."""
    start, end, qualifier = dated.start, dated.end, None
    before = text[max(0, start - 60) : start]
    m = _qualifiers().search(before)
    if m and not (m[0].casefold().startswith("senast") and _DONE.search(before[: m.start()])):
        qualifier, start = m.lastgroup, start - len(before) + m.start()
    elif m := _LATER.match(text[end : end + 24]):
        qualifier, end = m.lastgroup, end + m.end()
    value: Qualifier | None = qualifier  # type: ignore[assignment]
    return DateMention(
        start, end, Date(value=dated.value, precision=dated.precision, qualifier=value, inferred=dated.inferred)
    )
