"""The acts of a record in the contract's terms: keys, steps, and what became of what a motion asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pipeline.extract.acts.act import PREDICATES, STATE_ACTS, FoundAct
from pipeline.extract.acts.merge import other_course
from pipeline.extract.acts.pointed import puts_off
from pipeline.extract.annotate import Annotated
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.motions.reading import MotionReading
from pipeline.extract.organs import as_written, council_as_written, hands_on, with_county
from pipeline.extract.reading import ItemReading
from pipeline.extract.tokens import Token
from pipeline.resolve.builder import Builder
from pipeline.resolve.granted import of_its_own, said_of
from pipeline.split.dates import span_of
from schemas.dates import Date
from schemas.document import MINUTES, PAGES, Document
from schemas.record import Act, ActName, By, Motion
from schemas.statement import OWN_PARTS, Evidence, Stage


@dataclass(frozen=True, slots=True)
class _Step:
    """How far an act has come in the contract's terms: by whom, and at which organ's meeting."""

    stage: Stage
    by: By
    organ: Any
    organ_name: str | None
    paragraph: str | None
    date: Date | None


def contract_acts(
    b: Builder, found: list[FoundAct], motion: MotionReading | None, index: int, *, other: bool
) -> list[Act]:
    """Contract acts of the pair or scope at `index`, with keys. A motion's act follows what became of the motion."""
    a = b.reading.a
    acts: list[Act] = []
    done = [
        f for f in found if f.stage == "decided" or (f.stage == "proposed" and a.unit(f.verb).part.kind in OWN_PARTS)
    ]
    for f in found:
        if other and f.stage != "reported":
            continue  # what is asked or decided here is not about another body's agreement
        if _is_answered(f, found, done) or _only_against(a, f, motion, found):
            continue
        _put_act(b, acts, f, _step(b, f, found, done, motion, index, other=other), motion, index)
    return acts


def _settled(found: list[FoundAct]) -> set[tuple[ActName, int]]:
    """What an item decides: that settles what was asked about the same agreement."""
    return {(f.act, i) for f in found if f.stage == "decided" for i in f.pairs}


def _is_answered(f: FoundAct, found: list[FoundAct], done: list[FoundAct]) -> bool:
    """Whether the decision itself says what became of a request."""
    if f.by not in ("motion", "petition", "foreign") or f.stage != "requested":
        return False
    granted = _settled(found) | {(x.act, i) for x in done if f.by == "foreign" for i in x.pairs}
    return all((f.act, i) in granted for i in f.pairs)


def _is_lost(
    b: Builder, f: FoundAct, found: list[FoundAct], done: list[FoundAct], motion: MotionReading | None
) -> bool:
    """Whether a yrkande lost against what the item decides."""
    if f.stage != "requested" or f.by != "swedish":
        return False
    denied = {(x.act, i) for x in found if x.stage == "rejected" and not x.background for i in x.pairs}
    if any((f.act, i) in denied for i in f.pairs) or _lost(f, _settled(found)):
        return True
    if b.reading.a.unit(f.verb).part.kind not in _ASKED:
        return False
    if any(x.act != f.act for x in done) or _is_final(motion, f):
        return True
    # it asks for all agreements at once, and the item decides on others of them
    return len(f.pairs) > 1 and any(x.stage == "decided" for x in b.reading.acts)


def _step(
    b: Builder,
    f: FoundAct,
    found: list[FoundAct],
    done: list[FoundAct],
    motion: MotionReading | None,
    index: int,
    *,
    other: bool,
) -> _Step:
    """Stage and meeting of an act: a motion's after what became of the motion, the item's own at its meeting."""
    a, head = b.reading.a, b.ink.split.head
    stage, by = f.stage, f.by
    if _is_lost(b, f, found, done, motion):
        stage, by = "rejected", "motion"
    asker: By = "petition" if motion and motion.motion.kind == "medborgarforslag" else "motion"
    asked = {x.act for x in found if x.by in ("motion", "petition")} or {f.act}
    if stage == "proposed" and motion and f.act in asked and _put_off(motion.motion, f, head.organ):
        stage, by = "requested", asker
    if by in ("motion", "petition") and stage == "requested" and motion:
        moved = _moved(motion.motion, b, f, index, other_course(f, found))
        by = asker if asker == "petition" else by  # of a list that holds both
        return _Step(moved[0], "swedish" if moved[0] in ("decided", "proposed") else by, *moved[1:])
    as_told = _Step(stage, by, f.organ, f.organ_name, f.paragraph, f.date)
    if (
        stage == "proposed"
        and not other
        and f.organ
        and (f.organ, f.organ_name) != (head.organ, head.organ_name)
        and hands_on(head.organ, f.organ)
    ):
        paragraph, date = (None, f.date) if f.date else _step_of(b.reading, f.organ, f.organ_name)
        return replace(as_told, paragraph=paragraph, date=date)
    if stage == "proposed" and not other and _only_lies_before(a, f):
        return _Step(stage, by, None, None, None, None)
    if stage in ("decided", "proposed") or (stage == "rejected" and _turned_down_here(f, by, head)):
        on_page = stage == "proposed" and head.kind in PAGES
        said = f.date if stage == "proposed" and head.kind not in MINUTES and f.organ is not None else None
        date = said or head.meeting_date or (None if on_page else head.date)
        if on_page and head.organ is None:  # a page only tells whose proposal it is
            return _Step(stage, by, f.organ, f.organ_name, a.item.paragraph, date)
        unit = a.unit(f.verb)
        told = a.item.view.text[max(unit.part.start, a.tokens[f.verb].start - _LEAD) : a.tokens[unit.last - 1].end]
        own = with_county(told, as_written(a.item.view.text, head.organ_name))
        return _Step(stage, by, head.organ, own, a.item.paragraph, date)
    return as_told


