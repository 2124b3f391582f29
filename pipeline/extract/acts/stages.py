"""How far an act has come: the cues that reach its verb, the part it stands in, and the form of the verb.

The order is the one of `acts.py`: asked, proposed, announced, told; what none of them settles is no act.
"""

from __future__ import annotations

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.ahead import behind, decision_day, signed_later
from pipeline.extract.acts.asking import asked_by, asking_noun, asks_in_front, lost_behind, of_member
from pipeline.extract.acts.attributes import in_relative, is_attribute
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.modal import SHALL, WISH, lies_ahead, modal, will
from pipeline.extract.acts.orders import done, put_off, told_order
from pipeline.extract.acts.papers import by_delegation, decides_today, in_letter, is_letter, is_prose
from pipeline.extract.acts.parts_of_motion import fate_of_part
from pipeline.extract.acts.relative import decided_before
from pipeline.extract.acts.subjects import placed_abroad, told_head
from pipeline.extract.acts.taken import decision_taken, said_yes_or_no, told_decision
from pipeline.extract.acts.tellers import both_sign, foreign_asker, teller
from pipeline.extract.annotate import Annotated, Unit
from schemas.document import MINUTES
from schemas.record import By
from schemas.statement import FORMAL_PARTS, Stage

PAST = frozenset({
    "sade", "sa", "gick", "lät", "lade", "lades", "ställde", "ställdes", "gjorde", "gjordes", "gav", "höll",
    "hölls", "satte", "sattes", "skrev", "drog", "sades", "beslutade", "beslutades", "beslöt",
    "fogades", "infördes", "godkände", "godkändes", "antog", "antogs", "fattade",
})  # fmt: skip
SUPINE = frozenset({
    "skrivit", "gått", "lagt", "lagts", "låtit", "ställt", "ställts", "gjort", "gjorts", "hållit", "hållits",
    "satt", "satts", "gett", "sagts", "beslutat", "beslutats",
    "fogats", "införts", "godkänt", "antagit", "nedlagt", "nedlagts",
})  # fmt: skip


def mood(word: str) -> str:
    """The mood of a verb that is no term of its own (`gick … igenom`, `lägger … på is`)."""
    word, words = word.lower(), set(word.lower().split())  # "beslutade den"
    return (
        "past"
        if words & PAST
        else "sup"
        if words & SUPINE
        else "pres"
        if word.endswith(("er", "ar", "s", "får"))
        else "inf"
    )


_NEWS = ("press", "webbsida", "annat", "rapport")

MOVER_WORDS = ("motion", "förslagsställ", "medborgar", "invånar", "kommuninvånar", "privatperson", "initiativtag")


PRONOUNS = frozenset({"han", "hon", "hen", "de"})


def said_by_mover(a: Annotated, at: int) -> bool:
    """Whether the subject of a verb of proposing is the mover: a person, a pronoun, the motion, and no organ or office."""
    unit = a.unit(at)
    for i in [*range(at - 1, unit.first - 1, -1), *range(at + 1, min(at + 4, unit.last))]:
        token = a.tokens[i]
        if token.label in ("ORGAN", "OFFICE"):
            if i > unit.first and a.tokens[i - 1].text.lower() in ("i", "till", "vid", "hos", "av", "från"):
                continue  # where the motion was filed, not who proposes
            return False
        word = token.text.lower()
        if token.label == "PERSON" or word in PRONOUNS or word.startswith(MOVER_WORDS):
            return True
    return False


HAPPENED = frozenset({
    "skedde", "skett", "gjordes", "gjorts", "genomfördes", "genomförts", "ägde", "beslutades", "beslutats",
    "inleddes", "initierats", "påbörjats", "påbörjades", "färdigställts", "slutförts", "slutfördes", "blev",
    "klar", "färdigställd", "genomförd", "gjord", "visar", "visade", "visat", "konstaterar", "konstaterade",
    "pekar", "pekade", "landade", "gjort", "genomfört", "utfört", "gjorde", "genomförde", "utförde", "redovisades",
    "presenterades", "redovisats", "presenterats", "satte", "skrev",
})  # fmt: skip
CHOSE = [["valt", "att"], ["valde", "att"]]  # "X har valt att avsluta avtalet"
TELLS = frozenset({
    "besked", "svarar", "svarade", "svarat", "skrivit", "aviserat", "informerat", "informerade", "meddelar", "meddelade",
    "meddelat", "meddelas", "meddelades", "meddelats", "skriver", "skrev", "underrättar", "underrättade",
})  # fmt: skip


