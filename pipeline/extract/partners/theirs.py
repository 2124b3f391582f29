"""Towns of which a text tells that they are somebody else's partner, and never ours.

X är vänort till Ånge.        X är redan vänort till en annan svensk kommun.        X är vänort till Y i Finland.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.partners.owners import is_author
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.whose import OURS

_TO = frozenset({"till", "med", "för", "åt"})
_OTHERS = re.compile(
    r"(?:med|till)\s+(?:en|ett|flera|många|två|tre|fyra|de)?\s*(?:annan|annat|andra)\s+(?:svensk\w*\s+)?(?:kommun|stad|region|län|städer|ort)\w*"
    r"|(?:med|till)\s+(?:en|flera|många|två|tre|fyra)\s+svensk\w*\s+(?:kommun|stad|region|städer|ort)\w*"
)
_FEW = 4  # tokens from a noun to the one whose partner the town is


def without_theirs(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """The pairs less our own with towns that every noun gives to somebody else."""
    return [p for p in pairs if p.body is not None or not p.nouns or not all(_theirs(a, p, n) for n in p.nouns)]


def _theirs(a: Annotated, pair: Pair, noun: int) -> bool:
    """Whether the words behind a noun say whose partner the pair's town is, and its sentence nothing of us."""
    unit = a.unit(noun)
    if not any(unit.first <= at < noun for at in pair.places) or _of_us(a, unit):
        return False
    if _OTHERS.match(" ".join(t.text.lower() for t in a.tokens[noun + 1 : min(noun + 8, unit.last)])):
        return True
    if a.word(noun + 1) not in _TO:
        return False
    for i in range(noun + 2, min(noun + 2 + _FEW, unit.last)):
        token = a.tokens[i]
        if token.label in ("BODY", "SWPLACE"):
            return not is_author(a, i)
        if token.label in ("PLACE", "NAME"):
            return token.label == "PLACE" and bool(token.data.candidates) and i not in pair.places
        if (
            token.label != "NATION"
            and token.text.lower() not in UNIT_WORDS
            and not token.text.lower().startswith("grann")
        ):
            return False
    return False


def _of_us(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence names us: "X är vänort till både Ånge och oss"."""
    at = range(unit.first, unit.last)
    return any(a.word(i) in OURS or (a.tokens[i].label in ("BODY", "SWPLACE") and is_author(a, i)) for i in at)
