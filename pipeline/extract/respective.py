"""Years told in the order of the partners: "med X och Y finns avtal sedan 1944 respektive 1949", or a verb told once for
several of them: "Med X skrevs avtalet 1944 och med Y 1949"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.finding import Finding
from pipeline.extract.given import CLOSES
from pipeline.extract.names import UNIT_WORDS
from pipeline.extract.partners.pair import Pair

_RESPECTIVE = frozenset({"respektive", "resp", "resp."})
_BETWEEN = frozenset({",", "och", "samt", "år", "den", "från", "sedan", *_RESPECTIVE})
_BEGINS = frozenset({"sedan", "från", "ingånget", "ingångna", "daterade", "fr.o.m."})


def respective(a: Annotated, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """Each pair by its number with the year that is its own; nothing where there are not as many names as years."""
    for unit in a.units:
        at = next((i for i in range(unit.first, unit.last) if a.word(i) in _RESPECTIVE), None)
        if at is None:
            yield from _in_turn(a, unit, pairs)
            continue
        if any(a.tokens[i].label in CLOSES for i in range(unit.first, unit.last)):
            continue
        dates = _dates(a, unit, at)
        if len(dates) < 2 or not _tells_a_start(a, unit, dates[0]):
            continue
        named = {p: max(i for i in pair.places if unit.first <= i < dates[0]) for p, pair in enumerate(pairs)
                 if any(unit.first <= i < dates[0] for i in pair.places)}  # fmt: skip
        order = sorted(named, key=lambda p: named[p])
        if not order:
            order = _told_before(a, unit, pairs)
        if len(order) != len(dates):
            continue
        for pair, when in zip(order, dates, strict=True):
            token = a.tokens[when]
            yield pair, Finding("established", token.data, token.start, token.end, "established.respective")


def _in_turn(a: Annotated, unit: Unit, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """The years in front of their partners: "Åren 1942, 1961 och 1994 slöts avtal med i tur och ordning X, Y och Z"."""
    marked = next((i for i in range(unit.first, unit.last) if a.word(i) == "ordning"), None)
    dates = [i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]
    if marked is None or len(dates) < 2 or any(t.label in CLOSES for t in a.tokens[unit.first : unit.last]):
        return
    if any(a.word(i) not in _BETWEEN for i in range(dates[0], dates[-1]) if i not in dates):
        return
    named = {p: i for p, pair in enumerate(pairs) for i in pair.places if unit.first <= i < unit.last}
    if len(named) == len(dates) and any(a.tokens[i].label == "ESTABLISH" for i in range(unit.first, unit.last)):
        for pair, when in zip(sorted(named, key=lambda p: named[p]), dates, strict=True):
            token = a.tokens[when]
            yield pair, Finding("established", token.data, token.start, token.end, "established.respective")


def _told_before(a: Annotated, unit: Unit, pairs: Sequence[Pair]) -> list[int]:
    """The pairs that the sentence before names, in its order, where this one comes back to them: "De båda avtalen är från
    1949 respektive 1986", "Med dessa tre skrevs avtal 1990, 1992 respektive 1950"."""
    before = a.before(unit)
    words = {a.word(i) for i in range(unit.first, min(unit.first + 4, unit.last))}
    if before is None or not words & _COMES_BACK:
        return []
    named = {p: i for p, pair in enumerate(pairs) for i in pair.places if before.first <= i < before.last}
    return sorted(named, key=lambda p: named[p])


_COMES_BACK = frozenset(
    {"de", "dem", "dessa", "båda", "bägge", "avtalen", "samtliga", "vänortsavtalen", "överenskommelserna", "alla"}
)


def in_series(a: Annotated, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
    """Each pair by its number with the year behind its name, where the first of them has the verb for all: "X blev vänort
    1975 och Y 1991", "med X skrevs avtalet 1944 och med Y i Finland 1949"."""
    for unit in a.units:
        of = {i: p for p, pair in enumerate(pairs) for i in pair.places if unit.first <= i < unit.last}
        if len(set(of.values())) < 2:
            continue
        for place in sorted(of):
            before, when = _date_before(a, unit, place), _date_behind(a, unit, place)
            if before is None and (led := _dates_in_front(a, unit, place)) is not None:
                before, when = led
            if before is None or when is None or _other_step(a, unit, when) or not _tells_a_start(a, unit, before):
                continue
            first = max((i for i in of if i < max(before, when - 1)), default=None)
            for pair, at in ((of[first], before), (of[place], when)) if first is not None else ():
                token = a.tokens[at]
                yield pair, Finding("established", token.data, token.start, token.end, "established.respective")


def _date_before(a: Annotated, unit: Unit, place: int) -> int | None:
    """The date behind which "och med Y" goes on."""
    at = a.before_name(place, UNIT_WORDS | {"den", "det"})
    at -= a.word(at) == "med"
    if at <= unit.first + 1 or a.word(at) not in _AND:
        return None
    at -= 1 + (a.word(at - 1) == ",")
    return at if a.tokens[at].label == "DATE" else None


def _dates_in_front(a: Annotated, unit: Unit, place: int) -> tuple[int, int] | None:
    """The dates in "ingicks 1947 med X och 1953 med Y": the first of them and that of the name."""
    at = a.before_name(place, UNIT_WORDS | {"den", "det"})
    if a.word(at) != "med" or at < unit.first + 3 or a.tokens[at - 1].label != "DATE" or a.word(at - 2) not in _AND:
        return None
    firsts = [i for i in range(unit.first, at - 2) if a.tokens[i].label == "DATE" and a.word(i + 1) == "med"]
    return (firsts[-1], at - 1) if firsts else None


_AND = frozenset({"och", "samt", ","})


def _date_behind(a: Annotated, unit: Unit, place: int) -> int | None:
    """The date behind a name, its kind and its land, with nothing told of it further on."""
    at = place + 1
    while at < unit.last and (a.tokens[at].label == "COUNTRY" or a.word(at) in UNIT_WORDS | _BEFORE_YEAR):
        at += 1
    year = at < unit.last and a.tokens[at].label == "DATE" and a.tokens[at].data.precision != "range"
    closed = year and (at + 1 >= unit.last or a.tokens[at + 1].label == "BREAK" or a.word(at + 1) in _BEHIND_YEAR)
    return at if closed else None


def _other_step(a: Annotated, unit: Unit, last: int) -> bool:
    """Whether a verb in front of the years tells of something else than a beginning."""
    return any(a.tokens[i].label in PREDICATES - {"ESTABLISH"} for i in range(unit.first, last))


_BEFORE_YEAR = frozenset({"i", "på", "sedan", "från", "år", "den"})
_BEHIND_YEAR = frozenset({".", ",", ";", "och", "samt"})


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
