"""Which noun a verb is about: the nearest that its form allows, in its own clause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.acts.act import PREDICATES, has_s
from pipeline.extract.acts.asking import asking_noun
from pipeline.extract.acts.between import (
    ARTICLES,
    apposed,
    at_another,
    att_between,
    hangs_on,
    is_draft,
    of_another,
    of_doing,
    of_whom,
    other_clause,
    until,
)
from pipeline.extract.acts.carried import fronted
from pipeline.extract.acts.faded import faded
from pipeline.extract.acts.orders import put_off
from pipeline.extract.acts.other_things import another_thing
from pipeline.extract.acts.parts_of_motion import fate_of_part
from pipeline.extract.acts.pronouns import pronoun_fits
from pipeline.extract.acts.relative import RELATIVES
from pipeline.extract.acts.ruled_nouns import ruling
from pipeline.extract.acts.unreal import turned_down
from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.extract.names import CHAINS
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.tokens import QUOTES, Token
from schemas.statement import FORMAL_PARTS

INTRANSITIVE = (
    "stå kvar",
    "står kvar",
    "ligga fast",
    "upphör",
    "löp",
    "gäll",
    "ligg",
    "vila",
    "vilar",
    "kvarst",
    "stå fast",
    "står fast",
    "bestå",
    "består",
    "vara ",
    "få ",
    "får ",
    "fortsätt",
    "fortsatt",
    "gå ut",
    "går ut",
    "gick ut",
    "lev",
    "fortg",
    "fortlev",
    "fortlöp",
    "rulla",
)


_DEFINITE = (
    "avtalet", "utbytet", "skapet", "verksamheten", "nätverket", "orten", "samarbetet", "partnerskapet", "avtalen",
    "orterna", "samarbetena", "partnerskapen", "städerna", "staden", "relationen", "relationerna", "förbindelsen",
    "förbindelserna",
)  # fmt: skip
_POSSESSIVE = frozenset({"våra", "vår", "vårt", "kommunens", "stadens", "regionens", "sina", "befintliga", "samtliga"})
_IS = frozenset({"är", "var", "blev", "har blivit"})
_WHEN = frozenset({"när", "innan", "eftersom", "medan", "förrän"})

LEAVE = frozenset({
    "det", "den", "de", "sitt", "sin", "vårt", "vår", "kommunens", "stadens", "detta", "nuvarande", "kommunala",
    "sina", "ett",
})  # fmt: skip


def nearest(a: Annotated, matches: list[Match]) -> list[Match]:
    """One object for each verb: the nearest, behind an active verb and before a passive one."""
    best: dict[int, Match] = {}
    for match in matches:
        verb, target = match.captures.get("verb", match.start), match.captures["object"]
        if not _fits(a, match, verb, target):
            continue
        held = best.get(verb)
        if held is None or _reach(match, verb) < _reach(held, verb):
            best[verb] = match
    return [best[v] for v in sorted(best)]


def _reach(match: Match, verb: int) -> int:
    """How far off an object stands; what a decision is taken back from comes before the agreement that it was about."""
    return -1 if match.rule.gives.get("first") else abs(match.captures["object"] - verb)


def _fits(a: Annotated, match: Match, verb: int, target: int) -> bool:
    order, token = match.rule.gives["order"], a.tokens[verb]
    low, high = sorted((verb, target))
    between = a.tokens[low + 1 : high]
    if order == "passive" and fronted(a, verb, target):
        return True
    if any(t.label == "OTHER" for t in between) or att_between(a, low, high) or another_thing(a, order, verb, target):
        return False
    if _means_else(a, verb, target, order, between):
        return False
    if order in ("split", "topic", "text"):
        return True
    if order == "pronoun":
        return pronoun_fits(a, verb, target, between)
    if (settled := _by_order(a, verb, target, order, between)) is not None:
        return settled
    if token.form == "noun":
        return order == "passive" and target + 1 == verb and _approved(a, verb)
    if _of_another(a, verb, target, order, between):
        return False
    if order == "passive":
        return _passive_fits(a, verb, target)
    return _active_fits(token, verb, target, between)


def _means_else(a: Annotated, verb: int, target: int, order: str, between: Sequence[Token]) -> bool:
    """Whether the words of a verb or noun say something else here: "vila på", "har upphört att fylla", "skolans utbyte"."""
    token = a.tokens[verb]
    if sum(t.text in QUOTES for t in between) % 2:  # 'motionen "Pausa avtalet med X" har lämnats in'
        return True
    if token.text.lower() in ("vila", "vilar") and a.tokens[verb + 1].text.lower() == "på":
        return True  # "vänortsarbetet ska vila på ömsesidighet"
    if token.text.lower() == "vila" and a.tokens[verb - 1].text.lower() == "i":
        return True  # "efter åtta år i vila"
    at_goal = order == "topic" and token.text.lower() in ("som", "till") and a.tokens[target].label == "AGREEMENT"
    if at_goal and not (a.tokens[target].form or "").endswith(_TOWNS):
        return True  # "anslaget till vänortsutbyte"
    if token.text.lower().startswith("upphör") and any(
        t.text.lower().startswith("kontakt") for t in (a.tokens[target], *between)
    ):
        return True  # "då kontakterna sedan länge har upphört": a state, nobody's step
    if (token.label == "END" or a.word(verb).startswith("nedlag")) and faded(a, verb, target):
        return True  # "utbytet har i praktiken upphört"
    if a.tokens[target].text.lower().startswith(CHAINS):
        return True  # "vänortskedjan upplöstes": not the agreement with one of its towns
    if token.label in ("INVESTIGATE", "EVALUATE") and "arbete" in a.tokens[target].text.lower() and _how(between):
        return True  # "se över hur vänortsarbetet ska organiseras"
    if a.tokens[target].label == "RELATION" and _institutions(a, target):
        return True  # "skolans utbyte ska fortsätta"
    following = [t.text.lower() for t in a.tokens[verb + 1 : verb + 3]]
    if token.label == "AMEND" and following[:1] == ["sig"]:
        return True  # "utskottet har ändrat sig"
    joined = ("men", "medan", *(("och",) if a.word(verb - 1) in _IS else ()))
    if order == "active" and target > verb and any(t.text.lower() in joined for t in between):
        return True  # the next clause: "kommittén är upplöst och något utbyte sker inte", "ställde in …, men nu är utbytet"
    if order == "active" and any(t.label == "TOLD" and n.label == "ORGAN" for t, n in pairwise(between)):
        return True  # "sedan överläggningen förklarats avslutad beslöt fullmäktige att behålla avtalet"
    if token.text.lower().startswith("upphör") and following[:1] == ["att"] and following[1:2] != ["gälla"]:
        return True  # "har upphört att fylla någon funktion"
    return order == "topic" and (  # "motion om vänortsavtalet med X" tells nothing of what it asks for
        a.tokens[target].text.lower().endswith((*_DEFINITE, "utbytet", "arbetet", "banden", "kontakten", "kontakterna"))
        or a.tokens[target - 1].text.lower() in _POSSESSIVE
    )


def _by_order(a: Annotated, verb: int, target: int, order: str, between: Sequence[Token]) -> bool | None:
    """Whether a verb reaches its object where the order of the two alone, or the part, says it; None for the others."""
    token = a.tokens[verb]
    if order == "asked":  # the motion stands far in front: "en motion från X (S) om vänortsavtal med Y"
        noun = a.tokens[target].text.lower()
        own = a.kind(verb) in FORMAL_PARTS
        return not own and not noun.endswith(_DEFINITE) and asking_noun(a, a.unit(verb), verb + 1) is not None
    if order == "gone":
        return any(t.text.lower() == "inte längre" for t in between)
    if order == "clause":
        return a.kind(verb) in FORMAL_PARTS and not any(t.label in PREDICATES for t in between)
    if order == "alone":
        return token.form == "noun" and a.kind(verb) not in (*FORMAL_PARTS, "underlag")
    if order == "task":
        own = a.kind(verb) in (*FORMAL_PARTS, "yrkande", "motion")
        return token.form == "noun" and (own or put_off(a, a.unit(verb), verb))
    if order == "noun":
        # under a decision or proposal a noun names the matter; the verb beside it decides
        own = a.kind(verb) in FORMAL_PARTS
        return token.form == "noun" and not _argued(a, verb) and (not own or _is_decided(a, verb))
    return None


_ARGUMENTS = ("skäl", "argument", "motiv", "grund", "förutsättning", "stöd", "behov", "anledning")


def _argued(a: Annotated, noun: int) -> bool:
    """Whether words only speak for what a noun names: "anser att det finns skäl för uppsägning av avtalet"."""
    before = [a.word(i) for i in range(max(a.unit(noun).first, noun - 5), noun)]
    led = next((n for n in range(len(before) - 1, -1, -1) if before[n] in ("för", "till")), None)
    return led is not None and any(word.startswith(_ARGUMENTS) for word in before[:led])


def _of_another(a: Annotated, verb: int, target: int, order: str, between: Sequence[Token]) -> bool:
    """Whether a verb's object is another noun, which stands between the two or behind: "avsluta utställningen om avtalet"."""
    token = a.tokens[verb]
    if order == "passive" and token.label == "ESTABLISH" and target + 1 < len(a.tokens) and _approved(a, target + 1):
        return True  # "Förbindelsens upphörande godkänns": what is approved is its end
    if order == "passive" and token.label == "ESTABLISH" and of_doing(a, target):
        return True  # "Uppsägning av avtalet godkänns"
    if target > verb and any(t.text.lower() in _WHEN for t in between):
        return True  # "blir underlag när avtalet prövas"
    if target > verb and token.label in _DOES and at_another(between):
        return True  # "avsluta utställningen om avtalet", "ställa in resan inom utbytet"
    # "godkänner uppsägningen av avtalet", "godkänna att avtalet upphör", "inleda förhandlingar om ett avtal"
    return token.label == "ESTABLISH" and target > verb and (of_another(between) or _stops(a, verb))


