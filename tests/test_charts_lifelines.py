"""The timeline of one agreement: its spans, its events, its picture; and dates as people read them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.charts.bundle import Asked
from pipeline.charts.dates import date_text
from pipeline.charts.lifeline import events, spans, until
from pipeline.charts.lifelines import lifeline, timelines
from pipeline.charts.words import LANGUAGES
from pipeline.errors import UsageError
from pipeline.resolve.asof import standing
from schemas.agreement import Agreement, SourcedAct, SourcedMotion
from schemas.dates import Date
from schemas.record import Mover
from tests.drawn_charts import on_the_page, words
from tests.made_agreements import agreement, dataset, date, record, state
from tests.test_charts_count import HISTORIES, states_of

DAY = "2022-12-31"
ASKED = Asked()


def act(name: str, stage: str, day: str | None = None, **more: Any) -> SourcedAct:
    values: dict[str, Any] = {"act": name, "stage": stage, "date": date(day), "record_id": "a.txt#p1/1"}
    return SourcedAct(key=f"{name}-{stage}", **(values | more))


def zhuhai() -> Agreement:
    motion = SourcedMotion(
        kind="motion", title="Avsluta", movers=(Mover(name="Margaretha Larsson", party="M"),), filed=date("2020-06-15"),
        outcome="answered", outcome_stage="proposed", record_id="a.txt#p1/1",
    )  # fmt: skip
    acts = (
        act("end", "requested", "2020-06-15", by="motion", organ_name="kommunfullmäktige"),
        act("evaluate", "reported", None),
        act("end", "planned", "2020-11-23", by="swedish", organ_name="kommunstyrelsen", effective=date("2021")),
    )
    states = (state("active", "2010"), state("ended", "2020", "end-reported"))
    return agreement(*states, kind="partnership", partner="Zhuhai", acts=acts, motions=(motion,))


def test_a_state_is_sure_from_its_last_day_to_the_next_ones_first() -> None:
    active, ended = spans(zhuhai(), DAY, "sv")
    assert (active.first, active.sure, active.until, active.last) == (
        "2010-01-01",
        "2010-12-31",
        "2020-01-01",
        "2020-12-31",
    )
    assert ended.over and ended.known_within_a_year and ended.when == "2020"


def test_an_end_without_a_day_is_uncertain_from_the_last_thing_known() -> None:
    row = agreement(state("active", "2002"), state("ended", None, "end-reported", "2021-05"))
    active, ended = spans(row, DAY, "sv")
    assert (active.sure, active.until, active.last) == ("2002-12-31", "2002-12-31", "2021-05-31")
    assert (ended.first, ended.sure) == ("2002-12-31", "2021-05-31") and not ended.known_within_a_year
    assert ended.when == "senast 2021-05" and spans(row, DAY, "en")[1].when == "by 2021-05"


def test_a_beginning_that_no_source_gives() -> None:
    (active,) = spans(agreement(state("active", None, None, "2019")), DAY, "en")
    assert active.first is None and (active.sure, active.until, active.last) == ("2019-12-31", DAY, DAY)
    (undated,) = spans(agreement(state("active", None, None, None)), DAY, "en")
    assert undated.when == "day not known" and undated.first is None


def test_exact_days_leave_nothing_uncertain() -> None:
    row = agreement(state("active", "2010-05-01"), state("ended", "2020-11-23", "end-decided"))
    active, _ = spans(row, DAY, "sv")
    assert active.first == active.sure == "2010-05-01" and active.until == active.last == "2020-11-23"


@settings(max_examples=150, deadline=None)
@given(HISTORIES, st.integers(1990, 2023))
def test_where_a_span_is_sure_the_agreement_stood_so(parts: list[tuple[str, int, bool, int]], year: int) -> None:
    row = agreement(*states_of(parts))
    day = f"{year}-07-01"
    sure = [span for span in spans(row, "2023-12-31", "sv") if span.sure < day < span.until]
    for span in sure:
        assert standing(row, day).status in (span.status, "unknown")
    for span in spans(row, "2023-12-31", "sv"):
        assert (span.first or "") <= span.sure <= span.until <= span.last


def test_events_in_the_order_of_their_days_with_stage_and_who() -> None:
    row = zhuhai()
    told = [(event.when, event.what, event.stage) for event in events(row, {"a.txt#p1/1": record("2020-10-27")}, "en")]
    assert told == [
        ("2020-06-15", "end: requested by motion (kommunfullmäktige)", "requested"),
        ("2020-06-15", "motion filed (M)", "filed"),
        ("2020-10-27", "motion answered (proposal)", "proposed"),
        ("2020-11-23", "end: planned by the Swedish side (kommunstyrelsen), in effect 2021", "planned"),
        ("day not known", "evaluate: reported", "reported"),
    ]


def test_what_two_sources_tell_is_one_event_with_both() -> None:
    twice = (
        act("end", "reported", "2020"),
        act("end", "reported", "2020", record_id="b.txt#p1/1"),
        act("end", "reported", "2021"),
    )
    found = events(agreement(state("active", "2000"), acts=twice), {}, "sv")
    assert [(event.when, event.record_ids) for event in found] == [
        ("2020", ("a.txt#p1/1", "b.txt#p1/1")), ("2021", ("a.txt#p1/1",)),
    ]  # fmt: skip


def test_no_mover_and_no_citizen_is_named() -> None:
    row = zhuhai()
    named = act("end", "reported", "2020", organ_name="medborgarförslag från Anna Ek")
    files = timelines(dataset(row.model_copy(update={"acts": (*row.acts, named)})), {}, [row.agreement_id], ASKED)
    assert not any(b"Anna" in data or b"Larsson" in data for data in files.values())


def test_the_picture_says_all_of_it() -> None:
    picture = lifeline(zhuhai(), {}, DAY, "sv", "x", "")
    text = " ".join(words(picture))
    assert picture.title == "Ekby kommun – Zhuhai (Kina)" and on_the_page(picture)
    for said in ("Kommunalt partnerskap; läge 2022-12-31: avslutat.", "Läge", "gällande", "avslutat", "Händelser", "2010", "2020-11-23",
                 "Streckat", "Utan märke", "Täckning: ej angiven"):  # fmt: skip
        assert said in text
    assert picture.alt.startswith("Tidslinje för avtalet. Läge: 2010 gällande; 2020 avslutat. Händelser: 2020-06-15")


def test_it_is_said_when_nothing_took_effect_or_nobody_knows() -> None:
    asked = agreement(status="proposed", acts=(act("establish", "requested", "2021"),))
    assert "No source says that the agreement took effect." in " ".join(words(lifeline(asked, {}, DAY, "en", "x", "")))
    maybe = agreement(state("active", "2002"), state("ended", None, "end-reported", None))
    assert "as of 2022-12-31: uncertain, perhaps ended" in " ".join(words(lifeline(maybe, {}, DAY, "en", "x", "")))
    made_up = agreement(state("active", "2002"), sample=True)
    assert any("SAMPLE DATA" in word for word in words(lifeline(made_up, {}, DAY, "en", "x", "")))


@settings(max_examples=25, deadline=None)
@given(
    HISTORIES,
    st.lists(
        st.tuples(
            st.sampled_from(["end", "pause", "evaluate"]),
            st.sampled_from(["requested", "proposed", "planned", "decided", "reported", "rejected"]),
            st.sampled_from([None, "?", "197X", "2019", "2020-05", "2021-03-04", "1850/1860", "2030"]),
            st.sampled_from(
                [None, "kommunfullmäktige", "Miljö-, bygg- och samhällsutvecklingsnämndens arbetsutskott " * 3]
            ),
        ),
        max_size=30,
    ),
)
def test_any_timeline_stays_on_its_page(
    parts: list[tuple[str, int, bool, int]], acts: list[tuple[str, str, str | None, str | None]]
) -> None:
    happened = tuple(act(name, stage, day, organ_name=organ) for name, stage, day, organ in acts)
    for lang in LANGUAGES:
        assert on_the_page(lifeline(agreement(*states_of(parts), acts=happened), {}, DAY, lang, "x", "Täckning " * 30))


def test_files_of_a_timeline() -> None:
    row = zhuhai()
    files = timelines(dataset(row), {"sv": "S", "en": "E"}, [row.agreement_id], Asked(as_of=DAY, languages=("en",)))
    base = "charts/timelines/kommun-2180-gn1-partnership"
    assert set(files) == {f"{base}.en.svg", f"{base}.en.png", f"{base}.csv", "charts/charts.json"}
    lines = list(csv.DictReader(io.StringIO(files[f"{base}.csv"].decode("utf-8-sig"))))
    assert [(r["kind"], r["what_en"], r["when_sv"], r["first_day"], r["last_day"]) for r in lines][:2] == [
        ("state", "active", "2010", "2010-01-01", "2020-12-31"), ("state", "ended", "2020", "2020-01-01", DAY),
    ]  # fmt: skip
    assert len(lines) == 7 and {r["record_ids"] for r in lines} == {"a.txt#p1/1"}
    (chart,) = json.loads(files["charts/charts.json"])["charts"]
    assert chart["day"] == DAY and "active" in files[f"{base}.en.svg"].decode() and chart["notes"]["en"][-1] == "E"


def test_an_id_becomes_a_safe_name_and_a_former_one_still_finds_it() -> None:
    row = agreement(state("active", "2002"), key="x-GB-a/b ..\\c", former_ids=("old",))
    files = timelines(dataset(row), {}, ["old"], Asked(languages=("sv",)))
    assert all(re.fullmatch(r"charts/(timelines/)?[\w.-]+", name) for name in files)


def test_what_is_no_agreement() -> None:
    with pytest.raises(UsageError, match="vanort agreements"):
        timelines(dataset(zhuhai()), {}, ["nix"], ASKED)
    with pytest.raises(UsageError, match="--as-of"):
        timelines(dataset(agreement(state("active", None, None, None)), records=()), {}, ["x"], ASKED)


@pytest.mark.parametrize(
    "value, precision, qualifier, swedish, english",
    [
        ("2010", "year", None, "2010", "2010"),
        ("2020-11-23", "day", None, "2020-11-23", "2020-11-23"),
        ("2020-21", "season", None, "våren 2020", "spring 2020"),
        ("2020-24", "season", None, "vintern 2020", "winter 2020"),
        ("197X", "decade", None, "1970-talet", "1970s"),
        ("2019/2020", "range", None, "2019–2020", "2019–2020"),
        ("197X/1984", "range", None, "1970-talet–1984", "1970s–1984"),
        ("2019-21/2019-23", "range", None, "våren 2019–hösten 2019", "spring 2019–autumn 2019"),
        ("1998", "year", "approximate", "omkring 1998", "about 1998"),
        ("2022-06", "month", "before", "före 2022-06", "before 2022-06"),
        ("1998", "year", "after", "efter 1998", "after 1998"),
        (None, "unknown", None, "dag okänd", "day not known"),
    ],
)
def test_dates_as_people_read_them(value: Any, precision: Any, qualifier: Any, swedish: str, english: str) -> None:
    made = Date(value=value, precision=precision, qualifier=qualifier)
    assert (date_text(made, "sv"), date_text(made, "en")) == (swedish, english)


def test_as_of_a_day_nothing_behind_it_is_drawn() -> None:
    row = zhuhai()
    whole = words(lifeline(row, {}, DAY, "en", "x", ""))
    assert any("ended" in word for word in whole)
    told = words(lifeline(row, {}, "2015-12-31", "en", "x", "", cut=True))
    assert "ended" not in " ".join(told) and not [word for word in told if word.isdigit() and int(word) > 2016]
    assert [span.last for span in until(spans(row, "2015-12-31", "en"), "2015-12-31")] == ["2015-12-31"]


@pytest.mark.parametrize("day", ["2019-12-31", "2020-06-30", "2020-12-31", "2021-12-31"])
def test_what_may_have_come_later_is_open_until_the_day(day: str) -> None:
    for span in until(spans(zhuhai(), day, "en"), day):
        assert span.sure <= day and span.until <= day and span.last <= day
        assert not (span.over and span.cut and span.known_within_a_year)


def test_every_line_of_the_axis_has_its_year() -> None:
    for end in range(2000, 2030):
        picture = lifeline(agreement(state("active", "1990")), {}, f"{end}-12-31", "en", "x", "")
        years = sorted({int(word) for word in words(picture) if word.isdigit() and len(word) == 4} - {1990})
        assert on_the_page(picture) and years[-1] + (years[-1] - years[-2]) > end + 1
