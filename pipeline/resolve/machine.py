"""The states of an agreement and what leads from one to the next.

                    nothing yet,
    what happens    proposed      active        dormant       paused        partly ended   ended, expired, not renewed
    establish       active        active        active        active        active         active (begun again)
    renew, resume   active        active        active        active        active         active (begun again)
    keep            active        -             -             -             -              -
    pause           paused        paused        paused        paused        paused         ! stays
    partly_end      partly ended  partly ended  partly ended  partly ended  partly ended   stays
    end             ended         ended         ended         ended         ended          stays (told again)
    not_renew       not renewed   not renewed   not renewed   not renewed   not renewed    stays
    told: begun     active        -             -             -             -              active (begun again)
    told: active    active        -             active        active        -              ! stays
    told: dormant   dormant       dormant       -             -             -              ! stays
    told: expired   expired       expired       expired       expired       expired        stays

`-` leaves the state as it is, `!` is a contradiction to be looked at. "Told" is what a source says of the state without
an act that made it so. Only acts that were decided or reported count. An act of another day comes after an act of an
earlier one; where the days cannot be told apart (a year beside a day of it), the more trusted source has the last word.
A state that is only told does not undo what an act of a more trusted source made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from schemas.dates import Date
from schemas.record import Act, Status

Told = Literal["told-begun", "told-active", "told-dormant", "told-expired"]
IN_FORCE: frozenset[Status] = frozenset({"active", "dormant", "paused", "partly_ended"})
OVER: frozenset[Status] = frozenset({"ended", "expired", "not_renewed"})
_STAY = "stay"
_CLASH = "clash"
_OPEN: tuple[Status, ...] = ("proposed", "active", "dormant", "paused", "partly_ended")


def _row(*columns: str) -> dict[str, str]:
    row: dict[str, str] = dict(zip(_OPEN, columns[:-1], strict=True))
    return row | dict.fromkeys(("ended", "expired", "not_renewed"), columns[-1])


TABLE: dict[str, dict[str, str]] = {
    "establish": _row("active", "active", "active", "active", "active", "active"),
    "renew": _row("active", "active", "active", "active", "active", "active"),
    "resume": _row("active", "active", "active", "active", "active", "active"),
    "keep": _row("active", _STAY, _STAY, _STAY, _STAY, _STAY),
    "pause": _row("paused", "paused", "paused", "paused", "paused", _CLASH),
    "partly_end": _row("partly_ended", "partly_ended", "partly_ended", "partly_ended", "partly_ended", _STAY),
    "end": _row("ended", "ended", "ended", "ended", "ended", _STAY),
    "not_renew": _row("not_renewed", "not_renewed", "not_renewed", "not_renewed", "not_renewed", _STAY),
    "told-begun": _row("active", _STAY, _STAY, _STAY, _STAY, "active"),
    "told-active": _row("active", _STAY, "active", "active", _STAY, _CLASH),
    "told-dormant": _row("dormant", "dormant", _STAY, _STAY, _STAY, _CLASH),
    "told-expired": _row("expired", "expired", "expired", "expired", "expired", _STAY),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that can change the state: a decided or reported act, or what a record tells of the state.

    `first` and `last` bound the day it happened, `known` is the day of its source. `place` orders the events of one
    source as they stand in it.
    """

    what: str
    first: str
    last: str
    since: Date | None
    known: Date | None
    trust: int
    record_id: str
    place: int
    act: Act | None = None
    designation: str | None = None

    @property
    def latest(self) -> str:
        """The latest day that it can have happened on: that of its source, where it has none itself."""
        if self.since is not None and self.since.value is not None:
            return self.last
        return self.known.last() if self.known else "9999-12-31"

    @property
    def told(self) -> bool:
        """Whether this only tells a state."""
        return self.act is None


@dataclass(frozen=True, slots=True)
class Step:
    """An event and the state after it; `clash` where it contradicts what was there."""

    event: Event
    before: Status
    after: Status
    clash: bool = False

    @property
    def changed(self) -> bool:
        """Whether the state is another one than before."""
        return self.before != self.after

    @property
    def affirms(self) -> bool:
        """Whether the event made the state, or makes or tells the one that was there already (a renewal)."""
        return (
            self.changed
            or self.event.what.removeprefix("told-") == self.after
            or TABLE[self.event.what][self.before] == self.after
        )


def ordered(events: Iterable[Event]) -> list[Event]:
    """The events in the order in which they count: by day, and where days cannot be told apart, the weaker first."""
    found: list[Event] = []
    for event in sorted(events, key=_key):
        at = len(found)
        while at and _weaker(event, found[at - 1]):
            at -= 1
        found.insert(at, event)
    return found


def _key(event: Event) -> tuple[str, bool, int, str, int]:
    first = (
        event.trust if event.what == "told-begun" else -event.trust
    )  # the best source of a start, the last word else
    return (event.last, not event.told, first, event.record_id, event.place)


def _weaker(event: Event, other: Event) -> bool:
    """Whether `event`, the later one by its last day, must come before `other` all the same."""
    return event.first <= other.last and event.trust > other.trust and not event.told and not other.told


def walk(events: Iterable[Event]) -> list[Step]:
    """The state after each event, in order."""
    state: Status = "proposed"
    before: Status = "proposed"  # what `maker`, the event that made the state, found
    maker: Event | None = None
    steps = []
    for event in ordered(events):
        after = TABLE[event.what][state]
        if maker is not None and _unsettled(event, maker):
            after = TABLE[event.what][before]
        if maker is not None and event.told:
            dated = maker.since is not None and maker.since.value is not None
            if event.what == "told-begun" and state in OVER and not dated and not maker.told:
                after = _STAY  # nobody knows whether the end came before
            elif after == "active" and state == "paused" and event.trust > maker.trust:
                after = _CLASH
        new: Status = state if after in (_STAY, _CLASH) else after  # type: ignore[assignment]
        steps.append(Step(event, state, new, after == _CLASH))
        if new != state or maker is None:
            before, maker = state, event
        state = new
    return steps


def _unsettled(event: Event, maker: Event) -> bool:
    """Whether time does not tell which of two acts came first, and the later placed one is the more trusted."""
    return not event.told and not maker.told and event.first <= maker.latest and event.trust < maker.trust
