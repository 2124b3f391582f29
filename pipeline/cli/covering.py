"""`vanort coverage`: what was searched, per body and year.

body           years      state          documents  unreadable  from       note
Gävle kommun   2015–2020  searched whole         12           0  declared   all minutes of the council
Gävle kommun   2021       partly                  1           0  documents
"""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import get_args

from pipeline.cli.console import console
from pipeline.cli.table import WIDEST, laid_out
from pipeline.coverage import Unplaced, coverage, declared_in, searched_for, told, unplaced
from pipeline.coverage.declared import read_years
from pipeline.coverage.words import STATES, Span, spans
from pipeline.errors import UsageError
from pipeline.export.lines import load_coverage
from pipeline.places.bodies import body_by_code, resolve_body
from pipeline.store import load, read_back
from schemas.coverage import Coverage
from schemas.document import Body, BodyKind

NEEDED = ("documents", "issues")
_COLUMNS = ("body", "years", "state", "documents", "unreadable", "from", "note")


def searched(out: Path) -> tuple[tuple[Coverage, ...], Unplaced]:
    """The coverage of the dataset in a folder, and what of its documents belongs to no body or year."""
    if read_back(out):
        return load_coverage(out), Unplaced()
    dataset = load(out, NEEDED)
    return coverage(dataset, declared_in(out)), unplaced(dataset)


def lines_of(out: Path) -> tuple[Coverage, ...]:
    """The coverage of the dataset in a folder."""
    return searched(out)[0]


def show(out: Path, *, body: str | None, years: str | None, as_json: bool) -> None:
    """Print what was searched: lines of JSON, or a table with what is said under charts and releases."""
    (every, rest), wanted = searched(out), _years(years)
    asked = bodies_of(body) if body else ()
    lines = [line for line in every if (not asked or line.body in asked) and (wanted is None or line.year in wanted)]
    if as_json:
        for line in lines:
            print(line.to_line())
        return
    screen = console()
    if lines:
        for row in laid_out(_COLUMNS, [_cells(span) for span in spans(lines)], min(screen.width, WIDEST)):
            screen.print(row, soft_wrap=True)
    if asked:
        said = " ".join(searched_for(lines, one, None, years) for one in asked)
    else:
        said = f"{years}: {told(lines, 'en')}" if years else told(lines, "en", rest)
    for text in textwrap.wrap(said, WIDEST, break_on_hyphens=False):
        screen.print(text, soft_wrap=True)


def _cells(span: Span) -> list[list[str]]:
    line = span.first
    limit = f" ({line.country_group} only)" if line.country_group else ""
    return [
        [line.body.name],
        [span.years()],
        [STATES["en"][line.state] + limit],
        [str(span.documents)],
        [str(span.unreadable)],
        [line.origin],
        [line.note or "-"],
    ]


def _years(text: str | None) -> set[int] | None:
    try:
        return set(read_years(text)) if text else None
    except ValueError as error:
        raise UsageError(f"--year: {error}") from None


def bodies_of(text: str) -> tuple[Body, ...]:
    """The bodies that a code (a county's two digits are of two bodies) or a name stands for."""
    if text.isdigit():
        found = (body_by_code(kind, text) for kind in get_args(BodyKind))
        bodies = tuple(dict.fromkeys(body for body in found if body))
    else:
        named = resolve_body(text)
        bodies = (named[0],) if named else ()
    if not bodies:
        raise UsageError(f"{text} is no Swedish body: give its name, or its code such as 2180")
    return bodies
