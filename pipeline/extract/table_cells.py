"""The cells of a table's lines: parted by wide white space, or by tabs, bars or semicolons, where a cell may be empty.

Ort<tab>Land<tab>Avtal          | Ort | Land | Avtal |          ort;land;startår;slutår
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.read.view import View
from pipeline.split.rows import Row, tabs_in

Span = tuple[int, int]
_BARS = re.compile(r"[|│║]")
_SEMICOLONS = re.compile(";")
_BLANK = re.compile(r"[-–—.]*")


def separator(view: View, row: Row) -> str:
    """The sign that parts the cells of a head; empty where white space does."""
    if _BARS.search(row.text):
        return "|"
    if ";" in row.text:
        return ";"
    return "\t" if tabs_in(view, row.start, row.end) else ""


def parted_by(view: View, row: Row, sign: str) -> list[Span]:
    """The cells of a line, offsets of the text, the empty ones with them; one cell where the sign does not stand in it."""
    if sign == "\t":
        cuts = [(at, at + 1) for at in tabs_in(view, row.start, row.end)]
    else:
        pattern = _BARS if sign == "|" else _SEMICOLONS
        cuts = [found.span() for found in pattern.finditer(view.text, row.start, row.end)]
    edges = [(row.start, row.start), *cuts, (row.end, row.end)]
    cells = [_bare(view.text, left[1], right[0]) for left, right in pairwise(edges)]
    if sign == "|" and cuts and cells[0][0] == cells[0][1]:
        del cells[0]
    if sign == "|" and len(cuts) > 1 and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return cells


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a stroke that says so."""
    return _BLANK.fullmatch(text.strip()) is not None


def _bare(text: str, start: int, end: int) -> Span:
    """A cell without the white space, the quotes and the stars of bold letters around it."""
    start = min(start, end)
    while start < end and (text[start].isspace() or text[start] == '"'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == '"'):
        end -= 1
    if end - start > 4 and text.startswith("**", start) and text.endswith("**", start, end):
        return start + 2, end - 2
    return start, end
