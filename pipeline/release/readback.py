"""Finished files, read back: whether each one is what its name says, and all the texts in it.

What is published is read as others will read it: CSV by columns, workbooks and packages by their members, JSON lines
by line, databases by their own check, pictures by their decoder.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat

Texts = Iterator[str]
# A workbook has millions of cells: its text is taken between the tags, but for values, which point to the shared texts.
_BETWEEN = re.compile(r"(?<!<v)>([^<>]+)<")
_LINKS = re.compile(r'\b(?:Target|display|tooltip|name)="([^"]*)"')
_SPOKEN = ("title", "aria-label", "alt", "href", "content", "name", "id", "class")


def texts_in(name: str, data: bytes, others: frozenset[str] = frozenset()) -> set[str]:
    """Every text in a file, once. Raises `ValueError` when the file does not read back.

    `others` are the names of all files: a PNG's texts are those of the SVG beside it.
    """
    reader = _READERS.get(PurePosixPath(name).suffix, _text)
    if reader is _png and str(PurePosixPath(name).with_suffix(".svg")) not in others:
        raise ValueError("a picture without its SVG: its words cannot be looked through")
    try:
        return set(reader(data))
    except ValueError:
        raise
    except Exception as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None


def _text(data: bytes) -> Texts:
    text = data.decode("utf-8")
    if not text.strip():
        raise ValueError("it is empty")
    yield text


def _csv(data: bytes) -> Texts:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    if not rows or not rows[0]:
        raise ValueError("it has no header")
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise ValueError(f"row {number} has {len(row)} cells, and the header {len(rows[0])}")
        yield from row


def _jsonl(data: bytes) -> Texts:
    yield from strings([json.loads(line) for line in data.decode("utf-8").split("\n") if line])


def _json(data: bytes) -> Texts:
    yield from strings(json.loads(data.decode("utf-8")))


def strings(value: Any) -> set[str]:
    """Every text in a JSON value, keys too."""
    found: set[str] = set()
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, str):
            found.add(part)
        elif isinstance(part, dict):
            found.update(part)
            left.extend(part.values())
        elif isinstance(part, list):
            left.extend(part)
    return found


def _svg(data: bytes) -> Texts:
    from lxml import etree

    for _, element in etree.iterparse(io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True):
        yield from filter(None, (element.text, element.tail))
        yield from (str(text) for name, text in element.attrib.items() if str(name).rpartition("}")[2] in _SPOKEN)


def _zip(data: bytes) -> Texts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            member = archive.read(name)  # raises on a damaged one
            if name.endswith((".xml", ".rels")):
                expat.ParserCreate().Parse(member, True)
                text = member.decode("utf-8")
                yield from map(unescape, set(_BETWEEN.findall(text)))
                yield from map(unescape, set(_LINKS.findall(text)))


def _sqlite(data: bytes) -> Texts:
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(data)
        if (said := base.execute("pragma integrity_check").fetchone()[0]) != "ok":
            raise ValueError(str(said))
        tables = [row[0] for row in base.execute("select name from sqlite_master where type = 'table' order by name")]
        if not tables:
            raise ValueError("it has no table")
        for table in tables:
            quoted = '"' + table.replace('"', '""') + '"'
            for row in base.execute(f"select * from {quoted}"):
                yield from (cell for cell in row if isinstance(cell, str))
    finally:
        base.close()


def _parquet(data: bytes) -> Texts:
    parquet = import_module("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(data))
    for name in table.column_names:
        for value in table[name].unique().to_pylist():
            yield from strings(value)


def _png(data: bytes) -> Texts:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        yield from (str(text) for text in getattr(picture, "text", {}).values())


_READERS: dict[str, Callable[[bytes], Texts]] = {
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".json": _json,
    ".svg": _svg,
    ".xml": _svg,
    ".xlsx": _zip,
    ".zip": _zip,
    ".sqlite": _sqlite,
    ".db": _sqlite,
    ".parquet": _parquet,
    ".png": _png,
}
_OURS = re.compile(r"[0-9a-f]{40,64}|[-+0-9.,:TZ ]{0,9}")  # sha256, short numbers: no text of a document


def worth_a_look(text: str) -> bool:
    """Whether a text may hold something of a person."""
    return not _OURS.fullmatch(text)
