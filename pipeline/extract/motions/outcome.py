"""What an item did with its motion, and how far that has come.

The order of trust: the own organ's decision; its proposal to the council; what the chair found and the votes made of
it; for letters and agendas the proposal they make. The outcome is what is said *of the motion*; words about somebody's
proposal count as what that proposal was.

Coding choices where minutes are not plain:

- "avslås och anses besvarad" is `rejected`: the stronger words; assignments with the motion "i övrigt besvarad" are
  `answered`; one att-sats granted and the rest not is `partly_granted`; att-satser partly answered, partly rejected
  and none granted are `rejected`.
- "läggs till handlingarna", "utan åtgärd", "avskrivs" are `dropped`, unless the motion is also answered.
- Only the council may dispose of a motion: what a board or committee "decides" about one is `proposed`. Tabling,
  referring back and sending out for preparation are every organ's own steps. A citizens' proposal or a member's
  initiative may be decided by the organ at hand.
- On web pages and in press a decision is `reported`. A board's proposal that the item does not tell gives `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.extract.clauses import Clause, item_clauses
from pipeline.extract.motions.outcome_told import (
    ASKED,
    COUNCILS,
    EARLIER,
    FINAL,
    LETTERS,
    PROPOSAL,
    TOLD,
    Reading,
    others_decision,
    taken_back,
    without_a_heading,
)
from pipeline.extract.motions.proposals import Proposals, owned
from pipeline.extract.motions.verdict import STEPS, Target, Verdict, verdicts
from pipeline.extract.motions.votes import Ballot, as_request, ballots, winner
from pipeline.extract.organs import OrganMention, find_organs
from pipeline.split.model import ItemText, Part
from schemas.document import Document, Organ
from schemas.record import MotionKind, Outcome
from schemas.statement import PartKind, Stage

_REFERS = re.compile(r"\b(?:enligt|enlighet med|bifall till|bifaller|bifalla|på)\s*\S*\s*$", re.IGNORECASE)
_FINDS = re.compile(r"\b(?:finner|fann|konstaterar|beslutar|beslutat|beslutade|beslöt)\b", re.IGNORECASE)
_FOUND = re.compile(r"\bfinner\s+(?:bifall|avslag)\s+vara\s+beslutat", re.IGNORECASE)
_DECIDES = re.compile(
    r"\b(?:beslutar|beslutade|beslutat|beslöt|bifaller|biföll|avslår|avslog|avslogs|bifölls|röstades|röstade|sade|sa|säger|fick|får)\b",
    re.IGNORECASE,
)
_VOTED_FOR = re.compile(
    r"\b(?:ja|nej)(?:-?\s*röst(?:er)?)?\s+för\s+[^,.;\d]{3,90}(?=[,.;]|\s(?:och|mot)\s+\d)", re.IGNORECASE
)
_ORDINAL = re.compile(r"\b(?:första|andra|tredje|fjärde|femte|\d+)\b|:a\b", re.IGNORECASE)


_LEFT_TO = re.compile(  # "Styrelsen, till vilken fullmäktige har överlåtit att besluta, beslutar"
    r",\s+(?:till|åt)\s+vilken\s+\w*fullmäktige\b[^,]*,|,\s+som\s+(?:av|på)\s+\w*fullmäktiges?\b[^,]*,", re.IGNORECASE
)
_TO_WHOM = re.compile(r"\s+(?:till\s+)?(?:[\w-]+\s+){0,2}?\w*(?:styrelsen|nämnden|utskottet|beredningen)\b")


@dataclass(frozen=True, slots=True)
class _Said:
    reading: Reading
    target: Target
    rest: bool
    text: str


def read_outcome(item: ItemText, head: Document, kind: MotionKind = "motion") -> Reading | None:
    """The motion's outcome in this item; None when the item does nothing with it.

    A reading with the outcome `unknown` means that the item decides by pointing to a proposal it does not tell.
    """
    known = Proposals(item)
    own = _own_decision(item, head)
    said = list(_said(item_clauses(item, own), item, head, kind, known))
    found = _combine(said)
    if found is not None and _one_part_rejected(said) and _decides_more(item, own, said):
        found = replace(found, outcome="partly_granted", confidence=0.8)
    dropped = found is not None and found.outcome == "dropped" and found.stage != "proposed"
    if found is None or found.outcome == "unknown" or dropped:  # who proposes to drop it has no motion taken back yet
        found = taken_back(item, head) or others_decision(item, head, kind) or found
    if found is not None and found.outcome != "unknown":
        return found
    voted = _voted(item, head, kind, known)
    if voted is not None:
        return voted
    for kinds in (("forslag_kf",), ("forslag",), ("arende", "annat", "beredning", "rubrik")):
        parts = [p for p in item.parts if p.kind in kinds and p not in own]
        told = list(_said(item_clauses(item, parts), item, head, kind, known, loose=kinds[0] == "arende"))
        weaker = _combine(told)
        if weaker is not None and weaker.outcome != "unknown":
            return weaker
    return without_a_heading(item, head) or found


def _one_part_rejected(said: list[_Said]) -> bool:
    """Whether all that is said of the motion is that a part of it, or the rest, is rejected."""
    return bool(said) and all(s.reading.outcome == "rejected" and (s.target == "clause" or s.rest) for s in said)


def _decides_more(item: ItemText, own: list[Part], said: list[_Said]) -> bool:
    """Whether the decision has another point than those on the motion: what is done of the motion's part that is left."""
    points = [c for c in item_clauses(item, own) if len(c.text.split()) > 3 and not c.text.endswith(":")]
    return any(not any(c.start <= s.reading.start < c.end for s in said) and not ASKED.search(c.text) for c in points)


