"""Who stood for what, and which parties take part."""

from __future__ import annotations

import pytest

from pipeline.extract.motions.positions import read_positions
from pipeline.extract.motions.taking_part import read_parties
from pipeline.process import process
from schemas.record import Mover, Signer
from tests.item_text import make_head, make_item

KF = "kommunfullmaktige"
MOTION = "Motion av Anna Lund (M) om tåg\n"
TOLD = "== beredning: Beredning\nKommunstyrelsen föreslår kommunfullmäktige att avslå motionen.\n"
ENDS = "\n== beslut: Beslut\nMotionen avslås."

CASES: list[tuple[str, list[tuple[str | None, str | None, str, str]]]] = [
    (
        f"{MOTION}== yrkande: Yrkanden\nAnna Lund (M) och Siv Roos (L) yrkar bifall till motionen.\nBo Alm (S) yrkar avslag på motionen.{ENDS}",
        [("M", "Anna Lund", "for", "yrkande"), ("L", "Siv Roos", "for", "yrkande"), ("S", "Bo Alm", "against", "yrkande")],
    ),
    # bifall to a proposal that was to reject
    (f"{MOTION}{TOLD}== yrkande: Yrkanden\nBo Alm (S) yrkar bifall till kommunstyrelsens förslag.{ENDS}", [("S", "Bo Alm", "against", "yrkande")]),
    (f"{MOTION}{TOLD}== yrkande: Yrkanden\nBo Alm (S) yrkar avslag på kommunstyrelsens förslag.{ENDS}", [("S", "Bo Alm", "for", "yrkande")]),
    # the verb stands above the list
    (
        f"{MOTION}== yrkande: Under överläggningen yrkar\nAnna Lund (M) att motionen bifalls\nBo Alm (S) om avslag på motionen{ENDS}",
        [("M", "Anna Lund", "for", "yrkande"), ("S", "Bo Alm", "against", "yrkande")],
    ),
    # the decision tells what the proposal was
    (
        f"{MOTION}== yrkande: Yrkanden\nBo Alm (S) yrkar bifall till kommunstyrelsens förslag.\n== beslut: Beslut\nEnligt kommunstyrelsens förslag:\nMotionen avslås.",
        [("S", "Bo Alm", "against", "yrkande")],
    ),
    (f"{MOTION}== yrkande: Yrkanden\nBo Alm (S) yrkar att motionen ska avstyrkas.{ENDS}", [("S", "Bo Alm", "against", "yrkande")]),
    (f"{MOTION}== yrkande: Yrkanden\nBo Alm (S) yrkar att motionen ska anses besvarad.{ENDS}", [("S", "Bo Alm", "against", "yrkande")]),
    (f"{MOTION}== forslag: Förslag till beslut på sammanträdet\nSiv Roos (C) föreslår att motionen bifalls.{ENDS}", [("C", "Siv Roos", "for", "yrkande")]),
    (f"{MOTION}== yrkande: Yrkanden\nBo Alm (S): Avslag på motionen.\nAnna Lund (M): Bifall till motionen.{ENDS}", [("S", "Bo Alm", "against", "yrkande"), ("M", "Anna Lund", "for", "yrkande")]),
    (f"{MOTION}{ENDS[1:]}\n== reservation: Reservationer\nAnna Lund (M) mot beslutet.", [("M", "Anna Lund", "for", "reservation")]),
    (
        f"{MOTION}== yrkande: Yrkanden\nBo Alm (S) yrkar bifall till kommunstyrelsens förslag.\n== beslutsgang: Propositionsordning\n"
        "Ordföranden finner att kommunfullmäktige beslutar enligt kommunstyrelsens förslag.\n== beslut: Beslut\nMotionen avslås.",
        [("S", "Bo Alm", "against", "yrkande")],
    ),
    # a proposal nobody tells, referral, and a note give no position
    (f"{MOTION}== yrkande: Yrkanden\nBo Alm (S) yrkar bifall till yrkande från S och V den 4 maj 2024.{ENDS}", []),
    (f"{MOTION}== yrkande: Yrkanden\nBo Alm (S) yrkar att ärendet återremitteras.{ENDS}", []),
    (f"{MOTION}{ENDS[1:]}\n== reservation: Protokollsanteckning\nBo Alm (S) lämnar följande protokollsanteckning: Bra.", []),
    # joining somebody's yrkande
    (
        f"{MOTION}== yrkande: Yrkanden\nAnna Lund (M) yrkar bifall till motionen.\nBo Alm (S) yrkar avslag på motionen.\nSiv Roos (L) instämmer i Anna Lunds yrkande.{ENDS}",
        [("M", "Anna Lund", "for", "yrkande"), ("S", "Bo Alm", "against", "yrkande"), ("L", "Siv Roos", "for", "yrkande")],
    ),
    # reservations, statements, members who take no part
    (f"{MOTION}{ENDS[1:]}\n== reservation: Reservation\nAnna Lund (M) reserverar sig mot beslutet.", [("M", "Anna Lund", "for", "reservation")]),
    (f"{MOTION}{ENDS[1:]}\n== reservation: Reservation\nLedamöterna från SD reserverar sig mot beslutet till förmån för det egna yrkandet.", [("SD", None, "for", "reservation")]),
    (f"{MOTION}{ENDS[1:]}\n== reservation: Reservation\nMot beslutet reserverar sig Siv Roos (L) och Per Ek (C).", [("L", "Siv Roos", "for", "reservation"), ("C", "Per Ek", "for", "reservation")]),
    (f"{MOTION}== beslut: Beslut\nMotionen bifalls.\n== reservation: Reservation\nBo Alm (S) reserverar sig mot beslutet.", [("S", "Bo Alm", "against", "reservation")]),
    (f"{MOTION}{ENDS[1:]}\n== reservation: Särskilt yttrande\nBo Alm (S) lämnar ett särskilt yttrande.", []),
    (f"{MOTION}{ENDS[1:]}\n== reservation: Deltagande i beslut\nLedamöterna från V deltar inte i beslutet.", [("V", None, "abstain", "vote")]),
    # named votes
    (
        f"{MOTION}== omrostning: Omröstning\nJa för bifall till motionen. Nej för avslag på motionen.\nAnna Lund (M) och Siv Roos (L) röstar Ja (2).\nBo Alm (S) röstar Nej (1).\n== beslut: Beslut\nMotionen bifalls.",
        [("M", "Anna Lund", "for", "vote"), ("L", "Siv Roos", "for", "vote"), ("S", "Bo Alm", "against", "vote")],
    ),
    # without a motion: relative to the main proposal
    ("Vänortsavtal\n== yrkande: Yrkanden\nBo Alm (S) yrkar bifall till kommunstyrelsens förslag.\nAnna Lund (M) yrkar avslag på förslaget.\n== beslut: Beslut\nAvtalet godkänns.", [("S", "Bo Alm", "for", "yrkande"), ("M", "Anna Lund", "against", "yrkande")]),
    ("Vänortsavtal\n== beslut: Beslut\nAvtalet godkänns.\n== reservation: Reservation\nAnna Lund (M) reserverar sig mot beslutet.", [("M", "Anna Lund", "against", "reservation")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_positions(source: str, expected: list[tuple[str | None, str | None, str, str]]) -> None:
    found = read_positions(make_item(source), make_head(KF))
    assert [(f.value.party, f.value.name, f.value.side, f.value.form) for f in found] == expected


FOR, AGAINST = ("M", "Anna Lund", "for"), ("S", "Bo Alm", "against")
ASKED: list[tuple[str, list[tuple[str | None, str | None, str]]]] = [
    # those who ask stand behind the verb, or under another's
    ("I ärendet yrkar ordföranden Bo Alm (S), Rut Tall (C) och Ida Hed (V) avslag på motionen.", [AGAINST, ("C", "Rut Tall", "against"), ("V", "Ida Hed", "against")]),
    ("Avslag på motionen yrkar Bo Alm (S) samt Ida Hed (V).", [AGAINST, ("V", "Ida Hed", "against")]),
    ("Det yrkas bifall till motionen av Anna Lund (M).", [FOR]),
    ("Dels yrkar Bo Alm (S) avslag, dels yrkar Anna Lund (M) bifall till motionen.", [AGAINST, FOR]),
    ("Följande yrkar avslag på motionen: Bo Alm (S), Ida Hed (V).", [AGAINST, ("V", "Ida Hed", "against")]),
    ("Anna Lund (M) yrkar bifall till motionen och Bo Alm (S) avslag på densamma.", [FOR, AGAINST]),
    ("Anna Lund (M) yrkar bifall till och Bo Alm (S) avslag på motionen.", [FOR, AGAINST]),
    ("Bo Alm (S) yrkar bifall till kommunstyrelsens förslag och Anna Lund (M) avslag på detta.", [AGAINST, FOR]),
    ("Vid mötet har Anna Lund (M) på nytt yrkat bifall till sin motion.", [FOR]),
    ("Anna Lund (M) och Siv Roos (L):\nbifall till motionen.", [FOR, ("L", "Siv Roos", "for")]),
    ("Anna Lund (M), bifall till motionen", [FOR]),
    ("Från Vänsterpartiet yrkar Ida Hed avslag på motionen.", [("V", "Ida Hed", "against")]),
    ("Bo Alm (S) yrkar avslag på motionen, liksom Ida Hed (V).", [AGAINST, ("V", "Ida Hed", "against")]),
    ("Bo Alm (S) yrkar avslag på motionen. Det gör även Ida Hed (V).", [AGAINST, ("V", "Ida Hed", "against")]),
    ("Bo Alm (S) yrkar avslag på motionen. Ida Hed (V) yrkar detsamma.", [AGAINST, ("V", "Ida Hed", "against")]),
    ("Såväl Bo Alm (S) som Ida Hed (V) yrkar avslag på motionen.", [AGAINST, ("V", "Ida Hed", "against")]),
    # near misses: whose motion or yrkande it is, who seconds a referral, who only spoke
    ("Bo Alm (S) yrkar avslag på motionen från Anna Lund (M).", [AGAINST]),
    ("Bo Alm (S) yrkar avslag på Anna Lunds (M) motion.", [AGAINST]),
    ("Bo Alm (S) yrkar återremiss, med bifall av Ida Hed (V).", []),
    ("Anna Lund (M) och Bo Alm (S) yttrar sig.", []),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), ASKED)
def test_who_asks_for_what(told: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    found = read_positions(make_item(f"{MOTION}{TOLD}== yrkande: Yrkanden\n{told}{ENDS}"), make_head(KF))
    assert [(f.value.party, f.value.name, f.value.side) for f in found] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("mot Anna Lunds (M) yrkande om bifall till motionen och finner att motionen avslås.", [FOR]),
        ("mot Per Ryds (M) bifallsyrkande och finner att motionen avslås.", [("M", "Per Ryd", "for")]),
        ("mot Lars Fors (M) bifallsyrkande och finner att motionen avslås.", [("M", "Lars Fors", "for")]),
        ("mot Anna Lunds (M) yrkande och finner att motionen avslås.", []),
    ],
)
def test_a_yrkande_told_where_it_is_put(told: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    source = f"{MOTION}== beslutsgang: Beslutsgång\nOrdföranden ställer kommunstyrelsens förslag {told}{ENDS}"
    found = read_positions(make_item(source), make_head(KF))
    assert [(f.value.party, f.value.name, f.value.side) for f in found] == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Anna Lund.", [("M", "Anna Lund")]),
        (
            "Vänsterpartiets ledamöter Ida Hed och Per Ryd reserverar sig mot beslutet.",
            [("V", "Ida Hed"), ("V", "Per Ryd")],
        ),
        ("Ida Hed och Per Ryd, båda vänsterpartiet, reserverar sig.", [("V", "Ida Hed"), ("V", "Per Ryd")]),
        ("Samtliga moderater och kristdemokrater reserverar sig.", [("M", None), ("KD", None)]),
        ("Anna Lund (M) begär att få reservera sig.", [("M", "Anna Lund")]),
        ("Anna Lund (M) reserverar sig inte.", []),
        ("Anna Lund (M) yrkar bifall. Hon reserverar sig mot beslutet.", [("M", "Anna Lund"), ("M", "Anna Lund")]),
        ("Anna Lund (M) yrkar bifall och antecknar sin reservation.", [("M", "Anna Lund"), ("M", "Anna Lund")]),
        ("Anna Lund (M), som yrkat bifall till motionen, reserverar sig.", [("M", "Anna Lund"), ("M", "Anna Lund")]),
    ],
)
def test_who_reserves(told: str, expected: list[tuple[str | None, str | None]]) -> None:
    source = f"Motion om tåg\n== arende: Ärende\nAnna Lund (M) har lämnat in en motion.{ENDS}\n== reservation: Reservation\n{told}"
    found = read_positions(make_item(source), make_head(KF))
    assert [(f.value.party, f.value.name) for f in found] == expected


