"""A town that stands for the agreement with it: "Nykarleby bör behållas.", "att Lutsk avslutas", "Gdynia och Kotka behålls".

The sentence, or its att-clause, begins with the partners' names, and their verb is a passive.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.extract.acts.act import has_s
from pipeline.extract.acts.between import att_clauses
from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.rules.loader import rule

_VERBS = ("END", "PAUSE", "KEEP", "RENEW", "NOT_RENEW", "RESUME")
_BETWEEN = frozenset({
    "och", "samt", ",", "i", "bör", "ska", "skall", "föreslås", "kan", "nu", "därför", "även", "också", "däremot", "att", "-",
    "–", ":", "•",
})  # fmt: skip
_LABELS = frozenset({"PLACE", "NAME", "COUNTRY", "PROPOSE", "NEG", "HYP", "PLAN"})
_REACH = 10  # tokens from the first name to the verb, at most


def named_alone(a: Annotated, taken: Collection[int], places: Collection[int]) -> Iterator[Match]:
    """The passive verbs whose subject is a partner's name; `taken` have an object, `places` are where partners are named."""
    by = rule("acts", "act.object-verb")
    for verb in a.labelled(*_VERBS):
        if verb in taken or not has_s(a.tokens[verb]):
            continue
        unit = a.unit(verb)
        begins = [unit.first, *(i for i in att_clauses(a, unit.first + 1, unit.last) if i < verb)]
        first = begins[-1]
        while first < verb and not a.tokens[first].text[:1].isupper():
            first += 1
        if first not in places or verb - first > _REACH or first - begins[-1] > 2:
            continue
        between = a.tokens[first:verb]
        if all(t.label in _LABELS or t.text.lower() in _BETWEEN for t in between):
            yield Match(by, first, verb + 1, {"verb": verb, "object": first})
