"""From a name in a text to a place: one clear candidate of the right kind in the country of context, or unlinked."""

from __future__ import annotations

import re
from typing import cast

from pipeline.extract.annotate import Annotated
from pipeline.extract.names import FOREIGN_UNITS, UNIT_WORDS, fold
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.unit_names import without_unit
from pipeline.extract.places import PlaceMention
from pipeline.places import units
from pipeline.places.gazetteer import Place, country_group, first_level_kind, link, lookup
from schemas.record import ForeignPartner, PlaceKind

KIND_WORDS = cast(dict[str, tuple[PlaceKind, ...]], units.KINDS)


def resolve_partner(a: Annotated, pair: Pair) -> ForeignPartner:
    """The partner as the record names it; `place_key` is `x-<country>-<name>` when nothing links."""
    if pair.country is not None:
        return ForeignPartner(
            name=pair.name, kind="country", country=pair.country, country_group=country_group(pair.country), admin1=None,
            place_key=f"iso-{pair.country}", linked=True,
        )  # fmt: skip
    countries = pair.countries or _context(a, pair)
    kinds = _kinds(a, pair)
    if not kinds and _of_a_region(a, pair):
        kinds = UPPER
    local = next((m.local for m in _mentions(a, pair) if m.local), None)
    place = link(pair.name, countries=sorted(countries), kinds=kinds, local=local)
    if place is None and kinds:
        place = link(pair.name, countries=sorted(countries), local=local)
        if place is not None and place.kind not in kinds and kinds[0] in UPPER and not _own_level(place):
            place = None
    if place is not None and kinds[:1] == ("municipality",) and place.kind in UPPER:
        place = None  # "Hiiumaa kommun" bears the name of its county
    if place is None and not pair.countries and countries:  # whatever other country the item speaks of
        place = link(pair.name, local=local, kinds=kinds)
        if place is None and kinds != UPPER:
            place = link(pair.name, local=local)
    if place is None and (not countries or (not pair.countries and kinds != UPPER)):
        place = _only(pair.name)  # whatever other country the item speaks of
    units = tuple(dict.fromkeys(m.local for m in _mentions(a, pair) if m.local))
    if place is not None:
        return ForeignPartner(
            name=without_unit(pair.name), kind=_as_told(cast(PlaceKind, place.kind), kinds), country=place.country,
            country_group=place.country_group, admin1=place.admin1, local_units=units, place_key=place.place_key, linked=True,
        )  # fmt: skip
    country = next(iter(sorted(countries))) if len(countries) == 1 else None
    slug = "-".join(pair.name.lower().split())
    return ForeignPartner(
        name=without_unit(pair.name), kind=_untold(kinds, country), country=country,
        country_group=country_group(country) if country else None, admin1=None, local_units=units,
        place_key=f"x-{country or 'ZZ'}-{slug}", linked=False,
    )  # fmt: skip


# Units above towns: what the partner of a region here can be where no word tells its kind.
UPPER: tuple[PlaceKind, ...] = ("region", "county", "province", "prefecture", "special_region")


def _of_a_region(a: Annotated, pair: Pair) -> bool:
    """Whether the Swedish side is a region or a county board: its like abroad is no town, even where one bears the name."""
    body = pair.body or a.head.body
    return body is not None and body.kind in ("region", "lansstyrelse")


def _own_level(place: Place) -> bool:
    """Whether a town is a first-level unit of its own, as Shanghai is."""
    return place.place_key.startswith("iso-")


def _untold(kinds: tuple[PlaceKind, ...], country: str | None) -> PlaceKind:
    """The kind of a unit that nothing links: as told; among units above towns, what the country calls its own."""
    if kinds == UPPER:
        return cast(PlaceKind, first_level_kind(country)) if country else "region"
    return kinds[0] if kinds else "city"


def _only(name: str) -> Place | None:
    """The one place on earth that bears a name as it is written, where no country is told: Pasłęk, Grindavík."""
    found = [place for place in lookup(name) if place.country != "SE"]
    return (
        found[0] if len(found) == 1 and len(name) > 4 and (" i " in name or fold(found[0].name) == fold(name)) else None
    )


def _as_told(kind: PlaceKind, told: tuple[PlaceKind, ...]) -> PlaceKind:
    """The gazetteer's kind; a town that the text calls a municipality is one, and the other way round; so is a region that
    it calls a county or a province ("Murmansk län", "vojvodskapet X")."""
    swapped = {("city", "municipality"), ("municipality", "city"), ("region", "county"), ("region", "province")}
    return told[0] if told and (kind, told[0]) in swapped else kind


def _mentions(a: Annotated, pair: Pair) -> list[PlaceMention]:
    return [a.tokens[at].data for at in pair.places if isinstance(a.tokens[at].data, PlaceMention)]


