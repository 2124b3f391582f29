"""Pronouns that stand for the noun of an agreement: "Vänortsavtalet med Salo är från 1975, det med Kunda från 1991", and
"Det förra förnyades 2005, det senare sades upp" behind both.

Such a "det" is a noun to every rule: it has its own partner, year and acts. What it stands for is the noun told last, in
its sentence or shortly before; it is shown there, for a pronoun is no proof of a designation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.tokens import Token

_NEUTER = re.compile(r".*(?:avtal|partnerskap|samarbete|utbyte|samförstånd|fördrag|protokoll)$")
_COMMON = re.compile(r".*(?:relation|förbindelse|överenskommelse|förklaring|letter of intent)$")
_ORDINAL = re.compile(
    r"(?:första|andra|tredje|fjärde|femte|sjätte|äldsta|yngsta|nyaste|senaste|sista|ena|enda|återstående|kvarvarande|motsvarande)$"
)
_INSIDE = UNIT_WORDS | {"den", "det", "vår", "kommunens"}  # between "med" and the name
_FORMER = frozenset({"förra", "förstnämnda"})
_LATTER = frozenset({"senare", "sistnämnda"})
POINTS = "points"  # whether it points to the latter of two
STANDS_FOR = "stands_for"  # where a token's data tell which noun it stands for
_BACK = 3  # sentences over which the noun is remembered
_HOW = frozenset({"hur", "vad", "varför", "så", "när"})  # "Hur går det med Kunda?"


def with_stand_ins(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with those pronouns labelled as the noun that they stand for."""
    if not any(t.text in ("med", "Med") for t in tokens):
        return tuple(tokens)
    found = list(tokens)
    last: dict[str, tuple[int, int]] = {}  # of either gender the noun told last, and its sentence
    sentence, first = 0, 0
    for at, token in enumerate(tokens):
        if token.label == "BREAK":
            sentence, first = sentence + 1, at + 1
        elif token.label in ("AGREEMENT", "RELATION"):
            if gender := "det" if _NEUTER.match(token.form) else "den" if _COMMON.match(token.form) else "":
                last[gender] = last["de"] = at, sentence  # "Boden har tre vänortsavtal. De med Oulainen och Alta …"
        elif (gender := _points(tokens, at, first)) in last:
            noun, told = last[gender]
            if sentence - told <= _BACK:
                meant = tokens[noun]
                data = {**(meant.data or {}), STANDS_FOR: noun, POINTS: token.text.lower() in _LATTER}
                found[at] = replace(token, label=meant.label, form=meant.form, rule=meant.rule, data=data)
    return tuple(found)


def _points(tokens: Sequence[Token], at: int, first: int) -> str:
    """The gender of a pronoun, or of the word that is said of it, right before "med" and the name of a unit abroad."""
    token = tokens[at]
    word = token.text.lower()
    if token.label or tokens[first].text.lower() in _HOW:
        return ""
    if word in ("det", "den", "de"):
        gender, behind = word, at + 1
    elif _ORDINAL.fullmatch(word) and at > first and tokens[at - 1].text.lower() in ("det", "den"):
        gender, behind = tokens[at - 1].text.lower(), at + 1 + (tokens[at + 1].text == ",")
    elif word in _FORMER | _LATTER and at > first and tokens[at - 1].text.lower() in ("det", "den"):
        noun = tokens[at + 1].label in ("AGREEMENT", "RELATION")
        return "" if noun or tokens[at + 1].text.lower() == "av" else tokens[at - 1].text.lower()
    else:
        return ""
    if tokens[behind].text.lower() != "med":
        return ""
    behind += 1
    while tokens[behind].label == "NATION" or tokens[behind].text.lower() in _INSIDE:
        behind += 1
    return gender if tokens[behind].label in ("PLACE", "NAME") else ""


def pointed_at(tokens: Sequence[Token], places: Sequence[Sequence[int]], at: int) -> int | None:
    """Which of several partners, told by the places of their names, "det förra" or "det senare" at a token means: the one
    before the last that was named, or the last.
    """
    if tokens[at].text.lower() not in _FORMER | _LATTER or POINTS not in (tokens[at].data or {}):
        return None
    named = {i: max((n for n in found if n < at), default=-1) for i, found in enumerate(places)}
    order = sorted((i for i in named if named[i] >= 0), key=lambda i: named[i])
    if len(order) < 2:
        return None
    return order[-1] if tokens[at].data[POINTS] else order[-2]