def stage_of(
    a: Annotated, unit: Unit, verb: int, cues: Cues, motion_kind: str | None, order: str
) -> tuple[Stage | None, By, bool]:
    """Stage, by whom, and whether it is told as background only."""
    kind = "arende" if (is_letter(a, unit) and not motion_kind) or is_prose(a, unit) else unit.part.kind
    form = a.tokens[verb].form or mood(a.tokens[verb].text)
    before = [t.text.lower() for t in a.tokens[max(unit.first, verb - 3) : verb] if t.label not in ("DATE", "NEG")]
    came = before[-1:] == ["att"] and "kom" in [t.text.lower() for t in a.tokens[max(unit.first, verb - 4) : verb]]
    if form == "inf" and (came or before[-1:] in (["lät"], ["låtit"])):
        form = "past"  # "lät utvärdera", "kom att förlängas"
    if a.head.kind == "avtal" and a.tokens[verb].label == "END" and form in ("pres", "inf") and _of_ending(a):
        return "decided", "mutual", False
    asker: By = "petition" if motion_kind == "medborgarforslag" else "motion" if motion_kind else "swedish"
    if kind == "rubrik":
        return ("requested", asker, False) if motion_kind else (None, "unknown", False)
    if kind == "motion" or a.head.kind == "motion":
        return (
            ("reported", "swedish", True)
            if form in TOLD_VERBS and not _held_over(a, unit, verb)
            else ("requested", asker if motion_kind else "motion", False)
        )
    if kind == "reservation":
        return None, "unknown", False
    if kind == "yrkande" and form in TOLD_VERBS and is_attribute(a, unit, verb):
        return "reported", "unknown", True
    if kind == "yrkande":
        return "requested", "swedish", False
    if kind in ("arende", "annat") and form == "inf" and decides_today(a, unit, verb):
        return "decided", "swedish", False
    if decided_before(a, unit, verb):
        return "reported", teller(a, unit, verb), True
    asked, proposed, told = cues.before("ASK"), cues.before("PROPOSE"), cues.before("TOLD")
    noun = asking_noun(a, unit, verb)
    if noun is not None and kind not in FORMAL_PARTS and _turned_down(a, unit):
        return "rejected", asker if motion_kind else "motion", True  # "fullmäktige avslog 2019 en motion om att …"
    if noun is not None:
        asked = max(noun, asked or 0)
        asker = asker if motion_kind else asked_by(a, noun)
        motion_kind = motion_kind or "motion"
    if proposed is not None and motion_kind and said_by_mover(a, proposed):
        asked = max(proposed, asked or 0)
    if asks_in_front(a, unit, verb, listed=motion_kind is not None):
        asker = asker if motion_kind else asked_by(a, unit.first)
        asked, motion_kind = verb, motion_kind or "motion"
    if kind == "forslag" and a.head.kind in MINUTES and proposed is not None and said_by_mover(a, proposed):
        return "requested", "swedish", False
    if kind == "forslag" and a.head.kind in MINUTES and _says(a, unit):
        return "requested", "swedish", False
    if kind == "beslut" and decision_day(a, unit) is not None:
        return "planned", "swedish", False
    if kind == "beslut" and announces(a, unit, verb):
        return "reported", "foreign", True  # a notice among what the organ takes note of
    if kind in ("arende", "annat", "beslutsgang") and _moved_by_member(a, unit, proposed) and not motion_kind:
        return "requested", "swedish", False
    if asked is not None and lost_behind(a, unit) and of_member(a, unit, asked):
        return "rejected", "motion", False
    if kind in FORMAL_PARTS:
        fate = fate_of_part(a, unit, verb) if motion_kind else None
        if fate is not None and fate != "granted":
            return "requested", asker, False  # "avslå motionen såvitt avser att säga upp avtalet"
        if (
            fate is None
            and asked is not None
            and (proposed is None or asked >= proposed)
            and not _grants(a, unit, asked)
        ):
            return "requested", "swedish" if of_member(a, unit, asked) else asker, False
        if form in TOLD_VERBS and not _held_over(a, unit, verb):
            return "reported", "unknown" if _states(a, unit, verb) else teller(a, unit, verb), True
        words = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
        if any(words[n : n + 3] == ["hänvisning", "till", "att"] for n in range(len(words))):
            return None, "unknown", False  # "anses besvarad med hänvisning till att avtalet inte förnyas"
        if a.tokens[verb].label == "KEEP" and {"noterar", "konstaterar"} & set(words[:4]):
            return None, "unknown", False  # "noterar att avtalet löper vidare": that it goes on is what is so
        if kind == "beslut" and _decides(a, unit, cues):
            return "decided", "swedish", False
        return "proposed", "swedish", False
    if kind in ("arende", "annat") and _decides_here(a, unit, verb):
        return "decided", "swedish", False
    if kind == "underlag" and announces(a, unit, verb):
        return "reported", "foreign", True  # "Brev från X med besked att staden har beslutat att lämna avtalet"
    if kind in ("underlag", "expediering", "narvaro", "signatur"):
        return ("requested", asker, False) if motion_kind and asked is not None else (None, "unknown", False)
    if told_order(a, unit, verb):
        return "reported", "swedish", True
    if form in ("pres", "inf") and order != "noun" and a.head.kind in _NEWS and decision_taken(a, unit) is not None:
        by = "foreign" if announces(a, unit, verb) else teller(a, unit, verb)
        return "reported", by, True  # "X kommun säger upp avtalet. Det beslutade fullmäktige i går."
    if put_off(a, unit, verb):
        return "planned", "swedish", False
    if form == "inf" and proposed is None and asked is None and modal(a, unit, verb) in SHALL and behind(a, unit):
        return "proposed", "swedish", True  # "Avtalet ska sägas upp. Beslutet tas av fullmäktige den 14 juni."
    if a.tokens[verb].label == "RENEW" and cues.negated and announces(a, unit, verb):
        return "reported", "foreign", True  # "meddelas att staden inte har för avsikt att förnya avtalet"
    if a.tokens[verb].label == "ESTABLISH" and form in TOLD_VERBS and is_attribute(a, unit, verb):
        return "reported", "unknown", True
    if (
        cues.before("PLAN") is not None
        or _planned_behind(a, verb, cues)
        or lies_ahead(a, unit, verb)
        or will(a, unit, verb)
    ):
        return "planned", "foreign" if announces(a, unit, verb) else "swedish", False
    if form not in TOLD_VERBS and decision_day(a, unit) is not None:
        return "planned", "swedish", False
    if asked is None and proposed is None and signed_later(a, verb) and told_head(a, unit, verb) is None:
        return "planned", teller(a, unit, verb), False
    if form in TOLD_VERBS and in_relative(a, unit, verb):
        return "reported", teller(a, unit, verb), True  # "att återuppta avtalet, som 2009 lades på is"
    if asked is not None and (told is None or asked > told or motion_kind):
        return "requested", asker if motion_kind else foreign_asker(a, unit, asked) or asker, False
    if modal(a, unit, verb) in WISH and proposed is None:
        return None, "unknown", False  # "har meddelat att man vill fortsätta" is no act
    if a.tokens[verb].label == "RENEW" and latest(a, unit, verb) is not None:
        return "reported", "mutual" if teller(a, unit, verb) == "mutual" else "swedish", True
    if form in TOLD_VERBS and order != "topic":
        return "reported", teller(a, unit, verb), True
    if (
        told is not None
        and a.tokens[told]
        .text.lower()
        .startswith(("besl", "fatta", "fastst", "fastslog", "har besl", *_CLEARED, *_AGREED))
        and not (proposed is not None and proposed > told)
    ):
        cleared = a.tokens[told].text.lower().startswith(_CLEARED)
        return "reported", "swedish" if cleared else teller(a, unit, verb), True
    if told_head(a, unit, verb) is not None and proposed is None:
        return "reported", teller(a, unit, verb), True
    if announces(a, unit, verb):
        return "reported", "foreign", True
    if form == "inf" and told_decision(a, unit, verb):
        return "reported", "swedish", True
    chose = [t.text.lower() for t in a.tokens[verb - 4 : verb] if t.label not in ("NEG", "DATE")][-2:] in CHOSE
    if form == "inf" and (chose or said_yes_or_no(a, unit, verb)):
        return "reported", teller(a, unit, verb), True
    if order == "noun" and proposed is not None and _proposes_noun(a, unit, proposed, verb):
        return "proposed", "swedish", True
    if order in ("noun", "alone"):
        told_verb = any(
            a.tokens[i].form in TOLD_VERBS for i in range(unit.first, unit.last) if a.tokens[i].label in PREDICATES
        )
        happened = any(a.tokens[i].text.lower() in HAPPENED for i in range(unit.first, unit.last)) or done(
            a, unit, verb
        )
        signed = both_sign(a, unit) if happened else False
        return (
            ("reported", "mutual" if signed else "swedish", True) if told_verb or happened else (None, "unknown", False)
        )
    if proposed is not None and form in ("inf", "pres") and not _from_outside(a, unit, proposed):
        return "proposed", "swedish", True
    return None, "unknown", False


