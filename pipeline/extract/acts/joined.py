"""A second verb of one subject: "Det pausades 2020 och återupptogs i september 2022", "Det löper femårsvis och förlängdes 2002".

Behind "och" a verb without a subject has that of the sentence: the agreement, or the pronoun that means it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.pronouns import spoken_of
from pipeline.extract.acts.subjects import passive
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.rules.loader import rule

_VERBS = ("END", "PAUSE", "RESUME", "RENEW", "AMEND")
_AND = frozenset({"och", "men", "samt"})
_LIGHT = frozenset({
    "har", "hade", "blev", "hittills", "därefter", "senare", "sedan", "sedan dess", "dess", "två", "tre", "flera", "gånger",
    "en", "gång", "dock", "också", "även", "senast", "åter", "på nytt", "formellt",
})  # fmt: skip
_HELPS = frozenset({"är", "var", "har", "blev"})
_REACH = 14  # tokens between the helping verb behind a pronoun and its participle, at most
_FINITE = frozenset(
    [
        "löper", "löpte", "gäller", "gällde", "är", "var", "har", "rör", "avser", "omfattar", "skrevs", "tecknades", "slöts",
        "ingicks", "undertecknades", "blev", "handlar", "bygger", "innefattar", "inriktas", "riktar",
    ]
)  # fmt: skip


def joined(a: Annotated, taken: Mapping[int, int]) -> Iterator[Match]:
    """The told verbs without an object of their own; `taken` gives the objects of the verbs that have one."""
    by = rule("acts", "act.verb-pronoun")
    for verb in a.labelled(*_VERBS):
        token, unit = a.tokens[verb], a.unit(verb)
        if verb in taken or token.form not in TOLD_VERBS or not (passive(token.text) or _undergone(a, verb)):
            continue
        led = next((i for i in range(verb - 1, unit.first, -1) if a.word(i) not in _LIGHT), unit.first)
        if a.word(led) in _AND:
            before = [v for v in taken if unit.first <= v < verb and a.tokens[v].form in TOLD_VERBS]
            if before and led == verb - 1:
                first = max(before)
                yield Match(by, min(taken[first], verb), verb + 1, {"verb": verb, "object": taken[first]})
                continue
            if before:
                continue
        if _opens(a, unit, verb, led) and spoken_of(a, verb):
            yield Match(by, unit.first, verb + 1, {"verb": verb, "object": unit.first})


def _opens(a: Annotated, unit: Unit, verb: int, led: int) -> bool:
    """Whether a pronoun opens the sentence whose verb, or whose second verb behind "och", this one is."""
    if a.word(unit.first) not in ("det", "den") or a.word(unit.first + 1) not in _FINITE:
        return False
    between = a.tokens[unit.first + 2 : verb]
    if any(t.label in ("AGREEMENT", "RELATION", "OTHER", *PREDICATES) or a.kind(verb) == "beslut" for t in between):
        return False
    if a.word(led) in _AND:
        return True
    helped = a.word(unit.first + 1) in _HELPS and len(between) <= _REACH
    return helped and not {"att", "som", "om", "men", "och", "varken", "inte", "ej", "aldrig"} & {
        t.text.lower() for t in between
    }


def _undergone(a: Annotated, verb: int) -> bool:
    """Whether a participle stands behind "är", and no "har" makes it an active verb: "Det är sedan 2008 uppsagt"."""
    unit = a.unit(verb)
    return a.tokens[verb].form == "sup" and a.word(unit.first + 1) in ("är", "var", "blev")