def test_a_second_position_of_one_member_has_its_own_key() -> None:
    source = f"{MOTION}== yrkande: Yrkanden\nAnna Lund (M) yrkar bifall till motionen.{ENDS}\n== reservation: Reservation\nAnna Lund (M) reserverar sig."
    item = make_item(source)
    found = read_positions(item, make_head(KF))
    assert [f.field for f in found] == ["positions.anna-lund", "positions.anna-lund-2"]
    assert {item.view.text[f.start : f.end] for f in found} == {"Anna Lund (M)"}


def test_parties_in_text_order() -> None:
    source = (
        "Motion av Anna Lund (M) om tåg\n== underlag: Handlingar\nYrkande från S och V den 4 maj 2024.\n== yrkande: Yrkanden\nPer Ek (C) yrkar bifall till motionen."
        f"{ENDS}\n== expediering: Expedieras till\nGruppledaren Leif Hall (KD)"
    )
    found = read_parties(make_item(source), (Mover(name="Anna Lund", party="M"),), (), ())
    assert [f.value for f in found] == ["M", "S", "V", "C"]


def test_parties_of_a_letter() -> None:
    source = "Utlåtande över motion – Motion (M) Tåg\n== arende: Ärende\nMajoriteten delar bedömningen.\n== signatur\nKommunstyrelsens ordförande\nÅsa Berg (S)"
    found = read_parties(make_item(source, None), (), (Signer(name="Åsa Berg", party="S"),), ())
    assert [f.value for f in found] == ["M", "S"]


