"""Grounds told plainly, where no sentence says that it gives one: "Utbytet har krympt till julhälsningar."

What `reasons`, `grounds` and `given` know is surer; this is asked only where they find nothing for an agreement that an
item itself ends, pauses or leaves to run out. A sentence tells a ground plainly when it holds a word of a cause and,
in the same clause, that there is too little or too much of it: a denial, a decline, a price (rules `plain`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.given import CLOSES, IT, OTHER, Given
from schemas.statement import TOLD_PARTS

_ASKS = ("föreslå", "förord", "rekommend", "tillstyrk", "hemställ", "yrka")


def plain(a: Annotated) -> Iterator[Given]:
    """Such grounds in text order; of rules that meet in a sentence, the one listed first."""
    taken: set[int] = set()
    for match in a.find("plain"):
        unit = a.unit(match.start)
        if unit.first in taken or not _tells(a, unit):
            continue
        taken.add(unit.first)
        start, end = a.span(match.start, match.end)
        yield Given(a.span(unit.first, unit.last), start, end, match.rule.gives["reason"], match.rule.id)


def named(a: Annotated, ground: Given) -> Given:
    """A ground whose words have no code, with the one that plain words give it."""
    if ground.rule != OTHER:
        return ground
    start, end = ground.whole
    for match in a.find("plain"):
        first, last = a.span(match.start, match.end)
        if start <= first and last <= end:
            return replace(ground, start=first, end=last, reason=match.rule.gives["reason"], rule=match.rule.id)
    return ground


def _tells(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence only tells, and neither ends, asks nor proposes anything."""
    tokens = a.tokens[unit.first : unit.last]
    it = any(t.label == "AGREEMENT" or t.text.lower() in IT for t in tokens)
    if unit.part.kind not in (*TOLD_PARTS, "motion"):
        return False
    return not any(
        (t.label in CLOSES and it)
        or t.label in ("EVALUATE", "INVESTIGATE", "ASK")
        or (t.label == "PROPOSE" and t.text.lower().startswith(_ASKS))
        for t in tokens
    )
