"""Whether a capitalised name can be that of a unit abroad, by what stands beside it."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import ANY_UNIT, UNIT_WORDS
from pipeline.places.bodies import resolve_body


def may_be_town(a: Annotated, at: int) -> bool:
    """Whether a name can be that of a unit, and not a person's: a gazetteer, a word or a country beside it says so."""
    token = a.tokens[at]
    if token.label != "NAME" or token.data.candidates:
        return token.label in ("PLACE", "NAME")
    if resolve_body(token.text) is not None:
        return True  # another body here, at the head of its clause
    before = a.tokens[at - 1] if at else None
    behind = [t for t in a.tokens[at + 1 : at + 3] if t.label != "BREAK"]
    return (
        (before is not None and (before.label == "NATION" or before.text.lower() in UNIT_WORDS))
        or any(t.label == "COUNTRY" for t in behind)
        or (token.text.endswith("s") and any(t.label in ("AGREEMENT", "RELATION") for t in behind))
        or (bool(behind) and behind[0].text.lower() in ANY_UNIT | {"i"})
    )


def speaks_abroad(a: Annotated, first: int) -> bool:
    """Whether the last place that the sentences before name is one abroad, and no body of ours."""
    at = a.unit_index(first)
    for before in reversed(a.units[max(0, at - 3) : at]):
        if before.part is not a.units[at].part:
            return False
        labels = {a.tokens[i].label for i in range(before.first, before.last)}
        if labels & {"BODY", "SWPLACE"}:
            return False
        if labels & {"PLACE", "NAME"}:
            return True
    return False
