"""Who signed a letter: name, party and role at its end. Minutes are signed by adjusters, who sign for the record only.

A role is its line in lower case ("kommunstyrelsens ordförande"), from the line below or above the name, or beside it.
Signatures may stand in columns: what the page keeps apart by a wide gap are cells of their own, and the n roles of a
line belong to the n names of its neighbour. A block that begins with a name has its roles below, else above. Behind the
last sentence less is asked of a name and of a role than among sentences. The words stand in `signers.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.extract.finding import Finding
from pipeline.extract.motions.movers import slug
from pipeline.extract.page_cells import cells_of, text_begins, trimmed
from pipeline.extract.people import PersonMention, clean_name, find_people
from pipeline.rules.loader import read_yaml
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Signer

SIGNED = frozenset({"utlatande", "tjansteskrivelse", "annat", "avtal", "rapport"})
_INDENT = 12  # white characters of the page before what is set under the second column
_LAST = 700  # characters of a letter's end in which signatures stand
_ABOVE = 300  # characters above what was taken for the signature in which it may begin
_FORMS = {key: "|".join(words.split()) for key, words in read_yaml(Path(__file__).with_name("signers.yml")).items()}
_OFFICE = rf"(?:\w*(?:{_FORMS['offices']})|{_FORMS['foreign']})(?!\w)"
_ONE_ROLE = rf"(?:(?:{_FORMS['before']})\s+)*{_OFFICE}"
_ROLE = re.compile(
    rf"{_ONE_ROLE}(?:\s+(?:för|i|vid|på|med|över|och\s+{_OFFICE})(?:\s[^\n]{{1,40}})?|,\s[^\n]{{3,40}}"
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
_NOT_A_NAME = re.compile(_FORMS["no_names"], re.IGNORECASE)
_CLOSING = re.compile(rf"(?:{_FORMS['closings']})[,!:]?", re.IGNORECASE)
_LED = re.compile(
    r"(?:(?:undertecknat|undertecknad|signerat|upprättad|rapportör|sammanställt)(?: av)?:?|för [^:]{3,40}:) (?-i:(?=[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(
    rf",?\s+(?:{_FORMS['authority']})\b.*$|,\s+(?:(?:[^\W\d_a-z]\S*\s+){{1,3}}(?:kommun|stad|län)|Region\s.+|[^\W\d_a-z]\w+)$"
)
_DOTS = re.compile(r"[.…_/\s–-]+")
_SENTENCE = re.compile(r"(?:\S+\s+){2,}\S+[.?!]|.{75,}|(?:\S+\s+){8,}\S+", re.DOTALL)
_DATED = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,?\s+)(?:den\s+)?(?:\d{1,2}\s+[a-zå]+\s+\d{4}|\d{4}-\d\d-\d\d)"
)


@dataclass(frozen=True, slots=True)
class _Cell:
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
        return " ".join(self.text.split()).strip(" .,")

    @property
    def role(self) -> str | None:
        return _as_role(self.words) if _ROLE.fullmatch(self.words) else None

    @property
    def party(self) -> str | None:
        """The party behind a role ("kommunstyrelsens ordförande (S)")."""
        found = _ROLE.fullmatch(self.words)
        return found["party"] if found else None

    @property
    def name(self) -> bool:
        if self.person is not None:
            return True
        beside, before = _WITH_ROLE.fullmatch(self.text), _ROLE_FIRST.fullmatch(self.text)
        if beside:
            return bool(_ROLE.fullmatch(beside[2].strip(" .,"))) and not _NOT_A_NAME.search(beside[1])
        if before and self.role is None:
            return not _NOT_A_NAME.search(before[2])
        return bool(_NAME.fullmatch(self.text) and not _NOT_A_NAME.search(self.text) and self.role is None)

    @property
    def short(self) -> bool:
        """Whether it may be a role that no list holds: a few words of a line without a full stop."""
        return bool(_LOOSE.fullmatch(self.text)) and not _NOT_A_NAME.search(self.text)


def _as_role(words: str) -> str:
    """A role as the record tells it: without party, authority ("enligt fullmäktiges beslut") and the body behind it."""
    bare = _NO_ROLE.sub("", re.sub(r"\s*\([A-ZÅÄÖ]{1,3}\)$", "", words))
    return bare.lower() if bare.isupper() else bare[:1].lower() + bare[1:]


def read_signers(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `signed_by.<name>` per signature, in order; none for minutes, nor for what a citizen signs."""
    if head.kind not in SIGNED:
        return ()
    found: dict[str, Finding] = {}
    ends, signatures = _ends_of(item), [p for p in item.parts if p.kind == "signatur"]
    top, last = text_begins(item.view), ends[0][2]
    marked = [(max(top, p.start - _ABOVE), max(top, p.start), max(p.end, last)) for p in signatures]
    for start, sure, end in marked or ends:
        for signer, first, last in _signers(item, start, sure, end):
            key = slug(signer.name)
            found.setdefault(key, Finding(f"signed_by.{key}", signer, first, last, "signer"))
    return tuple(found.values())


