"""What a person settled, wherever it shows: as of each year, in states, periods, charts, timelines and proofs."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.charts.count import by_year, turned
from pipeline.charts.lifeline import spans
from pipeline.cli.timeline import timeline
from pipeline.export.tables import tables
from pipeline.resolve.asof import standing
from pipeline.resolve.fold import fold
from pipeline.store import Dataset
from schemas.agreement import Agreement
from schemas.record import AgreementRecord
from schemas.review import Decision
from tests.test_decided import TWIN, decision
from tests.test_resolve import act, day, record

YEARS = (2007, 2012, 2016, 2021, 2022, 2030)


def date(value: str) -> dict[str, Any]:
    return day(value).model_dump(mode="json")


def told(status: str = "dormant", **more: Any) -> AgreementRecord:
    """A report of 2022 on an agreement of 2008."""
    return record("a.txt", "2022-06-01", status=status, established=day("2008"), **more)


def corrected(field: str, value: Any, seen: Any = None, subject: str = TWIN) -> Decision:
    verdict = "correct" if value is not None else "reject"
    return decision(f"{subject}:{field}", verdict, seen, value, at="2026-11-21T10:00:00Z")


def folded(*records: AgreementRecord, by: tuple[Decision, ...]) -> Agreement:
    (agreement,), issues = fold(records, by)
    assert not [issue for issue in issues if issue.kind.startswith("decision")]
    return agreement


ENDED = told("ended", ended=day("2016"), acts=(act("end", date="2016"),))
PAUSED = told("paused", acts=(act("pause", date="2012"),))


@pytest.mark.parametrize(
    ("read", "by", "ended", "stood"),
    [
        # the end that a person gives takes the place of what the machine read behind it
        (told(), {"status": "ended", "ended": date("2021")}, "2021", "- active active ended ended ended"),
        (told(), {"ended": date("2021")}, "2021", "- active active ended ended ended"),
        (ENDED, {"ended": date("2021")}, "2021", "- active active ended ended ended"),
        # without a day, what was told of 2022 is what the person corrects: before it nobody knows
        (told(), {"status": "ended"}, None, "- unknown unknown unknown ended ended"),
        (told(), {"status": "active"}, None, "- active active active active active"),
        (told(), {"status": None}, None, "- unknown unknown unknown unknown unknown"),
        # an end behind which the agreement stands was none
        (ENDED, {"status": "active"}, None, "- active active active active active"),
        (ENDED, {"status": "not_established"}, None, "- - - - - -"),
        # a pause of an earlier day stays in front of an end
        (PAUSED, {"status": "ended"}, None, "- unknown unknown unknown ended ended"),
        (PAUSED, {"status": "ended", "ended": date("2021")}, "2021", "- paused paused ended ended ended"),
        # starts
        (told("active"), {"established": date("2016")}, None, "- - active active active active"),
        (ENDED, {"established": date("2012")}, "2016", "- active ended ended ended ended"),
    ],
)  # fmt: skip
def test_as_of_each_year(read: AgreementRecord, by: dict[str, Any], ended: str | None, stood: str) -> None:
    agreement = folded(read, by=tuple(corrected(field, value) for field, value in by.items()))
    assert agreement.ended == (day(ended) if ended else None)
    found = [standing(agreement, f"{year}-12-31").status or "-" for year in YEARS]
    assert " ".join(found) == stood
    expected = agreement.status if stood.split()[-1] != "-" else "not_established"
    assert agreement.status == expected and {one.field for one in agreement.decisions} == set(by)
    if agreement.periods:
        assert agreement.periods[0].start == agreement.established


@pytest.mark.parametrize(
    ("read", "by", "status", "ended"),
    [
        (told(), {"status": "ended"}, "ended", None),
        (told(), {"ended": date("2021")}, "ended", "2021"),
        (told("active"), {"status": "paused"}, "paused", None),
        (ENDED, {"ended": date("2021")}, "ended", "2021"),
        (ENDED, {"status": "active"}, "active", None),
    ],
)
def test_a_decision_on_a_record_makes_the_state_too(
    read: AgreementRecord, by: dict[str, Any], status: str, ended: str | None
) -> None:
    subject = read.record_id
    agreement = folded(read, by=tuple(corrected(f, v, subject=subject) for f, v in by.items()))
    assert agreement.status == status and agreement.ended == (day(ended) if ended else None)
    assert standing(agreement, "2030-12-31").status == status
    assert _cells(agreement, read)["status_source"] == "".join(
        f"decision {one.decision_id} of 2026-11-21 on {subject}" for one in agreement.decisions
    )


def _cells(agreement: Agreement, *records: AgreementRecord) -> dict[str, Any]:
    table = tables(Dataset(records=records, agreements=(agreement,)))[0]
    return dict(zip(table.columns, (str(cell) if cell else cell for cell in table.rows[0]), strict=True))


def test_every_view_follows_and_leads_to_the_decision() -> None:
    read = told()
    agreement = folded(read, by=(corrected("status", "ended", "dormant"), corrected("ended", date("2021"))))
    assert agreement.status_as_of == day("2021") and agreement.instruments[0].ended == day("2021")
    years = {group.key: group.count() for group in by_year([agreement], "2022-12-31").groups}
    assert years["2020"] == 1 and years["2021"] == years["2022"] == 0
    assert [(g.key, g.count()) for g in turned([agreement], "2022-12-31").groups if g.count()] == [("2021", 1)]
    drawn = spans(agreement, "2022-12-31", "en")
    assert [(span.status, span.when) for span in drawn] == [("active", "2008"), ("ended", "2021")]
    assert drawn[-1].decision_id == agreement.states[-1].decision_id is not None
    lines = [line.plain for line in timeline(agreement, {read.record_id: read})]
    at = next(n for n, line in enumerate(lines) if "-> ended" in line)
    assert lines[at].split()[0] == "2021" and "decision" in lines[at + 1] and "«dormant» -> «ended»" in lines[at + 1]
    assert not any("-> dormant" in line for line in lines)
    cells = _cells(agreement, read)
    for field in ("status", "ended"):
        assert cells[f"{field}_source"] == f"decision 2026-11-21T10:00:00Z:{TWIN}:{field}:correct of 2026-11-21"
    assert "decision" not in (cells["established_source"] or "")


def test_the_decisions_are_a_table_of_the_export() -> None:
    read = told()
    agreement = folded(read, by=(corrected("ended", date("2021")),))
    found = {table.name: table for table in tables(Dataset(records=(read,), agreements=(agreement,)))}
    (row,) = (dict(zip(found["decisions"].columns, row, strict=True)) for row in found["decisions"].rows)
    assert (row["agreement_id"], row["field"], row["before"], row["value"]) == (TWIN, "ended", None, "2021")
    assert (row["verdict"], row["day"], row["record_id"]) == ("correct", "2026-11-21", None)


def test_what_a_person_settled_is_no_conflict_to_look_at() -> None:
    minutes = record("a.txt", "2020-03-05", acts=(act("pause", date="2020-03-05"),), status="paused")
    report = record("b.txt", "2022-01-01", acts=(act("end", "reported", "2020"),), status="ended")
    assert "conflict" in {issue.kind for issue in fold([minutes, report])[1]}
    (agreement,), issues = fold([minutes, report], [corrected("status", "paused", "paused")])
    assert agreement.conflicts and not issues


def test_acts_are_decided_on_their_records() -> None:
    _, issues = fold([ENDED], [corrected("acts.end-decided", None)])
    assert [issue.kind for issue in issues] == ["decision_unusable"]
