"""When two names mean one unit: a genitive, a side of a country, a word for the kind, the short form of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import ANY_UNIT, fold
from pipeline.extract.places import candidates_of

_LIES = re.compile(r" (?:i|in|an|am|auf|på|vid) ")
_SIDES = ("väst", "öst", "nord", "syd", "norra ", "södra ", "östra ", "västra ", "velikij ", "veliky ")
_HALF = re.compile(r"(?i)(?:nord|sør|sör|syd|aust|vest)-\w")  # "Nord-Trøndelag" was no part of a Trøndelag of its day


def is_one(name: str, other: str) -> bool:
    """Whether two names of an item are one unit's: the same, its genitive, or the short form of the other."""
    short, long = sorted((name, other), key=len)
    one, two = bare(short), bare(long)
    if _HALF.match(long) is not None and one != two and two != one + "s":
        return False
    return (
        one == two
        or two == one + "s"
        or any(two == fold(side) + one for side in _SIDES)
        or short in long.split("-")  # "Brande" became part of "Ikast-Brande"
        or without_place(long) == short
    )


def is_one_place(a: Annotated, places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether two spellings are one place's by a gazetteer, letter for letter near to each other: "Kherson", "Cherson"."""
    firsts = [[candidates_of(a.tokens[at].data)[:1] for at in some[:1]] for some in (places, others)]
    one, two = ([c.place_key for found in some for c in found] for some in firsts)
    return bool(one) and one == two


def without_place(name: str) -> str | None:
    """The first of the names in "Neustadt in Holstein", "Mo i Rana"; None where a name does not say where it lies."""
    parts = _LIES.split(name)
    return parts[0] if len(parts) > 1 else None


def fuller(name: str, other: str) -> str:
    """Of two names of one unit the longer, unless it is the genitive of the other."""
    short, long = sorted((name, other), key=len)
    return short if fold(long) == fold(short) + "s" else long


def bare(name: str) -> str:
    """A folded name without a word for the unit behind it."""
    words = name.lower().split()
    return fold(" ".join(words[:-1] if len(words) > 1 and words[-1] in ANY_UNIT else words))


def same_name(surface: str, name: str) -> bool:
    """Whether a name in a text is another, or its genitive."""
    one, two = fold(surface), fold(name)
    return one == two or (one == two + "s")


_AREAS = frozenset({"region", "province", "county", "prefecture", "special_region"})
_WHERE = frozenset({"i", "på", ",", "("})


def only_tells_where(a: Annotated, places: Sequence[int], others: Sequence[int]) -> bool:
    """Whether a name is each time that of the area in which another partner lies: "Polvijärvi, i Norra Karelen".

    `places` are the tokens of the name, `others` those of the item's other partners.
    """
    areas = {
        c.admin1: c.country
        for at in places
        for c in candidates_of(a.tokens[at].data)[:1]
        if c.kind in _AREAS and c.admin1
    }
    if not areas or any(a.tokens[at - 1].text.lower() not in _WHERE for at in places):
        return False
    return any(
        c.country in areas.values() and c.kind not in _AREAS and c.admin1 in (None, *areas)
        for at in others
        for c in candidates_of(a.tokens[at].data)[:1]
    )


def lies_on(name: str, other: str) -> bool:
    """Whether a partner's full name tells that it lies on or in the other: "Bergen auf Rügen", of "Rügen"."""
    return re.search(rf"\w (?:auf|am|an der|in|i|på|sur|im|ob der|nad) {re.escape(other)}$", name) is not None
