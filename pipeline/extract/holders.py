"""Whose reason it is: the mover's, an office's, the deciding organ's, the majority's it follows, or the opposition's."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from pipeline.extract.acts.stage_signs import MOVER_WORDS, PRONOUNS, said_by_mover
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.given import CLOSES
from pipeline.extract.tokens import QUOTE, UNQUOTED
from pipeline.extract.voices import SAYS as SAYING
from pipeline.extract.voices import Voice, voices
from schemas.document import MINUTES
from schemas.record import Holder, Reason
from schemas.statement import TOLD_PARTS, PartKind

HELD_BY: dict[PartKind, Holder] = {
    "motion": "motion",
    "forslag": "official",
    "beredning": "official",
    "arende": "official",
    "beslut": "deciding_organ",
    "forslag_kf": "deciding_organ",
    "annat": "official",
}
SAYS = frozenset(
    {
        "framhåller",
        "anför",
        "skriver",
        "konstaterar",
        "menar",
        "anger",
        "bedömer",
        "uppger",
        "påpekar",
        "pekar",
        "anser",
    }
)
_HOLDERS: dict[str, Holder | None] = {
    "office": "official",
    "paper": "official",
    "organ": "majority",
    "proposer": "majority",
    "own": None,
}

_GROUNDS = re.compile(
    r"(?i)(?:som\s+(?:skäl|motiv\w*|grund)|(?:ett\s+|det\s+)?(?:skäle[nt]|motive[nt]|motiveringen|anledningen|orsaken|bakgrunden|grunden)\b"
    r"|(?:detta|det|förslaget|kravet|begäran)\s+(?:motiveras|grundas|beror))"
)
_THEREFORE = re.compile(
    r"(?i)\b(?:därför|därmed|mot\s+(?:den|denna)\s+bakgrund\w*|med\s+(?:hänsyn|anledning)\s+(?:till|av)\s+det\w*)\b"
)
_SHARES = re.compile(
    r"(?i)\b\w*(?:styrelsen|fullmäktige|nämnden|utskottet|direktionen|styret)\s+(?:delar|instämmer\s+i|ansluter\s+sig\s+till|ställer\s+sig\s+bakom)\s+"
    r"(?:\w+\s+){0,2}(?:bedömning|uppfattning|slutsats|syn|förslag|skrivelse|utlåtande)"
)
_TAKEN = re.compile(
    r"(?i)\b(?:besl[öu]t\w*|beslutade\w*|fattade)\b"
)  # a sentence that tells of a decision and its ground
_PUBLIC: frozenset[Reason] = frozenset({"state_conduct", "human_rights"})
_CITED = re.compile(
    r"(?i)(?:an(?:förs|fördes|förts|ges|gavs|getts)|uppge(?:s|tts)|uppgavs|framhöll\w*|framhålls|angivits)\b"
)
_SAID_BEHIND = re.compile(
    r"(?i),\s+(?:skriver|menar|anser|anför|framhåller|påpekar|konstaterar)\s+(?:han|hon|hen|de|motionär\w*|förslagsställar\w*)\b"
)
_LEADER = re.compile(
    r"(?i)\b(?:säger|menar|kommenterar|förklarar|konstaterar)\s+(?:[\w-]+,?\s+|\([^)]{1,4}\),?\s+){0,4}?(?:\w*(?:styrelsens|fullmäktiges|nämndens)\s+(?:\w+\s+)?ordförande"
    r"|\w*(?:kommunalråd|regionråd|borgarråd|landstingsråd|kommunstyrelseordförande))"
)


def _heard(a: Annotated, unit: Unit) -> tuple[Voice, ...]:
    """Who speaks in a sentence; organs that only propose left out, and outside minutes every organ is the one told of."""
    found = voices(a.item.view.text[slice(*a.span(unit.first, unit.last))], a.head.organ_name)
    told = (replace(v, heard="own") if v.heard == "organ" and a.head.kind not in MINUTES else v for v in found)
    return tuple(told)


def _before(a: Annotated, token: int) -> Holder | Literal["own"] | None:
    """Who spoke last in the part before a sentence that names nobody; another elected organ only in its paragraph."""
    text, at = a.item.view.text, a.unit_index(token)
    near = True
    for i in range(at - 1, -1, -1):
        told = a.units[i]
        first, last = a.span(told.first, told.last)
        if told.part is not a.units[at].part or _by_mover(a, told) or _asks(a, told):
            break
        near = near and "\n\n" not in text[last - 1 : a.tokens[a.units[i + 1].first].start + 1]
        for voice in reversed(voices(text[first:last], a.head.organ_name)):
            if voice.heard in ("office", "paper"):
                return "official"
            if voice.heard == "own":
                return "own"
            return "majority" if near else None
    return None


def wins(a: Annotated, unit: Unit) -> bool:
    """Whether minutes let the yrkande of this sentence's mover win: "beslutar enligt Wendts yrkande"."""
    text = a.item.view.text
    people = [t.data for t in a.tokens[unit.first : unit.last] if t.label == "PERSON"]
    names = "|".join(re.escape(p.name.split()[-1]) for p in people if p.name)
    who = rf"(?:[A-ZÅÄÖ][\w.-]+\s+){{0,2}}(?:{names})s?\s+(?:\([^)]+\)s?\s+)?(?:yrkande|förslag)"
    decided = rf"(?:beslut\w+|besl[öu]t\w*|bif[aö]ll\w*)\s+(?:\w+\s+){{0,2}}?{who}"
    won = rf"(?i:{decided}|{who}\s+(?:har\s+)?(?:vunnit|vinner|vann|bif[aö]ll\w*|anta(?:s|gits|get)|fått))"
    return bool(names) and re.search(won, text) is not None


