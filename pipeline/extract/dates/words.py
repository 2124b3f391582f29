"""The words of date phrases (`forms.yml`) and the pieces that their patterns are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.rules.loader import read_yaml
from pipeline.rules.numbers import MONTHS, ORDINALS

W = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"  # white space with at most one line break
GAP = f"{W}?"  # the same, or nothing
YEAR = r"(?:19|20)\d\d"
PRETERITE = (
    r"(?:\w{2,}(?:ade|ades|dde|ddes|tte|ttes|kte|ktes|pte|ptes|ats|its|lts)"
    r"|\w+(?:slog|drog|tog|lät|gick|lade|sade|stod|skrev|höll)s?)"  # föreslog, uppdrog, antogs, överlät, ingick
)


@cache
def words() -> dict[str, Any]:
    """The word lists of `forms.yml`, with the months and ordinals that all readers share."""
    data: dict[str, Any] = read_yaml(Path(__file__).with_name("forms.yml"))
    return {**data, "months": list(MONTHS), "ordinals": list(ORDINALS)}


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, with free white space inside."""
    return "|".join(W.join(map(re.escape, p.split())) for p in sorted(phrases, key=lambda p: (-len(p), p)))


def opening(phrases: Iterable[str]) -> str:
    """A pattern for the beginning of any of the phrases, common beginnings said once: much quicker to fail."""
    tails: dict[str, list[str]] = {}
    for phrase in phrases:
        if not phrase:
            return ""
        tails.setdefault(phrase[0], []).append(phrase[1:])
    branches = [(W if c == " " else re.escape(c)) + opening(rest) for c, rest in sorted(tails.items())]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def century(two: int) -> int:
    """The year of a two-digit year: 41 to 99 are the last century's."""
    return 1900 + two if two > 40 else 2000 + two
