"""Who did what is told: our own side, the foreign one, or both."""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, FoundAct
from pipeline.extract.acts.subjects import (
    FOREIGN_HEADS,
    agent,
    agrees,
    at_wish,
    own_wish,
    participle,
    passive,
    subject,
    told_head,
)
from pipeline.extract.acts.told_clauses import told_clause
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.partners.owners import OURS
from schemas.record import By

MUTUAL = frozenset({
    "ömsesidigt", "ömsesidig", "gemensam", "gemensamt", "överens", "samförstånd", "enighet", "enats om att",
    "enades om att", "kom överens om att", "kommit överens om att", "är överens om att", "var överens om att",
})  # fmt: skip
_SIDES = frozenset({"kommunerna", "städerna", "orterna", "regionerna", "länen"})
_AGREED = frozenset({"valde", "beslutade", "enades", "kom", "bestämde", "beslöt"})
BOTH = re.compile(  # not "avtalet mellan våra båda städer"
    r"(?<!mellan )(?<!mellan våra )(?<!mellan de )(?<!mellan dessa )"
    r"\b(?:båda|bägge) (?:parter(?:na)?s?|sidor(?:na)?|(?:kommun|städ|ort|region)er(?:na)?|län(?:en)?|håll)\b"
)


def teller(a: Annotated, unit: Unit, verb: int) -> By:
    """Who did what is told: the foreign side when it is the subject, both when the text says so."""
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    if (
        not MUTUAL.isdisjoint(words)
        or BOTH.search(_clause(a, unit, verb)) is not None
        or "parterna" in [a.tokens[i].text.lower() for i in range(unit.first, verb)][-3:]
        or "parterna" in [t.text.lower() for t in a.tokens[verb + 1 : min(verb + 6, unit.last)]]
        or _agreed_behind(a, unit)
        or any(w in _SIDES and set(words[n + 1 : n + 3]) & _AGREED for n, w in enumerate(words))
        or (
            (a.tokens[verb].label == "ESTABLISH" or words[verb - unit.first].startswith("skr"))
            and any(w.startswith(FOREIGN_HEADS) for w in words)
        )
    ):
        return "mutual"
    head = told_head(a, unit, verb)
    if head is not None and agrees(a, head):
        return "mutual"
    noun = a.tokens[verb].form == "noun"
    undergone = passive(a.tokens[verb].text) or a.tokens[verb].form == "sup"
    by = agent(a, unit, verb) if undergone and not noun else None
    by = agent(a, unit, head) if by is None and head is not None and passive(a.tokens[head].text) else by
    if by is not None:
        return by
    if at_wish(a, unit.first, unit.last) or _with_us(a, unit, verb):
        return "foreign"
    if own_wish(a, range(unit.first, unit.last)):
        return "swedish"
    if head is None and (noun or passive(a.tokens[verb].text) or participle(a, unit, verb)):
        return "swedish"
    return subject(a, unit, verb if head is None else head) or "swedish"


_AGREED_ON_IT = re.compile(
    r"(?:(?:det|detta|beslutet)\s+(?:var|togs|fattades|skedde|gjordes)\s+(?:\w+\s+)?"
    r"(?:gemensamt?|ömsesidigt?|i samförstånd|i enighet|i samråd)\b"
    r"|(?:(?:de )?båda\s+)?(?:parterna|parter|kommunerna|städerna|sidor)"
    r"\s+(?:kom|var|är|har kommit)\s+överens om (?:saken|det|detta|beslutet)\b"
    r"|(?:parterna|kommunerna|städerna)\s+(?:enades|var eniga|är eniga|var ense)\s+om (?:saken|det|detta|beslutet)\b)",
    re.I,
)


def _agreed_behind(a: Annotated, unit: Unit) -> bool:
    """Whether the next sentence says that both sides wished what is told: "Parterna kom överens om saken i april"."""
    after = a.behind(unit)
    return after is not None and _AGREED_ON_IT.match(a.words(after)) is not None


