"""Officials and chairs who decide by delegation, as boards are told of it.

    Kommundirektören har den 3 maj beslutat att förlänga avtalet med X.
    Ordförandens beslut 2013-05-03 att pausa avtalet med X.

What they decided is no decision of the meeting that takes note of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated, Unit

_OFFICIAL = re.compile(r"(?:\w*(?:direktör|chef)en|(?:\w+s)?ordförande[n]?|landshövdingen|länsrådet)s?")
_DECIDED = frozenset({"beslutade", "beslöt", "beslutat", "beslut"})
_NEAR = 8  # tokens between who decides and the word for deciding, at most


@dataclass(frozen=True, slots=True)
class Official:
    """Who decided: where the word for it stands, and as the item writes it ("kommunstyrelsens ordförande")."""

    at: int
    name: str


def told_decided(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The word that tells of a decision to do what `verb` says: "beslutade den 3 maj att", "beslut 2013-05-03 att"."""
    if a.word(verb - 1).split()[-1] not in ("att", "inte", "ej"):
        return None
    told = next((i for i in range(verb - 1, unit.first - 1, -1) if _DECIDED & set(a.word(i).split())), None)
    if told is not None and a.word(told) == "beslut" and not any(t.label == "DATE" for t in a.tokens[told:verb]):
        return None
    return told


def official_decided(a: Annotated, unit: Unit, verb: int) -> Official | None:
    """The official who is told to have decided what `verb` says, in front of the word for deciding or right behind it."""
    told = told_decided(a, unit, verb)
    if told is None:
        return None
    for i in (*range(told - 1, max(unit.first, told - _NEAR) - 1, -1), *range(told + 1, min(told + 4, verb))):
        token = a.tokens[i]
        if token.label == "ORGAN" and not token.data.genitive:
            return None
        if _OFFICIAL.fullmatch(token.text.lower()):
            whose = a.tokens[i - 1] if i > unit.first else None
            owner = f"{whose.text.lower()} " if whose is not None and whose.label == "ORGAN" else ""
            return Official(i, owner + token.text.lower().removesuffix("s"))
    return None
