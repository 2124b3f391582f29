"""From the records of one agreement to what can change its state (`machine`), and back: its states and its periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.resolve.counted import Counted
from pipeline.resolve.machine import IN_FORCE, OVER, TABLE, Event, Step
from pipeline.resolve.status import DONE, EFFECT
from pipeline.resolve.trust import trust_of
from schemas.agreement import Period, State
from schemas.dates import Date
from schemas.record import Act, AgreementRecord

_NOT_THERE = ("proposed", "not_established", "unknown")
_SETTLED = {"ended": "end", "not_renewed": "not_renew", "paused": "pause", "partly_ended": "partly_end"}
_TOLD = {"active": "told-active", "dormant": "told-dormant", "expired": "told-expired"}


def events_of(row: Counted, *, settled: bool = False) -> Iterator[Event]:
    """What one record (with its other versions) says that can change the state.

    A start that the record itself puts behind the end it tells is a misprint and begins nothing; nor does one beside
    which the source says in as many words that the relation is not known to be there, or never came to be. `active`
    too counts as told only where the source says so, such as in the state column of a table; what a record merely takes
    for granted does not change anything. Where a person `settled` the status of the record, it counts as told, whatever
    acts are read beside it.
    """
    record = row.record
    done = [(n, act, name) for n, (act, name) in enumerate(row.acts) if act.stage in DONE and act.act in TABLE]
    if settled and not _told_by(done, record):
        done = [(n, act, name) for n, act, name in done if EFFECT.get(act.act) not in OVER]
    begun = record.established
    if begun and begun.value and not _in_doubt(record, begun):
        yield _event(row, "told-begun", begun, begun.first(), begun.first(), place=-1)
    for n, act, name in done:
        yield event_of_act(row, act, name, n)
    if settled and (turn := _SETTLED.get(record.status)) and turn not in {act.act for _, act, _ in done}:
        day = record.ended if record.ended and record.ended.value else None
        first, last = (day.first(), day.last()) if day else (row.said, row.said)
        yield _event(row, turn, day, first, last, place=len(row.acts))
    told = _TOLD.get(record.status)
    if told and (settled or not done) and (settled or record.status != "active" or "status" in record.evidence):
        said = row.said or (
            f"{begun.first()}~" if begun else ""
        )  # of an undated source: behind the start that it gives
        yield _event(row, told, row.day, said, said, place=len(row.acts))


def _told_by(done: Iterable[tuple[int, Act, str]], record: AgreementRecord) -> bool:
    """Whether the acts end the agreement, and on the day that the record has as its end."""
    days = [day for _, act, _ in done if EFFECT.get(act.act) in OVER for day in (act.date, act.effective)]
    return record.status in OVER and (record.ended is None or record.ended in days)


def _in_doubt(record: AgreementRecord, begun: Date) -> bool:
    """Whether what a record tells besides keeps its start from beginning anything."""
    over = record.ended
    if record.status == "not_renewed":
        over = next((act.effective or act.date for act in reversed(record.acts) if act.act == "not_renew"), None)
    if over and over.value and over.last() < begun.first():
        return True
    return record.status in _NOT_THERE and "status" in record.evidence and not record.acts


def event_of_act(row: Counted, act: Act, record_id: str, place: int) -> Event:
    """An act as an event. One without a day lies before the day of its source, a decision on it."""
    date = next((d for d in (act.date, act.effective) if d and d.value), None)
    since = next((d for d in (act.effective, act.date) if d and d.value), None)
    if date is None and act.stage == "decided":
        date = since = row.day
    if date and date.value:
        first, last = date.first(), date.first() if act.act == "establish" else date.last()
    else:
        begun = row.record.established
        first, last = "", row.said or (begun.first() if begun else "")
    return Event(
        what=act.act, first=first, last=last, since=since, known=row.day, trust=trust_of(row.record, act),
        record_id=record_id, place=place, act=act, designation=row.record.designation,
    )  # fmt: skip


def _event(row: Counted, what: str, since: Date | None, first: str, last: str, place: int) -> Event:
    record = row.record
    return Event(
        what=what, first=first, last=last, since=since, known=row.day, trust=trust_of(record),
        record_id=record.record_id, place=place, designation=record.designation,
    )  # fmt: skip


def states_of(steps: Iterable[Step], rows: Sequence[Counted]) -> tuple[State, ...]:
    """The states that the steps led to; without any, the one that the latest record takes for granted."""
    found = [
        State(
            status=step.after,
            since=step.event.since,
            known=step.event.known,
            act=step.event.act.key if step.event.act else None,
            record_id=step.event.record_id,
        )
        for step in steps
        if step.changed
    ]
    if not found and (row := granted(rows)) and row.record.status in IN_FORCE | OVER:
        found = [State(status=row.record.status, since=None, known=row.day, act=None, record_id=row.record.record_id)]
    return tuple(found)


def granted(rows: Sequence[Counted]) -> Counted | None:
    """The record whose status holds where no act and no statement makes one: the latest that knows the agreement."""
    there = [row for row in rows if row.record.status in IN_FORCE | OVER] or list(rows)
    return there[-1] if there else None


def periods_of(states: Sequence[State], established: Date | None, ended: Date | None) -> tuple[Period, ...]:
    """The stretches in force. The first begins with `established`, the last ends with `ended`, as they were settled."""
    found: list[Period] = []
    start: Date | None = established
    running = bool(established) or any(state.status in IN_FORCE for state in states[:1])
    for state in states:
        if state.status in OVER and (running or not found):
            found.append(Period(start=start, end=state.since or Date(value=None, precision="unknown")))
            running, start = False, None
        elif state.status in IN_FORCE and not running:
            running, start = True, state.since
    if running:
        found.append(Period(start=start, end=None))
    if found and ended and states and states[-1].status in OVER:
        found[-1] = Period(start=found[-1].start, end=ended)
    return tuple(p for p in found if p.start or (p.end and p.end.value))
