"""When, where and by whom an act was, is or will be done: date, organ and § of its step, and the day it takes effect."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS, FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.consequence import of_their_word
from pipeline.extract.acts.effects import (
    at_once,
    effect_of,
    exact,
    is_last_day,
    is_old_end,
    leads_to_effect,
    next_effect,
    sets_in,
    takes_effect,
)
from pipeline.extract.acts.officials import official_decided
from pipeline.extract.acts.organ_before import organ_before
from pipeline.extract.acts.papers import dates_paper, day_of_letter
from pipeline.extract.acts.performs import day_of_performing
from pipeline.extract.acts.proposed_behind import told_proposer
from pipeline.extract.acts.stage_signs import latest, proposal_of
from pipeline.extract.acts.subjects import SAYS, passive
from pipeline.extract.acts.taken import ceases_on, decision_taken, in_its_year, meeting_told, today
from pipeline.extract.acts.tellers import TELLING, nobody_named, tells_of, their_council
from pipeline.extract.acts.told_clauses import told_clause
from pipeline.extract.acts.told_days import day_before, of_founding, told_behind
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.organs import hands_on
from schemas.document import MINUTES, Organ

_SIGNS = ("underteckna", "skriva under", "skriva på", "signera")
_BESIDE = 12  # tokens between an organ and the § of its decision, at most
_TAKE_EFFECT = frozenset({"end", "partly_end", "pause", "resume", "renew", "not_renew", "establish", "amend"})


def with_step(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Date, organ and § of the step where the clause gives them; for decisions and proposals the date it takes effect."""
    if act.stage in ("decided", "proposed", "requested"):
        return told_proposer(a, unit, _laid_step(a, unit, act))
    if act.stage in ("reported", "planned") or (act.stage == "rejected" and act.background):
        return _in_order(_told_step(a, unit, act))
    return act


def _in_order(act: FoundAct) -> FoundAct:
    """The step without a day of effect that lies before its own: that is the day on which the agreement began."""
    day, effect = act.date, act.effective
    if day is None or effect is None or not day.value or not effect.value or effect.last() >= day.first():
        return act
    return replace(act, effective=None, effective_at=None)


