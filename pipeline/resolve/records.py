"""From an item's findings to validated records: one for each pair, one for each scope, with all their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.extract.acts import STATE_ACTS, FoundAct
from pipeline.extract.annotate import Annotated
from pipeline.extract.fields import half
from pipeline.extract.finding import Finding
from pipeline.extract.involved import slug
from pipeline.extract.motion import MotionReading
from pipeline.extract.partners import Pair
from pipeline.extract.positions import read_parties
from pipeline.extract.reading import ItemReading
from pipeline.extract.reasons import find_reasons
from pipeline.resolve.ink import Ink
from pipeline.resolve.link import resolve_partner
from pipeline.resolve.status import ended_on, initiator_of, status_of
from pipeline.rules.terms import find_terms
from pipeline.split.model import SplitDocument
from schemas.base import Model
from schemas.dates import Date
from schemas.document import Body
from schemas.record import Act, AgreementClass, AgreementRecord, By, ForeignPartner, ItemRef, Motion, Term
from schemas.statement import Evidence, Stage, Statement

CODES = {"kommun": "kommun", "region": "region", "lansstyrelse": "lan"}
SHOWN = 8  # mentions of one name kept as evidence: enough to find it anywhere on the page, few enough to read
CLASSES: dict[str, AgreementClass] = {"twin": "twin", "partnership": "partnership"}


@dataclass(frozen=True, slots=True)
class Built:
    """A record with the statements it is the fold of."""

    record: AgreementRecord
    statements: tuple[Statement, ...]


class _Builder:
    """Collects evidence and statements for one record."""

    def __init__(self, ink: Ink, reading: ItemReading, subject: str) -> None:
        self.ink, self.reading, self.subject = ink, reading, subject
        self.evidence: dict[str, tuple[Evidence, ...]] = {}
        self.statements: list[Statement] = []

    def add(
        self,
        field: str,
        value: Any,
        start: int,
        end: int,
        rule: str,
        stage: Stage | None = None,
        confidence: float = 0.95,
    ) -> None:
        """One value with the view range it was read from; a second range for the same field is kept too."""
        found = self.ink.of(self.reading.a.item, start, end, rule, confidence)
        self.put(field, value, found, stage)

    def put(self, field: str, value: Any, found: tuple[Evidence, ...], stage: Stage | None = None) -> None:
        """One value with ready evidence."""
        fresh = tuple(e for e in found if e not in self.evidence.get(field, ()))
        if not fresh:
            return
        self.evidence[field] = self.evidence.get(field, ()) + fresh
        item = self.reading.a.item
        self.statements.append(
            Statement(
                statement_id=f"{self.subject}:{field}:{len(self.evidence[field])}",
                document_id=self.ink.split.head.document_id,
                item_id=item.item_id,
                subject=self.subject,
                field=field,
                value=value.model_dump(mode="json") if isinstance(value, Model) else value,
                stage=stage,
                part=fresh[0].part,
                assertion="affirmed",
                evidence=fresh,
                rule=fresh[0].rule,
                confidence=min(e.confidence for e in fresh),
            )
        )

    def token(self, field: str, value: Any, at: int, rule: str, stage: Stage | None = None) -> None:
        """One value that a single token shows."""
        token = self.reading.a.tokens[at]
        self.add(field, value, token.start, token.end, rule, stage)


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
        ordinal += 1
        yield _record(ink, reading, pair, index, body, acts, f"{reading.a.item.item_id}/{ordinal}")


def _record(
    ink: Ink, reading: ItemReading, pair: Pair | None, index: int, body: Body, found: list[FoundAct], record_id: str
) -> Built:
    a, head = reading.a, ink.split.head
    other = pair is not None and pair.body is not None
    b = _Builder(ink, reading, record_id)
    motion = None if other else reading.motion_of(pair)
    scope = None if pair else reading.scopes[index - len(reading.pairs)]
    _swedish(b, pair, body)
    partner = _foreign(b, pair) if pair else None
    nouns = pair.nouns if pair else [scope.noun] if scope else []
    agreement_class, designation = _class(b, nouns, [act.object for act in found])
    if scope:
        b.add("scope", scope.scope, *a.span(scope.first, scope.last), scope.rule)
    established = reading.established.get(index)
    if established:
        b.add("established", established.value, established.start, established.end, established.rule)
    term = None if other or scope or pair is None else _term(b, reading, pair, found)
    acts = _acts(b, found, motion, other=other)
    fresh = next((x for x in acts if x.act == "establish" and x.stage == "decided"), None)
    if fresh and fresh.effective is None and term and term.start:
        fresh = fresh.model_copy(update={"effective": term.start})
        acts = [fresh if x.key == fresh.key else x for x in acts]
        b.put(f"acts.{fresh.key}.effective", term.start, b.evidence["term.start"])
    begun = established.value if established else _begins(reading, fresh) if fresh else None
    if begun and fresh and not established:
        b.put(
            "established",
            begun,
            b.evidence.get(f"acts.{fresh.key}.effective")
            or b.evidence.get(f"acts.{fresh.key}.date")
            or b.evidence[f"acts.{fresh.key}"],
        )
    exists = _exists(reading, pair, found, established is not None)
    spans = [(motion.start, motion.end)] if motion and len(reading.motions) > 1 else []
    status = status_of(
        acts, exists=exists, dormant=_dormant(reading, pair, spans), expired=_expired(reading, pair, agreement_class)
    )
    ended = ended_on(acts, status)
    if ended:
        key = next(x.key for x in acts if ended in (x.effective, x.date) and x.act in ("end", "partly_end"))
        shown = (
            b.evidence.get(f"acts.{key}.effective") or b.evidence.get(f"acts.{key}.date") or b.evidence[f"acts.{key}"]
        )
        b.put("ended", ended, shown)
    if motion:
        for f in motion.findings:
            b.add(f.field, f.value, f.start, f.end, f.rule, f.stage, f.confidence)
        for item_id, f in motion.elsewhere:  # a decision on several items at once stands in an item of its own
            other_item = next(i for i in ink.split.items if i.item_id == item_id)
            b.put(f.field, f.value, ink.of(other_item, f.start, f.end, f.rule, f.confidence), f.stage)
    reasons = () if other else _reasons(b, reading, pair, acts, spans, motion)
    extras: dict[str, tuple[Any, ...]] = {} if other else _item_wide(b, reading, pair, motion)
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
        initiator=initiator_of(acts),
        funder=None if other else _funder(b, reading),
        evidence=b.evidence,
        **extras,
    )
    return Built(record, tuple(b.statements))


def _begins(reading: ItemReading, act: Act) -> Date | None:
    """When an agreement that this item concludes begins: the day of effect, or the meeting where it is said to be at once."""
    text = " ".join(reading.a.item.view.text.lower().split())
    at_once = (
        "träder i kraft i och med" in text
        or "träder i kraft genom detta" in text
        or "träder i kraft omedelbart" in text
    )
    return act.effective or (act.date if at_once else None)


def agreement_id(body: Body, partner: ForeignPartner | None, agreement_class: str) -> str | None:
    """The agreement's id; None for scope records and where only a country is named."""
    if partner is None or partner.kind == "country":
        return None
    return f"{CODES[body.kind]}-{body.code}-{partner.place_key}-{agreement_class}"


