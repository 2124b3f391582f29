"""Decisions that stand outside the § they concern: "Motionerna under paragraferna 37–38 bordläggs." """

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.extract.finding import Finding
from pipeline.extract.motions.verdict import verdicts
from pipeline.split.model import ItemText
from schemas.record import Outcome

_COLLECTIVE = re.compile(
    r"\b(?P<what>motion(?:erna|en)|beslutsärende(?:na|t)|ärende(?:na|t)|medborgarförslagen|interpellation(?:erna|en))\s+under\s+(?:paragraf(?:erna|er)?|§+|punkt(?:erna)?)\s*"
    r"(?P<numbers>\d+(?:\s*(?:[–—-]|till|och|,|samt)\s*\d+)*)\s+(?P<does>[^.\n]{3,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Collective:
    """A decision on other §: outcome and its words, in the view of the item `item_id`."""

    outcome: Outcome
    item_id: str
    finding: Finding


def collective(items: Iterable[ItemText]) -> dict[str, Collective]:
    """Decisions on other § by their number: "Motionerna under paragraferna 37–38 bordläggs." """
    found: dict[str, Collective] = {}
    for item in items:
        for part in item.parts:
            if part.kind not in ("beslut", "annat", "arende"):
                continue
            for match in _COLLECTIVE.finditer(item.view.text, part.start, part.end):
                does = [v for v in verdicts(f"Motionen {match['does']}") if v.outcome != "unknown"]
                if not does:
                    continue
                outcome = does[0].outcome
                finding = Finding(
                    "motion.outcome",
                    outcome,
                    match.start(),
                    match.end(),
                    "outcome.collective",
                    "decided",
                    confidence=0.9,
                )
                for number in _numbers(match["numbers"]):
                    found.setdefault(number, Collective(outcome, item.item_id, finding))
    return found


def _numbers(text: str) -> list[str]:
    numbers: list[str] = []
    for match in re.finditer(r"(\d+)\s*(?:[–—-]|till)\s*(\d+)|(\d+)", text):
        if match[3]:
            numbers.append(match[3])
        else:
            low, high = int(match[1]), int(match[2])
            numbers.extend(str(n) for n in range(low, min(high, low + 400) + 1))
    return numbers
