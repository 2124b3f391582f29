"""When, where and by whom an act was, is or will be done: date, organ and § of its step, and the day it takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.papers import dates_paper, day_of_letter
from pipeline.extract.acts.stages import latest
from pipeline.extract.acts.taken import ceases_on, decision_taken
from pipeline.extract.acts.tellers import nobody_named
from pipeline.extract.acts.told_clauses import told_clause
from pipeline.extract.annotate import Annotated, Unit
from schemas.dates import Date

EFFECTIVE_LEAD = frozenset(
    {
        "den",
        "per",
        "från",
        "fr.o.m",
        "till",
        "med",
        "verkan",
        "senast",
        "vid",
        "och",
        "fr.o.m.",
        "t.o.m.",
        "t.o.m",
        "år",
        "upphöra",
        "upphör",
        "upphörande",
    }
)


_BESIDE = 12  # tokens between an organ and the § of its decision, at most
_TAKE_EFFECT = frozenset({"end", "partly_end", "pause", "resume", "renew", "not_renew", "establish"})


def with_step(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Date, organ and § of the step where the clause gives them; for decisions and proposals the date it takes effect."""
    if act.stage in ("decided", "proposed", "requested"):
        if act.act not in _TAKE_EFFECT:  # "utvärderas under 2019": the time of a task is no day of effect
            return _proposer(a, unit, act)
        for i in _dates(a, unit):
            if (
                i > min(act.verb, act.object)
                and _leads_to_effect(a, i, unit.first)
                and not _is_last_day(a, i, act)
                and not _long_ago(a, i)
            ):
                return _proposer(a, unit, replace(act, effective=_effect(a, i), effective_at=i))
        return _proposer(a, unit, _at_once(a, unit, _next_effect(a, unit, act)))
    if act.stage in ("reported", "planned") or (act.stage == "rejected" and act.background):
        return _told_step(a, unit, act)
    return act


def _told_step(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """A told or planned act with date, organ and § of its step, and the day on which it took effect."""
    dates = _dates(a, unit)
    taken = any(i < act.verb for i in dates)  # the day of the decision
    effect = next((i for i in dates if i > act.verb and _takes_effect(a, i, taken) and _own_date(a, act.verb, i)), None)
    effect = effect if effect is not None else ceases_on(a, act.verb, dates)
    said = decision_taken(a, unit) if act.stage == "reported" and not dates else None
    if effect is not None:
        act = replace(act, effective=_effect(a, effect), effective_at=effect)
    elif act.stage == "reported" and act.act == "end":
        act = _next_effect(a, unit, act)
    dates = _own_clause(a, unit, act.verb, dates)
    dates = [i for i in dates if i != effect and _dates_verb(a, i, act.verb, unit.first)]
    if len(dates) > 1:  # "Sedan 2006 är avtalet pausat efter ett beslut den 14 november"
        dates = [i for i in dates if i > act.verb or a.tokens[i - 1].text.lower() != "sedan"] or dates
    if not dates and _same_time(a, unit, act.verb):
        dates = [i for i in range(unit.first, act.verb) if a.tokens[i].label == "DATE"]
    near = sorted(dates, key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - act.verb), i))
    date_at = near[0] if near else None
    if act.act == "renew" and (last := latest(a, unit, act.verb)) is not None:
        date_at = last
    organs = sorted(
        (i for i in range(unit.first, unit.last) if organ_at(a, i) is not None and act.by not in ("foreign", "mutual")),
        key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - (date_at or act.verb))),
    )
    paragraphs = [
        i
        for i in range(unit.first, unit.last)
        if a.tokens[i].label == "PARA" and organs and abs(i - organs[0]) <= _BESIDE
    ]
    organ = organ_at(a, organs[0]) if organs else None
    offices = [
        i
        for i in range(unit.first, act.verb)
        if a.tokens[i].label == "OFFICE"
        and not _TELLING & {a.tokens[i - 1].text.lower(), a.tokens[i + 1].text.lower()}  # who tells of it
    ]
    if organ is None and offices and act.by not in ("foreign", "mutual"):
        act = replace(act, organ="annat", organ_name=a.tokens[offices[-1]].data.name, organ_at=offices[-1])
    elif organ is None and act.by == "swedish" and nobody_named(a, unit, act):
        act = replace(act, by="unknown")
    date_at = said[0] if said is not None and date_at is None else date_at
    date_at = day_of_letter(a, unit) if date_at is None and act.by == "foreign" else date_at
    number = a.tokens[paragraphs[0]].data.number if paragraphs else said[1] if said is not None else None
    act = replace(
        act,
        date=a.tokens[date_at].data if date_at is not None else None,
        date_at=date_at,
        organ=organ.organ if organ else act.organ,
        organ_name=organ.name if organ else act.organ_name,
        organ_at=organs[0] if organs else act.organ_at,
        paragraph=number if organ else None,
    )
    return (
        _at_once(a, unit, act)
        if act.stage == "reported" and act.date is not None and act.date.precision == "day"
        else act
    )


