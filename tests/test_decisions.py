"""What a decision decides by pointing to a proposal, and decisions that stand under no heading of theirs."""

from __future__ import annotations

import pytest

from pipeline.process import DocumentResult, process

_HAS = "Hörby kommun har sedan 1991 ett vänortsavtal med Pskov i Ryssland.\n\n"
_MOVED = "Nils Ask (V) har i en motion föreslagit att Hörby kommun säger upp vänortsavtalet med Pskov i Ryssland.\n\n"


def read(body: str, organ: str, title: str = "Vänortsavtalet med Pskov") -> DocumentResult:
    text = f"Hörby kommun          SAMMANTRÄDESPROTOKOLL\n{organ}       2032-03-05\n\n§ 12\n{title}\n\n{body}\n"
    return process(text.encode(), "one.txt")


def acts(body: str, organ: str = "Kommunstyrelsen") -> list[tuple[str, str]]:
    return sorted({(act.act, act.stage) for record in read(body, organ).records for act in record.acts})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Förslag till beslut\nVänortsavtalet med Pskov sägs upp.\n\nBeslut\nEnligt förslaget.", "decided"),
        ("Arbetsutskottets förslag:\natt säga upp avtalet.\n\nBeslut:\nArbetsutskottets förslag antas.", "decided"),
        ("Kontoret föreslår att avtalet sägs upp.\n\nKS beslut\nI enlighet med kontorets förslag.", "decided"),
        ("Yrkanden\nEva Ek (S) yrkar att avtalet sägs upp.\n\nBeslut\nEnligt Eva Eks yrkande.", "decided"),
        ("Kulturnämnden föreslår att avtalet sägs upp.\n\nKommunstyrelsen biträder nämndens förslag.", "decided"),
        ("Förslag till beslut\nAvtalet sägs upp.\n\nBeslut\nKommunstyrelsen avslår förslaget.", "rejected"),
        ("Förslag till beslut\nAvtalet sägs upp.\n\nBeslut\nÄrendet återremitteras till kontoret.", "proposed"),
        ("Förslag till beslut\nAvtalet sägs upp.\n\nÄrendet utgår.", "proposed"),
        ("Kontoret föreslår att avtalet sägs upp.\n\nKommunstyrelsen beslutar föreslå enligt kontorets förslag.", "proposed"),
        (
            "Beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta enligt utskottets förslag.\n\n"
            "Arbetsutskottets förslag\nAvtalet sägs upp.",
            "proposed",
        ),
    ],
)  # fmt: skip
def test_a_decision_that_points_to_a_proposal(body: str, expected: str) -> None:
    assert acts(_HAS + body) == [("end", expected)]


def test_of_two_proposals_the_one_it_points_to() -> None:
    body = "Arbetsutskottet föreslår att säga upp avtalet.\n\nEva Ek (S) yrkar att avtalet behålls.\n\n"
    body += "Kommunstyrelsen beslutar enligt Eva Eks yrkande."
    assert acts(_HAS + body) == [("end", "rejected"), ("keep", "decided")]


@pytest.mark.parametrize(
    "decision",
    [
        "Kommunstyrelsen beslutade att vänortsavtalet med Pskov ska sägas upp.",
        "Efter diskussion beslutar kommunstyrelsen enhälligt att säga upp vänortsavtalet med Pskov.",
        "Det beslutas\n\natt vänortsavtalet med Pskov sägs upp, samt\n\natt kommunchefen underrättar Pskov.",
        "Styrelsens ställningstagande\n\nVänortsavtalet med Pskov sägs upp.",
        "Kommunstyrelsen enas om att vänortsavtalet med Pskov sägs upp.",
        "Kommunstyrelsen är enig och beslutar att säga upp vänortsavtalet med Pskov.",
        "Kommunstyrelsen fattade beslut om att säga upp vänortsavtalet med Pskov.",
        "1. Bedömning\nText.\n\n2. Kommunstyrelsens beslut\nVänortsavtalet med Pskov sägs upp.",
        "Beslut i kommunstyrelsen\n\nVänortsavtalet med Pskov sägs upp.",
        "Beslut – Vänortsavtalet med Pskov sägs upp.",
        "Kommunstyrelsen\n\nbeslutar att säga upp vänortsavtalet med Pskov.",
    ],
)
def test_a_decision_in_whatever_order(decision: str) -> None:
    assert acts(_HAS + decision) == [("end", "decided")]


@pytest.mark.parametrize(
    "told",
    [
        "Kommunstyrelsen beslutade i mars att säga upp vänortsavtalet med Pskov.\n\nInformationen noteras.",
        "Tekniska nämnden beslutar att säga upp vänortsavtalet med Pskov.",
        "Den 4 maj 2031 beslutade kommunstyrelsen att säga upp vänortsavtalet med Pskov.",
    ],
)
def test_what_another_organ_or_day_decided_is_none(told: str) -> None:
    assert ("end", "decided") not in acts(_HAS + told)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("På grund av den sena timmen beslöt fullmäktige att bordlägga ärendet.", "tabled"),
        ("Kommunstyrelsen föreslår kommunfullmäktige att bifalla motionen.\n\nBifalles.", "granted"),
        ("Kommunstyrelsens förslag\natt motionen avslås\n\nKOMMUNFULLMÄKTIGES BESLUT\nenligt förslaget", "rejected"),
        ("Kommunstyrelsens hemställan\nMotionen avslås.\n\nFullmäktige beslöt\nenligt hemställan.", "rejected"),
        ("Ordföranden finner efter proposition att ärendet ska återremitteras.", "referred_back"),
        ("Fullmäktiges avgörande:\nMotionen avslås.", "rejected"),
        ("Resultat\nMotionen har avslagits av kommunfullmäktige.", "rejected"),
        ("Ordföranden ställer propositioner och finner avslag vara beslutat.", "rejected"),
        ("Ordföranden frågar om motionen kan avslås och finner att så sker.", "rejected"),
        (
            "Kommunstyrelsen\n2032-02-01 § 33\nBeslut: Kommunfullmäktige föreslås avslå motionen.\n\n"
            "Kommunfullmäktige\nBeslut: Motionen bifalls.",
            "granted",
        ),
    ],
)
def test_the_outcome_of_a_motion_by_its_decision(body: str, outcome: str) -> None:
    (item,) = read(_MOVED + body, "Kommunfullmäktige", "Motion om Pskov").items
    assert item.motion is not None
    assert (item.motion.outcome, item.motion.outcome_stage) == (outcome, "decided")
