"""When a told decision was taken, where the sentence behind it says so: "Beslutet togs den 6 december 2017, § 154"."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit

_TAKEN = re.compile(
    r"(?:det |detta )?(?:beslutet|beslut(?: om detta| härom)?)\s+(?:togs|fattades|har fattats|är från|är daterat)\b",
    re.I,
)


def decision_taken(a: Annotated, unit: Unit) -> tuple[int, str | None] | None:
    """The token of the day on which the decision was taken, and its §; None where the next sentence is on something else."""
    at = a.unit_index(unit.first) + 1
    if at >= len(a.units) or a.units[at].part is not unit.part:
        return None
    told = a.units[at]
    text = a.words(told)
    if not _TAKEN.match(text):
        return None
    inside = range(told.first, told.last)
    day = next((i for i in inside if a.tokens[i].label == "DATE"), None)
    number = next((a.tokens[i].data.number for i in inside if a.tokens[i].label == "PARA"), None)
    return None if day is None else (day, number)


def told_decision(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence says when a decision to do something was taken: "Beslutet om att ingå avtalet fattades …"."""
    before = [t.text.lower() for t in a.tokens[max(unit.first, verb - 4) : verb]]
    behind = {t.text.lower() for t in a.tokens[verb : unit.last]}
    return any(w.startswith("beslutet") for w in before) and bool(behind & {"fattades", "togs", "fattats", "tagits"})


def ceases_on(a: Annotated, verb: int, dates: list[int]) -> int | None:
    """The day on which something ceases behind the one on which that was decided: "beslutade den 6 mars att … upphör den 1 juni"."""
    if not a.tokens[verb].text.lower().startswith("upphör") or not any(i < verb for i in dates):
        return None
    return next((i for i in dates if 0 < i - verb <= 2), None)