def _dates(a: Annotated, unit: Unit) -> list[int]:
    return [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]


def _own_clause(a: Annotated, unit: Unit, verb: int, dates: list[int]) -> list[int]:
    """The dates of a told verb's own clause; where it has none, those that the verbs behind it share with it."""
    first, last = told_clause(a, unit, verb)
    return [i for i in dates if first <= i < last] or [i for i in dates if i >= last]


def _same_time(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a told verb refers to the time of the one before: "avslutades 2022 och förnyades då för tre år"."""
    behind = [t.text.lower() for t in a.tokens[verb + 1 : min(verb + 3, unit.last)]]
    return bool({"då", "samtidigt"} & set(behind[:1]) or behind == ["samma", "år"])


_TELLING = frozenset(
    [
        "enligt",
        "noterar",
        "konstaterar",
        "uppger",
        "skriver",
        "redovisar",
        "upplyser",
        "anger",
        "anför",
        "framhåller",
        "påpekar",
    ]
)


_OFTEN = frozenset({"vart", "varje", "gånger", "regelbundet", "löpande", "successivt", "automatiskt", "omgångar"})


_AGAIN = frozenset({",", "och", "samt", "på", "nytt", "igen", "den", "åter", "därefter"})


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
    for i in range(act.verb + 1, unit.last):
        if a.tokens[i].label == "DATE" and (now is None or a.tokens[i].data.first() <= now.last()):
            dates.append(i)
        elif dates and a.tokens[i].text.lower() not in _AGAIN:
            break
    if act.date_at not in dates:
        return [act]
    return [replace(act, date=a.tokens[i].data, date_at=i) for i in dates]


def _takes_effect(a: Annotated, at: int, taken: bool = False) -> bool:
    """Whether a told step takes effect on a date: "sade upp avtalet från och med den 1 januari", "per den …"."""
    words = [a.tokens[i].text.lower() for i in range(max(0, at - 5), at)]
    words = words[:-1] if words[-1:] == ["den"] else words
    if words[-2:] in (["verkan", "från"], ["verkan", "per"]) or words[-3:] == ["från", "och", "med"]:
        return True
    from_day = taken and words[-1:] == ["från"] and a.tokens[at].data.precision == "day"
    return from_day or words[-1:] in (["per"], ["fr.o.m."], ["fr.o.m"])


def _own_date(a: Annotated, verb: int, at: int) -> bool:
    """Whether no further verb stands between a told verb and a date: "som pausades 2020, återupptas från och med …"."""
    return not any(a.tokens[i].label in PREDICATES - {"ESTABLISH"} for i in range(verb + 1, at))


def _long_ago(a: Annotated, at: int) -> bool:
    """Whether a date lies before the year of the document: "avtalet från 1981 sägs upp" tells no day of effect."""
    now = a.head.meeting_date or a.head.date
    return now is not None and a.tokens[at].data.last()[:4] < now.first()[:4]


def _dates_verb(a: Annotated, at: int, verb: int, first: int) -> bool:
    """Whether a date can be the told verb's own: not a "sedan", and not in a clause that hangs on it."""
    before = a.tokens[at - 1].text.lower() if at > first else ""
    low, high = sorted((at, verb))
    said = a.tokens[at - 2] if before == "den" and at - 2 >= first else a.tokens[at - 1]
    chosen = said.text.lower() in ("valde", "valt", "beslutade", "beslutat")
    if (
        before
        and at < verb
        and said.label in (*PREDICATES, "EXPIRE")
        and said.label != a.tokens[verb].label
        and not chosen
    ):
        return False  # "ingicks 1996 och förlängdes två gånger", "löpte ut den 31 december och har inte förlängts"
    if before == "sedan" and (a.tokens[verb].label == "" or (at + 1 == verb and a.tokens[verb].form in TOLD_VERBS)):
        return True  # "är sedan 2012 inte längre vår vänort", "det sedan 2012 pausade avtalet"
    if before == "sedan" and a.tokens[verb].form == "sup":
        beside = {a.tokens[at - 2].text.lower(), a.tokens[max(first, verb - 1)].text.lower()}
        beside |= {a.tokens[at + 1].text.lower()} if at < verb else set()
        if (at < verb or at - verb <= 3) and beside & {"är", "var", "varit", "hållits", "legat"}:
            return True  # "förbindelsen är sedan mars 2022 pausad", "avtalet är pausat sedan 2020"
    if at > verb and not _own_date(a, verb, at):
        return False  # "har förlängts två gånger, ska sägas upp till den 1 januari 2017"
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
        # "I skrivelsen föreslår kontoret": behind the verb stands its subject, where none stands in front
        behind = range(cues[0] + 1, min(cues[0] + 3, source.last))
        for i in (*range(cues[0] - 1, source.first - 1, -1), *(n for n in behind if a.tokens[n].label == "OFFICE")):
            token = a.tokens[i]
            if token.label == "ORGAN":
                return replace(act, organ=token.data.organ, organ_name=token.data.name, organ_at=i)
            if token.label == "OFFICE":
                act = replace(act, organ="annat", organ_name=token.data.name, organ_at=i)
                paper = next((n for n in range(source.first, source.last) if dates_paper(a, n)), None)
                return act if paper is None else replace(act, date=a.tokens[paper].data, date_at=paper)
    return act


def _effect(a: Annotated, at: int) -> Date:
    """The day of effect that a date gives: the first of a range, the last of a year at whose end it lies."""
    date: Date = a.tokens[at].data
    words = [t.text.lower() for t in a.tokens[max(0, at - 4) : at]]
    if date.precision == "year" and "utgången" in words:
        return Date(value=f"{date.value}-12-31", precision="day")
    if date.precision == "range" and _is_turn(a, at):
        return Date(value=f"{(date.value or '').split('/')[0]}-12-31", precision="day")
    return _start(date)


def _is_turn(a: Annotated, at: int) -> bool:
    """Whether a range is the turn of a year: "vid årsskiftet" is the last day of the old one."""
    return a.tokens[at].text.lower().startswith("årsskift") and a.tokens[at - 1].text.lower() == "vid"


def _start(date: Date) -> Date:
    """The first day of a range of days, any other date as it is."""
    first = (date.value or "").split("/")[0]
    return Date(value=first, precision="day") if date.precision == "range" and len(first) == 10 else date


_STEPS = frozenset(
    {"beslutet", "besluten", "uppsägningen", "uppsägningarna", "avslutet", "avsluten", "pausen", "förlängningen"}
)
_STRONG = frozenset({"verkan", "kraft"})
_FORCE = _STRONG | {"gäller", "gälla", "verkställs", "verkställas", "ske", "sker", "börjar"}


def _then(a: Annotated, unit: Unit, at: int) -> Iterator[Unit]:
    """The sentence behind one, and behind a member of a list the other members and what follows them."""
    while at < len(a.units) and a.units[at].part is unit.part:
        yield a.units[at]
        if unit.intro is None or a.units[at].intro is not unit.intro:
            return
        at += 1


def _next_effect(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """The day of effect told by the sentence that follows ("Avtalet upphör därmed att gälla den 31 oktober 2022")."""
    if act.act not in ("end", "establish", "renew", "pause"):
        return act
    at = a.unit_index(unit.first) + 1
    if at >= len(a.units) or a.units[at].part is not unit.part:
        return act
    following = a.units[at]
    words = {a.tokens[i].text.lower() for i in range(following.first, following.last)}
    for u in _then(a, unit, at):
        said = {a.tokens[i].text.lower() for i in range(u.first, u.last)}
        for i in range(u.first, u.last) if said & _STEPS and said & _FORCE else ():
            if a.tokens[i].label == "DATE" and (_leads_to_effect(a, i, u.first) or said & _STRONG):
                return replace(act, effective=_effect(a, i), effective_at=i)
    for n, later in enumerate(u for u in a.units[at : at + _LATER] if u.part is unit.part):
        words = {a.tokens[i].text.lower() for i in range(later.first, later.last)}
        ends = any(w.startswith("upphör") for w in words) or (
            bool(words & {"uppsägningen", "avslutet"}) and bool(words & {"kraft", "gäller", "gälla", "verkan"})
        )
        if n and (act.act != "end" or not ends or _names_other(a, later)):
            continue
        if ends if act.act in ("end", "pause") else words & {"träder", "gälla", "gäller"} and not ends:
            for i in range(later.first, later.last):
                if a.tokens[i].label == "DATE" and _leads_to_effect(a, i, later.first):
                    return replace(act, effective=_effect(a, i), effective_at=i)
    return act


_LATER = 3  # sentences behind an end in which its day may be told


def _names_other(a: Annotated, unit: Unit) -> bool:
    return any(a.tokens[i].label in ("PLACE", "NAME", "COUNTRY") for i in range(unit.first, unit.last))


def _at_once(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """What is ended "med omedelbar verkan" ends on the day of the decision."""
    day = a.head.meeting_date or a.head.date
    day = act.date if act.stage == "reported" else day
    if (
        act.act not in ("end", "pause")
        or act.stage not in ("decided", "reported")
        or act.effective is not None
        or day is None
    ):
        return act
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    at = next((n for n in range(len(words)) if any(words[: n + 1][-len(run) :] == run for run in _NOW)), None)
    return act if at is None else replace(act, effective=day, effective_at=unit.first + at)


_NOW = (  # "i dag" is one token or two
    ["omedelbar", "verkan"],
    ["denna", "dag"],
    ["dagens", "datum"],
    ["dags", "dato"],
    *([lead, *today] for lead in ("från", "med") for today in (["idag"], ["i dag"], ["i", "dag"])),
)


def _is_last_day(a: Annotated, at: int, act: FoundAct) -> bool:
    """Whether a date is how long something goes on ("pausas till och med den 31 december"), not when it begins."""
    words = [a.tokens[i].text.lower() for i in range(max(0, at - 4), at)]
    until = (
        words[-3:] == ["till", "och", "med"] or words[-4:-1] == ["till", "och", "med"] or "t.o.m" in "".join(words[-2:])
    )
    until = until or words[-3:] == ["till", "utgången", "av"] or words[-4:-1] == ["till", "utgången", "av"]
    return act.act not in ("end", "partly_end", "not_renew") and until


def _leads_to_effect(a: Annotated, at: int, first: int) -> bool:
    near = [a.tokens[i].text.lower() for i in range(max(first, at - 4), at)]
    words = near[-2:]
    date = a.tokens[at].data
    if date.qualifier == "before" or (date.qualifier == "after" and date.precision == "day"):
        return True
    if date.precision == "range" and _is_turn(a, at):
        return True
    if date.precision == "range" and len((date.value or "").split("/")[0]) < 10:
        return False  # "för åren 2018–2020" is the term
    if "åren" in near:
        return False  # "för åren 2002 och 2003" too
    if "utgången" in near or (date.precision == "range" and words[-1:] in (["tiden"], ["perioden"])):
        return True
    if "sedan" in words or "beslutade" in words:
        return False
    return (
        not words
        or words[-1] in EFFECTIVE_LEAD
        or words[-1] in ("under", "i", "efter", "efterföljande", "utgången", "årsskiftet")
    )
