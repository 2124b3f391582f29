"""Where else a matter was or will be dealt with, and who signed a letter."""

from __future__ import annotations

import pytest

from pipeline.extract.handling import read_handling
from pipeline.extract.signers import read_signers
from tests.item_text import make_head, make_item

KF, KS = "kommunfullmaktige", "kommunstyrelsen"
TITLE = "Svar på motion om tåg\n"
Row = tuple[str, str, str | None, str | None]

CASES: list[tuple[str, list[Row]]] = [
    (
        "== beredning: Tidigare behandling\nBordlagt den 5 september 2023, § 83, den 3 oktober 2023, § 90 och den\n7 november 2023, § 109.",
        [(KF, "kommunfullmäktige", "2023-09-05", "83"), (KF, "kommunfullmäktige", "2023-10-03", "90"), (KF, "kommunfullmäktige", "2023-11-07", "109")],
    ),
    (
        "== beredning: Beredning\nKommunstyrelsens arbetsutskott har den 13 februari 2024, § 8 behandlat ärendet.",
        [("utskott", "kommunstyrelsens arbetsutskott", "2024-02-13", "8")],
    ),
    (
        "== arende: Ärende\nAvtalet har behandlats i kommunstyrelsens planutskott 2020-05-04 och slutligt beslut väntas tas i kommunstyrelsen 2020-06-01.",
        [("utskott", "kommunstyrelsens planutskott", "2020-05-04", None)],
    ),
    (
        "== beredning: Beredning\nKulturnämnden beslutade den 6 december 2023, § 71 att avstyrka motionen.",
        [("namnd", "kulturnämnden", "2023-12-06", "71")],
    ),
    (
        "== beredning: Beredning\nMotionen har remitterats till kulturnämnden, som den 9 februari 2024, § 11, avstyrkt motionen.",
        [("namnd", "kulturnämnden", "2024-02-09", "11")],
    ),
    (
        "== underlag: Beslutsunderlag\nKommunstyrelsens protokoll 2024-01-25 § 8\nMotion 2023-05-12\nTjänsteskrivelse 2024-01-02",
        [(KS, "kommunstyrelsen", "2024-01-25", "8")],
    ),
    (
        "== arende: Ärende\nKommunstyrelsens arbetsutskott gav i februari 2023 kansliet i uppgift att redovisa kommunens avtal.",
        [("utskott", "kommunstyrelsens arbetsutskott", "2023-02", None)],
    ),
    (
        "== arende: Ärende\nKontoret fick den 3 maj 2023 i uppdrag av kommunstyrelsen att gå igenom förbindelserna.",
        [(KS, "kommunstyrelsen", "2023-05-03", None)],
    ),
    (
        "== arende: Ärende\nFörslagsställaren har deltagit vid arbetsutskottets sammanträde den 10 november 2023.",
        [("utskott", "arbetsutskottet", "2023-11-10", None)],
    ),
    (
        "== arende: Tidplan\n  2024-05-14   kulturnämnden (information)\n  2024-06-16   kommunstyrelsen\n",
        [("namnd", "kulturnämnden", "2024-05-14", None), (KS, "kommunstyrelsen", "2024-06-16", None)],
    ),
    ("== arende: Tidplan\n  2024-05-14   kulturnämnden\nTåget går snart.\n", []),
    (
        "== arende: Ärende\nÄrendet tas upp i kulturnämnden den 14 maj 2030 och i kommunstyrelsen den 13 juni 2030.",
        [("namnd", "kulturnämnden", "2030-05-14", None), (KS, "kommunstyrelsen", "2030-06-13", None)],
    ),
    (
        "== arende: Ärende\nOrdföranden föreslår att kvarvarande ärenden tas upp vid nästa sammanträde, den 23 november 2030.",
        [(KF, "kommunfullmäktige", "2030-11-23", None)],
    ),
    # initials beside a § are no other name of the organ that the sentence has named
    (
        "== beredning: Beredning\nÄrendet bordlades av arbetsutskottet den 26 februari 2024, Ksau § 14, och behandlades på nytt den 2 mars 2024, Ksau § 16.",
        [("utskott", "arbetsutskottet", "2024-02-26", "14"), ("utskott", "arbetsutskottet", "2024-03-02", "16")],
    ),
    # told twice, once with its §
    (
        "== beredning: Beredning\nKommunstyrelsen behandlade ärendet den 25 januari 2024.\n== underlag: Beslutsunderlag\nKommunstyrelsens protokoll 2024-01-25 § 8",
        [(KS, "kommunstyrelsen", "2024-01-25", "8")],
    ),
    # organ, day and § alone point to a meeting, in brackets, in what is put to the vote, whatever it held for a reason
    ("== arende: Ärende\nKommunstyrelsen tillstyrker (2024-01-25, § 8).", [(KS, "kommunstyrelsen", "2024-01-25", "8")]),
    (
        "== yrkande: Yrkanden\nOrdföranden finner att fullmäktige beslutar enligt kommunstyrelsens förslag, KS 2024-01-25 § 8.",
        [(KS, "kommunstyrelsen", "2024-01-25", "8")],
    ),
    (
        "== beredning: Beredning\nArbetsutskottet ansåg vid sammanträdet den 13 februari 2024, § 8, att motionen kan anses besvarad, eftersom staden inte har antagit något.",
        [("utskott", "arbetsutskottet", "2024-02-13", "8")],
    ),
    # a step with the agreement itself is an act
    ("== arende: Ärende\nKommunfullmäktige beslutade den 27 maj 2013, § 61, om en förlängning utan slutdatum.", []),
    ("== beslut: Beslut\nÄrendet bordläggs till sammanträdet den 25 april 2024.", [(KF, "kommunfullmäktige", "2024-04-25", None)]),
    # what another organ put forward, however the decision that rests on it is worded
    (
        "== beslut: Beslut\nMed bifall till kommunstyrelsens hemställan den 9 januari 2024, § 38, beslutar fullmäktige att upphäva vänortsavtalet med Narvik.",
        [(KS, "kommunstyrelsen", "2024-01-09", "38")],
    ),
    (
        "== beslut: Beslut\nFullmäktige beslöt, på kommunstyrelsens hemställan (§ 21/2024), att säga upp avtalet med Narvik.",
        [(KS, "kommunstyrelsen", None, "21")],
    ),
    ("== arende: Ärende\nKommunstyrelsens förslag, ks § 23/24.", [(KS, "kommunstyrelsen", None, "23")]),
    (
        "== arende: Ärende\nDet är skälet till att kommunstyrelsen 2024-01-09, § 12, lagt fram förslag om att avsluta avtalet.",
        [(KS, "kommunstyrelsen", "2024-01-09", "12")],
    ),
    ("== beslut: Beslut\nMotionen bifalls. Kommunstyrelsen har 2024-01-09 föreslagit avslag.", [(KS, "kommunstyrelsen", "2024-01-09", None)]),
    ("== beslut: Beslut\nKommunfullmäktige beslutar enligt kommunstyrelsens förslag att ändra § 7 i avtalet.", []),
    # the filing, deadlines, letters of offices, this very meeting: no handling
    ("== arende: Ärende\nAnna Lund (M) väckte motionen i kommunfullmäktige den 3 maj 2023, § 9.", []),
    ("== arende: Ärende\nKommunfullmäktige beslutade den 3 maj 2023, § 9 att lämna motionen till kommunstyrelsen för beredning.", []),
    ("== beredning: Beredning\nKommunledningskontoret har i skrivelse den 11 februari 2024 lämnat följande yttrande:", []),
    ("== beredning: Beredning\nMotionen ska behandlas av kommunstyrelsen senast den 26 juni 2024.", []),
    ("== beredning: Beredning\nKommunfullmäktige behandlar ärendet den 21 mars 2024.", []),
    ("== arende: Ärende\nAvtalet godkändes av kommunfullmäktige den 4 juni 1998.", []),
    ("== underlag: Handlingar\nStadsledningskontorets tjänsteutlåtande den 27 mars 2023.\nYrkande från SD den 7 juni 2023.", []),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), CASES)
