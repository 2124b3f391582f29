"""References to paragraphs of minutes, to sections of statutes, and case numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.dates.scan import W
from pipeline.rules.numbers import MONTH

_O = f"{W}?"
_NUMBER = rf"(?:\d{{1,2}}:(?=\d))?\d{{1,4}}(?:{_O}[a-h](?![^\W_]|[.)]))?"


@dataclass(frozen=True, slots=True)
class ParagraphRef:
    """A § and where it stands. `number` is the first one, without its year ("§ 4/2014" gives "4"); `last` ends a range.

    `law` is true for a section of a statute, by-law or standing order ("5 kap 50 §", "§ 12 i reglementet").
    """

    start: int
    end: int
    number: str
    law: bool
    last: str | None = None


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number (diarienummer); `value` is as written, without white space around its strokes and hyphens."""

    start: int
    end: int
    value: str


_STATUTE = (
    r"(?:(?!\w*(?:förs|unders|bos|bo|ans|ins|upps|uts|avs|övers|s)lag)\w*lag(?:en)?"
    r"|\w*(?:balken|förordningen|stadgan|stadgarna|reglementet?|arbetsordning(?:en)?|instruktionen|föreskrifterna|avtalet)"
    r"|KL|FL|OSL|PBL|RF)s?(?![^\W_])"
)
_BEFORE_LAW = re.compile(rf"(?:\bkap\.?,?|\b{_STATUTE}(?:{W}\(\d{{4}}:\d+\))?,?){_O}$")
_AFTER_LAW = re.compile(
    rf"{W}(?:(?:i|enligt|av){W}(?:\w+s{W})?{_STATUTE}|[a-zåäö]+lagen\b|(?:första|andra|tredje){W}stycket)"
)
_DATED = re.compile(rf"(?:{W}|-)(?:19|20)\d\d,?{W}$|(?:19|20)\d\d-\d\d-\d\d,?{W}$")
_ENDS = r"(?![-–/.:]?\d)"  # the digits after a hyphen or comma are the whole number, not the start of a date
_SECTION = re.compile(
    rf"(?P<law>(?:(?P<kap>\d+){_O}kap\.?{W})?(?<![\d./:-])(?P<before>\d{{1,3}}(?:{_O}[a-z])?(?:{_O}[-–,]{_O}\d{{1,3}}(?:{_O}[a-z])?)*)"
    rf"{_O}§§?(?!§|{_O}\d))"
    rf"|(?:(?P<many>§§|(?i:paragraferna))|§|(?i:paragraf(?:en)?)){_O}(?P<number>{_NUMBER})(?:/\d{{2,4}}(?!\d|-\d\d-\d))?"
    rf"(?P<more>(?(many)(?:{_O}(?:[-–&]|,|och|samt){_O}(?:§{_O})?{_NUMBER}{_ENDS})*"
    rf"|(?:{_O}[-–]{_O}{_NUMBER}{_ENDS})?))"
)
_PIECE = re.compile(rf"(?P<sep>[-–]|&|,|och|samt){_O}(?:§{_O})?(?P<number>{_NUMBER})")
_MONTH = re.compile(rf"{W}(?:{MONTH})")


def find_paragraph_refs(text: str) -> list[ParagraphRef]:
    """The references in a text, in order; "§§ 71–84, 86" gives two. Offsets are half-open.

    Only a doubled sign ("§§", "paragraferna") opens a list; after a single § only a hyphened range is followed.
    """
    found: list[ParagraphRef] = []
    for m in _SECTION.finditer(text):
        if m["law"]:
            law = not _DATED.search(text, max(0, m.start() - 16), m.start())  # "den 18 juni 2019, 81 §" is of minutes
            found.append(ParagraphRef(m.start(), m.end(), _plain(re.split(r"[-–,]", m["before"])[0]), law))
            continue
        law = bool(
            _BEFORE_LAW.search(text, max(0, m.start() - 60), m.start()) or _AFTER_LAW.match(text, m.end("number"))
        )
        start, end, number, last = m.start(), m.end("number"), _plain(m["number"]), None
        if text[end : end + 1] == "/":
            end = m.start("more")
        for piece in _PIECE.finditer(text, m.start("more"), m.end("more")):
            if _MONTH.match(text, piece.end()):
                break
            if piece["sep"] in "-–" and last is None:
                end, last = piece.end(), _plain(piece["number"])
                continue
            found.append(ParagraphRef(start, end, number, law, last))
            start, end, number, last = piece.start("number"), piece.end(), _plain(piece["number"]), None
        found.append(ParagraphRef(start, end, number, law, last))
    return found


def _plain(number: str) -> str:
    """A number as written, one space before its letter: "3 a", "3a" stays "3a"."""
    return " ".join(number.split())


_YEAR = r"(?:19|20)\d\d"
_LABEL = rf"(?:d\.?nr|diarienr|diarienummer|ärendenummer|ärendenr|ärende{W}nr)(?:\.?:{_O}|\.?{W})"
_CASE = re.compile(
    rf"(?<![\w/.:-])(?i:(?P<label>{_LABEL}))(?P<value>(?:[^\W\d_]{{1,6}}(?:[/:-]|{W})?)?"
    rf"(?:\d{{1,6}}/{_YEAR}(?:-\d+)?|{_YEAR}{_O}[-/.:]{_O}\d{{1,6}}(?:[:-]-?\d+)?|\d{{1,6}}/\d\d(?!\d)(?:-\d+)?|\d{{4,}}-\d+)"
    rf"(?:{W}[A-ZÅÄÖ]{{2,5}}(?:-\d+)?(?![^\W_]|{W}?§))?)"
    rf"|(?<![\w/.:-])(?P<coded>[A-ZÅÄÖ][^\W\d_]{{1,5}}(?:[-/]|{W})?{_YEAR}"
    rf"(?:[/:.]\d{{1,6}}|-{_O}\d{{4,6}})(?:[:-]-?\d{{1,4}})?)(?![\d/])"
    rf"|(?<![\w/.:-])(?P<dotted>{_YEAR}\.\d{{3}}{W}[A-ZÅÄÖ]{{2,5}})(?![^\W_])(?:-\d{{3}})?"
    rf"|(?<=§)(?:{_O}\d{{1,4}}{W})(?P<short>\d{{1,6}}/\d\d)(?![\d/])"
)
_SERIES = re.compile(
    r"(?:SOU|Ds|SFS|TSFS|AFS|HSLF|SOSFS|BFS|EU|EG|COM|NJA|RH|AD|HFD|MÖD|Prop|Bet|Dir|Skr|Rskr|Sedan|Under|Ar|Från)\b"
)


_ISO_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def find_case_numbers(text: str) -> list[CaseNumber]:
    """The case numbers in a text, in order; offsets are half-open and cover the number without its label.

    The board's code belongs to the number where it is written with it ("2025.503 KS"), a document's running number
    behind it does not ("2026.083 KUN-015").
    """
    found = []
    for m in _CASE.finditer(text):
        group = next(g for g in ("value", "coded", "dotted", "short") if m[g])
        if group == "coded" and (
            _SERIES.match(m[group]) or re.fullmatch(rf"\w+{W}{_YEAR}(?:[/-]{_YEAR}|/\d\d)", m[group])
        ):
            continue
        if _ISO_DAY.fullmatch(m[group]):
            continue  # the first cell of a row under a head that ends with "Dnr"
        value = re.sub(r"\s*([-/:])\s*", r"\1", " ".join(m[group].split()))
        found.append(CaseNumber(*m.span(group), value))
    return found
