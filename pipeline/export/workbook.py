"""Tables as one XLSX workbook: header frozen, filters on, each value on ink a link to the page that says it.

Texts are written as texts, so that none can be a formula. A cell with a proof leads to its document, for a PDF to the
page; where the source stands in no file of its own, to the line of its quote. The header tells what a column holds.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.url import Url

from pipeline.export.model import Cell, Column, Proof, Table, plain

SHEETS: Final = ("agreements", "acts", "motions", "evidence", "decisions", "sources", "coverage", "codebook")
# What a reader of the workbook does without; it stands in all other formats.
_TECHNICAL: Final = {
    "evidence": ("record_id", "rule", "quality", "quality_score", "start", "end", "boxes"),
}
LONGEST: Final = 32_767  # characters that a cell can hold
_CUT: Final = " … (cut: the whole stands in the CSV file)"
_LINKS: Final = 65_530  # that a sheet can hold
_URL: Final = 2_079  # characters that an address can have
_LINES: Final = 1_048_575  # rows that a sheet can hold
_CREATED: Final = datetime(2000, 1, 1)  # a fixed date: the workbook is a function of its data
_BOOLEAN: Final = {"num_format": '"TRUE";"TRUE";"FALSE"', "align": "center"}  # LibreOffice would show 1 and 0
_WIDEST: Final = {"text": 44, "list": 48, "proof": 22}


def as_xlsx(made: Sequence[Table], *, addresses: Mapping[str, str] | None = None, title: str = "vanort") -> bytes:
    """The tables as the sheets of a workbook.

    `addresses` are those of the rows of `evidence`, by id; without one, a proof leads to that row.
    """
    made = [_shown(table) for table in made]
    places = _places(made)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": _CREATED})
    book.set_size(2400, 1400)
    look = {
        "header": book.add_format({"bold": True, "bottom": 1, "bg_color": "#E7ECF2", "valign": "top"}),
        "link": book.add_format({"font_color": "#0B5394", "underline": 1}),
        "source": book.add_format({"font_color": "#5F6B7A"}),
        "also": book.add_format({"font_color": "#1F3044"}),
        "sample": book.add_format({"font_color": "#7F6000", "bg_color": "#FFF2CC", **_BOOLEAN}),
        "boolean": book.add_format(_BOOLEAN),
    }
    for table in made:
        _sheet(book.add_worksheet(table.name), table, look, places, addresses or {})
    book.close()
    return out.getvalue()


def _shown(table: Table) -> Table:
    """The table without its technical columns, and with no more rows than a sheet can hold."""
    away = _TECHNICAL.get(table.name, ())
    if len(table.rows) > _LINES:
        told = f"… {len(table.rows) - _LINES + 1} more rows stand in the CSV file"
        table = replace(table, rows=(*table.rows[: _LINES - 1], (told, *[None] * (len(table.columns) - 1))))
    if not away:
        return table
    kept = [at for at, name in enumerate(table.columns) if name not in away]
    columns = tuple(table.shape.columns[at] for at in kept)
    return Table(replace(table.shape, columns=columns), tuple(tuple(row[at] for at in kept) for row in table.rows))


def _sheet(
    sheet: Any,
    table: Table,
    look: Mapping[str, Any],
    places: Mapping[tuple[str, str], str],
    addresses: Mapping[str, str],
) -> None:
    columns = table.shape.columns
    sheet.write_row(0, 0, table.columns, look["header"])
    links = _links(table, places, addresses)
    looks = [look[_look(column)] for column in columns]
    urls: dict[str, Url] = {}
    for n, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            value = plain(cell)
            goal = links.get((n - 1, at))
            if value is None:
                continue
            look_of = looks[at] if goal else None
            if goal:
                text = _text(value)
                url = urls.get(goal) or urls.setdefault(goal, Url(goal))  # parsing each anew takes most of the time
                if not isinstance(value, str):
                    url = Url(goal)  # one of its own, which remembers what the cell shows
                url.text = text
                sheet.write_url(n, at, url, look_of)
            if isinstance(value, bool):
                mark = "sample" if value and columns[at].name == "sample" else "boolean"
                sheet.write_boolean(n, at, value, look[mark])
            elif not isinstance(value, str):
                sheet.write_number(n, at, value, look_of)  # the link stays, and the number is one
            elif not goal:
                sheet.write_string(n, at, _text(value))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _width(table, at, column))
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes and § are texts, and stay so
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)


def _look(column: Column) -> str:
    """A link is blue; that of a source column, and of another value on the same ink, is quiet."""
    if column.type == "proof":
        return "source"
    return "also" if column.source and column.source != f"{column.name}_source" else "link"


def _text(value: Cell) -> str:
    """A text in one line (quotes keep the line breaks of their page in all other formats), cut to what a cell can hold."""
    text = str(value)
    if "\n" in text:
        text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT


def _width(table: Table, at: int, column: Column) -> float:
    longest = max((len(line) for row in table.rows if row[at] is not None for line in [str(plain(row[at]))]), default=0)
    return min(max(longest, len(column.name) + 4, 6), _WIDEST.get(column.type, 40)) + 1


def _links(
    table: Table, places: Mapping[tuple[str, str], str], addresses: Mapping[str, str]
) -> dict[tuple[int, int], str]:
    """(row, column) -> where the cell leads. A sheet has room for so many: the values that have a source column come
    first, then source columns and ids, then other values on the same ink; a kind for which there is no room is left out.
    """
    kinds: dict[int, list[tuple[int, int, str]]] = {0: [], 1: [], 2: []}
    for n, row in enumerate(table.rows):
        for kind, at, goal in _goals(table, row, places, addresses):
            kinds[kind].append((n, at, goal))
    found: dict[tuple[int, int], str] = {}
    for kind in sorted(kinds):
        if len(found) + len(kinds[kind]) > _LINKS and kind:
            break
        found |= {(n, at): goal for n, at, goal in kinds[kind][:_LINKS]}
    return found


def _goals(
    table: Table, row: tuple[Cell, ...], places: Mapping[tuple[str, str], str], addresses: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """(kind, column, goal) of each cell of a row that leads somewhere."""
    names = {name: at for at, name in enumerate(table.columns)}
    for at, (column, cell) in enumerate(zip(table.shape.columns, row, strict=True)):
        if cell is None or cell is False:
            continue
        goal: str | None = None
        kind = 0
        if isinstance(cell, Proof):
            goal, kind = _open(cell, places, addresses), 1
        elif column.source and isinstance(ink := row[names[column.source]], Proof):
            goal, kind = _open(ink, places, addresses), 0 if column.source == f"{column.name}_source" else 2
        elif column.refers and column.refers != table.name:
            goal, kind = places.get((column.refers, str(cell))), 1
        elif column.name == "agreement_id" and column.primary:
            goal = places.get(("evidence of", str(cell)))
        elif column.name == "quote":
            goal = _address(str(row[names["link"]])) if row[names["link"]] else None
        elif column.name == "link":
            goal, kind = _address(str(cell)), 2 if table.name == "evidence" else 0
        if goal:
            yield kind, at, goal


def _open(ink: Proof, places: Mapping[tuple[str, str], str], addresses: Mapping[str, str]) -> str | None:
    address = addresses.get(ink.evidence_id)
    return (_address(address) if address else None) or places.get((ink.table, ink.evidence_id))


def _address(address: str) -> str | None:
    """An address as XLSX wants it; None for one that is too long."""
    goal = address if address.startswith(("https://", "http://")) else f"external:{address}"
    return goal if len(goal) <= _URL else None


def _places(made: Sequence[Table]) -> dict[tuple[str, str], str]:
    """(table, key) -> a link to the row with that key, and to the first evidence of each agreement."""
    places: dict[tuple[str, str], str] = {}
    for table in made:
        at = table.columns.index(table.shape.key)
        for n, row in enumerate(table.rows, 2):
            places[table.name, str(row[at])] = f"internal:'{table.name}'!A{n}"
    evidence = next((table for table in made if table.name == "evidence"), None)
    if evidence:
        at = evidence.columns.index("agreement_id")
        for n, row in enumerate(evidence.rows[:_LINES], 2):
            if row[at] is not None:
                places.setdefault(("evidence of", str(row[at])), f"internal:'evidence'!A{n}")
    return places
