"""From records to agreements: one row for each `agreement_id`, every value kept with the records that say it.

    records ──► as reviewers decided ──► versions counted once ──► grouped by agreement ──► acts on sets given out
            ──► states (`machine`) and values (`merge`) of each ──► as reviewers decided ──► agreements and issues

The time of the act decides the state, trust breaks ties (`trust`); what the state machine does not let pass, and values
that contradict each other, stand in `conflicts` and become issues: nothing is overwritten. Where the source of the
present state is weaker than one that gives another, that is an issue too.

Records of several versions of one § are counted once, from the one they rest on (see `counted`); `record_ids` names
all of them. An agreement has the id that the record gives which counts; the ids that other versions give it, such as
one with a misread name, are former ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.resolve import merge
from pipeline.resolve.asof import standing_of
from pipeline.resolve.counted import Counted, count
from pipeline.resolve.decided import Decided
from pipeline.resolve.events import event_of_act, events_of, granted, periods_of, states_of
from pipeline.resolve.machine import IN_FORCE, TABLE, Event, Step, walk
from pipeline.resolve.notes import notes
from pipeline.resolve.scopes import SetAct, covers, set_acts
from pipeline.resolve.status import initiator_of, when
from pipeline.resolve.trust import origin_of
from schemas.agreement import Agreement, Origin, SourcedAct, SourcedMotion
from schemas.dates import Date
from schemas.issue import Issue
from schemas.record import AgreementRecord, Status
from schemas.review import Decision


def fold(
    records: Iterable[AgreementRecord], decisions: Iterable[Decision] = ()
) -> tuple[tuple[Agreement, ...], tuple[Issue, ...]]:
    """All agreements, by id, and an issue for each conflict. The order of `records` makes no difference.

    An `unspecified` class joins the only class known for the same two parties; else it stands by itself with an issue.
    """
    decided = Decided(decisions)
    rows = _once(decided.records(records))
    issues: list[Issue] = []
    groups = _groups([row for row in rows if row.record.agreement_id], decided)
    _give_out([row for row in rows if row.record.scope], groups.values())
    agreements = []
    for agreement_id in sorted(groups):
        agreement, steps = groups[agreement_id].agreement(groups.keys())
        agreement = decided.agreement(agreement)
        agreements.append(agreement)
        issues.extend(notes(agreement, groups[agreement_id].rows, steps))
    return tuple(agreements), (*issues, *decided.issues({a.agreement_id: a for a in agreements}))


def _groups(rows: Sequence[Counted], decided: Decided) -> dict[str, _Group]:
    """The rows by the agreement they are of."""
    known: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        pair, kind = _pair_and_class(row.record)
        known[pair].add(kind)
        if kind == "unspecified":  # another version may tell the class
            known[pair] |= {k for p, k in map(_pair_and_class, row.others) if p == pair}
    groups: dict[str, _Group] = {}
    settled = decided.states()
    for row in rows:
        pair, kind = _pair_and_class(row.record)
        classes = known[pair] - {"unspecified"}
        target = str(row.record.agreement_id)
        if kind == "unspecified" and len(classes) == 1:
            joined = f"{pair}-{next(iter(classes))}"
            target = target if decided.different(target, joined) else joined
        target = decided.joined(target)
        group = groups.setdefault(target, _Group(target, settled=settled))
        group.rows.append(row)
        group.former |= {str(r.agreement_id) for r in (row.record, *row.others) if r.agreement_id}
        group.former |= decided.former(row.record.record_id)
    for group in groups.values():
        group.rows.sort(key=lambda row: (row.said, row.record.record_id))
    return groups


def _give_out(rows: Iterable[Counted], groups: Iterable[_Group]) -> None:
    """Give the acts on sets to the agreements that they are about, the earlier act first."""
    found = sorted(groups, key=lambda group: group.agreement_id)
    for act in set_acts(rows):
        for group in found:
            if covers(act, group.rows[0].record) and group.stood_before(act.first):
                group.sets.append(act)


def _once(records: Iterable[AgreementRecord]) -> list[Counted]:
    """The records that count, by id, each with its other versions. One that rests on a record that is not there counts."""
    by_id = {record.record_id: record for record in records}
    rests = {name: record.rests_on if record.rests_on in by_id else name for name, record in by_id.items()}
    counted = []
    for name in sorted(name for name, on in rests.items() if on == name):
        record = by_id[name]
        others = [by_id[other] for other in record.versions if other in by_id and rests[other] == name]
        counted.append(count(record, others))
    return counted


def _pair_and_class(record: AgreementRecord) -> tuple[str, str]:
    pair, _, kind = str(record.agreement_id).rpartition("-")
    return pair, kind


@dataclass
class _Group:
    """The rows of one agreement, in the order of their days, with the acts on sets that it was part of."""

    agreement_id: str
    rows: list[Counted] = field(default_factory=list)
    sets: list[SetAct] = field(default_factory=list)
    former: set[str] = field(default_factory=set)
    settled: frozenset[str] = frozenset()  # records whose status a person settled

    def steps(self) -> list[Step]:
        """The states that it went through."""
        records = [row.record for row in self.rows]
        events = [event for row in self.rows for event in events_of(row, settled=row.record.record_id in self.settled)]
        events += [self._event(s) for s in self.sets if s.done and s.act.act in TABLE]
        designations = merge.papers(records)
        return walk(merge.one_by_one(events, records, designations) if designations else events)

    @staticmethod
    def _event(act: SetAct) -> Event:
        return event_of_act(act.row, act.act, act.record_id, act.place)

    def stood_before(self, day: str) -> bool:
        """Whether it was in force on the eve of `day`. One of unknown start was, if a source of that time says so."""
        eve = standing_of(states_of(self.steps(), self.rows), _eve(day))
        if eve.in_force or eve.status != "unknown":
            return eve.in_force
        return any(row.record.status in IN_FORCE and row.said <= day for row in self.rows)

    def agreement(self, others: Iterable[str]) -> tuple[Agreement, list[Step]]:
        """The agreement, and the steps that made its state."""
        records = [row.record for row in self.rows]
        steps = self.steps()
        states = states_of(steps, self.rows)
        status, as_of, giver = _present(steps, self.rows)
        designations = merge.papers(records)
        begun = merge.established(records, steps, designations)
        sources = [*records, *(s.row.record for s in self.sets)]
        end = merge.ended(steps, sources, status)
        conflicts = (merge.status_conflict(steps), begun.conflict, end.conflict)
        acts = [pair for row in self.rows for pair in row.acts] + [(s.act, s.record_id) for s in self.sets]
        by_id = {record.record_id: record for record in sources}
        term = next((r for r in reversed(records) if r.term), None)
        givers = {"established": begun.giver, "ended": end.giver, "status": by_id.get(giver), "term": term}
        fields = ("established", "ended", "term", "designations", "reasons", "acts", "status")
        agreement = Agreement(
            agreement_id=self.agreement_id,
            former_ids=tuple(sorted(self.former - set(others))),
            swedish_partner=records[0].swedish_partner,
            foreign_partner=merge.partner(records),
            agreement_class=self.agreement_id.rpartition("-")[2],
            designations=tuple(dict.fromkeys(r.designation for r in records if r.designation)),
            instruments=merge.instruments(records, designations, begun.value, end.value),
            periods=periods_of(states, begun.value, end.value),
            states=states,
            status=status,
            status_as_of=as_of,
            established=begun.value,
            ended=end.value,
            term=term.term if term else None,
            initiator=initiator_of(act for act, _ in acts),
            reasons=tuple(
                dict.fromkeys(x for r in records for x in r.reasons if x.holder not in ("motion", "opposition"))
            ),
            acts=tuple(
                SourcedAct(**act.model_dump(), record_id=source)
                for act, source in sorted(acts, key=lambda p: (when(p[0]), p[1], p[0].key))
            ),
            motions=tuple(
                SourcedMotion(**m.model_dump(), record_id=source)
                for m, source in (row.motion for row in self.rows if row.motion)
            ),
            participants=tuple(dict.fromkeys(name for r in records for name in r.participants)),
            consulted=tuple(dict.fromkeys(name for r in records for name in r.consulted)),
            funder=next((r.funder for r in records if r.funder), None),
            record_ids=tuple(sorted(r.record_id for row in self.rows for r in (row.record, *row.others))),
            conflicts=tuple(conflict for conflict in conflicts if conflict),
            value_origin={name: _origin(givers.get(name), records) for name in fields},
            review=dict.fromkeys(fields, "pending"),
            sample=any(r.sample for r in records),
        )
        return agreement, steps


def _eve(day: str) -> str:
    """What sorts before `day` and behind every earlier day."""
    return day[:-1] + chr(ord(day[-1]) - 1)


def _present(steps: Sequence[Step], rows: Sequence[Counted]) -> tuple[Status, Date | None, str]:
    """The present state, since or by when it is told, and the record that tells it."""
    made = next((step for step in reversed(steps) if step.affirms), None)
    if made is None or made.event.what == "told-begun":
        status = made.after if made else None
        there = [row for row in rows if status in (None, row.record.status)]
        row = granted(there)
        if row is None and made:
            return made.after, made.event.since, made.event.record_id
        assert row is not None, "an agreement has a record"
        return status or row.record.status, row.day, row.record.record_id
    event, act = made.event, made.event.act
    date = (act.date or act.effective) if act else None
    return steps[-1].after, date if date and date.value else event.known, event.record_id


def _origin(giver: AgreementRecord | None, records: Sequence[AgreementRecord]) -> Origin:
    """Where a value comes from: its record, else what the records of the agreement are, the machine's reading first."""
    if giver is not None:
        return origin_of(giver)
    origins = {origin_of(record) for record in records}
    return next(origin for origin in ("extracted", "imported", "manual") if origin in origins)
