"""How an agreement stood on a day, from its states.

A stretch covers all the days that it can: an agreement begun in 2015 was there from January, one ended in 2020 until
December. Where a source gives no day, the state is not known between the last thing that is and the day of the source.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date as day_of

from pipeline.resolve.machine import IN_FORCE
from schemas.agreement import Agreement, State
from schemas.record import Status


@dataclass(frozen=True, slots=True)
class Standing:
    """The status on a day; None before the agreement began. `state` is what made it so.

    `pending` is set where the status is `unknown`: the state that may or may not have been reached by then.
    """

    status: Status | None
    state: State | None = None
    pending: State | None = None

    @property
    def in_force(self) -> bool:
        """Whether the agreement surely was in force."""
        return self.status in IN_FORCE


def opens(state: State) -> bool:
    """Whether a state begins the agreement, and does not take one for granted that was there before."""
    return state.since is not None and (state.act is None or state.act.startswith("establish"))


def standing(agreement: Agreement, day: str) -> Standing:
    """How the agreement stood on a day (`YYYY-MM-DD`), at its end."""
    return standing_of(agreement.states, day)


def standing_of(states: tuple[State, ...], day: str) -> Standing:
    """As `standing`, of states alone."""
    current: State | None = None
    for state in states:
        if state.since is None or state.since.value is None:
            if state.known is None or state.known.last() > day:
                if current is not None and current.status == state.status:
                    continue
                return Standing("unknown", current, pending=state)
        elif (state.since.first() if opens(state) else state.since.last()) > day:
            if current is None and not opens(state):
                return Standing("unknown", pending=state)
            break
        if state.status == "unknown":  # a person took out what was read, and put nothing in its place
            return Standing("unknown", current, pending=state)
        current = state
    return Standing(current.status if current else None, current)


def last_day(date: str) -> str:
    """The last day of `2016`, `2016-06` or `2016-06-30`, for ordering. Raises `ValueError` for what is in no calendar."""
    parts = date.split("-")
    if len(parts) > 3 or [len(p) for p in parts] != [4, 2, 2][: len(parts)] or not all(p.isdigit() for p in parts):
        raise ValueError(date)
    day_of(*(int(part) for part in (*parts, "01", "01")[:3]))
    return date + ("-12-31", "-31", "")[len(parts) - 1]


def in_calendar(day: str) -> str:
    """`2016-06-31`, which orders as the end of June, as the day it is."""
    year, month, last = map(int, day.split("-"))
    return f"{day[:8]}{min(last, calendar.monthrange(year, month)[1]):02}"
