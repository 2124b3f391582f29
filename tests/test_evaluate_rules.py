"""`vanort evaluate --rules` and `--calibrate`: what is counted for a rule, what is refused, what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UsageError
from pipeline.evaluate import judged, learning, rules
from pipeline.evaluate.command import DONE, USAGE
from pipeline.evaluate.judged import Judged
from pipeline.evaluate.score import score
from pipeline.rules import fired, trust
from pipeline.rules.terms import find_terms
from tests.evaluate_builders import TEXT, Result, evidence, gold, gold_record, record, result
from tests.test_evaluate_command import put


def values(ours: Any, theirs: Any) -> dict[str, Judged]:
    return {one.field: one for one in score("a.txt", ours, theirs, TEXT.encode()).values}


def by_id(found: list[rules.RuleTally]) -> dict[str, rules.RuleTally]:
    return {one.id: one for one in found}


DATE = {"value": "1994", "precision": "year"}


def dated(year: str = "1994", rule: str = "established.entered") -> Any:
    ink = {"established": [evidence("1994") | {"rule": rule}], "foreign_partner": [evidence("Houten")]}
    return record(established=DATE | {"value": year}, evidence=ink)


def test_a_value_is_right_wrong_or_made_up() -> None:
    right = values(gold(gold_record(established=DATE)), result(dated()))
    assert (right["established"].verdict, right["established"].rules) == ("right", ("established.entered",))
    assert values(gold(gold_record(established=DATE)), result(dated("1995")))["established"].verdict == "wrong"
    assert values(gold(gold_record()), result(dated()))["established"].verdict == "made up"
    assert values(gold(), result(dated()))["established"].verdict == "made up"


def test_what_gold_does_not_judge_is_no_value() -> None:
    assert "established" not in values(gold(gold_record(unscored=["established"])), result(dated()))
    assert "established" not in values(gold(gold_record(established=DATE)), result(record()))


def test_parts_of_the_partner_stand_on_its_ink() -> None:
    found = score("a.txt", gold(gold_record()), result(dated()), TEXT.encode()).values
    assert [one.rules for one in found if one.field == "foreign_partner"] == [("r",)] * 3


def test_a_rule_counts_its_values_and_the_least_precise_comes_first() -> None:
    ours, theirs = gold(gold_record(established=DATE)), (dated(), dated("1995"), dated("1996", "established.pronoun"))
    some = [values(ours, result(one))["established"] for one in theirs]
    tallied = rules.tally(some, {"established.entered": 7})
    found = by_id(tallied)
    entered = found["established.entered"]
    assert (entered.values, entered.counted("right"), entered.counted("wrong"), entered.matches) == (2, 1, 1, 7)
    assert entered.precision == 0.5
    assert entered.source == "established"
    assert [one.id for one in tallied[:2]] == ["established.pronoun", "established.entered"]


def test_values_without_a_rule_are_counted_apart() -> None:
    found = by_id(rules.tally(values(gold(gold_record()), result(dated())).values(), {}))
    assert set(found[rules.COMPUTED].fields) == {"status", "agreement_class"}
    assert set(found[rules.INKLESS].fields) == {"swedish_partner"}


def test_a_rule_is_dead_only_when_it_never_matches() -> None:
    found = by_id(rules.tally([], {"cue.negation": 3}))
    assert not found["cue.negation"].dead
    assert found["act.verb-object"].dead
    assert found["body.head"].source == rules.CODE  # named by the code, known from the table of trust


def test_matches_are_counted_only_while_somebody_counts() -> None:
    with fired.counting() as counter:
        find_terms("terms", "Ett vänortsavtal och en vänort.")
    find_terms("terms", "Ett vänortsavtal till.")
    assert counter["agreement.twin-town"] == 2


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with samples, open and sealed gold, and a table of trust of its own."""
    monkeypatch.chdir(tmp_path)
    for folder in ("samples/arboga", "tests/gold/open", "tests/gold/sealed"):
        put(tmp_path / folder, folder.split("/")[-1], records=[gold_record(established=DATE)])
    monkeypatch.setattr(trust, "TRUST", tmp_path / "trust.toml")
    monkeypatch.setattr(judged, "FIRST", tmp_path / "first.jsonl")
    return tmp_path


def reads(data: bytes, document_id: str) -> Result:
    return result(dated("1995"), text=data.decode())


def test_samples_and_open_gold_are_read_and_nothing_sealed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read: list[str] = []

    def noted(data: bytes, document_id: str) -> Result:
        read.append(document_id)
        return reads(data, document_id)

    assert learning.by_rule(json_out=True, processor=noted) == DONE
    assert read == ["arboga/arboga.txt", "open.txt"]
    found = json.loads(capsys.readouterr().out)
    (entered,) = (one for one in found["rules"] if one["rule"] == "established.entered")
    assert (entered["values"], entered["wrong"], entered["precision"]) == (2, 2, 0.0)
    assert "act.verb-object" in found["dead"]
    assert "sealed" not in json.dumps(found)


def test_the_table_fits_110_columns(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert learning.by_rule(processor=reads) == DONE
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 110
    assert "established.entered" in shown
    assert "dead rules" in shown


@pytest.mark.parametrize("folder", [None, Path("tests/gold/sealed"), Path("tests/gold/../gold/sealed/.")])
def test_the_sealed_split_is_refused(home: Path, folder: Path | None, capsys: pytest.CaptureFixture[str]) -> None:
    def never(data: bytes, document_id: str) -> Result:
        raise AssertionError(document_id)

    assert learning.by_rule(folder, sealed=folder is None, processor=never) == USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert "not for the sealed split" in told.err


def test_calibrating_reads_open_gold_only_and_writes_the_table(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read: list[str] = []

    def noted(data: bytes, document_id: str) -> Result:
        read.append(document_id)
        return reads(data, document_id)

    assert learning.calibrated(json_out=True, processor=noted) == DONE
    assert read == ["open.txt"]
    table = trust.load(home / "trust.toml")
    assert table.fields["established"] < table.fields["foreign_partner"]
    found = json.loads(capsys.readouterr().out)
    assert found["threshold"] == table.threshold
    assert found["open"]["values"] == 7
    first = (home / "trust.toml").read_bytes()
    learning.calibrated(processor=reads)
    assert (home / "trust.toml").read_bytes() == first


def test_a_first_reading_outlives_the_mending(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert learning.first_reading("open*", processor=reads) == DONE
    learning.calibrated(processor=lambda data, name: result(dated(), text=data.decode()))
    table = trust.load(home / "trust.toml")
    assert table.fields["established"] < table.fields["foreign_partner"]
    assert learning.first_reading("nothing*", processor=reads) == USAGE


@pytest.mark.parametrize(
    "options",
    [
        ["--rules", "--calibrate"],
        ["--rules", "--update-readme"],
        ["--calibrate", "--sealed"],
        ["--calibrate", "samples"],
        ["--first-reading", "5-*", "--sealed"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(options: list[str]) -> None:
    found = CliRunner().invoke(app, ["evaluate", *options])
    assert isinstance(found.exception, UsageError)


def test_rules_and_sealed_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["evaluate", "--rules", "--sealed"]).exit_code == USAGE


def test_the_scores_tell_how_the_trusted_values_do() -> None:
    found = score("a.txt", gold(gold_record(established=DATE)), result(dated("1995")), TEXT.encode())
    above = [one for one in found.values if one.confidence >= trust.table().threshold]
    scores = found.metrics()
    assert scores["trust.coverage"] == len(above) / 7
    assert found.trusted().of == len(above)
    assert scores.get("trust.precision") == (sum(one.right for one in above) / len(above) if above else None)
