"""Partners that are told without the nouns of the trade, one after another, or as somebody else's: whole §§ read."""

from __future__ import annotations

import pytest

from pipeline.process import process

PAGE = """Flens kommun                     PROTOKOLL
Kommunstyrelsen                  2019-04-08

§ 44   Dnr KS 2019/12
{title}

{text}

Beslut
Kommunstyrelsen lägger informationen till handlingarna.

Justerare
"""


def partners(title: str, text: str) -> set[str]:
    result = process(PAGE.format(title=title, text=text).encode(), "told.txt")
    return {r.foreign_partner.name for r in result.records if r.foreign_partner}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Rapport", "Kommunen har tre vänorter. Den äldsta är Voss i Norge. Nummer två är Hamina i Finland. Den yngsta är den "
         "polska staden Ełk.", {"Voss", "Hamina", "Ełk"}),
        ("Rapport", "Avtalet med Ełk från 1997 gäller alltjämt. Med Võru i Estland har kommunen sedan 2001 en överenskommelse "
         "om kulturutbyte.", {"Ełk", "Võru"}),
        ("Kontakter", "Kommunen och den polska kommunen Bystrzyca har sedan 2004 ett avtal om skola och kultur.", {"Bystrzyca"}),
        ("Samarbete med Haugesund", "Samarbetet med Haugesund i Norge har pågått sedan 1962 och utvärderas i år.", {"Haugesund"}),
        ("Vänortsavtal upphör", "Avtalet mellan Flens kommun och Tukums upphör vid årsskiftet. Övriga vänorter, Voss i Norge och "
         "Hamina i Finland, påverkas inte.", {"Tukums", "Voss", "Hamina"}),
        ("Inbjudan", "Nyköpings kommun har bjudit in till konferens med sin vänort Nordfyn i Danmark.", {"Nordfyn"}),
        ("Vänorter", "De städer som kommunen har avtal med är Voss (Norge) och Ribe (Danmark).", {"Voss", "Ribe"}),
    ],
)  # fmt: skip
def test_partners_are_told_in_many_ways(title: str, text: str, expected: set[str]) -> None:
    assert partners(title, text) == expected


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Skolmat", "Enheten har tecknat avtal med ett företag i Tammerfors och med en tillverkare i Brno i Tjeckien."),
        ("Utbyte för lärare", "Skolan har ett utbyte med en skola i Parma i Italien och ett avtal med universitetet i Tartu."),
        ("Räddningstjänst", "Räddningstjänsten samarbetar med brandkåren i Haugesund. Avtal finns med Nokia om telefoner."),
        ("EU-projekt", "Kommunen deltar i ett projekt med Klaipėda i Litauen och Gdynia i Polen. Avtal om projektet har tecknats."),
        ("Hyra", "Kommunen hyr ut en lokal till finska ambassaden. Avtalet med Finland löper i två år."),
        ("Rapport", "Förbundet mötte en delegation som berättade om samarbetet mellan vänorterna Varaždin och Graz."),
        ("Resa", "I Elgin träffade vi det lokala näringslivet. Staden är vänort med tyska Landshut sedan 1956."),
        ("Elever", "Vi säger på skoj att Aveiro har blivit vår egen vänort."),
    ],
)  # fmt: skip
def test_agreements_of_others_are_none_of_ours(title: str, text: str) -> None:
    assert partners(title, text) == set()
