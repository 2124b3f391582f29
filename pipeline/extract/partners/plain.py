"""Partners of an agreement that a text calls nothing but "avtalet", "ett samarbete".

    Brev från X i Estland om att stadens råd har förlängt avtalet.      Med X i Danmark skrevs ett avtal 1961.

The rules that lead from a noun to its partner ask for one that names an agreement by itself ("vänortsavtal"), since any
contract is an "avtal". So an item is read as usual first. Where names abroad are left that have no agreement yet, it is
read once more with its plain nouns in the place of such a noun, and what that finds must pass the bars of a weak noun
(`weak.py`): a unit abroad for certain, no firm, no thing, nothing bought or lent. The further readings of the item get
its tokens as they were: to them "avtalet" stays the plain word it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from pipeline.extract.annotate import Annotated
from pipeline.extract.engine import as_doc
from pipeline.extract.names import fold
from pipeline.extract.partners.institutions import is_institution
from pipeline.extract.partners.owners import TREATY, speaks_of_ours
from pipeline.extract.partners.pair import Pair
from pipeline.extract.partners.partners import find_pairs
from pipeline.extract.partners.same_unit import is_one
from pipeline.extract.partners.weak import weak_is_due
from pipeline.extract.places import candidates_of
from schemas.statement import FORMAL_PARTS

_NOUNS = TREATY | {"samarbete"}
_AS_NAMED = {"class": "unspecified", "strong": False, "plain": True}
# Rules that bind a place to a noun by where they stand, without a phrase between the two.
_LOOSE = frozenset(
    f"partner.{name}" for name in ("by-role", "spoken-of-before", "titled", "decided", "counterpart", "recalled")
)
_ON = frozenset({"om", "för", "gällande", "avseende", "rörande", "angående", "kring"})
_TRADE = re.compile(
    r"\b(?:köp(?:er|te|t|s|a)?|inköp\w*|sälj\w*|sålt?|sålde\w*|begagna\w+|upphandl\w+|lever(?:er|ans)\w*|hyr(?:a|er|s)?|skänk\w+"
    r"|gåva\w*|lån(?:a|ar|as|at)?|arrend\w+|bygg(?:er|s|a)|entreprenad\w*)\b"
)


def with_plain(a: Annotated, pairs: list[Pair]) -> list[Pair]:
    """The pairs of an item with those that only its plain nouns tell of, in text order."""
    plain = _as_named(a, pairs)
    if plain is None:
        return pairs
    further = [p for p in find_pairs(plain) if _is_new(p, pairs) and _is_due(plain, p, pairs)]
    return sorted([*pairs, *further], key=lambda p: p.places[0])


def _as_named(a: Annotated, pairs: Collection[Pair]) -> Annotated | None:
    """The item with its plain nouns as nouns of agreement; None where it has none, or every name has its agreement."""
    taken = {fold(a.tokens[at].text) for p in pairs for at in p.places}
    if all(fold(a.tokens[i].text) in taken for i in a.labelled("PLACE", "NAME")):
        return None
    nouns = {i for i in a.labelled("RELATION") if a.tokens[i].form in _NOUNS}
    if not nouns:
        return None
    tokens = tuple(replace(t, label="AGREEMENT", data=_AS_NAMED) if i in nouns else t for i, t in enumerate(a.tokens))
    return replace(a, tokens=tokens, doc=as_doc(tokens))


def _is_new(pair: Pair, pairs: Collection[Pair]) -> bool:
    return not any(is_one(pair.name, p.name) or set(pair.places) & set(p.places) for p in pairs)


def _is_due(a: Annotated, pair: Pair, pairs: Collection[Pair]) -> bool:
    """Whether a plain noun surely means an agreement with a pair's partner."""
    if pair.country is not None or not pair.nouns or not weak_is_due(a, pair.nouns, pair.places):
        return False
    if any(_TRADE.search(a.words(a.unit(i)).lower()) for i in (*pair.places, *pair.nouns)):
        return False  # "köper två bussar av X. Avtalet godkänns."
    if not any(_is_told(a, noun, pair.places) for noun in pair.nouns):
        return False
    if not _LOOSE.issuperset(pair.rules):
        return True
    if not any(candidates_of(a.tokens[at].data) for at in pair.places) or not a.labelled("COUNTRY", "NATION"):
        return False  # "Vård i Spanien ges enligt avtalet mellan länderna", "avtalet för cykelgaraget vid station Haga"
    told = {a.unit(i).first: a.unit(i) for i in (*pair.places, *pair.nouns)}.values()
    if any(is_institution(a.word(i)) for unit in told for i in range(unit.first, unit.last)):
        return False  # "De är gäster hos församlingen. När vi skrev på vårt avtal …"
    if pair.body is not None and not any(_with_them(a, pair, noun) for noun in pair.nouns):
        return False
    if any(_with_another(a, at) for at in pair.places if any(a.unit(noun) is a.unit(at) for noun in pair.nouns)):
        return False
    definite = [noun for noun in pair.nouns if a.word(noun).endswith(("et", "en"))]
    if any(a.word(noun + 1) in _ON for noun in definite):
        return False  # "Tåget till X är viktigt. Avtalet om trafiken löper ut."
    ours = any(p.body is None for p in pairs)  # then "avtalet" is the one with them
    return not ours or len(definite) < len(pair.nouns)


def _is_told(a: Annotated, noun: int, places: Collection[int]) -> bool:
    """Whether a noun's sentence says that the agreement is ours, or is one already told of, or with whom it is.

    What two towns abroad have is told of them alone: "X och Y skrev avtal", "församlingen har avtal med kyrkan".
    """
    unit = a.unit(noun)
    if a.word(noun).endswith(("et", "en")) or unit.part.kind in ("rubrik", *FORMAL_PARTS):
        return True
    with_whom = a.word(noun + 1) in ("med", "mellan") and any(noun < at < unit.last for at in places)
    with_whom = with_whom or a.word(unit.first) == "med"  # "Med X i Danmark skrevs ett avtal 1961"
    return with_whom or speaks_of_ours(a, unit.first, unit.last)


def _with_them(a: Annotated, pair: Pair, noun: int) -> bool:
    """Whether a noun says that it is with the other body here: "X har ett avtal med Markaryds kommun"."""
    return a.word(noun + 1) in ("med", "till") and pair.body_at in (noun + 2, noun + 3)


def _with_another(a: Annotated, at: int) -> bool:
    """Whether "och" joins a name to a further one: "på andra sidan gränsen har X och Y ett avtal" is each other's."""
    beside = ((at - 1, at - 2), (at + 1, at + 2))
    return any(a.word(i) == "och" and a.tokens[name].label in ("PLACE", "NAME") for i, name in beside)
