"""What the short words of a table's or list's row say was done: "Avslutat 2012", "Förnyat 2014", "Pausat sedan 2022"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.acts.act import LABELS, TOLD_VERBS, FoundAct
from pipeline.extract.acts.subjects import agent
from pipeline.extract.acts.tellers import MUTUAL
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.partners import Pair
from schemas.record import By

_NOTED = ("PAUSE", "RESUME", "RENEW")
_BESIDE = 4  # tokens between a verb and its year in a cell, at most


def tabled(a: Annotated, pairs: Sequence[Pair]) -> Iterator[FoundAct]:
    """The acts that cells give with their day, for the pair of their row."""
    for index, pair in enumerate(pairs):
        if pair.state is not None and pair.state[2] == "ended":
            cell = [i for i, t in enumerate(a.tokens) if pair.state[0] <= t.start < pair.state[1]]
            day = next((i for i in cell if a.tokens[i].label == "DATE"), None)
            if day is not None:
                yield _told(a, index, "END", cell[0], day, cell)
        for row in a.table:
            if not any(row.partner[0] <= a.tokens[at].start < row.partner[1] for at in pair.places):
                continue
            cells = [i for i, t in enumerate(a.tokens) if row.start <= t.start < row.end]
            for verb in cells:
                token = a.tokens[verb]
                if token.label not in _NOTED or token.form not in TOLD_VERBS:
                    continue
                day = next((i for i in cells if verb < i <= verb + _BESIDE and a.tokens[i].label == "DATE"), None)
                if day is not None:
                    yield _told(a, index, token.label, verb, day, cells)


def _told(a: Annotated, pair: int, label: str, verb: int, day: int, cell: Sequence[int]) -> FoundAct:
    by: By = agent(a, a.unit(verb), verb) or "unknown"
    by = "mutual" if any(a.tokens[i].text.lower() in MUTUAL for i in cell) else by
    return FoundAct(
        LABELS[label], "reported", by, verb, verb, "act.table", pairs=(pair,), date=a.tokens[day].data, date_at=day
    )
