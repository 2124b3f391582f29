"""The footnotes of a table's row: a mark at the end of a cell, or alone in one, that opens a line below the table.

Riga     1990 ¹          Arad     1999   a)          Ohrid*     1986
¹ Avtalet förnyat 2010.          a) Uppsagt 2022.          * Vilande.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.read.view import View

Span = tuple[int, int]
_SIGN = r"\*{1,4}|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹]"
_MARK = re.compile(rf"(?<=\S)(?P<mark>{_SIGN})(?=[\s,;|)]|$)|(?<=\s)(?P<alone>{_SIGN}|\(?[a-h\d]\))(?=[\s,;|]|$)")
_FIGURES = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_REACH = 2000  # characters below a row in which its notes stand


def notes_of(view: View, start: int, end: int) -> Iterator[Span]:
    """The notes that the marks in a line lead to, without their marks."""
    marks = [mark for at, mark in view.raised if start < at <= end]
    marks += [found["mark"] or found["alone"] for found in _MARK.finditer(view.text, start, end)]
    for mark in marks:
        if (note := _note(view, mark, end)) is not None:
            yield note


def is_mark(cell: str) -> bool:
    """Whether a cell holds nothing but the mark of a footnote."""
    return re.fullmatch(rf"{_SIGN}|\(?[a-h\d]\)", cell.strip()) is not None


def _note(view: View, mark: str, below: int) -> Span | None:
    """The line below that a mark opens: with the mark itself, its figure, or the figure that the view left out."""
    text = view.text
    bare = mark.strip("()").translate(_FIGURES)
    for at, left_out in view.raised:
        if below <= at and left_out.translate(_FIGURES) == bare and (not at or text[at - 1] == "\n"):
            return _line(text, at)
    sign = re.escape(bare) + r"(?!\*)" if bare.startswith("*") else re.escape(bare)
    forms = rf"{re.escape(mark)}(?!\*)|\(?{sign}\)" if bare.isalnum() else sign
    opened = re.compile(rf"^[ \t]*(?:{forms})[ ):=–-]*(?=\w)", re.MULTILINE).search(text, below, below + _REACH)
    return _line(text, opened.end()) if opened else None


def _line(text: str, start: int) -> Span:
    """What a line holds from an offset on."""
    while start < len(text) and text[start] == " ":
        start += 1
    newline = text.find("\n", start)
    return start, newline if newline >= 0 else len(text)