def _of_ending(a: Annotated) -> bool:
    """Whether a signed paper is on the end of an agreement: "Överenskommelse om avslutande", "Avtal om upphörande"."""
    title = (t for u in a.units if u.part.kind == "rubrik" for t in a.tokens[u.first : u.last])
    return any(t.label == "END" and t.form == "noun" for t in title)


def _proposes_noun(a: Annotated, unit: Unit, cue: int, noun: int) -> bool:
    """Whether what a noun names is what is proposed: "hemställer om avveckling av", "har föreslagit uppsägning av"."""
    between = [t.text.lower() for t in a.tokens[cue + 1 : noun]]
    return cue >= unit.first and len(between) <= 6 and not {"att", ",", "med", "efter"} & set(between)


_OUTSIDE = (
    "skr", "skl", "regioner", "landsting", "utrikesdepartementet", "ud", "regeringen", "kommunförbundet", "icld", "sida",
)  # fmt: skip


def _from_outside(a: Annotated, unit: Unit, cue: int) -> bool:
    """Whether a state body or a league of municipalities advises: "SKR rekommenderar sina medlemmar att se över …"."""
    said = a.tokens[cue].text.lower()
    before = [a.tokens[i].text.lower().split()[-1] for i in range(max(unit.first, cue - 4), cue)]
    return said.startswith(("rekommend", "föresl")) and any(word in _OUTSIDE for word in before)


