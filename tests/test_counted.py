"""What several versions of a § say together: each thing once, whatever the order, and nothing lost."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.fold import fold
from pipeline.resolve.threads import threads
from schemas.agreement import Agreement
from schemas.record import Motion
from tests.made_minutes import MATTERS, Made, Section, act, joined, matter, minutes, misread, with_record

FULL = minutes("full.pdf", matter("12", "bro"), matter("13", "skola"), matter("14", "vänort"))
EXTRACT = minutes("extract.pdf", matter("14", "vänort"), kind="protokollsutdrag")


def folded(*made: Made) -> dict[str, Agreement]:
    return {agreement.agreement_id: agreement for agreement in fold(joined(*made).records)[0]}


def plain(agreements: dict[str, Agreement]) -> dict[str, Agreement]:
    return {name: a.model_copy(update={"record_ids": ()}) for name, a in agreements.items()}


def test_an_agreement_of_two_versions_is_counted_once() -> None:
    full, extract = (with_record(made, 2 if made is FULL else 0, acts=(act("end"),)) for made in (FULL, EXTRACT))
    (agreement,) = folded(full, extract).values()
    assert [a.record_id for a in agreement.acts] == ["full.pdf#p14/1"]
    assert agreement.record_ids == ("extract.pdf#p14/1", "full.pdf#p14/1") and not agreement.conflicts
    assert plain(folded(full, extract)) == plain(folded(full))


def test_a_version_adds_what_is_missing_and_takes_nothing_away() -> None:
    bare = with_record(FULL, 2, acts=(act("end", paragraph=None, day=None),), established=None, status="ended")
    more = with_record(
        EXTRACT,
        acts=(
            act("end", paragraph="14", effective={"value": "2031-12-31", "precision": "day"}),
            act("pause", "reported"),
        ),
        established={"value": "1998", "precision": "year"},
        designation="vänortsavtal",
        motion=Motion(kind="motion", title="Säg upp avtalet", outcome="granted", outcome_stage="decided"),
    )
    versions = joined(bare, more)
    (agreement,) = fold(versions.records)[0]
    assert (
        agreement.established and agreement.established.value == "1998" and agreement.designations == ("vänortsavtal",)
    )
    assert agreement.ended and agreement.ended.value == "2031-12-31"
    assert [(a.act, a.paragraph, a.record_id) for a in agreement.acts] == [("end", "14", "full.pdf#p14/1")]
    assert [m.record_id for m in agreement.motions] == ["extract.pdf#p14/1"]
    (issue,) = versions.issues
    assert issue.kind == "versions_differ" and issue.document_id == "full.pdf" and issue.item_id == "full.pdf#p14"
    assert "end (decided), pause (reported) in extract.pdf#p14/1" in issue.message


def test_a_version_gives_what_the_one_that_counts_does_not_have_at_all() -> None:
    asked = Motion(kind="motion", title="Säg upp avtalet", outcome="unknown", outcome_stage=None)
    granted = asked.model_copy(update={"outcome": "granted", "outcome_stage": "decided"})
    bare = with_record(FULL, 2, acts=(), motion=asked)
    more = with_record(EXTRACT, acts=(act("end"),), motion=granted, status="ended", initiator="swedish")
    (agreement,) = folded(bare, more).values()
    assert (agreement.status, agreement.initiator) == ("ended", "swedish")
    assert [(a.act, a.record_id) for a in agreement.acts] == [("end", "extract.pdf#p14/1")]
    assert [(m.outcome, m.record_id) for m in agreement.motions] == [("granted", "extract.pdf#p14/1")]


def test_no_agreement_that_stands_is_a_former_one() -> None:
    other = with_record(minutes("other.pdf", matter("3", "bro"), day="2031-01-04"), kind="partnership")
    found = folded(with_record(FULL, 2), with_record(EXTRACT, kind="partnership"), other)
    assert {name: a.former_ids for name, a in found.items()} == {
        "kommun-1286-gn1-twin": (), "kommun-1286-gn1-partnership": ()
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "one", "two"),
    [
        ("established", {"established": {"value": "1998", "precision": "year"}}, {"established": {"value": "1993", "precision": "year"}}),
        ("agreement_class", {}, {"agreement_class": "partnership"}),
        ("designation", {"designation": "vänortsavtal"}, {"designation": "avsiktsförklaring"}),
        ("acts.keep-decided.date", {}, {"acts": (act("keep", day="2031-08-04"),)}),
        ("votes", {"votes": ({"question": None, "yes": 20, "no": 26},)}, {"votes": ({"question": None, "yes": 20, "no": 28},)}),
        ("term.years", {"term": {"years": 3}}, {"term": {"years": 8}}),
        ("foreign_partner", {}, {"name": "Haugcsund", "key": None}),
    ],
)  # fmt: skip
def test_versions_that_differ_are_an_issue(field: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    versions = joined(with_record(FULL, 2, **one), with_record(EXTRACT, **two))
    (issue,) = versions.issues
    assert issue.issue_id == f"full.pdf#p14/1:versions_differ:{field}:extract.pdf#p14/1" and issue.severity == "warning"
    assert "full.pdf#p14/1" in issue.message and "extract.pdf#p14/1" in issue.message
    assert len(fold(versions.records)[0]) == 1


def test_a_finer_date_or_an_open_class_is_no_difference() -> None:
    full = with_record(FULL, 2, established={"value": "1998", "precision": "year"})
    fine = with_record(EXTRACT, kind="unspecified", established={"value": "1998-05-02", "precision": "day"})
    assert joined(full, fine).issues == ()
    (agreement,) = folded(full, fine).values()
    assert agreement.agreement_id == "kommun-1286-gn1-twin" and agreement.former_ids == ("kommun-1286-gn1-unspecified",)
    (turned,) = folded(with_record(FULL, 2, kind="unspecified"), with_record(EXTRACT)).values()
    assert turned.agreement_id == "kommun-1286-gn1-twin", "another version tells the class"


def test_a_misread_name_is_no_partner_of_its_own() -> None:
    full = with_record(FULL, 2)
    scan = with_record(
        with_record(misread(EXTRACT), name="Haugcsund", key=None), name="Haugesund", key=None, country=None
    )
    (agreement,) = folded(full, scan).values()
    assert agreement.former_ids == ("kommun-1286-x-NO-haugcsund-twin", "kommun-1286-x-ZZ-haugesund-twin")
    assert len(agreement.acts) == 1


def test_a_name_that_the_better_version_has_too_is_somebody_elses() -> None:
    section = matter("14", "vänort", text=MATTERS["vänort"] + " med Haugesund och med Haugesand")
    full, extract = minutes("full.pdf", section), minutes("extract.pdf", section, kind="protokollsutdrag")
    both = with_record(with_record(extract), name="Haugesand", key=None)
    assert set(folded(with_record(full), both)) == {"kommun-1286-gn1-twin", "kommun-1286-x-NO-haugesand-twin"}


def test_twin_and_partnership_of_one_pair_stay_two() -> None:
    one, two = (with_record(with_record(made, at), at, kind="partnership") for made, at in ((FULL, 2), (EXTRACT, 0)))
    assert {name: a.record_ids for name, a in folded(one, two).items()} == {
        "kommun-1286-gn1-twin": ("extract.pdf#p14/1", "full.pdf#p14/1"),
        "kommun-1286-gn1-partnership": ("extract.pdf#p14/2", "full.pdf#p14/2"),
    }


def test_a_text_that_holds_many_adds_nothing_and_differs_in_nothing() -> None:
    full = with_record(FULL, 2)
    text = "\n".join(page.text for page in FULL.pages)
    page = minutes("page", Section(None, "Möte i styrelsen", text=text, decision=None), kind="webbsida")
    page = with_record(page, acts=(act("end"), act("establish", "requested")), designation="avtal")
    versions = joined(full, page)
    assert versions.issues == () and plain(folded(full, page)) == plain(folded(full))
    assert [r.rests_on for r in versions.records] == ["full.pdf#p14/1"] * 2


# Matters through their items


def test_a_thread_counts_a_paragraph_once() -> None:
    motion = Motion(kind="motion", title="En vänort", outcome="rejected", outcome_stage="decided")

    def treated(made: Made) -> Made:
        return Made(
            made.document, made.pages, tuple(i.model_copy(update={"motion": motion}) for i in made.items), made.records
        )

    first = treated(minutes("first.pdf", matter("9", "vänort"), day="2031-02-04"))
    full = treated(with_record(minutes("full.pdf", matter("14", "vänort", case=None))))
    extract = treated(with_record(EXTRACT))
    made = [extract, full, first]
    versions = joined(*made)
    agreements, _ = fold(versions.records)
    (thread,) = threads(versions.items, versions.records, [m.document for m in made], agreements)
    assert thread.item_ids == ("first.pdf#p9", "full.pdf#p14"), "in order, and the case number from the extract"
    assert thread.record_ids == ("full.pdf#p14/1",) and thread.agreement_ids == ("kommun-1286-gn1-twin",)
    assert (thread.outcome, thread.outcome_stage) == ("rejected", "decided")


def test_a_thread_names_the_agreement_that_its_records_were_folded_into() -> None:
    made = [
        with_record(EXTRACT, kind="unspecified"),
        with_record(minutes("b.pdf", matter("3", "bro"), day="2031-01-04")),
    ]
    versions = joined(*made)
    agreements, _ = fold(versions.records)
    found = threads(versions.items, versions.records, [m.document for m in made], agreements)
    assert [t.agreement_ids for t in found] == [("kommun-1286-gn1-twin",)] * 2


# Properties


@st.composite
def archives(draw: st.DrawFn) -> list[Made]:
    """Meetings with some of their versions: full minutes, extracts, scans, web pages, with and without records."""
    made: list[Made] = []
    for n in range(draw(st.integers(1, 3))):
        subjects = draw(st.lists(st.sampled_from(sorted(MATTERS)), min_size=1, max_size=4, unique=True))
        sections = [matter(str(10 * n + k), subject) for k, subject in enumerate(subjects, 1)]
        day = f"2031-{n + 1:02}-14"
        for k, kind in enumerate(
            draw(st.lists(st.sampled_from(["protokoll", "protokollsutdrag", "webbsida"]), min_size=1, max_size=3))
        ):
            own = (
                sections if kind == "protokoll" else draw(st.lists(st.sampled_from(sections), min_size=1, unique_by=id))
            )
            version = minutes(f"{n}{k}.pdf", *own, day=draw(st.sampled_from([day, day, None])), kind=kind)
            version = misread(version) if draw(st.booleans()) else version
            for at in range(len(own)):
                if draw(st.booleans()):
                    key = draw(st.sampled_from(["gn1", "gn2"]))
                    acts = (act(draw(st.sampled_from(["end", "keep", "renew"])), day=day),)
                    version = with_record(version, at, name=f"Ort {key}", key=key, acts=acts)
            made.append(version)
    return made


@settings(max_examples=60, deadline=None)
@given(archives(), st.randoms(use_true_random=False))
def test_no_order_makes_a_difference(made: list[Made], random: Any) -> None:
    versions = joined(*made)
    expected = {r.record_id: r for r in versions.records}, {i.item_id: i for i in versions.items}, versions.issues
    result = fold(versions.records)
    shuffled = list(made)
    random.shuffle(shuffled)
    again = joined(*shuffled)
    assert ({r.record_id: r for r in again.records}, {i.item_id: i for i in again.items}, again.issues) == expected
    records = list(again.records)
    random.shuffle(records)
    assert fold(records) == result


@settings(max_examples=60, deadline=None)
@given(archives())
def test_joining_is_sound(made: list[Made]) -> None:
    versions = joined(*made)
    items = {item.item_id: item for item in versions.items}
    records = {record.record_id: record for record in versions.records}
    for item in items.values():
        assert items[str(item.rests_on)].rests_on == item.rests_on
        assert all(
            item.item_id in items[other].same_as and items[other].document_id != item.document_id
            for other in item.same_as
        )
        assert all(items[other].paragraph == item.paragraph for other in item.same_as)
    for record in records.values():
        group = {record.record_id, *record.versions}
        assert record.rests_on in group and all({r, *records[r].versions} == group for r in group)
        assert {records[r].rests_on for r in group} == {record.rests_on}
    counted = Counter(name for a in fold(versions.records)[0] for name in a.record_ids)
    assert counted == Counter(dict.fromkeys(records, 1)), "each record is in one agreement, once"


@settings(max_examples=60, deadline=None)
@given(archives())
def test_the_same_files_again_change_no_agreement(made: list[Made]) -> None:
    def copy(of: Made) -> Made:
        name = f"copy/{of.document.document_id}"
        head = of.document.model_copy(update={"document_id": name})
        items = tuple(i.model_copy(update={"document_id": name, "item_id": f"copy/{i.item_id}"}) for i in of.items)
        pages = tuple(page.model_copy(update={"document_id": name}) for page in of.pages)
        records = tuple(r.model_copy(update={"record_id": f"copy/{r.record_id}", "document": head}) for r in of.records)
        return Made(head, pages, items, records)

    def without_copies(agreements: dict[str, Agreement]) -> list[str]:
        return [a.model_copy(update={"record_ids": ()}).to_line().replace("copy/", "") for a in agreements.values()]

    assert without_copies(folded(*made, *map(copy, made))) == without_copies(folded(*made))