def _passive_fits(a: Annotated, verb: int, target: int) -> bool:
    """Whether a noun is the subject of a verb in the passive, or of one that takes no object."""
    token, low = a.tokens[verb], min(verb, target)
    between = a.tokens[low + 1 : max(verb, target)]
    passive = has_s(token) or token.form == "sup" or _intransitive(token)
    names = ("PLACE", "NAME", "COUNTRY", "NATION")
    words = [
        t.text.lower()
        for i, t in enumerate(between, low + 1)
        if t.text != "," or (a.tokens[i + 1].label not in names and not apposed(a, i))
    ]
    if _relative(a, target, verb):
        return not hangs_on(a, target)
    return (
        (passive or _inverted(a, target, verb))
        and not other_clause(words)
        and not hangs_on(a, target)
        and not of_whom(a, target)
        and not until(between)
        and not (target < verb and _other_subject(between))
    )


def _other_subject(between: Sequence[Token]) -> bool:
    """Whether a noun of another clause stands right before a verb: "sedan skolprojektet upphörde", "att motionen lämnas"."""
    if len(between) < 2 or between[-1].label or between[-2].text.lower() not in _CLAUSES:
        return False
    word = between[-1].text.lower()
    return len(word) > _SHORT and word.endswith(("en", "et", "na"))


