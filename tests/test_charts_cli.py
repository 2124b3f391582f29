"""`vanort charts` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.bringing import bring
from pipeline.errors import UsageError
from pipeline.store import load

TABLE = Path(__file__).parent / "tables" / "appendix.txt"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("charts") / "out"
    bring(TABLE, None, folder, replace=False)
    return folder


def call(out: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["charts", "--out", str(out), *words])
    if result.exception:
        raise result.exception
    return result.output


def test_charts_of_a_country_in_one_language(out: Path, tmp_path: Path) -> None:
    told = call(out, "--to", str(tmp_path / "new/folder"), "--lang", "sv", "--country", "Kina", "--as-of", "2021")
    found = {path.name for path in (tmp_path / "new/folder").iterdir()}
    names = ("in-force-by-class--cn", "ended-and-paused--cn")
    assert found == {f"{name}.{end}" for name in names for end in ("sv.svg", "sv.png", "csv")} | {"charts.json"}
    assert "4 pictures" in told and "as of 2021-12-31" in told and "Avtal i kraft per år, efter klass: Kina" in told


def test_the_timelines_that_are_asked_for(out: Path, tmp_path: Path) -> None:
    names = [row.agreement_id for row in load(out, only=("agreements",)).agreements][:2]
    call(out, "--to", str(tmp_path), "--lang", "en", "--agreement", names[0], "--agreement", names[1])
    assert {p.name for p in (tmp_path / "timelines").glob("*.svg")} == {f"{name}.en.svg" for name in names}
    assert len(json.loads((tmp_path / "charts.json").read_bytes())["charts"]) == 2


@pytest.mark.parametrize(
    "words, why",
    [
        (["--lang", "no"], "sv, en or both"),
        (["--as-of", "1 maj"], "such as 2016-12-31"),
        (["--as-of", "2016-13-01"], "such as 2016-12-31"),
        (["--country", "Ruritanien"], "two-letter code"),
        (["--country", "NO"], "no agreement with NO"),
        (["--continent", "Mu"], "no continent"),
        (["--country", "CN", "--continent", "AS"], "one of them"),
        (["--as-of", "1900"], "No picture"),
        (["--agreement", "nix"], "vanort agreements lists them"),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_written(
    out: Path, tmp_path: Path, words: list[str], why: str
) -> None:
    with pytest.raises(UsageError, match=why):
        call(out, "--to", str(tmp_path / "to"), *words)
    assert not (tmp_path / "to").exists()


def test_no_dataset_and_no_folder(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        call(tmp_path / "none", "--to", str(tmp_path / "to"))
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="name another folder with --to"):
        call(out, "--to", str(tmp_path / "file"), "--country", "CN", "--lang", "sv")
