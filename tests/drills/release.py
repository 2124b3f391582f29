"""How long does a release take? `python -m tests.drills.release [--agreements 5000] [--write DATE]`.

Made-up minutes about 5,000 agreements, three records each with evidence in made-up pages, become a dataset; then
`vanort release` runs on it as a program of its own, held to one core: a first release, a second one after corrections
in one paper of fifty, and `--verify` of both. A release may take 90 seconds of one core; where others use the machine
too, the clock on the wall says more than that and is told beside it. Exit 1 when the bar is missed.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.release.model import ReleaseManifest
from pipeline.store import publish
from tests.made_releases import Paper, dataset, many

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("results")
BAR = 90.0  # seconds of one core


@dataclass(frozen=True)
class Took:
    """One command: seconds of the core, seconds on the wall, and what it printed."""

    name: str
    core: float
    wall: float
    printed: str


@dataclass(frozen=True)
class Drilled:
    """All that was measured. `peak` is the most memory that a command held, in bytes."""

    manifest: ReleaseManifest
    size: int
    took: tuple[Took, ...]
    peak: int

    def faults(self) -> list[str]:
        """What misses the bar."""
        return [f"{one.name} took {one.core:.0f} s of one core" for one in self.took if one.core > BAR]

    def lines(self) -> list[str]:
        """What is told of it."""
        counts = self.manifest.counts
        said = [f"{counts[name]:,} {name}" for name in ("agreements", "records", "documents", "quotes")]
        rows = [f"| {one.name} | {one.core:.1f} | {one.wall:.1f} | {one.printed} |" for one in self.took]
        return [
            f"{', '.join(said)}; {len(self.manifest.files)} files, {self.size / 1e6:.0f} MB; "
            f"{self.peak / 1e6:,.0f} MB of memory at most.",
            "",
            "| command | seconds of one core | on the wall | it said |",
            "|---|---:|---:|---|",
            *rows,
            "",
            f"Faults (bar: {BAR:.0f} s of one core): {'; '.join(self.faults()) or 'none'}.",
        ]


def corrected(papers: Sequence[Paper]) -> list[Paper]:
    """One paper of fifty with another year in its first §."""
    return [
        replace(p, said=(replace(p.said[0], since=p.said[0].since - 1), *p.said[1:])) if n % 50 == 0 else p
        for n, p in enumerate(papers)
    ]


def drill(agreements: int, folder: Path) -> Drilled:
    """Two releases of so many agreements, and their verification."""
    papers, out, to = many(agreements), folder / "output", folder / "releases"
    publish(out, dataset(papers))
    took = [_run("first release", "--to", str(to), "--out", str(out))]
    publish(out, dataset(corrected(papers)))
    took.append(_run("second release", "--to", str(to), "--out", str(out)))
    took.append(_run("verify both", "--verify", str(to)))
    first = to / "1"
    return Drilled(
        manifest=ReleaseManifest.model_validate_json((first / "manifest.json").read_bytes()),
        size=sum(path.stat().st_size for path in first.rglob("*") if path.is_file()),
        took=tuple(took),
        peak=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024,
    )


def _run(name: str, *words: str) -> Took:
    """One `vanort release` on one core."""
    core = min(os.sched_getaffinity(0))
    before, began = _spent(), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "release", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    if done.returncode:
        raise SystemExit(f"{name}: exit status {done.returncode}\n{done.stderr}")
    printed = "; ".join(line.partition(": ")[2] for line in done.stdout.splitlines())
    return Took(name, _spent() - before, time.monotonic() - began, printed)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Drill, print, and write the result where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agreements", type=int, default=5000)
    parser.add_argument("--write", metavar="DATE")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = drill(chosen.agreements, Path(folder))
    text = "\n".join(found.lines()) + "\n"
    sys.stdout.write(text)
    if chosen.write:
        path = RESULTS / f"{chosen.write}-release.md"
        path.write_text(f"# Releases, {chosen.write}\n\n{text}", encoding="utf-8")
    return 1 if found.faults() else 0


if __name__ == "__main__":
    raise SystemExit(main())
