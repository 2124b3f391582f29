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


MINUTES = """Vara kommun
SAMMANTRÄDESPROTOKOLL
{organ}
Sammanträdesdatum 2019-05-13

§ 41
Vänorten Tukums

{said}

Ärendet
Kommunen har sedan 1994 ett vänortsavtal med Tukums i Lettland.

Exempel skrivet för vanort – inte en verklig handling
"""


def _act(organ: str, said: str) -> tuple[str, str, str | None, str | None]:
    (record,) = process(MINUTES.format(organ=organ, said=said).encode(), "minutes.txt").records
    (act,) = record.acts
    return act.act, act.stage, act.organ, act.date.value if act.date else None


@pytest.mark.parametrize(
    "said",
    [
        "Kommunstyrelsen fattar beslut om att pausa vänortsavtalet med Tukums från och med juli 2019.",
        "Kommunstyrelsen tar beslut om att vänortsavtalet med Tukums pausas från och med juli 2019.",
        "Kommunstyrelsen beslutar att vänortsavtalet med Tukums pausas från och med juli 2019.",
    ],
)
def test_a_decision_taken_in_minutes_is_no_plan(said: str) -> None:
    assert _act("Kommunstyrelsen", said) == ("pause", "decided", "kommunstyrelsen", "2019-05-13")


@pytest.mark.parametrize("verb", ["föreslår", "rekommenderar", "förordar att", "hemställer att"])
def test_what_is_put_forward_by_any_verb_is_a_proposal(verb: str) -> None:
    said = f"Kommunstyrelsen {verb} kommunfullmäktige besluta\natt pausa vänortsavtalet med Tukums."
    assert _act("Kommunstyrelsen", said) == ("pause", "proposed", "kommunstyrelsen", "2019-05-13")


def test_members_of_a_list_may_begin_with_dels() -> None:
    said = "Nämnden föreslår att kommunstyrelsen\ndels bjuder in Rauma till skolornas dag,\ndels pausar vänortsavtalet med Tukums."
    assert _act("Kultur- och fritidsnämnden", said) == ("pause", "proposed", "namnd", "2019-05-13")
