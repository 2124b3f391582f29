"""Personal numbers: `ÅÅMMDD-NNNN` and all that people, forms and scans make of them.

A personal number is a day of birth, three digits, and a check digit (Luhn over the last ten; Skatteverket, SKV 704); a
samordningsnummer has 60 added to the day; a plus for the hyphen says that the person is over a hundred. The third and
fourth digit are a month, so no organisation number, whose third digit is 2 or more, is one; that of a sole trader is.

With its hyphen a number with a possible day is taken as it stands, check digit or not, for people mistype. So are ten
digits in a row. In other groups a number needs a right check digit, a word that says what it is, or a person's name in
front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.privacy.digits import Group, Labels, before, labelled, shape, tight
from pipeline.privacy.forms import FORMS, UPPER
from pipeline.privacy.model import Leak

_MOST = 13  # groups of one number: every digit on its own, and the century
_LENGTHS = (10, 12)
_LABELS = Labels(FORMS["personnummer"].either("labels"))
_BETWEEN = re.compile(r"[^\d§]{0,30}")
_NEVER = re.compile(rf"(?<!\w)(?:{FORMS['personnummer'].either('never')})[\s:.#-]*$", re.IGNORECASE)
_PERIOD = re.compile(rf"(?<!\w)(?:{FORMS['personnummer'].either('periods')})\s*$", re.IGNORECASE)
_PERSON = re.compile(rf"[{UPPER}][\w'’-]+\s+[{UPPER}][\w'’-]+[\s,;:(–-]*$")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PLAIN = {"6-4", "8-4", "6+4", "8+4", "2 6-4", "2 6+4", "4 4-4", "4 2 2-4"}
_MONEY = re.compile(r"\s?(?:kr|kronor|tkr|mkr|SEK|EUR|euro|%)\b", re.IGNORECASE)
_OPEN = {
    "10",
    "12",
    "6 4",
    "8 4",
    "2 6 4",
    "2 10",
    "2 8",
    "4 2 2 4",
    "4 4 4",
}  # no sign: needs the check digit, or ten in one
_DATED = {"4-2-2-4", "2-2-2-4", "4.2.2-4"}  # a day written out: needs it too, or an elder's year
_HIDDEN = re.compile(
    r"(?<![\d/-])(?P<day>(?:18|19|20)?\d{6})\s?[-–+]\s?(?:[XxNn*•#_]{4}|[JKLMNRSTUWX]\d{3}|\d{2,3}[Xx*•#]{1,2})(?!\w)"
)
_CLOCKED = 1996  # programs write days with the time behind them (`202011231430`) since then
_ELDER = 2006  # whoever was born by then is of age, and documents with a day and a time are mostly younger


def personal_numbers(text: str, groups: Sequence[Group]) -> Iterator[Leak]:
    """The personal numbers of a text, from left to right."""
    for hidden in _HIDDEN.finditer(text):
        if _day(hidden["day"]):
            yield Leak("personnummer", *hidden.span())
    ends = _LABELS.of(text)
    n = 0
    while n < len(groups):
        taken = _longest(text, groups, n, ends)
        if taken:
            yield Leak("personnummer", groups[n].start, groups[n + taken - 1].end)
        n += taken or 1


def _longest(text: str, groups: Sequence[Group], first: int, ends: Sequence[int]) -> int:
    """How many groups from `first` on are one personal number; 0 for none."""
    found, length = 0, 0
    said = labelled(text, ends, groups[first].start, _BETWEEN)
    for n in range(first, min(first + _MOST, len(groups))):
        length += len(groups[n].digits)
        if length in _LENGTHS and _is_one(text, groups[first : n + 1], said):
            found = n + 1 - first
        if length >= max(_LENGTHS) or groups[n].gap is None:
            break
    return found


def _is_one(text: str, groups: Sequence[Group], said: bool) -> bool:
    start, end = groups[0].start, groups[-1].end
    digits = "".join(group.digits for group in groups)
    if not (said or _day(digits)):
        return False
    form = shape(groups)
    left = before(text, start)
    plain = {form, form.replace("\n", " "), _unbroken(form)}
    if not said and (groups[0].attached or tight(text, start, end)):
        return False
    if any(sign in form for sign in ":,") or (not said and ("/" in form or _NEVER.search(left))):
        return False
    noise = sum(group.noise for group in groups)
    if noise > 6 or (noise and not (said or plain & _PLAIN)):
        return False
    if said:
        signs = re.sub(r"[\d\s]", "", form)
        return _day(digits) or signs in ("-", "+", "/", "", "---")
    if plain & _PLAIN:
        return not (_PERIOD.search(left) and not luhn(digits) and _day_after(digits))
    if plain & _OPEN:
        sure = luhn(digits) or bool(_PERSON.search(left)) or (form == "10" and _bare(text, end, digits))
        return sure or (len(digits) == 12 and (_year(digits) < _CLOCKED or not _clock(digits)))
    if plain & _DATED:
        return luhn(digits) or _year(digits) <= _ELDER or bool(_PERSON.search(left))
    if form.replace("\n", " ") == "4-2-2 4":  # a day, and a year or a time beside it
        return bool(_PERSON.search(left)) and luhn(digits)
    if form == "2 2 2-4" and digits[6:8] not in ("19", "20"):
        return True
    # other groups (`80 01 01-12 34`): figures of a table look like it, so a name must stand in front
    signs = re.sub(r"[\d\s]", "", form)
    if signs in ("-", "+") and sum(map(int, re.findall(r"\d+", re.split(r"[-+]", form)[1]))) == 4:
        return bool(_PERSON.search(left))
    return not signs and luhn(digits) and bool(_PERSON.search(left))


def _bare(text: str, end: int, digits: str) -> bool:
    """Whether ten digits in a row, wrong check digit and all, are no mobile number, sum, or day with a time behind."""
    timed = digits[6:8] < "24" and digits[8:] < "60" and not _CLOCKED > _year(digits) > 1925
    return not (digits.startswith("07") or timed or _MONEY.match(text, end))


def _unbroken(form: str) -> str:
    """A shape with groups joined over line breaks: `6-2\\n2` is `6-4`."""
    joined = re.sub(r"(?:\d+\n)+\d+", lambda m: str(sum(map(int, m[0].split("\n")))), form)
    return joined.replace("\n", "")


def _day(digits: str) -> bool:
    """Whether it begins with a day on which one can be born, or that of a samordningsnummer."""
    if len(digits) in (8, 12):
        if digits[:2] not in ("18", "19", "20"):
            return False
        digits = digits[2:]
    month, day = int(digits[2:4]), int(digits[4:6])
    day = day - 60 if day > 60 else day
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


def _year(digits: str) -> int:
    """The year of birth; of two digits the one before now that is last."""
    if len(digits) == 12:
        return int(digits[:4])
    return int(digits[:2]) + (2000 if int(digits[:2]) <= 25 else 1900)


def _clock(digits: str) -> bool:
    """Whether the last four are a time of day."""
    return digits[8:10] < "24" and digits[10:] < "60"


def _day_after(digits: str) -> bool:
    """Whether the last four are a later day of the same year: `060101-1231`."""
    digits = digits[-10:]
    month, day = int(digits[6:8]), int(digits[8:10])
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and digits[6:] >= digits[2:6]


def luhn(digits: str) -> bool:
    """Whether the last of the last ten digits is their check digit."""
    total = 0
    for n, digit in enumerate(digits[-10:]):
        doubled = int(digit) * (2 - n % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
