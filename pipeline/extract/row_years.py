"""When an agreement began, as the row of a list or table of partners gives it."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.finding import Finding
from pipeline.extract.given import CLOSES
from pipeline.extract.partners.lists import find_rows
from pipeline.extract.partners.pair import Pair
from pipeline.extract.table_terms import is_ahead


def of_rows(a: Annotated, pairs: list[Pair], found: dict[int, Finding]) -> None:
    """The year in the row of a list or table of partners, where it is the only date there and nothing ended in it."""
    rows = list(find_rows(a))
    listed = {row.place for row in rows}
    told = {row.place: row.since for row in rows if row.since is not None}
    for index, pair in enumerate(pairs):
        for place in pair.places:
            if index not in found and place in told and not is_ahead(a, told[place]) and not _no_longer(a, told[place]):
                token = a.tokens[told[place]]
                found[index] = Finding("established", token.data, token.start, token.end, "established.table")
            if pair.period is not None and pair.line is not None and pair.line[0] == place:
                at, first, _ = pair.period
                found.pop(index, None)
                if first is not None:
                    span = half(a.item.view.text, a.tokens[at].start, a.tokens[at].end, "start")
                    found[index] = Finding("established", first, *span, "established.row")
                continue
            last = pair.line[1] if pair.line is not None and pair.line[0] == place else a.unit(place).last
            told_of = [i for i in range(place, last) if not pair.in_state(a.tokens[i]) and _notes(a, place, i)]
            dates = [i for i in told_of if a.tokens[i].label == "DATE"]
            done = [i for i in told_of if a.tokens[i].label in (*CLOSES, "RENEW")]
            if index in found or place not in listed or not dates or is_ahead(a, dates[0]) or _no_longer(a, dates[0]):
                continue
            if len(dates) != 1 + any(a.tokens[i].label == "RENEW" for i in done) or any(i < dates[0] for i in done):
                continue
            if any(a.tokens[i].label != "RENEW" for i in done):
                continue
            token = a.tokens[dates[0]]
            if token.data.precision in ("year", "month", "day", "decade"):
                found[index] = Finding("established", token.data, token.start, token.end, "established.row")


def _no_longer(a: Annotated, at: int) -> bool:
    """Whether a date tells since when it is no more: "är sedan 2006 inte längre vänort"."""
    return "inte längre" in {a.word(i) for i in range(at + 1, min(at + 3, a.unit(at).last))}


def _notes(a: Annotated, place: int, at: int) -> bool:
    """Whether a token stands in the partner's own sentence, or in a note of a few words behind it: "Vänortsavtal 1947."."""
    unit = a.unit(at)
    return unit is a.unit(place) or unit.last - unit.first <= _NOTE


_NOTE = 7  # tokens of a note, its stop and its end with them


_TO = re.compile(r"\s+(?:till(?:\s+och\s+med)?|t\.o\.m\.|och)(?:\s+den)?\s+|\s*[–—/]\s*|(?<=\d{4})-(?=\d{4})")


def half(text: str, start: int, end: int, side: str) -> tuple[int, int]:
    """The part of a written period that gives its start or its end (view offsets)."""
    between = _TO.search(text, start, end)
    if between is None:
        return start, end
    return (start, between.start()) if side == "start" else (between.end(), end)
