"""Tables of partners in a reading text: one partner a row, under a line with the heads of the columns.

    Part                  Land       Avtal              Ingånget   Läge
    Alba län              Rumänien   samarbetsavtal     2009       vilande,
                                                                   ej i bruk

A head names at least two columns of such a table, one of them for the partners. A cell belongs to the column under whose
head it stands; where a row has as many cells as there are heads, to the one with the same number. A line that begins
under a column behind the first, and names no partner, is the rest of the row above. The table ends with the first line
that is blank or has one cell only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.extract.state_notes import state_in
from pipeline.read.view import View
from pipeline.rules.numbers import NUMBER
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
        "agreement": "avtal avtalsform form typ avtalstyp relation samarbetsform sort slag art handling dokument",
        "state": "läge läget status nuläge tillstånd avtalsstatus anmärkning anmärkningar anm kommentar kommentarer övrigt not "
        "notering anteckning anteckningar idag giltighet",
        "until": "slut slutdatum slutår upphör utgår utlöper utgång",
        "over": "avslutat avslutad avslutades avslut avslutning uppsagt uppsagd uppsades hävt hävdes avvecklat "
        "avvecklades",
        "gone": "upphörde upphört",
        "term": "löptid avtalstid giltighetstid avtalsperiod period varaktighet",
        "notice": "uppsägning uppsägningstid varsel",
        "renewed": "förlängt förnyat förlängd förnyad förlängdes förnyades förlängning förnyelse",
    }.items()
    for word in words.split()
}
_SINCE = re.compile(
    r"(?:\w+ ){0,3}(?:(?:sedan|från)(?: år)?|år|teckna(?:t|d|des)|ingått|ingånget|ingicks|underteckna(?:t|des)|slöts|slutet)(?: den)?"
    r"|när(?: \w+){1,3}|(?:sedan|från) (?:när|vilket år)|vilket år(?: \w+){0,3}|(?:datum|år) för (?:avtal(?:et)?|undertecknande|tecknande)"
)
_STATE = re.compile(
    r"(?:\w+ )?(?:läget?|nuläget?|status) (?:i dag|idag|just nu|nu|[12]\d{3})|(?:avtalets|nuvarande|aktuellt?) \w+"
    r"|i dag|just nu"
)
_AGREEMENT = re.compile(
    r"(?:typ|form|slag|sort) av (?:avtal|samarbete|relation|överenskommelse)|avtalets (?:art|form|typ)"
)
_UNTIL = re.compile(r"(?:gäller|giltigt?|löper) (?:till|t\.?o\.?m\.?|ut)(?: och med)?|t\.?o\.?m|till och med")
_WHO = re.compile(
    r"(?:uppsagt|avslutat|avslutades|sades upp|på initiativ) av|initiativtagare|initiativ(?:et)? (?:av|från)"
)
_SIGNED = re.compile(r"(?:underteckna|signer|teckna)(?:t|d|de)s? av|undertecknare|signatär(?:er)?|påtecknat av")
_PARTNER = re.compile(
    r"(?:utländsk|annan|den andra|vår) (?:part(?:en|ner)?|motpart|ort|stad|kommun|region)|namn på \w+"
)
_OVER = re.compile(
    r"(?:avtalet )?(?:sades|sägs|sagts|sagt) upp|(?:uppsagt|avslutat|avslutades|sades upp) (?:den|år|datum)"
)
_BRACKET = re.compile(r" ?\([^()]*\)")  # "Motpart (land)"
_PARTED = re.compile(r" ?[/,] ?| och | samt ")  # "Ort och land"
_YEARS = re.compile(rf"(?i)\b(?:\d{{1,2}}|{NUMBER})[- ]?år")
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
    until: Span | None = None
    over: Span | None = None
    gone: Span | None = None
    who: Span | None = None
    signed: Span | None = None
    term: Span | None = None
    notice: Span | None = None

    def status(self, text: str) -> Status | None:
        """The state that the row's cell gives."""
        told = state_in(text[slice(*self.state)]) if self.state else None
        return told[0] if told else None


def find_tables(view: View) -> tuple[TableRow, ...]:
    """The rows of all tables of partners, in text order."""
    return tuple(_rows(view))


@dataclass(slots=True)
class _Grid:
    """The columns of a table: their kinds, where they start behind the left edge, and how far that is set in."""

    head: Span
    columns: list[str]
    starts: list[int]
    edge: int | None


