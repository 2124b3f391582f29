"""`vanort export`: the dataset as files for other programs."""

from __future__ import annotations

from pathlib import Path

import typer

from pipeline.cli.covering import lines_of
from pipeline.cli.goal import refuse
from pipeline.export import rows
from pipeline.export.accepted import accepted
from pipeline.export.bundle import files
from pipeline.export.publication import read_publication
from pipeline.export.write import put
from pipeline.store import load


def export(to: Path, out: Path, *, accepted_only: bool = False) -> None:
    """Write every format to the folder, and say what was written."""
    refuse(to, out)
    publication = read_publication(out)
    dataset = load(out, only=("records", "agreements", "threads", "pages"))
    if accepted_only:
        dataset = accepted(dataset)
    made = files(dataset, publication=publication, coverage=lines_of(out))
    refuse(to, out, files=made)
    for path in put(made, to):
        typer.echo(path)
    sources = len({record.document.document_id for record in dataset.records})
    acts = len(rows.acts(rows.Held.of(dataset)))
    typer.echo(f"{len(dataset.agreements)} agreements, {acts} acts, {sources} sources")
    samples = sum(agreement.sample for agreement in dataset.agreements)
    if samples:
        typer.echo(f"{samples} of the agreements are made-up samples: their rows say so in the column sample", err=True)
    if accepted_only and not dataset.agreements:
        typer.echo("no field was accepted or corrected in review: the tables are empty", err=True)
