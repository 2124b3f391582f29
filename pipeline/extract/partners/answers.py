"""Partners named in the answer to a question: the relation stands in the question, the answer only names the town.

    Vilken är vår äldsta vänort?         1. Har kommunen några vänorter?    Ja
    Borgå i Finland, sedan 1947.         2. I så fall vilka?                Borgå, Finland

Pages of questions and answers and filled-in inquiries are laid out so. A question can come back to the relation of one
before it ("Vilken var det?"); one that only wishes ("Vilken vänort skulle ni vilja ha?") has no partner for its answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.chained import fragments
from pipeline.extract.engine import Match
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.partners.lists import COUNTS, WISHES
from pipeline.extract.partners.owners import names_other_body
from pipeline.rules.loader import Rule

_ANSWERED = Rule("partner.answered", "partners", {"assigned": True, "told": True, "apart": True}, (), (), ())

_WHICH = frozenset({"vilken", "vilket", "vilka", "vem", "heter", "ange"})
_WHETHER = frozenset({"har", "hade", "finns", "ingår"})
# What a question may consist of that comes back to the one before: "I så fall vilken eller vilka?", "Vilken var det?"
_BACK = re.compile(
    r"(?:i|så|fall|om|ja|svar|vilken|vilket|vilka|vem|ange|eller|och|/|[,:.?]|\d+|var|är|det|den|de|dessa|denna|heter|hette|hon|han"
    r"|sedan|från|år|när|varför|hur|länge|fråga|namn|namnet|på|med|ort|orter|kommun|kommuner|stad|städer|land|namnge|gärna|rör|gäller|avses|handlar)"
)
# What an answer may begin with before the name: "Ja, två stycken:", "Det är", "Med den finska staden".
_OPENING = re.compile(
    r"(?:ja|jo|jodå|jajamän|svar|stycken|st|det|den|de|vi|kommunen|staden|regionen|har|hade|är|var|heter|hette|med|en|ett|den|enda"
    r"|nämligen|och|både|idag|i|dag|sedan|länge|då|sin|vänort|[.,:;–—-]|\d+)"
)
_RELATED = re.compile(r"partner|partners|partnern|samarbetspartner|partnerkommun\w*|samarbetskommun\w*")


def answered_partners(a: Annotated) -> Iterator[Match]:
    """The partners that answers name, each with the noun of the question."""
    asked: int | None = None
    for at, unit in enumerate(a.units):
        words = _asking(a, unit)
        if not words:
            continue
        asked = _asked_for(a, unit, words, asked)
        if asked is None or not (_WHICH & words or _WHETHER & words):
            continue
        place = _first_named(a, at + 1)
        for one in (place, *_further(a, place)) if place is not None else ():
            yield Match(_ANSWERED, min(one, asked), max(one, asked) + 1, {"place": one, "noun": asked})


def _further(a: Annotated, place: int) -> Iterator[int]:
    """The names that follow the first of an answer, each a sentence of its own: "X i Norge, 1955. Y i Finland, 1961." """
    alone = {unit.first: at for unit, at, _ in fragments(a)}
    if a.unit(place).first not in alone:
        return
    for unit in a.units[a.unit_index(place) + 1 :]:
        if unit.first not in alone:
            return
        yield alone[unit.first]


def _asking(a: Annotated, unit: Unit) -> set[str]:
    """The words of a question, or of a label that asks for something ("Ange vilka"); none for any other unit."""
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last] if t.label != "BREAK"]
    if words[-1:] == ["?"]:
        return set(words)
    short = len(words) <= _LABEL and words[-1:] != ["."] and any(w in _WHICH for w in words[:4])
    return set(words) if short else set()


_LABEL = 8  # words of a label without a question mark


def _asked_for(a: Annotated, unit: Unit, words: set[str], before: int | None) -> int | None:
    """The noun of the relation that a question is about: its own, or that of the question it comes back to."""
    if WISHES & words or names_other_body(a, unit.first, unit.last):
        return None
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"]
    if nouns:
        return nouns[-1]
    if all(_BACK.fullmatch(word) for word in words):
        return before
    if any(_RELATED.fullmatch(word) for word in words) and words & {"utländska", "internationella", "utomlands"}:
        strong = (i for i in a.labelled("AGREEMENT") if i > unit.last and a.tokens[i].data.get("strong"))
        return next(strong, None)  # "Har kommunen utländska partner?" over "Kallas relationen vänort?"
    return None


def _first_named(a: Annotated, at: int) -> int | None:
    """The name that opens the answer in the units from `at` on; none where it denies or tells of something else."""
    for unit in a.units[at : at + 3]:
        if _asking(a, unit):
            return None
        for i in range(unit.first, unit.last):
            token = a.tokens[i]
            if token.label in ("PLACE", "NAME"):
                return i
            if token.label not in ("", "BREAK", "NATION", "BODY", "SWPLACE", "HAS"):
                return None
            word = token.text.lower()
            plain = token.label in ("NATION", "BODY", "SWPLACE", "BREAK") or word in UNIT_WORDS | COUNTS
            if not plain and _OPENING.fullmatch(word) is None:
                return None
    return None
