"""Foreign places by name, from the compiled `places.sqlite`.

`lookup` says what a name can mean, `link` what it does mean, or None: a wrong link is worse than none. A curated name
(`curated.tsv`) is one whose chief meaning a person has settled, such as `Suzhou` for the city in Jiangsu; among other
namesakes only a place ten times larger than the next one is clear. Without a country in the context only names that
are curated for that, and dominant large places, link; Swedish place names and the words of `stop.tsv` never do.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pipeline.places.countries import CountryMention, country_code, country_group, find_countries
from pipeline.places.text import fold, strict, without_genitive

__all__ = [
    "CountryMention", "Place", "country_code", "country_group", "find_countries", "fingerprint", "is_foreign_name",
    "link", "lookup", "place_by_key",
]  # fmt: skip

HERE = Path(__file__).parent
DOMINANT, LARGE, WELL_KNOWN = 10, 50_000, 100_000
_TOLD = 2  # kinds that one word for a unit leaves: more are a guess
_ALONE, _CURATED, _PRIMARY, _ALTERNATE = range(4)
_TOWN = ("city", "municipality", "special_region")
_PROVINCE = ("province", "region")
_FAMILIES = {
    "city": frozenset(_TOWN),
    "municipality": frozenset(_TOWN),
    "province": frozenset(_PROVINCE),
    "region": frozenset((*_PROVINCE, "special_region")),
}
# Dependencies that a text may count to their realm.
_REALMS = {"DK": ("DK", "FO", "GL"), "NO": ("NO", "SJ"), "CN": ("CN", "HK", "MO"), "AX": ("FI",)}
# A unit word around the name, and the kinds it leaves: `Hubeiprovinsen`, `Lviv oblast`, `Kongsberg kommune`.
_UNITS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(.+?)[- ]?(?:provinsen|provins)s?|(.+) (?:province|sheng)|provinsen (.+)", re.I), _PROVINCE),
    (
        re.compile(
            r"(.+?)[- ](?:regionen|region|oblast|fylke|vojvodskap|voivodeship)s?|(.+?)(?:regionen)s?|region(?:en?)? (.+)",
            re.I,
        ),
        (*_PROVINCE, "county"),
    ),
    (re.compile(r"(.+?)[- ](?:län|county|härad|xian|distrikt|district|fylke|fylkeskommun)s?", re.I), ("county",)),
    (
        re.compile(r"(.+?)[- ]?(?:området|distriktet|länet|fylket)s?", re.I),
        (*_PROVINCE, "county", "city", "municipality"),
    ),
    (re.compile(r"(.+?) (?:amt|kreis|kraj|maakond|apskritis|megye)s?", re.I), ("county", *_PROVINCE)),
    (re.compile(r"(.+?)[- ]?(?:prefekturen|prefektur|prefecture)s?", re.I), ("prefecture",)),
    (
        re.compile(r"(.+?) (?:kommun|kommune|stad|city|municipality|town|shi)s?|(?:staden|kommunen) (.+)", re.I),
        _TOWN,
    ),
)
# A German name with its preposition in Swedish: `Oldenburg i Holstein`, `Bergen på Rügen`.
_PREPOSITIONS = ((" i ", " in "), (" på ", " auf "), (" vid ", " am "), (" vid ", " an der "))
_LOCAL_KIND = (
    (re.compile(r"(?:省|自治区)$"), _PROVINCE),
    (re.compile(r"(?:自治州|地区|盟)$"), ("prefecture",)),
    (re.compile(r"(?:自治县|县)$"), ("county",)),
    (re.compile(r"市$"), _TOWN),
)
_SQL = """SELECT p.id, p.key, p.name, p.kind, p.country, p.admin1, p.population, n.strict, n.rank
          FROM name n JOIN place p ON p.id = n.place WHERE n.fold = ?"""


@dataclass(frozen=True, slots=True)
class Place:
    """A foreign place. `kind` and `place_key` are the contract's; `population` is 0 where unknown.

    `admin1` is an ISO 3166-2 code where it is sure. `curated` means that the name it was found by is a curated one.
    """

    name: str
    kind: str
    country: str
    country_group: str
    admin1: str | None
    place_key: str
    population: int
    curated: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    place: Place
    rank: int

    @property
    def weight(self) -> float:
        """Inhabitants; a tenth of them for a name that is only an alternate one."""
        return self.place.population / (10 if self.rank == _ALTERNATE else 1)


@lru_cache(maxsize=2)
def _base(pid: int) -> sqlite3.Connection:
    """One read-only connection per process."""
    path = HERE / "places.sqlite"
    if not path.is_file():
        raise FileNotFoundError(f"{path.name} is missing; build it with: python -m pipeline.places.build")
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@cache
def _stop() -> dict[str, str]:
    """Words that are also place names: `never` looked up, or only with a country in the `context`."""
    with (HERE / "stop.tsv").open(encoding="utf-8", newline="") as file:
        return {
            strict(row["word"]): row["when"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


@lru_cache(maxsize=8192)
def _is_swedish(key: str) -> bool:
    return _base(os.getpid()).execute("SELECT 1 FROM swedish WHERE strict = ?", (key,)).fetchone() is not None


def _named(name: str, *, unit: bool = False) -> tuple[_Hit, ...]:
    """The places of exactly this name. Beside a `unit` word a common word can be a curated name (`Ingå kommun`)."""
    plain, exact = fold(name), strict(name)
    common = _stop().get(exact) == "never"
    if not plain or (common and not unit):
        return ()
    best: dict[str, _Hit] = {}
    for number, key, label, kind, country, admin1, population, spelled, rank in _base(os.getpid()).execute(
        _SQL, (plain,)
    ):
        if exact != plain and exact != spelled:
            continue
        if common and rank > _CURATED:
            continue
        key = key or f"gn{number}"
        place = Place(label, kind, country, country_group(country), admin1, key, population, rank <= _CURATED)
        if key not in best or rank < best[key].rank:
            best[key] = _Hit(place, rank)
    return tuple(
        sorted(best.values(), key=lambda hit: (hit.rank > _CURATED, -hit.weight, hit.rank, hit.place.place_key))
    )


@lru_cache(maxsize=8192)
def _hits(surface: str) -> tuple[_Hit, ...]:
    """The places a surface can mean: as written, without a genitive s, without a unit word."""
    if _stop().get(strict(surface)) != "never":
        if found := _named(surface):
            return found
        if (stem := without_genitive(surface)) and (found := _named(stem)):
            return found
    for here, there in _PREPOSITIONS:
        if here in surface and (found := _named(surface.replace(here, there))):
            return found
    for pattern, kinds in _UNITS:
        if match := pattern.fullmatch(surface.strip()):
            name = next(group for group in match.groups() if group).rstrip("- ")
            found = _named(name, unit=True) or (_named(stem, unit=True) if (stem := without_genitive(name)) else ())
            if found := tuple(hit for hit in found if hit.place.kind in kinds):
                return found
    return ()


def lookup(surface: str) -> tuple[Place, ...]:
    """Every place that `surface` can name, curated names first, then by size; () for none.

    Case, diacritics (but not å, ä, ö), apostrophes and hyphens make no difference; a genitive s and unit words
    (`Hubeiprovinsen`, `Lviv oblast`) are taken off when the whole is no name. Chinese script works too.
    """
    return tuple(hit.place for hit in _hits(surface))


def link(
    surface: str,
    *,
    countries: Collection[str] = (),
    kinds: Collection[str] = (),
    admin1: str | None = None,
    local: str | None = None,
) -> Place | None:
    """The one place that `surface` names in its context, or None when it is not clear.

    `countries` are the codes the context speaks of (SE is ignored), `kinds` the contract's kinds that would do (a city
    and a municipality are one kind here, so are a province and a region), `admin1` an ISO 3166-2 code, `local` the
    units in local script that stand by the name (`梧州市, 广西壮族自治区`).
    """
    hits: tuple[_Hit, ...] = _hits(surface)
    if not hits:
        return None
    if kinds:
        wanted = frozenset().union(*(_FAMILIES.get(kind, frozenset((kind,))) for kind in kinds))
        hits = tuple(hit for hit in hits if hit.place.kind in wanted)
    sure = bool(admin1 or local)
    if local:
        hits = _by_local(hits, local)
    if admin1:
        hits = tuple(hit for hit in hits if hit.place.admin1 == admin1)
    context = {code for given in countries if given != "SE" for code in _REALMS.get(given, (given,))}
    if context:
        hits = tuple(hit for hit in hits if hit.place.country in context)
    if not hits:
        return None
    if sure or context:
        return _clear([hit for hit in hits if hit.rank <= _CURATED] or hits)
    if 0 < len(kinds) <= _TOLD and len(hits) == 1 and hits[0].place.place_key.startswith("iso-"):
        return hits[0].place  # "grevskapet Kent"
    return _famous(surface, hits)


@lru_cache(maxsize=256)
def first_level_kind(country: str) -> str:
    """What most first-level units of a country are in the contract's words; a region where the gazetteer has none."""
    sql = (
        "SELECT kind FROM place WHERE country = ? AND key = 'iso-' || admin1 GROUP BY kind ORDER BY COUNT(*) DESC, kind"
    )
    found = _base(os.getpid()).execute(sql, (country,)).fetchone()
    return str(found[0]) if found else "region"


