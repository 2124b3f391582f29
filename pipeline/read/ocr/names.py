"""Names that the Swedish model cannot spell, put right by lists of names.

It has no ø, æ or ó (`Drøbak` comes out as `Drgbak`, `Drobak`, `Bytów` as `Bytöw`), and it stumbles over the letter-spaced capitals of a
letterhead (`ATLING SÅS KOMMUN`). A name is changed only into one that exists, one letter away, where what was read is
the name of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.places.bodies import resolve_body
from pipeline.places.gazetteer import lookup
from pipeline.read.ocr.words import Word

_LACKING = {"ø": "goaeö6", "æ": "eaä", "ó": "öo6"}  # what the letters are read as
_CAPITALISED = re.compile(r"[A-ZÅÄÖ][\wåäö]{3,}")
_COUNTRIES = frozenset(("NO", "DK", "FO", "GL", "IS", "SJ"))
_HEAD = 8  # rows at the top of a page that may hold the letterhead
_KOMMUN = frozenset(("KOMMUN", "KOMMUNE", "KOMMUM", "KOMMLIN", "KOMMUN.", "K0MMUN"))
_ABOVE = 3  # rows above the word KOMMUN, those of a column beside it among them
_PIECES = 3  # words that the letters of one name may have been cut into


def put_names(rows: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The rows with foreign names and the kommun of the letterhead spelled right."""
    spelled = [[_foreign(word) for word in row] for row in rows]
    return _letterhead(spelled)


def _foreign(word: Word) -> Word:
    found = _CAPITALISED.match(word.text)
    if found is None or any(place.name.casefold() == found.group().casefold() for place in lookup(found.group())):
        return word
    for name in _candidates(found.group()):
        if any(place.name.casefold() == name.casefold() and _writes(place.country, name) for place in lookup(name)):
            return replace(
                word, text=name + word.text[found.end() :], was=word.was or word.text, why="a name in the gazetteer"
            )
    return word


def _writes(country: str, name: str) -> bool:
    """Whether names of the country are written with the Nordic letters of `name`."""
    return country in _COUNTRIES or not set("øæ") & set(name)


def _candidates(name: str) -> Iterator[str]:
    """`name` with one letter made one that the model lacks."""
    for letter, misread in _LACKING.items():
        for at in range(1, len(name)):
            if name[at] in misread:
                yield name[:at] + letter + name[at + 1 :]


def _letterhead(rows: list[list[Word]]) -> list[list[Word]]:
    """The kommun of the letterhead: capitals before, or above, the word KOMMUN."""
    for number, row in enumerate(rows[:_HEAD]):
        for at, word in enumerate(row):
            if word.text.upper() not in _KOMMUN or not word.text.isupper():
                continue
            above = range(number - 1, max(-1, number - 1 - _ABOVE), -1) if at == 0 else ()
            for line in (number, *above):
                changed = _named(rows[line], at if line == number else len(rows[line]), word)
                if changed is not None:
                    return [*rows[:line], changed, *rows[line + 1 :]]
    return rows


def _named(row: list[Word], last: int, beside: Word) -> list[Word] | None:
    """The row with capitals among its first `last` words, over or before `beside`, made the name of a kommun."""
    reach = 1.5 * (beside.x1 - beside.x0)
    for count in range(1, _PIECES + 1):
        for first in range(last - count, -1, -1):
            words = row[first : first + count]
            letters = "".join(word.text for word in words)
            if words[0].x0 > beside.x1 + reach or words[-1].x1 < beside.x0 - reach:
                continue
            if len(letters) < 4 or not letters.isupper() or not letters.isalpha():
                continue
            found = resolve_body(f"{letters.capitalize()} kommun")
            if found is None:
                continue
            body, right = found
            if right and count == 1:
                return None
            name = letters if right else body.name.removesuffix(" kommun").upper()
            return [*row[:first], _joined(words, name), *row[first + count :]]
    return None


def _joined(words: Sequence[Word], text: str) -> Word:
    return Word(
        text,
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
        words[0].line,
        min(word.confidence for word in words),
        was=" ".join(word.text for word in words),
        why="the kommun of the letterhead",
    )
