"""Bodies here that hold an agreement together: "Laxå kommun och Degerfors kommun har gemensamt ett vänortsavtal med X".

Each of them has the agreement, so each has its record. Two bodies that only travel together hold nothing: their clause
must tell that they made it or have it, or be the clause on the parties of the agreement itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.owners import is_author

_JOINS = frozenset({"och", "samt", ",", "&", "/", "tillsammans", "gemensamt", "ihop", "med", "(", ")", "sverige"})
_HOLD = frozenset({"har", "hade", "är", "delar", "delade", "blev", "mellan", "parter"})
_CLAUSE = 8  # units of an agreement among which its parties are named
_NEAR = 6  # tokens around the bodies among which the verb stands


def joint_holders(a: Annotated, places: Sequence[int], nouns: Sequence[int]) -> Iterator[int]:
    """The tokens of the other bodies that hold with us what `nouns` name with the partner at `places`."""
    seen: set[str] = set()
    for at, unit in enumerate(a.units):
        within = range(unit.first, unit.last)
        paper = a.head.kind == "avtal" and at < _CLAUSE
        if not any(i in within for i in places) or not (paper or any(i in within for i in nouns)):
            continue
        for i in _beside_us(a, unit):
            code = a.tokens[i].data.body.code
            if code not in seen and (paper or _held(a, unit, i)):
                seen.add(code)
                yield i


def _beside_us(a: Annotated, unit: Unit) -> Iterator[int]:
    """Bodies by their full names that words of joining alone part from our own."""
    bodies = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "BODY"]
    for one, two in pairwise(bodies):
        between = {t.text.lower() for t in a.tokens[one + 1 : two]}
        if between and between <= _JOINS and is_author(a, one) != is_author(a, two):
            yield two if is_author(a, one) else one


def _held(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether the words around two bodies tell that they made or have something, and not what they did with it."""
    around = a.tokens[max(unit.first, at - _NEAR) : min(unit.last, at + _NEAR)]
    return any(t.label == "ESTABLISH" or t.text.lower() in _HOLD for t in around)
