"""Runs: the logic without Prefect, then one real run and one real schedule through it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline import batch, run
from pipeline import process as centre
from pipeline.batch import Failure, Job, run_jobs
from pipeline.errors import RunFailed
from pipeline.limits import Limits
from pipeline.process import DocumentResult
from pipeline.read.ocr.kept import Kept
from pipeline.run import Summary, open_session, read_into
from pipeline.store import load
from schemas.agreement import Agreement
from schemas.issue import Issue
from tests import made

VANORT = [sys.executable, str(Path(__file__).parent / "made_vanort.py")]


@pytest.fixture
def minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents and one that cannot be read, with the stand-in for the centre."""
    folder = tmp_path / "minutes"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(made.EXAMPLE)
    (folder / "sub" / "b.txt").write_text(made.EXAMPLE.replace("0001", "0002"))
    (folder / "c.txt").write_text("unreadable")
    monkeypatch.setattr("pipeline.process.process", made.process)
    monkeypatch.setattr(run, "fingerprints", made.fingerprints)
    monkeypatch.setattr("pipeline.resolve.fold.fold", made.fold)
    monkeypatch.setattr("pipeline.resolve.threads.threads", made.threads)
    return folder


def once(folder: Path, out: Path) -> Summary:
    with open_session([folder], out) as session:
        for one in session.batches():
            session.failures |= read_into(session.cache, one, workers=0)
        return session.finish()


def files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def test_a_run_and_the_same_again(minutes: Path, tmp_path: Path) -> None:
    first = once(minutes, tmp_path / "out")
    assert (first.read, first.cached, first.changed) == (3, 0, True)
    assert [issue.document_id for issue in first.unreadable] == ["c.txt"]
    assert [document.document_id for document in first.documents] == ["a.txt", "sub/b.txt"]
    before = files(tmp_path / "out")
    again = once(minutes, tmp_path / "out")
    assert (again.read, again.cached, again.changed, again.run_id) == (0, 3, False, first.run_id)
    assert files(tmp_path / "out") == before
    assert str(tmp_path).encode() not in b"".join(before.values())


