"""How many pages are read at once on this machine, whichever processes read them: one for each core.

Each page holds a lock on one of as many files; a lock goes with the process that holds it, so none is left behind.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAIT = 0.02  # seconds between two looks
_PATIENCE = 30.0  # seconds after which a page is read without a place: whoever holds them may have been stopped


def cores() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0))


@contextmanager
def slot() -> Iterator[None]:
    """Hold a place for one page; waits until there is one, though not for ever."""
    folder = Path(tempfile.gettempdir()) / f"vanort-pages-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    handle = _taken(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _taken(folder: Path) -> int | None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        for number in range(cores()):
            handle = os.open(folder / str(number), os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
            else:
                return handle
        time.sleep(_WAIT)
    return None