def told_by_none(a: Annotated, offset: int) -> bool:
    """Whether minutes give a fact as everybody's: no office, paper or organ says it, in its sentence or before."""
    token = a.token_at(offset)
    return a.head.kind in MINUTES and not _heard(a, a.unit(token)) and _before(a, token) is None


_PROPOSAL = re.compile(
    r"(?i)\W*(?:skälet|motivet|motiveringen|anledningen|orsaken|grunden|bakgrunden|(?:tillstyrkandet|förslaget|detta|det)\s+(?:grunda\w*|motivera\w*|beror))\b"
)


def _of_proposer(a: Annotated, token: int) -> bool:
    """Whether the ground is that of the organ whose proposal the sentence before tells: "Styrelsen har föreslagit … Skälet är …"."""
    text, at = a.item.view.text, a.unit_index(token)
    before = a.units[at - 1] if at else None
    if before is None or before.part is not a.units[at].part:
        return False
    if not _PROPOSAL.match(text, *a.span(a.units[at].first, a.units[at].last)):
        return False
    heard = voices(text[slice(*a.span(before.first, before.last))], a.head.organ_name)
    return bool(heard) and heard[-1].heard in ("proposer", "organ")


def _behind(a: Annotated, token: int, reason: Reason) -> bool:
    """Whether an office draws its conclusion from what is told: "… sedan 2009. Kansliet föreslår därför att …".

    What a foreign state does is known to all; that nobody comes and money fails is what the office tells.
    """
    text, at = a.item.view.text, a.unit_index(token)
    for i in range(at + 1, len(a.units)):
        told = a.units[i]
        if told.part is not a.units[at].part and told.part.kind not in TOLD_PARTS:
            break
        first, last = a.span(told.first, told.last)
        heard = voices(text[first:last], a.head.organ_name)
        if heard:
            concludes = i == at + 1 and _THEREFORE.search(text, first, last) is not None
            return heard[0].heard in ("office", "paper") and (concludes or reason not in _PUBLIC)
    return False


_QUOTES = re.compile(QUOTE)
_PAPER_SAYS = re.compile(
    r"(?i)(?:tjänste(?:skrivelse|utlåtande|utlåtandet|skrivelsen)|(?:kontorets|förvaltningens|chefens|direktörens|kansliets)\s+(?:skrivelse|yttrande|utlåtande))"
    rf"{UNQUOTED}{{0,120}}$"
)


def _quoted_paper(text: str, offset: int) -> bool:
    """Whether a ground stands within the words that are quoted from an office's paper."""
    quotes = [m.start() for m in _QUOTES.finditer(text, 0, offset)]
    if len(quotes) % 2 == 0 or _QUOTES.search(text, offset) is None:
        return False
    return _PAPER_SAYS.search(text, 0, quotes[-1]) is not None


_CALLED = re.compile(
    r"(?i)(?:det|detta|här)\s+(?:är|var)\s+(?:skälet|anledningen|orsaken|bakgrunden|grunden)\s+till\s+att\b"
)


def _called_ground(a: Annotated, token: int) -> Holder | None:
    """Who the next sentence says took a ground as its own: "Det är skälet till att kommunstyrelsen lagt fram förslag om att …"."""
    text, after = a.item.view.text, a.behind(a.unit(token))
    if after is None:
        return None
    first, last = a.span(after.first, after.last)
    if _CALLED.match(text, first, last) is None:
        return None
    heard = voices(text[first:last], a.head.organ_name)
    return _HOLDERS[heard[0].heard] if heard else None


