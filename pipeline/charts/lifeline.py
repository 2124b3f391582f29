"""What the timeline of one agreement shows: its states as spans of days, and what happened to it, by day.

A span is sure from the last day that its beginning can be to the first day that its end can be; before and after that
it is uncertain, and hatched: a year for `2010`, and all the time since the last thing known where the source gives no
day. That is how `pipeline.resolve.asof` reads the states. An event stands at its own day, else at the day it takes
effect; what the sources tell twice is one event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.charts.dates import date_text
from pipeline.charts.words import Lang, say
from pipeline.privacy import mask
from pipeline.resolve.asof import in_calendar
from pipeline.resolve.machine import OVER
from schemas.agreement import Agreement, SourcedAct, State
from schemas.dates import Date
from schemas.record import AgreementRecord, Status


@dataclass(frozen=True, slots=True)
class Span:
    """A state: it may have begun on `first` (None: nobody knows when) and surely stood from `sure` until `until`.

    From `until` to `last` it may have stood. Days are YYYY-MM-DD. A state that ends an agreement has no length.
    """

    status: Status
    when: str
    first: str | None
    sure: str
    until: str
    last: str
    over: bool
    record_id: str
    decision_id: str | None = None
    cut: bool = False  # whether it may have begun behind the day that is shown

    @property
    def known_within_a_year(self) -> bool:
        """Whether its beginning is known to within a calendar year."""
        return not self.cut and self.first is not None and self.first[:4] == self.sure[:4]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. `first` and `last` bound its day; None where no source gives one.

    `key` tells it from the others, in any language. `stage` is that of the act, or `filed`.
    """

    key: tuple[str, ...]
    what: str
    when: str
    first: str | None
    last: str | None
    stage: str
    record_ids: tuple[str, ...]


def spans(row: Agreement, day: str, lang: Lang) -> list[Span]:
    """The states of an agreement, in order, until `day` or the last state, whichever is later."""
    found: list[Span] = []
    for state in reversed(row.states):
        dated = state.since is not None and state.since.value is not None
        sure = _sure(state, day)
        first = state.since.first() if state.since is not None and dated else None
        after = found[-1] if found else None
        last = max(day, sure) if after is None else max(after.sure, sure)
        until = last if after is None else max(after.first or sure, sure)
        told = _told(state, lang)
        found.append(
            Span(state.status, told, first, sure, until, last, state.status in OVER, state.record_id, state.decision_id)
        )
    found.reverse()
    # what has no day of its own came after what is known before it
    return [
        replace(span, first=found[n - 1].sure) if n and span.first is None and found[n - 1].sure <= span.sure else span
        for n, span in enumerate(found)
    ]


def until(found: Iterable[Span], day: str) -> list[Span]:
    """The spans as of a day: nothing of what is known only behind it."""
    return [
        replace(
            span, sure=min(span.sure, day), until=min(span.until, day), last=min(span.last, day), cut=span.sure > day
        )
        for span in found
        if (span.first or "") <= day
    ]


def _sure(state: State, day: str) -> str:
    """The day by which a state surely stood."""
    for date in (state.since, state.known):
        if date is not None and date.value is not None:
            return in_calendar(date.last())
    return day


def _told(state: State, lang: Lang) -> str:
    since, known = state.since, state.known
    if since is not None and since.value is not None:
        return date_text(since, lang)
    if known is not None and known.value is not None:
        return say("by-then", lang, day=date_text(known, lang))
    return say("no-day", lang)


def events(row: Agreement, records: Mapping[str, AgreementRecord], lang: Lang) -> list[Event]:
    """What happened to an agreement and to the motions about it, in order; what has no day comes last."""
    found: dict[tuple[str, ...], Event] = {}
    for event in (*_acts(row, lang), *_motions(row, records, lang)):
        same = found.get(event.key)
        ids = {*event.record_ids, *(same.record_ids if same else ())}
        found[event.key] = replace(event, record_ids=tuple(sorted(ids)))
    return sorted(found.values(), key=lambda event: (event.last or "9999-99-99", event.first or "", event.key))


def _event(key: Iterable[str | None], what: str, day: Date | None, stage: str, record_id: str, lang: Lang) -> Event:
    known = day if day is not None and day.value is not None else None
    when = date_text(known, lang) if known else say("no-day", lang)
    first, last = (known.first(), in_calendar(known.last())) if known else (None, None)
    names = (*(part or "" for part in key), stage, known.to_line() if known else "")
    return Event(names, mask(what), when, first, last, stage, (record_id,))


def _acts(row: Agreement, lang: Lang) -> Iterator[Event]:
    for act in row.acts:
        day = act.date if act.date is not None and act.date.value is not None else act.effective
        effective = act.effective.to_line() if act.effective is not None else ""
        key = ("act", act.act, act.by, act.organ_name, effective)
        yield _event(key, _act(act, lang), day, act.stage, act.record_id, lang)


def _act(act: SourcedAct, lang: Lang) -> str:
    told = f"{say(f'act-{act.act}', lang)}: {say(f'stage-{act.stage}', lang)}"
    if act.by != "unknown":
        told += f" {say(f'by-{act.by}', lang)}"
    if act.organ_name:
        told += f" ({act.organ_name})"
    if (
        act.effective is not None
        and act.effective.value is not None
        and act.date is not None
        and act.effective != act.date
    ):
        told += f", {say('in-effect', lang, day=date_text(act.effective, lang))}"
    return told


def _motions(row: Agreement, records: Mapping[str, AgreementRecord], lang: Lang) -> Iterator[Event]:
    for motion in row.motions:
        kind, title = say(f"motion-{motion.kind}", lang), motion.title
        if motion.filed is not None and motion.filed.value is not None:
            parties = sorted({mover.party for mover in motion.movers if mover.party})
            told = say("filed", lang, kind=kind) + (f" ({', '.join(parties)})" if parties else "")
            key = ("filed", motion.kind, title, *parties)
            yield _event(key, told, motion.filed, "filed", motion.record_id, lang)
        if motion.outcome != "unknown":
            record = records.get(motion.record_id)
            day = (record.document.meeting_date or record.document.date) if record else None
            stage = motion.outcome_stage or "reported"
            told = f"{kind} {say(f'out-{motion.outcome}', lang)}"
            told += f" ({say(f'step-{motion.outcome_stage}', lang)})" if motion.outcome_stage else ""
            key = ("outcome", motion.kind, title, motion.outcome, motion.outcome_by)
            yield _event(key, told, day, stage, motion.record_id, lang)
