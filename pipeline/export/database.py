"""Tables as one SQLite database that opens in Datasette: keys, references, indexes, and views of what is asked most."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

from pipeline.export.model import Column, Shape, Table, plain
from pipeline.resolve.machine import IN_FORCE

_TYPES: Final = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_INDEXED: Final = {
    "agreements": ("country", "country_group", "swedish_code", "agreement_class", "status", "established_year"),
    "acts": ("act", "stage", "date"),
    "motions": ("outcome", "thread_id"),
    "evidence": ("field",),
    "sources": ("kind", "body_code"),
    "codebook": ("vocabulary",),
}
_IN_FORCE: Final = ", ".join(f"'{status}'" for status in sorted(IN_FORCE))
_VIEWS: Final = {
    "agreements_in_force": f"SELECT * FROM agreements WHERE status IN ({_IN_FORCE})",
    "timeline": """
        SELECT a.agreement_id, a.swedish_partner, a.foreign_partner, a.agreement_class, x.date, x.act, x.stage, x."by",
               x.organ_name, x.act_source
        FROM acts AS x JOIN agreements AS a USING (agreement_id)
        ORDER BY a.agreement_id, x.date""",
    "proofs": """
        SELECT e.agreement_id, e.field, e.value, e.quote, s.title, s.body, e.paragraph, e.page, e.link
        FROM evidence AS e JOIN sources AS s USING (document_id)""",
    "motions_by_outcome": """
        SELECT outcome, outcome_stage, count(*) AS motions FROM motions GROUP BY outcome, outcome_stage""",
}


def as_sqlite(made: Sequence[Table]) -> bytes:
    """The tables as a database file: the same tables, the same bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("BEGIN")
        for table in _ordered(made):
            connection.execute(_create(table.shape))
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(
                f"INSERT INTO {_name(table.name)} VALUES ({marks})",
                ([plain(cell) for cell in row] for row in table.rows),
            )
        there = {table.name for table in made}
        for table in made:
            for column in (*(c.name for c in table.shape.columns if c.refers), *_INDEXED.get(table.name, ())):
                connection.execute(
                    f"CREATE INDEX {_name(f'{table.name}_{column}')} ON {_name(table.name)} ({_name(column)})"
                )
        if {"agreements", "acts", "motions", "evidence", "sources"} <= there:
            for name, query in _VIEWS.items():
                connection.execute(f"CREATE VIEW {_name(name)} AS {' '.join(query.split())}")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _ordered(made: Sequence[Table]) -> list[Table]:
    """The tables, those that others refer to first."""
    left, found = list(made), list[Table]()
    while left:
        names = {table.name for table in left}
        ready = [t for t in left if not any(c.refers in names - {t.name} for c in t.shape.columns)] or left
        found.append(ready[0])
        left.remove(ready[0])
    return found


def _create(shape: Shape) -> str:
    columns = ",\n  ".join(_column(column) for column in shape.columns)
    return f"CREATE TABLE {_name(shape.name)} (\n  {columns}\n)"


def _column(column: Column) -> str:
    told = f"{_name(column.name)} {_TYPES.get(column.type, 'TEXT')}"
    if column.primary:
        told += " PRIMARY KEY NOT NULL"
    if column.refers:
        told += f" REFERENCES {_name(column.refers)}"
    if column.type == "boolean":
        told += f" CHECK ({_name(column.name)} IN (0, 1))"
    return told


def _name(name: str) -> str:
    return f'"{name}"'
