"""Which words of a sentence belong to one told verb, where the sentence tells of several.

    Avtalet med A sades upp 2012, medan avtalet med B förnyades 2016.      Medan det med A frystes 2012 förnyades det med B 2016.

Each verb has the day, the doer and the partner of its own clause. Clauses part at the strongest word between two verbs.
"""

from __future__ import annotations

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.annotate import Annotated, Unit

_STRENGTH = {"medan": 4, "men": 3, ";": 3, "och": 2, "samt": 2, ",": 1}
_OPENS = frozenset(
    {"medan", "när", "sedan", "eftersom", "då"}
)  # a sentence that opens with a clause of time or contrast


def told_clause(a: Annotated, unit: Unit, verb: int) -> tuple[int, int]:
    """The tokens (half-open) of the clause that holds a told verb; the whole unit where no other verb is told in it."""
    told = [i for i in range(unit.first, unit.last) if _told(a, i)]
    if verb not in told or len(told) < 2:
        return unit.first, unit.last
    at = told.index(verb)
    first = _border(a, unit, told[at - 1], verb) if at else unit.first
    last = _border(a, unit, verb, told[at + 1]) if at + 1 < len(told) else unit.last
    return first, last


def _told(a: Annotated, at: int) -> bool:
    token = a.tokens[at]
    return token.label in PREDICATES - {"ESTABLISH", "INVESTIGATE"} and token.form in TOLD_VERBS


def _border(a: Annotated, unit: Unit, one: int, two: int) -> int:
    """Where the clause of the second of two verbs begins."""
    words = {i: a.tokens[i].text.lower() for i in range(one + 1, two)}
    parting = [i for i, word in words.items() if word in _STRENGTH]
    if parting:
        return max(parting, key=lambda i: (_STRENGTH[words[i]], i))
    return two if a.tokens[unit.first].text.lower() in _OPENS else unit.first
