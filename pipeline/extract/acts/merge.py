"""Acts that say the same once, and those that another act of the item makes none: handed on, overruled, there already."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import STATE_ACTS, FoundAct
from pipeline.extract.acts.owners import att_clause
from pipeline.extract.annotate import Annotated
from pipeline.extract.motions.outcome_told import COUNCILS
from pipeline.extract.motions.proposals import keys
from pipeline.extract.partners.pair import Pair
from schemas.dates import Date


def without_existing(
    a: Annotated, pairs: Sequence[Pair], acts: Sequence[FoundAct], established: Mapping[int, object]
) -> list[FoundAct]:
    """The acts, those of making an agreement without the pairs that have one, where the item names others."""
    there = {i for i, p in enumerate(pairs) if i in established or any(_told_there(a, at) for at in p.places)}
    fresh = {i for i, p in enumerate(pairs) if p.body is None} - there
    left_behind = {i for act in acts if act.act in _LEAVES for i in act.pairs}
    kept = []
    for act in acts:
        if act.act == "establish" and _of_another(a, pairs, act):
            act = replace(act, pairs=tuple(i for i in act.pairs if i not in left_behind))
        left = tuple(i for i in act.pairs if i not in there)
        if act.act == "establish" and fresh and left != act.pairs and not _named_beside(a, pairs, act):
            if not left:
                left = tuple(sorted(fresh)) if len(fresh) == 1 else ()
            act = replace(act, pairs=left)
        if act.pairs:
            kept.append(act)
    return merge(kept)


_LEAVES = ("end", "partly_end", "not_renew")
_TOWNS = ("ort", "stad", "kommun", "region", "partner", "län")


def _of_another(a: Annotated, pairs: Sequence[Pair], act: FoundAct) -> bool:
    """Whether a town yet to be found is to follow one that is left: "att avtalet med X sägs upp och en ny vänort söks"."""
    first, last = att_clause(a, act)
    if any(first <= at < last for i in act.pairs if i < len(pairs) for at in pairs[i].places):
        return False
    words = {t.text.lower() for t in a.tokens[first:last]}
    town = a.tokens[act.object].text.lower().endswith(_TOWNS)
    return town or bool(words & {"annan", "annat", "andra", "stället", "istället", "i stället"})


def _told_there(a: Annotated, at: int) -> bool:
    unit = a.unit(at)
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    nouns = [i for i in range(unit.first, unit.last) if a.tokens[i].label in ("AGREEMENT", "RELATION")]
    if any(a.tokens[i - 1].text.lower() in ("sådana", "sådant", "liknande", "motsvarande") for i in nouns):
        return "finns" in words or "har" in words  # "även med X finns sådana avtal"
    return bool(words & {"redan", "befintlig", "befintliga", "nuvarande"}) and any(
        a.tokens[i].label == "AGREEMENT" for i in nouns
    )


def _named_beside(a: Annotated, pairs: Sequence[Pair], act: FoundAct) -> bool:
    """Whether the sentence of an act itself names the partners it is about."""
    unit = a.unit(act.verb)
    return any(unit.first <= at < unit.last for i in act.pairs if i < len(pairs) for at in pairs[i].places)


def merge(acts: list[FoundAct], a: Annotated | None = None) -> list[FoundAct]:
    """Equal acts once; a proposal told as background gives way to the same act that stands on firmer ground."""
    kept: list[FoundAct] = []
    for act in acts:
        at = next((n for n, k in enumerate(kept) if _equal(k, act)), None)
        if at is None:
            kept.append(act)
        else:
            kept[at] = _joined(kept[at], act)
    kept = _ceasing(a, kept) if a is not None else kept
    # who signs a renewed or changed agreement makes no new one
    renewing = {(k.stage, i) for k in kept if k.act in ("renew", "amend", "keep") for i in k.pairs}
    kept = [k for k in kept if k.act != "establish" or not all((k.stage, i) in renewing for i in k.pairs)]
    kept = [
        replace(k, stage="rejected", organ=None, organ_at=None) if a is not None and _overruled(a, k, kept) else k
        for k in kept
    ]
    return _without_settled(_without_argued(a, kept) if a is not None else kept)


def _without_argued(a: Annotated, acts: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts, without what prose weighs beside a motion's own demand, or beside what is formally proposed, for the same agreement."""
    firm = [k for k in acts if not k.background and a.unit(k.verb).part.kind != "rubrik"]
    demanded = {i for k in firm if k.stage == "requested" and k.by in ("motion", "petition") for i in k.pairs}
    proposed = {i for k in firm if k.stage == "proposed" and k.act in STATE_ACTS for i in k.pairs}
    kept: list[FoundAct] = []
    for act in acts:
        beside: set[int] = set()
        if act.background and act.stage == "requested" and act.by in ("motion", "petition"):
            beside = demanded
        elif act.background and act.stage == "proposed" and act.act in STATE_ACTS and not _is_formal(a, act):
            beside = proposed
        left = tuple(i for i in act.pairs if i not in beside)
        if left:
            kept.append(act if left == act.pairs else replace(act, pairs=left))
    return kept


