"""Where files may be written: never into a dataset or a finished release, and over nothing of somebody else's."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.export.back import export_at
from pipeline.store.dataset import MANIFEST
from pipeline.store.people import IMPORTS
from pipeline.store.runs import RUNS

_OWN = (IMPORTS, RUNS, "cache")  # folders of a dataset


def refuse(to: Path, out: Path, *, files: Collection[str] = ()) -> None:
    """Raise `UsageError` where `to` is no place for files to be written to.

    `files` are the names of an export: where one stands there already, it must be an export's.
    """
    folder, own = to.resolve(), out.resolve()
    if folder == own or any(folder.is_relative_to(own / name) for name in _OWN):
        raise UsageError(f"{to} is the dataset's own folder: name another one with --to")
    if kind := _kind(folder):
        raise UsageError(f"{to} holds a {kind}, which would be written over: name another folder with --to")
    taken = sorted(name for name in files if (folder / name).exists())
    if taken and export_at(folder) is None:
        raise UsageError(f"{to} holds {taken[0]} already, and is no earlier export: name another folder with --to")


def _kind(folder: Path) -> str | None:
    """`dataset` or `release`, by its manifest; None for anything else."""
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError):
        return None
    if not isinstance(told, dict) or not {"versions", "files", "settings"} <= told.keys():
        return None
    return "release" if "number" in told else "dataset"
