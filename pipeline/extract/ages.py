"""When an agreement began, where the text tells how old it is: the rules of `ages.yml`, counted back from a year.

I år är det femtio år sedan vi blev vänorter.        Avtalet fyllde tjugo år 2014.        50-årsjubileet av vänortskapet

The year is always `inferred`; "drygt" and "över" put the beginning before it, "cirka" near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.dated_clause import THE_TOWN
from pipeline.extract.dated_whose import owners
from pipeline.extract.engine import Match
from pipeline.extract.fields import NEVER_STARTS
from pipeline.extract.finding import Finding
from pipeline.extract.partners.pair import Pair
from pipeline.rules.loader import lexicon
from pipeline.rules.numbers import NUMBERS
from schemas.dates import Date, Qualifier

_NUMBER = re.compile(r"(?P<n>\d{1,3}|[a-zåäö]+?)(?:-?års?\w*)?")
_YOUNGEST, _OLDEST = 2, 110  # years
_LATEST = 40  # years between the first contacts and the agreement
_ABOUT: tuple[tuple[Qualifier, frozenset[str]], ...] = (
    ("before", frozenset({"drygt", "över", "än"})),
    ("approximate", frozenset({"omkring", "cirka", "ca", "ungefär", "närmare", "nästan", "snart", "knappt", "runt"})),
)
_BEGUN = frozenset(lexicon()["sign"])
_STEPS = frozenset({"END", "PARTLY_END", "PAUSE", "NOT_RENEW", "RENEW", "RESUME", "AMEND", "EVALUATE", "NEG"})


def of_ages(a: Annotated, pairs: list[Pair], told: dict[int, Finding]) -> dict[int, Finding]:
    """The beginning of each pair's agreement (by index) that only its age tells; `told` are those that a date gives."""
    found: dict[int, Finding] = {}
    for match in sorted(a.find("ages"), key=lambda m: (m.captures["n"], "when" not in m.captures, m.start - m.end)):
        unit = a.unit(match.captures["n"])
        if unit.part.kind in NEVER_STARTS or _of_else(a, unit, match):
            continue
        later = bool(match.rule.gives.get("later"))
        for value, at in _begun_later(a, match) if later else _begun(a, unit, match):
            for index in owners(a, match, at, pairs):
                if index not in told or (later and str(told[index].value.value) < str(value.value)):
                    end = at + 1 if a.word(at + 1) == "år" else at
                    span = a.tokens[at].start, a.tokens[end].end
                    found.setdefault(index, Finding("established", value, *span, match.rule.id))
    return found


def _of_else(a: Annotated, unit: Unit, match: Match) -> bool:
    """Whether the years are those of a step, of a time after which one came, or of the town itself."""
    at, noun = match.captures["n"], match.captures["noun"]
    if any(a.tokens[i].label in _STEPS for i in range(unit.first, unit.last)) or a.last_word(unit) == "?":
        return True
    if {"efter", "om", "på", "under", "senaste"} & {a.word(i) for i in range(max(unit.first, at - 3), at)}:
        return True
    if match.rule.id == "age.since":
        begun = (a.tokens[i].label == "ESTABLISH" or a.word(i) in _BEGUN for i in range(unit.first, unit.last))
        return a.word(at + 2) in ("sedan", "sen") and not any(begun)  # "tio år sedan vi besökte vänorten"
    if match.rule.id == "age.long" and a.word(noun).endswith(("avtal", "avtalet", "överenskommelsen")):
        return True  # how long it runs
    if match.rule.gives.get("later"):
        return False
    return noun < at and a.word(noun).endswith(THE_TOWN)


def _count(word: str) -> int:
    """The number that a word begins with, 0 where it is none: "50", "femtio", "50-årsjubileet"."""
    said = _NUMBER.fullmatch(word)
    return (int(said["n"]) if said["n"].isdigit() else NUMBERS.get(said["n"], 0)) if said else 0


def _begun(a: Annotated, unit: Unit, match: Match) -> Iterator[tuple[Date, int]]:
    """The year in which an agreement began, and the token of its age."""
    at = match.captures["n"]
    number = _count(a.word(at))
    if not max(_YOUNGEST, match.rule.gives.get("least", 0)) <= number <= _OLDEST:
        return
    named = [a.tokens[i].data for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]
    if len(named) > 1:
        return  # which of them is counted from?
    day = named[0] if named else a.head.meeting_date or a.head.date
    if day is None or day.value is None or not re.match(r"\d{4}(?:-|$)", day.value) or day.precision == "range":
        return
    before = {a.word(i) for i in range(max(unit.first, at - 2), at)}
    qualifier = next((name for name, words in _ABOUT if words & before), None)
    year = str(int(day.value[:4]) - number)
    yield Date(value=year, precision="year", qualifier=qualifier, inferred=("year",)), at


def _begun_later(a: Annotated, match: Match) -> Iterator[tuple[Date, int]]:
    """The same, counted on from the year named last in this sentence or the one before."""
    at = match.captures["n"]
    number = _count(a.word(at))
    before = a.before(a.unit(at)) or a.unit(at)
    days = (a.tokens[i].data for i in range(at - 1, before.first - 1, -1) if a.tokens[i].label == "DATE")
    day = next(days, None)
    if 0 < number <= _LATEST and day is not None and day.value is not None and re.match(r"\d{4}(?:-|$)", day.value):
        yield Date(value=str(int(day.value[:4]) + number), precision="year", inferred=("year",)), at
