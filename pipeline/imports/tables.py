"""Tables out of files, each cell with the place of its ink in the text of a page.

Text keeps its pages; a CSV file is one page; of a workbook each sheet is one, its cells set apart by tabs.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.errors import UsageError
from pipeline.imports.mapping import Mapping
from pipeline.limits import in_force
from pipeline.read.decode import decode
from pipeline.read.model import Unreadable

_SIGNS = frozenset("=+-@\u2212\u2795\u2796")  # what spreadsheets begin a formula with


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and its place on a page; `exact` where each character of the text stands there as it is."""

    text: str
    page: int
    start: int
    end: int
    exact: bool = True

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The place on the page of `text[start:end]`; the whole cell where that cannot be told."""
        return (self.start + start, self.start + end) if self.exact else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, numbered from 1 below its header: its cells by the header's words, and its place."""

    number: int
    cells: dict[str, Cell]
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Odd:
    """A line in the table that is no row of it."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """The pages of a file, and the rows of the table in it."""

    pages: tuple[str, ...]
    rows: tuple[Row, ...]
    odd: tuple[Odd, ...] = ()


def read_table(data: bytes, mapping: Mapping) -> Table:
    """The table in a file. Raises `UsageError` when the file cannot be read or has no row with the mapped headers."""
    if len(data) > in_force().bytes:
        raise UsageError("the file is larger than one document may be")
    try:
        if mapping.table.form == "xlsx":
            pages, lines = _workbook(data, mapping.table.sheet)
        elif mapping.table.form == "csv":
            pages = (decode(data).text,)
            lines = [list(_csv(pages[0], mapping.table.separator))]
            if mapping.table.neutralised:
                lines = [[[_bare(cell) for cell in line] for line in lines[0]]]
        else:
            pages = tuple(decode(data).text.split("\f"))
            lines = [list(_lines(text, n, mapping.table.separator)) for n, text in enumerate(pages, 1)]
    except Unreadable as reason:
        raise UsageError(f"the file cannot be read: {reason.message}") from None
    return _table(pages, [line for page in lines for line in page], mapping)


def _table(pages: tuple[str, ...], lines: Sequence[list[Cell]], mapping: Mapping) -> Table:
    """The rows below the header; text ends its table with a line that has one cell, other files with the file."""
    wanted = [mapping.headers(name) for name in mapping.columns]
    head = next((n for n, line in enumerate(lines) if _heads(_names(line, mapping), wanted)), None)
    if head is None:
        told = sorted(" or ".join(headers) for headers in wanted)
        raise UsageError(f"no row has the headers of the mapping: {', '.join(told)}")
    names = _names(lines[head], mapping)
    rows: list[Row] = []
    odd: list[Odd] = []
    for line in lines[head + 1 :]:
        if not any(cell.text.strip() for cell in line):
            continue
        if mapping.table.form == "text" and len(line) == 1:
            break
        page, start, end = line[0].page, line[0].start, line[-1].end
        short = len(line) < len(names) and mapping.table.form != "text"
        if len(line) == len(names) or short:
            rows.append(Row(len(rows) + 1, dict(zip(names, line, strict=False)), page, start, end))
        else:
            odd.append(Odd(page, start, end))
    return Table(pages, tuple(rows), tuple(odd))


def _heads(names: Sequence[str], wanted: Iterable[tuple[str, ...]]) -> bool:
    return all(any(header in names for header in headers) for headers in wanted)


def _bare(cell: Cell) -> Cell:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula (`'=1`, but `'s-Gravenhage`).

    The sign may have any width, and stand behind what is not seen.
    """
    seen = (c for c in cell.text[1:] if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Mn"))
    sign = unicodedata.normalize("NFKC", next(seen, ""))[:1]
    if cell.text[:1] != "'" or sign not in _SIGNS or cell.text[1].isalnum():
        return cell
    return replace(cell, text=cell.text[1:], start=cell.start + 1)


def _names(line: Sequence[Cell], mapping: Mapping) -> list[str]:
    marks = str.maketrans(dict.fromkeys(mapping.cells.marks))
    return [" ".join(cell.text.translate(marks).split()) for cell in line]


def _lines(text: str, page: int, separator: str) -> Iterator[list[Cell]]:
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        cells, start = [], at
        for part in bare.split(separator):
            cells.append(Cell(part, page, start, start + len(part)))
            start += len(part) + len(separator)
        yield cells
        at += len(line)


def _csv(text: str, separator: str) -> Iterator[list[Cell]]:
    """The lines of a CSV file (RFC 4180: quoted cells may hold separators, line breaks and doubled quotes)."""
    cells: list[Cell] = []
    at = 0
    while at < len(text):
        if text[at] == '"':
            start, at = at + 1, at + 1
            while at < len(text) and (text[at] != '"' or text[at + 1 : at + 2] == '"'):
                at += 2 if text[at] == '"' else 1
            raw = text[start:at]
            cells.append(Cell(raw.replace('""', '"'), 1, start, at, exact='""' not in raw))
            at += 1
            while at < len(text) and text[at] not in f"{separator}\r\n":
                at += 1
        else:
            start = at
            while at < len(text) and text[at] not in f"{separator}\r\n":
                at += 1
            cells.append(Cell(text[start:at], 1, start, at))
        if text[at : at + 1] == separator:
            at += 1
            if at < len(text) and text[at] not in "\r\n":
                continue
            cells.append(Cell("", 1, at, at))
        yield cells
        cells = []
        at += 2 if text[at : at + 2] == "\r\n" else 1


def _workbook(data: bytes, sheet: str | None) -> tuple[tuple[str, ...], list[list[list[Cell]]]]:
    """The sheets of a workbook as texts, and their cells."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > in_force().bytes:
                raise UsageError("the workbook unpacks to more than one document may hold")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise UsageError("the file is no XLSX workbook: save it as .xlsx, or give form = csv") from None
    if sheet is not None and sheet not in book.sheetnames:
        raise UsageError(f"the workbook has no sheet {sheet}: {', '.join(book.sheetnames)}")
    pages, lines = [], []
    for number, found in enumerate((book[sheet],) if sheet else book.worksheets, 1):
        text, rows = "", []
        for values in found.iter_rows(values_only=True):
            cells = []
            for value in values:
                said = _said(value)
                cells.append(Cell(said, number, len(text), len(text) + len(said)))
                text += said + "\t"
            text = text[:-1] + "\n"
            rows.append(cells)
        pages.append(text)
        lines.append(rows)
    return tuple(pages), lines


def _said(value: Any) -> str:
    """A cell's value in words: `2015`, not `2015.0`; a day as ISO 8601; white space folded."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())[:10]
    return " ".join(str(value).split())