_LEAD = 200  # characters before a step's verb in which its doer is named, at most


def _put_act(b: Builder, acts: list[Act], f: FoundAct, step: _Step, motion: MotionReading | None, index: int) -> None:
    """Lay an act among `acts`, under a key of its own; one that is told a second time adds to the first."""
    stage, by, date = step.stage, step.by, step.date
    same = next((i for i, x in enumerate(acts) if _alike(x, f.act, stage, date, by)), None)
    if same is not None:
        if stage == "rejected" and acts[same].by == "swedish" and by != "swedish":
            acts[same] = acts[same].model_copy(update={"by": by})  # who had asked for what is turned down
        if f.effective is not None and acts[same].effective is None:
            acts[same] = acts[same].model_copy(update={"effective": f.effective})
        _act_ink(b, acts[same].key, f, motion, date, stage, index, same=True)
        return
    key, n = f"{f.act}-{stage}", 2
    while any(x.key == key for x in acts):
        key, n = f"{f.act}-{stage}-{n}", n + 1
    acts.append(
        Act(
            key=key, act=f.act, stage=stage, organ=step.organ, organ_name=step.organ_name, paragraph=step.paragraph,
            date=date, effective=f.effective, by=by,
        )
    )  # fmt: skip
    _act_ink(b, key, f, motion, date, stage, index, same=False)


def _turned_down_here(f: FoundAct, by: By, head: Document) -> bool:
    """Whether a refusal is the item's own; what a letter tells of another day's keeps that."""
    return not f.background or (by == "swedish" and head.kind in MINUTES)


def _only_against(a: Annotated, f: FoundAct, motion: MotionReading | None, found: list[FoundAct]) -> bool:
    """Whether a yrkande only turns down what is proposed: "avtalet sägs inte upp", "partnerskapet bör få löpa ut".

    It asks for nothing of its own, so that where it loses nothing is turned down, and where it wins nothing is done.
    """
    if f.stage != "requested" or f.by != "swedish" or a.unit(f.verb).part.kind not in _ASKED:
        return False
    if f.act == "keep" and a.tokens[f.verb].label == "END":
        return any(x.act in ("end", "partly_end") and x.stage == "decided" for x in found)
    wished = [x for x in found if x.by in ("motion", "petition")]
    return (
        bool(wished)
        and f.act not in {x.act for x in wished}
        and _is_final(motion, f)
        and other_course(f, [replace(x, stage="decided") for x in wished])
    )


def _alike(act: Act, name: ActName, stage: Stage, date: Date | None, by: str) -> bool:
    """Whether an act is told a second time; one that lost is the same, whoever asked for it."""
    return (act.act, act.stage, act.date) == (name, stage, date) and (act.by == by or stage == "rejected")


def without_running_out(b: Builder, acts: list[Act]) -> list[Act]:
    """The acts of an agreement that is told to have run out: that it was not prolonged, or a table's end, is that."""
    kept = []
    for act in acts:
        undecided = act.act == "not_renew" and act.stage == "reported" and not act.organ and not act.date
        table = act.act == "end" and all(e.rule == "act.table" for e in b.evidence.get(f"acts.{act.key}", ()))
        if not undecided and not table:
            kept.append(act)
            continue
        for path in [p for p in b.evidence if p == f"acts.{act.key}" or p.startswith(f"acts.{act.key}.")]:
            del b.evidence[path]
        b.statements[:] = [s for s in b.statements if s.field in b.evidence or not s.field.startswith("acts.")]
    return kept


