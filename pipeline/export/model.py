"""The one model of all exported tables: columns with type, vocabulary and meaning in Swedish and English.

`tables.yml` holds the columns and `vocabularies.yml` the coded values; every format is made from them, so that the
codebook, the data package's schema and the types of the database cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

ColumnType = Literal["text", "code", "list", "date", "integer", "number", "boolean", "proof"]
SEPARATOR: Final = "; "
UNKNOWN_DATE: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Proof:
    """Where the ink of a value stands: in words, and the first of the places to open.

    `evidence_id` is the row of the table `evidence`, or of another `table` that the value rests on; `page` counts from 1.
    """

    text: str
    document_id: str
    page: int
    evidence_id: str
    table: str = "evidence"

    def __str__(self) -> str:
        return self.text


Cell = str | int | float | bool | Proof | None
Plain = str | int | float | bool | None


def plain(cell: Cell) -> Plain:
    """A cell as a value that any format can hold."""
    return cell.text if isinstance(cell, Proof) else cell


@dataclass(frozen=True, slots=True)
class Meaning:
    """What something is, in both languages."""

    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Coded values with their meaning. `of` is the place of the schema that they come from."""

    name: str
    of: str
    values: Mapping[str, Meaning]


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `source` names the column with its proof, `refers` the table whose key it holds.

    `field` is the path of the schema that it shows, None for what the export adds.
    """

    name: str
    type: ColumnType
    meaning: Meaning
    field: str
    vocabulary: str | None = None
    source: str | None = None
    primary: bool = False
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A table without rows: its name, what it holds, the schema of which each row shows one object, its columns."""

    name: str
    meaning: Meaning
    of: str | None
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The name of the primary key."""
        return next(column.name for column in self.columns if column.primary)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under the columns of a shape."""

    shape: Shape
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.shape.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.shape.names


def table(name: str, rows: list[dict[str, Cell]]) -> Table:
    """A table from its rows. Raises `KeyError` for a cell that has no column."""
    shape = shapes()[name]
    names = shape.names
    for row in rows:
        if unknown := row.keys() - set(names):
            raise KeyError(f"no column of {name}: {', '.join(sorted(unknown))}")
    return Table(shape, tuple(tuple(row.get(column) for column in names) for row in rows))


def _read(name: str) -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.safe_load(files("pipeline.export").joinpath(name).read_text(encoding="utf-8"))
    return data


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """All vocabularies, by name."""
    return {
        name: Vocabulary(name, told["of"], {str(value): Meaning(*words) for value, words in told["values"].items()})
        for name, told in _read("vocabularies.yml").items()
    }


@cache
def shapes() -> dict[str, Shape]:
    """The shapes of all tables, by name, in their order."""
    found = {}
    for name, told in _read("tables.yml").items():
        columns = tuple(_column(column, of) for column, of in told["columns"].items())
        found[name] = Shape(name, Meaning(told["sv"], told["en"]), told.get("of"), columns)
    return found


def _column(name: str, told: dict[str, str]) -> Column:
    key = told.get("key")
    return Column(
        name=name,
        type=told["type"],  # type: ignore[arg-type]
        meaning=Meaning(told["sv"], told["en"]),
        field=told.get("field", name),
        vocabulary=told.get("vocabulary"),
        source=told.get("source"),
        primary=key == "primary",
        refers=key if key != "primary" else None,
    )
