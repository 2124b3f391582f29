"""Told verbs that only say which agreement is meant: "det avtal som 1994 ingicks med X", "avtalet med X, undertecknat 2006"."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ANY_UNIT

_LED = ("AGREEMENT", "RELATION")
_OF_THE_NAME = ANY_UNIT | frozenset({"i", "med", "och", "den", "det", "de", "på", "mellan", ","})
_NAME_REACH = 9  # tokens of a partner's name and land behind its agreement, at most


def in_relative(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a told verb belongs to a relative clause, so that what is asked for around it is not its own."""
    words = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - 8), verb)]
    last = max((n for n, word in enumerate(words) if word == "som"), default=-1)
    return last >= 0 and not {"att", ","} & set(words[last + 1 :])


def is_attribute(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a told verb only says which agreement is meant: "det avtal som 1994 ingicks med X", "det 1994 ingångna avtalet"."""
    if in_relative(a, unit, verb):
        return True
    if a.tokens[verb].form == "sup" and a.tokens[verb - 1].text == "," and _closes_noun(a, unit, verb - 2):
        return True  # "det vänortsavtal, träffat 1991, som …"
    following = a.tokens[verb + 1].label if verb + 1 < unit.last else ""
    return a.tokens[verb].form == "sup" and following in _LED


def _closes_noun(a: Annotated, unit: Unit, last: int) -> bool:
    """Whether a token ends an agreement's noun, or the name of its partner behind it: "avtalet med X kommun i Norge"."""
    for i in range(last, max(unit.first, last - _NAME_REACH) - 1, -1):
        token = a.tokens[i]
        if token.label in _LED:
            return True
        named = token.label in ("PLACE", "NAME", "COUNTRY", "NATION", "BODY", "SWPLACE")
        if not named and token.text.lower() not in _OF_THE_NAME:
            return False
    return False
