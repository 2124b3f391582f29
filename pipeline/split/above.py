"""What of an item stands above the line with its §: the title, or the case number.

A line above a § mostly ends the item before. Only where all items of a document are set that way does it begin one.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from pipeline.split.cases import case_at, is_case_line
from pipeline.split.chains import Heading
from pipeline.split.rows import Row, is_rule

_MOST = 4  # lines of a title, at most


def with_lines_above(rows: Sequence[Row], headings: Sequence[Heading], parts: Container[int]) -> list[Heading]:
    """The headings, each with the lines above it that are its own. `parts` are the rows that head a part."""
    found = [_case_above(rows, heading) for heading in headings]
    if len(found) > 1 and all(found) and not any(_case_below(rows, heading) for heading in headings):
        headings = [one for one in found if one is not None]
    titled = [_title_above(rows, heading, parts) for heading in headings]
    texts = {rows[one.row].text for one in titled if one is not None}
    if all(titled) and len(texts) == len(titled):
        return [one for one in titled if one is not None]
    return list(headings)


def _case_above(rows: Sequence[Row], heading: Heading) -> Heading | None:
    row = rows[heading.row - 1] if heading.row else None
    if row is None or heading.case is not None or not row.gap or not is_case_line(row.text):
        return None
    if (code := case_at(row.text, 0)) is None:
        return None
    start, end = code[0]
    return replace(heading, row=heading.row - 1, start=row.start, case=(row.start + start, row.start + end))


def _case_below(rows: Sequence[Row], heading: Heading) -> bool:
    return any(is_case_line(row.text) for row in rows[heading.last_row + 1 : heading.last_row + 3])


def _title_above(rows: Sequence[Row], heading: Heading, parts: Container[int]) -> Heading | None:
    """The heading with the block right above it, where nothing but a part can be its title below."""
    first = heading.row
    while first > 0 and not rows[first].gap:
        first -= 1
    block = rows[first : heading.row]
    below = heading.last_row + 1
    while below < len(rows) and is_case_line(rows[below].text):
        below += 1
    if not 0 < len(block) <= _MOST or heading.rest[0] < heading.rest[1] or below not in parts:
        return None
    if any(i in parts or is_case_line(rows[i].text) or is_rule(rows[i].text) for i in range(first, heading.row)):
        return None
    if not block[0].text[0].isupper() or block[-1].text[-1] in ".:,":
        return None
    return replace(heading, row=first, start=block[0].start, over=(first, heading.row))
