"""Letters that do what they say, and letters that ask for a relation or answer such a request."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord

OURS = """HJO KOMMUN
Kommunstyrelsen

2018-05-14

Till borgmästaren i Wismar

{title}

{text}

Elsa Ros
kommunstyrelsens ordförande
"""
THEIRS = """Staden Wismar
Borgmästaren

Wismar den 14 maj 2018

Till Hjo kommun

{title}

{text}

Karl Busch
borgmästare
"""


def acts(paper: str, text: str, title: str = "Vårt samarbete") -> list[tuple[str | None, ...]]:
    """The acts of the one record of a letter."""
    record = _record(paper, text, title)
    return [(x.act, x.stage, x.organ, x.date.value if x.date else None, x.by) for x in record.acts]


def _record(paper: str, text: str, title: str) -> AgreementRecord:
    (record,) = process(paper.format(title=title, text=text).encode(), "brev.txt").records
    return record


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Härmed säger Hjo kommun upp vänortsavtalet med Wismar från 1991.", "end"),
        ("Med detta brev avslutar vi vårt vänortsavtal från 1991.", "end"),
        ("Genom denna skrivelse sägs vänortsavtalet från 1991 upp till den 31 december 2018.", "end"),
        ("Jag får härmed meddela att Hjo kommun säger upp vänortsavtalet med Wismar.", "end"),
        ("Vi vill härmed säga upp vänortsavtalet med Wismar från 1991.", "end"),
        ("Härmed förklarar vi vänortsavtalet mellan Hjo och Wismar från 1991 uppsagt.", "end"),
        ("Hjo kommun pausar härmed vänortsavtalet med Wismar tills vidare.", "pause"),
        ("Härmed förnyar Hjo kommun vänortsavtalet med Wismar för fem år.", "renew"),
    ],
)
def test_a_letter_does_what_it_says(text: str, act: str) -> None:
    assert acts(OURS, text) == [(act, "decided", "kommunstyrelsen", "2018-05-14", "swedish")]


def test_a_title_tells_what_the_letter_does() -> None:
    told = acts(OURS, "Vi säger upp vårt vänortsavtal från 1991.", title="Uppsägning av vänortsavtal")
    assert told == [("end", "decided", "kommunstyrelsen", "2018-05-14", "swedish")]


@pytest.mark.parametrize(
    "text",
    [
        "Vi bekräftar härmed att vi har fått er uppsägning av vänortsavtalet från 1991.",
        "Vi vill härmed påminna om att vänortsavtalet med Wismar från 1991 förnyas vart femte år.",
        "Härmed översänds vänortsavtalet från 1991. Kommunen kommer inte att säga upp det.",
        "Kommunen säger härmed upp hyran av paviljongen. Vänortsavtalet med Wismar från 1991 berörs inte.",
    ],
)
def test_a_letter_may_speak_of_an_agreement_and_do_nothing_to_it(text: str) -> None:
    assert acts(OURS, text) == []


def test_a_letter_from_abroad_tells_what_they_did() -> None:
    told = acts(THEIRS, "Härmed säger staden Wismar upp vänortsavtalet med Hjo kommun från 1991.")
    assert told == [("end", "reported", None, "2018-05-14", "foreign")]
