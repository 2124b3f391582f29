"""What a run found, as a table a person can read, no wider than a README.

    document · body · date · issues
       §    Swedish partner  foreign partner  motion              acts
    ------------------------------------------------------------------------------
    boras/kf-2023-05-25.pdf · Borås kommun · 2023-05-25
       102  =                Georgien         tabled (decided)    establish (requested)

A document has a line of its own, which is never broken; below it stands each record, with an act on each line. Of
a § that another document holds too, the records stand where they are counted:

    boras/utdrag-kf-2023-05-25-par-102.pdf · Borås kommun · 2023-05-25
       102  counted in boras/kf-2023-05-25.pdf
"""

from __future__ import annotations

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from rich.console import Console
from rich.text import Text

from pipeline.fieldpaths import as_text
from pipeline.privacy import mask
from pipeline.run import Summary
from pipeline.store import Dataset, load
from schemas.document import Document
from schemas.issue import Issue
from schemas.record import AgreementRecord, ForeignPartner, Scope

SHOWN = 60  # documents: with more, those without a record and without an issue are only counted
WIDEST = 110  # columns: what a page shows without scrolling
_COLUMNS = ("§", "Swedish partner", "foreign partner", "motion", "acts")
_INDENT, _GAP = "   ", "  "
_SAME, _NONE = "=", "-"


def report(console: Console, summary: Summary, out: Path) -> None:
    """Print the table, the documents without an agreement, what could not be read, and a few lines that sum it up."""
    dataset = load(out, only=("records", "issues"))
    issues: dict[str | None, list[Issue]] = defaultdict(list)
    for issue in dataset.issues:
        issues[issue.document_id].append(issue)
    told = {document.document_id for document in _with_records(summary, dataset)}
    for line in _table(summary, dataset, issues, min(console.width, WIDEST)):
        console.print(line, soft_wrap=True)
    for line in _without(summary, told, issues):
        console.print(line, soft_wrap=True)
    if summary.unreadable:
        console.print(Text("Could not be read:", style="bold"))
        for issue in summary.unreadable:
            hint = f"\n{_INDENT}  -> {issue.hint}" if issue.hint else ""
            console.print(Text(f"{_INDENT}{issue.document_id}: {mask(issue.message + hint)}"), soft_wrap=True)
    if told or summary.documents or summary.unreadable:
        console.print()
    for sentence in _sum(summary, dataset, out):
        console.print(Text(sentence), soft_wrap=True)


def _with_records(summary: Summary, dataset: Dataset) -> list[Document]:
    found = {record.document.document_id for record in dataset.records}
    return [document for document in summary.documents if document.document_id in found]


def _table(summary: Summary, dataset: Dataset, issues: dict[str | None, list[Issue]], width: int) -> Iterator[Text]:
    records: dict[str, list[AgreementRecord]] = defaultdict(list)
    for record in dataset.records:
        records[record.document.document_id].append(record)
    rows = {name: [_cells(record) for record in group if _counts(record)] for name, group in records.items()}
    if not rows:
        return
    widths = _widths([cells for group in rows.values() for cells in group], width - len(_INDENT))
    heads = [_head(document, issues) for document in _with_records(summary, dataset)]
    rule = min(width, max(len(_INDENT) + sum(widths) + len(_GAP) * (len(widths) - 1), *map(len, heads)))
    yield Text("document · body · date · issues", style="bold")
    yield from _lines([[name] for name in _COLUMNS], widths)
    yield Text("-" * rule, style="dim")
    for document, head in zip(_with_records(summary, dataset), heads, strict=True):
        yield Text(head, style="bold")
        yield from map(Text, _elsewhere(records[document.document_id], widths[0]))
        paragraph = None
        for cells in rows[document.document_id]:
            yield from _lines([["" if cells[0] == [paragraph] else cells[0][0]], *cells[1:]], widths)
            paragraph = cells[0][0] if cells[0] != [_NONE] else None
    yield Text("-" * rule, style="dim")
    if any(cells[1] == [_SAME] for group in rows.values() for cells in group):
        yield Text(f"{_SAME} is the body whose document it is", style="dim")


def _counts(record: AgreementRecord) -> bool:
    """Whether the record counts, and not one of another version of the same §."""
    return record.rests_on in (None, record.record_id)


def _elsewhere(records: Iterable[AgreementRecord], width: int) -> Iterator[str]:
    """A line for each § of which another document holds the version that counts."""
    told = ((r.item.paragraph or _NONE, str(r.rests_on).rpartition("#")[0]) for r in records if not _counts(r))
    for paragraph, where in dict.fromkeys(told):
        yield f"{_INDENT}{paragraph.ljust(width)}{_GAP}counted in {where}"


