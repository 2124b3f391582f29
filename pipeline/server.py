"""Prefect's server as a child process of ours: private, quiet, and gone when we are.

The server listens on a free local port and keeps its database in a folder of its own inside the dataset's folder,
removed at the end, so that neither a user's Prefect profile nor anything outside is touched. Nothing in this module
imports Prefect.

Its start is long (measured on two cores: 8 s of imports, then 7 s of database migrations), so this process imports
Prefect's client (4 s) and warms the fork server of `pipeline.batch` (6 s) meanwhile, and the database as the
migrations made it is kept in the dataset's cache for the next start.
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.metadata import version as installed
from pathlib import Path

from pipeline.batch import warm_up
from pipeline.errors import ServerError
from pipeline.store.files import try_lock

_HOME, _ALIVE, _DATABASE = ".prefect-", "alive", "prefect.db"
START = 180.0  # seconds until we give up waiting for the server
# The child ends with this process, however that ends: its standard input is a pipe that only we hold open.
_CHILD = """
import os, sys, threading
def watch():
    sys.stdin.buffer.read()
    os._exit(0)
threading.Thread(target=watch, daemon=True).start()
import uvicorn
uvicorn.run("prefect.server.api.server:create_app", factory=True, host="127.0.0.1", port=int(sys.argv[1]),
            log_level="error", timeout_graceful_shutdown=2)
"""


def own_api() -> str | None:
    """The address of a Prefect server that the user has named, which is then used instead of one of ours."""
    return os.environ.get("PREFECT_API_URL") or None


def environment(home: Path, *, verbose: bool) -> dict[str, str]:
    """Prefect's settings for this process and its children; to be set before Prefect is imported."""
    return {
        "PREFECT_HOME": str(home),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_ENABLED": "false",
        "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
        "PREFECT_LOGGING_LEVEL": "INFO" if verbose else "CRITICAL",
        "PREFECT_LOGGING_ROOT_LEVEL": "WARNING" if verbose else "CRITICAL",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING" if verbose else "CRITICAL",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLI_PROMPT": "false",
    }


@contextmanager
def prefect(out: Path, *, verbose: bool = False, schedules: bool = False) -> Iterator[None]:
    """Have a Prefect server while the block runs; with `schedules`, one whose scheduler fires.

    Where the user has set PREFECT_API_URL, that server is used and none is started. Raises `ServerError`.
    """
    out.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    home = Path(tempfile.mkdtemp(prefix=_HOME, dir=out)).resolve()
    alive = try_lock(home / _ALIVE)
    template = out / "cache" / f"prefect-{installed('prefect')}.db"
    before = dict(os.environ)
    os.environ.update(environment(home, verbose=verbose))
    child = None
    try:
        if not own_api():
            if template.is_file():
                shutil.copyfile(template, home / _DATABASE)
            port = _free_port()
            child = _start(port, schedules=schedules, verbose=verbose)
            os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
            import pipeline.flows  # noqa: F401 -- imports Prefect while the child starts

            warm_up()
            _wait(child, port)
            _keep_database(home, template)
        yield
    finally:
        if child:
            child.terminate()
            try:
                child.wait(timeout=5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        os.environ.clear()
        os.environ.update(before)
        shutil.rmtree(home, ignore_errors=True)
        if alive is not None:
            os.close(alive)


def _sweep(out: Path) -> None:
    """Remove what killed processes left: homes whose lock nobody holds."""
    for home in out.glob(f"{_HOME}*"):
        handle = try_lock(home / _ALIVE)
        if handle is not None:
            shutil.rmtree(home, ignore_errors=True)
            os.close(handle)


def _keep_database(home: Path, template: Path) -> None:
    """Keep a copy of the server's database, which holds no run yet; those of other versions of Prefect are dropped."""
    if template.is_file():
        return
    template.parent.mkdir(exist_ok=True)
    for other in template.parent.glob("prefect-*.db"):
        other.unlink(missing_ok=True)
    copy = home / template.name
    with suppress(sqlite3.Error, OSError):  # the next start is then as long as this one
        with closing(sqlite3.connect(home / _DATABASE)) as live, closing(sqlite3.connect(copy)) as kept:
            live.backup(kept)
        copy.replace(template)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _start(port: int, *, schedules: bool, verbose: bool) -> subprocess.Popen[bytes]:
    variables = {"PREFECT__SERVER_FINAL": "1"} | ({} if schedules else {"PREFECT__SERVER_EPHEMERAL": "1"})
    quiet = None if verbose else subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(port)],
        stdin=subprocess.PIPE,
        stdout=quiet,
        stderr=quiet,
        env={**os.environ, **variables},
        start_new_session=True,  # an interrupt from the keyboard is for us: the child ends after us
    )


def _wait(child: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until:
        if child.poll() is not None:
            raise ServerError(f"Prefect's server ended with status {child.returncode}: see why with --verbose")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise ServerError(f"Prefect's server did not start within {START:.0f} s: see why with --verbose")
