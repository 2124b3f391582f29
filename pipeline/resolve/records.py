"""From an item's findings to validated records: one for each pair, one for each scope, with all their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.extract.acts.act import STATE_ACTS, FoundAct
from pipeline.extract.acts.scope import FoundScope
from pipeline.extract.finding import Finding
from pipeline.extract.funders import PARTNERSHIPS
from pipeline.extract.involved import slug
from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.motions.taking_part import read_parties
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.extract.reasons import find_reasons
from pipeline.extract.signed_rows import RULE as ROW
from pipeline.extract.signed_rows import of_row
from pipeline.extract.signers_told import RULE as TOLD_SIGNER
from pipeline.resolve.builder import Builder
from pipeline.resolve.course import dated_at_last, show_begun, show_ended, show_state, with_term
from pipeline.resolve.denied import is_denied
from pipeline.resolve.first_step import first_step
from pipeline.resolve.identity import agreement_id
from pipeline.resolve.ink import Ink
from pipeline.resolve.naming import class_of, show_foreign, show_swedish
from pipeline.resolve.near import (
    asked_about,
    concerns,
    in_clause,
    last_named,
    names,
    near,
    nearest,
    of_other_point,
    of_point,
)
from pipeline.resolve.sides import decided_on, side_on, side_on_point
from pipeline.resolve.status import CLOSING, initiator_of
from pipeline.resolve.steps import contract_acts, meeting_ink
from pipeline.resolve.terms import term_of
from pipeline.resolve.weigh import weigh
from pipeline.split.model import SplitDocument
from schemas.document import Body
from schemas.record import Act, AgreementClass, AgreementRecord, CodedReason, Handling, Initiator, ItemRef
from schemas.statement import Statement


@dataclass(frozen=True, slots=True)
class Built:
    """A record with the statements it is the fold of."""

    record: AgreementRecord
    statements: tuple[Statement, ...]


def build(split: SplitDocument, reading: ItemReading) -> Iterator[Built]:
    """The records of one item, numbered in text order. An item without a known Swedish body gives none."""
    ink = Ink(split)
    ordinal = 0
    subjects: list[tuple[Pair | None, int]] = [(p, i) for i, p in enumerate(reading.pairs)]
    subjects += [(None, len(reading.pairs) + i) for i, _ in enumerate(reading.scopes)]
    for pair, index in subjects:
        body = (pair.body if pair else None) or split.head.body
        acts = [act for act in reading.acts if index in act.pairs]
        if body is None or (pair is None and not acts):
            continue
        told = acts or index in reading.established or index in reading.closed
        if pair is not None and not told and is_denied(reading.a, pair):
            continue
        ordinal += 1
        yield _record(ink, reading, pair, index, body, acts, f"{reading.a.item.item_id}/{ordinal}")


def _record(
    ink: Ink, reading: ItemReading, pair: Pair | None, index: int, body: Body, found: list[FoundAct], record_id: str
) -> Built:
    a, head = reading.a, ink.split.head
    other = pair is not None and pair.body is not None and not pair.joint
    b = Builder(ink, reading, record_id)
    aside = pair is not None and not found and bool(reading.acts) and not decided_on(reading, pair)  # named in passing
    scope = None if pair else reading.scopes[index - len(reading.pairs)]
    motion = None if other or aside else reading.motion_of(pair, scope)
    show_swedish(b, pair, body)
    partner = show_foreign(b, pair) if pair else None
    agreement_class, designation = _show_class(b, pair, scope, found)
    established = _show_established(b, index)
    term = None if scope or pair is None else term_of(b, reading, pair, found)
    acts = contract_acts(b, found, motion, index, other=other)
    acts, fresh = with_term(b, acts, term)
    begun = show_begun(b, reading, pair, established, fresh, other=other)
    closed = reading.closed.get(index) if not scope else None
    if closed:
        acts = [dated_at_last(b, act, closed) for act in acts]
    spans = [(motion.start, motion.end)] if motion and len(reading.motions) > 1 else []
    acts, status = show_state(b, reading, pair, acts, found, spans, told=bool(established), closed=bool(closed))
    ended = show_ended(b, acts, status, closed)
    if motion:
        _show_motion(b, motion)
    reasons = _reasons(b, reading, pair, acts, spans, motion, found)
    extras: dict[str, tuple[Any, ...]] = (
        _signed(b, reading)
        if other
        else _item_wide(b, reading, pair, motion, aside=not acts and any(x.stage != "reported" for x in reading.acts))
    )
    record = AgreementRecord(
        record_id=record_id,
        agreement_id=agreement_id(body, partner, agreement_class),
        sample=ink.split.sample,
        document=head,
        item=ItemRef(
            paragraph=a.item.paragraph, heading=a.item.heading, case_number=a.item.case_number, pages=a.item.pages
        ),
        swedish_partner=body,
        foreign_partner=partner,
        scope=scope.scope if scope else None,
        agreement_class=agreement_class,
        designation=designation,
        established=begun,
        term=term,
        ended=ended,
        status=status,
        motion=motion.motion if motion else None,
        acts=tuple(acts),
        reasons=reasons,
        initiator=_initiator(b, reading, pair, acts),
        funder=None if other else _funder(b, reading, pair, agreement_class),
        evidence=b.evidence,
        **extras,
    )
    return Built(*weigh(record, b.statements))


def _show_class(
    b: Builder, pair: Pair | None, scope: FoundScope | None, found: list[FoundAct]
) -> tuple[AgreementClass, str | None]:
    """What kind of agreement it is and what it is called, and the words of a scope."""
    nouns = pair.nouns if pair else [scope.noun] if scope else []
    named = class_of(b, nouns, [act.object for act in found], {act.object for act in found if len(act.pairs) == 1})
    if scope:
        for first, last in ((scope.first, scope.last), *scope.more):
            b.add("scope", scope.scope, *b.reading.a.span(first, last), scope.rule)
    return named


def _show_established(b: Builder, index: int) -> Finding | None:
    """Where the text tells when an agreement began."""
    told = b.reading.established.get(index)
    if told:
        b.add("established", told.value, told.start, told.end, told.rule, confidence=told.confidence)
    return told


def _initiator(b: Builder, reading: ItemReading, pair: Pair | None, acts: list[Act]) -> Initiator:
    """Who ended or paused it; where our organ decides it, who first wanted it, when that is told."""
    found = initiator_of(acts)
    if found != "swedish":
        return found
    step = first_step(reading, pair)
    if step is None:
        return found
    b.add("initiator", step.by, step.start, step.end, f"first-step.{step.by}")
    return step.by


def _show_motion(b: Builder, motion: MotionReading) -> None:
    """The evidence of a motion's values, those that a decision on several items gives in an item of its own among them."""
    for f in motion.findings:
        if f.field == "motion.filed" and "day" in f.value.inferred:  # the meeting's own day: where it is printed
            b.put(f.field, f.value, meeting_ink(b, f.value), f.stage)
        b.add(f.field, f.value, f.start, f.end, f.rule, f.stage, f.confidence)
    for item_id, f in motion.elsewhere:  # a decision on several items at once stands in an item of its own
        other_item = next(i for i in b.ink.split.items if i.item_id == item_id)
        b.put(f.field, f.value, b.ink.of(other_item, f.start, f.end, f.rule, f.confidence), f.stage)


