"""A partner that a table or a person names, as a place: linked where that is clear, else by its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import cast

from pipeline.places.gazetteer import country_group, link
from schemas.record import ForeignPartner, PlaceKind


def link_partner(
    name: str, country: str | None, units: Sequence[str] = (), province: str | None = None
) -> ForeignPartner:
    """The partner. `units` stand in parentheses behind its name; those in another script are its local units."""
    local = tuple(unit for unit in units if not _is_latin(unit))
    latin = [*(unit for unit in units if _is_latin(unit)), *([province] if province else [])]
    countries = [country] if country else []
    within = next(
        (p.admin1 for p in (link(unit, countries=countries, kinds=("province",)) for unit in latin) if p), None
    )
    place = link(name, countries=countries, local=", ".join(local) or None, admin1=within)
    if place is None:
        slug = "-".join(re.findall(r"[^\W_]+", name.lower())) or "unnamed"
        return ForeignPartner(
            name=name, kind="city", country=country, country_group=country_group(country) if country else None,
            admin1=within, local_units=local, place_key=f"x-{country or 'ZZ'}-{slug}", linked=False,
        )  # fmt: skip
    return ForeignPartner(
        name=name, kind=cast(PlaceKind, place.kind), country=place.country, country_group=place.country_group,
        admin1=place.admin1, local_units=local, place_key=place.place_key, linked=True,
    )  # fmt: skip


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "LATIN") for letter in text if letter.isalpha())
