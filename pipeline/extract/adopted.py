"""A decision that only refers to a proposal printed elsewhere in its §: "Kommunfullmäktige beslutar enligt kommunstyrelsens förslag"."""

from __future__ import annotations

import re

from pipeline.extract.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit
from pipeline.split.model import Part

_REFERS = re.compile(
    r"\b(?:enligt|i\s+enlighet\s+med|bifall\w*|godkänn\w*|antar?|antog)\s+(?P<owner>(?:[\w,-]+\s+){0,6}?[\w-]+s)\s+förslag\b(?!\s+att)",
    re.IGNORECASE,
)
_COUNCILS = ("kommunfullmaktige", "regionfullmaktige")


def adopted(a: Annotated, unit: Unit) -> bool:
    """Whether the decision of the item is the proposal that a sentence stands in."""
    part = unit.part
    if part.kind not in ("forslag", "forslag_kf") or a.head.kind not in ("protokoll", "protokollsutdrag"):
        return False
    council = a.head.organ in _COUNCILS
    if part.kind == "forslag_kf" and not council:
        return False
    owners = [owner for own in a.item.parts if own.kind == "beslut" for owner in _referred(a, own)]
    heading = _words(a, part)
    return any(owner.lower() in heading for owner in owners)


def _referred(a: Annotated, part: Part) -> list[str]:
    """Whose proposals a decision refers to that says nothing of its own about an agreement."""
    units = [u for u in a.units if u.part is part]
    if any(a.tokens[i].label in PREDICATES for u in units for i in range(u.first, u.last)):
        return []
    return [match["owner"].split()[-1] for match in _REFERS.finditer(a.item.view.text, part.start, part.end)]


def _words(a: Annotated, part: Part) -> str:
    """The heading of a proposal in lower case."""
    start, end = part.heading or (part.start, part.start)
    return a.item.view.text[start:end].lower()
