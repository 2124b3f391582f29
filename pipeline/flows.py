"""The Prefect shell: one flow over the documents, one task for each batch. The only importer of Prefect.

The work itself is in `pipeline.run`. Tasks are few and coarse (a batch of documents each, with a process pool inside)
and nothing is cached here: the cache is keyed by content. Import this module inside `pipeline.server.prefect`, which
sets Prefect's settings.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from pipeline.batch import Failure, Job
from pipeline.errors import UsageError
from pipeline.run import Summary, open_session, read_into
from pipeline.store.cache import Cache


@task(name="read a batch", task_run_name="{label}", cache_policy=NO_CACHE, persist_result=False)
def read_batch(documents: list[Job], cache: str, label: str) -> dict[str, tuple[str, str]]:
    """Read documents into the cache folder, in a process pool of this task's own.

    Returns the (reason, kind) of those that failed, by document id.
    """
    return {name: (why.message, why.kind) for name, why in read_into(Cache(Path(cache)), documents).items()}


@flow(name="vanort", persist_result=False, validate_parameters=False)
def vanort(paths: list[str], out: str) -> Summary:
    """Read the documents under `paths` into the dataset folder `out`: a run, with its summary.

    Raises `UsageError` for paths that cannot be used and `RunFailed` when nothing was published.
    """
    with open_session(paths, Path(out)) as session:
        first = 1
        for batch in session.batches():
            failed = read_batch(batch, str(session.cache.folder), f"documents {first}-{first + len(batch) - 1}")
            session.failures |= {name: Failure(*why) for name, why in failed.items()}
            first += len(batch)
        return session.finish()


@flow(name="vanort-scheduled", persist_result=False, validate_parameters=False)
def scheduled(folder: str, out: str) -> str:
    """A run over a folder, told in one line on standard error. A failed one leaves the dataset as it was."""
    try:
        summary = vanort.fn([folder], out)
    except Exception as error:
        print(f"vanort: the scheduled run failed: {error}", file=sys.stderr, flush=True)
        raise
    state = "new data" if summary.changed else "no change"
    print(
        f"vanort: run {summary.run_id[:12]}: {summary.read} documents read, {summary.cached} as before, "
        f"{len(summary.unreadable)} unreadable; {state}",
        file=sys.stderr,
        flush=True,
    )
    return summary.run_id


def serve(folder: Path, cron: str, timezone: str, out: Path) -> None:
    """Serve a deployment that runs over `folder` by a cron line, until it is stopped. Raises `UsageError`."""
    try:
        schedule = Cron(cron, timezone=str(ZoneInfo(timezone)))
    except (ValueError, ZoneInfoNotFoundError) as error:
        example = "say for instance --cron '0 6 * * 1-5' --timezone Europe/Stockholm"
        raise UsageError(f"{cron!r} in {timezone!r} is no schedule ({error}): {example}") from None
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop' was never awaited")  # Prefect's, when stopped
    scheduled.serve(
        name="folder",
        schedule=schedule,
        paused=False,
        limit=1,
        parameters={"folder": str(folder.resolve()), "out": str(out.resolve())},
        entrypoint_type=EntrypointType.MODULE_PATH,
        print_starting_message=False,
    )
