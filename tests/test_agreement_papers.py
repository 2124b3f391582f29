"""An agreement's own paper: its parties, the day of its signatures, and who signed it."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

HEAD = """VÄNORTSAVTAL

Lunds kommun, Sverige, och Wismar stad, Tyskland, ingår härmed vänortsavtal.

§ 1 Parterna ska verka för utbyte mellan skolor och föreningar.

§ 2 Avtalet träder i kraft när båda parter undertecknat det, dock tidigast den 1 mars 2011, och gäller tills vidare.

"""
CLAUSES = """
1. Parterna ska verka för utbyte mellan skolor och föreningar.

2. Avtalet gäller tills vidare. Uppsägning sker skriftligen med sex månaders varsel.

Lund den 3 maj 2011
"""
NAMES = """
Eva Ask                                 Hans Braun
kommunstyrelsens ordförande             borgmästare
"""


def records(text: str) -> list[AgreementRecord]:
    return [x for _, done in process(text.encode(), "avtal.txt").each("avtal.txt") for x in done.records]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Som skedde i Lund den 3 maj 2011", "2011-05-03"),
        ("Undertecknat i Wismar tisdagen den 3 maj 2011", "2011-05-03"),
        ("Lund den tredje maj 2011", "2011-05-03"),
        ("Torneå, gränsbron, den tolfte maj 2011", "2011-05-12"),
        ("Upprättad i två exemplar, Lund 2011-05-03", "2011-05-03"),
        ("Detta avtal har undertecknats i Lund den 3 maj 2011 i två exemplar, ett på vardera språket.", "2011-05-03"),
        ("Lund den 3 maj 2011                    Wismar den 10 maj 2011", "2011-05-10"),
        ("Lund den 12 maj 2011                   Wismar, den 10. Mai 2011", "2011-05-12"),
        ("Lund den 3 maj 2011                    Wismar, den 10. Mai 2011", "2011-05-10"),
        (
            "Ort och datum                          Ort och datum\nLund 2011-05-03        Wismar 2011-05-10",
            "2011-05-10",
        ),
        ("Lund 3.5.2011                          Wismar 10.5.2011", "2011-05-10"),
        ("Protokoll från fullmäktige den 3 maj 2011 bifogas.", None),
        ("Godkänt av kommunfullmäktige i Lund den 3 maj 2011, § 44", None),
        ("Lund och Wismar i maj 2011", None),
    ],
)
def test_day_of_signing(line: str, day: str | None) -> None:
    (record,) = records(f"{HEAD}{line}\n{NAMES}")
    assert (record.established.value if record.established else None) == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("har, efter beslut i stadsfullmäktige i Wismar den 11 april 2011, ingått följande avtal.", "2011-05-03"),
        ("bekräftar den vänskap som inleddes med det avtal som parterna ingick den 17 september 1968.", "1968-09-17"),
    ],
)
def test_an_older_agreement_counts_before_the_paper_itself(told: str, day: str) -> None:
    (record,) = records(f"VÄNSKAPSAVTAL\n\nLunds kommun, Sverige, och Wismar stad, Tyskland, {told}\n{CLAUSES}{NAMES}")
    assert record.established and record.established.value == day


@pytest.mark.parametrize(
    ("head", "partner"),
    [
        ("VÄNORTSAVTAL\n\nmellan\n\nLunds kommun\n\noch\n\nWismar stad, Tyskland\n", "Wismar"),
        ("VÄNORTSAVTAL\n\nLunds kommun\noch\nComune di Gradara\n\nKS 2011/96\n\n1. Lunds kommun, i Skåne, Sverige, och kommunen "
         "Gradara, i Marche, Italien, nedan parterna, förbinder sig att främja möten.\n", "Gradara"),
        ("AVSIKTSFÖRKLARING\n\nParter\n\n1.   Lunds kommun, organisationsnummer 212000-1132, Box 41, 221 00 Lund\n"
         "2.   Hiiumaa kommun, Kärdla, Estland\n", "Hiiumaa"),
        ("ÖVERENSKOMMELSE OM VÄNORTSSAMARBETE\n\nDenna överenskommelse har slutits av\n\nLunds kommun, Sverige, företrädd av "
         "kommunstyrelsen,\n\noch\n\nDalvíkurbyggð, Island, företrädd av kommunchefen\n", "Dalvíkurbyggð"),
        ("AVSIKTSFÖRKLARING\n\nMellan Region Kronoberg, Sverige, nedan Regionen, och Suzhou stad, Folkrepubliken Kina, nedan Staden,\n"
         "har denna dag träffats följande avsiktsförklaring om kommunalt partnerskap.\n", "Suzhou"),
        ("HYRESAVTAL\n\nmellan Lunds kommun och Wismar Fastigheter AB\n", None),
        ("SAMARBETSAVTAL\n\nmellan Lunds kommun och Malmö stad, Sverige, om gemensam räddningstjänst\n", None),
    ],
)  # fmt: skip
def test_parties(head: str, partner: str | None) -> None:
    found = [r.foreign_partner.name if r.foreign_partner else None for r in records(f"{head}{CLAUSES}{NAMES}")]
    assert found == ([partner] if partner else [])


@pytest.mark.parametrize(
    ("clause", "partner"),
    [
        ("Lunds kommun, å ena sidan, och prefekturen Wakayama i Japan, å andra sidan, har kommit överens om detta ramavtal.",
         "Wakayama"),
        ("Mellan Lunds kommun, Sverige, och staden Nevers, Frankrike, har följande ramavtal träffats.", "Nevers"),
        ("Lunds kommun, å ena sidan, och Papirbruk AB i Gdańsk, Polen, å andra sidan, har kommit överens.", None),
    ],
)  # fmt: skip
def test_parties_under_the_title_of_any_contract(clause: str, partner: str | None) -> None:
    found = records(f"RAMAVTAL\n\n{clause}\n{CLAUSES}")
    assert [r.foreign_partner and r.foreign_partner.name for r in found] == ([partner] if partner else [])
