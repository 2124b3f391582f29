"""The § sign, put back: Tesseract's Swedish model does not know it and reads an 8, a 5, a $ or an &, with confidence.

Two independent witnesses: the English model, which knows §, reading the same picture; and the shape, for a § reaches
below the line where an 8 does not. Bullets, read as `e` or `o`, are told from letters by their shape too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.read.ocr.words import DEEP, Word

_LIKE = "85$&SsB3960"  # what a § is read as
_LONE = re.compile(rf"[{_LIKE}]{{1,2}}[.:,]?")
_GLUED = re.compile(rf"(?P<sign>[{_LIKE}§]{{1,2}}?)(?P<number>\d{{1,3}}[a-z]?)(?P<stop>[.,:;)]*)")
_JOINED = re.compile(rf"(?P<organ>[A-ZÅÄÖ]{{2,6}}?|Kf|Ks)(?P<glued>[{_LIKE}§]{{1,2}}?\d{{1,3}}[a-z]?[.,:;)]*)")
_SIGNED = re.compile(r"§|^[S8]?\$")  # the English model too reads some § as a dollar
_NUMBER = re.compile(r"\(?\d{1,4}(?:[-–—]\d{1,4})?[a-z]?[.,:;)]*")
_DEEPER = 0.12  # of a digit's height: how far a § reaches below its number, at least
_LEVEL = 0.04  # of a digit's height: what stands this close to the line is no §
_NO_PARTY = re.compile(r"\((?:[95§8]|\$S?|S\$)\)(?P<stop>[.,:;]*)")
_NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?")
_BULLETS = frozenset(
    ("e", "o", "eo", "oe", "0", "O", "«", "»", "*", "¢", "©", "®", "•", "·", "@", "a", "ce", "+", "s", ":", "'", "°")
)
_GLUED_BULLET = re.compile(r"[«•·¢©®°](?=[^\W\d_]{2})")


def may_hold_signs(rows: Sequence[Sequence[Word]]) -> bool:
    """Whether any word looks like a misread §: only then is the other model asked."""
    return any(
        _GLUED.fullmatch(word.text) or _JOINED.fullmatch(word.text) or _is_lone(row, index, below)
        for row, below in _followed(rows)
        for index, word in enumerate(row)
    )


def put_signs(rows: Sequence[Sequence[Word]], other: Sequence[Word]) -> list[list[Word]]:
    """The rows with § where one stands; `other` are the words that the English model read on the same picture."""
    signs = [word for word in other if _SIGNED.search(word.text)]
    return [
        [put for index in range(len(row)) for put in _read(row, index, below, signs)] for row, below in _followed(rows)
    ]


def _followed(rows: Sequence[Sequence[Word]]) -> list[tuple[Sequence[Word], str]]:
    """Each row with the first word of the next: a § at the end of a line has its number there."""
    firsts = [row[0].text if row else "" for row in rows[1:]]
    return list(zip(rows, [*firsts, ""][: len(rows)], strict=True))


def _read(row: Sequence[Word], index: int, below: str, signs: Sequence[Word]) -> list[Word]:
    word = row[index]
    over = [sign for sign in signs if _overlap(word, sign)]
    if _is_lone(row, index, below):
        deep = _depth(row, index)
        if _money(row, index) or (over and (deep is None or deep > _LEVEL)) or (deep is not None and deep >= _DEEPER):
            return [replace(word, text="§" * _count(row, index, over), was=word.text, why="sign")]
        return [word]
    glued = _GLUED.fullmatch(word.text)
    if glued and over and (number := _number(over, glued)):
        return _parted(word, over[0].text.count("§"), number + glued["stop"], over[0])
    return _unjoined(word, over)


def _unjoined(word: Word, over: Sequence[Word]) -> list[Word]:
    """`KS837` as `KS`, `§` and `37` where the other model has a sign over its right part."""
    joined = _JOINED.fullmatch(word.text)
    if joined is None or not over or over[0].x0 < word.x0 + 0.15 * (word.x1 - word.x0):
        return [word]
    cut = min(over[0].x0, word.x1)
    rest = replace(word, text=joined["glued"], x0=cut)
    glued = _GLUED.fullmatch(rest.text)
    if glued is None or not (number := _number(over, glued)):
        return [word]
    organ = replace(word, text=joined["organ"], x1=cut, was=word.text, why="sign")
    parts = _parted(rest, over[0].text.count("§"), number + glued["stop"], over[0])
    return [organ, *(replace(part, was=word.text) for part in parts)]


def _money(row: Sequence[Word], index: int) -> bool:
    """Whether a dollar sign stands before a number: Swedish minutes write no sums that way."""
    after = row[index + 1].text if index + 1 < len(row) else ""
    return row[index].text in ("$", "$$", "$§", "§$") and _NUMBER.fullmatch(after) is not None


def _count(row: Sequence[Word], index: int, over: Sequence[Word]) -> int:
    """One sign or two: as the other model has it, else two before a range."""
    after = row[index + 1].text if index + 1 < len(row) else ""
    if over and not re.search(r"\d[-–—,]", after):
        return max(1, min(2, over[0].text.count("§")))
    return 2 if len(row[index].text.rstrip(".:,")) == 2 and re.search(r"\d[-–—,]", after) else 1


def _number(over: Sequence[Word], glued: re.Match[str]) -> str | None:
    """The number after the sign, as both readings have it: `883` beside `§83` or beside a lone `§` is 83."""
    beside = re.search(r"\d+[a-z]?", over[0].text)
    if beside is None:  # the sign alone: what the Swedish reading has after its first character
        return glued["number"]
    return beside.group() if (glued["sign"] + glued["number"]).endswith(beside.group()) else None


def _parted(word: Word, count: int, number: str, sign: Word) -> list[Word]:
    """`883` as `§` and `83`, the box cut where the sign ends."""
    count = max(1, count)
    cut = sign.x1 if sign.x1 < word.x1 - 1 else word.x0 + (word.x1 - word.x0) * count / (count + len(number))
    return [
        replace(word, text="§" * count, x1=cut, was=word.text, why="sign"),
        replace(word, text=number, x0=cut, was=word.text, why="sign"),
    ]


def _is_lone(row: Sequence[Word], index: int, below: str) -> bool:
    """Whether a word is a lone sign beside a number: `8 83`, `88 12-16`, `50 8`; `below` opens the next row."""
    if not _LONE.fullmatch(row[index].text):
        return False
    after = row[index + 1].text if index + 1 < len(row) else below if index else ""
    before = row[index - 1].text if index else ""
    return bool(_NUMBER.fullmatch(after) or re.fullmatch(r"\d{1,3}", before))


def _depth(row: Sequence[Word], index: int) -> float | None:
    """How far a word reaches below the number beside it, in heights of that number; at the end of a row below the words
    before it. None where there is nothing to compare with."""
    word = row[index]
    for at in (index + 1, index - 1):
        if 0 <= at < len(row) and re.fullmatch(r"\d{1,4}[a-z]?\.?", row[at].text):
            return (word.bottom - row[at].bottom) / max(1.0, row[at].height)
    if index + 1 < len(row):
        return None
    level = [other for other in row[max(0, index - 4) : index] if not DEEP & set(other.text)]
    return (word.bottom - median(other.bottom for other in level)) / max(1.0, word.height) if level else None


def _overlap(word: Word, sign: Word) -> bool:
    across = min(word.x1, sign.x1) - max(word.x0, sign.x0)
    down = min(word.bottom, sign.bottom) - max(word.top, sign.top)
    least = min(word.x1 - word.x0, sign.x1 - sign.x0)
    return across > 0.6 * least and down > 0.5 * min(word.height, sign.height)


def put_parties(rows: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The rows with `(S)` where a digit in brackets follows a name: no party is a digit."""
    return [[_party(row, index) for index in range(len(row))] for row in rows]


