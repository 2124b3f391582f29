"""What a person must look at."""

from __future__ import annotations

from typing import Literal

from schemas.base import Model

Severity = Literal["error", "warning", "info"]


class Span(Model):
    """A stretch of raw page text, half-open."""

    page: int
    start: int
    end: int


class Issue(Model):
    """One line of `issues.jsonl`: what happened (`kind`, `message`) and what to do about it (`hint`).

    `error` means that a document, or a part of it, was not read; `warning` that a value needs a look.
    """

    issue_id: str
    document_id: str | None
    item_id: str | None
    kind: str
    severity: Severity
    message: str
    hint: str | None
    span: Span | None = None
