"""Partners that the sentence beside the relation's names: what is said of a paper, its parties, or the one town we have.

    I mars undertecknades en avsiktsförklaring. I den lovar Flen och X varandra …
    Kommunen ingår i ett vänortsförhållande; den andra parten är X.        Vi har en enda vänort. Det är X.

The noun has no partner of its own so far, and the name stands where nobody else could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.naming import countries_of
from pipeline.extract.partners.owners import is_author, names_other_body
from pipeline.rules.loader import Rule

_COUNTERPART = Rule("partner.counterpart", "partners", {"assigned": True, "told": True, "apart": True}, (), (), ())
_REACH = 2  # sentences between the noun and the name
_IN_IT = re.compile(
    r"(?:i|genom|enligt|med) (?:den|det|detta|denna|avtalet|förklaringen|överenskommelsen|dokumentet|texten|papperet|urkunden)\b"
)
_VOWS = re.compile(
    r"\b(?:uttalar|lovar|lovade|förklarar|förklarade|åtar|åtog|enas|enades|förbinder|förband|försäkrar|avser|åtagit|lovat)\b"
)
_PARTY = re.compile(r"motpart(?:en)?|avtalspart(?:en)?|medpart(?:en)?|part(?:en)?|partnern?")
_ITS = frozenset(
    {"den", "vår", "kommunens", "regionens", "stadens", "länets", "länsstyrelsens", "andra", "enda", "utländska"}
)
_IS = frozenset({"är", "var", "heter", "blev"})
_ONLY = re.compile(r"(?:det|den) (?:är|var|heter|blev|hette)\b")
_ONE = frozenset({"en", "enda", "ny"})
_DENIED = ("NEG", "ASK", "PROPOSE", "HYP")


def counterparts(a: Annotated, taken: Collection[int]) -> Iterator[Match]:
    """The partners of nouns without one (`taken` have theirs), told by the sentence behind or by the word for a party."""
    for at, unit in enumerate(a.units):
        place = _told(a, unit)
        if place is None or names_other_body(a, unit.first, unit.last):
            continue
        only = _ONLY.match(a.words(unit).lower()) is not None and not _as_party(a, place, unit)
        noun = _noun_near(a, at, taken, only=only)
        if noun is None:
            continue
        unit_abroad = a.tokens[place].label == "PLACE" or a.tokens[place + 1].text.lower() in FOREIGN_UNITS
        sure = a.tokens[noun].data.get("strong") or unit_abroad or countries_of(a, place)
        if sure:  # a contract can be with a firm
            yield Match(_COUNTERPART, min(place, noun), max(place, noun) + 1, {"place": place, "noun": noun})


def _told(a: Annotated, unit: Unit) -> int | None:
    """The name that a sentence gives as the other side."""
    words = a.words(unit).lower()
    for i in range(unit.first, unit.last):
        if a.tokens[i].label not in ("PLACE", "NAME"):
            continue
        before = a.before_name(i, UNIT_WORDS | {"den", "det"})
        if before < unit.first:
            continue
        token = a.tokens[before]
        joined = token.text.lower() in ("och", "samt") and a.tokens[before - 1].label in ("BODY", "SWPLACE")
        if joined and is_author(a, before - 1) and _IN_IT.match(words) and _VOWS.search(words):
            return i
        if token.text.lower() in _IS and (_is_party(a, before - 1, unit) or _ONLY.match(words)):
            return i
    return None


def _as_party(a: Annotated, at: int, unit: Unit) -> bool:
    """Whether a sentence goes on to call a name a party: "Det är Hedmark fylkeskommune som är den andra parten"."""
    verb = next((i for i in range(at + 1, min(at + 5, unit.last)) if a.tokens[i].text.lower() in _IS), None)
    return verb is not None and any(_is_party(a, i, unit) for i in range(verb + 1, min(verb + 4, unit.last)))


def _is_party(a: Annotated, at: int, unit: Unit) -> bool:
    """Whether a word is "motparten", "den andra parten", "kommunens motpart"."""
    word = a.tokens[at].text.lower()
    if at < unit.first or _PARTY.fullmatch(word) is None:
        return False
    return word.startswith(("mot", "avtals")) or a.tokens[at - 1].text.lower() in _ITS


def _noun_near(a: Annotated, at: int, taken: Collection[int], *, only: bool) -> int | None:
    """The noun of a relation in the sentence or the ones before it; after "Det är" that of the one town we have."""
    for unit in reversed(a.units[max(0, at - (1 if only else _REACH)) : at + (0 if only else 1)]):
        for n in range(unit.last - 1, unit.first - 1, -1):
            if a.tokens[n].label != "AGREEMENT" or n in taken:
                continue
            if any(a.tokens[i].label in _DENIED for i in range(unit.first, n)) or a.last_word(unit) == "?":
                return None
            one = a.tokens[n - 1].text.lower() in _ONE and a.tokens[n].data.get("strong")
            if plural(a, n) or (only and not one):
                return None
            return n
    return None
