"""When, where and by whom an act was, is or will be done: date, organ and § of its step, and the day it takes effect."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.act import FoundAct
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.stages import latest
from schemas.dates import Date

EFFECTIVE_LEAD = frozenset(
    {"den", "per", "från", "fr.o.m", "till", "med", "verkan", "senast", "vid", "och", "fr.o.m.", "t.o.m.", "t.o.m"}
)


def with_step(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Date, organ and § of the step where the clause gives them; for decisions and proposals the date it takes effect."""
    dates = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]
    if act.stage in ("decided", "proposed", "requested"):
        for i in dates:
            if (
                i > min(act.verb, act.object)
                and _leads_to_effect(a, i, unit.first)
                and not _is_last_day(a, i, act)
                and not _long_ago(a, i)
            ):
                return _proposer(a, unit, replace(act, effective=_start(a.tokens[i].data), effective_at=i))
        return _proposer(a, unit, _next_effect(a, unit, act))
    if act.stage in ("reported", "planned") or (act.stage == "rejected" and act.background):
        effect = next((i for i in dates if i > act.verb and _takes_effect(a, i)), None)
        if effect is not None:
            act = replace(act, effective=_start(a.tokens[effect].data), effective_at=effect)
        elif act.stage == "reported" and act.act == "end":
            act = _next_effect(a, unit, act)
        dates = [i for i in dates if i != effect and _dates_verb(a, i, act.verb, unit.first)]
        near = sorted(dates, key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - act.verb), i))
        date_at = near[0] if near else None
        if act.act == "renew" and (last := latest(a, unit, act.verb)) is not None:
            date_at = last
        organs = sorted(
            (i for i in range(unit.first, unit.last) if a.tokens[i].label == "ORGAN" and act.by != "foreign"),
            key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - (date_at or act.verb))),
        )
        paragraphs = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "PARA"]
        organ = a.tokens[organs[0]].data if organs else None
        offices = [i for i in range(unit.first, act.verb) if a.tokens[i].label == "OFFICE"]
        if organ is None and offices and act.by != "foreign":
            act = replace(act, organ="annat", organ_name=a.tokens[offices[-1]].data.name, organ_at=offices[-1])
        return replace(
            act,
            date=a.tokens[date_at].data if date_at is not None else None,
            date_at=date_at,
            organ=organ.organ if organ else act.organ,
            organ_name=organ.name if organ else act.organ_name,
            organ_at=organs[0] if organs else act.organ_at,
            paragraph=a.tokens[paragraphs[0]].data.number if paragraphs and organ else None,
        )
    return act


def _takes_effect(a: Annotated, at: int) -> bool:
    """Whether a told step takes effect on a date: "sade upp avtalet från och med den 1 januari", "per den …"."""
    words = [a.tokens[i].text.lower() for i in range(max(0, at - 5), at)]
    words = words[:-1] if words[-1:] == ["den"] else words
    return words[-3:] == ["från", "och", "med"] or words[-1:] in (["per"], ["fr.o.m."], ["fr.o.m"])


def _long_ago(a: Annotated, at: int) -> bool:
    """Whether a date lies before the year of the document: "avtalet från 1981 sägs upp" tells no day of effect."""
    now = a.head.meeting_date or a.head.date
    return now is not None and a.tokens[at].data.last()[:4] < now.first()[:4]


def _dates_verb(a: Annotated, at: int, verb: int, first: int) -> bool:
    """Whether a date can be the told verb's own: not a "sedan", and not in a clause that hangs on it."""
    before = a.tokens[at - 1].text.lower() if at > first else ""
    low, high = sorted((at, verb))
    if before and a.tokens[at - 1].label == "ESTABLISH" and a.tokens[verb].label != "ESTABLISH":
        return False  # "ingicks 1996 och förlängdes två gånger"
    hangs = at > verb and any(a.tokens[i].text.lower() == "att" for i in range(low, high))
    return before not in ("sedan", "från") and not hangs


def _proposer(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Whose proposal it is where the clause says so: the organ or office in front of the verb of proposing."""
    if act.stage != "proposed":
        return act
    for source in (unit, unit.intro):
        if source is None:
            continue
        cues = [
            i
            for i in range(source.first, source.last)
            if a.tokens[i].label == "PROPOSE" and (source is not unit or i < act.verb)
        ]
        if not cues:
            continue
        for i in range(cues[0] - 1, source.first - 1, -1):
            token = a.tokens[i]
            if token.label == "ORGAN":
                return replace(act, organ=token.data.organ, organ_name=token.data.name, organ_at=i)
            if token.label == "OFFICE":
                return replace(act, organ="annat", organ_name=token.data.name, organ_at=i)
    return act


def _start(date: Date) -> Date:
    """The first day of a range of days, any other date as it is."""
    first = (date.value or "").split("/")[0]
    return Date(value=first, precision="day") if date.precision == "range" and len(first) == 10 else date


def _next_effect(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The day of effect told by the sentence that follows ("Avtalet upphör därmed att gälla den 31 oktober 2022")."""
    if act.act not in ("end", "establish", "renew", "pause"):
        return act
    at = a.unit_index(unit.first) + 1
    if at >= len(a.units) or a.units[at].part is not unit.part:
        return act
    following = a.units[at]
    words = {a.tokens[i].text.lower() for i in range(following.first, following.last)}
    ends = any(w.startswith("upphör") for w in words) or {"uppsägningen", "kraft"} <= words
    if ends if act.act in ("end", "pause") else words & {"träder", "gälla", "gäller"} and not ends:
        for i in range(following.first, following.last):
            if a.tokens[i].label == "DATE" and _leads_to_effect(a, i, following.first):
                return replace(act, effective=_start(a.tokens[i].data), effective_at=i)
    return act


def _is_last_day(a: Annotated, at: int, act: FoundAct) -> bool:
    """Whether a date is how long something goes on ("pausas till och med den 31 december"), not when it begins."""
    words = [a.tokens[i].text.lower() for i in range(max(0, at - 4), at)]
    until = (
        words[-3:] == ["till", "och", "med"] or words[-4:-1] == ["till", "och", "med"] or "t.o.m" in "".join(words[-2:])
    )
    return act.act not in ("end", "partly_end", "not_renew") and until


def _leads_to_effect(a: Annotated, at: int, first: int) -> bool:
    words = [a.tokens[i].text.lower() for i in range(max(first, at - 2), at)]
    if a.tokens[at].data.qualifier == "before":
        return True
    if "sedan" in words or "beslutade" in words:
        return False
    return (
        not words
        or words[-1] in EFFECTIVE_LEAD
        or words[-1] in ("under", "i", "efter", "efterföljande", "utgången", "årsskiftet")
    )
