"""The folder of releases: `RELEASES/1/`, `RELEASES/2/`, … None is ever written again.

A release is written aside, with its files read-only, and gets its number in one step; what a killed one left behind
begins with a dot and is swept away by the next. `verify` holds a release against its manifest, and its delta against
the release before.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import RunFailed, UsageError
from pipeline.release.build import Before, Release
from pipeline.release.delta import apply
from pipeline.release.model import AGREEMENTS, BASIS, DELTA, MANIFEST, RECORDS, Known, Line, ReleaseManifest, rows_of
from pipeline.store.files import held, sha256, sha256_of

_LOCK, _ASIDE = ".lock", ".aside-"


def locked(releases: Path) -> AbstractContextManager[None]:
    """Hold the folder while a release is made; see `held`."""
    return held(releases, _LOCK, option="--to", busy=f"another release is being made in {releases}: wait for it")


def numbers(releases: Path) -> list[int]:
    """The releases that are there, in order."""
    if not releases.is_dir():
        return []
    return sorted(int(path.name) for path in releases.iterdir() if path.name.isdecimal() and path.is_dir())


def last(releases: Path) -> Before | None:
    """The release that the next one follows, held against its manifest. Raises `UsageError` when it was changed."""
    there = numbers(releases)
    if not there:
        return None
    folder = releases / str(there[-1])
    if faults := list(_own(folder)):
        raise UsageError(f"{folder} is not as it was released: {faults[0]}. Restore it from a copy")
    data = (folder / MANIFEST).read_bytes()
    return Before(
        manifest=ReleaseManifest.model_validate_json(data),
        sha256=sha256(data),
        agreements=tuple(rows_of((folder / AGREEMENTS).read_bytes())),
        records=tuple(rows_of((folder / RECORDS).read_bytes())),
        known=tuple(Known.model_validate(row) for row in rows_of((folder / BASIS).read_bytes())),
    )


def put(releases: Path, release: Release) -> Path:
    """Put a release in its place, the folder being locked. Raises `RunFailed` when its number is taken."""
    folder = releases / str(release.manifest.number)
    if folder.exists():
        raise RunFailed(f"{folder} is there already, and no release is written again")
    for left in releases.glob(f"{_ASIDE}*"):
        shutil.rmtree(left)
    aside = releases / f"{_ASIDE}{release.manifest.number}"
    for name, data in release.files.items():
        path = aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o444)
    if faults := list(_own(aside)):
        raise RunFailed(f"what was written does not read back: {faults[0]}")
    aside.rename(folder)
    handle = os.open(releases, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return folder


def verify(path: Path) -> dict[Path, list[str]]:
    """What is wrong with a release, or with each release of a folder. Raises `UsageError` where there is none."""
    folders = [path] if (path / MANIFEST).is_file() else [path / str(number) for number in numbers(path)]
    if not folders:
        raise UsageError(f"no release in {path}: name a release, such as releases/1, or the folder of all")
    return {folder: [*_own(folder), *_step(folder)] for folder in folders}


def _manifest(folder: Path) -> ReleaseManifest | None:
    try:
        return ReleaseManifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def _own(folder: Path) -> Iterator[str]:
    """What of a release is not as its manifest says."""
    manifest = _manifest(folder)
    if manifest is None:
        yield f"{MANIFEST} is missing, or is none of this version"
        return
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} - {MANIFEST}
    yield from (f"{name} is missing" for name in sorted(manifest.files.keys() - there))
    yield from (f"{name} is not part of the release" for name in sorted(there - manifest.files.keys()))
    for name in sorted(there & manifest.files.keys()):
        if sha256_of(folder / name)[0] != manifest.files[name]:
            yield f"{name} was changed after it was released"


def _step(folder: Path) -> Iterator[str]:
    """What of the step from the release before does not hold."""
    manifest = _manifest(folder)
    if manifest is None or not all((folder / name).is_file() for name in (DELTA, AGREEMENTS)):
        return
    if folder.resolve().name != str(manifest.number):
        yield f"its folder is not {manifest.number}, which is its number"
    old: list[dict[str, object]] = []
    if manifest.previous:
        before = folder.resolve().parent / str(manifest.previous.number)
        if not (before / MANIFEST).is_file() or not (before / AGREEMENTS).is_file():
            yield f"release {manifest.previous.number}, which it follows, is not beside it: its delta cannot be checked"
            return
        if sha256_of(before / MANIFEST)[0] != manifest.previous.manifest:
            yield f"release {manifest.previous.number} is not the one that it follows: its manifest differs"
        old = rows_of((before / AGREEMENTS).read_bytes())
    try:
        steps = [Line.model_validate(row) for row in rows_of((folder / DELTA).read_bytes())]
        made = apply(old, steps)
        new = sorted(rows_of((folder / AGREEMENTS).read_bytes()), key=lambda row: str(row["agreement_id"]))
    except ValueError as error:
        yield f"its delta does not fit the release before: {error}"
        return
    if made != new:
        yield "the release before and its delta do not give this release"
