"""The table of one file at work: its cells by field, and the issues that its rows raise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.imports.mapping import ColumnName, Mapping
from pipeline.imports.tables import Cell, Row, Table
from schemas.document import Document
from schemas.issue import Issue, Severity, Span


@dataclass
class Reader:
    """The table of one file at work."""

    document: Document
    mapping: Mapping
    table: Table

    def __post_init__(self) -> None:
        self.issues: list[Issue] = []

    def cell(self, row: Row, name: ColumnName) -> Cell | None:
        """The cell of a field, None where it is empty or has no column."""
        cell = next((row.cells[header] for header in self.mapping.headers(name) if header in row.cells), None)
        return cell if cell and cell.text.strip() else None

    def tell(
        self, row: Row, kind: str, severity: Severity, message: str, hint: str, at: tuple[int, int] | None = None
    ) -> None:
        """Raise an issue about a row."""
        start, end = at or (row.start, row.end)
        number = sum(issue.issue_id.startswith(f"{self.item_id(row)}:{kind}") for issue in self.issues)
        self.issues.append(
            Issue(
                issue_id=f"{self.item_id(row)}:{kind}" + (f"-{number + 1}" if number else ""),
                document_id=self.document.document_id,
                item_id=self.item_id(row),
                kind=kind,
                severity=severity,
                message=message,
                hint=hint,
                span=Span(page=row.page, start=start, end=end),
            )
        )

    def left(self, row: Row, cell: Cell, spans: Iterable[tuple[int, int]]) -> None:
        """Tell what of a cell nobody understood."""
        for start, end in spans:
            message = f"row {row.number}: {cell.text[start:end]!r} is not understood"
            hint = "add its words to the mapping, or correct the row with a decision"
            self.tell(row, "cell_not_understood", "warning", message, hint, cell.at(start, end))

    def item_id(self, row: Row) -> str:
        """A row's id."""
        return f"{self.document.document_id}#i{row.number}"
