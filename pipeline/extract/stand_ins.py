"""Pronouns that stand for the noun of an agreement: "Vänortsavtalet med Salo är från 1975, det med Kunda från 1991".

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
                last[gender] = at, sentence
        elif (gender := _points(tokens, at, first)) in last:
            noun, told = last[gender]
            if sentence - told <= _BACK:
                meant = tokens[noun]
                data = {**(meant.data or {}), STANDS_FOR: noun}
                found[at] = replace(token, label=meant.label, form=meant.form, rule=meant.rule, data=data)
    return tuple(found)


def _points(tokens: Sequence[Token], at: int, first: int) -> str:
    """The gender of a pronoun, or of the word that is said of it, right before "med" and the name of a unit abroad."""
    token = tokens[at]
    word = token.text.lower()
    if token.label or tokens[first].text.lower() in _HOW:
        return ""
    if word in ("det", "den"):
        gender, behind = word, at + 1
    elif _ORDINAL.fullmatch(word) and at > first and tokens[at - 1].text.lower() in ("det", "den"):
        gender, behind = tokens[at - 1].text.lower(), at + 1 + (tokens[at + 1].text == ",")
    else:
        return ""
    if tokens[behind].text.lower() != "med":
        return ""
    behind += 1
    while tokens[behind].label == "NATION" or tokens[behind].text.lower() in _INSIDE:
        behind += 1
    return gender if tokens[behind].label in ("PLACE", "NAME") else ""
