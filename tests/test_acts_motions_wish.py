"""What a § tells as its motion's wish: quoted, under a label, by a reference back, in a noun; and what is somebody else's."""

from __future__ import annotations

import pytest

from pipeline.process import process
from tests.drills.grounds import MINUTES as PAGE

MINUTES = PAGE + "\nExempel skrivet för vanort – inte en verklig handling\n"
TWIN = "Vara kommun har sedan 1998 ett vänortsavtal med Tukums i Lettland. "


def acts(told: str, heading: str = "Motion om Tukums") -> list[str]:
    body = f"Ärendet\n{TWIN}{told}\n\nBeslut\nMotionen bordläggs."
    text = MINUTES.format(organ="Kommunfullmäktige", heading=heading, body=body)
    return [f"{a.act} {a.stage} {a.by}" for r in process(text.encode(), "text.txt").records for a in r.acts]


@pytest.mark.parametrize(
    "told",
    [
        'Anna Ek (S) har lämnat in en motion. Yrkandet har denna lydelse: "Vänortsavtalet med Tukums sägs upp."',
        "Anna Ek (S) skriver i motionen:\n\n”Läget är ett annat än 1998. Jag föreslår att vänortsavtalet med Tukums sägs upp.”",
        "Anna Ek (S) väckte motionen den 3 maj 2018. Däri begärs att vänortsavtalet med Tukums sägs upp.",
        "Anna Ek (S) har väckt en motion. Hon vill att kommunen säger upp vänortsavtalet med Tukums.",
        "Att vänortsavtalet med Tukums sägs upp är vad Anna Ek (S) vill i sin motion.",
        "Vänortsavtalet med Tukums bör sägas upp. Det skriver Anna Ek (S) i en motion.",
        "Frågan om uppsägning av vänortsavtalet med Tukums har väckts i en motion av Anna Ek (S).",
        "Motionen av Anna Ek (S) rör uppsägning av vänortsavtalet med Tukums.",
        "\n\nMotionär: Anna Ek (S)\nInlämnad: 2018-05-03\nFörslag: att säga upp vänortsavtalet med Tukums.",
        "\n\nMotionär: Anna Ek (S)\nInlämnad: 2018-05-03\nYrkande: att vänortsavtalet med Tukums sägs upp",
        "\n\nMotionär: Anna Ek (S)\nÄmne: uppsägning av vänortsavtalet med Tukums",
        "Anna Ek (S) anför i sin motion att tiden är mogen att säga upp vänortsavtalet med Tukums.",
        "Det krav som reses i motionen är att kommunfullmäktige ska besluta att säga upp vänortsavtalet med Tukums.",
    ],
)
def test_wish_of_the_motion(told: str) -> None:
    assert acts(told) == ["end requested motion"]


@pytest.mark.parametrize(
    "told",
    [
        "Kansliet framhåller att motionen rör en fråga som bör vänta. Avtalet löper till 2025 och kan därefter sägas upp.",
        "Anna Ek (S) har väckt en motion. Där beskrivs hur avtalet med Tukums förlängs automatiskt.",
        "Motionären skriver att avtalet förnyas vart tredje år.",
        "Anna Ek (S) har i en motion ställt frågor om avtalet. Uppsägning av avtalet sker skriftligen.",
    ],
)
def test_no_wish_of_the_motion(told: str) -> None:
    assert acts(told) == []


@pytest.mark.parametrize(
    ("noun", "act"),
    [
        ("hävning av vänortsavtalet med Tukums", "end"),
        ("utträde ur vänortsavtalet med Tukums", "end"),
        ("avslut på vänortssamarbetet med Tukums", "end"),
        ("tillfälligt stopp för vänortsutbytet med Tukums", "pause"),
        ("bevarande av vänortsavtalet med Tukums", "keep"),
        ("upprätthållande av vänortssamarbetet med Tukums", "keep"),
        ("ytterligare en avtalsperiod för vänortsavtalet med Tukums", "renew"),
        ("utebliven förlängning av vänortsavtalet med Tukums", "not_renew"),
        ("uppföljning av vänortsavtalet med Tukums", "evaluate"),
        ("utvärdering rörande vänortsavtalet med Tukums", "evaluate"),
        ("omstart för vänortsutbytet med Tukums", "resume"),
        ("tillägg till vänortsavtalet med Tukums", "amend"),
    ],
)
def test_wish_in_a_noun(noun: str, act: str) -> None:
    assert acts("Anna Ek (S) har väckt en motion.", f"Motion om {noun}") == [f"{act} requested motion"]
    assert acts(f"Anna Ek (S) har väckt en motion om {noun}.") == [f"{act} requested motion"]