def _ends_of(item: ItemText) -> list[tuple[int, int, int]]:
    """The letter's last lines, and those above the lists of papers and addressees at its end."""
    whole = len(item.view.text)
    end = whole
    for part in reversed(item.parts):
        if part.kind not in ("underlag", "expediering", "narvaro"):
            break
        end = part.start
    head = item.parts[0] if len(item.parts) > 1 and item.parts[0].kind == "rubrik" else None
    # of a short letter the head lies near the end: who handles it there signs nothing
    top = max(head.end if head else 0, text_begins(item.view))
    ends = [max(top, end - _LAST)] if end == whole else [max(top, end - _LAST), max(end, whole - _LAST // 2)]
    return [(start, start, stop) for start, stop in zip(ends, (end, whole), strict=False)]


def _signers(item: ItemText, start: int, sure: int, end: int) -> Iterator[tuple[Signer, int, int]]:
    """The signatures among the lines from `start`; above `sure` only lines behind the last sentence count."""
    rows = _rows(item, start, end)
    said: list[int] = []
    for i, row in enumerate(rows):
        runs_on = said[-1:] == [i - 1] and rows[i - 1][0].text[-1:] not in ".:?!"
        if len(row) == 1 and (_SENTENCE.fullmatch(row[0].text) or (runs_on and row[0].text[-1:] == ".")):
            said.append(i)
    closing = said[-1] + 1 if said else 0
    rows = rows[next((i for i, row in enumerate(rows) if i >= closing or row[0].start >= sure), len(rows)) :]
    behind = rows[-1][0].row - len(rows) + 1 if rows else 0
    rows = _joined([[replace(cell, row=i) for cell in row] for i, row in enumerate(rows)])
    closing -= behind
    cells = [cell for row in rows for cell in row]
    marks = [cell for cell in cells if cell.row >= closing and (cell.name or cell.role)] or [
        c for c in cells if c.name or c.role
    ]
    below = not marks or marks[0].name
    taken: set[_Cell] = set()
    signed: set[int] = set()
    for cell in cells:
        if not cell.name:
            continue
        role, party, named = _beside(cell, rows[cell.row])
        for side in (1, -1) if below else (-1, 1):
            other = _neighbour(rows, cell, side) if role is None else None
            if other is None or other in taken:
                continue
            if other.role is not None:
                role, party = other.role, party or other.party
            elif side == 1 and cell.row >= closing and _is_role(other, rows[other.row]):
                role = _as_role(other.words)
            if role is not None:
                taken.add(other)
        name = cell.person.name if cell.person else clean_name(item.view.text[slice(*named)])
        bare = role is None and cell.person is None
        if bare and not _bare(item, rows, cell, signed, late=cell.row >= closing):
            continue
        signed.add(cell.row)
        if bare:
            role = _told_role(item.view.text, name)
        yield Signer(name=name, party=cell.person.party if cell.person else party, role=role), cell.start, named[1]


def _joined(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows with roles that run over two lines made one cell: "kommunstyrelsens" above "ordförande"."""
    for at in range(len(rows) - 1):
        for cell in rows[at]:
            below = _neighbour(rows, cell, 1)
            if cell.name or below is None or below.name or (cell.role and not below.text[:1].islower()):
                continue
            words = f"{cell.words} {below.words}"
            if _ROLE.fullmatch(words) and len(words.split()) < 7 and (not cell.role or not below.role):
                whole = replace(cell, text=words)
                rows[at] = [whole if other is cell else other for other in rows[at]]
                rest = [other for other in rows[at + 1] if other is not below]
                rows[at + 1] = rest or [replace(below, text="")]
    return rows


def _is_role(cell: _Cell, row: Sequence[_Cell]) -> bool:
    """Whether a cell below a name at a letter's end is a role by its place: in small letters, or beside another role."""
    if cell.name or not cell.short:
        beside = any(other.role for other in row if other is not cell)
        return beside and not cell.name and len(cell.words.split()) < 7 and not re.search(r"\d|[:@]", cell.text)
    return True


def _bare(item: ItemText, rows: list[list[_Cell]], cell: _Cell, signed: set[int], *, late: bool) -> bool:
    """Whether a name without a role is a signature: by what stands above or beside it, or by being told of before."""
    above = rows[cell.row - 1] if cell.row else []
    if above and _DATED.fullmatch(" ".join(c.text for c in above)):
        return True
    if not late:
        return False
    marked = any(_DATED.fullmatch(c.words) or _CLOSING.fullmatch(c.text) for c in above)
    marked = marked or (len(above) == len(rows[cell.row]) > 1 and all(_NOT_A_NAME.search(c.text) for c in above))
    beside = any(other.person or _neighbour_role(rows, other) for other in rows[cell.row] if other is not cell)
    told = cell.text in item.view.text[: cell.start] or _signs_for(item.view.text, cell.start) is not None
    led = cell.row - 1 in signed and not any(c.role for c in above)
    return marked or beside or told or led or cell.row in signed


def _neighbour_role(rows: list[list[_Cell]], cell: _Cell) -> bool:
    other = _neighbour(rows, cell, 1)
    return cell.name and other is not None and other.role is not None


def _rows(item: ItemText, start: int, end: int) -> list[list[_Cell]]:
    """The lines that are not blank, each as its cells."""
    text = item.view.text
    rows: list[list[_Cell]] = []
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
    if of_body := _signs_for(text, start, end):
        return start, of_body.end("name")
    led = _LED.match(text, start, end)
    return (led.end(), end) if led else (start, end)


def _signs_for(text: str, start: int, end: int | None = None) -> re.Match[str] | None:
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


def _halved(text: str, rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Two names without parties on one line, when the line below holds two roles."""
    for at, row in enumerate(rows[:-1]):
        words = row[0].text.split()
        roles = [cell for cell in rows[at + 1] if cell.role]
        if len(row) == 1 and len(words) == 4 and row[0].name and row[0].person is None and len(roles) == 2:
            middle = row[0].start + row[0].text.index(words[2], len(words[0]) + len(words[1]) + 1)
            spans = [trimmed(text, row[0].start, middle), (middle, row[0].end)]
            rows[at] = [_cell(text, at, column, *span) for column, span in enumerate(spans)]
    return rows


def _cell(text: str, row: int, column: int, start: int, end: int) -> _Cell:
    words = text[start:end]
    person = next((p for p in find_people(words) if _alone(words, p)), None)
    return _Cell(row, column, start, end, words, person)


def _alone(line: str, person: PersonMention) -> bool:
    """A signature's cell holds the name, and at most a role: no sentence."""
    left = line.replace(line[person.start : person.end].strip(), "").strip(" ,.–-")
    return not left or bool(_ROLE.fullmatch(left)) or bool(re.fullmatch(r"för\s+\w+", left, re.IGNORECASE))


def _beside(cell: _Cell, row: Sequence[_Cell]) -> tuple[str | None, str | None, tuple[int, int]]:
    """A role on the name's own line ("Eva Ask, kommunchef"), with its party, and where the name stands."""
    span = (cell.start, cell.end)
    if cell.person is not None:
        left = cell.text.replace(cell.text[cell.person.start : cell.person.end], "").strip(" ,.–-")
        role = _as_role(left) if _ROLE.fullmatch(left) else None
        return role, None, (cell.start, cell.start + cell.person.end)
    beside, before = _WITH_ROLE.fullmatch(cell.text), _ROLE_FIRST.fullmatch(cell.text)
    if beside:
        found = _ROLE.fullmatch(beside[2].strip(" .,"))
        return (
            _as_role(beside[2].strip(" .,")),
            found["party"] if found else None,
            (cell.start, cell.start + beside.end(1)),
        )
    if before and cell.role is None:
        return _as_role(before[1]), None, (cell.start + before.start(2), cell.end)
    following = row[cell.column + 1 : cell.column + 2]
    if following and following[0].role and len(row) % 2 == 0 and not any(c.name for c in row[1::2]):
        return following[0].role, following[0].party, span  # name and role in columns of one line
    return None, None, span


def _neighbour(rows: list[list[_Cell]], cell: _Cell, side: int) -> _Cell | None:
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


def _told_role(text: str, name: str) -> str | None:
    """The role by which the letter introduces its signer ("Föredragande borgarrådet Eva Ask"), or that below its name."""
    who = r"\s+".join(map(re.escape, name.split()))
    office = rf"(?P<role>{_OFFICE}|(?:\w*(?:{_FORMS['offices']}))(?=(?:e?n|t)\b)|(?:{_FORMS['foreign']})(?=(?:e?n)\b))(?:e?n|t)?"
    for told in re.finditer(rf"(?P<of>\b\w+s\s+)?(?<!\w){office},?\s+{who}\b", text, re.IGNORECASE):
        alone = text[: told.start()].endswith("\n") and "\n" in text[told.end("role") : told.end()]
        if not alone:  # a line of its own is the role of the signature above
            return _of_organ(text, told) + told["role"].lower()
    if re.search(rf"{_PRESENTING}\s+{who}\b|{who}\s+(?:har\s+varit|varit|var|som)\s+föredragande\b", text):
        return "föredragande"
    for head in re.finditer(rf"{who}(?:,[^\S\n]*|[^\n]*\n)([^\n]+)", text, re.IGNORECASE):
        words = head[1].strip(" .,")
        if _ROLE.fullmatch(words):
            return _as_role(words)
    return None


# whoever laid the matter before the one who decided signs below
_PRESENTING = r"(?:[Ff]öredragande(?:\s+(?:har\s+varit|var|är))?|[Ff]öredragits\s+av)(?:\s+[a-zåäö]\w+)?"


def _of_organ(text: str, told: re.Match[str]) -> str:
    """Whose chair or secretary an introduced signer is: "domens ordförande", also where the clause names the organ before
    ("på kommunstyrelsens uppdrag, dess ordförande Eva Ask")."""
    of = (told["of"] or "").split()
    if not of or not _CHAIR.match(told["role"]):
        return ""
    if of[0].lower() != "dess":
        return f"{of[0].lower()} "
    before = re.findall(
        r"(?i)\b(\w+(?:styrelsen|nämnden|fullmäktige|utskottet|rådet))s?\b",
        text[max(0, told.start() - 120) : told.start()],
    )
    return f"{before[-1].lower()}s " if before else ""


_CHAIR = re.compile(r"(?i)(?:vice )?ordförande|sekreterare|presidium|talman|president|direktör|chef")
