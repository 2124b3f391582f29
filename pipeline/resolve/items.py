"""One item from text to records and issues: the step between the extractors and the dataset."""

from __future__ import annotations

from pipeline.extract.alarm import unclaimed
from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.reading import ItemReading, read_item
from pipeline.resolve.records import Built, build
from pipeline.split.model import ItemText, SplitDocument
from schemas.issue import Issue, Span


def resolve_item(
    split: SplitDocument, item: ItemText, motions: tuple[MotionReading, ...]
) -> tuple[tuple[Built, ...], tuple[Issue, ...]]:
    """The records of one item, and what a person must look at in it."""
    reading = read_item(item, split.head, motions)
    built = tuple(build(split, reading))
    issues = [i for b in built for i in _record_issues(b)]
    for left in unclaimed(reading.a, _claimed(reading), record=bool(built)):
        page, start, end = item.view.raw(left.start, left.end)[0]
        kind = "agreement noun" if left.noun else "foreign name beside a word of relation"
        issues.append(
            Issue(
                issue_id=f"{item.item_id}:unclaimed_trigger:{'-'.join(left.text.lower().split())}",
                document_id=split.head.document_id,
                item_id=item.item_id,
                kind="unclaimed_trigger",
                severity="warning" if left.noun else "info",
                message=f"{kind} {left.text!r} gave no record",
                hint="read the passage: is an agreement with a foreign partner spoken of?",
                span=Span(page=page, start=start, end=end),
            )
        )
    return built, tuple(issues)


def _claimed(reading: ItemReading) -> set[int]:
    found: set[int] = set()
    for pair in reading.pairs:
        found.update(pair.places, pair.nouns)
    for act in reading.acts:
        found.update((act.verb, act.object))
    for scope in reading.scopes:
        found.update(range(scope.first, scope.last))
    return found


def _record_issues(built: Built) -> list[Issue]:
    record = built.record
    found = []
    partner = record.foreign_partner
    item_id = record.record_id.rsplit("/", 1)[0]
    ink = record.evidence.get("foreign_partner", ())
    span = Span(page=ink[0].page, start=ink[0].start, end=ink[0].end) if ink else None
    if partner is not None and not partner.linked:
        found.append(
            Issue(
                issue_id=f"{record.record_id}:unlinked_partner", document_id=record.document.document_id, item_id=item_id,
                kind="unlinked_partner", severity="warning",
                message=f"the partner {partner.name!r} is in no gazetteer, or more than one place has the name",
                hint="tell which place is meant; until then the partner is kept under its own name", span=span,
            )
        )  # fmt: skip
    for kind, message in _doubts(built):
        found.append(
            Issue(
                issue_id=f"{record.record_id}:{kind}", document_id=record.document.document_id, item_id=item_id, kind=kind,
                severity="warning", message=message, hint="minutes have misprints: check the dates on the page", span=span,
            )
        )  # fmt: skip
    return found


def _doubts(built: Built) -> list[tuple[str, str]]:
    """Dates that contradict each other (invariant 4): the record is kept."""
    record, found = built.record, []
    if record.established and record.ended and record.ended.last() < record.established.first():
        found.append(
            ("ended_before_established", f"ends {record.ended.value} before it begins {record.established.value}")
        )
    meeting = record.document.meeting_date
    if record.motion and record.motion.filed and meeting and record.motion.filed.first() > meeting.last():
        found.append(("decided_before_filed", f"the motion is dated {record.motion.filed.value}, after the meeting"))
    return found