@pytest.mark.parametrize(
    ("noun", "act"),
    [
        ("ett förnyat vänortsavtal med Tukums", "renew"),
        ("fortsatt vänortssamarbete med Tukums", "keep"),
        ("Tukums som fortsatt vänort", "keep"),
        ("vilande vänortsavtal med Tukums", "pause"),
        ("bruten vänortsrelation med Tukums", "end"),
        ("avförande av Tukums som vänort", "end"),
        ("bibehållande av Tukums som vänort", "keep"),
        ("återupptagande av det pausade vänortssamarbetet med Tukums", "resume"),
        ("ett slut på vänortsavtalet med Tukums", "end"),
    ],
)
def test_wish_for_a_state(noun: str, act: str) -> None:
    assert acts("Anna Ek (S) har väckt en motion.", f"Motion om {noun}") == [f"{act} requested motion"]
    assert acts(f"Anna Ek (S) har väckt en motion om {noun}.") == [f"{act} requested motion"]


@pytest.mark.parametrize(
    ("organ", "decision", "expected"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsen lämnar följande förslag till kommunfullmäktige: Vänortsavtalet med Tukums sägs upp.", "end proposed"),
        ("Kommunstyrelsen", "Ärendet lämnas till kommunfullmäktige med tillstyrkan av att vänortsavtalet med Tukums sägs upp.", "end proposed"),
        ("Kommunstyrelsen", "Vänortsavtalet med Tukums sägs upp. Kommunfullmäktige informeras.", "end decided"),
        ("Kommunfullmäktige", "Efter avslutad överläggning beslutar kommunfullmäktige att revidera vänortsavtalet med Tukums.", "amend decided"),
        ("Kommunfullmäktige", "Vänortsavtalet med Tukums pausas så länge läget består.", "pause decided"),
        ("Kommunfullmäktige", "I vänortsavtalet med Tukums införs ett nytt avsnitt om skola.", "amend decided"),
        ("Kommunfullmäktige", "Vänortsavtalet med Tukums ska stå kvar oförändrat.", "keep decided"),
        ("Kommunfullmäktige", "Innehållet i vänortsavtalet med Tukums uppdateras.", "amend decided"),
        ("Kommunfullmäktige", "Kommunfullmäktige beställer en oberoende utvärdering av vänortsavtalet med Tukums.", "evaluate decided"),
    ],
)  # fmt: skip
def test_decided_or_laid_before_the_council(organ: str, decision: str, expected: str) -> None:
    text = MINUTES.format(organ=organ, heading="Vänortsfrågor", body=f"Beslut\n{decision}\n\nÄrendet\n{TWIN}")
    assert [f"{a.act} {a.stage}" for r in process(text.encode(), "text.txt").records for a in r.acts] == [expected]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Kommunfullmäktige avslår motionens yrkande att säga upp vänortsavtalet med Tukums.", ["end rejected"]),
        (
            "Kommunfullmäktige anser motionens yrkande att säga upp vänortsavtalet med Tukums besvarat.",
            ["end requested"],
        ),
        ("Kommunfullmäktige avslår motionen men pausar vänortsavtalet med Tukums.", ["end rejected", "pause decided"]),
    ],
)
def test_a_wish_named_by_what_disposes_of_it(decision: str, expected: list[str]) -> None:
    told = "Anna Ek (S) har väckt en motion om att säga upp vänortsavtalet med Tukums."
    body = f"Ärendet\n{TWIN}{told}\n\nBeslut\n{decision}"
    text = MINUTES.format(organ="Kommunfullmäktige", heading="Motion om Tukums", body=body)
    assert [f"{a.act} {a.stage}" for r in process(text.encode(), "text.txt").records for a in r.acts] == expected
