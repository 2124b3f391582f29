"""What a run found, as a table a person can read."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.fieldpaths import as_text
from pipeline.run import Summary
from pipeline.store import Dataset, load
from schemas.document import Document
from schemas.record import AgreementRecord, ForeignPartner, Scope

SHOWN = 60  # documents: with more, those without a record and without an issue are only counted
_COLUMNS = ("document", "body", "date", "§", "Swedish partner", "foreign partner", "motion", "acts", "issues")


def report(console: Console, summary: Summary, out: Path) -> None:
    """Print the table, what could not be read, and a few lines that sum it up."""
    dataset = load(out, only=("records", "issues"))
    table, hidden = _table(summary, dataset)
    if table.row_count:
        console.print(table)
    if hidden:
        console.print(f"… and {hidden} documents without a record or an issue")
    if summary.unreadable:
        console.print("Could not be read:")
        for issue in summary.unreadable:
            hint = f"\n    → {issue.hint}" if issue.hint else ""
            console.print(Text(f"  {issue.document_id}: {issue.message}{hint}"), soft_wrap=True)
    for line in _sum(summary, dataset, out):
        console.print(Text(line), soft_wrap=True)


def _table(summary: Summary, dataset: Dataset) -> tuple[Table, int]:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for name in _COLUMNS:  # names and ids are folded, never cut
        fixed = name in ("date", "§", "issues")
        table.add_column(name, overflow="fold", no_wrap=fixed, justify="right" if name == "issues" else "left")
    records: dict[str, list[AgreementRecord]] = defaultdict(list)
    for record in dataset.records:
        records[record.document.document_id].append(record)
    issues = Counter(issue.document_id for issue in dataset.issues)
    many, hidden = len(summary.documents) > SHOWN, 0
    for document in summary.documents:
        name = document.document_id
        if many and not records[name] and not issues[name]:
            hidden += 1
            continue
        for n, cells in enumerate([_cells(record) for record in records[name]] or [["–"] * 5]):
            count = str(issues[name] or "–")
            head = [name, *_origin(document)] if n == 0 else ["", "", ""]
            table.add_row(*map(Text, [*head, *cells, count if n == 0 else ""]))
    return table, hidden


def _origin(document: Document) -> list[str]:
    date = document.meeting_date or document.date
    return [document.body.name if document.body else "–", as_text(date.model_dump(mode="json")) if date else "–"]


def _cells(record: AgreementRecord) -> list[str]:
    motion = record.motion
    outcome = (
        f"{motion.outcome} ({motion.outcome_stage})" if motion and motion.outcome_stage else motion and motion.outcome
    )
    return [
        record.item.paragraph or "–",
        record.swedish_partner.name,
        foreign(record.foreign_partner, record.scope),
        outcome or "–",
        "\n".join(f"{act.act} ({act.stage})" for act in record.acts) or "–",
    ]


def foreign(partner: ForeignPartner | None, scope: Scope | None) -> str:
    """The other side in words: `Zhuhai (CN)`, or the set that a scope stands for."""
    if partner:
        return f"{partner.name} ({partner.country})" if partner.country and partner.kind != "country" else partner.name
    if scope:
        but = f" except {', '.join(scope.except_)}" if scope.except_ else ""
        return f"all{f' in {scope.value}' if scope.value else ''}{but}"
    return "–"


def _sum(summary: Summary, dataset: Dataset, out: Path) -> list[str]:
    assert dataset.manifest is not None
    counts = dataset.manifest.counts
    cached = f" ({summary.cached} unchanged, from the cache)" if summary.cached else ""
    read = [f"{_n(counts['documents'], 'document')}{cached}", f"{counts['unreadable']} unreadable"]
    if summary.skipped:
        read.append(f"{_n(summary.skipped, 'file')} skipped as no documents")
    found = [_n(counts[f"{word}s"], word) for word in ("record", "agreement", "issue")]
    lines = [", ".join(read), ", ".join(found), f"run {summary.run_id[:12]} in {out}"]
    lines[-1] += "" if summary.changed else " (nothing changed)"
    if dataset.records:
        default = "" if out == Path("output") else f" --out {out}"
        lines.append(f"evidence: vanort show '{dataset.records[0].record_id}'{default}")
    return lines


def _n(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
