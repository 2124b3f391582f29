"""`vanort add` names offices and never persons, and tells of days that have been."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.bringing import add
from pipeline.errors import UsageError
from pipeline.run import refold
from tests.test_bringing import SAID


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"office": "Anna Svensson"}, "office is the name of a person: write where the person works"),
        ({"note": "Samtal med Anna Svensson"}, "note holds the name of a person"),
        ({"date": "2999-05-03"}, "is not come yet"),
    ],
)
def test_a_person_is_no_office_and_nothing_was_said_tomorrow(
    tmp_path: Path, said: dict[str, str], problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        add({**SAID, **said}, tmp_path)
    assert not (tmp_path / "manual.jsonl").exists()


def test_a_name_in_a_line_written_elsewhere_is_masked(tmp_path: Path) -> None:
    add(dict(SAID), tmp_path)
    line = (tmp_path / "manual.jsonl").read_text()
    (tmp_path / "manual.jsonl").write_text(line.replace("kommunkansliet", "Anna Svensson"))
    refold(tmp_path)
    assert "Svensson" not in "".join(path.read_text() for path in tmp_path.glob("*.jsonl") if path.stem != "manual")
