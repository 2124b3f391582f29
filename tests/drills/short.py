"""Short papers, a relation's whole record: `python -m tests.drills.short --misses 20 --only letters`.

Blind writers' letters and requests, reports on several relations, lists and registers (`short/`), each with the records
that it must give: partner, when it began, its name and status, the end, the acts, signers, term and notice. A paper is
right when every line of it is read and nothing else; `--lines letters` counts the lines missing and
made up, by kind.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from pipeline.evaluate.normal import unit_name
from pipeline.process import DocumentResult
from schemas.record import AgreementRecord
from tests.drills.cells import Cell, Result, run, tried

PAPERS = Path(__file__).with_name("short")
KINDS = ("record", "since", "as", "status", "ended", "term", "notice", "act", "signed")


def cells(folder: Path = PAPERS) -> list[Cell]:
    """Every paper of a folder's banks, in order."""
    return papers(folder, _due)


def papers(folder: Path, due: Callable[[dict[str, Any]], Iterable[str]]) -> list[Cell]:
    """Every paper of a folder's banks, in order, with the lines due of each of its records."""
    return [
        Cell(
            (("bank", path.stem), ("records", str(len(one["records"]))), ("paper", one["name"])),
            one["text"],
            tuple(sorted(line for record in one["records"] for line in due(record))),
        )
        for path in sorted(folder.glob("*.yml"))
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def named(partner: str) -> str:
    """A partner's name as it is scored: without the common noun of its kind."""
    return unit_name(partner) or partner


def partner_of(record: AgreementRecord) -> str:
    """What stands before the lines of a record: its partner's name, or its scope."""
    return named(record.foreign_partner.name if record.foreign_partner else str(record.scope))


def _due(told: dict[str, Any]) -> Iterator[str]:
    partner = named(told["partner"])
    yield f"{partner} record {told['body']}"
    yield f"{partner} since {told['since']}"
    yield f"{partner} as {told['designation']}"
    yield f"{partner} status {told['status']}"
    yield from (f"{partner} {name} {told[name]}" for name in ("ended", "term", "notice") if told[name] is not None)
    yield from (f"{partner} act {act}".replace(" null", " None") for act in told["acts"])
    yield from (f"{partner} signed {name}" for name in told["signed_by"])


def lines(result: DocumentResult) -> Iterable[str]:
    """A document's records, a line for each thing told."""
    for record in result.records:
        yield from _told(record)


def _told(record: AgreementRecord) -> Iterator[str]:
    partner = partner_of(record)
    yield f"{partner} record {record.swedish_partner.kind} {record.swedish_partner.code}"
    yield f"{partner} since {record.established.value if record.established else None}"
    yield f"{partner} as {record.designation}"
    yield f"{partner} status {record.status}"
    if record.ended:
        yield f"{partner} ended {record.ended.value}"
    if record.term and record.term.years:
        yield f"{partner} term {record.term.years:g}"
    if record.term and record.term.notice:
        yield f"{partner} notice {record.term.notice}"
    for act in record.acts:
        yield f"{partner} act {act.act} {act.stage} {act.date.value if act.date else None} {act.organ} {act.by}"
    yield from (f"{partner} signed {signer.name}" for signer in record.signed_by)


def by_kind(results: Sequence[Result], kinds: Sequence[str] = KINDS) -> str:
    """How many lines of each kind are missing (-) and made up (+), and of how many that are due."""
    due = Counter(kind(one, kinds) for each in results for one in each.cell.due)
    lost = Counter(
        kind(one, kinds) for each in results for one in (Counter(each.cell.due) - Counter(each.told)).elements()
    )
    made = Counter(
        kind(one, kinds) for each in results for one in (Counter(each.told) - Counter(each.cell.due)).elements()
    )
    return "\n".join(f"{name:12} of {due[name]:4}: -{lost[name]} +{made[name]}" for name in sorted(due | made))


def kind(line: str, kinds: Sequence[str]) -> str:
    """Which of the kinds a line is of: the first of their words that stands in it behind the partner's name."""
    return next(word for word in line.split()[1:] if word in kinds)


if __name__ == "__main__":
    if "--lines" in sys.argv:
        banks = {path.stem for path in PAPERS.glob("*.yml")}
        wanted = banks & set(sys.argv) or banks
        print(by_kind(tried([one for one in cells() if one.axes[0][1] in wanted], str, of=lines)))
    else:
        run(cells(), str, of=lines)
