"""When an agreement began: in its noun's own phrase, in the answer to a question, on the day of the paper."""

from __future__ import annotations

import pytest

from pipeline.process import process
from tests.test_since_when import PAGE


def begun(text: str) -> dict[str, str | None]:
    return {
        r.foreign_partner.name: r.established.value if r.established else None
        for r in process(text.encode(), "dated.txt").records
        if r.foreign_partner
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vänortsavtalet med den finska kommunen Rauma från 1992 är vilande.", "1992"),
        ("Kanslichefen undersöker om kommunens systerstadsavtal med Rauma, Finland, från 1989 har upphört.", "1989"),
        ("Vänortsavtalet med Rauma i Finland av den 5 maj 1983 hävs med omedelbar verkan.", "1983-05-05"),
        ("Vänskapsavtalet av år 1971 mellan Flen och Rauma i Finland utvidgas.", "1971"),
        ("Då 2007 års vänortsavtal mellan Flens kommun och Rauma i Finland har löpt ut skickas en blomma.", "2007"),
        ("Kören kommer från Rauma i Finland, med vilken Flen är vänort sedan 1957.", "1957"),
        ("Kommunen lämnar det avtal som den sedan den 5 juni 1971 har med vänorten Rauma i Finland.", "1971-06-05"),
        ("Undertecknandet av vänortsavtalet med Rauma i Finland ägde rum i Flen den 14 november 1994.", "1994-11-14"),
        ("Rauma i Finland är den enda ort som Flen har som vänort. Det skedde i oktober 1995.", "1995-10"),
        ("Systerstadsavtalet med Rauma i Finland är av år 1988.", "1988"),
        ("Vänortsavtalet med Rauma i Finland upphör den 1 maj 2021.", None),
        ("Vänortsavtalet med Rauma i Finland, som vilat sedan 2010, ses över.", None),
    ],
)
def test_the_date_of_a_nouns_phrase(text: str, expected: str | None) -> None:
    assert begun(PAGE.format(text=text)) == {"Rauma": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vilken är Flens vänort?\nRauma i Finland.\n\nHur länge har vi varit vänorter?\nSedan 1946.", "1946"),
        ("Vilken är Flens vänort?\nRauma i Finland.\n\nFrån och med vilket år?\n1944.", "1944"),
        ("Vilken är Flens vänort?\nRauma i Finland.\n\nNär skrevs avtalet?\n1946, säger somliga.", "1946"),
        ("Vilken är Flens vänort?\nRauma i Finland.\n\nNär upphör avtalet?\n2030.", None),
        ("Vilken är Flens vänort?\nRauma i Finland.\n\nNär hölls senaste besöket?\n2011.", None),
    ],
)
def test_the_date_of_an_answer(text: str, expected: str | None) -> None:
    assert begun(f"Flens kommun\n\nFrågor och svar\n\n{text}\n") == {"Rauma": expected}


def test_a_question_answered_with_no_tells_of_no_end() -> None:
    text = "Flens kommun\n\nEnkät\n\nVilken är Flens vänort?\nRauma i Finland.\n\nHar något avtal sagts upp?\nNej.\n"
    (record,) = process(text.encode(), "asked.txt").records
    assert (record.status, record.acts) == ("active", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PRESSMEDDELANDE\nFlens kommun          2021-11-18\n\nI dag undertecknade kommunen ett vänortsavtal med Rauma i Finland.",
         {"Rauma": "2021-11-18"}),
        ("PRESSMEDDELANDE\nFlens kommun          2021-11-18\n\nI dag kom en kör från vänorten Rauma i Finland.", {"Rauma": None}),
        ("Flens kommun\n\nVåra vänorter\n\nNorge\n- Lunner\nFinland\n- Rauma\n\nAvtalen skrevs 1972.", {"Lunner": "1972", "Rauma": "1972"}),
        ("Flens kommun\n\nVåra vänorter\n\nRauma, Finland\nVänort sedan: 1947\n\nEidsberg, Norge\nVänort sedan: 1950",
         {"Rauma": "1947", "Eidsberg": "1950"}),
    ],
)  # fmt: skip
def test_the_day_of_the_paper_and_of_all_of_a_list(text: str, expected: dict[str, str | None]) -> None:
    assert begun(text) == expected


JOINT = """Laxå kommun
Kommunstyrelsen       Protokollsutdrag   2015-05-06

§ 12 Internationella frågor

{text}
"""


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Laxå kommun och Degerfors kommun undertecknade 1996 gemensamt ett vänortsavtal med Rauma i Finland.",
         {"Laxå kommun", "Degerfors kommun"}),
        ("Laxå kommun och Degerfors kommun reste tillsammans till vänorten Rauma i Finland.", {"Laxå kommun"}),
        ("Det noteras att Degerfors kommun har sagt upp sitt vänortsavtal med Rauma i Finland och att Laxå saknar avtal.",
         {"Degerfors kommun"}),
        ("Det vänortsavtal med Rauma i Finland som avses har ingåtts av Degerfors kommun och inte av Laxå.", {"Degerfors kommun"}),
    ],
)  # fmt: skip
def test_bodies_that_hold_an_agreement(text: str, holders: set[str]) -> None:
    records = process(JOINT.format(text=text).encode(), "joint.txt").records
    assert {r.swedish_partner.name for r in records} == holders


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Laxå kommun har en systerkommun i Lunner, Norge.", "municipality"),
        ("Vänortsavtalet med Lunner i Norge är från 1990. Formannskapet i Lunner har skrivit.", "municipality"),
        ("Kommunen har samarbetsavtal med Murmansk län i Ryssland.", "county"),
    ],
)
def test_the_kind_is_told_beside_the_name(text: str, kind: str) -> None:
    records = process(JOINT.format(text=text).encode(), "kind.txt").records
    assert [r.foreign_partner.kind for r in records if r.foreign_partner] == [kind]
