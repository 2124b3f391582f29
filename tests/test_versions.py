"""Versions of a §: what is one and what is not, and which one counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.resolve import meetings
from schemas.document import Body
from tests.made_minutes import MATTERS, Made, Section, joined, matter, minutes, misread, pairs_of, same, with_record

FULL = minutes("full.pdf", matter("12", "bro"), matter("13", "skola"), matter("14", "vänort"))
EXTRACT = minutes("extract.pdf", matter("14", "vänort"), kind="protokollsutdrag")
BLANK = Section(
    "14",
    "Ärendet om en vänort i Ystad",
    "KS 2031/004",
    "Paragrafen är omedelbart justerad, se separat protokoll.",
    None,
)


SAME: dict[str, tuple[Made, Made]] = {
    "an extract": (minutes("a", matter("14", "vänort")), EXTRACT),
    "a signed copy": (FULL, minutes("signed.pdf", *(matter(p, s) for p, s in (("12", "bro"), ("13", "skola"), ("14", "vänort"))))),
    "the case in another form": (minutes("a", matter("14", "vänort", case="2031.4 KS", title="")), EXTRACT),
    "another case number, the same words": (minutes("a", matter("14", "vänort", case="KSN 2030/77")), EXTRACT),
    "no case, no title": (minutes("a", matter("14", "vänort", case=None, title="")), EXTRACT),
    "a § that stands elsewhere": (minutes("a", BLANK), EXTRACT),
    "a § left empty": (minutes("a", Section("14", "Se bilaga", None, "", None)), EXTRACT),
    "two days, printed in part": (minutes("a", matter("14", "vänort"), day="2031-03-03/2031-03-04"), EXTRACT),
    "two days, each prints its own": (minutes("a", matter("14", "vänort"), day="2031-03-05"), EXTRACT),
    "an organ by its short name": (
        minutes("a", matter("14", "vänort"), organ="utskott", organ_name="arbetsutskottet"),
        minutes("b", matter("14", "vänort"), organ="utskott", organ_name="kommunstyrelsens arbetsutskott"),
    ),
    "no organ": (minutes("a", matter("14", "vänort"), organ=None), EXTRACT),
    "no day": (minutes("a", matter("14", "vänort"), day=None), EXTRACT),
    "no day, no case": (minutes("a", matter("14", "vänort", case=None), day=None), EXTRACT),
    "no §": (minutes("a", matter(None, "vänort", case=None)), EXTRACT),
    "no § and no day": (minutes("a", matter(None, "vänort"), day=None, kind="webbsida"), EXTRACT),
    "a § misread": (misread(minutes("a", matter("74", "vänort"))), EXTRACT),
    "a day misread": (misread(minutes("a", matter("14", "vänort"), day="2031-08-04"), i="l"), EXTRACT),
    "a suffix with and without space": (minutes("a", matter("3 a", "bro")), minutes("b", matter("3a", "bro"))),
    "a letter sent twice": (
        minutes("a", matter(None, "bro"), kind="tjansteskrivelse", organ="annat"),
        minutes("b", matter(None, "bro"), kind="tjansteskrivelse", organ="annat"),
    ),
    "a motion under two names": (
        minutes("a", matter(None, "bro"), kind="motion", body=None, day=None, sha="1" * 64),
        minutes("b", matter(None, "bro"), kind="motion", body=None, day=None, sha="1" * 64),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "two"), SAME.values(), ids=SAME)
def test_one_paragraph(one: Made, two: Made) -> None:
    assert same(joined(one, two)) == pairs_of(one, two)


OTHER: dict[str, tuple[Made, Made]] = {
    "board and council": (EXTRACT, minutes("b", matter("14", "vänort"), organ="kommunfullmaktige")),
    "two boards": (
        minutes("a", matter("14", "vänort"), organ="namnd", organ_name="kulturnämnden"),
        minutes("b", matter("14", "vänort"), organ="namnd", organ_name="tekniska nämnden"),
    ),
    "two bodies": (EXTRACT, minutes("b", matter("14", "vänort"), body=Body(name="Lunds kommun", kind="kommun", code="1281"))),
    "the next meeting on the case": (EXTRACT, minutes("b", matter("31", "vänort"), day="2031-04-08")),
    "the next year": (EXTRACT, minutes("b", matter("14", "vänort"), day="2032-03-04")),
    "the next year, scanned": (EXTRACT, misread(minutes("b", matter("14", "bro"), day="2032-03-04"))),
    "a suffix": (EXTRACT, minutes("b", matter("14 a", "vänort"))),
    "another matter": (EXTRACT, minutes("b", matter("14", "vatten"))),
    "a summons": (EXTRACT, minutes("b", matter("14", "vänort", decision=None, proposal="förlänga avtalet"), kind="kallelse")),
    "a summons that is taken for minutes": (EXTRACT, minutes("b", matter("14", "vänort", decision=None, proposal="förlänga avtalet"))),
    "the official's proposal": (
        minutes("a", matter(None, "vänort", decision=None, proposal="förlänga avtalet"), kind="tjansteskrivelse"),
        minutes("b", matter("14", "vänort")),
    ),
    "a letter that was changed": (
        minutes("a", matter(None, "bro"), kind="utlatande", day=None),
        minutes("b", matter(None, "bro", text=MATTERS["bro"] + " och den ska målas i rött och vitt varje vår"), kind="utlatande", day=None),
    ),
    "a letter of another day": (
        minutes("a", matter(None, "bro"), kind="tjansteskrivelse"),
        minutes("b", matter(None, "bro"), kind="tjansteskrivelse", day="2031-04-04"),
    ),
    "documents of one bundle": (
        minutes("x.pdf!1", matter("1", "bro"), sha="2" * 64),
        minutes("x.pdf!2", matter("1", "skola"), sha="2" * 64),
    ),
    "an agenda without numbers": (
        EXTRACT,
        minutes("b", matter(None, "vänort", decision=None, proposal="förlänga avtalet"), kind="webbsida"),
    ),
    "tabled again, scanned, and the days a digit apart": (
        minutes("a", matter("14", "vänort", decision="bordlägga ärendet till mötet den 8 april, § 21, bilaga 45")),
        misread(minutes("b", matter("14", "vänort", decision="bordlägga ärendet till mötet den 17 maj, § 36, bilaga 72"), day="2031-03-14")),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "two"), OTHER.values(), ids=OTHER)
def test_not_one_paragraph(one: Made, two: Made) -> None:
    assert same(joined(one, two)) == set()


def test_two_meetings_of_one_day_that_count_from_one() -> None:
    opening = {
        "title": "Val av justerare",
        "case": None,
        "text": "Eva Ek väljs att justera protokollet tillsammans med ordföranden.",
    }
    one = minutes("a", matter("1", "bro", **opening), matter("2", "skola"), matter("3", "bro"))
    two = minutes("b", matter("1", "bro", **opening), matter("2", "vatten"), matter("3", "vänort"))
    assert same(joined(one, two)) == set()
    assert same(joined(one, minutes("c", *(matter("1", "bro", **opening), matter("2", "skola"))))) == {
        frozenset(("a#p1", "c#p1")), frozenset(("a#p2", "c#p2"))
    }  # fmt: skip


def test_a_number_that_comes_again_is_another_paragraph() -> None:
    one = minutes("a", matter("12", "bro"), matter("12", "skola"))
    two = minutes("b", matter("12", "skola"), matter("12", "bro"))
    assert same(joined(one, two)) == {frozenset(("a#p12", "b#p12-2")), frozenset(("a#p12-2", "b#p12"))}


def test_of_two_alike_in_one_document_only_one_is_a_version() -> None:
    found = joined(minutes("a", matter("12", "bro"), matter("12", "bro")), minutes("b", matter("12", "bro")))
    assert len(same(found)) == 1


def test_numbers_that_were_misread_are_taken_for_what_the_text_says() -> None:
    scan = misread(minutes("scan.pdf", matter("12", "bro"), matter("14", "skola")))
    assert same(joined(FULL, scan)) == {
        frozenset(("full.pdf#p12", "scan.pdf#p12")), frozenset(("full.pdf#p13", "scan.pdf#p14"))
    }  # fmt: skip


def test_what_names_no_organ_is_no_bridge_between_two() -> None:
    council = minutes("council.pdf", matter("14", "vänort"), organ="kommunfullmaktige")
    nobody = minutes("nobody.pdf", matter("14", "vänort"), organ=None)
    assert frozenset(("extract.pdf#p14", "council.pdf#p14")) not in same(joined(EXTRACT, council, nobody))


def test_a_letter_without_day_is_no_bridge_between_two() -> None:
    days = {"a": None, "b": "2031-03-04", "c": "2031-05-06"}
    letters = [minutes(n, matter(None, "bro"), kind="tjansteskrivelse", day=day) for n, day in days.items()]
    assert frozenset(("b#i1", "c#i1")) not in same(joined(*letters))


def test_one_paragraph_that_tells_of_another_is_not_both() -> None:
    bridge = matter("12", "bro")
    school = matter("13", "skola", text=f"{MATTERS['skola']}\n{bridge.title}\n{bridge.text}")
    page = minutes("page", matter(None, "skola", text=school.text), kind="webbsida")
    assert same(joined(minutes("full", bridge, school), page)) == {frozenset(("full#p13", "page#i1"))}


def test_what_has_no_day_is_no_bridge_between_meetings() -> None:
    tabled = [
        minutes(f"{n}.pdf", matter("14", "vänort"), day=day) for n, day in enumerate(("2030-03-04", "2031-03-04"))
    ]
    page = minutes("page.html", matter(None, "vänort"), day=None, kind="webbsida")
    undated = minutes("undated.pdf", matter("14", "vänort"), day=None)
    assert same(joined(*tabled, page, undated)) <= {frozenset(("page.html#i1", "undated.pdf#p14"))}


def test_a_page_without_signs_holds_all_of_a_meeting() -> None:
    text = "\n".join(page.text for page in FULL.pages)
    page = minutes("page", Section(None, "Möte i styrelsen", text=text, decision=None), kind="webbsida", organ=None)
    versions = joined(FULL, page)
    (holder,) = (item for item in versions.items if item.item_id == "page#i1")
    assert holder.same_as == FULL.names() and holder.rests_on == "full.pdf#p12"
    assert all(item.rests_on == item.item_id for item in versions.items if item is not holder)


def test_a_paragraph_whose_heading_was_not_read_stands_in_the_one_before() -> None:
    full = with_record(with_record(FULL, 1), 2, name="Riga", key="gn2", country="LV")
    behind = "\n".join(page.text for page in full.pages[1:])
    scan = misread(minutes("scan.pdf", matter("12", "bro"), matter("13", "skola", text=behind)))
    scan = with_record(with_record(scan, 1), 1, name="Riga", key="gn2", country="LV")
    versions = joined(full, scan)
    assert {i.item_id: i.same_as for i in versions.items}["scan.pdf#p13"] == ("full.pdf#p13", "full.pdf#p14")
    assert [r.rests_on for r in versions.records] == ["full.pdf#p13/1", "full.pdf#p14/1"] * 2


def test_a_record_stays_with_the_paragraph_that_names_its_partner() -> None:
    sections = [
        matter("12", "bro"),
        matter("13", "skola", text=MATTERS["skola"] + " som i Riga"),
        matter("14", "vänort"),
    ]
    full = with_record(minutes("full.pdf", *sections), 2, name="Riga", key="gn2", country="LV")
    behind = "\n".join(page.text for page in full.pages[1:])
    scan = misread(minutes("scan.pdf", sections[0], matter("13", "skola", text=behind)))
    scan = with_record(scan, 1, name="Riga", key="gn2", country="LV")
    assert {r.rests_on for r in joined(full, scan).records} == {"full.pdf#p14/1", "scan.pdf#p13/1"}


# Which one counts


@pytest.mark.parametrize(
    "better_first",
    [
        [minutes("z", matter("14", "vänort"), top="E-signerat"), minutes("a", matter("14", "vänort"))],
        [minutes("z", matter("14", "vänort")), minutes("a", matter("14", "vänort"), kind="protokollsutdrag")],
        [minutes("z", matter("14", "vänort"), kind="protokollsutdrag"), minutes("a", matter("14", "vänort"), top="Direktjusterat protokoll")],
        [minutes("z", matter("14", "vänort"), top="Direktjusterat protokoll"), minutes("a", matter("14", "vänort"), kind="webbsida")],
        [minutes("z", matter("14", "vänort")), misread(minutes("a", matter("14", "vänort")))],
        [misread(minutes("z", matter("14", "vänort"))), minutes("a", matter("14", "vänort"), kind="protokollsutdrag")],
        [minutes("z", matter("14", "vänort"), top="Direktjusterat protokoll"), minutes("a", BLANK)],
        [minutes("z", matter("14", "vänort"), kind="webbsida"), minutes("a", matter("14", "vänort", decision=None))],
        [minutes("a", matter("14", "vänort")), minutes("z", matter("14", "vänort"))],
    ],
    ids=["signed", "minutes", "extract", "at once", "born digital", "trust before quality", "filled", "decided", "id"],
)  # fmt: skip
def test_what_counts(better_first: list[Made]) -> None:
    names = [made.items[0].item_id for made in better_first]
    for order in (better_first, better_first[::-1]):
        assert {item.rests_on for item in joined(*order).items} == {names[0]}, names


def test_records_rest_on_the_version_that_counts() -> None:
    full = with_record(with_record(minutes("z", matter("14", "vänort"))), name="Riga", key="gn2", country="LV")
    extract = with_record(with_record(EXTRACT, name="Riga", key="gn2", country="LV"))
    found = {
        r.record_id: (r.rests_on, r.versions)
        for r in joined(full, extract, with_record(minutes("y", matter("1", "bro")))).records
    }
    assert found == {
        "z#p14/1": ("z#p14/1", ("extract.pdf#p14/2",)),
        "z#p14/2": ("z#p14/2", ("extract.pdf#p14/1",)),
        "extract.pdf#p14/1": ("z#p14/2", ("z#p14/2",)),
        "extract.pdf#p14/2": ("z#p14/1", ("z#p14/1",)),
        "y#p1/1": ("y#p1/1", ()),
    }


def test_nothing_else_of_a_line_is_changed() -> None:
    made = [with_record(FULL, 2), with_record(EXTRACT)]
    versions = joined(*made)
    bare = [r.model_copy(update={"rests_on": None, "versions": ()}) for r in versions.records]
    assert bare == [r for m in made for r in m.records]
    assert [i.model_copy(update={"rests_on": None, "same_as": ()}) for i in versions.items] == [
        i for m in made for i in m.items
    ]


def test_the_work_grows_with_the_archive_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    def comparisons(years: int) -> int:
        calls = 0

        def counting(*sections: Any) -> Any:
            nonlocal calls
            calls += 1
            return compare(*sections)

        monkeypatch.setattr(meetings, "compare", counting)
        subjects = sorted(MATTERS)
        made = [
            version
            for year in range(2000, 2000 + years)
            for month in range(1, 13)
            for full in [
                minutes(
                    f"{year}-{month}", *(matter(str(n), s) for n, s in enumerate(subjects)), day=f"{year}-{month:02}-14"
                )
            ]
            for version in (
                full,
                minutes(f"scan-{year}-{month}", matter("2", subjects[2]), day=f"{year}-{month:02}-14"),
            )
        ]
        versions = joined(*made)
        assert sum(bool(item.same_as) for item in versions.items) == 2 * 12 * years
        return calls

    compare: Callable[..., Any] = meetings.compare
    assert comparisons(8) <= 2 * comparisons(4) + 20