def _swedish(b: _Builder, pair: Pair | None, body: Body) -> None:
    """The ink of the Swedish body: where the item names it, else the document's head."""
    a, rule = b.reading.a, "body.named"
    if pair is not None and pair.body_at is not None:
        b.token("swedish_partner", body, pair.body_at, "body.other")
        return
    named = [
        i
        for i in a.labelled("BODY", "SWPLACE")
        if (a.tokens[i].data.body.kind, a.tokens[i].data.body.code) == (body.kind, body.code)
    ]
    named.sort(key=lambda i: (a.tokens[i].label != "BODY", a.tokens[i].text.isupper(), i))
    if named:
        for at in named[:SHOWN]:
            b.token("swedish_partner", body, at, rule)
    if pair is None or pair.body is None:
        spans = b.ink.split.body_spans[: 1 if named else 3]
        b.put(
            "swedish_partner",
            body,
            tuple(b.ink.raw(*span, part="annat", rule="body.head", confidence=0.9) for span in spans),
        )


def _foreign(b: _Builder, pair: Pair) -> ForeignPartner:
    a = b.reading.a
    partner = resolve_partner(a, pair)
    shown = next((at for at in pair.places if a.tokens[at].text.startswith(pair.name)), pair.places[0])
    for at in dict.fromkeys((shown, *pair.places)):
        b.token("foreign_partner", partner, at, pair.rules[0])
    return partner


