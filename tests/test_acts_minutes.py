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


def test_an_extract_whose_lines_stand_close() -> None:
    text = (
        "Sala kommun\nKommunfullmäktige 2016-11-21\n§ 12 Vänortsavtal med Gråsten\n"
        "Kommunfullmäktige beslutar att avsluta vänortsavtalet med Gråsten i Danmark.\n"
    )
    (item,) = process(f"{text}{MARK}".encode(), "text.txt").items
    assert (item.paragraph, item.heading) == ("12", "Vänortsavtal med Gråsten")
