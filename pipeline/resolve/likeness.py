"""How alike two texts are: what tells the same § in two versions from another § of the same genre.

Versions of one § differ in what layout, OCR and the web do to a text: page furniture, hyphens, lost § signs and
digits, a misread letter here and there. So letters are folded, numbers are looked at by themselves, and texts are
compared by their pairs of neighbouring words, of which one misread word spoils two and a shared formula few.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from difflib import SequenceMatcher
from itertools import pairwise

LEAST = 12  # pairs of words: a shorter text says too little to be compared
_BROKEN = re.compile(r"(?<=\w)(?:-|\u00ad)\s*\n\s*(?=[^\W\d])")  # a word broken over lines
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_TITLE_ALIKE = 0.86  # of the letters of two titles: some misread letters, but no other name
_TITLE_LEAST = 15  # letters of a title that is cut off, at least


def folded(text: str) -> str:
    """The text in lower case, without the marks over its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The words of a text, folded, numbers and signs left out."""
    return _WORD.findall(folded(_BROKEN.sub("", text)))


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring words of a text."""
    return frozenset(f"{one} {two}" for one, two in pairwise(words(text)))


def says(text: str, name: str) -> bool:
    """Whether a text has a name, word by word."""
    return f" {' '.join(words(name))} " in f" {' '.join(words(text))} "


def alike(one: str, two: str) -> float:
    """How alike the letters of two names are, in [0, 1]."""
    a, b = ("".join(words(name)) for name in (one, two))
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def numbers(text: str) -> frozenset[str]:
    """The numbers of a text, as digits without leading zeros."""
    return frozenset(found.lstrip("0") for found in _NUMBER.findall(text))


def shared(one: Set[str], two: Set[str], least: int = LEAST) -> float | None:
    """How much of the smaller set lies in the larger one, in [0, 1]; None where it is too small to tell."""
    small = min(len(one), len(two))
    return len(one & two) / small if small >= least else None


def same_title(one: str, two: str) -> bool:
    """Whether two titles are the same but for misread letters, signs, digits, or an end that is cut off."""
    short, long = sorted(("".join(words(title)) for title in (one, two)), key=len)
    if len(short) >= _TITLE_LEAST and long.startswith(short):
        return True
    return short == long or alike(one, two) >= _TITLE_ALIKE


def case_parts(case_number: str) -> tuple[int, ...]:
    """The numbers of a case number, smaller first of the first two: `KS 2031/0412` and `2031.412 KS` give (412, 2031).

    A plan code or the number of a sub-case follows.
    """
    found = [int(number) for number in _NUMBER.findall(case_number)]
    return (*sorted(found[:2]), *found[2:])


def same_case(one: tuple[int, ...], two: tuple[int, ...]) -> bool:
    """Whether two case numbers are one: the first two numbers agree, and a third where both have one."""
    return one[:2] == two[:2] and (len(one) < 3 or len(two) < 3 or one[2:] == two[2:])


def one_off(one: str, two: str) -> bool:
    """Whether two numbers or dates are equal but for one character that is read as another, or read where none is."""
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    return one[at + (len(one) == len(two)) :] == two[at + 1 :]
