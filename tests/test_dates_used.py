"""Which dates of an item become an event's, and which only name a plan, a vision or a law."""

from __future__ import annotations

import pytest

from pipeline.extract.reading import ItemReading, read_item
from tests.item_text import make_head, make_item


def reading(text: str) -> ItemReading:
    source = f"Vänortsavtalet\n== arende: Ärendet\nKommunen har ett vänortsavtal med Haugesund i Norge. {text}\n"
    return read_item(make_item(source), make_head(meeting="2024-03-21"), ())


@pytest.mark.parametrize(
    "text",
    [
        "I Vision 2030 har kommunen avslutat vänortsavtalet med Haugesund.",
        "I Vision Ekby 2030 har kommunen avslutat vänortsavtalet med Haugesund.",
        "I Översiktsplan 2035 har kommunen avslutat vänortsavtalet med Haugesund.",
        "Inom Kulturprogram 2028 har kommunen avslutat vänortsavtalet med Haugesund.",
        "Inom Norden 2025 har kommunen avslutat vänortsavtalet med Haugesund.",
        "Med stöd av kommunallagen (2017:725) har kommunen avslutat vänortsavtalet med Haugesund.",
        "I ärende KS 2019/1234 har kommunen avslutat vänortsavtalet med Haugesund.",
    ],
)
def test_a_year_in_a_name_dates_nothing(text: str) -> None:
    found = reading(text)
    assert [(act.act, act.date, act.effective) for act in found.acts] == [("end", None, None)]
    assert not found.established


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vänortsavtalet med Haugesund sades upp vid årsskiftet.", "2023/2024"),
        ("Vänortsavtalet med Haugesund sades upp vid halvårsskiftet 2019.", "2019-06/2019-07"),
        ("Vänortsavtalet med Haugesund sades upp i november förra året.", "2023-11"),
        ("Vänortsavtalet med Haugesund sades upp tredje kvartalet 2019.", "2019-07/2019-09"),
    ],
)
def test_an_act_has_its_date(text: str, value: str) -> None:
    assert [act.date and act.date.value for act in reading(text).acts] == [value]


def test_an_agreement_may_begin_in_a_part_of_a_year_but_not_in_a_period() -> None:
    began = reading("Vänortsavtalet med Haugesund undertecknades första halvåret 2019.").established
    assert [f.value.value for f in began.values()] == ["2019-01/2019-06"]
    assert not reading("Vänortsavtalet med Haugesund gav utbyte 2016–2018.").established
