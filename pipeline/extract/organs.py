"""Organs that decide (fullmäktige, styrelse, utskott, nämnd) and offices that prepare, as running text names them.

The rules are data: `organs.yml`, each with examples that are tests. The name of a mention is its base form in lower
case without the genitive ("Kommunstyrelsens" gives "kommunstyrelsen"); abbreviations are written out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from pipeline.extract.dates.scan import W
from pipeline.rules.loader import read_yaml
from schemas.document import Organ

_COMPOUND = rf"(?:[^\W\d_]+-,?{W})*[^\W\d_]+-{W}(?:och|samt){W}"
_HEADS = (
    "[uU]tskott|[lL]edningsgrupp|[sS]tyrelse|[fF]ullmäktige|[nN]ämnd|beredning|revision|[dD]irekt|rådet|mötet|staben|kommitt|kontoret|[fF]örvaltning"
    "|[kK]ansli(?:et|chefen)|(?:[kK]ommun|[fF]örvaltnings|livs|[rR]egion|ecklings|[kK]ultur|[fF]ritids|[sS]kol|nings|[pP]ersonal|[eE]konomi|[sS]tabs|ations)chefen|[eE]nheten|[aA]vdelningen|[sS]ektionen|[sS]taben"
    "|[sS]amordnaren|[sS]trategen|[kK]oordinatorn|[hH]andläggaren|[uU]tredaren|[pP]laneraren"
)
_GATE = (  # cheap: a mention begins with a word that holds a head, with half a compound, or is an abbreviation
    rf"(?=[^\W\d_]*(?:{_HEADS})|[^\W\d_]+-,?{W}|[A-ZÅÄÖ][^\W\d_]{{0,4}}(?![^\W\d_])"
    rf"|[KkRrSs][^\W\d_]+(?:ens|ala){W}|(?:[^\W\d_]+(?:ala|iska|ella|samma)|[aA]llmänna){W}|[A-ZÅÄÖ]{{4,}})"
)
_CASE_NUMBER_AFTER = rf"/|:(?!s\b)|-\w|{W}?(?:19|20)\d\d[/:.]\d|{W}?(?:19|20)\d\d-\d{{3,}}"
_CASE_NUMBER_BEFORE = re.compile(r"(?:\d[.:/]\d{2,}|\d{4}-\d{3,}|\d\s§|\d\s§§)\s$")
_KEYS = {"id", "organ", "case", "pattern", "name", "yes", "no"}


@dataclass(frozen=True, slots=True)
class OrganMention:
    """An organ in a text. `genitive` is true in "kommunstyrelsens ordförande", where a thing of its own is meant."""

    start: int
    end: int
    organ: Organ
    name: str
    genitive: bool = False


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An administrative office, such as "kommunledningskontoret"."""

    start: int
    end: int
    name: str


@cache
def rules(kind: str) -> tuple[dict[str, Any], ...]:
    """The rules under `organs` or `offices`; raises ValueError on a key that no rule has."""
    data = read_yaml(Path(__file__).with_name("organs.yml"))
    for rule in data[kind]:
        if unknown := set(rule) - _KEYS:
            raise ValueError(f"organs.yml, rule {rule.get('id')!r}: unknown key {sorted(unknown)[0]!r}")
    return tuple(data[kind])


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    branches = []
    for i, rule in enumerate(rules(kind)):
        body = rule["pattern"].replace(" ?", f"(?:{W})?").replace("~", f"(?:{_COMPOUND})").replace(" ", W)
        body = body.replace(f"(?<!riksdagens{W})", r"(?<!riksdagens\s)")
        if rule.get("case"):
            branches.append(rf"(?P<r{i}>{body})(?!{_CASE_NUMBER_AFTER})")
        else:
            branches.append(rf"(?i:(?P<r{i}>{body}))")
    return re.compile(rf"(?<![\w-]){_GATE}(?:{'|'.join(branches)})(?P<genitive>:?s)?(?!\w|-\w)")


def find_organs(text: str) -> list[OrganMention]:
    """The organs named in a text, in order, without overlap; offsets are half-open."""
    region = re.search(r"(?i)(?:region|landstings)fullmäktige", text) and not re.search(r"(?i)kommunfullmäktige", text)
    found = []
    for m in _pattern("organs").finditer(text):
        group = next(g for g in m.groupdict() if g != "genitive" and m[g])
        rule = rules("organs")[int(group[1:])]
        if rule.get("case") and _CASE_NUMBER_BEFORE.search(text, max(0, m.start() - 16), m.start()):
            continue
        organ = "regionfullmaktige" if rule["id"] == "council" and region else rule["organ"]
        name = rule.get("name") or _base(m[group])
        found.append(OrganMention(m.start(), m.end(), cast(Organ, organ), name, bool(m["genitive"])))
    return found


def as_written(text: str, name: str | None) -> str | None:
    """A committee's name as its item writes it, "arbetsutskottet" in the minutes of kommunstyrelsens arbetsutskott."""
    owner, _, bare = (name or "").partition(" ")
    if not owner.endswith(("styrelsens", "nämndens")) or not bare.endswith("utskott"):
        return name
    written = {_base(text[m.start : m.end].removesuffix("s")) for m in find_organs(text)}
    in_full = any(one.endswith(bare) and one.startswith(owner) for one in written)
    return f"{bare}et" if f"{bare}et" in written and not in_full else name


def with_county(sentence: str, name: str | None) -> str | None:
    """A county board's name with its county, where the sentence of its step writes that: "Länsstyrelsen i Kalmar län beslutar"."""
    board = _BOARD.search(" ".join(sentence.split())) if name == "länsstyrelsen" else None
    return board[1].lower() if board else name


_BOARD = re.compile(r"(?i:(länsstyrelsen i (?:\w+ ){1,2}?län)) (?:\w{3,}r|har|beslöt)\b")


def short_as_written(text: str, start: int, end: int, name: str) -> str:
    """An organ's name as its item writes it where `text[start:end]` names it by its initials: these ("KSAU"), unless the
    item spells it out somewhere ("arbetsutskottet")."""
    short = next((m for m in find_organs(text[start:end]) if m.name == name and m.end - m.start <= _INITIALS), None)
    if short is None:
        return name
    whole = _base(text)
    spelled = name in whole or (" " in name and f"{name.rpartition(' ')[2]}et" in whole)
    return name if spelled else text[start + short.start : start + short.end]


_INITIALS = 5  # characters of initials, at most


def council_as_written(text: str, name: str) -> str:
    """A council's name as the item that tells of a filing writes it: "fullmäktige", where nothing longer stands in it."""
    written = {_base(text[m.start : m.end].removesuffix("s")) for m in find_organs(text)}
    return "fullmäktige" if "fullmäktige" in written and name not in written else name


_ORDER = ("annat", "utskott", "namnd", "kommunstyrelsen", "regionstyrelsen", "kommunfullmaktige", "regionfullmaktige")


def hands_on(own: str | None, proposer: str) -> bool:
    """Whether the proposer stands before this organ in the order of handling, so that the step is not this meeting's."""
    ranked = own in _ORDER and proposer in _ORDER and own != "annat"
    return ranked and _ORDER.index(proposer) < _ORDER.index(str(own))


def find_offices(text: str) -> list[OfficeMention]:
    """The offices named in a text, in order, without overlap; offsets are half-open."""
    return [
        OfficeMention(m.start(), m.end(), _base(m[0].removesuffix(m["genitive"] or "")))
        for m in _pattern("offices").finditer(text)
    ]


def _base(written: str) -> str:
    return " ".join(written.casefold().split())
