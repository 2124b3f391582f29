"""A letter's signature lines as cells: what each holds of names and roles, and which cells belong together.

Signatures may stand in columns: what the page keeps apart by a wide gap are cells of their own, and the n roles of a
line belong to the n names of its neighbour. A role is its line in lower case ("kommunstyrelsens ordförande"). The words
stand in `signers.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.extract.page_cells import cells_of, trimmed
from pipeline.extract.people import PersonMention, find_people
from pipeline.rules.loader import read_yaml
from pipeline.split.model import ItemText

_INDENT = 12  # white characters of the page before what is set under the second column
FORMS = {key: "|".join(words.split()) for key, words in read_yaml(Path(__file__).with_name("signers.yml")).items()}
OFFICE = rf"(?:\w*(?:{FORMS['offices']})|{FORMS['foreign']})(?!\w)"
_ONE_ROLE = rf"(?:(?:{FORMS['before']})\s+)*{OFFICE}"
ROLE = re.compile(
    rf"{_ONE_ROLE}(?:\s+(?:för|i|vid|på|med|över|och\s+{OFFICE})(?:\s[^\n]{{1,40}})?|,\s[^\n]{{3,40}}"
    r"|(?:\s+(?-i:[a-zåäö])[\w-]*){1,4}|\s+(?-i:[A-ZÅÄÖ])[\w-]+)?(?:\s*\((?P<party>[A-ZÅÄÖ]{1,3})\))?",
    re.IGNORECASE,
)
_ROLES = re.compile(rf"{_ONE_ROLE}(?:\s+i\s+\w+)?", re.IGNORECASE)
_BIG = r"[^\W\d_a-zåäöéü]"
_NAME_WORDS = rf"{_BIG}[\w’.-]+(?:\s+(?:von|af|de|van|ben|{_BIG}[\w’.-]*)){{1,4}}"
_NAME = re.compile(_NAME_WORDS)
_WITH_ROLE = re.compile(rf"({_NAME_WORDS})(?:,\s*|\s+[–-]\s+)([^()\d]{{4,60}})")
_ROLE_FIRST = re.compile(rf"({_ONE_ROLE})[\s:]+((?-i:{_NAME_WORDS}))", re.IGNORECASE)
_OF_BODY = re.compile(
    rf"(?P<name>{_NAME_WORDS}),\s+(?:för\s+)?(?:(?:{_BIG}\S*\s+){{1,3}}(?:kommune?|stad|län|municipality)|(?:[Ss]taden|Region|Länsstyrelsen)\s.+"
    rf"|(?P<town>{_BIG}[\w-]+(?:[ ]{_BIG}[\w-]+)?)(?=[ ]*(?m:$)))"
)
_LOOSE = re.compile(
    r"(?!(?:och|samt|att|för|med|till|bilag\w*|kopia|tele\w+|tfn|mobil\w*)\b)"
    r"[a-zåäö][^\W\d_-][^\W\d_]{2,}(?:,?\s+[^\W\d_][\w-]*){0,5}"
)
NOT_A_NAME = re.compile(FORMS["no_names"], re.IGNORECASE)
_LED = re.compile(
    r"(?:(?:undertecknat|undertecknad|signerat|upprättad|rapportör|sammanställt)(?: av)?:?|för [^:]{3,40}:) (?-i:(?=[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    rf",?\s+(?:{FORMS['authority']})\b.*$|,\s+(?:(?:[^\W\d_a-z]\S*\s+){{1,3}}(?:kommun|stad|län)|Region\s.+|[^\W\d_a-z]\w+)$"
)
_DOTS = re.compile(r"[.…_/\s–-]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of a signature line: view offsets, and what it holds; `row` counts lines, `column` cells of a line.

    `indent` is the white space before it on the page, from the end of what stands before, `left` that from the margin.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    person: PersonMention | None
    indent: int = 0
    left: int = 0

    @property
    def words(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split()).strip(" .,")

    @property
    def role(self) -> str | None:
        """The role that it is, if it is nothing else."""
        return as_role(self.words) if ROLE.fullmatch(self.words) else None

    @property
    def party(self) -> str | None:
        """The party behind a role ("kommunstyrelsens ordförande (S)")."""
        found = ROLE.fullmatch(self.words)
        return found["party"] if found else None

    @property
    def name(self) -> bool:
        """Whether it holds a name, alone or with its role."""
        if self.person is not None:
            return True
        beside, before = _WITH_ROLE.fullmatch(self.text), _ROLE_FIRST.fullmatch(self.text)
        if beside:
            return bool(ROLE.fullmatch(beside[2].strip(" .,"))) and not NOT_A_NAME.search(beside[1])
        if before and self.role is None:
            return not NOT_A_NAME.search(before[2])
        return bool(_NAME.fullmatch(self.text) and not NOT_A_NAME.search(self.text) and self.role is None)

    @property
    def short(self) -> bool:
        """Whether it may be a role that no list holds: a few words of a line without a full stop."""
        return bool(_LOOSE.fullmatch(self.text)) and not NOT_A_NAME.search(self.text)


def as_role(words: str) -> str:
    """A role as the record tells it: without party, authority ("enligt fullmäktiges beslut") and the body behind it."""
    bare = _NO_ROLE.sub("", re.sub(r"\s*\([A-ZÅÄÖ]{1,3}\)$", "", words))
    return bare.lower() if bare.isupper() else bare[:1].lower() + bare[1:]


def rows_of(item: ItemText, start: int, end: int) -> list[list[Cell]]:
    """The lines that are not blank, each as its cells."""
    text = item.view.text
    rows: list[list[Cell]] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if _DOTS.fullmatch(line.group()):
            continue
        first, last = start + line.start(), start + line.end()
        spans = cells_of(item.view, first, last)
        if len(spans) == 1:
            spans = _crowded(text, *spans[0])
        spans = [_bared(text, *span) for span in spans]
        cells = [_cell(text, len(rows), column, *span) for column, span in enumerate(spans)]
        margin = _indent(item, cells[0].start) - item.view.offsets[cells[0].start]
        placed = [(cell, margin + item.view.offsets[cell.start]) for cell in cells]
        rows.append([replace(cell, indent=_indent(item, cell.start), left=left) for cell, left in placed])
    return _halved(text, rows)


def _bared(text: str, start: int, end: int) -> tuple[int, int]:
    """A cell without the brackets of a name in full below a signature, without "Undertecknat av" before the name and
    without the body behind it ("Eva Ask, Lunds kommun")."""
    if text[start:end].startswith("(") and text[start:end].endswith(")") and _NAME.fullmatch(text, start + 1, end - 1):
        return start + 1, end - 1
    if of_body := signs_for(text, start, end):
        return start, of_body.end("name")
    led = _LED.match(text, start, end)
    return (led.end(), end) if led else (start, end)


def signs_for(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """A name with the body it signs for behind it, also a town by its bare name that the text told of before."""
    found = _OF_BODY.match(text, start) if end is None else _OF_BODY.fullmatch(text, start, end)
    return found if found and (found["town"] or "") in text[:start] else None


def _indent(item: ItemText, start: int) -> int:
    view = item.view
    before = start - 1
    while before > 0 and view.text[before].isspace():
        before -= 1
    if before < 0 or view.pages[before] != view.pages[start]:
        return 0
    return view.offsets[start] - view.offsets[before] - 1


def _crowded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line whose gaps the reader lost: several roles, or a name behind one with its party."""
    line = text[start:end]
    roles = list(_ROLES.finditer(line))
    if len(roles) > 1 and not re.sub(r"\s+", "", _ROLES.sub("", line)):
        return [(start + m.start(), start + m.end()) for m in roles]
    people = find_people(line)
    cuts = sorted({0, *(p.start for p in people), *(p.end for p in people)})
    pieces = [trimmed(text, start + a, start + b) for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True)]
    pieces = [(a, b) for a, b in pieces if a < b]
    named = all(_NAME.fullmatch(text[a:b]) or any(start + p.start == a for p in people) for a, b in pieces)
    return pieces if people and named else [(start, end)]


