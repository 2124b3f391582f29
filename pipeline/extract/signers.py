"""Who signed a letter: name, party and role at its end. Minutes are signed by adjusters, who sign for the record only.

A role is its line in lower case ("kommunstyrelsens ordförande"), from the line below or above the name, or beside it.
Signatures may stand in columns: what the page keeps apart by a wide gap are cells of their own, and the n roles of a
line belong to the n names of its neighbour. A block that begins with a name has its roles below, else above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.finding import Finding
from pipeline.extract.movers import slug
from pipeline.extract.people import PersonMention, clean_name, find_people
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Signer

SIGNED = frozenset({"utlatande", "tjansteskrivelse", "annat", "avtal", "rapport"})
_LAST = 700  # characters of a letter's end in which signatures stand
_GAP = 3  # white characters of the page that part two columns
_OFFICE = (
    r"(?:\w*ordförande|\w*direktör|\w*chef|\w*strateg|\w*handläggare|\w*sekreterare|\w*utredare|\w*råd|\w*ledamot"
    r"|\w*samordnare|\w*controller|\w*ledare|\w*koordinator|borgmästare|ersättare|\w*planerare|\w*utvecklare|\w*jurist"
    r"|landshövding|ordfører|varaordfører|borgermester|bürgermeister\w*|maire|mayor|burmistrz|wójt|starosta|sindaco|alcalde|primar|meras|linnapea|vallavanem|kaupunginjohtaja|kunnanjohtaja|landrat|\w*rektor|\w*ansvarig|\w*ekonom|\w*assessor|\w*inspektör|\w*konsult|\w*arkitekt|\w*ombud|\w*rådgivare)"
)
_BEFORE = (
    r"(?:\w+(?:ens|ets|s)|[1-3]:[ae]|tf\.?|t\.?\s?f\.?|tillförordnad|vikarierande|biträdande|första|andra|vice|förste|regional|internationell"
    r"|kommunal|politisk|administrativ|strategisk|operativ|ekonomisk|teknisk|social|ställföreträdande|avgående|föredragande)"
)
_ONE_ROLE = rf"(?:{_BEFORE}\s+)*{_OFFICE}(?!\w)"
_ROLE = re.compile(
    rf"^{_ONE_ROLE}(?:\s+(?:för|i|vid|och\s+{_OFFICE}|\([A-ZÅÄÖ]{{1,3}}\))(?:\s[^\n]{{1,40}})?|,\s[^\n]{{3,40}})?$",
    re.IGNORECASE,
)
_ROLES = re.compile(rf"{_ONE_ROLE}(?:\s+i\s+\w+)?", re.IGNORECASE)
_NAME = re.compile(r"^[A-ZÅÄÖÉ][\w’.-]+(?:\s+(?:von|af|de|van|ben|[A-ZÅÄÖÉ][\w’.-]*)){1,4}$")
_WITH_ROLE = re.compile(r"^([A-ZÅÄÖÉ][\w’.-]+(?:\s+[A-ZÅÄÖÉ][\w’.-]*){1,3}),\s*([^,()\d]{4,50})$")
_NOT_A_NAME = re.compile(
    r"(?:^för\b|kommun|nämnd|styrelse|förvaltning|kontor(?:et)?\b|\bstad(?:en|s)?\b|\bregion|avdelning|utskott|enhet(?:en)?\b|bilag|protokoll|sverige|underskrift)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?:[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,?\s+)(?:den\s+)?(?:\d{1,2}\s+[a-zå]+\s+\d{4}|\d{4}-\d\d-\d\d)$"
)
_CITIZEN = re.compile(r"\b(?:medborgar|invånar|kommuninvånar|e-)förslag", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One entry of a signature line: view offsets, and what it holds; `row` counts lines, `column` cells of a line."""

    row: int
    column: int
    start: int
    end: int
    text: str
    person: PersonMention | None

    @property
    def role(self) -> str | None:
        words = " ".join(self.text.split()).strip(" .,")
        if not _ROLE.match(words):
            return None
        return words.lower() if words.isupper() else words[:1].lower() + words[1:]

    @property
    def name(self) -> bool:
        if self.person is not None:
            return True
        beside = _WITH_ROLE.match(self.text)
        if beside:
            return bool(_ROLE.match(beside[2])) and not _NOT_A_NAME.search(beside[1])
        return bool(_NAME.match(self.text) and not _NOT_A_NAME.search(self.text) and self.role is None)


def read_signers(item: ItemText, head: Document) -> tuple[Finding, ...]:
    """One finding `signed_by.<name>` per signature, in order; none for minutes, nor for what a citizen signs."""
    if head.kind not in SIGNED:
        return ()
    signatures = [p for p in item.parts if p.kind == "signatur"]
    found: dict[str, Finding] = {}
    for start, end in [(p.start, p.end) for p in signatures] or _ends_of(item):
        for signer, first, last in _signers(item, start, end):
            found.setdefault(
                slug(signer.name), Finding(f"signed_by.{slug(signer.name)}", signer, first, last, "signer")
            )
    return tuple(found.values())