def _reasons(
    b: Builder,
    reading: ItemReading,
    pair: Pair | None,
    acts: list[Act],
    spans: list[tuple[int, int]],
    motion: MotionReading | None,
    told: list[FoundAct],
) -> Any:
    steps = [x for x in acts if x.act in CLOSING]
    if not steps:
        return ()
    decided = any(
        x.stage == "decided"
        or (x.stage == "reported" and x.act in CLOSING and x.by in ("swedish", "mutual", "unknown"))
        for x in acts
    )
    only_motion = not any(
        x.act in CLOSING and x.by not in ("motion", "petition") and x.stage != "rejected" for x in acts
    )
    found = find_reasons(
        reading.a,
        spans,
        motion=motion is not None,
        decided=decided,
        wanted=lambda at: (
            concerns(reading, pair, at)
            and in_clause(reading, pair, at)
            and (pair is None or pair.body is None or names(reading, pair, at))
        ),
        plainly=any(
            x.stage in ("decided", "proposed") or (x.stage == "requested" and motion is not None) for x in steps
        ),
        only_motion=only_motion and motion is not None,
        lost=frozenset(reading.a.unit(x.verb).first for x in told if x.stage == "rejected" and x.act in CLOSING),
    )
    if only_motion:
        # only the motion wants it: what others say of the state of things is no reason for an end
        found = [f for f in found if f.value.holder in ("motion", "opposition")]
    goes_on = any(x.act in _GO_ON and x.stage in ("decided", "proposed") for x in acts)
    aside = any(x.act in CLOSING and x.stage != "reported" and x not in told for x in reading.acts)
    if (goes_on or aside) and all(x.stage == "reported" for x in steps):
        # why it goes on again, or another is ended, is no ground for the end or pause that is told of it
        verbs = [v for x in told if x.act in CLOSING for v in (x.verb, *(verb for verb, _ in x.more))]
        units = {reading.a.unit(verb).first for verb in verbs}
        found = [f for f in found if _ground_of_told(reading, f.start, units)]
    if all(x.by == "foreign" and x.stage == "reported" for x in steps):  # it decided, whoever tells its grounds
        found = [_of_decider(f) for f in found]
    seen: set[str] = set()
    for f in found:
        # a second holder of the same reason has a key of its own
        for start, end in ((f.start, f.end), *f.more):
            b.add(f.field if f.field not in seen else f"{f.field}-2", f.value.reason, start, end, f.rule)
        seen.add(f.field)
    return tuple(f.value for f in found)


