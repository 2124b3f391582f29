"""Tables of partners in a reading text: one partner a row, under a line with the heads of the columns.

    Part                  Land       Avtal              Ingånget   Läge
    Alba län              Rumänien   samarbetsavtal     2009       vilande,
                                                                   ej i bruk

A head names at least two columns of such a table, one of them for the partners. A cell belongs to the column under whose
head it stands; where a row has as many cells as there are heads, to the one with the same number. A line that begins
under a column behind the first, and names no partner, is the rest of the row above. The table ends with the first line
that is blank or has one cell only. Where tabs, bars or semicolons part the cells, they are counted, the empty ones too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.state_notes import state_in
from pipeline.extract.table_cells import Span, is_blank, parted_by, separator
from pipeline.extract.table_heads import kinds_of
from pipeline.extract.table_notes import notes_of
from pipeline.read.view import View
from pipeline.rules.numbers import NUMBER
from pipeline.split.rows import Row, rows_of
from schemas.record import Status

_YEARS = re.compile(rf"(?i)\b(?:\d{{1,2}}|{NUMBER})[- ]?år")
_RULE = re.compile(r"[\s_=–—:|+│┼├┤-]*")
_TOLD_ONCE = ("country", "body")
_FEW = 6  # rows that show where a table's left edge is
LEAD = 300  # characters above a table in which what it lists is told


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; spans are offsets of the text. `lead` is the offset where the words above the table begin.

    `body` is our own unit where the table lists several; `notes` are remarks and footnotes; `bare` where it has no head.
    `until` is the end of a term that may be prolonged, `last` one that may lie ahead, `over` one that is past.
    """

    start: int
    end: int
    lead: int
    head: Span
    partner: Span
    country: Span | None = None
    since: Span | None = None
    agreement: Span | None = None
    state: Span | None = None
    renewed: Span | None = None
    until: Span | None = None
    last: Span | None = None
    over: Span | None = None
    gone: Span | None = None
    who: Span | None = None
    signed: Span | None = None
    term: Span | None = None
    notice: Span | None = None
    body: Span | None = None
    proposal: Span | None = None
    notes: tuple[Span, ...] = ()
    bare: bool = False

    def status(self, text: str) -> Status | None:
        """The state that the row's cell gives."""
        told = state_in(text[slice(*self.state)]) if self.state else None
        return told[0] if told else None

    def holds(self, at: int) -> bool:
        """Whether something stands in the row, or in a footnote of it."""
        return self.start <= at < self.end or any(start <= at < end for start, end in self.notes)


def find_tables(view: View) -> tuple[TableRow, ...]:
    """The rows of all tables of partners, in text order."""
    return tuple(noted(view, row) for row in _rows(view))


def noted(view: View, row: TableRow) -> TableRow:
    """The row with its footnotes; its state is the first of cell, remarks and footnotes that tells of one."""
    notes = (*row.notes, *notes_of(view, row.start, row.end))
    told = row.state
    if told is None or state_in(view.text[slice(*told)]) is None:
        told = next((note for note in notes if state_in(view.text[slice(*note)])), told)
    return replace(row, state=told, notes=notes)


@dataclass(slots=True)
class _Grid:
    """The columns of a table: their heads and kinds, where they start behind the left edge, and how far that is set in.

    `sign` parts the cells, where white space does not.
    """

    head: Span
    heads: list[str]
    columns: list[str]
    starts: list[int]
    edge: int | None
    sign: str


def _rows(view: View) -> Iterator[TableRow]:
    grid: _Grid | None = None
    made: TableRow | None = None
    rows = rows_of(view)
    for at, row in enumerate(rows):
        if _RULE.fullmatch(row.text):
            continue
        if (opened := _opened(view, row)) is not None:
            grid = opened
            if grid.edge is None:  # below a blank line: the rows begin where the heads do
                below = (_indent(view, one) for one in rows[at + 1 : at + _FEW])
                grid.edge = min((indent for indent in below if indent is not None), default=None)
            continue
        if grid is None:
            continue
        cells = _cells(view, row, grid)
        if made is None and not row.gap and _heads_go_on(view, row, cells, grid):
            continue
        if made is not None and not row.gap and (longer := _longer(view, made, row, cells, grid)) is not None:
            made = longer
            continue
        if made is not None:
            yield made
        above, made = made, None
        of_above = grid.columns[0] in _TOLD_ONCE and _late(view, row, grid) > 0 and above is not None
        placed = _placed(view, row, cells, grid) if len(cells) > 1 or of_above else {}
        partner = placed.pop("partner", None)
        if partner is None or not view.text[partner[0]].isupper():
            none = any(is_blank(view.text[slice(*cell)]) for cell in cells)  # "Heby   –"
            grid = grid if (grid.sign or none) and len(cells) > 1 else None
            continue
        made = _made(row, grid, partner, placed)
        if of_above and above is not None:  # a country or municipality told once, over all its towns
            made = replace(made, country=made.country or above.country, body=made.body or above.body)
    if made is not None:
        yield made


def _opened(view: View, row: Row) -> _Grid | None:
    """The columns that a line heads, if it does."""
    sign = separator(view, row)
    cells = parted_by(view, row, sign) if sign else []
    if len([cell for cell in cells if cell[0] < cell[1]]) < 2:
        sign, cells = "", [(row.start + start, row.start + end) for start, end in row.cells]
    heads = [view.text[slice(*cell)] for cell in cells]
    kinds = kinds_of(heads)
    if (
        "partner" not in kinds and not sign and len(cells) > 1
    ):  # "Nr  Motpart          Land", two spaces behind a number's head
        cells = [part for cell in cells for part in _at_two_spaces(view, cell)]
        heads = [view.text[slice(*cell)] for cell in cells]
        kinds = kinds_of(heads)
    if "partner" not in kinds or sum(kind != "" for kind in kinds) < 2:
        return None
    starts = [_left(view, row, start) for start, _ in cells]
    return _Grid((row.start, row.end), heads, kinds, starts, _indent(view, row), sign)