def _laid_step(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """A step that is asked for, proposed or decided: whose proposal it is, and the date it takes effect."""
    if act.act == "amend":
        return _proposer(a, unit, next_effect(a, unit, act))
    if act.act not in _TAKE_EFFECT:  # "utvärderas under 2019": the time of a task is no day of effect
        return _proposer(a, unit, act)
    for i in _dates(a, unit):
        signs = a.tokens[act.verb].text.lower().startswith(_SIGNS)  # "underteckna avtalet vid besöket i juni"
        leads = leads_to_effect if i > min(act.verb, act.object) and not signs else sets_in
        if (
            leads(a, i, unit.first)
            and not is_last_day(a, i, act)
            and not is_old_end(a, i, act, unit.first)
            and not _long_ago(a, i)
        ):
            i = exact(a, i)
            return _proposer(a, unit, replace(act, effective=effect_of(a, i), effective_at=i))
    return _proposer(a, unit, at_once(a, unit, next_effect(a, unit, act)))


def _told_step(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """A told or planned act with date, organ and § of its step, and the day on which it took effect."""
    dates = _dates(a, unit)
    said = decision_taken(a, unit) or told_behind(a, unit, act.verb) if act.stage == "reported" else None
    taken = said is not None or any(i < act.verb for i in dates)  # the day of the decision
    effect = next(
        (i for i in dates if i > act.verb and takes_effect(a, i, taken, act.act) and _own_date(a, act.verb, i)),
        None,
    )
    effect = effect if effect is not None else ceases_on(a, act.verb, dates, said)
    if effect is not None:
        act = replace(act, effective=effect_of(a, effect), effective_at=effect)
    elif act.stage == "reported" and act.act in ("end", "renew", "establish"):
        act = next_effect(a, unit, act)
    dates = _own_clause(a, unit, act.verb, dates)
    dates = [i for i in dates if not _in_aside(a, unit, i, act.verb)] or dates
    dates = [
        i for i in dates if i != effect and _dates_verb(a, i, act.verb, unit.first) and not of_founding(a, i, act.verb)
    ]
    if act.act in ("pause", "renew", "resume"):  # "pausades till årsskiftet"
        dates = [
            i for i in dates if i < act.verb or not (a.tokens[i - 1].text.lower() == "till" or is_last_day(a, i, act))
        ]
    dates = [i for i in dates if not _after_that(a, i, act.verb)]
    if len(dates) > 1:  # "Sedan 2006 är avtalet pausat efter ett beslut den 14 november"
        dates = [i for i in dates if i >= act.verb - 1 or a.tokens[i - 1].text.lower() != "sedan"] or dates
    if not dates and _same_time(a, unit, act.verb):
        dates = [i for i in range(unit.first, act.verb) if a.tokens[i].label == "DATE"]
    if not dates and act.stage == "reported" and (then := day_before(a, unit, act.verb)) is not None:
        dates = [then]
    near = sorted(
        dates,
        key=lambda i: (
            i < act.verb and (act.stage == "planned" or _of_verb_before(a, i, act.verb)), abs(i - act.verb), i
        ),
    )  # fmt: skip
    date_at = near[0] if near else None
    if date_at is None and act.stage == "reported" and (said is None or said.day is None):
        date_at = today(a, *told_clause(a, unit, act.verb))
    if act.act == "renew" and (last := latest(a, unit, act.verb)) is not None:
        date_at = last
    organs = sorted(
        (
            i
            for i in range(unit.first, unit.last)
            if organ_at(a, i) is not None
            and act.by not in ("foreign", "mutual")
            and not tells_of(a, i, act.verb)
            and not _of_next(a, unit, act.verb, i)
        ),
        key=lambda i: (act.stage == "planned" and i < act.verb, abs(i - (date_at or act.verb))),
    )
    if said is not None and date_at is not None and _only_when(a, date_at):
        date_at = None  # "förlängs inte när det går ut i sommar. Beslut om detta fattades den 3 maj."
    closer = (
        in_its_year(a.tokens[said.day].data, a.tokens[date_at].data)
        if said is not None and said.day is not None and date_at is not None
        else None
    )
    date_at = said.day if said is not None and closer is not None else date_at
    same = said is not None and (
        said.day is None or date_at is None or a.tokens[said.day].data.value == a.tokens[date_at].data.value
    )
    if said is not None and same and not organs and said.organ is not None:
        organs = [said.organ]
    if not organs and act.stage == "reported" and act.by not in ("foreign", "mutual"):
        before = organ_before(a, unit, act.verb)
        organs = [before] if before is not None else []
        act = replace(act, by="swedish") if organs else act
    paragraphs = _paragraphs(a, unit, act.verb, organs, date_at)
    organ = organ_at(a, organs[0]) if organs else None
    offices = [
        i
        for i in range(unit.first, unit.last)
        if a.tokens[i].label == "OFFICE"
        and (i < act.verb or _done_by(a, act.verb, i))
        and not TELLING & {a.tokens[i - 1].text.lower(), a.tokens[i + 1].text.lower()}  # who tells of it
    ]
    if organ is None and offices and act.by not in ("foreign", "mutual"):
        act = replace(act, organ="annat", organ_name=a.tokens[offices[-1]].data.name, organ_at=offices[-1])
    elif act.by == "foreign" and act.stage == "reported" and (council := their_council(a, unit, act.verb)) is not None:
        whose = f"{a.word(council - 1)} " if a.word(council) == "råd" and a.word(council - 1).endswith("s") else ""
        act = replace(act, organ="annat", organ_name=f"{whose}{a.word(council)}", organ_at=council)
    elif organ is None and act.by == "swedish" and (who := official_decided(a, unit, act.verb)) is not None:
        act = replace(act, organ="annat", organ_name=who.name, organ_at=who.at)
    elif organ is None and act.by == "swedish" and act.stage != "planned" and nobody_named(a, unit, act):
        act = replace(act, by="unknown")
    told = said if date_at is None else None
    date_at = told.day if told is not None else date_at
    if date_at is None and organ is not None and act.stage == "reported":
        date_at = meeting_told(a, organ)
    if date_at is None and act.by == "foreign":
        date_at = day_of_letter(a, unit)
        date_at = day_of_performing(a, unit, act.verb) if date_at is None else date_at
    number = a.tokens[paragraphs[0]].data.number if paragraphs else told.paragraph if told is not None else None
    act = replace(
        act,
        date=closer or (a.tokens[date_at].data if date_at is not None else None),
        date_at=date_at,
        organ=organ.organ if organ else act.organ,
        organ_name=organ.name if organ else act.organ_name,
        organ_at=organs[0] if organs else act.organ_at,
        paragraph=number if organ else None,
    )
    act = of_their_word(a, unit, act)
    return (
        at_once(a, unit, act)
        if act.stage == "reported" and act.date is not None and act.date.precision == "day"
        else act
    )


def _of_next(a: Annotated, unit: Unit, verb: int, organ: int) -> bool:
    """Whether an organ did what another told verb says: "utvärderades 2012 och förlängdes 2017 av kommunstyrelsen"."""
    first, last = told_clause(a, unit, verb)
    if organ >= last:
        return any(a.tokens[i].label == "DATE" for i in range(first, last))
    return organ < first and a.word(organ - 1) == "av"


def _dates(a: Annotated, unit: Unit) -> list[int]:
    return [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]


def _only_when(a: Annotated, at: int) -> bool:
    """Whether a date stands in a clause that says when an agreement runs out."""
    return any(t.text.lower() == "när" for t in a.tokens[max(0, at - 6) : at])


def _of_verb_before(a: Annotated, at: int, verb: int) -> bool:
    """Whether "och" with a verb of its own parts a date from a told verb: "är slutna 1997 och har förlängts en gång, 2001"."""
    words = [t.text.lower() for t in a.tokens[at + 1 : verb]]
    return any(words[n : n + 2] in (["och", "har"], ["och", "hade"]) for n in range(len(words)))


def _after_that(a: Annotated, at: int, verb: int) -> bool:
    """Whether "därefter" behind a told verb sets it off from a date in front: "tecknades 2009 och förlängdes därefter"."""
    return at < verb and a.word(verb + 1) in ("därefter", "sedermera", "senare")


def _paragraphs(a: Annotated, unit: Unit, verb: int, organs: list[int], date_at: int | None) -> list[int]:
    """The § beside the organ of a step, or right behind its day; that of another verb's clause is another step's."""
    first, last = told_clause(a, unit, verb)
    found = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "PARA" and organs]
    own = [i for i in found if first <= i < last and date_at is not None and 0 < i - date_at <= 3]
    own = own or [i for i in found if first <= i < last and a.tokens[i - 1].text == "("]  # "… sägs upp (§ 164)"
    return own or [
        i for i in found if abs(i - organs[0]) <= _BESIDE and (first <= i < last or not first <= organs[0] < last)
    ]


def _done_by(a: Annotated, verb: int, office: int) -> bool:
    """Whether an office behind a passive verb did what is told: "utvärderades under hösten 2015 av näringslivskontoret"."""
    before = a.tokens[office - 2 : office]
    led = any(t.text.lower() == "av" for t in before)
    return led and 0 < office - verb <= _BESIDE and passive(a.tokens[verb].text)


def _own_clause(a: Annotated, unit: Unit, verb: int, dates: list[int]) -> list[int]:
    """The dates of a told verb's own clause; where it has none, those that the verbs behind it share with it."""
    first, last = told_clause(a, unit, verb)
    return [i for i in dates if first <= i < last] or [i for i in dates if i >= last]


def _in_aside(a: Annotated, unit: Unit, at: int, verb: int) -> bool:
    """Whether a date stands in a relative clause that commas close in front of a verb: "Utbytet, som går tillbaka till
    1968, pausades i januari 2010"."""
    led = next((i for i in range(at - 1, unit.first, -1) if a.tokens[i].text == ","), None)
    closed = any(a.tokens[i].text == "," for i in range(at + 1, min(at + 4, verb)))
    return at < verb and closed and led is not None and a.word(led + 1) in ("som", "vilket", "vilken", "vilka")


def _same_time(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a told verb refers to the time of the one before: "avslutades 2022 och förnyades då för tre år"."""
    behind = [t.text.lower() for t in a.tokens[verb + 1 : min(verb + 3, unit.last)]]
    return bool({"då", "samtidigt"} & set(behind[:1]) or behind == ["samma", "år"])


def _own_date(a: Annotated, verb: int, at: int) -> bool:
    """Whether no further verb stands between a told verb and a date: "som pausades 2020, återupptas från och med …".

    What is given notice "till upphörande den …" has but one.
    """
    between = [t for t in a.tokens[verb + 1 : at] if t.label in PREDICATES - {"ESTABLISH"} and t.form != "noun"]
    return all(t.label == a.tokens[verb].label and t.text.lower() in ("upphörande", "upphöra") for t in between)


def _long_ago(a: Annotated, at: int) -> bool:
    """Whether a date lies before the year of the document: "avtalet från 1981 sägs upp" tells no day of effect."""
    now = a.head.meeting_date or a.head.date
    return now is not None and a.tokens[at].data.last()[:4] < now.first()[:4]


def _dates_verb(a: Annotated, at: int, verb: int, first: int) -> bool:
    """Whether a date can be the told verb's own: not a "sedan", and not in a clause that hangs on it."""
    before = a.tokens[at - 1].text.lower() if at > first else ""
    low, high = sorted((at, verb))
    said = a.tokens[at - 2] if before == "den" and at - 2 >= first else a.tokens[at - 1]
    chosen = said.text.lower() in ("valde", "valt", "beslutade", "beslutat", "fann", "funnit", *SAYS)
    if (
        before
        and at < verb
        and said.label in (*PREDICATES, "EXPIRE")
        and said.label != a.tokens[verb].label
        and not (chosen or (said.label == "EXPIRE" and a.word(first) in ("när", "då")))
    ):
        return False  # "ingicks 1996 och förlängdes två gånger", "löpte ut den 31 december och har inte förlängts"
    if before == "sedan" and (a.tokens[verb].label == "" or (at + 1 == verb and a.tokens[verb].form in TOLD_VERBS)):
        return True  # "är sedan 2012 inte längre vår vänort", "det sedan 2012 pausade avtalet"
    if before == "sedan" and verb < at and a.word(verb).startswith(("paus", "frys", "frus")) and _own_date(a, verb, at):
        return True  # "har pausats av kommunstyrelsen sedan mars 2014"
    if before == "sedan" and a.tokens[verb].form == "sup":
        beside = {a.tokens[at - 2].text.lower(), a.tokens[max(first, verb - 1)].text.lower()}
        beside |= {a.tokens[at + 1].text.lower()} if at < verb else set()
        if (at < verb or at - verb <= 3) and beside & {"är", "var", "varit", "hållits", "legat"}:
            return True  # "förbindelsen är sedan mars 2022 pausad", "avtalet är pausat sedan 2020"
    if at > verb and any(t.label == "ESTABLISH" and t.form in TOLD_VERBS for t in a.tokens[max(verb + 1, at - 2) : at]):
        return False  # "säger upp avtalet, som slöts 1975, till upphörande den 30 juni"
    if at > verb and not _own_date(a, verb, at):
        return False  # "har förlängts två gånger, ska sägas upp till den 1 januari 2017"
    hangs = at > verb and any(a.tokens[i].text.lower() == "att" for i in range(low, high))
    return before not in ("sedan", "från") and not hangs


def _proposer(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """Whose proposal it is where the clause says so: the organ or office in front of the verb of proposing."""
    if act.stage != "proposed":
        return act
    part = unit.part
    heading = part.heading if part.kind == "forslag" and part.organ not in (None, a.head.organ) else None
    if heading is not None and all(u.part.kind != "forslag_kf" for u in a.units):  # else the board's own is the step
        for i, token in enumerate(a.tokens):
            if heading[0] <= token.start < heading[1] and (organ := organ_at(a, i)) is not None:
                # "Arbetsutskottets förslag": it speaks for the board that it would have propose
                return replace(act, organ=organ.organ, organ_name=organ.name, organ_at=i)
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
                act = replace(act, organ=token.data.organ, organ_name=token.data.name, organ_at=i)
                day = _day_of_proposal(a, i, cues[0])
                return act if day is None else replace(act, date=a.tokens[day].data, date_at=day)
            if token.label == "OFFICE":
                act = replace(act, organ="annat", organ_name=token.data.name, organ_at=i)
                paper = next((n for n in range(source.first, source.last) if dates_paper(a, n)), None)
                paper = _day_behind(a, cues[0]) if paper is None else paper
                return act if paper is None else replace(act, date=a.tokens[paper].data, date_at=paper)
    if (whose := proposal_of(a, unit, act.verb)) is not None:
        day = next((i for i in range(whose, act.verb) if a.tokens[i].label == "DATE"), None)
        token, date = a.tokens[whose], a.tokens[day].data if day is not None else None
        name: Organ = token.data.organ if token.label == "ORGAN" else "annat"
        return replace(act, organ=name, organ_name=token.data.name, organ_at=whose, date=date, date_at=day)
    return _handed_on(a, unit, act)


def _day_behind(a: Annotated, cue: int) -> int | None:
    """The day right behind an office's verb of proposing: "föreslog den 6 september 2016 att", "förordar i yttrande 2016-09-06"."""
    for i in range(cue + 1, cue + 6):
        if a.tokens[i].label == "DATE":
            return i if a.tokens[i].data.precision in ("day", "month") else None
        if a.tokens[i].label or a.word(i) in ("att", ",", ".", ":"):
            return None
    return None


def _handed_on(a: Annotated, unit: Unit, act: FoundAct) -> FoundAct:
    """A proposal as that of the organ that hands the matter on, named anywhere in its sentence or the one that opens it:
    "Att säga upp avtalet är vad styrelsen föreslår", "Styrelsen överlämnar ärendet med förslag att avtalet sägs upp".
    """
    before = a.before(unit)
    opening = before if before is not None and a.last_word(before) == ":" else None
    for source in (unit, unit.intro, opening):
        for i in range(source.first, source.last) if source is not None else ():
            if a.tokens[i].label == "ORGAN" and hands_on(a.head.organ, a.tokens[i].data.organ):
                to = a.word(i - 1) in ("till", "åt", "hos", "på")  # to whom the matter goes
                if not to:
                    return replace(act, organ=a.tokens[i].data.organ, organ_name=a.tokens[i].data.name, organ_at=i)
    return act


def _day_of_proposal(a: Annotated, organ: int, cue: int) -> int | None:
    """The day on which a letter tells that an organ decided to propose: "styrelsen beslöt den 11 mars att föreslå"."""
    between = range(organ + 1, cue)
    told = any(a.word(i).startswith(("beslöt", "beslutade")) for i in (*between, cue))
    if a.head.kind in MINUTES or not told:
        return None
    return next((i for i in between if a.tokens[i].label == "DATE"), None)
