"""Where the last item ends, and lists that belong to no § begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.rows import Row

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

    Such a list has a title of its own and short lines, among which column heads of votes or attendance stand.
    """
    for index in range(first, len(rows)):
        if _TITLE.fullmatch(rows[index].text) and _is_list(rows[index + 1 : index + 31]):
            return index
    return len(rows)


def _is_list(rows: Sequence[Row]) -> bool:
    if len(rows) < 6:
        return False
    short = sum(1 for row in rows if len(row.text) <= _SHORT)
    heads = sum(1 for row in rows if _CELL.fullmatch(row.text))
    return short * 10 >= len(rows) * 8 and heads >= 3
