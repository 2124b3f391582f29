"""Which noun a verb is about: the nearest that its form allows, in its own clause."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS, has_s
from pipeline.extract.acts.asking import QUOTES, asking_noun
from pipeline.extract.acts.between import (
    ARTICLES,
    apposed,
    at_another,
    att_between,
    hangs_on,
    is_article,
    is_draft,
    of_another,
    of_whom,
    other_clause,
    until,
)
from pipeline.extract.acts.orders import put_off
from pipeline.extract.acts.other_things import another_thing
from pipeline.extract.acts.parts_of_motion import fate_of_part
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import CHAINS
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.tokens import Token
from schemas.statement import FORMAL_PARTS

INTRANSITIVE = (
    "upphör",
    "löp",
    "gäll",
    "ligg",
    "vila",
    "vilar",
    "kvarst",
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
_SUBORDINATE = frozenset({"när", "då", "om", "innan", "eftersom", "som", "sedan", "medan", "att"})


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
    order = match.rule.gives["order"]
    token = a.tokens[verb]
    low, high = sorted((verb, target))
    between = a.tokens[low + 1 : high]
    if any(t.label == "OTHER" for t in between) or att_between(a, low, high) or another_thing(a, order, verb, target):
        return False
    if sum(t.text in QUOTES for t in between) % 2:  # 'motionen "Pausa avtalet med X" har lämnats in'
        return False
    if token.text.lower() in ("vila", "vilar") and a.tokens[verb + 1].text.lower() == "på":
        return False  # "vänortsarbetet ska vila på ömsesidighet"
    if token.text.lower() == "vila" and a.tokens[verb - 1].text.lower() == "i":
        return False  # "efter åtta år i vila"
    at_goal = order == "topic" and token.text.lower() in ("som", "till") and a.tokens[target].label == "AGREEMENT"
    if at_goal and not (a.tokens[target].form or "").endswith(_TOWNS):
        return False  # "anslaget till vänortsutbyte"
    if token.text.lower().startswith("upphör") and any(
        t.text.lower().startswith("kontakt") for t in (a.tokens[target], *between)
    ):
        return False  # "då kontakterna sedan länge har upphört": a state, nobody's step
    if a.tokens[target].text.lower().startswith(CHAINS):
        return False  # "vänortskedjan upplöstes": not the agreement with one of its towns
    if token.label in ("INVESTIGATE", "EVALUATE") and "arbete" in a.tokens[target].text.lower() and _how(between):
        return False  # "se över hur vänortsarbetet ska organiseras"
    if a.tokens[target].label == "RELATION" and _institutions(a, target):
        return False  # "skolans utbyte ska fortsätta"
    following = [t.text.lower() for t in a.tokens[verb + 1 : verb + 3]]
    if token.label == "AMEND" and following[:1] == ["sig"]:
        return False  # "utskottet har ändrat sig"
    if order == "active" and target > verb and any(t.text.lower() in ("men", "medan") for t in between):
        return False  # "ställde in träffarna, men nu är utbytet i gång": what the next clause is about
    if token.text.lower().startswith("upphör") and following[:1] == ["att"] and following[1:2] != ["gälla"]:
        return False  # "har upphört att fylla någon funktion"
    if order == "topic" and (
        a.tokens[target].text.lower().endswith((*_DEFINITE, "utbytet", "arbetet", "banden", "kontakten", "kontakterna"))
        or a.tokens[target - 1].text.lower() in _POSSESSIVE
    ):
        return False  # "motion om vänortsavtalet med X" tells nothing of what it asks for
    if order in ("split", "topic", "text"):
        return True
    if order == "asked":  # the motion stands far in front: "en motion från X (S) om vänortsavtal med Y"
        noun = a.tokens[target].text.lower()
        own = a.kind(verb) in FORMAL_PARTS
        return not own and not noun.endswith(_DEFINITE) and asking_noun(a, a.unit(verb), verb + 1) is not None
    if order == "gone":
        return any(t.text.lower() == "inte längre" for t in between)
    if order == "clause":
        return a.kind(verb) in FORMAL_PARTS
    if order == "alone":
        return token.form == "noun" and a.kind(verb) not in (*FORMAL_PARTS, "underlag")
    if order == "pronoun":
        if a.tokens[target].text.lower() == "den" and a.tokens[min(target + 1, len(a.tokens) - 1)].label == "DATE":
            return False  # "pausades den 11 mars"
        if (
            token.label == "TOLD"
            and a.tokens[target].label
            and a.tokens[min(target + 1, len(a.tokens) - 1)].text == "av"
        ):
            return False  # "beslutade om uppsägning av hyresavtalet"
        if target > verb and is_article(a, target):
            return False
        beside = a.tokens[min(verb + 1, len(a.tokens) - 1)]
        if target + 1 == verb and token.form in TOLD_VERBS and beside.label in ("AGREEMENT", "RELATION"):
            return False  # "det reviderade avtalet": an article
        if any(t.text.lower() in _SUBORDINATE for t in between) and target > verb and token.label != "TOLD":
            return False  # "förlängs inte när det löper ut"
        if target < verb and a.tokens[target].text.lower() in ("det", "den") and not _alone(_of_last(a, between)):
            return False  # "den första perioden avslutades": an article
        return token.form != "noun" and spoken_of(a, verb)
    if order == "task":
        own = a.kind(verb) in (*FORMAL_PARTS, "yrkande", "motion")
        return token.form == "noun" and (own or put_off(a, a.unit(verb), verb))
    if order == "noun":
        # under a decision or proposal a noun names the matter; the verb beside it decides
        own = a.kind(verb) in FORMAL_PARTS
        return token.form == "noun" and (not own or _is_decided(a, verb))
    if token.form == "noun":
        return order == "passive" and target + 1 == verb and _approved(a, verb)
    if order == "passive" and token.label == "ESTABLISH" and target + 1 < len(a.tokens) and _approved(a, target + 1):
        return False  # "Förbindelsens upphörande godkänns": what is approved is its end
    if target > verb and any(t.text.lower() in _WHEN for t in between):
        return False  # "blir underlag när avtalet prövas"
    if target > verb and token.label in _DOES and at_another(between):
        return False  # "avsluta utställningen om avtalet", "ställa in resan inom utbytet"
    if token.label == "ESTABLISH" and target > verb and (of_another(between) or _stops(a, verb)):
        return False  # "godkänner uppsägningen av avtalet", "godkänna att avtalet upphör", "inleda förhandlingar om ett avtal"
    passive = has_s(token) or token.form == "sup" or _intransitive(token)
    if order == "passive":
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
        )
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
        (i for i in range(verb - 2, max(target, verb - _CLAUSE), -1) if a.tokens[i].text.lower() in _RELATIVES), None
    )
    if led is None or a.tokens[verb].form not in ("past", "sup"):
        return False
    words = a.tokens[led + 1 : verb]
    if a.tokens[verb].form == "sup" and a.tokens[verb].label == "ESTABLISH":
        return False
    if any(t.text.lower() in (",", "att", "och") or t.label in PREDICATES for t in words):
        return False
    return any(t.label in _SUBJECTS or t.text.lower() in _OURSELVES for t in words)


_RELATIVES = frozenset({"som", "vilket", "vilken", "vilka"})
_CLAUSE = 8  # tokens between the word that opens a relative clause and its verb, at most
_SUBJECTS = ("BODY", "SWPLACE", "ORGAN", "PLACE", "NAME", "NATION")
_OURSELVES = frozenset({"kommunen", "staden", "regionen", "länsstyrelsen", "vi", "man", "parterna"})


def _stops(a: Annotated, verb: int) -> bool:
    """Whether "sluta" is to stop doing something: "Sluta betala för vänorten"."""
    following = a.tokens[verb + 1].text
    inf = following.islower() and following.endswith("a") and not a.tokens[verb + 1].label and len(following) > _SHORT
    return a.tokens[verb].text.lower() in ("sluta", "slutar", "slutade", "slutat") and inf


_SHORT = 4  # letters of "nya", "två", "båda", which are no infinitives


def _intransitive(token: Token) -> bool:
    word = token.text.lower()
    taking = word.startswith("vilande") or word.endswith(" med")  # "vilandeförklara", "upphöra med" take an object
    gets = word in ("få", "får", "fick", "fått") and token.label in ("AMEND", "RENEW", "RESUME")  # "får en bilaga"
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
    """Whether a decision is on what a noun names: "beslutar om uppsägning av", "godkänner uppsägningen av"."""
    before = [t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 4) : noun]]
    if fate_of_part(a, a.unit(noun), noun) == "granted":
        return True
    if before[-1:] == ["om"] and any(word.startswith("beslut") for word in before[-2:-1]):
        return True
    unit = a.unit(noun)
    if any(t.text.lower() in _SETS_IN for t in a.tokens[noun + 1 : min(noun + 12, unit.last)]):
        return True  # "att en paus i avtalet inträder den 1 maj", "uppsägning av avtalet sker per den 1 maj"
    if a.tokens[noun].label == "PAUSE" and any(word in _MAKES for word in _words_before(a, noun)):
        return True  # "göra ett uppehåll om två år i samarbetet"
    if before[-1:] in (["om"], ["till"]) and any(word.startswith("förslag") for word in before[-2:-1]):
        return any(word.startswith(("bif", "godkän", "anta", "ställ")) for word in before[-3:-2])
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


_BESIDE_PRONOUN = frozenset({
    "har", "hade", "är", "var", "varit", "blev", "blivit", "ska", "skall", "skulle", "bör", "kan", "måste",
    "kommer", "inte", "ej", "sedan", "dock", "också", "även", "då", "nu", "åter", "därefter", "därmed", "därför",
    "redan", "senare", "senast", "formellt", "slutligen", "aldrig", ",", "att", "hittills", "i", "stället", "istället",
    "i stället", "tidigare", "alltså", "ändå", "tillfälligt", "på", "nytt", "på nytt", "helt", "sist", "snart", "först",
    "löpande", "således", "i sin tur", "numera", "sålunda", "tills vidare",
    "två", "tre", "fyra", "flera", "gånger", "gång",
})  # fmt: skip


def _of_last(a: Annotated, between: Sequence[Token]) -> Sequence[Token]:
    """What stands between a pronoun and its verb, without a first verb of the same subject: "Det löper femårsvis och …"."""
    if len(between) > 1 and between[-1].text.lower() == "och" and between[0].text.lower() in _RUNS:
        return ()
    return between


_RUNS = frozenset(
    {
        "löper",
        "gäller",
        "gällde",
        "löpte",
        "är",
        "var",
        "ingicks",
        "slöts",
        "tecknades",
        "undertecknades",
        "har",
        "hade",
    }
)


def _alone(between: Sequence[Token]) -> bool:
    """Whether "det", "den" stand for a thing, and belong to no noun behind them."""
    return all(t.label in ("DATE", "NEG", "TOLD", "PLAN") or t.text.lower() in _BESIDE_PRONOUN for t in between)


def _institutions(a: Annotated, noun: int) -> bool:
    """Whether a school, club or firm owns what a noun names: a genitive in front of it says so."""
    owner = a.tokens[max(0, noun - 1)]
    word = owner.text.lower()
    return word.endswith("s") and (owner.label == "INSTITUTION" or is_institution(word.removesuffix("s")))


_TOWNS = ("ort", "stad", "kommun", "region", "län", "partner", "city", "samhälle", "provins")
_REVIEW_REACH = 4  # sentences over which "arbetet" that is reviewed can mean what an agreement names


def spoken_of(a: Annotated, verb: int) -> bool:
    """Whether a pronoun beside the verb can mean the agreement: it was named in this sentence or the one before."""
    unit = a.unit(verb)
    at, back = a.unit_index(unit.first), _REVIEW_REACH if a.tokens[verb].label == "EVALUATE" else 1
    near = [u for u in a.units[max(0, at - back) : at] if u.part is unit.part]
    if (
        back == 1 and near and _goes_on(a, near[0])
    ):  # "Avtalet slöts 1989. Det ändrades 2010. År 2015 förnyades det inte."
        near = [u for u in a.units[max(0, at - 2) : at] if u.part is unit.part]
    first = near[0].first if near else unit.first
    return any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(first, verb)) and not any(
        a.tokens[i].label == "OTHER" for i in range(first, verb)
    )


def _goes_on(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence speaks of the agreement by a pronoun alone, so that one in the sentence behind means it too."""
    tokens = a.tokens[unit.first : unit.last]
    pronouns = [t.text.lower() for t in tokens if t.text.lower() in ("det", "den")]
    named = any(t.label in ("AGREEMENT", "RELATION", "OTHER") for t in tokens)
    told = any(t.label in PREDICATES for t in tokens) or (
        len(tokens) > 1 and tokens[0].text in ("Det", "Den") and tokens[1].text.lower() in _RUNS
    )
    return bool(pronouns) and not named and told
