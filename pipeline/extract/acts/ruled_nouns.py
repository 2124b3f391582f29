"""The word that rules on a noun of doing, which alone only names the matter.

Fullmäktige beslutar om en tvåårig paus i avtalet.     Kommunstyrelsen föreslår fullmäktige uppsägning av avtalet.
Fullmäktige säger nej till förlängning av avtalet.     Uppsägning av avtalet med X godkänns.
"""

from __future__ import annotations

import re
from typing import Literal

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated

Ruling = Literal["grants", "proposes", "refuses"]
_STEMS: tuple[tuple[Ruling, tuple[str, ...]], ...] = (
    ("refuses", ("avsl", "avstyrk", "avböj", "avvis", "förkast", "nej")),
    ("proposes", ("föresl", "förord", "tillstyrk", "rekommend", "hemställ")),
    ("grants", ("beslut", "beslöt", "godkän", "bifall", "biföll", "antar", "antas", "antog", "medge", "medgav", "bevilj",
                "fastställ", "bakom", "ja")),
)  # fmt: skip
_WHOLE = frozenset({"ja", "nej"})  # words that others begin with
_LED = frozenset({
    "om", "till", "för", "på", "en", "ett", "den", "det", "denna", "detta", "kommunens", "stadens", "regionens",
    "förslag", "förslaget", "begäran", "framställan", "ansökan", "frågan", "tanken", "sig", "fullmäktige", "styrelsen",
    "föreslagna", "föreslagen", "ytterligare", "fortsatt", "ny", "nytt", "förtida", "omedelbar", "tillfällig",
    "tillfälligt", "tidsbegränsad", "tidsbegränsat", "formell", "formellt", "slutlig", "slutligt", "frivillig",
    "ömsesidig", "kort", "längre", "snar", "aviserad", "aviserade", "begärda", "begärd", "år", "års", "månaders", ",", ":",
    "två", "tre", "fyra", "fem", "sex", "tio",
})  # fmt: skip
_ADJECTIVE = re.compile(r"(?:\w+årig|\w+månaders|förny|förläng|förbehållslös)\w*")
_LABELS = frozenset({"ORGAN", "BODY", "SWPLACE", "DATE", "PARA", "CASE", "PERSON", "PARTY"})
_REACH = 14  # tokens from the noun to a word that rules on it, at most


def ruling(a: Annotated, noun: int) -> Ruling | None:
    """What a clause does with the step that a noun names; None where it does nothing with it."""
    first = a.unit(noun).first
    for at in range(noun - 1, max(first, noun - _REACH) - 1, -1):
        token, word = a.tokens[at], a.word(at)
        if (found := _of(word)) is not None:
            return found
        if word.startswith("förslag") and a.word(at + 1) == ":":
            return "proposes"  # "Förvaltningens förslag: uppsägning av avtalet"
        dated = word in ("i", "vid") and a.tokens[at + 1].label in ("DATE", "ORGAN")  # "beviljade i november 2008"
        if token.label not in _LABELS and word not in _LED and not dated and not _ADJECTIVE.fullmatch(word):
            return None
    return _behind(a, noun) or _introduced(a, noun)


def _introduced(a: Annotated, noun: int) -> Ruling | None:
    """What the words say that end, without a stop, right before a clause: "Kommunstyrelsen föreslår fullmäktige". A noun
    with its own verb is none: "Pausen av avtalet upphör".
    """
    unit = a.unit(noun)
    at = a.unit_index(noun)
    verbs = any(a.tokens[i].label in PREDICATES and a.tokens[i].form != "noun" for i in range(noun + 1, unit.last))
    if at == 0 or verbs or a.word(noun).split()[0].endswith(("en", "et")):
        return None
    before = a.units[at - 1]
    if a.last_word(before) in (".", ";", "!", "?"):
        return None
    words = [a.word(i) for i in range(max(before.first, before.last - 5), before.last)]
    return next((found for word in reversed(words) if (found := _of(word)) is not None), None)


_TOLD = ("beslutade", "beslutat", "beslöt", "godkände", "godkänt", "biföll", "bifallit", "antog", "antagit", "medgav", "medgett",
         "fastställde", "fastställt", "beviljade", "beviljat")  # fmt: skip


def told_ruling(a: Annotated, noun: int) -> bool:
    """Whether an account tells that the step was granted: "godkände den 3 mars 2014, § 22, en förlängning av avtalet"."""
    return told_granting(a, noun) is not None


def told_granting(a: Annotated, noun: int) -> int | None:
    """The verb that tells that the step was granted; None where none does."""
    if ruling(a, noun) != "grants":
        return None
    first = max(a.unit(noun).first, noun - _REACH)
    return next((at for at in range(first, noun) if a.word(at).split()[0] in _TOLD), None)


def _of(word: str) -> Ruling | None:
    parts = word.split()
    for ruled, stems in _STEMS:
        for stem in stems:
            if any(part == stem if stem in _WHOLE else part.startswith(stem) for part in parts):
                return ruled
    return None


_PASSIVE: dict[str, Ruling] = {
    "godkänns": "grants", "godkännas": "grants", "bifalls": "grants", "beviljas": "grants", "medges": "grants",
    "medgives": "grants", "antas": "grants", "fastställs": "grants", "avslås": "refuses", "avstyrks": "refuses",
    "avböjs": "refuses", "avvisas": "refuses", "tillstyrks": "proposes", "föreslås": "proposes", "förordas": "proposes",
    "rekommenderas": "proposes",
}  # fmt: skip


def _behind(a: Annotated, noun: int) -> Ruling | None:
    """A passive verb behind a noun that opens its clause: "Uppsägning av avtalet med X godkänns"."""
    unit = a.unit(noun)
    for at in range(noun + 1, min(noun + _REACH, unit.last)):
        if (found := _PASSIVE.get(a.word(at))) is not None:
            return found
        if a.tokens[at].label in PREDICATES or a.word(at) in ("att", "som", "och", ",", ";"):
            return None
    return None
