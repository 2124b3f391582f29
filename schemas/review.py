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
    """One line of `decisions.jsonl`: what `reviewer` decided at a time about a `subject`.

    A subject is `<record id>:<field>` or `<agreement id>:<field>`, with the dotted paths of a record's evidence
    (`established`, `acts.end-planned.date`), or the id alone, for the whole of it. `accept` takes the value that was
    judged, `correct` and `add` put `value` in its place, `reject` takes it out; `same` joins the agreement that
    `value` names to the subject, `different` keeps the two apart.
    """

    decision_id: str
    at: str
    reviewer: str
    verdict: Verdict
    subject: str
    judged: Judged
    value: Any = None
    note: str | None = None
