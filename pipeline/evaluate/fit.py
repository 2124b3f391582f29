"""The table of trust, fitted on judged values: small data, counted and smoothed, nothing random.

Two tables of one method. The records: which are agreements at all, by what they are like. The values: which are right, of
those in records that are agreements. A made-up record takes all its values with it, so that is asked first.

1. Shares: of all; for values then each field's, drawn to it, then each rule's in its field, drawn to the field's. To draw
   is to add `STRENGTH` values of the share above to those counted (a Beta prior).
2. Shifts, in log-odds, one feature after the other: for each level, what was right against what the figures so far
   expect, drawn to no shift by the same strength. Last of them is whether rules had seen the document: the figures are
   for documents that they have not, so that shift (`unseen`) is always added.

A value with n pieces of evidence counts 1/n for each; one of a first reading, `FIRST_WEIGHT` times that. `crossed` is the
honest measure: the figure of each value from a table fitted without the documents of its body. The samples are left out:
rules were written with them, every value is right, and with them the figures tell right from wrong less well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from pipeline.evaluate.judged import Judged, by_record, shape_of
from pipeline.rules.trust import FEATURES, SHAPES, Shape, Table, Witness, logit, share_of

Key = TypeVar("Key")
Seen = TypeVar("Seen", Witness, Shape)
STRENGTH: Final = 40.0  # errors come by the document, not one by one: small counts say little
FIRST_WEIGHT: Final = 3.0
FOLDS: Final = 10
TARGET: Final = 0.96
"""The precision that the values above the threshold of trust should have, counted and expected. Of the open gold that has
come in no share worth naming is right more often."""
_STEPS = [n / 1000 for n in range(500, 1000)]


@dataclass(slots=True)
class _Row(Generic[Seen]):
    what: Seen
    weight: float
    right: bool
    first: bool
    odds: float = 0.0


@dataclass(slots=True)
class _Sum:
    """Weights of values, of the right ones, and what the figures so far expect to be right."""

    of: float = 0.0
    right: float = 0.0
    expected: float = 0.0

    def add(self, row: _Row[Seen]) -> None:
        self.of += row.weight
        self.right += row.weight * row.right
        self.expected += row.weight * share_of(row.odds)

    def share(self, above: float) -> float:
        """The share right, drawn to the one above."""
        return (self.right + STRENGTH * above) / (self.of + STRENGTH)

    def shift(self) -> float:
        """What the log-odds lack, drawn to nothing."""
        expected = self.expected / self.of
        return logit(self.share(expected)) - logit(expected)


def fit(values: Sequence[Judged], threshold: float = 0.0) -> Table:
    """The table for judged values; the threshold is taken over."""
    records = by_record(values)
    made_up = {key for key, held in records.items() if all(one.verdict == "made up" for one in held)}
    wholes = [
        _Row(shape_of(held), FIRST_WEIGHT if held[0].first else 1, key not in made_up, held[0].first)
        for key, held in records.items()
    ]
    rows = [
        _Row(w, weight * (FIRST_WEIGHT if one.first else 1), one.right, one.first)
        for one in values
        if (one.document, one.record) not in made_up
        for w, weight in one.weighed()
    ]
    real, overall = _share(wholes), _share(rows)
    fields = {f: _three(s.share(overall)) for f, s in _sums(rows, lambda row: row.what.field).items()}
    rules: dict[str, dict[str, float]] = defaultdict(dict)
    for (field, rule), counted in sorted(_sums(rows, lambda row: (row.what.field, row.what.rule)).items()):
        rules[field][rule] = _three(counted.share(fields[field]))
    table = Table(threshold, overall, 0.0, real, 0.0, fields, dict(rules), {}, {})
    for whole in wholes:
        whole.odds = logit(real)
    for row in rows:
        row.odds = table.base(row.what)
    shapes, unseen_records = _all_shifted(wholes, SHAPES)
    shifts, unseen = _all_shifted(rows, FEATURES)
    return replace(table, unseen=unseen, unseen_records=unseen_records, shifts=shifts, shapes=shapes)


def _share(rows: Sequence[_Row[Seen]]) -> float:
    """The share of all rows that is right."""
    return _three(_sums(rows, lambda row: "")[""].share(0.5)) if rows else 0.5


def _three(share: float) -> float:
    """In three decimals, and neither never nor always."""
    return min(max(round(share, 3), 0.001), 0.999)


def _sums(rows: Iterable[_Row[Seen]], key: Callable[[_Row[Seen]], Key]) -> dict[Key, _Sum]:
    found: dict[Key, _Sum] = defaultdict(_Sum)
    for row in rows:
        found[key(row)].add(row)
    return found


def _all_shifted(rows: Sequence[_Row[Seen]], features: Sequence[str]) -> tuple[dict[str, dict[str, float]], float]:
    """The shifts of each feature's levels, and the one for what rules have not seen."""

    def of(feature: str) -> dict[str, float]:
        return _shifted(rows, lambda row: str(getattr(row.what, feature)))

    shifts = {feature: of(feature) for feature in features}
    return shifts, _shifted(rows, lambda row: "unseen" if row.first else "seen").get("unseen", 0.0)