def _class(b: _Builder, nouns: list[int], objects: list[int]) -> tuple[AgreementClass, str | None]:
    """Class and designation by the nouns that name the relation; two classes at once leave it open."""
    a = b.reading.a
    named = [i for i in sorted({*nouns, *objects}) if a.tokens[i].label == "AGREEMENT"]
    if not named:
        named = a.labelled("AGREEMENT")
    if _either(a, named):
        return "unspecified", None
    if all(a.tokens[i].data["class"] == "unspecified" for i in named) and len(b.reading.pairs) <= 1:
        named += [i for i in a.labelled("AGREEMENT") if i not in named]
    strong = {a.tokens[i].data["class"] for i in named if a.tokens[i].data.get("strong")}
    weak = {a.tokens[i].data["class"] for i in named}
    classes = (strong or weak) - {"unspecified"}
    agreement_class: AgreementClass = CLASSES[classes.pop()] if len(classes) == 1 else "unspecified"
    own = [i for i in named if i in nouns] or named
    if len(b.reading.pairs) + len(b.reading.scopes) <= 1:
        own = own + [i for i in a.labelled("AGREEMENT") if i not in own]  # with one partner every noun means it
    if not own:
        return agreement_class, None
    first = min(own, key=lambda i: (designation_rank(a.tokens[i].form), i))
    for at in [first, *(i for i in a.labelled("AGREEMENT") if i != first and a.tokens[i].form == a.tokens[first].form)][
        :SHOWN
    ]:
        b.token("designation", a.tokens[first].form, at, a.tokens[at].rule)
    return agreement_class, a.tokens[first].form


def _either(a: Annotated, named: list[int]) -> bool:
    """ "ett partnerskapsprojekt eller vänortsavtal": two classes as alternatives leave class and designation open."""
    for one, two in zip(named, named[1:], strict=False):
        words = {a.tokens[i].text.lower() for i in range(one + 1, two)}
        if two - one <= 4 and "eller" in words and a.tokens[one].data["class"] != a.tokens[two].data["class"]:
            return True
    return False


def designation_rank(base: str) -> int:
    """Which of several nouns names the relation best: the instrument, then the bond, then the town, then activity."""
    if base == "kommunalt partnerskap" or base.endswith(
        ("avtal", "överenskommelse", "förklaring", "understanding", "intent")
    ):
        return 0
    if base.endswith(("relation", "skap", "förbindelse", "förbund", "förhållande", "relations")):
        return 1
    return 3 if base.endswith(("samarbete", "utbyte", "verksamhet", "kontakt", "projekt", "nätverk")) else 2


def _term(b: _Builder, reading: ItemReading, pair: Pair, found: list[FoundAct]) -> Term | None:
    values: dict[str, Finding] = {}
    for f in reading.terms:
        if pair not in near(reading, f.start):
            continue
        values[f.field.split(".")[1]] = f
    for act in found:
        for i in range(reading.a.unit(act.verb).first, reading.a.unit(act.verb).last):
            token = reading.a.tokens[i]
            if (
                act.act in ("renew", "establish")
                and token.label == "DATE"
                and token.data.precision == "range"
                and i > act.verb
            ):
                for side, end in zip(("start", "end"), str(token.data.value).split("/"), strict=True):
                    if len(end) == 10:
                        where = half(reading.a.item.view.text, token.start, token.end, side)
                        values[side] = Finding(f"term.{side}", Date(value=end, precision="day"), *where, "term.range")
    for f in values.values():
        b.add(f.field, f.value, f.start, f.end, f.rule)
    return Term(**{k: f.value for k, f in values.items()}) if values else None


def _acts(b: _Builder, found: list[FoundAct], motion: MotionReading | None, *, other: bool) -> list[Act]:
    """Contract acts with keys. A motion's act follows what became of the motion."""
    a, head = b.reading.a, b.ink.split.head
    acts: list[Act] = []
    # an act that this item decides settles what was asked about the same agreement
    settled = {(f.act, i) for f in found if f.stage == "decided" for i in f.pairs}
    for f in found:
        if other and f.stage != "reported":
            continue  # what is asked or decided here is not about another body's agreement
        stage, by = f.stage, f.by
        if (
            stage == "requested"
            and by == "swedish"
            and any(i in f.pairs and act in STATE_ACTS for act, i in settled)
            and f.act in STATE_ACTS
        ):
            stage = "rejected"  # a yrkande that lost against what the item decides
        organ, organ_name, paragraph, date = f.organ, f.organ_name, f.paragraph, f.date
        if by in ("motion", "petition") and stage == "requested" and motion:
            stage, organ, organ_name, paragraph, date = _moved(motion.motion, b)
            by = "swedish" if stage in ("decided", "proposed") else by
        elif (
            stage == "proposed"
            and not other
            and f.organ
            and (f.organ, f.organ_name) != (head.organ, head.organ_name)
            and _hands_on(head.organ, f.organ)
        ):
            paragraph, date = _step_of(b.reading, f.organ, f.organ_name)
        elif stage in ("decided", "proposed") or (stage == "rejected" and by == "swedish"):
            organ, organ_name, paragraph = head.organ, head.organ_name, a.item.paragraph
            date = head.meeting_date or head.date
        key, n = f"{f.act}-{stage}", 2
        same = next((i for i, x in enumerate(acts) if (x.act, x.stage, x.date, x.by) == (f.act, stage, date, by)), None)
        if same is not None:
            key = acts[same].key
            if f.effective is not None and acts[same].effective is None:
                acts[same] = acts[same].model_copy(update={"effective": f.effective})
            _act_ink(b, key, f, motion, date, stage, same=True)
            continue
        while any(x.key == key for x in acts):
            key, n = f"{f.act}-{stage}-{n}", n + 1
        acts.append(
            Act(
                key=key, act=f.act, stage=stage, organ=organ, organ_name=organ_name, paragraph=paragraph, date=date,
                effective=f.effective, by=by,
            )
        )  # fmt: skip
        _act_ink(b, key, f, motion, date, stage, same=False)
    return acts


