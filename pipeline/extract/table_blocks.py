"""A partner with what is told of it in lines with labels: a card, an entry of terms, or a small table of its own.

    Riga, Lettland                    Vänort: Riga
    Vänort sedan: 1990                Land: Lettland
    Status: Vilande                   Avtal från   1990

The labels are those that head the columns of a table of partners; so such a block is a row of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.table_cells import Span
from pipeline.extract.table_heads import kind_of_head
from pipeline.extract.tables import LEAD, TableRow, noted
from pipeline.read.view import View
from pipeline.split.rows import Row, rows_of

_MARK = re.compile(r"(?:[-–•*·►▶■]|>{1,2}|»|\d{1,2}[.)]|[A-Za-z][.)]|\[\d{1,2}\]) ")
_LABELLED = re.compile(r"(?P<label>[^\W\d_](?:[^:\n.]|t\.o\.m\.){1,40}?)\s*:\s*(?P<value>\S.*)")
_NAME = re.compile(r"(?=[A-ZÅÄÖÆØĀ-Ž])[^.:!?]{2,60}")
_OTHERS = 3  # labels that tell nothing of an agreement between those that do, at most
_VALUE = 60  # characters of a value below its label
_NAMES = 2  # lines above the labels that are the name and the land
_APART = re.compile(r"(?:[.;,] ?| [|/•·–] )(?=[A-ZÅÄÖ][^:]{1,40}: )")  # Sedan: 1990. Status: Vilande


def find_blocks(view: View) -> tuple[TableRow, ...]:
    """The rows that blocks of labelled lines are, in text order."""
    return tuple(_blocks(view))


def _blocks(view: View) -> Iterator[TableRow]:
    rows = rows_of(view)
    lead = 0
    last = -2  # the row with which the block before ended
    at = 0
    while at < len(rows):
        told, stop = _told(view, rows, at)
        if not told:
            at += 1
            continue
        named = told.pop("partner", None)
        first = at
        if named is None and _is_led(rows[at]):
            start, end = rows[at].cells[0]
            named = rows[at].start + start, rows[at].start + end
        if named is None:
            above = [n for n in range(max(last + 1, at - _NAMES, 0), at) if _may_name(rows[n])]
            if above and above[-1] == at - 1:
                first = above[0] if len(above) > 1 and above[0] == at - 2 and not rows[at - 1].gap else at - 1
                named = _named(rows[first])
        if named is not None and ({"since", "state", "country"} & set(told)):
            start = rows[first].start
            if first > last + 1:
                lead = max(0, start - LEAD)
            if "country" not in told and first < at - 1:
                told["country"] = (rows[at - 1].start, rows[at - 1].end)
            notes = (told.pop("remark"),) if "remark" in told else ()
            made = TableRow(start, rows[stop - 1].end, lead, (start, start), named, **told, notes=notes)  # type: ignore[arg-type]
            yield noted(view, made)
            last = stop - 1
        at = stop
    return


def _told(view: View, rows: list[Row], at: int) -> tuple[dict[str, Span], int]:
    """What the labelled lines from a row on give, and the row behind them. A second name begins another block."""
    found: dict[str, Span] = {}
    stop = at
    for n, row in enumerate(rows[at:], start=at):
        if n < stop:
            continue  # the value of the label above
        values = list(_values(row)) or _below(rows, n)
        if found and len(row.cells) > 1 and ":" in row.text:
            break  # a name with its own lines beside it
        kinds = [kind_of_head(label) for label, _ in values]
        if not values or ("partner" in kinds and found):
            break
        if not any(kinds):
            if not found or not _goes_on(rows, n + 1):
                break
            continue  # a label that tells nothing of this among those that do
        for kind, (_, span) in zip(kinds, values, strict=True):
            if kind:
                found.setdefault(kind, span)
        stop = n + 1 + any(span[0] >= row.end for _, span in values)
    return found, stop


def _goes_on(rows: list[Row], at: int) -> bool:
    """Whether one of the next lines has a label that is known, and no other line stands between."""
    for n in range(at, min(at + _OTHERS, len(rows))):
        values = list(_values(rows[n]))
        if not values or rows[n].gap:
            return False
        if any(kind_of_head(label) for label, _ in values):
            return kind_of_head(values[0][0]) != "partner"
    return False


def _below(rows: list[Row], at: int) -> list[tuple[str, Span]]:
    """A label that has a line to itself, with the value in the line below it."""
    row = rows[at]
    if at + 1 == len(rows) or len(row.cells) > 1 or not kind_of_head(row.text):
        return []
    value = rows[at + 1]
    if value.gap or ":" in value.text or kind_of_head(value.text) or len(value.text) > _VALUE:
        return []
    if not row.text.isupper() and not row.text.endswith((":", "?")) and value.indent <= row.indent:
        return []
    return [(row.text, (value.start + _behind_mark(value), value.end))]


def _values(row: Row) -> Iterator[tuple[str, Span]]:
    """The labels of a line with the places of their values."""
    begin = _behind_mark(row)
    if len(row.cells) == 2 and ":" not in row.text:
        (start, end), value = row.cells
        mark = _MARK.match(row.text, value[0])
        left = mark.end() if mark and mark.end() < value[1] else value[0]
        yield row.text[max(start, begin) : end], (row.start + left, row.start + value[1])
        return
    if _is_led(row):
        begin = row.cells[1][0]
    edges = [begin, *(found.end() for found in _APART.finditer(row.text, begin)), len(row.text)]
    for start, end in pairwise(edges):
        if (found := _LABELLED.fullmatch(row.text[start:end].rstrip(" .,;"))) is not None:
            yield found["label"], (row.start + start + found.start("value"), row.start + start + found.end("value"))


def _is_led(row: Row) -> bool:
    """Whether a cell without a label, such as a name, stands in front of labelled ones."""
    return len(row.cells) > 1 and ":" in row.text and ":" not in row.text[slice(*row.cells[0])]


def _may_name(row: Row) -> bool:
    return _NAME.fullmatch(row.text, _behind_mark(row)) is not None


def _named(row: Row) -> Span:
    """The cell or line that names the partner, with its land."""
    return row.start + _behind_mark(row), row.end


def _behind_mark(row: Row) -> int:
    mark = _MARK.match(row.text)
    return mark.end() if mark else 0
