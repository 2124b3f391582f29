"""Exports, charts and releases are written over nothing that is not theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.bringing import bring
from pipeline.cli.drawing import draw
from pipeline.cli.exporting import export
from pipeline.cli.releasing import make
from pipeline.errors import UsageError
from tests.test_bringing import TABLES
from tests.test_export_back import files


@pytest.fixture
def out(tmp_path: Path) -> Path:
    bring(TABLES / "appendix.txt", None, tmp_path / "out", replace=False)
    return tmp_path / "out"


def charts(to: Path, out: Path) -> None:
    draw(out, to, lang="en", as_of=None, country=None, continent=None, ids=())


def release(to: Path, out: Path) -> None:
    make(to, out, accepted_only=False, note=None, allow_fall=None)


@pytest.mark.parametrize("work", [export, charts, release])
@pytest.mark.parametrize("inside", [".", "imports", "imports/x", "runs", "../other"])
def test_a_dataset_is_not_written_over(
    work: Callable[[Path, Path], None], inside: str, out: Path, tmp_path: Path
) -> None:
    bring(TABLES / "appendix.txt", None, tmp_path / "other", replace=False)
    before = files(tmp_path)
    with pytest.raises(UsageError, match="name another"):
        work(out / inside, out)
    assert files(tmp_path) == before


def test_nothing_of_others_is_written_over(out: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "README.md").write_text("mine", encoding="utf-8")
    export(mine, out)  # beside what others have there
    export(mine, out)  # an earlier export is renewed
    assert (mine / "README.md").read_text("utf-8") == "mine"
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/sources.csv").write_text("theirs", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds sources\.csv already, and is no earlier export"):
        export(tmp_path / "theirs", out)
    assert files(tmp_path / "theirs") == {"sources.csv": b"theirs"}


def test_a_finished_release_is_not_written_over(out: Path, tmp_path: Path) -> None:
    release(tmp_path / "releases", out)
    before = files(tmp_path / "releases/1")
    with pytest.raises(UsageError, match="holds a release"):
        export(tmp_path / "releases/1", out)
    assert files(tmp_path / "releases/1") == before
