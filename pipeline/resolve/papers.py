"""Letters that a text names by their day: `Kontoret föreslår i skrivelse 2031-02-03 att …`, `Tjänsteutlåtande den 3 februari 2031`."""

from __future__ import annotations

import re

from pipeline.split.dates import day_in
from schemas.document import DocumentKind

LETTERS: tuple[DocumentKind, ...] = ("tjansteskrivelse", "utlatande", "annat", "rapport")
_PAPER = re.compile(
    r"(?i)\b\w*(?:skrivelse[nr]?|utlåtande[tn]?|yttrande[tn]?|promemoria|pm|rapport(?:en)?|utredning(?:en)?|missiv|brev(?:et)?)\b"
    r"(?:,? (?:daterad|daterat|av|från|upprättad|till \w+))?[^.;\n\d]{0,45}"
)
_NEAR = 24  # characters that a written-out day takes


def days_of_papers(text: str) -> frozenset[str]:
    """The days of the letters that a text names; in one paragraph after another, line breaks folded."""
    flat = " ".join(text.split())
    found = (day_in(flat, paper.end(), paper.end() + _NEAR) for paper in _PAPER.finditer(flat))
    return frozenset(day[0].value for day in found if day is not None and day[0].value and day[0].precision == "day")
