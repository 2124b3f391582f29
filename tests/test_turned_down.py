"""A decision that turns a proposal down decides nothing of what was proposed."""

from __future__ import annotations

import pytest

from pipeline.process import process

MINUTES = """Nyköpings kommun
Kommunfullmäktige
Protokoll 2012-10-09

§ 190 Internationella frågor

Kommunfullmäktiges beslut
{}

Bakgrund
Frågan har beretts under året.

Exempel skrivet för vanort – inte en verklig handling
"""


def acts(decision: str) -> list[str]:
    """The acts of the one record of minutes with this decision."""
    (record,) = process(MINUTES.format(decision).encode(), "minutes.txt").records
    return [
        f"{a.act} {a.stage} {a.by} {a.organ} {a.date.value if a.date else None} {record.status}" for a in record.acts
    ]


@pytest.mark.parametrize(
    ("decision", "act", "status"),
    [
        ("Kommunfullmäktige avslår kommunstyrelsens förslag att säga upp vänortsavtalet med Salo i Finland.", "end", "active"),
        ("Kommunfullmäktige avslår nämndens förslag om att vänortsavtalet med Salo i Finland sägs upp.", "end", "active"),
        ("Kommunfullmäktige avslår kommunstyrelsens förslag att ingå vänortsavtal med Paldiski, Estland.", "establish", "not_established"),
        ("Kommunstyrelsens förslag att förnya samarbetsavtalet med Narva i Estland avslås.", "renew", "active"),
        ("Förslaget att säga upp vänortsavtalet med Salo i Finland bifalls inte.", "end", "active"),
        ("Kommunfullmäktige avvisar förslaget att inte förlänga vänortsavtalet med Salo i Finland.", "not_renew", "active"),
        ("Kommunfullmäktige avstyrker nämndens förslag att förlänga vänortsavtalet med Salo i Finland.", "renew", "active"),
    ],
)  # fmt: skip
def test_a_proposal_turned_down_is_rejected(decision: str, act: str, status: str) -> None:
    assert acts(decision) == [f"{act} rejected swedish kommunfullmaktige 2012-10-09 {status}"]


@pytest.mark.parametrize(
    ("decision", "act", "status"),
    [
        ("Kommunfullmäktige bifaller kommunstyrelsens förslag att säga upp vänortsavtalet med Salo i Finland.", "end", "ended"),
        ("Kommunfullmäktige avslår arbetsutskottets förslag och förlänger vänortsavtalet med Salo i Finland.", "renew", "active"),
        ("Kommunfullmäktige avslår motionen och säger upp vänortsavtalet med Salo i Finland.", "end", "ended"),
        ("Vänortsavtalet med Salo i Finland sägs inte upp, i enlighet med nämndens förslag.", "keep", "active"),
    ],
)  # fmt: skip
def test_what_is_decided_beside_a_refusal_stays_decided(decision: str, act: str, status: str) -> None:
    assert acts(decision) == [f"{act} decided swedish kommunfullmaktige 2012-10-09 {status}"]
