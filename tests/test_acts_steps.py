"""Day, §, organ and day of effect of each told step; what a paper to the press and a letter tell; what is no step."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import Act, AgreementRecord

MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"
HEAD = "Sala kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Vänortsavtalet med Narva\n\nKommunstyrelsens beslut\nInformationen läggs till handlingarna.\n\nBakgrund\nSala kommun slöt 1992 ett vänortsavtal med Narva i Estland. "


def read(text: str) -> list[AgreementRecord]:
    name = "page.html" if text.startswith("<") else "text.txt"
    return list(process(f"{text}\n{MARK if name.endswith('txt') else ''}".encode(), name).records)


def short(a: Act) -> str:
    parts = [a.act, a.stage, a.by, a.organ_name, a.paragraph and f"§ {a.paragraph}", a.date and a.date.value]
    return " ".join(p for p in parts if p) + (f" > {a.effective.value}" if a.effective else "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (  # each step has its own §
            "Det pausades av kommunstyrelsen den 26 maj 2004, § 301, och återupptogs genom kommunstyrelsens beslut den 10 mars 2005, § 78.",
            ["pause reported swedish kommunstyrelsen § 301 2004-05-26", "resume reported swedish kommunstyrelsen § 78 2005-03-10"],
        ),
        ("Kommunfullmäktige beslutade den 27 maj 2013, § 61, om en förlängning utan slutdatum.", ["renew reported swedish kommunfullmäktige § 61 2013-05-27"]),
        ("Kommunstyrelsen beslutade 2002 om ett förnyat avtal med Narva.", ["renew reported swedish kommunstyrelsen 2002"]),
        ("Kommunstyrelsen beslutade den 3 maj 2012 om uppsägning.", ["end reported swedish kommunstyrelsen 2012-05-03"]),
        ("Kommunstyrelsen beslutade den 3 maj 2012 om uppsägning av hyresavtalet för vänortsgården.", []),
        ("Kommunstyrelsen beslutade den 3 maj 2012 om resor till Narva.", []),
        ("Narva stad har i brev den 5 oktober 2016 sagt upp avtalet till den 31 december 2016.", ["end reported foreign 2016-10-05 > 2016-12-31"]),
        ("Avtalet är slutet 1992 och har förlängts en gång, 2001.", ["renew reported unknown 2001"]),
        ("Avtalet utvärderades under 2015 av kommunledningskontoret.", ["evaluate reported swedish kommunledningskontoret 2015"]),
        ("I brev den 1 mars 2016 meddelar Narva att fullmäktige där har sagt upp avtalet.", ["end reported foreign 2016-03-01"]),
        ("Avtalet var på väg att sägas upp, men kommunfullmäktige beslöt 1999 att det skulle finnas kvar.", ["keep reported swedish kommunfullmäktige 1999"]),
        ("Avtalet, vilket kommunen pausade 2010, har inte återupptagits.", ["pause reported swedish 2010"]),
        ("Arbetsutskottet har den 3 november, § 118, ändrat sig om avtalet.", []),
        ("Pandemin ställde in fjolårets träffar, men nu är utbytet i gång igen.", []),
    ],
)  # fmt: skip
def test_each_told_step(sentence: str, expected: list[str]) -> None:
    (record,) = read(HEAD + sentence)
    assert [short(a) for a in record.acts] == expected


def test_a_partner_named_by_its_kind() -> None:
    text = (
        "Region Kalmar län\nRegionstyrelsen\nProtokoll 2022-03-23\n\n§ 62 Regionens avtal\n\nBeslut\nInformationen läggs till handlingarna.\n\n"
        "Bakgrund\nRegionen har samarbetsavtal med Pskov oblast i Ryssland och med staden Gdynia i Polen. "
        "Avtalet med oblasten förnyades 2010. Oblasten sade upp det i mars 2014."
    )
    found = {r.foreign_partner.name: [short(a) for a in r.acts] for r in read(text) if r.foreign_partner}
    assert found == {"Pskov": ["renew reported unknown 2010", "end reported foreign 2014-03"], "Gdynia": []}


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Vänortsavtalet med Gråsten i Danmark upphör vid årsskiftet, den 1 januari 2017.", "end decided swedish kommunstyrelsen § 81 2016-11-21 > 2017-01-01"),
        ("Vänortsavtalet med Gråsten i Danmark upphör vid årsskiftet.", "end decided swedish kommunstyrelsen § 81 2016-11-21 > 2016-12-31"),
        ("Vänortsavtalet med Gråsten i Danmark förnyas för tiden till och med utgången av 2024.", "renew decided swedish kommunstyrelsen § 81 2016-11-21"),
        ("Att en paus i vänortsavtalet med Gråsten i Danmark inträder den 1 januari 2017.", "pause decided swedish kommunstyrelsen § 81 2016-11-21 > 2017-01-01"),
        ("Kommunstyrelsen gör, av ekonomiska skäl, en time-out i vänortsavtalet med Gråsten i Danmark.", "pause decided swedish kommunstyrelsen § 81 2016-11-21"),
        ("Något nytt vänortsavtal med Gråsten i Danmark tecknas inte när det nuvarande löper ut.", "not_renew decided swedish kommunstyrelsen § 81 2016-11-21"),
        ("Kommunstyrelsen godkänner en ny lydelse av vänortsavtalet med Gråsten i Danmark.", "amend decided swedish kommunstyrelsen § 81 2016-11-21"),
        ("Uppsägningstiden i vänortsavtalet med Gråsten i Danmark ändras från tre till nio månader.", "amend decided swedish kommunstyrelsen § 81 2016-11-21"),
        ("Skoldelen i vänortsavtalet med Gråsten i Danmark sägs upp.", "partly_end decided swedish kommunstyrelsen § 81 2016-11-21"),
        ("att kommunen och Gråsten i Danmark gemensamt upphäver vänortsavtalet.", "end decided mutual kommunstyrelsen § 81 2016-11-21"),
        ("Samarbetsavtalet med Gråsten i Danmark ändras så att samarbetet om skogsbruk avslutas.", "amend decided swedish kommunstyrelsen § 81 2016-11-21"),
    ],
)  # fmt: skip
def test_what_a_decision_changes_and_when(decision: str, expected: str) -> None:
    head = "Sala kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Vänorten\n\nKommunstyrelsens beslut\n"
    (record,) = read(head + decision)
    assert [short(a) for a in record.acts] == [expected]


PRESS = "PRESSMEDDELANDE\nSala kommun\n22 maj 2013\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{PRESS}Sala kommun förlänger sitt partnerskap med Njombe i Tanzania. Det beslutade kommunstyrelsen i dag med nio röster mot två.", ["renew reported swedish kommunstyrelsen 2013-05-22"]),
        (f"{PRESS}NY VÄNORT I FRANKRIKE\n\nKommunfullmäktige sa vid gårdagens sammanträde ja till att ingå ett vänortsavtal med staden Roscoff i Frankrike.", ["establish reported swedish kommunfullmäktige 2013-05-21"]),
        (f"{PRESS}Sala kommun säger upp vänortsavtalet med Gdov i Ryssland. Avtalet är från 1992. Beslutet, som fattades den 20 maj 2013, gäller genast.", ["end reported swedish 2013-05-20"]),
        (
            "Sala kommun\n25 januari 1993\n\nTill borgmästaren i Bad Doberan, Tyskland\n\nBäste herr borgmästare,\n\nHärmed meddelas att Sala kommun inte kommer att förlänga vänortsavtalet med\nBad Doberan. Kommunstyrelsen fattade beslut härom den 19 januari 1993.\n\nKarl Älv\nkommunstyrelsens ordförande",
            ["not_renew reported swedish kommunstyrelsen 1993-01-19"],
        ),
        (
            "<!DOCTYPE html><html lang='sv'><head><title>Beslut i korthet - Sala kommun</title></head><body><main><h1>Beslut i korthet från kommunfullmäktige 28 november 2022</h1>"
            "<p>Kommunfullmäktige beslutade att vänortsavtalet med Apatity i Ryssland pausas tills vidare (§ 164).</p></main><footer>Sala kommun</footer></body></html>",
            ["pause reported swedish kommunfullmäktige § 164 2022-11-28"],
        ),
    ],
)  # fmt: skip
def test_papers_that_tell_of_a_decision(text: str, expected: list[str]) -> None:
    (record,) = read(text)
    assert [short(a) for a in record.acts] == expected


@pytest.mark.parametrize(
    ("decision", "yrkande", "expected"),
    [
        ("Vänortsavtalet med Gdov i Ryssland sägs upp.", "Eva Ask (S) yrkar att vänortsavtalet med Gdov inte sägs upp.", ["end decided"]),
        ("Vänortsavtalet med Gdov i Ryssland sägs upp.", "Eva Ask (S) yrkar att vänortsavtalet med Gdov pausas.", ["end decided", "pause rejected"]),
        ("Vänortsavtalet med Gdov i Ryssland sägs upp.\n\nKommunstyrelsens förslag\natt pausa avtalet tills vidare.", "Eva Ask (S) yrkar att avtalet sägs upp.", ["end decided", "pause rejected"]),
    ],
)  # fmt: skip
def test_what_lost(decision: str, yrkande: str, expected: list[str]) -> None:
    head = "Sala kommun\nKommunfullmäktige\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Vänortsavtalet med Gdov\n\nKommunfullmäktiges beslut\n"
    (record,) = read(f"{head}{decision}\n\nYrkande\n{yrkande}")
    assert sorted(f"{a.act} {a.stage}" for a in record.acts) == expected


def test_a_proposal_refused_for_one_partner() -> None:
    text = (
        "Sala kommun\nKommunfullmäktige\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Avtalen med Gdov och Narva\n\n"
        "Kommunstyrelsens förslag\n1. Vänortsavtalet med Gdov i Ryssland sägs upp.\n2. Vänortsavtalet med Narva i Estland sägs upp.\n\n"
        "Kommunfullmäktiges beslut\n1. Vänortsavtalet med Gdov sägs upp.\n2. Förslaget i vad avser Narva avslås."
    )
    found = {r.foreign_partner.name: [f"{a.act} {a.stage}" for a in r.acts] for r in read(text) if r.foreign_partner}
    assert found == {"Gdov": ["end decided"], "Narva": ["end rejected"]}


@pytest.mark.parametrize(
    ("organ", "told", "expected"),
    [
        (
            "Kommunfullmäktige",
            "Kommunstyrelsen lämnar följande förslag till kommunfullmäktige:\nVänortsavtalet med Narva i Estland sägs upp.",
            "end proposed swedish kommunstyrelsen",
        ),
        (
            "Kommunfullmäktige",
            "Att säga upp vänortsavtalet med Narva i Estland är vad kommunstyrelsen föreslår kommunfullmäktige.",
            "end proposed swedish kommunstyrelsen",
        ),
        (
            "Kommunfullmäktige",
            "Kommunfullmäktige föreslås besluta att säga upp vänortsavtalet med Narva i Estland.",
            "end proposed swedish",
        ),
        (
            "Kommunstyrelsen",
            "Arbetsutskottet överlämnar ärendet till kommunstyrelsen med förslag att vänortsavtalet med Narva i Estland sägs upp.",
            "end proposed swedish arbetsutskottet",
        ),
        (
            "Kommunstyrelsen",
            "Förslag till beslut: att säga upp vänortsavtalet med Narva i Estland.",
            "end proposed swedish",
        ),
    ],
)
def test_whose_proposal_waits(organ: str, told: str, expected: str) -> None:
    head = f"Sala kommun\n{organ}\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Vänortsavtalet med Narva\n\n"
    (record,) = read(f"{head}Förslag till beslut\n{told}\n\nBeslut\nÄrendet bordläggs.\n")
    assert [short(a) for a in record.acts] == [expected]


@pytest.mark.parametrize(
    ("decided", "signed", "expected"),
    [
        (
            "beslöt den 17 juni 2024, § 92, att kommunen ska ingå ett vänortsavtal",
            "Det är ännu inte undertecknat.",
            "proposed",
        ),
        ("godkände den 17 juni 2024 vänortsavtalet", "Någon underskrift finns ännu inte.", "proposed"),
        ("godkände den 17 juni 2024 vänortsavtalet", "Undertecknandet har skjutits upp till våren.", "proposed"),
        ("antog den 17 juni 2024 vänortsavtalet", "Det väntar på borgmästarens underskrift.", "proposed"),
        ("antog den 17 juni 2024 vänortsavtalet", "Det undertecknades i augusti.", "active"),
        ("godkände den 17 juni 2024 vänortsavtalet", "Planen för utbytet är ännu inte undertecknad.", "active"),
    ],
)
def test_what_is_decided_on_and_not_signed(decided: str, signed: str, expected: str) -> None:
    head = "Sala kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2024-11-11\n\n§ 81 Lägesrapport\n\n"
    (record,) = read(
        f"{head}Kommunfullmäktige {decided} med Narva i Estland. {signed}\n\nBeslut\nInformationen noteras.\n"
    )
    told = f"establish reported swedish kommunfullmäktige {'§ 92 ' if '§' in decided else ''}2024-06-17"
    assert (record.status, [short(a) for a in record.acts]) == (expected, [told] if expected == "proposed" else [])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Avtalet förlängs automatiskt med fem år i taget.", ((), 5.0)),
        ("Avtalet förnyas om ingen av parterna säger upp det.", ((), None)),
        ("Avtalet förlängdes 2015.", (("renew reported unknown 2015",), None)),
    ],
)
def test_what_an_agreement_does_by_itself_is_no_step(told: str, expected: tuple[tuple[str, ...], float | None]) -> None:
    head = "Sala kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2024-11-11\n\n§ 81 Lägesrapport\n\n"
    (record,) = read(f"{head}Sala har ett vänortsavtal med Narva i Estland. {told}\n\nBeslut\nInformationen noteras.\n")
    assert (tuple(short(a) for a in record.acts), record.term and record.term.years) == expected


@pytest.mark.parametrize(
    "lost",
    ["Att säga upp avtalet avslås.", "Att avsluta avtalet bifalls inte."],
)
def test_a_step_that_is_ruled_on_is_rejected(lost: str) -> None:
    head = "Sala kommun\nKommunfullmäktige\nSammanträdesprotokoll\nSammanträdesdatum 2022-04-25\n\n"
    item = (
        "§ 50 Motion om att säga upp vänortsavtalet med Narva i Estland\n\nBeslut\n1. Avtalet pausas tills vidare.\n2. "
    )
    (record,) = read(f"{head}{item}{lost}\n")
    assert [short(a).split()[:2] for a in record.acts] == [["end", "rejected"], ["pause", "decided"]]
    assert record.status == "paused"


@pytest.mark.parametrize(
    "told",
    [
        "I brev den 5 december 1990 hemställer ordföranden i stadsfullmäktige i Narva att Narva och Sala skall bli vänorter.",
        "Från Narva har den 5 december 1990 inkommit en inbjudan att ingå vänortsavtal.",
        "En förfrågan från Narva om vänortskap inkom den 5 december 1990.",
    ],
)
def test_a_letter_asks_on_its_day(told: str) -> None:
    head = "Sala kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 1991-02-12\n\n§ 39 Brev från Narva, Estland\n\n"
    (record,) = read(f"{head}{told}\n\nBeslut\nÄrendet bordläggs.\n")
    assert [short(a) for a in record.acts] == ["establish requested foreign 1990-12-05"]