def _context(a: Annotated, pair: Pair) -> set[str]:
    """The one country an item speaks of (its heading's first), what the word for the unit tells, or none."""
    for at in pair.places:
        mention = a.tokens[at].data
        if isinstance(mention, PlaceMention) and mention.called and units.CALLED[mention.called].countries:
            return set(units.CALLED[mention.called].countries)
        if (last := a.tokens[at].text.lower().split()[-1]) in units.COUNTRIES:
            return set(units.COUNTRIES[last])
        for i in (at - 1, at + 1):
            if 0 <= i < len(a.tokens) and a.tokens[i].text.lower() in units.COUNTRIES:
                return set(units.COUNTRIES[a.tokens[i].text.lower()])
    over = _section(a, pair)
    if over is not None:
        return {over}
    heading = a.item.heading_span
    if heading:
        named = {
            t.data.code for t in a.tokens if t.label in ("COUNTRY", "NATION") and heading[0] <= t.start < heading[1]
        }
        if len(named) == 1:
            return named
    named = {t.data.code for t in a.tokens if t.label in ("COUNTRY", "NATION")}
    return named if len(named) == 1 else set()


def _section(a: Annotated, pair: Pair) -> str | None:
    """The country that stands alone on a line as heading of the stretch in which the partner is named."""
    at = a.unit_index(pair.places[0])
    for unit in reversed(a.units[:at]):
        words = [t for t in a.tokens[unit.first : unit.last] if t.label != "BREAK"]
        if len(words) == 1 and words[0].label == "COUNTRY":
            return str(words[0].data.code)
    return None


_JOINED = tuple(
    sorted(w for w in units.WORDS if w.endswith(("en", "et")) and w in units.KINDS and len(w) > len("staden"))
)


def _called(a: Annotated, at: int) -> tuple[PlaceKind, ...]:
    """What the word before a name in the partner's own language says: "Landkreis Plön", "Conseil Régional de Bretagne"."""
    mention = a.tokens[at].data
    called = mention.called if isinstance(mention, PlaceMention) else ""
    return cast(tuple[PlaceKind, ...], units.CALLED[called].kinds) if called in units.CALLED else ()


def _kinds(a: Annotated, pair: Pair) -> tuple[PlaceKind, ...]:
    """What kind of unit the words around the name say it is."""
    for at in pair.places:
        if called := _called(a, at):
            return called
        last = re.split(r"[\s-]", a.tokens[at].text.lower())[-1]
        last = next((word for word in _JOINED if last.endswith(word)), last)
        if last in KIND_WORDS:
            return KIND_WORDS[last]
        before = a.tokens[at - 1].text.lower() if at else ""
        if before in KIND_WORDS:
            return KIND_WORDS[before]
        following = [a.tokens[i].text.lower() for i in range(at + 1, min(at + 6, a.unit(at).last))]
        if (
            following
            and following[0] in KIND_WORDS
            and (
                following[0] in UNIT_WORDS | FOREIGN_UNITS
                or following[0] in units.COUNTRIES
                or following[0].endswith("skommun")
            )
        ):
            return KIND_WORDS[following[0]]
        told = _apposed(a, at, following) or _by_organ(a, at)
        if told:
            return told
    if any(_OF_KOMMUNER.match(a.tokens[noun].form) for noun in pair.nouns):
        return KIND_WORDS["kommun"]
    return ()


# Relations that by their name are between municipalities, and the organs that tell a municipality or a town.
_OF_KOMMUNER = re.compile(r"(?:vän|syster|tvilling)kommun")
_ORGANS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:formannskap|kommunestyre|kommunalbestyrelse|byråd|kommunfullmäktige|kommunstyrelse|kommunråd)(?:n|et|t)?"), "kommun"),
    (re.compile(r"(?:stadsråd|stadsfullmäktige|stadsstyrelse|magistrat)(?:n|et|en)?"), "stad"),
)  # fmt: skip


def _by_organ(a: Annotated, at: int) -> tuple[PlaceKind, ...]:
    """What the organ beside a name says it is: "formannskapet i X", "Xs byråd"."""
    beside = [a.tokens[at + 1].text.lower()] if a.tokens[at].text.endswith("s") and at + 1 < len(a.tokens) else []
    beside += [a.tokens[at - 2].text.lower()] if at > 1 and a.tokens[at - 1].text.lower() == "i" else []
    return next((KIND_WORDS[kind] for word in beside for organ, kind in _ORGANS if organ.fullmatch(word)), ())


_COMPOUND = re.compile(r"\w+?(stad|kommun|ort|region|provins|distrikt)")


def _apposed(a: Annotated, at: int, following: list[str]) -> tuple[PlaceKind, ...]:
    """What a clause behind a name says it is: "X som är en kommun i …", "X i Ungern, ett län med …", "X, region"."""
    first, last = at + 1, min(at + 9, a.unit(at).last)
    if following[:1] in (["i"], ["på"]) and a.tokens[at + 2].label == "COUNTRY":
        first = at + 3
    words = [a.tokens[i].text.lower() for i in range(first, last)]
    if words[:1] == ["("] and words[2:3] == [")"] and words[1] in UNIT_WORDS and words[1] in KIND_WORDS:
        return KIND_WORDS[words[1]]  # "Vejle (kommun)"
    if words[:1] == [","] and words[1:2] and words[1] in UNIT_WORDS and words[1] in KIND_WORDS:
        return KIND_WORDS[words[1]]  # the cell of a table
    if following[:1] == ["som"]:
        words = following
    elif words[:2] not in ([",", "en"], [",", "ett"]):
        return ()
    for word in words[1:6]:
        compound = _COMPOUND.fullmatch(word)
        told = KIND_WORDS.get(word) or KIND_WORDS.get(compound[1] if compound else "")
        if told:
            return told
        if word in ("som", ",", "med", "av", "och"):
            break
    return ()
