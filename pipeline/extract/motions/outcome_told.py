"""A motion's outcome as it was read, and where it is only told: taken back by its mover, decided by another organ."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.extract.clauses import item_clauses
from pipeline.extract.motions.verdict import verdicts
from pipeline.extract.organs import find_organs
from pipeline.split.model import ItemText
from schemas.document import Document, Organ
from schemas.record import MotionKind, Outcome
from schemas.statement import TOLD_PARTS, Stage

COUNCILS: frozenset[str | None] = frozenset({"kommunfullmaktige", "regionfullmaktige"})
LETTERS = frozenset({"utlatande", "tjansteskrivelse", "kallelse"})
TOLD = frozenset({"webbsida", "press", "rapport"})
FINAL = frozenset({"granted", "rejected", "answered", "partly_granted", "dropped", "withdrawn"})
PROPOSAL = re.compile(
    r"\bföreslå(?:r|s|tt|gits)?\b|\bföreslog\b|\bhemställ(?:er|de)\b|\brekommendera[rs]\b|\bförorda[rs]\b"
    r"|(?:^|[\n:.]\s*)(?:[\w-]+\s){0,3}?förslag\s+till\s+(?:beslut\s+)?(?:i\s+|till\s+|för\s+)?(?:[a-zåäö]*fullmäktige|beslut\s*:?$)",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:yrka(?:r|de|t|s)|reserver\w+\s+sig|reservation\s+(?:från|av)|deltar\s+(?:inte|ej)|proposition\w*\s+på|ställer\s+proposition)\b",
    re.IGNORECASE,
)
# "Motionen bordlades den 17 juni, § 38" below a decision without a heading of its own: the step of another day
_STEP = r"\b(?:bordlades|bordlagts|återremitterades|återremitterats|remitterades|remitterats)"
_TO_A_DAY = r"(?!till\s+(?:den|samman|nästa|mötet|kommunfullmäktiges))"
EARLIER = re.compile(rf"{_STEP}\s+(?:{_TO_A_DAY}\w+\s+){{0,5}}?(?:den\s+\d|\d{{4}}-\d\d|§)", re.IGNORECASE)
_IF = re.compile(r"\b(?:om|ifall|kan|kunde|skulle|inte|vill)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """An outcome with its stage, who says so, who decides, and the words (offsets of the item's view)."""

    outcome: Outcome
    stage: Stage | None
    by: Organ | None
    organ: Organ | None
    start: int
    end: int
    rule: str
    confidence: float


def taken_back(item: ItemText, head: Document) -> Reading | None:
    """The mover took the motion back during the treatment; what the decision says is then only what follows."""
    told = [p for p in item.parts if p.kind in ("arende", "annat", "beslutsgang", "beredning")]
    for clause in item_clauses(item, told):
        for verdict in verdicts(clause.text):
            if verdict.outcome == "withdrawn" and verdict.target == "motion" and not _IF.search(clause.text):
                span = (clause.start + verdict.start, clause.start + verdict.end)
                return Reading("withdrawn", "decided", head.organ, head.organ, *span, verdict.rule, 0.85)
    return None


def others_decision(item: ItemText, head: Document, kind: MotionKind) -> Reading | None:
    """What another organ decided of a citizens' proposal that the council had left to it, told to the council."""
    if kind == "motion" or head.organ not in COUNCILS:
        return None
    for clause in item_clauses(item, [p for p in item.parts if p.kind in TOLD_PARTS]):
        if not re.search(r"\bbeslut", clause.text) or PROPOSAL.search(clause.text) or ASKED.search(clause.text):
            continue
        for verdict in verdicts(clause.text):
            others = [o.organ for o in find_organs(clause.text[: verdict.start]) if o.organ not in COUNCILS]
            if others and verdict.target in ("motion", "proposal") and verdict.outcome in FINAL:
                span = (clause.start + verdict.start, clause.start + verdict.end)
                return Reading(verdict.outcome, "reported", others[-1], others[-1], *span, verdict.rule, 0.85)
    return None


def without_a_heading(item: ItemText, head: Document) -> Reading | None:
    """The own organ's decision in a § that sets none apart: "Motionen remitterades till kommunstyrelsen."

    A clause with a day, a § or another organ that acts tells of another meeting.
    """
    if head.kind not in ("protokoll", "protokollsutdrag") or any(p.kind == "beslut" for p in item.parts):
        return None
    found: Reading | None = None
    for clause in item_clauses(item, [p for p in item.parts if p.kind in ("arende", "annat")]):
        done = _DONE.search(clause.text)
        plain = _FILED_THEN.sub(" ", clause.text)
        if (
            done is None
            or _ELSEWHERE.search(plain)
            or _IF.search(_MOTION_ON.sub("motion", plain))
            or ASKED.search(clause.text)
        ):
            continue
        for verdict in verdicts(clause.text):
            if verdict.target == "motion" and verdict.outcome != "unknown":
                span = (clause.start + verdict.start, clause.start + verdict.end)
                found = Reading(verdict.outcome, "decided", head.organ, head.organ, *span, verdict.rule, 0.8)
    return found


_MOTION_ON = re.compile(r"\bmotion\s+om\b", re.IGNORECASE)
_FILED_THEN = re.compile(  # when the motion came in: "Motionen, väckt av Anna Lund (S) den 29 april 2024, avslås."
    r",\s+(?:som\s+(?:\w+\s+)?)?(?:väckt|väcktes|väckts|inlämnad|inlämnades|inkommen|inkom|ingiven|ingavs|anmäld|ställd)\b[^,;]*,"
    r"|(?<=motion)\s+(?:(?:av|från)\s+)?(?:den\s+)?\d[\d\w :-]{5,18}?\d{2,4}\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:remitterades|återremitterades|bordlades|överlämnades|lämnades|hänsköts|hänvisades|avslogs|avslås|bifölls|bifalles|besvarades"
    r"|ansågs|förklarades|remitteras|återremitteras|bordlägges|bordläggs|överlämnas|bifalls|avskrevs)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\d{4}|§|\bden\s+\d|\bav\s+\w*(?:styrelsen|nämnden|utskottet|fullmäktige)\b|\b(?:tidigare|redan|då)\b",
    re.IGNORECASE,
)