_CLAUSES = frozenset({"sedan", "då", "när", "eftersom", "medan", "innan", "att", "om", "för att", "emedan"})


def _active_fits(token: Token, verb: int, target: int, between: Sequence[Token]) -> bool:
    """Whether an active verb takes a noun as its object."""
    if token.text.lower().startswith("lämn") and any(t.text.lower() not in LEAVE for t in between):
        return False
    apart = len(between) > 1 or any(t.text.lower() in ("medan", "och", "men", "samt") for t in between)
    if _intransitive(token) and verb < target and apart:
        return False  # "verksamheten har upphört … bör avtalet": what ended stands before the verb
    # a finite active verb takes its object, an infinitive does not lean back on one before it
    # an active verb does not reach its object over another verb of its kind, nor a passive one forward
    drawn_up = {i for i, t in enumerate(between[1:]) if is_draft(t) and between[i].form == "sup"}  # "upprättat förslag"
    if any(t.label in PREDICATES and t.label == token.label for i, t in enumerate(between) if i not in drawn_up):
        return False
    if has_s(token) and token.form in ("inf", "pres", "past") and token.label != "RENEW":
        return len(between) <= 4 and not any(t.text.lower() in (",", "medan", "och", "men") for t in between)
    return True


def _how(between: Sequence[Token]) -> bool:
    return any(t.text.lower() in ("hur", "vem", "var") for t in between)


def _inverted(a: Annotated, target: int, verb: int) -> bool:
    """Whether the object opens a sentence, the subject behind its verb: "Avtalet med X sade staden upp i april"."""
    opens = all(
        t.text.lower() in ARTICLES | {"detta", "dessa", "denna"} for t in a.tokens[a.unit(target).first : target]
    )
    subject = a.tokens[min(verb + 1, len(a.tokens) - 1)]
    ours = subject.label in ("BODY", "SWPLACE", "ORGAN") or subject.text.lower() in _OURSELVES
    return opens and ours and a.tokens[verb].form in ("pres", "past")


def _relative(a: Annotated, target: int, verb: int) -> bool:
    """Whether a relative clause tells what its subject did to the noun: "avtalet med X, vilket kommunen pausade 2010"."""
    led = next(
        (i for i in range(verb - 2, max(target, verb - _CLAUSE), -1) if a.tokens[i].text.lower() in RELATIVES), None
    )
    if led is None or a.tokens[verb].form not in ("past", "sup"):
        return False
    words = a.tokens[led + 1 : verb]
    if a.tokens[verb].form == "sup" and a.tokens[verb].label == "ESTABLISH":
        return False
    if any(t.text.lower() in (",", "att", "och") or t.label in PREDICATES for t in words):
        return False
    return any(t.label in _SUBJECTS or t.text.lower() in _OURSELVES for t in words)


