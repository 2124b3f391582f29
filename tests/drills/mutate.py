"""Ten thousand damaged documents: `python -m tests.drills.mutate --count 10000 --seed 20261121 [--write DATE]`.

Each is read by a pool of workers, as `vanort run` reads, and must end as a document or as an issue with kind, message
and hint: no crash that ends the run, no hang beyond the limit, no memory above the cap. Exit 1 when one does not.
Scans are left to a smaller count (`--ocr`), for OCR takes seconds a page. A mutant's name begins with its number:
`--first NUMBER --count 1` makes it again.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.batch import Failure, Job, read_job, run_jobs
from pipeline.limits import Limits, size
from pipeline.store.cache import decode
from pipeline.store.files import sha256
from tests.drills.mutants import mutant

SAMPLES = Path(__file__).parents[2] / "samples"
SUFFIXES = (".docx", ".html", ".odt", ".pdf", ".rtf", ".txt", ".zip")
RESULTS = Path(__file__).with_name("results")
LIMITS = Limits(seconds=20.0, memory=1 << 30)
CHUNK = 400
TOLD = ".told"
GRACE = 10.0  # seconds beyond the limit within which a worker must be seen to end, on a busy machine
PROGRAM = 300 << 20  # bytes of a worker beside what its document takes


@dataclass
class Tally:
    """What became of the mutants. `faults` are what must not be: what it is, and the mutants that show it."""

    ends: Counter[str] = field(default_factory=Counter)
    mutations: Counter[str] = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")
    largest: int = 0

    def fault(self, what: str, name: str) -> None:
        """Note what must not be."""
        self.faults.setdefault(what, []).append(name)

    def take(self, name: str, outcome: bytes | Failure) -> None:
        """Count one outcome."""
        if isinstance(outcome, Failure):
            self.ends[outcome.kind] += 1
            if outcome.kind == "not_read":
                self.fault(str(outcome), name)
            return
        for document_id, result in decode(outcome).each(name):
            errors = [issue for issue in result.issues if issue.severity == "error"]
            self.ends["read" if result.document else errors[0].kind if errors else "lost"] += 1
            if result.document is None and not errors:
                self.fault("neither read nor explained", document_id)
            if any(not (issue.kind and issue.message and issue.hint) for issue in result.issues):
                self.fault("an issue without kind, message or hint", document_id)

    def weigh(self, name: str, told: Path, limits: Limits) -> None:
        """Count the time and the memory that a mutant took, from what its worker told."""
        begun, *rest = map(float, told.read_text().split()) if told.is_file() else (time.monotonic(),)
        seconds = rest[0] if rest else time.monotonic() - begun
        memory = int(rest[1]) if rest else 0
        self.slowest, self.largest = max(self.slowest, (seconds, name)), max(self.largest, memory)
        if seconds > limits.seconds + GRACE:
            self.fault(f"more than {limits.seconds:g} s", name)
        if memory > PROGRAM + limits.memory:
            self.fault(f"more memory than {size(limits.memory)}", name)


def sources() -> list[Path]:
    """The documents that are damaged: the samples, those of up to 100 kB."""
    found = sorted(path for path in SAMPLES.glob("*/*") if path.suffix in SUFFIXES)
    return [path for path in found if path.stat().st_size < 100_000]


def timed_job(job: Job) -> bytes:
    """`read_job`, telling in a file when it began (monotonic), its seconds, and the most bytes its process held."""
    told, begun = Path(job.path).with_suffix(TOLD), time.monotonic()
    told.write_text(f"{begun}")
    try:
        return read_job(job)
    finally:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        told.write_text(f"{begun} {time.monotonic() - begun} {most}")


def drill(count: int, seed: int, workers: int | None = None, *, ocr: bool = False, first: int = 0) -> Tally:
    """Read `count` mutants, from number `first` on."""
    tally = Tally()
    limits = replace(LIMITS, seconds=3600.0) if ocr else LIMITS  # OCR asks for more time, page by page
    for at in range(first, first + count, CHUNK):
        with tempfile.TemporaryDirectory() as folder, _without_ocr(not ocr):
            jobs = list(_made(Path(folder), range(at, min(at + CHUNK, first + count)), seed, tally))
            waiting = {job.document_id for job in jobs}
            for job, outcome in run_jobs(jobs, workers, timed_job, LIMITS):
                if job.document_id not in waiting:
                    tally.fault("two outcomes", job.document_id)
                waiting.discard(job.document_id)
                tally.weigh(job.document_id, Path(job.path).with_suffix(TOLD), limits)
                tally.take(job.document_id, outcome)
            for name in sorted(waiting):
                tally.fault("no outcome", name)
    return tally


def _made(folder: Path, numbers: range, seed: int, tally: Tally) -> Iterator[Job]:
    paths = sources()
    for number in numbers:
        path = paths[number % len(paths)]
        mutation, data = mutant(path.read_bytes(), seed, number)
        tally.mutations[mutation] += 1
        file = folder / f"{number}{path.suffix}"
        file.write_bytes(data)
        yield Job(f"{number}-{path.stem}-{mutation}", str(file), sha256(data))


class _without_ocr:
    """Within it, workers that start find no Tesseract."""

    def __init__(self, wanted: bool) -> None:
        self.wanted = wanted
        self.path = os.environ.get("PATH", "")

    def __enter__(self) -> None:
        if self.wanted:
            os.environ["PATH"] = ""

    def __exit__(self, *_: object) -> None:
        os.environ["PATH"] = self.path


def report(tally: Tally, count: int, seed: int, seconds: float) -> str:
    """The result in Markdown."""
    lines = [
        f"{count} mutants of {len(sources())} samples, seed {seed}, in {seconds / 60:.1f} minutes.",
        f"Limits: {LIMITS}.",
        f"Slowest: {tally.slowest[0]:.1f} s ({tally.slowest[1]}). Largest process: {tally.largest / (1 << 20):.0f} MB resident.",
        f"Faults: {sum(map(len, tally.faults.values()))}.",
        "",
        "| ended as | mutants |",
        "|---|---:|",
        *(f"| {kind} | {number} |" for kind, number in tally.ends.most_common()),
        "",
        "| mutation | mutants |",
        "|---|---:|",
        *(f"| {kind} | {number} |" for kind, number in sorted(tally.mutations.items())),
        *[f"\n- {what}: {len(names)}, for instance {', '.join(names[:5])}" for what, names in tally.faults.items()],
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills.mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--first", type=int, default=0, help="the number of the first mutant")
    parser.add_argument("--workers", type=int)
    parser.add_argument("--ocr", action="store_true", help="read pictures of pages too")
    parser.add_argument("--write", metavar="DATE", help="keep the result under this date")
    said = parser.parse_args()
    begun = time.monotonic()
    tally = drill(said.count, said.seed, said.workers, ocr=said.ocr, first=said.first)
    told = report(tally, said.count, said.seed, time.monotonic() - begun)
    print(told)
    if said.write:
        name = f"{said.write}-mutations{'-ocr' if said.ocr else ''}.md"
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / name).write_text(f"# Damaged documents, {said.write}\n\n{told}", encoding="utf-8")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
