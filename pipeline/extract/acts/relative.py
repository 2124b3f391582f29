"""What a clause tells of an organ's earlier decision: "avtalet med X, som styrelsen 2011 beslutade skulle vila".

The sentence around a relative clause asks for, proposes or decides something else; the clause has its own organ, day and
§. In minutes that leave no line between what they decide and what they tell, so has a sentence of its own: "Rapporten
antecknas. Fullmäktige beslutade den 3 maj 2011 att säga upp avtalet."
"""

from __future__ import annotations

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.acts.officials import official_decided, told_decided
from pipeline.extract.annotate import Annotated, Unit
from schemas.document import MINUTES

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


def decided_elsewhere(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether an infinitive among this meeting's decisions is what an organ is told to have decided at another meeting."""
    told = told_decided(a, unit, verb)
    if a.head.kind not in MINUTES or a.tokens[verb].form != "inf" or told is None:
        return False
    between = a.tokens[told + 1 : verb]
    if any(t.label in (*PREDICATES, "PROPOSE", "ASK") or t.text.lower() in _HANDS_ON for t in between):
        return False
    now = a.head.meeting_date or a.head.date
    said = a.tokens[unit.first : verb]
    organs = {t.data.organ for t in said if t.label == "ORGAN" and not t.data.genitive}
    days = [t.data for t in said if t.label == "DATE" and t.data.precision == "day"]
    before = any(now is not None and day.last() < now.first() for day in days)
    if a.word(told) == "beslut":
        return before
    elsewhere = bool(organs) and a.head.organ is not None and a.head.organ not in organs
    return elsewhere or before or official_decided(a, unit, verb) is not None


_HANDS_ON = frozenset({"uppdra", "uppmana", "ge", "godkänna", "bifalla", "avslå"})


def _led(a: Annotated, unit: Unit, verb: int) -> int | None:
    return next(
        (i for i in range(verb - 1, max(unit.first, verb - CLAUSE) - 1, -1) if a.tokens[i].text.lower() in RELATIVES),
        None,
    )
