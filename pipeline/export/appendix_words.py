"""The words of the appendix: dates, states, classes and partners as the report's cells put them.

The dictionary is the layout that reads them back, `imports/layouts/vanort-appendix.toml`.

    2010 · 2010-05 · 2010-05-03 · våren 2010 · 1970-talet · 2019–2020 · ca 2010 · före 2010 · efter 2010 · oklart när
    Aktivt · Vilande · Pausat (2020) · Delvis avslutat (2020) · Avslutat (2019) av Kina
    Vänortssamarbete (sister regions) · Kommunalt partnerskap · Samarbetsavtal
    Zhuhai (珠海市, 广东省) · Haugesund (Norge) · Lviv (Львів, Ukraina) · Exempelivka (okänt land)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from pipeline.imports import cells
from pipeline.imports import mapping as layout
from pipeline.imports.partner import KEY, is_latin, link_partner, told_beside
from pipeline.places.countries import country_code, country_name
from pipeline.privacy import mask
from pipeline.read.decode import composed
from schemas.agreement import Agreement
from schemas.dates import FORMS, Date
from schemas.record import AgreementClass, ForeignPartner, Status

LAYOUT = "vanort-appendix.toml"
CLOSED: tuple[Status, ...] = ("paused", "partly_ended", "ended", "not_renewed")
_BRACKETS = str.maketrans("()（）", "[][]")
_BEFORE = {"approximate": "ca ", "before": "före ", "after": "efter "}
T = TypeVar("T")


@cache
def words() -> layout.Mapping:
    """The layout that reads the appendix back."""
    return layout.read_mapping(layout.layouts()[LAYOUT], LAYOUT)


def word(table: Mapping[str, T], value: T) -> str:
    """The word that is written for a value: the first that the layout has."""
    return next(said for said, meant in table.items() if meant == value)


def said(text: str) -> str:
    """A free text as a cell can hold it, without personal data.

    Parentheses, which set off what stands beside a name, become square brackets.
    """
    return plain(text.translate(_BRACKETS))


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A text without personal data, white space folded, letters composed, control characters left out."""
    shown = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    return " ".join(mask(" ".join(composed(shown).split())).split())


@lru_cache(maxsize=8192)
def date(day: Date) -> str:
    """A date as precise as it is. A qualifier of an unknown day, and what was inferred, are not told."""
    if day.value is None:
        return words().cells.unknown_date[0]
    text = _simple(day.value)
    if day.precision == "range":
        both = "–".join(map(_simple, day.value.split("/")))
        text = both if cells.date(both) == Date(value=day.value, precision="range") else day.value
    return _BEFORE.get(day.qualifier or "", "") + text


def _simple(value: str) -> str:
    if re.fullmatch(FORMS["season"], value):
        return f"{next(name for name, number in cells.SEASONS.items() if number == value[5:])} {value[:4]}"
    return f"{value[:3]}0-talet" if re.fullmatch(FORMS["decade"], value) else value


def state(agreement: Agreement) -> str:
    """How an agreement stands; where an act made it so, when, and by whom if that is known.

    The day that it ran out, and since when it has been dormant, is nothing that the layout has.
    """
    text = word(words().words.status, agreement.status)
    if agreement.status not in CLOSED:
        return text
    day = since(agreement)
    text += f" ({date(day)})" if day else ""
    return text if agreement.initiator == "unknown" else f"{text} {words().cells.by} {_side(agreement)}"


def since(agreement: Agreement) -> Date | None:
    """The day of the act that made the present state; None where no source speaks of a day."""
    if agreement.status in ("ended", "partly_ended"):
        return agreement.ended
    last = agreement.states[-1] if agreement.states else None
    if last is None or last.status != agreement.status:
        return agreement.status_as_of
    made = (a for a in agreement.acts if (a.key, a.record_id) == (last.act, last.record_id))
    return last.since or next((a.effective or a.date for a in made), None)


def _side(agreement: Agreement) -> str:
    partner = agreement.foreign_partner
    if agreement.initiator == "foreign" and partner.country:
        name = country_name(partner.country_group or partner.country)
        if name and country_code(name) in (partner.country, partner.country_group):
            return name
    return word(words().words.by, agreement.initiator)


def classes(parts: Sequence[tuple[AgreementClass, Sequence[str]]]) -> str:
    """Classes with their official names. Bare ones make a list; where one has a name, each stands by itself."""
    told = [_class(value, designations) for value, designations in parts]
    bare = [word(words().words.agreement_class, value) for value, _ in parts]
    if told != bare:
        return " ".join(told)
    return ", ".join([*told[:1], *(text[0].lower() + text[1:] for text in told[1:])])


def _class(value: AgreementClass, designations: Iterable[str]) -> str:
    """A class, with the official names behind it that say more than its own words do."""
    table = words().words.agreement_class
    names = [name for text in designations if (name := said(text).strip(" ,;"))]
    if len(names) == 1 and names[0] in words().cells.designations and cells.lookup(table, names[0]) == value:
        return names[0]
    own = {name.casefold() for name in words().cells.designations}
    more = [n for n in dict.fromkeys(names) if n.casefold() in own or cells.lookup(table, n) != value]
    return word(table, value) + (f" ({', '.join(more)})" if more else "")


def labelled(parts: Sequence[tuple[AgreementClass, str]]) -> str:
    """What each class has, once where all have the same, else each behind its class; what is empty is left out."""
    if len({text for _, text in parts}) == 1:
        return parts[0][1]
    return " ".join(f"{word(words().words.agreement_class, value)}: {text}" for value, text in parts if text)


def partner(of: ForeignPartner, units: Iterable[str]) -> str:
    """A partner's name; behind it its units in local script, its country unless it is China, and what else it needs.

    That is its place key, where name, units and country do not lead to the place.
    """
    name = said(of.name)
    split = (part for unit in units for part in re.split(r"[,，、;]", said(unit)))
    local = [part.strip() for part in dict.fromkeys(split) if part.strip() and not is_latin(part.strip())]
    fixed = words().fixed.country
    if of.country != fixed and not (of.country_group == fixed and of.place_key == f"iso-{of.country}"):  # Macau itself
        local.append(_country(of.country))
    found = told_beside(local, words().cells.unknown_country)
    country = fixed if found.country is None else found.country or None
    key = of.place_key or ""
    leads = link_partner(name, country, found.units).place_key == key
    if not leads and KEY.fullmatch(key) and (key[0] != "x" or name == " ".join(of.name.split())):
        local.append(key)  # the key of an unlinked place is made of its name: it is not told of one that was masked
    return f"{name} ({', '.join(local)})".lstrip() if local else name


def _country(code: str | None) -> str:
    if code is None:
        return words().cells.unknown_country[0]
    name = country_name(code)
    return name if name and country_code(name) == code else code
