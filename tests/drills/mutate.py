"""Ten thousand damaged documents: `python -m tests.drills.mutate --count 10000 --seed 20261121 [--write DATE]`.

Each is read by a pool of workers, as `vanort run` reads, and must end as a document or as an issue with kind, message
and hint: no crash that ends the run, no hang beyond the limit, no memory above the cap. Exit 1 when one does not.
Scans are left to a smaller count (`--ocr`), for OCR takes seconds a page.
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
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.batch import Failure, Job, read_job, run_jobs
from pipeline.limits import Limits
from pipeline.store.cache import decode
from pipeline.store.files import sha256
from tests.drills.mutants import mutant

SAMPLES = Path(__file__).parents[2] / "samples"
SUFFIXES = (".docx", ".html", ".odt", ".pdf", ".rtf", ".txt", ".zip")
RESULTS = Path(__file__).with_name("results")
LIMITS = Limits(seconds=20.0, memory=1 << 30)
CHUNK = 400


@dataclass
class Tally:
    """What became of the mutants."""

    ends: Counter[str] = field(default_factory=Counter)
    mutations: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0
    largest: int = 0

    def take(self, name: str, outcome: bytes | Failure) -> None:
        """Count one outcome; what must not be becomes a fault."""
        if isinstance(outcome, Failure):
            self.ends[outcome.kind] += 1
            if outcome.kind == "not_read":
                self.faults.append(f"{name}: {outcome}")
            return
        for document_id, result in decode(outcome).each(name):
            errors = [issue for issue in result.issues if issue.severity == "error"]
            self.ends["read" if result.document else errors[0].kind if errors else "lost"] += 1
            if result.document is None and not errors:
                self.faults.append(f"{document_id}: neither read nor explained")
            for issue in result.issues:
                if not (issue.kind and issue.message and issue.hint):
                    self.faults.append(f"{document_id}: an issue without kind, message or hint")


def sources() -> list[Path]:
    """The documents that are damaged: the samples, those of up to 100 kB."""
    found = sorted(path for path in SAMPLES.glob("*/*") if path.suffix in SUFFIXES)
    return [path for path in found if path.stat().st_size < 100_000]


def timed_job(job: Job) -> bytes:
    """`read_job`, with its time and the memory of its process in front."""
    begun = time.monotonic()
    try:
        out = read_job(job)
    finally:
        told = f"{time.monotonic() - begun:.3f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}"
        Path(job.path).with_suffix(".told").write_text(told)
    return out


def drill(count: int, seed: int, workers: int | None = None, *, ocr: bool = False, first: int = 0) -> Tally:
    """Read `count` mutants, from number `first` on."""
    tally = Tally()
    for at in range(first, first + count, CHUNK):
        with tempfile.TemporaryDirectory() as folder:
            jobs = list(_made(Path(folder), range(at, min(at + CHUNK, first + count)), seed, tally))
            with _without_ocr(not ocr):
                for job, outcome in run_jobs(jobs, workers, timed_job, LIMITS):
                    tally.take(job.document_id, outcome)
                    told = Path(job.path).with_suffix(".told")
                    if told.is_file():
                        seconds, kilobytes = told.read_text().split()
                        tally.slowest = max(tally.slowest, float(seconds))
                        tally.largest = max(tally.largest, int(kilobytes) * 1024)
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
        f"Slowest: {tally.slowest:.1f} s. Largest process: {tally.largest / (1 << 20):.0f} MB resident.",
        f"Faults: {len(tally.faults)}.",
        "",
        "| ended as | mutants |",
        "|---|---:|",
        *(f"| {kind} | {number} |" for kind, number in tally.ends.most_common()),
        "",
        "| mutation | mutants |",
        "|---|---:|",
        *(f"| {kind} | {number} |" for kind, number in sorted(tally.mutations.items())),
        *([""] + [f"- {fault}" for fault in tally.faults[:100]] if tally.faults else []),
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
        (RESULTS / name).write_text(f"# Damaged documents, {said.write}\n\n{told}", encoding="utf-8")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
