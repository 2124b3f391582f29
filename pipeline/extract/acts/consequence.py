"""An end that only follows from what the other side told or decided: "… som 2010 meddelade att man inte önskade några vänorter.
Avtalet upphörde därmed.", "Avtalet upphörde 2010, sedan X meddelat att …".

The verb of ending names nobody; whose step it was, and failing a day of its own when, the telling says.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.subjects import ABROAD, subject
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.owners import OURS

_NEAR = 6  # tokens between "som" and the verb of telling, at most
_ENDS = ("end", "partly_end", "pause", "not_renew")
_THUS = frozenset({"därmed", "härmed", "därigenom", "således", "följaktligen", "därvid", "därefter"})
_GROUNDS = frozenset({"sedan", "då", "när", "eftersom", "efter", "genom"})
_TOLD = frozenset({
    "meddelade", "meddelat", "skrev", "skrivit", "underrättade", "förklarade", "förklarat", "beslutade", "beslutat", "beslöt",
    "aviserade", "aviserat", "uppgav", "valde", "valt", "avsade", "avsagt", "begärde", "begärt", "lämnat besked",
})  # fmt: skip


def of_their_word(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The act, the other side's where only its telling says who brought the end about."""
    if act.act not in _ENDS or act.stage != "reported" or act.by != "unknown" or act.organ is not None:
        return act
    for source, first in _sources(a, unit, act.verb):
        for i in range(first, source.last):
            if a.word(i) in _TOLD and (subject(a, source, i) == "foreign" or _of_name(a, source, i)):
                return _by_them(a, source, act, i)
    return act


def _of_name(a: Annotated, unit: Unit, told: int) -> bool:
    """Whether a relative clause hangs on a name abroad, which a preposition may govern: "ärvdes av X, som 2010 meddelade"."""
    led = next((i for i in range(told - 1, max(unit.first, told - _NEAR), -1) if a.word(i) in ("som", "vilken")), None)
    if led is None or any(a.tokens[i].label in OURS for i in range(led, told)):
        return False
    return any(a.tokens[i].label in ABROAD for i in range(max(unit.first, led - 3), led))


def _sources(a: Annotated, unit: Unit, verb: int) -> list[tuple[Unit, int]]:
    """Where the telling may stand: behind a word of ground in the same sentence, before a "därmed" in the one before."""
    ground = next(
        (i for i in range(verb + 1, unit.last) if a.word(i) in _GROUNDS and not _dates(a, i + 1, i + 2)), None
    )
    found = [] if ground is None else [(unit, ground)]
    near = {a.word(i) for i in range(max(unit.first, verb - 4), min(verb + 4, unit.last))}
    if near & _THUS and (before := a.before(unit)) is not None:
        found.append((before, before.first))
    return found


def _by_them(a: Annotated, source: Unit, act: FoundAct, told: int) -> FoundAct:
    days = _dates(a, source.first, source.last)
    if act.date is not None or act.effective is not None or not days:
        return replace(act, by="foreign")
    day = min(days, key=lambda i: abs(i - told))
    return replace(act, by="foreign", date=a.tokens[day].data, date_at=day)


def _dates(a: Annotated, first: int, last: int) -> list[int]:
    return [i for i in range(first, min(last, len(a.tokens))) if a.tokens[i].label == "DATE"]
