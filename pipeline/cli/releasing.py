"""`vanort release`: the dataset as a numbered release, and whether a release is still as it was made.

release 2 in releases/2: 3 agreements came, 12 changed, 1 went
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pipeline.cli.console import console
from pipeline.cli.goal import refuse
from pipeline.coverage import declared_in
from pipeline.coverage.declared import COVERAGE
from pipeline.errors import UsageError
from pipeline.export.publication import FILE as PUBLICATION
from pipeline.export.publication import read_publication
from pipeline.release import shelf
from pipeline.release.build import Wanted, build
from pipeline.release.gate import FALL
from pipeline.release.model import DELTA, Line, rows_of
from pipeline.store import load, read_back
from pipeline.store.files import sha256
from pipeline.store.people import people


def make(
    to: Path,
    out: Path,
    *,
    accepted_only: bool,
    note: str | None,
    allow_fall: float | None,
    allow_lost: Iterable[str] = (),
) -> None:
    """Make the next release. Says so when nothing changed; raises `RunFailed` when a check blocks it."""
    if allow_fall is not None and not 0 <= allow_fall <= 100:
        raise UsageError("--allow-fall is a share in per cent, from 0 to 100")
    refuse(to, out)
    if read_back(out):
        raise UsageError(f"{out} holds an export that was read back: release the dataset that it was made from")
    dataset, put_in = load(out), people(out)
    assert dataset.manifest is not None
    if put_in.settings != dataset.manifest.settings:
        changed = {n for n, _ in put_in.settings.items() ^ dataset.manifest.settings.items()}
        raise UsageError(f"{out}/{min(changed)} changed after the last run: `vanort run` again, then release")
    beside = [path for name in (COVERAGE, PUBLICATION) if (path := out / name).is_file()]
    wanted = Wanted(
        decisions=put_in.decisions,
        declared=declared_in(out),
        settings={path.name: sha256(path.read_bytes()) for path in beside},
        publication=read_publication(out),
        note=note,
        accepted_only=accepted_only,
        allow_lost=tuple(allow_lost),
        allow_fall=FALL if allow_fall is None else allow_fall,
    )
    screen = console()
    with shelf.locked(to):
        before = shelf.last(to)
        release = build(dataset, before, wanted)
        if release is None:
            screen.print(f"nothing changed since release {before.manifest.number if before else 0}: no new release")
            return
        folder = shelf.put(to, release)
    screen.print(f"release {release.manifest.number} in {folder}: {_sum(release.files[DELTA])}", soft_wrap=True)


def _sum(delta: bytes) -> str:
    lines = [Line.model_validate(row) for row in rows_of(delta)]
    came, went = (sum(line.op == op and line.field is None for line in lines) for op in ("ADD", "DEL"))
    changed = len({line.agreement_id for line in lines if line.field is not None})
    return f"{came} agreements came, {changed} changed, {went} went"


def verify(path: Path) -> int:
    """Print what is wrong with a release, or with all of a folder; the exit status."""
    found = shelf.verify(path)
    screen = console()
    for folder, faults in found.items():
        if not faults:
            screen.print(f"{folder}: as it was released; the release before and its delta give it", soft_wrap=True)
        for fault in faults:
            screen.print(f"{folder}: {fault}", soft_wrap=True)
    return 3 if any(found.values()) else 0
