"""Years told in the order of the partners: "med X och Y finns avtal sedan 1944 respektive 1949"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.finding import Finding
from pipeline.extract.given import CLOSES
from pipeline.extract.partners.partners import Pair

_RESPECTIVE = frozenset({"respektive", "resp", "resp."})
_BETWEEN = frozenset({",", ".", "och", "samt", "år", "den", "från", "sedan", *_RESPECTIVE})
_BEGINS = frozenset({"sedan", "från", "ingånget", "ingångna", "daterade", "fr.o.m."})


def respective(a: Annotated, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """Each pair by its number with the year that is its own; nothing where there are not as many names as years."""
    for unit in a.units:
        at = next((i for i in range(unit.first, unit.last) if a.word(i) in _RESPECTIVE), None)
        if at is None or any(a.tokens[i].label in CLOSES for i in range(unit.first, unit.last)):
            continue
        dates = _dates(a, unit, at)
        if len(dates) < 2 or not _tells_a_start(a, unit, dates[0]):
            continue
        named = {p: max(i for i in pair.places if unit.first <= i < dates[0]) for p, pair in enumerate(pairs)
                 if any(unit.first <= i < dates[0] for i in pair.places)}  # fmt: skip
        order = sorted(named, key=lambda p: named[p])
        if len(order) != len(dates):
            continue
        for pair, when in zip(order, dates, strict=True):
            token = a.tokens[when]
            yield pair, Finding("established", token.data, token.start, token.end, "established.respective")


def _dates(a: Annotated, unit: Unit, at: int) -> list[int]:
    """The dates on both sides of the word, with nothing but what joins them between."""
    found: list[int] = []
    for step in (-1, 1):
        i = at + step
        while unit.first <= i < unit.last and (a.tokens[i].label == "DATE" or a.word(i) in _BETWEEN):
            if a.tokens[i].label == "DATE" and a.tokens[i].data.precision != "range":
                found.append(i)
            i += step
    return sorted(found)


def _tells_a_start(a: Annotated, unit: Unit, first: int) -> bool:
    """Whether the words in front of the years say that something began then."""
    before = range(max(unit.first, first - 8), first)
    return any(a.word(i) in _BEGINS or a.tokens[i].label in ("ESTABLISH", "AGREEMENT") for i in before)