def _shifted(rows: Sequence[_Row[Seen]], level: Callable[[_Row[Seen]], str]) -> dict[str, float]:
    """The shift of each level of a feature; the rows move by it. A page not of the file's own text is never a gain."""
    shifts = {}
    for name, counted in sorted(_sums(rows, level).items()):
        shift = round(counted.shift(), 2) + 0.0  # no minus before a nought
        shifts[name] = min(shift, 0.0) if name in ("ocr", "garbled") else shift
    for row in rows:
        row.odds += shifts[level(row)]
    return shifts


@dataclass(frozen=True, slots=True)
class Crossed:
    """A value with the figure of a table that did not see its body's documents."""

    value: Judged
    figure: float


def folds(values: Iterable[Judged]) -> dict[str, int]:
    """The fold of each body: bodies in turn, in the order of their names."""
    return {body: n % FOLDS for n, body in enumerate(sorted({one.body for one in values}))}


def crossed(values: Sequence[Judged], threshold: float = 1.0) -> list[Crossed]:
    """The values, each with its figure from the other folds; digits read by OCR are held below `threshold`."""
    fold = folds(values)
    shapes = {key: shape_of(held) for key, held in by_record(values).items()}
    found = []
    for n in range(FOLDS):
        table = fit([one for one in values if fold[one.body] != n])
        held = (one for one in values if fold[one.body] == n)
        found += [Crossed(one, one.figure(table, shapes[one.document, one.record], threshold)) for one in held]
    return found


@dataclass(frozen=True, slots=True)
class Trusted:
    """How many of `of` values stand at or above a threshold, how many of those are right, and their figures' sum."""

    of: int
    above: int
    right: int
    expected: float

    @property
    def precision(self) -> float | None:
        """The share of those above that are right."""
        return self.right / self.above if self.above else None

    @property
    def coverage(self) -> float:
        """The share that stands above."""
        return self.above / self.of if self.of else 0.0


def trusted(some: Iterable[Crossed], threshold: float) -> Trusted:
    """What a threshold lets through."""
    found = list(some)
    above = [one for one in found if one.figure >= threshold]
    return Trusted(len(found), len(above), sum(one.value.right for one in above), sum(one.figure for one in above))


def best_threshold(some: Sequence[Crossed], target: float = TARGET) -> float:
    """The lowest threshold above which the target holds, both counted and by the figures; the highest if none does.

    Counted alone it would be too low: rules were mended until open gold came out right.
    """
    for step in _STEPS:
        found = trusted(some, step)
        if found.above and min(found.right, found.expected) >= target * found.above:
            return step
    return _STEPS[-1]


def held_out(some: Sequence[Crossed], target: float = TARGET) -> Trusted:
    """What thresholds let through that are chosen on the other folds: neither table nor threshold saw the body."""
    fold = folds(one.value for one in some)
    parts = []
    for n in sorted(set(fold.values())):
        threshold = best_threshold([one for one in some if fold[one.value.body] != n], target)
        parts.append(trusted((one for one in some if fold[one.value.body] == n), threshold))
    return Trusted(
        sum(p.of for p in parts),
        sum(p.above for p in parts),
        sum(p.right for p in parts),
        sum(p.expected for p in parts),
    )