_ASKED = ("yrkande", "forslag")
_BESIDE = 8  # tokens from a told verb to its date, at most


def _lost(f: FoundAct, settled: set[tuple[ActName, int]]) -> bool:
    return f.act in STATE_ACTS and any(i in f.pairs and act in STATE_ACTS for act, i in settled)


def _is_final(motion: MotionReading | None, f: FoundAct) -> bool:
    """Whether the item is done with its motion otherwise than by what a member asked for instead."""
    return motion is not None and motion.motion.outcome in ("rejected", "answered", "dropped") and f.by == "swedish"


def _only_lies_before(a: Annotated, f: FoundAct) -> bool:
    """Whether nobody knows whose proposal it is that lies before the meeting: a council proposes nothing to itself, and
    a board that tables a matter or refers it back has proposed nothing yet.
    """
    if a.head.kind not in MINUTES:
        return False
    return a.head.organ in COUNCILS or (a.kind(f.verb) != "beslut" and puts_off(a))


def _put_off(motion: Motion, f: FoundAct, own: str | None) -> bool:
    """Whether an earlier organ's proposal to grant what the motion asks waits, because the item only takes a step."""
    return motion.outcome in ("tabled", "referred_back") and bool(f.organ) and f.organ != own


def _step_of(reading: ItemReading, organ: str, name: str | None) -> tuple[str | None, Date | None]:
    """§ and date of an earlier organ's handling of the matter, where the item tells them."""
    for f in reading.handling:
        if f.value.organ == organ and (name is None or f.value.organ_name == name):
            return f.value.paragraph, f.value.date
    return None, None


def _moved(
    motion: Motion, b: Builder, f: FoundAct, index: int, instead: bool
) -> tuple[Stage, Any, str | None, str | None, Date | None]:
    """Stage and step of what a motion asks, after what this item did with the motion."""
    head = b.ink.split.head
    own = as_written(b.reading.a.item.view.text, head.organ_name)
    here = (head.organ, own, b.reading.a.item.paragraph, head.meeting_date or head.date)
    outcome = of_its_own(b.reading.a, motion, f, *_named(b.reading, index))
    if instead and outcome in ("granted", "partly_granted"):
        outcome = "rejected"  # "bifaller motionen på så sätt att avtalen pausas" is no granted end
    if outcome == "granted" and motion.outcome_stage in ("decided", "proposed"):
        return (motion.outcome_stage, *here)
    if motion.outcome_stage == "decided" and outcome == "rejected":
        return ("rejected", *here)
    councils = {"kommunfullmaktige": "kommunfullmäktige", "regionfullmaktige": "regionfullmäktige"}
    organ = motion.filed_organ
    name = own if organ == head.organ and organ not in councils else None
    if organ in councils:
        name = council_as_written(b.reading.a.item.view.text, councils[organ])
    return ("requested", organ, name, motion.filed_paragraph, motion.filed)


def _named(reading: ItemReading, index: int) -> tuple[list[str], list[str]]:
    """The names by which an item tells an agreement from its others, and those of the others: a pair's places, behind
    the pairs a scope's countries."""
    tokens = reading.a.tokens
    named = [sorted({tokens[at].text for at in pair.places}) for pair in reading.pairs]
    for scope in reading.scopes:
        value = scope.scope.value
        named.append(sorted({t.text for t in tokens if t.label in ("COUNTRY", "NATION") and t.data.code == value}))
    return named[index], [name for i, names in enumerate(named) for name in names if i != index]


