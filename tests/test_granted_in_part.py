"""A motion of two wishes of which one is turned down, in the words for turning down."""

from __future__ import annotations

import pytest

from pipeline.process import process

MINUTES = """LANDSKRONA KOMMUN            SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige            2009-03-30

§ 62          Dnr 2008/0131
Motion om vänorterna

I en motion den 3 maj 2008 yrkar Anna Rydskog (M) dels att vänortsavtalet med Kerteminde i Danmark sägs upp, dels att vänortsavtalet med Szentes i Ungern sägs upp.

Beslut
Kommunfullmäktige beslutar
{}
"""
GRANTED, REJECTED = ("end", "decided"), ("end", "rejected")


@pytest.mark.parametrize(
    ("decision", "kerteminde", "szentes"),
    [
        ("att avslå motionen i den del som rör Kerteminde,\natt i övrigt bifalla motionen.", REJECTED, GRANTED),
        ("att inte bifalla motionen i den del som rör Kerteminde,\natt i övrigt bifalla motionen.", REJECTED, GRANTED),
        ("att bifalla motionen i den del som rör Kerteminde,\natt i övrigt inte bifalla motionen.", GRANTED, REJECTED),
        ("att bifalla motionen i den del som rör Kerteminde,\natt motionen i övrigt ej bifalls.", GRANTED, REJECTED),
        ("att motionens första yrkande bifalls inte,\natt motionens andra yrkande bifalls.", REJECTED, GRANTED),
        ("att bifalla motionens första yrkande,\natt lämna motionens andra yrkande utan bifall.", GRANTED, REJECTED),
    ],
)
def test_what_is_not_granted_is_rejected(decision: str, kerteminde: tuple[str, str], szentes: tuple[str, str]) -> None:
    read = process(MINUTES.format(decision).encode(), "a.txt").each("a.txt")
    records = {one.foreign_partner.name: one for _, result in read for one in result.records if one.foreign_partner}
    acts = {name: [(act.act, act.stage) for act in one.acts] for name, one in records.items()}
    assert acts == {"Kerteminde": [kerteminde], "Szentes": [szentes]}
