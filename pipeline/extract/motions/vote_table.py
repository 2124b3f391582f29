"""Votes by name in a table: a column for each answer, a cross in the row of each member.

    Ledamot            Ja   Nej   Avstår
    Ulrika Berg (S)    X
    Frank Ahl (M)           X

The columns are known by where their heads and the crosses stand in the raw text, so this reads what keeps its columns:
plain text, Word and web pages. In a PDF the crosses of a row stand by themselves and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.extract.people import PersonMention, find_people
from pipeline.split.model import ItemText

Says = Literal["ja", "nej", "avstår"]

_HEAD = re.compile(r"\b(?P<ja>ja)\b|\b(?P<nej>nej)\b|\b(?P<rest>avst(?:år|\.)?|frånv(?:arande|\.)?)", re.I)
_CROSS = re.compile(r"(?<=\s)[xX×✓](?=\s|$)")
_SUM = re.compile(r"(?:transport|resultat|summa|totalt|s:a)\b", re.I)  # a line of sums stands among the members
_PARTS = ("omrostning", "beslutsgang", "beslut")
_WIDTH = 6  # characters by which a cross may stand beside the head of its column


def named_votes(item: ItemText) -> Iterator[tuple[Says, PersonMention, int]]:
    """(answer, member, offset in the view of the member's row) of every row with one cross."""
    text = item.view.text
    for part in item.parts:
        if part.kind not in _PARTS:
            continue
        columns: list[tuple[int, Says | None]] = []
        at = part.start
        for line in text[part.start : part.end].split("\n"):
            heads = list(_HEAD.finditer(line))
            if {"ja", "nej"} <= {hit.lastgroup for hit in heads} and not find_people(line) and len(line) < 60:
                columns = [(_column(item, at, hit.start()), _says(hit)) for hit in heads]
            elif columns:
                crosses = list(_CROSS.finditer(line))
                people = find_people(line)
                if len(crosses) == len(people) == 1:
                    place = _column(item, at, crosses[0].start())
                    near, says = min(columns, key=lambda column: abs(column[0] - place))
                    if says is not None and abs(near - place) <= _WIDTH:
                        yield says, people[0], at
                elif line.strip() and not people and not _SUM.match(line):
                    columns = []
            at += len(line) + 1


def _says(hit: re.Match[str]) -> Says | None:
    if hit.lastgroup == "ja":
        return "ja"
    if hit.lastgroup == "nej":
        return "nej"
    return "avstår" if hit.group().lower().startswith("avst") else None


def _column(item: ItemText, line: int, within: int) -> int:
    """How far from the start of its raw line a character of a row stands."""
    offsets = item.view.offsets
    return offsets[line + within] - offsets[line]
