"""From the rows of a table to documents, items, statements and records: one record for each relation of a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pipeline.imports import cells
from pipeline.imports.ink import Inked
from pipeline.imports.mapping import ColumnName, Mapping
from pipeline.imports.partner import country_of, link_partner, told_beside
from pipeline.imports.reader import Reader
from pipeline.imports.standing import read_status
from pipeline.imports.tables import Cell, Row, read_table
from pipeline.places.bodies import resolve_body
from pipeline.process import DocumentResult
from pipeline.resolve.identity import agreement_id
from pipeline.resolve.status import initiator_of
from pipeline.resolve.trust import IMPORTED
from schemas.dates import Date
from schemas.document import Body, Document, Page
from schemas.issue import Issue, Span
from schemas.item import Item, PartSpan
from schemas.record import AgreementClass, AgreementRecord, ForeignPartner, ItemRef

_LABELLED: tuple[ColumnName, ...] = ("established", "status")
_BESIDE: tuple[ColumnName, ...] = ("country", "province", "local_units")


def import_table(data: bytes, document_id: str, mapping: Mapping) -> DocumentResult:
    """Everything that a table says, under the id `document_id`. Raises `UsageError` when it cannot be read."""
    table = read_table(data, mapping)
    source = mapping.document
    document = Document(
        document_id=document_id, sha256=sha256(data).hexdigest(), title=source.title, kind=source.kind, body=None, organ=None,
        organ_name=None, meeting_date=None, date=cells.date(source.date) if source.date else None, reader=IMPORTED,
    )  # fmt: skip
    reader = Reader(document, mapping, table)
    inked = [found for row in table.rows for found in _relations(reader, row)]
    for n, odd in enumerate(table.odd, 1):
        reader.issues.append(
            Issue(
                issue_id=f"{document_id}:row_not_read-{n}", document_id=document_id, item_id=None, kind="row_not_read",
                severity="error", message="a line of the table has not as many cells as its header",
                hint="look at the line: a cell may be broken over lines",
                span=Span(page=odd.page, start=odd.start, end=odd.end),
            )
        )  # fmt: skip
    return DocumentResult(
        document=document,
        sample=False,
        pages=tuple(
            Page(document_id=document_id, page=n, label=None, text=text, quality="text", width=None, height=None)
            for n, text in enumerate(table.pages, 1)
        ),
        items=tuple(_item(reader, row) for row in table.rows),
        statements=tuple(statement for one in inked for statement in one.statements),
        records=tuple(one.record for one in inked),
        issues=tuple(reader.issues),
    )


def _item(reader: Reader, row: Row) -> Item:
    return Item(
        document_id=reader.document.document_id, item_id=reader.item_id(row), paragraph=None, heading=None,
        case_number=None, pages=(row.page,), motion=None, rests_on=reader.item_id(row),
        parts=(PartSpan(kind="annat", page=row.page, start=row.start, end=row.end),),
    )  # fmt: skip


@dataclass(frozen=True)
class _Relation:
    """A record with its statements."""

    record: AgreementRecord
    statements: tuple[Any, ...]


def _relations(reader: Reader, row: Row) -> Iterator[_Relation]:
    """The relations of a row: one for each class that it names."""
    body = _body(reader, row)
    if body is None:
        return
    named = _classes(reader, row)
    for cell_name in _LABELLED:
        _labels(reader, row, cell_name, {part.value for part, _ in named})
    for ordinal, (part, cell) in enumerate(named, 1):
        yield _relation(reader, row, body, part, cell, ordinal)


def _body(reader: Reader, row: Row) -> Body | None:
    cell = reader.cell(row, "swedish_partner")
    found = resolve_body(cell.text.strip()) if cell else None
    if cell is None or found is None:
        message = f"row {row.number} is not imported: {cell.text if cell else 'an empty cell'!r} is no Swedish body"
        reader.tell(row, "row_not_imported", "error", message, "correct the name in the table and import it again")
        return None
    body, exact = found
    if not exact:
        message = f"row {row.number}: {cell.text.strip()!r} is taken for {body.name}"
        hint = "a misprint of the source, which is kept as it is"
        reader.tell(
            row, "misspelt_body", "warning", message, hint, cell.at(*cells.trimmed(cell.text, 0, len(cell.text)))
        )
    return body


def _classes(reader: Reader, row: Row) -> list[tuple[cells.ClassPart, Cell | None]]:
    """The classes of a row. One without any is a relation all the same."""
    mapping, cell = reader.mapping, reader.cell(row, "agreement_class")
    fixed: AgreementClass = mapping.fixed.agreement_class or "unspecified"
    if cell is None:
        return [(cells.ClassPart(fixed, (0, 0)), None)]
    text = cells.plain(cell.text, mapping.cells.marks)
    found, left = cells.classes(text, mapping.words.agreement_class, mapping.cells.designations)
    reader.left(row, cell, left)
    return [(part, cell) for part in found] or [(cells.ClassPart(fixed, (0, 0)), None)]


def _labels(reader: Reader, row: Row, name: ColumnName, there: set[AgreementClass]) -> None:
    """Tell a part of a cell that is about a class which the row does not name."""
    cell = reader.cell(row, name)
    if cell:
        for part in cells.labelled(cell.text, reader.mapping.words.agreement_class):
            if part.label and part.label not in there:
                reader.left(row, cell, [part.span])


def _relation(
    reader: Reader, row: Row, body: Body, part: cells.ClassPart, class_cell: Cell | None, ordinal: int
) -> _Relation:
    ink = Inked(reader.document, reader.table.pages, reader.item_id(row), f"{reader.item_id(row)}/{ordinal}")
    swedish = reader.cell(row, "swedish_partner")
    assert swedish is not None
    ink.add("swedish_partner", body, swedish, cells.trimmed(swedish.text, 0, len(swedish.text)))
    partner = _partner(reader, row, ink, first=ordinal == 1)
    if class_cell:
        ink.add("agreement_class", part.value, class_cell, part.span)
    designation = part.designation
    if class_cell and part.designation_span:
        ink.add("designation", designation, class_cell, part.designation_span)
    if (cell := reader.cell(row, "designation")) and not designation:
        span = cells.trimmed(cell.text, 0, len(cell.text))
        designation = cell.text[slice(*span)]
        ink.add("designation", designation, cell, span)
    established = _date(reader, row, "established", part.value, ink)
    ended = _date(reader, row, "ended", part.value, ink)
    status, act = read_status(reader, row, part.value, ink, body, partner, ended)
    if act and act.act in ("end", "partly_end") and act.date and not ended:
        ended = act.date
        ink.evidence["ended"] = ink.evidence[f"acts.{act.key}.date"]
    if ended and status not in ("ended", "partly_ended"):
        ink.evidence.pop("ended", None)
        ended = None
    record = AgreementRecord(
        record_id=ink.subject,
        agreement_id=agreement_id(body, partner, part.value),
        sample=False,
        document=reader.document,
        item=ItemRef(paragraph=None, heading=None, case_number=None, pages=(row.page,)),
        swedish_partner=body,
        foreign_partner=partner,
        agreement_class=part.value,
        designation=designation,
        established=established,
        ended=ended,
        status=status,
        acts=(act,) if act else (),
        initiator=initiator_of([act] if act else []),
        rests_on=ink.subject,
        evidence=ink.evidence,
    )
    return _Relation(record, tuple(ink.statements))


def _partner(reader: Reader, row: Row, ink: Inked, *, first: bool) -> ForeignPartner:
    """The foreign partner, linked; that it is not is told once a row."""
    mapping, cell = reader.mapping, reader.cell(row, "foreign_partner")
    land, province, local = (reader.cell(row, name) for name in _BESIDE)
    said = cells.partner(cell.text) if cell else cells.Named("", (0, 0))
    beside = told_beside([unit for unit, _ in said.units], mapping.cells.unknown_country)
    country = mapping.fixed.country if beside.country is None else beside.country or None
    if land:
        country = country_of(land.text.strip())
        if country is None:
            reader.left(row, land, [cells.trimmed(land.text, 0, len(land.text))])
    units = list(beside.units)
    if local:
        units += [unit for unit, _ in cells.partner(f"({local.text})").units]
    partner = link_partner(said.name, country, units, province.text.strip() if province else None, beside.key)
    if cell:
        ink.add(
            "foreign_partner", partner, cell, said.span if said.name else cells.trimmed(cell.text, 0, len(cell.text))
        )
        for unit, span in said.units:
            if unit in partner.local_units:
                ink.add("foreign_partner.local_units", unit, cell, span)
    if local:
        ink.add("foreign_partner.local_units", local.text.strip(), local, cells.trimmed(local.text, 0, len(local.text)))
    if not partner.linked and first:
        message = f"row {row.number}: {partner.name} is in no gazetteer, or not clearly one place"
        reader.tell(row, "unlinked_partner", "warning", message, "give the place with a decision")
    return partner


def _date(reader: Reader, row: Row, name: ColumnName, wanted: AgreementClass, ink: Inked) -> Date | None:
    mapping, cell = reader.mapping, reader.cell(row, name)
    text = cells.plain(cell.text, mapping.cells.marks) if cell else ""
    part = cells.part_for(cells.labelled(text, mapping.words.agreement_class), wanted) if cell else None
    if cell is None or part is None:
        return None
    found = cells.date(text[slice(*part.span)], mapping.cells.unknown_date)
    if found is None:
        reader.left(row, cell, [part.span])
        return None
    ink.add(name, found, cell, part.span)
    return found