def _with_us(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether what somebody ended is the agreement with our side: "staden sade upp sitt avtal med Grums", "… avtalet med oss"."""
    for i in range(verb + 1, min(verb + 6, unit.last - 1)):
        word, behind = a.tokens[i].text.lower(), a.tokens[i + 1]
        if word in ("och", ",", "mellan") or a.tokens[i].label in PREDICATES:
            return False
        if word == "med":
            return behind.label in ("BODY", "SWPLACE") or behind.text.lower() in ("oss", "kommunen", "regionen")
    return False


def both_sign(a: Annotated, unit: Unit) -> bool:
    """Whether the heads of both sides put their names under what a noun names."""
    words = [a.tokens[i].text.lower() for i in range(unit.first, unit.last)]
    signs = {"namn", "namnteckning", "namnteckningar", "under"} & set(words)
    return bool(signs) and any(w.startswith(FOREIGN_HEADS) for w in words)


def together(a: Annotated, unit: Unit, verb: int, places: frozenset[int]) -> bool:
    """Whether a decision is taken with the other side: "att tillsammans med X avsluta avtalet", "att gemensamt upphäva"."""
    if any(t.text.lower() == "gemensamt" for t in a.tokens[max(unit.first, verb - 2) : verb]):
        return True
    for i in range(unit.first, unit.last - 2):
        words = [t.text.lower() for t in a.tokens[i : i + 3]]
        joint = words[:2] in (["tillsammans", "med"], ["gemensamt", "med"]) or (
            words[0] == "i" and words[1] in ("samförstånd", "samråd", "enighet") and words[2] == "med"
        )
        if joint and any(n in places for n in range(i + 2, min(i + 6, unit.last))):
            return True
    return False


_BREAKS = frozenset({"då", "när", "eftersom", "medan", "men", "sedan", "emedan"})


def _opens_ground(a: Annotated, at: int) -> bool:
    """Whether a clause of time or ground begins, whose subject did not do what is told: "upphörde, då staden gick in i X"."""
    dated = at + 1 < len(a.tokens) and a.tokens[at + 1].label == "DATE"
    return a.word(at) in _BREAKS and not dated and "beslut" not in " ".join(a.word(i) for i in range(at, at + 6))


def _clause(a: Annotated, unit: Unit, verb: int) -> str:
    """The words of the clause that holds a verb, without a ground or time told behind it."""
    last = next((i for i in range(verb + 1, unit.last) if a.tokens[i].text.lower() in _BREAKS), unit.last)
    return " ".join(t.text.lower() for t in a.tokens[unit.first : last])


_COUNCIL = re.compile(
    r"(?:kommunestyre|kommunalbestyrelse|byråd|bystyre|fylkesting|formannskap|stadsråd|stadsfullmäktige|kommunfullmäktige|fullmäktige"
    r"|stadsstyrelse|stadsduma|duma|kommunråd|regionsråd|råd)(?:n|t|et|en|s|ets|ens)?"
)
_DECIDES = re.compile(r"(?:har |hade )?(?:beslut\w*|beslöt|fattade?|röstade|godkände|godkänt|sade|sagt|antog|enades)\b")


def their_council(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The council abroad that is told to have decided: the last word for one in front of the act, a verb of deciding by it."""
    found = [i for i in range(unit.first, verb) if _COUNCIL.fullmatch(a.word(i))]
    if not found:
        return None
    at = found[-1]
    beside = (*range(at + 1, min(at + 5, verb)), at - 1)
    return at if any(_DECIDES.match(a.word(i)) for i in beside if i >= unit.first) else None


def foreign_asker(a: Annotated, unit: Unit, asked: int) -> By | None:
    """The other side, where its name is the subject of a verb of asking: "X kommun i Litauen har anhållit om att …"."""
    labels = [a.tokens[i].label for i in range(unit.first, asked)]
    ours = not set(OURS).isdisjoint(labels)
    return "foreign" if labels[:1] in (["PLACE"], ["NAME"], ["NATION"]) and not ours else None


_OURS = frozenset({
    "vi", "kommunen", "staden", "regionen", "landstinget", "länsstyrelsen", "kommunens", "stadens",
    "vår", "vårt", "svensk", "svenskt", "svenska",
})  # fmt: skip
_INTRANSITIVE = ("upphör",)
_GETS = frozenset({"fick", "får", "fått"})  # "fick ny lydelse"
_BECOMES = frozenset({"är", "var", "varit", "blev", "blivit", "legat", "ligger", "låg", "stått", "står", "stod"})


def nobody_named(a: Annotated, unit: Unit, act: FoundAct) -> bool:
    """Whether a told renewal, end or pause names nobody who did it: "Avtalet förnyades 2006", "är pausat sedan 2020"."""
    if act.act not in ("renew", "end", "partly_end", "pause", "resume", "amend"):
        return False
    verb = a.tokens[act.verb]
    word = verb.text.lower().split()[0]
    helper = {a.tokens[i].text.lower() for i in range(max(unit.first, act.verb - 4), act.verb)}
    undergone = (
        verb.form == "noun" or passive(word) or word.startswith(_INTRANSITIVE) or word in _GETS or _attribute(a, act)
    )
    apposed = act.verb >= act.object and not helper & {"har", "hade", "ha"}  # "samarbetet, pausat sedan 2011, …"
    undergone = undergone or (verb.form == "sup" and (apposed or not helper.isdisjoint(_BECOMES)))
    if not undergone:
        return False
    first, last = told_clause(a, unit, act.verb)
    last = next((i for i in range(act.verb + 1, last) if _opens_ground(a, i)), last)
    if a.word(act.object) in ("det", "den") and first < act.object < act.verb:
        first = act.object  # "Kommunen har haft ett avtal med X, men det avslutades 2015": its own clause
    ours = (i for i in range(first, last) if a.tokens[i].label in OURS or a.word(i) in _OURS)
    return not (
        any(_brings_about(a, i) and not tells_of(a, i, act.verb) for i in ours)
        or any(a.word(i).startswith("beslut") for i in range(first, last))
    )


def _brings_about(a: Annotated, at: int) -> bool:
    """Whether our side, named in a passive clause, did what it tells: not "avtalet mellan Grums och X förnyades"."""
    if a.tokens[at].label in ("ORGAN", "OFFICE", "PERSON"):
        return True
    before, behind = a.word(max(0, a.before_name(at, _LED))), a.word(min(at + 1, len(a.tokens) - 1))
    return before in ("av", "genom") or behind in _ON_WHOSE


_LED = UNIT_WORDS | {"den", "dåvarande", "svenska"}
_ON_WHOSE = frozenset({"begäran", "initiativ", "önskan", "sida", "håll", "del", "försorg", "vägnar", "räkning"})


TELLING = frozenset({
    "enligt", "noterar", "konstaterar", "uppger", "skriver", "redovisar", "upplyser", "anger", "anför", "framhåller", "påpekar",
    "berättar", "rapporterar", "informerar", "redogör", "meddelar", "nämner", "säger",
})  # fmt: skip


def tells_of(a: Annotated, organ: int, verb: int) -> bool:
    """Whether an organ only says what it thinks or knows, in a clause of its own: "Utskottet anser att …, då avtalet upphörde 1998"."""
    behind, *more = a.tokens[organ + 1].text.lower().split()
    parted = "att" in more or any(a.tokens[i].text.lower() in _PARTS_OFF for i in range(organ + 2, verb))
    return organ < verb and behind in _THINKS and parted


_THINKS = TELLING | {"anser", "bedömer", "menar", "erinrar", "ser", "tackar", "hälsar"}
_PARTS_OFF = frozenset({"att", "om", "då", "eftersom", "sedan", ";", ":"})


def _attribute(a: Annotated, act: FoundAct) -> bool:
    """Whether a participle stands in front of its noun: "det sedan 2012 pausade avtalet", "avslutat samarbete"."""
    before = a.tokens[act.verb - 1] if act.verb else None
    led = (
        before is None or before.label in ("DATE", "BREAK") or before.text.lower() in ("det", "den", "de", "ett", "en")
    )
    if before is not None and before.label == "DATE":
        led = not any(a.tokens[i].label in OURS or a.word(i) in _OURS for i in range(max(0, act.verb - 3), act.verb))
    helped = {a.word(i) for i in range(max(0, act.verb - 4), act.verb)} & {"har", "hade", "ha"}
    beside = act.verb + 1 == act.object and not helped  # "har Grums pausat avtalet" is told of Grums
    return beside and a.tokens[act.verb].form != "inf" and (led or a.tokens[act.verb].form == "sup")
