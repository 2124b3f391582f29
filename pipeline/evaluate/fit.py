"""The table of trust, fitted on judged values: small data, counted and smoothed, nothing random.

1. Shares: all values; then each field's, drawn to it; then each rule's in its field, drawn to the field's. To draw is
   to add `STRENGTH` values of the share above to those counted (a Beta prior).
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
from dataclasses import dataclass
from typing import Final, TypeVar

from pipeline.evaluate.judged import Judged
from pipeline.rules.trust import FEATURES, Table, Witness, logit, share_of

Key = TypeVar("Key")
STRENGTH: Final = 40.0  # errors come by the document, not one by one: small counts say little
FIRST_WEIGHT: Final = 3.0
FOLDS: Final = 10
TARGET: Final = 0.96
"""The precision that the values above the threshold of trust should have, counted and expected. Of the open gold that has
come in no share worth naming is right more often."""
_STEPS = [n / 1000 for n in range(500, 1000)]


@dataclass(slots=True)
class _Row:
    witness: Witness
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

    def add(self, row: _Row) -> None:
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


def fit(values: Iterable[Judged], threshold: float = 0.0) -> Table:
    """The table for judged values; the threshold is taken over."""
    rows = [
        _Row(w, weight * (FIRST_WEIGHT if one.first else 1), one.right, one.first)
        for one in values
        for w, weight in one.weighed()
    ]
    overall = round(_sums(rows, lambda row: "")[""].share(0.5), 3) if rows else 0.5
    fields = {f: round(s.share(overall), 3) for f, s in _sums(rows, lambda row: row.witness.field).items()}
    rules: dict[str, dict[str, float]] = defaultdict(dict)
    for (field, rule), counted in sorted(_sums(rows, lambda row: (row.witness.field, row.witness.rule)).items()):
        rules[field][rule] = round(counted.share(fields[field]), 3)
    table = Table(threshold, overall, 0.0, fields, dict(rules), {})
    for row in rows:
        row.odds = table.base(row.witness)
    shifts = {feature: _shifted(rows, lambda row, f=feature: getattr(row.witness, f)) for feature in FEATURES}  # type: ignore[misc]
    seen = _shifted(rows, lambda row: "unseen" if row.first else "seen")
    return Table(threshold, overall, seen.get("unseen", 0.0), fields, dict(rules), shifts)


def _sums(rows: Iterable[_Row], key: Callable[[_Row], Key]) -> dict[Key, _Sum]:
    found: dict[Key, _Sum] = defaultdict(_Sum)
    for row in rows:
        found[key(row)].add(row)
    return found


def _shifted(rows: Sequence[_Row], level: Callable[[_Row], str]) -> dict[str, float]:
    """The shift of each level of a feature; the rows move by it. A page not of the file's own text is never a gain."""
    shifts = {}
    for name, counted in sorted(_sums(rows, level).items()):
        shift = round(counted.shift(), 2)
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
    found = []
    for n in range(FOLDS):
        table = fit([one for one in values if fold[one.body] != n])
        held = (one for one in values if fold[one.body] == n)
        found += [Crossed(one, one.figure(table.figure, threshold)) for one in held]
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