def test_who_takes_no_part_is_named_too() -> None:
    source = "Vänortsavtal\n== beslut: Beslut\nAvtalet godkänns.\n== narvaro: Jäv\nUlf Vik (KD) anmäler jäv.\n== narvaro: Närvarande\nRut Ek (C)"
    assert [f.value for f in read_parties(make_item(source), (), (), ())] == ["KD"]


def test_a_wish_for_another_period_stands_against_an_end() -> None:
    source = (
        "Partnerskapet\n== yrkande: Yrkanden\nIda Hed (MP): att kommunen söker en ny treårsperiod.\n"
        "== beslut: Beslut\nPartnerskapet förlängs därmed inte efter 2015."
    )
    found = read_positions(make_item(source), make_head("kommunstyrelsen"))
    assert [(f.value.name, f.value.side) for f in found] == [("Ida Hed", "against")]


def test_a_board_that_advises_against_a_petition() -> None:
    (record,) = process(
        (
            "Karlskoga kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 1987-03-10\n\n§ 54\n"
            "Fråga om vänort i Nicaragua\n\nFöreningen Karlskoga-Nicaragua har i en skrivelse i november 1986 hemställt\n"
            "att kommunen skall ta upp vänortsförbindelse med staden Estelí.\n\nArbetsutskottet avstyrker 1987-02-24, § 41.\n"
            "Stig Vall (VPK) yrkar bifall till föreningens hemställan. Gun Fors (S) yrkar bifall till arbetsutskottets\n"
            "förslag.\n\nKommunstyrelsen beslutar\natt icke bifalla framställningen.\n"
        ).encode(),
        "a.txt",
    ).records
    assert [(a.act, a.stage, a.by) for a in record.acts] == [("establish", "rejected", "petition")]
    assert record.status == "not_established"
    assert [(one.name, one.side) for one in record.positions] == [("Stig Vall", "for"), ("Gun Fors", "against")]
