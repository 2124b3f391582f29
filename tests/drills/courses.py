"""The course of a matter: `python -m tests.drills.courses --misses 20`.

Blind writers' short papers (`courses/`), each with what was done to the agreement, by whom and when, where else the matter
was dealt with, who stood where, and how the motion ended. A paper is right when every line of it is read and nothing else;
`--lines` counts the lines missing and made up, by kind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.process import DocumentResult
from schemas.record import AgreementRecord
from tests.drills.cells import Cell, run, tried
from tests.drills.short import by_kind, papers

PAPERS = Path(__file__).with_name("courses")
KINDS = ("record", "act", "handling", "position", "motion")


def cells(folder: Path = PAPERS) -> list[Cell]:
    """Every paper of a folder's banks, in order."""
    return papers(folder, _due)


def _due(told: dict[str, Any]) -> Iterator[str]:
    partner = told["partner"]
    yield f"{partner} record {told['body']}"
    yield from (f"{partner} act {act}" for act in told["acts"] or ())
    yield from (f"{partner} handling {one.casefold()}" for one in told["handling"] or ())
    yield from (f"{partner} position {one}" for one in told["positions"] or ())
    if told["motion"]:
        yield f"{partner} motion {told['motion']}"


def lines(result: DocumentResult) -> Iterable[str]:
    """A document's records, a line for each thing told of the matter's course."""
    for record in result.records:
        yield from _told(record)


def _told(record: AgreementRecord) -> Iterator[str]:
    partner = record.foreign_partner.name if record.foreign_partner else record.scope
    yield f"{partner} record {record.swedish_partner.kind} {record.swedish_partner.code}"
    for act in record.acts:
        day = act.date.value if act.date else "null"
        yield f"{partner} act {act.act} {act.stage} {day} {act.organ or 'null'} {act.by}"
    for one in record.handling:
        day = one.date.value if one.date else "null"
        yield f"{partner} handling {one.organ_name.casefold()} | {day} | {one.paragraph or 'null'}"
    for held in record.positions:
        yield f"{partner} position {held.name or '-'} | {held.party or '-'} | {held.side} | {held.form}"
    if record.motion:
        yield f"{partner} motion {record.motion.kind} {record.motion.outcome} {record.motion.outcome_stage or 'null'}"


if __name__ == "__main__":
    if "--lines" in sys.argv:
        print(by_kind(tried(cells(), str, of=lines), KINDS))
    else:
        run(cells(), str, of=lines)
