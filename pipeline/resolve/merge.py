"""The values of one agreement from all that its records say; what they contradict each other in is kept as a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.places.text import fold
from pipeline.resolve.counted import Counted
from pipeline.resolve.machine import OVER, Event, Step
from pipeline.resolve.trust import trust_of
from schemas.agreement import Conflict, Instrument
from schemas.dates import Date
from schemas.record import AgreementRecord, ForeignPartner

PRECISION = {"day": 5, "month": 4, "season": 3, "year": 2, "range": 1, "decade": 1, "unknown": 0}
_CLOSING = ("end", "partly_end")


@dataclass(frozen=True, slots=True)
class Settled:
    """A value, the record that gives it, and what contradicts it."""

    value: Date | None
    giver: AgreementRecord | None
    conflict: Conflict | None = None


def overlap(one: Date, two: Date) -> bool:
    """Whether two dates can mean the same day."""
    return one.first() <= two.last() and two.first() <= one.last()


def established(records: Sequence[AgreementRecord], steps: Sequence[Step], designations: Sequence[str] = ()) -> Settled:
    """The earliest statement, unless a later one says the same more precisely. Of an undated one trust decides.

    Another start is a conflict, unless the agreement had ended before, and then began again, or the start is that of
    another instrument (`designations` names them): then the first of their starts is the relation's.
    """
    told = [(r.established, r) for r in records if r.established]
    if not told:
        return Settled(None, None)
    again = {step.event.record_id for step in steps if step.before in OVER and step.after == "active"}
    again -= {told[0][1].record_id}
    told = _undated_aside(told)
    if designations:
        told.sort(key=lambda pair: pair[0].first())
    best, giver = told[0]
    against = []
    for date, record in told[1:]:
        if designations and _paper(record, designations) not in ("", _paper(giver, designations)):
            continue
        if not overlap(date, best):
            if record.record_id not in again:
                against.append((date, record))
        elif PRECISION[date.precision] > PRECISION[best.precision]:
            best, giver = date, record
    if not against:
        return Settled(best, giver)
    return Settled(best, giver, _conflict("established", [told[0], *against]))


def _undated_aside(told: list[tuple[Date, AgreementRecord]]) -> list[tuple[Date, AgreementRecord]]:
    """Statements in the order of their days, with those of undated documents before the less trusted ones only."""

    def day(record: AgreementRecord) -> Date | None:
        return record.document.meeting_date or record.document.date

    dated = [pair for pair in told if day(pair[1])]
    undated = sorted(
        (pair for pair in told if not day(pair[1])), key=lambda pair: (trust_of(pair[1]), pair[1].record_id)
    )
    first = [pair for pair in undated if not dated or trust_of(pair[1]) <= trust_of(dated[0][1])]
    return first + dated + [pair for pair in undated if pair not in first]


def ended(steps: Sequence[Step], records: Sequence[AgreementRecord], status: str) -> Settled:
    """When an ended agreement ended: as the most trusted of the sources of its last end says, the later where equal.

    A less trusted one may say the same more precisely. One that says another year is a conflict.
    """
    if status not in ("ended", "partly_ended"):
        return Settled(None, None)
    by_id = {record.record_id: record for record in records}
    last = max((n for n, step in enumerate(steps) if step.before in OVER and step.after == "active"), default=-1)
    closing = [step.event for step in steps[last + 1 :] if step.event.what in _CLOSING]
    dated = [event for event in closing if event.since and event.since.value]
    if not dated:
        record = next((r for r in reversed(records) if r.ended), None)
        return Settled(record.ended if record else None, record)
    first = min(event.trust for event in dated)
    best = [event for event in dated if event.trust == first][-1]
    value, giver = best.since, best
    assert value is not None
    for event in dated:
        for date in _days(event):
            if overlap(date, value) and PRECISION[date.precision] > PRECISION[value.precision]:
                value, giver = date, event
    against = [event for event in dated if event.trust != first and not _same_year(event, best)]
    pairs = [(e.since, by_id[e.record_id]) for e in [best, *against] if e.since and e.record_id in by_id]
    conflict = _conflict("ended", pairs) if against and len(pairs) > 1 else None
    return Settled(value, by_id.get(giver.record_id), conflict)


def _days(event: Event) -> list[Date]:
    """The day an end takes effect, and the day of the decision."""
    act = event.act
    return [d for d in (act.effective or act.date, act.date) if d and d.value] if act else []


def _same_year(one: Event, two: Event) -> bool:
    return any(a.first()[:4] <= b.last()[:4] and b.first()[:4] <= a.last()[:4] for a in _days(one) for b in _days(two))


def status_conflict(steps: Sequence[Step]) -> Conflict | None:
    """What contradicts the present state: an act that its time does not put before or after, or a state told later."""
    if not steps:
        return None
    final = next((n for n in range(len(steps) - 1, -1, -1) if steps[n].changed), 0)
    maker, state = steps[final].event, steps[final].after
    said: dict[str, set[str]] = {state: {maker.record_id}}
    for step in steps[final + 1 :]:
        if step.clash:
            said.setdefault(_meant(step.event), set()).add(step.event.record_id)
    for step in steps[:final]:
        event = step.event
        if event.record_id == maker.record_id or event.told or maker.told or event.latest < maker.first:
            continue
        if (meant := _meant(event)) != state:
            said.setdefault(meant, set()).add(event.record_id)
    if len(said) == 1:
        return None
    return Conflict(
        field="status", values=tuple(sorted(said)), record_ids=tuple(sorted({r for ids in said.values() for r in ids}))
    )


def _meant(event: Event) -> str:
    """The state that an event would make of an agreement in force."""
    return {
        "establish": "active", "renew": "active", "resume": "active", "keep": "active", "pause": "paused",
        "partly_end": "partly_ended", "end": "ended", "not_renew": "not_renewed",
    }.get(event.what, event.what.removeprefix("told-"))  # fmt: skip


def weaker(step: Step | None, rows: Sequence[Counted]) -> Counted | None:
    """The most trusted record that gives another state than `step` did, where it is more trusted than that one's."""
    if step is None:
        return None
    others = [
        row
        for row in rows
        if row.record.status not in (step.after, "unknown", "proposed") and trust_of(row.record) < step.event.trust
    ]
    return min(others, key=lambda row: (trust_of(row.record), row.record.record_id), default=None)


