"""Dates in Swedish running text: every form with exactly the precision it is written in.

`date_scan.py` finds single dates; here they are joined to ranges, given their qualifier, and given a year where the
text leaves it out. Nothing else is ever filled in: there is no way from a year to a month or from a month to a day.

A missing year is taken, in this order, from

1. the date that the phrase runs into ("3 mars och 5 april 2020"): part of what is written, so not marked;
2. its own words ("i november förra året", "samma år"): marked `inferred`, as all that follows;
3. the nearest earlier date of the same sentence: that year, or the next if the day would lie half a year before it;
4. the meeting: the coming such day if the sentence looks ahead ("bordläggs till den 30 januari"), the latest if it
   looks back ("väcktes den 12 november"), else the nearest.

In 3 and 4 a weekday decides, if one is named: of the year and its neighbours, the one in which it is right.

Without context a day or month is not emitted. The offsets cover the date with its weekday and qualifier, not a leading
"den" or "år".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from pipeline.extract.date_scan import Atom, W, either, scan, words
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
    dated = [d for atom, inferred in _complete(text, list(scan(text)), day) if (d := _valued(atom, inferred))]
    return [_mention(text, d) for d in _joined(text, dated)]


# --- years from context ---------------------------------------------------------------------------------------------

_SENTENCE = re.compile(r"[.!?][\"”)]*\s+(?=[A-ZÅÄÖ•–§])|\n[^\S\n]*\n|:\s*\n")
_LEANS = re.compile(
    rf"(?:{W})?(?:[-–—,/]|och|eller|samt|respektive|till(?:{W}och{W}med)?|t\.?o\.?m\.?)(?:{W})?(?i:den{W})?$"
)
_IN_MONTH = re.compile(rf"(?:^|\W)(?i:i|under|sedan|början{W}av|mitten{W}av|slutet{W}av){W}$")
_IN_YEAR = re.compile(rf"(?:^|\W)(?i:under|år){W}$")
_YEARLY = re.compile(rf"(?i:årligen|respektive{W}år|varje{W}\w+)")
_PRETERITE = r"\w{2,}(?:ade|ades|dde|ddes|tte|ttes|ktes|ats|its|lts)"


def _complete(text: str, atoms: list[Atom], base: date | None) -> Iterator[tuple[Atom, tuple[DatePart, ...]]]:
    """Each atom that has or gets a year, and the parts that were inferred."""
    for i in range(len(atoms) - 2, -1, -1):
        atoms[i] = _lean(text, atoms[i], atoms[i + 1])
    starts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text) + 1]
    seen: Atom | None = None  # the nearest earlier date with a year
    dated: Atom | None = None  # the same, only of a kind that gives its year to what follows it
    for atom in atoms:
        if atom.relative == "today":
            if base:
                yield replace(atom, year=base.year, month=base.month, day=base.day), ("year", "month", "day")
            continue
        year = atom.year
        if year is None:
            at = bisect_right(starts, atom.start)
            near = dated if dated and dated.start >= starts[at - 1] else None
            year = _year(text, atom, seen, near, base, (starts[at - 1], min(starts[at], len(text))))
        if year is None:
            continue
        seen = replace(atom, year=year)
        if seen.kind in ("day", "month", "season") or _IN_YEAR.search(text[max(0, atom.start - 8) : atom.start]):
            dated = seen
        yield seen, (() if atom.year else ("year",))


def _lean(text: str, atom: Atom, then: Atom) -> Atom:
    """An atom without a year that runs into one that has it."""
    if atom.year or atom.relative or not then.year or then.kind not in ("day", "month", "season"):
        return atom
    if not _LEANS.match(text[atom.end : then.start]):
        return atom
    return replace(atom, year=then.year - (_order(atom) > _order(then)))


def _order(atom: Atom) -> tuple[int, int]:
    """Where in its year an atom stands."""
    return (atom.season * 3 - 60 if atom.season else atom.month or 0, atom.day or 0)


def _year(
    text: str, atom: Atom, seen: Atom | None, near: Atom | None, base: date | None, sentence: tuple[int, int]
) -> int | None:
    """The year that context gives to an atom without one, or None."""
    if atom.relative in ("same", "after"):
        return seen.year + (atom.relative == "after") if seen and seen.year and atom.start - seen.end < 400 else None
    if atom.relative:
        return _year_by_words(atom, base)
    if atom.kind == "season" or _YEARLY.search(text, *sentence):
        return None
    if atom.kind == "month" and not _IN_MONTH.search(text[max(0, atom.start - 16) : atom.start]):
        return None
    if atom.weekday is not None and (pivot := near.year if near else base.year if base else None):
        right = [y for y in (pivot, pivot + 1, pivot - 1) if _weekday(y, atom) == atom.weekday]
        if right:
            return right[0]
    if near and near.year:
        return near.year + bool(near.month and near.month - (atom.month or 0) >= 6)
    return _year_by_meeting(text, atom, base, sentence) if base else None


def _year_by_words(atom: Atom, base: date | None) -> int | None:
    if base is None:
        return None
    if atom.relative == "past":  # "i höstas": the latest one that has begun
        begins = {21: 3, 22: 6, 23: 9, 24: 12}[atom.season or 21]
        return base.year - (base.month < begins)
    return base.year + {"last": -1, "next": 1}.get(atom.relative or "", 0)


def _year_by_meeting(text: str, atom: Atom, base: date, sentence: tuple[int, int]) -> int:
    """The coming, the latest or the nearest year, by where the sentence looks: its last cue before the date, or else
    its first one after it."""
    begin, end = sentence
    cues = list(_cues().finditer(text, begin, atom.start)) or list(_cues().finditer(text, atom.end, end))[:1]
    here, there = (base.month, base.day if atom.day else 0), (atom.month or 0, atom.day or 0)
    if not cues:
        gap = (there[0] - here[0]) * 31 + there[1] - here[1]  # days, well enough: only the half year matters
        return base.year - (gap > 186) + (gap < -186)
    return base.year + (there < here) if cues[-1].lastgroup == "ahead" else base.year - (there > here)


@cache
def _cues() -> re.Pattern[str]:
    w = words()
    return re.compile(rf"(?i)\b(?:(?P<ahead>{either(w['ahead'])})|(?P<back>{either(w['back'])}|{_PRETERITE}))\b")


def _weekday(year: int, atom: Atom) -> int | None:
    try:
        return date(year, atom.month or 0, atom.day or 0).weekday()
    except ValueError:
        return None


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
    year, precision, value = atom.year or 0, atom.kind, f"{atom.year}"
    if atom.kind == "day":
        day = _day(atom, year, atom.day or 0)
        last = _day(atom, year, atom.last) if atom.last else None
        if day is None or (atom.last and (last is None or last <= day)):
            return None
        precision, value = ("range", f"{day}/{last}") if last else ("day", day)
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
    if not (
        (same and _DASH.match(between)) or _UNTIL.match(between) or (_AND.match(between) and _BETWEEN.search(before))
    ):
        return None
    start, end = (Date(value=d.value, precision=d.precision) for d in (first, last))
    if start.first() >= end.first() or _moved().search(before):
        return None
    inferred = first.inferred or last.inferred
    return _Dated(first.atom, first.start, last.end, "range", f"{first.value}/{last.value}", inferred)


@cache
def _moved() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(words()['moved'])})\b(?!.*[.]{W})")


_DONE = re.compile(rf"(?<!vara)(?<!ha){W}(?:{_PRETERITE}|\w+(?:[tv]its|des|tes)|\w{{3,}}(?:ad|at)){W}$")
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
