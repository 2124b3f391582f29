"""Relations of which no act is told, and that are none yet: one that is only looked into, or that was turned down.

… i uppdrag att undersöka förutsättningarna för ett vänortsavtal med X        Kommunen tackade nej till att bli vänort med X
"""

from __future__ import annotations

import re

from pipeline.extract.partners.partners import Pair
from pipeline.extract.reading import ItemReading
from schemas.record import Status

_LOOKED_INTO = re.compile(
    r"(?i)\b(?:undersök|utred|pröv|kartlägg|belys|bedöm|sonder)\w*\s+(?:\w+\s+){0,2}?(?:förutsättning|möjlighet|intresse)\w*"
    r"\s+(?:för|till|av|att)\s+(?:\w+\s+){0,3}?(?:ett|en)\s"
)
_TURNED_DOWN = re.compile(r"(?i)\b(?:(?:tackade?|tackat|sade|sagt|svarade|svarat)\s+nej|avböj(?:de|t))\b")
_A_NEW_ONE = re.compile(
    r"(?i)\b(?:bli(?:r|vit)?\s+(?:\w+\s+){0,2}|(?:ett|en|nytt|något)\s+(?:\w+\s+)?)$"
)  # what the noun is
_GOES_ON = re.compile(r"(?i)\b(?:förläng|förny|fortsätt|ny\w* period)\w*")


def only_thought_of(reading: ItemReading, pair: Pair | None) -> tuple[Status, tuple[int, int]] | None:
    """The state of a relation that every sentence which names it tells so, and the words that do; else None."""
    if pair is None or pair.state or not pair.nouns:
        return None
    a, told = reading.a, None
    for noun in pair.nouns:
        unit = a.unit(noun)
        text, (start, end) = a.item.view.text, a.span(unit.first, unit.last)
        if not _A_NEW_ONE.search(text[start : a.tokens[noun].start]) or _GOES_ON.search(text, start, end):
            return None
        refused = _TURNED_DOWN.search(text, start, end)
        found = refused or _LOOKED_INTO.search(text, start, end)
        if found is None:
            return None
        status: Status = "not_established" if refused else "proposed"
        told = status, found.span()
    return told
