"""The scanner of date phrases: one pass over a text that yields single dates and swallows what only looks like one.

The scanner is one alternation, tried at word starts. Its first branches match case numbers, statutes, §, sums,
telephone numbers, clock times and years in names, so that none of their digits can be taken for a date; then come the
forms of dates in the order of how much they say. What is read here is one date at a time: `dates.py` joins ranges, adds
qualifiers and takes missing years from context. The words stand in `date_forms.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pipeline.rules.loader import read_yaml

Kind = Literal["day", "month", "season", "year", "decade", "range"]
Relative = Literal["now", "last", "next", "same", "after", "today", "past"]

W = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"  # white space with at most one line break
_O = f"{W}?"  # the same, or nothing
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class Atom:
    """One date as written, in offsets of the scanned text.

    A missing `year` must come from context; `relative` tells how the phrase itself points to it ("samma år"). `word` is
    the month as written, `weekday` counts from 0 for Monday, `last` is the second year or day of a range that is
    written as one ("2019/20", "3–5 maj").
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


@cache
def words() -> dict[str, Any]:
    """The word lists of `date_forms.yml`."""
    data: dict[str, Any] = read_yaml(Path(__file__).with_name("date_forms.yml"))
    return data


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, with free white space inside."""
    return "|".join(W.join(map(re.escape, p.split())) for p in sorted(phrases, key=lambda p: (-len(p), p)))


def century(two: int) -> int:
    """The year of a two-digit year: 41 to 99 are the last century's."""
    return 1900 + two if two > 40 else 2000 + two


