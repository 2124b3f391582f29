"""What a relative clause tells of an organ's earlier decision: "avtalet med X, som styrelsen 2011 beslutade skulle vila".

The sentence around it asks for, proposes or decides something else; the clause has its own organ, day and §.
"""

from __future__ import annotations

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit

RELATIVES = frozenset({"som", "vilken", "vilket", "vilka"})
DECIDED = ("beslutade", "beslutat", "beslöt", "valde", "fattade", "medgav", "beviljade", "införde", "godkände", "antog")
CLAUSE = 16  # tokens between the word that opens a relative clause and its verb, at most

_ASKS = frozenset({"ansöka", "söka", "begära", "medge", "bevilja", "godkänna"})
_APPLIES = 4  # tokens between "ansöka om" and what is applied for, at most


def decided_before(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether an infinitive is what an organ is told to have decided: "som fullmäktige 2011 beslutade skulle vila"."""
    asks = {a.tokens[i].text.lower() for i in range(max(unit.first, verb - _APPLIES), verb)} & _ASKS
    if a.tokens[verb].form != "inf" and not (a.tokens[verb].form == "noun" and asks):
        return False
    led = _led(a, unit, verb)
    if led is None or any(a.tokens[i].text.lower() in (".", ";") for i in range(led, verb)):
        return False
    told = next((i for i in range(led + 1, verb) if a.tokens[i].text.lower().split()[0].startswith(DECIDED)), None)
    if told is None or any(a.tokens[i].label in PREDICATES for i in range(led + 1, verb) if i != told):
        return False
    links = {a.tokens[i].text.lower().split()[-1] for i in range(told, verb)}
    return bool(links & {"att", "skulle", "skall", "ska"}) and "," not in {a.tokens[i].text for i in range(told, verb)}


def _led(a: Annotated, unit: Unit, verb: int) -> int | None:
    return next(
        (i for i in range(verb - 1, max(unit.first, verb - CLAUSE) - 1, -1) if a.tokens[i].text.lower() in RELATIVES),
        None,
    )
