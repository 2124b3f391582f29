"""Gold files beside documents, and the command over them with a pipeline that is played."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import command, floors
from pipeline.evaluate.gold import GoldError, find, load
from tests.evaluate_builders import TEXT, Result, gold_record, record, result


def right(data: bytes, document_id: str) -> Result:
    return result(record(), text=data.decode())


def wrong(data: bytes, document_id: str) -> Result:
    return result(record(status="ended"), text=data.decode())


def put(folder: Path, name: str = "a", suffix: str = ".txt", **gold: Any) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    (folder / f"{name}{suffix}").write_text(TEXT, encoding="utf-8")
    path = folder / f"{name}.gold.json"
    path.write_text(json.dumps({"records": [gold_record()]} | gold), encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with samples, a README and floors of its own."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "samples" / "arboga")
    (tmp_path / "README.md").write_text(
        "# x\n\n<!-- scores -->\nstale table\n<!-- /scores -->\n\nrest\n", encoding="utf-8"
    )
    path = tmp_path / "floors.toml"
    path.write_text("[samples]\nminimum = 0.95\n", encoding="utf-8")
    monkeypatch.setattr(floors, "FLOORS", path)
    monkeypatch.setattr(floors.load, "__defaults__", (path,))
    monkeypatch.setattr(floors.write, "__defaults__", (path,))
    return tmp_path


def test_documents_are_found_below_the_folder_in_order(tmp_path: Path) -> None:
    put(tmp_path / "b", "z")
    put(tmp_path / "a", "y", ".pdf")
    assert [one.document_id for one in find(tmp_path, tmp_path)] == ["a/y.pdf", "b/z.txt"]


def test_gold_with_a_source_points_into_the_shared_folder(tmp_path: Path) -> None:
    put(tmp_path / "gold", source="town/m.txt", document=None)
    put(tmp_path / "shared" / "town", "m")
    (one,) = find(tmp_path / "gold", tmp_path / "shared")
    assert (one.document_id, one.path) == ("town/m.txt", tmp_path / "shared" / "town" / "m.txt")


@pytest.mark.parametrize(
    ("broken", "match"),
    [
        ({"source": "none.txt"}, r"a\.gold\.json: no none\.txt under .* Set VANORT_SHARED"),
        ({"records": [gold_record(status="alive")]}, r"records\.0\.status"),
        ({"recrods": []}, "recrods"),
        ({"records": [gold_record(foreign_partner=None)]}, "a foreign partner or a scope"),
    ],
)
def test_unusable_gold_says_where_and_what_to_do(tmp_path: Path, broken: dict[str, Any], match: str) -> None:
    put(tmp_path, **broken)
    with pytest.raises(GoldError, match=match):
        list(find(tmp_path, tmp_path / "shared"))


def test_gold_without_its_document_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path)
    path.with_name("a.txt").unlink()
    with pytest.raises(GoldError, match=r"expected one document a beside it \(.*\.docx.*\.pdf.*\.txt\), found 0"):
        list(find(tmp_path, tmp_path))


def test_a_missing_key_means_null(tmp_path: Path) -> None:
    (one,) = load(put(tmp_path)).records
    assert (one.motion, one.acts, one.evidence, one.funder) == (None, (), {}, None)


def test_the_samples_hold_their_floors(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(processor=right) == command.DONE
    assert "0 misses" in capsys.readouterr().out


def test_below_a_floor_the_status_is_3_and_the_floor_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(processor=wrong) == command.BELOW
    shown = capsys.readouterr().out
    assert "field.status is 0.000, its floor 0.950" in shown
    assert "arboga/a.txt § 7 [kommun 1984 – Houten] status wrong: active ≠ ended" in shown


def test_a_folder_of_neither_split_has_no_floors(home: Path) -> None:
    put(home / "unseen")
    assert command.run(home / "unseen", processor=wrong) == command.DONE


def test_a_folder_without_gold_is_wrong_usage(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.run(home / "nowhere", processor=right) == command.USAGE
    assert "Name a folder with gold files" in capsys.readouterr().err


def test_json_is_the_whole_result_and_the_same_twice(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.run(json_out=True, processor=wrong)
    first = capsys.readouterr().out
    command.run(json_out=True, processor=wrong)
    assert capsys.readouterr().out == first
    found = json.loads(first)
    assert found["metrics"]["field.status"] == 0
    assert found["counts"]["status"] == {"tp": 0, "fp": 1, "fn": 1}
    assert [(m["document"], m["field"], m["found"]) for m in found["misses"]] == [("arboga/a.txt", "status", "ended")]
    assert str(home) not in first


def test_against_an_earlier_result(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command.run(json_out=True, processor=wrong)
    (home / "old.json").write_text(capsys.readouterr().out, encoding="utf-8")
    command.run(against=home / "old.json", json_out=True, processor=right)
    found = json.loads(capsys.readouterr().out)["against"]
    assert [m["field"] for m in found["gains"]] == ["status"]
    assert found["losses"] == []
    command.run(against=home / "old.json", processor=right)
    assert "1 gained" in capsys.readouterr().out


def test_floors_are_raised_to_the_score(home: Path) -> None:
    command.run(raise_floors=True, processor=right)
    assert floors.load(home / "floors.toml")["samples"]["field.status"] == 1.0
    assert command.run(processor=wrong) == command.BELOW


def test_the_readme_gets_its_table_and_drift_sees_a_change(home: Path) -> None:
    readme = home / "README.md"
    assert command.drift(readme.read_text(encoding="utf-8"), processor=right)
    command.run(update_readme=True, processor=right)
    written = readme.read_text(encoding="utf-8")
    assert "fields is right throughout." in written
    assert written.startswith("# x\n")
    assert written.endswith("\nrest\n")
    assert "stale table" not in written
    assert not command.drift(written, processor=right)
    assert command.drift(written, processor=wrong)


def test_the_readme_lists_only_the_fields_that_are_not_right_throughout(home: Path) -> None:
    command.run(update_readme=True, processor=wrong)
    written = (home / "README.md").read_text(encoding="utf-8")
    assert "| `status` | 1 | 0.000 | 0.000 | 0.000 |" in written and "| `swedish_partner` |" not in written


def test_the_readme_takes_no_scores_from_another_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(home / "unseen")
    assert command.run(home / "unseen", update_readme=True, processor=right) == command.USAGE
    assert "stale table" in (home / "README.md").read_text(encoding="utf-8")
    assert "samples only" in capsys.readouterr().err


def test_a_readme_without_markers_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "README.md").write_text("nothing\n", encoding="utf-8")
    assert command.run(update_readme=True, processor=right) == command.USAGE
    assert "<!-- scores -->" in capsys.readouterr().err


def test_of_the_sealed_split_only_totals_are_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home / "sealed", "secret")
    monkeypatch.setattr(command, "SEALED", home / "sealed")
    assert command.run(sealed=True, processor=wrong) == command.DONE
    told = capsys.readouterr().out
    assert "Records found" in told and "secret" not in told and "status" not in told and "misses" not in told
    assert command.run(sealed=True, json_out=True, processor=wrong) == command.DONE
    assert set(json.loads(capsys.readouterr().out)) == {"split", "documents", "negative_documents", "metrics"}
    assert command.run(home / "samples", sealed=True, processor=wrong) == command.USAGE
