"""What reviewers decided, put over the machine's reading: a person's decision wins.

Of several decisions on one subject the latest counts. What was accepted holds as long as the machine still reads what
the reviewer saw; then it is `stale`, and the new reading stands until somebody looks. What was corrected, added or
rejected stays as the person left it, and is `stale` as well when the machine's reading changed since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from pipeline.fieldpaths import as_text, empty, evidence_for, keyed, leaves
from pipeline.resolve.identity import agreement_id
from pipeline.resolve.machine import IN_FORCE
from pipeline.resolve.settled import settle
from pipeline.resolve.status import status_of
from pipeline.resolve.waiting import still_waits
from schemas.agreement import Agreement, ReviewState, Settled
from schemas.issue import Issue
from schemas.record import AgreementRecord
from schemas.review import Decision, Verdict

_IDENTITY = ("swedish_partner", "foreign_partner", "agreement_class")
_NOT_THERE = ("proposed", "not_established", "unknown")
_STANDS = IN_FORCE - {"partly_ended"}
_OF_THE_AGREEMENT = ("agreement_id", "record_ids", "former_ids", "review", "value_origin", "decisions", "conflicts")
_OF_RECORDS = ("acts", "motions")  # what an agreement only gathers: its record is where to decide
_NAMED = {"designation": "designations"}  # fields of a record that go by another name in an agreement


class Decided:
    """The decisions in force, and what became of each."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._on: dict[str, dict[str, Decision]] = defaultdict(dict)  # id -> field ('' for the whole) -> decision
        self._same: dict[str, str] = {}
        self._apart: set[frozenset[str]] = set()
        self._former: dict[str, str] = {}
        self._marks: dict[str, dict[str, ReviewState]] = defaultdict(dict)  # record -> field -> state
        self._used: set[str] = set()
        self._gave: dict[str, dict[str, Decision]] = defaultdict(dict)  # record -> path -> what gave its value
        self._problems: list[Issue] = []
        for decision in sorted(decisions, key=lambda d: (d.at, d.decision_id)):
            self._take(decision)

    def _take(self, decision: Decision) -> None:
        if decision.verdict in ("same", "different"):
            pair = frozenset((decision.subject, str(decision.value)))
            self._used.add(decision.decision_id)
            self._apart.discard(pair)
            self._same.pop(str(decision.value), None)
            if decision.verdict == "same":
                self._same[str(decision.value)] = decision.subject
            else:
                self._apart.add(pair)
            return
        name, path = _subject(decision.subject)
        self._on[name][path] = decision

    def rejected(self) -> frozenset[str]:
        """The ids that were rejected as a whole."""
        return frozenset(name for name, of in self._on.items() if "" in of and of[""].verdict == "reject")

    def records(self, records: Iterable[AgreementRecord]) -> list[AgreementRecord]:
        """The records as reviewers left them; those that were rejected are left out."""
        return [decided for record in records if (decided := self._record(record))]

    def _record(self, record: AgreementRecord) -> AgreementRecord | None:
        found = record
        for path, decision in self._on.get(record.record_id, {}).items():
            self._used.add(decision.decision_id)
            if not path:
                if decision.verdict == "reject":
                    return None
                continue
            dumped = found.model_dump(mode="json")
            state = _judge(decision, _at(dumped, path), record, path)
            self._marks[record.record_id][path.split(".")[0]] = state
            if decision.verdict == "accept":
                continue
            _put(dumped, path, None if decision.verdict == "reject" else decision.value)
            try:
                found = AgreementRecord.model_validate(dumped)
                self._gave[record.record_id][path] = decision
            except ValidationError as error:
                self._problem(decision, f"does not fit: {error.errors()[0]['msg']}")
        if found is record:
            return record
        found = _with_its_end(found, self._gave[record.record_id].keys())
        if found.acts != record.acts and not {"status", "ended"} & self._gave[record.record_id].keys():
            exists = record.status not in _NOT_THERE
            waits = still_waits(record, found.acts, exists=exists)
            found = found.model_copy(update={"status": status_of(found.acts, exists=exists, waits=waits)})
        if any(getattr(found, name) != getattr(record, name) for name in _IDENTITY):
            new = agreement_id(found.swedish_partner, found.foreign_partner, found.agreement_class)
            if record.agreement_id and new != record.agreement_id:
                self._former[record.record_id] = record.agreement_id
            found = found.model_copy(update={"agreement_id": new})
        return found

    def states(self) -> frozenset[str]:
        """The records whose status or end a person settled."""
        return frozenset(name for name, of in self._gave.items() if {"status", "ended"} & of.keys())

    def former(self, record_id: str) -> set[str]:
        """The id that a record gave its agreement before it was corrected."""
        return {self._former[record_id]} if record_id in self._former else set()

    def joined(self, name: str) -> str:
        """The agreement that a reviewer calls the same, else the agreement itself."""
        seen = {name}
        while (other := self._same.get(name)) and other not in seen:
            seen.add(other)
            name = other
        return name

    def different(self, one: str, two: str) -> bool:
        """Whether a reviewer keeps the two apart."""
        return frozenset((one, two)) in self._apart

    def agreement(self, agreement: Agreement) -> Agreement:
        """The agreement as reviewers left it, with what became of each field."""
        review, origin = dict(agreement.review), dict(agreement.value_origin)
        settled: list[Settled] = []
        for record_id in dict.fromkeys((*agreement.record_ids, *(act.record_id for act in agreement.acts))):
            for name, mark in self._marks.get(record_id, {}).items():
                if (field := _NAMED.get(name, name)) in review:
                    review[field] = mark
                    if mark in ("corrected", "rejected"):
                        origin[field] = "reviewed"
            for path, decision in self._gave.get(record_id, {}).items():
                if _NAMED.get(path.split(".")[0], path.split(".")[0]) in review:
                    settled.append(_settled(decision, path, record_id))
        found, by = agreement, dict[str, Decision]()
        for name in (*agreement.former_ids, agreement.agreement_id):
            for path, decision in self._on.get(name, {}).items():
                self._used.add(decision.decision_id)
                head = path.split(".")[0]
                if not path or head in (*_OF_THE_AGREEMENT, *_OF_RECORDS):
                    self._problem(decision, "is about no field of the agreement: decide on its records instead")
                    continue
                dumped = found.model_dump(mode="json")
                review[head] = _judge(decision, _at(dumped, path), None, path)
                if decision.verdict == "accept":
                    continue
                gone = "unknown" if path in ("status", "initiator") else None
                _put(dumped, path, gone if decision.verdict == "reject" else decision.value)
                try:
                    found = Agreement.model_validate(dumped)
                    origin[head], by[head] = "reviewed", decision
                    settled.append(_settled(decision, path, None))
                except ValidationError as error:
                    self._problem(decision, f"does not fit: {error.errors()[0]['msg']}")
        made = settle(found, by)
        for name in ("status", "established", "ended"):
            if getattr(made, name) != getattr(found, name):
                origin[name] = "reviewed"
        update = {"review": review, "value_origin": origin, "decisions": tuple(settled)}
        return made.model_copy(update=update)

    def issues(self, agreements: Mapping[str, Agreement]) -> tuple[Issue, ...]:
        """Decisions that are stale, that do not fit, and those about something that is not there."""
        found = list(self._problems)
        for name, of in sorted(self._on.items()):
            for path, decision in sorted(of.items()):
                if decision.decision_id not in self._used:
                    found.append(_issue(decision, "decision_without_subject", f"is about {name}, which is not there"))
                field = path.split(".")[0]
                told = self._marks.get(name, {}).get(field) or (
                    agreements[name].review.get(field) if name in agreements else None
                )
                if told == "stale":
                    found.append(_issue(decision, "stale_decision", "was made on another reading than today's"))
        return tuple(found)

    def _problem(self, decision: Decision, what: str) -> None:
        self._problems.append(_issue(decision, "decision_unusable", what))


