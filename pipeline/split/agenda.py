"""The matters of a summons that numbers them: each is an item, as the § will be at the meeting.

    Kallelse                                  1. Upprop
    Kommunstyrelsen den 16 januari 2031       2. Rapport från vänorten

Such a list is believed where the document says that it is a summons, and its numbers count from one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.split.chains import Heading
from pipeline.split.kinds import line_kind
from pipeline.split.registry import case_in_columns
from pipeline.split.rows import Row

_ORDER = re.compile(r"(?:(?:ärende|punkt|nr)\.? ?)?(?P<number>\d{1,2})(?:[.):]| [–-])? +(?=[\"”A-ZÅÄÖÉ])", re.I)
_TOP = 12  # lines in which a summons says that it is one
_FEWEST = 3  # matters
_LONGEST = 160  # characters of the line of a matter


def find_agenda(rows: Sequence[Row], printed: Sequence[str]) -> list[Heading]:
    """The matters of a summons as headings; none in any other document. `printed` are the lines of its first page."""
    named = next((kind for line in printed[:_TOP] if (kind := line_kind(line)) not in (None, "webbsida")), None)
    if named != "kallelse":
        return []
    found: list[Heading] = []
    for index, row in enumerate(rows):
        order = _ORDER.match(row.text) if len(row.text) <= _LONGEST and row.fresh else None
        if order is None or not row.text[order.end()].isupper() or int(order["number"]) != len(found) + 1:
            continue
        found.append(_heading(row, index, order))
    return found if len(found) >= _FEWEST and _is_listed(rows, found) else []


def _heading(row: Row, index: int, order: re.Match[str]) -> Heading:
    case = case_in_columns(row, order.end())
    at = row.start + (case[1] if case else order.end())
    return Heading(
        row=index,
        last_row=index,
        start=row.start,
        paragraph=order["number"],
        case=(row.start + case[0][0], row.start + case[0][1]) if case else None,
        rest=(at, row.end),
    )


def _is_listed(rows: Sequence[Row], found: Sequence[Heading]) -> bool:
    """Whether the list is the agenda itself: no sentence runs on above its first matter but those of the summons."""
    above = takewhile(lambda row: row.start < found[0].start, rows)
    return sum(row.text[-1] == "." for row in above) < _FEWEST
