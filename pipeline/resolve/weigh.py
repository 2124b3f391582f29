"""How far each value of a record is to be trusted: features of its evidence and of the record, looked up in the table.

Of scans and of readings that an extractor doubts, gold has too few to weigh them. They come after the table, and only
lower its figure: an unsure word takes its share, digits and § that OCR read stay below the threshold until a person has
looked (the recogniser is often sure of a wrong one), and a doubted reading is at most as sure as its extractor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.fieldpaths import evidence_for, field_of
from pipeline.rules import trust
from pipeline.rules.trust import Shape, Witness
from schemas.record import AgreementRecord
from schemas.statement import Evidence, Statement

Piece = tuple[Witness, Evidence]
_DOUBT = 0.9  # an extractor that doubts a reading gives it less than this
_SURE = 0.8  # a word that the recogniser is this sure of costs nothing
_UNSEEN = 0.2  # how far below the threshold digits and § stay that OCR read
RESTS = {
    "agreement_class": ("designation",),
    "initiator": ("acts",),
    "motion.filed_organ": ("motion.filed",),
    "motion.filed_paragraph": ("motion.filed",),
    "motion.kind": ("motion.title", "motion.outcome"),
    "motion.outcome_by": ("motion.outcome",),
    "motion.outcome_organ": ("motion.outcome",),
    "motion.outcome_stage": ("motion.outcome",),
    "status": ("acts", "established"),
}
"""What a value without ink of its own is computed from."""


def weigh(record: AgreementRecord, statements: Sequence[Statement]) -> tuple[AgreementRecord, tuple[Statement, ...]]:
    """A record and the statements it is the fold of, with the confidence of every piece of evidence.

    Evidence comes in with its extractor's own figure. A path's statements hold its pieces in order.
    """
    whole = trust.whole(shape_of(record))
    weighed = {path: _weighed(record, path, found, whole) for path, found in record.evidence.items()}
    left = {path: iter(found) for path, found in weighed.items()}
    told = []
    for one in statements:
        fresh = tuple(next(left[one.field]) for _ in one.evidence)
        told.append(one.model_copy(update={"evidence": fresh, "confidence": min(e.confidence for e in fresh)}))
    return record.model_copy(update={"evidence": weighed}), tuple(told)


def shape_of(record: AgreementRecord) -> Shape:
    """What the record is like as a whole."""
    told = {
        path: record.evidence.get(path, ()) for path in ("foreign_partner", "scope", "designation", "swedish_partner")
    }
    return Shape.of(
        (e.part for e in told["foreign_partner"] or told["scope"]),
        len(told["designation"]),
        len(told["swedish_partner"]),
        established=record.established is not None,
        motion=record.motion is not None,
        handling=bool(record.handling),
    )


def _weighed(record: AgreementRecord, path: str, found: tuple[Evidence, ...], whole: float) -> tuple[Evidence, ...]:
    settled = []
    for witness, evidence in _pieces(record, field_of(path), path, found):
        figure = both(whole, trust.figure(witness))
        confidence = settle(figure, evidence.quality, evidence.quality_score, figures(evidence.quote))
        if evidence.confidence < _DOUBT:
            confidence = min(confidence, evidence.confidence)
        settled.append(evidence.model_copy(update={"confidence": confidence}))
    return tuple(settled)


def both(whole: float, figure: float) -> float:
    """The share of values that are right: the record is an agreement (`whole`), and in such a one the value is right."""
    return round(whole * figure, 3)


def settle(figure: float, quality: str, score: float, digits: bool, threshold: float | None = None) -> float:
    """A table's figure lowered by what the page's reading is worth; `score` in [0, 1] is the quote's."""
    if quality not in ("ocr", "garbled"):
        return figure
    figure = round(figure * min(1.0, score / _SURE), 3)
    limit = round((trust.table().threshold if threshold is None else threshold) - _UNSEEN, 3)
    return min(figure, limit) if digits else figure


def figures(quote: str) -> bool:
    """Whether a quote holds a digit or a §."""
    return any(letter.isdigit() or letter == "§" for letter in quote)


def witnesses(record: AgreementRecord, field: str, path: str) -> tuple[tuple[Piece, ...], ...]:
    """What the value at a path stands on: its own evidence, that around it, or what it is computed from.

    The pieces of one group say the same; all groups must hold. `field` is the field's name. Empty: no ink at all.
    """
    sources = [path]
    if path in RESTS:
        sources = [key for start in RESTS[path] for key in record.evidence if _under(key, start)]
    groups = (_pieces(record, field, source, evidence_for(record, source)) for source in sources)
    return tuple(group for group in map(tuple, groups) if group)


def confidence(record: AgreementRecord, field: str, path: str) -> float:
    """How far the value at a path of a weighed record is to be trusted: the surest of its evidence.

    A value computed from several is as sure as the least sure of them.
    """
    if own := record.evidence.get(path):
        return max(evidence.confidence for evidence in own)
    groups = witnesses(record, field, path)
    whole = trust.whole(shape_of(record))
    return surest(
        [[(w, e.quality, e.quality_score, figures(e.quote)) for w, e in group] for group in groups],
        field,
        lambda w: both(whole, trust.figure(w)),
    )


Told = tuple[Witness, str, float, bool]
"""A witness with the quality of its page, the quote's score in [0, 1], and whether the quote has digits."""


def surest(
    groups: Sequence[Sequence[Told]], field: str, figure: Callable[[Witness], float], threshold: float | None = None
) -> float:
    """The confidence of a value: the surest piece of each group, the least sure group."""
    if not groups:
        return figure(Witness(field, "", "", "", "text", "never"))
    return min(max(settle(figure(one[0]), *one[1:], threshold=threshold) for one in group) for group in groups)


def _pieces(record: AgreementRecord, field: str, path: str, found: Sequence[Evidence]) -> Iterator[Piece]:
    stage, said = _stage(record, path), "once"
    if len(found) > 1:
        said = "rules" if len({evidence.rule for evidence in found}) > 1 else "again"
    for evidence in found:
        yield Witness(field, evidence.rule, evidence.part, stage, evidence.quality, said), evidence


def _stage(record: AgreementRecord, path: str) -> str:
    if path.startswith("acts."):
        key = path.split(".")[1]
        return next((act.stage for act in record.acts if act.key == key), "")
    if path.startswith("motion.outcome") and record.motion is not None:
        return record.motion.outcome_stage or ""
    return ""


def _under(path: str, head: str) -> bool:
    """Whether a path is `head`, or a member of the list that `head` is."""
    return path == head or (path.startswith(head + ".") and path.count(".") == 1)
