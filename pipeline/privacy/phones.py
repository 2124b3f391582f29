"""Telephone numbers: mobile, of a house, of a switchboard; Swedish and international, however they are grouped.

A Swedish number has a code that exists (`forms.yml`), and as many digits behind it as that code takes (PTS, the Swedish
numbering plan). Without a word that says what it is, its groups must be those that people write: so case numbers,
clock times and figures of tables are none. Behind such a word any row of five digits and more is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.privacy.digits import Group, Labels, before, labelled, tight
from pipeline.privacy.forms import FORMS
from pipeline.privacy.model import Leak

_FORM = FORMS["telefon"]
_CODES = frozenset(_FORM.words("codes"))
_MOST = 11  # groups of one number
_LABELS = Labels(_FORM.either("labels"))
_LOOSE = re.compile(r"[^\d\n§]{0,30}\n?[^\d\n§]{0,6}")
_CLOSE = re.compile(
    r"(?:[\W_]{0,4}(?:hem|hemma|bostad|privat|arb|arbete|arbetet|dagtid|kvällstid|växel|vx|nr|nummer))?[\W_]{0,6}",
    re.IGNORECASE,
)
_NEVER = re.compile(rf"(?<!\w)(?:(?i:{_FORM.either('never')})[\s:.#-]*|[A-ZÅÄÖ]{{2,6}}[ :/-]*)$")
_MONEY = re.compile(r"(?:[ \u00a0]\d{3})*\s?(?:kr|kronor|tkr|mkr|mnkr|mdkr|SEK|EUR|euro|%|procent)\b", re.IGNORECASE)
_AND = re.compile(r"(?:,|;|/|\||\s|eller|och|samt|alt\.?)*", re.IGNORECASE)
# How people group what stands behind the code.
_GROUPED = {
    (5,), (6,), (7,), (8,), (3, 2), (2, 3), (3, 3), (2, 2, 2), (3, 2, 2), (2, 2, 3), (3, 3, 2), (2, 3, 3), (2, 3, 2),
    (2, 2, 2, 2), (3, 4), (4, 4), (4, 2), (2, 4),
}  # fmt: skip
_SURE = {(5,), (6,), (7,), (8,), (3, 2), (3, 3), (2, 2, 2), (3, 2, 2), (3, 3, 2), (2, 2, 3)}
_PAIRED = {(3, 2), (2, 2, 2), (3, 2, 2), (2, 2, 3), (3, 3, 2)}
# Countries that are called with 00 in front: not those whose codes may be a month or a sum.
_NEAR = ("46", "45", "47", "49", "48", "44", "33", "34", "39", "31", "32", "41", "43", "35", "37", "38", "86", "90")
_SHORT = _GROUPED | {(2, 2), (4,), (3, 3, 2, 2), (3, 3, 4), (10,), (3, 3, 3), (4, 3)}


def phone_numbers(text: str, groups: Sequence[Group]) -> Iterator[Leak]:
    """The telephone numbers of a text, from left to right."""
    ends = _LABELS.of(text)
    n, told = 0, -1  # `told` is where the last number ended: another may stand beside it
    while n < len(groups):
        start = groups[n].start
        beside = told >= 0 and start - told < 12 and bool(_AND.fullmatch(text, told, start))
        taken = _longest(text, groups, n, ends, beside)
        if taken:
            told = groups[n + taken - 1].end
            yield Leak("telefon", _from(text, start), told)
        n += taken or 1


def _from(text: str, start: int) -> int:
    """Where a number begins: at the plus or the bracket in front of its digits."""
    while start and text[start - 1] in "+(":
        start -= 1
    return start


def _longest(text: str, groups: Sequence[Group], first: int, ends: Sequence[int], beside: bool) -> int:
    """How many groups from `first` on are one telephone number; 0 for none."""
    start = groups[first].start
    if groups[first].noise:
        return 0
    begin = _from(text, start)
    said = beside or labelled(text, ends, begin, _LOOSE)
    abroad = "+" in text[begin:start]
    if not (said or abroad or groups[first].digits[0] == "0"):
        return 0
    if not said and (groups[first].attached or _NEVER.search(before(text, begin))):
        return 0
    close = beside or (said and labelled(text, ends, begin, _CLOSE))
    found, total = 0, 0
    for n in range(first, min(first + _MOST, len(groups))):
        group = groups[n]
        total += len(group.digits)
        if group.noise or total > 15:
            break
        window = groups[first : n + 1]
        if _is_one(text, window, abroad=abroad, said=said, close=close):
            found = n + 1 - first
        if group.gap is None or group.gap[-1:] in ("+", ":", ","):
            break
    return found


def _is_one(text: str, groups: Sequence[Group], *, abroad: bool, said: bool, close: bool) -> bool:
    start, end = groups[0].start, groups[-1].end
    digits = "".join(group.digits for group in groups)
    if _MONEY.match(text, end) and not (said and digits[0] == "0"):
        return False
    if not said and not abroad and tight(text, start, end):
        return False
    if end < len(text) and text[end : end + 1] in "-/" and text[end + 1 : end + 2].isdigit() and not said:
        return False
    if not said and not abroad and groups[0].gap == " " and re.search(r"\d[ \u00a0]$", before(text, start, 2)):
        return False  # the thousands of a sum
    if abroad or digits.startswith("00"):
        if not abroad and (text[max(0, start - 2) : start][:1].isdigit() or not digits[2:].startswith(_NEAR)):
            return False
        return _abroad(digits.removeprefix("00"), [len(g.digits) for g in groups], said)
    if digits[0] != "0":
        return close and tuple(len(g.digits) for g in groups) in _SHORT and len(digits) >= 5 and not _signs(groups, "-")
    if said and 6 <= len(digits) <= 11 and not _dated(groups):
        return True
    return _swedish(text, digits, groups)


def _abroad(digits: str, sizes: Sequence[int], said: bool) -> bool:
    """With a country's code. What has groups of three alone may be a sum."""
    if digits.startswith("46"):
        rest = digits[2:].removeprefix("0")
        return 7 <= len(rest) <= 10
    thousands = len(sizes) > 1 and all(size == 3 for size in sizes[1:]) and sizes[0] <= 3
    return 9 <= len(digits) <= 15 and (said or not thousands)


