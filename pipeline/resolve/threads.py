"""One matter through its items: at first the items of one body that share a case number and treat the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from schemas.agreement import Thread
from schemas.document import Document
from schemas.item import Item
from schemas.record import AgreementRecord, Outcome
from schemas.statement import Stage

FINAL = frozenset({"granted", "rejected", "answered", "partly_granted", "dropped", "withdrawn"})


def threads(
    items: Iterable[Item], records: Iterable[AgreementRecord], documents: Iterable[Document]
) -> tuple[Thread, ...]:
    """The threads of items with a motion or an agreement, by id.

    An item without case number is a thread of its own. The outcome is the last final one (granted, rejected, …), or
    the last one at all while there is no final one; items are ordered by meeting date, then by id.
    """
    heads = {d.document_id: d for d in documents}
    by_item: dict[str, list[AgreementRecord]] = defaultdict(list)
    for record in records:
        by_item[record.record_id.rsplit("/", 1)[0]].append(record)
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.motion is not None or item.item_id in by_item:
            groups[_key(item, heads.get(item.document_id))].append(item)
    return tuple(_thread(key, groups[key], heads, by_item) for key in sorted(groups))


def _key(item: Item, head: Document | None) -> str:
    body = f"{head.body.kind}-{head.body.code}" if head and head.body else "unknown"
    if item.case_number:
        return f"{body}:{''.join(item.case_number.split())}"
    return f"{body}:{item.item_id}"


def _thread(
    key: str, items: list[Item], heads: dict[str, Document], by_item: dict[str, list[AgreementRecord]]
) -> Thread:
    def day(item: Item) -> str:
        head = heads.get(item.document_id)
        date = (head.meeting_date or head.date) if head else None
        return date.last() if date else ""

    items = sorted(items, key=lambda i: (day(i), i.item_id))
    records = [r for i in items for r in by_item.get(i.item_id, [])]
    motions = [i.motion for i in items if i.motion]
    outcome, stage = _outcome([(m.outcome, m.outcome_stage) for m in motions])
    head = heads.get(items[0].document_id)
    return Thread(
        thread_id=key,
        body=head.body if head else None,
        case_numbers=tuple(dict.fromkeys(i.case_number for i in items if i.case_number)),
        title=next((m.title for m in motions if m.title), items[0].heading),
        movers=next((m.movers for m in motions if m.movers), ()),
        filed=next((m.filed for m in motions if m.filed), None),
        item_ids=tuple(i.item_id for i in items),
        record_ids=tuple(r.record_id for r in records),
        outcome=outcome,
        outcome_stage=stage,
        agreement_ids=tuple(dict.fromkeys(r.agreement_id for r in records if r.agreement_id)),
    )


def _outcome(steps: list[tuple[Outcome, Stage | None]]) -> tuple[Outcome, Stage | None]:
    decided = [s for s in steps if s[0] in FINAL and s[1] == "decided"]
    final = [s for s in steps if s[0] in FINAL]
    known = [s for s in steps if s[0] != "unknown"]
    for group in (decided, final, known):
        if group:
            return group[-1]
    return ("unknown", None)
