"""One matter through its items: at first the items of one body that share a case number and treat the same matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schemas.agreement import Agreement, Thread
from schemas.document import Document
from schemas.item import Item
from schemas.record import AgreementRecord, Motion, Outcome
from schemas.statement import Stage

FINAL = frozenset({"granted", "rejected", "answered", "partly_granted", "dropped", "withdrawn"})


@dataclass(frozen=True, slots=True)
class _Step:
    """One § of a matter: the item that counts, with what only its other versions tell."""

    item: Item
    motion: Motion | None
    case_number: str | None
    head: Document | None
    day: str
    records: tuple[AgreementRecord, ...]


def threads(
    items: Iterable[Item],
    records: Iterable[AgreementRecord],
    documents: Iterable[Document],
    agreements: Iterable[Agreement] = (),
) -> tuple[Thread, ...]:
    """The threads of items with a motion or an agreement, by id.

    An item without case number is a thread of its own. The outcome is the last final one (granted, rejected, …), or
    the last one at all while there is no final one; items are ordered by meeting date, then by id.

    A § is one step, however many versions of it there are: the item and the records that count stand for the others,
    which `same_as` and `versions` name. What the item does not tell (case number, motion, day) its versions may.
    `agreements` are those that the records were folded into.
    """
    groups: dict[str, list[_Step]] = defaultdict(list)
    for step in _steps(items, records, {d.document_id: d for d in documents}):
        if step.motion is not None or step.records:
            groups[_key(step)].append(step)
    folded = {record_id: a.agreement_id for a in agreements for record_id in a.record_ids}
    return tuple(_thread(key, groups[key], folded) for key in sorted(groups))


def _steps(items: Iterable[Item], records: Iterable[AgreementRecord], heads: Mapping[str, Document]) -> Iterator[_Step]:
    by_id = {item.item_id: item for item in items}
    counts = {name: name if item.rests_on not in by_id else str(item.rests_on) for name, item in by_id.items()}
    by_step: dict[str, list[AgreementRecord]] = defaultdict(list)
    for record in records:
        item_id = record.record_id.rpartition("/")[0]
        if record.rests_on in (None, record.record_id):
            by_step[counts.get(item_id, item_id)].append(record)
    for name, item in by_id.items():
        if counts[name] != name:
            continue
        # the versions of this § alone: a text that holds other §§ too tells nothing about this one
        same = [item, *(by_id[n] for n in item.same_as if n in by_id and by_id[n].paragraph == item.paragraph)]
        motions = [i.motion for i in same if i.motion]
        days = (_day(heads.get(i.document_id)) for i in same)
        yield _Step(
            item=item,
            motion=next((m for m in motions if m.outcome != "unknown"), motions[0] if motions else None),
            case_number=next((i.case_number for i in same if i.case_number), None),
            head=heads.get(item.document_id),
            day=next((day for day in days if day), ""),
            records=tuple(by_step[name]),
        )


def _day(head: Document | None) -> str:
    date = (head.meeting_date or head.date) if head else None
    return date.last() if date else ""


def _key(step: _Step) -> str:
    body = f"{step.head.body.kind}-{step.head.body.code}" if step.head and step.head.body else "unknown"
    return f"{body}:{''.join(step.case_number.split()) if step.case_number else step.item.item_id}"


def _thread(key: str, steps: list[_Step], folded: Mapping[str, str]) -> Thread:
    steps = sorted(steps, key=lambda step: (step.day, step.item.item_id))
    records = [record for step in steps for record in step.records]
    motions = [step.motion for step in steps if step.motion]
    outcome, stage = _outcome([(m.outcome, m.outcome_stage) for m in motions])
    return Thread(
        thread_id=key,
        body=steps[0].head.body if steps[0].head else None,
        case_numbers=tuple(dict.fromkeys(step.case_number for step in steps if step.case_number)),
        title=next((m.title for m in motions if m.title), steps[0].item.heading),
        movers=next((m.movers for m in motions if m.movers), ()),
        filed=next((m.filed for m in motions if m.filed), None),
        item_ids=tuple(step.item.item_id for step in steps),
        record_ids=tuple(record.record_id for record in records),
        outcome=outcome,
        outcome_stage=stage,
        agreement_ids=tuple(dict.fromkeys(folded[r.record_id] for r in records if r.record_id in folded)),
    )


def _outcome(steps: list[tuple[Outcome, Stage | None]]) -> tuple[Outcome, Stage | None]:
    decided = [s for s in steps if s[0] in FINAL and s[1] == "decided"]
    final = [s for s in steps if s[0] in FINAL]
    known = [s for s in steps if s[0] != "unknown"]
    for group in (decided, final, known):
        if group:
            return group[-1]
    return ("unknown", None)
