"""The state machine, and what the fold makes of acts, trust, papers and sets: worked out by reading, not by running."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.resolve.asof import last_day, standing
from pipeline.resolve.fold import fold
from pipeline.resolve.machine import TABLE, Event, walk
from schemas.agreement import Agreement
from schemas.dates import Date
from schemas.issue import Issue
from schemas.record import AgreementRecord
from schemas.statement import Evidence
from tests.test_resolve import act, day, head, record

INK = Evidence(page=1, start=0, end=1, quote="x", part="annat", rule="r", confidence=1.0, quality="text")


def of(name: str, meeting: str | None, kind: str, **more: Any) -> AgreementRecord:
    """A record of a document of another kind than minutes."""
    document = head(name, meeting).model_copy(update={"kind": kind})
    return record(name, meeting, **more).model_copy(update={"document": document})


def folded(*records: AgreementRecord) -> tuple[Agreement, list[str], tuple[Issue, ...]]:
    agreements, issues = fold(records)
    assert len(agreements) == 1
    assert fold(reversed(records)) == (agreements, issues)
    return agreements[0], [issue.kind for issue in issues], issues


def event(what: str, date: str, trust: int = 0, name: str = "a") -> Event:
    when = day(date)
    known = None if what.startswith("told") else act(what, date=date)
    return Event(what, when.first(), when.last(), when, when, trust, name, 0, known)


@pytest.mark.parametrize(
    ("events", "states"),
    [
        ([("establish", "1990"), ("end", "2001"), ("establish", "2010")], ["active", "ended", "active"]),
        ([("establish", "1990"), ("pause", "2001"), ("resume", "2003")], ["active", "paused", "active"]),
        ([("establish", "1990"), ("end", "2001"), ("pause", "2003")], ["active", "ended", "ended"]),
        ([("establish", "1990"), ("pause", "2001"), ("keep", "2003")], ["active", "paused", "paused"]),
        ([("establish", "1990"), ("not_renew", "2001"), ("end", "2003")], ["active", "not_renewed", "not_renewed"]),
        ([("establish", "1990"), ("partly_end", "2001"), ("end", "2003")], ["active", "partly_ended", "ended"]),
        ([("told-begun", "1990"), ("told-dormant", "2001"), ("told-active", "2003")], ["active", "dormant", "active"]),
        ([("told-begun", "1990"), ("pause", "2001"), ("told-dormant", "2003")], ["active", "paused", "paused"]),
        ([("end", "2001"), ("told-active", "2003")], ["ended", "ended"]),
    ],
)
def test_states_in_turn(events: list[tuple[str, str]], states: list[str]) -> None:
    assert [step.after for step in walk(event(what, date) for what, date in events)] == states


def test_the_table_is_whole() -> None:
    rows = {frozenset(row) for row in TABLE.values()}
    assert len(rows) == 1 and len(TABLE) == 12


def test_time_decides_and_trust_breaks_ties() -> None:
    later = walk([event("end", "2019-03-01", 0), event("resume", "2021", 5, "b")])
    assert later[-1].after == "active"
    year = walk([event("end", "2020", 4, "report"), event("pause", "2020-03-05", 0, "minutes")])
    assert year[-1].after == "paused"


def test_a_contradiction_in_one_year_is_kept() -> None:
    agreement, kinds, _ = folded(
        record("minutes.txt", "2020-03-05", acts=(act("pause", date="2020-03-05"),), status="paused"),
        of("report.txt", "2022", "rapport", acts=(act("end", "reported", "2020"),), status="ended"),
    )
    assert agreement.status == "paused" and kinds == ["conflict"]
    assert agreement.conflicts[0].field == "status" and agreement.conflicts[0].values == ("ended", "paused")


def test_a_later_but_weaker_source_is_told() -> None:
    agreement, kinds, issues = folded(
        of("utlatande.txt", None, "utlatande", established=day("2010"), acts=(act("end", "planned", "2020-11-23"),)),
        of("report.txt", "2022", "rapport", established=day("2010"), acts=(act("end", "reported", "2020"),),
           status="ended", ended=day("2020")),
    )  # fmt: skip
    assert agreement.status == "ended" and agreement.ended == day("2020") and kinds == ["weaker_source"]
    assert "a report" in issues[0].message and "an official's paper gives active" in issues[0].message
    assert [a.key for a in agreement.acts] == ["end-planned", "end-reported"]
    assert not agreement.conflicts


def test_the_end_is_dated_by_the_better_source_and_the_finer_day() -> None:
    decided = record("minutes.txt", "2020-11-23", acts=(act("end", date="2020-11-23"),), status="ended")
    told = of("report.txt", "2022", "rapport", acts=(act("end", "reported", "2020"),), status="ended")
    agreement, kinds, _ = folded(decided, told)
    assert agreement.ended == day("2020-11-23") and not kinds
    other = of("report.txt", "2022", "rapport", acts=(act("end", "reported", "2018"),), status="ended")
    agreement, kinds, _ = folded(decided, other)
    assert agreement.ended == day("2020-11-23") and kinds == ["conflict"]
    assert agreement.conflicts[0].values == ("2018", "2020-11-23")


def test_ended_and_begun_again_are_two_periods() -> None:
    agreement, kinds, _ = folded(
        record("a.txt", "2001-05-02", acts=(act("end", date="2001-05-02"),), established=day("1994"), status="ended"),
        record("b.txt", "2010-05-02", acts=(act("establish", date="2010-05-02"),), established=day("2010-05-02")),
    )
    assert agreement.status == "active" and agreement.established == day("1994") and agreement.ended is None
    assert [(p.start, p.end) for p in agreement.periods] == [
        (day("1994"), day("2001-05-02")),
        (day("2010-05-02"), None),
    ]
    assert not kinds
    assert [standing(agreement, f"{year}-12-31").status for year in (1993, 1994, 2001, 2010)] == [
        None, "active", "ended", "active",
    ]  # fmt: skip


def test_a_renewal_is_no_new_period() -> None:
    agreement, _, _ = folded(
        record("a.txt", "2010-05-02", acts=(act("establish", date="2010-05-02"),), established=day("2010-05-02")),
        record("b.txt", "2015-05-02", acts=(act("renew", date="2015-05-02"),)),
    )
    assert len(agreement.periods) == 1 and agreement.status_as_of == day("2015-05-02")


def paper(name: str, designation: str, **more: Any) -> AgreementRecord:
    return of("list.csv", "2020", "rapport", designation=designation, **more).model_copy(update={"record_id": name})


def test_one_of_two_papers_ended_is_partly_ended() -> None:
    ended = {"acts": (act("end", "reported", "2012"),), "status": "ended", "ended": day("2012")}
    one = paper("list.csv#i1/1", "samarbetsavtal", established=day("1999"), **ended)
    two = paper("list.csv#i2/1", "memorandum of understanding", established=day("2005"))
    agreement, kinds, _ = folded(one, two)
    assert agreement.status == "partly_ended" and not agreement.conflicts and not kinds
    assert agreement.established == day("1999") and agreement.ended == day("2012")
    assert [(i.designation, i.ended) for i in agreement.instruments] == [
        ("samarbetsavtal", day("2012")),
        ("memorandum of understanding", None),
    ]
    both = paper("list.csv#i2/1", "memorandum of understanding", established=day("2005"), **ended)
    assert folded(one, both)[0].status == "ended"


def test_two_nouns_of_two_sources_are_one_paper() -> None:
    agreement, kinds, _ = folded(
        record("a.txt", "2019-05-02", established=day("1949"), designation="vänortsavtal"),
        record("b.txt", "2020-05-02", established=day("1952"), designation="vänortssamarbete"),
    )
    assert len(agreement.instruments) == 1 and kinds == ["conflict"]


def with_scope(
    name: str, meeting: str, *acts: Any, but: tuple[str, ...] = (), value: str | None = "NO"
) -> AgreementRecord:
    plain = record(name, meeting, acts=acts).model_dump(mode="json")
    scope = {"of": "country" if value else "all", "value": value, "except": but}
    return AgreementRecord.model_validate(plain | {"agreement_id": None, "foreign_partner": None, "scope": scope})


@pytest.mark.parametrize(
    ("established", "but", "value", "status"),
    [
        ("1949", (), "NO", "ended"),
        ("1949", (), None, "ended"),
        ("1949", ("Haugesund",), "NO", "active"),
        ("1949", ("Norden",), None, "active"),
        ("1949", ("Norge",), None, "active"),
        ("1949", ("Baltikum",), None, "ended"),
        ("1949", (), "RU", "active"),
        ("2023", (), "NO", "active"),
    ],
)
def test_an_act_on_a_set(established: str, but: tuple[str, ...], value: str | None, status: str) -> None:
    whole = with_scope("b.txt", "2022-03-01", act("end", date="2022-03-01"), but=but, value=value)
    agreement, _, _ = folded(record("a.txt", "2024-01-01", established=day(established)), whole)
    assert agreement.status == status
    assert [a.record_id for a in agreement.acts] == (["b.txt#p1/1"] if status == "ended" else [])
    assert agreement.record_ids == ("a.txt#p1/1",)


def test_an_act_on_a_set_comes_too_late_for_what_had_ended() -> None:
    ended = record(
        "a.txt", "2019-01-01", established=day("1949"), acts=(act("end", date="2019-01-01"),), status="ended"
    )
    agreement, _, _ = folded(ended, with_scope("b.txt", "2022-03-01", act("pause", date="2022-03-01")))
    assert agreement.status == "ended" and len(agreement.acts) == 1


def test_a_proposal_on_a_set_changes_nothing_and_is_kept() -> None:
    asked = with_scope("b.txt", "2022-03-01", act("end", "requested", "2022-03-01"))
    agreement, _, _ = folded(record("a.txt", "2019-01-01", established=day("1949")), asked)
    assert agreement.status == "active" and [a.key for a in agreement.acts] == ["end-requested"]


def test_an_end_whose_day_nobody_knows() -> None:
    told = of("report.txt", "2022", "rapport", established=day("2002"), status="ended",
              acts=(act("end", "reported", None),), ended=Date(value=None, precision="unknown"))  # fmt: skip
    agreement, _, _ = folded(told)
    assert agreement.status == "ended" and agreement.ended == Date(value=None, precision="unknown")
    found = standing(agreement, "2016-12-31")
    assert found.status == "unknown" and found.state is not None and found.pending is not None
    assert standing(agreement, "2022-12-31").status == "ended"
    assert standing(agreement, "2001-12-31").status is None


def test_a_state_told_in_as_many_words_does_not_undo_a_better_act() -> None:
    paused = record(
        "a.txt", "2020-05-02", established=day("1994"), acts=(act("pause", date="2020-05-02"),), status="paused"
    )
    told = of("report.txt", "2022", "rapport", status="active", evidence={"status": (INK,)})
    agreement, kinds, _ = folded(paused, told)
    assert agreement.status == "paused" and kinds == ["conflict"]
    better = record("c.txt", "2022-05-02", status="active", evidence={"status": (INK,)})
    assert folded(paused, better)[0].status == "paused"  # minutes that only tell it are no decision


@pytest.mark.parametrize(
    ("date", "last"), [("2016", "2016-12-31"), ("2016-02", "2016-02-31"), ("2016-02-03", "2016-02-03")]
)
def test_the_last_day_of_a_date(date: str, last: str) -> None:
    assert last_day(date) == last


@pytest.mark.parametrize("date", ["16", "2016-2", "today", "", "2016-13", "2016-00", "2016-02-30", "0000"])
def test_what_is_no_date_to_ask_for(date: str) -> None:
    with pytest.raises(ValueError):
        last_day(date)


def test_an_undated_source_yields_to_a_better_one() -> None:
    report = of("report.txt", "2022", "rapport", established=day("1993"), status="partly_ended",
                acts=(act("partly_end", "reported", "2020"),))  # fmt: skip
    worse = of(
        "other.txt", None, "annat", established=day("1987"), status="ended", acts=(act("end", "reported", None),)
    )
    agreement, kinds, _ = folded(report, worse)
    assert agreement.established == day("1993") and agreement.status == "partly_ended"
    assert kinds == ["conflict", "conflict"]
    better = of("utlatande.txt", None, "utlatande", established=day("1987"))
    assert folded(report, better)[0].established == day("1987")
    ran_out = of("other.txt", None, "annat", status="expired")
    assert folded(report, ran_out)[0].status == "partly_ended"
