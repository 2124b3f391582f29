"""`vanort import` and `vanort add`: what people put into a dataset, and the fold over all of it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from pipeline.cli.console import console
from pipeline.cli.running import line_of
from pipeline.errors import UsageError
from pipeline.export.back import belongs_to_an_export, export_at, restore
from pipeline.imports import cells
from pipeline.imports.manual import accept, of_statement
from pipeline.imports.mapping import layouts, read_mapping
from pipeline.places.bodies import resolve_body
from pipeline.places.countries import given_country
from pipeline.privacy import file_name
from pipeline.process import DocumentResult
from pipeline.run import Summary, refold
from pipeline.store.people import Brought, keep_statement, keep_table
from schemas.dates import Date
from schemas.manual import ManualStatement


def bring(file: Path, mapping: Path | None, out: Path, *, replace: bool) -> int:
    """Import a table and fold it with all the rest, or read back an export; the exit status: 1 where rows were left out.

    Raises `UsageError` when no mapping reads a table.
    """
    if folder := export_at(file):
        _restored(folder, mapping, out)
        return 0
    if file.is_dir():
        raise UsageError(f"{file} holds no export (no datapackage.json of one): name a table, or an export's folder")
    data = file.read_bytes()
    name = file_name(unicodedata.normalize("NFC", file.name))
    tried = {str(mapping): mapping.read_bytes()} if mapping else layouts()
    try:
        table, result = _first_that_fits(name, data, tried, given=mapping is not None)
    except UsageError:
        if mapping is None and belongs_to_an_export(file, data):
            where = f"`vanort import {file.parent}`" if export_at(file.parent) else "`vanort import FOLDER`"
            told = f"{file.name} is one file of an export, and does not tell all: import the export's folder"
            raise UsageError(f"{told}, {where}") from None
        raise
    keep_table(out, table, replace=replace)
    summary = refold(out)
    screen = console()
    classes = Counter(record.agreement_class for record in result.records)
    told = ", ".join(f"{count} {kind}" for kind, count in sorted(classes.items(), reverse=True))
    rows = len({record.record_id.rpartition("/")[0] for record in result.records})
    screen.print(f"{table.document_id}: {rows} of {_rows(result)} rows, {len(result.records)} relations: {told}")
    for issue in result.issues:
        screen.print(line_of(issue), soft_wrap=True)
    _folded(summary, out)
    if left := _rows(result) - rows:
        screen.print(f"{left} of {_rows(result)} rows were not imported: mend them in the table, and import it again")
    return 1 if left else 0


def _restored(folder: Path, mapping: Path | None, out: Path) -> None:
    if mapping:
        raise UsageError("--mapping is for tables: an export tells itself what it holds")
    dataset = restore(folder, out)
    console().print(
        f"{len(dataset.agreements)} agreements and {len(dataset.records)} records in {out}, as the export has them"
    )


def _rows(result: DocumentResult) -> int:
    return len(result.items) + sum(issue.kind == "row_not_read" for issue in result.issues)


def _first_that_fits(name: str, data: bytes, tried: dict[str, bytes], *, given: bool) -> tuple[Brought, DocumentResult]:
    problem = ""
    for label, mapping in tried.items():
        read_mapping(mapping, label)
        table = Brought(name, data, mapping)
        try:
            return table, table.result()
        except UsageError as error:
            problem = str(error)
    if given:
        raise UsageError(f"{name}: {problem}")
    raise UsageError(f"no mapping that comes with the program reads {name}: give one with --mapping FILE.toml")


def add(statement: dict[str, str | None], out: Path) -> None:
    """Add a statement entered by hand and fold it with all the rest."""
    made = _statement(statement)
    accept(made)
    of_statement(made)
    kept = keep_statement(out, made)
    summary = refold(out)
    console().print(f"manual/{kept.manual_id}: added, the least trusted of all sources")
    _folded(summary, out)


def _statement(said: dict[str, str | None]) -> ManualStatement:
    found = resolve_body(str(said["body"]))
    if found is None or not found[1]:
        near = f": did you mean {found[0].name}?" if found else ""
        raise UsageError(f"{said['body']} is no Swedish kommun, region or länsstyrelse{near}")
    country = str(said["country"])
    code = given_country(country)
    if code is None or code == "SE":
        raise UsageError(f"{country} is no foreign country: give its two-letter code, such as CN")
    day = _date("--date", said["date"])
    assert day is not None
    if day.precision != "day":
        raise UsageError("--date is the day of the letter, e-mail or interview: YYYY-MM-DD")
    if str(day.value) > date.today().isoformat():
        raise UsageError(f"--date {day.value} is not come yet: it is the day of the letter, e-mail or interview")
    try:
        return ManualStatement.model_validate(
            {
                "manual_id": "new",
                "kind": said["kind"],
                "date": day,
                "office": said["office"],
                "swedish_partner": found[0],
                "foreign_partner": said["partner"],
                "country": code,
                "agreement_class": said["class"],
                "designation": said["designation"],
                "established": _date("--established", said["established"]),
                "status": said["status"],
                "act": said["act"],
                "act_date": _date("--act-date", said["act_date"]),
                "by": said["by"] or "unknown",
                "note": said["note"],
            }
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"--{str(first['loc'][0]).replace('_', '-')}: {first['msg']}") from None


def _date(option: str, text: str | None) -> Date | None:
    found = cells.date(text, ("unknown",)) if text else None
    if text and found is None:
        raise UsageError(f"{option} {text}: a date is 2020, 2020-11, 2020-11-23, 'ca 2010', or unknown")
    return found


def _folded(summary: Summary, out: Path) -> None:
    screen = console()
    screen.print(f"run {summary.run_id[:12]} in {out}" + ("" if summary.changed else " (nothing changed)"))
