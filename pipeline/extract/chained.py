"""Towns told one after another, each with its year: which of them share what one sentence says of the first.

Kemi i Finland är vänort sedan 1942, Lindås i Norge sedan 1961 och Rapla i Estland sedan 1994.
Avtal med Kemi, Finland, 1942; med Lindås, Norge, 1961.        1942 kom Kemi i Finland, 1961 Lindås i Norge och 1994 Rapla.

A sentence is written as a line of signs, one for each token, and chains are found in that line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import UNIT_WORDS
from pipeline.rules.loader import Rule

_RULE = Rule("established.chained", "established", {"beside": True}, (), (), ())


@dataclass(frozen=True, slots=True)
class Chain:
    """Two or more places (tokens), each with the token of its date; `follows`: the chain goes on from the sentence before."""

    unit: Unit
    links: tuple[tuple[int, int], ...]
    follows: bool


_SIGNS = {
    **dict.fromkeys(("sedan", "alltsedan", "från", "fr.o.m.", "fr.o.m", "år", "den", "redan", "först", "av", "och med"), "s"),
    **dict.fromkeys(("tecknat", "tecknad", "ingånget", "ingången", "undertecknat", "undertecknad", "slutet", "sluten", "avtal",
                     "avtalet", "daterat", "avtalsår", "påskrivet"), "a"),
    **dict.fromkeys(("och", "samt", "&"), "o"),
    **dict.fromkeys(("kom", "kommer", "följde", "följer", "tillkom", "tillkommer", "anslöts", "blev", "ingicks", "tecknades", "slöts",
                     "undertecknades", "skrevs"), "v"),
    **dict.fromkeys(("därefter", "därpå", "slutligen", "sist", "senare", "senast", "sedermera"), "t"),
    "i": "i", "på": "i", "med": "m", ",": ",", ";": ";", "(": "(", ")": ")", ":": ":", "–": "-", "—": "-", "-": "-",
}  # fmt: skip
_ALL = frozenset({"båda", "bägge", "samtliga", "alla", "respektive", "resp"})  # a date of all, or in another order
_LABELS = {"PLACE": "P", "NAME": "P", "COUNTRY": "C", "NATION": "N", "DATE": "D", "AGREEMENT": "a"}
_LAND = r"(?:,?iC|,C|\(C\)|C)?"
_PLACE = rf"m?[NU]*P{_LAND}"
_YEAR = r"[,(:-]{0,2}[sa]*D\)?"
_LINK = rf"{_PLACE}v?{_YEAR}"
_JOIN = r"(?:[,;]?o?s?t?v?|[,;]o?m?)"
_BEHIND = re.compile(rf"(?P<first>{_PLACE}(?:{_YEAR}|[^PDX]{{0,9}}[sa]D\)?))(?:{_JOIN}{_LINK})+")
_AHEAD = re.compile(rf"(?P<first>[sa]*D[,v]*[NU]*{_PLACE})(?:{_JOIN}s*Dv?,?{_PLACE})+")
_OTHER = ("END", "PARTLY_END", "PAUSE", "NOT_RENEW", "RENEW", "RESUME", "AMEND", "EVALUATE", "NEG", "PARTY")
_EVENTS = re.compile(
    r"(?i)\w*(?:besök|resa|reste|resor|möte|träff|läger|konferens|delegation|turnering|tävl|stipend|invig|mässa|festival|seminari"
    r"|kongress|gästad|bytes|föddes|jubil)\w*"
)


def chains(a: Annotated) -> Iterator[Chain]:
    """All chains of an item, in text order."""
    for unit in a.units:
        if sum(a.tokens[i].label == "DATE" for i in range(unit.first, unit.last)) < 2 or tells_else(a, unit):
            continue
        line = "".join(sign(a, i) for i in range(unit.first, unit.last))
        for form in (_BEHIND, _AHEAD):
            for found in form.finditer(line):
                links = tuple(_links(found[0], unit.first + found.start(), ahead=form is _AHEAD))
                if len(links) > 1 and line[found.start() - 1 : found.start()] != "i":
                    opened = found.start() == 0 or set(line[: found.start()]) <= set("vts")
                    yield Chain(unit, links, opened and "a" not in found[0])


_ALONE = re.compile(rf"{_PLACE}(?P<when>{_YEAR})?x{{0,2}}")


def fragments(a: Annotated) -> Iterator[tuple[Unit, int, int | None]]:
    """The sentences that hold no more than a name, its land and a date, with the tokens of name and date: "X i Norge, 1955." """
    for unit in a.units:
        line = "".join(sign(a, i) for i in range(unit.first, unit.last))
        if line.count("P") == 1 and _ALONE.fullmatch(line):
            yield unit, unit.first + line.index("P"), unit.first + line.index("D") if "D" in line else None


def dated_chains(a: Annotated) -> Iterator[Match]:
    """The date of each link as a match of the rules `established`."""
    links = [link for chain in chains(a) for link in chain.links]
    noted = ((place, when) for _, place, when in fragments(a) if when is not None)
    links += [
        (place, when) for place, when in noted if a.tokens[when].data.precision == "year"
    ]  # no letter's place and day
    for place, when in links:
        yield Match(_RULE, min(place, when), max(place, when) + 1, {"place": place, "when": when})


def sign(a: Annotated, at: int) -> str:
    """The sign of a token: P a name, C a land, D a date, a an agreement, X what breaks a chain, x any other word."""
    token = a.tokens[at]
    if token.label in _OTHER:
        return "X"
    if token.label == "DATE":
        return "D" if token.data.precision in ("year", "month", "day", "decade") else "X"
    if token.label in _LABELS:
        return _LABELS[token.label]
    word = token.text.lower()
    if word in _ALL:
        return "X"
    return _SIGNS.get(word, "U" if word in UNIT_WORDS else "x")


def tells_else(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence tells of meetings and journeys, or of what was done to agreements that stood."""
    return any(
        a.tokens[i].label in _OTHER or (not a.tokens[i].label and _EVENTS.fullmatch(a.tokens[i].text))
        for i in range(unit.first, unit.last)
    )


def _links(line: str, first: int, *, ahead: bool) -> Iterator[tuple[int, int]]:
    """Each place of a chain with the date behind it, or with the one `ahead` of it."""
    held: int | None = None
    for at, sign in enumerate(line, first):
        if sign == ("D" if ahead else "P"):
            held = at if held is None or ahead else held
        elif sign == ("P" if ahead else "D") and held is not None:
            yield (at, held) if ahead else (held, at)
            held = None
