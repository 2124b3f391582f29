"""Acts that are none, that lost, and that are told of several times: short § as municipal secretaries write them."""

from __future__ import annotations

import pytest

from tests.test_extract import acts, reading

LONG_AGO = "Vänorten\n== arende: Ärendet\nKommunen har vänortsavtal med Parchim i Tyskland. "


@pytest.mark.parametrize(
    "text",
    [
        LONG_AGO + "Avtalet kan förlängas med två år om båda parter är överens.",
        LONG_AGO + "Parchim har meddelat att man vill fortsätta samarbetet.",
        LONG_AGO + "Staden önskar förnya avtalet och har skrivit till kommunen.",
        LONG_AGO + "Oppositionen hade hellre sett att avtalet sades upp.",
        LONG_AGO + "Vänortsarbetet ska vila på ömsesidighet.",
        LONG_AGO + "Avtalet har förlängts vart femte år.",
        LONG_AGO + "Kommunstyrelsen tillstyrkte detta, men svaret innebär inte att avtalet ska förlängas.",
        LONG_AGO + "Kommunstyrelsen föreslår en översyn, vilket på intet vis innebär att avtalet ska sägas upp.",
    ],
)
def test_no_act(text: str) -> None:
    assert acts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vänorten\n== beslut: Beslut\nVänortsavtalet med Parchim i Tyskland sägs upp.\n"
            "== yrkande: Yrkanden\nAnna Ek (S) yrkar att avtalet i stället förklaras vilande.\n",
            [("end", "decided"), ("pause", "requested")],
        ),
        (
            "Vänorten\n== beslut: Beslut\nVänortsavtalet med Parchim i Tyskland avslutas i de delar som rör skola.\n",
            [("partly_end", "decided")],
        ),
    ],
)
def test_acts(text: str, expected: list[tuple[str, str]]) -> None:
    assert acts(text) == expected


def test_each_renewal_told_is_one() -> None:
    found = reading(LONG_AGO + "Avtalet har förlängts två gånger, 2004 och 2009.").acts
    assert [(a.act, a.stage, a.date.value if a.date else None) for a in found] == [
        ("renew", "reported", "2004"),
        ("renew", "reported", "2009"),
    ]
