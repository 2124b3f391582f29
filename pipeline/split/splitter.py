"""A read document to its items: every § with its heading, case number and parts, or the whole of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.model import ReadDocument
from pipeline.read.reading import build_view
from pipeline.read.view import View
from pipeline.split.cases import is_case_line
from pipeline.split.cuts import appendix_row
from pipeline.split.dates import span_of
from pipeline.split.head import read_head
from pipeline.split.headings import Heading, find_headings, item_ids, may_be_heading
from pipeline.split.kinds import line_kind, looks_like_minutes
from pipeline.split.layout import lay_parts
from pipeline.split.letterhead import letter_title
from pipeline.split.model import ItemText, SplitDocument
from pipeline.split.parts import PartHeading, heads_part, part_heading
from pipeline.split.registry import case_beside, case_in_brackets, case_near, case_of_head, case_of_page
from pipeline.split.rows import Row, rows_of
from pipeline.split.titles import below_margin, title_rows, title_width
from schemas.document import Document

_TOP = 4  # rows among which an agreement calls itself one


def split(doc: ReadDocument) -> SplitDocument:
    """The head and the items of `doc`. Text before the first § and lists after the last one belong to no item."""
    view = build_view(doc.pages, keep=_is_content)
    rows = rows_of(view, doc.pages)
    heads = {i: found for i in range(len(rows)) if (found := heads_part(rows, i)) is not None}
    genre = any(
        looks_like_minutes(page.text) for page in doc.pages
    )  # page heads, which the view leaves out, say it too
    # the clauses of an agreement (`§ 1 Syfte`) are no items
    clauses = not genre and any(line_kind(row.text) == "avtal" for row in rows[:_TOP])
    headings = [] if clauses else find_headings(rows, frozenset(heads), minutes=genre)
    head = read_head(doc, rows, heads, sections=len(headings))
    if headings:
        items = _paragraphs(head.document, view, rows, heads, headings)
    else:
        items = (_whole(head.document, view, rows, heads, doc.pages[0].headline),) if rows else ()
    if len(items) == 1 and items[0].case_number is None and (case := case_of_page(doc.pages[0].text)):
        items = (replace(items[0], case_number=case),)  # of a letter, or of the extract of one §
    told = span_of(((p.number, p.text) for p in doc.pages), head.document.meeting_date or head.document.date)
    return SplitDocument(doc, head.document, head.sample, head.body_spans, items, told)


def _is_content(text: str) -> bool:
    return may_be_heading(text) or part_heading(text) is not None


def _paragraphs(
    document: Document,
    view: View,
    rows: Sequence[Row],
    heads: dict[int, PartHeading],
    headings: Sequence[Heading],
) -> tuple[ItemText, ...]:
    stops = [heading.row for heading in headings[1:]]
    stops.append(appendix_row(rows, headings[-1].last_row + 1))
    titles = [_first_title(rows, heading, stop) for heading, stop in zip(headings, stops, strict=True)]
    width = title_width([text for text in titles if text])
    return tuple(
        _item(item_id, document, view, rows, heads, heading, stop, width)
        for item_id, heading, stop in zip(item_ids(document.document_id, headings), headings, stops, strict=True)
    )


def _first_title(rows: Sequence[Row], heading: Heading, stop: int) -> str:
    below = heading.last_row + 1
    return rows[below].text if below < stop and heading.rest[0] >= heading.rest[1] else ""


def _item(
    item_id: str,
    document: Document,
    view: View,
    rows: Sequence[Row],
    heads: dict[int, PartHeading],
    heading: Heading,
    stop: int,
    width: int,
) -> ItemText:
    start, end = heading.start, rows[stop - 1].end
    case = heading.case
    titled = heading.rest[0] < heading.rest[1]
    below = next((i for i in range(heading.last_row + 1, stop) if not is_case_line(rows[i].text)), stop)
    # `Meddelanden` right under the § is what the § is called, although elsewhere it heads a part.
    skip = not titled and below in heads and _names_the_item(rows, heads, below)
    first_part = next((i for i in range(below + skip, stop) if i in heads), stop)
    first, last = _title_range(rows, heading, first_part, width, titled=titled)
    title: tuple[int, int] | None = None
    if titled:
        title = (heading.rest[0], rows[last - 1].end if last > first else heading.rest[1])
    elif last > first:
        title = (rows[first].start, rows[last - 1].end)
    line = rows[last - 1] if last > first else rows[heading.last_row]
    if title is not None and (beside := case_beside(line, max(title[0], line.start) - line.start)) is not None:
        title = (title[0], line.start + beside[1])
        case = case or beside[0]
    if title is not None and (bracketed := case_in_brackets(view.text, title)) is not None:
        case = case or bracketed[0]
        title = (title[0], bracketed[1])
    if case is None:
        case = case_near(rows, heading.last_row + 1, min(first_part, last + 2))
    if case is None and first_part < stop and not heads[first_part].rule.kind.startswith(("beslut", "forslag")):
        case = case_near(rows, first_part + 1, min(stop, first_part + 2))  # below "Delges:"
    body = next((i for i in range(max(last, heading.last_row + 1), stop) if not is_case_line(rows[i].text)), stop)
    text = view.text
    own = view.cut(start, end)
    return ItemText(
        item_id=item_id,
        paragraph=heading.paragraph,
        heading=" ".join(text[title[0] : title[1]].split()) if title else None,
        heading_span=(title[0] - start, title[1] - start) if title else None,
        case_number=" ".join(text[case[0] : case[1]].split()) if case else None,
        case_span=(case[0] - start, case[1] - start) if case else None,
        pages=tuple(sorted(set(own.pages))),
        view=own,
        parts=lay_parts(own.text, start, rows, heads, body, stop, document),
    )


def _names_the_item(rows: Sequence[Row], heads: dict[int, PartHeading], index: int) -> bool:
    """Whether the heading of a part right under a § is what the § is called: by its words, or as nothing stands below."""
    if heads[index].can_be_title(rows[index].text):
        return True
    plain = heads[index].rule.kind in ("arende", "beredning", "beslutsgang") and heads[index].organ_name is None
    return plain and index + 1 in heads and heads[index].length >= len(rows[index].text)


def _title_range(
    rows: Sequence[Row], heading: Heading, first_part: int, width: int, *, titled: bool
) -> tuple[int, int]:
    """The rows below the heading line that hold (the rest of) the title."""
    below = heading.last_row + 1
    if not titled:
        return title_rows(rows, below_margin(rows, below, first_part), first_part, width)
    _, last = title_rows(rows, heading.last_row, first_part, max(width, 64))
    return below, max(below, last)


def _whole(
    document: Document, view: View, rows: Sequence[Row], heads: dict[int, PartHeading], headline: str | None
) -> ItemText:
    title, span = letter_title(rows, heads, headline)
    body = next((i for i, row in enumerate(rows) if span is None or row.start > span[1]), len(rows))
    case = case_of_head(rows)
    return ItemText(
        item_id=f"{document.document_id}#i1",
        paragraph=None,
        heading=title,
        heading_span=span,
        case_number=" ".join(view.text[case[0] : case[1]].split()) if case else None,
        case_span=case,
        pages=tuple(sorted(set(view.pages))),
        view=view,
        parts=lay_parts(view.text, 0, rows, heads, body, len(rows), document),
    )
