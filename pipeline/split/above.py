"""What of an item stands above the line with its §: the title, or the case number.

A line above a § mostly ends the item before. Only where all items of a document are set that way does it begin one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.split.cases import case_at, is_case_line
from pipeline.split.chains import Heading
from pipeline.split.letterhead import is_letterhead
from pipeline.split.parts import PartHeading
from pipeline.split.registry import case_apart
from pipeline.split.rows import Row, is_rule

ORDER = re.compile(r"(?:(?:[Ää]rende|ÄRENDE|[Pp]unkt)(?: nr)?\.? )?(?P<order>\d{1,3}) ?[.):–-]? (?=[A-ZÅÄÖ])")
_MOST = 4  # lines of a title, at most


def with_lines_above(
    rows: Sequence[Row], headings: Sequence[Heading], parts: Mapping[int, PartHeading]
) -> list[Heading]:
    """The headings, each with the lines above it that are its own. `parts` are the rows that head a part."""
    found = [_case_above(rows, heading) for heading in headings]
    above = sum(one is not None for one in found)
    ended = found[:1] == [None] and case_apart(rows, headings[-1].last_row + 1, len(rows)) is not None  # below each §
    if (
        above > 1
        and above * 2 > len(found)
        and not ended
        and not any(_case_below(rows, heading) for heading in headings)
    ):
        headings = [one or heading for one, heading in zip(found, headings, strict=True)]
    titled = [_title_above(rows, heading, parts) for heading in headings]
    texts = {rows[one.row].text for one in titled if one is not None}
    bare = sum(_text_below(rows, heading, parts) for heading in headings)
    above = sum(one is not None for one in titled)
    if 0 < len(titled) * 4 <= above * 5 and len(texts) == above and bare * 5 >= 3 * len(headings):
        return [one or heading for one, heading in zip(titled, headings, strict=True)]
    return list(headings)


def without_order(rows: Sequence[Row], headings: Sequence[Heading]) -> list[Heading]:
    """The headings without the number of the matter on the agenda, where each title begins with one that counts with its §."""
    shifted: list[Heading] = []
    offsets: set[int] = set()
    for heading in headings:
        row = rows[heading.last_row]
        found = ORDER.match(row.text, heading.rest[0] - row.start)
        if found is None or not heading.paragraph.isdigit():
            return list(headings)
        offsets.add(int(heading.paragraph) - int(found["order"]))
        shifted.append(replace(heading, rest=(row.start + found.end(), heading.rest[1])))
    return shifted if len(shifted) > 1 and len(offsets) == 1 else list(headings)


def _case_above(rows: Sequence[Row], heading: Heading) -> Heading | None:
    row = rows[heading.row - 1] if heading.row else None
    if row is None or heading.case is not None or not row.fresh or not is_case_line(row.text):
        return None
    if (code := case_at(row.text, 0)) is None:
        return None
    start, end = code[0]
    return replace(heading, row=heading.row - 1, start=row.start, case=(row.start + start, row.start + end))


def _case_below(rows: Sequence[Row], heading: Heading) -> bool:
    return any(is_case_line(row.text) for row in rows[heading.last_row + 1 : heading.last_row + 3])


def _title_above(rows: Sequence[Row], heading: Heading, parts: Mapping[int, PartHeading]) -> Heading | None:
    """The heading with the block right above it, where that may be its title."""
    last = heading.row - (heading.row > 0 and is_rule(rows[heading.row - 1].text))  # the title underlined
    first = last
    while first > 0 and not rows[first].apart:
        first -= 1
    block = rows[first:last]
    if not 0 < len(block) <= _MOST or heading.rest[0] < heading.rest[1]:
        return None
    if all(is_letterhead(row.text) or all(is_letterhead(row.text[a:b]) for a, b in row.cells) for row in block):
        return None  # the body, the organ and the day, over an extract
    if any(
        (i in parts and not parts[i].can_be_title(rows[i].text)) or is_case_line(rows[i].text) or is_rule(rows[i].text)
        for i in range(first, last)
    ):
        return None
    if not (block[0].text[0].isupper() or ORDER.match(block[0].text)) or block[-1].text[-1] in ".:,":
        return None
    return replace(heading, row=first, start=block[0].start, over=(first, last))


def _text_below(rows: Sequence[Row], heading: Heading, parts: Mapping[int, PartHeading]) -> bool:
    """Whether what follows a § is no title: a part begins there, or a paragraph of sentences."""
    below = heading.last_row + 1
    while below < len(rows) and (is_case_line(rows[below].text) or is_rule(rows[below].text)):
        below += 1
    if below >= len(rows) or below in parts:
        return True
    last = next((i for i in range(below + 1, len(rows)) if rows[i].gap or i in parts), len(rows)) - 1
    return rows[last].text[-1] == "." and rows[below].text[-1] != ")"
