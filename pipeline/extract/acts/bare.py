"""A decision of a word or two, whose object stands in the item's heading or text: "att pausa.", "Uppsägning.", "förnyas inte".

    § 12  Vänortsavtalet med Lutsk
    Kommunstyrelsen beslutar
    att avstå från att förnya.

Everything else in such a clause is a word of grammar or of time: a noun of its own would be what the verb is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.scope import FoundScope
from pipeline.extract.acts.unreal import turned_down
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.pair import Pair
from schemas.statement import TOLD_PARTS

_PARTS = ("beslut", "forslag_kf", "forslag", "yrkande")
_VERBS = ("END", "PAUSE", "RESUME", "RENEW", "NOT_RENEW", "KEEP", "EVALUATE")
_LABELS = frozenset({*_VERBS, "BREAK", "NEG", "DATE", "ORGAN", "PERSON", "ASK", "PROPOSE", "PARA", "PARTY"})
_GRAMMAR = frozenset({
    "att", "och", "samt", "men", "inte", "ej", "icke", "inget", "ingen", "för", "i", "med", "till", "från",
    "fr.o.m", "fr.o.m.", "t.o.m", "t.o.m.", "per", "den", "det", "detta", "år", "månader", "månad", "ytterligare",
    "en", "ett", "två", "tre", "fyra", "fem", "sex", "period", "perioden", "treårsperiod", "tvåårsperiod", "tills",
    "vidare", "härmed", "därmed", "omedelbar", "omedelbart", "verkan", "genast", "vid", "utgången", "av",
    "årsskiftet", "som", "längst", "nu", "tillfälligt", "formellt", "kommunens", "stadens", "regionens", "del",
    "avstå", "avstår", "senast", "på", "ska", "skall", "bör", "beslutar", "beslutas", "beslutade", "beslut",
    "föreslås", "kommunen", "staden", "regionen", "villkor", "oförändrade", "oförändrad", "oförändrat", "form",
    "omfattning", "nuvarande", "samma", "tiden", "under", "redan", "är", "blir", "vill", "a", "b", "c", "d", "sin",
    "helhet", "snarast", "möjligt", "så", "snart", "fortsatt", "tacka", "nej", "säga", "säger", "bifaller",
    "bifalla", "medger", "accepterar", "söks", "söka", "sökes", "söker", "ansöka", "ansöker", "begärs", "begära", "om",
})  # fmt: skip


def bare(a: Annotated, taken: Collection[int]) -> Iterator[int]:
    """The verbs, and nouns of doing, of clauses that say nothing but what is done; `taken` have an object of their own."""
    for verb in a.labelled(*_VERBS, "ESTABLISH"):
        unit = a.unit(verb)
        if verb in taken:
            continue
        if unit.part.kind in _PARTS:
            report = a.tokens[verb].label == "EVALUATE" and a.tokens[verb].form == "noun"  # "godkänner utvärderingen"
            fits = not report and _says_no_more(a, unit, verb, unit.first)
            if fits and (a.tokens[verb].label != "ESTABLISH" or _concludes(a, verb)):
                yield verb
        elif unit.part.kind in TOLD_PARTS and a.tokens[verb].form == "noun" and a.tokens[verb].label != "EVALUATE":
            asks = next((i for i in range(verb - 1, max(unit.first, verb - 4) - 1, -1) if _asks(a, i)), None)
            if asks is not None and _says_no_more(a, unit, verb, asks):
                yield verb  # "Ekonomichefen har föreslagit uppsägning."


def _asks(a: Annotated, at: int) -> bool:
    return a.tokens[at].label in ("PROPOSE", "ASK")


def _says_no_more(a: Annotated, unit: Unit, verb: int, first: int) -> bool:
    if a.tokens[verb].text.lower() in _OF_OTHER_THINGS:
        return False
    noun = a.tokens[verb].form == "noun"
    refused = noun and turned_down(a, unit, verb) is not None
    for i in range(first, unit.last):
        token = a.tokens[i]
        word = token.text.lower()
        if i == verb or token.label in _LABELS - frozenset(_VERBS) or not token.text[0].isalnum():
            continue
        if noun and i < verb and word.startswith(_APPROVES):
            continue  # "godkänner uppsägningen"
        if refused and word.startswith(_REFUSES):
            continue  # "förslaget om uppsägning avslås"
        if token.label or not (token.text.isdigit() or word in _GRAMMAR):
            return False
    return True


def _concludes(a: Annotated, verb: int) -> bool:
    """Whether a bare "anta", "underteckna" is of an agreement that the item presents as new."""
    if not a.tokens[verb].text.lower().startswith(_SIGNS):
        return False
    nouns = [n for n in a.labelled("AGREEMENT") if a.kind(n) == "rubrik"] or a.labelled("AGREEMENT")[:1]
    if not nouns:
        return False
    unit = a.unit(nouns[0])
    near = a.units[a.unit_index(unit.first)]
    heading = " ".join(t.text for u in a.units if u.part.kind == "rubrik" for t in a.tokens[u.first : u.last])
    told = " ".join(t.text for t in a.tokens[near.first : near.last])
    return bool(_PRESENTED.search(heading) or _PRESENTED.search(told))


_APPROVES = ("godkän", "anta", "bifall", "medge", "accepter", "ställ", "tillstyrk")
_REFUSES = ("förslag", "framställ", "begäran", "avsl", "avvis", "avböj", "bifall")
_SIGNS = ("anta", "underteckna", "teckna", "ingå", "signera", "skriva", "godkän")
_PRESENTED = re.compile(
    r"\b(?:godkännande|antagande|undertecknande|tecknande|ingående|förslag|utkast|upprättande|nytt)\b"
    r"|\b(?:upprättats|tagits fram|utarbetats|förhandlats)\b",
    re.IGNORECASE,
)
# verbs that a decision without an object also uses of the meeting, the matter or the money
_OF_OTHER_THINGS = frozenset(
    {"lämna", "lämnas", "lämnar", "stryka", "stryks", "fortsätta med", "följa upp", "följas upp"}
)


def titled(a: Annotated, act: FoundAct, pairs: Sequence[Pair], scopes: Sequence[FoundScope]) -> tuple[int, ...]:
    """The agreements that the item's heading is about; without a noun there, the only one that the item has."""
    own = tuple(i for i, p in enumerate(pairs) if p.body is None)
    nouns = [n for n in a.labelled("AGREEMENT", "RELATION") if a.kind(n) == "rubrik"]
    by_scope = tuple(len(pairs) + i for i, s in enumerate(scopes) if set(s.nouns) & set(nouns))
    if by_scope:
        return by_scope
    headed = tuple(i for i in own if any(a.kind(at) == "rubrik" for at in pairs[i].places))
    if headed:
        return headed
    if len(own) == 1 and not scopes:
        return own
    return own if any(plural(a, n) for n in nouns) else ()
