"""Runs of digits and what stands between them: the common ground of personal numbers and telephone numbers.

People write one number as several groups (`070-123 45 67`, `19 800101 - 1234`), text extraction breaks it over lines,
and OCR reads letters for digits. `scan` gives the groups in one pass over the text; the detectors then look at windows
of a few groups, so that the work grows with the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_GROUP = re.compile(r"[0-9OoIl]+")
_READ = str.maketrans("OoIl", "0011")
_WIDE = 8  # characters between two groups of one number, at most
_NEAR = 4  # the same within a line
_BLANK = str.maketrans("", "", " \t\r\n\u00a0\u00ad\u2007\u2009\u200a\u200b\u202f()[]\u2060")
_DASH = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


@dataclass(frozen=True, slots=True)
class Group:
    """Digits in a row. `noise` counts letters read as digits; `attached` says that a letter stands right before it.

    `gap` is what stands between it and the next group: its signs without blanks and brackets (`-`, `/`, `` …), in
    front of them `\\n` for a line break and ` ` for other blanks; None where no number goes on.
    """

    start: int
    end: int
    digits: str
    noise: int
    attached: bool
    gap: str | None


def scan(text: str) -> list[Group]:
    """The groups of a text. Letters count as digits only in company of digits, and never as a part of a word."""
    spans = []
    for match in _GROUP.finditer(text):
        start, end = match.span()
        after = text[end] if end < len(text) else " "
        if after.isalpha() or not any("0" <= c <= "9" for c in match[0]):
            continue
        before = text[start - 1] if start else " "
        if before.isalpha() and not match[0].isdigit():  # the tail of a word: `modell0`
            while start < end and not text[start].isdigit():
                start += 1
        spans.append((start, end, before.isalpha()))
    groups = []
    for n, (start, end, attached) in enumerate(spans):
        gap = _gap(text, end, spans[n + 1]) if n + 1 < len(spans) else None
        raw = text[start:end]
        noise = sum(not "0" <= c <= "9" for c in raw)
        groups.append(Group(start, end, raw.translate(_READ), noise, attached, gap))
    return groups


def _gap(text: str, end: int, following: tuple[int, int, bool]) -> str | None:
    start, _, attached = following
    if attached or start - end > _WIDE or start <= end:
        return None
    between = text[end:start]
    if len(between) > _NEAR and "\n" not in between:  # another column
        return None
    signs = between.translate(_BLANK).translate(_DASH)
    if len(signs) > 1 or (signs and signs not in "-+/.:,"):
        return None
    space = "\n" if "\n" in between else " " if between != signs and any(c.isspace() for c in between) else ""
    return space + signs


def before(text: str, at: int, length: int = 70) -> str:
    """The characters in front of a place."""
    return text[max(0, at - length) : at]


def tight(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a part of something longer: `2022/123`, `12-34`, `1.2`, `KS-2022`."""
    left = text[max(0, start - 2) : start]
    right = text[end : end + 2]
    joined = len(left) == 2 and left[1] in "-/:.,+_=#" and (left[0].isalnum())
    # `.` and `,` end sentences; with a digit behind them they are part of a number
    goes_on = len(right) == 2 and right[0] in "-/:.,+" and right[1].isdigit()
    return (joined and left[1] not in "_:,.+=") or goes_on or (joined and left[1] in ":.," and left[0].isdigit())


def shape(groups: Sequence[Group]) -> str:
    """`6-4`, `3 2 2`, `6-2\\n2`: sizes of groups with what stands between them, blanks beside signs left out."""
    told = ""
    for n, group in enumerate(groups):
        told += str(len(group.digits))
        if n + 1 < len(groups):
            gap = group.gap or ""
            sign = gap.strip(" \n")
            told += sign if sign else gap
    return told


class Labels:
    """Where words of a list stand in a text, found in one pass: the words that say what a number behind them is."""

    def __init__(self, words: str) -> None:
        self._words = re.compile(rf"(?<![\w\[])(?:{words})(?!\w)", re.IGNORECASE)

    def of(self, text: str) -> list[int]:
        """The places where such a word ends, in order."""
        return [found.end() for found in self._words.finditer(text)]


def labelled(text: str, ends: Sequence[int], at: int, between: re.Pattern[str], far: int = 48) -> bool:
    """Whether one of the words ends before `at` with nothing but `between` in the middle."""
    n = bisect_right(ends, at)
    return any(at - end <= far and bool(between.fullmatch(text, end, at)) for end in ends[max(0, n - 2) : n])
