"""Floors hold, are raised and never lowered; gains and losses against an earlier result."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.evaluate import floors
from pipeline.evaluate.against import change
from pipeline.evaluate.gold import GoldError
from pipeline.evaluate.tally import Miss

MISS = Miss("a.txt", "7", "kommun 1984 – Houten", "status", "wrong", "active", "ended")


def test_a_score_below_its_floor_is_named() -> None:
    assert floors.below({"records.f1": 0.9, "grounding": 0.8}, {"records.f1": 0.9, "grounding": 0.81}) == [
        "grounding is 0.800, its floor 0.810"
    ]


def test_the_minimum_holds_for_every_measure() -> None:
    metrics = {"records.f1": 0.95, "field.ended": 0.94, "false_records_per_1000": 0.0}
    assert floors.below(metrics, {"minimum": 0.95}) == ["field.ended is 0.940, its floor 0.950"]


def test_false_records_have_a_ceiling() -> None:
    table = {"false_records_per_1000": 1.0}
    assert floors.below({"false_records_per_1000": 1.0}, table) == []
    assert floors.below({"false_records_per_1000": 1.5}, table) == [
        "false_records_per_1000 is 1.500, its ceiling 1.000"
    ]


def test_a_floor_under_nothing_does_not_hold() -> None:
    assert floors.below({}, {"field.ended": 0.9}) == ["field.ended has a floor of 0.900 and is no longer measured"]


def test_floors_are_raised_to_three_decimals_and_never_lowered() -> None:
    old = {"minimum": 0.95, "records.f1": 0.99, "false_records_per_1000": 2.0}
    new = floors.raised(old, {"records.f1": 0.97, "grounding": 0.97899, "status": 0.5, "false_records_per_1000": 0.5})
    assert new == {
        "minimum": 0.95,
        "records.f1": 0.99,
        "grounding": 0.978,
        "status": 0.95,
        "false_records_per_1000": 0.5,
    }


def test_a_ceiling_is_not_raised() -> None:
    assert floors.raised({"false_records_per_1000": 0.0}, {"false_records_per_1000": 3.0}) == {
        "false_records_per_1000": 0.0
    }


def test_written_floors_read_back_with_their_comment(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text("# why\n\n[samples]\nminimum = 0.95\n", encoding="utf-8")
    table = {"samples": {"minimum": 0.95, "field.acts.date": 0.978}, "shared": {}}
    floors.write(table, path)
    assert floors.load(path) == table
    assert path.read_text(encoding="utf-8").startswith("# why\n")


def test_the_projects_floors_under_the_samples_are_at_least_95() -> None:
    table = floors.load()["samples"]
    assert table.pop("false_records_per_1000") == 0
    assert min(table.values()) >= 0.95


def test_gains_losses_and_what_moved(tmp_path: Path) -> None:
    gone, new = replace(MISS, field="ended"), replace(MISS, field="funder")
    old = {"metrics": {"records.f1": 0.5, "grounding": 1.0}, "misses": [MISS.plain(), gone.plain(), gone.plain()]}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    found = change(tmp_path / "old.json", {"records.f1": 0.75, "grounding": 1.0}, [MISS, gone, new])
    assert found.gains == [gone]  # there were two, one is left
    assert found.losses == [new]
    assert found.moved == [("records.f1", 0.5, 0.75)]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(GoldError, match=r"x\.json is no result"):
        change(tmp_path / "x.json", {}, [])
