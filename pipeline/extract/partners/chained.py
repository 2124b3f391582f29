"""The further towns of a chain that begins with a partner of ours, or goes on from a sentence on our towns: `extract/chained.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.annotate import Annotated
from pipeline.extract.chained import Chain, chains, sign, tells_else
from pipeline.extract.partners.followed import said_before, towns_before
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.owners import names_other_body
from pipeline.extract.partners.pair import Pair

_GOES_ON = frozenset({"därefter", "därpå", "sedan", "senare", "därnäst", "sedermera"})


def chained_partners(a: Annotated, pairs: Sequence[Pair]) -> Iterator[tuple[int, int]]:
    """The places (tokens) that no pair has yet, each with the noun that it shares with the first of its chain."""
    taken = {at for pair in pairs for at in pair.places}
    for chain in chains(a):
        places = {at for at, _ in chain.links}
        known = next((p for p in pairs if not p.weak and places & {*p.places}), None)
        if known is not None and (known.body is not None or known.country is not None):
            continue
        noun = _shared(chain, known) if known is not None and known.nouns else _noun_of(a, chain, pairs)
        if noun is not None:
            yield from ((place, noun) for place, _ in chain.links if place not in taken)


_BY_LAND = re.compile(r"(?:iC|C)x?\(?P(?:C|iC)?\)?(?:xa)?(?:[,;]?o?(?:iC|C)\(?P\)?)+")
_NEAR = 4  # tokens from the noun to the first land


def towns_by_land(a: Annotated) -> Iterator[tuple[int, int, str]]:
    """Place, noun and country of our towns told land by land: "Vänorter finns i Finland (X), Norge (Y) och Estland (Z)",
    "I Finland är X vår vänort, i Norge Y"."""
    for unit in a.units:
        nouns = [
            i
            for i in range(unit.first, unit.last)
            if a.tokens[i].label == "AGREEMENT" and a.tokens[i].data.get("strong")
        ]
        if not nouns or tells_else(a, unit) or names_other_body(a, unit.first, unit.last):
            continue
        for found in _BY_LAND.finditer("".join(sign(a, i) for i in range(unit.first, unit.last))):
            first, last = unit.first + found.start(), unit.first + found.end()
            noun = next((n for n in nouns if first - _NEAR <= n < last), None)
            land = ""
            for i in range(first, last) if noun is not None else ():
                if a.tokens[i].label == "COUNTRY":
                    land = str(a.tokens[i].data.code)
                elif a.tokens[i].label in ("PLACE", "NAME") and noun is not None:
                    yield i, noun, land


def _shared(chain: Chain, known: Pair) -> int:
    """The noun of a known partner that its chain shares: the one in the sentence, else its first."""
    return next((n for n in known.nouns if chain.unit.first <= n < chain.unit.last), known.nouns[0])


def _noun_of(a: Annotated, chain: Chain, pairs: Sequence[Pair]) -> int | None:
    """The noun that a chain without a known partner rests on: what the text spoke of before, or the one in its first link."""
    if chain.follows:
        spoken = towns_before(a, min(chain.links[0])) or said_before(a, min(chain.links[0]))
        before = a.before(chain.unit)
        if spoken is not None or before is None or a.word(chain.unit.first) not in _GOES_ON:
            return spoken
        ours = (p for p in pairs if p.body is None and any(before.first <= at < before.last for at in p.places))
        return next((p.nouns[0] for p in ours if p.nouns), None)
    inside = range(*chain.links[0])
    noun = next((i for i in inside if a.tokens[i].label == "AGREEMENT" and a.tokens[i].data.get("strong")), None)
    if noun is None:
        noun = _behind(a, chain)
    return None if noun is None or names_other_body(a, chain.unit.first, chain.unit.last) else noun


def _behind(a: Annotated, chain: Chain) -> int | None:
    """The noun that sums up a chain behind it: "X (N) 1961, Y (SF) 1942 och Z (EST) 1994 är kommunens vänorter"."""
    last = max(max(link) for link in chain.links) + 1
    if a.word(last) not in ("är", "var"):
        return None
    behind = range(last + 1, min(last + 5, chain.unit.last))
    return next((i for i in behind if a.tokens[i].label == "AGREEMENT" and plural(a, i)), None)
