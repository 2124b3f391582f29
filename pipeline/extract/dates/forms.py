"""The forms of dates as patterns, and the look ahead that keeps the scanner quick."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.extract.dates.words import GAP, PRETERITE, YEAR, W, either, opening, words


def gate(w: dict[str, Any]) -> str:
    """A look ahead that lets few words through, for speed: figures and signs, words before figures, words of dates."""
    openers = [
        *(name for key in ("months", "month_short", "weekdays", "decades", "decades_cut", "turns") for name in w[key]),
        *(name for key in ("seasons_past", "seasons_now", "named", "goals") for name in w[key]),
        *(name for key in ("seasons", "years", "years_told") for name in _phrases(w[key])),
        *(f"den {ordinal}" for key in ("ordinals", "ordinals_old") for ordinal in w[key]),
        *(f"{number} {period}" for number in w["period_numbers"] for period in w["periods"]),
        *(f"{near} {what}" for near in _phrases(w["nearby"]) for what in ("mandatperiod", "årsskifte")),
        *(f"dagens {what}" for what in w["today"]),
        *w["days_past"],
        *(f"{den}{last}" for den in ("", "den ") for last in w["last_day"]),
        *(phrase for key in ("days", "days_same", "days_told", "months_near") for phrase in w[key]),
        *("halvårsskiftet", "millennieskiftet", "har", "hade", "beslut", "underteckna", "teckna", "avgör"),
        *("dnr", "d.nr", "diarie", "ärende", "mål", "org", "född den", "födda den"),
    ]
    folded = opening(sorted({opener.casefold() for opener in openers}))
    return rf"(?=[\d§+€$£]|[^\W\d_]+[.:/-]{{0,2}}{GAP}\d|[\w-]+\.[\w.-]+/|https?:|[\w.-]+@|(?i:{folded}))"


def _phrases(lists: dict[str, list[str]]) -> list[str]:
    return [phrase for phrases in lists.values() for phrase in phrases]


@cache
def forms() -> dict[str, str]:
    """Forms of dates by name; a name begins with the kind. The empty group `at` marks where the date begins."""
    return {**_days(), **_parts(), **_decades(), **_ranges(), **_years()}


def _month() -> str:
    """The name of a month, not as the head of another word ("3 mars-rörelsen", but "mars-april")."""
    w = words()
    months = either([*w["months"], *w["month_short"]])
    return rf"(?P<word>(?i:{months}))(?![^\W_]|-(?!{months})[^\W\d_])"


def _relative() -> str:
    w = words()
    return rf"(?P<rel>(?i:{either(_phrases(w['years']))}|(?:{either(_phrases(w['years_told']))}){_told()}))(?![^\W_])"


def _told() -> str:
    """What follows "året efter" where the year is a date: a stop or a verb of the past."""
    return rf"(?={GAP}[.,;)]|{W}(?:{PRETERITE}|{either(words()['back'])})(?![^\W_]))"


def _of_year() -> str:
    return rf"(?:,{GAP}|{W}(?:(?:år|månad){W}){{0,2}})(?P<y>{YEAR})(?!\d|[:/.]\d)|{W}{_relative()}"


def _days() -> dict[str, str]:
    w = words()
    hyphen, day, year = f"{GAP}[-‐‑–]{GAP}", r"(?P<d>\d\d?)", f"(?P<y>{YEAR})"
    weekday = rf"(?:(?P<weekday>(?i:{'|'.join(w['weekdays'])}))(?:en|s)?,?{W})?"
    den = rf"(?P<den>(?i:den){W})?(?P<at>)"
    ordinal = "|".join([*w["ordinals"], *w["ordinals_old"]])
    months = either(w["months"])
    # "-98", "’98"; without a sign only "07" or "98" at the end of what is said
    two = rf"(?:{GAP}[-’']|{W}(?=(?:0|[5-9])\d(?:[),;]|\.(?!\d))))(?P<yy>\d\d)(?!\d|-(?!-)|{W}(?:{months}))"
    end = rf"{W}(?:i{W})?{_month()}(?:\.(?:\n(?=\n(?:{YEAR}|-\d\d)(?!\d)))?)?(?:{_of_year()}|{two})?"
    today = rf"(?i:idag|i{W}dag)"
    return {
        "day_iso": rf"(?P<at>){year}{hyphen}(?P<m>\d\d){hyphen}(?P<d>\d\d)(?:(?:–|--)(?P<d2>\d\d)(?![-–.:/]?\d))?(?!\d)",
        "day_ymd": rf"(?P<at>){year}(?:/(?P<m>\d\d?)/|\.(?P<m2>\d\d)\.)(?P<d>\d\d?)(?!\d)",
        "day_loose": rf"(?P<at>){year}-(?P<m>\d\d?)-(?P<d>\d\d?)(?![-\d])",
        "day_dashes": rf"(?P<at>)(?P<d>\d\d?)-(?P<m>\d\d?)-{year}(?!\d|-(?!-))",
        "day_compact": rf"(?P<at>){year}(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
        "day_short": r"(?P<at>)(?P<yy>\d\d)-\n?(?P<m>\d\d)-\n?(?P<d>\d\d)(?!\d|-(?!-))",
        "day_six": r"(?P<at>)(?P<yy>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?![\d+]|-(?!-))",
        "day_dots": rf"{den}{day}\.{GAP}(?P<m>\d\d?)\.{GAP}(?:{year}|(?P<yy>\d\d))(?![\d.]\d|\d)",
        "day_dotted": rf"(?P<den>(?i:den){W})(?P<at>){day}\.(?P<m>\d\d?)(?![\d%]|[.,:/-]\d|{GAP}(?:procent|%))",
        "day_slash": rf"{weekday}{den}{day}(?:{GAP}(?P<sep>[-–—]){GAP}(?P<d2>\d\d?))?/(?P<m>\d\d?)(?!\d)"
        rf"(?:(?:{W}|/|-){year}(?!\d|[:/.]\d)|{GAP}[-’'](?P<yy>\d\d)(?!\d))?(?!/\d)",
        "day_list": rf"(?i:den){W}(?P<at>)(?P<more>(?:\d\d?,{W}(?:den{W})?)*\d\d?),?{W}(?:och|samt|respektive){W}"
        rf"(?:den{W})?{day}(?::?[ea])?{end}",
        "day_last": rf"(?:(?i:den){W})?(?P<at>)(?i:{either(w['last_day'])}){W}(?P<word>(?i:{months}))(?:{_of_year()})?(?![^\W_]|-[^\W\d_])",
        "day_month_out": rf"(?P<at>)(?P<word>(?i:{months})){W}månads{W}(?:utgång|slut)(?:{_of_year()})?(?![^\W_])",
        "day_worded": rf"{weekday}{den}(?P<d>\d\d?|{ordinal})(?::?[ea])?"
        rf"(?:{GAP}(?P<sep>[-–—]|och|till){GAP}(?P<d2>\d\d?)(?::?[ea])?)?{end}",
        "day_today": rf"(?:(?i:har|hade){W}(?P<at>){today}(?={W}(?:besluta|underteckna|teckna|ingått|antagit"
        rf"|avsluta|sagt))|(?i:beslutade|beslutades|beslutar|undertecknades?|tecknades?|avgöras|avgörs|avgörande)"
        rf"{W}(?P<at2>){today}(?![^\W_]))",
        "day_past": rf"(?P<at>)(?P<past>(?i:{either(w['days_past'])}))(?![^\W_]|,?{W}den{W}\d)",
        "day_told": rf"(?P<at>)(?P<told>(?i:{either(w['days'])}))(?![^\W_])",
        "day_same": rf"(?P<at>)(?P<told>(?i:{either(w['days_same'])}|(?:{either(w['days_told'])}){_told()}))(?![^\W_])",
        "day_todays": rf"(?P<at>)(?i:dagens){W}(?i:{either(w['today'])})(?![^\W_]|{W}(?:den{W})?\d)",
    }


def _parts() -> dict[str, str]:
    """Months and parts of a year."""
    w = words()
    seasons = either(s for names in w["seasons"].values() for s in names)
    period = either(w["periods"])
    return {
        "month_worded": rf"(?P<at>){_month()}\.?(?:{_of_year()})?",
        "month_told": rf"(?P<at>)(?P<told>(?i:{either(w['months_near'])}))(?![^\W_])",
        "season_worded": rf"(?P<at>)(?P<season>(?i:{seasons}))(?:{W}(?:år{W})?(?P<y>{YEAR})(?:[-/–](?:{YEAR}|\d\d))?"
        rf"(?!\d|[:/.]\d)|{W}{_relative()}|{W}[-’'](?P<yy>\d\d))?(?![^\W_])",
        "season_told": rf"(?P<at>)(?P<told>(?i:{either([*w['seasons_past'], *w['seasons_now']])}))(?![^\W_]|{W}\d)",
        "months_period": rf"(?P<at>)(?:(?P<nth>(?i:{either(w['period_numbers'])})){W}(?P<part>(?i:{period}))(?:et)?"
        rf"|(?P<part2>(?i:{period})){W}(?P<nth2>[1-4])|Q(?P<nth3>[1-4]))(?:{_of_year()})",
        "months_half": rf"(?P<at>)(?i:halvårsskiftet)(?:{_of_year()})",
    }


def _decades() -> dict[str, str]:
    w = words()
    return {
        "decade_full": r"(?P<at>)(?P<dec>(?:1[5-9]|20)\d0)-tal(?:e[tn]s?|s)?(?![^\W_])",
        "decade_short": r"(?P<at>)(?P<dec>[3-9]0)-tale[tn]s?(?![^\W_])",
        "decade_word": rf"(?P<at>)(?P<decword>(?i:{'|'.join(w['decades'])}))s?(?![^\W_])",
        "decade_cut": rf"(?P<at>)(?P<decword>(?i:{'|'.join(w['decades_cut'])}))-(?={W}(?:och|eller|till){W}\w+tiotale)",
        "decade_list": rf"(?P<at>)(?P<dec>(?:19|20)?\d0)-(?={GAP}(?:och|eller|till|[-–]){GAP}(?:\d\d)?\d0-tale)",
    }


def _ranges() -> dict[str, str]:
    """Years that are two, written as one or told by their relation to the meeting."""
    w = words()
    nearby = rf"(?P<near>(?i:{either(_phrases(w['nearby']))}))"
    return {
        "range_years": rf"(?P<at>)(?P<y>{YEAR})(?P<sep>[-/–])(?P<last>{YEAR}|\d\d)(?![-–/:.]?\d)",
        "range_short": rf"(?i:{either(w['double_years'])}){W}(?P<at>)(?P<yy>\d\d)[-/–](?P<last>\d\d)(?![-–/:.]?\d)",
        "range_millennium": r"(?P<at>)(?i:millennieskiftet)(?![^\W_])",
        "range_term": rf"(?P<at>){nearby}{W}(?i:mandatperiod)(?:en)?(?![^\W_]|{GAP}\(?\d)",
        "range_turn": rf"(?P<at>)(?i:{either(w['turns'])})(?![^\W_]|{GAP}\(?\d|{W}mellan)",
        "range_turns": rf"(?P<at>){nearby}{W}(?i:årsskifte)t?(?![^\W_]|{GAP}\(?\d|{W}mellan)",
    }


def _years() -> dict[str, str]:
    return {
        "month_iso": rf"(?P<at>)(?P<y>{YEAR})-{GAP}(?P<m>\d\d)(?![-–/:.]?\d|-)",
        "year_old": rf"(?i:år|sedan|anno|från){W}(?P<at>)(?P<y>1[5-8]\d\d)(?![-–/:.,]?\d|-tal)",
        "year_bare": rf"(?<![^\W\d_][-–/])(?P<at>)(?P<y>{YEAR})"
        rf"(?!\w|[/:.,+]\d|-tal|[-–]\d{{1,3}}(?!\d)|[-–]{GAP}\d{{5}}|[-–](?!{YEAR})\d{{4}})",
        "year_relative": rf"(?P<at>){_relative()}(?!{GAP}\d)",
    }
