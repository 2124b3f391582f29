"""How far a value is to be trusted: the share of values on such evidence that gold proves right.

The table `trust.toml` is fitted on gold by `vanort evaluate --calibrate` (the method stands in
`pipeline/evaluate/fit.py`); here it is only looked up. Two things must hold, and their shares are multiplied: the record
is an agreement at all, and, given that, the value is right.

The second is the precision of the rule in that field (of the field where gold has not seen the rule, of all values where
it has not seen the field), moved in log-odds by where the evidence stands, the stage it shows, the page, how often it is
said. The first is the share of records that gold has, moved by what the record is like. Both are moved by what documents
do that no rule was made for.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

TRUST: Final = Path(__file__).with_name("trust.toml")
FEATURES: Final = ("part", "stage", "quality", "said")
SHAPES: Final = ("parts", "named", "home", "established", "motion", "handling")
_MANY = 3  # more often than this tells nothing more
_EDGE = 0.0005  # a share of three decimals is no nearer to 0 or 1 than this


@dataclass(frozen=True, slots=True)
class Witness:
    """What one piece of evidence is like, for one value.

    `field` is a field's name without keys of members (`acts.date`); `rule` the rule's id, '' where a value has no ink;
    `part` and `quality` as in `Evidence`; `stage` that of the act or the motion's outcome, '' elsewhere; `said` is
    `once`, `again` (several places, one rule), `rules` (several rules) or `never` (no ink).
    """

    field: str
    rule: str
    part: str
    stage: str
    quality: str
    said: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What a record is like as a whole: a made-up one has one thin passage behind it, and little around that.

    `parts`: in how many kinds of parts its foreign partner (or scope) stands; `named`, `home`: how often its designation
    and its Swedish partner are told; each '0' to '3', '3' standing for more too. `established`, `motion`, `handling`:
    '1' where the record has such a thing.
    """

    parts: str
    named: str
    home: str
    established: str
    motion: str
    handling: str

    @classmethod
    def of(cls, parts: Iterable[str], named: int, home: int, **has: bool) -> Shape:
        """The shape by counts; `parts` are the kinds of part of each passage that names the partner."""
        counts = (len(set(parts)), named, home)
        return cls(*(str(min(n, _MANY)) for n in counts), **{name: str(int(held)) for name, held in has.items()})


@dataclass(frozen=True, slots=True)
class Table:
    """The fitted figures. Shares lie in (0, 1); `shifts` and `unseen` are log-odds added to a share's.

    `rules` is field -> rule -> share; `shifts` is feature -> level -> log-odds, a level that is not there shifting
    nothing. `records` is the share of records that are agreements; `shapes` and `unseen_records` are its shifts.
    A value at or above `threshold` is relied on before a person has looked at it.
    """

    threshold: float
    overall: float
    unseen: float
    records: float
    unseen_records: float
    fields: dict[str, float]
    rules: dict[str, dict[str, float]]
    shifts: dict[str, dict[str, float]]
    shapes: dict[str, dict[str, float]]

    def base(self, witness: Witness) -> float:
        """The log-odds of the rule in its field, before anything else is known."""
        share = self.rules.get(witness.field, {}).get(witness.rule)
        return logit(self.fields.get(witness.field, self.overall) if share is None else share)

    def whole(self, shape: Shape) -> float:
        """The share of records of this shape that are agreements, in a document no rule was made for; three decimals."""
        return _moved(logit(self.records) + self.unseen_records, self.shapes, shape, SHAPES)

    def figure(self, witness: Witness) -> float:
        """The share of values on such evidence that are right, in a record that is an agreement, in a document no rule
        was made for; three decimals."""
        return _moved(self.base(witness) + self.unseen, self.shifts, witness, FEATURES)


def _moved(odds: float, shifts: dict[str, dict[str, float]], one: Witness | Shape, features: Iterable[str]) -> float:
    for feature in features:
        odds += shifts.get(feature, {}).get(getattr(one, feature), 0.0)
    return round(share_of(odds), 3)


def logit(share: float) -> float:
    """The log-odds of a share, kept off 0 and 1."""
    share = min(max(share, _EDGE), 1 - _EDGE)
    return math.log(share / (1 - share))


def share_of(odds: float) -> float:
    """The share that has these log-odds."""
    return 1 / (1 + math.exp(-odds))


def load(path: Path = TRUST) -> Table:
    """A table from its file."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Table(**{name: raw[name] for name in Table.__slots__})


@cache
def table() -> Table:
    """The project's table."""
    return load()


@lru_cache(maxsize=8192)
def figure(witness: Witness) -> float:
    """The project's figure for a witness."""
    return table().figure(witness)


@lru_cache(maxsize=1024)
def whole(shape: Shape) -> float:
    """The project's share for a shape."""
    return table().whole(shape)
