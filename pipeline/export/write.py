"""Tables to files: CSV for scripts and spreadsheets, and one XLSX workbook. The same tables give the same bytes.

CSV is UTF-8 with a byte order mark (without it Excel misreads å, ä and ö), commas, CRLF (RFC 4180). A text that a
spreadsheet would take for a formula (`=`, `+`, `-`, `@`, tab or return in front) gets an apostrophe before it in CSV;
in XLSX texts are written as texts, so that none can be one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import xlsxwriter

from pipeline.export.tables import Cell, Table, tables
from pipeline.store import Dataset
from pipeline.store.files import write_atomic

WORKBOOK = "vanort.xlsx"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767  # characters that a cell of a workbook can hold
_CREATED = datetime(2000, 1, 1)  # a fixed date: the workbook is a function of its data


def export(dataset: Dataset, folder: Path) -> list[Path]:
    """Write every table as CSV, and all of them as a workbook, to the folder (made where it is missing)."""
    folder.mkdir(parents=True, exist_ok=True)
    made = tables(dataset)
    files = {f"{table.name}.csv": as_csv(table) for table in made} | {WORKBOOK: as_xlsx(made)}
    for name, data in files.items():
        write_atomic(folder / name, data)
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
    """Tables as the sheets of a workbook: header frozen, filters on, columns as wide as what they hold."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "vanort", "created": _CREATED})
    header = book.add_format({"bold": True, "bottom": 1})
    for table in made:
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, table.columns, header)
        for n, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, bool):
                    sheet.write_boolean(n, column, cell)
                elif isinstance(cell, str):
                    sheet.write_string(n, column, cell[:_LONGEST])
                elif cell is not None:
                    sheet.write_number(n, column, cell)
        for column, name in enumerate(table.columns):
            longest = max((len(str(row[column])) for row in table.rows if row[column] is not None), default=0)
            sheet.set_column(column, column, min(max(longest, len(name) + 3), 50) + 1)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    book.close()
    return out.getvalue()
