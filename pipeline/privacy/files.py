"""Finished files looked through for personal data: the last look before something is published."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from pipeline.privacy.lines import CODED
from pipeline.privacy.model import Kind
from pipeline.privacy.text import leaks

# Columns and keys that hold no free text beside those of the dataset's own lines: what they hold looks like anything.
_CODED: Final = CODED | {
    "swedish_code", "sha1", "md5", "hash", "path", "href", "url", "id", "run_id", "bytes", "size", "size_bytes", "page",
    "confidence", "rowid", "row", "count", "counts", "year", "years", "schema", "version", "latitude", "longitude", "x",
    "y", "width", "height", "d", "points", "motion_filed", "term_start", "term_end", "term_years", "fields", "$schema",
}  # fmt: skip
_HEX = re.compile(r"(?<![0-9a-z])(?=[0-9a-f]{0,63}[a-f])[0-9a-f]{12,128}(?![0-9a-z])")
_TAG = re.compile(r"<[^<>]{0,20000}>")
_STYLE = re.compile(r"<(style|script|defs)\b[^>]{0,2000}>.*?</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"\b(?:title|alt|aria-label|content|summary|label|desc)=(?:\"([^\"]{0,5000})\"|'([^']{0,5000})')"
)
_LINK = re.compile(r"\b(?:mailto|tel|sms):([^\s\"'<>)]{3,200})")
_IRI = re.compile(r"<(?:https?|urn)[^<>\s]{0,2000}>|(?:https?://|urn:)[^\s\"'<>)]{1,2000}")


@dataclass(frozen=True, slots=True)
class FileLeak:
    """Personal data in a file: where (`records.csv line 14 heading`), never what."""

    file: str
    place: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.file} {self.place}: {self.kind}"


def leaks_in(files: Mapping[str, bytes], who: Iterable[str] = ()) -> list[FileLeak]:
    """Every leak in finished files, by their names: tables and JSON cell by cell, but for columns that hold ids and
    codes; SVG, HTML and workbooks by their text; databases by their cells; other text line by line.

    Pictures and other bytes that are no text hold what a text file beside them holds, and are passed over.
    """
    known = frozenset(who)
    found = []
    for name, data in sorted(files.items()):
        for place, text in _texts(name, data):
            found += [FileLeak(name, place, leak.kind) for leak in leaks(_HEX.sub("#", text), known)]
    return found


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """(place, text) of all free text of a file."""
    suffix = name.rpartition(".")[2].lower()
    if data.startswith(b"SQLite format 3"):
        yield from _database(data)
        return
    if data.startswith(b"PK\x03\x04"):
        yield from _archive(data)
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    read: dict[str, Callable[[str], Iterator[tuple[str, str]]]] = {
        "csv": _table, "tsv": _table, "jsonl": _json_lines, "json": _json, "jsonld": _json, "svg": _markup,
        "html": _markup, "xml": _markup, "rels": _markup,
    }  # fmt: skip
    yield from read.get(suffix, _lines)(text)


def _table(text: str) -> Iterator[tuple[str, str]]:
    head, _, _ = text.partition("\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in head else ";" if ";" in head else ",")
    columns = next(rows, [])
    for row in rows:
        for n, cell in enumerate(row):
            column = columns[n] if n < len(columns) else str(n + 1)
            if cell and not _coded(column):
                yield f"line {rows.line_num} {column}", cell


def _coded(column: str) -> bool:
    return column in _CODED or column.endswith(("_id", "_ids", "_source", "_sha256"))


def _json_lines(text: str) -> Iterator[tuple[str, str]]:
    for n, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield from _values(f"line {n}", json.loads(line))


def _json(text: str) -> Iterator[tuple[str, str]]:
    yield from _values("", json.loads(text))


def _values(place: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for name, part in value.items():
            if not _coded(name):
                yield from _values(f"{place} {name}".strip(), part)
    elif isinstance(value, list):
        for part in value:
            yield from _values(place, part)


def _markup(text: str) -> Iterator[tuple[str, str]]:
    text = _STYLE.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in _LINK.finditer(text):
        yield f"line {_line_of(text, found.start())} link", f"tel {found[1]}"
    for found in _ATTRIBUTE.finditer(text):
        yield f"line {_line_of(text, found.start())}", unescape(found[1] or found[2] or "")
    words = _TAG.sub(lambda found: "\n" * found[0].count("\n") + "\f", text)
    line = 1
    for piece in words.split("\f"):
        if piece.strip():
            yield f"line {line}", unescape(piece)
        line += piece.count("\n")


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Paragraphs: a number may be broken over a line. Addresses on the net are no text."""
    line = 1
    for paragraph in re.split(r"(\n\s*\n)", text):
        if paragraph.strip():
            yield f"line {line}", _IRI.sub("#", paragraph)
        line += paragraph.count("\n")


def _archive(data: bytes) -> Iterator[tuple[str, str]]:
    """The text of the parts of a workbook or another packed document."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for part in sorted(packed.namelist()):
            if part.endswith((".xml", ".rels")) and "/theme/" not in part and not part.endswith("styles.xml"):
                for place, text in _markup(_numbers_dropped(packed.read(part).decode("utf-8", "replace"))):
                    yield f"{part} {place}", text


def _numbers_dropped(text: str) -> str:
    """A sheet's XML without the cells that are numbers or point to shared texts."""
    return re.sub(r"<v>[^<]{0,400}</v>", "", text)


def _database(data: bytes) -> Iterator[tuple[str, str]]:
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(data)
        tables = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        for table in tables:
            rows = base.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in rows.description]
            for n, row in enumerate(rows, 1):
                for column, cell in zip(columns, row, strict=True):
                    if isinstance(cell, str) and not _coded(column):
                        yield f"{table} row {n} {column}", cell
    finally:
        base.close()
