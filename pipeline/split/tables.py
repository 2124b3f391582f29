"""Lists of who voted how, and of who was present: rows that are no running text of an item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.cells import is_person
from pipeline.split.rows import Row

_HEAD = re.compile(r"(?:Ja|JA|Nej|NEJ|Avst(?:år|ått|od|ående)?\.?|AVST(?:ÅR)?\.?|Frånv(?:arande)?\.?|Röst(?:ning)?)")
_HEADS = 2  # of these in the line over the columns, at least
_MARK = re.compile(r"(?:[XxJNA1+•✓✔☒-]|Ja|Nej|JA|NEJ|Avst(?:år|ått|od)?\.?|AVSTÅR|Frånv(?:arande)?\.?|FRÅNV)")
_SUM = re.compile(r"(?:Resultat|Summa|Totalt?|Transport|Antal(?: röster)?|S:a)\b.{0,40}", re.I)
_VOTER = re.compile(
    r"(?:\d{1,3}\.? )?(?P<name>[^\d]{4,60}?),? (?:\(?[A-ZÅÄÖa-zåäö]{1,4}\)?,? )?(?:\w+ )?[XxJNA+•✓✔☒-]{1}(?: -)*"
)
_FEWEST = 4  # voters of a list
_BETWEEN = 3  # lines among them that are none: a head that comes again, a page's title


def vote_rows(rows: Sequence[Row], first: int, stop: int) -> list[tuple[int, int]]:
    """The stretches of `rows[first:stop]` that list voters with a mark in the column of their vote, their heads with
    them."""
    found: list[tuple[int, int]] = []
    at = first
    while at < stop:
        if not is_vote_head(rows[at]):
            at += 1
            continue
        last, voters, other = at, 0, 0
        for i in range(at + 1, stop):
            if _is_voter(rows[i]):
                voters, other, last = voters + 1, 0, i
            elif is_vote_head(rows[i]) or _SUM.fullmatch(rows[i].text):
                other, last = 0, i
            elif other >= _BETWEEN or len(rows[i].text) > 60:
                break
            else:
                other += 1
        if voters >= _FEWEST:
            found.append((at, last + 1))
        at = last + 1
    return found


def is_vote_head(row: Row) -> bool:
    """Whether a line holds the heads of the columns of votes: `Ledamot  Parti  Ja  Nej  Avstår`."""
    if len(row.text) > 80:
        return False
    return sum(1 for word in row.text.split() if _HEAD.fullmatch(word)) >= _HEADS and row.text[-1] not in ".,:"


def _is_voter(row: Row) -> bool:
    cells = [row.text[start:end] for start, end in row.cells]
    if len(cells) > 1 and _MARK.fullmatch(cells[-1]):
        return any(is_person(cell) for cell in cells[:-1])
    match = _VOTER.fullmatch(row.text)
    return match is not None and is_person(match["name"])