def _own_decision(item: ItemText, head: Document) -> list[Part]:
    """The parts that hold the own organ's decision; of several organs' decisions the document's own, else the last."""
    decisions = [p for p in item.parts if p.kind == "beslut"]
    if head.organ is not None and any(p.organ == head.organ for p in decisions):
        decisions = [p for p in decisions if p.organ in (None, head.organ)]
    elif len({p.organ for p in decisions}) > 1:
        decisions = decisions[-1:]
    offers = [p for p in item.parts if p.kind == "forslag_kf" and _is_own_offer(p, item, head, decisions)]
    return sorted([*decisions, *offers], key=lambda p: p.start)


def _is_own_offer(part: Part, item: ItemText, head: Document, decisions: list[Part]) -> bool:
    """A proposal to the council belongs to the decision unless it is the board's, quoted in the council's minutes."""
    if head.organ in COUNCILS:
        return False
    if head.kind in LETTERS or head.organ is None or not decisions:
        return True
    # "Arbetsutskottets förslag" above the board's own decision is preparation
    return part.organ in (None, head.organ) or part.organ in COUNCILS


def _said(
    source: Iterable[Clause],
    item: ItemText,
    head: Document,
    kind: MotionKind,
    known: Proposals,
    *,
    loose: bool = False,
) -> Iterator[_Said]:
    for clause in source:
        # "med 31 ja för styrelsens förslag och 6 nej för bifall till motionen": what the sides stood for is no decision
        clause = replace(clause, text=_VOTED_FOR.sub(lambda found: " " * len(found[0]), clause.text))
        if (ASKED.search(clause.text) and not _FINDS.search(clause.text)) or EARLIER.search(clause.text):
            continue
        if loose and not (
            PROPOSAL.search(clause.text)
            or PROPOSAL.search(clause.intro)
            or _DECIDES.search(clause.text + " " + clause.intro)
        ):
            continue
        last: Target = "none"
        for verdict in verdicts(clause.text):
            target = last if verdict.target == "none" and last != "none" else verdict.target
            last = target
            one = _one(replace(verdict, target=target), clause, item, head, kind, known, loose=loose)
            if one is not None:
                yield one


