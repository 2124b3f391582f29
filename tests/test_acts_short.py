"""Decisions without an object of their own, wishes of the other side, and decisions that lie ahead: short § of our own."""

from __future__ import annotations

import pytest

from pipeline.process import process

_PAGE = """{body}
{organ}
Sammanträdesprotokoll
Sammanträdesdatum 2021-03-15

§ 47 {heading}

Beslut
{decision}

Ärendet
{text}
"""
Acts = list[tuple[str, str, str]]


def read(heading: str, decision: str, text: str, *, organ: str = "Kommunstyrelsen") -> tuple[str, Acts]:
    """Status and acts of the one record of a § (class, country and names are tested elsewhere)."""
    page = _PAGE.format(body="Ystads kommun", organ=organ, heading=heading, decision=decision, text=text)
    (record,) = process(page.encode(), "p.txt").records
    return str(record.status), sorted((x.act, str(x.stage), str(x.by)) for x in record.acts)


@pytest.mark.parametrize(
    ("decision", "status", "acts"),
    [
        ("Kommunstyrelsen beslutar\natt pausa.", "paused", [("pause", "decided", "swedish")]),
        ("Uppsägning.", "ended", [("end", "decided", "swedish")]),
        ("Vilar tills vidare.", "paused", [("pause", "decided", "swedish")]),
        ("Kommunstyrelsen avstår från att förnya.", "not_renewed", [("not_renew", "decided", "swedish")]),
        ("Kommunstyrelsen beslutar\natt inte förnya.", "not_renewed", [("not_renew", "decided", "swedish")]),
        ("Kommunstyrelsen beslutar\natt avsluta resan till fjällen.", "active", []),
        ("Avtalet med Lutsk säger kommunen upp.", "ended", [("end", "decided", "swedish")]),
        ("Därmed läggs avtalet på is.", "paused", [("pause", "decided", "swedish")]),
        ("Kommunstyrelsen lägger det 1994 ingångna avtalet på is.", "paused", [("pause", "decided", "swedish")]),
        (
            "Kommunstyrelsen reviderar det avtal som 1994 ingicks med Lutsk.",
            "active",
            [("amend", "decided", "swedish")],
        ),
        ("Avtalet ska tillfälligt avbrytas.", "paused", [("pause", "decided", "swedish")]),
        ("Därmed avstår kommunen från att förlänga avtalet.", "not_renewed", [("not_renew", "decided", "swedish")]),
        ("Kommunstyrelsen vilandeförklarar det nuvarande avtalet.", "paused", [("pause", "decided", "swedish")]),
        ("Beslutet att pausa avtalet upphävs.", "active", [("resume", "decided", "swedish")]),
        ("Pausen av avtalet upphör.", "active", [("resume", "decided", "swedish")]),
        ("Avtalet med Lutsk upphör tillfälligt.", "paused", [("pause", "decided", "swedish")]),
        ("Kommunstyrelsen bifaller förslaget om uppsägning av avtalet.", "ended", [("end", "decided", "swedish")]),
        ("Kommunstyrelsen beslutar\natt avtalet ska anses uppsagt.", "ended", [("end", "decided", "swedish")]),
        ("Kommunen ska inte längre ha Lutsk som vänort.", "ended", [("end", "decided", "swedish")]),
        ("Kommunstyrelsen står fast vid avtalet.", "active", [("keep", "decided", "swedish")]),
        ("Kommunstyrelsen beslutar\natt godkänna rapporten om vänortsavtalet.", "active", []),
        ("Kommunstyrelsen beslutar\natt avsluta utställningen om vänortsavtalet.", "active", []),
        ("Kommunstyrelsen beslutar\natt ställa in resan inom vänortsutbytet.", "active", []),
    ],
)
def test_decision_without_object(decision: str, status: str, acts: Acts) -> None:
    assert read("Vänortsavtalet med Lutsk", decision, "Lutsk i Ukraina är vår vänort sedan 1994.") == (status, acts)


