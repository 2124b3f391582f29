"""A pronoun as the object of a verb: "det förlängdes 2015" behind the sentence that names the agreement."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.between import is_article
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.tokens import Token

_SUBORDINATE = frozenset({"när", "då", "om", "innan", "eftersom", "som", "sedan", "medan", "att"})
_REVIEW_REACH = 4  # sentences over which "arbetet" that is reviewed can mean what an agreement names
_BESIDE_PRONOUN = frozenset({
    "har", "hade", "är", "var", "varit", "blev", "blivit", "ska", "skall", "skulle", "bör", "kan", "måste",
    "kommer", "inte", "ej", "sedan", "dock", "också", "även", "då", "nu", "åter", "därefter", "därmed", "därför",
    "redan", "senare", "senast", "formellt", "slutligen", "aldrig", ",", "att", "hittills", "i", "stället", "istället",
    "i stället", "tidigare", "alltså", "ändå", "tillfälligt", "på", "nytt", "på nytt", "helt", "sist", "snart", "först",
    "löpande", "således", "i sin tur", "numera", "sålunda", "tills vidare",
    "två", "tre", "fyra", "flera", "gånger", "gång",
})  # fmt: skip


def pronoun_fits(a: Annotated, verb: int, target: int, between: Sequence[Token]) -> bool:
    """Whether "det", "den" beside a verb is its object, and no article."""
    token = a.tokens[verb]
    if a.tokens[target].text.lower() == "den" and a.tokens[min(target + 1, len(a.tokens) - 1)].label == "DATE":
        return False  # "pausades den 11 mars"
    if token.label == "TOLD" and a.tokens[target].label and a.tokens[min(target + 1, len(a.tokens) - 1)].text == "av":
        return False  # "beslutade om uppsägning av hyresavtalet"
    if target > verb and is_article(a, target):
        return False
    beside = a.tokens[min(verb + 1, len(a.tokens) - 1)]
    if target + 1 == verb and token.form in TOLD_VERBS and beside.label in ("AGREEMENT", "RELATION"):
        return False  # "det reviderade avtalet": an article
    if any(t.text.lower() in _SUBORDINATE for t in between) and target > verb and token.label != "TOLD":
        return False  # "förlängs inte när det löper ut"
    if target < verb and a.tokens[target].text.lower() in ("det", "den") and not _alone(_of_last(a, between)):
        return False  # "den första perioden avslutades": an article
    return token.form != "noun" and spoken_of(a, verb)


def _of_last(a: Annotated, between: Sequence[Token]) -> Sequence[Token]:
    """What stands between a pronoun and its verb, without a first verb of the same subject: "Det löper femårsvis och …"."""
    if len(between) > 1 and between[-1].text.lower() == "och" and between[0].text.lower() in _RUNS:
        return ()
    return between


_RUNS = frozenset(
    {
        "löper",
        "gäller",
        "gällde",
        "löpte",
        "är",
        "var",
        "ingicks",
        "slöts",
        "tecknades",
        "undertecknades",
        "har",
        "hade",
    }
)


def _alone(between: Sequence[Token]) -> bool:
    """Whether "det", "den" stand for a thing, and belong to no noun behind them."""
    return all(t.label in ("DATE", "NEG", "TOLD", "PLAN") or t.text.lower() in _BESIDE_PRONOUN for t in between)


def spoken_of(a: Annotated, verb: int) -> bool:
    """Whether a pronoun beside the verb can mean the agreement: it was named in this sentence or the one before."""
    unit = a.unit(verb)
    at, back = a.unit_index(unit.first), _REVIEW_REACH if a.tokens[verb].label == "EVALUATE" else 1
    near = [u for u in a.units[max(0, at - back) : at] if u.part is unit.part]
    if (
        back == 1 and near and _goes_on(a, near[0])
    ):  # "Avtalet slöts 1989. Det ändrades 2010. År 2015 förnyades det inte."
        near = [u for u in a.units[max(0, at - 2) : at] if u.part is unit.part]
    first = near[0].first if near else unit.first
    return any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(first, verb)) and not any(
        a.tokens[i].label == "OTHER" for i in range(first, verb)
    )


def _goes_on(a: Annotated, unit: Unit) -> bool:
    """Whether a sentence speaks of the agreement by a pronoun alone, so that one in the sentence behind means it too."""
    tokens = a.tokens[unit.first : unit.last]
    pronouns = [t.text.lower() for t in tokens if t.text.lower() in ("det", "den")]
    named = any(t.label in ("AGREEMENT", "RELATION", "OTHER") for t in tokens)
    told = any(t.label in PREDICATES for t in tokens) or (
        len(tokens) > 1 and tokens[0].text in ("Det", "Den") and tokens[1].text.lower() in _RUNS
    )
    return bool(pronouns) and not named and told
