"""A told renewal once for each of its times: "förlängts två gånger, 1998 och 2001"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.told_clauses import opens_clause, told_clause
from pipeline.extract.annotate import Annotated

_OFTEN = frozenset({"vart", "varje", "gånger", "regelbundet", "löpande", "successivt", "automatiskt", "omgångar"})
_AGAIN = frozenset({
    ",", "och", "samt", "på", "nytt", "igen", "den", "åter", "därefter", "första", "andra", "tredje", "gången", "senare", "sedan",
    "i", "år",
})  # fmt: skip


def each_renewal(a: Annotated, act: FoundAct) -> list[FoundAct]:
    """A told renewal once for each of its times ("förlängts två gånger, 1998 och 2001").

    One that only comes again and again ("förlängts vart femte år") is told of no time at all.
    """
    if (act.act, act.stage) != ("renew", "reported"):
        return [act]
    unit = a.unit(act.verb)
    if act.date_at is None:
        words = {a.tokens[i].text.lower() for i in range(act.verb, unit.last)}
        return [] if words & _OFTEN and act.organ is None else [act]
    now = a.head.meeting_date or a.head.date
    dates: list[int] = []
    for i in range(act.verb + 1, told_clause(a, unit, act.verb)[1]):
        if dates and a.tokens[i].label == "DATE" and opens_clause(a, i):
            break
        if a.tokens[i].label == "DATE" and (now is None or a.tokens[i].data.first() <= now.last()):
            dates.append(i)
        elif dates and a.tokens[i].text.lower() not in _AGAIN:
            break
    if act.date_at not in dates:
        return [act]
    return [replace(act, date=a.tokens[i].data, date_at=i) for i in dates]