def _one(
    verdict: Verdict,
    clause: Clause,
    item: ItemText,
    head: Document,
    kind: MotionKind,
    known: Proposals,
    *,
    loose: bool,
) -> _Said | None:
    confidence = 0.97
    outcome: Outcome = verdict.outcome
    target = verdict.target
    rule = verdict.rule
    if target == "thing":
        return None
    if rule == "outcome.answered.by" and not {head.organ, *(o.organ for o in find_organs(clause.text))} & COUNCILS:
        return None  # a committee's opinion is no answer yet
    if target in ("yrkande", "none") and _FOUND.search(clause.text):
        target = "motion"
    if target == "proposal" and kind != "motion" and verdict.about and _is_the_citizens(verdict, clause, known):
        target = "motion"  # "Nämnden beslutar att avslå förslaget"
    if target == "referral":
        if outcome != "granted":
            return None
        outcome, target = ("tabled" if "bordlägg" in clause.text.lower() else "referred_back"), "matter"
    elif target in ("proposal", "yrkande"):
        if outcome != "granted" or verdict.about is None:
            return None
        held = known.resolve(clause.text, verdict.about)
        if held is None:
            outcome, confidence = "unknown", 0.4
        else:
            outcome, confidence = held[0].outcome, held[1]
        target, rule = "motion", "outcome.proposal"
    elif target == "matter" and outcome in ("granted", "rejected"):
        confidence = 0.8
    elif target == "none":
        if loose or (len(clause.text.split()) > 9 and outcome not in STEPS):
            return None
        confidence = 0.9
    heading = item.view.text[slice(*clause.part.heading)] if clause.part.heading else ""
    stage, by, organ = _stage(verdict, clause, head, kind, heading, loose=loose, outcome=outcome)
    if stage is None:
        return None
    first = min(verdict.start, verdict.about[0]) if verdict.about else verdict.start
    last = max(verdict.end, verdict.about[1]) if verdict.about else verdict.end
    if outcome == "sent_for_preparation" and (to := _TO_WHOM.match(clause.text, last)):
        last = to.end()
    reading = Reading(outcome, stage, by, organ, clause.start + first, clause.start + last, rule, confidence)
    return _Said(reading, target, verdict.rest, clause.text)


def _is_the_citizens(verdict: Verdict, clause: Clause, known: Proposals) -> bool:
    """Whether "förslaget", nobody's in particular, is what the citizen proposed, and no official's proposal lies there."""
    about = verdict.about
    bare = about is not None and clause.text[slice(*about)].lower() == "förslaget"
    return bare and about is not None and not owned(clause.text, about) and known.resolve(clause.text, about) is None


