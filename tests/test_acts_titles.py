"""What a motion's quoted title asks for, what other bodies did with theirs, and grounds whose towns are no partners."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord
from tests.drills.grounds import MINUTES as PAGE

MINUTES = PAGE + "\nExempel skrivet för vanort – inte en verklig handling\n"
ENDS = "Kommunfullmäktiges beslut\n{}\n\nÄrendet\nVara kommun har sedan 1998 ett vänortsavtal med Pskov i Ryssland."
PROPOSES = (
    "Kommunstyrelsens förslag till kommunfullmäktige\n{}\n\nÄrendet\nVara kommun har sedan 1998 ett avtal med Tukums."
)
TELLS = (
    "Kommunstyrelsens beslut\nInformationen läggs till handlingarna.\n\n"
    "Ärendet\nVara kommun har sedan 1998 ett vänortsavtal med Tukums i Lettland. {}"
)


def read(body: str, heading: str = "Vänortsavtalet", organ: str = "Kommunfullmäktige") -> list[AgreementRecord]:
    text = MINUTES.format(organ=organ, heading=heading, body=body)
    return list(process(text.encode(), "text.txt").records)


def told(records: list[AgreementRecord]) -> list[str]:
    return [
        " ".join(
            [
                r.foreign_partner.name if r.foreign_partner else "-",
                *(f"{a.act}·{a.stage}" for a in r.acts),
                *(f"{x.reason}·{x.holder}" for x in r.reasons),
            ]
        )
        for r in records
    ]


@pytest.mark.parametrize(
    ("text", "act", "title"),
    [
        ('Rune Fors (M) har den 14 mars 2022 lämnat in motionen "Säg upp vänortsavtalet med Tukums".', "end", "Säg"),
        ("En motion betitlad „Pausa vänortsavtalet med Tukums“ har lämnats av Rune Fors (M).", "pause", "Pausa"),
        ('En motion med rubriken "Pausa vänortsavtalet med Tukums" har lämnats av Rune Fors (M).', "pause", "Pausa"),
        ("Motionen ”Frys vänortsavtalet med Tukums” har lämnats in av Rune Fors (M).", "pause", "Frys"),
        ('Rune Fors (M) har väckt en motion som heter "Avsluta vänortsavtalet med Tukums".', "end", "Avsluta"),
        ('Rune Fors (M) har lämnat in motionen "Låt Tukums i Lettland bli vänort".', "establish", "Låt"),
        ("Motion från Rune Fors (M): Säg upp vänortsavtalet med Tukums", "end", "Säg"),
    ],
)
def test_a_motion_asks_for_what_its_title_says(text: str, act: str, title: str) -> None:
    (record,) = read(
        f"{text}\n\nKommunfullmäktige beslutar\natt motionen remitteras till kommunstyrelsen.", "Anmälan av motion"
    )
    assert [(a.act, a.stage, a.by) for a in record.acts] == [(act, "requested", "motion")]
    assert record.motion is not None and (record.motion.title or "").startswith(title)


def test_a_title_without_a_verb_asks_for_nothing() -> None:
    text = 'Rune Fors (M) har lämnat in motionen "Vänortsavtalet med Tukums".\n\nKommunfullmäktige beslutar\natt motionen remitteras.'
    assert told(read(text, "Anmälan av motion")) == ["Tukums"]


@pytest.mark.parametrize(
    "text",
    [
        "Flera kommuner har pausat sina avtal.",
        "Andra kommuner har sagt upp sina vänortsavtal med ryska städer.",
        "En rad kommuner har lagt sina vänortsavtal på is.",
        "Ett tiotal kommuner har valt att pausa sina avtal.",
        "Vänorten har sagt upp sina övriga avtal.",
        "Tukums har sagt upp alla sina andra vänortsavtal.",
    ],
)
def test_what_others_did_with_theirs_is_no_act(text: str) -> None:
    assert told(read(TELLS.format(text), organ="Kommunstyrelsen")) == ["Tukums"]


def test_like_others_we_did_it_ourselves() -> None:
    text = TELLS.format("I likhet med andra kommuner har Vara kommun pausat sitt avtal.")
    assert told(read(text, organ="Kommunstyrelsen")) == ["Tukums pause·reported"]


@pytest.mark.parametrize(
    "ground",
    [
        "med motiveringen att Ryssland har invaderat Ukraina",
        "med motiveringen att ryska trupper har gått in i Ukraina",
        "i och med att Ryssland annekterat Krim",
        ", eftersom Moskva har utpekat Sverige som en fiendestat",
    ],
)
def test_a_place_in_a_ground_is_no_partner(ground: str) -> None:
    decided = ENDS.format(f"Vänortsavtalet med Pskov i Ryssland sägs upp {ground}.".replace(" ,", ","))
    assert told(read(decided)) == ["Pskov end·decided state_conduct·deciding_organ"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Eftersom utbytet har upphört avslutas vänortsavtalet med Tukums i Lettland.", "inactivity"),
        ("Mot bakgrund av att personalen inte hinner avslutas vänortsavtalet med Tukums i Lettland.", "resources"),
        ("Pressfriheten har avskaffats. Därför avslutas vänortsavtalet med Tukums i Lettland.", "human_rights"),
        ("Då de sitter fängslade för sina åsikter avslutas vänortsavtalet med Tukums i Lettland.", "human_rights"),
    ],
)
def test_a_ground_in_front_leaves_the_verb_and_names_nobody(text: str, reason: str) -> None:
    records = read(PROPOSES.format(text), "Vänortsavtalet med Tukums i Lettland", "Kommunstyrelsen")
    assert told(records) == [f"Tukums end·proposed {reason}·majority"]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunfullmäktige beslutade den 26 maj 2020 att säga upp avtalet, eftersom finansieringen har upphört.",
        "Kommunfullmäktige sade den 26 maj 2020 upp avtalet, eftersom projekttiden hade löpt ut.",
    ],
)
def test_an_end_decided_for_a_spent_grant_is_an_act(text: str) -> None:
    (record,) = read(TELLS.format(text), organ="Kommunstyrelsen")
    assert [(a.act, a.stage) for a in record.acts] == [("end", "reported")]


LETTER = """LÄNSSTYRELSEN                     BREV                                 1 (1)
ÖREBRO LÄN
                                  1999-05-20              101-04417-1999


                                  Länsguvernören i Järvamaa
                                  Paide
                                  Estland


Vår överenskommelse

I maj 1994 undertecknade länsstyrelsen och länsregeringen i Järvamaa i Estland en överenskommelse om samarbete. {}


Gun Ask
Länsöverdirektör

Exempel skrivet för vanort – inte en verklig handling
"""


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Länsstyrelsen har i dag beslutat att säga upp överenskommelsen.", "decided"),
        ("Länsstyrelsen beslutar att säga upp överenskommelsen.", "decided"),
        ("Länsstyrelsen beslutade den 3 maj att säga upp överenskommelsen.", "reported"),
    ],
)
def test_a_letter_may_tell_what_its_sender_decides_that_day(text: str, stage: str) -> None:
    (record,) = process(LETTER.format(text).encode(), "brev.txt").records
    assert [(a.act, a.stage) for a in record.acts] == [("end", stage)]
