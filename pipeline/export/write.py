"""An export put into a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.export.bundle import files
from pipeline.export.publication import DEFAULT, Publication
from pipeline.store import Dataset
from pipeline.store.files import write_atomic
from schemas.coverage import Coverage


def export(
    dataset: Dataset, folder: Path, *, coverage: Sequence[Coverage] = (), publication: Publication = DEFAULT
) -> list[Path]:
    """Write every file of an export to the folder (made where it is missing); returns them.

    Raises `UsageError` when the folder cannot be written.
    """
    return put(files(dataset, coverage=coverage, publication=publication), folder)


def put(made: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files by their relative paths. Raises `UsageError` when the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, data)
    except OSError as error:
        raise UsageError(f"cannot write to {folder} ({error.strerror}): name another folder with --to") from None
    return [folder / name for name in made]
