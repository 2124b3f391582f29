"""What a scoring adds up to: counts, misses, and the measures made from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipeline.evaluate.judged import Judged
from pipeline.rules.trust import table

FALSE_RECORDS = "false_records_per_1000"
"""The one measure that should be low."""
TRUST = "trust."
"""Measures of the confidence of values begin so; they have no floors, for the threshold moves with each calibration."""


@dataclass(slots=True)
class Counts:
    """Values right (`tp`), made up or wrong (`fp`), missed or wrong (`fn`)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, *, gold: bool, run: bool, right: bool) -> None:
        """One comparison: whether the gold has a value, whether the run has one, whether they are the same."""
        self.tp += right
        self.fp += run and not right
        self.fn += gold and not right

    def plus(self, other: Counts) -> None:
        """Add another's counts to these."""
        self.tp, self.fp, self.fn = self.tp + other.tp, self.fp + other.fp, self.fn + other.fn

    @property
    def in_gold(self) -> int:
        """How many values the gold has."""
        return self.tp + self.fn

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """The share of the gold that was found; None where the gold has nothing."""
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where there is neither gold nor find."""
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn)


@dataclass(slots=True)
class Rate:
    """`hits` out of `of`."""

    hits: int = 0
    of: int = 0

    def add(self, hit: bool) -> None:
        """One more trial."""
        self.hits += hit
        self.of += 1

    def plus(self, other: Rate) -> None:
        """Add another's trials to these."""
        self.hits, self.of = self.hits + other.hits, self.of + other.of

    @property
    def share(self) -> float | None:
        """Hits per trial; None without trials."""
        return _share(self.hits, self.of)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between gold and run. `kind` is missed, made up, wrong, or ungrounded (right value, other ink)."""

    document: str
    paragraph: str | None
    record: str | None
    field: str
    kind: str
    expected: str | None
    found: str | None
    page: int | None = None
    quote: str | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Tally:
    """The scores of one document, or the sum over several."""

    documents: int = 0
    negatives: int = 0
    fields: dict[str, Counts] = field(default_factory=dict)
    around: dict[str, Counts] = field(default_factory=dict)
    records: Counts = field(default_factory=Counts)
    exact: Rate = field(default_factory=Rate)
    motion_outcome: Rate = field(default_factory=Rate)
    motion_stage: Rate = field(default_factory=Rate)
    values_with_ink: Rate = field(default_factory=Rate)
    pages_right: Rate = field(default_factory=Rate)
    grounding: Rate = field(default_factory=Rate)
    false_records: Rate = field(default_factory=Rate)
    threads_whole: Rate = field(default_factory=Rate)
    threads_joined: Rate = field(default_factory=Rate)
    thread_outcome: Rate = field(default_factory=Rate)
    thread_pairs: Counts = field(default_factory=Counts)
    misses: list[Miss] = field(default_factory=list)
    values: list[Judged] = field(default_factory=list)

    def plus(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.documents += other.documents
        self.negatives += other.negatives
        for mine, theirs in ((self.fields, other.fields), (self.around, other.around)):
            for name, counts in theirs.items():
                mine.setdefault(name, Counts()).plus(counts)
        self.records.plus(other.records)
        self.thread_pairs.plus(other.thread_pairs)
        for name in RATES:
            getattr(self, name).plus(getattr(other, name))
        self.misses.extend(other.misses)
        self.values.extend(other.values)

    def trusted(self) -> Rate:
        """Of the judged values at or above the threshold of trust, those that are right."""
        above = [one for one in self.values if one.confidence >= table().threshold]
        return Rate(sum(one.right for one in above), len(above))

    def inked(self) -> Rate:
        """Of the gold's quotes whose value is right, those marked on their page and ink."""
        return Rate(self.grounding.hits, self.values_with_ink.hits)

    def metrics(self) -> dict[str, float]:
        """Every measure by name, in [0, 1] but for `false_records_per_1000`; those that measured nothing are left out.

        `fields.*` are over the values of records: micro over all values, macro the mean of the fields' F1. `field.x`
        is a field's F1; `item.*` and `document.*` lie around the records.
        """
        ones = [counts.f1 for counts in self.fields.values() if counts.f1 is not None]
        micro = total(self.fields.values())
        found: dict[str, float | None] = {
            "records.precision": self.records.precision,
            "records.recall": self.records.recall,
            "records.f1": self.records.f1,
            "records.exact": self.exact.share,
            "fields.precision": micro.precision,
            "fields.recall": micro.recall,
            "fields.micro_f1": micro.f1,
            "fields.macro_f1": sum(ones) / len(ones) if ones else None,
            "motions.outcome": self.motion_outcome.share,
            "motions.stage": self.motion_stage.share,
            "acts.act_and_stage": self.fields.get("acts", Counts()).f1,
            "threads.whole": self.threads_whole.share,
            "threads.joined": self.threads_joined.share,
            "threads.pairs_f1": self.thread_pairs.f1,
            "threads.outcome": self.thread_outcome.share,
            "grounding": self.grounding.share,
            "grounding.page": self.pages_right.share,
            "grounding.of_right": self.inked().share,
            f"{TRUST}precision": self.trusted().share,
            f"{TRUST}coverage": _share(self.trusted().of, len(self.values)),
            FALSE_RECORDS: None if self.false_records.share is None else 1000 * self.false_records.share,
        }
        found |= {f"field.{name}": counts.f1 for name, counts in sorted(self.fields.items())}
        found |= {name: counts.f1 for name, counts in sorted(self.around.items())}
        return {name: value for name, value in found.items() if value is not None}


RATES = (
    "exact",
    "motion_outcome",
    "motion_stage",
    "values_with_ink",
    "pages_right",
    "grounding",
    "false_records",
    "threads_whole",
    "threads_joined",
    "thread_outcome",
)


def total(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    whole = Counts()
    for one in counts:
        whole.plus(one)
    return whole
