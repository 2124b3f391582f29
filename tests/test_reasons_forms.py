"""Grounds for an end in the forms that clerks give them, each with its holder; and what is no ground."""

from __future__ import annotations

import pytest

from pipeline.process import process

MARK = "\n\nExempel skrivet för vanort – inte en verklig handling\n"
HEAD = "Sala kommun\n{organ}\nSammanträdesprotokoll\nSammanträdesdatum 2016-11-21\n\n§ 81 Vänortsavtalet med Gdov\n\n{organ}s beslut\n"
END = "Vänortsavtalet med Gdov i Ryssland sägs upp."


def reasons(text: str, organ: str = "Kommunstyrelsen") -> list[tuple[str, str]]:
    source = text if text.startswith("PRESS") else HEAD.format(organ=organ) + text
    (record,) = process(f"{source}{MARK}".encode(), "text.txt").records
    return [(r.reason, r.holder) for r in record.reasons]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{END}\n\nSkälen för beslutet\nKommunens nya strategi nämner bara grannländerna.", ["policy_change"]),
        (f"{END}\n\nMotivering\nKommunens strategi är ny för i år och vänorter saknar stöd i den.", ["policy_change"]),
        ("Kommunstyrelsen beslutar\natt i protest mot undertryckandet av fria fackföreningar låta vänortsavtalet med Gdov i Ryssland vila tills vidare.", ["human_rights"]),
        ("Kommunstyrelsen beslutar\natt i solidaritet med det angripna Ukraina pausa vänortsavtalet med Gdov i Ryssland.", ["state_conduct"]),
        ("Kommunstyrelsen beslutar att, för att frigöra 90 000 kronor till skolan, säga upp vänortsavtalet med Gdov i Ryssland.", ["resources"]),
        ("att vänortsavtalet med Gdov i Ryssland, då ingen längre företräder den andra sidan, ska anses uppsagt.", ["other"]),
        ("att vänortsavtalet med Gdov i Ryssland, som ingendera parten använt sedan 1998, ska upphöra.", ["inactivity"]),
        (f"{END} Som skäl antecknas att vänortsmötena ställts in fem år i rad.", ["inactivity"]),
        (f"{END}\n\nBakgrund\nNågon träff med Gdov har inte blivit av på åtta år.", ["inactivity"]),
        (f"{END} Uppsägningen beror inte på bristande vänskap.", []),
        (f"{END}\n\nBakgrund\nSedan skolan lades ner har inga elever rest, och vår ekonomi medger inte den årliga resan.", ["inactivity", "resources"]),
        (f"{END}\n\nBakgrund\nNågot samarbete bedrivs inte sedan 2009.", ["inactivity"]),
        (f"{END}\n\nBakgrund\nBidragen från EU har sinat.", ["resources"]),
        (f"{END}\n\nBakgrund\nSå länge bomber faller över Charkiv hör avtalet inte hemma här.", ["state_conduct"]),
        (f"{END}\n\nBakgrund\nGdov ligger vid sjön Peipus. Utbytet har omfattat körer och resor.", []),
        ("Vänortsavtalet med Gdov i Ryssland förnyas på tre år.\n\nBakgrund\nBidragen från EU har sinat.", []),
    ],
)  # fmt: skip
def test_grounds_in_their_forms(text: str, expected: list[str]) -> None:
    assert reasons(text) == [(reason, "deciding_organ") for reason in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the proposer's ground, told as such
            f"{END}\n\nSammanfattning\nKommunstyrelsen har den 3 maj 2016 föreslagit att avtalet sägs upp. Skälet är att personal saknas.",
            [("resources", "majority")],
        ),
        (  # what the other side gives for its own decision
            "Informationen läggs till handlingarna.\n\nBakgrund\nSala kommun har ett vänortsavtal med Gdov i Ryssland. I brev den 7 maj 2016 meddelar Gdov att man säger upp avtalet eftersom pengar saknas.",
            [("resources", "deciding_organ")],
        ),
    ],
)  # fmt: skip
def test_whose_ground_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    assert reasons(text, "Kommunfullmäktige") == expected


def test_the_ground_of_another_end() -> None:
    text = (
        "Partnerskapet med Machakos i Kenya förlängs inte. Kommunen saknar personal för att driva en ny period.\n\n"
        "Bakgrund\nSala var förr vänort med Gdov i Ryssland. Det vänortsavtalet sades upp av Gdov 2004."
    )
    found = process(f"{HEAD.format(organ='Kommunstyrelsen')}{text}{MARK}".encode(), "text.txt").records
    by_name = {r.foreign_partner.name: [x.reason for x in r.reasons] for r in found if r.foreign_partner}
    assert by_name == {"Machakos": ["resources"], "Gdov": []}


def test_who_they_are_that_held_something() -> None:
    text = (
        "Motionen bifalls. Vänortsavtalet med Gdov i Ryssland pausas.\n\n"
        "Motionen lades fram av Eva Ask (V) och Bo Ek (S). De ansåg att Rysslands angrepp på Ukraina omöjliggör alla kontakter."
    )
    assert reasons(text, "Kommunfullmäktige") == [("state_conduct", "motion")]
