"""What people put into a dataset's folder: reviewers' decisions, statements entered by hand, tables brought in.

    DIR/decisions.jsonl                     what reviewers decided, one decision a line
    DIR/manual.jsonl                        statements entered by hand, one a line
    DIR/imports/<sha256>/<name>             a table, as the bytes it had
    DIR/imports/<sha256>/mapping.toml       how its columns and words are read

A run never writes these; `vanort import` and `vanort add` only add to them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from pipeline.errors import UsageError
from pipeline.imports.manual import of_statement
from pipeline.imports.mapping import read_mapping
from pipeline.imports.rows import import_table
from pipeline.process import DocumentResult
from pipeline.store.dataset import read_back
from pipeline.store.files import sha256, write_atomic
from pipeline.store.runs import locked
from schemas.base import Model
from schemas.manual import ManualStatement
from schemas.review import Decision

DECISIONS, MANUAL, IMPORTS, MAPPING = "decisions.jsonl", "manual.jsonl", "imports", "mapping.toml"
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Brought:
    """A table that was brought in."""

    name: str
    data: bytes
    mapping: bytes

    @property
    def document_id(self) -> str:
        """What its document goes by."""
        return f"{IMPORTS}/{self.name}"

    def result(self) -> DocumentResult:
        """Everything the table says. Raises `UsageError` when it cannot be read."""
        return import_table(self.data, self.document_id, read_mapping(self.mapping, f"the mapping of {self.name}"))


@dataclass(frozen=True)
class People:
    """All that people put into a folder, in a fixed order."""

    decisions: tuple[Decision, ...]
    manual: tuple[ManualStatement, ...]
    tables: tuple[Brought, ...]
    settings: dict[str, str]

    def results(self) -> dict[str, DocumentResult]:
        """The documents made of tables and statements, by id."""
        found = {table.document_id: table.result() for table in self.tables}
        return found | {f"manual/{statement.manual_id}": of_statement(statement) for statement in self.manual}


def people(out: Path) -> People:
    """Read what is there. Raises `UsageError` that names the file and line that is wrong."""
    settings = {name: sha256((out / name).read_bytes()) for name in (DECISIONS, MANUAL) if (out / name).is_file()}
    tables = []
    for folder in sorted((out / IMPORTS).glob("*")):
        names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        if len(names) != 2 or MAPPING not in names:
            raise UsageError(f"{folder} is no table with its {MAPPING}: remove it, and import the table again")
        name = next(name for name in names if name != MAPPING)
        table = Brought(name, (folder / name).read_bytes(), (folder / MAPPING).read_bytes())
        if sha256(table.data) != folder.name:
            raise UsageError(f"{folder / name} was changed after it was imported: remove {folder}, and import it again")
        tables.append(table)
        settings[f"{IMPORTS}/{folder.name}/{MAPPING}"] = sha256(table.mapping)
    return People(
        decisions=tuple(_lines(out / DECISIONS, Decision)),
        manual=tuple(_lines(out / MANUAL, ManualStatement)),
        tables=tuple(sorted(tables, key=lambda table: table.name)),
        settings=settings,
    )


def _lines(path: Path, model: type[M]) -> Iterator[M]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield model.from_line(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"]))
                raise UsageError(f"{path} line {number}: {where}: {first['msg']}") from None


def refuse_read_back(out: Path) -> None:
    """Raise `UsageError` where the folder holds an export that was read back: it has no more than was published."""
    if read_back(out):
        raise UsageError(f"{out} holds an export that was read back, to which nothing is added: name another --out")


def keep_table(out: Path, table: Brought, *, replace: bool) -> None:
    """Keep a table with its mapping. One of the same name takes the place of the old one only with `replace`."""
    if table.name == MAPPING:
        raise UsageError(f"a table cannot be named {MAPPING}: rename the file")
    folder = out / IMPORTS / sha256(table.data)
    with locked(out):
        refuse_read_back(out)
        for old in people(out).tables:
            if old.name == table.name and old != table and not replace:
                what = "with other content or another mapping: say --replace, or rename it"
                raise UsageError(f"{table.name} was imported {what}")
            if old.data == table.data and old.name != table.name:
                raise UsageError(f"the same table was imported as {old.name}")
            if old.name == table.name and old.data != table.data:
                shutil.rmtree(out / IMPORTS / sha256(old.data))
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / table.name, table.data)
        write_atomic(folder / MAPPING, table.mapping)


def keep_statement(out: Path, statement: ManualStatement) -> ManualStatement:
    """Add a statement entered by hand, under an id of its own; returns it. The same one twice is refused."""
    with locked(out):
        refuse_read_back(out)
        there = people(out).manual
        if any(old.model_copy(update={"manual_id": statement.manual_id}) == statement for old in there):
            raise UsageError("the same statement is there already")
        body = statement.swedish_partner
        stem = f"{body.kind}-{body.code}-{statement.date.value}"
        number = sum(old.manual_id.startswith(f"{stem}-") for old in there) + 1
        kept = statement.model_copy(update={"manual_id": f"{stem}-{number}"})
        path = out / MANUAL
        before = path.read_bytes() if path.is_file() else b""
        if before and not before.endswith(b"\n"):
            before += b"\n"
        write_atomic(path, before + kept.to_line().encode() + b"\n")
        return kept
