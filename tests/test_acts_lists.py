"""Acts told in lists, tables and relative clauses, what is told and denied, and the day on which a decision sets in."""

from __future__ import annotations

import re

import pytest

from pipeline.process import process
from schemas.record import Act, AgreementRecord

MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"
HEAD = "Höörs kommun\nKommunstyrelsen\nSammanträdesprotokoll 2023-10-10\n\n§ 12 {title}\n\n{text}\n"


def read(text: str, title: str = "Vänortsavtalet med Lutsk") -> list[AgreementRecord]:
    return list(process(f"{HEAD.format(title=title, text=text)}{MARK}".encode(), "text.txt").records)


def short(a: Act) -> str:
    parts = [a.act, a.stage, a.by, a.organ_name, a.paragraph and f"§ {a.paragraph}", a.date and a.date.value]
    return " ".join(p for p in parts if p) + (f" > {a.effective.value}" if a.effective else "")


BACK = "Beslut\nInformationen läggs till handlingarna.\n\nBakgrund\nKommunen har vänortsavtal med Lutsk i Ukraina sedan 1994. "
OWN = "kommunstyrelsen § 12 2023-10-10"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Anmälningsärenden",
            "Kommunstyrelsen noterar följande skrivelser:\na) Trafikverket, remiss.\n"
            "b) Lutsk stad, Ukraina: uppsägning från deras sida av vänortsavtalet, inkommen 2023-09-22.",
            ["end reported foreign 2023-09-22"],
        ),
        (
            "Delgivningar",
            "- Skrivelse från staden Lutsk i Ukraina om uppsägning av vänortsavtalet, 2023-09-22\n- Trafikverket, remiss",
            ["end reported foreign 2023-09-22"],
        ),
        (
            "Redovisning av delegationsbeslut",
            "2023-09-17   Arbetsutskottet § 9   Uppsägning av vänortsavtalet med Lutsk i Ukraina",
            ["end reported swedish arbetsutskottet § 9 2023-09-17"],
        ),
        (
            "Kommunens vänortsavtal",
            "Ort              Slutet   Läge       Vad som hänt\nNarva, Estland   1950     gäller     oförändrat\n"
            "Lutsk, Ukraina   1993     avslutat   kommunfullmäktige sade upp 2016-06-15",
            ["end reported swedish kommunfullmäktige 2016-06-15"],
        ),
        (
            "Kommunens vänortsavtal",
            "Ort              Slutet   Senast förlängt\nNarva, Estland   1950     -\nLutsk, Ukraina   1993     2018-04-24",
            ["renew reported unknown 2018-04-24"],
        ),
    ],
)  # fmt: skip
def test_lists(title: str, text: str, expected: list[str]) -> None:
    lutsk = next(r for r in read(text, title) if r.foreign_partner and r.foreign_partner.name == "Lutsk")
    assert [short(a) for a in lutsk.acts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kommunstyrelsen föreslår kommunfullmäktige häva den paus i vänortsavtalet med Lutsk, Ukraina, som fullmäktige "
            "beslutade om den 17 juni 2020, § 58.",
            [f"resume proposed swedish {OWN}", "pause reported swedish fullmäktige § 58 2020-06-17"],
        ),
        (
            "Beslut\nKommunstyrelsen avslår hemställan.\n\nByalaget hemställer i brev den 1 maj 2023 att kommunen blåser nytt liv i "
            "vänortsavtalet med Lutsk i Ukraina, som fullmäktige 2011 beslutade skulle vila.",
            [f"resume rejected petition {OWN}", "pause reported swedish fullmäktige 2011"],
        ),
        (
            "Eftersom kommunstyrelsen, som den 4 april 2022 (§ 98) beslutade att inte förlänga vänortsavtalet med Lutsk i Ukraina, inte "
            "har några åtaganden kvar avslutas kontot.",
            ["not_renew reported swedish kommunstyrelsen § 98 2022-04-04"],
        ),
        (
            "Kommunstyrelsen beslutar\natt uppsäga den med staden Lutsk i Ukraina år 1963 träffade vänortsöverenskommelsen.",
            [f"end decided swedish {OWN}"],
        ),
        ("Beslut\nKommunstyrelsen medger att vänortssamarbetet med Lutsk i Ukraina ligger nere till och med juni 2024.", [f"pause decided swedish {OWN}"]),
    ],
)  # fmt: skip
def test_relative_clauses_and_old_order(text: str, expected: list[str]) -> None:
    (record,) = read(text)
    assert [short(a) for a in record.acts] == expected


