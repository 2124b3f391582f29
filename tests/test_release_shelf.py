"""Releases on disk: numbered, sealed, never half, and held against their manifests."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli import releasing
from pipeline.errors import RunFailed, UsageError
from pipeline.release import shelf
from pipeline.release.build import Wanted, build
from pipeline.store import publish
from tests.made_releases import dataset, many, no_charts  # noqa: F401

pytestmark = pytest.mark.usefixtures("no_charts")

PAPERS = many(4)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    publish(folder, dataset(PAPERS))
    return folder


def make(out: Path, to: Path, **wanted: object) -> None:
    options = {"accepted_only": False, "note": None, "allow_fall": None} | wanted
    releasing.make(to, out, **options)  # type: ignore[arg-type]


@pytest.fixture
def releases(out: Path, tmp_path: Path) -> Path:
    """Two releases."""
    to = tmp_path / "releases"
    make(out, to)
    said = replace(PAPERS[0].said[0], since=1901)
    publish(out, dataset([replace(PAPERS[0], said=(said, *PAPERS[0].said[1:])), *PAPERS[1:]]))
    make(out, to, note="Rättade år.")
    return to


def test_they_are_numbered_and_read_only(releases: Path) -> None:
    assert shelf.numbers(releases) == [1, 2]
    files = [path for path in releases.rglob("*") if path.is_file() and path.parent != releases]
    assert files
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o444}
    assert "Rättade år." in (releases / "2" / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_changed_makes_none_and_says_so(
    out: Path, releases: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    capsys.readouterr()
    make(out, releases, note="more")
    assert "nothing changed since release 2" in capsys.readouterr().out
    assert shelf.numbers(releases) == [1, 2]


def test_an_existing_number_is_never_written_again(out: Path, releases: Path) -> None:
    release = build(dataset(PAPERS), None, Wanted())
    assert release
    seal = {path: path.read_bytes() for path in releases.rglob("*") if path.is_file()}
    with pytest.raises(RunFailed, match="no release is written again"):
        shelf.put(releases, release)
    assert {path: path.read_bytes() for path in releases.rglob("*") if path.is_file()} == seal


def test_the_same_dataset_and_release_before_give_the_same_bytes(out: Path, releases: Path, tmp_path: Path) -> None:
    import shutil

    other = tmp_path / "elsewhere"
    shutil.copytree(releases / "1", other / "1")
    make(out, other, note="Rättade år.")
    for path in (releases / "2").rglob("*"):
        assert path.is_dir() or (other / "2" / path.name).read_bytes() == path.read_bytes()


def test_verify_finds_them_as_they_were(releases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert releasing.verify(releases / "2") == 0
    assert releasing.verify(releases) == 0
    assert capsys.readouterr().out.count("as it was released") == 3
    with pytest.raises(UsageError, match="no release in"):
        releasing.verify(releases / "3")


def _change(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (lambda two: _change(two / "agreements.csv"), "agreements.csv was changed after it was released"),
        (lambda two: (two / "coverage.csv").unlink(), "coverage.csv is missing"),
        (lambda two: (two / "more.csv").write_text("a"), "more.csv is not part of the release"),
        (lambda two: (two / "manifest.json").unlink(), "manifest.json is missing"),
        (lambda two: _change(two.parent / "1" / "manifest.json"), "release 1 is not the one that it follows"),
        (lambda two: two.rename(two.parent / "7"), "its folder is not 2"),
    ],
)  # fmt: skip
def test_verify_tells_what_was_changed(releases: Path, harm: Callable[[Path], object], says: str) -> None:
    harm(releases / "2")
    assert any(says in fault for faults in shelf.verify(releases).values() for fault in faults)
    assert releasing.verify(releases) == 3


def test_a_delta_that_does_not_give_the_release_is_told(releases: Path) -> None:
    from pipeline.release.model import MANIFEST, ReleaseManifest
    from pipeline.store.files import sha256

    two = releases / "2"
    (two / "delta.jsonl").chmod(0o644)
    (two / "delta.jsonl").write_bytes(b"")
    manifest = ReleaseManifest.model_validate_json((two / MANIFEST).read_bytes())
    changed = manifest.model_copy(update={"files": manifest.files | {"delta.jsonl": sha256(b"")}})
    (two / MANIFEST).chmod(0o644)
    (two / MANIFEST).write_bytes(changed.data())
    assert shelf.verify(two)[two] == ["the release before and its delta do not give this release"]


def test_no_release_follows_one_that_was_changed(out: Path, releases: Path) -> None:
    _change(releases / "2" / "agreements.csv")
    with pytest.raises(UsageError, match=r"2 is not as it was released: agreements\.csv was changed.*Restore it"):
        make(out, releases)


def test_a_killed_release_leaves_nothing_half(out: Path, releases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(out, dataset(PAPERS))
    script = (
        "import os, pathlib, signal, sys\n"
        "from pipeline.cli import releasing\n"
        "pathlib.Path.rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "releasing.make(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), accepted_only=False, note=None, allow_fall=None)\n"
    )
    root = Path(__file__).parent.parent
    env = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", script, str(releases), str(out)], env=env, cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert shelf.numbers(releases) == [1, 2]
    assert not any(shelf.verify(releases).values())
    make(out, releases)
    assert shelf.numbers(releases) == [1, 2, 3]
    assert [path.name for path in releases.iterdir() if path.name.startswith(".aside")] == []


def test_two_at_a_time_are_refused(out: Path, tmp_path: Path) -> None:
    with shelf.locked(tmp_path / "r"), pytest.raises(UsageError, match="another release is being made"):
        make(out, tmp_path / "r")


def test_what_was_put_in_after_the_run_asks_for_a_run(out: Path, tmp_path: Path) -> None:
    (out / "decisions.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match=r"decisions\.jsonl changed after the last run: `vanort run`"):
        make(out, tmp_path / "r")


def test_a_blocked_release_writes_nothing(tmp_path: Path) -> None:
    publish(tmp_path / "output", dataset(PAPERS, sample=True))
    with pytest.raises(RunFailed, match="samples"):
        make(tmp_path / "output", tmp_path / "r")
    assert shelf.numbers(tmp_path / "r") == []
    assert [path.name for path in (tmp_path / "r").iterdir()] == [".lock"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["release"], 2, "say --to RELEASES"),
        (["release", "--to", "{tmp}/r", "--verify", "{tmp}/r/1"], 2, "say --to RELEASES"),
        (["release", "--to", "{tmp}/r", "--allow-fall", "200"], 2, "a share in per cent"),
        (["release", "--to", "{tmp}/r"], 3, "the release is blocked"),
        (["release", "--verify", "{tmp}/r"], 2, "no release in"),
    ],
)  # fmt: skip
def test_the_exit_status(tmp_path: Path, words: list[str], status: int, says: str) -> None:
    publish(tmp_path / "output", dataset(PAPERS, sample=True))
    words = [word.format(tmp=tmp_path) for word in words]
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *words, "--out", str(tmp_path / "output")],
        env=os.environ | {"PYTHONPATH": str(root)}, cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, says in done.stderr) == (status, True), done.stderr
