"""The state of a relation told in other ways than by an act: run out, asked and answered, noted below a list."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAGE = """Flens kommun                     PROTOKOLL
Kommunstyrelsen                  2019-04-08

§ 44   Dnr KS 2019/12
Internationella frågor

{text}

Beslut
Kommunstyrelsen lägger informationen till handlingarna.
"""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kommunen hade ett kommunalt partnerskap med Babati i Tanzania. Den sista perioden på två år löpte ut 2015.", "expired"),
        ("Kommunen slöt 1994 ett vänortsavtal med Rauma i Finland. Det förlängdes två gånger, 1997 och 2000, och löpte ut "
         "vid årsskiftet 2002/03.", "expired"),
        ("Vänortsavtalet med Rauma i Finland löpte ut 2010 men förnyades 2012.", "active"),
        ("En ledamot har frågat om vänortsavtalet med Rauma i Finland är uppsagt. Så är inte fallet.", "active"),
        ("Har vänortsavtalet med Rauma i Finland sagts upp? Nej.", "active"),
        ("Vänortsavtalet med Rauma i Finland är numera uppsagt.", "ended"),
        ("Flen har tidigare haft ett vänortsavtal med Rauma i Finland.", "ended"),
        ("Flen har sedan tidigare ett vänortsavtal med Rauma i Finland.", "active"),
        ("Rauma i Finland var vänort till Flen fram till 2012.", "ended"),
        ("Flens kommun var till och med 2012 vänort med Rauma i Finland.", "ended"),
    ],
)  # fmt: skip
def test_the_state_of_minutes(text: str, status: str) -> None:
    assert [r.status for r in process(PAGE.format(text=text).encode(), "state.txt").records] == [status]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("* Uppsagt av kommunfullmäktige 2014.", "ended"),
        ("* Vilande sedan 2010.", "dormant"),
        ("* Nås med båt.", "active"),
    ],
)
def test_a_mark_leads_to_a_note(note: str, status: str) -> None:
    page = f"Flens kommun\n\nVåra vänorter\n\nLand            Ort             Sedan\nFinland         Rauma*          1993\n\n{note}\n"
    assert [r.status for r in process(page.encode(), "note.txt").records] == [status]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Vänortsavtalet med Rauma i Finland skrevs under 1990. Det är fortfarande i kraft.", "fortfarande i kraft"),
        ("Vänortsavtalet med Rauma i Finland från 1990 gäller tills vidare.", "gäller tills vidare"),
        ("Vänortsavtalet med Rauma i Finland från 1990 består.", "består"),
        ("Rauma i Finland blev vänort 1950 och Lier i Norge 1954. Båda är alltjämt vänorter.", "alltjämt vänorter"),
        ("Vänortsavtalet med Rauma i Finland är från 1990. Sextio år senare består det.", "består"),
        ("Vänortsavtalet med Rauma i Finland består av två sidor.", None),
        ("Vänortsavtalet med Rauma i Finland är från 1990. Taxan träder i kraft den 1 maj.", None),
        ("Vänortsavtalet med Rauma i Finland är från 1990. Vad gäller taxan återkommer kontoret.", None),
        ("Gäller vänortsavtalet med Rauma i Finland fortfarande?", None),
    ],
)
def test_the_words_that_say_that_it_stands(text: str, quote: str | None) -> None:
    records = process(PAGE.format(text=text).encode(), "stands.txt").records
    assert {r.status for r in records} == {"active"}
    quotes = {e.quote for r in records for e in r.evidence.get("status", ())}
    assert len(quotes) == (quote is not None)
    assert all(
        quote and quote in told and len(told.split()) < len(quote.split()) + 2 for told in quotes
    )  # a verb may stand beside
