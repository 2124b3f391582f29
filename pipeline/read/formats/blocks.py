"""From the blocks of a flowing document (docx, odt, rtf, html) to pages of raw text.

The text looks as it does in a plain-text copy of minutes, because that is what the rules know: a paragraph is one line
with a blank line above, the items of a list and the rows of a table follow each other line by line, columns are parted
by three spaces or more. Without geometry a page is what lies between two explicit page breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.read.decode import composed
from pipeline.read.model import Note, ReadPage

Reading = tuple[tuple[ReadPage, ...], tuple[Note, ...]]  # what a reader of these formats gives

COLUMN = "   "  # what parts two columns
_SMALL = 48  # characters of a line in a table whose columns are aligned, at most
_WIDEST = 200  # characters across such a table
_MOST = 40  # columns of such a table, at most
_SHORT = 64  # characters of a line that may stand beside the lines of the next cell
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x85\u2028\u2029]")
# Signs that symbol fonts keep in the private use area, as far as documents use them: bullets, arrows, boxes.
_SYMBOLS = str.maketrans(
    {
        0xF0B7: "•",
        0xF0A7: "•",
        0xF076: "•",
        0xF0D8: "•",
        0xF0FC: "✓",
        0xF0FE: "☒",
        0xF0A8: "☐",
        0xF06F: "☐",
        0xF0E0: "→",
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or row. `gap`: a blank line parts it from the block above.

    `item` tells that it is one of a list; `turn` that it opens a page. `over`, `under`: it is set with space above and
    below, as paragraphs mostly are and the lines of an address are not.
    """

    text: str
    gap: bool = True
    item: bool = False
    turn: bool = False
    over: bool = True
    under: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its blocks, and how many columns it spans."""

    blocks: tuple[Block, ...]
    span: int = 1

    @property
    def lines(self) -> list[str]:
        """Its lines of text."""
        return [line for block in self.blocks for line in block.text.split("\n") if line.strip()]


Table = Sequence[Sequence[Cell]]


def tidy(text: str) -> str:
    """`text` with one kind of space, without characters that have no width; a tab is a column's edge."""
    text = _SURROGATE.sub("\ufffd", _SPACE.sub(" ", _INVISIBLE.sub("", text)).translate(_SYMBOLS))
    lines = (line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return composed("\n".join(COLUMN.join(filter(None, map(str.strip, line))) for line in lines).strip("\n"))


def in_list(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with the lines of one list or address set close to each other, and those without text left out.

    A page break before a block without text goes over to the next.
    """
    found: list[Block] = []
    turn = blank = False
    for block in blocks:
        turn = turn or block.turn
        if not block.text.strip():
            blank = True
            continue
        close = not block.gap or (bool(found) and not blank and _belong(found[-1], block))
        found.append(replace(block, gap=not close, turn=turn))
        turn = blank = False
    return found


def _belong(above: Block, below: Block) -> bool:
    """Whether two blocks are items of one list, or short lines without space between them."""
    if above.item or below.item:
        return above.item and below.item
    lines = (above.text, below.text)
    return not above.under and not below.over and all(len(line) <= _SHORT and line[-1] != "." for line in lines)


def table(rows: Table) -> list[Block]:
    """A table row by row. Where all cells are small, columns are aligned; else a row is one line of its cells.

    A cell of several paragraphs that are not short is written below the line, paragraph by paragraph: a table that only
    lays out the page reads on as text. Empty rows are left out.
    """
    rows = [row for row in rows if any(cell.lines for cell in row)]
    widths = _widths(rows)
    found: list[Block] = []
    for row in rows:
        turn = any(block.turn for cell in row for block in cell.blocks)
        lines = _aligned(row, widths) if widths else _row(row)
        blocks = [Block(line, gap=False) for line in lines] if lines is not None else _flowing(row)
        first = Block(blocks[0].text, blocks[0].gap or not found, False, turn)
        found += [first, *blocks[1:]]
    return found


def _widths(rows: Table) -> list[int]:
    """The widths of the columns of a table of small cells, or nothing."""
    lines = [line for row in rows for cell in row for line in cell.lines]
    columns = max((sum(cell.span for cell in row) for row in rows), default=0)
    if len(rows) < 2 or not 1 < columns <= _MOST or any(len(line) > _SMALL for line in lines):
        return []
    widths = [0] * columns
    for row in rows:
        at = 0
        for cell in row:
            if cell.span == 1:
                widths[at] = max([widths[at], *map(len, cell.lines)])
            at += cell.span
    return widths if sum(widths) + len(COLUMN) * len(widths) <= _WIDEST else []


def _aligned(row: Sequence[Cell], widths: Sequence[int]) -> list[str]:
    """The lines of a row with its cells at the columns' places, each as far down as it goes."""
    starts = [sum(widths[:n]) + len(COLUMN) * sum(1 for width in widths[:n] if width) for n in range(len(widths) + 1)]
    found: list[str] = []
    for texts in zip_longest(*(cell.lines for cell in row), fillvalue=""):
        line, at = "", 0
        for cell, text in zip(row, texts, strict=True):
            if text:
                gap = max(starts[at] - len(line), len(COLUMN) if line else 0)
                line += " " * gap + text
            at += cell.span
        found.append(line)
    return found


def _row(row: Sequence[Cell]) -> list[str] | None:
    """A row as lines, if its cells hold one line each or only short ones; else None."""
    cells = [cell.lines for cell in row if cell.lines]
    if all(len(lines) == 1 for lines in cells):
        return [COLUMN.join(lines[0] for lines in cells)]
    if len(cells) > 1 and all(len(line) <= _SHORT for lines in cells for line in lines):
        return [COLUMN.join(filter(None, texts)) for texts in zip_longest(*cells, fillvalue="")]
    return None


def _flowing(row: Sequence[Cell]) -> list[Block]:
    """A row that lays out text: a label stands beside the first paragraph of the text, the rest follows."""
    filled = [cell for cell in row if cell.lines]
    *labels, last = filled
    if labels and all(len(cell.lines) == 1 for cell in labels) and "\n" not in last.blocks[0].text:
        first = COLUMN.join([*(cell.lines[0] for cell in labels), last.blocks[0].text])
        return [Block(first), *last.blocks[1:]]
    return [
        Block(block.text, block.gap or block is cell.blocks[0], block.item) for cell in filled for block in cell.blocks
    ]


def pages(blocks: Iterable[Block]) -> tuple[ReadPage, ...]:
    """The blocks as pages of raw text, without geometry and printed numbers. `()` where there is no text."""
    sheets: list[list[str]] = [[]]
    for block in in_list(blocks):
        if block.turn and sheets[-1]:
            sheets.append([])
        if block.gap and sheets[-1]:
            sheets[-1].append("")
        sheets[-1].append(block.text)
    texts = ["\n".join(lines) + "\n" for lines in sheets if lines]
    return tuple(ReadPage(number, None, text, "text") for number, text in enumerate(texts, start=1))


def changes_notes(count: int) -> tuple[Note, ...]:
    """The note on `count` stretches of text that somebody deleted and nobody has confirmed; none for none."""
    if not count:
        return ()
    message = f"the document holds tracked changes: {count} deleted stretches were left out"
    hint = "check whether this is the adopted version; accept or reject the changes and run again"
    return (Note("tracked_changes", "warning", message, hint),)
