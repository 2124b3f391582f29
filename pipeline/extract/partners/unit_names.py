"""How the name of a unit abroad is written in a record: without the word for its kind, the genitive's s, or capitals."""

from __future__ import annotations

import re

from pipeline.extract.names import fold
from pipeline.extract.places import PlaceMention
from pipeline.extract.tokens import Token
from pipeline.places import units
from pipeline.places.gazetteer import lookup

_PARTY = re.compile(
    rf"^(?:{'|'.join(sorted(map(re.escape, units.CALLED), key=len, reverse=True))}"
    r"|(?:autonoma )?republiken|departementet|provinsen|delstaten|region|regionen|distriktet|staden|kommunen)\s+",
    re.I,
)


_PRINTED = re.compile(r"(.{2,}) (?:stad|kommun|län)", re.I)


def bare_party(text: str) -> str:
    """A party's name as the title of an agreement prints it, without the word for its kind and without capitals."""
    name = _PARTY.sub("", text)
    printed = _PRINTED.fullmatch(name)  # "KEMI STAD"
    name = printed[1] if printed and known_elsewhere(printed[1]) else name
    return name.title() if name.isupper() and len(name) > 3 else name


def bare_name(text: str) -> str:
    """A unit's name without the common noun of its kind: "Gyeonggi-provinsen", "Republiken Karelen"."""
    unit = _GENITIVE_UNIT.match(text) or _COMPOUND_UNIT.match(text)
    joined = _JOINED_UNIT.fullmatch(text) if unit is None else None
    if joined and known_elsewhere(joined[1]):
        unit = joined
    bare = _PARTY.sub("", unit[1] if unit else text)
    if lookup(bare) and not _NORDIC.search(bare):
        return bare  # "Murmansk oblast" is not Murmansk: told apart until the record is written
    return without_unit(bare)


_NORDIC = re.compile(r" (?:kommune|fylke|fylkeskommune|vojvodskap|voivodskap|Municipality|\w+ Council)$", re.I)


def without_unit(name: str) -> str:
    """A unit's name as a record has it, without the word for its kind behind it: "Murmansk oblast", "Hunan Province"."""
    kind = _KIND_BEHIND.fullmatch(name)
    return nominative(kind[1]) if kind else name


# a town may be called City, and a council or an assembly is no place
_BEHIND = "|".join(sorted(units.ONLY_ABROAD | {"municipal council", "town council", "city council", "district council",
                                               "county council", "regional council", "district", "province", "planeringsregion",
                                               "municipality"}
                          - {"town", "linn", "mesto", "council", "assembly", "government", "corporation", "local",
                             "rural", "vald"}, key=lambda word: (-len(word), word)))  # fmt: skip
_KIND_BEHIND = re.compile(rf"(.{{3,}}?)(?: (?:{_BEHIND})| (?:län|distrikt|provins))", re.I)


def ends_in_unit(text: str) -> bool:
    """Whether a name ends in a word for a unit abroad: one of a kind that Sweden has none of ("Gyeonggi-provinsen"),
    or any where a gazetteer has the name before it ("Novgorodområdet")."""
    if _KIND_BEHIND.fullmatch(text):
        return True
    found = _JOINED_KIND.fullmatch(text)
    return found is not None and (found["kind"] in units.ONLY_ABROAD or known_elsewhere(found["name"].rstrip("-")))


_JOINED_KIND = re.compile(
    r"(?P<name>[\w -]{3,}?)-?(?P<kind>provinsen|prefekturen|fylket|kantonen|rajonen|oblasten|departementet|vojvodskapet|guvernementet"
    r"|delstaten|distriktet|området|regionen|länet)s?"
)


_COMPOUND_UNIT = re.compile(
    r"([\w ]{3,}(?:-\w{3,})*?)(?:-(?:provinsen|regionen|länet|distriktet|prefekturen|området|fylket|kantonen|rajonen)"
    r"|provinsen|prefekturen)s?$"
)


_JOINED_UNIT = re.compile(r"(\w{4,})(?:distriktet|regionen|länet|området|fylket|rajonen|departementet|kantonen)s?")


_GENITIVE_UNIT = re.compile(
    r"(.{3,}?)s (?:landskap|landskapsförbund|förbund|fylke|vojvodskap|län|kommune?|provins|guvernement|prefektur|distrikt)$"
)


# what stands behind a unit's name in the genitive
OWNED = units.ONLY_ABROAD | {
    "län",
    "distrikt",
    "förvaltningsområde",
    "landskap",
    "förbund",
    "fylkesting",
    "fylkesmannsembete",
}


def nominative(name: str) -> str:
    """A name before the word for its kind without the genitive's s: "Leningrads" län; as it is where a gazetteer has it
    with the s, or nothing tells: "Vilnius" län."""
    if not name.endswith("s") or any(fold(place.name) == fold(name) for place in lookup(name)):
        return name
    return name[:-1]


def without_genitive(token: Token) -> str:
    """A name's text, without the s that is none of the place's in a gazetteer."""
    if not isinstance(token.data, PlaceMention) or token.data.is_known(token.text):
        return token.text
    return token.text[:-1] if any(fold(c.name) + "s" == fold(token.text) for c in token.data.candidates) else token.text


def known_elsewhere(name: str) -> bool:
    """Whether the first thing that a gazetteer knows by a name lies abroad."""
    known = lookup(name)
    return bool(known) and known[0].country != "SE"
