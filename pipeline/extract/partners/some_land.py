"""Partners told by their country: of a unit that nobody has named yet, and the town in it that is named apart.

"Att vi blir vänort med en ukrainsk kommun" under "Stöd till Ukraina"; "en vänort på Grönland", and further on "om Nuuk".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.engine import Match
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.whose import whose
from pipeline.extract.places import candidates_of
from pipeline.rules.loader import Rule

_RULE = Rule("partner.some-land", "partners", {"assigned": True, "told": True, "apart": True}, (), (), ())
_SOME = re.compile(r"(?:kommun|stad|ort|region|småstad|grannkommun|partnerkommun)")
_MEANT = frozenset(
    {"om", "med", "gärna", "helst", "exempelvis", "nämligen", "förslagsvis", "staden", "orten", "kommunen"}
)


def of_some_land(a: Annotated) -> Iterator[Match]:
    """The country, as the item names it elsewhere, of the unit that a relation is wished with."""
    for unit in a.units:
        for n in range(unit.first, unit.last):
            token = a.tokens[n]
            if token.label != "AGREEMENT" or not token.data.get("strong") or plural(a, n) or not _is_wished(a, unit):
                continue
            for i in range(n + 1, min(n + 4, unit.last - 1)):
                one = a.tokens[i - 1].text.lower() in ("en", "någon")
                if a.tokens[i].label != "NATION" or not one or not _SOME.fullmatch(a.tokens[i + 1].text.lower()):
                    continue
                code = a.tokens[i].data.code
                land = next((c for c in a.labelled("COUNTRY") if a.tokens[c].data.code == code), None)
                if land is not None and whose(a, n + 1, n) is None:
                    yield Match(_RULE, min(land, n), max(land, n) + 1, {"place": land, "noun": n})
                    return


def _is_wished(a: Annotated, unit: Unit) -> bool:
    labels = {t.label for t in a.tokens[unit.first : unit.last]}
    return bool(labels & {"ESTABLISH", "ASK", "PROPOSE"}) and "NEG" not in labels


def town_of(a: Annotated, code: str, taken: Sequence[int]) -> int | None:
    """The one place of a country that an item on "en vänort på Island" speaks of as of the town that is meant."""
    found = {
        t.data.name: i
        for i, t in enumerate(a.tokens)
        if t.label in ("PLACE", "NAME")
        and i not in taken
        and a.word(i - 1) in _MEANT
        and any(c.country == code for c in candidates_of(t.data)[:1])
    }
    return next(iter(found.values())) if len(found) == 1 else None
