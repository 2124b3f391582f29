"""Rows of partners without a head: the columns are known by what they hold, a name, a country, a year.

    Ikast ............. Danmark ............ 1951          Wismar (DE)     1992 ¹          Joensuu | Finland | 1970

At least two such lines follow each other. What they list is told by the line above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.names import is_unit_word
from pipeline.extract.state_notes import state_in
from pipeline.extract.table_cells import Span, is_blank, parted_by, separator
from pipeline.extract.table_notes import is_mark
from pipeline.extract.tables import TableRow, noted
from pipeline.places.countries import country_code
from pipeline.read.view import View
from pipeline.split.rows import Row, rows_of

_LEADER = re.compile(r" ?(?:\.{3,}|…+|·{3,}|_{3,}|(?:\. ){3,}) ?")
_YEAR = re.compile(r"(?:sedan |år |från )?(?P<year>[12]\d{3})(?:-talet)? ?(?:\*{1,3}|[¹²³⁴]|[a-d]\))?")
_LAND = re.compile(r"(?P<name>[^(),]+?)(?: ?\((?P<land>[^()]+)\)|, (?P<behind>[^(),]+))")
_NAME = re.compile(r"(?=[A-ZÅÄÖÆØĀ-Ž])[^.:;!?\d]{2,40}?[*¹²³]*")
_AGREEMENT = re.compile(r"(?i)(?:vän|partner|syster|samarbet|avsikt)\w+")
_FEWEST = 2
_WORDS = 5  # of a name, at most
_SMALL = frozenset("i de la le las los del di do da den der am an auf bei im on upon of sur en och und al el".split())  # noqa: SIM905


def find_bare(view: View) -> Iterator[TableRow]:
    """The rows of all tables of partners that have no heads, in text order."""
    run: list[tuple[Row, dict[str, Span]]] = []
    above = 0
    for row in rows_of(view):
        told = _told(view, row)
        if told and (not row.gap or not run):
            run.append((row, told))
            continue
        yield from _run(view, run, above)
        run = [(row, told)] if told else []
        above = above if told else row.start
    yield from _run(view, run, above)


def _run(view: View, run: list[tuple[Row, dict[str, Span]]], lead: int) -> Iterator[TableRow]:
    if len(run) < _FEWEST:
        return
    start = run[0][0].start
    for row, told in run:
        cells = dict(told)
        partner = cells.pop("partner")
        made = TableRow(row.start, row.end, lead, (start, start), partner, **cells, bare=True)  # type: ignore[arg-type]
        yield noted(view, made)


def _told(view: View, row: Row) -> dict[str, Span]:
    """What the cells of a line hold, by kind; nothing where it is no row with a partner and its country or year."""
    text = view.text
    cells = [cell for cell in _cells(view, row) if not is_blank(text[slice(*cell)]) and not is_mark(text[slice(*cell)])]
    if not 2 <= len(cells) <= 5:
        return {}
    found: dict[str, Span] = {}
    for start, end in cells:
        cell = text[start:end]
        if (year := _YEAR.fullmatch(cell)) is not None:
            kind, end = "since", start + year.end("year") + (6 if "-talet" in cell else 0)
        elif country_code(cell) is not None:
            kind = "country"
        elif "partner" in found and _AGREEMENT.fullmatch(cell.split()[0]):
            kind = "agreement"
        elif "partner" in found and state_in(cell) is not None:
            kind = "state"
        elif "partner" not in found and _names(cell):
            kind = "partner"
        else:
            return {}
        if kind in found:
            return {}
        found[kind] = (start, end)
    landed = "partner" in found and _LAND.fullmatch(text[slice(*found["partner"])]) is not None
    known = "partner" in found and "since" in found and ("country" in found or landed)
    return found if known else {}


def _names(cell: str) -> bool:
    """Whether a cell holds a name, alone or with its country; no clause that ends with one."""
    landed = _LAND.fullmatch(cell)
    name = landed["name"] if landed else cell
    words = name.split()
    small = all(word[0].isupper() or word in _SMALL or is_unit_word(word) for word in words)
    return small and len(words) <= _WORDS and _NAME.fullmatch(name) is not None


def _cells(view: View, row: Row) -> list[Span]:
    leaders = [found.span() for found in _LEADER.finditer(view.text, row.start, row.end)]
    if leaders:
        edges = [(row.start, row.start), *leaders, (row.end, row.end)]
        return [(left[1], right[0]) for left, right in pairwise(edges)]
    sign = separator(view, row)
    return parted_by(view, row, sign) if sign else [(row.start + start, row.start + end) for start, end in row.cells]