@pytest.mark.parametrize(
    "text",
    [
        BACK + "En ledamot har frågat om vänortsavtalet med Lutsk är uppsagt. Så är inte fallet.",
        BACK + "Det har påståtts att kommunen skulle ha sagt upp vänortsavtalet.",
        BACK + "I tidningen stod att kommunen sagt upp vänortsavtalet. Det stämmer inte.",
        BACK + "I fjol ställdes den sista planerade träffen in för att ingen anmält sig.",
        BACK + "Parterna hörde inte av sig, och det har lämnats därhän.",
        "Beslut\nMotionen Sluta betala för vänorten Lutsk i Ukraina läggs till handlingarna.",
        BACK + "Bo Ek (C) vill ha besked om vänortsavtalet, som för närvarande är pausat.",
        BACK + "Kommunen hade 1951–1988 en vänortskedja som upplöstes i samförstånd.",
        "Beslut\nÄrendet återremitteras för att kostnaden för vänortsavtalet med Lutsk i Ukraina ska belysas.",
        "Beslut\nKommunstyrelsen ger nämnden i uppdrag att se över hur vänortsarbetet med Lutsk i Ukraina ska organiseras.",
        "Beslut\nUtvärderingen blir underlag när vänortsavtalet med Lutsk i Ukraina diskuteras.",
    ],
)
def test_not_done(text: str) -> None:
    assert [short(a) for r in read(text) for a in r.acts] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avtalet, som går ut den 31 december 2023, förlängs till och med den 31 december 2026.", "renew"),
        ("Avtalet förnyas inte när det löper ut den 31 december 2023.", "not_renew > 2023-12-31"),
        ("Avtalet förlängs intill den 31 december 2026.", "renew"),
        ("Avtalet pausas till den 1 januari 2025.", "pause"),
        ("Från och med den 1 januari 2024 sägs avtalet upp.", "end > 2024-01-01"),
        ("Avtalet sägs upp till den 1 januari 2025.", "end > 2025-01-01"),
        ("Avtalet återupptas. Detta gäller från den 1 januari 2024.", "resume > 2024-01-01"),
        ("Uppsägningstiden i avtalet ändras till sex månader. Ändringen träder i kraft den 1 mars 2024.", "amend > 2024-03-01"),
    ],
)  # fmt: skip
def test_when_it_sets_in(text: str, expected: str) -> None:
    said = re.sub(r"\b([Aa])vtalet\b", r"{\1}", text)
    said = said.format(A="Vänortsavtalet med Lutsk i Ukraina", a="vänortsavtalet med Lutsk i Ukraina")
    (record,) = read(f"Beslut\n{said}")
    assert [f"{a.act} > {a.effective.value}" if a.effective else a.act for a in record.acts] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Kommunstyrelsen konstaterar att samarbetet med Lutsk i Ukraina saknar innehåll.\n2. Vänortsavtalet hävs.", [f"end decided swedish {OWN}"]),
        ("Kommunstyrelsen avböjer att förlänga vänortsavtalet med Lutsk i Ukraina.", [f"not_renew decided swedish {OWN}"]),
        ("Beslut\nBeslut om uppehåll i vänortsavtalet med Lutsk i Ukraina fattas inte.", [f"pause rejected swedish {OWN}"]),
        ("Kommunstyrelsen beslutar med stöd av § 4 i vänortsavtalet med Lutsk i Ukraina att ge detta två års förlängning.", [f"renew decided swedish {OWN}"]),
        ("Kommunstyrelsen beslutar att godta det tillägg till vänortsavtalet med Lutsk i Ukraina varigenom det utsträcks till vård.", [f"amend decided swedish {OWN}"]),
        ("Beslut\nVänortsavtalet med Lutsk i Ukraina får därmed en bilaga om jämställdhet.", [f"amend decided swedish {OWN}"]),
        (
            "Beslut\nKommunstyrelsen tar del av meddelandet och konstaterar att vänortsavtalet därmed är avslutat.\n\nHandlingar\n"
            "Brev från Lutsk stad, Ukraina, den 26 september 2023, med besked att stadens råd den 9 september 2023 har beslutat att lämna avtalet.",
            ["end reported foreign stadens råd 2023-09-09"],
        ),
        (BACK + "Det ska förnyas vart fjärde år, och så har skett 2018 och 2022.", ["renew reported unknown 2018", "renew reported unknown 2022"]),
        (BACK + "Avtalet ska vart tredje år bekräftas av båda parter. Så skedde 2020.", ["renew reported mutual 2020"]),
        (BACK + "Det har därefter två gånger förnyats av de båda kommunerna: 2003 och 2006.", ["renew reported mutual 2003", "renew reported mutual 2006"]),
        (
            BACK + "Det gällde i två år. Den 14 februari 2011 beslutade kommunstyrelsen, § 31, att förlänga det till utgången av 2014.",
            ["renew reported swedish kommunstyrelsen § 31 2011-02-14"],
        ),
        (BACK + "Kommunstyrelsen pausade i februari 2019, § 8, under två år, vänortsavtalet.", ["pause reported swedish kommunstyrelsen § 8 2019-02"]),
        (BACK + "Lutsk har skickat en skrivelse. I den säger Lutsk upp vänortsavtalet.", ["end reported foreign"]),
        (
            "Beslut\nMotionen bifalls. Vänortsavtalet med Lutsk i Ukraina får en bilaga om skolan.\n\nBakgrund\nBo Ek (C) yrkade att avtalet i stället "
            "skulle sägas upp. Kommunstyrelsen avslog det yrkandet.",
            [f"amend decided swedish {OWN}", f"end rejected motion {OWN}"],
        ),
    ],
)  # fmt: skip
def test_told_in_other_words(text: str, expected: list[str]) -> None:
    (record,) = read(text)
    assert [short(a) for a in record.acts] == expected


