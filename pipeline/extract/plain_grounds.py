"""Grounds told plainly, where no sentence says that it gives one: "Utbytet har krympt till julhälsningar."

What `reasons`, `grounds` and `given` know is surer; this is asked only where they find nothing for an agreement that an
item itself ends, pauses or leaves to run out. A sentence tells a ground plainly when it holds a word of a cause and,
in the same clause, that there is too little or too much of it: a denial, a decline, a price (rules `plain`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.given import CLOSES, IT, OTHER, Given
from schemas.record import Reason
from schemas.statement import TOLD_PARTS

_ASKS = ("föreslå", "förord", "rekommend", "tillstyrk", "hemställ", "yrka")

# what the decision brings, or leaves as it is
_EFFECTS = re.compile(
    r"(?i)\b(?:medför|berörs|påverka\w*|konsekvens\w*|innebär|oförändra\w*|fortsätter|fortgår|löper vidare)\b(?! att)"
)


def plain(a: Annotated) -> Iterator[Given]:
    """Such grounds, one for a sentence; that the time is out counts only where nothing else is told."""
    found = list(_each(a))
    yield from [one for one in found if one.reason != "term_ended"] or found


def _each(a: Annotated) -> Iterator[Given]:
    taken: set[int] = set()
    for match in sorted(a.find("plain"), key=_rank):
        unit = a.unit(match.start)
        if unit.first in taken or not _tells(a, unit):
            continue
        taken.add(unit.first)
        start, end = a.span(match.start, match.end)
        yield Given(a.span(unit.first, unit.last), start, end, match.rule.gives["reason"], match.rule.id)


# which a sentence tells when it holds words of several: that nothing happens may follow from any of the others
_ORDER: tuple[Reason, ...] = (
    "state_conduct",
    "human_rights",
    "resources",
    "policy_change",
    "other",
    "inactivity",
    "term_ended",
)


def _rank(match: Match) -> tuple[int, int]:
    return _ORDER.index(match.rule.gives["reason"]), match.start


def named(a: Annotated, ground: Given) -> Given:
    """A ground whose words have no code, with the one that plain words give it."""
    if ground.rule != OTHER:
        return ground
    start, end = ground.whole
    for match in sorted(a.find("plain"), key=_rank):
        first, last = a.span(match.start, match.end)
        if start <= first and last <= end:
            return replace(ground, start=first, end=last, reason=match.rule.gives["reason"], rule=match.rule.id)
    return ground


def _tells(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence only tells, and neither ends, asks nor proposes anything."""
    tokens = a.tokens[unit.first : unit.last]
    it = any(t.label == "AGREEMENT" or t.text.lower() in IT for t in tokens)
    if _EFFECTS.search(a.words(unit)):
        return False
    if unit.part.kind not in (*TOLD_PARTS, "motion", "yrkande"):
        return False
    return not any(
        (t.label in CLOSES and it)
        or t.label in ("EVALUATE", "INVESTIGATE", "ASK")
        or (t.label == "PROPOSE" and t.text.lower().startswith(_ASKS))
        for t in tokens
    )
