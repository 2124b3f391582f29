"""Status, fold and threads: small records built by hand, what the dataset must say of them worked out by reading."""

from __future__ import annotations

import random
from typing import Any

import pytest

from pipeline.resolve.fold import fold
from pipeline.resolve.status import ended_on, initiator_of, status_of
from pipeline.resolve.threads import threads
from schemas.dates import Date
from schemas.document import Document
from schemas.item import Item
from schemas.record import Act, AgreementRecord, ForeignPartner, ItemRef, Motion

BODY = {"name": "Ystads kommun", "kind": "kommun", "code": "1286"}


def day(value: str) -> Date:
    return Date(value=value, precision={4: "year", 7: "month", 10: "day"}[len(value)])


def act(name: str, stage: str = "decided", date: str | None = "2024-03-21", by: str = "swedish", **more: Any) -> Act:
    return Act.model_validate(
        {"key": f"{name}-{stage}", "act": name, "stage": stage, "date": day(date) if date else None, "by": by} | more
    )


def head(name: str, meeting: str | None, organ: str = "kommunfullmaktige") -> Document:
    return Document.model_validate(
        {"document_id": name, "sha256": "0" * 64, "title": None, "kind": "protokoll", "body": BODY, "organ": organ, "organ_name": None,
         "meeting_date": day(meeting) if meeting else None, "date": None, "reader": "text/1"}
    )  # fmt: skip


def record(
    name: str, meeting: str | None = "2024-03-21", kind: str = "twin", acts: tuple[Act, ...] = (), **more: Any
) -> AgreementRecord:
    partner = ForeignPartner(
        name="Haugesund", kind="city", country="NO", country_group="NO", admin1=None, place_key="gn1", linked=True
    )  # fmt: skip
    values = {
        "record_id": f"{name}#p1/1", "agreement_id": f"kommun-1286-gn1-{kind}", "sample": False, "document": head(name, meeting),
        "item": ItemRef(paragraph="1", heading=None, case_number=None, pages=(1,)), "swedish_partner": BODY, "foreign_partner": partner,
        "agreement_class": kind, "status": "active", "acts": acts, "evidence": {},
    }  # fmt: skip
    return AgreementRecord.model_validate(values | more)


@pytest.mark.parametrize(
    ("acts", "exists", "status"),
    [
        ([], True, "active"),
        ([act("end")], True, "ended"),
        ([act("end", "proposed")], True, "active"),
        ([act("end", "requested", by="motion")], True, "active"),
        ([act("end", "rejected", by="motion")], True, "active"),
        ([act("pause", "reported", "2019"), act("resume")], True, "active"),
        ([act("pause"), act("end", "reported", "2012")], True, "paused"),
        ([act("not_renew")], True, "not_renewed"),
        ([act("partly_end")], True, "partly_ended"),
        ([act("establish", "requested", by="motion")], False, "proposed"),
        ([act("establish", "rejected", by="motion")], False, "not_established"),
        ([act("establish")], False, "active"),
    ],
)
def test_status(acts: list[Act], exists: bool, status: str) -> None:
    assert status_of(acts, exists=exists) == status


def test_an_end_is_dated_by_its_effect() -> None:
    ending = act("end", effective=day("2024-12-31"))
    assert ended_on([ending], "ended") == day("2024-12-31")
    assert ended_on([act("end")], "ended") == day("2024-03-21")
    assert ended_on([ending], "active") is None


@pytest.mark.parametrize(
    ("acts", "side"),
    [
        ([act("end", by="foreign", stage="reported")], "foreign"),
        ([act("end")], "swedish"),
        ([act("end", "proposed")], "unknown"),
        ([act("pause", by="mutual")], "mutual"),
        ([act("renew")], "unknown"),
    ],
)
def test_initiator_needs_a_done_end_or_pause(acts: list[Act], side: str) -> None:
    assert initiator_of(acts) == side


