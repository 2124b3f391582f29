"""What outsiders ask and how we answer, reviews, changed texts, who ended what, the only town named: short § of our own."""

from __future__ import annotations

import pytest

from pipeline.process import process
from tests.test_acts_short import Acts, read


@pytest.mark.parametrize(
    ("decision", "text", "acts"),
    [
        ("Kommunstyrelsen tillmötesgår önskemålet.", "Estniska Sillamäe önskar att vänortsavtalet från 1993 förlängs i tio år.",
         [("renew", "decided", "swedish")]),
        ("Jakande svar lämnas.", "Sandnes kommune i Norge föreslår att vänortsavtalet utökas till att gälla näringsliv.",
         [("amend", "decided", "swedish")]),
        ("Kommunstyrelsen beslutar\natt tacka nej.", "Lunner kommune i Norge undrar om vänortsavtalet kan återupptas.",
         [("resume", "rejected", "foreign")]),
        ("Kommunstyrelsen föreslår kommunfullmäktige att bifalla begäran.", "Oulu stad i Finland begär att vänskapsavtalet revideras.",
         [("amend", "proposed", "swedish")]),
        ("Kommunstyrelsen beslutar\natt avslå framställningen.",
         "Svensk-lettiska föreningen har hemställt att kommunen tecknar vänortsavtal med Talsi i Lettland.",
         [("establish", "rejected", "petition")]),
        ("Kommunstyrelsen noterar skrivelsen.", "Hembygdsföreningen önskar att kommunen återupptar vänortsutbytet med Rapla i Estland.",
         [("resume", "requested", "petition")]),
        ("Kommunstyrelsen beslutar\natt tillfråga Mariehamn om staden vill bli vänort.", "Mariehamn på Åland saknar vänort i länet.",
         [("establish", "requested", "swedish")]),
    ],
)  # fmt: skip
def test_asked_and_answered(decision: str, text: str, acts: Acts) -> None:
    assert read("Skrivelse", decision, text)[1] == acts


@pytest.mark.parametrize(
    ("decision", "text", "acts"),
    [
        ("Rapporten godkänns.", "Kulturnämnden fick den 3 maj 2019 i uppdrag att utvärdera partnerskapet med Buffalo City i Sydafrika.",
         [("evaluate", "reported", "swedish")]),
        ("Rapporten noteras.", "En halvtidsutvärdering av partnerskapet med Mwanza i Tanzania pågår.",
         [("evaluate", "reported", "swedish")]),
        ("Granskningen noteras.", "Revisorerna har under 2020 granskat vänortsavtalet med Uman i Ukraina.",
         [("evaluate", "reported", "swedish")]),
        ("Kommunstyrelsen beslutar\natt låta en extern konsult granska vänortsavtalet.", "Vänortsavtalet med Zhuhai i Kina slöts 2005.",
         [("investigate", "decided", "swedish")]),
        ("Diskussionen noteras.", "Vid mötet diskuterades om kommunen ska säga upp vänortsavtalet med Gaziantep i Turkiet.", []),
        ("Kommunstyrelsen beslutar\natt anta den omarbetade avtalstexten.", "Avtalet med vänorten Gjøvik i Norge behöver moderniseras.",
         [("amend", "decided", "swedish")]),
        ("Kommunstyrelsen beslutar\natt godkänna tillägget till vänortsavtalet.",
         "Kommunen har sedan 1950 ett vänortsavtal med Rauma i Finland. Tillägget rör klimatfrågor.",
         [("amend", "decided", "swedish")]),
    ],
)  # fmt: skip
def test_reviewed_and_changed(decision: str, text: str, acts: Acts) -> None:
    assert read("Internationellt arbete", decision, text)[1] == acts


@pytest.mark.parametrize(
    ("text", "status", "acts"),
    [
        ("Narva i Estland sade i mars 2022 upp vänortsavtalet.", "ended", [("end", "reported", "foreign")]),
        ("Vänortsavtalet med italienska Fano sades upp av båda parter 2011.", "ended", [("end", "reported", "mutual")]),
        ("Det kommunala partnerskapet med Iringa i Tanzania upphörde när medlen var förbrukade.", "expired", []),
        ("Hvidovre kommune i Danmark meddelar i brev 2022-03-01 att byrådet har beslutat att avsluta vänortsavtalet.", "ended", [("end", "reported", "foreign")]),
        ("Narva i Estland meddelar i brev 2022-03-01 att stadsfullmäktige har beslutat att avsluta vänortsavtalet.", "ended", [("end", "reported", "foreign")]),
        ("Den isländska kommunen Blönduós meddelar i brev att den säger upp det vänortsavtal som den och kommunen ingick 1978.", "ended", [("end", "reported", "foreign")]),
        ("I höst är det tio år sedan kommunen blev vänort med Narva i Estland.", "active", []),
        ("I brevet meddelar estniska Narva att man ämnar säga upp vänskapsavtalet.", "active", [("end", "planned", "foreign")]),
    ],
)  # fmt: skip
def test_told_of_the_other_side(text: str, status: str, acts: Acts) -> None:
    assert read("Information", "Informationen noteras.", text) == (status, acts)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (
            "Resa till Tartu",
            "Delegationen reste till Tartu för att studera skolor. Vänskapsavtalet mellan skolorna förlängdes.",
        ),
        (
            "Rapport från Bryssel",
            "Ordföranden deltog i ett möte i Bryssel där det diskuterades hur vänortsavtalet kan förnyas.",
        ),
        ("Konsert i Riga", "Musikskolans kör uppträder i Riga. Körens vänskapsavtal med en lettisk kör förlängs."),
    ],
)
def test_a_place_that_is_no_partner(heading: str, text: str) -> None:
    page = f"Ystads kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2021-03-15\n\n§ 4 {heading}\n\nBeslut\nNoteras.\n\nÄrendet\n{text}\n"
    assert not process(page.encode(), "p.txt").records
