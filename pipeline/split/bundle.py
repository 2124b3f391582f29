"""A bundle in one file: the summons to a meeting with its papers, parted where one document ends and another begins.

A border needs evidence on both sides. What begins is shown by its first page: numbered `1 (4)`, named a
tjänsteskrivelse, a motion or an extract, with the date, the case number or the office of a letterhead. What ends is
shown by its last: `3 (3)`, a header and a footer that stop, a count of pages that breaks off. Minutes keep what is
bound with them: reservations, lists of votes and appendices are theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.model import Note, ReadDocument, ReadPage
from pipeline.read.reading import build_view
from pipeline.split.headings import may_be_heading
from pipeline.split.kinds import line_kind
from pipeline.split.paged import find_paged
from pipeline.split.parts import heads_part
from pipeline.split.rows import rows_of
from pipeline.split.series import find_sections
from pipeline.split.sheets import Sheet
from schemas.document import MINUTES

MARK = "!"
"""Between the id of a file and the ordinal of a document in it."""

_ENOUGH = 2  # of evidence on either side of a border
_HEAD = 32  # lines in which minutes say that they are


def divide(read: ReadDocument) -> tuple[ReadDocument, ...]:
    """The documents in a file: `(read,)` unchanged, or one for each document of a bundle.

    A member's id is `<file>!1`, `<file>!2` in order; its pages keep the numbers they have in the file, so they need not
    begin with 1; notes go with their page, those of the whole file with the first document.
    """
    borders = _borders(read)
    if not borders:
        return (read,)
    starts = [0, *borders, len(read.pages)]
    return tuple(
        replace(
            read,
            document_id=f"{read.document_id}{MARK}{ordinal}",
            pages=read.pages[start:stop],
            notes=_notes(read.notes, read.pages[start:stop], first=ordinal == 1),
        )
        for ordinal, (start, stop) in enumerate(pairwise(starts), start=1)
    )


def _notes(notes: Sequence[Note], pages: Sequence[ReadPage], *, first: bool) -> tuple[Note, ...]:
    numbers = {page.number for page in pages}
    return tuple(note for note in notes if (first if note.page is None else note.page in numbers))


def _borders(read: ReadDocument) -> list[int]:
    """The places in `read.pages` at which another document begins."""
    if len(read.pages) < 2:
        return []
    sheets = [Sheet(page, len(read.pages)) for page in read.pages]
    found: list[int] = []
    for at in range(1, len(sheets)):
        if _is_border(sheets, found[-1] if found else 0, at):
            found.append(at)
    if not found or _are_minutes(read, found[0]):
        return []
    # The page that says `Bilaga 3` belongs to what it announces.
    return sorted({at - 1 if at > 1 and sheets[at - 1].cover and at - 1 not in found else at for at in found})


def _is_border(sheets: Sequence[Sheet], first: int, at: int) -> bool:
    """Whether a document begins at a page; `first` is the first page of the one before it."""
    above, below = sheets[at - 1], sheets[at]
    if not below.lines or above.runs_into(below):
        return False
    opening = sheets[first]
    again = (
        below.repeats_head_of(above)
        or _goes_on(opening, below, at - first + 1)
        or "kallelse" in below.names & opening.names
        or ("protokoll" in below.names & opening.names and below.days & opening.days)
        or below.series & opening.series
    )
    if again and not _counts_anew(above, below):
        return False
    return _begins(sheets, at) >= _ENOUGH and _ends(sheets, first, at) >= _ENOUGH


def _goes_on(opening: Sheet, below: Sheet, number: int) -> bool:
    """Whether a page's first line is that of the document's first page with the page's number behind it."""
    if not opening.lines or not below.lines:
        return False
    head, line = " ".join(opening.lines[0].split()), " ".join(below.lines[0].split())
    return line == f"{head} {number}"


def _counts_anew(above: Sheet, below: Sheet) -> bool:
    """Whether the pages of one count are complete and those of another begin."""
    ended = any(number == total for number, total in above.places)
    return ended and any(number == 1 and total for number, total in below.places)


def _begins(sheets: Sequence[Sheet], at: int) -> int:
    """How much speaks for a document that begins at a page."""
    sheet = sheets[at]
    found = min(2, sheet.named)
    for number, total in sheet.places:
        after = sheets[at + 1].places if at + 1 < len(sheets) else frozenset()
        if number == 1 and (total == 1 or (2, total) in after or (total is not None and not after)):
            found += 2 if total else 1
    return found + (sheets[at - 1].cover or sheet.cover)


def _ends(sheets: Sequence[Sheet], first: int, at: int) -> int:
    """How much speaks for a document that ends on the page above."""
    above, below = sheets[at - 1], sheets[at]
    found = 0
    starts = any(number == 1 for number, _ in below.places)
    if any(number == total for number, total in above.places):
        found += 2
    elif any((number + 1, total) in below.places for number, total in above.places) or any(
        1 < number == at - first + 1
        for number, _ in below.places  # a title page has no number
    ):
        found -= 3
    elif above.places and starts:
        found += 1 + all(total is None for _, total in above.places)
    elif starts or (above.places and not below.places):
        found += 1
    before = sheets[at - 2].border if at - 2 >= first else frozenset()
    shared = (above.border | before) & below.border  # left and right pages may have heads of their own
    if not shared:
        found += 2 if _kept(sheets, at - 1, -1) or _kept(sheets, at, 1) else 1
    opening = sheets[first]
    if _differ(below.cases, opening.cases) or _differ(below.registered, opening.registered):
        found += 2
    elif below.named >= 2 and (not shared or _differ(below.names, opening.names)):
        found += 1
    if (above.page.width, above.page.height) != (below.page.width, below.page.height):
        found += 1
    return found + above.closes(below)


def _differ(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both say something, and nothing that the other says."""
    return bool(one and other) and set(one).isdisjoint(other)


def _kept(sheets: Sequence[Sheet], at: int, step: int) -> bool:
    """Whether a page shares its header or footer with the next one of its own document."""
    other = at + step
    return 0 <= other < len(sheets) and bool(sheets[at].border & sheets[other].border)


def _are_minutes(read: ReadDocument, border: int) -> bool:
    """Whether the first document is minutes with several §: what follows is bound to them.

    Minutes of a whole meeting are judged by all their pages, an extract by those above the first border.
    """
    lines = [line for page in read.pages[:2] for line in page.text.splitlines() if line.strip()][:_HEAD]
    named = next((kind for line in lines if (kind := line_kind(line)) is not None), None)
    if named not in MINUTES:
        return False
    pages = read.pages if named == "protokoll" else read.pages[:border]
    view = build_view(pages, keep=may_be_heading)
    rows = rows_of(view, pages)
    heads = {i: found for i in range(len(rows)) if (found := heads_part(rows, i)) is not None}
    return len(find_paged(pages, view, rows) or find_sections(rows, heads, minutes=True)) > 1
