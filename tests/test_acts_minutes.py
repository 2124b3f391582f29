"""Decisions of councils, boards and committees without a motion: a later end, what others decided, refusals, several at once."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"
HEAD = "Sala kommun\n{organ}\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Vänortsavtalet med Gråsten\n\n{text}\n"
KF, KS = "Kommunfullmäktige", "Kommunstyrelsen"
BACKGROUND = "\n\nBakgrund\nVänortsavtalet med Gråsten i Danmark är från 1946."


def read(text: str, organ: str = KF) -> list[AgreementRecord]:
    return list(process(f"{HEAD.format(organ=organ, text=text)}{MARK}".encode(), "text.txt").records)


def told(record: AgreementRecord) -> list[str]:
    return [
        " ".join(str(part) for part in (a.act, a.stage, a.by, a.organ, a.date and a.date.value) if part)
        for a in record.acts
    ]


@pytest.mark.parametrize(
    ("decision", "ended"),
    [
        ("Vänortsavtalet med Gråsten avslutas vid årsskiftet 2016/2017.", "2016/2017"),
        ("Vänortsavtalet med Gråsten upphör i och med årsskiftet 2016/17.", "2016/2017"),
        ("Vänortsavtalet med Gråsten avslutas till utgången av 2017.", "2017-12-31"),
        ("Vänortsavtalet med Gråsten sägs upp. Sista dag för avtalet blir den 30 juni 2017.", "2017-06-30"),
        ("Vänortsavtalet med Gråsten sägs upp. Gruppen från Gråsten kommer den 30 juni 2017.", "2016-11-21"),
    ],
)
def test_a_later_end(decision: str, ended: str) -> None:
    (record,) = read(f"Kommunfullmäktiges beslut\n{decision}{BACKGROUND}")
    assert record.ended is not None
    assert (told(record), record.ended.value) == (["end decided swedish kommunfullmaktige 2016-11-21"], ended)


@pytest.mark.parametrize(
    ("text", "expected", "ended"),
    [
        (  # no line parts what is decided from what is told
            "Informationen antecknas.\nKommunfullmäktige beslutade den 25 november 2013, § 190, att säga upp vänortsavtalet med Gråsten i "
            "Danmark. Avtalet upphörde den 30 juni 2014.",
            ["end reported swedish kommunfullmaktige 2013-11-25"],
            "2014-06-30",
        ),
        (
            "Informationen antecknas.\n\nFullmäktige sade den 25 november 2013 upp vänortsavtalet med Gråsten i Danmark. Det löpte ut den 30 juni 2014.",
            ["end reported swedish kommunfullmaktige 2013-11-25"],
            "2014-06-30",
        ),
        (
            "Informationen antecknas.\n\nKommunfullmäktige beslutade den 25 november 2013 att avsluta vänortsavtalet med Gråsten i Danmark. "
            "Samarbetet avslutades formellt den 30 juni 2014.",
            ["end reported swedish kommunfullmaktige 2013-11-25"],
            "2014-06-30",
        ),
        (
            "Informationen antecknas.\n\nGråsten i Danmark har sagt upp vänortsavtalet med Sala. Brevet kom den 18 oktober 2016.",
            ["end reported foreign 2016-10-18"],
            "2016-10-18",
        ),
        (
            "Informationen antecknas.\n\nGråsten i Danmark har avslutat vänortsavtalet med Sala. Uppsägningen inkom i oktober 2016.",
            ["end reported foreign 2016-10"],
            "2016-10",
        ),
        (
            "Informationen antecknas.\n\nGråsten i Danmark har avslutat vänortsavtalet med Sala. Den 18 oktober 2016 kom ett kort.",
            ["end reported foreign"],
            None,
        ),
        (
            "Redovisningen godkänns.\n\nFöljande beslut anmäls:\nKommundirektören har den 23 april 2016 beslutat att pausa vänortsavtalet med "
            "Gråsten i Danmark.",
            ["pause reported swedish annat 2016-04-23"],
            None,
        ),
        (
            "Anmälan noteras.\n- Ordförandens beslut 2016-04-23 att pausa vänortsavtalet med Gråsten i Danmark.",
            ["pause reported swedish annat 2016-04-23"],
            None,
        ),
        (
            "Kommunstyrelsen beslutade att pausa vänortsavtalet med Gråsten i Danmark.",
            ["pause decided swedish kommunstyrelsen 2016-11-21"],
            None,
        ),
        (
            "Vänortsavtalet med Gråsten återupptas.\n\nBakgrund\nVänortsavtalet med Gråsten i Danmark har legat pausat sedan 2006.",
            ["resume decided swedish kommunstyrelsen 2016-11-21", "pause reported unknown 2006"],
            None,
        ),
    ],
)  # fmt: skip
def test_what_others_decided(text: str, expected: list[str], ended: str | None) -> None:
    (record,) = read(f"Kommunstyrelsens beslut\n{text}", KS)
    assert (told(record), record.ended and record.ended.value) == (expected, ended)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Kommunstyrelsens förslag om uppsägning av vänortsavtalet med Gråsten avslås.", "end"),
        ("Kommunfullmäktige avslår kommunstyrelsens förslag om uppsägning.", "end"),
        ("Kommunstyrelsens förslag till förlängning av vänortsavtalet med Gråsten bifalls inte.", "renew"),
        ("Kommunfullmäktige bifaller inte styrelsens förslag om en paus i vänortsavtalet med Gråsten.", "pause"),
        ("att inte bifalla kommunstyrelsens förslag att pausa vänortsavtalet med Gråsten", "pause"),
        ("Kommunfullmäktige avslår förslaget om höjt anslag för arbetet med vänorten Gråsten.", None),
        ("Kommunfullmäktige avslår ansökan om bidrag till en resa till vänorten Gråsten.", None),
    ],
)
def test_refusals(decision: str, expected: str | None) -> None:
    (record,) = read(f"Kommunfullmäktiges beslut\n{decision}{BACKGROUND}")
    assert told(record) == ([f"{expected} rejected swedish kommunfullmaktige 2016-11-21"] if expected else [])
    assert record.status == "active"


@pytest.mark.parametrize(
    ("decision", "years"),
    [
        ("Vänortsavtalen med Gråsten i Danmark och Voss i Norge förlängs i fem år.", [5, 5]),
        ("att förlänga\n- vänortsavtalet med Gråsten i Danmark\n- vänortsavtalet med Voss i Norge\n\nBåda avtalen gäller därefter i fem år.", [5, 5]),
        ("1. Vänortsavtalet med Gråsten i Danmark förlängs i fem år.\n2. Vänortsavtalet med Voss i Norge förlängs i tre år.", [5, 3]),
    ],
)  # fmt: skip
def test_years_of_several(decision: str, years: list[int]) -> None:
    assert [r.term and r.term.years for r in read(f"Kommunfullmäktiges beslut\n{decision}")] == years


@pytest.mark.parametrize(
    ("title", "decision", "expected"),
    [
        ("Uppsägning av vänortsavtalet med Gråsten", "Kommunstyrelsens förslag bifalls.", "end decided"),
        ("Förslag om uppsägning av vänortsavtalet med Gråsten", "Kommunfullmäktige avslår förslaget.", "end rejected"),
        ("Förslag till vänortsavtal med Gråsten", "Förslaget antas.", "establish decided"),
        ("Vänortsavtal med Gråsten", "Kommunfullmäktige avslår förslaget till vänortsavtal.", "establish rejected"),
        (
            "Vänortsavtal med Gråsten",
            "Kommunfullmäktige säger nej till ett vänortsavtal med Gråsten.",
            "establish rejected",
        ),
        ("Vänortsavtal med Gråsten", "Förslaget till vänortsavtal med Gråsten förkastas.", "establish rejected"),
        ("Uppsägning av vänortsavtalet med Gråsten", "Ärendet återremitteras.", None),
        ("Redovisning av uppsägning av hyresavtal i vänorten Gråsten", "Kommunstyrelsens förslag bifalls.", None),
        ("Resa till vänorten Gråsten", "Kommunfullmäktige säger nej till att köpa en skulptur.", None),
    ],
)
def test_what_the_heading_names(title: str, decision: str, expected: str | None) -> None:
    text = (
        f"Sala kommun\nKommunfullmäktige\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 {title}\n\n"
        f"Kommunfullmäktiges beslut\n{decision}\n\nBakgrund\nGråsten ligger i Danmark.\n{MARK}"
    )
    acts = [f"{a.act} {a.stage}" for r in process(text.encode(), "text.txt").records for a in r.acts]
    assert acts == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected", "since"),
    [
        (  # no line parts the decision from what is told of the matter
            "Kommunfullmäktige beslutar\natt vänortsavtalet med Gråsten i Danmark ska kvarstå.\nAvtalet tillkom 1950.\n"
            "Förslag har väckts av ekonomichefen att säga upp avtalet.",
            ["keep decided swedish kommunfullmaktige 2016-11-21"],
            "1950",
        ),
        (
            "Kommunfullmäktige beslutar\natt behålla vänortsavtalet med Gråsten i Danmark.\n\nAvtalet tecknades 1990.",
            ["keep decided swedish kommunfullmaktige 2016-11-21"],
            "1990",
        ),
        (
            "Kommunfullmäktiges beslut\nVänortsavtalet med Gråsten behålls.\n\nBakgrund\nVi har ett vänortsavtal med Gråsten i Danmark. Det är från 1953.",
            ["keep decided swedish kommunfullmaktige 2016-11-21"],
            "1953",
        ),
        (
            "Kommunfullmäktiges beslut\nVänortsavtalet med Gråsten i Danmark behålls.\n\nBakgrund\n"
            "Ett underlag om vänortsavtalet finns. Det är från 2007.",
            ["keep decided swedish kommunfullmaktige 2016-11-21"],
            None,
        ),
        (
            "Kommunfullmäktige beslutar\na) Resor till vänorten Gråsten stoppas.\nb) Vänortsavtalet med Gråsten i Danmark vilar under 2017.",
            ["pause decided swedish kommunfullmaktige 2016-11-21"],
            None,
        ),
    ],
)  # fmt: skip
def test_the_matter_below_a_decision(text: str, expected: list[str], since: str | None) -> None:
    (record,) = read(text)
    assert (told(record), record.established and record.established.value) == (expected, since)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Länsstyrelsen beslutar att utvärdera samarbetsavtalet med Österbotten under 2017.", "evaluate"),
        (
            "Länsstyrelsen i Västerbottens län beslutar att förlänga samarbetsavtalet med Österbotten med tre år.",
            "renew",
        ),
    ],
)
def test_a_county_board_decides_in_a_letter(decision: str, expected: str) -> None:
    text = (
        f"Länsstyrelsen i Västerbottens län\nBESLUT\n2016-11-21\nDnr 101-7788-2016\n\nUtvärdering av samarbetsavtalet med Österbotten\n\n"
        f"{decision}\n\nBakgrund\nSamarbetsavtalet med Österbotten i Finland har gällt sedan 1999.\n{MARK}"
    )
    (record,) = process(text.encode(), "text.txt").records
    assert told(record) == [f"{expected} decided swedish lansstyrelse 2016-11-21"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wismar i Tyskland meddelar i skrivelse den 30 oktober 2016 att man avslutar partnerskapsavtalet.", {"Wismar": ["end reported foreign 2016-10-30"]}),
        ("Vattenfall i Tyskland meddelar att bolaget säger upp samarbetsavtalet med Wismar om fjärrvärme.", {}),
        ("Telia meddelar i brev att man säger upp samarbetsavtalet. Kontoret i Tallinn läggs ned.", {}),
    ],
)  # fmt: skip
def test_notices(text: str, expected: dict[str, list[str]]) -> None:
    whole = (
        f"Sala kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 4 Meddelanden\n\n{text}\n\n"
        f"Meddelandena läggs till handlingarna.\n{MARK}"
    )
    records = process(whole.encode(), "text.txt").records
    assert {r.foreign_partner.name: told(r) for r in records if r.foreign_partner} == expected


@pytest.mark.parametrize(
    ("decision", "since"),
    [
        ("att anta förslag till vänortsavtal med Gråsten i Danmark daterat 2016-03-01", None),
        ("Vänortsavtalet med Gråsten i Danmark, daterat den 12 maj 1998, behålls.", "1998-05-12"),
    ],
)
def test_the_day_of_a_draft(decision: str, since: str | None) -> None:
    (record,) = read(f"Kommunfullmäktiges beslut\n{decision}")
    assert (record.established and record.established.value) == since


def test_a_board_supports_an_end_before_the_council() -> None:
    (record,) = read(
        "Kommunstyrelsen beslutar\natt för sin del tillstyrka att vänortsavtalet med Gråsten i Danmark sägs upp,\n"
        "att överlämna ärendet till kommunfullmäktige.",
        KS,
    )
    assert told(record) == ["end proposed swedish kommunstyrelsen 2016-11-21"]


def test_a_letter_turned_down() -> None:
    (record,) = read(
        "Kommunfullmäktige beslutar att tacka nej till Gråstens inbjudan att ingå vänortsavtal.\n\n"
        "Gråsten i Danmark har bjudit in kommunen."
    )
    assert told(record) == ["establish rejected foreign kommunfullmaktige 2016-11-21"]


def test_an_extract_whose_lines_stand_close() -> None:
    text = (
        "Sala kommun\nKommunfullmäktige 2016-11-21\n§ 12 Vänortsavtal med Gråsten\n"
        "Kommunfullmäktige beslutar att avsluta vänortsavtalet med Gråsten i Danmark.\n"
    )
    (item,) = process(f"{text}{MARK}".encode(), "text.txt").items
    assert (item.paragraph, item.heading) == ("12", "Vänortsavtal med Gråsten")
