"""Case numbers as registries print them, as one key: `KSKF/2018:297`, `2018.297 KS` and `Dnr 297/18` are one number.

A number is a year and a running number, with the codes of the registries that print it, and the number of a sub-case
where it has one (`SLK-2024-00190:5`). Plan codes (`-1.2.4`, ` 246`) are no part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?i)\b(?:ärendenummer|diarienummer|diarienr|ärendenr|ärendebeteckning|beteckning|dnr|d\.?nr|diariekod|ärende|nr)\b\.?:?"
)
_SIGNS = re.compile(r"[A-Za-zÅÄÖåäö]+|\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUB = re.compile(r":-?(?P<number>\d{1,4})$")
_PAPER = re.compile(r"-\d{1,3}$")  # the running number of a paper in the case: 2013/0743 KS-1
_PLAN = re.compile(r"(?:-\d(?:\.\d{1,3})+|[/ -]\d{3}(?:\.\d+)*| \d(?:\.\d+)+\.?)$")
_COUNCILS = ("KSKF", "KFKS", "KKKF")
_OF_BOARDS = re.compile(r"(?!K?SN)[A-ZÅÄÖ]{1,4}N")  # KFN, BUN: a board that registers for itself

# In running text a number is taken where its form cannot be a date, a statute or a reference to a paper.
_IN_TEXT = re.compile(
    r"(?<![\w/.:-])(?:"
    r"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7}[ /.-]?){1,2}(?:19|20)\d\d[-/.:]\d{1,6}(?::-?\d{1,4})?"
    r"|(?:19|20)\d\d[./:-]\d{3,6}(?![-.]\d)(?:[ ][A-ZÅÄÖ]{2,6}\b)?"
    r"|[A-ZÅÄÖ]{2,4}\d{2}/\d{2,5}|\d{2}[A-ZÅÄÖ]{2,4}\d{1,5}|[A-ZÅÄÖ]{2,4}\d{6}"
    r"|[A-ZÅÄÖ]{2,4}[ ]?\d{2}[-.]\d{2,5}|\d{2}/[A-ZÅÄÖ]{2,4}[ ]\d{3,5}|\d{4,6}[-/](?:19|20)\d\d"
    r"|[A-ZÅÄÖ]{2,4}[ /]?\d{1,6}/(?:(?:19|20)\d\d|\d\d)"
    r")(?![\w])(?!-\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d[-/](?:19|20)\d\d")
_NO_CASE = re.compile(r"(?:SOU|Ds|SFS|Prop|Bet|Dir|Skr|Rskr|AFS|EU|EG|Sedan|Under|Från|År|Agenda|Juli|Juni|Mars|Maj)\b")
_DNR_IN_TEXT = re.compile(
    r"(?i:\b(?:dnr|diarienr|diarienummer|ärendenummer)\b[.:]?)[ ]?(?P<code>[\wÅÄÖåäö]{0,8}[ /.-]?\d[\w/.:-]*\d)"
)


@dataclass(frozen=True, slots=True, order=True)
class CaseNumber:
    """One case number; `year` is None where the registry prints none."""

    year: int | None
    number: int
    sub: int | None = None
    codes: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[int | None, int]:
        """What two numbers share that may be one: the rest is for `may_be`."""
        return self.year, self.number

    def may_be(self, other: CaseNumber) -> bool:
        """Whether nothing says that they are two: not the year, the number, the sub-case or the registry."""
        subs = self.sub is None or other.sub is None or self.sub == other.sub
        codes = not self.codes or not other.codes or bool(self.codes & other.codes)
        return self.key == other.key and subs and codes

    def differs(self, other: CaseNumber) -> bool:
        """Whether they are two cases: two numbers, and not those of two registries, which may treat one matter.

        A number without a code is the central registry's, so that a board's own is another's.
        """
        boards = self._of_board != other._of_board and not (self.codes and other.codes)
        one = bool(self.codes & other.codes or not self.codes or not other.codes) and not boards
        return one and not self.may_be(other)

    @property
    def _of_board(self) -> bool:
        return bool(self.codes) and all(_OF_BOARDS.fullmatch(code) for code in self.codes)

    def text(self) -> str:
        """One way of writing it, whatever the source's."""
        sub = "" if self.sub is None else f":{self.sub}"
        year = "" if self.year is None else f"{self.year}-"
        return "".join(f"{code}-" for code in sorted(self.codes)) + f"{year}{self.number}{sub}"


def read_case(printed: str) -> CaseNumber | None:
    """A case number from its print; None where there is no number in it."""
    text = " ".join(_LABEL.sub(" ", printed).split()).strip(" ()")
    sub = None
    if plan := _PLAN.search(text):
        if len(re.findall(r"\d+", text[: plan.start()])) >= 2:
            text = text[: plan.start()]
    elif (found := _SUB.search(text)) and len(re.findall(r"\d+", text[: found.start()])) >= 2:
        sub = int(found["number"])
        text = text[: found.start()]
    elif (paper := _PAPER.search(text)) and len(re.findall(r"\d+", text[: paper.start()])) >= 2:
        text = text[: paper.start()]
    signs = _SIGNS.findall(text)
    digits = [(n, sign) for n, sign in enumerate(signs) if sign.isdigit()]
    codes = frozenset(code for sign in signs if not sign.isdigit() for code in _codes(sign))
    if not digits:
        return None
    year, number = _parts(text, [sign for _, sign in digits])
    if number is None or (year is None and not codes and _YEAR.fullmatch(text)):
        return None
    return CaseNumber(year, number, sub, codes)


def _codes(sign: str) -> tuple[str, ...]:
    code = sign.upper()
    return (code[:2], code[2:]) if code in _COUNCILS else (code,)


def _parts(text: str, digits: list[str]) -> tuple[int | None, int | None]:
    """Year and running number from the digits of a print."""
    years = [n for n, sign in enumerate(digits) if _YEAR.fullmatch(sign)]
    if len(digits) >= 2 and years:
        at = years[0]
        beside = at - 1 if at == len(digits) - 1 else at + 1  # 106-1873-2031: the number stands beside the year
        return int(digits[at]), int(digits[beside])
    if len(digits) >= 2:
        one, two = digits[:2]
        last = bool(re.search(rf"{one}/{two}$", text)) and len(two) == 2 and not re.search(rf"[A-Za-z]{one}/", text)
        if last or len(one) != 2:  # 1435/22, KS0214/20
            return (_century(two), int(one)) if len(two) == 2 else (None, int(one))
        return _century(one), int(two)  # KS 22-148, KK22/156, 22/KS 0371, 22KS71
    (only,) = digits
    if len(only) >= 5 and re.match(rf"[A-Za-zÅÄÖåäö]+{only}$", text):  # RS240101
        return _century(only[:2]), int(only[2:])
    return None, int(only)


def _century(year: str) -> int:
    return 2000 + int(year) if int(year) < 60 else 1900 + int(year)


def cases_in(text: str) -> tuple[CaseNumber, ...]:
    """The case numbers that running text names, in order, each once."""
    found: dict[CaseNumber, None] = {}
    places = [
        (m.start(), m[0]) for m in _IN_TEXT.finditer(text) if not (_NO_CASE.match(m[0]) or _YEARS.fullmatch(m[0]))
    ]
    places += [(m.start("code"), m["code"]) for m in _DNR_IN_TEXT.finditer(text)]
    for _, printed in sorted(places):
        if case := read_case(printed):
            found.setdefault(case)
    return tuple(found)
