"""Where the case number of an item stands: under its heading, at the end of its title, in the head of a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.cases import (
    bracketed_case,
    case_after_title,
    case_at,
    case_told,
    case_within,
    is_case_line,
    past_plan,
)
from pipeline.split.rows import Row, columns

Range = tuple[int, int]

_FOOT = 6  # rows at its end, where an agreement has it
_SECTION = re.compile(r"\s*(?:[\w/-]+ ?){0,2}§ ?\d")  # below it stands the text of the §, which names others' numbers
_WORDS = 8  # letters behind a number that say what it is about
_MOVED = re.compile(r"\w \([A-ZÅÄÖa-zåäö]{1,4}\)$")
_LINE = 120  # characters of a line; longer is a paragraph of a page on the web
_LABELLED = re.compile(r"(?:d(?:ia)?\.?nr|diarie\w+)\b", re.I)
_HEAD = 24  # rows at the top of a letter in which its number stands


def case_near(rows: Sequence[Row], first: int, stop: int) -> Range | None:
    """The number of the first line among `rows[first:stop]` that holds nothing else, as a range of the view."""
    for at in range(first, stop):
        row = rows[at]
        if is_case_line(row.text) and (found := case_at(row.text, 0)) and not is_listed(rows, at):
            return row.start + found[0][0], row.start + found[0][1]
    return None


def is_listed(rows: Sequence[Row], at: int) -> bool:
    """Whether a line is one of a list in which each has a number and says what it is about: `Dnr 2031/4  Nya vänner`; a
    motion is, that names its mover."""
    if _tells(rows[at].text) and _MOVED.search(rows[at].text):
        return True
    run = [i for i in (at - 1, at, at + 1) if 0 <= i < len(rows) and (i <= at or not rows[i].gap)]
    return sum(_tells(rows[i].text) for i in run) > 1 and _tells(rows[at].text)


def _tells(text: str) -> bool:
    found = case_at(text, 0)
    return found is not None and sum(map(str.isalpha, text[found[1] :])) > _WORDS


def case_apart(rows: Sequence[Row], first: int, stop: int) -> Range | None:
    """The labelled number that stands alone between blank lines among `rows[first:stop]`, as at the end of a §; if one does."""
    alone = [
        i
        for i in range(first, stop)
        if rows[i].gap and (i + 1 == stop or rows[i + 1].gap) and _LABELLED.match(rows[i].text)
    ]
    return case_near(rows, alone[0], alone[0] + 1) if len(alone) == 1 else None


def case_in_sentence(rows: Sequence[Row], first: int, stop: int) -> Range | None:
    """The number that one of the `rows[first:stop]` says the matter has: `Ärendet är diariefört under nr …`."""
    for row in rows[first:stop]:
        if (told := case_told(row.text)) is not None:
            return row.start + told[0], row.start + told[1]
    return None


def case_in_columns(row: Row, at: int) -> tuple[Range, int] | None:
    """As `case_at` in the text of `row`; a number ends where its column does: `2031/45      AH`."""
    for end in (*row.breaks, len(row.text)):
        if end > at and (found := case_at(row.text[:end], at)) is not None:
            return found[0], past_plan(row.text, found[1])
    return None


def case_beside(row: Row, first: int = 0) -> tuple[Range, int] | None:
    """A number behind the title that `row` holds from its offset `first` on: its range in the view, and the offset in
    the row where the title ends. It has a label, or a column of its own."""
    end = row.cells[-1][1]
    for start, _ in row.cells[:-3:-1]:  # a plan code may stand in a column of its own behind it
        if start > first and is_case_line(row.text[start:end]) and (last := case_at(row.text, start)):
            return (row.start + last[0][0], row.start + last[0][1]), start - 1
    if (found := case_after_title(row.text[first:])) is not None:
        (start, end), cut = found
        return (row.start + first + start, row.start + first + end), first + cut
    return None


def case_in_brackets(text: str, title: Range) -> tuple[Range, int] | None:
    """The number in brackets that closes the title `text[slice(*title)]`, and where the title ends in front of it."""
    found = bracketed_case(text[title[0] : title[1]])
    if found is None or not text[title[0] : title[0] + found[1]].strip():
        return None
    code, end = found
    return (title[0] + code[0], title[0] + code[1]), title[0] + end


def case_of_page(text: str) -> str | None:
    """The number in the head of a raw page, where the reading text leaves it out as page furniture."""
    lines = text.splitlines()[:_HEAD]
    section = next((i for i, line in enumerate(lines) if _SECTION.match(line)), len(lines))
    for cell in columns(lines[: section + 1]):
        found = case_at(cell.strip("()"), 0) if is_case_line(cell) else None
        if found:
            return cell.strip("()")[slice(*found[0])]
        if (within := case_within(cell)) and not any(map(str.isalpha, cell[within[1] :])):
            return cell[slice(*within)]  # no sentence that goes on behind it
    return None


def case_of_head(rows: Sequence[Row]) -> Range | None:
    """The number in the head of a letter: alone in a line or a column, or behind its label."""
    for row in [*rows[:_HEAD], *(row for row in rows[_HEAD:][-_FOOT:] if is_case_line(row.text))]:
        for start, end in row.cells:
            cell = row.text[start:end]
            if is_case_line(cell) and (found := case_at(cell.strip("()"), 0)):
                at = row.start + start + cell.startswith("(")
                return at + found[0][0], at + found[0][1]
        if len(row.text) < _LINE and (within := case_within(row.text)) is not None:
            return row.start + within[0], row.start + within[1]
    return None
