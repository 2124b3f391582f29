"""Partners told by what was said before: "Kommunen har två vänorter. Den ena är X", "Detsamma gäller Y", "Därefter kom Z"."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.partners.lists import COUNTS, plural
from pipeline.extract.partners.owners import TREATY, speaks_of_ours

_TOWNS_REACH = 15  # sentences after "Kommunen har två vänorter." in which "Den andra är X" may follow


def towns_before(a: Annotated, at: int) -> int | None:
    """The noun for our towns that the text spoke of last: of several, or of one that others follow ("vår första vänort")."""
    index = a.unit_index(at)
    for unit in reversed(a.units[max(0, index - _TOWNS_REACH) : index]):
        ours = speaks_of_ours(a, unit.first, unit.last) or speaks_of_ours(a, a.units[index].first, at + 2)
        words = {t.text.lower() for t in a.tokens[unit.first : unit.last]}
        if not ours and not (words & _COMES and a.head.body is not None):
            continue
        for i in range(unit.first, unit.last):
            before = {t.text.lower() for t in a.tokens[max(unit.first, i - 3) : i]}
            if a.tokens[i].label == "AGREEMENT" and (plural(a, i) or before & _ONE_OF or _some(a, unit, i)):
                return i
            if a.tokens[i].form in TREATY and with_towns(a, i):
                return i
            if a.tokens[i].form == "relation" and plural(a, i) and _ABROAD.search(a.words(unit)):
                return i
    return None


def _some(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a noun stands in a question that the next sentence affirms: "Har kommunen någon vänort? Ja, flera." """
    after = a.unit_index(unit.first) + 1
    said = a.words(a.units[after]).lower() if after < len(a.units) else ""
    return a.last_word(unit) == "?" and a.tokens[noun - 1].text.lower() in ("någon", "några") and said.startswith("ja")


# "de förbindelser som kommunen har med orter i andra länder"
_ABROAD = re.compile(
    r"\b(?:orter|städer|kommuner|regioner) (?:i andra länder|i utlandet|utomlands|i Norden|i Europa)\b"
)
_COMES = frozenset({"tillkom", "tillkommit", "finns", "fanns", "skaffades", "knöts"})
_ONE_OF = frozenset({"äldsta", "första", "närmaste", "yngsta", "nyaste", "senaste"})
_MANY_TOWNS = frozenset({"orter", "städer", "kommuner", "regioner", "län", "parter", "vänorter"})


def with_towns(a: Annotated, noun: int) -> bool:
    """Whether a treaty is one with several units: "avtal med två orter i Baltikum"."""
    behind = [t.text.lower() for t in a.tokens[noun + 1 : noun + 5]]
    return behind[:1] == ["med"] and bool(_MANY_TOWNS & set(behind)) and bool(COUNTS & set(behind))


def own_noun(a: Annotated, place: int, noun: int) -> int:
    """The noun of a place that a clause adds to another's: "ett vänortsavtal med X och med Y ett samarbetsavtal"."""
    if place < noun:
        return noun
    first = place
    while first > noun and a.tokens[first - 1].text.lower() in UNIT_WORDS | {"den", "det"}:
        first -= 1
    words = [t.text.lower() for t in a.tokens[first - 2 : first]]
    if words[-1:] != ["med"] or words[0] not in ("och", "samt", ",", "men"):
        return noun
    at = place + 1
    if a.tokens[at].text.lower() in ("i", "på") and a.tokens[at + 1].label == "COUNTRY":
        at += 2
    if a.tokens[at].text.lower() not in ("ett", "en"):
        return noun
    behind = range(at + 1, min(at + 3, a.unit(place).last))
    return next((i for i in behind if a.tokens[i].label == "AGREEMENT"), noun)


def said_before(a: Annotated, at: int) -> int | None:
    """The noun for a relation of towns in the sentence before, of which the same is said here."""
    index = a.unit_index(at)
    before = a.units[index - 1] if index else None
    if before is None:
        return None
    nouns = (i for i in range(before.first, before.last) if a.tokens[i].label == "AGREEMENT")
    return next((i for i in nouns if a.tokens[i].data.get("strong")), None)