def test_the_latest_act_gives_the_state_whatever_the_order() -> None:
    records = [
        record("a.txt", "2019-05-02", acts=(act("pause", date="2019-05-02"),), established=day("1949")),
        record("b.txt", "2024-03-21", acts=(act("end", date="2024-03-21", effective=day("2024-06-01")),)),
        record("c.txt", "2025-01-09"),
    ]
    expected = fold(records)
    (agreement,), issues = expected
    assert agreement.status == "ended" and agreement.status_as_of == day("2024-03-21")
    assert agreement.ended == day("2024-06-01") and agreement.established == day("1949")
    assert agreement.record_ids == ("a.txt#p1/1", "b.txt#p1/1", "c.txt#p1/1") and not issues
    for seed in range(5):
        random.Random(seed).shuffle(records)
        assert fold(records) == expected


def test_without_acts_the_latest_record_gives_the_state() -> None:
    (agreement,), _ = fold([record("a.txt", "2019-05-02"), record("b.txt", "2024-03-21", status="dormant")])
    assert agreement.status == "dormant" and agreement.status_as_of == day("2024-03-21")


def test_a_contradicted_start_is_an_issue_and_a_finer_one_is_not() -> None:
    (agreement,), issues = fold(
        [record("a.txt", "2019-05-02", established=day("1949")), record("b.txt", established=day("1952"))]
    )
    assert agreement.established == day("1949") and [i.kind for i in issues] == ["conflict"]
    assert agreement.conflicts[0].values == ("1949", "1952")
    (agreement,), issues = fold(
        [record("a.txt", "2019-05-02", established=day("1949")), record("b.txt", established=day("1949-05-03"))]
    )
    assert agreement.established == day("1949-05-03") and not issues


def test_two_documents_that_disagree_on_one_day_are_a_conflict() -> None:
    (agreement,), issues = fold([record("a.txt", acts=(act("end"),)), record("b.txt", acts=(act("renew"),))])
    assert [c.field for c in agreement.conflicts] == ["status"] and [i.kind for i in issues] == ["conflict"]


def test_an_open_class_joins_the_only_one_known() -> None:
    (agreement,), issues = fold([record("a.txt", kind="unspecified"), record("b.txt", kind="twin")])
    assert (
        agreement.agreement_id == "kommun-1286-gn1-twin"
        and agreement.former_ids == ("kommun-1286-gn1-unspecified",)
        and not issues
    )
    both, issues = fold(
        [record("a.txt", kind="unspecified"), record("b.txt", kind="twin"), record("c.txt", kind="partnership")]
    )
    assert len(both) == 3 and [i.kind for i in issues] == ["class_unspecified"]


def test_records_without_id_are_in_no_agreement() -> None:
    assert fold([record("a.txt", agreement_id=None)]) == ((), ())


def test_a_thread_joins_items_of_one_case_and_takes_the_last_final_outcome() -> None:
    def item(name: str, outcome: str, stage: str | None, case: str | None = "KS 2024/1") -> Item:
        motion = Motion.model_validate(
            {"kind": "motion", "title": "Vänort", "outcome": outcome, "outcome_stage": stage}
        )
        return Item(
            document_id=name,
            item_id=f"{name}#p1",
            paragraph="1",
            heading="h",
            case_number=case,
            pages=(1,),
            parts=(),
            motion=motion,
        )

    items = [
        item("c.txt", "tabled", "decided"), item("b.txt", "rejected", "decided"), item("a.txt", "answered", "proposed"),
        item("d.txt", "tabled", "decided", case=None),
    ]  # fmt: skip
    heads = [
        head("a.txt", "2024-01-10"),
        head("b.txt", "2024-02-10"),
        head("c.txt", "2024-03-10"),
        head("d.txt", "2024-04-10"),
    ]
    found = threads(items, [], heads)
    assert [t.item_ids for t in found] == [("a.txt#p1", "b.txt#p1", "c.txt#p1"), ("d.txt#p1",)]
    assert (found[0].outcome, found[0].outcome_stage) == ("rejected", "decided")
    assert (found[1].outcome, found[1].outcome_stage) == ("tabled", "decided")
