"""Sections of a text that are each about one partner: under a heading or behind a name that opens a paragraph.

Kittilä. Vänort sedan 1984. …            Paldiski, Estland
                                         Avtalet med Paldiski skrevs under …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import UNIT_WORDS, fold

if TYPE_CHECKING:
    from pipeline.extract.partners.pair import Pair

_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?")  # of a heading
_LONGEST = 5  # words of a heading
_BETWEEN = frozenset({",", "(", ")", ".", ":", "–", "-", "i", "/"})
_TITLE = 7  # words of a heading with a number
_REACH = 14  # sentences of a section, at most


def section_of(a: Annotated, pairs: Sequence[Pair], token: int) -> int | None:
    """The index of the pair whose section holds a token; None where no heading names a partner of the item."""
    at = a.unit_index(token)
    for unit in reversed(a.units[max(0, at - _REACH) : at]):
        named = [i for i, p in enumerate(pairs) if _is_heading(a, unit, p)]
        if named:
            return named[0]
        if unit.part.kind == "rubrik" or is_title(a, unit):
            return None
    return None


def _words(a: Annotated, unit: Unit) -> list[int]:
    return [
        i for i in range(unit.first, unit.last) if a.tokens[i].label != "BREAK" and a.tokens[i].text not in _BETWEEN
    ]


def _is_heading(a: Annotated, unit: Unit, pair: Pair) -> bool:
    """Whether a line holds the partner's name and at most words for its unit and its country."""
    words = _words(a, unit)
    if not words or len(words) > _LONGEST:
        return False
    rest = [
        i
        for i in words
        if not (
            a.tokens[i].label == "COUNTRY"
            or a.tokens[i].text.lower() in UNIT_WORDS
            or _NUMBER.fullmatch(a.tokens[i].text)
        )
    ]
    return bool(rest) and fold(" ".join(a.tokens[i].text for i in rest)) == fold(pair.name)


def is_title(a: Annotated, unit: Unit) -> bool:
    """Whether a short line without a stop begins something else."""
    words = _words(a, unit)
    numbered = bool(words) and _NUMBER.fullmatch(a.tokens[words[0]].text) is not None
    words = [i for i in words if not _NUMBER.fullmatch(a.tokens[i].text)]
    return (
        0 < len(words) <= (_TITLE if numbered else 4)
        and a.last_word(unit) not in (".", "!", "?", ":", ";")
        and a.tokens[words[0]].text[:1].isupper()
    )
