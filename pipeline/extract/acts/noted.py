"""A note without a subject, as lists and short pages have it: "Vänort sedan 1994. Förnyat 2014.", "Uppsagt 2012 av X.",
"Pausat 2012, återupptaget 2015."

The sentence begins with the told verb; what it is about is the agreement that its section, or the line before, tells of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.extract.acts.act import TOLD_VERBS
from pipeline.extract.acts.between import is_article
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.rules.loader import rule

_VERBS = ("END", "PARTLY_END", "PAUSE", "RESUME", "RENEW")
_BEFORE = frozenset({"senast", "formellt", "sedan", "nu", "därefter", "men", "är", "har", "–", "-", "•", "(", "och"})
_REACH = 4  # tokens of grammar in front of the verb, at most
_BACK = 3  # units back in which the agreement is named


def noted(a: Annotated, taken: Collection[int]) -> Iterator[Match]:
    """The told verbs that open a sentence with no noun of agreement in it; `taken` have an object of their own."""
    by = rule("acts", "act.verb-pronoun")
    noted: set[int] = set()
    titles = next((u.first for u in a.units if u.part.kind != "rubrik"), 0)
    for verb in a.labelled(*_VERBS):
        unit = a.unit(verb)
        if verb in taken or a.tokens[verb].form not in TOLD_VERBS or unit.part.kind not in ("arende", "annat"):
            continue
        before = a.tokens[_from(a, unit, verb, noted) : verb]
        if len(before) > _REACH or not all(t.label == "DATE" or t.text.lower() in _BEFORE for t in before):
            continue
        if any(t.label == "DATE" for t in before) and is_article(a, verb + 1):
            continue  # "I fjol ställdes den sista träffen in"
        at = a.unit_index(unit.first)
        near = [u for u in a.units[max(0, at - _BACK) : at] if u.part is unit.part]
        nouns = [i for u in near for i in range(u.first, u.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
        nouns = nouns or [i for i in range(titles) if a.tokens[i].label == "AGREEMENT"]
        inside = any(t.label in ("AGREEMENT", "RELATION") for t in a.tokens[verb : unit.last])
        if nouns and not inside and any(t.label == "DATE" for t in a.tokens[unit.first : unit.last]):
            noted.add(verb)
            yield Match(by, verb, verb + 1, {"verb": verb, "object": verb})


def _from(a: Annotated, unit: Unit, verb: int, noted: Collection[int]) -> int:
    """Where the note begins that a verb opens: with its sentence, or behind "," and "och" that part it from the note before."""
    parts = [i for i in range(verb - 1, max(unit.first, verb - _REACH) - 1, -1) if a.word(i) in _PARTS]
    return parts[0] + 1 if parts and any(unit.first <= i < parts[0] for i in noted) else unit.first


_PARTS = frozenset({",", "och", "men", "samt"})
