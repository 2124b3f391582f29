"""What a person must look at in a folded agreement."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.fieldpaths import as_text
from pipeline.resolve import merge
from pipeline.resolve.counted import Counted
from pipeline.resolve.machine import Step
from pipeline.resolve.trust import NAMES, trust_of
from schemas.agreement import Agreement
from schemas.issue import Issue, Severity


def notes(agreement: Agreement, rows: Sequence[Counted], steps: Sequence[Step]) -> list[Issue]:
    """The issues of one agreement; none of them takes a value away. What a person settled is an issue no more."""
    name, latest = agreement.agreement_id, rows[-1].record

    settled = {one.field for one in agreement.decisions if one.record_id is None}

    def issue(what: str, kind: str, severity: Severity, message: str, hint: str) -> Issue:
        return Issue(
            issue_id=f"{name}:{what}",
            document_id=latest.document.document_id,
            item_id=latest.record_id.rsplit("/", 1)[0],
            kind=kind,
            severity=severity,
            message=f"{name}{message}",
            hint=hint,
        )

    found = [
        issue(
            f"conflict:{c.field}",
            "conflict",
            "warning",
            f": the records give {c.field} as {', '.join(c.values)}",
            f"read {', '.join(c.record_ids)} and decide which holds",
        )
        for c in agreement.conflicts
        if c.field not in settled
    ]
    begun, ended = agreement.established, agreement.ended
    if begun and ended and ended.value and ended.last() < begun.first():
        kind, hint = "ended_before_established", "minutes have misprints: check both dates on the page"
        found.append(issue(kind, kind, "warning", f" ends {ended.value} before it begins {begun.value}", hint))
    made = next((step for step in reversed(steps) if step.changed), None)
    stronger = merge.weaker(made, rows)
    told = "status" in settled or any(c.field == "status" for c in agreement.conflicts)
    if stronger and made and not told:
        event, kind = made.event, "weaker_source"
        day = f" ({as_text(event.since.model_dump(mode='json'))})" if event.since else ""
        message = f": {made.after}{day} rests on {NAMES[event.trust]}, {event.record_id}"
        message += f"; {NAMES[trust_of(stronger.record)]} gives {stronger.record.status}"
        hint = f"look for the decision itself: {stronger.record.record_id} is the better source and does not tell it"
        found.append(issue(kind, kind, "warning", message, hint))
    if agreement.agreement_class == "unspecified":
        kind, hint = "class_unspecified", "give the class when another source tells it"
        message = ": the text does not say whether this is a twin town or a partnership"
        found.append(issue(kind, kind, "info", message, hint))
    return found