@pytest.mark.parametrize(
    ("decision", "status", "acts"),
    [
        (
            "Kommunstyrelsen beslutar\natt avböja erbjudandet.",
            "not_established",
            [("establish", "rejected", "foreign")],
        ),
        ("Förfrågan lämnas utan åtgärd.", "not_established", [("establish", "rejected", "foreign")]),
        ("Ärendet bordläggs.", "proposed", [("establish", "requested", "foreign")]),
    ],
)
def test_wish_of_the_other_side(decision: str, status: str, acts: Acts) -> None:
    told = "Lutsk i Ukraina har i ett brev frågat om Ystads kommun vill ingå ett vänortsavtal."
    assert read("Förfrågan från Lutsk", decision, told) == (status, acts)
    told = "Borgmästaren i Lutsk, Ukraina, föreslår att städerna ska bli vänorter."
    assert read("Vänort i Ukraina – Lutsk", decision, told) == (status, acts)


@pytest.mark.parametrize(
    ("told", "status", "acts"),
    [
        (
            "Kommunfullmäktige tar ställning till en uppsägning av vänortsavtalet med Lutsk den 26 april 2021.",
            "active",
            [("end", "planned", "swedish")],
        ),
        (
            "Förslaget till vänortsavtal med Lutsk i Ukraina prövas av kommunfullmäktige den 26 april 2021.",
            "proposed",
            [("establish", "planned", "swedish")],
        ),
        (
            "Vänortsavtalet med Lutsk i Ukraina gäller. Ärendet behandlas i kommunfullmäktige den 26 april.",
            "active",
            [],
        ),
    ],
)
def test_decision_that_lies_ahead(told: str, status: str, acts: Acts) -> None:
    assert read("Information", "Informationen noteras.", told) == (status, acts)


def test_termination_taken_back() -> None:
    told = "Kommunstyrelsen beslutade den 9 november 2020, § 188, att säga upp vänortsavtalet med Lutsk i Ukraina."
    status, acts = read("Vänortsavtalet med Lutsk", "Uppsägningen av vänortsavtalet återkallas.", told)
    assert (status, acts) == ("active", [("end", "reported", "swedish"), ("keep", "decided", "swedish")])


@pytest.mark.parametrize(
    ("decision", "status", "acts"),
    [
        ("Bifall.", "ended", [("end", "decided", "swedish")]),
        ("Styrelsen beslutar i enlighet med kanslichefens förslag.", "ended", [("end", "decided", "swedish")]),
        ("Avslag.", "active", [("end", "rejected", "swedish")]),
        ("Vänortssamarbetet fortgår.", "active", [("end", "rejected", "swedish"), ("keep", "decided", "swedish")]),
        (
            "Ärendet återremitteras för att belysa vad en uppsägning innebär.",
            "active",
            [("end", "proposed", "swedish")],
        ),
    ],
)
def test_proposal_of_an_office(decision: str, status: str, acts: Acts) -> None:
    told = "Kanslichefen föreslår i tjänsteskrivelse 2021-02-22 att vänortssamarbetet med Lutsk i Ukraina avslutas."
    assert read("Samarbetet med Lutsk", decision, told) == (status, acts)


def test_yrkanden() -> None:
    lost = "Tom Grén (M) yrkar att kommunen lämnar vänortsavtalet med Lutsk i Ukraina."
    assert read("Vänorten Lutsk", "att avslå Tom Gréns yrkande.", lost) == ("active", [("end", "rejected", "motion")])
    both = f"{lost} Ulla Bo (S) yrkar att avtalet behålls."
    assert read("Vänorten Lutsk", "Kommunstyrelsen beslutar enligt Tom Gréns yrkande.", both) == (
        "ended",
        [("end", "decided", "swedish"), ("keep", "rejected", "motion")],
    )


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ("att någon förlängning av vänortsavtalet med Lutsk inte ska ske.", "not_renewed"),
        ("att förklara vänortsavtalet med Lutsk upphävt från och med den 1 maj 2021.", "ended"),
        ("att inte längre vara vänort med Lutsk.", "ended"),
        ("att göra ett uppehåll om två år i vänortssamarbetet med Lutsk.", "paused"),
        (
            "att den del av vänortsavtalet med Lutsk som rör skolor upphör, men att avtalet i övrigt består.",
            "partly_ended",
        ),
        ("att vänortsutbytet med Lutsk pausas tills reserestriktionerna upphävts.", "paused"),
        ("att rapporten om vänorterna antas.", "active"),
        ("att besöket från vänorten Lutsk ställs in.", "active"),
    ],
)
def test_state_that_a_decision_makes(decision: str, status: str) -> None:
    assert (
        read("Vänorten Lutsk", f"Kommunstyrelsen beslutar\n{decision}", "Lutsk i Ukraina är vår vänort.")[0] == status
    )
