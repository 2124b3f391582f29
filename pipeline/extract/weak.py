"""When a noun that can name anything ("avtalet", "samarbetet", "utbytet") names an agreement with a foreign partner.

The words around it tell: an act on it, our own body as its holder, a heading that is about it, or twin towns of ours
that the text spoke of before.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.annotate import Annotated
from pipeline.extract.lists import plural
from pipeline.extract.owners import OWN

END_VERBS = frozenset({"END", "PARTLY_END", "PAUSE", "RENEW", "NOT_RENEW", "RESUME"})
TREATY = frozenset({"avtal", "överenskommelse"})
_ALIKE = frozenset({"sådant", "sådana", "liknande", "motsvarande", "samma"})
_STAYS = frozenset({"berörs", "påverkas", "kvarstår", "består", "behålls", "fortsätter", "fortgår", "omfattas"})


def weak_is_due(a: Annotated, nouns: Sequence[int], places: Sequence[int]) -> bool:
    """Whether `avtalet`, `samarbetet` with a local unit is an agreement: the item speaks of it as of one."""
    return any(_is_due(a, noun, places) for noun in nouns)


def _is_due(a: Annotated, noun: int, places: Sequence[int]) -> bool:
    unit = a.unit(noun)
    labels = {a.tokens[i].label for i in range(unit.first, unit.last)}
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    if labels & END_VERBS:
        return True
    if a.tokens[noun].form in TREATY:
        return True
    if _STAYS & words and _told(a, noun):
        return True
    if _titled(a, places) and _titled(a, a.labelled("RELATION", "AGREEMENT")):
        return True
    return _speaks_of_towns(a, noun, reach=3)


def _titled(a: Annotated, at: Sequence[int]) -> bool:
    """Whether one of some tokens stands in the item's heading."""
    return any(a.unit(i).part.kind == "rubrik" for i in at)


def _told(a: Annotated, noun: int) -> bool:
    """Whether the item names an agreement of ours as such before a noun."""
    return any(i < noun and a.tokens[i].data.get("strong") for i in a.labelled("AGREEMENT"))


def _holds(a: Annotated, first: int, noun: int) -> bool:
    """Whether a body of ours has what the noun names, with nobody else between: "kommunen har avtal med"."""
    have = next((i for i in range(noun - 1, first - 1, -1) if a.tokens[i].text.lower() in ("har", "hade")), None)
    if have is None or a.tokens[noun + 1].text.lower() != "med":
        return False
    beside = [a.tokens[i] for i in (*range(max(first, have - 3), have), *range(have + 1, min(have + 3, noun)))]
    return any(t.label in ("BODY", "SWPLACE") or t.text.lower() in OWN for t in beside)


def _speaks_of_towns(a: Annotated, noun: int, reach: int | None = None) -> bool:
    """Whether our own twin towns or agreements, in the plural, were spoken of in the `reach` sentences before (any,
    when None): then "avtalet med X", "samarbetet med X" means one of them."""
    at = a.unit_index(noun)
    part = a.units[at].part
    near = a.units[:at] if reach is None else [u for u in a.units[max(0, at - reach) : at] if u.part is part]
    return any(
        a.tokens[i].label == "AGREEMENT" and a.tokens[i].data.get("strong") and plural(a, i)
        for u in near
        for i in range(u.first, u.last)
        if any(
            a.tokens[j].label in ("BODY", "SWPLACE") or a.tokens[j].text.lower() in OWN for j in range(u.first, u.last)
        )
    )
