"""A read document to its items: every § with its heading, case number and parts, or the whole of a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.read.model import ReadDocument
from pipeline.read.reading import build_view
from pipeline.read.view import View
from pipeline.split.above import with_lines_above, without_order
from pipeline.split.cases import is_case_line
from pipeline.split.chains import Heading
from pipeline.split.cuts import appendix_row
from pipeline.split.dates import span_of
from pipeline.split.head import read_head
from pipeline.split.headings import item_ids, may_be_heading
from pipeline.split.itemhead import item_head
from pipeline.split.kinds import line_kind, looks_like_minutes, opens_as_minutes
from pipeline.split.layout import lay_parts
from pipeline.split.lettertitle import letter_title
from pipeline.split.model import ItemText, SplitDocument
from pipeline.split.paged import find_paged
from pipeline.split.parts import PartHeading, heads_part, part_heading
from pipeline.split.registry import case_of_head, case_of_page
from pipeline.split.rows import Row, rows_of
from pipeline.split.series import find_sections
from pipeline.split.titles import title_width
from schemas.document import Document

_TOP = 4  # rows among which an agreement calls itself one
_CLAUSE = re.compile(r"§ ?1(?!\d)")


def split(doc: ReadDocument) -> SplitDocument:
    """The head and the items of `doc`. Text before the first § and lists after the last one belong to no item."""
    view = build_view(doc.pages, keep=_content(doc))
    rows = rows_of(view, doc.pages)
    heads = {i: found for i in range(len(rows)) if (found := heads_part(rows, i)) is not None}
    printed = [line.strip() for line in doc.pages[0].text.splitlines() if line.strip()]
    # page heads, which the view leaves out, say it too
    minutes = any(looks_like_minutes(page.text) for page in doc.pages)
    minutes = minutes or _decides(rows, heads) or opens_as_minutes(printed)
    headings: Sequence[Heading] = ()
    if not _has_clauses(rows, minutes=minutes):
        headings = (minutes and find_paged(doc.pages, view, rows)) or find_sections(
            rows, heads, printed, minutes=minutes
        )
    head = read_head(doc, rows, heads, sections=len(headings))
    if headings:
        items = _paragraphs(head.document, view, rows, heads, headings)
    else:
        items = (_whole(head.document, view, rows, heads, doc.pages[0].headline),) if rows else ()
    if len(items) == 1 and items[0].case_number is None and (case := case_of_page(doc.pages[0].text)):
        items = (replace(items[0], case_number=case),)  # of a letter, or of the extract of one §
    told = span_of(((p.number, p.text) for p in doc.pages), head.document.meeting_date or head.document.date)
    return SplitDocument(doc, head.document, head.sample, head.body_spans, items, told or head.date_span)


def _has_clauses(rows: Sequence[Row], *, minutes: bool) -> bool:
    """Whether its §§ are the clauses of an agreement (`§ 1 Syfte`) and no items: it calls itself one.

    Clauses can provide what makes a text read like minutes; then the title must stand above the first §, and nothing of
    minutes with it. The heading of a § ("§ 1 Vänortsavtal med X") is no title.
    """
    first = next((i for i, row in enumerate(rows) if _CLAUSE.match(row.text)), 0) if minutes else len(rows)
    titled = any(line_kind(row.text) == "avtal" for row in rows[: min(first, _TOP)])
    return titled and not (minutes and any(looks_like_minutes(row.text) for row in rows[:first]))


def _decides(rows: Sequence[Row], heads: dict[int, PartHeading]) -> bool:
    """Whether organs decide in it, and its top calls it nothing else: minutes that do not say that they are."""
    decisions = [heading for heading in heads.values() if heading.rule.kind == "beslut"]
    above = takewhile(lambda row: not row.text.startswith("§"), rows[:_TOP])
    named = any(line_kind(row.text) not in (None, "webbsida") for row in above)
    return not named and (len(decisions) > 1 or any(heading.organ for heading in decisions))


def _content(doc: ReadDocument) -> Callable[[str], bool]:
    """Which lines are no page furniture wherever they stand: headings, and the case number that one § of many has at the
    top of its page, as others have at the top of theirs."""
    is_content = _is_content if len(doc.pages) > 1 else _is_content_of_one
    times = Counter(" ".join(line.split()) for page in doc.pages for line in page.text.splitlines())

    def keep(text: str) -> bool:
        return is_content(text) or (times[" ".join(text.split())] == 1 and is_case_line(text))

    return keep


def _is_content(text: str) -> bool:
    return may_be_heading(text) or part_heading(text) is not None


def _is_content_of_one(text: str) -> bool:
    """As `_is_content`; the head of a single page may hold the § of an extract in its last column."""
    return _is_content(text) or _SECTION_LAST.search(text) is not None


_SECTION_LAST = re.compile(r"\S\s+§ ?\d{1,4}[a-h]?$")


def _paragraphs(
    document: Document,
    view: View,
    rows: Sequence[Row],
    heads: dict[int, PartHeading],
    headings: Sequence[Heading],
) -> tuple[ItemText, ...]:
    headings = with_lines_above(rows, without_order(rows, headings), heads)
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
    text = view.text
    head = item_head(text, rows, heads, heading, stop, width)
    title, case = head.title, head.case
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
        parts=lay_parts(own.text, start, rows, heads, head.body, stop, document),
    )


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
