"""What a position means for each of several agreements of one item."""

from __future__ import annotations

from pipeline.process import process

HEAD = "Ystads kommun\nKommunfullmäktige\nSammanträdesprotokoll\n2022-03-21\n\n§ 11 Val av justerare\nEva Ek utses att justera.\n\n§ 12 "
TAIL = "\n\n§ 13 Avslutning\nOrdföranden tackar för visat intresse.\n"


def sides(text: str) -> dict[str, set[str]]:
    result = process(f"{HEAD}{text}{TAIL}".encode(), "ystad.txt")
    return {
        record.foreign_partner.name: {f"{p.name} {p.side} {p.form}" for p in record.positions}
        for record in result.records
        if record.foreign_partner
    }


def test_parts_of_a_motion() -> None:
    found = sides(
        "Motion om nya vänorter\n"
        "Beslut\n1. Motionens första att-sats bifalls, så att kommunen ingår vänortsavtal med Narva i Estland.\n"
        "2. Motionens andra att-sats, om vänortsavtal med Ventspils i Lettland, avslås.\n\n"
        "Ärendet\nSiv Lar (C) har i en motion, väckt den 3 maj 2021, § 40, föreslagit\n"
        "1. att kommunen ingår vänortsavtal med Narva, och\n2. att kommunen ingår vänortsavtal med Ventspils.\n\n"
        "Yrkanden\nSiv Lar (C) yrkar bifall till motionen.\n"
        "Bo Ek (V) yrkar bifall till den första att-satsen och avslag på den andra.\n"
        "Ulf Mo (M) yrkar bifall till kommunstyrelsens förslag.\n\n"
        "Reservation\nSiv Lar (C) reserverar sig mot punkt 2."
    )
    assert found["Narva"] == {"Siv Lar for yrkande", "Bo Ek for yrkande", "Ulf Mo for yrkande"}
    assert found["Ventspils"] == {
        "Siv Lar for yrkande",
        "Bo Ek against yrkande",
        "Ulf Mo against yrkande",
        "Siv Lar for reservation",
    }


def test_one_agreement_apart_and_the_rest_as_proposed() -> None:
    found = sides(
        "Översyn av vänorter\n"
        "Kansliet föreslår att vänortsavtalet med Narva i Estland behålls och att avtalet med Ventspils i Lettland avslutas.\n\n"
        "Yrkanden\nUlf Mo (M) yrkar bifall till kansliets förslag.\n"
        "Siv Lar (C) yrkar att avtalet med Ventspils förlängs och i övrigt bifall till kansliets förslag.\n\n"
        "Beslut\n1. Vänortsavtalet med Narva behålls.\n2. Vänortsavtalet med Ventspils avslutas.\n\n"
        "Reservation\nSiv Lar (C) reserverar sig mot punkt 2."
    )
    assert found["Narva"] == {"Ulf Mo for yrkande", "Siv Lar for yrkande"}
    assert found["Ventspils"] == {"Ulf Mo for yrkande", "Siv Lar against yrkande", "Siv Lar against reservation"}