def test_the_manifest_counts(minutes: Path, tmp_path: Path) -> None:
    once(minutes, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    counts = {"documents": 3, "unreadable": 1, "records": 2, "agreements": 2, "issues": 1, "sample_records": 0}
    assert counts.items() <= manifest["counts"].items()
    assert [one["document_id"] for one in manifest["inputs"]] == ["a.txt", "c.txt", "sub/b.txt"]


def test_only_what_changed_is_read(minutes: Path, tmp_path: Path) -> None:
    first = once(minutes, tmp_path / "out")
    (minutes / "a.txt").write_text(made.EXAMPLE.replace("2010", "2011"))
    second = once(minutes, tmp_path / "out")
    assert (second.read, second.cached, second.changed) == (1, 2, True)
    assert second.run_id != first.run_id


def test_other_rules_read_all_of_it_again(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once(minutes, tmp_path / "out")
    monkeypatch.setenv("MADE_RULES", "r2")
    assert once(minutes, tmp_path / "out").read == 3


def test_a_damaged_cache_is_read_again(minutes: Path, tmp_path: Path) -> None:
    first = once(minutes, tmp_path / "out")
    for path in (tmp_path / "out" / "cache").rglob("*.json"):
        path.write_text("{")
    with open_session([minutes], tmp_path / "out") as session:
        session.failures |= read_into(session.cache, session.jobs, workers=0)
        assert session.finish().run_id == first.run_id


def test_a_bug_in_one_document_ends_as_its_issue(minutes: Path, tmp_path: Path) -> None:
    (minutes / "bug.txt").write_text("bug")
    summary = once(minutes, tmp_path / "out")
    assert [issue.document_id for issue in summary.unreadable] == ["bug.txt", "c.txt"]
    issue = summary.unreadable[0]
    assert issue.message.startswith("reading it broke off: ValueError in ")
    assert issue.message.endswith("made.process")
    assert str(Path.cwd()) not in issue.message, "an error's own text may hold a machine's path"
    assert len(load(tmp_path / "out").records) == 2


def test_a_file_that_changes_under_the_run_is_told(minutes: Path, tmp_path: Path) -> None:
    with open_session([minutes], tmp_path / "out") as session:
        (minutes / "a.txt").write_text("other")
        session.failures |= read_into(session.cache, session.jobs, workers=0)
        summary = session.finish()
    assert "changed while the run was at work" in summary.unreadable[0].message


def broken_fold(records: object, decisions: object = ()) -> tuple[tuple[Agreement, ...], tuple[Issue, ...]]:
    agreements, issues = made.fold(records)
    return tuple(a.model_copy(update={"record_ids": ("nowhere#p1/1",)}) for a in agreements), issues


def test_a_failed_check_publishes_nothing(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    once(minutes, out)
    before = files(out)
    (minutes / "d.txt").write_text(made.EXAMPLE.replace("0001", "0003"))
    monkeypatch.setattr("pipeline.resolve.fold.fold", broken_fold)
    with pytest.raises(RunFailed, match=r"checks failed.*runs/failed/issues.jsonl"):
        once(minutes, out)
    assert files(out) == before
    kept = (out / "runs" / "failed" / "issues.jsonl").read_text()
    assert "nowhere#p1/1" in kept
    assert '"c.txt"' in kept, "the documents' own issues are kept too"


def test_a_run_that_breaks_off_publishes_nothing(minutes: Path, tmp_path: Path) -> None:
    with pytest.raises(RunFailed, match="broke off: ZeroDivisionError"), open_session([minutes], tmp_path / "out"):
        raise ZeroDivisionError
    assert not (tmp_path / "out" / "manifest.json").exists()
    assert (tmp_path / "out" / "runs" / "failed" / "issues.jsonl").exists()


def echo(job: Job) -> bytes:
    """Work for the pool: dies, fails or answers by the document's name."""
    if job.document_id.startswith("crash"):
        os._exit(9)
    if job.document_id.startswith("fail"):
        raise Failure("no")
    if job.document_id.startswith("hang"):
        time.sleep(600)
    return job.document_id.encode()


def die(job: Job) -> bytes:
    os._exit(9)


def test_a_worker_that_dies_takes_only_its_own_document() -> None:
    names = ["a", "crash1", "b", "fail", "c", "crash2", "d"]
    got = {job.document_id: out for job, out in run_jobs([Job(n, "", "") for n in names], workers=2, work=echo)}
    assert sorted(got) == sorted(names)
    assert {name: got[name] for name in "abcd"} == {name: name.encode() for name in "abcd"}
    assert "died" in str(got["crash1"])
    assert "died" in str(got["crash2"])
    assert str(got["fail"]) == "no"


def test_a_document_that_hangs_is_given_up_and_the_others_are_read() -> None:
    run_jobs([Job("warm", "", "")], 1, echo).__next__()  # so that the limit does not cover the fork server's start
    names = ["a", "hang1", "b", "crash", "c", "hang2", "d"]
    begun = time.monotonic()
    got = {job.document_id: out for job, out in run_jobs([Job(n, "", "") for n in names], 2, echo, Limits(seconds=4))}
    assert time.monotonic() - begun < 120
    assert {name: got[name] for name in "abcd"} == {name: name.encode() for name in "abcd"}
    for name in ("hang1", "hang2"):
        failure = got[name]
        assert isinstance(failure, Failure)
        assert (failure.kind, str(failure)) == ("timed_out", "reading it took more than 4 s")
    assert "died" in str(got["crash"])


def hang(data: bytes, document_id: str, kept: Kept | None = None) -> DocumentResult:
    """A stand-in for the centre that never ends on one document."""
    if b"hang" in data:
        time.sleep(600)
    return made.process(data, document_id)


def hanging_job(job: Job) -> bytes:
    """`read_job` with `hang` at the centre, in the worker as well."""
    centre.process = hang
    return batch.read_job(job)


def test_a_run_goes_on_when_a_document_hangs(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (minutes / "h.txt").write_text("hang")
    monkeypatch.setenv("VANORT_TIMEOUT", "12")
    with open_session([minutes], tmp_path / "out") as session:
        for job, outcome in run_jobs(session.todo, 2, hanging_job):
            if isinstance(outcome, Failure):
                session.failures[job.document_id] = outcome
            else:
                session.cache.put(job.document_id, job.sha256, outcome)
        summary = session.finish()
    assert [issue.document_id for issue in summary.unreadable] == ["c.txt", "h.txt"]
    issue = summary.unreadable[1]
    assert (issue.kind, issue.message) == ("timed_out", "reading it took more than 12 s")
    assert issue.hint and "VANORT_TIMEOUT=600" in issue.hint
    assert len(load(tmp_path / "out").records) == 2


def test_results_come_in_the_order_of_the_sources(minutes: Path) -> None:
    from pipeline.inputs import gather

    got = [source.document_id for source, _ in run.read_documents(gather([minutes]), workers=0)]
    assert got == ["a.txt", "c.txt", "sub/b.txt"]


def test_batches_hold_every_document_once(minutes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    with open_session([minutes], tmp_path / "out") as session:
        batches = session.batches()
    assert [[job.document_id for job in one] for one in batches] == [["a.txt", "c.txt"], ["sub/b.txt"]]


def test_progress_is_told_document_by_document(minutes: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    token = run.on_progress.set(lambda done, found: told.append((done, found)))
    try:
        once(minutes, tmp_path / "out")
    finally:
        run.on_progress.reset(token)
    assert told == [(0, 3), (1, 0), (1, 0), (1, 0)]


def test_there_is_a_core() -> None:
    assert batch.cores() >= 1


def test_a_run_through_prefect(minutes: Path, tmp_path: Path) -> None:
    """The real thing: `vanort run` as a program, Prefect's server, tasks, a pool of processes."""
    out, home = tmp_path / "out", tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home)}
    environment.pop("PREFECT_API_URL", None)
    (minutes / "crash.txt").write_text("crash")
    command = [*VANORT, "run", str(minutes), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240, check=False)
    assert done.returncode == 1, done.stderr
    assert "4 documents" in done.stdout
    assert "2 unreadable" in done.stdout
    assert "crash.txt: the process that read it died" in done.stdout
    assert "reading documents" in done.stderr, "a progress bar"
    assert "4/4" in done.stderr
    assert "prefect" not in done.stderr.lower().replace("starting prefect", ""), "quiet"
    assert list(home.iterdir()) == [], "nothing is left in the user's home"
    assert not list(out.glob(".prefect*"))
    with open_session([minutes], tmp_path / "other") as session:
        (crash,) = (job for job in session.jobs if job.document_id == "crash.txt")
        session.failures |= read_into(session.cache, [job for job in session.jobs if job != crash], workers=0)
        session.failures[crash.document_id] = next(
            why for _, why in run_jobs([crash], 1, die) if isinstance(why, Failure)
        )
        session.finish()
    assert files(tmp_path / "other") == files(out), "without Prefect the same bytes"
    (database,) = (out / "cache").glob("prefect-*.db")
    kept = database.read_bytes()
    (minutes / "crash.txt").unlink()
    (minutes / "new.txt").write_text(made.EXAMPLE.replace("0001", "0003"))
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240, check=False)
    assert done.returncode == 1, done.stderr
    assert "4 documents (3 unchanged, from the cache), 1 unreadable" in done.stdout
    assert database.read_bytes() == kept, "a server starts from a copy of it"


@contextmanager
def served(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*VANORT, *arguments], stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()


@pytest.mark.slow
def test_a_schedule_fires(minutes: Path, tmp_path: Path) -> None:
    """A cron line that is due every ten seconds: a run is published without anybody asking for it."""
    out = tmp_path / "out"
    with served("schedule", "--folder", str(minutes), "--cron", "* * * * * */10", "--out", str(out)) as process:
        until = time.monotonic() + 150
        while time.monotonic() < until and not (out / "manifest.json").exists():
            assert process.poll() is None, process.stderr and process.stderr.read()
            time.sleep(0.5)
        assert len(load(out).records) == 2
    assert process.poll() is not None
    assert not list(out.glob(".prefect*")), "nothing is left behind"
    assert once(minutes, out).changed is False, "a scheduled run is a run"
