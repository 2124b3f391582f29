"""A partner that became part of another one, and one that did not."""

from __future__ import annotations

import pytest

from pipeline.process import process

HEAD = "Hörby kommun\nKommunstyrelsen          Protokoll          2031-05-03\n\n§ 12  Våra avtal\n\n"


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (
            "Hörby har vänorterna Ølgod i Danmark och Bad Segeberg i Tyskland. Ølgod är sedan 2007 en del av Varde kommun.",
            {"Ølgod", "Bad Segeberg"},
        ),
        (
            "Samarbetsavtalet med Innlandet fylkeskommune i Norge gäller tills vidare.\n\n"
            "Hörby och dåvarande Hedmark fylkeskommune undertecknade 2016 ett samarbetsavtal. I och med sammanslagningen av Hedmark och "
            "Oppland den 1 januari 2020 övergick avtalet till Innlandet fylkeskommune.",
            {"Innlandet"},
        ),
    ],
)
def test_what_became_of_a_partner(told: str, names: set[str]) -> None:
    text = f"{HEAD}{told}\n\nBeslut\nKommunstyrelsen tackar för informationen.\n"
    records = process(text.encode(), "ks.txt").records
    assert {one.foreign_partner.name for one in records if one.foreign_partner is not None} == names
