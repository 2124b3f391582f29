"""An export that is read back, by the command line: the same bytes of every file when it is exported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.bringing import add, bring
from pipeline.cli.drawing import draw
from pipeline.cli.exporting import export
from pipeline.cli.listing import agreements
from pipeline.cli.releasing import make
from pipeline.cli.showing import show
from pipeline.errors import UsageError
from pipeline.store import load, publish
from tests.made_releases import dataset, many
from tests.test_bringing import SAID, TABLES
from tests.test_decided import decision

PUBLICATION = """
title = { sv = 'Avtal "utomlands"', en = "Agreements" }
sources = "https://example.org/docs/"
[publisher]
name = "Ekby \\\\ universitet"
[contact]
name = "Redaktionen"
email = "data@example.org"
[licence]
name = "CC BY 4.0"
uri = "https://creativecommons.org/licenses/by/4.0/"
[addresses]
"0114/kf-2016-01.txt" = "https://example.org/a.pdf"
"""
COVERAGE = """
[[coverage]]
bodies = ["2180"]
years = "2017-2020"
state = "searched"
note = "all minutes"
"""


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A dataset of minutes, with a decision, coverage and a publisher."""
    whole = dataset(many(12))
    ended = decision(f"{whole.agreements[0].agreement_id}:status", "correct", "active", "paused")
    publish(tmp_path / "minutes", dataset(many(12), decisions=[ended]))
    (tmp_path / "minutes/publication.toml").write_text(PUBLICATION, encoding="utf-8")
    (tmp_path / "minutes/coverage.toml").write_text(COVERAGE, encoding="utf-8")
    return tmp_path / "minutes"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A dataset of a table that was brought in."""
    bring(TABLES / "appendix.txt", None, tmp_path / "table", replace=False)
    return tmp_path / "table"


@pytest.mark.parametrize("made", ["minutes", "table"])
@pytest.mark.parametrize("accepted_only", [False, True])
def test_export_import_export(
    made: str, accepted_only: bool, tmp_path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    out: Path = request.getfixturevalue(made)
    export(tmp_path / "one", out, accepted_only=accepted_only)
    named = tmp_path / "one" / ("datapackage.json" if made == "table" else "")
    for _ in range(2):  # twice is once
        bring(named, None, tmp_path / "back", replace=False)
    export(tmp_path / "two", tmp_path / "back")
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} == set()
    back = load(tmp_path / "back")
    assert accepted_only or (back.agreements and back.documents)
    assert f"{len(back.agreements)} agreements and" in capsys.readouterr().out


def test_what_was_read_back_is_looked_at_and_drawn(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "back"
    export(tmp_path / "one", table)
    bring(tmp_path / "one", None, back, replace=False)
    for folder in (table, back):
        capsys.readouterr()
        agreements(folder, as_of="2021", country=None, body=None, status=None, as_json=False)
        folder.with_suffix(".txt").write_text(capsys.readouterr().out, encoding="utf-8")
    assert back.with_suffix(".txt").read_text("utf-8") == table.with_suffix(".txt").read_text("utf-8")
    name = load(back).agreements[0].agreement_id
    show(name, back)
    assert "│ «" in capsys.readouterr().out
    draw(back, tmp_path / "charts", lang="en", as_of=None, country=None, continent=None, ids=())


def test_nothing_is_added_to_it_and_no_release_is_made_of_it(table: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    export(tmp_path / "one", table)
    bring(tmp_path / "one", None, back, replace=False)
    before = files(back)
    with pytest.raises(UsageError, match="nothing is added"):
        bring(TABLES / "appendix.txt", None, back, replace=False)
    with pytest.raises(UsageError, match="nothing is added"):
        add(dict(SAID), back)
    with pytest.raises(UsageError, match="release the dataset that it was made from"):
        make(tmp_path / "releases", back, accepted_only=False, note=None, allow_fall=None)
    assert files(back) == before
    with pytest.raises(UsageError, match="holds another dataset"):
        bring(tmp_path / "one", None, table, replace=False)


@pytest.mark.parametrize("name", ["agreements.csv", "vanort.xlsx", "agreements.jsonl", "vanort.sqlite", "acts.parquet"])
def test_one_file_of_an_export_is_not_enough(name: str, table: Path, tmp_path: Path) -> None:
    export(tmp_path / "one", table)
    with pytest.raises(UsageError, match=r"import the export's folder, `vanort import .*/one`"):
        bring(tmp_path / "one" / name, None, tmp_path / "out", replace=False)
    bring(tmp_path / "one/appendix.csv", None, tmp_path / "out", replace=False)
    moved = tmp_path / "elsewhere.csv"
    moved.write_bytes((tmp_path / "one/acts.csv").read_bytes())
    with pytest.raises(UsageError, match="one file of an export"):
        bring(moved, None, tmp_path / "out", replace=False)
    with pytest.raises(UsageError, match="holds no export"):
        bring(table, None, tmp_path / "out", replace=False)
