"""Collects the evidence and the statements of one record."""

from __future__ import annotations

from typing import Any

from pipeline.extract.reading import ItemReading
from pipeline.resolve.ink import Ink
from schemas.base import Model
from schemas.statement import Evidence, Stage, Statement

SHOWN = 8  # mentions of one name kept as evidence: enough to find it anywhere on the page, few enough to read


class Builder:
    """Collects evidence and statements for one record."""

    def __init__(self, ink: Ink, reading: ItemReading, subject: str) -> None:
        self.ink, self.reading, self.subject = ink, reading, subject
        self.evidence: dict[str, tuple[Evidence, ...]] = {}
        self.statements: list[Statement] = []

    def add(
        self,
        field: str,
        value: Any,
        start: int,
        end: int,
        rule: str,
        stage: Stage | None = None,
        confidence: float = 0.95,
    ) -> None:
        """One value with the view range it was read from; a second range for the same field is kept too."""
        found = self.ink.of(self.reading.a.item, start, end, rule, confidence)
        self.put(field, value, found, stage)

    def put(self, field: str, value: Any, found: tuple[Evidence, ...], stage: Stage | None = None) -> None:
        """One value with ready evidence."""
        fresh = tuple(e for e in found if e not in self.evidence.get(field, ()))
        if not fresh:
            return
        self.evidence[field] = self.evidence.get(field, ()) + fresh
        item = self.reading.a.item
        self.statements.append(
            Statement(
                statement_id=f"{self.subject}:{field}:{len(self.evidence[field])}",
                document_id=self.ink.split.head.document_id,
                item_id=item.item_id,
                subject=self.subject,
                field=field,
                value=value.model_dump(mode="json") if isinstance(value, Model) else value,
                stage=stage,
                part=fresh[0].part,
                assertion="affirmed",
                evidence=fresh,
                rule=fresh[0].rule,
                confidence=min(e.confidence for e in fresh),
            )
        )

    def token(self, field: str, value: Any, at: int, rule: str, stage: Stage | None = None) -> None:
        """One value that a single token shows."""
        token = self.reading.a.tokens[at]
        self.add(field, value, token.start, token.end, rule, stage)
