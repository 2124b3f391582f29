"""How far values are trusted: the table, its features, what lowers a figure, and how it is fitted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import calibrate
from pipeline.evaluate.command import evaluate
from pipeline.evaluate.fit import STRENGTH, Crossed, best_threshold, crossed, fit, folds, held_out, trusted
from pipeline.evaluate.gold import find
from pipeline.evaluate.judged import Judged, Verdict, by_record, first_readings, keep_first, with_first
from pipeline.evaluate.judged import shape_of as shape_of_values
from pipeline.fieldpaths import field_of
from pipeline.process import process
from pipeline.resolve.weigh import Told, both, confidence, settle, shape_of, surest, weigh, witnesses
from pipeline.rules import trust
from pipeline.rules.trust import Shape, Table, Witness, logit, share_of
from schemas.record import AgreementRecord
from tests.evaluate_builders import evidence, record


def witness(rule: str = "r", **changed: str) -> Witness:
    values = {"field": "established", "part": "arende", "stage": "", "quality": "text", "said": "once"}
    return Witness(**(values | {"rule": rule} | changed))


def value(
    verdict: Verdict = "right", rule: str = "r", body: str = "kommun 1", document: str = "a.txt", **changed: Any
) -> Judged:
    told: Told = (witness(rule, **changed), "text", 1.0, False)
    return Judged(document, body, 0, told[0].field, verdict, 0.5, ((told,),))


def made(right: int, wrong: int, rule: str = "r", bodies: int = 10, **changed: Any) -> list[Judged]:
    said: dict[Verdict, int] = {"right": right, "wrong": wrong}  # in records that are agreements
    verdicts = [verdict for verdict, times in said.items() for _ in range(times)]
    return [value(v, rule, f"kommun {n % bodies}", f"{n}.txt", **changed) for n, v in enumerate(verdicts)]


TABLE = Table(
    threshold=0.9,
    overall=0.95,
    unseen=-0.5,
    records=0.9,
    unseen_records=-0.2,
    fields={"established": 0.9},
    rules={"established": {"good": 0.98}},
    shifts={"part": {"beslut": 1.0}},
    shapes={"parts": {"2": 1.0}},
)
THIN = Shape("1", "0", "1", "0", "0", "0")


# -- the table -----------------------------------------------------------------------------------------------------------


def test_a_figure_falls_back_from_rule_to_field_to_all_values() -> None:
    shares = (("good", "established", 0.98), ("new", "established", 0.9), ("new", "funder", 0.95))
    for rule, field, share in shares:
        assert TABLE.figure(witness(rule, field=field)) == round(share_of(logit(share) - 0.5), 3)


def test_a_shift_moves_a_figure_and_an_unknown_level_does_not() -> None:
    assert TABLE.figure(witness(part="beslut")) > TABLE.figure(witness()) == TABLE.figure(witness(part="motion"))


def test_a_record_told_in_two_parts_is_surer_than_one_of_a_single_passage() -> None:
    assert TABLE.whole(THIN) == round(share_of(logit(0.9) - 0.2), 3)
    assert TABLE.whole(replace(THIN, parts="2")) == round(share_of(logit(0.9) + 0.8), 3)
    assert TABLE.whole(replace(THIN, parts="3")) == TABLE.whole(THIN)


def test_a_shape_counts_to_three() -> None:
    assert Shape.of(["beslut", "beslut"], 7, 3, established=True, motion=False, handling=True) == Shape(
        "1", "3", "3", "1", "0", "1"
    )


def test_the_projects_table_is_whole() -> None:
    table = trust.table()
    assert 0.5 <= table.threshold < 1
    assert set(table.shifts) == set(trust.FEATURES)
    assert set(table.shapes) == set(trust.SHAPES)
    # a partner that stands in several parts is seldom made up
    assert table.shapes["parts"]["1"] < table.shapes["parts"]["2"] < table.shapes["parts"]["3"]
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
    assert one[1].confidence == both(trust.whole(shape_of(found)), trust.figure(one[0]))


def test_how_often_a_value_is_said() -> None:
    for found, said in (([evidence("1994")], "once"), ([evidence("1994"), evidence("Houten")], "again")):
        (group,) = witnesses(weighed(established=found), "established", "established")
        assert {w.said for w, _ in group} == {said}


def test_a_computed_value_is_as_sure_as_what_it_is_computed_from() -> None:
    found = weighed(**{"acts__end-decided": [evidence("1994")], "established": [evidence("Houten")]})
    groups = witnesses(found, "status", "status")
    assert [w.rule for group in groups for w, _ in group] == ["r", "r"]
    whole = trust.whole(shape_of(found))
    assert confidence(found, "status", "status") == min(
        both(whole, trust.figure(w)) for group in groups for w, _ in group
    )


def test_a_value_without_ink_has_the_figure_of_its_field() -> None:
    found = weighed()
    figure = trust.figure(Witness("funder", "", "", "", "text", "never"))
    assert confidence(found, "funder", "funder") == both(trust.whole(shape_of(found)), figure)


def test_a_record_has_one_shape_however_it_is_met() -> None:
    """Fitting knows a record by its judged values, weighing by itself."""
    documents = list(find(Path("samples"), Path("none")))[:8]
    paths = {one.document_id: one.path for one in documents}
    seen = 0
    for (document, number), held in by_record(evaluate(documents).values).items():
        record = process(paths[document].read_bytes(), document).records[number]
        assert shape_of_values(held) == shape_of(record)
        seen += 1
    assert seen > 4


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


def test_a_made_up_record_lowers_the_share_of_records_and_not_that_of_values() -> None:
    real = made(60, 0)
    thin = [replace(one, verdict="made up", document=f"m{n}.txt") for n, one in enumerate(made(20, 0, part="motion"))]
    table = fit(real + thin)
    assert table.overall == fit(real).overall
    assert table.records == pytest.approx((60 + STRENGTH / 2) / (80 + STRENGTH), abs=1e-3)
    # one right value makes a record an agreement; the made-up one beside it is a wrong value
    mixed = [replace(thin[0], document=real[0].document)]
    assert fit(real + mixed).records == fit(real).records
    assert fit(real + mixed).overall < fit(real).overall


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
    shape = shape_of_values(values[:1])
    assert figures == [both(without.whole(shape), without.figure(witness("bad")))] * 10
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
