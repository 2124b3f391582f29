"""What an extractor says: one value and the words it was read from, in offsets of the item's view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schemas.statement import Stage


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is a dotted path as in the record's `evidence`; `value` is in the contract's terms.

    `start`, `end` are offsets of the item's view (half-open); `rule` names the rule that matched. A `confidence`
    below 0.9 is the extractor's own doubt: the value is trusted no further (`pipeline/resolve/weigh.py`). `more` are
    further ranges that say the same.
    """

    field: str
    value: Any
    start: int
    end: int
    rule: str
    stage: Stage | None = None
    confidence: float = 0.95
    more: tuple[tuple[int, int], ...] = ()
