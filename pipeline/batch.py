"""Many documents at once: a pool of processes in which one document can fail without the others.

Workers come from a fork server, so they start quickly with the libraries and rules loaded, and are safe beside the
threads of whoever calls. Each has a pipe of its own, so that it is known which document a dead worker held: that one
is read once more at the end, alone, and is then given up. A document that takes longer than `limit` seconds loses its
worker and ends as a `Failure` of the kind `timed_out`; a new worker takes over.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.files import sha256
from schemas.issue import Issue

LIMIT = 120.0  # seconds for one document: the longest real minutes take a tenth of it
SETTING = "VANORT_TIMEOUT"


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: its id, its file, and the sha256 that the file had when the run was planned."""

    document_id: str
    path: str
    sha256: str


class Failure(Exception):
    """A document that could not be read to the end. The text says what happened; `kind` is that of its issue."""

    def __init__(self, message: str, kind: str = "not_read") -> None:
        super().__init__(message, kind)
        self.message = message
        self.kind = kind

    def __str__(self) -> str:
        return self.message


HINTS = {
    "not_read": "open the file to see whether it is whole; if it is, report it as an error of the program",
    "timed_out": f"read it alone with more time, for instance {SETTING}=600; if it still does not end, report it as an "
    "error of the program",
}
Work = Callable[[Job], bytes]
Done = tuple[Job, bytes | Failure]


def read_job(job: Job) -> bytes:
    """The encoded `DocumentResult` of one document. Raises `Failure`."""
    from pipeline.privacy import conceal
    from pipeline.process import process
    from pipeline.store.cache import encode

    try:
        data = Path(job.path).read_bytes()
    except OSError as error:
        raise Failure(f"the file cannot be opened: {error.strerror}") from None
    if sha256(data) != job.sha256:
        raise Failure("the file changed while the run was at work")
    try:
        return encode(conceal(process(data, job.document_id)))
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
        issue_id=f"{document_id}#{why.kind.replace('_', '-')}",
        document_id=document_id,
        item_id=None,
        kind=why.kind,
        severity="error",
        message=str(why),
        hint=HINTS[why.kind],
    )


def cores() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0))


def time_limit() -> float:
    """Seconds for one document: `VANORT_TIMEOUT` where it is set, else `LIMIT`. Raises `UsageError`."""
    said = os.environ.get(SETTING)
    try:
        seconds = float(said) if said else LIMIT
    except ValueError:
        seconds = math.nan
    if not seconds > 0:
        raise UsageError(f"{SETTING} is {said!r}: set it to the seconds that one document may take, for instance 600")
    return seconds


def run_jobs(
    jobs: Iterable[Job], workers: int | None = None, work: Work = read_job, limit: float | None = None
) -> Iterator[Done]:
    """(job, encoded result or `Failure`) of each job, as they end. `workers=0` reads in this process, without limit.

    `work` must be importable by its name, as worker processes import it. Stopping half-way (an interrupt, a closed
    iterator) ends the workers.
    """
    if workers == 0:
        for job in jobs:
            yield job, _attempt(work, job)
        return
    waiting = deque(jobs)
    seconds = limit or time_limit()
    died: deque[Job] = deque()
    yield from _work_off(waiting, died, min(workers or cores(), len(waiting)), work, seconds)
    for job in died:
        again: deque[Job] = deque()
        yield from _work_off(deque([job]), again, 1, work, seconds)
        if again:
            yield job, Failure("the process that read it died: a crash in a library, or too little memory")


def _attempt(work: Work, job: Job) -> bytes | Failure:
    try:
        return work(job)
    except Failure as failure:
        return failure


class _Worker:
    """A process that takes one job at a time through its pipe. Times are seconds of the monotonic clock."""

    def __init__(self, work: Work, limit: float) -> None:
        context = _context()
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.limit = limit
        self.due = math.inf

    def take(self, job: Job) -> None:
        """Hand over a job. The clock starts here, so the first one's covers the start of the process."""
        self.job, self.due = job, time.monotonic() + self.limit
        with contextlib.suppress(OSError):  # a dead worker is seen when its answer is fetched
            self.pipe.send(job)

    def answer(self) -> bytes | Failure | None:
        """What came of the job; None when the process died of it."""
        try:
            got: bytes | Failure = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.due = math.inf
        return got

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, work: Work) -> None:
    """A worker's life: jobs in, results out, until the pipe closes. An interrupt is for the parent alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(_attempt(work, pipe.recv()))


def _work_off(waiting: deque[Job], died: deque[Job], count: int, work: Work, limit: float) -> Iterator[Done]:
    """Work off `waiting`. Jobs whose worker died go to `died`."""
    busy: list[_Worker] = []
    idle: list[_Worker] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < count:
                worker = idle.pop() if idle else _Worker(work, limit)
                worker.take(waiting.popleft())
                busy.append(worker)
            patience = max(0.0, min(worker.due for worker in busy) - time.monotonic())
            ready = wait([worker.pipe for worker in busy], patience)
            for worker in [worker for worker in busy if worker.pipe in ready or worker.due <= time.monotonic()]:
                assert worker.job is not None
                job, overdue = worker.job, worker.pipe not in ready
                outcome = Failure(f"reading it took more than {limit:g} s", "timed_out") if overdue else worker.answer()
                busy.remove(worker)
                if overdue or outcome is None:
                    worker.end()
                else:
                    idle.append(worker)
                if outcome is None:
                    died.append(job)
                else:
                    yield job, outcome
    finally:
        for worker in [*busy, *idle]:
            worker.end()


def warm_up() -> None:
    """Start the fork server, which loads libraries and rules on its own; returns at once."""
    _context()
    ensure_running()


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    spec = getattr(sys.modules["__main__"], "__spec__", None)
    preload = ["pipeline.warm"]
    if spec is not None and not spec.name.endswith("__main__"):
        preload.append(spec.name)  # each worker imports it again, which is quick when its imports are there
    context.set_forkserver_preload(preload)
    return context
