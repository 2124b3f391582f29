"""Many documents at once: a pool of processes in which one document can fail without the others.

Workers come from a fork server, so they start quickly with the libraries and rules loaded, and are safe beside the
threads of whoever calls. A document on which a worker dies (a crash in native code, the memory) ends as an issue:
documents that were in work when a worker died are read again, each in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

from pipeline.store.files import sha256
from schemas.issue import Issue


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: its id, its file, and the sha256 that the file had when the run was planned."""

    document_id: str
    path: str
    sha256: str


class Failure(Exception):
    """A document that a worker could not read to the end. The text says what happened."""


Work = Callable[[Job], bytes]
Done = tuple[Job, bytes | Failure]


def read_job(job: Job) -> bytes:
    """The encoded `DocumentResult` of one document. Raises `Failure`."""
    from pipeline.process import process
    from pipeline.store.cache import encode

    try:
        data = Path(job.path).read_bytes()
    except OSError as error:
        raise Failure(f"the file cannot be opened: {error.strerror}") from None
    if sha256(data) != job.sha256:
        raise Failure("the file changed while the run was at work")
    try:
        return encode(process(data, job.document_id))
    except Exception as error:
        raise Failure(f"reading it broke off: {_where(error)}") from None


def _where(error: Exception) -> str:
    """The kind of an error and the function it came from; its text may hold a machine's paths."""
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    code = frame.tb_frame if frame else None
    place = f" in {code.f_globals.get('__name__')}.{code.f_code.co_name}" if code else ""
    return f"{type(error).__name__}{place}"


def crash_issue(document_id: str, why: Failure) -> Issue:
    """The issue of a document that could not be read to the end."""
    return Issue(
        issue_id=f"{document_id}#not-read",
        document_id=document_id,
        item_id=None,
        kind="not_read",
        severity="error",
        message=str(why),
        hint="open the file to see whether it is whole; if it is, report it as an error of the program",
    )


def cores() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0))


def run_jobs(jobs: Iterable[Job], workers: int | None = None, work: Work = read_job) -> Iterator[Done]:
    """(job, encoded result or `Failure`) of each job, as they end. `workers=0` reads in this process, one by one.

    `work` must be importable by its name, as worker processes import it. Stopping half-way (an interrupt, a closed
    iterator) ends the workers.
    """
    if workers == 0:
        for job in jobs:
            yield job, _here(work, job)
        return
    suspects: list[Job] = []
    waiting = deque(jobs)
    count = min(workers or cores(), len(waiting))
    while waiting:
        yield from _until_broken(waiting, suspects, count, work)
    for job in suspects:
        alone: list[Job] = []
        yield from _until_broken(deque([job]), alone, 1, work)
        if alone:
            yield job, Failure("the process that read it died: a crash in a library, or too little memory")


def _here(work: Work, job: Job) -> bytes | Failure:
    try:
        return work(job)
    except Failure as failure:
        return failure


def _until_broken(waiting: deque[Job], suspects: list[Job], workers: int, work: Work) -> Iterator[Done]:
    """Work off `waiting` in one pool. When a worker dies, what was in work goes to `suspects` and the pool ends."""
    running: dict[Future[bytes], Job] = {}
    pool = ProcessPoolExecutor(workers, mp_context=_context())
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                job = waiting.popleft()
                running[pool.submit(work, job)] = job
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                job = running.pop(future)
                try:
                    yield job, future.result()
                except Failure as failure:
                    yield job, failure
                except BrokenProcessPool:
                    suspects.append(job)
            if suspects:
                break
    except BrokenProcessPool:  # it broke between two documents: the one just taken was not handed over
        suspects.append(job)
    finally:
        suspects.extend(running.values())
        pool.shutdown(wait=True, cancel_futures=True)


def _context() -> BaseContext:
    context = multiprocessing.get_context("forkserver")
    spec = getattr(sys.modules["__main__"], "__spec__", None)
    preload = ["pipeline.warm"]
    if spec is not None and not spec.name.endswith("__main__"):
        preload.append(spec.name)  # each worker imports it again, which is quick when its imports are there
    context.set_forkserver_preload(preload)
    return context
