"""`vanort run`, `vanort extract` and `vanort schedule`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline import run as runs
from pipeline.batch import cores
from pipeline.errors import UsageError
from pipeline.inputs import gather
from pipeline.privacy import mask, public
from pipeline.run import Summary
from schemas.issue import Issue


def run(paths: list[str], out: Path, *, verbose: bool) -> int:
    """Run, then print the table; the exit status."""
    from pipeline.cli.console import console
    from pipeline.cli.table import report

    summary = _unchanged(paths, out) or _through_prefect(paths, out, verbose=verbose)
    report(console(), summary, out)
    return 1 if summary.unreadable else 0


def _unchanged(paths: list[str], out: Path) -> Summary | None:
    """The run, when every document was read before and no server of the user's own wants to see it."""
    from pipeline.server import own_api

    with runs.open_session(paths, out) as session:
        return None if session.todo or own_api() else session.finish()


def _through_prefect(paths: list[str], out: Path, *, verbose: bool) -> Summary:
    from pipeline.server import prefect

    with _progress(), prefect(out, verbose=verbose):
        from pipeline.flows import vanort

        summary: Summary = vanort(paths, str(out))
        return summary


@contextmanager
def _progress() -> Iterator[None]:
    """A progress bar on standard error, driven by the documents as they are done."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from pipeline.cli.console import console

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(stderr=True)) as bar:
        task = bar.add_task("starting Prefect", total=None)

        def told(done: int, found: int) -> None:
            if found:
                bar.update(task, description="reading documents", total=found)
            bar.advance(task, done)

        token = runs.on_progress.set(told)
        try:
            yield
        finally:
            runs.on_progress.reset(token)


def extract(paths: list[str]) -> int:
    """Print records as JSON lines and issues on standard error; the exit status."""
    sources = gather(paths)
    alone = len(sources) == 1 or cores() == 1  # a pool would cost more than it saves
    unread = 0
    try:
        for source, file in runs.read_documents(sources, workers=1 if alone else None, here=alone):
            for _, result in file.each(source.document_id):
                for record in result.records:
                    print(public(record).to_line(), flush=True)
                for issue in result.issues:
                    print(line_of(issue), file=sys.stderr)
                unread += result.document is None
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 1 if unread else 0


def line_of(issue: Issue) -> str:
    """An issue in one line."""
    where = issue.item_id or issue.document_id or "-"
    page = f" p. {issue.span.page}" if issue.span else ""
    hint = f" -> {issue.hint}" if issue.hint else ""
    return " ".join(f"{issue.severity}: {where}{page}: {issue.kind}: {mask(issue.message + hint)}".split())


def schedule(folder: Path, cron: str, timezone: str, out: Path, *, verbose: bool) -> None:
    """Serve the schedule until stopped."""
    from pipeline.server import prefect

    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder: name the folder to read with --folder")
    if len(cron.split()) not in (5, 6):  # Prefect looks closer, once its server is up
        raise UsageError(f"{cron!r} is no cron line: say for instance --cron '0 6 * * 1-5'")
    print(
        f"vanort: reading {folder} into {out} at '{cron}' ({timezone}); stop with Ctrl-C", file=sys.stderr, flush=True
    )
    with prefect(out, verbose=verbose, schedules=True):
        from pipeline.flows import serve

        serve(folder, cron, timezone, out)