def _equal(one: FoundAct, other: FoundAct) -> bool:
    return (one.act, one.stage, one.pairs) == (other.act, other.stage, other.pairs) and _same_step(one, other)


def _ceasing(a: Annotated, acts: Sequence[FoundAct]) -> list[FoundAct]:
    """The acts, an end that was told with its own day taking effect when the agreement is told to have ceased:
    "X sade upp avtalet den 15 april. Avtalet upphörde den 30 juni."
    """
    kept = list(acts)
    for last in acts:
        if last.act != "end" or last.stage != "reported" or last.organ or not a.word(last.verb).startswith("upphör"):
            continue
        for at, one in enumerate(kept):
            same = one is not last and (one.act, one.stage, one.pairs) == ("end", "reported", last.pairs)
            ceased = one.effective is None or (last.date and one.effective.value == last.date.value)
            if same and ceased and one.date and last.date and one.date.last() < last.date.first():
                kept[at] = replace(
                    one, effective=last.date, effective_at=last.date_at, more=(*one.more, (last.verb, last.object))
                )
                kept.remove(last)
                break
    return kept


def _joined(twin: FoundAct, act: FoundAct) -> FoundAct:
    """One act of two that are equal: the first, with what only the other knows."""
    more = (*twin.more, (act.verb, act.object), *act.more)
    if twin.background and not act.background:
        return replace(act, more=(*act.more, (twin.verb, twin.object), *twin.more))
    by = act.by if twin.by == "unknown" else twin.by
    if twin.by == "unknown" and by in ("foreign", "mutual"):  # the organ that only took note of it
        twin = replace(twin, organ=None, organ_name=None, organ_at=None, paragraph=None)
    if twin.date and act.date and _within(act.date, twin.date):
        twin = replace(twin, date=act.date, date_at=act.date_at)
    twin = replace(twin, more=more, by=by)
    if (twin.date is not None or act.date is None) and (twin.effective is not None or act.effective is None):
        return twin
    return replace(
        act, verb=twin.verb, object=twin.object, rule=twin.rule, by=twin.by, more=twin.more, background=twin.background,
        date=twin.date or act.date, date_at=twin.date_at if twin.date else act.date_at,
        effective=twin.effective or act.effective, effective_at=twin.effective_at if twin.effective else act.effective_at,
        organ=twin.organ or act.organ, organ_name=twin.organ_name or act.organ_name,
        organ_at=twin.organ_at if twin.organ else act.organ_at, paragraph=twin.paragraph or act.paragraph,
    )  # fmt: skip


