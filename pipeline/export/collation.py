"""The order of Swedish bodies in a register: by place, as the Swedish alphabet has it (å, ä and ö behind z).

A kommun, a länsstyrelse and a region of one place stand together, in this order: what they are (`Länsstyrelsen i … län`,
`Region …`, `… kommun`) and the genitive count only where the place is the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from schemas.document import Body

_LETTERS = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"})
_UNIT = re.compile(r"^(?:länsstyrelsen|region)\s+(?:i\s+)?|\s+(?:kommun|stad|län)$", re.I)


@lru_cache(maxsize=8192)
def swedish(text: str) -> str:
    """The text as a key: any case, å, ä and ö behind z, other accents left out, signs as blanks."""
    plain = unicodedata.normalize("NFC", text.casefold()).translate(_LETTERS)
    bare = (c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() or c in "{|}" else " " for c in bare).split())


def by_place(body: Body) -> tuple[str, str, str]:
    """The key of a body among others."""
    name = _UNIT.sub("", _UNIT.sub("", body.name))
    return swedish(name).removesuffix("s"), body.kind, body.code