def _subject(subject: str) -> tuple[str, str]:
    """(id, field) of a subject; a statement's id has its number behind the field."""
    name, colon, path = subject.rpartition(":")
    if colon and path.isdigit():
        name, colon, path = name.rpartition(":")
    return (name, path) if colon else (subject, "")


def _judge(decision: Decision, now: Any, record: AgreementRecord | None, path: str) -> ReviewState:
    """What became of a field: as the verdict says, or `stale` where the machine no longer reads what was judged."""
    verdict: Verdict = decision.verdict
    seen = decision.judged.value
    same = now == seen or (empty(now) and empty(seen))
    if same and record is not None and decision.judged.quote and verdict == "accept":
        same = any(evidence.quote == decision.judged.quote for evidence in evidence_for(record, path))
    if not same:
        return "accepted" if verdict in ("correct", "add") and now == decision.value else "stale"
    return {"accept": "accepted", "reject": "rejected"}.get(verdict, "corrected")  # type: ignore[return-value]


def _steps(value: Any, path: str) -> Iterator[tuple[Any, Any, bool]]:
    """(holder, key in it, whether it is the last step) along a dotted path; members of lists go by their names."""
    done: list[str] = []
    steps = path.split(".")
    while steps:
        step, *steps = steps
        if isinstance(value, list):
            named = [name for name, _ in keyed(".".join(done), value)]
            key: Any = named.index(step) if step in named else len(value)
        else:
            key = step
            done.append(step)
        yield value, key, not steps
        if steps:
            inside = isinstance(value, list) and key < len(value)
            value = value[key] if inside else value.get(key) if isinstance(value, dict) else None


