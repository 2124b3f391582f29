"""The day of a letter or report: beside the paper's number, as a month of its own, or as the year that it is about."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MARK = "\nExempel skrivet för vanort – inte en verklig handling\n"


def read(text: str) -> list[AgreementRecord]:
    return list(process(f"{text}\n{MARK}".encode(), "text.txt").records)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2011-09-14                 Diarienummer KSKF/2011:207", "2011-09-14"),
        ("14 september 2011          Dnr KS 2011/207", "2011-09-14"),
        ("Datum            Diarienummer\n2011-09-14       KS 11/22", "2011-09-14"),
        ("September 2011", "2011-09"),
        ("Inkom 2011-09-14", None),
    ],
)
def test_the_date_of_a_report_to_the_board(line: str, expected: str | None) -> None:
    head = f"Sala kommun\nKommunledningskontoret\nTJÄNSTESKRIVELSE\nHandläggare: Eva Ek\n{line}\n\nTill kommunstyrelsen\n\n"
    told = "Översyn av kommunens vänorter\n\nFörslag till beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\n"
    (record,) = read(f"{head}{told}1. Vänortsavtalet med Narva i Estland sägs upp.\n")
    assert [a.date.value if a.date else None for a in record.acts] == [expected]


def test_a_yearly_report_tells_of_its_year() -> None:
    head = "Sala kommun\nKultur- och fritidsnämnden\n\nVerksamhetsberättelse 1996\n\nInternationella kontakter\n"
    (record,) = read(f"{head}Vänortsavtalet med Narva i Estland förnyades i oktober.\n")
    assert [(a.act, a.date and a.date.value) for a in record.acts] == [("renew", "1996-10")]
