"""What a clause shows of how far an act has come: who speaks, what is taken note of, granted, held over or put ahead."""

from __future__ import annotations

import re

from pipeline.extract.acts.act import TOLD_VERBS
from pipeline.extract.acts.cues import Cues
from pipeline.extract.acts.papers import by_delegation, in_letter
from pipeline.extract.acts.subjects import placed_abroad
from pipeline.extract.acts.told_clauses import opens_clause, told_clause
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.organs import hands_on
from schemas.document import MINUTES, PAGES

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


NEWS = (*PAGES, "annat", "rapport")

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
        if word.startswith("motion") and a.word(i - 1).startswith(_OTHERWISE + _GRANT + ("avstyrk", "tillstyrk")):
            continue  # "nämnden avstyrker motionen och föreslår i stället …"
        if token.label in ("PERSON", "PARTY") or word in PRONOUNS or word.startswith(MOVER_WORDS):
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


def of_its_paper(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a signed paper is on a step with an older agreement: by its title ("Överenskommelse om avslutande"), or by
    what the parties in it have agreed ("Parterna är överens om att avtalet förlängs")."""
    title = (t for u in a.units if u.part.kind == "rubrik" for t in a.tokens[u.first : u.last])
    if a.tokens[verb].label == "END" and any(t.label == "END" and t.form == "noun" for t in title):
        return True
    if a.tokens[verb].label not in _ON_OLDER or _EACH_TIME.search(a.words(unit)):
        return False  # "är överens om att avtalet förlängs automatiskt" is a clause
    agreed = _AGREED_TODAY.search(a.item.view.text, a.tokens[unit.first].start, a.tokens[verb].start) is not None
    return agreed and _THE_OLDER.search(a.words(unit)) is not None


_ON_OLDER = frozenset({"END", "RENEW", "AMEND", "PAUSE", "RESUME"})
_THE_OLDER = re.compile(r"(?:avtalet|överenskommelsen|fördraget|förklaringen|förbindelsen)\b")
_EACH_TIME = re.compile(
    r"\b(?:automatiskt|i sänder|i taget|åt gången|varje|vart|ifall|om (?:inte|ej|någon|parterna)|såvida|senast"
    r"|ska|skall|kan|får|vid behov)\b"
)
_AGREED_TODAY = re.compile(
    r"\b(?:(?:har|är)\s+(?:(?:i\s?dag|denna\s+dag|härmed|därför|nu)\s+)?(?:kommit\s+överens|överens|enats|ense)|överenskommer|enas)"
    r"\s+(?:\w+\s+)?om\s+att\b",
    re.IGNORECASE,
)


def proposes_noun(a: Annotated, unit: Unit, cue: int, noun: int) -> bool:
    """Whether what a noun names is what is proposed: "hemställer om avveckling av", "har föreslagit uppsägning av"."""
    between = [t.text.lower() for t in a.tokens[cue + 1 : noun]]
    return cue >= unit.first and len(between) <= 6 and not {"att", ",", "med", "efter"} & set(between)


_OUTSIDE = (
    "skr", "skl", "regioner", "landsting", "utrikesdepartementet", "ud", "regeringen", "kommunförbundet", "icld", "sida",
)  # fmt: skip


def from_outside(a: Annotated, unit: Unit, cue: int) -> bool:
    """Whether a state body or a league of municipalities advises: "SKR rekommenderar sina medlemmar att se över …"."""
    said = a.tokens[cue].text.lower()
    before = [a.tokens[i].text.lower().split()[-1] for i in range(max(unit.first, cue - 4), cue)]
    return said.startswith(("rekommend", "föresl")) and any(word in _OUTSIDE for word in before)


def planned_behind(a: Annotated, verb: int, cues: Cues) -> bool:
    """Whether words behind a verb put it ahead, and not what another clause tells: "är pausat, men styrelsen ska …"."""
    at = cues.after("PLAN")
    return at is not None and not any(t.text.lower() in ("men", "medan") for t in a.tokens[verb:at])


def held_over(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a decision holds something to be over: "ska anses ha upphört", "förklarar avtalet upphävt"."""
    now = a.head.meeting_date or a.head.date
    past = [t.data for t in a.tokens[unit.first : unit.last] if t.label == "DATE" and t.data.value]
    said = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    if only_notes(a, unit, verb):
        return False
    if {"därmed", "härmed"} & set(said) and unit.part.kind == "beslut" and a.tokens[verb].form == "sup":
        return True  # "Motionen bifalls. Avtalet är därmed avslutat."
    if any(w.startswith(_HOLDS) for w in said) and not any(now and d.last() < now.first() for d in past):
        return True
    words = [a.tokens[i].text.lower() for i in range(max(unit.first, verb - 3), verb)]
    return words[-1:] in (["ha"], ["anses"], ["betraktas"], ["vara"]) and any(w in _HELD for w in words)


_HELD = frozenset({"anses", "betraktas", "anse", "betrakta"})
_HOLDS = ("förklara", "uttala", "fastställ", "betrakta")


def only_notes(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a decision only takes note of what is so: "tar del av brevet och konstaterar att avtalet därmed är avslutat"."""
    said = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    noted = {"konstaterar", "noterar", "del"} & set(said) and not any(w.startswith("bif") for w in said)
    return bool(noted) and bool({"är", "har", "var"} & set(said[-3:]))


def decides_here(a: Annotated, unit: Unit, verb: int) -> bool:
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


def moved_by_member(a: Annotated, unit: Unit, proposed: int | None) -> bool:
    """Whether in minutes a member proposes: "Karin Berg (M) föreslår att avtalet pausas"; the chair's is the meeting's."""
    if proposed is None or proposed <= unit.first or a.head.kind not in ("protokoll", "protokollsutdrag"):
        return False
    who = a.tokens[proposed - 1]
    titles = {t.text.lower() for t in a.tokens[max(unit.first, proposed - 3) : proposed - 1]}
    return who.label == "PERSON" and "(" in who.text and not titles & {"ordföranden", "ordförande", "ordf"}


def names_a_member(a: Annotated, unit: Unit) -> bool:
    """Whether a member's name and party open a sentence as in a list of proposals: "Anna Ek (S): Avtalet ska bestå"."""
    words = [t.text for t in a.tokens[unit.first : unit.first + 10]]
    if a.tokens[unit.first].label == "PERSON" and words[1:2] == [":"]:
        return True
    return any(words[n : n + 2] == [")", ":"] for n in range(3, len(words)))


def grants(a: Annotated, unit: Unit, asked: int) -> bool:
    """Whether a decision grants what is asked behind its own words: "bifalla Karin Bergs (M) motion om att …"."""
    for i in range(asked - 1, unit.first - 1, -1):
        word = a.tokens[i].text.lower()
        if word.startswith(_GRANT):
            return True
        if word.startswith(_OTHERWISE) or word in _GIVE:
            return False
    return False


def _sources(a: Annotated, unit: Unit) -> list[Unit]:
    """A unit with the one that introduces it, and the line in front of it that ends with a colon."""
    before = a.before(unit)
    opening = before if before is not None and a.last_word(before) == ":" else None
    return [u for u in (unit, unit.intro, opening) if u is not None]


def laid_by_organ(a: Annotated, unit: Unit) -> bool:
    """Whether it is the preparing organ that proposes, among what members move: "Styrelsen lämnar följande förslag: …"."""
    for source in _sources(a, unit):
        tokens = a.tokens[source.first : source.last]
        organ = any(t.label == "ORGAN" and hands_on(a.head.organ, t.data.organ) for t in tokens)
        moved = any(t.label == "PERSON" or t.text.lower().startswith("yrka") for t in tokens)
        if organ and not moved and any(t.text.lower().startswith(_LAYS) for t in tokens):
            return True
    return False


_OF_MOTION = ("motion", "yrkande", "medborgarförslag", "att-sats", "förslag")
_PARTS = frozenset({"och", "samt", "men", ";", "utan", "i stället", "istället"})


def disposes_of(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a decision only names what a motion asked, behind what it does with it: "avslår yrkandet i motionen att
    säga upp avtalet". What it decides beside that stands behind "och" or "men".
    """
    named = False
    for i in range(verb - 1, unit.first - 1, -1):
        word = a.word(i)
        if word in _PARTS or word.startswith(_GRANT) or (word == "avslag" and a.word(i - 1) == "med"):
            return False  # "att med avslag på motionen behålla avtalet": its own decision follows
        if word.startswith(_OTHERWISE) and not word.startswith(("lämnar", "lämna", "överl", "uppdra")):
            return named
        named = named or word.startswith(_OF_MOTION)
    return False


_IS_TO = re.compile(
    r"(?:förslag|hemställan|rekommendation)\b[^.;:]{0,60}?\b(?:är|var|innebär|innebar|går\s+ut\s+på|gick\s+ut\s+på|lyder|löd|avser)(?:\s+(?:därför|alltså|nu))?\s+att\b",
    re.IGNORECASE,
)


def proposal_of(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The organ or office whose proposal a sentence gives: "Kommunstyrelsens förslag, 2015-10-20 § 221, är att …"."""
    text, start = a.item.view.text, a.tokens[unit.first].start
    told = _IS_TO.search(text, start, a.tokens[verb].start)
    if told is None or a.tokens[unit.first].label not in ("ORGAN", "OFFICE"):
        return None
    return unit.first if a.tokens[unit.first + 1].start == told.start() else None


def tells_refusal(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence tells that something was turned down: "fullmäktige avslog 2019 en motion om att …"."""
    return any(t.text.lower() in _TURNED_DOWN for t in a.tokens[unit.first : unit.last])


_TURNED_DOWN = frozenset({"avslog", "avslogs", "avslagit", "avslagits", "avslagen", "avslaget"})
_GRANT = ("bifall", "biföll", "bifölls")
_OTHERWISE = ("avsl", "besvar", "anse", "remitt", "återremi", "bordl", "avskriv", "överl", "lämna", "uppdra")
_GIVE = frozenset({"ge", "ger", "ges", "gav", "gavs", "gett", "getts"})  # "ge nämnden i uppdrag"


def own_decision(a: Annotated, unit: Unit, cues: Cues) -> bool:
    """Whether a clause under Beslut is this organ's own decision and no proposal to a higher one."""
    if _laid_before_council(a, unit, cues.verb):
        return False
    at = cues.before("PROPOSE")
    if at is None or not a.tokens[at].text.lower().startswith(("föresl", "hemställ", "tillstyrk", "förord")):
        return True
    words = [t.text.lower() for t in a.tokens[max(unit.first, at - 5) : at]]
    return at >= unit.first and bool(
        {"vad", "som", "såsom", "än"} & set(words)
    )  # "med ändring av vad styrelsen föreslagit"


_LAYS = ("förslag", "föresl", "hemställ", "tillstyrk", "förord", "vill")


def _laid_before_council(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a board's decision lays a proposal before the council, by a verb or a noun in front of what is proposed:
    "lämnar följande förslag till fullmäktige: …", "överlämnar ärendet till fullmäktige med tillstyrkan av att …".
    """
    if a.head.organ in COUNCILS:
        return False
    for source in _sources(a, unit):
        says_what = any(a.word(i) == "är" and a.word(i + 1) == "vad" for i in range(verb, source.last - 1))
        said = range(source.first, source.last if says_what else min(verb, source.last))
        council = any(
            t.label == "ORGAN" and t.data.organ in COUNCILS and not t.data.genitive for t in (a.tokens[i] for i in said)
        )
        if council and any(a.word(i).startswith(_LAYS) for i in said):
            return True
    return False


def latest(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The date of the last of several times: "förlängs vart femte år, senast 2017", "har förlängts 2009 och 2013"."""
    last = told_clause(a, unit, verb)[1]
    dates = [i for i in range(verb + 1, last) if a.tokens[i].label == "DATE" and not opens_clause(a, i)]
    now = a.head.meeting_date or a.head.date
    if not dates or (now is not None and a.tokens[dates[-1]].data.first() > now.last()):
        return None
    before = [a.tokens[i - 1].text.lower() for i in dates]
    told = a.tokens[verb].form in TOLD_VERBS
    if "senast" in (before[-1], a.word(dates[-1] - 2)) or (told and before[-1] in ("och", "samt") and len(dates) > 1):
        return dates[-1]
    return None


_OWN = ("ORGAN", "OFFICE", "BODY", "SWPLACE")
CLEARED = ("klarteck", "gav grönt", "gett grönt")
AGREED = ("kommit öv", "kom öv", "är öv", "var öv", "enades", "enats", "överenskom")


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