def scan(text: str) -> Iterator[Atom]:
    """The single dates of a text, in order, without overlap."""
    whole, single = _patterns()
    for hit in whole.finditer(text):
        name = hit.lastgroup
        if name is None or name == "none":
            continue
        m = single[name].match(text, hit.start())
        atom = _read(name, m, text) if m else None
        if m and atom and atom.last and m.groupdict().get("sep") == "och":  # "3 och 5 maj": two days
            yield replace(atom, end=m.end("d"), last=None)
            yield replace(atom, start=m.start("d2"), day=atom.last, last=None, weekday=None)
        elif atom:
            yield atom


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The scanner, whose named groups are forms, and each form alone, whose named groups are its parts."""
    w, forms = words(), _forms()
    first, last = "|".join(_no_dates(w)), r"\d+(?:[-–/:.]\d+)+|\d+,\d+"
    part = re.compile(r"\(\?P<\w+>")
    bare = "|".join(f"(?P<{name}>{part.sub('(?:', form)})" for name, form in forms.items())
    whole = re.compile(rf"(?<![^\W_]){_gate(w)}(?:(?P<none>{first})|{bare}|(?:{last}))")
    return whole, {name: re.compile(form) for name, form in forms.items()}


def _gate(w: dict[str, Any]) -> str:
    """A look ahead that lets few words through, for speed: figures and signs, words before figures, words of dates."""
    seasons = [s for names in w["seasons"].values() for s in names]
    openers = [
        *w["months"],
        *w["month_short"],
        *w["weekdays"],
        *seasons,
        *w["decades"],
        *w["named"],
        "förra",
        "nästa",
        "samma",
        "året",
    ]
    acts = "har|hade|beslut|underteckna|teckna|avgör|innevarande|d\\.?nr|diarie|ärende|mål|org"
    return (
        rf"(?=[\d§+€$£]|[^\W\d_]+[.:/-]{{0,2}}{_O}\d|[\w-]+\.[\w.-]+/|https?:|[\w.-]+@"
        rf"|(?i:{either(openers)}|{acts}|i{W}(?:år|fjol|våras|somras|höstas|vintras)|den{W}(?:{'|'.join(w['ordinals'])})))"
    )


def _no_dates(w: dict[str, Any]) -> list[str]:
    """What holds digits and is no date."""
    months = either(w["months"])
    number = r"(?!\d{4}-\d\d-\d\d(?!\d))\d[\d.:/]*(?:[-–]\d+)*(?!\d)"
    return [
        r"(?:https?://|www\.)\S+|[\w.-]+@[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:se|com|org|net|eu|nu)/\S+",
        rf"§§{_O}\d+(?:{_O}[-–,&]{_O}\d+(?!-?\d|{W}(?:{months})))*|§{_O}\d+(?:[/:]\d+)?",
        rf"(?i:d\.?nr|diarienr|diarienummer|diariekod|ärendenummer|ärendenr|ärende{W}nr|mål(?:nr|nummer)?|org\.?nr)"
        rf"(?:\.?:{_O}|\.?{W})(?:[^\W\d_]{{1,6}}[\s/:-]{{0,2}})?\d[\w/.:-]*",
        rf"[^\W\d_]{{1,6}}[-/]{_YEAR}(?!-\d\d-\d\d(?!\d))[-/:.]:?-?\d[\d/:.-]*",  # SLK-2024-00190, KS/2022:7
        rf"[A-ZÅÄÖ]{{2,6}}:?{_O}(?!{_YEAR}[-/]{_YEAR}(?!\d)|{_YEAR}/\d\d?/\d)"  # KS 2020/00265-2, but SKR 2015-2018
        rf"{_YEAR}(?:[/:.]\d|-{_O}\d{{4,7}}(?!\d))[\d/:.-]*",
        r"\d{6}(?:\d\d)?[-+]\d{4}(?!\d)",  # persons and organisations
        rf"(?i:kl\.?|klockan){_O}\d{{1,2}}(?:[.:]?\d\d)?(?:{_O}[-–]{_O}\d{{1,2}}(?:[.:]?\d\d)?)?(?!\d)",
        r"\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}[.:]\d\d(?![.\d])",
        rf"(?i:{either(w['phones'])}):?{W}[\d+][\d \u00a0()/-]{{5,}}",
        rf"(?i:{either(w['labels'])})[.:]?{W}{number}(?!{W}(?:{months}))",
        rf"(?:[^\W\d_]{{3,}})?(?i:{either(w['named'])})(?:{W}(?:för|om)(?:{W}[^\W\d_]+){{1,3}})?{W}{_YEAR}(?![-–/]?\d)",
        rf"Europa{W}2020-\w+",
        rf"[^\W\d_]+(?:{'|'.join(w['streets'])}){W}\d+(?![-/.\d]|{W}(?:{months}))",
        rf"\d{{4}}(?:[.,]\d+)?{_O}(?:{either(w['units'])})(?![^\W_]|-)",
        rf"\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?![\d-]|[ \u00a0]?{_YEAR})",
        rf"{_YEAR}{W}(?:nr|nummer|ref|s|not)\.?{W}\d+",  # "H 2024 nr 19", "NJA 2019 s. 23"
        rf"(?:SEK|EUR|USD|[€$£]){_O}\d[\d.,]*",
        rf"{_YEAR}/\d\d:\w+|{_YEAR}:\d[\d:]*|{_YEAR}\.\d\d?(?={W}[A-ZÅÄÖ]{{2,4}}\b)|{_YEAR}\.\d{{3,}}\S*",
        r"0(?:\d{1,3}\s?[-–]|\d\d\d?/)\s?\d(?:[ \u00a0]?\d){4,8}(?![-\d])|\+\d[\d \u00a0()-]{6,}\d",  # telephones
    ]


@cache
def _forms() -> dict[str, str]:
    """Forms of dates by name; a name begins with the precision. The empty group `at` marks where the date begins."""
    w = words()
    hyphen, day = f"{_O}[-‐‑–]{_O}", r"(?P<d>\d\d?)"
    month = rf"(?P<word>(?i:{either([*w['months'], *w['month_short']])}))(?![^\W_])"
    weekday = rf"(?:(?P<weekday>(?i:{'|'.join(w['weekdays'])}))(?:en|s)?,?{W})?"
    den = rf"(?P<den>(?i:den){W})?(?P<at>)"
    relative = rf"(?P<rel>(?i:(?:i|innevarande){W}år|förra{W}året|i{W}fjol|nästa{W}år|samma{W}år))"
    season = either(s for names in w["seasons"].values() for s in names)
    year, tail = rf"(?P<y>{_YEAR})", r"(?!\d|[:/.]\d)"
    of_year = rf"(?:,{_O}|{W}(?:(?:år|månad){W}){{0,2}}){year}{tail}|{W}{relative}"
    return {
        "day_iso": rf"(?P<at>){year}{hyphen}(?P<m>\d\d){hyphen}(?P<d>\d\d)(?!\d)",
        "day_ymd": rf"(?P<at>){year}(?:/(?P<m>\d\d?)/|\.(?P<m2>\d\d)\.)(?P<d>\d\d?)(?!\d)",
        "day_loose": rf"(?P<at>){year}-(?P<m>\d\d?)-(?P<d>\d\d?)(?![-\d])",
        "day_dashes": rf"(?P<at>)(?P<d>\d\d?)-(?P<m>\d\d?)-{year}(?![-\d])",
        "day_compact": rf"(?P<at>){year}(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
        "day_short": r"(?P<at>)(?P<yy>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![-\d])",
        "day_six": r"(?P<at>)(?P<yy>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?![-+\d])",
        "day_dots": rf"{den}{day}\.{_O}(?P<m>\d\d?)\.{_O}(?:{year}|(?P<yy>\d\d))(?![\d.]\d|\d)",
        "day_slash": rf"{weekday}{den}{day}/(?P<m>\d\d?)(?!\d)(?:(?:{W}|/|-){year}{tail}|{_O}[-’'](?P<yy>\d\d)(?!\d))?"
        r"(?!/\d)",
        "day_worded": rf"{weekday}{den}(?P<d>\d\d?|{'|'.join(w['ordinals'])})(?::?[ea])?"
        rf"(?:{_O}(?P<sep>[-–—]|och|till){_O}(?P<d2>\d\d?)(?::?[ea])?)?{W}(?:i{W})?{month}\.?"
        rf"(?:{of_year}|{_O}[-’'](?P<yy>\d\d)(?![-\d]|{W}(?:{either(w['months'])})))?",
        "month_worded": rf"(?P<at>){month}\.?(?:{of_year})?",
        "season_worded": rf"(?P<at>)(?P<season>(?i:{season}))"
        rf"(?:{W}{year}(?:[-/–](?:{_YEAR}|\d\d))?{tail}|{W}{relative}|{W}[-’'](?P<yy>\d\d))?(?![^\W_])",
        "season_past": rf"(?P<at>)(?P<past>(?i:i{W}(?:våras|somras|höstas|vintras)))(?![^\W_])",
        "decade_full": r"(?P<at>)(?P<dec>(?:1[5-9]|20)\d0)-tal(?:e[tn]s?|s)?(?![^\W_])",
        "decade_short": r"(?P<at>)(?P<dec>[3-9]0)-tale[tn]s?(?![^\W_])",
        "decade_word": rf"(?P<at>)(?P<decword>(?i:{'|'.join(w['decades'])}))s?(?![^\W_])",
        "decade_list": rf"(?P<at>)(?P<dec>(?:19|20)?\d0)-(?={_O}(?:och|eller|till|[-–]){_O}(?:\d\d)?\d0-tale)",
        "range_years": rf"(?P<at>){year}(?P<sep>[-/–])(?P<last>{_YEAR}|\d\d)(?![-–/:.]?\d)",
        "month_iso": rf"(?P<at>){year}-{_O}(?P<m>\d\d)(?![-–/:.]?\d|-)",
        "year_old": rf"(?i:år|sedan|anno|från){W}(?P<at>)(?P<y>1[5-8]\d\d)(?![-–/:.,]?\d)",
        "year_bare": rf"(?<![^\W\d_][-–/])(?P<at>){year}"
        rf"(?!\w|[/:.,+]\d|-tal|[-–]\d{{1,3}}(?!\d)|[-–]{_O}\d{{5}}|[-–](?!{_YEAR})\d{{4}})",
        "year_relative": rf"(?P<at>)(?:{relative}|(?P<after>(?i:året){W}(?:därpå|därefter)))(?!{W}?\d)(?![^\W_])",
        "day_today": rf"(?:(?i:har|hade){W}(?P<at>)(?:idag|i{W}dag)(?={W}(?:besluta|underteckna|teckna|ingått|antagit"
        rf"|avsluta|sagt))|(?i:beslutade|beslutades|beslutar|undertecknades?|tecknades?|avgöras|avgörs|avgörande)"
        rf"{W}(?P<at2>)(?:idag|i{W}dag)(?![^\W_]))",
    }


_CONTEXT = re.compile(
    rf"(?i:\bden|§{_O}\d+(?:{W}[a-z])?|dat(?:\.|erad|erat|um)|inkom(?:men|mit)?|sammanträde\w*|protokoll\w*|beslut){_O}[,:]?{_O}$"
)
_BEFORE_SECTION = re.compile(rf",?{_O}§")
_EARLY = re.compile(rf"(?i:början{W}av|tidig\w*|sedan){W}(?:det{W})?$")
_RELATIVE: tuple[tuple[str, Relative], ...] = (
    ("förra", "last"),
    ("fjol", "last"),
    ("nästa", "next"),
    ("samma", "same"),
    ("år", "now"),
)
_PAST = {"våras": 21, "somras": 22, "höstas": 23, "vintras": 24}


def _read(name: str, m: re.Match[str], text: str) -> Atom | None:
    """The date of a match, or None if the digits are no date after all."""
    w, part = words(), m.groupdict()
    before = text[max(0, m.start() - 24) : m.start()]
    kind: Any = name.split("_")[0]
    start = m.start("weekday") if part.get("weekday") else max(m.start("at"), m.start("at2") if "at2" in part else -1)
    year = int(part["y"]) if part.get("y") else century(int(part["yy"])) if part.get("yy") else None
    if name == "day_six" and not (_CONTEXT.search(before) or _BEFORE_SECTION.match(text, m.end())):
        return None
    if name == "day_slash" and not (year or part["den"] or part["weekday"]):
        return None
    if name in ("day_slash", "day_dots") and part.get("yy") and not (part.get("den") or part.get("weekday")):
        return None
    if name == "day_today":
        return Atom(start, m.end(), "day", relative="today")
    if kind == "decade":
        return _decade(start, m, before)
    if kind == "range":
        return _years(start, m, text)
    if name == "season_past":
        return Atom(start, m.end(), "season", season=_PAST[part["past"].split()[-1].casefold()], relative="past")
    month, day = part.get("m") or part.get("m2"), part.get("d")
    word = part["word"].casefold() if part.get("word") else None
    number = _month(word) if word else int(month) if month else None
    if number is not None and not 1 <= number <= 12:
        return None
    relative: Relative | None = (
        next((r for cue, r in _RELATIVE if cue in part["rel"].casefold()), None) if part.get("rel") else None
    )
    if part.get("after"):
        relative = "after"
    if word and kind == "month" and not (year or relative):  # "Maj" is a name, "dec" needs its year or a dash
        opens = re.match(rf"{_O}[-–—/]", text[m.end() : m.end() + 3])
        if not part["word"].islower() or (word not in w["months"] and not opens):
            return None
    if day is not None and not day.isdigit() and not part["den"]:
        return None
    first = _day(day)
    return Atom(
        start, m.end() if not m[0].endswith(".") else m.end() - 1, kind, year, number, first,
        season=_season(part.get("season")), last=_day(part.get("d2")), word=word,
        weekday=_weekday(part.get("weekday")), relative=relative,
    )  # fmt: skip


def _decade(start: int, m: re.Match[str], before: str) -> Atom | None:
    """A decade; a century ("1900-talet") is none, and "2000-talet" is one only where its beginning is meant."""
    number = int(m["dec"]) if "dec" in m.groupdict() else int(words()["decades"][m["decword"].casefold()])
    year = number if number > 99 else 1900 + number
    if year % 100 == 0 and not (year == 2000 and _EARLY.search(before)):
        return None
    return Atom(start, m.end(), "decade", year)


_PERIOD = re.compile(rf"(?i:åren|perioden|\w+perioden|läsåret|\w*året){W}$")


def _years(start: int, m: re.Match[str], text: str) -> Atom | None:
    """A range of years written as one: 2019/2020, 2019/20, 1998–99; "2009-10" is a month unless a period is named."""
    first, written = int(m["y"]), m["last"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if last < first and len(written) == 2:
        last += 100
    period = bool(_PERIOD.search(text[max(0, start - 24) : start]))
    if m["sep"] == "-" and len(written) == 2 and not period:
        return Atom(start, m.end(), "month", first, int(written)) if 1 <= int(written) <= 12 else None
    one_winter = m["sep"] != "/" or last == first + 1 or period
    if not first < last or not one_winter or (len(written) == 2 and last > first + 20):
        return None
    return Atom(start, m.end(), "range", first, last=last)


def _month(word: str) -> int:
    stem = word[:3]
    return next(i for i, name in enumerate(words()["months"], 1) if name.startswith(stem))


def _day(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdigit() else list(words()["ordinals"]).index(written) + 1


def _season(written: str | None) -> int | None:
    if written is None:
        return None
    return next(int(code) for code, names in words()["seasons"].items() if written.casefold() in names)


def _weekday(written: str | None) -> int | None:
    return None if written is None else list(words()["weekdays"]).index(written.casefold())
