"""Whose agreement a passage dates: that of the nearest name, of all that share its noun, or of the section it stands in."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import Match
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.sections import section_of
from pipeline.extract.stand_ins import pointed_at


def owners(a: Annotated, match: Match, at: int, pairs: list[Pair]) -> list[int]:
    """The pairs a date belongs to: the nearest name in the clause, before it by preference; else the only pair."""
    unit = a.unit(at)
    if match.rule.gives.get("of_all"):
        return _all_before(a, at, pairs)
    if (
        "noun" in match.captures
        and (meant := pointed_at(a.tokens, [p.places for p in pairs], match.captures["noun"])) is not None
    ):
        return [meant]
    if "place" in match.captures:
        return [i for i, p in enumerate(pairs) if match.captures["place"] in p.places]
    near = [
        ((at - place) if place < at else (place - at) * 2, i)
        for i, p in enumerate(pairs)
        for place in p.places
        if unit.first <= place < unit.last
    ]
    noun = match.captures.get("noun")
    named = [(distance, i) for distance, i in near if noun is not None and noun in pairs[i].nouns]
    if named and len({i for _, i in named}) == 1:
        return [named[0][1]]
    if near and match.rule.gives.get("shared"):
        behind = {i for i, p in enumerate(pairs) for place in p.places if unit.first <= place < at}
        last = sorted(behind, key=lambda i: max(p for p in pairs[i].places if p < at))
        return sorted(last[-2:] if a.tokens[match.start].text.lower() in ("båda", "bägge") else last)
    if near:
        beside = next(
            (i for i, p in enumerate(pairs) for place in p.places if place < at and _stands_by(a, place, at)), None
        )
        if beside is not None:
            return [beside]
        if noun is not None and not match.rule.gives.get("near_place"):
            sharing = [i for i, p in enumerate(pairs) if noun in p.nouns]
            dates = sum(t.label == "DATE" for t in a.tokens[unit.first : unit.last])
            but = a.word(at + 1) in ("utom", "förutom")  # "är från 1947 utom det sistnämnda"
            if len(sharing) > 1 and len({i for _, i in near}) > 1 and (dates == 1 or but):
                return sharing[: -1 if but else None]
        return [min(near)[1]]
    ours = [i for i, p in enumerate(pairs) if p.body is None]
    if match.rule.gives.get("shared") and match.start - unit.first <= 1:  # "Båda sedan 1947." below two towns
        return ours if len(ours) == 2 or a.tokens[match.start].text.lower() not in ("båda", "bägge") else []
    if match.rule.gives.get("near_place"):
        return []
    if noun is not None and len(sharing := [i for i, p in enumerate(pairs) if noun in p.nouns]) > 1:
        return sharing  # "De fyra är vänorter sedan 1972."
    if noun is not None and a.tokens[noun].text.lower().endswith(_ALL_OF_THEM) and noun - unit.first <= 1:
        return ours  # "Avtalen skrevs 1972."
    section = section_of(a, pairs, at)
    if section is not None:
        return [section]
    own = [i for i, p in enumerate(pairs) if p.body is None] or list(range(len(pairs)))
    if len(own) == 1:
        return own
    before = [(place, i) for i in own for place in pairs[i].places if place < at]
    return [max(before)[1]] if before else []


_ALL_OF_THEM = ("avtalen", "elserna", "banden", "kontakterna", "relationerna")


def _all_before(a: Annotated, at: int, pairs: list[Pair]) -> list[int]:
    """The pairs of the last sentence that names several, in it or before: "båda" are two of them."""
    for unit in reversed(a.units[: a.unit_index(at) + 1]):
        named = [i for i, p in enumerate(pairs) if any(unit.first <= place < unit.last for place in p.places)]
        if len(named) > 1:
            return named
    return []


def _stands_by(a: Annotated, place: int, at: int) -> bool:
    """Whether only "(sedan", "i Norge (", a comma stand between a name and a date."""
    return all(
        t.label in ("COUNTRY", "NATION") or t.text.lower() in ("(", ",", "i", "på", "sedan", "år", "från")
        for t in a.tokens[place + 1 : at]
    )
