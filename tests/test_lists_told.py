"""What lists and forms without columns tell of each partner: since when, until when, how it stands, what was done."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord


def _told(record: AgreementRecord) -> str:
    partner = record.foreign_partner.name if record.foreign_partner else ""
    since = record.established.value if record.established else ""
    acts = " ".join(f"{x.act} {x.date.value if x.date else ''} {x.by}" for x in record.acts)
    return f"{partner} {since} {record.status} {acts}".strip()


def _lines(page: str) -> list[str]:
    return [_told(record) for record in process(page.encode(), "list.txt").records]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("> Rauma, Finland, sedan 1946", "Rauma 1946 active"),
        (">> Rauma, Finland (1946)", "Rauma 1946 active"),
        ("[1] Rauma (Finland), 1946–1999", "Rauma 1946 ended end 1999 unknown"),
        ("• Rauma, Finland (1946-1999)", "Rauma 1946 ended end 1999 unknown"),
        ("a) Rauma, Finland. Vänort 1946–1999.", "Rauma 1946 ended end 1999 unknown"),
        ("* Rauma (Finland) – vänort t.o.m. 1999", "Rauma  ended end 1999 unknown"),
        ("- Rauma, Finland – vänort till 1999", "Rauma  ended end 1999 unknown"),
        ("- Rauma (Finland), till och med 1999", "Rauma  ended end 1999 unknown"),
        ("1) Rauma, Finland. Vänortsavtal 1946. Aktivt.", "Rauma 1946 active"),
        ("• Rauma, Finland (1940-talet)", "Rauma 194X active"),
        ("– Rauma, Finland (1946), förnyat 1996", "Rauma 1946 active renew 1996 unknown"),
        ("• Rauma, Finland (avtalet från 1946, avslutat 2001 på kommunens initiativ)", "Rauma 1946 ended end 2001 swedish"),
        ("• Rauma, Finland (1946, avslutat 2001 på initiativ av Rauma)", "Rauma 1946 ended end 2001 foreign"),
        ("Rauma ........ Finland ........ 1946", "Rauma 1946 active"),
    ],
)  # fmt: skip
def test_the_line_of_a_list(line: str, told: str) -> None:
    assert _lines(f"Flens kommun\nVänorter\n\n{line}\n") == [told]


@pytest.mark.parametrize(
    ("heading", "line", "told"),
    [
        ("Vilande vänorter", "Rauma (Finland), 1946", "Rauma 1946 dormant"),
        ("VILANDE", "• Rauma, Finland (1946)", "Rauma 1946 dormant"),
        ("AVSLUTADE VÄNORTER", "Rauma, Finland (1946–1999)", "Rauma 1946 ended end 1999 unknown"),
        ("Upphörda vänortsavtal", "Rauma (Finland), 1946-1999", "Rauma 1946 ended end 1999 unknown"),
        ("Tidigare vänorter", "Rauma, Finland", "Rauma  ended"),
        ("Pausade", "Rauma, Finland, sedan 1946", "Rauma 1946 paused"),
        ("Nuvarande vänorter", "Rauma, Finland, sedan 1946", "Rauma 1946 active"),
    ],
)
def test_a_heading_gives_the_state_of_those_under_it(heading: str, line: str, told: str) -> None:
    page = f"Flens kommun\n\nVänorter i dag\nHalden (Norge) 1950\n{heading}\n{line}\n"
    assert _lines(page) == ["Halden 1950 active", told]


@pytest.mark.parametrize("title", ["FAKTA: Marks vänorter", "Fakta om Trosas vänorter", "Orusts vänorter"])
def test_the_heading_of_a_box_tells_whose_towns_they_are(title: str) -> None:
    page = f"Gäster väntas i sommar\nUnder kulturnatten kommer flera körer.\n\n{title}\n• Rauma, Finland (1946)\n"
    assert _lines(page) == ["Rauma 1946 active"]


def test_years_of_other_lists_are_none_of_an_agreement() -> None:
    page = "Flens kommun\nVänorter\n\n> Rauma, Finland, sedan 1946\n\nBesökta orter\n> Halden, Norge, 2009–2011\n"
    assert _lines(page) == ["Rauma 1946 active"]


def test_what_is_told_below_a_list_names_the_paper() -> None:
    page = "Flens kommun\nVänorter\n\nRauma, Finland, 1946\nHalden, Norge, 1950\n\nÅrtalet anger när vänortsavtalet ingicks.\n"
    assert [r.designation for r in process(page.encode(), "list.txt").records] == ["vänortsavtal"] * 2
