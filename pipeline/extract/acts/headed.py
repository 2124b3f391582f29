"""What the heading of an item names, where its decision only points to a proposal that the text does not give, and a new
agreement that a decision refuses by its noun.

    § 40  Uppsägning av vänortsavtalet med Lutsk          § 41  Förslag till vänortsavtal med Lutsk
    Kommunstyrelsens förslag bifalls.                     Kommunfullmäktige avslår förslaget.

    Förslaget till vänortsavtal avslås.                   Kommunfullmäktige säger nej till ett vänortsavtal.

Minutes of the deciding organ often leave the proposal to its papers: the heading alone says what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import LABELS, FoundAct
from pipeline.extract.acts.pointed import references
from pipeline.extract.annotate import Annotated, Unit
from schemas.document import MINUTES
from schemas.record import ActName

_DOINGS = ("END", "PARTLY_END", "PAUSE", "RENEW", "NOT_RENEW", "RESUME", "AMEND")
_NEAR = 8  # tokens between a noun of doing and the agreement it is done to, at most
_ELSE = re.compile(  # what somebody asks or tells, or what is only looked into
    r"\b(?:motion|medborgarförslag|interpellation|fråga|yttrande|remiss|svar|information|rapport|redovisning|skrivelse|begäran"
    r"|ansökan|framställan|förfrågan|inbjudan|utred|uppdrag|översyn|utvärder|återrapport|bidrag|resa|besök|eventuell)",
    re.I,
)
_NEW = re.compile(
    r"\b(?:förslag (?:till|om)(?: ett)?(?: nytt?)?|nytt?|(?:in)?gående av|tecknande av|undertecknande av|godkännande av|antagande av)$",
    re.I,
)


_DENIES = re.compile(
    r"\b(?:avsl(?:å|ås|år|og|ogs)|avvisa[rs]?|avböj(?:er|s|a)?|förkasta[rs]?|(?:säger|tackar|säga|tacka) nej till|bifalls? (?:inte|ej)"
    r"|bifaller (?:inte|ej))\b",
    re.I,
)
_OF_ONE = re.compile(
    r"\b(?:förslag(?:et)? (?:till|om)|nej till|avböj(?:er|a)|avvisar?)(?: (?:att ingå|att teckna))?(?: ett| en)?(?: nytt?)?$",
    re.I,
)


def refused_new(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The making of an agreement that a decision turns down by its noun."""
    if a.head.kind not in MINUTES:
        return
    settled = {a.unit(f.verb).first for f in found if f.stage != "reported"}
    for unit in a.units:
        if unit.part.kind != "beslut" or unit.first in settled or _DENIES.search(a.words(unit)) is None:
            continue
        for n in range(unit.first, unit.last):
            before = " ".join(a.word(i) for i in range(unit.first, n))
            new = not a.word(n).endswith(("et", "en", "s")) or _DECLINES.search(before) is not None
            if a.tokens[n].label == "AGREEMENT" and new and _OF_ONE.search(before):
                yield FoundAct("establish", "rejected", "swedish", n, n, "act.noun-object")
                break


_DECLINES = re.compile(r"\b(?:avböj(?:er|a)|nej till)(?: det)?(?: \w+na)?$", re.I)  # what stands is not declined


def headed(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The act that the heading names, at the stage to which the decision brings the proposal it points to."""
    if a.head.kind not in MINUTES or any(f.stage != "reported" for f in found):
        return
    points = list(references(a))
    if not points or any(p.member or p.wish or p.stage != points[0].stage for p in points):
        return
    for unit in a.units:
        if unit.part.kind != "rubrik" or _ELSE.search(a.words(unit)):
            continue
        named = _named(a, unit)
        if named is not None:
            yield FoundAct(named[0], points[0].stage, "swedish", named[1], named[2], "act.noun-object")
            return


def _named(a: Annotated, unit: Unit) -> tuple[ActName, int, int] | None:
    """The act that a heading names, with its noun and the agreement's."""
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"]
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        if token.label in _DOINGS and token.form == "noun":
            of = next((n for n in nouns if 0 < n - i <= _NEAR), None)
            if of is not None:
                return LABELS[token.label], i, of
    for n in nouns:
        before = " ".join(a.word(i) for i in range(unit.first, n))
        if _NEW.search(before) and not a.word(n).endswith(("et", "en", "s")):
            return "establish", n, n
    return None