def _mover_concludes(a: Annotated, token: int) -> bool:
    """Whether the next sentence draws the mover's conclusion: "… sedan 2009. Eva Ask (M) föreslår därför att …"."""
    told = a.behind(a.unit(token))
    if told is None:
        return False
    ends = any(t.label in CLOSES for t in a.tokens[told.first : told.last])
    return (
        ends and _by_mover(a, told) and _THEREFORE.search(a.item.view.text, *a.span(told.first, told.last)) is not None
    )


def _follows_mover(a: Annotated, token: int) -> bool:
    """Whether a sentence follows upon one in the same paragraph in which the mover asks or says something."""
    text, at = a.item.view.text, a.unit_index(token)
    before = a.units[at - 1] if at else None
    if before is None or before.part is not a.units[at].part:
        return False
    last = a.span(before.first, before.last)[1]
    if "\n\n" in text[last - 1 : a.tokens[a.units[at].first].start + 1]:
        return False
    return _asks(a, before) or _by_mover(a, before)


def _politician_says(a: Annotated, unit: Unit) -> bool:
    """Whether a paragraph of news gives the words of a leading politician: "– …, säger kommunstyrelsens ordförande"."""
    text = a.item.view.text
    start, end = a.span(unit.first, unit.last)
    first, last = text.rfind("\n\n", 0, start) + 1, text.find("\n\n", end)
    return _LEADER.search(text, max(0, first), last if last >= 0 else len(text)) is not None


def _by_mover(a: Annotated, unit: Unit) -> bool:
    return any(a.tokens[i].label in ("PROPOSE", "ASK") and said_by_mover(a, i) for i in range(unit.first, unit.last))


def _from_office(a: Annotated) -> bool:
    """Whether an item tells of an office or its paper, so that what nobody is named for is likely to be taken from it."""
    return any(t.label == "OFFICE" for t in a.tokens) or re.search(r"(?i)tjänste\w+", a.item.view.text) is not None


def _asks(a: Annotated, unit: Unit) -> bool:
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    return any(a.tokens[i].label == "ASK" for i in range(unit.first, unit.last)) and any(
        word.startswith(MOVER_WORDS) for word in words
    )


def holder_of(
    a: Annotated, offset: int, kind: PartKind, *, reason: Reason, motion: bool, majority: bool, decided: bool
) -> Holder | None:
    """Whose reason it is: the clause's cue, else the document's, else the part's."""
    token = a.token_at(offset)
    unit = a.unit(token)
    text = a.item.view.text
    first, last = a.span(unit.first, unit.last)
    units = [unit, *([unit.intro] if unit.intro else [])]
    labels = {a.tokens[i].label for u in units for i in range(u.first, u.last)}
    words = {a.tokens[i].text.lower() for u in units for i in range(u.first, u.last)}
    prose = kind in TOLD_PARTS
    own: Holder = "deciding_organ" if decided else "majority" if a.head.kind in (*MINUTES, "utlatande") else "official"
    if any(w.startswith(("majoritet", "styret")) for w in words):
        return "majority"
    side = _side(a, unit)
    if side is not None:
        return side
    if kind == "reservation" or any(
        w.startswith(("opposition", "minoritet")) and not w.startswith("oppositionell") and reason not in _PUBLIC
        for w in words
    ):
        return "opposition"
    if kind == "yrkande":
        return "majority" if wins(a, unit) else None
    if a.head.kind in ("press", "webbsida", "annat") and _politician_says(a, unit):
        return "majority"
    heard = _heard(a, unit) if prose else ()
    if prose and _quoted_paper(text, offset):
        return "official"
    if prose and decided and (behind := _called_ground(a, token)) is not None:
        return behind
    if prose and (decided or a.head.kind in MINUTES) and _SHARES.search(text, first, last):
        return own  # "länsstyrelsen delar den bedömning som kansliet har gjort: …"
    for voice in reversed(heard):
        if voice.at < offset - first and voice.heard != "paper":
            return _HOLDERS[voice.heard] or own
    if motion and (_mover_says(a, token, unit.first) or _SAID_BEHIND.search(text, offset, last)):
        return "motion"
    if motion and not heard and (_by_mover(a, unit) or _mover_concludes(a, token)):
        return "motion"  # "på grund av kriget föreslår Eva Ask (M) i en motion att …"
    if motion and (
        "ASK" in labels or any(w.startswith(("motionär", "motionsställ", "motionen", "förslagsställ")) for w in words)
    ):
        return "motion"
    if a.head.kind == "motion":
        return "motion"
    if kind in ("beslut", "forslag_kf") and not decided and a.head.kind in MINUTES:
        return "majority"  # what the organ resolves is a proposal to another
    heard = tuple(v for v in heard if v.heard != "proposer")  # "med anledning av kriget föreslår styrelsen": all agree
    if any(voice.heard != "paper" for voice in heard):
        return _HOLDERS[next(v.heard for v in heard if v.heard != "paper")] or own
    grounds = _GROUNDS.match(text, a.tokens[unit.first].start) is not None
    if motion and grounds and _follows_mover(a, token):
        return "motion"
    if majority and kind not in ("motion", "beslut"):
        return "majority"
    if heard:
        return "official"
    if prose and not (decided and _TAKEN.search(text, first, last) and "ORGAN" in labels):
        before = _before(a, token)
        if before == "official" or (before == "majority" and grounds and _CITED.search(text, first, last)):
            return before
        if before == "own":
            return own
        if a.head.kind in MINUTES and _behind(a, token, reason):
            return "official"
    if decided and prose and _of_proposer(a, token):
        return "majority"
    if decided and prose:
        return "deciding_organ"  # minutes tell the deciding organ's grounds unless they name somebody else's
    told = a.head.kind == "utlatande" or (a.head.kind in MINUTES and not _from_office(a))
    if told and kind in ("arende", "annat"):
        return "majority"  # what an organ's statement, or its minutes, tell for its own proposal, and no office's paper
    return HELD_BY.get(kind)


