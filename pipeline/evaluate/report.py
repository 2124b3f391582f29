"""An evaluation for people (tables in the terminal, Markdown for the README) and for scripts (JSON)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.evaluate.against import Change
from pipeline.evaluate.tally import FALSE_RECORDS, Counts, Miss, Rate, Tally, total

Row = tuple[str, str, str]


def plain(tally: Tally, split: str | None, faults: Sequence[str], change: Change | None) -> dict[str, Any]:
    """The whole result as JSON values, without clock and machine path."""
    found: dict[str, Any] = {
        "split": split,
        "documents": tally.documents,
        "negative_documents": tally.negatives,
        "metrics": tally.metrics(),
        "counts": {name: _counts(counts) for name, counts in sorted((tally.fields | tally.around).items())},
        "records": _counts(tally.records),
        "below_floor": list(faults),
        "misses": [miss.plain() for miss in tally.misses],
    }
    return found | ({"against": change.plain()} if change else {})


def _counts(counts: Counts) -> dict[str, int]:
    return {"tp": counts.tp, "fp": counts.fp, "fn": counts.fn}


def measures(tally: Tally) -> Iterator[Row]:
    """The headline measures: name, score, what it was counted on. Those that measured nothing are left out."""
    values, scores = total(tally.fields.values()), tally.metrics()
    trusted = tally.trusted()
    items = tally.around.get("item", Counts())
    rows: tuple[tuple[str, float | None, str], ...] = (
        ("Records found (F1)", tally.records.f1, f"{tally.records.in_gold} records"),
        ("Records right in every field", tally.exact.share, _of(tally.exact, "records")),
        ("Field values, precision", values.precision, f"{values.tp + values.fp} values found"),
        ("Field values, recall", values.recall, f"{values.in_gold} values in gold"),
        ("Field values, micro F1", values.f1, f"{values.in_gold} values in gold"),
        ("Field values, macro F1", scores.get("fields.macro_f1"), f"{len(tally.fields)} fields"),
        ("Values above the trust threshold, precision", trusted.share, _above(trusted, len(tally.values))),
        ("Motion outcome right", tally.motion_outcome.share, _of(tally.motion_outcome, "motions")),
        ("Motion stage right", tally.motion_stage.share, _of(tally.motion_stage, "motions")),
        ("Acts with stage (F1)", scores.get("acts.act_and_stage"), f"{_in_gold(tally, 'acts')} acts"),
        ("Grounding: value, page and ink", tally.grounding.share, _of(tally.grounding, "quotes")),
        ("Page and ink of right values", tally.inked().share, _of(tally.inked(), "quotes")),
        ("Items found (F1)", items.f1, f"{items.in_gold} items"),
        ("Threads whole, nothing foreign", tally.threads_whole.share, _of(tally.threads_whole, "threads")),
        ("Threads whole, of several items", tally.threads_joined.share, _of(tally.threads_joined, "threads")),
        ("Items joined (F1 over pairs)", tally.thread_pairs.f1, f"{tally.thread_pairs.in_gold} pairs"),
        ("Thread outcome right", tally.thread_outcome.share, _of(tally.thread_outcome, "threads")),
    )
    yield from ((name, f"{score:.3f}", basis) for name, score, basis in rows if score is not None)
    if FALSE_RECORDS in scores:
        basis = f"{tally.false_records.of} items that must give none"
        yield "False records per 1,000 items", f"{scores[FALSE_RECORDS]:.1f}", basis


def _of(rate: Rate, what: str) -> str:
    return f"{rate.hits} of {rate.of} {what}"


def _above(rate: Rate, values: int) -> str:
    return f"{rate.of} of {values} values ({rate.of / values:.0%})" if values else ""


def _in_gold(tally: Tally, field: str) -> int:
    return tally.fields.get(field, Counts()).in_gold


def fields(tally: Tally) -> Iterator[tuple[str, Counts]]:
    """Every scored field with its counts: those of records, then what lies around them."""
    yield from sorted(tally.fields.items())
    yield from sorted(tally.around.items())


def markdown(tally: Tally) -> str:
    """The score table of the README."""
    below = [(name, counts) for name, counts in fields(tally) if counts.f1 is None or counts.f1 < 1]
    table = ["| field | in gold | precision | recall | F1 |", "|---|---:|---:|---:|---:|"]
    lines = [
        f"{tally.documents} documents, {tally.negatives} of them without a record.",
        "",
        "| measure | score | counted on |",
        "|---|---:|---|",
        *(f"| {name} | {score} | {basis} |" for name, score, basis in measures(tally)),
        "",
        f"{len(list(fields(tally))) - len(below)} of {len(list(fields(tally)))} fields are right throughout; the others:"
        if below
        else f"Each of the {len(list(fields(tally)))} fields is right throughout.",
        *(["", *table] if below else []),
        *(f"| `{name}` | {' | '.join(_cells(counts))} |" for name, counts in below),
    ]
    return "\n".join(lines)


def _cells(counts: Counts) -> tuple[str, ...]:
    return str(counts.in_gold), _score(counts.precision), _score(counts.recall), _score(counts.f1)


def _score(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def show_totals(console: Console, tally: Tally, faults: Sequence[str]) -> None:
    """The measures over all documents, and the floors that do not hold: nothing that tells one document from another."""
    title = f"{tally.documents} documents, {tally.negatives} without a record"
    table = Table("measure", "score", "counted on", title=title, title_justify="left")
    for row in measures(tally):
        table.add_row(*row)
    console.print(table)
    for fault in faults:
        console.print(f"[red]Below its floor:[/red] {escape(fault)}", soft_wrap=True)


def show(console: Console, tally: Tally, faults: Sequence[str], change: Change | None) -> None:
    """Everything to the terminal: measures, fields, changes, misses, and the floors that do not hold."""
    show_totals(console, tally, ())
    table = Table("field", "in gold", "precision", "recall", "F1")
    for name, counts in fields(tally):
        table.add_row(name, *_cells(counts))
    console.print(table)
    if change:
        _show_change(console, change)
    console.print(f"[bold]{len(tally.misses)} misses[/bold]")
    for miss in tally.misses:
        console.print(_line(miss), soft_wrap=True)
    for fault in faults:
        console.print(f"[red]Below its floor:[/red] {escape(fault)}", soft_wrap=True)


def _show_change(console: Console, change: Change) -> None:
    for name, before, after in change.moved:
        console.print(f"  {name}: {_score(before)} → {_score(after)}")
    for word, misses in (("gained", change.gains), ("lost", change.losses)):
        console.print(f"[bold]{len(misses)} {word}[/bold]")
        for miss in misses:
            console.print(_line(miss), soft_wrap=True)


def _line(miss: Miss) -> str:
    where = escape(miss.document + (f" § {miss.paragraph}" if miss.paragraph else ""))
    record = f" [{escape(miss.record)}]" if miss.record else ""
    ink = f"  « {escape(' '.join(miss.quote.split()))} » p. {miss.page}" if miss.quote else ""
    values = f"{escape(miss.expected or '–')} ≠ {escape(miss.found or '–')}"
    return f"  {where}{escape(record) if record else ''} [cyan]{miss.field}[/cyan] {miss.kind}: {values}{ink}"
