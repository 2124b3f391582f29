"""Gains and losses against an earlier result: which misses are gone, which are new, which measures moved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluate.gold import GoldError
from pipeline.evaluate.tally import Miss

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """`moved` holds (measure, before, after); None where a measure did not exist."""

    gains: Sequence[Miss]
    losses: Sequence[Miss]
    moved: Sequence[tuple[str, float | None, float | None]]

    def plain(self) -> Json:
        """As JSON values."""
        return {
            "gains": [miss.plain() for miss in self.gains],
            "losses": [miss.plain() for miss in self.losses],
            "moved": [{"measure": name, "before": before, "after": after} for name, before, after in self.moved],
        }


def change(path: Path, metrics: Mapping[str, float], misses: Sequence[Miss]) -> Change:
    """This result against an earlier one that `vanort evaluate --json` wrote; raises `GoldError` for another file."""
    try:
        old = json.loads(path.read_text(encoding="utf-8"))
        before, old_misses = old["metrics"], [Miss(**miss) for miss in old["misses"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{path} is no result of `vanort evaluate --json`: {error}") from error
    names = sorted({*before, *metrics})
    moved = [(name, before.get(name), metrics.get(name)) for name in names if before.get(name) != metrics.get(name)]
    return Change(_without(old_misses, misses), _without(misses, old_misses), moved)


def _without(some: Sequence[Miss], others: Sequence[Miss]) -> list[Miss]:
    """What is in `some` and not in `others`, equal misses counted."""
    left = Counter(others)
    kept = []
    for miss in some:
        if left[miss]:
            left[miss] -= 1
        else:
            kept.append(miss)
    return kept
