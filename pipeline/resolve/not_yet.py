"""Relations of which no act is told, and that are none yet: one that is only looked into, or that was turned down.

… i uppdrag att undersöka förutsättningarna för ett vänortsavtal med X        Kommunen tackade nej till att bli vänort med X
Med X förbereddes ett vänortsavtal, men det kom aldrig till stånd.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from schemas.record import Status

_LOOKED_INTO = re.compile(
    r"(?i)\b(?:undersök|utred|pröv|kartlägg|belys|bedöm|sonder)\w*\s+(?:\w+\s+){0,2}?(?:förutsättning|möjlighet|intresse)\w*"
    r"\s+(?:för|till|av|att)\s+(?:\w+\s+){0,3}?(?:ett|en)\s"
)
_TURNED_DOWN = re.compile(r"(?i)\b(?:(?:tackade?|tackat|sade|sagt|svarade|svarat)\s+nej|avböj(?:de|t))\b")
_NEVER = re.compile(
    r"(?i)\b(?:(?:kom|kommit|blev|blivit)\s+(?:\w+\s+){0,2}?(?:aldrig|inte)\s+(?:\w+\s+){0,2}?(?:till\s+stånd|till\s+skott|av|verklighet)"
    r"|(?:aldrig|inte)\s+(?:\w+\s+){0,2}?(?:kommit|kom|blivit|blev)\s+(?:till\s+stånd|till\s+skott|av|verklighet)"
    r"|(?:hann\s+)?aldrig\s+(?:\w+\s+){0,2}?(?:underteckn|teckn|ingått|ingick|slutit|slöt|förverkliga|påskriv|skrevs|skrivits|signera|träffa)\w*"
    r"|(?:underteckn|teckn|ingick|slöt|förverkliga|skrevs|signera|bekräfta)\w*\s+(?:\w+\s+){0,2}?aldrig"
    r"|utan\s+att\s+(?:något|någon|det|ett\s+avtal)\s+(?:\w+\s+){0,2}?(?:underteckn|teckn|slut|ingå|kom|skr[ei]v)\w*"
    r"|gick\s+(?:\w+\s+)?om\s+intet|gått\s+om\s+intet|rann\s+ut\s+i\s+sanden|runnit\s+ut\s+i\s+sanden|strandade|föll\s+på|stannade\s+(?:på|vid)"
    r"|(?:ledde|lett)\s+(?:\w+\s+)?(?:aldrig|inte)\s+(?:\w+\s+)?till)"
)
_ABOUT_IT = frozenset(
    {"det", "dessa", "de", "detta", "planerna", "förhandlingarna", "samtalen", "diskussionerna", "något", "någon"}
)
_A_NEW_ONE = re.compile(
    r"(?i)\b(?:bli(?:r|vit)?\s+(?:\w+\s+){0,2}|(?:ett|en|nytt|något|någon)\s+(?:\w+\s+)?)$"
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
        never = None if refused else _never(a, unit)
        found = refused or never or _LOOKED_INTO.search(text, start, end)
        if found is None:
            return None
        status: Status = "not_established" if refused or never else "proposed"
        told = status, found.span()
    return told


def _never(a: Annotated, unit: Unit) -> re.Match[str] | None:
    """The words that tell that nothing came of it, in the sentence or at the beginning of the next: "Det blev aldrig av"."""
    text = a.item.view.text
    if (found := _NEVER.search(text, *a.span(unit.first, unit.last))) is not None:
        return found
    at = a.unit_index(unit.first) + 1
    if at < len(a.units) and a.word(a.units[at].first) in _ABOUT_IT:
        return _NEVER.search(text, *a.span(a.units[at].first, a.units[at].last))
    return None
