"""A second verb of one subject: "Det pausades 2020 och återupptogs i september 2022", "Det löper femårsvis och förlängdes 2002".

Behind "och" a verb without a subject has that of the sentence: the agreement, or the pronoun that means it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.extract.acts.act import TOLD_VERBS
from pipeline.extract.acts.objects import spoken_of
from pipeline.extract.acts.subjects import passive
from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.rules.loader import rule

_VERBS = ("END", "PAUSE", "RESUME", "RENEW", "AMEND")
_AND = frozenset({"och", "men", "samt"})
_FINITE = frozenset(
    [
        "löper", "löpte", "gäller", "gällde", "är", "var", "har", "rör", "avser", "omfattar", "skrevs", "tecknades", "slöts",
        "ingicks", "undertecknades", "har",
    ]
)  # fmt: skip


def joined(a: Annotated, taken: Mapping[int, int]) -> Iterator[Match]:
    """The told verbs without an object of their own; `taken` gives the objects of the verbs that have one."""
    by = rule("acts", "act.verb-pronoun")
    for verb in a.labelled(*_VERBS):
        token, unit = a.tokens[verb], a.unit(verb)
        if verb in taken or token.form not in TOLD_VERBS or not passive(token.text):
            continue
        if a.tokens[verb - 1].text.lower() not in _AND:
            continue
        before = [v for v in taken if unit.first <= v < verb and a.tokens[v].form in TOLD_VERBS]
        if before:
            first = max(before)
            yield Match(by, min(taken[first], verb), verb + 1, {"verb": verb, "object": taken[first]})
            continue
        opens = [i for i in range(unit.first, verb) if a.tokens[i].text.lower() in ("det", "den")][:1]
        if opens == [unit.first] and a.tokens[unit.first + 1].text.lower() in _FINITE and spoken_of(a, verb):
            yield Match(by, unit.first, verb + 1, {"verb": verb, "object": unit.first})
