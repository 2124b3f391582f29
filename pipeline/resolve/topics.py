"""What an item is about, as far as it takes to say that two items may be one matter, and that two motions are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from pipeline.resolve.likeness import folded
from schemas.record import Motion

_STEM = 7  # letters: vänortsavtal and vänortsavtalet, Bytów and Bytóws
_NEAR = 5  # letters that a stem has at least, where inflection is let pass
_WORD = re.compile(r"[^\W\d_]+(?:[-:][^\W\d_]+)*")
# Words that headings of all matters have: they tell nothing of this one.
_COMMON_WORDS = (
    "att av avseende angående beträffande den det de dess du ej ett en efter från för fler flera gällande har hos i "
    "inom inte kring med mellan men mot m fl nr ny nya nytt någon nån och om per på rörande så sin sitt ska som samt "
    "till under ut var vara vid vår våra vi åt över ovan kommun kommunen kommunens kommuns kommuner stad staden stads "
    "region regionen svar motion motionen motioner motionssvar medborgarförslag medborgarförslaget utlåtande yttrande "
    "besvarande remiss remissvar ärende ärendet beslut förslag anmälan bordlagd bordlagt återremitterat återremiss "
    "information tjänsteskrivelse protokollsutdrag utdrag initiativ fråga frågan år januari februari mars april maj "
    "juni juli augusti september oktober november december"
)
_COMMON = frozenset(map(folded, _COMMON_WORDS.split()))
_LEAD = re.compile(r"^[\s\d.:–—-]*(?:ärende\s+\d+\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RoutineRule:
    """One entry of `routine.yml`."""

    name: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def routine_rules() -> tuple[RoutineRule, ...]:
    """The rules of `routine.yml`, in order; an unknown or missing key raises ValueError."""
    text = files("pipeline.resolve").joinpath("routine.yml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in yaml.load(text, Loader=yaml.BaseLoader))


def _rule(entry: dict[str, Any]) -> RoutineRule:
    if set(entry) != {"id", "pattern", "yes", "no"}:
        raise ValueError(f"routine.yml, {entry.get('id')}: the keys are id, pattern, yes and no")
    return RoutineRule(entry["id"], re.compile(entry["pattern"], re.I), tuple(entry["yes"]), tuple(entry["no"]))


def is_routine(heading: str | None) -> bool:
    """Whether a heading is one that comes again at every meeting."""
    text = _LEAD.sub("", " ".join((heading or "").split())).rstrip(" .:")
    text = re.sub(r"\s*\([^)]*\d[^)]*\)$", "", text)
    return any(rule.pattern.fullmatch(text) for rule in routine_rules())


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """The words of a heading that tell what it is about, folded."""
    return frozenset(w for found in _WORD.findall(text) if len(w := folded(found)) > 1 and w not in _COMMON)


def stems_of(text: str) -> frozenset[str]:
    """The first letters of those words: what inflection leaves alone."""
    return frozenset(word[:_STEM] for word in words_of(text) if len(word) >= _NEAR - 1)


def speaks_of(text: str, heading: str) -> bool:
    """Whether a text has at least half of the telling words of a heading, inflected or not."""
    stems = stems_of(heading)
    if not stems:
        return False
    there = {folded(word)[:_STEM] for word in _WORD.findall(text)}
    return 2 * len(stems & there) >= len(stems)


def alike(one: str, two: str) -> bool:
    """Whether two headings are about one thing: they share half of the telling words of the shorter one."""
    a, b = stems_of(one), stems_of(two)
    small = min(len(a), len(b))
    return small > 0 and 2 * len(a & b) >= small


def same_title(one: str, two: str) -> bool:
    """Whether two titles are those of one motion: word by word, but for words that only one of them has besides.

    A single letter's difference is another town, so no likeness of letters is asked.
    """
    a, b = words_of(one), words_of(two)
    small, large = sorted((a, b), key=len)
    return (len(small) >= 2 and all(any(_inflected(x, y) for y in large) for x in small)) or (a == b and bool(a))


def _inflected(one: str, two: str) -> bool:
    """Whether two words are one, with or without an ending."""
    short, long = sorted((one, two), key=len)
    if short == long:
        return True
    if long == f"{short}a" and len(short) > 2:
        return True  # "Säg upp avtalet" and "att säga upp avtalet"
    return len(short) >= _NEAR and long.startswith(short) and len(long) - len(short) <= 3


def movers_of(motion: Motion | None) -> frozenset[str]:
    """The movers of a motion as keys: first letter and last name, without the marks over letters."""
    if motion is None:
        return frozenset()
    names = (folded(mover.name).split() for mover in motion.movers if mover.name)
    return frozenset(f"{name[0][:1]} {name[-1]}" for name in names if name)