def _hands_on(own: str | None, proposer: str) -> bool:
    """Whether the proposer stands before this organ in the order of handling, so that the step is not this meeting's."""
    order = [
        "annat",
        "utskott",
        "namnd",
        "kommunstyrelsen",
        "regionstyrelsen",
        "kommunfullmaktige",
        "regionfullmaktige",
    ]
    return own in order and proposer in order and order.index(proposer) < order.index(own) and own != "annat"


def _step_of(reading: ItemReading, organ: str, name: str | None) -> tuple[str | None, Date | None]:
    """§ and date of an earlier organ's handling of the matter, where the item tells them."""
    for f in reading.handling:
        if f.value.organ == organ and (name is None or f.value.organ_name == name):
            return f.value.paragraph, f.value.date
    return None, None


def _act_ink(
    b: _Builder, key: str, f: FoundAct, motion: MotionReading | None, date: Date | None, stage: Stage, *, same: bool
) -> None:
    """The evidence of an act: its own words; for what became of a motion's act, the words that decide the motion."""
    moved = motion is not None and f.stage == "requested" and stage != "requested"
    if moved and motion is not None and not same:
        for m in motion.findings:
            if m.field == "motion.outcome":
                b.add(f"acts.{key}", f.act, m.start, m.end, m.rule, stage)
    for verb, target in ((f.verb, f.object), *f.more):
        low, high = sorted((verb, target))
        b.add(f"acts.{key}", f.act, *b.reading.a.span(low, high + 1), f.rule, stage)
    if f.date_at is not None:
        b.token(f"acts.{key}.date", f.date, f.date_at, "date", stage)
    elif motion is not None and stage == "requested":
        for m in motion.findings:
            if m.field == "motion.filed" and motion.motion.filed == date:
                b.add(f"acts.{key}.date", date, m.start, m.end, m.rule, stage)
    elif date is not None and b.ink.split.date_span is not None:
        page, start, end = b.ink.split.date_span
        b.put(
            f"acts.{key}.date",
            date,
            (b.ink.raw(page, start, end, part="annat", rule="head.date", confidence=0.9),),
            stage,
        )
    if f.effective_at is not None:
        b.token(f"acts.{key}.effective", f.effective, f.effective_at, "date", stage)
    if f.organ_at is not None:
        b.token(f"acts.{key}.organ", f.organ, f.organ_at, "organ", stage)


def _moved(motion: Motion, b: _Builder) -> tuple[Stage, Any, str | None, str | None, Date | None]:
    """Stage and step of what a motion asks, after what this item did with the motion."""
    head = b.ink.split.head
    here = (head.organ, head.organ_name, b.reading.a.item.paragraph, head.meeting_date or head.date)
    if motion.outcome == "granted" and motion.outcome_stage in ("decided", "proposed"):
        return (motion.outcome_stage, *here)
    if motion.outcome_stage == "decided" and motion.outcome == "rejected":
        return ("rejected", *here)
    names = {"kommunfullmaktige": "kommunfullmäktige", "regionfullmaktige": "regionfullmäktige"}
    organ = motion.filed_organ
    return ("requested", organ, names.get(organ) if organ else None, motion.filed_paragraph, motion.filed)


def _exists(reading: ItemReading, pair: Pair | None, acts: list[FoundAct], established: bool) -> bool:
    """Whether the text takes the agreement as being there: its start is told, or something else than making one is."""
    if established or pair is None:
        return True
    made = {"establish", "investigate"}
    if any(act.act not in made for act in acts):
        return True
    return not any(act.act in made for act in acts)