_SIDE = re.compile(
    r"(?i)\b(?P<majority>majoriteten\w*|styrande\s+(?:majoritet|koalition)\w*)\b|\boppositionens\s+(?:mening|vägnar|förslag|yrkande|uppfattning|talesm\w+)\b"
    r"|\([a-zåäö]{1,4}\),?\s+(?:\w+\s+){0,2}(?:för|från|i)\s+oppositionen\b|\boppositionen\s+(?:yrkar|anser|menar|vill)\b"
    r"|\b(?:är|befinner\s+sig)\s+i\s+minoritet\b"
)
_SPEECH = 900  # characters of a paragraph that one side is heard in


def _side(a: Annotated, unit: Unit) -> Holder | None:
    """Whose side a paragraph names as the one that speaks in it: "Rune Fors (m), för oppositionen: …", "Majoriteten yrkar …"."""
    text = a.item.view.text
    first, last = a.span(unit.first, unit.last)
    start = max(text.rfind("\n\n", 0, first), unit.part.start, first - _SPEECH)
    named = list(_SIDE.finditer(text, max(start, 0), last))
    if not named:
        return None
    before = [m for m in named if m.start() < first]
    return "majority" if (before or named)[-1]["majority"] else "opposition"


def follows_mover(a: Annotated, token: int) -> bool:
    """Whether nobody else is heard in a sentence that follows upon what the mover asks or says, in its paragraph."""
    return not _heard(a, a.unit(token)) and _follows_mover(a, token)


def _mover_says(a: Annotated, token: int, first: int) -> bool:
    """Whether a verb of saying before the reason in its sentence has the mover as its subject."""
    if any(a.tokens[i].label in ("PROPOSE", "ASK") and said_by_mover(a, i) for i in range(first, token)):
        return True
    person = next((i for i in range(first, token) if a.tokens[i].label == "PERSON"), None)
    if person is not None:  # "Eva Ask (M) menar i sin motion att"
        said = a.item.view.text[a.tokens[person].end : a.tokens[token].start]
        if SAYING.search(said) and re.search(r"(?i)\b(?:motion(?:en)?|\w+förslag(?:et)?|initiativ(?:et)?)\b", said):
            return True
    opening = [a.tokens[i].text.lower() for i in range(first, min(first + 3, token))]
    if opening[:1] == ["som"] and opening[1:2] in (["skäl"], ["motiv"], ["motivering"]):
        at = a.unit_index(first)  # the grounds of what the sentence before asks for
        before = a.units[at - 1] if at else None
        if before is not None and before.part is a.units[at].part and _asks(a, before):
            return True
    return (
        any(w.startswith(MOVER_WORDS) for w in opening[:2])
        or any(
            w in PRONOUNS and after.endswith(("r", "de", "ansåg", "skrev", "fann", "såg"))
            for w, after in pairwise(opening)
        )
        or "enligt motionär" in a.item.view.text[a.tokens[first].start : a.tokens[token].start].lower()
    )
