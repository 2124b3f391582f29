"""What a position means for one of several agreements of an item.

"Bifall till första att-satsen och avslag på den andra" is for the one and against the other; so is bifall to a proposal
that grants a motion in part, and "att avtalet med Narva behålls och i övrigt bifall till förslaget". A reservation against
a point of the decision is on the side of the member's own yrkande on that point's agreement.
"""

from __future__ import annotations

import re

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.finding import Finding
from pipeline.extract.motions.proposals import is_official
from pipeline.extract.motions.verdict import STEPS, Verdict, verdicts
from pipeline.extract.motions.yrkanden import Side
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from schemas.record import Motion, Outcome
from schemas.statement import OWN_PARTS

_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "femte": 5}
_ORDINAL = re.compile(
    rf"\b(?P<word>{'|'.join(_ORDINALS)})\b|\b(?:att-sats(?:en)?|punkt(?:en)?)\s+(?P<number>\d)\b", re.I
)
_REST = re.compile(r"\b(?:i|för)\s+övrigt\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:(?P<number>\d{1,2})[.)]\s|att\s|[-–•]\s)")
_TELLS = ("arende", "annat", "motion", "beredning")


def side_on(reading: ItemReading, pair: Pair, found: Finding, motion: Motion | None) -> Side | None:
    """The side of a yrkande on one agreement of several; None where it is that on all."""
    clause = _clause_of(reading, found.start)
    if len(reading.pairs) < 2 or clause is None or found.value.form != "yrkande":
        return None
    words = clause.text[found.end - clause.start :]
    following = _clause_of(reading, clause.end + 2)
    if following is not None and following.start > clause.start and _REST.match(following.text):
        words = f"{words} {following.text}"
    said = [v for v in verdicts(words) if v.outcome not in STEPS and v.outcome != "unknown"]
    by_number = _by_number(reading, pair, words, said)
    if by_number is not None:
        return by_number
    rest = _REST.search(words)
    if motion is None and rest and _named(reading, clause) and pair not in _named(reading, clause):
        behind = [v for v in said if v.start > rest.start()]
        return _side(behind[0].outcome) if behind else None
    whole = motion is not None and motion.outcome == "partly_granted" and len(said) == 1
    if whole and said[0].target == "proposal" and said[0].about and is_official(words, said[0].about):
        done = point_outcome(reading, pair)
        if done in ("granted", "rejected"):
            return _side(done if said[0].outcome == "granted" else "rejected")
    return None


def side_on_point(reading: ItemReading, pair: Pair, found: Finding, motion: Motion | None) -> Side | None:
    """The side of a reservation against the decision's point on one agreement of several; None where it is that on all."""
    if len(reading.pairs) < 2:
        return None
    who = (found.value.name, found.value.party)
    asked = [f for f in reading.positions if f.value.form == "yrkande" and (f.value.name, f.value.party) == who]
    if asked:
        own: Side = side_on(reading, pair, asked[0], motion) or asked[0].value.side
        return own
    done = point_outcome(reading, pair)
    return None if done is None else "against" if done == "granted" else "for"


def decided_on(reading: ItemReading, pair: Pair) -> bool:
    """Whether the decision says of a part of the motion, which names the pair, what becomes of it."""
    item = reading.a.item
    clauses = item_clauses(item, (p for p in item.parts if reading.motions and p.kind in OWN_PARTS))
    return any(
        _places(reading, pair, c) and any(v.target in ("motion", "clause") for v in verdicts(c.text)) for c in clauses
    )


def point_outcome(reading: ItemReading, pair: Pair) -> Outcome | None:
    """What the decision, or the proposal to the council, does with the part of the motion that is about a pair."""
    item = reading.a.item
    left: Outcome | None = None
    for clause in item_clauses(item, (p for p in item.parts if p.kind in OWN_PARTS)):
        said = [v for v in verdicts(clause.text) if v.target in ("motion", "clause", "none") and v.outcome not in STEPS]
        spots = _places(reading, pair, clause)
        if said and spots:
            before = [v for v in said if v.start < spots[0]]
            return (before or said)[-1 if before else 0].outcome
        left = next((v.outcome for v in said if v.rest), left)
        left = said[-1].outcome if len(said) > 1 and said[-1].rest else left
    return left


def _by_number(reading: ItemReading, pair: Pair, words: str, said: list[Verdict]) -> Side | None:
    for at, verdict in enumerate(said):
        end = said[at + 1].start if at + 1 < len(said) else len(words)
        for number in _ORDINAL.finditer(words, verdict.start, end):
            wanted = int(number["number"]) if number["number"] else _ORDINALS[number["word"].lower()]
            if pair in _asked(reading).get(wanted, ()):
                return _side(verdict.outcome)
    return None


def _asked(reading: ItemReading) -> dict[int, tuple[Pair, ...]]:
    """The pairs of each point that the motion asks for, by number."""
    item, points = reading.a.item, dict[int, tuple[Pair, ...]]()
    for clause in item_clauses(item, (p for p in item.parts if p.kind in _TELLS)):
        member = _NUMBERED.match(clause.text)
        here = _named(reading, clause)
        if member and here:
            points.setdefault(int(member["number"] or len(points) + 1), here)
    for clause in item_clauses(item, (p for p in item.parts if p.kind in OWN_PARTS)):
        number = _ORDINAL.search(clause.text)
        here = _named(reading, clause)
        if number and number["word"] and here and verdicts(clause.text):
            points.setdefault(_ORDINALS[number["word"].lower()], here)
    return points


def _named(reading: ItemReading, clause: Clause) -> tuple[Pair, ...]:
    return tuple(p for p in reading.pairs if _places(reading, p, clause))


def _places(reading: ItemReading, pair: Pair, clause: Clause) -> list[int]:
    """Where a clause names a pair, in its own offsets."""
    starts = (reading.a.tokens[at].start for at in pair.places)
    return sorted(start - clause.start for start in starts if clause.start <= start < clause.end)


def _clause_of(reading: ItemReading, offset: int) -> Clause | None:
    item = reading.a.item
    parts = [p for p in item.parts if p.start <= offset < p.end]
    return next((c for c in item_clauses(item, parts) if c.start <= offset < c.end), None)


def _side(outcome: Outcome) -> Side:
    return "for" if outcome == "granted" else "against"
