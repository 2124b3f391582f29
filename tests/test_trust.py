"""How far values are trusted: the table, its features, what lowers a figure, and how it is fitted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import calibrate
from pipeline.evaluate.fit import STRENGTH, Crossed, best_threshold, crossed, fit, folds, held_out, trusted
from pipeline.evaluate.judged import Judged, Verdict, first_readings, keep_first, with_first
from pipeline.fieldpaths import field_of
from pipeline.process import process
from pipeline.resolve.weigh import Told, confidence, settle, surest, weigh, witnesses
from pipeline.rules import trust
from pipeline.rules.trust import Table, Witness, logit, share_of
from schemas.record import AgreementRecord
from tests.evaluate_builders import evidence, record


def witness(rule: str = "r", **changed: str) -> Witness:
    values = {"field": "established", "part": "arende", "stage": "", "quality": "text", "said": "once"}
    return Witness(**(values | {"rule": rule} | changed))


def value(
    verdict: Verdict = "right", rule: str = "r", body: str = "kommun 1", document: str = "a.txt", **changed: Any
) -> Judged:
    told: Told = (witness(rule, **changed), "text", 1.0, False)
    return Judged(document, body, "established", verdict, 0.5, ((told,),))


def made(right: int, wrong: int, rule: str = "r", bodies: int = 10, **changed: Any) -> list[Judged]:
    said: dict[Verdict, int] = {"right": right, "wrong": wrong}
    verdicts = [verdict for verdict, times in said.items() for _ in range(times)]
    return [value(v, rule, f"kommun {n % bodies}", f"{n}.txt", **changed) for n, v in enumerate(verdicts)]


TABLE = Table(0.9, 0.95, -0.5, {"established": 0.9}, {"established": {"good": 0.98}}, {"part": {"beslut": 1.0}})


# -- the table -----------------------------------------------------------------------------------------------------------


def test_a_figure_falls_back_from_rule_to_field_to_all_values() -> None:
    shares = (("good", "established", 0.98), ("new", "established", 0.9), ("new", "funder", 0.95))
    for rule, field, share in shares:
        assert TABLE.figure(witness(rule, field=field)) == round(share_of(logit(share) - 0.5), 3)


def test_a_shift_moves_a_figure_and_an_unknown_level_does_not() -> None:
    assert TABLE.figure(witness(part="beslut")) > TABLE.figure(witness()) == TABLE.figure(witness(part="motion"))


def test_the_projects_table_is_whole() -> None:
    table = trust.table()
    assert 0.5 <= table.threshold < 1
    assert set(table.shifts) == set(trust.FEATURES)
    shares = [*table.fields.values(), *(share for rules in table.rules.values() for share in rules.values())]
    assert all(0 < share < 1 for share in shares)
    assert {"acts", "motion.outcome", "foreign_partner", "status"} <= set(table.fields)
    assert set(table.rules) == set(table.fields)
    # it tells fields apart: what an act is was read wrong more often than who the Swedish body is
    assert table.fields["acts"] < table.fields["swedish_partner"]


def test_a_written_table_is_read_back(tmp_path: Path) -> None:
    table = fit(made(30, 3) + made(20, 0, "other.rule", part="beslut"))
    calibrate.write(table, tmp_path / "t.toml")
    assert trust.load(tmp_path / "t.toml") == table
    first = (tmp_path / "t.toml").read_bytes()
    calibrate.write(trust.load(tmp_path / "t.toml"), tmp_path / "t.toml")
    assert (tmp_path / "t.toml").read_bytes() == first


# -- weighing a record ---------------------------------------------------------------------------------------------------


def weighed(**evidence_by_path: Any) -> AgreementRecord:
    act: dict[str, Any] = {"key": "end-decided", "act": "end", "stage": "decided"}
    act |= dict.fromkeys(("organ", "organ_name", "paragraph", "date", "effective")) | {"by": "swedish"}
    paths = {path.replace("__", "."): found for path, found in evidence_by_path.items()}
    return weigh(record(acts=[act], evidence=paths), ())[0]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("established", "established"),
        ("acts.end-planned", "acts"),
        ("acts.end-planned.date", "acts.date"),
        ("motion.movers.lena-ek", "motion.movers"),
        ("motion.outcome", "motion.outcome"),
        ("parties.c", "parties"),
    ],
)
def test_the_field_of_a_path_has_no_keys(path: str, field: str) -> None:
    assert field_of(path) == field


def test_features_come_from_the_evidence_and_the_act() -> None:
    found = weighed(**{"acts__end-decided": [evidence("1994"), evidence("Houten") | {"rule": "s"}]})
    ((one, two),) = witnesses(found, "acts", "acts.end-decided")
    assert one[0] == Witness("acts", "r", "arende", "decided", "text", "rules")
    assert two[0].rule == "s"
    assert one[1].confidence == trust.figure(one[0])


def test_how_often_a_value_is_said() -> None:
    for found, said in (([evidence("1994")], "once"), ([evidence("1994"), evidence("Houten")], "again")):
        (group,) = witnesses(weighed(established=found), "established", "established")
        assert {w.said for w, _ in group} == {said}


def test_a_computed_value_is_as_sure_as_what_it_is_computed_from() -> None:
    found = weighed(**{"acts__end-decided": [evidence("1994")], "established": [evidence("Houten")]})
    groups = witnesses(found, "status", "status")
    assert [w.rule for group in groups for w, _ in group] == ["r", "r"]
    assert confidence(found, "status", "status") == min(trust.figure(w) for group in groups for w, _ in group)


def test_a_value_without_ink_has_the_figure_of_its_field() -> None:
    assert confidence(weighed(), "funder", "funder") == trust.figure(Witness("funder", "", "", "", "text", "never"))


def test_an_extractors_own_doubt_is_a_ceiling() -> None:
    doubted = weighed(established=[evidence("1994") | {"confidence": 0.4}])
    assert doubted.evidence["established"][0].confidence == 0.4


def test_an_unsure_scan_and_its_digits_are_trusted_less() -> None:
    limit = trust.table().threshold
    assert settle(0.97, "text", 0.1, True) == 0.97
    assert settle(0.97, "ocr", 0.9, False) == 0.97
    assert settle(0.97, "ocr", 0.4, False) == 0.485
    assert settle(0.99, "ocr", 1.0, True) < limit


def test_the_surest_piece_counts_and_the_least_sure_group() -> None:
    def lookup(w: Witness) -> float:
        return {"a": 0.9, "b": 0.95, "c": 0.8}[w.rule]

    told: list[Told] = [(witness(rule), "text", 1.0, False) for rule in "abc"]
    assert surest([told[:2]], "established", lookup) == 0.95
    assert surest([told[:2], told[2:]], "established", lookup) == 0.8


def test_statements_have_the_confidence_of_the_records_evidence() -> None:
    path = Path("samples/hjo/kf-2019-04-25.pdf")
    result = process(path.read_bytes(), "a.pdf")
    records = {one.record_id: one for one in result.records}
    assert result.statements
    for one in result.statements:
        held = records[one.subject].evidence[one.field]
        assert all(piece in held for piece in one.evidence)
        assert one.confidence == min(piece.confidence for piece in one.evidence)
    assert len({piece.confidence for one in result.statements for piece in one.evidence}) > 10


# -- fitting -------------------------------------------------------------------------------------------------------------


def test_shares_are_drawn_to_the_one_above() -> None:
    table = fit(made(60, 0, "good") + made(10, 30, "bad"))
    assert table.overall == pytest.approx((70 + STRENGTH / 2) / (100 + STRENGTH), abs=1e-3)
    assert 0.25 < table.rules["established"]["bad"] < table.fields["established"]
    assert table.fields["established"] < table.rules["established"]["good"] < 1


def test_a_level_with_more_errors_is_shifted_down() -> None:
    table = fit(made(100, 0, part="beslut") + made(70, 30, part="yrkande"))
    assert table.shifts["part"]["yrkande"] < 0 < table.shifts["part"]["beslut"]


def test_a_page_read_by_ocr_is_no_gain() -> None:
    assert fit(made(70, 30) + made(100, 0, quality="ocr")).shifts["quality"]["ocr"] == 0


def test_first_readings_set_the_level_for_documents_not_seen() -> None:
    seen = made(200, 0)
    first = [replace(one, first=True) for one in made(80, 20)]
    table = fit(seen + first)
    assert table.unseen < -0.5
    assert fit(seen + made(80, 20)).unseen == 0
    assert 0.75 < table.figure(witness()) < 0.95  # 0.8 in documents first read, 1 in those that were mended by


def test_fitting_is_deterministic() -> None:
    values = made(50, 5) + made(30, 1, "s", part="beslut")
    assert fit(values) == fit(list(reversed(values))) == fit(values)


def test_a_body_is_never_scored_by_its_own_documents() -> None:
    values = made(40, 0) + made(0, 10, "bad", bodies=1)  # all errors in one body, by one rule
    fold = folds(values)
    assert fold["kommun 0"] != fold["kommun 1"]
    figures = [one.figure for one in crossed(values) if one.value.rules == ("bad",)]
    # without the body nothing is known of the rule, so the field's figure stands
    without = fit([one for one in values if one.body != "kommun 0"])
    assert figures == [without.figure(witness("bad"))] * 10
    assert without.figure(witness("bad")) > fit(values).figure(witness("bad"))


def test_the_threshold_is_the_lowest_that_holds_counted_and_expected() -> None:
    some = [Crossed(one, 0.7) for one in made(6, 4)] + [Crossed(one, 0.96) for one in made(99, 1)]
    threshold = best_threshold(some, 0.95)
    assert 0.7 < threshold <= 0.96
    found = trusted(some, threshold)
    assert (found.of, found.above, found.right, found.precision) == (110, 100, 99, 0.99)
    assert found.coverage == pytest.approx(100 / 110)
    # all right, but not expected to be: rules were mended until they were
    assert best_threshold([Crossed(one, 0.9) for one in made(100, 0)], 0.95) == 0.999


def test_held_out_counts_every_value_once() -> None:
    some = crossed(made(90, 10) + made(50, 0, "good"))
    assert held_out(some).of == 150


# -- first readings ------------------------------------------------------------------------------------------------------


def test_a_first_reading_is_kept_and_stands_in_for_later_ones(tmp_path: Path) -> None:
    path = tmp_path / "first.jsonl"
    assert keep_first([value("wrong", document="a.txt"), value(document="b.txt")], path) == 2
    assert keep_first([value("right", document="a.txt")], path) == 0
    assert [one.verdict for one in first_readings(path)["a.txt"]] == ["wrong"]
    now = [value(document="a.txt"), value(document="c.txt")]
    found = with_first(now, path)
    assert [(one.document, one.verdict, one.first) for one in found] == [
        ("c.txt", "right", False), ("a.txt", "wrong", True)
    ]  # fmt: skip
    assert found[1].groups == now[0].groups


def test_the_projects_first_readings_are_of_open_gold() -> None:
    kept = first_readings()
    assert kept
    assert all((Path("tests/gold/open") / name).is_file() for name in kept)
    values = [one for some in kept.values() for one in some]
    assert any(not one.right for one in values)
    assert all(one.first for one in values)
