"""What is left out of a set: "samtliga vänortsavtal med ryska städer utom Pskov", "… med undantag för det med Pskov"."""

from __future__ import annotations

from pipeline.extract.annotate import Annotated

EXCEPT = frozenset(
    {
        "utom",
        "förutom",
        "undantag",
        "undantaget",
        "undantagen",
        "undantagna",
        "undantas",
        "utanför",
        "exklusive",
        "exkl",
    }
)
_OF_A_SET = ("orter", "orterna", "städer", "städerna", "avtal", "avtalen", "samarbeten", "samarbetena", "partnerskap")


def excepted(a: Annotated, noun: int, place: int) -> bool:
    """Whether a place is what the set that a noun names leaves out, and so none of its partners."""
    unit = a.unit(place)
    if noun >= place or noun < unit.first or not _is_set(a, noun):
        return False
    between = [t.text.lower() for t in a.tokens[noun + 1 : place]]
    if ":" in between and between[between.index(":") - 1] not in EXCEPT:
        return False  # "två avtal utanför Norden: med X": a list of the set itself
    return any(word in EXCEPT for word in between)


def set_of(a: Annotated, target: int, verb: int) -> int:
    """The object of a verb behind an exception, which is the set: "alla vänortsavtal, utom det med X, sägs upp"."""
    if target >= verb:
        return target
    first = a.unit(verb).first
    out = next((i for i in range(target - 1, first - 1, -1) if a.tokens[i].text.lower() in EXCEPT), None)
    if out is None:
        return target
    return next((i for i in range(out - 1, first - 1, -1) if _is_set(a, i)), target)


def _is_set(a: Annotated, noun: int) -> bool:
    word = a.tokens[noun].text.lower()
    return a.tokens[noun].label in ("AGREEMENT", "RELATION") and word.endswith(_OF_A_SET)
