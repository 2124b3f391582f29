"""What the columns of a table of partners say of how long an agreement runs: "Tre år", "2013-02-14", "12 mån"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.extract.tables import TableRow
from pipeline.rules.numbers import NUMBER

_COUNT = rf"(?:\d{{1,2}}(?:,\d)?|{NUMBER})"
_YEARS = re.compile(rf"(?i)\b(?P<count>{_COUNT})[- ]?år(?:ig\w*|s)?\b")
_NOTICE = re.compile(rf"(?i)\b{_COUNT}\s+(?:mån(?:ad|ader)?|år|dagar|veckor)\b")
_AHEAD = re.compile(rf"(?i)\buppsägning\w*[\s:]+(?P<time>{_NOTICE.pattern[4:]})")  # in a cell of notes


def table_terms(a: Annotated) -> Iterator[tuple[TableRow, Finding, str]]:
    """Each row with what its cells give of the term; the third is the number of years as written, else empty."""
    text = a.item.view.text
    for row in a.table:
        if row.term and (years := _YEARS.search(text, *row.term)):
            yield row, Finding("term.years", None, *years.span(), "term.table"), years["count"]
        if row.until and not row.over:
            day = next((t for t in a.tokens if t.label == "DATE" and row.until[0] <= t.start < row.until[1]), None)
            if day is not None and day.data.precision != "range":
                yield row, Finding("term.end", day.data, day.start, day.end, "term.table"), ""
        notice = _NOTICE.search(text, *row.notice) if row.notice else None
        span = notice.span() if notice else None
        if span is None and row.state and (noted := _AHEAD.search(text, *row.state)):
            span = noted.span("time")
        if span is not None:
            yield row, Finding("term.notice", " ".join(text[slice(*span)].split()), *span, "term.table"), ""
