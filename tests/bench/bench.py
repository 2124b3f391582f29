"""Pages per second and peak memory of vanort's centre, beside a plain pdfplumber + spaCy loop over the same pages.

    python -m tests.bench.bench [--rounds 3] [--json]

Each measurement is a process of its own, which loads its libraries and warms up on one page before the clock starts;
peak memory is that process's (`getrusage`, in MB), libraries included. The two programs take turns, so that a machine
that slows down slows both, and each figure is the median of the rounds. Figures are from the machine they were
measured on: compare the ratios.

`cold` is the whole of `vanort extract` on one small document, from nothing, beside `python -c 'import spacy'`.

The plain loop does the least that any program of this kind must: the text of every page, and its tokens. Files that
it cannot read (no PDF, no text) count for neither.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "skovde" / "ks-2024-09-09.pdf"  # six pages, five agreements
WARM = ROOT / "samples" / "katrineholm" / "utlatande-mbarara.pdf"
REPEATS = {"sample": 5}  # a small document is read several times, to be longer than the clock's grain


@dataclass(frozen=True)
class Measured:
    """What one process did: pages, seconds of the clock, peak memory in MB."""

    pages: int
    seconds: float
    memory: float


@dataclass(frozen=True)
class Row:
    """One program on one input, over all rounds. `pages_per_second` and `memory` are medians."""

    input: str
    program: str
    pages: int
    pages_per_second: float
    memory: float


def vanort() -> Callable[[Path], int]:
    """Reads a file with vanort's centre; the number of pages."""
    from pipeline.process import process

    return lambda path: len(process(path.read_bytes(), path.name).pages)


def plain() -> Callable[[Path], int]:
    """Reads a file with a plain loop: each page's text by pdfplumber, its tokens by spaCy."""
    import pdfplumber
    import spacy

    tokens = spacy.blank("sv")

    def read(path: Path) -> int:
        if not path.read_bytes().startswith(b"%PDF-"):
            pages = path.read_text(encoding="utf-8").split("\f")
        else:
            pages = []
            with pdfplumber.open(path) as document:
                for page in document.pages:
                    pages.append(page.extract_text())
                    page.close()
        for text in pages:
            tokens(text)
        return len(pages)

    return read


PROGRAMS: dict[str, Callable[[], Callable[[Path], int]]] = {"vanort": vanort, "plain": plain}


def measure(program: str, paths: Sequence[Path], repeats: int) -> Measured:
    """Read the files in this process."""
    read = PROGRAMS[program]()
    read(WARM)
    begun = time.perf_counter()
    pages = sum(read(path) for _ in range(repeats) for path in paths)
    seconds = time.perf_counter() - begun
    return Measured(pages, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def elsewhere(program: str, paths: Sequence[Path], repeats: int) -> Measured:
    """`measure` in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bench", "--measure", program, "--repeats", str(repeats)]
    done = subprocess.run([*command, *map(str, paths)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"measuring {program} failed:\n{done.stderr}")
    return Measured(**json.loads(done.stdout))


def readable(paths: Iterable[Path]) -> list[Path]:
    """The files that both can read: UTF-8 text, and PDFs that open and hold text."""
    import pypdfium2

    found = []
    for path in paths:
        data = path.read_bytes()
        try:
            if data.startswith(b"%PDF-"):
                with pypdfium2.PdfDocument(data) as document:
                    if not any(page.get_textpage().count_chars() for page in document):
                        continue
            elif data.lstrip().startswith(b"<"):
                continue
            else:
                data.decode()
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            continue
        found.append(path)
    return found


def inputs() -> dict[str, list[Path]]:
    """What is read: the reference documents (`VANORT_SHARED`, default `../shared`) where they are, and a sample."""
    shared = Path(os.environ.get("VANORT_SHARED", ROOT.parent / "shared")) / "corpus"
    files = sorted(path for path in shared.rglob("*") if path.is_file() and path.suffix in (".pdf", ".txt"))
    return ({"corpus": readable(files)} if files else {}) | {"sample": [SAMPLE]}


def bench(rounds: int, told: Callable[[str], None]) -> list[Row]:
    """All programs on all inputs, taking turns."""
    rows = []
    for name, paths in inputs().items():
        got: dict[str, list[Measured]] = {program: [] for program in PROGRAMS}
        for turn in range(rounds):
            for program in PROGRAMS if turn % 2 == 0 else reversed(PROGRAMS):
                told(f"{name}, round {turn + 1} of {rounds}: {program}")
                got[program].append(elsewhere(program, paths, REPEATS.get(name, 1)))
        for program, all_of in got.items():
            speed = median(one.pages / one.seconds for one in all_of)
            rows.append(Row(name, program, all_of[0].pages, speed, median(one.memory for one in all_of)))
    return rows


COLD = {"vanort extract": ["-m", "pipeline.cli", "extract", str(WARM)], "import spacy": ["-c", "import spacy"]}


def cold(rounds: int, told: Callable[[str], None]) -> dict[str, float]:
    """Median seconds of each command of `COLD`, taking turns."""
    got: dict[str, list[float]] = {name: [] for name in COLD}
    for turn in range(rounds):
        told(f"cold, round {turn + 1} of {rounds}")
        for name in COLD if turn % 2 == 0 else reversed(COLD):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *COLD[name]], cwd=ROOT, capture_output=True, check=True)
            got[name].append(time.perf_counter() - begun)
    return {name: median(times) for name, times in got.items()}


def table(rows: Sequence[Row], starts: Mapping[str, float]) -> str:
    """The rows with the ratios of vanort to the plain loop, and the cold starts with theirs."""
    lines = [f"{'input':8}{'program':12}{'pages':>7}{'pages/s':>10}{'peak MB':>10}"]
    for row in rows:
        lines.append(f"{row.input:8}{row.program:12}{row.pages:>7}{row.pages_per_second:>10.1f}{row.memory:>10.0f}")
    for name in dict.fromkeys(row.input for row in rows):
        own, other = (next(r for r in rows if (r.input, r.program) == (name, p)) for p in PROGRAMS)
        speed, memory = own.pages_per_second / other.pages_per_second, own.memory / other.memory
        lines.append(f"{name:8}{'vanort:plain':12}{'':7}{speed:>10.2f}{memory:>10.2f}")
    lines += [f"{'cold':8}{name:16}{seconds:>8.2f} s" for name, seconds in starts.items()]
    own_start, other_start = (starts[name] for name in COLD)
    lines.append(f"{'cold':8}{'ratio':16}{own_start / other_start:>8.2f}")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Pages per second and peak memory, beside a plain loop.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured (default 3)")
    parser.add_argument("--json", action="store_true", help="the rows as JSON")
    parser.add_argument("--measure", choices=sorted(PROGRAMS), help=argparse.SUPPRESS)
    parser.add_argument("--repeats", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("paths", nargs="*", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(asdict(measure(asked.measure, asked.paths, asked.repeats))))
        return

    def told(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    starts, rows = cold(asked.rounds, told), bench(asked.rounds, told)
    if asked.json:
        print(json.dumps({"rows": [asdict(row) for row in rows], "cold": starts}, indent=1))
    else:
        print(table(rows, starts))


if __name__ == "__main__":
    main()
