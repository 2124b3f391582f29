"""Tables as CSV and Parquet.

CSV is UTF-8 with a byte order mark (without it Excel misreads å, ä and ö), commas, CRLF (RFC 4180). A text that a
spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Final

from pipeline.export.model import Cell, Plain, Table, plain

# What spreadsheets begin a formula with; NFKC makes the fullwidth and small forms of these characters the same.
_SIGNS: Final = ("=", "+", "-", "@")
_CONTROL: Final = re.compile(r"[\t\r\n\x00]")


def formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula: by its sign, in any width, behind anything unseen."""
    if not text or text[0].isalnum():
        return False
    if _CONTROL.match(text):
        return True
    for character in text:
        if character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Mn"):
            continue
        return unicodedata.normalize("NFKC", character).startswith(_SIGNS) or character in "\u2212\u2795\u2796"
    return False


def harmless(cell: Cell) -> Plain:
    """A cell for CSV: booleans as `true` and `false`, no text that is a formula."""
    value = plain(cell)
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and formula(value) else value


def as_csv(made: Table) -> bytes:
    """A table as CSV."""
    return as_rows([made.columns, *made.rows])


def as_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows of cells as CSV, the header among them."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_parquet(made: Table) -> bytes:
    """A table as Parquet, with the meaning of each column in English as the field's `description`."""
    import pyarrow
    import pyarrow.parquet

    types: dict[str, Any] = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    fields = [
        pyarrow.field(
            column.name,
            types.get(column.type, pyarrow.string()),
            nullable=not column.primary,
            metadata={"description": column.meaning.en, "description_sv": column.meaning.sv},
        )
        for column in made.shape.columns
    ]
    columns = zip(*made.rows, strict=True) if made.rows else ((),) * len(fields)
    arrays = [
        pyarrow.array([plain(cell) for cell in cells], type=field.type)
        for field, cells in zip(fields, columns, strict=True)
    ]
    out = io.BytesIO()
    table = pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields))
    pyarrow.parquet.write_table(table, out, compression="zstd")
    return out.getvalue()
