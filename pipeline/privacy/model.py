"""What the detectors find: a stretch of text that tells something of a private person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["personnummer", "telefon", "adress", "e-post", "enskild"]
KINDS: Final[tuple[Kind, ...]] = ("personnummer", "e-post", "telefon", "adress", "enskild")  # the first one wins
NUMBERED: Final = frozenset(KINDS) - {"enskild", "adress"}  # kinds that no heading needs
WORDS: Final[dict[Kind, str]] = {
    "personnummer": "a personal number",
    "telefon": "a telephone number",
    "adress": "a street address",
    "e-post": "an e-mail address",
    "enskild": "the name of a private person",
}


@dataclass(frozen=True, slots=True)
class Leak:
    """A stretch of a text, half-open, in code points."""

    kind: Kind
    start: int
    end: int


def label(kind: Kind) -> str:
    """What stands in a masked text in place of a leak."""
    return f"[{kind}]"
