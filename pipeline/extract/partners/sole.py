"""The only unit abroad that an item names, as the partner of the only relation it treats.

    Brev från Kunda
    I brevet meddelar estniska Kunda att man ämnar säga upp vänskapsavtalet.

No rule of words binds "vänskapsavtalet" to the name here; that something is done with the one, and that there is but the
one name, does. So it holds only for a noun that means a relation between towns by itself, in the singular, without a
partner of its own behind it, and never where a name could be a firm's, a school's or that of the place of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.names import ANY_UNIT, name_key
from pipeline.extract.partners.bars import blocked, in_jest, is_alias, locates
from pipeline.extract.partners.institutions import institution_holds, institution_owner, is_institution
from pipeline.extract.partners.lists import plural
from pipeline.extract.partners.meant_again import meant_again
from pipeline.extract.partners.naming import countries_of
from pipeline.extract.partners.owners import TREATY, other_body
from pipeline.extract.partners.unit_names import bare_name, without_genitive
from pipeline.extract.partners.weak import known_abroad
from pipeline.extract.partners.whose import whose
from schemas.document import MINUTES
from schemas.statement import FORMAL_PARTS

_NARRATIVE = frozenset({"arende", "beredning", *FORMAL_PARTS, "annat"})
_LABELS = ("PLACE", "NAME")


def sole_partner(a: Annotated) -> tuple[str, list[int], int] | None:
    """Name, places and noun of the item's only possible partner; None where it is not sure."""
    if a.head.kind not in MINUTES or not any(a.tokens[i].data.get("strong") for i in a.labelled("AGREEMENT")):
        return None
    names = abroad(a)
    if len({name_key(bare_name(a.tokens[i].text)) for i in names}) != 1:
        return None
    if any(_elsewhere(a, at) for at in names):
        return None
    for noun in _treated(a):
        unit = a.unit(noun)
        if any(_fits(a, unit, at, noun) for at in names):
            named = next((i for i in names if not a.tokens[i].text.endswith("s")), names[0])
            token = a.tokens[named]
            name = token.data.name if token.label == "PLACE" else without_genitive(token)
            return bare_name(name), names, noun
    return None


def abroad(a: Annotated) -> list[int]:
    """The tokens that surely name a unit abroad, what only says where another one lies left out."""
    found = [i for i in a.labelled(*_LABELS) if not (locates(a, i) or is_alias(a, i) or _in_full_name(a, i))]
    return [i for i in found if known_abroad(a, i) or (a.tokens[i].label == "NAME" and countries_of(a, i))]


def _in_full_name(a: Annotated, at: int) -> bool:
    """Whether an unknown name is a part of somebody's: "Roland Berg"."""
    beside = (a.tokens[at - 1], a.tokens[at + 1])
    return a.tokens[at].label == "NAME" and any(t.label in ("NAME", "PERSON", "PARTY") for t in beside)


def _treated(a: Annotated) -> Iterator[int]:
    """The nouns of a relation that something is done with, or that is said to be someone's."""
    done = {m.captures["object"] for m in a.find("acts") if m.captures.get("verb") is not None}
    for noun in a.labelled("AGREEMENT", "RELATION"):
        token, unit = a.tokens[noun], a.unit(noun)
        if noun not in done or plural(a, noun) or unit.part.kind not in _NARRATIVE:
            continue
        strong = bool(token.data.get("strong")) if token.label == "AGREEMENT" else False
        if not strong and token.form in TREATY:
            strong = any(
                a.tokens[i].label == "AGREEMENT" and a.tokens[i].data.get("strong")
                for i in range(unit.first, unit.last)
            )
        if strong:
            yield noun


def _fits(a: Annotated, unit: Unit, at: int, noun: int) -> bool:
    """Whether a name can be the partner of a noun: in its sentence or in the heading, and nothing in the way."""
    beside = a.unit(at)
    back = _comes_back(a, unit, noun)
    if beside is not unit and beside.part.kind != "rubrik" and not (back and beside.part is unit.part):
        return False
    if a.tokens[noun + 1].text.lower() in ("med", "mellan") and not (back or (noun < at and beside is unit)):
        return False
    if beside is unit and (blocked(a, at, noun) or institution_owner(a, at, noun) or in_jest(a, at)):
        return False
    if institution_holds(a, noun) or other_body(a, unit.first, noun) is not None:
        return False
    if whose(a, at if beside is unit else noun + 1, noun) is not None:
        return False
    near = a.tokens[unit.first : min(unit.last, max(noun + 4, at if beside is unit else 0))]
    return not any(is_institution(t.text) or t.label == "INSTITUTION" for t in near)


def _comes_back(a: Annotated, unit: Unit, noun: int) -> bool:
    """Whether a noun's partner is told by country and kind only: "vänskapsavtalet med den tyska staden"."""
    return bool(meant_again(a, noun + 1, min(noun + 6, unit.last)))


def _elsewhere(a: Annotated, at: int) -> bool:
    """Whether a name only says where something takes place: "vid konferensen i X", "under resan till X"."""
    unit = a.unit(at)
    i = max(unit.first, a.before_name(at, ANY_UNIT))
    word = a.tokens[i].text.lower()
    if word not in ("i", "till", "vid", "på", "utanför", "nära"):
        return False
    who = a.tokens[i - 1].text.lower() if i > unit.first else ""
    return not who.endswith(
        ("borgmästaren", "guvernören", "mannen", "ordføreren", "ledningen", "rådet", "fullmäktige", "vänner", "svar")
    )