def _clear(hits: Iterable[_Hit]) -> Place | None:
    """The only place, or the one that dwarfs the others."""
    first, *others = sorted(hits, key=lambda hit: (-hit.weight, hit.place.place_key))
    if others and first.weight < max(1, DOMINANT * others[0].weight):
        return None
    return first.place


def _famous(surface: str, hits: tuple[_Hit, ...]) -> Place | None:
    """What a name means without any country around it: a name curated for that, or a dominant large place."""
    keys = {strict(surface), strict(without_genitive(surface) or surface)}
    if any(key in _stop() or _is_swedish(key) for key in keys):
        return None
    if alone := [hit for hit in hits if hit.rank == _ALONE]:
        return _clear(alone)
    place = _clear(hits)
    if place is not None and len(hits) == 1 and place.place_key == f"iso-{place.admin1}":
        return place  # a first-level unit of a country whose name nothing else has
    known = any(hit.place == place and hit.rank <= _PRIMARY and hit.weight >= LARGE for hit in hits)
    return place if known else None


def _by_local(hits: tuple[_Hit, ...], local: str) -> tuple[_Hit, ...]:
    """The places that the local-script units allow: the first unit names the place, a later one its province."""
    units = [unit for unit in re.split(r"[\s,，、()（）]+", local) if unit]
    for order, unit in enumerate(units):
        named = {hit.place.place_key: hit.place for hit in _named(unit)}
        kinds = next((kinds for pattern, kinds in _LOCAL_KIND if pattern.search(unit)), None)
        if order == 0:
            if named:
                hits = tuple(hit for hit in hits if hit.place.place_key in named)
            if kinds:
                hits = tuple(hit for hit in hits if hit.place.kind in kinds)
        elif first := next((p for p in named.values() if p.place_key == f"iso-{p.admin1}"), None):
            hits = tuple(hit for hit in hits if hit.place.admin1 in (None, first.admin1))
    return hits


