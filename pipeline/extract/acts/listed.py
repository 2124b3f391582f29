"""What a list of papers tells in a noun: a notice that came in, a decision that somebody took by delegation.

    b) Lutsk stad, Ukraina: uppsägning av vänortsavtalet, inkommen 2023-09-22
    2023-09-17  Arbetsutskottet § 9  Uppsägning av vänortsavtalet med Lutsk i Ukraina

A notice ends an agreement, so that it is told and not asked for; to prolong or to pause needs both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.acts.act import LABELS, FoundAct
from pipeline.extract.acts.steps import with_step
from pipeline.extract.annotate import Annotated, Unit

_NEAR = 8  # tokens between a noun of doing and the agreement it is done to, at most
_PAPER = re.compile(
    r"(?:skrivelsen?|brev(?:et)?|meddelande(?:t)?|besked(?:et)?|mejl(?:et)?|e-post|e-brev|underrättelse|anmälan)$"
)
_LINKS = frozenset(
    {"om", "med", "angående", "ang", "ang.", "rörande", "gällande", "avseende", "innehållande", "innebärande"}
)
_DELEGATED = re.compile(r"\bdelegat|\bdelegerad|\bordförandebeslut", re.IGNORECASE)
_FILLERS = frozenset({"en", "sin", "deras", "stadens", "kommunens", "formell", "skriftlig", ":", "–", "-"})


def in_lists(a: Annotated, places: frozenset[int]) -> Iterator[FoundAct]:
    """The acts of an item's lists; `places` are the tokens that name foreign partners."""
    for noun in a.labelled("END", "PAUSE", "RENEW", "RESUME", "NOT_RENEW"):
        unit = a.unit(noun)
        if a.tokens[noun].form != "noun" or unit.part.kind in ("rubrik", "motion", "yrkande", "reservation", "forslag"):
            continue
        target = _target(a, unit, noun)
        if target is None:
            continue
        label = a.tokens[noun].label
        if label == "END" and _sent(a, unit, noun, places):
            act = FoundAct("end", "reported", "foreign", noun, target, "act.noun-object", background=True)
            yield with_step(a, unit, act)
        elif _by_delegation(a, unit, noun):
            act = FoundAct(LABELS[label], "reported", "swedish", noun, target, "act.noun-object", background=True)
            told = with_step(a, unit, act)
            if told.date is not None:
                yield replace(told, by="swedish")


def _target(a: Annotated, unit: Unit, noun: int) -> int | None:
    """The agreement that a noun governs by "av", also over who did it: "uppsägning från deras sida av avtalet"."""
    led = next((i for i in range(noun + 1, min(noun + _NEAR, unit.last)) if a.tokens[i].text.lower() == "av"), None)
    if led is None or any(a.tokens[i].text in (",", ":") for i in range(noun, led)):
        return None
    near = range(led + 1, min(led + _NEAR, unit.last))
    return next((i for i in near if a.tokens[i].label in ("AGREEMENT", "RELATION")), None)


def _sent(a: Annotated, unit: Unit, noun: int, places: frozenset[int]) -> bool:
    """Whether the other side is who sent the notice: "X: uppsägning av", "brev från X med uppsägning av"."""
    before = noun - 1
    while before > unit.first and a.tokens[before].text.lower() in _FILLERS and a.tokens[before].text != ":":
        before -= 1
    front = [i for i in range(unit.first, before) if i in places or a.tokens[i].label == "NATION"]
    if not front or before <= unit.first:
        return False
    papers = [i for i in range(unit.first, front[0]) if _PAPER.match(a.tokens[i].text.lower())]
    ours = any(a.tokens[i].label in ("ORGAN", "OFFICE", "BODY", "PERSON") for i in range(unit.first, front[0]))
    if a.tokens[before].text == ":":
        return not ours
    if not papers or a.tokens[before].text.lower() not in _LINKS:
        return False
    sender = (a.tokens[i].text.lower() for i in range(papers[-1] + 1, front[0]))
    return next(sender, "") in ("från", "av")


def _by_delegation(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a row of delegated decisions opens with the noun, behind its day and who decided."""
    head = " ".join(a.words(u) for u in a.units if u.part.kind == "rubrik" or u.last <= unit.first)
    if _DELEGATED.search(head) is None and _DELEGATED.search(a.words(unit)) is None:
        return False
    days = [i for i in range(max(unit.first, noun - _NEAR), noun) if a.tokens[i].label == "DATE"]
    front = [a.tokens[i] for i in range(days[-1] if days else unit.first, noun)]
    known = ("DATE", "ORGAN", "PARA", "OFFICE", "CASE", "PERSON")
    return all(t.label in known or not t.text.isalpha() or t.text.lower() in _WHO or len(t.text) == 1 for t in front)


_WHO = frozenset(
    {
        "den",
        "beslut",
        "av",
        "ordförandebeslut",
        "ordföranden",
        "ordförandens",
        "kommunchefen",
        "dnr",
        "delegationsbeslut",
        "om",
    }
)
