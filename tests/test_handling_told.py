"""What became of a matter at earlier meetings, told once each, in the year that its § says it must be."""

from __future__ import annotations

import pytest

from pipeline.process import process

MINUTES = """Vara kommun
SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige
Sammanträdesdatum 2019-10-28

§ 112                                              Dnr KS 2019/118
Svar på motion om att säga upp vänortsavtalet med Tukums

Sammanfattning
Anna Lind (C) föreslår i en motion att vänortsavtalet med Tukums i Lettland sägs upp. {}

Beslut
Kommunfullmäktige avslår motionen.

Exempel skrivet för vanort – inte en verklig handling
"""


@pytest.mark.parametrize(
    "told",
    [
        "Kommunstyrelsen beslutade den 3 september 2019, § 45, att bordlägga ärendet.",
        "Kommunstyrelsen lämnade ärendet vidare utan eget förslag den 3 september 2019, § 45.",
        "Ärendet var uppe till behandling i kommunstyrelsen den 3 september, § 45.",
        "Kommunstyrelsen tog ställning till ärendet den 3 september, § 45.",
        "Kommunstyrelsen remitterade motionen till förvaltningen den 3 september, § 45.",
    ],
)
def test_an_earlier_meeting(told: str) -> None:
    (record,) = process(MINUTES.format(told).encode(), "minutes.txt").records
    found = [(one.organ, one.date.value if one.date else None, one.paragraph) for one in record.handling]
    assert found == [("kommunstyrelsen", "2019-09-03", "45")]
