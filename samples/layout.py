"""From blocks to pages of lines: one engine for PDF (points) and plain text (columns and rows).

A `Style` says how a template looks; `paginate` breaks the text into lines and the lines into pages. Lengths are in the
style's own unit: points with the origin in the upper left corner, or characters and rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from samples.markup import SOFT, Block, Content

MARKER = "Exempel skrivet för vanort – inte en verklig handling"
Measure = Callable[[str, str, float], float]


@dataclass(frozen=True)
class Piece:
    """A string at an absolute place on a page. `align` is left, right or centre of `x`.

    `turn` degrees against the clock; `spread` points are added after each letter; `twice` prints it again, a little
    aside, as fake bold does.
    """

    x: float
    y: float
    text: str
    font: str
    size: float
    align: str = "left"
    turn: int = 0
    spread: float = 0
    twice: bool = False


@dataclass(frozen=True)
class Look:
    """How one kind of block is set: space before it, indent, font, prefix ahead of the first line, as in `Piece`."""

    font: str
    size: float
    before: float
    indent: float = 0
    hang: float = 0
    prefix: str = ""
    spread: float = 0
    twice: bool = False


Furniture = Callable[[dict[str, str], int, int], list[Piece]]
Headline = Callable[[Block], list[tuple[str, str]]]


@dataclass(frozen=True)
class Style:
    """A template: page, looks by kind of block, furniture, and the lines that open a §.

    `headline` gives (kind of look, text) pairs; `leading` is the line height as a factor of the font size. With `beside`
    notes in the margin stand there, beside the next block (a ` / ` divides their lines).
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    looks: dict[str, Look]
    stops: tuple[float, ...]
    furniture: Furniture
    headline: Headline
    leading: float = 1.28
    page_per_item: bool = False
    beside: float | None = None


@dataclass(frozen=True)
class Row:
    """A laid-out line before it has a page; `keep` forbids a page break between it and the next line."""

    pieces: tuple[Piece, ...]
    before: float
    height: float
    keep: bool = False
    rule: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Page:
    """What stands on one page: strings, and rules as (y, x0, x1)."""

    pieces: tuple[Piece, ...]
    rules: tuple[tuple[float, float, float], ...]


def wrap(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Greedy lines of at most `width`: broken at spaces, after hyphens, and at soft hyphens, which then show."""
    lines: list[str] = []
    current = ""
    glue = ""  # what stands between the line so far and the next part: a space, a soft hyphen or nothing
    for word in text.split(" "):
        for part, after in _parts(word):
            joint = "" if glue == SOFT else glue
            if current and measure(current + joint + part + ("-" if after == SOFT else "")) > width:
                lines.append(current + ("-" if glue == SOFT else ""))
                current = part
            else:
                current += joint + part
            glue = after
        glue = " "
    return [*lines, current] if current else lines


def _parts(word: str) -> list[tuple[str, str]]:
    """The unbreakable parts of a word, each with what follows it: a soft hyphen or nothing."""
    soft = [(part, SOFT) for part in word.split(SOFT)]
    soft[-1] = (soft[-1][0], "")
    out: list[tuple[str, str]] = []
    for part, after in soft:
        pieces = re.split(r"(?<=\w-)(?=\w)", part)
        out += [(piece, "") for piece in pieces[:-1]] + [(pieces[-1], after)]
    return out


def _rows(content: Content, style: Style, measure: Measure) -> list[Row]:
    rows: list[Row] = []
    first = True
    notes: dict[int, list[str]] = {}
    for previous, block in pairwise((Block("page"), *content.blocks)):
        if block.kind == "page":
            rows.append(Row((), 0, 0, new_page=True))
        elif block.kind == "rule":
            look = style.looks["rule"]
            rows.append(Row((), look.before, look.size, rule=True))
        elif block.kind == "para":
            if style.page_per_item and not first:
                rows.append(Row((), 0, 0, new_page=True))
            first = False
            for kind, text in style.headline(block):
                rows += _set(text, style.looks[kind], style, measure, keep=True)
        elif block.kind == "row":
            look = style.looks["row"]
            if previous.kind != "row":
                look = replace(look, before=2 * look.before)
            pieces = [
                Piece(stop, 0, cell, look.font, look.size) for stop, cell in zip(style.stops, block.cells, strict=False)
            ]
            rows.append(Row(tuple(p for p in pieces if p.text), look.before, look.size * style.leading))
        elif block.kind == "margin" and style.beside is not None:
            notes[len(rows)] = block.text.split(" / ")
        elif block.kind == "toc":
            for entry in (b for b in content.blocks if b.kind == "para"):
                rows += _set(f"§ {entry.number} {entry.text}", style.looks["toc"], style, measure)
        else:
            look = style.looks[block.kind]
            if block.kind == "line" and previous.kind in ("p", "li"):
                look = replace(look, before=2 * style.looks["p"].before)
            rows += _set(block.text, look, style, measure, keep=block.kind in ("h", "sub", "title"))
    look = style.looks["margin"]
    for at, lines in notes.items():
        beside = [
            Piece(style.beside or 0, i * look.size * style.leading, text, look.font, look.size)
            for i, text in enumerate(lines)
        ]
        rows[at] = replace(rows[at], pieces=(*rows[at].pieces, *beside))
    return rows


def _set(text: str, look: Look, style: Style, measure: Measure, keep: bool = False) -> list[Row]:
    """A wrapped block; the prefix (a bullet, say) stands before the first line, the others hang."""
    left = style.left + look.indent
    room = style.width - style.right - left - look.hang
    lead, body = look.prefix, text
    number = re.match(r"\d+\. ", text) if look.hang and not look.prefix else None
    if number:
        lead, body = number.group(), text[number.end() :]
    rows = []
    for i, line in enumerate(wrap(body, room, lambda s: measure(s, look.font, look.size))):
        said = Piece(left + look.hang, 0, line.replace(SOFT, ""), look.font, look.size)
        pieces = [replace(said, spread=look.spread, twice=look.twice)]
        if lead and i == 0:
            pieces = [Piece(left, 0, lead.strip(), look.font, look.size), *pieces]
        rows.append(Row(tuple(pieces), look.before if i == 0 else 0, look.size * style.leading, keep))
    return rows


def paginate(content: Content, style: Style, measure: Measure) -> list[Page]:
    """The pages of a document; a heading never stands last on a page."""
    rows = _rows(content, style, measure)
    limit = style.height - style.bottom
    pages: list[tuple[list[Piece], list[tuple[float, float, float]]]] = [([], [])]
    y = style.top
    for i, row in enumerate(rows):
        group = [row]
        while group[-1].keep and i + len(group) < len(rows):
            group.append(rows[i + len(group)])
        need = sum(r.before + r.height for r in group)
        if row.new_page or (pages[-1][0] and y + need > limit):
            if pages[-1][0]:
                pages.append(([], []))
            y = style.top
            if row.new_page:
                continue
        elif pages[-1][0]:
            y += row.before
        if row.rule:
            pages[-1][1].append(
                (y + row.height, style.left, style.left + 0.3 * (style.width - style.left - style.right))
            )
        pages[-1][0].extend(replace(p, y=y + row.height + p.y) for p in row.pieces)
        y += row.height
    total = len(pages)
    return [
        Page((*style.furniture(content.meta, n, total), *pieces), tuple(rules))
        for n, (pieces, rules) in enumerate(pages, 1)
    ]
