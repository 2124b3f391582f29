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
        LONG_AGO + "Avtalet upphör sex månader efter det att någon av parterna har sagt upp det.",
        LONG_AGO + "Avtalet upphör att gälla ett år efter att ena parten sagt upp det.",
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a participle behind the partner's name says which agreement is meant
        ("== beslut: Beslut\nVänortsavtalet med Parchim i Tyskland, undertecknat 1994, sägs upp.", [("end", "decided")]),
        # a town yet to be found is no agreement with the one that is left
        (
            "== beslut: Beslut\nVänortsavtalet med Parchim i Tyskland sägs upp.\nKommunstyrelsen ska i stället söka en annan vänort.",
            [("end", "decided")],
        ),
        ("== beslut: Beslut\nÄrendet återremitteras. Kontoret ska redovisa vad vänortsavtalet med Parchim i Tyskland kostar.", []),
        ("== beslut: Beslut\nKontoret ska redovisa vad vänortsavtalet med Parchim i Tyskland kostar.", [("investigate", "decided")]),
        ("== beslut: Beslut\natt godkänna förslaget till förlängt vänortsavtal med Parchim i Tyskland", [("renew", "decided")]),
        ("== arende: Ärendet\nVänortsavtalet med Parchim i Tyskland har aldrig förnyats.", []),
        ("== arende: Ärendet\nVänortsavtalet med Parchim i Tyskland har inte förlängts sedan 2004.", []),
        ("== arende: Ärendet\nVänortsavtalet med Parchim i Tyskland förlängdes inte 2004.", [("not_renew", "reported")]),
    ],
)  # fmt: skip
def test_which_agreement_and_what_for(text: str, expected: list[tuple[str, str]]) -> None:
    assert acts("Vänorten\n" + text + "\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Somliga anser att vänortsavtalet med Parchim i Tyskland bör sägas upp.", []),
        (
            "Ett alternativ till förslaget är att säga upp vänortsavtalet med Parchim i Tyskland, men det förordas inte.",
            [],
        ),
        ("Bör vänortsavtalet med Parchim i Tyskland sägas upp?", []),
        ("Om läget förvärras bör vänortsavtalet med Parchim i Tyskland sägas upp.", []),
        ("Förvaltningen bedömer att vänortsavtalet med Parchim i Tyskland bör sägas upp.", [("end", "proposed")]),
        (
            "Det finns de som vill vänta, men förvaltningen föreslår att vänortsavtalet med Parchim i Tyskland sägs upp.",
            [("end", "proposed")],
        ),
    ],
)
def test_a_step_that_is_only_weighed_is_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert acts(f"Vänorten\n== arende: Ärendet\n{text}\n") == expected
