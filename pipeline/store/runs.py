"""Runs: written aside, checked, put in place, and kept for the diff.

    DIR/*.jsonl, DIR/manifest.json   the latest run
    DIR/runs/<run id>/               every run that was published, with the same files
    DIR/runs/log                     their ids in the order in which they became the latest
    DIR/runs/failed/issues.jsonl     why the last run failed; gone after the next one that succeeds
    DIR/cache/                       what was read before; may be deleted at any time

The guarantee: a run is complete under `runs/` before any file in DIR changes; each file in DIR is replaced in one
step, the manifest last; `load` holds all files against the manifest, so a reader that comes between two of the
replacements, or after a killed one, is told so instead of seeing a mixture, and the next run finishes the work.
Files that people write (`decisions.jsonl`, `manual.jsonl`, `imports/`) are never touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from pipeline.errors import RunFailed, UsageError
from pipeline.store.dataset import MANIFEST, Dataset, load, manifest_bytes, run_id
from pipeline.store.files import held, sha256, sha256_of, write_atomic
from schemas.issue import Issue

RUNS, LOG, FAILED, LOCK = "runs", "log", "failed", ".lock"


def locked(out: Path) -> AbstractContextManager[None]:
    """Hold the dataset's folder for one run; see `held`."""
    return held(out, LOCK, option="--out", busy=f"another run is writing to {out}: wait for it, or use another --out")


def publish(out: Path, dataset: Dataset) -> bool:
    """Put a checked dataset (with its manifest) in place; returns whether anything in DIR changed.

    Raises `RunFailed` when what was written does not read back as the same objects.
    """
    assert dataset.manifest is not None, "a dataset is published with its manifest"
    identity = run_id(dataset.manifest)
    kept = out / RUNS / identity
    files = dict(dataset.files()) | {MANIFEST: manifest_bytes(dataset.manifest)}
    if not kept.is_dir():
        _write_aside(kept, files, dataset, previous=_latest(out))
    changed = [name for name, data in files.items() if not _same(out / name, data)]
    for name in changed:
        write_atomic(out / name, files[name])
    if _latest(out) != identity:
        log = out / RUNS / LOG
        old = log.read_bytes() if log.is_file() else b""
        write_atomic(log, old + identity.encode() + b"\n")
    shutil.rmtree(out / RUNS / FAILED, ignore_errors=True)
    return bool(changed)


def _write_aside(kept: Path, files: dict[str, bytes], dataset: Dataset, previous: str | None) -> None:
    aside = kept.with_name(f".{kept.name}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for name, data in files.items():
        same = kept.parent / (previous or "") / name
        if previous and _same(same, data) and _linked(same, aside / name):
            continue
        write_atomic(aside / name, data)
    read_back = load(aside)
    if dict(read_back.files()) != {name: data for name, data in files.items() if name != MANIFEST}:
        raise RunFailed("what was written does not read back as the same objects")
    aside.rename(kept)


def _linked(old: Path, new: Path) -> bool:
    """Share an unchanged file with the run before, where the file system can: kept runs are never written to."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and sha256_of(path)[0] == sha256(data)


def keep_failure(out: Path, issues: Iterable[Issue]) -> Path:
    """Keep the issues of a run that failed; what was published before stays as it is. Returns the file."""
    path = out / RUNS / FAILED / "issues.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, "".join(issue.to_line() + "\n" for issue in issues).encode())
    return path


def history(out: Path) -> list[str]:
    """The ids of the published runs, in the order in which they became the latest."""
    log = out / RUNS / LOG
    return log.read_text(encoding="ascii").split() if log.is_file() else []


def _latest(out: Path) -> str | None:
    runs = history(out)
    return runs[-1] if runs else None


def resolve(name: str, out: Path) -> Path:
    """The folder that a name stands for: a dataset's folder, `latest`, `previous`, or (the start of) a run's id.

    Raises `UsageError` with what there is to choose from.
    """
    runs = history(out)
    if name == "latest":
        return out
    if name == "previous":
        earlier = [run for run in runs if run != runs[-1]]
        if not earlier:
            raise UsageError(f"there is no earlier run in {out}: it takes two runs with different results")
        return out / RUNS / earlier[-1]
    if (Path(name) / MANIFEST).is_file():
        return Path(name)
    found = sorted({run for run in runs if run.startswith(name)})
    if len(found) == 1:
        return out / RUNS / found[0]
    known = ", ".join(run[:12] for run in dict.fromkeys(reversed(runs))) or "none"
    problem = "fits several runs" if found else "is neither a dataset's folder nor a run"
    raise UsageError(f"{name} {problem} of {out}; runs there: {known}, or say latest, previous")
