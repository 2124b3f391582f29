"""Many documents at once: a pool of processes in which one document can fail without the others.

Workers come from a fork server, so they start quickly with the libraries and rules loaded, and are safe beside the
threads of whoever calls. Each has a pipe of its own, so that it is known which document a dead worker held: that one
is read once more at the end, alone, and is then given up. A document that takes more time or memory than the limits
allow loses its worker and ends as a `Failure` that says so; a new worker takes over. A worker leads a process group, and
what it started (Tesseract) ends with it.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext, ForkServerContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path

from pipeline.limits import SETTINGS, Limits, asking, in_force, keep_to, size
from pipeline.store.files import sha256
from schemas.issue import Issue

START = 120.0  # seconds for a worker to be there
SERVED = 400  # documents that one worker reads before a fresh one takes over: what libraries leak stays small
_LIBRARIES = 1 << 30  # address space, not memory: what numpy and spaCy map when they are first imported
_PROGRAM = 300 << 20  # memory of a worker that has loaded everything: a document's share is counted above it
_GLANCE = 0.1  # seconds between two looks at the workers' memory
GROWN = 400 << 20  # bytes that a worker may grow by before a fresh one takes over


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
    "timed_out": f"read it alone with more time, for instance {SETTINGS['seconds']}=600; if it still does not end, "
    "report it as an error of the program",
    "too_large": f"split it, or raise the limit, for instance {SETTINGS['bytes']}=2GB",
    "too_deep": "print it to a new file; if that is no help, report it as an error of the program",
    "too_much_memory": f"split it, or raise the limit, for instance {SETTINGS['memory']}=8GB",
    "reader_died": f"raise the limit of memory, for instance {SETTINGS['memory']}=8GB; if it dies again, print the "
    "document to a new PDF",
}
Work = Callable[[Job], bytes]
Done = tuple[Job, bytes | Failure]


@dataclass(frozen=True, slots=True)
class More:
    """A worker's word to its parent: the document at work takes so many seconds more than the limit.

    Its first word, of no seconds, says that it is there: only then does the clock run.
    """

    seconds: float = 0.0


def read_job(job: Job, kept: str | None = None) -> bytes:
    """The encoded `DocumentResult` of one document. Raises `Failure`.

    `kept` is the folder in which OCR's readings of pictures are kept.
    """
    from pipeline.privacy import conceal
    from pipeline.process import process
    from pipeline.read.ocr.kept import Kept
    from pipeline.store.cache import encode

    try:
        data = Path(job.path).read_bytes()
    except OSError as error:
        raise Failure(f"the file cannot be opened: {error.strerror}") from None
    if sha256(data) != job.sha256:
        raise Failure("the file changed while the run was at work")
    try:
        result = process(data, job.document_id, Kept(Path(kept))) if kept else process(data, job.document_id)
        return encode(conceal(result))
    except MemoryError:
        raise _hungry(in_force()) from None
    except RecursionError:
        raise Failure("its parts are nested too deeply to be read", "too_deep") from None
    except Exception as error:
        raise Failure(f"reading it broke off: {_where(error)}") from None


def _hungry(limits: Limits) -> Failure:
    return Failure(f"reading it takes more memory than {size(limits.memory)}", "too_much_memory")


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


def run_jobs(
    jobs: Iterable[Job],
    workers: int | None = None,
    work: Work = read_job,
    limits: Limits | None = None,
    *,
    here: bool = False,
) -> Iterator[Done]:
    """(job, encoded result or `Failure`) of each job, as they end. `workers=0` reads in this process, without limit.

    `work` must be importable by its name, as worker processes import it. `here` forks the workers from this process,
    which is quicker for a few documents, and must have no threads. Stopping half-way (an interrupt, a closed iterator)
    ends the workers.
    """
    if workers == 0:
        for job in jobs:
            yield job, _attempt(work, job)
        return
    waiting = deque(jobs)
    limits = limits or in_force()
    context = multiprocessing.get_context("fork") if here else _context()
    died: deque[Job] = deque()
    yield from _work_off(waiting, died, min(workers or cores(), len(waiting)), work, limits, context)
    for job in died:
        again: deque[Job] = deque()
        yield from _work_off(deque([job]), again, 1, work, limits, context)
        if again:
            message = "the process that read it died: a crash in a library, or too little memory"
            yield job, Failure(message, "reader_died")


def _attempt(work: Work, job: Job) -> bytes | Failure:
    try:
        return work(job)
    except Failure as failure:
        return failure
    except MemoryError:
        return _hungry(in_force())


class _Worker:
    """A process that takes one job at a time through its pipe. Times are seconds of the monotonic clock."""

    def __init__(self, work: Work, limits: Limits, context: BaseContext) -> None:
        self.pipe, theirs = context.Pipe()
        copied = self.pipe if context.get_start_method() == "fork" else None
        self.process = context.Process(target=_serve, args=(theirs, copied, work, limits), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.limits = limits
        self.allowed = limits.seconds
        self.due = math.inf
        self.most = _PROGRAM + limits.memory
        self.there = False
        self.served = 0
        self.born = 0

    def take(self, job: Job) -> None:
        """Hand over a job. The clock starts here, or when a new worker says that it is there."""
        self.job, self.allowed = job, self.limits.seconds
        self.due = time.monotonic() + (self.allowed if self.there else START)
        self.most = max(_PROGRAM, _resident(self.process.pid)) + self.limits.memory
        with contextlib.suppress(OSError):  # a dead worker is seen when its answer is fetched
            self.pipe.send(job)

    def answer(self) -> bytes | Failure | More | None:
        """What came of the job, or `More` time that it asks for; None when the process died of it."""
        try:
            got: bytes | Failure | More = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(got, More) and not self.there:
            self.there, self.due = True, time.monotonic() + self.allowed
        elif isinstance(got, More):
            self.allowed += got.seconds
            self.due += got.seconds
        else:
            self.due = math.inf
            self.served += 1
        return got

    def excess(self) -> Failure | None:
        """Why the job must not go on: it is overdue, or it holds too much memory together with what it started."""
        if self.due <= time.monotonic():
            return Failure(f"reading it took more than {self.allowed:g} s", "timed_out")
        return _hungry(self.limits) if _family(self.process.pid) > self.most else None

    def is_spent(self, outcome: bytes | Failure) -> bool:
        """Whether a fresh worker should take over: after many documents, after growth, after running out of memory."""
        resident = _resident(self.process.pid)
        self.born = self.born or resident
        hungry = isinstance(outcome, Failure) and outcome.kind == "too_much_memory"
        return hungry or self.served >= SERVED or resident > self.born + GROWN

    def end(self) -> None:
        """Kill it with all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _resident(pid: int | None) -> int:
    """The bytes of memory that a process holds now; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _family(pid: int | None) -> int:
    """The bytes of memory that a process and its descendants hold now."""
    found = _resident(pid)
    with contextlib.suppress(OSError):  # it has ended meanwhile
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += sum(_family(int(child)) for child in (thread / "children").read_text().split())
    return found


def _serve(pipe: Connection, copied: Connection | None, work: Work, limits: Limits) -> None:
    """A worker's life: jobs in, results out, until the pipe closes. An interrupt is for the parent alone.

    `copied` is the parent's end, where a fork copied it: held open here, it would hide that the parent has ended.
    """
    if copied:
        copied.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setsid()
    asking(lambda seconds: pipe.send(More(seconds)))
    keep_to(limits)
    _bound(limits.memory)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(More())
        while True:
            pipe.send(_attempt(work, pipe.recv()))


def _bound(memory: int) -> None:
    """Let this process take so many bytes more than it has; beyond it, allocation fails with `MemoryError`."""
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = taken + memory + (0 if "spacy" in sys.modules else _LIBRARIES)
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _work_off(
    waiting: deque[Job], died: deque[Job], count: int, work: Work, limits: Limits, context: BaseContext
) -> Iterator[Done]:
    """Work off `waiting`. Jobs whose worker died go to `died`."""
    busy: list[_Worker] = []
    idle: list[_Worker] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < count:
                worker = idle.pop() if idle else _Worker(work, limits, context)
                worker.take(waiting.popleft())
                busy.append(worker)
            ready = wait([worker.pipe for worker in busy], _GLANCE)
            for worker in list(busy):
                assert worker.job is not None
                job, excess = worker.job, None if worker.pipe in ready else worker.excess()
                if worker.pipe not in ready and not excess:
                    continue
                outcome = excess or worker.answer()
                if isinstance(outcome, More):
                    continue
                busy.remove(worker)
                if excess or outcome is None or worker.is_spent(outcome):
                    worker.end()
                else:
                    idle.append(worker)
                if outcome is None:
                    died.append(job)
                elif isinstance(outcome, Failure) and outcome.kind == "too_much_memory":
                    yield job, _hungry(limits)
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
