"""The report's appendix as a baseline, the utlåtande folded into it, and the report's figures counted again.

What must come out was counted in the appendix by hand. The documents themselves are no part of the project.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.cli.bringing import bring
from pipeline.cli.claiming import claims
from pipeline.resolve.asof import standing
from pipeline.run import open_session, read_into, refold
from pipeline.store import Dataset, load
from schemas.agreement import Agreement
from tests.shared_documents import needs_seeds, seed

pytestmark = needs_seeds
Find = Callable[[str, str, str], Agreement]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("baseline")
    bring(seed("004"), None, folder, replace=False)
    yield folder


@pytest.fixture(scope="module")
def baseline(out: Path) -> Dataset:
    return load(out)


@pytest.fixture
def find(baseline: Dataset) -> Find:
    def agreement(code: str, partner: str, kind: str) -> Agreement:
        return next(
            a
            for a in baseline.agreements
            if (a.swedish_partner.code, a.foreign_partner.name, a.agreement_class) == (code, partner, kind)
        )

    return agreement


def test_every_row_is_there(baseline: Dataset) -> None:
    assert len(baseline.items) == len({r.record_id.rpartition("/")[0] for r in baseline.records}) == 52
    assert Counter(a.agreement_class for a in baseline.agreements) == {"twin": 47, "partnership": 9}
    assert Counter(r.status for r in baseline.records) == {
        "ended": 28, "dormant": 16, "active": 7, "paused": 4, "partly_ended": 1,
    }  # fmt: skip
    (issue,) = baseline.issues
    assert issue.kind == "misspelt_body" and "Bengtsfors kommun" in issue.message


def test_every_partner_is_linked_with_its_province_and_local_names(baseline: Dataset) -> None:
    for record in baseline.records:
        partner = record.foreign_partner
        assert partner is not None and partner.linked and partner.local_units and partner.country_group == "CN"
        assert partner.admin1 or partner.place_key == "iso-MO"
        shown = "".join(evidence.quote for evidence in record.evidence["foreign_partner.local_units"])
        assert all(unit in shown for unit in partner.local_units)
    assert (
        sum(r.designation is not None for r in baseline.records) == 34
    )  # 33 in parentheses, and one that is the class itself


def test_cells_with_several_parts(find: Find) -> None:
    both = find("20", "Hubei", "twin"), find("20", "Hubei", "partnership")
    assert [a.established and a.established.value for a in both] == ["2008", "2011"]
    assert [a.ended and a.ended.value for a in both] == ["2020", "2019"]
    assert [a.designations for a in both] == [("sister regions",), ("friendship and cooperation",)]
    shared = find("2081", "Wuhan", "twin"), find("2081", "Wuhan", "partnership")
    assert [(a.established and a.established.value, a.ended and a.ended.value) for a in shared] == [
        ("2007", "2019")
    ] * 2
    split = find("1492", "Dunhuang", "twin"), find("1492", "Dunhuang", "partnership")
    assert [a.status for a in split] == ["dormant", "ended"]
    assert find("1490", "Yancheng", "twin").designations == ("Samarbetsavtal",)
    assert find("07", "Suzhou", "twin").initiator == "foreign"
    undated = find("2513", "Zhuji", "twin")
    assert undated.status == "ended" and undated.ended is not None and undated.ended.precision == "unknown"


def test_in_force_on_a_day(baseline: Dataset) -> None:
    def stood(day: str) -> Counter[tuple[str, bool]]:
        found = [(a.agreement_class, standing(a, day)) for a in baseline.agreements]
        return Counter((kind, s.in_force) for kind, s in found if s.in_force or s.status == "unknown")

    assert stood("2016-12-31") == {("twin", True): 40, ("twin", False): 1, ("partnership", True): 9}
    assert stood("2021-12-31") == {("twin", True): 27, ("twin", False): 1, ("partnership", True): 1}


def test_the_figures_of_the_report(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims(Path("pipeline/claims/published/nkk-2022.toml"), out, as_json=True)
    found = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    only = "reproduced under rule {} only".format
    assert {name: (row["counted"], row["verdict"]) for name, row in found.items()} == {
        "twins": (47, "reproduced"),
        "partnerships": (9, "reproduced"),
        "twins-2016": (41, only("undated-counted")),
        "partnerships-2016": (9, "reproduced"),
        "all-2016": (49, only("undated-left-out")),
        "growth": (1.8, only("undated-left-out")),
        "first-partnership": (2006, "not reproduced"),
        "ended": (21, "reproduced"),
        "twins-ended": (13, "reproduced"),
        "partnerships-ended": (8, "reproduced"),
        "ended-by-china": (1, "reproduced"),
        "ended-by-sweden": (20, only("unsaid-is-swedish")),
        "paused": (4, "not reproduced"),
        "paused-appendix": (4, "reproduced"),
        "ended-or-paused": (26, only("partly-as-ended")),
        "today": (29, only("undated-counted")),
        "twins-today": (28, only("undated-counted")),
        "twins-today-dated": (27, only("undated-left-out")),
        "partnerships-today": (1, "reproduced"),
        "umea-xian-twin": (0, "not reproduced"),
        "jonkoping-active": (0, "not reproduced"),
        "skr-all": (48, "not reproduced"),
        "skr-europe": (0, "not reproduced"),
        "skr-japan": (0, "not reproduced"),
        "skr-india": (0, "not reproduced"),
    }
    rules = found["growth"]["rules"]
    assert [round(rules[name]["exact"], 3) for name in ("undated-counted", "undated-left-out", "net")] == [
        1.875, 1.833, 1.625,
    ]  # fmt: skip
    assert found["ended-or-paused"]["rules"]["undated-counted"]["value"] == 25


def test_the_utlatande_is_folded_into_its_row(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "both"
    with open_session([seed("000")], folder) as session:
        for batch in session.batches():
            session.failures |= read_into(session.cache, batch, workers=0)
        session.finish()
    alone = load(folder).agreements[0]
    assert alone.status == "active" and alone.ended is None
    bring(seed("004"), None, folder, replace=False)
    dataset = load(folder)
    gavle = next(a for a in dataset.agreements if a.swedish_partner.code == "2180")
    assert gavle.agreement_id == alone.agreement_id == "kommun-2180-gn1790437-partnership"
    assert gavle.established is not None and gavle.established.value == "2010" and not gavle.conflicts
    assert gavle.status == "ended" and gavle.ended is not None and gavle.ended.value == "2020"
    assert gavle.value_origin["status"] == "imported" and gavle.value_origin["established"] == "extracted"
    assert [motion.outcome for motion in gavle.motions] == ["answered"]
    assert {"end-requested", "end-planned", "end-reported"} <= {act.key for act in gavle.acts}
    assert gavle.participants == ("Högskolan i Gävle", "Future Position X", "Movexum")
    weaker = [issue for issue in dataset.issues if issue.kind == "weaker_source"]
    assert [issue.issue_id for issue in weaker] == [f"{gavle.agreement_id}:weaker_source"]
    assert not refold(folder).changed