def _ends_of(item: ItemText) -> list[tuple[int, int]]:
    """The letter's last lines, and those above the lists of papers and addressees at its end."""
    whole = len(item.view.text)
    end = whole
    for part in reversed(item.parts):
        if part.kind not in ("underlag", "expediering", "narvaro"):
            break
        end = part.start
    ends = [(max(0, end - _LAST), end)]
    return ends if end == whole else [*ends, (max(end, whole - _LAST // 2), whole)]


def _signers(item: ItemText, start: int, end: int) -> Iterator[tuple[Signer, int, int]]:
    rows = _rows(item, start, end)
    cells = [cell for row in rows for cell in row]
    marks = [cell for cell in cells if cell.name or cell.role]
    below = not marks or marks[0].name
    taken: set[_Cell] = set()
    for cell in cells:
        if not cell.name:
            continue
        beside, named = _beside(cell)
        role = beside
        for side in (1, -1) if below else (-1, 1):
            if role is not None:
                break
            other = _neighbour(rows, cell, side)
            if other is not None and other.role is not None and other not in taken:
                taken.add(other)
                role = other.role
        if cell.person is not None:
            yield Signer(name=cell.person.name, party=cell.person.party, role=role), cell.start, named
            continue
        dated = cell.row > 0 and _DATED.match(" ".join(c.text for c in rows[cell.row - 1]))
        if role is not None or dated:
            role = role or _told_role(item.view.text, cell.text)
            yield Signer(name=clean_name(cell.text[: named - cell.start]), party=None, role=role), cell.start, named


def _rows(item: ItemText, start: int, end: int) -> list[list[_Cell]]:
    """The lines that are not blank, each as its cells."""
    text = item.view.text
    rows: list[list[_Cell]] = []
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if not line.group().strip():
            continue
        first, last = start + line.start(), start + line.end()
        spans = _gaps(item, first, last)
        if len(spans) == 1:
            spans = _crowded(text, *spans[0])
        rows.append(
            [_cell(text, len(rows), column, *span) for column, span in enumerate(spans)],
        )
    return _halved(text, rows)


def _gaps(item: ItemText, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of a line that wide gaps of the page part."""
    view = item.view
    cuts = [start]
    for space in re.finditer(r"\s+", view.text[start:end]):
        left, right = start + space.start() - 1, start + space.end()
        inside = left >= start and right < end and view.pages[left] == view.pages[right]
        if inside and view.offsets[right] - view.offsets[left] > _GAP:
            cuts.append(right)
    return [_trim(view.text, a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _crowded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The cells of a line whose gaps the reader lost: several roles, or a name behind one with its party."""
    line = text[start:end]
    roles = list(_ROLES.finditer(line))
    if len(roles) > 1 and not re.sub(r"\s+", "", _ROLES.sub("", line)):
        return [(start + m.start(), start + m.end()) for m in roles]
    people = find_people(line)
    cuts = sorted({0, *(p.start for p in people), *(p.end for p in people)})
    pieces = [_trim(text, start + a, start + b) for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True)]
    pieces = [(a, b) for a, b in pieces if a < b]
    named = all(_NAME.match(text[a:b]) or any(start + p.start == a for p in people) for a, b in pieces)
    return pieces if people and named else [(start, end)]


def _halved(text: str, rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """Two names without parties on one line, when the line below holds two roles."""
    for at, row in enumerate(rows[:-1]):
        words = row[0].text.split()
        roles = [cell for cell in rows[at + 1] if cell.role]
        if len(row) == 1 and len(words) == 4 and row[0].name and row[0].person is None and len(roles) == 2:
            middle = row[0].start + row[0].text.index(words[2], len(words[0]) + len(words[1]) + 1)
            spans = [_trim(text, row[0].start, middle), (middle, row[0].end)]
            rows[at] = [_cell(text, at, column, *span) for column, span in enumerate(spans)]
    return rows


def _cell(text: str, row: int, column: int, start: int, end: int) -> _Cell:
    words = text[start:end]
    person = next((p for p in find_people(words) if _alone(words, p)), None)
    return _Cell(row, column, start, end, words, person)


def _alone(line: str, person: PersonMention) -> bool:
    """A signature's cell holds the name, and at most a role: no sentence."""
    left = line.replace(line[person.start : person.end].strip(), "").strip(" ,.–-")
    return not left or bool(_ROLE.match(left)) or bool(re.fullmatch(r"för\s+\w+", left, re.IGNORECASE))


def _beside(cell: _Cell) -> tuple[str | None, int]:
    """A role on the name's own line ("Eva Ask, kommunchef"), and where the name ends."""
    if cell.person is not None:
        left = cell.text.replace(cell.text[cell.person.start : cell.person.end], "").strip(" ,.–-")
        role = left[:1].lower() + left[1:] if _ROLE.match(left) else None
        return role, cell.start + cell.person.end
    beside = _WITH_ROLE.match(cell.text)
    if beside:
        return beside[2][:1].lower() + beside[2][1:], cell.start + beside.end(1)
    return None, cell.end


def _neighbour(rows: list[list[_Cell]], cell: _Cell, side: int) -> _Cell | None:
    """The cell below (`side` 1) or above (-1): the same column of a line with as many cells, else the only one."""
    at = cell.row + side
    if not 0 <= at < len(rows):
        return None
    row, own = rows[at], rows[cell.row]
    if len(row) == len(own):
        return row[cell.column]
    return row[0] if len(own) == 1 and len(row) == 1 else None


def _told_role(text: str, name: str) -> str | None:
    """The role by which the letter introduces its signer ("Föredragande borgarrådet Eva Ask")."""
    told = re.search(rf"(\w*(?:råd|rådet|direktören?|chefen|ordföranden?))\s+{re.escape(name)}", text, re.IGNORECASE)
    return told[1].lower() if told else None
