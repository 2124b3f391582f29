"""`vanort charts`: draws a dataset's diagrams, with the numbers beside each, into a folder.

charts/by-country.csv: Agreements by country, 28 agreements
charts/ended-and-paused.csv: No picture: no agreement of the dataset has been ended or paused until 2022-12-31.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.charts.bundle import FOLDER, MANIFEST, Asked, chosen, made
from pipeline.charts.geography import continent_code, find_country
from pipeline.charts.words import LANGUAGES, Lang, agreements
from pipeline.cli.console import console
from pipeline.cli.covering import searched
from pipeline.cli.goal import refuse
from pipeline.coverage import told as statement
from pipeline.errors import UsageError
from pipeline.resolve.asof import in_calendar, last_day
from pipeline.store import load
from pipeline.store.files import write_atomic


def draw(
    out: Path, to: Path, *, lang: str, as_of: str | None, country: str | None, continent: str | None, ids: Iterable[str]
) -> None:
    """Write the charts that are asked for, and say which."""
    refuse(to, out)
    if country and continent:
        raise UsageError("--country and --continent: give one of them")
    asked = Asked(
        as_of=_day(as_of) if as_of else None,
        country=find_country(country) if country else None,
        continent=continent_code(continent) if continent else None,
        languages=_languages(lang),
    )
    dataset = load(out, only=("records", "agreements"))
    if not dataset.agreements:
        raise UsageError(f"the dataset in {out} has no agreements: nothing to draw")
    if not (rows := chosen(dataset.agreements, asked)):
        raise UsageError(f"the dataset in {out} has no agreement with {country or continent}: nothing to draw")
    lines, rest = searched(out)
    note: dict[str, str] = {lang: statement(lines, lang, rest) for lang in LANGUAGES}
    if names := tuple(ids):
        from pipeline.charts.lifelines import timelines

        every = [row.agreement_id for row in rows] if "all" in names else names
        files = timelines(dataset, note, every, asked)
    else:
        files = made(dataset, note, asked)
    told = json.loads(files[MANIFEST])
    if not any(chart["drawn"] for chart in told["charts"]):
        why = told.get("message") or told["charts"][0]["alt"]
        raise UsageError(f"{why[asked.languages[-1]]} Nothing was written.")
    _write(to, files)
    _say(told["charts"], asked.languages[-1], to)


def _write(to: Path, files: dict[str, bytes]) -> None:
    try:
        for name, data in sorted(files.items()):
            path = to / Path(name).relative_to(FOLDER)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, data)
    except OSError as error:
        raise UsageError(f"cannot write to {to} ({error.strerror}): name another folder with --to") from None


def _say(charts: list[dict[str, Any]], lang: Lang, to: Path) -> None:
    screen = console()
    for chart in charts:
        if chart["drawn"]:
            screen.print(
                f"{to / chart['data']}: {chart['title'][lang]}, {agreements(chart['agreements'], 'en')}", soft_wrap=True
            )
        else:
            screen.print(f"{to / chart['data']}: {chart['alt'][lang]}", soft_wrap=True)
    pictures = sum(len(chart["files"]) for chart in charts)
    screen.print(f"{pictures} pictures in {to}, as of {charts[0]['day']}; charts.json tells of each", soft_wrap=True)


def _day(as_of: str) -> str:
    try:
        return in_calendar(last_day(as_of))
    except (ValueError, IndexError):
        raise UsageError(f"--as-of {as_of}: a day, month or year, such as 2016-12-31 or 2016") from None


def _languages(lang: str) -> tuple[Lang, ...]:
    found = LANGUAGES if lang == "both" else tuple(known for known in LANGUAGES if known == lang)
    if not found:
        raise UsageError(f"--lang {lang}: sv, en or both")
    return found