def _party(row: Sequence[Word], index: int) -> Word:
    word = row[index]
    found = _NO_PARTY.fullmatch(word.text)
    if found is None or not index or not _NAME.fullmatch(row[index - 1].text):
        return word
    return replace(word, text=f"(S){found['stop']}", was=word.text, why="party")


def put_bullets(rows: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The rows with `•` where a small round mark that stands above the line opens one."""
    return [_with_bullet(row) for row in rows]


def _with_bullet(row: Sequence[Word]) -> list[Word]:
    first = row[0]
    if glued := _GLUED_BULLET.match(first.text):
        cut = first.x0 + (first.x1 - first.x0) / len(first.text)
        mark = replace(first, text="•", x1=cut, was=first.text, why="bullet")
        return [mark, replace(first, text=first.text[glued.end() :], x0=cut, was=first.text, why="bullet"), *row[1:]]
    if len(row) > 1 and first.text in _BULLETS and _is_bullet(first, row[1:4]):
        return [replace(first, text="•", was=first.text, why="bullet"), *row[1:]]
    return list(row)


def _is_bullet(mark: Word, beside: Sequence[Word]) -> bool:
    base = min(word.bottom for word in beside)
    height = max(word.height for word in beside)
    width = mark.x1 - mark.x0
    return (
        mark.height < 0.68 * height
        and 0.6 < width / max(1.0, mark.height) < 1.6
        and base - mark.bottom > 0.06 * height
        and beside[0].x0 - mark.x1 > 0.35 * height
    )