def _planned_behind(a: Annotated, verb: int, cues: Cues) -> bool:
    """Whether words behind a verb put it ahead, and not what another clause tells: "är pausat, men styrelsen ska …"."""
    at = cues.after("PLAN")
    return at is not None and not any(t.text.lower() in ("men", "medan") for t in a.tokens[verb:at])


def _held_over(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a decision holds something to be over: "ska anses ha upphört", "förklarar avtalet upphävt"."""
    now = a.head.meeting_date or a.head.date
    past = [t.data for t in a.tokens[unit.first : unit.last] if t.label == "DATE" and t.data.value]
    said = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    if _states(a, unit, verb):
        return False
    if {"därmed", "härmed"} & set(said) and unit.part.kind == "beslut" and a.tokens[verb].form == "sup":
        return True  # "Motionen bifalls. Avtalet är därmed avslutat."
    if any(w.startswith(_HOLDS) for w in said) and not any(now and d.last() < now.first() for d in past):
        return True
    words = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - 3), verb)]
    return words[-1:] in (["ha"], ["anses"], ["betraktas"], ["vara"]) and any(w in _HELD for w in words)


_HELD = frozenset({"anses", "betraktas", "anse", "betrakta"})
_HOLDS = ("förklara", "uttala", "fastställ", "betrakta")


def _states(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a decision only takes note of what is so: "tar del av brevet och konstaterar att avtalet därmed är avslutat"."""
    said = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    noted = {"konstaterar", "noterar", "del"} & set(said) and not any(w.startswith("bif") for w in said)
    return bool(noted) and bool({"är", "har", "var"} & set(said[-3:]))


def _decides_here(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether the narrative itself says what the meeting decides: "På ordförandens fråga beslutar fullmäktige att …"."""
    if a.head.kind not in MINUTES:
        return by_delegation(a, unit)
    if a.head.organ is None:
        return False
    if unit.intro is not None and a.tokens[unit.first].text.lower() == "att":
        told = [t for t in a.tokens[unit.intro.first : unit.intro.last] if t.label != "BREAK" and t.text != ":"][-2:]
        organ = told[-1].data.organ if told and told[-1].label == "ORGAN" else None
        return told[0].text.lower() == "beslutar" and organ == a.head.organ
    words = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    at = next((n for n, word in enumerate(words) if word == "beslutar"), None)
    if at is None or any(word.startswith(("finner", "föresl", "yrka")) for word in words):
        return False
    beside = a.tokens[unit.first + at + 1 : unit.first + at + 3]
    return any(t.label == "ORGAN" and t.data.organ == a.head.organ and not t.data.genitive for t in beside)


def _moved_by_member(a: Annotated, unit: Unit, proposed: int | None) -> bool:
    """Whether in minutes a member proposes: "Karin Berg (M) föreslår att avtalet pausas"; the chair's is the meeting's."""
    if proposed is None or proposed <= unit.first or a.head.kind not in ("protokoll", "protokollsutdrag"):
        return False
    who = a.tokens[proposed - 1]
    titles = {t.text.lower() for t in a.tokens[max(unit.first, proposed - 3) : proposed - 1]}
    return who.label == "PERSON" and "(" in who.text and not titles & {"ordföranden", "ordförande", "ordf"}


def _says(a: Annotated, unit: Unit) -> bool:
    """Whether a member's name and party open a sentence as in a list of proposals: "Anna Ek (S): Avtalet ska bestå"."""
    words = [t.text for t in a.tokens[unit.first : unit.first + 10]]
    if a.tokens[unit.first].label == "PERSON" and words[1:2] == [":"]:
        return True
    return any(words[n : n + 2] == [")", ":"] for n in range(3, len(words)))


def _grants(a: Annotated, unit: Unit, asked: int) -> bool:
    """Whether a decision grants what is asked behind its own words: "bifalla Karin Bergs (M) motion om att …"."""
    for i in range(asked - 1, unit.first - 1, -1):
        word = a.tokens[i].text.lower()
        if word.startswith(_GRANT):
            return True
        if word.startswith(_OTHERWISE) or word in _GIVE:
            return False
    return False


def _turned_down(a: Annotated, unit: Unit) -> bool:
    return any(t.text.lower() in _TURNED_DOWN for t in a.tokens[unit.first : unit.last])


_TURNED_DOWN = frozenset({"avslog", "avslogs", "avslagit", "avslagits", "avslagen", "avslaget"})
_GRANT = ("bifall", "biföll")
_OTHERWISE = ("avsl", "besvar", "anse", "remitt", "återremi", "bordl", "avskriv", "överl", "lämna", "uppdra")
_GIVE = frozenset({"ge", "ger", "ges", "gav", "gavs", "gett", "getts"})  # "ge nämnden i uppdrag"


def _decides(a: Annotated, unit: Unit, cues: Cues) -> bool:
    """Whether a clause under Beslut is this organ's own decision and no proposal to a higher one."""
    at = cues.before("PROPOSE")
    if at is None or not a.tokens[at].text.lower().startswith(("föresl", "hemställ", "tillstyrk", "förord")):
        return True
    words = [t.text.lower() for t in a.tokens[max(unit.first, at - 5) : at]]
    return at >= unit.first and bool(
        {"vad", "som", "såsom", "än"} & set(words)
    )  # "med ändring av vad styrelsen föreslagit"


def latest(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The date of the last of several times: "förlängs vart femte år, senast 2017", "har förlängts 2009 och 2013"."""
    dates = [i for i in range(verb + 1, unit.last) if a.tokens[i].label == "DATE"]
    now = a.head.meeting_date or a.head.date
    if not dates or (now is not None and a.tokens[dates[-1]].data.first() > now.last()):
        return None
    before = [a.tokens[i - 1].text.lower() for i in dates]
    told = a.tokens[verb].form in TOLD_VERBS
    if "senast" in (before[-1], a.word(dates[-1] - 2)) or (told and before[-1] in ("och", "samt") and len(dates) > 1):
        return dates[-1]
    return None


_OWN = ("ORGAN", "OFFICE", "BODY", "SWPLACE")
_CLEARED = ("klarteck", "gav grönt", "gett grönt")
_AGREED = ("kommit öv", "kom öv", "enades", "enats", "överenskom")


def announces(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether the foreign side tells what it does: "meddelar X att man säger upp avtalet", "X har meddelat att de …"."""
    if a.tokens[verb].form == "pres" and in_letter(a, unit, verb):
        return True
    tells = next((i for i in range(verb - 1, unit.first - 1, -1) if a.tokens[i].text.lower() in TELLS), None)
    if tells is None or not any(a.tokens[i].text.lower() == "att" for i in range(tells + 1, verb)):
        return False
    before = range(tells - 1, unit.first - 1, -1)
    subject = next((i for i in before if a.tokens[i].label in ("PLACE", "NAME", "NATION", *_OWN)), None)
    if subject is not None and (a.tokens[subject].label in ("PLACE", "NATION") or placed_abroad(a, subject)):
        return True  # "X har meddelat kommunen att": our side behind the verb is whom it tells
    beside = [*range(tells + 1, min(tells + 4, verb)), *([] if subject is None else [subject])]
    return any(a.tokens[i].label in ("PLACE", "NATION") or placed_abroad(a, i) for i in beside) and not any(
        a.tokens[i].label in _OWN for i in beside
    )
