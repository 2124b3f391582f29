"""The year that context gives to a date without one, always marked `inferred`.

It is taken, in this order, from

1. the date that the phrase runs into ("3 mars och 5 april 2020"): part of what is written, so not marked;
2. its own words ("i november förra året", "samma år", "innevarande mandatperiod", "i går", "samma dag");
3. the nearest earlier date of the same sentence: that year, or the next if the day would lie half a year before it;
4. the meeting: the coming such day if the sentence looks ahead ("bordläggs till den 30 januari"), the latest if it
   looks back ("väcktes den 12 november"), else the nearest, a little rather one that has been.

In 3 and 4 a weekday decides, if one is named: of the year and its neighbours, the one in which it is right.

Without context nothing is emitted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from pipeline.extract.dates.scan import Atom
from pipeline.extract.dates.words import PRETERITE, W, either, words
from schemas.dates import DatePart

_SENTENCE = re.compile(r"[.!?][\"”)]*\s+(?=[A-ZÅÄÖ•–§])|\n[^\S\n]*\n|:\s*\n")
_LEANS = re.compile(
    rf"(?:{W})?(?:[-–—,/]|och|eller|samt|respektive|till(?:{W}och{W}med)?|t\.?o\.?m\.?)(?:{W})?(?i:den{W})?$"
)
_IN_MONTH = re.compile(rf"(?:^|\W)(?i:i|under|sedan|(?:början|mitten|slutet|utgången){W}av){W}$")
_IN_YEAR = re.compile(rf"(?:^|\W)(?i:under|år){W}$")
_YEARLY = re.compile(rf"(?i:årligen|respektive{W}år|varje{W}\w+)")
_SINCE = re.compile(rf"(?i:sedan){W}$")
_NUMBERED = re.compile(rf"(?:{W})?[,(]?(?:{W})?§{W}?\d")  # a meeting that has its § has been held
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}  # the month in which a season does
_REACH = 400  # characters over which "samma år" and "samma dag" point back
_CLOSES = re.compile(r"(?:årets|utgången)\b", re.IGNORECASE)
_AHEAD, _BACK = 186, 248  # how many days from the meeting a day is taken to lie that no word places


def complete(text: str, atoms: list[Atom], base: date | None) -> Iterator[tuple[Atom, tuple[DatePart, ...]]]:
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
        if atom.relative == "ago":
            if base:
                back = atom.day if atom.weekday is None else (base.weekday() - atom.weekday - 1) % 7 + 1
                day = base - timedelta(days=back or 0)
                yield replace(atom, year=day.year, month=day.month, day=day.day), ("year", "month", "day")
            continue
        if atom.relative in _TOLD:
            told = _told(atom, seen, base)
            if told:
                yield told, ("year", "month", "day") if told.day else ("year", "month")
            continue
        year = atom.year
        if year is None:
            at = bisect_right(starts, atom.start)
            near = dated if dated and dated.start >= starts[at - 1] else None
            year = _year(text, atom, seen, near, base, (starts[at - 1], min(starts[at], len(text))))
        if year is None:
            continue
        found = replace(atom, year=year, last=year + atom.years if atom.years else atom.last)
        yield found, (() if atom.year else ("year",))
        if atom.years:
            continue
        seen = found
        if seen.kind in ("day", "month", "season") or _IN_YEAR.search(text[max(0, atom.start - 8) : atom.start]):
            dated = seen


_TOLD = ("day", "same_day", "month")


def _told(atom: Atom, seen: Atom | None, base: date | None) -> Atom | None:
    """A day or month by its distance from the meeting, or from the day named before ("samma dag")."""
    if atom.relative == "same_day":
        if seen is None or seen.kind != "day" or atom.start - seen.end > _REACH:
            return None
        try:
            there = date(seen.year or 0, seen.month or 0, seen.day or 0)
        except ValueError:
            return None
        return _on(atom, there + timedelta(atom.away))
    if base is None:
        return None
    if atom.relative == "month":
        months = base.year * 12 + base.month - 1 + atom.away
        return replace(atom, year=months // 12, month=months % 12 + 1)
    return _on(atom, base + timedelta(atom.away))


def _on(atom: Atom, day: date) -> Atom:
    return replace(atom, year=day.year, month=day.month, day=day.day, weekday=None)


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
    if atom.relative in ("same", "after", "before"):
        away = {"same": 0, "after": 1, "before": -1}[atom.relative]
        if seen is None and atom.relative == "same" and base and atom.kind == "day":
            return base.year  # "den 1 juli samma år", of the meeting
        if near is None and base and _CLOSES.match(text, atom.start):
            return base.year  # "vid årets slut", unless its sentence tells of another year
        return seen.year + away if seen and seen.year and atom.start - seen.end < _REACH else None
    if atom.kind == "range":
        return _term(atom, base) if atom.years > 1 else _turn(text, atom, near, base, sentence)
    if atom.relative:
        return _year_by_words(atom, near, base)
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
    return _year_by_place(text, (atom.month or 0, atom.day or 0), atom, base, sentence) if base else None


def _year_by_words(atom: Atom, near: Atom | None, base: date | None) -> int | None:
    if atom.relative == "previous" and near and near.year:
        return near.year - 1
    if base is None:
        return None
    if atom.relative == "past":  # "i höstas": the latest one that has begun
        return base.year - (base.month < _BEGINS[atom.season or 21])
    return base.year + {"last": -1, "previous": -1, "next": 1}.get(atom.relative or "", 0)


def _term(atom: Atom, base: date | None) -> int | None:
    """The election year with which a mandate period begins: four years since 1994, councils change in mid-October."""
    if base is None:
        return None
    year = base.year - (base.year - 1994) % 4
    if year == base.year and (base.month, base.day) < (10, 15):
        year -= 4
    year += {"last": -4, "next": 4}.get(atom.relative or "", 0)
    return year if year >= 1994 else None


def _turn(text: str, atom: Atom, near: Atom | None, base: date | None, sentence: tuple[int, int]) -> int | None:
    """The year that ends at "årsskiftet", seen from a day of the same sentence, else from the meeting."""
    pivot = base
    if near and near.year:
        pivot = date(near.year, near.month, 15) if near.month else None
    if pivot is None:
        return None
    if atom.relative in ("last", "next"):
        return pivot.year - (atom.relative == "last")
    if _SINCE.search(text[max(0, atom.start - 8) : atom.start]):
        return pivot.year - 1
    if near:  # all of it is told: only a look ahead tells more than the nearer turn
        ahead = any(cue.lastgroup == "ahead" for cue in _cues().finditer(text, near.end, atom.start))
        return pivot.year - (pivot.month <= 6 and not ahead)
    return _year_by_place(text, (12, 31), atom, pivot, sentence)


def _year_by_place(text: str, there: tuple[int, int], atom: Atom, base: date, sentence: tuple[int, int]) -> int:
    """The coming, the latest or the nearest year of a month and day, by where the sentence looks: its last cue before
    the date, or else its first one after it."""
    begin, end = sentence
    cues = list(_cues().finditer(text, begin, atom.start)) or list(_cues().finditer(text, atom.end, end))[:1]
    here = (base.month, base.day if there[1] else 0)
    if _NUMBERED.match(text, atom.end):
        return base.year - (there > here)  # the number of its § is known: the meeting has been
    if not cues:
        gap = (there[0] - here[0]) * 31 + there[1] - here[1]  # days, well enough: only the season matters
        return base.year - (gap > _AHEAD) + (gap < -_BACK)
    return base.year + (there < here) if cues[-1].lastgroup == "ahead" else base.year - (there > here)


@cache
def _cues() -> re.Pattern[str]:
    w = words()
    return re.compile(rf"(?i)\b(?:(?P<ahead>{either(w['ahead'])})|(?P<back>{either(w['back'])}|{PRETERITE}))\b")


def _weekday(year: int, atom: Atom) -> int | None:
    try:
        return date(year, atom.month or 0, atom.day or 0).weekday()
    except ValueError:
        return None
