"""Which partners an item tells that our body has already: "Orust har redan två vänorter, X i Norge och Y i Danmark".

What somebody asks for elsewhere in the item ("Motion om vänort på Island") is then none of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.lists import plural

_HAVE = frozenset({"har", "hade", "finns", "haft", "är"})
_STANDS = frozenset({"redan", "nuvarande", "befintliga", "befintlig", "sedan", "nämligen", "dag", "idag", "tidigare"})
_WISHES = frozenset({"vill", "bör", "ska", "skulle", "kan", "föreslår", "föreslås", "önskar", "bli", "blir", "om"})
_NOT_TOLD = ("rubrik", "motion", "forslag", "forslag_kf", "beslut", "yrkande", "yrkanden")


def held(a: Annotated, places: Sequence[int]) -> bool:
    """Whether a partner, by the tokens of its name, is one that we have: told so, and named in no title, motion or point."""
    units = {a.unit_index(at) for at in places}
    told = [a.units[i] for i in units]
    return all(u.part.kind not in _NOT_TOLD for u in told) and any(_has(a, u) for u in told)


def _has(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence tells what our body has: the towns in the plural, or one that stands since long."""
    words = {a.word(i) for i in range(unit.first, unit.last)}
    labels = {a.tokens[i].label for i in range(unit.first, unit.last)}
    if not words & _HAVE or words & _WISHES or labels & {"ASK", "PROPOSE", "NEG"}:
        return False
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"]
    return bool(nouns) and (any(plural(a, i) for i in nouns) or bool(words & _STANDS))
