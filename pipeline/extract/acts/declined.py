"""Told refusals to prolong, in whatever words name the new period: "tackade nej till en ny avtalsperiod", "avböjde en förlängning".

A refusal is told of the side that is its subject; "Beslut om att inte förnya avtalet togs 2009" names none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.subjects import subject
from pipeline.extract.acts.told_nouns import of_agreement, told_at
from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import TOLD_PARTS

_PERIODS = (
    "förlängning",
    "förnyelse",
    "prolongering",
    "avtalsperiod",
    "avtalsperioden",
    "period",
    "partnerskapsperiod",
)
_DECLINES = frozenset({"avböjde", "avböjt", "avstod", "avstått", "avstå", "avsade", "avsagt"})
_NO = frozenset({"tackade", "tackat", "sade", "sa", "sagt"})
_INTO = frozenset({"gå", "inleda", "påbörja", "ingå", "teckna"})
_REACH = 9  # tokens between the word that declines and what it declines, at most
_CUES = ("ASK", "PROPOSE", "PLAN")


def declined(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The told refusals of a new period that no verb with its agreement has told."""
    for at in range(len(a.tokens)):
        if not _declines(a, at):
            continue
        unit = a.unit(at)
        if unit.part.kind not in TOLD_PARTS or a.head.kind in ("motion", "avtal"):
            continue
        period = _period(a, at, unit)
        if period is None or any(a.tokens[i].label in _CUES for i in range(unit.first, at)):
            continue
        known = any(f.act == "not_renew" and a.unit(f.verb) is unit for f in found)
        if known or not of_agreement(a, at, unit.first, unit.last):
            continue
        yield _act(a, unit, at, period)


def _period(a: Annotated, at: int, unit: Unit) -> int | None:
    """What is declined: the first noun behind the word that declines, where it names a new period."""
    if a.word(at).split()[-1] in _PERIODS:
        return at  # "avstå från förlängning", one phrase
    for i in range(at + 1, min(at + _REACH, unit.last)):
        word = a.word(i).split()[-1]
        if word in _PERIODS:
            of = a.tokens[i + 2 : i + 6] if a.word(i + 1) in ("av", "för", "i") else ()
            new = word != "period" or {a.word(i - 1), a.word(i - 2)} & {"ny", "ytterligare"}
            return i if new and (not of or any(t.label in ("AGREEMENT", "RELATION") for t in of)) else None
        if a.tokens[i].label not in ("DATE", "ORGAN", "BODY", "NEG", "ESTABLISH") and word not in _SMALL:
            return None
    return None


_SMALL = frozenset({
    "från", "till", "en", "ett", "någon", "ny", "att", "in", "i", "på", "erbjudandet", "om", "nej", "kommunen", "regionen", "den", "år",
    "staden", "parterna", "vänorten", "ytterligare", "förslaget", "gå", "ingå", "inleda", "påbörja", "teckna", "sig", "varje", "fortsatt",
})  # fmt: skip


def _declines(a: Annotated, at: int) -> bool:
    word = a.word(at)
    if word.split()[0] in _DECLINES:
        finite = word.split()[0] != "avstå"
        return finite or any(a.word(i) in _CHOSE for i in range(max(a.unit(at).first, at - 6), at))
    if word in _NO:
        return any(a.word(i) == "nej" for i in range(at + 1, min(at + 4, len(a.tokens))))
    chose = any(a.word(i) in _CHOSE for i in range(max(a.unit(at).first, at - 6), at))
    return word in ("inte", "ej") and a.word(at + 1).split()[0] in _INTO and chose


_CHOSE = frozenset({"beslutade", "beslöt", "valde", "bestämde", "bestämt sig", "valt", "beslutat", "bestämt"})


def _act(a: Annotated, unit: Unit, at: int, period: int) -> FoundAct:
    head = next((i for i in range(at, max(unit.first, at - 6) - 1, -1) if a.word(i) in _CHOSE), at)
    return told_at(a, "not_renew", (at, period), at, subject(a, unit, head) or "swedish", last=at + 4)


def without_declined(found: Sequence[FoundAct], refused: Sequence[FoundAct], a: Annotated) -> list[FoundAct]:
    """The acts, without a renewal read out of the words that name what was declined."""
    units = {a.unit(f.verb).first for f in refused}
    return [
        f
        for f in found
        if not (
            f.act == "renew"
            and f.stage == "reported"
            and a.unit(f.verb).first in units
            and f.verb in {i for r in refused for i in range(r.verb, r.object + 1)}
        )
    ] + list(refused)
