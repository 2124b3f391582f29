"""Scores of small gold and run pairs; every expected number is counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate.normal import digest, fold_title
from pipeline.evaluate.score import score
from pipeline.evaluate.tally import Tally
from tests.evaluate_builders import TEXT, evidence, gold, gold_record, item, record, result

MOTION: dict[str, Any] = {
    "kind": "motion",
    "title": "Säg upp avtalet",
    "movers": [{"name": "Lena Ek", "party": "C"}],
    "outcome": "rejected",
    "outcome_stage": "decided",
    "outcome_by": "kommunfullmaktige",
    "outcome_organ": "kommunfullmaktige",
}


def tally(ours: Any, theirs: Any) -> Tally:
    return score("a.txt", ours, theirs, TEXT.encode())


def counts(found: Tally, field: str) -> tuple[int, int, int]:
    c = found.fields[field]
    return c.tp, c.fp, c.fn


def test_the_same_record_is_right_in_every_field() -> None:
    found = tally(gold(gold_record()), result(record()))
    # body, name, kind, country, class, status
    assert sum(c.tp for c in found.fields.values()) == 6
    assert found.misses == []
    assert found.metrics()["records.exact"] == 1.0
    assert found.metrics()["fields.micro_f1"] == 1.0


def test_wrong_missed_and_made_up_values() -> None:
    ours = gold_record(established={"value": "1994", "precision": "year"}, funder="Sida")
    theirs = record(established={"value": "1995", "precision": "year"}, designation="vänort")
    found = tally(gold(ours), result(theirs))
    assert counts(found, "established") == (0, 1, 1)  # wrong
    assert counts(found, "funder") == (0, 0, 1)  # missed
    assert counts(found, "designation") == (0, 1, 0)  # made up
    assert [(m.field, m.kind) for m in found.misses] == [
        ("designation", "made up"),
        ("established", "wrong"),
        ("funder", "missed"),
    ]
    # 6 right; 2 made up or wrong; 2 missed or wrong
    metrics = found.metrics()
    assert metrics["fields.precision"] == pytest.approx(6 / 8)
    assert metrics["fields.recall"] == pytest.approx(6 / 8)
    assert metrics["fields.macro_f1"] == pytest.approx(6 / 9)
    assert metrics["records.exact"] == 0.0


def test_precision_of_a_date_counts() -> None:
    ours = gold_record(established={"value": "1994", "precision": "year"})
    found = tally(gold(ours), result(record(established={"value": "1994-05", "precision": "month"})))
    assert counts(found, "established") == (0, 1, 1)


def test_a_record_without_counterpart_misses_all_its_values_and_is_one_miss() -> None:
    found = tally(gold(gold_record()), result(record(partner="Utrecht")))
    assert (found.records.tp, found.records.fp, found.records.fn) == (0, 1, 1)
    assert counts(found, "foreign_partner.country") == (0, 1, 1)
    assert [(m.field, m.kind) for m in found.misses] == [("record", "missed"), ("record", "made up")]


def test_records_meet_by_place_key_when_the_names_differ() -> None:
    partner = {"name": "Prag", "kind": "city", "country": "CZ", "place_key": "gn1"}
    found = tally(gold(gold_record(foreign_partner=partner)), result(record(partner="Praha")))
    assert found.records.tp == 1
    assert counts(found, "foreign_partner.name") == (0, 1, 1)
    assert counts(found, "foreign_partner.place_key") == (1, 0, 0)


def test_a_place_key_is_not_scored_where_the_gold_is_silent() -> None:
    assert "foreign_partner.place_key" not in tally(gold(gold_record()), result(record())).fields


def test_the_same_pair_in_another_paragraph_is_another_record() -> None:
    found = tally(gold(gold_record()), result(record("8")))
    assert (found.records.tp, found.records.fp, found.records.fn) == (0, 1, 1)


def test_two_records_of_one_pair_meet_by_what_they_say() -> None:
    ours = gold(gold_record(agreement_class="partnership"), gold_record())
    found = tally(ours, result(record(), record(record_id="b", agreement_class="partnership")))
    assert counts(found, "agreement_class") == (2, 0, 0)


def test_a_scope_is_the_identity_of_a_record_without_partner() -> None:
    scope = {"of": "country", "value": "RU", "except": ["B", "A"]}
    other = {"of": "country", "value": "RU", "except": ["A", "B"]}
    ours = gold(gold_record(foreign_partner=None, scope=scope))
    found = tally(ours, result(record(foreign_partner=None, scope=other)))
    assert found.records.tp == 1
    assert counts(found, "scope") == (1, 0, 0)


def test_acts_are_compared_by_act_and_stage_then_by_attribute() -> None:
    def act(name: str, stage: str, **more: Any) -> dict[str, Any]:
        return {"act": name, "stage": stage} | more

    ours = gold_record(acts=[act("end", "planned", organ="kommunstyrelsen", by="swedish"), act("keep", "proposed")])
    theirs = record(
        acts=[
            act("end", "decided", key="end-decided"),
            act("end", "planned", key="end-planned", organ="namnd", by="swedish", organ_name="nämnden"),
        ]
    )
    found = tally(gold(ours), result(theirs))
    assert counts(found, "acts") == (1, 1, 1)
    assert counts(found, "acts.organ") == (0, 1, 1)
    assert counts(found, "acts.by") == (1, 0, 0)
    assert "acts.organ_name" not in found.fields  # optional: the gold does not state it
    assert found.metrics()["acts.act_and_stage"] == pytest.approx(0.5)


def test_an_attribute_that_only_the_run_gives_an_act_is_made_up() -> None:
    act = {"act": "end", "stage": "decided"}
    date = {"value": "2021", "precision": "year"}
    found = tally(gold(gold_record(acts=[act])), result(record(acts=[act | {"key": "end-decided", "date": date}])))
    assert counts(found, "acts.date") == (0, 1, 0)


def test_of_two_equal_acts_each_meets_the_one_that_agrees() -> None:
    first, second = {"value": "2019", "precision": "year"}, {"value": "2021", "precision": "year"}
    ours = gold_record(acts=[{"act": "renew", "stage": "reported", "date": d} for d in (first, second)])
    acts = [
        {"key": k, "act": "renew", "stage": "reported", "date": d}
        for k, d in (("renew-reported", second), ("renew-reported-2", first))
    ]
    assert counts(tally(gold(ours), result(record(acts=acts))), "acts.date") == (2, 0, 0)


def test_movers_are_a_set_of_name_and_party() -> None:
    ours = gold_record(
        motion=MOTION | {"movers": [{"name": "Lena Ek", "party": "C"}, {"name": "Ulf Bo", "party": "S"}]}
    )
    theirs = record(motion=MOTION | {"movers": [{"name": "Ulf Bo", "party": "M"}, {"name": "Lena  Ek", "party": "C"}]})
    assert counts(tally(gold(ours), result(theirs)), "motion.movers") == (1, 1, 1)


def test_a_hashed_text_equals_the_text_of_that_hash() -> None:
    hashed = {"sha256": digest(fold_title("om att säga upp avtalet"))}
    ours = gold_record(motion=MOTION | {"title": hashed})
    right = tally(gold(ours), result(record(motion=MOTION | {"title": "Säga upp\navtalet."})))
    wrong = tally(gold(ours), result(record(motion=MOTION | {"title": "Behåll avtalet"})))
    assert counts(right, "motion.title") == (1, 0, 0)
    assert counts(wrong, "motion.title") == (0, 1, 1)


def test_unscored_paths_are_left_out_on_both_sides() -> None:
    ours = gold_record(unscored=["designation", "acts.keep-reported", "motion"])
    theirs = record(
        designation="vänort",
        motion=MOTION,
        acts=[
            {"key": "keep-reported", "act": "keep", "stage": "reported"},
            {"key": "e", "act": "end", "stage": "decided"},
        ],
    )
    found = tally(gold(ours), result(theirs))
    assert "designation" not in found.fields
    assert not [name for name in found.fields if name.startswith("motion")]
    assert counts(found, "acts") == (0, 1, 0)


def test_an_unknown_initiator_says_nothing() -> None:
    found = tally(gold(gold_record(initiator="unknown")), result(record()))
    assert "initiator" not in found.fields


# -- grounding ---------------------------------------------------------------------------------------------------------


def grounded(ours: dict[str, Any], theirs: dict[str, Any], **values: Any) -> Tally:
    both = {"established": {"value": "1994", "precision": "year"}} | values
    return tally(gold(gold_record(**both, evidence=ours)), result(record(**both, evidence=theirs)))


def test_a_value_is_grounded_when_its_evidence_marks_the_quote() -> None:
    found = grounded(
        {"established": [{"page": 1, "quote": "1994", "nth": 1}]}, {"established": [evidence("sedan 1994")]}
    )
    assert (found.grounding.hits, found.grounding.of) == (1, 1)


def test_evidence_elsewhere_on_the_page_is_a_miss_with_both_quotes() -> None:
    found = grounded({"established": [{"page": 1, "quote": "1994", "nth": 1}]}, {"established": [evidence("Houten")]})
    assert (found.pages_right.hits, found.grounding.hits, found.grounding.of) == (1, 0, 1)
    (miss,) = found.misses
    assert (miss.kind, miss.field, miss.quote, miss.found) == ("ungrounded", "established", "1994", "Houten (p. 1)")


def test_ink_is_also_told_of_the_right_values_alone() -> None:
    right = {"established": [evidence("sedan 1994")], "status": []}
    found = grounded({"established": [{"page": 1, "quote": "1994"}], "status": [{"page": 1, "quote": "gäller"}]}, right)
    assert (found.grounding.of, found.inked().hits, found.inked().of) == (2, 1, found.values_with_ink.hits)


def test_the_nth_occurrence_counts_and_any_without_nth() -> None:
    theirs = {"swedish_partner": [evidence("Arboga kommun", nth=1)]}
    second = grounded({"swedish_partner": [{"page": 1, "quote": "Arboga kommun", "nth": 2}]}, theirs)
    any_one = grounded({"swedish_partner": [{"page": 1, "quote": "Arboga kommun"}]}, theirs)
    assert (second.grounding.hits, any_one.grounding.hits) == (0, 1)


def test_ink_of_what_is_not_scored_is_not_held_against_the_value_above_it() -> None:
    ours: dict[str, Any] = {"term": {"years": 3, "start": None, "end": None, "renewal": None, "notice": None}}
    quotes = {"term.years": [{"page": 1, "quote": "1994"}], "established": [{"page": 1, "quote": "1994"}]}
    held = gold(
        gold_record(established={"value": "1994", "precision": "year"}, evidence=quotes, unscored=["term"], **ours)
    )
    found = tally(held, result(record(established={"value": "1994", "precision": "year"}, evidence={}, **ours)))
    assert found.grounding.of == 1


def test_no_evidence_is_no_grounding_and_no_page() -> None:
    found = grounded({"established": [{"page": 1, "quote": "1994"}]}, {})
    assert (found.values_with_ink.hits, found.pages_right.hits, found.grounding.hits) == (1, 0, 0)


def test_a_wrong_value_is_not_grounded_and_missed_once() -> None:
    ours = gold_record(ended={"value": "1994", "precision": "year"}, evidence={"ended": [{"page": 1, "quote": "1994"}]})
    theirs = record(ended={"value": "1995", "precision": "year"}, evidence={"ended": [evidence("1994")]})
    found = tally(gold(ours), result(theirs))
    assert (found.grounding.hits, found.grounding.of) == (0, 1)
    assert [m.kind for m in found.misses] == ["wrong"]


def test_a_whole_paragraph_is_no_quote() -> None:
    text = "Arboga " + "och så vidare " * 20 + "1994"
    ours = gold(gold_record(agreement_class="twin", evidence={"agreement_class": [{"page": 1, "quote": "1994"}]}))
    theirs = result(record(evidence={"agreement_class": [evidence(text, text=text)]}), text=text)
    assert score("a.txt", ours, theirs, text.encode()).grounding.hits == 0


def test_evidence_of_an_act_is_found_under_the_runs_own_key() -> None:
    ours = {"acts.keep-reported": [{"page": 1, "quote": "ett vänortsavtal"}]}
    act = {"act": "keep", "stage": "reported"}
    found = tally(
        gold(gold_record(acts=[act], evidence=ours)),
        result(record(acts=[act | {"key": "keep-x"}], evidence={"acts.keep-x": [evidence("ett vänortsavtal")]})),
    )
    assert found.grounding.hits == 1


def test_evidence_below_a_path_stands_for_it() -> None:
    ours = {"foreign_partner": [{"page": 1, "quote": "Houten"}]}
    assert grounded(ours, {"foreign_partner.name": [evidence("Houten")]}).grounding.hits == 1


def test_evidence_of_a_mover_goes_by_folded_name_or_place() -> None:
    for path in ("motion.movers.lena-ek", "motion.movers.1"):
        found = grounded(
            {path: [{"page": 1, "quote": "Lena Ek"}]}, {"motion.movers.lena-ek": [evidence("Lena Ek")]}, motion=MOTION
        )
        assert (found.grounding.hits, found.grounding.of) == (1, 1)


# -- items, motions, negatives -----------------------------------------------------------------------------------------


def test_items_found_missed_and_made_up() -> None:
    ours = gold(items=[{"paragraph": "1"}, {"paragraph": "2"}, {"paragraph": "3"}])
    found = tally(ours, result(items=(item("1"), item("3"), item("3"), item("4"))))
    around = found.around["item"]
    assert (around.tp, around.fp, around.fn) == (2, 2, 1)
    assert [(m.paragraph, m.kind) for m in found.misses] == [("2", "missed"), ("3", "made up"), ("4", "made up")]


def test_a_list_of_some_items_says_nothing_of_the_others() -> None:
    ours = gold(items=[{"paragraph": "1", "heading": "Val  av\njusterare"}], listed="some")
    found = tally(ours, result(items=(item("1", heading="Val av justerare"), item("2"))))
    assert "item" not in found.around
    assert found.around["item.heading"].tp == 1
    assert "item.case_number" not in found.around  # not stated


def test_motions_are_scored_in_items_without_record() -> None:
    motion = {"kind": "motion", "outcome": "rejected", "outcome_stage": "proposed"}
    ours = gold(items=[{"paragraph": p, "motion": motion} for p in "123"])
    right = {"title": None} | motion
    theirs = result(items=(item("1", motion=right), item("2", motion=right | {"outcome": "granted"}), item("3")))
    found = tally(ours, theirs)
    assert (found.motion_outcome.hits, found.motion_outcome.of) == (1, 3)
    assert (found.motion_stage.hits, found.motion_stage.of) == (2, 3)
    assert found.around["item.motion"].fn == 1


def test_a_motion_told_in_a_record_only_is_scored_there_once() -> None:
    ours = gold_record(motion=MOTION)
    listed = gold(ours, items=[{"paragraph": "7", "motion": {"kind": "motion", "outcome": "tabled"}}])
    assert tally(gold(ours), result(record(motion=MOTION))).motion_outcome.hits == 1
    assert tally(listed, result(record(motion=MOTION))).motion_outcome.of == 1


def test_false_records_per_thousand_items_that_must_give_none() -> None:
    ours = gold(gold_record(), items=[{"paragraph": p} for p in "7890"])
    theirs = result(record(), record(partner="Utrecht"), record("8"), items=tuple(item(p) for p in "7890"))
    found = tally(ours, theirs)
    # §§ 8, 9 and 0 must give none; § 8 gives one; the second partner in § 7 is no negative
    assert (found.false_records.hits, found.false_records.of) == (1, 3)
    assert found.metrics()["false_records_per_1000"] == pytest.approx(1000 / 3)


def test_without_listed_items_the_runs_own_are_counted() -> None:
    found = tally(gold(), result(record("8"), items=tuple(item(str(n)) for n in range(8))))
    assert (found.negatives, found.false_records.hits, found.false_records.of) == (1, 1, 8)


def test_the_head_is_scored_where_the_gold_states_it() -> None:
    ours = gold(document={"kind": "protokoll", "organ": "namnd", "meeting_date": None})
    found = tally(ours, result())
    assert found.around["document.kind"].tp == 1
    assert (found.around["document.organ"].fp, found.around["document.organ"].fn) == (1, 1)
    assert found.around["document.meeting_date"].fp == 1
    assert "document.body" not in found.around


def test_tallies_add_up() -> None:
    whole = Tally()
    whole.plus(tally(gold(gold_record()), result(record())))
    whole.plus(tally(gold(gold_record()), result()))
    assert whole.documents == 2
    assert whole.metrics()["records.recall"] == 0.5
    assert counts(whole, "status") == (1, 0, 1)


def test_a_party_without_a_name_goes_by_its_own_key_though_a_named_member_has_that_party() -> None:
    member = {"party": "C", "name": "Lena Ek", "side": "for", "form": "yrkande"}
    party = member | {"name": None, "form": "reservation"}
    found = grounded(
        {"positions.2": [{"page": 1, "quote": "väckt en motion"}]},
        {"positions.c": [evidence("väckt en motion")], "positions.lena-ek": [evidence("Lena Ek")]},
        positions=[member, party],
    )
    assert found.grounding.hits == 1