def _at_two_spaces(view: View, cell: Span) -> Iterator[Span]:
    """The parts of a head between which the page has two spaces."""
    start, end = cell
    for i in range(start + 1, end - 1):
        if view.text[i] == " " and view.offsets[i + 1] - view.offsets[i] == 2:
            yield start, i
            start = i + 1
    yield start, end


def _cells(view: View, row: Row, grid: _Grid) -> list[Span]:
    """The cells of a line below the heads."""
    if not grid.sign:
        return _parted(view, row, [(row.start + start, row.start + end) for start, end in row.cells], grid)
    cells = parted_by(view, row, grid.sign)
    filled = [cell for cell in cells if cell[0] < cell[1]]
    if len(cells) != len(grid.columns) and len(filled) == sum(head != "" for head in grid.heads):
        return filled  # several tabs that only set the columns out
    return cells


def _heads_go_on(view: View, row: Row, cells: list[Span], grid: _Grid) -> bool:
    """Whether a line is the second one of the heads: "Läge och" over "anmärkning"."""
    late = _late(view, row, grid)
    if not late or any(not view.text[start].islower() for start, end in cells):
        return False
    for start, end in cells:
        left = _left(view, row, start) + late
        at = max(i for i, begin in enumerate(grid.starts) if begin <= left + 1)
        grid.heads[at] += " " + view.text[start:end]
    grid.columns = kinds_of(grid.heads)
    return True


def _made(row: Row, grid: _Grid, partner: Span, placed: dict[str, Span]) -> TableRow:
    remark = placed.pop("remark", None)
    notes = (remark,) if remark else ()
    return TableRow(row.start, row.end, max(0, grid.head[0] - LEAD), grid.head, partner, **placed, notes=notes)  # type: ignore[arg-type]


def _longer(view: View, made: TableRow, row: Row, cells: list[Span], grid: _Grid) -> TableRow | None:
    """The row of a table with what the line below it adds to its cells; None where that line is a row of its own."""
    placed = _placed(view, row, cells, grid)
    if grid.sign and not placed:
        return None
    named = placed.pop("partner", None)
    bracket = named is not None and view.text[named[0]] == "("  # "Staden Mbombela" over "(Sydafrika)"
    if not (bracket or _late(view, row, grid) or (grid.sign and named is None and "body" not in placed)):
        return None
    if named is not None:
        text = view.text[slice(*named)]
        if not (bracket or text[0].islower() or view.text[made.partner[1] - 1] in ",/-("):
            return None
        placed.setdefault("country", named)
    if (form := placed.pop("agreement", None)) is not None and _YEARS.search(view.text, *form):
        placed.setdefault("term", form)
    remark = placed.pop("remark", None)
    notes = made.notes
    if remark is not None:
        notes = ((notes[0][0], remark[1]), *notes[1:]) if notes else (remark,)
    added: dict[str, Span] = {kind: span for kind, span in placed.items() if getattr(made, kind) is None}
    if "state" in placed and made.state is not None:
        added["state"] = (made.state[0], placed["state"][1])
    return replace(made, end=row.end, notes=notes, **added)  # type: ignore[arg-type]


def _indent(view: View, row: Row) -> int | None:
    """How far a line is set in, in characters of the raw text; unknown below a blank line."""
    newline = view.text.rfind("\n", 0, row.start)
    return view.offsets[row.start] - view.offsets[newline] - 1 if newline >= 0 and not row.gap else None


def _left(view: View, row: Row, at: int) -> int:
    """How far to the right of its line's first letter something stands, in characters of the raw text."""
    return view.offsets[min(at, row.end - 1)] - view.offsets[row.start]


def _late(view: View, row: Row, grid: _Grid) -> int:
    """How far behind the table's left edge a line begins, where that is under a column behind the first; else 0."""
    indent = _indent(view, row)
    if grid.sign not in ("", "|") or indent is None or grid.edge is None or len(grid.starts) < 2:
        return 0
    late = indent - grid.edge
    return late if late > 1 and late > grid.starts[1] - 2 else 0


def _parted(view: View, row: Row, cells: list[Span], grid: _Grid) -> list[Span]:
    """The cells, a long one that leaves only two spaces before the next column cut there."""
    found: list[Span] = []
    late = _late(view, row, grid)
    for start, end in cells:
        for i in range(start + 1, end - 1):
            wide = view.text[i] == " " and view.offsets[i + 1] - view.offsets[i] == 2
            if wide and _left(view, row, i + 1) + late in grid.starts:
                found.append((start, i))
                start = i + 1
        found.append((start, end))
    return found


def _placed(view: View, row: Row, cells: list[Span], grid: _Grid) -> dict[str, Span]:
    """The cells of a line by the kind of their column."""
    found: dict[str, Span] = {}
    late = _late(view, row, grid)
    columns = grid.columns
    if grid.sign and len(cells) != len(columns):
        columns = [kind for kind, head in zip(columns, grid.heads, strict=True) if head]
    for at, cell in enumerate(cells):
        if len(cells) == len(columns) or (grid.sign and not late and at < len(columns)):
            kind = columns[at]
        elif grid.sign and not late:
            kind = ""
        else:
            left = _left(view, row, cell[0]) + late
            under = zip(reversed(grid.starts), reversed(grid.columns), strict=True)
            kind = next((k for start, k in under if start <= left + 1), "")
        if kind and not is_blank(view.text[slice(*cell)]):
            found.setdefault(kind, cell)
    return found
