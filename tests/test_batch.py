"""Workers: what they may take, what ends with them, and when a fresh one takes over."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline import limits as limits_module
from pipeline import process as centre
from pipeline.batch import Failure, Job, read_job, run_jobs
from pipeline.limits import MB, Limits, extend, in_force
from pipeline.store.files import sha256


def odd_work(job: Job) -> bytes:
    """A stand-in for reading, by the job's id."""
    match job.document_id:
        case "hungry":
            return bytes(bytearray(1 << 31)[:1])
        case "deep":
            return odd_work(job)
        case "slow":
            extend(20)
            time.sleep(3)
        case "greedy children":
            command = [sys.executable, "-c", "import time; held = b'x' * (250 << 20); time.sleep(600)"]
            for child in [subprocess.Popen(command) for _ in range(3)]:
                child.wait()
        case "child":
            Path(job.path).write_text(str(subprocess.Popen(["sleep", "600"]).pid))
            time.sleep(600)
        case "limits":
            return str(in_force()).encode()
        case "pid":
            return str(os.getpid()).encode()
    return b"read"


def is_gone(pid: int) -> bool:
    """Whether the process ends, at the latest in a while."""
    for _ in range(100):
        try:
            if "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


def outcomes(names: list[str], limits: Limits, path: str = "") -> dict[str, bytes | Failure]:
    return {job.document_id: got for job, got in run_jobs([Job(name, path, "") for name in names], 2, odd_work, limits)}


def test_a_document_that_eats_memory_ends_with_the_reason_and_the_others_are_read() -> None:
    got = outcomes(["a", "hungry", "b"], Limits(memory=256 * MB))
    assert (got["a"], got["b"]) == (b"read", b"read")
    assert isinstance(failure := got["hungry"], Failure)
    assert (failure.kind, str(failure)) == ("too_much_memory", "reading it takes more memory than 256 MB")


def test_a_worker_keeps_to_the_limits_it_was_given() -> None:
    limits = Limits(pages=7, ocr_seconds=3)
    assert outcomes(["limits"], limits) == {"limits": str(limits).encode()}


def test_a_document_may_ask_for_more_time() -> None:
    assert outcomes(["slow"], Limits(seconds=2))["slow"] == b"read"


def test_extend_does_nothing_outside_a_worker() -> None:
    assert not limits_module._ask
    extend(5)


def test_what_a_worker_started_ends_with_it(tmp_path: Path) -> None:
    """Tesseract is such a child."""
    next(run_jobs([Job("warm", "", "")], 1, odd_work))
    got = outcomes(["child"], Limits(seconds=3), str(tmp_path / "pid"))
    assert isinstance(got["child"], Failure) and got["child"].kind == "timed_out"
    pid = int((tmp_path / "pid").read_text())
    assert is_gone(pid)


def test_a_worker_serves_many_documents() -> None:
    got = [out for _, out in run_jobs([Job("pid", "", "") for _ in range(6)], 1, odd_work)]
    assert len(set(got)) == 1


def test_a_worker_is_relieved_after_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.SERVED", 2)
    got = [out for _, out in run_jobs([Job("pid", "", "") for _ in range(6)], 1, odd_work)]
    assert [got.index(pid) for pid in got] == [0, 0, 2, 2, 4, 4]


def test_memory_that_children_take_counts() -> None:
    """No allocation fails in any of them: the parent sees what the whole family holds."""
    got = outcomes(["greedy children", "a"], Limits(memory=256 * MB))
    assert got["a"] == b"read"
    assert isinstance(failure := got["greedy children"], Failure)
    assert (failure.kind, str(failure)) == ("too_much_memory", "reading it takes more memory than 256 MB")


@pytest.mark.parametrize(("error", "kind"), [(RecursionError, "too_deep"), (MemoryError, "too_much_memory")])
def test_errors_with_a_reason_of_their_own(
    error: type[Exception], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise error

    (tmp_path / "a").write_bytes(b"text")
    monkeypatch.setattr(centre, "process", broken)
    with pytest.raises(Failure) as caught:
        read_job(Job("a", str(tmp_path / "a"), sha256(b"text")))
    assert caught.value.kind == kind


ORPHANS = """
import os, signal
from pipeline.batch import Job, run_jobs
from tests.test_batch import odd_work
runs = run_jobs([Job("pid", "", "")] * 2, 1, odd_work, here=True)
print(next(runs)[1].decode(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_forked_worker_does_not_outlive_its_parent() -> None:
    done = subprocess.run([sys.executable, "-c", ORPHANS], capture_output=True, text=True, check=False)
    assert is_gone(int(done.stdout))
