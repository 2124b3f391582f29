"""Grounds that are only told beside an end, grounds that are denied, and who first wanted it."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MINUTES = """Arboga kommun
Kommunfullmäktige               Sammanträdesprotokoll 2014-09-22

§ 31    Dnr 2014/144
Vänortsavtalet med Tukums i Lettland

Kommunfullmäktiges beslut
Vänortsavtalet med Tukums i Lettland sägs upp.

Bakgrund
Arboga kommun har sedan 1998 ett vänortsavtal med Tukums. {}
"""


def _read(told: str) -> AgreementRecord:
    (one,) = [
        record
        for _, result in process(MINUTES.format(told).encode(), "x.txt").each("x.txt")
        for record in result.records
    ]
    return one


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("Umgänget har krympt till julkort.", "inactivity"),
        ("Reskostnaderna är oförsvarligt stora.", "resources"),
        ("Journalister kastas i fängelse där.", "human_rights"),
        ("Brotten mot folkrätten är uppenbara.", "state_conduct"),
        ("Löptiden är nu till ända.", "term_ended"),
        ("Kommunen vill numera arbeta tematiskt.", "policy_change"),
        ("Skälet är inte bristande aktivitet, utan kommunens ekonomi.", "resources"),
    ],
)
def test_a_plain_sentence_beside_an_end_is_its_ground(told: str, reason: str) -> None:
    assert [(one.reason, one.holder) for one in _read(told).reasons] == [(reason, "deciding_organ")]


@pytest.mark.parametrize(
    "told",
    [
        "Skälet är inte bristande intresse.",
        "Pengarna är inte vårt skäl.",
        "Kontakterna mellan föreningarna berörs inte.",
        "Beslutet medför inga kostnader.",
        "Skolorna reser dit varje år.",
    ],
)
def test_what_is_denied_or_follows_is_no_ground(told: str) -> None:
    assert not _read(told).reasons


@pytest.mark.parametrize(
    ("told", "initiator"),
    [
        ("Tukums har i brev den 3 maj bett att avtalet upphör.", "foreign"),
        ("Initiativet har kommit från Tukums.", "foreign"),
        ("Båda parter har kommit fram till att avtalet bör avslutas.", "mutual"),
        ("Tukums har underrättats.", "swedish"),
    ],
)
def test_who_first_wanted_the_end(told: str, initiator: str) -> None:
    assert _read(told).initiator == initiator
