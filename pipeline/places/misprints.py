"""Misprints of municipality names: `Bengtstors kommun` is Bengtsfors, `Sibbo kommun` is no misprint of anything.

Many foreign kommuner (Norwegian, Danish, Finnish) are a letter or two away from a Swedish one. So a misprint is only
taken for what it is near to when the first letter is right, the name long enough, one municipality nearest,
and the name as written not that of a foreign place.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.places.gazetteer import lookup
from schemas.document import Body

SHORTEST_FOR_ONE, SHORTEST_FOR_TWO = 5, 8


def nearest(name: str, forms: Mapping[str, Body]) -> Body | None:
    """The one body whose form lies at edit distance 1 or 2 of `name` (`<X> kommun`), or None."""
    stem = name.removesuffix(" kommun")
    allowed = 0 if len(stem) < SHORTEST_FOR_ONE else 1 if len(stem) < SHORTEST_FOR_TWO else 2
    best: dict[tuple[str, str], tuple[int, Body]] = {}
    for form, body in forms.items():
        if form[0] != name[0] or abs(len(form) - len(name)) > allowed:
            continue
        gap = distance(name, form, allowed)
        if gap <= allowed and gap < best.get((body.kind, body.code), (allowed + 1, body))[0]:
            best[body.kind, body.code] = gap, body
    least = min((gap for gap, _ in best.values()), default=0)
    nearby = [body for gap, body in best.values() if gap == least]
    return nearby[0] if len(nearby) == 1 and not lookup(stem) else None


def distance(one: str, other: str, limit: int) -> int:
    """Edit distance with swapped neighbours as one edit; `limit + 1` for anything farther than `limit`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
