"""Verbs that say nothing beside their noun, and adverbs that say nothing: read over."""

from __future__ import annotations

import pytest

from pipeline.process import process

REPORT = """Vara kommun
Kommunledningskontoret
TJÄNSTESKRIVELSE 2019-05-13

Kommunens vänorter

Bakgrund
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland. {}

Förslag till beslut
Redovisningen läggs till handlingarna.

Exempel skrivet för vanort – inte en verklig handling
"""


@pytest.mark.parametrize(
    "told",
    [
        "Kommunstyrelsen fattade den 3 mars 2014, § 22, beslut om att pausa vänortsavtalet med Tukums.",
        "Kommunstyrelsen tog den 3 mars 2014, § 22, beslut om paus i vänortsavtalet med Tukums.",
        "Kommunstyrelsen har den 3 mars 2014, § 22, fattat beslut att pausa vänortsavtalet med Tukums.",
        "Den 3 mars 2014, § 22, tog kommunstyrelsen beslut om att pausa vänortsavtalet med Tukums.",
    ],
)
def test_a_decision_taken_is_one_decided(told: str) -> None:
    (record,) = process(REPORT.format(told).encode(), "paper.txt").records
    (act,) = record.acts
    assert (act.act, act.stage, act.organ, act.paragraph) == ("pause", "reported", "kommunstyrelsen", "22")


@pytest.mark.parametrize("aside", ["", "därmed ", "alltså ", "också ", "i vanlig ordning ", "formellt "])
def test_asides_change_nothing(aside: str) -> None:
    (record,) = process(REPORT.format(f"Det löper {aside}ut den 31 december 2020.").encode(), "paper.txt").records
    assert record.term and record.term.end and record.term.end.value == "2020-12-31"


def test_another_noun_keeps_its_verb() -> None:
    (record,) = process(REPORT.format("Kommunen tog 2014 emot ett beslut från Tukums.").encode(), "paper.txt").records
    assert record.acts == ()
