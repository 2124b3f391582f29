"""The day on which a step takes effect: beside its verb, before it, in the sentence behind it; and what is no such day."""

from __future__ import annotations

import pytest

from pipeline.process import process

MINUTES = """Söderköpings kommun
Kommunstyrelsen 2014-03-11

§ 44
Vänortsavtal med Narva

Dnr KS 2014/87

{}
"""
DECIDED = "Kommunstyrelsens beslut\nKommunstyrelsen beslutar "
TOLD = "Kommunstyrelsens beslut\nInformationen läggs till handlingarna.\n\nÄrendebeskrivning\nVänorten Narva ligger i Estland. "
NARVA = "vänortsavtalet med Narva i Estland"


def effects(text: str) -> list[str]:
    """The days of effect of all acts."""
    (record,) = [x for _, done in process(MINUTES.format(text).encode(), "x.txt").each("x.txt") for x in done.records]
    return [f"{act.act} {act.effective.value}" for act in record.acts if act.effective]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (f"att säga upp {NARVA} från och med den 1 juli 2014.", ["end 2014-07-01"]),
        (f"att fr.o.m. den 1 november 2014 låta {NARVA} vila.", ["pause 2014-11-01"]),
        (f"att med verkan från den 1 juni 2014 säga upp {NARVA}.", ["end 2014-06-01"]),
        (f"att per den 1 juni 2014 avsluta {NARVA}.", ["end 2014-06-01"]),
        (f"att avsluta {NARVA}. Detta sker per den 1 april 2014.", ["end 2014-04-01"]),
        (f"att återuppta {NARVA}. Beslutet gäller från den 1 april 2014.", ["resume 2014-04-01"]),
        (f"att ändra {NARVA} så att § 4 utgår. Ändringen träder i kraft den 1 maj 2014.", ["amend 2014-05-01"]),
        (f"att avsluta {NARVA}. Detta sker mot bakgrund av kriget den 24 februari 2014.", []),
        ("att det avtal som gäller från den 1 juni 1999 med vänorten Narva i Estland sägs upp.", []),
        (f"med hänvisning till skrivelse från den 1 februari 2014 att {NARVA} sägs upp.", []),
        (f"att prolongera {NARVA} intill den 1 november 2019.", []),
        (f"att låta {NARVA} vila till den 31 december 2016.", []),
        (f"att {NARVA}, som går ut den 30 september i år, förlängs till och med den 30 september 2018.", []),
    ],
)
def test_day_of_a_decision(decision: str, expected: list[str]) -> None:
    assert effects(DECIDED + decision) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Narva har sagt upp vänortsavtalet till upphörande den 30 juni 2014.", ["end 2014-06-30"]),
        ("Narva har sagt upp vänortsavtalet till upphörande vid utgången av 2013.", ["end 2013-12-31"]),
        ("Narva har sagt upp vänortsavtalet med verkan från den 30 juni 2014.", ["end 2014-06-30"]),
        ("Vänortsavtalet med Narva pausades 2010 och återupptogs från och med den 1 juni 2013.", ["resume 2013-06-01"]),
    ],
)
def test_day_of_a_told_step(told: str, expected: list[str]) -> None:
    assert effects(TOLD + told) == expected


def test_what_ends_from_a_day_begins_no_term() -> None:
    text = MINUTES.format(f"{DECIDED}att med verkan från den 1 juni 2014 säga upp {NARVA}.")
    (record,) = [x for _, done in process(text.encode(), "x.txt").each("x.txt") for x in done.records]
    assert record.term is None