def _head(document: Document, issues: dict[str | None, list[Issue]]) -> str:
    """A document in one line: `boras/kf-2023-05-25.pdf · Borås kommun · 2023-05-25 · issues: unlinked_partner`."""
    date = document.meeting_date or document.date
    said = [
        document.document_id,
        document.body.name if document.body else "no body named",
        as_text(date.model_dump(mode="json")) if date else "no date",
    ]
    kinds = Counter(issue.kind for issue in issues[document.document_id])
    if kinds:
        said.append("issues: " + ", ".join(kind if n == 1 else f"{n} {kind}" for kind, n in kinds.items()))
    return " · ".join(said)


def _cells(record: AgreementRecord) -> list[list[str]]:
    """The lines of each cell."""
    motion, body = record.motion, record.document.body
    outcome = _NONE
    if motion:
        outcome = f"{motion.outcome} ({motion.outcome_stage})" if motion.outcome_stage else motion.outcome
    return [
        [record.item.paragraph or _NONE],
        [_SAME if body == record.swedish_partner else record.swedish_partner.name],
        [foreign(record.foreign_partner, record.scope)],
        [outcome],
        [f"{act.act} ({act.stage})" for act in record.acts] or [_NONE],
    ]


def laid_out(columns: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], room: int) -> Iterator[Text]:
    """A plain table under a head: each row a list of cells, each cell its lines."""
    widths = _widths(rows, room - len(_INDENT), columns)
    yield from _lines([[name] for name in columns], widths)
    yield Text("-" * min(room, len(_INDENT) + sum(widths) + len(_GAP) * (len(widths) - 1)), style="dim")
    for cells in rows:
        yield from _lines(cells, widths)


def _widths(rows: Iterable[Sequence[Sequence[str]]], room: int, columns: Sequence[str] = _COLUMNS) -> list[int]:
    """As wide as what the columns hold; where that is too much, the widest give way, down to their longest word."""
    widths = [len(name) for name in columns]
    least = [len(max(name.split(), key=len)) for name in columns]
    for cells in rows:
        widths = [max(width, *map(len, cell)) for width, cell in zip(widths, cells, strict=True)]
        words = [[len(word) for line in cell for word in line.split()] for cell in cells]
        least = [max(width, *found) for width, found in zip(least, words, strict=True)]
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        free = [n for n, width in enumerate(widths) if width > least[n]]
        if not free:
            break
        widths[max(free, key=lambda n: widths[n])] -= 1
    return widths


def _lines(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[Text]:
    folded = [[part for line in cell for part in _wrap(line, width)] for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*folded, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield Text((_INDENT + _GAP.join(padded)).rstrip())


def _wrap(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _without(summary: Summary, told: set[str], issues: dict[str | None, list[Issue]]) -> Iterator[Text]:
    """The documents in which no agreement is spoken of."""
    rest = [document for document in summary.documents if document.document_id not in told]
    shown = [d for d in rest if issues[d.document_id]] if len(summary.documents) > SHOWN else rest
    if rest:
        yield Text(f"No agreement in {_n(len(rest), 'document')}{':' if shown else ''}", style="bold")
    for document in shown:
        yield Text(_INDENT + _head(document, issues))
    if shown and len(shown) < len(rest):
        yield Text(f"{_INDENT}… and {len(rest) - len(shown)} more without an issue")


def foreign(partner: ForeignPartner | None, scope: Scope | None) -> str:
    """The other side in words: `Zhuhai (CN)`, or the set that a scope stands for."""
    if partner:
        return f"{partner.name} ({partner.country})" if partner.country and partner.kind != "country" else partner.name
    if scope:
        but = f" except {', '.join(scope.except_)}" if scope.except_ else ""
        return f"all{f' in {scope.value}' if scope.value else ''}{but}"
    return _NONE


def _sum(summary: Summary, dataset: Dataset, out: Path) -> list[str]:
    assert dataset.manifest is not None
    counts = dataset.manifest.counts
    cached = f" ({summary.cached} unchanged, from the cache)" if summary.cached else ""
    read = [f"{_n(counts['documents'], 'document')}{cached}", f"{counts['unreadable']} unreadable"]
    if summary.skipped:
        read.append(f"{_n(summary.skipped, 'other file')} in the folders left out")
    found = [_n(counts[f"{word}s"], word) for word in ("record", "agreement", "issue")]
    again = sum(not _counts(record) for record in dataset.records)
    found[0] += f" ({again} of them in other versions of a §)" if again else ""
    lines = [", ".join(read), ", ".join(found), f"run {summary.run_id[:12]} in {out}"]
    lines[-1] += "" if summary.changed else " (nothing changed)"
    if dataset.records:
        default = "" if out == Path("output") else f" --out {out}"
        lines.append(f"evidence: vanort show '{dataset.records[0].record_id}'{default}")
    return lines


def _n(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
