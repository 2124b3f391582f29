"""The words for units beside a name: "staden X", "X fylke", "Landkreis X". One table (`units.tsv`) for all who ask.

Columns, words parted by spaces, an underscore for a space inside one: `words` stand before or behind a name in Swedish;
`abroad` stand behind one and by themselves say that it lies abroad; `called` stand before one in the partner's own
language, with a capital; `kinds` are the contract's, the likeliest first; `countries` those that have such
units; `home` is `y` where Sweden has units of that name too.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_name("units.tsv")


@dataclass(frozen=True, slots=True)
class UnitNoun:
    """One row: words for the same kind of unit. `kinds` and `countries` are empty where they tell none."""

    words: tuple[str, ...]
    abroad: tuple[str, ...]
    called: tuple[str, ...]
    kinds: tuple[str, ...]
    countries: tuple[str, ...]
    home: tuple[str, ...]


def _read() -> tuple[UnitNoun, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            UnitNoun(
                **{name: tuple(word.replace("_", " ") for word in (cell or "").split()) for name, cell in row.items()}
            )
            for row in rows
        )


NOUNS = _read()
WORDS = frozenset(word for noun in NOUNS for word in noun.words)
ABROAD = frozenset(word for noun in NOUNS for word in noun.abroad)
ONLY_ABROAD = frozenset(word for noun in NOUNS if not noun.home for word in (*noun.words, *noun.abroad))
CALLED = {word: noun for noun in NOUNS for word in noun.called}
KINDS = {word: noun.kinds for noun in NOUNS if noun.kinds for word in (*noun.words, *noun.abroad)}
COUNTRIES = {word: noun.countries for noun in NOUNS if noun.countries for word in (*noun.words, *noun.abroad)}