def _conflict(field: str, told: Iterable[tuple[Date, AgreementRecord]]) -> Conflict:
    found = list(told)
    return Conflict(
        field=field,
        values=tuple(sorted({str(date.value) for date, _ in found})),
        record_ids=tuple(sorted({record.record_id for _, record in found})),
    )


def partner(records: Sequence[AgreementRecord]) -> ForeignPartner:
    """The partner as the first record that links it names it, with the local names that any of them gives."""
    named = [r.foreign_partner for r in records if r.foreign_partner]
    first = next((p for p in named if p.linked), named[0])
    units = tuple(dict.fromkeys(unit for p in named for unit in p.local_units))
    return first.model_copy(update={"local_units": units})


def papers(records: Sequence[AgreementRecord]) -> tuple[str, ...]:
    """The folded designations of several instruments of one pair; () where there is one.

    One source that gives the pair two designations, each with a start or an end of its own, tells of two. Two sources
    with two nouns do not: minutes call one agreement by many names.
    """
    by_document: dict[str, dict[str, list[AgreementRecord]]] = {}
    for record in records:
        if record.designation and (record.established or record.ended):
            of = by_document.setdefault(record.document.document_id, {})
            of.setdefault(fold(record.designation), []).append(record)
    return next((tuple(sorted(of)) for _, of in sorted(by_document.items()) if len(of) > 1), ())


def one_by_one(events: Iterable[Event], records: Sequence[AgreementRecord], designations: Sequence[str]) -> list[Event]:
    """The events of a relation with several instruments: the end of one ends a part, while another one stands."""
    begun = {
        name: min(
            (r.established.first() for r in records if r.established and _paper(r, designations) == name), default=""
        )
        for name in designations
    }
    over: set[str] = set()
    found = []
    for event in sorted(events, key=lambda event: event.last):
        own = fold(event.designation) if event.designation else ""
        if event.what == "end" and own in begun:
            over.add(own)
            if any(name not in over and start <= event.last for name, start in begun.items()):
                event = replace(event, what="partly_end")
        found.append(event)
    return found


def _paper(record: AgreementRecord, designations: Sequence[str]) -> str:
    name = fold(record.designation) if record.designation else ""
    return name if name in designations else ""


def instruments(
    records: Sequence[AgreementRecord], designations: Sequence[str], begun: Date | None, end: Date | None
) -> tuple[Instrument, ...]:
    """The papers of a relation: one with the relation's own dates, or each with those of the records that name it."""
    if not designations:
        name = next((r.designation for r in records if r.designation), None)
        return (Instrument(designation=name, established=begun, ended=end),)
    found = []
    for folded in designations:
        own = [r for r in records if r.designation and fold(r.designation) == folded]
        found.append(
            Instrument(
                designation=own[0].designation,
                established=next((r.established for r in own if r.established), None),
                ended=next((r.ended for r in reversed(own) if r.ended), None),
            )
        )
    return tuple(sorted(found, key=lambda i: (i.established.first() if i.established else "", i.designation or "")))
