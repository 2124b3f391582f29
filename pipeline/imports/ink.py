"""Collects the evidence and the statements of one record that is made from cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.imports.tables import Cell
from schemas.base import Model
from schemas.document import Document
from schemas.statement import Evidence, Stage, Statement


class Inked:
    """Evidence and statements of one record."""

    def __init__(self, document: Document, pages: Sequence[str], item_id: str, subject: str) -> None:
        self.document, self.pages, self.item_id, self.subject = document, pages, item_id, subject
        self.evidence: dict[str, tuple[Evidence, ...]] = {}
        self.statements: list[Statement] = []

    def add(self, field: str, value: Any, cell: Cell, span: tuple[int, int], stage: Stage | None = None) -> None:
        """One value with the stretch of the cell that gives it."""
        start, end = cell.at(*span)
        rule = f"{self.document.reader.partition('/')[0]}.{field.split('.')[0]}"
        found = Evidence(
            page=cell.page, start=start, end=end, quote=self.pages[cell.page - 1][start:end], part="annat", rule=rule,
            confidence=1.0, quality="text",
        )  # fmt: skip
        self.evidence[field] = (*self.evidence.get(field, ()), found)
        self.statements.append(
            Statement(
                statement_id=f"{self.subject}:{field}:{len(self.evidence[field])}",
                document_id=self.document.document_id,
                item_id=self.item_id,
                subject=self.subject,
                field=field,
                value=value.model_dump(mode="json") if isinstance(value, Model) else value,
                stage=stage,
                part="annat",
                assertion="affirmed",
                evidence=(found,),
                rule=rule,
                confidence=1.0,
            )
        )