def test_handling(parts: str, expected: list[Row]) -> None:
    found = read_handling(make_item(TITLE + parts), make_head(KF))
    rows = [(f.value.organ, f.value.organ_name, f.value.date and f.value.date.value, f.value.paragraph) for f in found]
    assert sorted(rows, key=str) == sorted(expected, key=str)


def test_keys_and_words() -> None:
    item = make_item(
        f"{TITLE}== beredning: Tidigare behandling\nBordlagt den 5 september 2023, § 83 och den 3 oktober 2023, § 90."
    )
    first, second = read_handling(item, make_head(KF))
    assert (first.field, second.field) == ("handling.kommunfullmaktige", "handling.kommunfullmaktige-2")
    assert item.view.text[first.start : first.end] == "5 september 2023, § 83"


SIGNED = [
    ("utlatande", "== signatur\nKommunstyrelsens ordförande\nÅsa Berg (S)", [("Åsa Berg", "S", "kommunstyrelsens ordförande")]),
    ("utlatande", "== signatur\nÅsa Berg (S)\nKommunstyrelsens ordförande", [("Åsa Berg", "S", "kommunstyrelsens ordförande")]),
    ("tjansteskrivelse", "== underlag: Beslutsunderlag\nMotion 2020-12-07\n\nKarin Blom\nKommundirektör", [("Karin Blom", None, "kommundirektör")]),
    # who signs a motion is its mover
    ("motion", "== signatur\nYstad den 4 mars 2021\nOlle Berg (L)\nSiv Roos (L)", []),
    ("protokoll", "== signatur\nOrdförande\nÅsa Berg (S)\nJusterare\nBo Alm (M)", []),
    ("tjansteskrivelse", "== arende: Ärende\nAnna Lund (M) föreslår i en motion fler tåg.", []),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "parts", "expected"), SIGNED)
def test_signers(kind: str, parts: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = read_signers(make_item(TITLE + parts, None), make_head(KS, kind, None))
    assert [(f.value.name, f.value.party, f.value.role) for f in found] == expected
