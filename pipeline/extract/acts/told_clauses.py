"""Which words of a sentence belong to one told verb, where the sentence tells of several.

    Avtalet med A sades upp 2012, medan avtalet med B förnyades 2016.      Medan det med A frystes 2012 förnyades det med B 2016.

Each verb has the day, the doer and the partner of its own clause. Clauses part at the strongest word between two verbs.
"""

from __future__ import annotations

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.subjects import told_head
from pipeline.extract.annotate import Annotated, Unit

_STRENGTH = {"medan": 4, "men": 3, ";": 3, "och": 2, "samt": 2, ",": 1}
_OPENS = frozenset(
    {"medan", "när", "sedan", "eftersom", "då"}
)  # a sentence that opens with a clause of time or contrast


def told_clause(a: Annotated, unit: Unit, verb: int) -> tuple[int, int]:
    """The tokens (half-open) of the clause that holds a told verb; the whole unit where no other verb is told in it."""
    told = {i: head for i in range(unit.first, unit.last) if (head := _told(a, unit, i)) is not None}
    if verb not in told or len(told) < 2:
        return unit.first, unit.last
    verbs = list(told)
    at = verbs.index(verb)
    first = _border(a, unit, verbs[at - 1], told[verb]) if at else unit.first
    last = _border(a, unit, verb, told[verbs[at + 1]]) if at + 1 < len(verbs) else unit.last
    return first, last


def _told(a: Annotated, unit: Unit, at: int) -> int | None:
    """Where a told verb's clause has its finite verb: itself, or that of deciding on which an infinitive hangs."""
    token = a.tokens[at]
    if token.label not in PREDICATES - {"ESTABLISH", "INVESTIGATE"}:
        return None
    return at if token.form in TOLD_VERBS else told_head(a, unit, at) if token.form == "inf" else None


def _border(a: Annotated, unit: Unit, one: int, two: int) -> int:
    """Where the clause of the second of two verbs begins."""
    words = {i: a.tokens[i].text.lower() for i in range(one + 1, two)}
    parting = [i for i, word in words.items() if word in _STRENGTH]
    if parting:
        return max(parting, key=lambda i: (_STRENGTH[words[i]], i))
    return two if a.tokens[unit.first].text.lower() in _OPENS else unit.first


def opens_clause(a: Annotated, day: int) -> bool:
    """Whether a day opens another clause, whose verb stands behind it: "… förnyades 2012 och 2015 byggdes ett hus"."""
    behind = a.word(min(day + 1, len(a.tokens) - 1))
    return (
        not a.tokens[day + 1].label and behind.endswith(("des", "ade", "dde", "tes", "lev")) and a.word(day - 1) != "i"
    )
