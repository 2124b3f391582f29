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
        "Den 3 september hade kommunstyrelsen ärendet uppe men återremitterade det (§ 45).",
        "Saken låg på kommunstyrelsens bord den 3 september, § 45.",
        "Kommunstyrelsen har 2019-09-03 § 45 med eget yttrande överlämnat motionen till fullmäktige.",
        "\nÄrendets gång\nKommunstyrelsen 2019-09-03 § 45: föreslår avslag",
        "\nHandläggning: Organ Dag §\nKommunstyrelsen 2019-09-03 45\nKommunfullmäktige 2019-10-28 112",
    ],
)
def test_an_earlier_meeting(told: str) -> None:
    (record,) = process(MINUTES.format(told).encode(), "minutes.txt").records
    found = [(one.organ, one.date.value if one.date else None, one.paragraph) for one in record.handling]
    assert found == [("kommunstyrelsen", "2019-09-03", "45")]


@pytest.mark.parametrize(
    "told",
    [
        "Ärendet ska upp i kulturnämnden den 19 november.",
        "Ärendet återkommer i kulturnämnden den 19 november.",
        "Kulturnämnden sammanträder i ärendet den 19 november 2019.",
        "Kulturnämnden har ärendet på dagordningen igen den 19 november.",
        "Ärendet tas upp på kulturnämndens möte den 19 november.",
    ],
)
def test_a_meeting_to_come(told: str) -> None:
    (record,) = process(MINUTES.format(told).encode(), "minutes.txt").records
    found = [(one.organ_name, one.date.value if one.date else None, one.paragraph) for one in record.handling]
    assert found == [("kulturnämnden", "2019-11-19", None)]


@pytest.mark.parametrize(
    "told",
    [
        "Kulturnämnden har tidigare, 2019-09-03, § 45, beviljat ett bidrag till fotbollsklubben.",
        "Yttrande ska lämnas till kulturnämnden senast den 19 november.",
        "Kulturnämnden reser till Tukums den 19 november.",
    ],
)
def test_no_meeting_on_the_matter(told: str) -> None:
    (record,) = process(MINUTES.format(told).encode(), "minutes.txt").records
    assert not record.handling


def test_initials_stay_where_nothing_spells_them_out() -> None:
    text = MINUTES.format("\nÄrendets gång\nKSAU 2019-08-20 § 31: avstyrker\nKF 2019-02-25 § 12: remitterar")
    (record,) = process(text.encode(), "minutes.txt").records
    assert [one.organ_name for one in record.handling] == ["KSAU", "kommunfullmäktige"]
