"""Who signed a letter: name, party and role at its end. Minutes are signed by adjusters, who sign for the record only.

The role comes from the line below or above the name, or beside it (`signer_cells` reads the lines), else from where the
text introduces the signer (`signer_roles`). A block that begins with a name has its roles below, else above. Behind the
last sentence less is asked of a name and of a role than among sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.finding import Finding
from pipeline.extract.motions.movers import slug
from pipeline.extract.page_cells import text_begins
from pipeline.extract.people import clean_name
from pipeline.extract.signer_cells import (
    FORMS,
    NOT_A_NAME,
    ROLE,
    Cell,
    as_role,
    beside_name,
    neighbour,
    rows_of,
    signs_for,
)
from pipeline.extract.signer_roles import told_role
from pipeline.split.model import ItemText
from schemas.document import Document
from schemas.record import Signer

SIGNED = frozenset({"utlatande", "tjansteskrivelse", "annat", "avtal", "rapport"})
_LAST = 700  # characters of a letter's end in which signatures stand
_ABOVE = 300  # characters above what was taken for the signature in which it may begin
_CLOSING = re.compile(rf"(?:{FORMS['closings']})[,!:]?", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){2,}\S+[.?!]|.{75,}|(?:\S+\s+){8,}\S+", re.DOTALL)
_DATED = re.compile(
    r"(?:[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)?,?\s+)(?:den\s+)?(?:\d{1,2}\s+[a-zå]+\s+\d{4}|\d{4}-\d\d-\d\d)"
)


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
    rows = rows_of(item, start, end)
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
    taken: set[Cell] = set()
    signed: set[int] = set()
    for cell in cells:
        if not cell.name:
            continue
        role, party, named = beside_name(cell, rows[cell.row])
        for side in (1, -1) if below else (-1, 1):
            other = neighbour(rows, cell, side) if role is None else None
            if other is None or other in taken:
                continue
            if other.role is not None:
                role, party = other.role, party or other.party
            elif side == 1 and cell.row >= closing and _is_role(other, rows[other.row]):
                role = as_role(other.words)
            if role is not None:
                taken.add(other)
        name = cell.person.name if cell.person else clean_name(item.view.text[slice(*named)])
        bare = role is None and cell.person is None
        if bare and not _bare(item, rows, cell, signed, late=cell.row >= closing):
            continue
        signed.add(cell.row)
        if bare:
            role = told_role(item.view.text, name)
        yield Signer(name=name, party=cell.person.party if cell.person else party, role=role), cell.start, named[1]


def _joined(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with roles that run over two lines made one cell: "kommunstyrelsens" above "ordförande"."""
    for at in range(len(rows) - 1):
        for cell in rows[at]:
            below = neighbour(rows, cell, 1)
            if cell.name or below is None or below.name or (cell.role and not below.text[:1].islower()):
                continue
            words = f"{cell.words} {below.words}"
            if ROLE.fullmatch(words) and len(words.split()) < 7 and (not cell.role or not below.role):
                whole = replace(cell, text=words)
                rows[at] = [whole if other is cell else other for other in rows[at]]
                rest = [other for other in rows[at + 1] if other is not below]
                rows[at + 1] = rest or [replace(below, text="")]
    return rows


def _is_role(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether a cell below a name at a letter's end is a role by its place: in small letters, or beside another role."""
    if cell.name or not cell.short:
        beside = any(other.role for other in row if other is not cell)
        return beside and not cell.name and len(cell.words.split()) < 7 and not re.search(r"\d|[:@]", cell.text)
    return True


def _bare(item: ItemText, rows: list[list[Cell]], cell: Cell, signed: set[int], *, late: bool) -> bool:
    """Whether a name without a role is a signature: by what stands above or beside it, or by being told of before."""
    above = rows[cell.row - 1] if cell.row else []
    if above and _DATED.fullmatch(" ".join(c.text for c in above)):
        return True
    if not late:
        return False
    marked = any(_DATED.fullmatch(c.words) or _CLOSING.fullmatch(c.text) for c in above)
    marked = marked or (len(above) == len(rows[cell.row]) > 1 and all(NOT_A_NAME.search(c.text) for c in above))
    beside = any(other.person or _neighbour_role(rows, other) for other in rows[cell.row] if other is not cell)
    told = cell.text in item.view.text[: cell.start] or signs_for(item.view.text, cell.start) is not None
    led = cell.row - 1 in signed and not any(c.role for c in above)
    return marked or beside or told or led or cell.row in signed


def _neighbour_role(rows: list[list[Cell]], cell: Cell) -> bool:
    other = neighbour(rows, cell, 1)
    return cell.name and other is not None and other.role is not None
