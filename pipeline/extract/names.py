"""Names for comparison, and the words for units that stand beside them."""

from __future__ import annotations

import re
import unicodedata

from pipeline.places import units

CHAINS = ("vänortskedj", "vänortsring", "vänortskrans", "vänortsnät", "vänortskommitt", "vänortsförening", "vänortsråd")
ALL = frozenset({"alla", "båda", "bägge", "samtliga"})  # words for each of several
UNIT_WORDS = units.WORDS
FOREIGN_UNITS = units.ABROAD
ANY_UNIT = UNIT_WORDS | FOREIGN_UNITS


_OF_UNIT = ("region", "kommun", "distrikt", "provins", "rajon", "fylke", "prefektur", "stad", "hromada", "vojvodskap")


def is_unit_word(word: str) -> bool:
    """Whether a word in lower case is a noun for a unit, alone or at the end of a compound: "planeringsregion", "landskommun"."""
    return word in ANY_UNIT or (word.endswith(_OF_UNIT) and word.islower())


_FOREIGN_ROOTS = (
    "oblast", "vojvodskap", "fylke", "amt", "prefektur", "rajon", "raion", "grevskap", "hromada", "landkreis", "delstat",
    "kanton", "departement", "guvernement",
)  # fmt: skip
_DEFINITE_UNIT = re.compile(rf"\w*(?P<root>{'|'.join(_FOREIGN_ROOTS)})(?:skommunen?|e?[nt])s?")


def unit_abroad(word: str) -> str | None:
    """The root of a definite noun that means a unit of a kind Sweden has none of: "oblasten", "vojvodskapets"."""
    found = _DEFINITE_UNIT.fullmatch(word)
    return found["root"] if found else None


def name_key(name: str) -> str:
    """A name for comparison where it may stand in the genitive: "Gdynias", "Gdynia"."""
    return fold(name).removesuffix("s")


def fold(name: str) -> str:
    """A name for comparison: lower case, without diacritics, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFD", name.lower().replace("ø", "o").replace("æ", "ae").replace("ł", "l"))
    return "".join(c for c in plain if c.isalnum())
