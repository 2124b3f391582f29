"""A partnership that ended as its time or money did has run out; nobody ended it."""

from __future__ import annotations

import pytest

from pipeline.process import process

REPORT = """Vara kommun
Kommunledningskontoret
RAPPORT 2019-05-13

Kommunens internationella avtal

Partnerskapet med Palanga i Litauen inleddes 2009. {}

Exempel skrivet för vanort – inte en verklig handling
"""


@pytest.mark.parametrize(
    ("told", "status", "acts"),
    [
        ("Det upphörde 2012, då perioden tog slut.", "expired", []),
        ("Det avslutades 2012 när projektmedlen tog slut.", "expired", []),
        ("Det avslutades 2012 då programmets tid var ute.", "expired", []),
        ("Det avslutades 2012 eftersom intresset saknades.", "ended", ["end"]),
        ("Det avslutades 2012 enligt plan.", "ended", ["end"]),
    ],
)
def test_what_ran_out_is_expired(told: str, status: str, acts: list[str]) -> None:
    (record,) = process(REPORT.format(told).encode(), "report.txt").records
    assert (record.status, [one.act for one in record.acts]) == (status, acts)