def _act_ink(
    b: Builder,
    key: str,
    f: FoundAct,
    motion: MotionReading | None,
    date: Date | None,
    stage: Stage,
    index: int,
    *,
    same: bool,
) -> None:
    """The evidence of an act: its own words; for what became of a motion's act, the words that decide the motion."""
    a = b.reading.a
    if motion is not None and f.stage == "requested" and stage != "requested" and not same:
        part = said_of(a, *_named(b.reading, index)) if motion.motion.outcome == "partly_granted" else None
        for m in motion.findings:
            if m.field == "motion.outcome":
                said = a.span(part.first, part.last) if part else (m.start, m.end)
                b.add(f"acts.{key}", f.act, *said, m.rule, stage)
    for verb, target in ((f.verb, f.object), *f.more):
        b.add(f"acts.{key}", f.act, *a.span(*said_by(a, verb, target)), f.rule, stage)
    if (
        stage in ("reported", "planned")
        and f.date_at is not None
        and 0 < f.date_at - f.verb <= _BESIDE
        and f.object < f.verb
    ):
        b.add(f"acts.{key}", f.act, *a.span(f.verb, f.date_at + 1), f.rule, stage)
    if f.date_at is not None:
        b.token(f"acts.{key}.date", f.date, f.date_at, "date", stage)
    elif motion is not None and stage == "requested":
        for m in motion.findings:
            if m.field == "motion.filed" and motion.motion.filed == date:
                if date is not None and "day" in date.inferred:
                    b.put(f"acts.{key}.date", date, meeting_ink(b, date), stage)
                b.add(f"acts.{key}.date", date, m.start, m.end, m.rule, stage)
    elif date is not None:
        b.put(f"acts.{key}.date", date, meeting_ink(b, date), stage)
    if f.effective_at is not None:
        b.token(f"acts.{key}.effective", f.effective, f.effective_at, "date", stage)
        if f.effective is not None and a.tokens[f.effective_at].label != "DATE":  # "med omedelbar verkan"
            b.put(f"acts.{key}.effective", f.effective, meeting_ink(b, f.effective), stage)
    if f.organ_at is not None:
        b.token(f"acts.{key}.organ", f.organ, f.organ_at, "organ", stage)


def said_by(a: Annotated, verb: int, target: int) -> tuple[int, int]:
    """The tokens (half-open) that say an act: object and verb, with the partner and agent that follow them.

    Behind a verb that closes them stand its negation and its time: "förlängs därmed inte", "förlängs för åren 2016–2017".

    Where the object has another verb too, the verb and what follows it: "Avtalet slöts 1951 och förnyades 1978" tells
    of a renewal by its last two words, "utbytet, som pausades 2020, återupptas" of a pause by "pausades 2020".
    """
    low, high = sorted((verb, target))
    joined = a.tokens[verb - 1].text.lower() in ("och", "samt") and verb - low > 3
    if target < verb and (joined or any(_parts(t) for t in a.tokens[low + 1 : verb])):
        low = verb
    last, closes = high, verb == high
    for i in range(high + 1, min(a.unit(high).last, high + _TAIL)):
        token = a.tokens[i]
        word = token.text.lower()
        when = token.label == "DATE" and (closes or low == high)
        if token.label in _NAMED or when or (closes and (token.label == "NEG" or word == "vidare")):
            last = i
        elif closes and token.label in ("END", "EXPIRE") and a.tokens[i - 1].text.lower() in _JOINS:
            last = i  # "sägs upp och upphör den 31 december", "förnyas inte när det löper ut"
        elif a.tokens[high].label == "AMEND" and closes and word not in (".", ","):
            last = i  # what is changed: "ändras så att det även omfattar kultur"
        elif (token.label and token.label != "DATE") or (not token.label and word not in _LINKS):
            break
    return low, last + 1


def _parts(token: Token) -> bool:
    """Whether a token between object and verb is another verb, or begins a clause about the object."""
    return (token.label in PREDICATES and token.form in ("past", "pres", "sup")) or token.text.lower() in (
        "som",
        "vilket",
    )


_TAIL = 12  # tokens behind an act's words that may belong to its quote
_JOINS = frozenset({"och", "den", "det", "avtalet", "partnerskapet", "perioden"})
_NAMED = frozenset({"PLACE", "NAME", "COUNTRY", "ORGAN", "BODY", "SWPLACE"})
_LINKS = frozenset(
    {
        "med",
        "i",
        "av",
        "den",
        "från",
        "fr.o.m",
        "fr.o.m.",
        "och",
        "till",
        "per",
        "vid",
        "utgången",
        "senast",
        "år",
        "under",
        "för",
        "åren",
        "perioden",
        "därmed",
        "därför",
        "dock",
        "alltså",
        "tills",
        "t.o.m.",
        "omedelbart",
        "när",
        "det",
        "avtalet",
    }
    | {"staden", "kommunen", "kommun", "provinsen", "länet", "regionen", "formellt", "slutligen", "gemensamt", "våren"}
)


def meeting_ink(b: Builder, date: Date) -> tuple[Evidence, ...]:
    """Where the meeting's date is printed: on the item's own pages (a page's header), and in the document's head."""
    date = date.model_copy(update={"inferred": ()})
    pages = [(n, b.ink.pages[n].text) for n in b.reading.a.item.pages]
    spans = dict.fromkeys(s for s in (span_of(pages, date), b.ink.split.date_span) if s is not None)
    return tuple(b.ink.raw(*s, part="annat", rule="head.date", confidence=0.9) for s in spans)
