"""What reviewers decide. People add these lines; nothing is edited in place."""

from __future__ import annotations

from typing import Any, Literal

from schemas.base import Model

Verdict = Literal["accept", "correct", "reject", "add", "same", "different"]


class Judged(Model):
    """What the reviewer saw: a decision goes stale when the machine's reading no longer shows this."""

    value: Any
    quote: str | None
    sha256: str


class Decision(Model):
    """One line of `decisions.jsonl`."""

    decision_id: str
    at: str
    reviewer: str
    verdict: Verdict
    subject: str
    judged: Judged
    value: Any = None
    note: str | None = None
