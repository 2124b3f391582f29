"""The scanner of date phrases: one pass over a text that yields single dates and swallows what only looks like one.

The scanner is one alternation, tried at word starts. Its first branches match what is no date (`none.py`); then
come the forms of dates in the order of how much they say (`forms.py`). What is read here is one date at a time:
`dates.py` joins ranges and adds qualifiers, `years.py` takes missing years from context. The words stand in
`forms.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pipeline.extract.dates.forms import forms, gate
from pipeline.extract.dates.none import no_dates
from pipeline.extract.dates.words import GAP, century, words
from pipeline.extract.dates.words import W as W

Kind = Literal["day", "month", "months", "season", "year", "decade", "range"]
Relative = Literal[
    "now", "last", "next", "previous", "same", "after", "before", "today", "ago", "past", "turn", "day", "same_day",
    "month",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One date as written, in offsets of the scanned text.

    A missing `year` must come from context; `relative` tells how the phrase itself points to it ("samma år"). `word` is
    the month as written, `weekday` counts from 0 for Monday, `last` is the second year, month or day of a range that is
    written as one ("2019/20", "första kvartalet", "3–5 maj"), `years` how many years a range runs that names none
    ("årsskiftet" 1, "innevarande mandatperiod" 4). `away` counts the days or months from the day that a phrase points from
    ("i går" -1, "samma dag" 0). `closing`: the last day of its month, whichever that is ("sista februari 2016").
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    last: int | None = None
    word: str | None = None
    weekday: int | None = None
    relative: Relative | None = None
    years: int = 0
    away: int = 0
    closing: bool = False


def scan(text: str) -> Iterator[Atom]:
    """The single dates of a text, in order, without overlap."""
    whole, single = _patterns()
    for hit in whole.finditer(text):
        name = hit.lastgroup
        if name is None or name == "none":
            continue
        m = single[name].match(text, hit.start())
        atom = _read(name, m, text) if m else None
        if not m or not atom:
            continue
        part = m.groupdict()
        if name == "day_list":  # "den 3, 5 och 7 maj": three days
            for day in re.finditer(r"\d+", m["more"]):
                at = m.start("more")
                yield replace(atom, start=at + day.start(), end=at + day.end(), day=int(day[0]))
            yield replace(atom, start=m.start("d"))
        elif atom.last and part.get("sep") == "och":  # "3 och 5 maj": two days
            yield replace(atom, end=m.end("d"), last=None)
            yield replace(atom, start=m.start("d2"), day=atom.last, last=None, weekday=None)
        else:
            yield atom


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The scanner, whose named groups are forms, and each form alone, whose named groups are its parts."""
    w, single = words(), forms()
    first, last = "|".join(no_dates(w)), r"\d+(?:[-–/:.]\d+)+|\d+,\d+"
    part = re.compile(r"\(\?P<\w+>")
    bare = "|".join(f"(?P<{name}>{part.sub('(?:', form)})" for name, form in single.items())
    whole = re.compile(rf"(?<![^\W_]){gate(w)}(?:(?P<none>{first})|{bare}|(?:{last}))")
    return whole, {name: re.compile(form) for name, form in single.items()}


_CONTEXT = re.compile(
    rf"(?i:\bden|§{GAP}\d+(?:{W}[a-z])?|dat(?:\.|erad|erat|um)|inkom(?:men|mit)?|sammanträde\w*|protokoll\w*|beslut)"
    rf"{GAP}[,:]?{GAP}$"
)
_BEFORE_SECTION = re.compile(rf",?{GAP}§")
_TO_SLASHED = re.compile(rf"{GAP}[-–—]{GAP}\d\d?/\d\d?(?:(?:{W}|/|-)(?:19|20)\d\d|{GAP}[-’']\d\d)(?!\d)")


def _read(name: str, m: re.Match[str], text: str) -> Atom | None:
    """The date of a match, or None if the digits are no date after all."""
    w, part = words(), m.groupdict()
    kind: Any = name.split("_")[0]
    start = m.start("weekday") if part.get("weekday") else max(m.start("at"), m.start("at2") if "at2" in part else -1)
    year = int(part["y"]) if part.get("y") else century(int(part["yy"])) if part.get("yy") else None
    if kind == "day" and not _is_day(name, m, text, year):
        return None
    if name in ("day_today", "day_todays"):
        return Atom(start, m.end(), "day", relative="today")
    if name == "day_past":
        back = w["days_past"][_folded(part["past"])]
        weekday = w["weekdays"].index(back) if isinstance(back, str) else None
        return Atom(start, m.end(), "day", weekday=weekday, day=None if weekday is not None else back, relative="ago")
    if name in ("day_told", "day_same", "month_told"):
        return _told(name, start, m)
    if kind == "decade":
        return _decade(start, m, text)
    if kind == "range":
        return _years(name, start, m, text)
    if kind == "months":
        return _period(start, m, year)
    if name == "season_told":
        told = _folded(part["told"])
        past = w["seasons_past"].get(told)
        return Atom(start, m.end(), "season", season=past or w["seasons_now"][told], relative="past" if past else "now")
    month, day = part.get("m") or part.get("m2"), part.get("d")
    word = part["word"].casefold() if part.get("word") else None
    number = _month(word) if word else int(month) if month else None
    if number is not None and not 1 <= number <= 12:
        return None
    relative = _relation("years", part["rel"]) or _relation("years_told", part["rel"]) if part.get("rel") else None
    if word and kind == "month" and not (year or relative):  # "Maj" is a name, "dec" needs its year or a dash
        opens = re.match(rf"{GAP}[-–—/]", text[m.end() : m.end() + 3])
        if not part["word"].islower() or (word not in w["months"] and not opens):
            return None
    closing = name in ("day_last", "day_month_out")
    if day is not None and not day.isdigit() and not part["den"]:
        return None
    return Atom(
        start, m.end() if not m[0].endswith(".") else m.end() - 1, kind, year, number, _day(day) if not closing else 31,
        season=_season(part.get("season")), last=_day(part.get("d2")), word=word,
        weekday=_weekday(part.get("weekday")), relative=relative, closing=closing,
    )  # fmt: skip


