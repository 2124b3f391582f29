"""Tables to files: CSV for scripts and spreadsheets, and one XLSX workbook. The same tables give the same bytes.

CSV is UTF-8 with a byte order mark (without it Excel misreads å, ä and ö), commas, CRLF (RFC 4180). A text that a
spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab or return in front) gets an apostrophe before it in CSV;
in XLSX texts are written as texts, so that none can be one. In the workbook ids are links: an agreement leads to its
first record, a record to its agreement and to the first line of its evidence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import xlsxwriter

from pipeline.errors import UsageError
from pipeline.export.tables import Cell, Table, tables
from pipeline.store import Dataset
from pipeline.store.files import write_atomic

WORKBOOK = "vanort.xlsx"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767  # characters that a cell of a workbook can hold
_LINKED = 30_000  # rows with links: a sheet can hold 65,530 of them
_LINKS = {  # sheet -> column with an id -> the sheet where the first row with that id is
    "agreements": {"agreement_id": "records"},
    "records": {"record_id": "evidence", "agreement_id": "agreements"},
}
_CREATED = datetime(2000, 1, 1)  # a fixed date: the workbook is a function of its data


def export(dataset: Dataset, folder: Path) -> list[Path]:
    """Write every table as CSV, and all of them as a workbook, to the folder (made where it is missing).

    Raises `UsageError` when the folder cannot be written.
    """
    made = tables(dataset)
    files = {f"{table.name}.csv": as_csv(table) for table in made} | {WORKBOOK: as_xlsx(made)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_atomic(folder / name, data)
    except OSError as error:
        raise UsageError(f"cannot write to {folder} ({error.strerror}): name another folder with --to") from None
    return [folder / name for name in files]


def as_csv(table: Table) -> bytes:
    """A table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_xlsx(made: Iterable[Table]) -> bytes:
    """Tables as the sheets of a workbook: header frozen, filters on, ids linked, columns as wide as what they hold."""
    made = list(made)
    places = _places(made)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "vanort", "created": _CREATED})
    header = book.add_format({"bold": True, "bottom": 1})
    link = book.add_format({"font_color": "#0563C1", "underline": 1})
    for table in made:
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, table.columns, header)
        for n, row in enumerate(table.rows, 1):
            for column, (name, cell) in enumerate(zip(table.columns, row, strict=True)):
                goal = places.get((_LINKS.get(table.name, {}).get(name), name, cell))
                if goal and n <= _LINKED:
                    sheet.write_url(n, column, goal, link, str(cell))
                elif isinstance(cell, bool):
                    sheet.write_boolean(n, column, cell)
                elif isinstance(cell, str):
                    sheet.write_string(n, column, cell[:_LONGEST])
                elif cell is not None:
                    sheet.write_number(n, column, cell)
        for column, name in enumerate(table.columns):
            longest = max((len(str(row[column])) for row in table.rows if row[column] is not None), default=0)
            sheet.set_column(column, column, min(max(longest, len(name) + 3), 50) + 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes and § are texts, and stay so
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    book.close()
    return out.getvalue()


def _places(made: Iterable[Table]) -> dict[tuple[str | None, str, Cell], str]:
    """(sheet, column, id) -> a link to the first row that has it."""
    places: dict[tuple[str | None, str, Cell], str] = {}
    for table in made:
        for name in ("record_id", "agreement_id"):
            at = table.columns.index(name) if name in table.columns else None
            for n, row in enumerate(table.rows if at is not None else (), 2):
                if at is not None and row[at] is not None:
                    places.setdefault((table.name, name, row[at]), f"internal:'{table.name}'!A{n}")
    return places
