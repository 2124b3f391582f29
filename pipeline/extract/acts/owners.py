"""Which of an item's agreements an act is about: by its noun, its clause, its section, or the only one there is."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.between import att_clauses
from pipeline.extract.acts.scope import FoundScope
from pipeline.extract.acts.told_clauses import told_clause
from pipeline.extract.annotate import Annotated
from pipeline.extract.names import ALL, unit_abroad
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.sections import is_title, section_of
from pipeline.extract.places import PlaceMention
from pipeline.extract.stand_ins import pointed_at

MANY = ("orterna", "avtalen", "orter", "samarbetena", "städerna", "partnerskapen")  # nouns that mean all of them


_POINTER = 4  # tokens behind a verb among which its "det senare" stands


def owners_of(
    a: Annotated,
    act: FoundAct,
    pairs: list[Pair],
    scopes: list[FoundScope],
    titles: Sequence[tuple[int, int]] = (),
) -> tuple[int, ...]:
    """The pairs an act is about: those whose noun or name stands in the clause, the only one, or the last one named."""
    unit = a.unit(act.verb)
    by_scope = tuple(len(pairs) + i for i, s in enumerate(scopes) if act.object in s.nouns)
    if by_scope:
        return by_scope
    first, last = told_clause(a, unit, act.verb)
    places = [p.places for p in pairs]
    pointed = (pointed_at(a.tokens, places, i) for i in range(first, min(act.verb + _POINTER, last)))
    if (meant := next((i for i in pointed if i is not None), None)) is not None:
        return (meant,)
    by_kind = _named_by_kind(a, pairs)
    here = tuple(i for i, found in by_kind.items() if any(unit.first <= at < unit.last for at in found))
    if len(here) == 1 and not any(unit.first <= at < unit.last for p in pairs for at in p.places):
        return here
    clause = told_clause(a, unit, act.verb) if act.stage == "reported" else (unit.first, unit.last)
    if clause != (unit.first, unit.last) and a.tokens[act.object + 1].text.lower() != "med":
        beside = tuple(i for i, p in enumerate(pairs) if any(clause[0] <= at < clause[1] for at in p.places))
        if len(beside) == 1:
            return beside
    by_noun = tuple(i for i, p in enumerate(pairs) if act.object in p.nouns)
    if len(by_noun) > 1 and clause != (unit.first, unit.last):
        own = tuple(i for i in by_noun if any(clause[0] <= at < clause[1] for at in pairs[i].places))
        by_noun = own or by_noun
    if by_noun:
        return by_noun
    for first, last in (att_clause(a, act), (unit.first, unit.last)):
        by_place = tuple(i for i, p in enumerate(pairs) if any(first <= at < last for at in p.places))
        if by_place:
            return by_place
    lands = {t.data.code for t in a.tokens[act.object + 1 : act.object + 6] if t.label in ("COUNTRY", "NATION")}
    by_land = tuple(len(pairs) + i for i, s in enumerate(scopes) if s.scope.of == "country" and s.scope.value in lands)
    if by_land:
        return by_land  # "att även avtalen med Belarus sägs upp"
    nations = {t.data.code for t in a.tokens[max(unit.first, act.object - 3) : act.object] if t.label == "NATION"}
    by_set = tuple(len(pairs) + i for i, s in enumerate(scopes) if s.scope.of == "country" and s.scope.value in nations)
    if by_set and not any(nations & countries_of(a, p) for p in pairs):
        return by_set  # "bryt med de ryska orterna"
    by_nation = tuple(i for i, p in enumerate(pairs) if p.body is None and nations & countries_of(a, p))
    if len(by_nation) == 1:
        return by_nation  # "en utvärdering av det italienska samarbetet"
    if unit.part.kind != "rubrik" and is_title(a, unit) and not titles and len(pairs) > 1:
        return ()  # "3 Avtal som har upphört" is about those told of below
    section = section_of(a, pairs, act.verb)
    if section is not None:
        return (section,)
    own = tuple(i for i, p in enumerate(pairs) if p.body is None)
    if any(
        a.tokens[i].label in ("PLACE", "NAME")
        and act.object < i <= act.object + 4
        and a.tokens[i - 1].text.lower() == "med"
        for i in range(act.object, min(act.object + 5, unit.last))
    ):
        return ()  # the agreement with somebody else
    many = _means_all(a, act.object)
    one_set = len(scopes) == 1 and (len(own) <= 1 or scopes[0].scope.of == "country")
    if one_set and (many or (not own and _some_of(a, act.object))):
        return (len(pairs),)  # "yrkar att avtalen i stället pausas"
    if len(own) <= 1:
        return own
    behind = a.tokens[act.object + 1 : act.object + 3]
    if [t.text.lower() for t in behind[:1]] == ["i"] and behind[-1].label == "COUNTRY":
        in_land = tuple(i for i in own if behind[-1].data.code in countries_of(a, pairs[i]))
        if in_land:
            return in_land  # "Motion om vänort i Polen"
    titled = any(start <= a.tokens[act.object].start < end for start, end in titles)
    if (unit.part.kind == "rubrik" or titled) and act.act in ("investigate", "evaluate"):
        return ()  # "Dags att se över våra vänorter": what is asked of each the att-satser say
    if many or plural(a, act.object):
        return own
    headed = tuple(i for i in own if any(a.unit(at).part.kind == "rubrik" for at in pairs[i].places))
    if len(headed) == 1 and unit.part.kind not in ("arende", "motion"):
        return headed  # whatever else was named in passing, the decision is on what the heading names
    before = [(at, i) for i in own for at in (*pairs[i].places, *by_kind.get(i, ())) if at < act.verb]
    return (max(before)[1],) if before else own


def _named_by_kind(a: Annotated, pairs: list[Pair]) -> dict[int, list[int]]:
    """Where a noun for its kind alone means a partner, the only one of that kind: "avtalet med oblasten förnyades"."""
    roots = {i: root for i, t in enumerate(a.tokens) if (root := unit_abroad(t.text.lower()))}
    named: dict[int, list[int]] = {}
    for at, root in roots.items():
        of_kind = [
            i
            for i, p in enumerate(pairs)
            if p.body is None
            and any(w.startswith(root) for n in p.places for t in a.tokens[n : n + 2] for w in t.text.lower().split())
        ]
        if len(of_kind) == 1:
            named.setdefault(of_kind[0], []).append(at)
    return named


def countries_of(a: Annotated, pair: Pair) -> set[str]:
    """The countries in which a partner may lie: as the text says, else as the gazetteer has it."""
    if pair.countries or pair.country:
        return pair.countries | ({pair.country} if pair.country else set())
    mentions = [a.tokens[at].data for at in pair.places]
    return {m.candidates[0].country for m in mentions if isinstance(m, PlaceMention) and m.candidates}


def _means_all(a: Annotated, noun: int) -> bool:
    """Whether a noun means all agreements of the item: "avtalen", "båda avtalen", "samtliga tre avtal"."""
    counted = {t.text.lower() for t in a.tokens[max(a.unit(noun).first, noun - 3) : noun]}
    return a.tokens[noun].text.lower().endswith(MANY) or bool(counted & ALL)


def _some_of(a: Annotated, noun: int) -> bool:
    """Whether a noun means some of a set: "de avtal som inte ger något", "sådana avtal"."""
    return bool({"de", "dem", "dessa", "sådana"} & {a.word(i) for i in range(max(a.unit(noun).first, noun - 3), noun)})


def att_clause(a: Annotated, act: FoundAct) -> tuple[int, int]:
    """The tokens of the att-clause that holds an act, where a sentence has several: "att avtalet med X behålls, att …"."""
    unit = a.unit(act.verb)
    low, high = sorted((act.verb, act.object))
    begins = att_clauses(a, unit.first + 1, unit.last)
    first = max((i for i in begins if i <= low), default=unit.first)
    last = min((i for i in begins if i > high), default=unit.last)
    return first, last
