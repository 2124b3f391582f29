"""Counts one claim from a dataset's agreements under one rule, and names the rows behind the count."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pipeline.claims.model import ROUND, Claim, Rule, Where
from pipeline.places.text import fold
from pipeline.resolve.asof import last_day, standing
from schemas.agreement import Agreement, State
from schemas.dates import Date


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the agreements in it. For a rate `value` is rounded as publications give it, `exact` is not."""

    value: float
    exact: float
    rows: tuple[str, ...]


def count(claim: Claim, rule: Rule, agreements: Iterable[Agreement], day: str) -> Counted:
    """The claim counted under a rule. `day` is what the file speaks of where the claim names none."""
    day = last_day(claim.as_of or day)
    chosen = [a for a in agreements if _fits(a, claim.where, rule)]
    if claim.count == "growth":
        return _growth(claim, rule, chosen, day)
    if claim.count == "first":
        dated = [(a.established.first()[:4], a.agreement_id) for a in chosen if a.established and a.established.value]
        year = min((year for year, _ in dated), default="0")
        rows = tuple(name for found, name in sorted(dated) if found == year)
        return Counted(float(year), float(year), rows)
    if claim.count == "relations":
        rows = tuple(a.agreement_id for a in chosen if a.status not in ("proposed", "not_established"))
    elif claim.count == "in_force":
        rows = tuple(a.agreement_id for a in chosen if _in_force(a, day, rule))
    elif claim.count == "state":
        rows = tuple(a.agreement_id for a in chosen if _status(a, day, rule) in claim.where.status)
    else:
        rows = tuple(
            a.agreement_id for a in chosen if _turned(a, claim.where.status, _first(str(claim.since)), day, rule)
        )
    return Counted(len(rows), len(rows), rows)


def _fits(agreement: Agreement, where: Where, rule: Rule) -> bool:
    partner, body = agreement.foreign_partner, agreement.swedish_partner
    initiator = agreement.initiator
    if initiator == "unknown" and rule.initiator == "unsaid_is_swedish":
        initiator = "swedish"
    asked: list[tuple[Collection[str], str | None]] = [
        (where.country_group, partner.country_group),
        (where.agreement_class, agreement.agreement_class),
        (where.swedish_code, body.code),
        (where.swedish_kind, body.kind),
        ([fold(name) for name in where.partner], fold(partner.name)),
        (where.initiator, initiator),
    ]
    return all(not wanted or value in wanted for wanted, value in asked)


def _in_force(agreement: Agreement, day: str, rule: Rule) -> bool:
    stood = standing(agreement, day)
    if stood.status == "partly_ended":
        return rule.partly_ended == "in_force"
    if stood.status == "unknown" and stood.state is not None:  # it began; only when it ended is not known
        return rule.undated_end == "in_force"
    return stood.in_force


def _status(agreement: Agreement, day: str, rule: Rule) -> str | None:
    status = standing(agreement, day).status
    return "ended" if status == "partly_ended" and rule.partly_ended == "ended" else status


def _turned(agreement: Agreement, statuses: Collection[str], first: str, day: str, rule: Rule) -> bool:
    """Whether it stood so on a day and came to it from `first` on. An end of unknown day is none of that time."""
    stood = standing(agreement, day)
    return _status(agreement, day, rule) in statuses and bool(stood.state) and _within(stood.state, first, day)


def _first(date: str) -> str:
    """The first day of a year, month or day."""
    return date + ("-01-01", "-01", "")[date.count("-")]


def _within(of: State | Date | None, first: str, last: str) -> bool:
    date = of.since if isinstance(of, State) else of
    return date is not None and date.value is not None and first <= date.last() and date.first() <= last


def _growth(claim: Claim, rule: Rule, chosen: list[Agreement], day: str) -> Counted:
    """How many a year were added from the year `since` to that of `day`, both counted: begun, or begun less ended."""
    since = str(claim.since)[:4]
    if rule.undated_end == "left_out":
        chosen = [a for a in chosen if not (a.ended and a.ended.value is None)]
    begun = [a for a in chosen if a.established and _within(a.established, f"{since}-01-01", day)]
    over = ("ended",) if rule.growth == "net" else ()
    ended = [a for a in chosen if _turned(a, over, f"{since}-01-01", day, rule)]
    exact = (len(begun) - len(ended)) / (int(day[:4]) - int(since) + 1)
    rows = [a.agreement_id for a in begun] + [f"-{a.agreement_id}" for a in ended]
    return Counted(round(exact + 1e-9, ROUND), exact, tuple(rows))
