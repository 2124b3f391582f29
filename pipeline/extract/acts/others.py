"""Steps that others took with agreements of their own: "Grannkommunen Ydre sade upp sitt avtal med en rysk ort".

Such a step is told beside our own agreement and is none of its history.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.pair import Pair

_MANY = re.compile(
    r"(?i)\b(?:flera|fler|andra|många|några|övriga|somliga|åtskilliga|två|tre|fyra|fem|en rad|de flesta|ett stort antal|\w+tal(?:et)?)\s+"
    r"(?:(?:andra|övriga|svenska|av landets|av|sveriges)\s+){0,2}(?:kommuner|regioner|städer|landsting|länsstyrelser)(?:na)?\b"
)
_LIKE = re.compile(r"(?i)\b(?:likhet med|liksom|precis som|såsom|samma sätt som)\s+$")
_REST = frozenset({"övriga", "andra", "samtliga övriga"})
_NEIGHBOUR = ("grannkommun", "grannstad", "grannregion")
_OWN = frozenset({"sitt", "sina", "sin", "deras"})
_NAMED = ("BODY", "SWPLACE")
_BEHIND = 4  # tokens behind verb and agreement in which "sina" stands, at most: "pausa avtalet med sina vänorter"


def of_others(a: Annotated, act: FoundAct, pairs: Sequence[Pair], owners: Sequence[int]) -> bool:
    """Whether a told step is another Swedish body's: it is the subject, or "med" names it behind the agreement.

    A sentence that names the partner of `owners` tells of our own agreement with it.
    """
    ours = [pairs[i] for i in owners if i < len(pairs)]
    if act.stage != "reported" or a.head.body is None or any(p.body is not None for p in ours):
        return False
    if a.word(act.object + 1) == "med" and _is_other(a, act.object + 2):
        return True
    unit = a.unit(act.verb)
    low, high = sorted((act.verb, act.object))
    if a.word(act.verb + 1) in _OWN and a.word(act.verb + 2) in _REST and act.object < act.verb:
        return True  # "vänorten har sagt upp sina övriga avtal"
    behind = any(act.object < at < unit.last for p in ours for at in p.places)
    if a.word(act.object - 1) in _REST and _OWN & {a.word(act.object - 2), a.word(act.object - 3)} and not behind:
        return True  # "X har sagt upp alla sina andra avtal"
    if any(unit.first <= at < unit.last for p in ours for at in p.places):
        return False
    own = _OWN & {a.word(i) for i in range(max(unit.first, low - 2), min(high + _BEHIND, unit.last))}
    start, end = a.tokens[unit.first].start, a.tokens[low].start
    found = _MANY.search(a.item.view.text, start, end)
    many = found is not None and not _LIKE.search(a.item.view.text, start, found.start())
    neighbour = any(a.word(i).startswith(_NEIGHBOUR) for i in range(unit.first, low))
    return bool(own) and (many or neighbour or any(_is_other(a, i) for i in range(unit.first, low)))


def _is_other(a: Annotated, at: int) -> bool:
    token = a.tokens[at] if at < len(a.tokens) else None
    return token is not None and token.label in _NAMED and a.head.body is not None and token.data.body != a.head.body
