"""`vanort agreements`: the agreements of a dataset as they stand, or stood on a day.

agreement                              Swedish partner   foreign partner  since  status  as of
kommun-2180-gn1790437-partnership      Gävle kommun      Zhuhai (CN)      2010   ended   2020
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pipeline.cli.console import console
from pipeline.cli.table import WIDEST, foreign, laid_out
from pipeline.coverage import searched_for, told
from pipeline.errors import UsageError
from pipeline.fieldpaths import as_text
from pipeline.places.bodies import resolve_body
from pipeline.places.countries import country_group, given_country
from pipeline.privacy import public
from pipeline.resolve.asof import in_calendar, last_day, standing
from pipeline.store import load
from schemas.agreement import Agreement
from schemas.dates import Date
from schemas.record import Status

_COLUMNS = ("agreement", "Swedish partner", "foreign partner", "since", "status", "as of")


def agreements(
    out: Path, *, as_of: str | None, country: str | None, body: str | None, status: str | None, as_json: bool
) -> None:
    """Print the agreements that fit."""
    rows = list(_chosen(out, as_of, country, body, status))
    if not rows:
        _say_what_was_searched(out, country, body)
    if as_json:
        for agreement, stood in rows:
            row = public(agreement).model_dump(mode="json")
            print(json.dumps(row | {"standing": stood}, ensure_ascii=False, sort_keys=True))
        return
    screen = console()
    if rows:
        for line in laid_out(_COLUMNS, [_cells(a, stood, as_of) for a, stood in rows], min(screen.width, WIDEST)):
            screen.print(line, soft_wrap=True)
    counts = Counter(stood for _, stood in rows)
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    when = f" on {in_calendar(last_day(as_of))}" if as_of else ""
    screen.print(f"{len(rows)} agreements{when}" + (f": {told}" if told else ""), soft_wrap=True)
    if any(_by_hand(a) for a, _ in rows):
        screen.print("* rests on what was entered by hand", soft_wrap=True)


def _say_what_was_searched(out: Path, country: str | None, body: str | None) -> None:
    """On standard error: that nothing is listed tells little where little was searched."""
    from pipeline.cli.covering import bodies_of, lines_of

    lines, group = lines_of(out), _group(country) if country else None
    said = (
        [searched_for(lines, one, group) for one in bodies_of(body)]
        if body
        else [told([line for line in lines if group is None or line.country_group in (None, group)], "en")]
    )
    for text in textwrap.wrap(" ".join(said), WIDEST, break_on_hyphens=False):
        console(stderr=True).print(text, soft_wrap=True)


def _chosen(
    out: Path, as_of: str | None, country: str | None, body: str | None, status: str | None
) -> Iterator[tuple[Agreement, str]]:
    """The agreements that fit, each with its status on the day asked about."""
    group = _group(country) if country else None
    code = _code(body) if body else None
    if status and status not in (*get_args(Status), "in_force"):
        raise UsageError(f"{status} is no status: {', '.join(get_args(Status))}, or in_force for all that stand")
    try:
        day = last_day(as_of) if as_of else None
    except ValueError:
        raise UsageError(f"--as-of {as_of}: a day, month or year, such as 2016-12-31 or 2016") from None
    for agreement in load(out, only=("agreements",)).agreements:
        if group and agreement.foreign_partner.country_group != group:
            continue
        if code and agreement.swedish_partner.code != code:
            continue
        stood = standing(agreement, day).status if day else agreement.status
        if stood is None:  # not begun
            continue
        in_force = stood in ("active", "dormant", "paused", "partly_ended")
        if status is None or stood == status or (status == "in_force" and in_force):
            yield agreement, stood


def _group(country: str) -> str:
    code = given_country(country)
    if code is None:
        raise UsageError(f"{country} is no country: give its two-letter code, such as CN")
    return country_group(code)


def _code(body: str) -> str:
    if body.isdigit():
        return body
    found = resolve_body(body)
    if found is None:
        raise UsageError(f"{body} is no Swedish body: give its name, or its code such as 2180")
    return found[0].code


def _by_hand(agreement: Agreement) -> bool:
    return "manual" in agreement.value_origin.values()


def _cells(agreement: Agreement, stood: str, as_of: str | None) -> list[list[str]]:
    star = "*" if _by_hand(agreement) else ""
    return [
        [agreement.agreement_id],
        [agreement.swedish_partner.name],
        [foreign(agreement.foreign_partner, None)],
        [_date(agreement.established)],
        [stood + star],
        [as_of or _date(agreement.status_as_of)],
    ]


def _date(date: Date | None) -> str:
    return as_text(date.model_dump(mode="json")) if date else "-"
