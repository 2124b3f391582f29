"""A motion in a row of a table: number, title, movers and the day on which it was filed stand in columns.

    Dnr           Motion                         Motionär            Väckt i fullmäktige
    KS 2031:118   Bli vänort med Kovel           Anna Ek (S)         2031-04-26, § 38

The order of the columns differs, so each cell is known by what it holds; only the head tells that a day is that of filing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.page_cells import cells_of
from pipeline.extract.people import find_people
from pipeline.read.view import View
from pipeline.rules.loader import one_of
from pipeline.split.cases import case_at

Span = tuple[int, int]

_WORD = (
    rf"\b(?:{one_of('filed')})\b"
    r"(?: (?:i|till|vid|hos) (?P<organ>(?:kommun|stads|region)?fullmäktige|k\.?f|r\.?f)\b)?"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} [a-z]{3,9} \d{4}")
_FILED = re.compile(rf".*{_WORD}", re.IGNORECASE)
_TOLD = re.compile(rf"{_WORD},? (?:den )?(?P<day>{_DAY.pattern})", re.IGNORECASE)
_SECTION = re.compile(r"\s*,?\s*\(?(?:(?:KF|RF|kf|rf) )?§ ?(?P<number>\d{1,4})\)?")
_HEAD_REACH = 60  # lines of a table at most
_NARROW = 2  # white characters behind the longest cell of a column
_NUMBERED = re.compile(r"\d{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What the cells of a row hold, as ranges of the view: its title, the day of filing, its § and who says so."""

    title: Span | None
    day: Span | None
    section: Span | None
    organ: Span | None


def entry_row(view: View, start: int, end: int) -> EntryRow | None:
    """The row between `start` and `end`; None where a line has no columns."""
    text = view.text
    if len(cells_of(view, start, end)) < 2:
        return None
    cells = cells_of(view, start, end, _NARROW)  # the longest title leaves little room
    left = [cell for cell in cells if not _is_number(text[slice(*cell)]) and not find_people(text[slice(*cell)])]
    dated = next((cell for cell in left if _DAY.match(text, *cell)), None)
    titles = [cell for cell in left if cell != dated and len(text[slice(*cell)].split()) > 1]
    if not titles:
        return None
    head = filed_head(view, start)
    day = _DAY.match(text, *dated) if dated and head else None
    section = _SECTION.match(text, day.end(), end) if day else None
    return EntryRow(
        titles[0],
        day.span() if day else None,
        section.span("number") if section else None,
        head.span("organ") if head and head["organ"] and day else None,
    )


def told_row(text: str, start: int, end: int) -> EntryRow | None:
    """As `entry_row`, where the words of an entry say when it was filed: ", väckt 2031-04-26, § 38"."""
    told = _TOLD.search(text, start, end)
    if told is None:
        return None
    section = _SECTION.match(text, told.end("day"), end)
    organ = told.span("organ") if told["organ"] else None
    return EntryRow(None, told.span("day"), section.span("number") if section else None, organ)


def filed_head(view: View, before: int, *, alone: bool = False) -> re.Match[str] | None:
    """The line above a row, if any, that heads a column with the days of filing: one with other columns beside it.

    `alone`: the columns were read one behind the other, and the head of that of days stands by itself.
    """
    end = before
    for _ in range(_HEAD_REACH):
        end = view.text.rfind("\n", 0, max(end, 0))
        if end < 0:
            return None
        start = view.text.rfind("\n", 0, end) + 1
        found = _FILED.match(view.text, start, end)
        if found and (alone or len(cells_of(view, start, end)) > 1):
            return found
    return None


def _is_number(cell: str) -> bool:
    """Whether a cell holds the place in the list, or the case number, and no more."""
    if _NUMBERED.fullmatch(cell):
        return True
    case = case_at(cell, 0)
    return case is not None and case[1] >= len(cell.rstrip())


def behind_case(words: str) -> int:
    """Where an entry begins behind the case number in front of it: "Dnr KS 2031:4   Nya vänner, Anna Ek (S)"."""
    case = case_at(words, 0)
    if case is None:
        return 0
    rest = words[case[1] :]
    return case[1] + len(rest) - len(rest.lstrip(" \t:,–-")) if rest.strip(" \t:,–-") else 0
