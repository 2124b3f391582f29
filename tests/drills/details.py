"""What is told about a relation beside its days and acts: `python -m tests.drills.details --misses 20`.

Blind writers' short papers (`details/`), each with the details that its records must hold: reasons with their holders,
initiator, who was consulted and takes part, the funder, the term, the end, and from when an act takes effect. The acts
themselves and the rest of a record are what `short.py` asks for. A paper is right when every line of it is read and
nothing else; `--lines` counts the lines missing and made up, by kind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.process import DocumentResult
from schemas.dates import Date
from schemas.record import AgreementRecord, Term
from tests.drills.cells import Cell, run, tried
from tests.drills.short import by_kind, named, papers, partner_of

PAPERS = Path(__file__).with_name("details")
KINDS = (
    "record",
    "reasons",
    "initiator",
    "consulted",
    "participants",
    "funder",
    "term.years",
    "term.start",
    "term.end",
    "term.renewal",
    "term.notice",
    "ended",
    "effective",
)


def cells(folder: Path = PAPERS) -> list[Cell]:
    """Every paper of a folder's banks, in order."""
    return papers(folder, _due)


def _due(told: dict[str, Any]) -> Iterator[str]:
    partner = named(told["partner"])
    yield f"{partner} record"
    yield from (f"{partner} {detail}" for detail in told["details"] or ())


def lines(result: DocumentResult) -> Iterable[str]:
    """A document's records, a line for each detail told."""
    for record in result.records:
        partner = partner_of(record)
        yield from (f"{partner} {detail}" for detail in ("record", *_details(record)))


def _details(record: AgreementRecord) -> Iterator[str]:
    yield from (f"reasons {one.reason} {one.holder}" for one in record.reasons)
    if record.initiator != "unknown":
        yield f"initiator {record.initiator}"
    yield from (f"consulted {name}" for name in record.consulted)
    yield from (f"participants {name}" for name in record.participants)
    if record.funder:
        yield f"funder {record.funder}"
    if record.term:
        yield from _term(record.term)
    yield from _day("ended", record.ended)
    for act in record.acts:
        yield from _day(f"effective {act.act}-{act.stage}", act.effective)


def _term(term: Term) -> Iterator[str]:
    if term.years:
        yield f"term.years {term.years:g}"
    yield from _day("term.start", term.start)
    yield from _day("term.end", term.end)
    if term.renewal:
        yield f"term.renewal {term.renewal}"
    if term.notice:
        yield f"term.notice {term.notice}"


def _day(name: str, day: Date | None) -> Iterator[str]:
    if day:
        yield f"{name} {day.value}"


if __name__ == "__main__":
    if "--lines" in sys.argv:
        print(by_kind(tried(cells(), str, of=lines), KINDS))
    else:
        run(cells(), str, of=lines)