def _stage(
    verdict: Verdict, clause: Clause, head: Document, kind: MotionKind, heading: str, *, loose: bool, outcome: Outcome
) -> tuple[Stage | None, Organ | None, Organ | None]:
    """Stage, who says so, who decides; stage None when another organ's or another day's doing is told."""
    lead = _LEFT_TO.sub("", f"{clause.intro} \n{clause.text[: verdict.start]}")
    proposes = _last(lead)
    council = _council(head)
    if proposes or clause.part.kind in ("forslag", "forslag_kf"):
        first = _first(clause.text[: verdict.start]) or _first(clause.intro)
        by = _subject(first.string[: first.start()] if first else "", clause.part, head)
        if head.kind not in LETTERS and head.organ is not None and head.organ not in COUNCILS and not loose:
            by = head.organ  # in a committee's minutes "Kommunstyrelsen föreslår" is what the committee proposes
        if head.kind == "tjansteskrivelse" and head.organ == "annat" and not loose:
            by = head.organ  # and in an office's letter it is what the office would have the board propose
        named = [o.organ for o in acting(lead[proposes.end() :])] if proposes else []
        if clause.part.kind == "forslag_kf" and not proposes:
            # "Arbetsutskottet föreslår kommunstyrelsen besluta"
            to = PROPOSAL.search(heading) if kind != "motion" else None
            named = [o.organ for o in acting(heading[to.end() :])] if to else []
            named = named or [council]
        decider = next(
            (o for o in reversed(named) if o in COUNCILS), named[-1] if named and kind != "motion" else council
        )
        if (
            loose
            and clause.part.kind in ("beredning", "arende")
            and by not in (head.organ, None)
            and head.kind not in (*LETTERS, *TOLD)
        ):
            return None, None, None
        if outcome in STEPS and clause.part.kind == "forslag" and head.kind not in LETTERS:
            return None, None, None
        return "proposed", by, decider
    if verdict.advice and not (head.organ in COUNCILS and head.kind not in (*LETTERS, *TOLD)):
        return "proposed", head.organ, council
    speaker = clause.part.organ or head.organ
    subject = acting(lead)
    if head.kind in LETTERS:
        return "proposed", None if loose else head.organ, subject[-1].organ if subject else council
    if head.kind in TOLD:
        decided = subject[-1].organ if subject else council
        return "reported", decided, decided
    if loose:
        behind = acting(clause.text[verdict.end : verdict.end + 40])  # "Efter omröstning bifaller fullmäktige motionen"
        mine = any(o.organ == head.organ for o in (*subject, *behind)) and head.organ is not None
        if not mine or re.search(r"\b(?:tidigare|redan|då)\b|\d{4}|\bden\s+\d|§", clause.text):
            return None, None, None
    if subject and subject[-1].organ in COUNCILS and speaker not in COUNCILS and speaker is not None:
        past = re.search(r"\b(?:beslutade|beslutat|beslöt|biföll|avslog)\b", lead)
        return (None, None, None) if past else ("proposed", head.organ, subject[-1].organ)
    own = _own(clause.part, head) or (subject[-1].organ if subject else None)
    if kind == "motion" and outcome in FINAL - {"withdrawn"} and own is not None and own not in COUNCILS:
        return "proposed", own, council
    return "decided", own, own


def _own(part: Part, head: Document) -> Organ | None:
    return head.organ if head.organ is not None else part.organ  # type: ignore[return-value]


def _proposing(text: str) -> list[re.Match[str]]:
    """Where a text proposes, mere references left out ("enligt arbetsutskottets förslag till beslut")."""
    return [m for m in PROPOSAL.finditer(text) if not _REFERS.search(text[: m.start() + 1])]


def _last(text: str) -> re.Match[str] | None:
    return next(reversed(_proposing(text)), None)


def _first(text: str) -> re.Match[str] | None:
    return next(iter(_proposing(text)), None)


def acting(text: str) -> list[OrganMention]:
    """The organs that a text names as such, not those in the genitive ("kommunstyrelsens ordförande")."""
    return [o for o in find_organs(text) if not o.genitive]


def _subject(lead: str, part: Part, head: Document) -> Organ | None:
    named = acting(lead)
    if named:
        return named[-1].organ
    if part.organ is not None and part.organ not in COUNCILS:
        return part.organ  # type: ignore[return-value]
    return head.organ if head.organ not in COUNCILS else None


def _council(head: Document) -> Organ:
    return "regionfullmaktige" if head.body is not None and head.body.kind == "region" else "kommunfullmaktige"


