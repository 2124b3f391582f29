"""Phrases that no rule was written by: `python -m tests.drills.sealed`. Totals only.

Other writers filled the same places as those of `banks/`, `histories.yml`, `short/` and `details/`; their phrases and papers are
scored and not looked into, so that what was mended by the others can be told from what was learned. When they have been
looked into, they join the others, and new ones are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.drills import details, histories, short, whole
from tests.drills.cells import Cell, Result, share, tried

HERE = Path(__file__).parent
SIZE = 600  # matters drawn


def matters(size: int = SIZE) -> list[Cell]:
    """Whole matters of the sealed phrases; the drill's own are put back."""
    kept = whole.BANKS
    whole.BANKS = HERE / "sealed_banks"
    whole.bank.cache_clear()
    try:
        return [whole.matter(n) for n in range(size)]
    finally:
        whole.BANKS = kept
        whole.bank.cache_clear()


def told() -> list[Cell]:
    """The sealed sentences on the past of an agreement, each in one kind of paper."""
    return histories.cells(HERE / "sealed_histories.yml")[:: len(histories.PAPERS)]


def lines_f1(results: Sequence[Result]) -> float:
    """The F1 over all that is due of the cells and told, line by line."""
    hits = sum(sum((Counter(one.cell.due) & Counter(one.told)).values()) for one in results)
    return 2 * hits / sum(len(one.cell.due) + len(one.told) for one in results)


def grouped(results: Sequence[Result]) -> dict[str, list[Result]]:
    """The results by the value of their first axis, in order."""
    found: dict[str, list[Result]] = {}
    for one in results:
        found.setdefault(one.cell.axes[0][1], []).append(one)
    return found


if __name__ == "__main__":
    found = tried(matters(), str, of=whole.facts)
    print(f"whole matters: {share(found):.3f} right of {len(found)}, lines {lines_f1(found):.3f}")
    found = tried(told(), histories.line)
    print(f"histories: {share(found):.3f} right of {len(found)}")
    for bank, found in grouped(tried(short.cells(HERE / "sealed_short"), str, of=short.lines)).items():
        print(f"short papers, {bank}: {share(found):.3f} right of {len(found)}, lines {lines_f1(found):.3f}")
    found = tried(details.cells(HERE / "sealed_details"), str, of=details.lines)
    print(f"details: {share(found):.3f} right of {len(found)}, lines {lines_f1(found):.3f}")