def _is_day(name: str, m: re.Match[str], text: str, year: int | None) -> bool:
    """Whether figures stand where only a day can: "12/5" and "201226" may be anything else."""
    part = m.groupdict()
    if name == "day_six":
        before = text[max(0, m.start() - 24) : m.start()]
        return bool(_CONTEXT.search(before) or _BEFORE_SECTION.match(text, m.end()))
    if name == "day_slash":
        return bool(year or part["den"] or part["weekday"] or _TO_SLASHED.match(text, m.end()))
    return name != "day_dots" or not part.get("yy") or bool(part.get("den"))


def _told(name: str, start: int, m: re.Match[str]) -> Atom:
    """A day or month by its distance from another: "gårdagens", "samma dag", "förra månaden"."""
    told, w = _folded(m["told"]), words()
    if name == "month_told":
        return Atom(start, m.end(), "month", relative="month", away=w["months_near"][told])
    if name == "day_told":
        return Atom(start, m.end(), "day", relative="day", away=w["days"][told])
    return Atom(start, m.end(), "day", relative="same_day", away={**w["days_same"], **w["days_told"]}[told])


_PART_OF_2000 = re.compile(
    rf"(?:(?i:(?:början|mitten|slutet){W}(?:av|på)|tidig\w*|sedan){W}(?:det{W})?|\d0-{W}(?:och|eller|till|samt){W}"
    rf"|\d0-tale[tn]{W}(?:och|eller|till|samt){W})$"
)
_PARTED = re.compile(rf"{W}(?:första|början|mitt|slut)")


def _decade(start: int, m: re.Match[str], text: str) -> Atom | None:
    """A decade; a century ("1900-talet") is none, and "2000-talet" is one only where a part or a neighbour shows it."""
    w, part = words(), m.groupdict()
    word = part.get("decword")
    number = int({**w["decades"], **w["decades_cut"]}[word.casefold()] if word else part["dec"])
    year = number if number > 99 else 1900 + number
    if year % 100 == 0:
        before = text[max(0, m.start() - 24) : m.start()]
        if year != 2000 or not (_PART_OF_2000.search(before) or _PARTED.match(text, m.end())):
            return None
    return Atom(start, m.end(), "decade", year)


_PERIOD = re.compile(rf"(?i:åren|perioden|\w+perioden|läsåren|årsskiftet|\w*året){W}$")


def _years(name: str, start: int, m: re.Match[str], text: str) -> Atom | None:
    """A range of years written as one: 2019/2020, 2019/20, 1998–99; "2009-10" is a month unless a period is named."""
    part = m.groupdict()
    if name == "range_millennium":
        return Atom(start, m.end(), "range", 1999, last=2000)
    if name in ("range_turn", "range_turns", "range_term"):
        near = _relation("nearby", part["near"]) if part.get("near") else "turn"
        return Atom(start, m.end(), "range", relative=near, years=4 if name == "range_term" else 1)
    first = int(part["y"]) if part.get("y") else century(int(part["yy"]))
    written = part["last"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if last < first and len(written) == 2:
        last += 100
    if name == "range_short":
        return Atom(start, m.end(), "range", first, last=last) if last == first + 1 else None
    period = bool(_PERIOD.search(text[max(0, start - 24) : start]))
    if part["sep"] == "-" and len(written) == 2 and not period:
        return Atom(start, m.end(), "month", first, int(written)) if 1 <= int(written) <= 12 else None
    one_winter = part["sep"] != "/" or last == first + 1 or period
    if not first < last or not one_winter or (len(written) == 2 and last > first + 20):
        return None
    return Atom(start, m.end(), "range", first, last=last)


def _period(start: int, m: re.Match[str], year: int | None) -> Atom | None:
    """A quarter, a third, a half, or the turn of the half-year: its first and last month, which are what it means."""
    w, part = words(), m.groupdict()
    relative = _relation("years", part["rel"]) if part.get("rel") else None
    if "nth" not in part:
        return Atom(start, m.end(), "months", year, 6, last=7, relative=relative)
    written = part["nth2"] or part["nth3"]
    months = int(w["periods"][(part["part"] or part["part2"] or "kvartal").casefold()])
    number = int(written) if written else int(w["period_numbers"][part["nth"].casefold()])
    last = (number or 12 // months) * months  # "sista" is 0
    return Atom(start, m.end(), "months", year, last - months + 1, last=last, relative=relative) if last <= 12 else None


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _relation(lists: str, phrase: str) -> Relative | None:
    """The key of the word list that holds a phrase."""
    return next((key for key, phrases in words()[lists].items() if _folded(phrase) in phrases), None)


def _month(word: str) -> int:
    stem = word[:3]
    return next(i for i, name in enumerate(words()["months"], 1) if name.startswith(stem))


def _day(written: str | None) -> int | None:
    if written is None or written.isdigit():
        return None if written is None else int(written)
    return int(words()["ordinals_old"].get(written) or words()["ordinals"].index(written) + 1)


def _season(written: str | None) -> int | None:
    if written is None:
        return None
    return next(int(code) for code, names in words()["seasons"].items() if written.casefold() in names)


def _weekday(written: str | None) -> int | None:
    return None if written is None else list(words()["weekdays"]).index(written.casefold())