_GO_ON = ("resume", "renew", "keep")
_NAMES_GROUND = re.compile(
    r"(?:skälet|orsaken|anledningen|bakgrunden|motivet|det berodde|detta berodde|då )", re.IGNORECASE
)


def _ground_of_told(reading: ItemReading, offset: int, units: set[int]) -> bool:
    """Whether a ground stands in a sentence that tells of an end or pause, or behind it in one that names the ground."""
    a = reading.a
    unit = a.unit(a.token_at(offset))
    at = a.unit_index(unit.first)
    behind = at > 0 and a.units[at - 1].first in units and _NAMES_GROUND.match(a.words(unit)) is not None
    return unit.first in units or behind


def _of_decider(f: Finding) -> Finding:
    """A ground as that of the organ that decided, if an office or a majority is heard giving it."""
    if f.value.holder not in ("official", "majority"):
        return f
    return replace(f, value=CodedReason(reason=f.value.reason, holder="deciding_organ"))


def _funder(b: Builder, reading: ItemReading, pair: Pair | None, agreement_class: AgreementClass) -> str | None:
    """The first body told of as paying for this agreement; one that is only named pays for partnerships."""
    paying = []
    for f in reading.funders:
        about = nearest if _plural(reading, f.start) else last_named
        if f.rule == "funder.named" and agreement_class != "partnership":
            continue
        if (pair is None and not reading.pairs) or (
            pair in about(reading, f.start) and _of_class(reading, f.start, agreement_class)
        ):
            paying.append(f)
    if not paying:
        return None
    # a study before it, or the programme behind it, may have another payer than the partnership itself
    first = next((f for f in paying if agreement_class == "partnership" and f.value == PARTNERSHIPS), paying[0])
    b.add("funder", first.value, first.start, first.end, first.rule)
    return str(first.value)


def _plural(reading: ItemReading, offset: int) -> bool:
    """Whether the sentence speaks of several agreements at once ("de kommunala partnerskapen får stöd")."""
    a = reading.a
    unit = a.unit(a.token_at(offset))
    words = [t.text.lower() for t in a.tokens[unit.first : unit.last] if t.label == "AGREEMENT"]
    return any(
        word.endswith(("en", "na", "er")) and not word.endswith(("orten", "staden", "regionen")) for word in words
    )


def _of_class(reading: ItemReading, offset: int, agreement_class: AgreementClass) -> bool:
    """Whether the sentence speaks of agreements of this class, or of none ("de kommunala partnerskapen får stöd")."""
    a = reading.a
    unit = a.unit(a.token_at(offset))
    told = {a.tokens[i].data["class"] for i in range(unit.first, unit.last) if a.tokens[i].label == "AGREEMENT"}
    return len(reading.pairs) < 2 or told - {"unspecified"} != {"partnership"} or agreement_class != "twin"


