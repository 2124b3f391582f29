"""Where the last item ends, and lists that belong to no § begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.cells import is_person
from pipeline.split.parts import PartHeading, heads_part, part_heading
from pipeline.split.rows import Row
from pipeline.split.tables import vote_rows

_TITLE = re.compile(
    r"Bilaga(?: [A-Z\d]{1,3})?|(?:Voterings|Omröstnings|Närvaro|Uppropslista|Röst)[a-zåäö]*(?: .{0,30})?", re.I
)
_CELL = re.compile(
    r"(?:Plats|Ledamot|Ersättare|Parti|Ankom|Utgick|Ja|Nej|Avstår?|Frånv(?:arande)?|Namn|Närvarande|Röst|Resultat|Transport)\b.*",
    re.I,
)
_SHORT = 40


def appendix_row(rows: Sequence[Row], first: int) -> int:
    """The row from which the rest of the document is lists (attendance, votes); `len(rows)` where there are none.

    Such a list has a title of its own and short lines, among which column heads of votes or attendance stand; one that
    begins a page may be titled as it likes, if names follow. Votes from which the item goes on to its decision are its
    own.
    """
    own = [votes for votes in vote_rows(rows, first, len(rows)) if _goes_on(rows, votes[1])]
    for index in range(first, len(rows)):
        row = rows[index]
        if any(start - 1 <= index < stop for start, stop in own):
            continue
        below = rows[index + 1 : index + 31]
        if _TITLE.fullmatch(row.text) and (_is_list(below) or is_roll(below)):
            return index
        titled = row.turned and len(row.text) <= _SHORT and row.text[-1] not in ".,:"
        if titled and part_heading(row.text) in (None, _present(row.text)) and is_roll(below):
            return index
    return len(rows)


def _goes_on(rows: Sequence[Row], stop: int) -> bool:
    """Whether the heading of a part that follows a vote stands at a row."""
    heading = heads_part(rows, stop) if stop < len(rows) else None
    return heading is not None and heading.rule.kind in ("beslut", "beslutsgang", "reservation")


def _present(text: str) -> PartHeading | None:
    heading = part_heading(text)
    return heading if heading is not None and heading.rule.kind == "narvaro" else None


def _is_list(rows: Sequence[Row]) -> bool:
    if len(rows) < 6:
        return False
    short = sum(1 for row in rows if len(row.text) <= _SHORT)
    heads = sum(1 for row in rows if _CELL.fullmatch(row.text))
    return short * 10 >= len(rows) * 8 and heads >= 3


def is_roll(rows: Sequence[Row]) -> bool:
    """Whether rows are mostly names of people, alone or beside their parties, as in a list of those present."""
    names = sum(any(is_person(row.text[start:end]) for start, end in row.cells) for row in rows)
    short = sum(max(end - start for start, end in row.cells) <= 2 * _SHORT for row in rows)
    return len(rows) >= 6 and names * 10 >= len(rows) * 6 and short == len(rows)