def _halved(text: str, rows: list[list[Cell]]) -> list[list[Cell]]:
    """Two names without parties on one line, when the line below holds two roles."""
    for at, row in enumerate(rows[:-1]):
        words = row[0].text.split()
        roles = [cell for cell in rows[at + 1] if cell.role]
        if len(row) == 1 and len(words) == 4 and row[0].name and row[0].person is None and len(roles) == 2:
            middle = row[0].start + row[0].text.index(words[2], len(words[0]) + len(words[1]) + 1)
            spans = [trimmed(text, row[0].start, middle), (middle, row[0].end)]
            rows[at] = [_cell(text, at, column, *span) for column, span in enumerate(spans)]
    return rows


def _cell(text: str, row: int, column: int, start: int, end: int) -> Cell:
    words = text[start:end]
    person = next((p for p in find_people(words) if _alone(words, p)), None)
    return Cell(row, column, start, end, words, person)


def _alone(line: str, person: PersonMention) -> bool:
    """A signature's cell holds the name, and at most a role: no sentence."""
    left = line.replace(line[person.start : person.end].strip(), "").strip(" ,.–-")
    return not left or bool(ROLE.fullmatch(left)) or bool(re.fullmatch(r"för\s+\w+", left, re.IGNORECASE))


def beside_name(cell: Cell, row: Sequence[Cell]) -> tuple[str | None, str | None, tuple[int, int]]:
    """A role on the name's own line ("Eva Ask, kommunchef"), with its party, and where the name stands."""
    span = (cell.start, cell.end)
    if cell.person is not None:
        left = cell.text.replace(cell.text[cell.person.start : cell.person.end], "").strip(" ,.–-")
        role = as_role(left) if ROLE.fullmatch(left) else None
        return role, None, (cell.start, cell.start + cell.person.end)
    beside, before = _WITH_ROLE.fullmatch(cell.text), _ROLE_FIRST.fullmatch(cell.text)
    if beside:
        found = ROLE.fullmatch(beside[2].strip(" .,"))
        return (
            as_role(beside[2].strip(" .,")),
            found["party"] if found else None,
            (cell.start, cell.start + beside.end(1)),
        )
    if before and cell.role is None:
        return as_role(before[1]), None, (cell.start + before.start(2), cell.end)
    following = row[cell.column + 1 : cell.column + 2]
    if following and following[0].role and len(row) % 2 == 0 and not any(c.name for c in row[1::2]):
        return following[0].role, following[0].party, span  # name and role in columns of one line
    return None, None, span


def neighbour(rows: list[list[Cell]], cell: Cell, side: int) -> Cell | None:
    """The cell below (`side` 1) or above (-1): the same column of a line with as many cells, else the only one.

    A lone cell under two belongs to the one it is set under; of two cells below a lone one, that of its column does.
    """
    at = cell.row + side
    if not 0 <= at < len(rows):
        return None
    row, own = rows[at], rows[cell.row]
    if len(row) == len(own):
        return row[cell.column]
    if len(own) == 2 and len(row) == 1 and side == 1:
        return row[0] if (row[0].indent > _INDENT) == bool(cell.column) else None
    if len(own) == 1 and side == 1:
        nearest = min(row, key=lambda other: abs(other.left - cell.left))
        return nearest if abs(nearest.left - cell.left) < _INDENT else None
    return None
