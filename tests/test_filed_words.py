"""When and where a motion was filed, in words for coming in; what a title without a verb wishes for."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

MINUTES = """ÄLVSBYNS KOMMUN            SAMMANTRÄDESPROTOKOLL
Kommunfullmäktige          2017-06-19

§ 62          Dnr 2017/0131
{head}

{told}

Kommunfullmäktiges beslut
{decision}
"""
WISH = "Anna Rudström (S) vill att vänortsavtalet med Kunda i Estland sägs upp."


def _record(**words: str) -> AgreementRecord:
    read = process(MINUTES.format(**words).encode(), "a.txt").each("a.txt")
    (record,) = (one for _, result in read for one in result.records)
    return record


@pytest.mark.parametrize(
    "told",
    [
        "I motionen, som kom till kommunfullmäktige den 3 april 2016, vill Anna Rudström (S) att vänortsavtalet med "
        "Kunda i Estland sägs upp.",
        "Anna Rudström (S) lade den 3 april 2016 en motion om att vänortsavtalet med Kunda i Estland sägs upp.",
        "Anna Rudströms (S) motion från den 3 april 2016 går ut på att vänortsavtalet med Kunda i Estland sägs upp.",
        f"Motionen presenterades för kommunfullmäktige den 3 april 2016. {WISH}",
    ],
)
def test_filed(told: str) -> None:
    record = _record(head="Svar på motion om vänortsavtalet med Kunda", told=told, decision="Motionen avslås.")
    assert record.motion is not None
    assert record.motion.filed is not None
    assert record.motion.filed.value == "2016-04-03"
    assert [mover.name for mover in record.motion.movers] == ["Anna Rudström"]
    assert [(act.act, act.stage) for act in record.acts] == [("end", "rejected")]


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Samarbetsavtal mellan kommunen och Bodø i Norge om fjälledning", "proposed"),
        ("Partnerskap med Bodø i Norge", "proposed"),
        ("Utbyte med vår vänort Bodø i Norge", "active"),
        ("Partnerskapet med Bodø i Norge", "active"),
    ],
)
def test_titles_that_wish(title: str, status: str) -> None:
    told = f"Följande medborgarförslag har inkommit:\n\n1. Utegym vid Kanis.\n2. {title}"
    record = _record(
        head="Inkomna medborgarförslag", told=told, decision="Medborgarförslagen överlämnas till kommunstyrelsen."
    )
    assert record.status == status
