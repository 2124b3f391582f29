"""A step told by "så": "Avtalet ska förnyas vart fjärde år och har så skett 2001 och 2005.", "… bekräftas av båda parter. Så skedde 2004."

What was done stands in the clause before, where it is only what the agreement asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.acts.act import LABELS, TOLD_VERBS, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.tellers import BOTH, MUTUAL
from pipeline.extract.annotate import Annotated, Unit
from schemas.record import ActName, By
from schemas.statement import TOLD_PARTS

_SO = frozenset({"så", "detta", "det", "vilket"})
_HAPPENED = frozenset({"skedde", "skett", "gjordes", "gjorts", "skedd"})
_BESIDE = 3  # tokens between "så" and its verb, at most
_AGAIN = re.compile(r"\b(?:bekräfta|godkänna|ompröva|stadfästa|skrivas under|undertecknas)s?\w*\b", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:vart|varje|vartannat)\b", re.IGNORECASE)
_ACTS = ("END", "PAUSE", "RESUME", "RENEW")


def so_done(a: Annotated) -> Iterator[FoundAct]:
    """The told acts that "så skedde" and its like stand for, one for each time."""
    for at, token in enumerate(a.tokens):
        if token.text.lower() not in _HAPPENED:
            continue
        unit = a.unit(at)
        so = next((i for i in range(at - 1, max(unit.first, at - _BESIDE) - 1, -1) if a.word(i) in _SO), None)
        behind = [i for i in range(at + 1, min(at + _BESIDE, unit.last)) if a.word(i) in _SO]
        if unit.part.kind not in TOLD_PARTS or (so is None and not behind):
            continue
        asked = _asked(a, unit, so if so is not None else at)
        days = [i for i in range(at, unit.last) if a.tokens[i].label == "DATE"]
        if asked is None or not days:
            continue
        act, verb, by = asked
        where = next((i for i in range(unit.first, unit.last) if organ_at(a, i) is not None and i > at), None)
        organ = organ_at(a, where) if where is not None else None
        for day in days:
            yield FoundAct(
                act, "reported", "swedish" if organ else by, at, so if so is not None else behind[0], "act.alike", background=True,
                date=a.tokens[day].data, date_at=day, organ=organ.organ if organ else None,
                organ_name=organ.name if organ else None, organ_at=where, more=((verb, verb),),
            )  # fmt: skip


def _asked(a: Annotated, unit: Unit, at: int) -> tuple[ActName, int, By] | None:
    """The act that the words before "så" say is to be done, and who does it by them."""
    before = a.before(unit)
    for told, last in ((unit, at), *(((before, before.last),) if before is not None else ())):
        words = " ".join(a.word(i) for i in range(told.first, last))
        by: By = "mutual" if BOTH.search(words) or MUTUAL & set(words.split()) else "unknown"
        for i in range(last - 1, told.first - 1, -1):
            if a.tokens[i].label in _ACTS and a.tokens[i].form == "noun" and _told_before(a, told.first, i):
                return None  # "har återupptagit avtalet efter uppehållet; det skedde 2009": the verb's own day
            if a.tokens[i].label in _ACTS and a.tokens[i].form in ("inf", "pres", "noun"):
                return LABELS[a.tokens[i].label], i, by
        again = _AGAIN.search(words)
        if again is not None and _OFTEN.search(words):
            return "renew", next(i for i in range(told.first, last) if a.word(i) == again.group().split()[0]), by
    return None


def _told_before(a: Annotated, first: int, noun: int) -> bool:
    return any(t.label in _ACTS and t.form in TOLD_VERBS for t in a.tokens[first:noun])
