"""Counts what the charts show, by the rules of the NKK report (see `pipeline.claims.count`, whose figures these are).

An agreement is in force when it is active, dormant, paused or partly ended. One that began and may have ended, on a day
that no source gives, is neither counted nor left out: it is its own series, `uncertain`, so that a count "with" and
"without" such ends can both be read from the picture. An agreement that ran out is no ended one (note 20). One pair has
at most one twin relation and one partnership (note 4): they are two agreements of the dataset. Records with a scope or
with a mere country have no agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from pipeline.charts.geography import continent_of
from pipeline.charts.model import NO_YEAR, UNCERTAIN, Chart, Group, Ids, collected
from pipeline.resolve.asof import Standing, in_calendar, opens, standing
from pipeline.resolve.machine import IN_FORCE, OVER
from schemas.agreement import Agreement, State
from schemas.record import AgreementRecord

CLASSES: Final = ("twin", "partnership", "unspecified")
TURNED: Final = ("ended", "not_renewed", "partly_ended", "paused")
Sureness = Literal["sure", "uncertain", "unsure-start"]


def last_known(records: Iterable[AgreementRecord], rows: Iterable[Agreement]) -> str | None:
    """The day of the newest source, or else of the newest state; None where no day is known at all."""
    dates = [r.document.meeting_date or r.document.date for r in records]
    days = [date.last() for date in dates if date and date.value]
    if not days:
        days = [s.since.last() for a in rows for s in a.states if s.since and s.since.value]
    return in_calendar(max(days)) if days else None


def sureness(stood: Standing) -> Sureness | None:
    """Whether the agreement is in force: `uncertain` where it may have ended, `unsure-start` where it may not have begun.

    None where it surely is not in force.
    """
    if stood.in_force:
        return "sure"
    if stood.status != "unknown" or stood.pending is None:
        return None
    if stood.state is None or stood.state.status not in IN_FORCE | OVER:
        return "unsure-start"
    if stood.state.status in IN_FORCE and stood.pending.status in IN_FORCE:
        return "sure"  # only which of two states is not known
    return "uncertain"


def by_place(
    name: str, rows: Sequence[Agreement], day: str, key: Callable[[Agreement], str], continent: str | None = None
) -> Chart:
    """The agreements in force on a day, by continent or by country; the biggest group first."""
    triples: list[tuple[str, str, str]] = []
    unsure: set[str] = set()
    for row in rows:
        sure = sureness(standing(row, day))
        if sure == "unsure-start":
            unsure.add(row.agreement_id)
        elif sure:
            triples.append((key(row), "in_force" if sure == "sure" else UNCERTAIN, row.agreement_id))
    groups = [Group(place, parts) for place, parts in collected(triples).items()]
    groups.sort(key=lambda group: (-group.count(), -group.sure, group.key))
    asides = {"open-end": _ids(groups, UNCERTAIN), "unsure-start": tuple(sorted(unsure))}
    kind: Literal["countries", "continents"] = "continents" if name == "by-continent" else "countries"
    series = tuple(s for s in ("in_force", UNCERTAIN) if any(g.count(s) for g in groups))
    return _chart(name, kind, rows, day, series, groups, asides, continent=continent)


def by_year(rows: Sequence[Agreement], day: str) -> Chart:
    """The agreements in force at the end of each year (on `day` in the last one), by class."""
    triples: list[tuple[str, str, str]] = []
    counted: set[str] = set()
    never: set[str] = set()
    for row in rows:
        seen = False
        for years, stood in standings(row, day):
            sure = sureness(stood)
            if sure in ("sure", "uncertain"):
                seen = True
                part = row.agreement_class if sure == "sure" else UNCERTAIN
                triples.extend((str(year), part, row.agreement_id) for year in years)
        begun = any(state.status in IN_FORCE | OVER for state in row.states)
        if seen and not opens(_first(row.states)):
            counted.add(row.agreement_id)
        elif begun and not seen and not _later(row, day):
            never.add(row.agreement_id)
    groups = _all_years(collected(triples), int(day[:4]))
    asides = {
        "open-end": _ids(groups, UNCERTAIN),
        "late": tuple(sorted(counted)),
        "never": tuple(sorted(never)),
    }
    series = tuple(s for s in (*CLASSES, UNCERTAIN) if any(g.count(s) for g in groups))
    return _chart("in-force-by-class", "in_force", rows, day, series, groups, asides)


def turned(rows: Sequence[Agreement], day: str) -> Chart:
    """The agreements that were ended, not renewed, ended in part or paused in each year, and stood so at its end."""
    triples: list[tuple[str, str, str]] = []
    expired: set[str] = set()
    maybe: set[str] = set()
    for row in rows:
        told: set[int] = set()
        for years, stood in standings(row, day):
            state, year = stood.state, str(years[0])
            if stood.status == "expired":
                expired.add(row.agreement_id)
            if stood.status in TURNED and state is not None and id(state) not in told:
                told.add(id(state))
                one = state.since is not None and state.since.first()[:4] == state.since.last()[:4] == year
                triples.append((year if one else NO_YEAR, str(stood.status), row.agreement_id))
        if (stood := standing(row, day)).pending and stood.pending.status in TURNED:
            known = stood.pending.known
            if known is None or known.value is None:  # told by a source without a day: it has happened
                triples.append((NO_YEAR, stood.pending.status, row.agreement_id))
            elif stood.state is not None:
                maybe.add(row.agreement_id)
    found = collected(triples)
    without = found.pop(NO_YEAR, None)
    groups = _all_years(found, int(day[:4])) if found else []
    if without:
        groups.append(Group(NO_YEAR, without))
    asides = {
        "no-year-told": tuple(sorted({name for ids in (without or {}).values() for name in ids})),
        "open-end-turned": tuple(sorted(maybe)),
        "expired": tuple(sorted(expired)),
    }
    series = tuple(s for s in TURNED if any(g.count(s) for g in groups))
    return _chart("ended-and-paused", "turned", rows, day, series, groups, asides)


def standings(row: Agreement, day: str) -> Iterator[tuple[range, Standing]]:
    """How an agreement stood at the end of each year until `day`, as runs of years in which nothing changed.

    Every change falls in a year that one of its states names, so only those are looked at.
    """
    last = int(day[:4])
    named = {
        int(bound[:4])
        for state in row.states
        for date in (state.since, state.known)
        if date is not None and date.value is not None
        for bound in (date.first(), date.last())
    }
    starts = sorted({year for year in named if year < last} | {last})
    for at, year in enumerate(starts):
        after = starts[at + 1] if at + 1 < len(starts) else last + 1
        yield range(year, after), standing(row, day if year == last else f"{year}-12-31")


def continents(rows: Sequence[Agreement], day: str) -> list[str]:
    """The continents with an agreement that is, or may be, in force on a day; the one with most first."""
    found = Counter(
        continent_of(row.foreign_partner.country)
        for row in rows
        if sureness(standing(row, day)) in ("sure", "uncertain")
    )
    return [name for name, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) if name]


def country_key(row: Agreement) -> str:
    """The country an agreement is counted under: China for Hong Kong and Macau too."""
    return row.foreign_partner.country_group or row.foreign_partner.country or ""


def continent_key(row: Agreement) -> str:
    """The continent an agreement is counted under."""
    return continent_of(row.foreign_partner.country)


def _chart(
    name: str,
    kind: Literal["continents", "countries", "in_force", "turned"],
    rows: Sequence[Agreement],
    day: str,
    series: tuple[str, ...],
    groups: Iterable[Group],
    asides: dict[str, Ids],
    continent: str | None = None,
) -> Chart:
    base = tuple(sorted(row.agreement_id for row in rows))
    made_up = {row.agreement_id for row in rows if row.sample}
    chart = Chart(name, kind, day, series, tuple(groups), {k: v for k, v in asides.items() if v}, None, continent, base)
    return replace(chart, samples=tuple(row for row in chart.shown if row in made_up))


def _ids(groups: Iterable[Group], series: str) -> Ids:
    return tuple(sorted({name for group in groups for name in group.parts.get(series, ())}))


def _all_years(found: dict[str, dict[str, Ids]], last: int) -> list[Group]:
    """Every year from the first to the last, those without an agreement too."""
    first = min((int(year) for year in found), default=last)
    return [Group(str(year), found.get(str(year), {})) for year in range(first, last + 1)]


def _first(states: Sequence[State]) -> State:
    return next(state for state in states if state.status in IN_FORCE | OVER)


def _later(row: Agreement, day: str) -> bool:
    """Whether the agreement surely began after a day."""
    return standing(row, day).status is None
