"""An export put into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.files import write_atomic


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
