"""Acts on a set of agreements ("all with Russian towns, except …"), given to each agreement of the set.

An act on a set is one on every agreement of that body which was in force on the act's day, is in the set, and is not
excepted. An act whose day nobody knows is given to none: it stays with its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.places.countries import country_code
from pipeline.places.text import fold
from pipeline.resolve.counted import Counted
from pipeline.resolve.status import DONE
from schemas.record import Act, AgreementRecord, ForeignPartner, Scope

# The areas that minutes name as a set; Åland, the Faroes and Greenland are of the Nordic countries.
NORDIC = frozenset({"DK", "FI", "IS", "NO", "SE", "AX", "FO", "GL"})
BALTIC = frozenset({"EE", "LV", "LT"})
EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "AX",
})  # fmt: skip
EUROPE = EU | NORDIC | {
    "AD", "AL", "AM", "AZ", "BA", "BY", "CH", "GB", "GE", "GG", "GI", "IM", "JE", "LI", "MC", "MD", "ME", "MK", "RS",
    "RU", "SM", "TR", "UA", "VA", "XK",
}  # fmt: skip
AREAS = {"norden": NORDIC, "baltikum": BALTIC, "eu": EU, "europa": EUROPE}


@dataclass(frozen=True, slots=True)
class SetAct:
    """An act of a scope record: of whom, on which set, on which day (its first and last one)."""

    row: Counted
    act: Act
    record_id: str
    place: int
    scope: Scope
    first: str
    last: str

    @property
    def done(self) -> bool:
        """Whether it changes anything."""
        return self.act.stage in DONE


def set_acts(rows: Iterable[Counted]) -> list[SetAct]:
    """The acts on sets that have a day, in the order of their days."""
    return sorted(_set_acts(rows), key=lambda s: (s.last, s.record_id, s.place))


def _set_acts(rows: Iterable[Counted]) -> Iterator[SetAct]:
    for row in rows:
        scope = row.record.scope
        if scope is None:
            continue
        for n, (act, name) in enumerate(row.acts):
            date = next((d for d in (act.date, row.day, act.effective) if d and d.value), None)
            if date:
                yield SetAct(row, act, name, n, scope, date.first(), date.last())


def covers(act: SetAct, record: AgreementRecord) -> bool:
    """Whether an act on a set is about the agreement of a record, as far as parties go."""
    partner, body = record.foreign_partner, record.swedish_partner
    own = act.row.record.swedish_partner
    if partner is None or (own.kind, own.code) != (body.kind, body.code):
        return False
    if any(_is(name, partner) for name in act.scope.except_):
        return False
    return act.scope.of == "all" or (act.scope.value is not None and _is(act.scope.value, partner))


def _is(name: str, partner: ForeignPartner) -> bool:
    """Whether a name (a country's code, an area, a place) is that of the partner or holds it."""
    if name in (partner.country, partner.country_group, partner.admin1, partner.place_key):
        return True
    area = AREAS.get(name.casefold())
    if area is not None:
        return partner.country in area
    code = country_code(name)
    if code is not None:
        return code in (partner.country, partner.country_group)
    return fold(name) == fold(partner.name)
