"""What became of one of the things that a motion asks for, where the motion as a whole was neither granted nor rejected."""

from __future__ import annotations

import re

from pipeline.extract.act import FoundAct
from pipeline.extract.annotate import Annotated, Unit
from schemas.record import Motion, Outcome

_ORDINALS = {
    "första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "ett": 1,
    "två": 2, "tre": 3, "fyra": 4,
}  # fmt: skip
_NUMBER = "|".join(_ORDINALS)
_CLAUSE = r"(?:att-?sats(?:en|er|erna)?|yrkandet?|förslaget|punkt(?:en|er|erna)?)"
_NAMED = re.compile(
    rf"\b(?P<before>{_NUMBER})(?:\s+och\s+(?P<too>{_NUMBER}))?\s+{_CLAUSE}"
    rf"|\b{_CLAUSE}\s+(?:nr\s+|nummer\s+)?(?P<after>{_NUMBER})(?:\s+och\s+(?P<also>{_NUMBER}))?\b",
    re.I,
)
_GRANT, _REJECT = re.compile(r"\bbif(?:all|öll)", re.I), re.compile(r"\bavsl[åo]", re.I)
_REST = re.compile(r"\b(?:i övrigt|övriga|resterande)\b", re.I)
_INSTEAD = re.compile(
    r"\bbif(?:all|öll)\w*\b[^.]{0,60}?\b(?:på (?:så|det) (?:sätt|vis)(?:et)?(?:,)? att|så till vida att|i den meningen att|genom att)",
    re.I,
)
_OWN = ("beslut", "forslag_kf", "forslag")


def of_its_own(a: Annotated, motion: Motion, f: FoundAct) -> Outcome:
    """The outcome of what `f` asks for: that of the motion, unless its att-sats fared otherwise.

    A motion "granted in that" something else is done was not granted what it asks for.
    """
    said = [
        a.item.view.text[a.tokens[u.first].start : a.tokens[u.last - 1].end] for u in a.units if u.part.kind in _OWN
    ]
    if motion.outcome == "granted" and motion.outcome_stage == "decided":
        inquires = f.act not in ("investigate", "evaluate") and any(
            a.tokens[i].label in ("INVESTIGATE", "EVALUATE") and a.kind(i) in _OWN for i in range(len(a.tokens))
        )
        return "answered" if inquires and any(_INSTEAD.search(" ".join(text.split())) for text in said) else "granted"
    number = ordinal(a, f) if motion.outcome == "partly_granted" else None
    if number is None:
        return motion.outcome
    fates = _fates(said)
    return fates.get(number, fates.get(0, motion.outcome))


def _fates(said: list[str]) -> dict[int, Outcome]:
    """What became of the att-satser by their number; under 0, of the rest."""
    found: dict[int, Outcome] = {}
    for text in said:
        for clause in re.split(
            r"[.;]\s|,\s|\b(?:samt|medan)\b|\boch\s+(?=avsl|bif|att|i övrigt)", " ".join(text.split())
        ):
            fate: Outcome | None = (
                "granted" if _GRANT.search(clause) else "rejected" if _REJECT.search(clause) else None
            )
            if fate is None:
                continue
            for match in _NAMED.finditer(clause):
                for word in filter(None, match.group("before", "too", "after", "also")):
                    found.setdefault(_ORDINALS[word.lower()], fate)
            if _REST.search(clause):
                found.setdefault(0, fate)
    return found


def ordinal(a: Annotated, f: FoundAct) -> int | None:
    """The number of the att-sats that asks for an act, by its place in a list or in a sentence of several."""
    for verb in (f.verb, *(verb for verb, _ in f.more)):
        unit = a.unit(verb)
        if unit.intro is not None:
            return _listed(a, unit)
        begins = [i for i in range(unit.first, unit.last) if _opens(a, unit, i)]
        if len(begins) > 1 and begins[0] < verb:
            return sum(i < verb for i in begins)
    return None


def _listed(a: Annotated, unit: Unit) -> int:
    first = a.tokens[unit.first].text
    if first.isdigit():
        return int(first)
    return 1 + sum(u.intro is unit.intro and u.first < unit.first for u in a.units)


def _opens(a: Annotated, unit: Unit, i: int) -> bool:
    """Whether an att-sats of its own begins: the first `att` of a sentence, and each behind a comma or "och"."""
    if a.tokens[i].text.lower() != "att":
        return False
    earlier = any(a.tokens[j].text.lower() == "att" for j in range(unit.first, i))
    return not earlier or a.tokens[i - 1].text.lower() in (",", "och", "samt", "dels")
