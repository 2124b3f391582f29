"""What an item is called and under which number it is registered: the lines at its §."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.split.above import ORDER
from pipeline.split.cases import is_case_line
from pipeline.split.chains import Heading
from pipeline.split.dates import DAY
from pipeline.split.organs import NAME
from pipeline.split.parts import PartHeading
from pipeline.split.registry import (
    Range,
    case_apart,
    case_beside,
    case_in_brackets,
    case_in_sentence,
    case_near,
    is_listed,
)
from pipeline.split.rows import Row, is_rule
from pipeline.split.titles import below_margin, sentence_end, title_rows

_ORGAN = rf"(?:(?i:{NAME})(?i:s (?:sammanträdes)?protokoll)?|K[FS]|R[FS]|L[FS]|[KR]SAU|AU|KLU|[A-ZÅÄÖ]{{2,4}}N)"
# Behind the number and yet no title: whose § it is, and of which day.
_OF_WHOM = re.compile(rf"{_ORGAN}(?:,? (?:den )?(?i:{DAY.pattern}))?(?: §)?|BESLUT")
_LABEL = re.compile(r"(?:ärende(?:mening|ts rubrik)?|ärenderubrik|rubrik)\s?:\s*(?=\S)", re.I)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SHORTENED = re.compile(r"\.[a-zåäö]{1,3}\.$|\b(?:kap|nr|st|mm|mfl|etc|fd|dnr|bl|resp|tom)\.$", re.I)
_WORDS = 3  # of a heading of any words; more are a title
_EDGES = " \t*_#|,;–-"  # what parts a title from what stands around it


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The title and the case number of an item as ranges of the document's view, and the row with which its text begins."""

    title: Range | None
    case: Range | None
    body: int


def item_head(
    text: str, rows: Sequence[Row], heads: dict[int, PartHeading], heading: Heading, stop: int, width: int
) -> ItemHead:
    """The head of the item that begins at `heading` and ends before row `stop`; `width` is that of the longest title."""
    if _OF_WHOM.fullmatch(text, *heading.rest) and heading.last_row + 1 < stop and heading.last_row + 1 not in heads:
        heading = replace(heading, rest=(heading.rest[1], heading.rest[1]))  # whose § it is, and of which day
    case = heading.case
    titled = _LETTERS.search(text, *heading.rest) is not None  # a plan code is no title
    below = next((i for i in range(heading.last_row + 1, stop) if not _is_no_title(rows[i].text)), stop)
    # `Meddelanden` right under the § is what the § is called, although elsewhere it heads a part.
    skip = not titled and not heading.over and below in heads and _names_the_item(rows, heads, below)
    first_part = next((i for i in range(below + skip, stop) if i in heads), stop)
    first, last = _title_range(rows, heading, first_part, width, titled=titled)
    title: Range | None = None
    if titled:
        title = (heading.rest[0], rows[last - 1].end if last > first else heading.rest[1])
    elif last > first:
        title = (rows[first].start, rows[last - 1].end)
    line = rows[last - 1] if last > first else rows[heading.last_row]
    if title is not None and (beside := case_beside(line, max(title[0], line.start) - line.start)) is not None:
        title = (title[0], line.start + beside[1])
        case = case or beside[0]
    if title is not None and (bracketed := case_in_brackets(text, title)) is not None:
        case = case or bracketed[0]
        title = (title[0], bracketed[1])
    if title is not None and titled:
        title = (title[0], title[0] + sentence_end(text[title[0] : title[1]]))
    if heading.over:
        last = heading.last_row + 1
        order = ORDER.match(text, title[0], title[1]) if title else None
        title = (order.end(), title[1]) if title and order else title  # its place on the agenda
    if case is None:
        case = case_near(rows, heading.last_row + 1, min(first_part, last + 2))
    if case is None and first_part < stop and not heads[first_part].rule.kind.startswith(("beslut", "forslag")):
        case = case_near(rows, first_part + 1, min(stop, first_part + 2))  # below "Delges:"
    if case is None:
        case = case_apart(rows, first_part, stop) or case_in_sentence(rows, last, stop)
    body = next((i for i in range(max(last, heading.last_row + 1), stop) if not _is_case(rows, i)), stop)
    return ItemHead(_bare(text, title) if title else None, case, body)


def _is_case(rows: Sequence[Row], index: int) -> bool:
    return is_case_line(rows[index].text) and not is_listed(rows, index)


def _is_no_title(text: str) -> bool:
    return is_case_line(text) or is_rule(text)


def _bare(text: str, title: Range) -> Range | None:
    """The title without its label and without the marks at its ends."""
    start, end = title
    start += len(text[start:end]) - len(text[start:end].lstrip(_EDGES))
    if label := _LABEL.match(text, start, end):
        start = label.end()
    end -= len(text[start:end]) - len(text[start:end].rstrip(_EDGES))
    if text[start:end].endswith(".") and not _SHORTENED.search(text[start:end]):
        end -= 1
    return (start, end) if start < end else None


def _names_the_item(rows: Sequence[Row], heads: dict[int, PartHeading], index: int) -> bool:
    """Whether the heading of a part right under a § is what the § is called: by its words, or as nothing stands below."""
    text = rows[index].text
    if heads[index].can_be_title(text) or (_LABEL.match(text) and text[-1] != "."):
        return True
    plain = heads[index].rule.kind in ("arende", "beredning", "beslutsgang") and heads[index].organ_name is None
    alone = index + 1 in heads or len(text.split()) > _WORDS
    return plain and alone and heads[index].length >= len(text)


def _title_range(
    rows: Sequence[Row], heading: Heading, first_part: int, width: int, *, titled: bool
) -> tuple[int, int]:
    """The rows above or below the heading line that hold (the rest of) the title."""
    if heading.over:
        return heading.over
    below = heading.last_row + 1
    if not titled:
        return title_rows(rows, below_margin(rows, below, first_part), first_part, width)
    _, last = title_rows(rows, heading.last_row, first_part, max(width, 64), begun=True)
    return below, max(below, last)