def near(reading: ItemReading, offset: int) -> tuple[Pair, ...]:
    """The pairs a passage is about: those named in its sentence, else the last named in its paragraph, else all."""
    a, pairs = reading.a, reading.pairs
    if len(pairs) <= 1:
        return pairs
    token = next((i for i, t in enumerate(a.tokens) if t.end > offset), len(a.tokens) - 1)
    unit = a.unit(token)
    here = tuple(p for p in pairs if any(unit.first <= at < unit.last for at in p.places))
    if here:
        return here
    paragraph = a.item.view.text.rfind("\n\n", 0, offset)
    before = [
        (at, p)
        for p in pairs
        for at in p.places
        if at < token and a.tokens[at].start > paragraph and a.unit(at).part is unit.part
    ]
    if before:
        last = max(before, key=lambda x: x[0])[0]
        together = a.unit(last)
        return tuple(p for p in pairs if any(together.first <= at < together.last for at in p.places))
    return pairs


def _dormant(reading: ItemReading, pair: Pair | None, spans: list[tuple[int, int]]) -> bool:
    text = reading.a.item.view.text
    return any(
        m.term.gives.get("dormant") and (pair is None or pair in near(reading, m.start))
        for m in find_terms("reasons", text)
        if not spans or any(s <= m.start < e for s, e in spans)
    )


def _expired(reading: ItemReading, pair: Pair | None, agreement_class: str) -> bool:
    a = reading.a
    for i in a.labelled("EXPIRE"):
        unit = a.unit(i)
        told = a.tokens[i].form != "pres" and any(
            a.tokens[j].label in ("AGREEMENT", "RELATION") for j in range(unit.first, i)
        )
        if told and (pair is None or pair in near(reading, a.tokens[i].start)):
            return True
    return False


def _reasons(
    b: _Builder,
    reading: ItemReading,
    pair: Pair | None,
    acts: list[Act],
    spans: list[tuple[int, int]],
    motion: MotionReading | None,
) -> Any:
    if not any(x.act in ("end", "partly_end", "pause", "not_renew") for x in acts):
        return ()
    closing = ("end", "partly_end", "pause", "not_renew")
    decided = any(
        x.stage == "decided" or (x.stage == "reported" and x.act in closing and x.by == "swedish") for x in acts
    )
    found = find_reasons(
        reading.a,
        spans,
        motion=motion is not None,
        decided=decided,
        wanted=lambda at: pair is None or pair in near(reading, at),
    )
    if not any(x.act in closing and x.by not in ("motion", "petition") and x.stage != "rejected" for x in acts):
        # only the motion wants it: what others say of the state of things is no reason for an end
        found = [f for f in found if f.value.holder in ("motion", "opposition")]
    seen: set[str] = set()
    for f in found:
        # a second holder of the same reason has a key of its own
        b.add(f.field if f.field not in seen else f"{f.field}-2", f.value.reason, f.start, f.end, f.rule)
        seen.add(f.field)
    return tuple(f.value for f in found)


def _funder(b: _Builder, reading: ItemReading) -> str | None:
    for f in reading.involved:
        if f.field == "funder":
            b.add("funder", f.value, f.start, f.end, f.rule)
            return str(f.value)
    return None


def _item_wide(
    b: _Builder, reading: ItemReading, pair: Pair | None, motion: MotionReading | None
) -> dict[str, tuple[Any, ...]]:
    """Positions, votes, handling, participants, consulted, signers, parties: the item's, in each of its records."""
    found: dict[str, list[Any]] = {
        k: [] for k in ("positions", "votes", "handling", "participants", "consulted", "signed_by", "parties")
    }
    # of a list of motions only the stretch about this one counts
    listed = (motion.start, motion.end) if motion and len(reading.motions) > 1 else None
    for f in (*reading.positions, *reading.votes, *reading.handling, *reading.involved, *reading.signers):
        name = f.field.split(".")[0]
        if listed and not listed[0] <= f.start < listed[1]:
            continue
        if name in ("participants", "consulted") and pair is not None and pair not in near(reading, f.start):
            continue
        if name in found:
            found[name].append(f.value)
            b.add(f.field, f.value, f.start, f.end, f.rule, f.stage, f.confidence)
    if listed and motion:
        told = [(f.value.party, f) for f in motion.findings if f.field.startswith("motion.movers") and f.value.party]
    else:
        movers = motion.motion.movers if motion else ()
        told = [(f.value, f) for f in read_parties(reading.a.item, movers, tuple(found["signed_by"]), tuple(found["positions"]))]
    for party, f in told:
        if party not in found["parties"]:
            found["parties"].append(party)
            b.add(f"parties.{slug(str(party))}", party, f.start, f.end, f.rule)
    return {k: tuple(v) for k, v in found.items()}
