"""What a matter is referred back for is no act: "återremitteras så att en ny vänort kan prövas", "… Styrelsen ska redovisa …"."""

from __future__ import annotations

from pipeline.extract.acts.act import STATE_LABELS
from pipeline.extract.annotate import Annotated, Unit
from schemas.statement import FORMAL_PARTS


def is_purpose(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a matter is referred back, and only what for is said: "återremitteras så att en ny vänort kan prövas"."""
    words = [a.tokens[i].text.lower() for i in range(unit.first, verb)]
    at = next((n for n, word in enumerate(words) if word.startswith("återremi")), None)
    behind = words[at:] if at is not None else []
    if a.tokens[verb].label not in STATE_LABELS and a.tokens[verb].label != "ESTABLISH" and _sent_back(a, unit):
        return True
    return any(behind[n : n + 2] in (["för", "att"], ["så", "att"], ["syfte", "att"]) for n in range(len(behind)))


def _sent_back(a: Annotated, unit: Unit) -> bool:
    """Whether the sentence before refers the matter back, so that a review asked for is what for: "Styrelsen ska redovisa …"."""
    at = a.unit_index(unit.first)
    before = a.units[at - 1] if at else None
    return (
        before is not None
        and before.part is unit.part
        and unit.part.kind in FORMAL_PARTS
        and any(t.text.lower().startswith("återremi") for t in a.tokens[before.first : before.last])
    )
