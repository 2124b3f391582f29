"""The § of an extract that prints it in the head of its page, in a column beside the organ and the day.

Kulturnämnden            2031-12-02            § 61          Kommunstyrelsen § 17            Protokoll 2031-02-03
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.cases import is_case_line
from pipeline.split.chains import Heading
from pipeline.split.dates import DAY
from pipeline.split.letterhead import is_letterhead
from pipeline.split.organs import NAME, find_organs
from pipeline.split.rows import Row

_ROWS = 5  # of the head of a page
_COLUMN = re.compile(rf"(?:(?P<organ>(?i:{NAME})|K[FSfs]|R[FSfs]),? )?§ ?(?P<number>\d{{1,4}})(?: (?P<suffix>[a-h]))?")


def section_of_head(rows: Sequence[Row]) -> Heading | None:
    """The one § in a column of the head, where that names an organ and a day; its title stands below."""
    found = [
        (index, mark)
        for index, row in enumerate(rows[:_ROWS])
        for start, end in row.cells
        if (mark := _COLUMN.fullmatch(row.text, start, end)) and len(row.cells) > 1
    ]
    if len(found) != 1:
        return None
    index, mark = found[0]
    head = [row.text for row in rows[: index + 2]]
    if not any(DAY.search(text) for text in head) or not (mark["organ"] or any(find_organs(text) for text in head)):
        return None
    row = rows[index]
    beside = [row.text[start:end] for start, end in row.cells if not _COLUMN.fullmatch(row.text, start, end)]
    if row.text.startswith("§") or not all(is_letterhead(text) and not is_case_line(text) for text in beside):
        return None  # the heading of a §, with its title or its case number in the next column
    paragraph = f"{mark['number']} {mark['suffix']}" if mark["suffix"] else mark["number"]
    return Heading(row=index, last_row=index, start=row.start, paragraph=paragraph, case=None, rest=(row.end, row.end))
