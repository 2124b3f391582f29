"""An agreement with fields that a person settled: its states, its periods and what else rests on them made to agree.

A status that was corrected stands in the place of the one that was read, from the day by which that was told; where an
act of an earlier day made that one, it is kept, and the person's comes after it. A start or end that a person gives
moves the state of its day. What the machine put behind an end goes; so does an end behind which the agreement stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.resolve.asof import opens
from pipeline.resolve.events import periods_of
from pipeline.resolve.machine import IN_FORCE, OVER
from schemas.agreement import Agreement, State
from schemas.dates import Date
from schemas.record import Status
from schemas.review import Decision

_CLOSED: frozenset[Status] = OVER | {"partly_ended"}  # states of which `ended` is the day
_NEVER = ("proposed", "not_established")
_QUIET = ("active", "dormant", "unknown", *_NEVER)  # nobody ended or paused it


def settle(agreement: Agreement, by: Mapping[str, Decision]) -> Agreement:
    """The agreement, which has its settled values already, with all that follows from them. `by` is field -> decision."""
    found = agreement
    if "established" in by:
        found = _begun(found, by)
    if "status" in by or "ended" in by:
        found = _stood(found, by)
    if found.states == agreement.states and found.status == agreement.status and not by.keys() & {"established"}:
        return found
    update: dict[str, Any] = {"periods": periods_of(found.states, found.established, found.ended)}
    if len(found.instruments) == 1:
        dates = {"established": found.established, "ended": found.ended}
        update["instruments"] = (found.instruments[0].model_copy(update=dates),)
    if found.status in _QUIET:
        update["initiator"] = "unknown"
    return found.model_copy(update={name: value for name, value in update.items() if name not in by})


def _begun(agreement: Agreement, by: Mapping[str, Decision]) -> Agreement:
    """With the first state beginning on the day that a person gives."""
    start, states = agreement.established, agreement.states
    made: dict[str, Any] = {"since": start, "act": None, "decision_id": by["established"].decision_id}
    if states and (opens(states[0]) or states[0].status == "active"):
        return agreement.model_copy(update={"states": (states[0].model_copy(update=made), *states[1:])})
    if start is None or start.value is None or (not states and ("status" in by or agreement.status == "active")):
        return agreement
    first = State(status="active", known=_day(by["established"]), record_id=_source(agreement), **made)
    found = agreement.model_copy(update={"states": (first, *states)})
    return found if states else found.model_copy(update={"status": "active", "status_as_of": start})


def _stood(agreement: Agreement, by: Mapping[str, Decision]) -> Agreement:
    """With the state that a person settled as the present one."""
    status, ended, as_of = agreement.status, agreement.ended, agreement.status_as_of
    if "status" not in by and ended is not None and status not in _CLOSED:
        status = "ended"
    elif "ended" not in by and status not in _CLOSED:
        ended = None
    update: dict[str, Any] = {"status": status, "ended": ended}
    was = agreement.states[-1] if agreement.states else None
    if status in _NEVER:
        return agreement.model_copy(update=update | {"states": ()})
    since = ended if status in _CLOSED else None
    if since is None and "ended" not in by and status in OVER and was and was.status in OVER:
        since = was.since  # another word for the same end
    kept = _before(agreement.states, status, since)
    if kept and kept[-1].status == status and not (since and since.value):
        return agreement.model_copy(update=update | {"states": kept})
    decision = by.get("status") or by["ended"]
    told = [as_of] if "status_as_of" in by else [as_of, was.known if was else None, _day(decision)]
    behind = _bound(kept[-1]) if kept and "status_as_of" not in by else ""
    known = next((day for day in told if day and day.value and day.last() > (behind or "")), _day(decision))
    if not agreement.states and status in IN_FORCE:
        since = agreement.established
    state = State(
        status=status,
        since=since,
        known=known,
        act=None,
        record_id=_source(agreement),
        decision_id=decision.decision_id,
    )
    if "status_as_of" not in by:
        update["status_as_of"] = since if since and since.value else known
    return agreement.model_copy(update=update | {"states": (*kept, state)})


def _before(states: Sequence[State], status: Status, since: Date | None) -> tuple[State, ...]:
    """The states that stay in front of the one that a person settled."""
    kept = list(states)
    day = since.last() if since and since.value else None
    if kept and status not in OVER and day is None and not _begins(kept[-1]):
        kept.pop()  # the state that was read, and is not so
    while kept:
        last, bound = kept[-1], _bound(kept[-1])
        if _begins(last) and len(kept) == 1:
            break
        if last.status not in OVER:
            if day is not None and bound is not None and bound <= day:
                break
            if day is None and (status not in OVER or _begins(last) or last.act is not None):
                break
        kept.pop()
    return tuple(kept)


def _begins(state: State) -> bool:
    """Whether the agreement begins with a state; one that a source only tells on its own day does not."""
    return state.status == "active" and opens(state)


def _bound(state: State) -> str | None:
    """The day by which a state surely stood; None where no source gives one."""
    return next((date.last() for date in (state.since, state.known) if date and date.value), None)


def _source(agreement: Agreement) -> str:
    """The record that the state which a person corrects was read from."""
    return agreement.states[-1].record_id if agreement.states else agreement.record_ids[-1]


def _day(decision: Decision) -> Date | None:
    """The day of a decision: by then the person knew."""
    found = re.match(r"\d{4}-\d\d-\d\d(?!\d)", decision.at)
    return Date(value=found.group(), precision="day") if found else None
