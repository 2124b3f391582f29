"""What is said of no agreement of the item: of any at all, or of one that somebody else is to be asked for.

Ett avtal som en gång sagts upp är svårt att få tillbaka.        Länsstyrelsen avser inte att ingå nya överenskommelser.
att kommunen undersöker om en ukrainsk hamnstad önskar ett utbyte
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.owners import att_clause, countries_of
from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.pair import Pair

_RELATIVE = 5  # tokens between "som" and the verb of its clause, at most
_ANY = frozenset({"ett", "varje", "sådant", "något"})
_MORE = frozenset({"nya", "fler", "flera", "ytterligare", "andra", "inga", "några"})
_ONE = frozenset({"en", "ett", "någon", "något", "annan", "annat"})


def of_none(a: Annotated, act: FoundAct, pairs: Sequence[Pair], owners: Sequence[int]) -> bool:
    """Whether an act that was given to `owners` (indices of `pairs`) is about none of them."""
    own = [pairs[i] for i in owners if i < len(pairs)]
    first, last = att_clause(a, act)
    if not own or any(first <= at < last for p in own for at in p.places):
        return False
    return _any_at_all(a, act) or _more_of_them(a, act) or _elsewhere(a, act, own)


def _any_at_all(a: Annotated, act: FoundAct) -> bool:
    """Whether a relative clause only says which agreements are spoken of: "ett avtal som en gång sagts upp"."""
    unit = a.unit(act.verb)
    at = next(
        (i for i in range(act.verb - 1, max(unit.first, act.verb - _RELATIVE) - 1, -1) if a.word(i) == "som"), None
    )
    if at is None or at - 2 < unit.first - 1 or a.tokens[at - 1].label not in ("AGREEMENT", "RELATION"):
        return False
    return a.word(at - 2) in _ANY and (at - 2 == unit.first or a.word(at - 3) in ("att", "och", "men", "sådant"))


def _more_of_them(a: Annotated, act: FoundAct) -> bool:
    """Whether agreements to come are spoken of, in the plural: "ingå nya överenskommelser"."""
    unit = a.unit(act.verb)
    plural = a.word(act.object).endswith(("elser", "avtal", "orter", "städer", "skap", "er"))
    fresh = act.act == "establish" and _MORE & {a.word(i) for i in range(max(unit.first, act.object - 2), act.object)}
    return plural and bool(fresh)


def _elsewhere(a: Annotated, act: FoundAct, own: Sequence[Pair]) -> bool:
    """Whether the clause is on one town of another country: "undersöker om en ukrainsk hamnstad önskar ett utbyte"."""
    if act.act not in ("investigate", "establish", "evaluate"):
        return False
    first, last = att_clause(a, act)
    for i in range(first + 1, last):
        token = a.tokens[i]
        if (
            token.label == "NATION"
            and a.word(i - 1) in _ONE
            and not any(token.data.code in countries_of(a, p) for p in own)
        ):
            return True
    return False
