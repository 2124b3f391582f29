"""What is told of another thing than the agreement named beside it: a journey, a book, a project, a contract with a firm.

    Resan till Lutsk, vår vänort, ställdes in.      Genom avtalet startades en skola, som lades ned.      Boken om vänorten reviderades.

`objects.py` asks it of each verb and noun that a rule has joined; the noun then only says where or why the thing was.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS, has_s
from pipeline.extract.acts.relative import RELATIVES
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.institutions import is_institution

_NOT_OURS = frozenset({"ESTABLISH", "INVESTIGATE"})


def another_thing(a: Annotated, order: str, verb: int, target: int) -> bool:
    """Whether a verb tells of another thing than the agreement, relation or twin town that stands beside it."""
    if a.tokens[verb].label in _NOT_OURS:
        return False
    if with_a_firm(a, target) or (a.word(target + 1) in _WISHES and a.word(target).endswith("s")):
        return True
    if a.word(verb).startswith("avvakta") and any(a.word(i).startswith(_ANSWERS) for i in range(verb + 1, target)):
        return True  # "avvakta med beslut om vänortsavtalet"
    if target < verb and (order == "passive" or (order == "split" and has_s(a.tokens[verb]))):
        return (
            _of_a_new_noun(a, target, verb)
            or _inside_relative(a, target, verb)
            or _about(a, target)
            or _beside_its_place(a, target)
            or (target > a.unit(target).first and _thing(a, target - 1) and is_institution(a.word(target - 1)))
            or _only_thought_of(a, target, verb)
        )
    return order == "active" and target > verb and has_s(a.tokens[verb]) and _has_its_subject(a, verb)


_ANSWERS = ("beslut", "ställningstagande", "ställning", "svar", "yttrande", "avgörande", "behandling")
_WISHES = frozenset({"begäran", "initiativ", "önskan", "önskemål", "sida", "håll", "förslag"})
_FIRMS = (
    "byrån", "bolaget", "företaget", "leverantören", "entreprenören", "värden", "föreningen", "klubben", "tidningen", "polisen",
    "kyrkan", "församlingen", "operatören", "konsulten", "banken", "hotellet", "säljaren", "köparen", "ägaren", "butiken", "firman",
    "arrangören", "grannen", "orkestern", "teatern", "kören", "staten", "myndigheten", "fastighetsägaren",
)  # fmt: skip
_NEIGHBOURS = ("grannkommun", "grannstad", "grannregion", "granne")


def with_a_firm(a: Annotated, noun: int) -> bool:
    """Whether an agreement is with a firm, a club or the neighbour: "avtalet med resebyrån", "avtal om bad med grannkommunen"."""
    if "avtal" not in a.word(noun) and not a.word(noun).startswith("överenskommelse"):
        return False
    for i in range(noun + 1, min(noun + 5, a.unit(noun).last - 1)):
        if a.tokens[i].label:
            return False
        if a.word(i) == "med":
            with_whom = next(
                (n for n in range(i + 1, min(i + 4, a.unit(noun).last)) if not a.word(n).endswith(("a", "den", "det"))), i + 1
            )  # fmt: skip
            word = a.word(with_whom)
            if a.tokens[with_whom].label not in ("", "INSTITUTION"):
                return False
            return word.endswith(_FIRMS) or word.startswith(_NEIGHBOURS) or (word.islower() and is_institution(word))
    return False


_SMALL = ("ny", "det", "den", "de", "något", "någon", "båda", "allt")
_PAPERS = (
    "förslag", "beslut", "avtal", "handling", "dokument", "protokoll", "brev", "text", "utkast", "avsikt", "deklaration", "samarbet",
    "samverk", "arbet", "utbyt", "uppgörelse", "kontrakt", "samförstånd", "löfte", "åtag", "ärende", "delen", "delar", "punkt",
    "stycke", "paragraf", "avsnitt", "bilag", "tillägg", "relation", "förbindelse", "förbund", "kontakt", "band", "vänskap", "papper",
    "urkund", "avtals", "innehåll", "villkor", "giltighet", "uppsägning", "fördrag", "pakt", "urkund", "partner", "part", "stad",
    "kommun", "ort", "region", "län", "relationerna", "period", "löptid",
)  # fmt: skip


def _thing(a: Annotated, at: int) -> bool:
    """Whether a word can be the noun of another thing, which no label knows: "musikskola", "Resan"."""
    word = a.word(at)
    return not a.tokens[at].label and word.isalpha() and len(word) > 3 and not word.startswith((*_PAPERS, *_SMALL))


def _of_a_new_noun(a: Annotated, target: int, verb: int) -> bool:
    """Whether a relative clause hangs on a noun of its own behind the agreement: "genom avtalet startades en skola som lades ned"."""
    led = next((i for i in range(verb - 1, target, -1) if a.word(i) in RELATIVES), None)
    if led is None:
        return False
    noun = led - 2 if a.word(led - 1) == "," else led - 1
    if noun <= target or not _thing(a, noun):
        return False
    article = next((i for i in range(noun - 1, max(target, noun - 4), -1) if a.word(i) in _NEW), None)
    return article is not None and a.word(article - 1) not in ("med", "om", "på", "av", "under", "för")


_NEW = frozenset({"en", "ett", "flera", "några", "två", "tre"})


def _inside_relative(a: Annotated, target: int, verb: int) -> bool:
    """Whether the noun stands in a relative clause that is over before the verb: "Föreningen, som stöder utbytet, lades ned"."""
    for i in range(target - 1, a.unit(target).first, -1):
        if a.word(i) == ",":
            opens = {a.word(i + 1), a.word(i + 2)} & RELATIVES
            return bool(opens) and a.word(verb - 1) in (",", "har", "hade", "är", "ska") and _closed(a, target, verb)
        if a.word(i) in RELATIVES and "," not in (a.word(i - 1), a.word(i - 2)):
            runs = a.word(i + 1).endswith(("r", "de")) and not a.tokens[i + 1].label
            return runs and target + 1 == verb and a.tokens[verb].form in TOLD_VERBS
    return False


def _closed(a: Annotated, target: int, verb: int) -> bool:
    return any(a.word(i) == "," for i in range(target + 1, verb))


_ON = frozenset({"om", "över", "kring", "gällande", "angående", "rörande"})
_AT = frozenset({"till", "från", "i", "inom", "vid", "med", "hos", "för"})
_BEFORE_NOUN = frozenset(
    {"den", "det", "de", "vår", "vårt", "våra", "kommunens", "stadens", "regionens", "sin", "sitt", "sina"}
)


def _before(a: Annotated, noun: int) -> int:
    """Where what stands in front of a noun with its articles, owner and adjectives is."""
    i = noun - 1
    while i > a.unit(noun).first and (
        a.tokens[i].label == "NATION"
        or a.word(i) in _BEFORE_NOUN
        or (not a.tokens[i].label and len(a.word(i)) > 3 and a.word(i).endswith(("s", "a")))
    ):
        i -= 1
    return i


def _about(a: Annotated, target: int) -> bool:
    """Whether a noun only says what a thing is about, for or with whom it is: "boken om vänorten", "projektet med vänorten"."""
    at = _before(a, target)
    if at <= a.unit(target).first or not _thing(a, at - 1):
        return False
    if a.word(at) in _ON:
        named = {a.word(i) for i in range(max(a.unit(target).first, at - 3), at - 1)} & _NEW
        return bool(named) or _DEFINITE.fullmatch(a.word(at - 1)) is not None
    goal = a.word(at) in ("med", "för", "till") and not _a_paper(a, target)
    return goal and _DEFINITE.fullmatch(a.word(at - 1)) is not None and (at - 1) - a.unit(target).first <= 1


def _a_paper(a: Annotated, noun: int) -> bool:
    """Whether a noun names the agreement itself, and not a twin town or what is done with it."""
    return any(
        part in a.word(noun) for part in ("avtal", "överens", "partnerskap", "förklaring", "kontrakt", "fördrag")
    )


_DEFINITE = re.compile(r"\w{3,}(?:en|et|an|na|arna|erna|orna)")


def _beside_its_place(a: Annotated, target: int) -> bool:
    """Whether a noun only explains the place that a thing is at or goes to: "Resan till Lutsk, vår vänort sedan 1994, ställdes in"."""
    comma = _before(a, target)
    if _a_paper(a, target) or a.word(comma) != "," or comma - 2 <= a.unit(target).first:
        return False
    place = comma - 1
    while place > a.unit(target).first and a.tokens[place].label in ("PLACE", "NAME", "COUNTRY"):
        place -= 1
    return place < comma - 1 and a.word(place) in _AT and _thing(a, place - 1)


_IDEAS = (
    "tanke",
    "tankar",
    "idé",
    "plan",
    "förslag",
    "möjlighet",
    "diskussion",
    "önsk",
    "viljan",
    "ambition",
    "frågan",
)


def _only_thought_of(a: Annotated, target: int, verb: int) -> bool:
    """Whether what is told is what became of a thought: "Tanken på att vidga avtalet lades åt sidan"."""
    first = a.unit(verb).first
    idea = next((i for i in range(first, min(first + 3, target)) if a.word(i).startswith(_IDEAS)), None)
    if (
        idea is None
        or a.tokens[verb].form not in TOLD_VERBS
        or any(a.word(i) in RELATIVES for i in range(target, verb))
    ):
        return False
    return any(a.word(i).split()[-1] == "att" for i in range(idea + 1, min(idea + 3, target)))


def _has_its_subject(a: Annotated, verb: int) -> bool:
    """Whether a noun of its own opens the sentence in front of a passive verb: "Turneringen förnyades inom ramen för avtalet"."""
    first = a.unit(verb).first
    words = range(first, verb)
    if not 1 <= len(words) <= 3 or any(a.tokens[i].label or a.tokens[i].label in PREDICATES for i in words):
        return False
    led = all(a.word(i) in _BEFORE_NOUN or a.word(i).endswith(("a", "s")) for i in words[:-1])
    return led and _thing(a, verb - 1) and _DEFINITE.fullmatch(a.word(verb - 1)) is not None
