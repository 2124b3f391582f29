"""What the columns of a table of partners say of how long an agreement runs and when it ended: "Tre år", "2013-02-14", "12 mån"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.extract.partners.pair import Pair
from pipeline.extract.tables import TableRow
from pipeline.rules.numbers import NUMBER
from schemas.dates import Date

_COUNT = rf"(?:\d{{1,2}}(?:,\d)?|{NUMBER})"
_YEARS = re.compile(rf"(?i)\b(?P<count>{_COUNT})[- ]?år(?:ig\w*|s)?\b")
_RUNS = re.compile(rf"(?i)\b(?:löptid|avtalstid|löper|gäller)\w*(?: (?:är|på|i))*:? {_YEARS.pattern[4:]}")  # in a note
_NOTICE = re.compile(rf"(?i)\b{_COUNT}\s+(?:mån(?:ad|ader)?|år|dagar|veckor)\b")
_AHEAD = re.compile(rf"(?i)\buppsägning\w*[\s:]+(?P<time>{_NOTICE.pattern[4:]})")  # in a cell of notes


def table_terms(a: Annotated) -> Iterator[tuple[TableRow, Finding, str]]:
    """Each row with what its cells give of the term; the third is the number of years as written, else empty."""
    text = a.item.view.text
    for row in a.table:
        told = _YEARS.search(text, *row.term) if row.term else None
        for note in row.notes:
            told = told or _RUNS.search(text, *note)
        if told:
            yield row, Finding("term.years", None, *told.span(), "term.table"), told["count"]
        if (until := row.until or row.last) and not row.over:
            day = next((t for t in a.tokens if t.label == "DATE" and until[0] <= t.start < until[1]), None)
            if day is not None and day.data.precision != "range":
                yield row, Finding("term.end", day.data, day.start, day.end, "term.table"), ""
        notice = _NOTICE.search(text, *row.notice) if row.notice else None
        span = notice.span() if notice else None
        for note in (*((row.state,) if row.state else ()), *row.notes):
            if span is None and (noted := _AHEAD.search(text, *note)):
                span = noted.span("time")
        if span is not None:
            yield row, Finding("term.notice", " ".join(text[slice(*span)].split()), *span, "term.table"), ""


def closed_rows(a: Annotated, pairs: list[Pair]) -> dict[int, Finding]:
    """The last day that a table's column gives, where it has been: "Slut" over "2012", with "avslutad" or nothing beside it."""
    found: dict[int, Finding] = {}
    for row in a.table:
        span = row.gone or row.over or row.last or row.until
        days = (i for i, t in enumerate(a.tokens) if span and span[0] <= t.start < span[1] and t.label == "DATE")
        at = next(days, None)
        if at is None or a.tokens[at].data.precision == "range" or is_ahead(a, at):
            continue
        status = row.status(a.item.view.text)
        dated = row.last is not None and _now(a) is not None
        if not (row.over or row.gone or status in ("ended", "expired") or (dated and status is None)):
            continue
        token = a.tokens[at]
        for index, pair in enumerate(pairs):
            if any(row.partner[0] <= a.tokens[place].start < row.partner[1] for place in pair.places):
                found[index] = Finding("ended", token.data, token.start, token.end, "ended.table")
    return found


def is_ahead(a: Annotated, at: int) -> bool:
    """Whether a day lies ahead of the paper's own."""
    now = _now(a)
    return now is not None and bool(a.tokens[at].data.first() > now.last())


def _now(a: Annotated) -> Date | None:
    return a.head.meeting_date or a.head.date
