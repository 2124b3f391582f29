"""Who carried a step that an infinitive names, in a word of its own: not only "beslutade att".

Fullmäktige röstade 2014 för att säga upp avtalet.      Vänortsavtalet med X valde fullmäktige 2014 att säga upp.
Beslutet blev att pausa avtalet.                        Att förlänga avtalet beslutade fullmäktige i maj 2014.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit

_CARRIED = re.compile(
    r"\b(?:röstade\b(?!\s+(?-i:[A-ZÅÄÖ]{1,4})\b)[^,.;]{0,50}?\bför|(?:var|blev)\b[^.;]{0,30}?\beniga?\s+om|(?:beslutet|utfallet|resultatet)\b[^.;]{0,30}?\bblev(?:\s+då)?"
    r"|blev\s+(?:beslutet|utfallet)|såg\b[^.;]{0,30}?\bingen\s+annan\s+(?:utväg|lösning|möjlighet)\s+än|tog\b[^.;]{0,30}?\bsteget|var\s+det\s+dags\b[^.;]{0,40}?|gick\b[^.;]{0,30}?\bvidare\s+med"
    r"|(?:beslutades|bestämdes|beslöts)\b[^;]{0,40}?|efter\s+(?:ett\s+)?beslut\b[^.;]{0,40}?"
    r"|bestämde\b(?:\s+sig)?[^.;]{0,40}?|(?:valde|valt)\b[^.;]{0,50}?|(?:gav|fick)\b[^.;]{0,60}?\bi\s+uppdrag)\s+att\b"
    r"(?P<rest>[^.;]{0,90})$",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"\b(?:men|medan|utan|inte|ej|och\s+att|för\s+att|hur|om|avsl\w+|avstyrk\w*|föresl\w*|förslag\w*|motion\w*|utred\w*|undersök\w*"
    r"|pröva|överväga)\b",
    re.IGNORECASE,
)
_SIDES = frozenset({"PARTY", "PERSON"})  # who votes for a thing has not carried it
_SUBJECT = frozenset({"kommunen", "staden", "regionen", "man", "vi", "nämnden", "styrelsen", "länsstyrelsen"})
_DECIDES = ("beslut", "beslöt", "bestäm", "valde", "valt", "tvingades", "tvingats")
_BEHIND = re.compile(r"\b(?:beslutade|beslöt|bestämde|valde|beslutades\s+av|beslöts\s+av)\b", re.IGNORECASE)
_REACH = 14  # tokens from an agreement that opens its sentence to the infinitive, at most


def carried(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether an infinitive is what somebody is told to have carried."""
    if verb > unit.first:
        before = _CARRIED.search(" ".join(a.item.view.text[slice(*a.span(unit.first, verb))].split()))
        voted = before is not None and before.group().lower().startswith("röstade")
        sides = voted and any(a.tokens[i].label in _SIDES for i in range(unit.first, verb))
        if before is not None and not sides and _TURNS.search(before["rest"]) is None:
            return True
    modal = a.word(verb - 1).split()[-1] in ("ska", "skall", "skulle") and verb - unit.first <= _REACH
    opens = a.word(unit.first) == "att" and (verb - unit.first <= 2 or modal)
    if not opens or verb + 1 >= unit.last:
        return False
    behind = _BEHIND.search(a.item.view.text, *a.span(verb + 1, unit.last))
    if behind is None or "," in a.item.view.text[a.tokens[verb].end : behind.start()]:
        return False
    return _TURNS.search(a.item.view.text, behind.end(), a.span(verb, unit.last)[1]) is None


def fronted(a: Annotated, verb: int, target: int) -> bool:
    """Whether an agreement that opens its sentence is what an infinitive is about: "Avtalet valde fullmäktige att säga upp"."""
    unit = a.unit(verb)
    if a.tokens[verb].form != "inf" or a.word(verb - 1).split()[-1] != "att" or not 0 < verb - target <= _REACH:
        return False
    if any(a.tokens[i].label in PREDICATES for i in range(unit.first, target)) or target - unit.first > 3:
        return False
    decides = next((i for i in range(target + 1, verb) if a.word(i).startswith(_DECIDES)), None)
    if decides is None or sum(a.word(i).split()[-1] == "att" for i in range(target, verb)) > 1:
        return False
    named = [
        i for i in range(target + 1, verb) if a.tokens[i].label in ("ORGAN", "BODY", "SWPLACE") or a.word(i) in _SUBJECT
    ]
    own = any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(verb + 1, min(verb + 5, unit.last)))
    return any(abs(i - decides) <= 3 for i in named) and not own
