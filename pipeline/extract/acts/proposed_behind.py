"""Who proposed, and on which day, where a page tells it in the sentence behind: "Det föreslår styrelsen, som behandlade frågan
den 31 januari.", "Utskottet enades om förslaget den 11 februari."."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.ahead import decision_day, organ_at
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.motions.outcome_told import COUNCILS
from schemas.document import PAGES

_BEHIND = re.compile(
    r"(?:det|detta|så)\s+(?:föreslår|föreslog|vill|tycker|anser|rekommenderar|skriver)\b"
    r"|.*\b(?:enades|antog|beslutade|godkände|behandlade|lade fram|lämnade|ställde sig bakom|röstade igenom)\s+(?:\w+\s+){0,2}?"
    r"(?:förslaget|frågan|ärendet|saken)\b"
    r"|förslaget\s+(?:antogs|lades|lämnades|godkändes|behandlades|klubbades|togs fram|kom)\b",
    re.I,
)


def told_proposer(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """A proposal that a page tells of, with the organ and the day that its own sentence or the next one gives."""
    if a.head.kind not in PAGES or act.stage != "proposed":
        return act
    behind = a.behind(unit)
    sources = [unit, *([behind] if behind is not None and _BEHIND.match(a.words(behind)) is not None else [])]
    for source in sources:
        if act.organ_at is None:
            act = _with_organ(a, source, act)
        if act.date is None and (source is not unit or _decided_to(a, unit, act)) and decision_day(a, source) is None:
            days = (
                i for i in range(source.first, source.last) if a.tokens[i].label == "DATE" and i != act.effective_at
            )
            day = next((i for i in days if a.tokens[i].data.precision == "day"), None)
            if day is not None:
                act = replace(act, date=a.tokens[day].data, date_at=day)
    return act


def _with_organ(a: Annotated, source: Unit, act: FoundAct) -> FoundAct:
    for i in range(source.first, source.last):
        organ = organ_at(a, i)
        to = a.word(i - 1) in ("till", "åt", "hos") or a.word(i - 1).startswith("föresl")  # "föreslår fullmäktige att"
        if organ is not None and not (to and organ.organ in COUNCILS):
            return replace(act, organ=organ.organ, organ_name=organ.name, organ_at=i)
    for i in range(source.first, source.last - 1):
        beside = {a.tokens[n].label for n in (i - 1, i + 1) if n >= source.first}
        if "PROPOSE" in beside and a.word(i).endswith(_OFFICIALS):  # "Kulturchefen föreslår att avtalet sägs upp"
            return replace(act, organ="annat", organ_name=a.word(i), organ_at=i)
    return act


_OFFICIALS = ("chefen", "direktören", "strategen", "sekreteraren", "kontoret", "förvaltningen", "samordnaren")


def _decided_to(a: Annotated, unit: Unit, act: FoundAct) -> bool:
    """Whether the proposal's own sentence dates it: "beslutade den 3 april att föreslå", "föreslog den 4 juni att"."""
    return any(
        a.word(i).startswith(("föreslog", "beslutade", "beslöt", "föreslagit")) for i in range(unit.first, act.verb)
    )