def _swedish(text: str, digits: str, groups: Sequence[Group]) -> bool:
    """A national number without a word in front of it."""
    if digits[:3] in ("070", "072", "073", "076", "079"):
        return len(digits) == 10 and len(groups[0].digits) in (2, 3, 4, 5, 6, 10)
    if len(groups) == 1:
        code = next((digits[:n] for n in (4, 3) if digits[:n] in _CODES), "")
        return bool(code) and len(digits) in (9, 10) and digits[len(code)] != "0"
    code, behind = groups[0].digits, tuple(len(group.digits) for group in groups[1:])
    if code not in _CODES or not _lengths(code, sum(behind)):
        return False
    gaps = [(group.gap or "").strip(" \n") for group in groups[:-1]]
    if gaps[0] not in ("-", "/", "") or len(set(gaps[1:])) > 1:
        return False
    if (gaps[1:] and gaps[1] not in ("", "-")) or (gaps[1:] and gaps[1] == "-" and sum(behind) < 6):
        return False
    if gaps[1:] and gaps[1] == "-" and behind not in _PAIRED:
        return False  # a case number: `013-118-2017`
    zero = groups[1].digits[0] == "0"  # no such number exists; examples have them
    if zero and set(digits[len(code) :]) != {"0"} and behind not in ((3, 2), (2, 2, 2)):
        return False
    if gaps[0] == "" and text[groups[0].start - 1 : groups[0].start] != "(":
        if code == "08" and behind in ((2, 2, 2), (2, 2, 2, 2)):  # clock times
            return False
        return behind in _SURE
    if gaps[1:] and gaps[1] == "-" and code == "08" and sum(behind) < 7:
        return False  # a day: `08-12-05`
    return behind in _GROUPED - {(2, 4), (4, 2), (4, 4)} or (behind in _GROUPED and code != "08")


def _lengths(code: str, behind: int) -> bool:
    if code == "08":
        return 6 <= behind <= 8
    return 5 <= behind <= (6 if len(code) == 4 else 7)


def _signs(groups: Sequence[Group], sign: str) -> bool:
    return any((group.gap or "").strip() == sign for group in groups[:-1])


def _dated(groups: Sequence[Group]) -> bool:
    """Days such as `08-12-05`, and years beside something: `0410/2011-040`."""
    sizes = [len(group.digits) for group in groups]
    if sizes[:3] == [2, 2, 2] and _signs(groups[:3], "-") and groups[0].digits != "08":
        return sum(sizes) <= 6
    return sizes[:3] == [4, 4, 3]
