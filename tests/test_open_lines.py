"""A line that breaks off inside a sentence: what is read is the same however wide the column was."""

from __future__ import annotations

import pytest

from pipeline.process import process
from pipeline.rules.open_lines import runs_on

HEAD = """VÄNNÄS KOMMUN                SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige              2018-11-26

§ 151
Kommunens förbindelser
Dnr 2018/290

Beslut
{decision}

Ärendebeskrivning
{told}
"""
TOLD = [
    "Agneta Ruda (S) berättar om besöket i vänorten|Saltnes i Norge den 5-7 oktober. Orterna har varit vänorter sedan|1949.",
    "Vännäs kommun har sedan 2007 ett vänortsavtal med den|kinesiska staden|Taizhou. Avtalet kom till i en annan tid.",
    "Avtalet med Loimaa i Finland|undertecknades|1971. Kommunfullmäktige beslutade den 3 mars 2004, §|12, att pausa avtalet.",
    "Föreningen ber kommunen återuppta vänortsavtalet med Steinheim i|Tyskland, som fullmäktige|2011 beslutade att pausa.",
    "Vänortsavtalet med Steinheim i Tyskland tecknades den 12|maj|1989. Kommunstyrelsen bordlade ärendet 2018-10-05,|§ 77.",
    "Enligt en motion av Stina Ruda (V) och Per|Grundsten (C) bör vänortsavtalet med Limbaži i|Lettland sägas upp.",
]


def _read(told: str, decision: str = "Rapporten läggs till handlingarna.") -> list[object]:
    text = HEAD.format(told=told, decision=decision)
    found: list[object] = []
    for _, result in process(text.encode(), "a.txt").each("a.txt"):
        for one in result.records:
            steps = [(act.act, act.stage, act.date and act.date.value) for act in one.acts]
            meetings = [(met.organ_name, met.date and met.date.value, met.paragraph) for met in one.handling]
            since, motion = one.established and one.established.value, one.motion
            movers = [(mover.name, mover.party) for mover in motion.movers] if motion else []
            told_of = motion and (motion.outcome, motion.outcome_stage)
            partner = one.foreign_partner and (one.foreign_partner.name, one.foreign_partner.country)
            found.append((partner, since, steps, meetings, movers, told_of))
    return found


@pytest.mark.parametrize("told", TOLD)
def test_a_broken_line_is_read_as_the_whole(told: str) -> None:
    whole = _read(told.replace("|", " "))
    assert whole
    assert _read(told.replace("|", "\n")) == whole


def test_who_decides_below_the_line() -> None:
    told = "En invånare föreslår i ett medborgarförslag att Vännäs blir vänort med Haapsalu i Estland."
    decided = "Kommunfullmäktige överlåter till kultur- och fritidsnämnden|att besluta om medborgarförslaget."
    whole = _read(told, decided.replace("|", " "))
    assert whole
    assert _read(told, decided.replace("|", "\n")) == whole


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Avgifter i kommunen", "Kommunstyrelsen beslutar"),
        ("1994 besökte borgmästaren oss", "1996 kom en kör hit"),
        ("att avslå motionen", "Reservation"),
        ("Föredragande", "Anna Ruda (S)"),
        ("Vänorter", "1949 Saltnes"),
        ("Dnr 2018/290", "§ 152"),
        ("Avtalet förnyas på fyra år", "§ 152"),
    ],
)
def test_a_line_that_is_done(line: str, following: str) -> None:
    assert not runs_on(line, following)


@pytest.mark.parametrize(
    ("heading", "broken"),
    [
        ("Kommunstyrelsens förslag till kommunfullmäktige", "Kommunstyrelsens förslag till|kommunfullmäktige"),
        ("KOMMUNSTYRELSENS FÖRSLAG TILL FULLMÄKTIGE", "KOMMUNSTYRELSENS FÖRSLAG TILL|FULLMÄKTIGE"),
        ("Kommunstyrelsens beslut i sammandrag", "Kommunstyrelsens beslut i|sammandrag"),
    ],
)
def test_a_heading_on_two_lines(heading: str, broken: str) -> None:
    text = "\n".join(
        [
            "VÄNNÄS KOMMUN                SAMMANTRÄDESPROTOKOLL",
            "Kommunstyrelsen              2018-11-05",
            "\n§ 151\nVänortsavtalet med Saltnes\nDnr 2018/290\n\nÄrendebeskrivning\nAvtalet ingicks 1949.\n",
            "{}\nVänortsavtalet med Saltnes i Norge sägs upp.\n",
        ]
    )

    def acts(lines: str) -> list[tuple[str, str]]:
        read = process(text.format(lines).encode(), "a.txt").each("a.txt")
        return [(act.act, act.stage) for _, result in read for one in result.records for act in one.acts]

    assert acts(heading)
    assert acts(broken.replace("|", "\n")) == acts(heading)


def test_a_member_of_a_list_that_leads_to_att_satser() -> None:
    head = "VÄNNÄS KOMMUN                SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen              2018-11-05\n\n§ 151\nFörbindelser\n\n"
    decided = "Beslut\n1. Kommunstyrelsen föreslår kommunfullmäktige,{}att vänortsavtalet med Limbaži i Lettland sägs upp.\n2. Flaggan hissas.\n"
    for gap in " \n":
        read = process((head + decided.format(gap)).encode(), "a.txt").each("a.txt")
        acts = [(act.act, act.stage) for _, result in read for one in result.records for act in one.acts]
        assert acts == [("end", "proposed")]
