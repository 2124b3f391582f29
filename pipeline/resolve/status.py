"""The state of an agreement: what its acts make of it.

`decided` and `reported` acts change the state, in the order of their dates (undated ones in text order before the
item's own decision); proposals and requests do not, except that a relation which is only asked for is `proposed`.
"""

from __future__ import annotations

from collections.abc import Iterable

from schemas.dates import Date
from schemas.record import Act, Initiator, Status

EFFECT: dict[str, Status] = {
    "establish": "active", "renew": "active", "resume": "active", "keep": "active", "end": "ended",
    "partly_end": "partly_ended", "pause": "paused", "not_renew": "not_renewed",
}  # fmt: skip
DONE = ("decided", "reported")
CLOSING = ("end", "partly_end", "pause", "not_renew")


def status_of(
    acts: Iterable[Act],
    *,
    exists: bool,
    dormant: bool = False,
    expired: bool = False,
    told: Status | None = None,
    waits: bool = False,
) -> Status:
    """The state after `acts`. `exists`: the text says that the agreement is there, whatever is asked about it.

    `told`: the state that a table of agreements gives. `waits`: it is decided on and not signed, so that it is not in
    force yet (`pipeline.resolve.waiting`).
    """
    state = _state(list(acts), exists=exists, dormant=dormant, expired=expired, told=told)
    return "proposed" if waits and state == "active" else state


def _state(acts: list[Act], *, exists: bool, dormant: bool, expired: bool, told: Status | None) -> Status:
    last = last_done(acts)
    if last is not None:
        return EFFECT[last.act]
    if not exists and any(a.act == "establish" and a.stage == "rejected" for a in acts):
        return "not_established"
    if not exists and any(
        a.act in ("establish", "investigate") and a.stage in ("requested", "proposed", "planned", "decided")
        for a in acts
    ):
        return "proposed"
    if told is not None:
        return told
    if expired:
        return "expired"
    if dormant:
        return "dormant"
    return "active" if exists or any(a.act != "establish" for a in acts) else "unknown"


def last_done(acts: Iterable[Act]) -> Act | None:
    """The act that gives the state: the last one done, by its day, else by its place. What is paused and kept on one day is
    paused: that it is not given up changes no more."""
    done = [(when(act), at, act) for at, act in enumerate(acts) if act.stage in DONE and act.act in EFFECT]
    paused = {day for day, _, act in done if act.act == "pause"}
    done = [one for one in done if one[2].act != "keep" or one[0] not in paused]
    return max(done, key=lambda one: one[:2])[2] if done else None


def when(act: Act) -> str:
    """For ordering: the day of the step, else the day it takes effect."""
    date = act.date or act.effective
    return date.last() if date else ""


def ended_on(acts: Iterable[Act], status: Status) -> Date | None:
    """When an ended agreement ended: the effective date of the act that ended it, else the act's own."""
    if status not in ("ended", "partly_ended"):
        return None
    closing = [a for a in acts if a.act in ("end", "partly_end") and a.stage in DONE]
    if not closing:
        return None
    last = max(closing, key=when)
    return last.effective or last.date


def initiator_of(acts: Iterable[Act]) -> Initiator:
    """Who ended or paused it: set only by a decided or reported end, pause or non-renewal."""
    sides = {a.by for a in acts if a.act in CLOSING and a.stage in DONE}
    if "mutual" in sides:
        return "mutual"
    if "foreign" in sides:
        return "foreign"
    return "swedish" if sides & {"swedish", "motion", "petition"} else "unknown"
