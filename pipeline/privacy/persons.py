"""Whether capitalised words name a private person: by their letters, and by the party, office or place beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from pipeline.places.bodies import resolve_body
from pipeline.places.countries import country_code
from pipeline.places.gazetteer import lookup
from pipeline.privacy.forms import UPPER
from pipeline.rules.loader import read_yaml

_LISTS: Final = frozenset({
    "matters", "letters", "persons", "private", "sent", "asks", "about", "offices", "begins", "nobody", "nobody_ends", "surnames",
    "given", "duties", "fates", "movers", "sues", "titles",
})  # fmt: skip


@cache
def data() -> dict[str, Any]:
    """The words and examples of `movers.yml`. Raises `ValueError` for what it does not know."""
    found = read_yaml(Path(__file__).with_name("movers.yml"))
    if set(found) != {"words", "yes", "no"} or set(found["words"]) != _LISTS:
        raise ValueError(f"movers.yml has words ({', '.join(sorted(_LISTS))}), yes and no, and nothing else")
    return dict(found)


def either(name: str) -> str:
    """One of the words of `movers.yml` under a name, as an expression."""
    words = data()["words"][name]
    return "|".join(words) if isinstance(words, list) else str(words)


WORD = rf"[{UPPER}][^\W\d_]*[a-zà-öø-ÿ'’´\u00df-\u024f\u1e00-\u1eff][\w'’]*(?:-[{UPPER}]?[\w'’]+)*"  # Öberg, El-Sayed
_UP = rf"[{UPPER}][{UPPER}'’]+(?:-[{UPPER}]+)*"
INITIAL = rf"[{UPPER}](?:\.|-[{UPPER}]\.?)?(?![\w-])"  # M. · K-G · C
BOND = r"(?:von|van|af|de|der|den|del|la|le|el|al|bin|ibn|ben|di|da|dos|du|do|ter|zu|ten)"
_GAP = r"[ \u00a0]{0,3}\n[ \t\u00a0]{0,8}|[ \u00a0]{1,8}"
_ONE = rf"(?:{WORD}|{INITIAL})"
NAME = re.compile(
    rf"(?<![\w.’'&-])(?:{_ONE}(?:{_GAP})(?:{BOND}(?:{_GAP})){{0,2}}){{1,4}}(?:(?:al|el|ad|as|ash|az)-)?{WORD}"
)
SHOUTED = re.compile(rf"(?<![\w.’'&-])(?:(?:{_UP}|{INITIAL})[ \t](?:{BOND.upper()}[ \t]){{0,2}}){{1,4}}{_UP}(?![\w-])")
PARTY = re.compile(r"\s{0,8}\(\s?[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}\s?\)|\s{0,3},?\s(?:S|M|C|L|V|KD|MP|SD|FP)(?![\w.])")
_OFFICE = rf"(?:\w*(?:{either('offices')}))"
_HOLDS = re.compile(
    rf"\s{{0,4}}[,(]\s{{0,4}}(?:(?:vice|tf|1:e|andre|förste|[^\W\d_]+s)\s+){{0,2}}{_OFFICE}(?!\w)", re.IGNORECASE
)
_STREET = re.compile(r"\s+(?:gata|gatan|väg|gränd|plats|torg|allé|stig|park|skola|kyrka|gård|pris|minne)(?!\w)")
_HELD = re.compile(rf"\b{_OFFICE}\s+$", re.IGNORECASE)
_IN = re.compile(rf"\s+i\s+(?P<land>[{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+)?)")
NOBODY = re.compile(rf"(?:{either('nobody')}|\w*(?:{either('nobody_ends')}))", re.IGNORECASE)
PERSONS = f"{either('persons')}|{either('private')}"
_NO_NAME = re.compile(rf"{NOBODY.pattern}|{_OFFICE}|{PERSONS}", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:{either('begins')})", re.IGNORECASE)
_SURNAME = re.compile(rf"\w*(?:{either('surnames')})", re.IGNORECASE)
_GIVEN = frozenset(either("given").split("|"))
_LINES = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S+")


def named(text: str, *, holders: bool = False) -> Iterator[str]:
    """The persons whom a few words written by hand name: nothing around them says whom, so it is anybody.

    Who has an office or a party beside the name counts only with `holders`.
    """
    for run in NAME.finditer(text):
        for start, end in trimmed(text, *run.span()):
            words = text[start:end].split()
            body = not is_given(words[0]) and any(resolve_body(word) for word in words)
            if not body and is_person(text[start:end]) and not no_mover(text, start, end, holders=holders):
                yield " ".join(words)
                break


def names_a_person(office: str) -> bool:
    """Whether what was given as an office is a person, `anna ek` and `Anna` too."""
    words = office.split()
    return any(named(office, holders=True)) or (
        0 < len(words) <= 3 and is_given(words[0]) and is_person(office.title())
    )


def is_given(word: str) -> bool:
    """Whether a word is a given name, or a double one's first half."""
    return word.casefold().split("-")[0] in _GIVEN


def trimmed(told: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run of capitalised words, and each of its lines, without words in front that are nobody's name."""
    lines = [(start, end)]
    if "\n" in told[start:end]:
        lines += [(line.start(), line.end()) for line in _LINES.finditer(told, start, end)]
    for first, last in lines:
        words = [(word.start(), word.end()) for word in _WORDS.finditer(told, first, last)]
        while len(words) > 1 and _NO_NAME.fullmatch(told[slice(*words[0])].strip(".,")):
            del words[0]
        if len(words) > 1:
            yield words[0][0], words[-1][1]


def no_mover(text: str, start: int, end: int, *, holders: bool = False) -> bool:
    """Whether a party or an office beside it says that this is no private person, or a country or street that it is
    a place. With `holders` a party or an office says nothing."""
    held = PARTY.match(text, end) or _HOLDS.match(text, end) or _HELD.search(text[max(0, start - 40) : start])
    if _STREET.match(text, end) or (held and not holders):
        return True
    land = _IN.match(text, end)
    return bool(land and (country_code(land["land"]) or country_code(land["land"].split()[0])))


@lru_cache(maxsize=8192)
def is_person(name: str, *, shouted: bool = False) -> bool:
    """Whether capitalised words can be a person's name: no place, body, organ, organisation or common noun."""
    words = name.split()
    rest = words[1:] if is_given(words[0]) else words  # Barbro is no bridge
    if _BEGINS.fullmatch(words[0]) or any(NOBODY.fullmatch(word.rstrip(".,")) for word in rest):
        return False
    if shouted:
        bare = [word.casefold() for word in words]
        first = bare[0].split("-")[0]
        return (
            first in _GIVEN
            or bare[-1] in _GIVEN
            or bool(re.fullmatch(r"\w\.?|\w-\w\.?", first))
            or bool(_SURNAME.fullmatch(bare[-1]))
        )
    whole = " ".join(words)
    if is_given(words[0]):
        return True
    if lookup(whole) or resolve_body(whole) or country_code(whole):
        return False
    return not resolve_body(words[0])