def _combine(said: list[_Said]) -> Reading | None:
    """One outcome out of all that a decision says of the motion."""
    known = [s for s in said if s.reading.outcome != "unknown"]
    if any(s.reading.stage in ("decided", "reported") and s.reading.organ in COUNCILS for s in known):
        known = [s for s in known if s.reading.stage != "proposed"]  # what the board had proposed
    taken = [s for s in known if s.reading.outcome == "withdrawn" and s.target == "motion"]
    if taken:
        return taken[0].reading
    steps = [s for s in known if s.reading.outcome in ("referred_back", "tabled")]
    if steps:
        return steps[0].reading
    finals = [s for s in known if s.reading.outcome in FINAL]
    if not finals:
        sent = [s for s in known if s.reading.outcome == "sent_for_preparation"]
        if sent:  # "får ställas och remitteras till styrelsen": the second says what is done
            return next(s for s in reversed(sent) if s.text == sent[0].text).reading
        return said[0].reading if said else None
    granted = [s for s in finals if s.reading.outcome == "granted"]
    others = [s for s in finals if s.reading.outcome != "granted"]
    if granted and _is_part(granted, others):
        return replace(granted[0].reading, outcome="partly_granted")
    direct = [s for s in finals if s.reading.rule != "outcome.proposal"] or finals
    for outcome in ("granted", "rejected", "withdrawn", "answered", "dropped"):
        hits = [s for s in direct if s.reading.outcome == outcome]
        if hits:
            mixed = len({s.reading.outcome for s in direct}) > 1
            whole = next((s for s in hits if s.target == "motion"), hits[0])
            return replace(whole.reading, confidence=min(whole.reading.confidence, 0.85 if mixed else 1.0))
    return finals[0].reading


def _is_part(granted: list[_Said], others: list[_Said]) -> bool:
    if any(s.target == "clause" or s.rest for s in others):
        return True
    if any(s.rest for s in granted):
        return True
    return any(s.target == "clause" and _ORDINAL.search(s.text) for s in granted) and not any(
        s.target == "motion" for s in granted
    )


def _voted(item: ItemText, head: Document, kind: MotionKind, known: Proposals) -> Reading | None:
    """What the chair found, and what the votes made of it; a third of the council can refer back (KL 5 kap. 50 §)."""
    events: list[tuple[int, Reading]] = []
    kinds: tuple[PartKind, ...] = ("beslutsgang", "omrostning")
    for clause in item_clauses(item, (p for p in item.parts if p.kind in kinds)):
        if _FINDS.search(clause.text):
            said = _combine(list(_said([clause], item, head, kind, known)))
            events += [(clause.start, said)] if said is not None else []
    for ballot in ballots(item):
        reading = _after_ballot(ballot, item, head, kind, known)
        if reading is not None:
            events.append((ballot.start, reading))
    if not events:
        return None
    last = max(events, key=lambda event: event[0])[1]
    return replace(last, confidence=min(last.confidence, 0.85))


def _after_ballot(ballot: Ballot, item: ItemText, head: Document, kind: MotionKind, known: Proposals) -> Reading | None:
    own = head.organ
    referral = ballot.referral()
    if referral is not None and own in COUNCILS and ballot.yes is not None and ballot.no is not None:
        side = ballot.yes if referral == "yes" else ballot.no
        if side * 3 >= ballot.yes + ballot.no + (ballot.abstain or 0):
            return Reading("referred_back", "decided", own, own, ballot.start, ballot.end, "outcome.minority", 0.9)
    meaning = winner(ballot)
    if not meaning:
        return None
    meaning = as_request(meaning)
    for verdict in verdicts(meaning):
        outcome: Outcome = verdict.outcome
        if verdict.target in ("proposal", "yrkande") and verdict.about:
            held = known.resolve(meaning, verdict.about)
            if held is None or outcome != "granted":
                continue
            outcome = held[0].outcome
        elif verdict.target not in ("motion", "none", "matter"):
            continue
        final = outcome in FINAL and kind == "motion" and own is not None and own not in COUNCILS
        stage: Stage = "proposed" if final or verdict.advice else "decided"
        organ = _council(head) if stage == "proposed" else own
        return Reading(outcome, stage, own, organ, ballot.start, ballot.end, "outcome.vote", 0.85)
    return None