def test_decision_to_come_told_behind() -> None:
    text = "Höörs kommun\nAktuellt 2023-04-13\n\nHöör lämnar Lutsk\n\nVänortsavtalet med Lutsk i Ukraina ska sägas upp. Beslutet tas av kommunfullmäktige den 14 juni 2023.\n"
    (record,) = process(f"{text}{MARK}".encode(), "text.txt").records
    assert [short(a) for a in record.acts] == ["end planned swedish kommunfullmäktige 2023-06-14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # why it goes on again is no ground for the pause that is told
        ("Beslut\nVänortsavtalet med Lutsk i Ukraina, vilket kommunen pausade 2010, återupptas.\n\nSkäl\nEkonomin är åter i balans.", []),
        # what an office's paper is quoted for is the office's
        (
            "Beslut\nVänortsavtalet med Lutsk i Ukraina sägs upp.\n\nBakgrund\nEnligt kanslichefens tjänsteskrivelse den 8 april 2023 \"saknas medel "
            "för resor, och pengarna i budgeten räcker inte\".",
            ["resources official"],
        ),
        # the next sentence says who took it as its ground
        (
            "Beslut\nVänortsavtalet med Lutsk i Ukraina avslutas.\n\nBakgrund\nNågon träff med Lutsk har inte blivit av på åtta år. Det är skälet till att "
            "arbetsutskottet 2023-09-07, § 121, lagt fram förslag om att avsluta avtalet.",
            ["inactivity majority"],
        ),
        (
            "Beslut\nVänortsavtalet med Lutsk i Ukraina sägs upp.\n\nSkälen för beslutet\nKommunfullmäktige har valt pendling som inriktning, och avtalet låter "
            "sig inte förenas med den inriktningen.",
            ["policy_change deciding_organ"],
        ),
    ],
)  # fmt: skip
def test_whose_ground(text: str, expected: list[str]) -> None:
    (record,) = read(text)
    assert [f"{r.reason} {r.holder}" for r in record.reasons] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avtalet återupptogs genom kommunstyrelsens beslut den 10 mars 2015, § 78.", []),
        (
            "På grundval av vad som då framkom godkände kommunfullmäktige den 23 april 2013, § 92, ett treårigt avtal.",
            [],
        ),
        (
            "Kommunfullmäktige beslutade den 3 maj 2022, § 21, att pausa avtalet. Kommunfullmäktige behandlade ärendet den 3 maj 2022, § 22.",
            ["kommunfullmäktige 2022-05-03"],
        ),
        ("Arbetsutskottet behandlade ärendet den 3 oktober 2023, § 78.", ["arbetsutskottet 2023-10-03"]),
    ],
)
def test_acts_are_no_handling(text: str, expected: list[str]) -> None:
    (record,) = read(BACK + text)
    assert [f"{h.organ_name} {h.date.value}" for h in record.handling if h.date] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Höörs kommun\nPressmeddelande den 17 april 2008\n\nFem år till\n\nKommunstyrelsens ordförande Lars Ek (M) och borgmästaren i Lutsk, Ukraina, satte "
            "onsdagen den 16 april sina namn under en förlängning av vänortsavtalet.",
            ["renew reported mutual 2008-04-16"],
        ),
        (
            "Höörs kommun\nDelegationsbeslut\n2007-11-09\n\nFörlängning av vänortsavtal\n\nMed stöd av kommunstyrelsens delegationsordning beslutar kommunchefen "
            "att förlänga vänortsavtalet med Lutsk i Ukraina till och med den 30 september 2008.\n\nBo Ek\nkommunchef",
            ["renew decided swedish 2007-11-09"],
        ),
        (
            "Höörs kommun\nKommunstyrelsen\nHöör den 9 februari 2010\n\nTill staden Lutsk, Ukraina\n\nHärmed underrättas ni om att kommunstyrelsen i § 12 den "
            "26 januari 2010 för vår del gjort uppehåll i vänortssamarbetet från den 1 mars 2010.",
            ["pause reported swedish kommunstyrelsen § 12 2010-01-26 > 2010-03-01"],
        ),
    ],
)  # fmt: skip
def test_other_papers(text: str, expected: list[str]) -> None:
    (record,) = process(f"{text}\n{MARK}".encode(), "text.txt").records
    assert [short(a) for a in record.acts] == expected