def _rows(view: View) -> Iterator[TableRow]:
    grid: _Grid | None = None
    made: TableRow | None = None
    for row in rows_of(view):
        if grid is not None and grid.edge is None:
            grid.edge = _indent(view, row)  # the line below the heads begins where they do
        if _RULE.fullmatch(row.text):
            continue
        cells = [(row.start + start, row.start + end) for start, end in row.cells]
        kinds = [kind_of_head(view.text[slice(*cell)]) for cell in cells]
        if "partner" in kinds and sum(kind != "" for kind in kinds) >= 2:
            starts = [_left(view, row, start) for start, _ in cells]
            grid = _Grid((row.start, row.end), kinds, starts, _indent(view, row))
            continue
        if grid is None:
            continue
        cells = _parted(view, row, cells, grid)
        if made is not None and not row.gap and (longer := _longer(view, made, row, cells, grid)) is not None:
            made = longer
            continue
        if made is not None:
            yield made
        above, made = made, None
        placed = _placed(view, row, cells, grid) if len(cells) > 1 else {}
        partner = placed.pop("partner", None)
        if partner is None or not view.text[partner[0]].isupper():
            grid = None
            continue
        made = TableRow(row.start, row.end, max(0, grid.head[0] - LEAD), grid.head, partner, **placed)
        if made.country is None and above is not None and grid.columns[0] == "country" and _late(view, row, grid):
            made = replace(made, country=above.country)  # told once, over all its towns
    if made is not None:
        yield made


def _longer(view: View, made: TableRow, row: Row, cells: list[Span], grid: _Grid) -> TableRow | None:
    """The row of a table with what the line below it adds to its cells; None where that line is a row of its own."""
    if not _late(view, row, grid):
        return None
    placed = _placed(view, row, cells, grid)
    named = placed.pop("partner", None)
    if named is not None:
        text = view.text[slice(*named)]
        if not (text[0] == "(" or text[0].islower() or view.text[made.partner[1] - 1] in ",/-("):
            return None
        placed.setdefault("country", named)  # "Staden Mbombela" over "(Sydafrika)"
    if (form := placed.pop("agreement", None)) is not None and _YEARS.search(view.text, *form):
        placed.setdefault("term", form)
    added: dict[str, Span] = {kind: span for kind, span in placed.items() if getattr(made, kind) is None}
    if "state" in placed and made.state is not None:
        added["state"] = (made.state[0], placed["state"][1])
    return replace(made, end=row.end, **added)  # type: ignore[arg-type]


def _indent(view: View, row: Row) -> int | None:
    """How far a line is set in, in characters of the raw text; unknown below a blank line."""
    newline = view.text.rfind("\n", 0, row.start)
    return view.offsets[row.start] - view.offsets[newline] - 1 if newline >= 0 and not row.gap else None


def _left(view: View, row: Row, at: int) -> int:
    """How far to the right of its line's first letter something stands, in characters of the raw text."""
    return view.offsets[at] - view.offsets[row.start]


def _late(view: View, row: Row, grid: _Grid) -> int:
    """How far behind the table's left edge a line begins, where that is under a column behind the first; else 0."""
    indent = _indent(view, row)
    if indent is None or grid.edge is None or len(grid.starts) < 2:
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


def kind_of_head(head: str) -> str:
    """What a column or a line with this head or label tells of; empty for anything else."""
    word = _BRACKET.sub("", " ".join(head.lower().split())).strip(":*?. ")
    if word in HEADS:
        return HEADS[word]
    if "partner" in (parts := [HEADS.get(part, "") for part in _PARTED.split(word)]) and "" not in parts:
        return "partner"
    if _WHO.fullmatch(word):
        return "who"
    if _SIGNED.fullmatch(word):
        return "signed"
    if _PARTNER.fullmatch(word):
        return "partner"
    if word in ("avtalet upphörde", "avtalet upphört"):
        return "gone"
    if _OVER.fullmatch(word):
        return "over"
    if _AGREEMENT.fullmatch(word):
        return "agreement"
    if _STATE.fullmatch(word):
        return "state"
    if _UNTIL.fullmatch(word):
        return "until"
    if word.startswith(("senast ", "senaste ")) and HEADS.get(word.split(" ", 1)[1]) == "renewed":
        return "renewed"
    return "since" if _SINCE.fullmatch(word) else ""


def _placed(view: View, row: Row, cells: list[Span], grid: _Grid) -> dict[str, Span]:
    """The cells of a line by the kind of their column."""
    found: dict[str, Span] = {}
    late = _late(view, row, grid)
    for at, cell in enumerate(cells):
        if len(cells) == len(grid.columns):
            kind = grid.columns[at]
        else:
            left = _left(view, row, cell[0]) + late
            under = zip(reversed(grid.starts), reversed(grid.columns), strict=True)
            kind = next((k for start, k in under if start <= left + 1), "")
        if kind:
            found.setdefault(kind, cell)
    return found
