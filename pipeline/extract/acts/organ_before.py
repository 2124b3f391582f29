"""The organ of a told step that its sentence only points to: the one that the sentence before tells of.

Kommunstyrelsen lade avtalet på is 2010. Den 3 april 2012 hävde den pausen.      Samma organ tog upp det igen 2012.
Fullmäktige tog ställning till avtalet den 3 april 2012. Det förlängdes då i tio år.
Kommunstyrelsen anför att den redan i maj 2020 sade upp avtalet.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.subjects import passive
from pipeline.extract.annotate import Annotated, Unit

_SAME = re.compile(
    r"\b(?:samma|nämnda|denna|detta)\s+(?:organ|instans|församling|nämnd|styrelse|utskott)\b|\bnyss\s?nämnda\s+organ\b",
    re.IGNORECASE,
)
_DEALT = re.compile(
    r"\b(?:tog|tagit)\s+(?:\w+\s+)?ställning\b|\b(?:behandla|pröva|diskutera|besluta|beslöt|avgjorde|tog\s+upp|hade\b.*\buppe)",
    re.IGNORECASE,
)


def organ_before(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The token of the organ in the sentence before that took the step of `verb`; None where nothing points to it."""
    if (own := _tells_itself(a, unit, verb)) is not None:
        return own
    before = a.before(unit)
    if before is None or before.part is not unit.part or a.tokens[verb].form not in TOLD_VERBS:
        return None
    organs = [i for i in range(before.first, before.last) if organ_at(a, i) is not None]
    if len({a.tokens[i].text.casefold() for i in organs}) != 1:
        return None
    return organs[0] if _points(a, unit, before, verb) else None


_ITSELF = frozenset({"den", "man", "styrelsen", "nämnden", "utskottet"})
_FAR = 9  # tokens between an organ that tells and the "att" of what it did, at most


def _tells_itself(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The organ that tells what it did itself: "Kommunstyrelsen anför att den redan i maj 2020 sade upp avtalet"."""
    if passive(a.word(verb)) or a.tokens[verb].form not in TOLD_VERBS:
        return None
    at = next((i for i in range(verb - 1, unit.first, -1) if a.word(i).split()[-1] == "att"), None)
    if at is None or a.word(at + 1) not in _ITSELF:
        return None
    before = range(at - 1, max(unit.first, at - _FAR) - 1, -1)
    return next((i for i in before if organ_at(a, i) is not None and not a.tokens[i].data.genitive), None)


def _points(a: Annotated, unit: Unit, before: Unit, verb: int) -> bool:
    text = a.words(unit)
    if _SAME.search(text):
        return True
    undergone = passive(a.word(verb))
    then = any(a.word(i) == "då" for i in range(unit.first, unit.last))
    if undergone:
        return then and _DEALT.search(a.words(before)) is not None
    return _subject(a, unit, verb)


def _subject(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether "den" is who does what an active verb tells: right behind it where a time opens the sentence, or in front."""
    if a.tokens[verb].form == "sup":
        return False
    opens = verb == unit.first + 1 and a.word(unit.first) == "den"
    behind = verb + 1 < unit.last and a.word(verb + 1) == "den" and verb > unit.first
    inside = " den " in a.word(verb)  # "hävde den pausen", of one token
    others = (
        t for t in a.tokens[verb + 1 : unit.last] if t.label in ("AGREEMENT", "RELATION") or t.text.lower() == "det"
    )
    objects = next(others, None) is not None or any(w in a.word(verb) for w in ("pausen", "pausningen", "uppehållet"))
    known = a.tokens[verb].label in PREDICATES
    return known and objects and (opens or behind or inside)
