"""Values of the schemas as the words of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pipeline.export.model import SEPARATOR, UNKNOWN_DATE, Cell
from pipeline.fieldpaths import as_text, flatten, slug
from schemas.agreement import Agreement, Instrument, Period, State
from schemas.dates import Date
from schemas.document import Body
from schemas.record import Act, AgreementRecord, ForeignPartner, Handling, Motion, Mover, Position, Scope, Term, Vote


def listed(values: Iterable[str | None]) -> str | None:
    """A list in one cell; None where it is empty."""
    return SEPARATOR.join(value for value in values if value) or None


def day(date: Date | None) -> str | None:
    """A date as its source gives it; `unknown` where the source says that it is not known."""
    return (date.value or UNKNOWN_DATE) if date else None


def qualifier(date: Date | None) -> str | None:
    """Whether a date is about, before or after."""
    return date.qualifier if date else None


def year(date: Date | None) -> int | None:
    """The year of a date, where it is a single one."""
    if date is None or date.value is None or date.precision not in ("day", "month", "season", "year"):
        return None
    return int(date.value[:4])


def said(date: Date | None) -> str:
    """A date inside a list: `about 2010`, `?` where there is none."""
    return as_text(date.model_dump(mode="json")) if date else "?"


def partners(swedish: Body, foreign: ForeignPartner | None) -> dict[str, Cell]:
    """The columns of both parties."""
    row: dict[str, Cell] = {
        "swedish_partner": swedish.name,
        "swedish_kind": swedish.kind,
        "swedish_code": swedish.code,
    }
    if foreign:
        row |= {
            "foreign_partner": foreign.name,
            "local_units": listed(foreign.local_units),
            "foreign_kind": foreign.kind,
            "country": foreign.country,
            "country_group": foreign.country_group,
            "admin1": foreign.admin1,
            "place_key": foreign.place_key,
            "linked": foreign.linked,
        }
    return row


def term(of: Term | None) -> dict[str, Cell]:
    """The columns of a term."""
    if of is None:
        return {}
    return {
        "term_years": of.years,
        "term_start": day(of.start),
        "term_end": day(of.end),
        "term_renewal": of.renewal,
        "term_notice": of.notice,
    }


def act(of: Act) -> str:
    """An act in a list: `end (decided) 2024-03-21`."""
    return f"{of.act} ({of.stage})" + (f" {said(of.date)}" if of.date else "")


def motion(of: Motion) -> str:
    """A motion in a list: its title and outcome."""
    stage = f" ({of.outcome_stage})" if of.outcome_stage else ""
    return f"{of.title or of.kind}: {of.outcome}{stage}"


def mover(of: Mover) -> str:
    """A mover with party. A private person has no name here."""
    return f"{of.name or of.role or ''}{f' ({of.party})' if of.party else ''}".strip()


def position(of: Position) -> str:
    """A position: who, for or against, in what form."""
    who = " ".join(part for part in (of.name, f"({of.party})" if of.party else None) if part)
    return f"{who}: {of.side} ({of.form})"


def vote(of: Vote) -> str:
    """A vote: yes–no, and those who abstained."""
    numbers = "–".join("?" if n is None else str(n) for n in (of.yes, of.no))
    return numbers + (f", {of.abstain} abstained" if of.abstain else "")


def handling(of: Handling) -> str:
    """Where and when the matter was dealt with."""
    return " ".join(
        part for part in (of.organ_name, day(of.date), f"§ {of.paragraph}" if of.paragraph else None) if part
    )


def instrument(of: Instrument) -> str:
    """A paper with its start and end."""
    return f"{of.designation or '?'}: {said(of.established)}" + (f" – {said(of.ended)}" if of.ended else "")


def period(of: Period) -> str:
    """A stretch of time; an end that is not there is open."""
    return f"{said(of.start)} – {said(of.end) if of.end else ''}".rstrip()


def state(of: State) -> str:
    """A state and since when, or by when it is known."""
    if of.since:
        return f"{of.status} since {said(of.since)}"
    return f"{of.status} by {said(of.known)}" if of.known else of.status


def scope(of: Scope | None) -> str | None:
    """A set of agreements: `all in RU`, `all except Norden`."""
    if of is None:
        return None
    where = f" in {of.value}" if of.value else ""
    return f"all{where}" + (f" except {', '.join(of.except_)}" if of.except_ else "")


def conflicts(of: Agreement) -> str | None:
    """The values that contradict each other, by field."""
    return listed(f"{conflict.field}: {' / '.join(conflict.values)}" for conflict in of.conflicts)


def pairs(of: dict[str, Any]) -> str | None:
    """The pairs of a mapping, by name."""
    return listed(f"{name}: {told}" for name, told in sorted(of.items()))


class Values:
    """The values of a record by the paths of its evidence."""

    def __init__(self, record: AgreementRecord) -> None:
        self._record = record
        self._said = {path: as_text(value) for path, value in flatten(record).items()}
        # Keys of acts and reasons hold `_`, the folded names of members `-`.
        self._parts = [(f"{path}.".replace("_", "-"), said) for path, said in self._said.items()]
        self._heads = {path.partition(".")[0] for path in self._said}

    def at(self, path: str) -> str:
        """What a piece of evidence is about: the value at its path, or those of its parts."""
        if path in self._said:
            return self._said[path]
        head, _, key = path.partition(".")
        if head == "positions":  # evidence names a position by the person, values by the party
            name = re.sub(r"-\d+$", "", key)
            there = [one for one in self._record.positions if slug(one.name or one.party or "") in (key, name)]
            return ", ".join(dict.fromkeys(map(position, there)))
        told = f"{path}.".replace("_", "-")
        below = [said for name, said in self._parts if name.startswith(told)]
        return ", ".join(below) or (key if head in self._heads else "")
