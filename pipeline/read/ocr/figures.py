"""Figures that the recogniser read as letters or as other figures, told by what stands around them.

`1` alone is read `I` or `l`, a bold cross `Xx`; the bracket of a page's count becomes a figure, and `2(2)` is `202)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.ocr.words import Word

_ONE = frozenset("Il|")
_COUNTED = re.compile(r"(?:\d{3}|ledam(?:ot|öter)|röst(?:er)?|nej-röst|ja-röst|ersättare|kronor|kr|mot|st)[.,;:]?")
_CROSS = frozenset(("Xx", "xX", "XX", "xx"))
_EDGE = 4  # rows at either end of a page that may hold its count


def put_ones(rows: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The rows with `1` where a lone `I` stands before what is counted: `I 020 kronor`, `I ledamot avstår`."""
    return [
        [
            replace(word, text="1", was=word.text, why="figure")
            if word.text in _ONE and index + 1 < len(row) and _COUNTED.fullmatch(row[index + 1].text)
            else word
            for index, word in enumerate(row)
        ]
        for row in rows
    ]


def put_crosses(rows: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The rows with `X` where a cross in a table was read as two letters."""
    return [
        [replace(word, text="X", was=word.text, why="figure") if word.text in _CROSS else word for word in row]
        for row in rows
    ]


def put_count(rows: Sequence[Sequence[Word]], number: int, pages: int) -> list[list[Word]]:
    """The rows of page `number` of `pages`, with `2(2)` where a head or foot ends with `202)`."""
    misread = {f"{number}{bracket}{pages})" for bracket in ("0", "1", "")}
    return [
        [*row[:-1], replace(row[-1], text=f"{number}({pages})", was=row[-1].text, why="figure")]
        if row and (at < _EDGE or at >= len(rows) - _EDGE) and row[-1].text in misread
        else list(row)
        for at, row in enumerate(rows)
    ]