def _without_settled(kept: list[FoundAct]) -> list[FoundAct]:
    """The acts without those that this item itself decides, or hands on: they are no acts of their own."""
    settling = {i for k in kept if k.stage == "decided" and k.act in STATE_ACTS for i in k.pairs}
    firm = {(k.act, k.pairs) for k in kept if not k.background and k.stage in ("proposed", "planned", "decided")}
    decided = {(k.act, i) for k in kept if k.stage == "decided" for i in k.pairs}
    proposed = {(k.act, i) for k in kept if k.stage == "proposed" for i in k.pairs}
    denied = {(k.act, i) for k in kept if k.stage == "rejected" and not k.background for i in k.pairs}

    ahead_of = {
        (k.act, i) for k in kept if k.stage == "planned" and k.organ in COUNCILS and k.by == "swedish" for i in k.pairs
    }

    def settled(k: FoundAct) -> bool:
        if k.stage == "reported" and k.organ in _BOARDS and k.pairs and all((k.act, i) in ahead_of for i in k.pairs):
            return True  # the board is for it, and the council is still to decide: where the matter has been
        if k.stage == "proposed" and k.act in STATE_ACTS and k.pairs and all(i in settling for i in k.pairs):
            return True  # the item decides on the agreement itself, whatever others had proposed
        here = all((k.act, i) in decided for i in k.pairs)
        if k.stage == "planned" and k.by == "swedish" and k.date is None and here:
            return True  # what the item itself decides lies ahead no more
        higher = decided | proposed if k.stage == "requested" else decided | denied
        granted = k.by == "swedish" or (k.stage == "requested" and k.by == "foreign")
        return k.stage in ("proposed", "requested") and granted and all((k.act, i) in higher for i in k.pairs)

    ahead = {(k.act, i) for k in kept if k.stage in ("decided", "proposed") and not settled(k) for i in k.pairs}
    left = [_without(k, ahead) if (k.stage, k.by) == ("requested", "swedish") else k for k in kept]
    return [
        k for k in left if not (k.background and k.stage == "proposed" and (k.act, k.pairs) in firm) and not settled(k)
    ]


_BOARDS = ("kommunstyrelsen", "regionstyrelsen", "utskott", "namnd")


def _without(act: FoundAct, ahead: Collection[tuple[str, int]]) -> FoundAct:
    """A wish for several agreements, only for those about which the item itself does nothing; for all if it does for all."""
    return replace(act, pairs=tuple(i for i in act.pairs if (act.act, i) not in ahead) or act.pairs)


_COURSE = {"end": 1, "partly_end": 1, "not_renew": 1, "pause": 2, "keep": 3, "renew": 3, "resume": 3}
_SILENT = ("keep", "not_renew")  # that these lost, the decision itself says


def other_course(act: FoundAct, others: Sequence[FoundAct]) -> bool:
    """Whether the item decides another course for the same agreement than the one an act asks for."""
    courses = {
        _COURSE[k.act] for k in others if k.stage == "decided" and set(k.pairs) & set(act.pairs) and k.act in _COURSE
    }
    return act.act in _COURSE and bool(courses) and _COURSE[act.act] not in courses


def _overruled(a: Annotated, act: FoundAct, others: Sequence[FoundAct]) -> bool:
    """Whether an office or earlier organ had proposed another course than the one this item decides: it lost."""
    if act.stage != "proposed" or not (act.organ or _is_formal(a, act)) or act.act not in _COURSE or act.act in _SILENT:
        return False
    courses = {_COURSE[k.act] for k in others if k.stage == "decided" and k.pairs == act.pairs and k.act in _COURSE}
    return bool(courses) and _COURSE[act.act] not in courses


def _is_formal(a: Annotated, act: FoundAct) -> bool:
    """Whether somebody makes a proposal, and does not only hold something to be right: "Ekonomichefen har föreslagit …"."""
    unit = a.unit(act.verb)
    heading = unit.part.heading
    owned = unit.part.organ is not None or (heading is not None and keys(a.item.view.text[slice(*heading)]))
    if unit.part.kind == "forslag" and owned:
        return True  # it stands under "Kommunstyrelsens förslag", "Kontorets förslag"
    first = unit.first
    cues = [a.tokens[i].text.lower() for i in range(first, act.verb) if a.tokens[i].label == "PROPOSE"]
    return bool(cues) and cues[0].startswith(("föresl", "hemställ", "förord", "rekommend", "tillstyrk"))


def _same_step(one: FoundAct, two: FoundAct) -> bool:
    if "act.alike" in (one.rule, two.rule):
        return False  # the other side's own step
    if one.effective is not None and one.effective == two.date and two.by == "unknown" and two.organ is None:
        return True  # "beslutade 2013 att säga upp avtalet. Det upphörde den 30 juni 2014."
    if one.date is None or two.date is None or one.date == two.date:
        return True
    return _within(one.date, two.date) or _within(two.date, one.date)


def _within(one: Date, two: Date) -> bool:
    """Whether a day or month is one of a year that another date gives: "den 11 juni 2012", "2012"."""
    return (
        two.precision == "year" and one.precision in ("day", "month") and (one.value or "").startswith(two.value or "-")
    )