def _is_step(act: FoundAct, handling: Handling) -> bool:
    """Whether a meeting is the one at which an organ is told to have acted on the agreement itself."""
    told = act.stage == "reported" or (act.stage == "rejected" and act.background)
    told = told and act.act in STATE_ACTS and act.date is not None
    same = act.paragraph is None or handling.paragraph in (None, act.paragraph)
    return told and act.organ == handling.organ and act.date == handling.date and same


def _signed(b: Builder, reading: ItemReading) -> dict[str, tuple[Any, ...]]:
    """Who signed the letter that tells of another's agreement; the rest of it is the author's own matter."""
    for f in (one for one in reading.signers if one.rule != ROW):
        b.add(f.field, f.value, f.start, f.end, f.rule, f.stage, f.confidence)
    return {"signed_by": tuple(f.value for f in reading.signers if f.rule != ROW)}


def _item_wide(
    b: Builder, reading: ItemReading, pair: Pair | None, motion: MotionReading | None, *, aside: bool
) -> dict[str, tuple[Any, ...]]:
    """Positions, votes, handling, participants, consulted, signers, parties: the item's, in each of its records.

    `aside`: the item acts on another agreement than this one, so that what is yrkat and dealt with there is not about it.
    """
    found: dict[str, list[Any]] = {
        k: [] for k in ("positions", "votes", "handling", "participants", "consulted", "signed_by", "parties")
    }
    # of a list of motions only the stretch about this one counts
    listed = (motion.start, motion.end) if motion and len(reading.motions) > 1 else None
    for f in (*reading.positions, *reading.votes, *reading.handling, *reading.involved, *reading.signers):
        name = f.field.split(".")[0]
        if listed and not listed[0] <= f.start < listed[1]:
            continue
        if name == "signed_by" and pair is not None and not of_row(reading.a, f, pair.places):
            continue
        if f.rule == TOLD_SIGNER and pair is not None and pair not in near(reading, f.start):
            continue
        if aside and (name in ("positions", "votes") or (name == "handling" and reading.a.head.kind != "rapport")):
            continue  # but a report's commission is about all that it tells of
        if name == "handling" and any(_is_step(x, f.value) for x in reading.acts):
            continue  # "återupptogs genom styrelsens beslut den 10 mars": an act
        about = {"participants": last_named, "consulted": asked_about}.get(name, near)
        if name in ("participants", "consulted", "votes") and pair is not None and pair not in about(reading, f.start):
            continue
        points = of_point(reading, f.start, above=name == "votes") if name in ("positions", "votes") and pair else ()
        if points and pair not in points:
            continue
        if name == "positions" and motion is None and of_other_point(reading, f.start):
            continue
        about_motion = motion is not None and motion.motion.title is not None and len(reading.motions) == 1
        aimed = side_on(reading, pair, f, motion.motion if motion else None) if name == "positions" and pair else None
        if aimed is None and points and pair is not None and name == "positions" and f.value.form == "reservation":
            aimed = side_on_point(reading, pair, f, motion.motion if motion else None)
        if aimed is not None:
            f = replace(f, value=f.value.model_copy(update={"side": aimed}))
        elif name == "positions" and not about_motion and not concerns(reading, pair, f.start, sentence=True):
            continue
        if name in found:
            found[name].append(f.value)
            b.add(f.field, f.value, f.start, f.end, f.rule, f.stage, f.confidence)
    if listed and motion:
        told = [(f.value.party, f) for f in motion.findings if f.field.startswith("motion.movers") and f.value.party]
    else:
        movers = motion.motion.movers if motion else ()
        told = [
            (f.value, f)
            for f in read_parties(reading.a.item, movers, tuple(found["signed_by"]), tuple(found["positions"]))
        ]
    if aside:
        own = {signer.party for signer in found["signed_by"]}
        told = [(party, f) for party, f in told if party in own]
    for party, f in told:
        if party not in found["parties"]:
            found["parties"].append(party)
            b.add(f"parties.{slug(str(party))}", party, f.start, f.end, f.rule)
    return {k: tuple(v) for k, v in found.items()}