@lru_cache(maxsize=8192)
def place_by_key(key: str) -> Place | None:
    """The place that a `place_key` is of, under its own name; None for a key that no place has."""
    sql = "SELECT name, kind, country, admin1, population FROM place WHERE "
    if re.fullmatch(r"gn[0-9]{1,12}", key):
        found = _base(os.getpid()).execute(sql + "id = ? AND key IS NULL", (int(key[2:]),)).fetchone()
    else:
        found = _base(os.getpid()).execute(sql + "key = ?", (key,)).fetchone()
    if found is None:
        return None
    name, kind, country, admin1, population = found
    return Place(name, kind, country, country_group(country), admin1, key, population, False)


@lru_cache(maxsize=8192)
def is_foreign_name(token: str) -> bool:
    """Whether one capitalised word is, by itself, the name of a foreign country or well-known foreign place. Cheap."""
    if not token[:1].isupper():
        return False
    if code := country_code(token):
        return code != "SE"
    keys = {strict(token), strict(without_genitive(token) or token)}
    if any(key in _stop() or _is_swedish(key) for key in keys):
        return False
    return any(
        hit.rank == _ALONE or (hit.rank <= _PRIMARY and hit.place.population >= WELL_KNOWN) for hit in _hits(token)
    )


@cache
def fingerprint() -> str:
    """sha256 over the data files of this package: changes exactly when an answer can change."""
    total = hashlib.sha256()
    for path in sorted([*HERE.glob("*.tsv"), HERE / "places.sqlite"]):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
