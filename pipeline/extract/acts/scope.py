"""Acts on a set of agreements ("alla vänortsavtal med ryska städer, utom …"): one record with a scope."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.bars import is_no_unit
from pipeline.extract.partners.exceptions import EXCEPT
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.whose import whose
from schemas.record import Scope

COUNTING = frozenset(
    {"samtliga", "alla", "kommunens", "stadens", "regionens", "våra", "sina", "de", "övriga", "befintliga"}
)
AREAS = {
    "norden": "Norden",
    "nordiska": "Norden",
    "baltikum": "Baltikum",
    "baltiska": "Baltikum",
    "europa": "Europa",
    "eu": "EU",
}


@dataclass(frozen=True, slots=True)
class FoundScope:
    """A scope, the tokens `first` to `last` (half-open) that say it first, and all agreement nouns that mean it."""

    scope: Scope
    noun: int
    first: int
    last: int
    rule: str
    nouns: tuple[int, ...] = ()
    more: tuple[tuple[int, int], ...] = ()  # token ranges of further passages


def find_scopes(a: Annotated, pairs: list[Pair]) -> list[FoundScope]:
    """The sets an item names, narrowest rule first; a noun that has named partners of its own is no set."""
    named = {noun for p in pairs for noun in p.nouns}
    found: dict[tuple[str, str | None], FoundScope] = {}
    taken: set[int] = set()
    for match in sorted(a.find("scope"), key=lambda m: (m.rule.gives["of"] != "country", m.start)):
        noun = match.captures["noun"]
        if noun in taken or (noun in named and match.rule.gives["of"] == "country"):
            continue
        if a.unit(noun).part.kind in ("underlag", "expediering", "narvaro") or any(
            whose(a, n + 1, n) is not None
            for n in range(match.start, noun + 1)
            if n == noun or a.tokens[n].label in ("AGREEMENT", "RELATION")
        ):
            continue
        if match.rule.gives.get("towns") and not _of_towns(a, noun):
            continue
        land = match.captures.get("land")
        if land is not None and any(a.tokens[i].text.lower() in EXCEPT for i in range(noun + 1, land)):
            continue  # "alla vänortsavtal utom de i Norge": the country is what the set leaves out
        if land is not None and noun < land and a.tokens[land - 2].label in ("PLACE", "NAME"):
            continue  # "sina åsikter avslutas avtalet med X i Norge"
        values = _lands(a, land) if land is not None else [None]
        if match.rule.gives["of"] == "all" and (not _plural(a, noun) or noun in named):
            continue
        taken.add(noun)
        for value in values:
            scope = Scope(of=match.rule.gives["of"], value=value, except_=_excepted(a, match.end))
            key = (scope.of, scope.value)
            held = found.get(key)
            if held is None:
                found[key] = FoundScope(scope, noun, _whole(a, match.start), match.end, match.rule.id, (noun,))
            else:
                except_ = tuple(dict.fromkeys((*held.scope.except_, *scope.except_)))
                found[key] = replace(
                    held,
                    scope=scope.model_copy(update={"except_": except_}),
                    nouns=(*held.nouns, noun),
                    more=(*held.more, (_whole(a, match.start), match.end)),
                )
    return list(found.values())


def _of_towns(a: Annotated, noun: int) -> bool:
    """Whether "samtliga avtal" are those with towns: the item names our agreements as such, and the sentence no matter."""
    told = any(a.tokens[i].data.get("strong") for i in a.labelled("AGREEMENT"))
    return told and a.word(noun + 1) not in ("om", "med", "för", "inom", "avseende", "kring", "rörande")


def _whole(a: Annotated, first: int) -> int:
    """The first token of a set with the words that count it ("samtliga vänortsavtal", "alla kommunens …")."""
    unit = a.unit(first)
    while first > unit.first and a.tokens[first - 1].text.lower() in COUNTING:
        first -= 1
    return first


def _lands(a: Annotated, first: int) -> list[str]:
    """The countries of a list that begins at `first` ("i Ryssland och Belarus", "ryska och belarusiska städer")."""
    codes, at = [a.tokens[first].data.code], first + 1
    while (
        at + 1 < len(a.tokens)
        and a.tokens[at].text.lower() in (",", "och", "samt", "eller")
        and a.tokens[at + 1].label in ("COUNTRY", "NATION")
    ):
        codes.append(a.tokens[at + 1].data.code)
        at += 2
    return list(dict.fromkeys(codes))


def _plural(a: Annotated, noun: int) -> bool:
    text = a.tokens[noun].text.lower()
    return text.endswith(
        (
            "avtal",
            "avtalen",
            "orter",
            "orterna",
            "städer",
            "städerna",
            "samarbeten",
            "samarbetena",
            "partnerskap",
            "partnerskapen",
            "relationer",
            "förbindelser",
            "förbindelserna",
        )
    )


def _excepted(a: Annotated, at: int) -> tuple[str, ...]:
    """The names behind "utom", "med undantag för" in the same clause, also in front of its verb."""
    unit = a.unit(at - 1)
    names: list[str] = []
    on = False
    for i in range(unit.first, unit.last):
        token = a.tokens[i]
        word = token.text.lower()
        if word in EXCEPT:
            on = True
        elif i < at and token.label in PREDICATES:
            on = False
        elif on and token.label in ("PLACE", "NAME", "COUNTRY"):
            if token.label == "NAME" and is_no_unit(a, i):
                break  # "Ärendenummer" on the line below a heading
            if token.label == "COUNTRY" and i > unit.first and a.tokens[i - 1].text.lower() == "i" and names:
                continue  # "Rauma i Finland"
            known = {"PLACE": "name", "COUNTRY": "code"}.get(token.label)
            names.append(getattr(token.data, known) if known else token.text)
        elif on and word in AREAS:
            names.append(AREAS[word])
    return tuple(names)
