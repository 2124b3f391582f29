"""What a paper to the press tells: what an organ has just said yes to, and the signing that lies ahead."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

PAPER = """Båstads kommun informerar
Pressmeddelande 26 maj 2016

Internationellt

{}

Presskontakt: kommunikationsenheten

Exempel skrivet för vanort – inte en verklig handling
"""
YES = "Kommunfullmäktige sa i går ja till att ingå ett vänortsavtal med Roscoff i Frankrike."


def read(told: str) -> AgreementRecord:
    """The one record of a paper that tells so."""
    (record,) = process(PAPER.format(told).encode(), "paper.txt").records
    return record


def acts(record: AgreementRecord) -> list[tuple[str, str, str, str | None]]:
    """Act, stage, side and day, in order."""
    return [(a.act, a.stage, a.by, a.date.value if a.date else None) for a in record.acts]


@pytest.mark.parametrize(
    "told",
    [
        YES,
        "Kommunfullmäktige sade i går ja till att Båstads kommun ingår ett vänortsavtal med Roscoff i Frankrike.",
        "Fullmäktige godkände i går att kommunen ingår ett vänortsavtal med Roscoff i Frankrike.",
        "Kommunfullmäktige gav i går klartecken till ett vänortsavtal med Roscoff i Frankrike.",
        "Kommunfullmäktige ställde sig i går bakom förslaget att Roscoff i Frankrike blir vänort.",
        "Kommunfullmäktige klubbade i går igenom ett vänortsavtal med Roscoff i Frankrike.",
        "I går röstade kommunfullmäktige ja till vänortsavtalet med Roscoff i Frankrike.",
        "Båstad blir vänort med Roscoff i Frankrike. Det beslutade kommunfullmäktige i går.",
    ],
)
def test_a_yes_of_yesterday_is_news_and_no_beginning(told: str) -> None:
    """Until it is signed, what an organ has lately approved is told as its step."""
    record = read(told)
    assert acts(record) == [("establish", "reported", "swedish", "2016-05-25")]
    assert record.established is None


@pytest.mark.parametrize(
    ("told", "step"),
    [
        ("sade i går ja till att säga upp vänortsavtalet med Roscoff i Frankrike", "end"),
        ("sade i går ja till att vänortsavtalet med Roscoff i Frankrike förlängs till 2020", "renew"),
        ("godkände i går att vänortsavtalet med Roscoff i Frankrike sägs upp", "end"),
        ("beslutade i går, den 25 maj 2016,\natt säga upp vänortsavtalet med Roscoff i Frankrike", "end"),
    ],
)
def test_what_they_said_yes_to_has_the_day(told: str, step: str) -> None:
    """The day beside the yes is that of the act, and none on which the agreement was made."""
    record = read(f"Kommunfullmäktige {told}.")
    assert acts(record) == [(step, "reported", "swedish", "2016-05-25")]
    assert record.established is None


@pytest.mark.parametrize(
    ("told", "side"),
    [
        ("Avtalet undertecknas i Roscoff den 10 september 2016 och börjar gälla samma dag.", "mutual"),
        ("Avtalet ska undertecknas den 10 september 2016.", "mutual"),
        ("Den 10 september 2016 blir Båstad och Roscoff vänorter.", "mutual"),
        ("Den 10 september 2016 skriver Båstads kommun och Roscoff under ett vänortsavtal.", "mutual"),
        ("Undertecknandet av avtalet sker i Roscoff den 10 september 2016.", "mutual"),
        ("Underskrifterna sätts på plats i Roscoff den 10 september 2016.", "mutual"),
        ("Avtalet undertecknas av kommunstyrelsens ordförande den 10 september 2016.", "swedish"),
    ],
)
def test_a_signing_ahead_leaves_it_proposed(told: str, side: str) -> None:
    """What is decided and will be signed is an agreement to come."""
    record = read(f"{YES} {told}")
    assert acts(record) == [
        ("establish", "reported", "swedish", "2016-05-25"),
        ("establish", "planned", side, "2016-09-10"),
    ]
    assert record.status == "proposed"


@pytest.mark.parametrize(
    "told",
    [
        "Vänortsavtalet med Roscoff i Frankrike undertecknades den 3 maj 2012.",
        "Vänortsavtalet med Roscoff i Frankrike undertecknas 1994, berättar krönikan.",
        "Båstad har ett vänortsavtal med Roscoff i Frankrike. Projektavtalet med företaget undertecknas den 10 september.",
    ],
)
def test_what_is_signed_long_ago_or_by_others_lies_not_ahead(told: str) -> None:
    """A verb of signing alone plans nothing."""
    record = read(told)
    assert acts(record) == []
    assert record.status == "active"
