"""Tables of partners in a reading text: one partner a row, under a line with the heads of the columns.

    Part                  Land       Avtal              Ingånget   Läge
    Alba län              Rumänien   samarbetsavtal     2009       vilande

A head names at least two columns of such a table, one of them for the partners. A cell belongs to the column under whose
head it stands; where a row has as many cells as there are heads, to the one with the same number. The table ends with
the first line that is blank or has one cell only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.state_notes import state_in
from pipeline.read.view import View
from pipeline.split.rows import Row, rows_of
from schemas.record import Status

Span = tuple[int, int]
HEADS: dict[str, str] = {
    word: kind
    for kind, words in {
        "partner": "part parter avtalspart motpart partner partnerort partnerstad partnerkommun partnerregion ort orter stad "
        "kommun region vänort vänorter vänkommun vänstad vänregion systerstad samarbetsort samarbetspart samarbetspartner "
        "stad/kommun ort/stad ort/region kommun/stad ort/kommun stad/region vänort/stad vem namn län provins fylke",
        "country": "land länder nation var stat",
        "since": "sedan år tecknat tecknad tecknades ingånget ingått ingicks ingått undertecknat undertecknad undertecknades "
        "startår start från när datum avtalsår påbörjat påbörjades inlett inleddes etablerat avtalsdatum tecknandeår startat",
        "agreement": "avtal avtalsform form typ avtalstyp relation samarbetsform sort slag",
        "state": "läge läget status nuläge tillstånd avtalsstatus anmärkning anmärkningar kommentar kommentarer övrigt not notering "
        "idag",
        "renewed": "förlängt förnyat förlängd förnyad förlängdes förnyades förlängning förnyelse",
    }.items()
    for word in words.split()
}
_SINCE = re.compile(
    r"(?:\w+ ){0,2}(?:(?:sedan|från)(?: år)?|år|teckna(?:t|d|des)|ingått|ingånget|ingicks|underteckna(?:t|des)|slöts|slutet)"
    r"|när(?: \w+){1,3}|(?:datum|år) för (?:avtal(?:et)?|undertecknande|tecknande)"
)
_STATE = re.compile(
    r"(?:\w+ )?(?:läget?|nuläget?|status) (?:i dag|idag|just nu|nu|[12]\d{3})|(?:avtalets|nuvarande|aktuellt?) \w+"
    r"|i dag|just nu"
)
_AGREEMENT = re.compile(r"(?:typ|form|slag|sort) av (?:avtal|samarbete|relation|överenskommelse)")
_RULE = re.compile(r"[\s_=–—-]*")
LEAD = 300  # characters above a table in which what it lists is told


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; spans are offsets of the text. `lead` is the offset where the words above the table begin."""

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

    def status(self, text: str) -> Status | None:
        """The state that the row's cell gives."""
        told = state_in(text[slice(*self.state)]) if self.state else None
        return told[0] if told else None


def find_tables(view: View) -> tuple[TableRow, ...]:
    """The rows of all tables of partners, in text order."""
    return tuple(_rows(view))


def _rows(view: View) -> Iterator[TableRow]:
    head: Span = (0, 0)
    columns: list[str] = []
    indents: list[int] = []
    for row in rows_of(view):
        cells = [(row.start + start, row.start + end) for start, end in row.cells]
        kinds = [kind_of_head(view.text[slice(*cell)]) for cell in cells]
        if _RULE.fullmatch(row.text) or (columns and len(cells) == 1 and _goes_on(view, cells[0], indents)):
            continue
        if "partner" in kinds and sum(kind != "" for kind in kinds) >= 2:
            head, columns, indents = (row.start, row.end), kinds, [_indent(view, row, cell) for cell in cells]
            continue
        placed = _placed(view, row, cells, columns, indents) if columns and len(cells) > 1 else {}
        partner = placed.pop("partner", None)
        if partner is None or not view.text[partner[0]].isupper():
            columns = []
            continue
        yield TableRow(row.start, row.end, max(0, head[0] - LEAD), head, partner, **placed)


def _goes_on(view: View, cell: Span, indents: list[int]) -> bool:
    """Whether a line is the rest of a cell of the row before: it begins under a column behind the first."""
    newline = view.text.rfind("\n", 0, cell[0])
    if newline < 0 or len(indents) < 2 or view.text[newline + 1 : cell[0]].strip():
        return False
    return view.offsets[cell[0]] - view.offsets[newline] > indents[1] - 2


def _indent(view: View, row: Row, cell: Span) -> int:
    """How far to the right of the line's first letter a cell begins, in characters of the raw text."""
    return view.offsets[cell[0]] - view.offsets[row.start]


def kind_of_head(head: str) -> str:
    """What a column or a line with this head or label tells of; empty for anything else."""
    word = " ".join(head.lower().split()).strip(":*?")
    if word in HEADS:
        return HEADS[word]
    if _STATE.fullmatch(word):
        return "state"
    if _AGREEMENT.fullmatch(word):
        return "agreement"
    if word.startswith("senast ") and HEADS.get(word.removeprefix("senast ")) == "renewed":
        return "renewed"
    return "since" if _SINCE.fullmatch(word) else ""


def _placed(view: View, row: Row, cells: list[Span], columns: list[str], indents: list[int]) -> dict[str, Span]:
    """The cells of a line by the kind of their column."""
    found: dict[str, Span] = {}
    for at, cell in enumerate(cells):
        if len(cells) == len(columns):
            kind = columns[at]
        else:
            left = _indent(view, row, cell)
            kind = next(
                (k for start, k in zip(reversed(indents), reversed(columns), strict=True) if start <= left + 1), ""
            )
        if kind:
            found.setdefault(kind, cell)
    return found
