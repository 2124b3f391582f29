"""Memory: `python -m tests.drills.memory [--pages 10000] [--write DATE]`.

Two measures. Ten thousand pages of made minutes through one run and one pool of workers: the parent and the largest
worker at each quarter, which must not grow; and what putting the dataset together takes at the end. Then a bundle of
500 pages of our samples against a document of one page, each in a fresh process. Exit 1 when a bar is missed.
Bytes are those resident, with the libraries that every process maps; a worker counts with its peak.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2

from pipeline.run import on_progress, open_session, read_into
from tests.drills.paper import minutes

SAMPLES = Path(__file__).parents[2] / "samples"
RESULTS = Path(__file__).with_name("results")
EACH = 20  # pages of one of the made minutes
GROWTH = 32 << 20  # bytes that the last quarter may lie above the first
BUNDLE = 256 << 20  # bytes that the bundle may take more than the one page
_MB = 1 << 20


@dataclass(frozen=True)
class Quarter:
    """After so many pages: the bytes of the parent, the peak of the largest worker of that quarter, the workers' ids."""

    pages: int
    parent: int
    worker: int
    workers: frozenset[int]


@dataclass(frozen=True)
class Flat:
    """Pages through one run. `finished` is the parent's peak after the dataset was published."""

    quarters: tuple[Quarter, ...]
    read: int
    finished: int
    seconds: float

    def faults(self) -> list[str]:
        """What is not flat."""
        first, last = self.quarters[0], self.quarters[-1]
        grown = {"the parent": last.parent - first.parent, "the largest worker": last.worker - first.worker}
        found = [f"{name} grew by {told(size)}" for name, size in grown.items() if size > GROWTH]
        return found + ([f"only {self.read} of {last.pages} pages were read"] if self.read != last.pages else [])


def held(pid: int | str, what: str) -> int:
    """Bytes that a process holds (`VmRSS`) or has held at most (`VmHWM`); 0 when it is gone."""
    try:
        found = re.search(rf"{what}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found.group(1)) * 1024 if found else 0


def children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    try:
        return [int(n) for task in Path(f"/proc/{pid}/task").iterdir() for n in (task / "children").read_text().split()]
    except OSError:
        return []


def workers() -> dict[int, int]:
    """The peak of each worker; they are children of the fork server, which is one of this process."""
    return {worker: held(worker, "VmHWM") for child in children(os.getpid()) for worker in children(child)}


def flat(pages: int, count: int | None = None, each: int = EACH) -> Flat:
    """Read so many pages, in documents of `each`, by `count` workers, in one run."""
    total = pages // each
    seen: list[tuple[int, dict[int, int]]] = []

    def progress(done: int, found: int) -> None:
        if done:
            seen.append((held("self", "VmRSS"), workers()))

    with tempfile.TemporaryDirectory() as folder:
        papers, out = Path(folder, "in"), Path(folder, "out")
        papers.mkdir()
        for number in range(total):
            (papers / f"kf-{number:05}.pdf").write_bytes(minutes(number, each))
        token = on_progress.set(progress)
        begun = time.monotonic()
        try:
            with open_session([papers], out) as session:
                session.failures |= read_into(session.cache, session.todo, count)
                summary = session.finish()
        finally:
            on_progress.reset(token)
        seconds = time.monotonic() - begun
    bounds = [total * quarter // 4 for quarter in range(5)]
    quarters = (_quarter(seen[at:to], to * each) for at, to in pairwise(bounds))
    return Flat(tuple(quarters), len(summary.documents) * each, held("self", "VmHWM"), seconds)


def _quarter(seen: list[tuple[int, dict[int, int]]], pages: int) -> Quarter:
    alive = [worker for _, found in seen for worker in found.items()]
    largest = max((size for _, size in alive), default=0)
    return Quarter(pages, max(parent for parent, _ in seen), largest, frozenset(pid for pid, _ in alive))


def bundle(pages: int) -> bytes:
    """The pages of the samples that hold text, over and over, in one PDF."""
    found = [pypdfium2.PdfDocument(path) for path in sorted(SAMPLES.glob("*/*.pdf")) if path.stat().st_size < 20_000]
    out = pypdfium2.PdfDocument.new()
    while len(out) < pages:
        for document in found:
            if left := pages - len(out):  # no pages at all would mean every page
                out.import_pages(document, list(range(min(len(document), left))))
    buffer = io.BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def peak(data: bytes) -> int:
    """The bytes that a fresh process has held at most after reading a document as a worker does."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-m", "tests.drills.memory", "--peak", file.name],
            check=True,
            capture_output=True,
            text=True,
            cwd=SAMPLES.parent,
        )
    return int(done.stdout)


def _peak(path: str) -> int:
    """`peak` within that process."""
    import pipeline.warm  # noqa: F401  (as a worker is born)
    from pipeline.batch import Job, read_job
    from pipeline.store.files import sha256

    read_job(Job("bundle.pdf", path, sha256(Path(path).read_bytes())))
    return held("self", "VmHWM")


def told(size: int) -> str:
    """Bytes for people."""
    return f"{size / _MB:.0f} MB"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills.memory", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--bundle", type=int, default=500, help="pages of the bundle")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--write", metavar="DATE", help="keep the result under this date")
    parser.add_argument("--peak", metavar="FILE", help=argparse.SUPPRESS)
    said = parser.parse_args()
    if said.peak:
        print(_peak(said.peak))
        return 0
    small, large = peak(bundle(1)), peak(bundle(said.bundle))
    lines = [
        f"A bundle of {said.bundle} pages: {told(large)} at most; one page: {told(small)}; "
        f"difference {told(large - small)} (bar {told(BUNDLE)}).",
        "",
    ]
    print(*lines, sep="\n", flush=True)
    run = flat(said.pages, said.workers)
    faults = run.faults() + (["the bundle takes too much"] if large - small > BUNDLE else [])
    table = [
        f"{said.pages} pages in one run, {run.seconds / 60:.1f} minutes (bar: {told(GROWTH)} from the first to the last).",
        "",
        "| pages read | parent | largest worker | workers |",
        "|---:|---:|---:|---:|",
        *(f"| {q.pages} | {told(q.parent)} | {told(q.worker)} | {len(q.workers)} |" for q in run.quarters),
        "",
        f"Putting the dataset together and publishing it: the parent held {told(run.finished)} at most.",
        "",
        f"Faults: {'; '.join(faults) or 'none'}.",
    ]
    print(*table, sep="\n")
    if said.write:
        RESULTS.mkdir(exist_ok=True)
        text = "\n".join([f"# Memory, {said.write}", "", *lines, *table]) + "\n"
        (RESULTS / f"{said.write}-memory.md").write_text(text, encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