def _at(dumped: Any, path: str) -> Any:
    for holder, key, last in _steps(dumped, path):
        if last and isinstance(holder, list):
            return holder[key] if key < len(holder) else None
        if last:
            return holder.get(key) if isinstance(holder, dict) else None
    return None


def _put(dumped: Any, path: str, value: Any) -> None:
    """Set what stands at a path; None takes a member out of its list."""
    for holder, key, last in _steps(dumped, path):
        if not last:
            continue
        if isinstance(holder, list):
            holder[key : key + 1] = [] if value is None else [value]
        elif isinstance(holder, dict):
            holder[key] = value if value is not None or not isinstance(holder.get(key), list) else []


def _with_its_end(record: AgreementRecord, settled: Collection[str]) -> AgreementRecord:
    """A record with a settled end is ended; one that is settled to stand has no end."""
    if "ended" in settled and "status" not in settled and record.ended and record.status in _STANDS:
        return record.model_copy(update={"status": "ended"})
    if "status" in settled and "ended" not in settled and record.ended and record.status in _STANDS:
        return record.model_copy(update={"ended": None})
    return record


def _settled(decision: Decision, path: str, record_id: str | None) -> Settled:
    return Settled(
        decision_id=decision.decision_id,
        day=decision.at[:10],
        verdict=decision.verdict,
        field=path,
        record_id=record_id,
        before=_in_words(decision.judged.value),
        value=None if decision.verdict == "reject" else _in_words(decision.value),
    )


def _in_words(value: Any) -> str | None:
    if empty(value):
        return None
    if isinstance(value, Mapping) and "value" not in value:
        return ", ".join(as_text(part) for part in leaves(value).values())
    if isinstance(value, list):
        return "; ".join(filter(None, map(_in_words, value)))
    return as_text(value)


def _issue(decision: Decision, kind: str, message: str) -> Issue:
    return Issue(
        issue_id=f"decision:{decision.decision_id}:{kind}",
        document_id=None,
        item_id=None,
        kind=kind,
        severity="warning",
        message=f"decision {decision.decision_id} on {decision.subject} {message}",
        hint="look at it again, and decide anew",
    )
