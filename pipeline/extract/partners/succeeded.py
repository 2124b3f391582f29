"""A partner that became part of another one: "Kommunen har sedan 1950 en vänort i X, som 2007 uppgick i Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.same_unit import bare, same_name

if TYPE_CHECKING:
    from pipeline.extract.partners.pair import Pair

_BECAME = frozenset({
    "ingår", "del", "ingick", "uppgick", "uppgått", "övergick", "övertogs", "slogs", "slagits",
    "inkorporerades", "införlivades",
})  # fmt: skip


def _became(a: Annotated, at: int) -> bool:
    """A verb of becoming part of something: "ingår i", "övergick 2007 till", "är en del av", not "ingår vänortsavtal"."""
    if a.word(at) in ("gick", "gått") and a.word(at + 1) in ("upp", "samman"):
        return a.word(at + 2) in ("i", "med", "till")
    if a.tokens[at].text.lower() not in _BECAME:
        return False
    if a.tokens[at].text.lower() == "del":
        return a.tokens[at - 1].text.lower() == "en" and a.tokens[at + 1].text.lower() == "av"
    return any(t.text.lower() in ("i", "till", "ihop", "samman", "upp") for t in a.tokens[at + 1 : at + 4])


def succeeded(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """A unit that is said to have become part of another partner is that one ("X, som sedan 2007 ingår i Y"); so is one
    that was what an item's only other partner is now ("med dåvarande X")."""
    kept = list(pairs)
    for pair in pairs:
        if len(kept) == 2 and all(a.word(at - 1) in _FORMER for at in pair.places):
            _take_in(kept, pair, next(k for k in kept if k is not pair))
            continue
        for at in pair.places:
            last = min(at + 14, a.unit(at).last)
            after = a.unit_index(at) + 1
            if after < len(a.units) and any(_became(a, i) for i in range(a.units[after].first, a.units[after].last)):
                last = a.units[after].last  # "Från början var det X. 2007 övergick avtalet till Y"
            verb = next((i for i in range(at + 1, last) if _became(a, i)), None)
            if verb is None or _of_another(a, pair, a.unit(verb).first, verb):
                continue  # nothing became of it
            into = next((k for k in kept if k is not pair and any(verb < n < last for n in k.places)), None)
            into = into or next(
                (
                    k
                    for k in kept
                    if k is not pair and any(same_name(bare(a.tokens[i].text), k.name) for i in range(verb + 1, last))
                ),
                None,
            )
            if into is None or pair not in kept:
                continue
            if _ended_by_it(a, verb) and all(a.unit(i) is a.unit(verb) for i in into.places):
                _take_in(kept, into, pair)
            else:
                _take_in(kept, pair, into)
    return kept


def _ended_by_it(a: Annotated, verb: int) -> bool:
    """Whether the agreement ended then, so that the new unit never was a partner: "avslutades 2007, när X gick upp i Y"."""
    unit = a.unit(verb)
    return any(a.tokens[i].label == "END" and a.tokens[i].form in ("past", "sup") for i in range(unit.first, unit.last))


_FORMER = frozenset({"dåvarande", "förutvarande"})  # "tecknades 2016 med dåvarande X", in an item on one agreement


def _take_in(kept: list[Pair], pair: Pair, into: Pair) -> None:
    kept.remove(pair)
    into.places += [i for i in pair.places if i not in into.places]
    into.nouns += [i for i in pair.nouns if i not in into.nouns]


def _of_another(a: Annotated, pair: Pair, first: int, verb: int) -> bool:
    """Whether a sentence tells before its verb what became of another: "Y är sedan 2007 en del av Z"."""
    names = [a.tokens[i].text for i in range(first, verb) if a.tokens[i].label in ("PLACE", "NAME")]
    return bool(names) and not any(same_name(name, pair.name) for name in names)