_CLAUSE = 8  # tokens between the word that opens a relative clause and its verb, at most
_SUBJECTS = ("BODY", "SWPLACE", "ORGAN", "PLACE", "NAME", "NATION")
_OURSELVES = frozenset({"kommunen", "staden", "regionen", "länsstyrelsen", "vi", "man", "parterna"})


def _stops(a: Annotated, verb: int) -> bool:
    """Whether "sluta" is to stop doing something: "Sluta betala för vänorten"."""
    following = a.tokens[verb + 1].text
    if a.word(verb) in ("sluta", "slutar", "slutade", "slutat") and following.lower() in ("upp", "med"):
        return True  # "sluta upp med utbytet"
    inf = following.islower() and following.endswith("a") and not a.tokens[verb + 1].label and len(following) > _SHORT
    return a.tokens[verb].text.lower() in ("sluta", "slutar", "slutade", "slutat") and inf


_SHORT = 4  # letters of "nya", "två", "båda", which are no infinitives


def _intransitive(token: Token) -> bool:
    word = token.text.lower()
    taking = word.startswith("vilande") or word.endswith(" med")  # "vilandeförklara", "upphöra med" take an object
    gets = word.split()[0] in ("få", "får", "fick", "fått") and token.label in (
        "AMEND",
        "RENEW",
        "RESUME",
    )  # "får en bilaga"
    return gets or (word.startswith(INTRANSITIVE) and not taking)


_DOES = frozenset({"END", "PAUSE", "RESUME", "ESTABLISH"})


def _approved(a: Annotated, noun: int) -> bool:
    """Whether what a noun names is approved behind it: "avtalets upphörande den 1 maj godkänns"."""
    token, owner = a.tokens[noun], a.tokens[noun - 1].text.lower()
    if token.label not in PREDICATES or token.form != "noun" or not owner.endswith("s"):
        return False
    return any(t.text.lower() in _APPROVED for t in a.tokens[noun + 1 : min(noun + 12, a.unit(noun).last)])


_APPROVED = frozenset(
    {"godkänns", "godkännas", "medges", "medgives", "tillstyrks", "bifalls", "beviljas", "fastställs"}
)


def _is_decided(a: Annotated, noun: int) -> bool:
    """Whether a decision is on what a noun names: "beslutar om uppsägning av", "godkänner uppsägningen av", also to refuse it."""
    before = [t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 4) : noun]]
    if fate_of_part(a, a.unit(noun), noun) == "granted" or ruling(a, noun) is not None:
        return True
    unit = a.unit(noun)
    if turned_down(a, unit, noun) is not None:
        return True  # "bifaller inte styrelsens förslag om en paus i avtalet"
    if any(t.text.lower() in _SETS_IN for t in a.tokens[noun + 1 : min(noun + 12, unit.last)]):
        return True  # "att en paus i avtalet inträder den 1 maj", "uppsägning av avtalet sker per den 1 maj"
    if a.tokens[noun].label == "PAUSE" and any(word in _MAKES for word in _words_before(a, noun)):
        return True  # "göra ett uppehåll om två år i samarbetet"
    if before[-1:] in (["om"], ["till"]) and any(word.startswith("förslag") for word in before[-2:-1]):
        granted = ("bif", "godkän", "anta", "ställ")
        return any(word.startswith(granted) for word in _words_before(a, noun)[:-2] if not word.startswith("antal"))
    return any(word.startswith(_CARRIES_OUT) for word in before[-2:]) or " ".join(before[-4:]).endswith(_FOR)


def _words_before(a: Annotated, noun: int) -> list[str]:
    return [t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 8) : noun]]


_CARRIES_OUT = (
    "godkän",
    "medge",
    "tillstyrk",
    "inled",
    "påbörj",
    "genomför",
    "verkställ",
    "tillsätt",
    "beställ",
    "initier",
)
_FOR = ("positiv till en", "positiv till", "positiva till en", "positiva till")
_SETS_IN = frozenset({"inträder", "införs", "sker", "verkställs", "görs", "inleds"})
_MAKES = frozenset({"göra", "gör", "görs", "göras", "ta", "tar", "införa", "inför"})


def _institutions(a: Annotated, noun: int) -> bool:
    """Whether a school, club or firm owns what a noun names: a genitive in front of it says so."""
    owner = a.tokens[max(0, noun - 1)]
    word = owner.text.lower()
    return word.endswith("s") and (owner.label == "INSTITUTION" or is_institution(word.removesuffix("s")))


_TOWNS = ("ort", "stad", "kommun", "region", "län", "partner", "city", "samhälle", "provins")
