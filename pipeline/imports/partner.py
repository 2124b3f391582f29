"""A partner that a table or a person names, as a place: linked where that is clear, else by its name.

What stands in parentheses behind a name is told apart by what it is: units in another script are kept as the partner's
own, a country in Swedish (or its code, or the words for none) says where it lies, a place key says which place it is,
and the rest are taken for its province.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from pipeline.places.countries import country_code
from pipeline.places.gazetteer import country_group, link, place_by_key
from schemas.record import ForeignPartner, PlaceKind

KEY = re.compile(r"gn[0-9]+|iso-[A-Z]{2}(?:-[A-Z0-9]+)?|x-[A-Z]{2}-[^\s,;()，、]+")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a name. `country` is None where nothing says it, '' where it is said not to be known."""

    units: tuple[str, ...] = ()
    country: str | None = None
    key: str | None = None


def told_beside(units: Sequence[str], unknown: Sequence[str] = ()) -> Beside:
    """The units of a name, told apart from its country and its key. `unknown` are the words for no known country."""
    left: list[str] = []
    country: str | None = None
    key: str | None = None
    for unit in units:
        if KEY.fullmatch(unit):
            key = unit
        elif unit in unknown:
            country = ""
        elif is_latin(unit) and (code := country_of(unit)):
            country = code
        else:
            left.append(unit)
    return Beside(tuple(left), country, key)


def country_of(text: str) -> str | None:
    """The country that a text names in Swedish or by its two-letter code."""
    return text if re.fullmatch(r"[A-Z]{2}", text) else country_code(text)


def link_partner(
    name: str, country: str | None, units: Sequence[str] = (), province: str | None = None, key: str | None = None
) -> ForeignPartner:
    """The partner. Of its `units` those in another script are its local units, the others say where it lies.

    `key` names the place itself; one that no place has is kept, and the partner is not linked.
    """
    local = tuple(unit for unit in units if not is_latin(unit))
    latin = [*(unit for unit in units if is_latin(unit)), *([province] if province else [])]
    countries = [country] if country else []
    within = next(
        (p.admin1 for p in (link(unit, countries=countries, kinds=("province",)) for unit in latin) if p), None
    )
    place = place_by_key(key) if key else link(name, countries=countries, local=", ".join(local) or None, admin1=within)
    if place is None:
        slug = "-".join(re.sub(r"[()\[\]]", " ", name.lower()).split()) or "unnamed"
        return ForeignPartner(
            name=name, kind="city", country=country, country_group=country_group(country) if country else None,
            admin1=within, local_units=local, place_key=key or f"x-{country or 'ZZ'}-{slug}", linked=False,
        )  # fmt: skip
    return ForeignPartner(
        name=name, kind=cast(PlaceKind, place.kind), country=place.country, country_group=place.country_group,
        admin1=place.admin1, local_units=local, place_key=place.place_key, linked=True,
    )  # fmt: skip


def is_latin(text: str) -> bool:
    """Whether a text has letters of the Latin script alone."""
    return all("LATIN" in unicodedata.name(letter, "LATIN") for letter in text if letter.isalpha())
