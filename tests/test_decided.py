"""Reviewers' decisions: a person's decision wins, and is stale where the machine reads something else since."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.resolve.decided import Decided
from pipeline.resolve.fold import fold
from schemas.agreement import Agreement
from schemas.issue import Issue
from schemas.review import Decision
from tests.test_resolve import act, day, record

TWIN = "kommun-1286-gn1-twin"
YEAR: dict[str, Any] = {"value": "1949", "precision": "year", "qualifier": None, "inferred": []}


def decision(subject: str, verdict: str, seen: Any = None, value: Any = None, at: str = "2026-01-01") -> Decision:
    return Decision.model_validate(
        {
            "decision_id": f"{at}:{subject}:{verdict}",
            "at": at,
            "reviewer": "r",
            "verdict": verdict,
            "subject": subject,
            "judged": {"value": seen, "quote": None, "sha256": "0" * 64},
            "value": value,
        }
    )


def one(*decisions: Decision, **more: Any) -> tuple[Agreement, list[Issue]]:
    records = [
        record(
            "a.txt",
            acts=(act("end"),),
            status="ended",
            ended=day("2024-03-21"),
            **({"established": day("1949")} | more),
        )
    ]
    agreements, issues = fold(records, decisions)
    assert fold(records, reversed(decisions)) == (agreements, issues), "the order of the lines makes no difference"
    assert len(agreements) == 1
    return agreements[0], list(issues)


def test_accepted_as_long_as_it_is_what_was_seen() -> None:
    agreement, issues = one(decision("a.txt#p1/1:established", "accept", YEAR))
    assert agreement.review["established"] == "accepted" and agreement.value_origin["established"] == "extracted"
    assert not issues
    agreement, issues = one(decision("a.txt#p1/1:established", "accept", YEAR | {"value": "1950"}))
    assert agreement.review["established"] == "stale" and agreement.established == day("1949")
    assert [issue.kind for issue in issues] == ["stale_decision"]


def test_a_statement_can_be_named_too() -> None:
    agreement, _ = one(decision("a.txt#p1/1:established:1", "accept", YEAR))
    assert agreement.review["established"] == "accepted"


def test_a_corrected_value_wins() -> None:
    right = YEAR | {"value": "1951"}
    agreement, issues = one(decision("a.txt#p1/1:established", "correct", YEAR, right))
    assert agreement.established == day("1951") and agreement.value_origin["established"] == "reviewed"
    assert agreement.review["established"] == "corrected" and not issues
    agreement, issues = one(decision("a.txt#p1/1:established", "correct", YEAR, right), established=day("1960"))
    assert agreement.established == day("1951") and agreement.review["established"] == "stale"
    assert [issue.kind for issue in issues] == ["stale_decision"]
    agreement, issues = one(decision("a.txt#p1/1:established", "correct", YEAR, right), established=day("1951"))
    assert agreement.review["established"] == "accepted" and not issues


def test_the_latest_decision_counts() -> None:
    first = decision("a.txt#p1/1:established", "correct", YEAR, YEAR | {"value": "1951"})
    last = decision("a.txt#p1/1:established", "correct", YEAR, YEAR | {"value": "1952"}, at="2026-02-01")
    assert one(last, first)[0].established == day("1952")


def test_a_rejected_act_takes_its_effect_along() -> None:
    ending = act("end").model_dump(mode="json")
    agreement, _ = one(decision("a.txt#p1/1:acts.end-decided", "reject", ending))
    assert agreement.status == "active" and not agreement.acts and agreement.review["acts"] == "rejected"


def test_an_act_gets_its_day() -> None:
    date: dict[str, Any] = {"value": "2024-04-01", "precision": "day", "qualifier": None, "inferred": []}
    seen = act("end").model_dump(mode="json")["date"]
    agreement, _ = one(decision("a.txt#p1/1:acts.end-decided.date", "correct", seen, date))
    assert agreement.ended == day("2024-04-01")


def test_a_corrected_class_moves_the_record() -> None:
    agreement, _ = one(decision("a.txt#p1/1:agreement_class", "correct", "twin", "partnership"))
    assert agreement.agreement_id == "kommun-1286-gn1-partnership" and agreement.former_ids == (TWIN,)


def test_a_record_is_rejected_as_a_whole() -> None:
    whole = decision("a.txt#p1/1", "reject")
    agreements, issues = fold([record("a.txt"), record("b.txt")], [whole])
    assert agreements[0].record_ids == ("b.txt#p1/1",) and not issues
    assert fold([record("a.txt")], [whole]) == ((), ())
    assert Decided([whole]).rejected() == {"a.txt#p1/1"}


def test_an_agreements_status_is_settled_by_a_person() -> None:
    agreement, _ = one(decision(f"{TWIN}:status", "correct", "ended", "paused"))
    assert agreement.status == "paused" and agreement.states[-1].status == "paused"
    assert agreement.value_origin["status"] == "reviewed" and agreement.review["status"] == "corrected"


def test_two_agreements_are_the_same() -> None:
    records = [record("a.txt"), record("b.txt", agreement_id="kommun-1286-x-NO-haugsund-twin")]
    same = decision(TWIN, "same", value="kommun-1286-x-NO-haugsund-twin")
    (agreement,), issues = fold(records, [same])
    assert agreement.former_ids == ("kommun-1286-x-NO-haugsund-twin",) and len(agreement.record_ids) == 2 and not issues
    apart = decision(TWIN, "different", value="kommun-1286-x-NO-haugsund-twin", at="2026-02-01")
    assert len(fold(records, [same, apart])[0]) == 2


def test_an_open_class_is_kept_apart() -> None:
    records = [record("a.txt", kind="unspecified"), record("b.txt")]
    apart = decision("kommun-1286-gn1-unspecified", "different", value=TWIN)
    assert len(fold(records)[0]) == 1 and len(fold(records, [apart])[0]) == 2


def test_what_does_not_fit_is_told() -> None:
    _, issues = one(decision("nowhere#p1/1:status", "accept", "active"))
    assert [issue.kind for issue in issues] == ["decision_without_subject"]
    _, issues = one(decision("a.txt#p1/1:status", "correct", "ended", "finished"))
    assert "decision_unusable" in [issue.kind for issue in issues]
    _, issues = one(decision(f"{TWIN}:record_ids", "correct", [], ["x"]))
    assert "decision_unusable" in [issue.kind for issue in issues]


@pytest.mark.parametrize(
    ("path", "seen", "value", "status"),
    [
        ("date", day("2024-03-21").model_dump(mode="json"), day("2024-03-20").model_dump(mode="json"), "proposed"),
        ("organ_name", None, "Kommunstyrelsen", "proposed"),
        ("stage", "reported", "decided", "active"),
    ],
)
def test_what_waits_for_its_signatures_waits_until_a_step_is_added(
    path: str, seen: Any, value: Any, status: str
) -> None:
    # its text says so, which the acts alone do not show
    waiting = record("a.txt", acts=(act("establish", "reported"),), status="proposed")
    told = decision(f"a.txt#p1/1:acts.establish-reported.{path}", "correct", seen, value)
    (corrected,) = Decided([told]).records([waiting])
    assert corrected.acts != waiting.acts and corrected.status == status
