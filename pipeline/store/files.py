"""Writing a file so that a reader sees the old bytes or the new ones, never a part; a folder held by one process."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError


def write_atomic(path: Path, data: bytes) -> None:
    """Replace `path` by `data` in one step; the folder must exist."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sha256(data: bytes) -> str:
    """The sha256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> tuple[str, int]:
    """(sha256 in hex, size in bytes) of a file. Raises `OSError` when it cannot be read."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return digest.hexdigest(), size


@contextmanager
def held(folder: Path, name: str, *, option: str, busy: str) -> Iterator[None]:
    """Hold a folder (made where it is missing) by its lock file `name`.

    The lock goes with the process that holds it, so none is left behind. Raises `UsageError`: `busy` when another
    process holds it, and with the `option` that names a folder when this one cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = try_lock(folder / name)
    except OSError as error:
        raise UsageError(f"cannot write to {folder} ({error.strerror}): name another folder with {option}") from None
    if handle is None:
        raise UsageError(busy)
    try:
        yield
    finally:
        os.close(handle)


def try_lock(path: Path) -> int | None:
    """A handle that holds the file's lock until it is closed or this process ends; None when another one holds it.

    Makes the file where it is missing. Raises `OSError` when it cannot be written.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle
