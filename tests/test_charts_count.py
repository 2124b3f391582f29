"""What the charts count: the NKK rules, held against `pipeline.claims`, which counts one figure at a time."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts.build import build
from pipeline.charts.count import (
    by_place,
    by_year,
    continent_key,
    continents,
    country_key,
    last_known,
    sureness,
    turned,
)
from pipeline.charts.geography import (
    CONTINENTS,
    TABLE,
    continent_code,
    continent_name,
    continent_of,
    country_name,
    find_country,
)
from pipeline.charts.model import NO_YEAR, UNCERTAIN, Chart, Group
from pipeline.claims.count import count
from pipeline.claims.model import Claim, Rule, Where
from pipeline.cli.bringing import bring
from pipeline.errors import UsageError
from pipeline.places.countries import DATA
from pipeline.resolve.asof import in_calendar, standing
from pipeline.resolve.machine import IN_FORCE
from pipeline.store import load
from schemas.agreement import Agreement, State
from tests.made_agreements import agreement, dataset, record, state
from tests.shared_documents import needs_seeds, seed

DAY = "2022-12-31"
WITH = Rule(says="an end without a day is not counted yet", undated_end="in_force")
WITHOUT = Rule(says="such an agreement is left out", undated_end="left_out")


def group(chart: Chart, key: str) -> Group:
    return next(found for found in chart.groups if found.key == key)


def shown(chart: Chart) -> dict[str, dict[str, int]]:
    return {g.key: {series: len(ids) for series, ids in g.parts.items()} for g in chart.groups if g.parts}


def test_in_force_at_the_end_of_each_year() -> None:
    chart = by_year([agreement(state("active", "2019"), state("ended", "2021", "end-reported"))], DAY)
    assert shown(chart) == {"2019": {"twin": 1}, "2020": {"twin": 1}}
    assert [g.key for g in chart.groups] == ["2019", "2020", "2021", "2022"], "no year is left out"


@pytest.mark.parametrize("status", ["dormant", "paused", "partly_ended"])
def test_what_sleeps_is_in_force(status: str) -> None:
    rows = [agreement(state("active", "2000"), state(status, "2020-05-01", "pause-decided"))]
    assert group(by_year(rows, DAY), "2022").parts == {"twin": (rows[0].agreement_id,)}


@pytest.mark.parametrize("status", ["expired", "not_renewed", "ended"])
def test_what_is_over_is_not(status: str) -> None:
    rows = [agreement(state("active", "2000"), state(status, "2020"))]
    assert shown(by_year(rows, DAY)).keys() == {str(year) for year in range(2000, 2020)}


def test_an_end_without_a_day_is_its_own_series_and_told() -> None:
    row = agreement(state("active", "2002"), state("ended", None, "end-reported", "2022"))
    chart = by_year([row], DAY)
    assert group(chart, "2002").parts == {UNCERTAIN: (row.agreement_id,)}, "it may have ended in its first year"
    assert group(chart, "2016").parts == {UNCERTAIN: (row.agreement_id,)}
    assert not group(chart, "2022").parts, "by the day of the source it had ended"
    assert chart.asides == {"open-end": (row.agreement_id,)}
    assert by_place("by-country", [row], "2016-12-31", country_key).asides == {"open-end": (row.agreement_id,)}
    over = turned([row], DAY)
    assert shown(over) == {NO_YEAR: {"ended": 1}} and over.asides["no-year-told"] == (row.agreement_id,)
    assert turned([row], "2016-12-31").empty
    assert turned([row], "2016-12-31").asides == {"open-end-turned": (row.agreement_id,)}


def test_which_of_two_states_it_was_does_not_matter() -> None:
    row = agreement(state("active", "2002"), state("dormant", None, None, "2022"))
    assert shown(by_year([row], "2012-12-31"))["2012"] == {"twin": 1}


def test_a_beginning_that_no_source_gives_is_told() -> None:
    late = agreement(state("active", None, None, "2019"), key="gn1")
    undated = agreement(state("active", None, None, None), key="gn2")
    over = agreement(state("ended", "2015", "end-reported"), key="gn3")
    chart = by_year([late, undated, over], DAY)
    assert shown(chart) == {str(year): {"twin": 1} for year in range(2019, 2023)}
    assert chart.asides["late"] == (late.agreement_id,)
    assert set(chart.asides["never"]) == {undated.agreement_id, over.agreement_id}
    asides = by_place("by-country", [late, undated, over], "2018-12-31", country_key).asides
    assert set(asides["unsure-start"]) == {late.agreement_id, undated.agreement_id}


def test_what_begins_later_is_no_mystery() -> None:
    assert (
        by_year(
            [agreement(state("active", "2010")), agreement(state("active", "2021"), key="gn2")], "2015-12-31"
        ).asides
        == {}
    )


def test_what_never_came_about_is_counted_nowhere() -> None:
    rows = [agreement(status="proposed"), agreement(key="gn2", status="not_established")]
    for chart in (by_year(rows, DAY), turned(rows, DAY), by_place("by-country", rows, DAY, country_key)):
        assert chart.empty and not chart.asides and len(chart.base) == 2


def test_ended_and_paused_in_the_year_it_came_to_that() -> None:
    rows = [
        agreement(state("active", "2000"), state("ended", "2019", "end-reported"), key="gn1"),
        agreement(state("active", "2000"), state("paused", "2019-12-30", "pause-decided"), key="gn2"),
        agreement(state("active", "2000"), state("expired", "2019"), key="gn3"),
        agreement(state("active", "2000"), state("not_renewed", "2020-11", "not_renew-decided"), key="gn4"),
        agreement(state("active", "2000"), state("partly_ended", "2020", "partly_end-reported"), key="gn5"),
        agreement(state("active", "2000"), state("paused", "2021-01", "pause-decided"), state("active", "2021-05", "resume-decided"), key="gn6"),
    ]  # fmt: skip
    chart = turned(rows, DAY)
    assert shown(chart) == {"2019": {"ended": 1, "paused": 1}, "2020": {"not_renewed": 1, "partly_ended": 1}}
    assert chart.asides == {"expired": (rows[2].agreement_id,)}, "running out is not ended (note 20), and told"
    assert chart.series == ("ended", "not_renewed", "partly_ended", "paused")


def test_paused_and_ended_later_counts_in_both_years() -> None:
    row = agreement(
        state("active", "2000"), state("paused", "2019", "pause-decided"), state("ended", "2021", "end-decided")
    )
    assert shown(turned([row], DAY)) == {"2019": {"paused": 1}, "2021": {"ended": 1}}


@pytest.mark.parametrize("since", ["2019/2020", "201X", "?"])
def test_an_end_somewhere_in_several_years_has_no_column_of_its_own(since: str) -> None:
    row = agreement(state("active", "2000"), state("ended", since, "end-reported"))
    assert shown(turned([row], DAY)) == {NO_YEAR: {"ended": 1}}


def test_nothing_of_after_the_day() -> None:
    row = agreement(state("active", "2000"), state("ended", "2022-10-01", "end-decided"))
    assert turned([row], "2022-06-30").empty
    assert shown(by_year([row], "2022-06-30"))["2022"] == {"twin": 1}


def test_places_biggest_first_with_china_as_one() -> None:
    rows = [
        agreement(state("active", "2000"), country=c, key=f"gn{n}")
        for n, c in enumerate(("NO", "CN", "HK", "MO", "TW", None))
    ]
    chart = by_place("by-country", rows, DAY, country_key)
    assert shown(chart) == {"CN": {"in_force": 3}, "": {"in_force": 1}, "NO": {"in_force": 1}, "TW": {"in_force": 1}}
    assert chart.groups[0].key == "CN"
    assert shown(by_place("by-continent", rows, DAY, continent_key)) == {
        "AS": {"in_force": 4},
        "EU": {"in_force": 1},
        "": {"in_force": 1},
    }
    assert continents(rows, DAY) == ["AS", "EU"]


def test_one_pair_with_a_twin_and_a_partnership_is_two() -> None:
    rows = [agreement(state("active", "2000"), kind=kind) for kind in ("twin", "partnership")]
    assert shown(by_place("by-country", rows, DAY, country_key)) == {"CN": {"in_force": 2}}


def test_the_day_is_that_of_the_newest_source() -> None:
    assert last_known([record("2021-03-04"), record("2020")], ()) == "2021-03-04"
    assert last_known([record("2021-02")], ()) == "2021-02-28", "a day of the calendar"
    assert last_known((), [agreement(state("active", "2010-05"))]) == "2010-05-31"
    assert last_known((), [agreement(state("active", None, None, None))]) is None
    assert in_calendar("2020-02-31") == "2020-02-29"


def states_of(parts: list[tuple[str, int, bool, int]]) -> tuple[State, ...]:
    begun = state("active", "1990")
    later = sorted(parts, key=lambda part: part[1])
    return (
        begun,
        *(
            state(s, str(year) if dated else None, "end-reported", str(max(known, year)))
            for s, year, dated, known in later
        ),
    )


HISTORIES = st.lists(
    st.tuples(
        st.sampled_from(["ended", "paused", "active", "expired", "dormant", "not_renewed"]),
        st.integers(1991, 2021), st.booleans(), st.integers(1995, 2024),
    ),
    max_size=4,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(HISTORIES, min_size=1, max_size=4), st.integers(1990, 2023))
def test_every_year_is_what_the_claims_count(histories: list[list[tuple[str, int, bool, int]]], year: int) -> None:
    rows = [agreement(*states_of(parts), key=f"gn{n}") for n, parts in enumerate(histories)]
    chart = by_year(rows, "2023-12-31")
    column = next((g for g in chart.groups if g.key == str(year)), Group("", {}))
    claim = Claim(id="x", says="", source="", value=0, count="in_force", as_of=str(year))
    most, least = (set(count(claim, rule, rows, "2023").rows) for rule in (WITH, WITHOUT))
    sure = set(column.parts.get("twin", ()))
    assert least <= sure <= most
    assert sure | set(column.parts.get(UNCERTAIN, ())) <= most
    for row in rows:  # what is left out of `most` is over, or has a state before that is
        stood = standing(row, f"{year}-12-31")
        drawn = row.agreement_id in sure | set(column.parts.get(UNCERTAIN, ()))
        assert drawn == (sureness(stood) in ("sure", "uncertain"))
        assert stood.status not in IN_FORCE or row.agreement_id in sure


@settings(max_examples=150, deadline=None)
@given(
    st.lists(HISTORIES, min_size=1, max_size=4),
    st.integers(1990, 2023),
    st.sampled_from(["ended", "paused", "not_renewed"]),
)
def test_every_turn_is_what_the_claims_count(
    histories: list[list[tuple[str, int, bool, int]]], year: int, status: str
) -> None:
    rows = [agreement(*states_of(parts), key=f"gn{n}") for n, parts in enumerate(histories)]
    chart = turned(rows, "2023-12-31")
    column = next((g for g in chart.groups if g.key == str(year)), Group("", {}))
    where = Where(status=(status,))
    claim = Claim(id="x", says="", source="", value=0, count="turned", since=str(year), as_of=str(year), where=where)
    assert set(column.parts.get(status, ())) == set(count(claim, WITH, rows, "2023").rows)


@pytest.fixture(scope="module")
def nkk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agreement, ...]:
    out = tmp_path_factory.mktemp("nkk")
    bring(seed("004"), None, out, replace=False)
    return load(Path(out), only=("agreements",)).agreements


@needs_seeds
def test_the_reports_figures(nkk: tuple[Agreement, ...]) -> None:
    chart = by_year(nkk, "2021-12-31")
    year = shown(chart)
    assert year["2016"] == {"twin": 40, "partnership": 9, UNCERTAIN: 1}, "41 with Överkalix, 40 without, and 9"
    assert year["2021"] == {"twin": 27, "partnership": 1, UNCERTAIN: 1}, "28 with Överkalix, 27 without, and 1"
    assert chart.asides["open-end"] == ("kommun-2513-gn1783940-twin",)
    assert chart.groups[0].key == "1986" and not chart.samples
    over = turned(nkk, "2022-12-31")
    since = [name for g in over.groups if g.key.isdigit() and int(g.key) >= 2017 for name in g.parts.get("ended", ())]
    assert (sum("-twin" in name for name in since), sum("-partnership" in name for name in since)) == (13, 8)
    assert sum(g.count("paused") for g in over.groups) == 4 and sum(g.count("partly_ended") for g in over.groups) == 1
    assert group(over, NO_YEAR).parts == {"ended": ("kommun-2513-gn1783940-twin",)}
    assert shown(by_place("by-country", nkk, "2021-12-31", country_key)) == {"CN": {"in_force": 28, UNCERTAIN: 1}}


def test_the_table_of_continents_is_that_of_its_sources() -> None:
    assert TABLE.read_bytes() == build()


def test_continents_as_the_source_has_them() -> None:
    found = {code: continent_of(code) for code in ("SE", "RU", "TR", "CY", "GE", "EG", "GL", "MO", "XK", "AX", "ZZ")}
    assert found == {
        "SE": "EU", "RU": "EU", "TR": "AS", "CY": "EU", "GE": "AS", "EG": "AF", "GL": "NA", "MO": "AS", "XK": "EU", "AX": "EU",
        "ZZ": "",
    }  # fmt: skip
    assert all(continent_code(name) == code for code, names in CONTINENTS.items() for name in (code, *names.values()))
    assert country_name("CN") == {"sv": "Kina", "en": "China"} and country_name(None)["sv"] == "Land okänt"
    assert country_name("ZZ")["en"] == "ZZ" and continent_name("")["en"] == "Continent not known"


def test_every_country_that_a_partner_can_have_has_a_continent() -> None:
    with DATA.open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert all(continent_of(code) in CONTINENTS for code in codes)


def test_a_country_by_any_of_its_names() -> None:
    assert {find_country(name) for name in ("cn", "Kina", "China", "Folkrepubliken Kina")} == {"CN"}
    with pytest.raises(UsageError, match="two-letter"):
        find_country("Ruritanien")
    with pytest.raises(UsageError, match="EU"):
        continent_code("Mu")


def test_an_empty_dataset_has_no_chart_with_anything_in_it() -> None:
    assert by_year(dataset().agreements, DAY).empty
