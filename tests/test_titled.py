"""Partners that heading and text tell together, and headings that tell none."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "Ystads kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2021-03-15\n\n"


def _partners(heading: str, decision: str, text: str) -> set[str]:
    page = f"{HEAD}§ 47 {heading}\n\nBeslut\nKommunstyrelsen beslutar\n{decision}\n\nÄrendet\n{text}\n"
    found = process(page.encode(), "ks.txt").records
    return {r.foreign_partner.name for r in found if r.foreign_partner is not None}


@pytest.mark.parametrize(
    ("heading", "decision", "text", "expected"),
    [
        ("Haugesund", "att tacka nej", "Vår norska vänort har bjudit in till sillfest.", {"Haugesund"}),
        (
            "Suzdal och Tartu",
            "att säga upp avtalen",
            "Vänortsavtalen med de två städerna är gamla.",
            {"Suzdal", "Tartu"},
        ),
        ("Val av vänort i Norden", "att välja Kotka", "Tre orter har vägts mot varandra.", {"Kotka"}),
        ("Vänortsärenden", "att relationerna till Kotka och Tartu består", "Listan är från 1996.", {"Kotka", "Tartu"}),
        ("Delegation", "att utse ledare", "Resan går till Kotka, Ystads vänort sedan 1951.", {"Kotka"}),
    ],
)
def test_told_together(heading: str, decision: str, text: str, expected: set[str]) -> None:
    assert _partners(heading, decision, text) == expected


@pytest.mark.parametrize(
    ("heading", "decision", "text"),
    [
        ("Konferens i Tartu", "att avstå", "Temat är hur vänortsavtalet kan göras nytt. Arrangör är en tankesmedja."),
        ("Haugesund", "att bevilja bidrag", "Klubben har vänskapsutbyte med klubben i Haugesund."),
        ("Nej till ny vänort", "att tacka nej", "Förslaget saknar stöd."),
        ("Vänortsbidrag", "att Lübeck utses till resmål för kören", "Kören får bidrag trots att målet är ett annat."),
    ],
)
def test_told_nowhere(heading: str, decision: str, text: str) -> None:
    assert _partners(heading, decision, text) == set()
