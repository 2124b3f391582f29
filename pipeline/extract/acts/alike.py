"""What the other side has decided for its part: "X:s fullmäktige har redan fattat ett motsvarande beslut"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.steps import with_step
from pipeline.extract.annotate import Annotated, Unit

_SAME = frozenset({"motsvarande", "sådant", "liknande", "likalydande", "samma"})
_TAKEN = frozenset({"fattat", "fattade", "tagit", "tog", "fattats", "fattades"})
_COUNCILS = (
    "fullmäktige", "stadsfullmäktige", "kommunfullmäktige", "fylkesting", "fylkestinget", "kommunestyre", "kommunestyret",
    "byråd", "byrådet", "stadsråd", "kreistag", "stadtrat", "råd", "parlament", "borgmästaren", "parten", "motparten", "sidan",
)  # fmt: skip
_ACTS = ("renew", "end", "pause", "amend", "not_renew")


def alike(a: Annotated, found: Sequence[FoundAct]) -> Iterator[FoundAct]:
    """The foreign side's step of the same kind as the one that the item is about."""
    steps = [f for f in found if f.act in _ACTS and f.stage in ("proposed", "decided", "planned") and f.by == "swedish"]
    if not steps or any(f.by == "foreign" and f.stage == "reported" for f in found):
        return
    for unit in a.units:
        at = _decision(a, unit)
        if at is None or not _theirs(a, unit, at):
            continue
        told = replace(
            steps[0], stage="reported", by="foreign", verb=at, object=at, rule="act.alike", organ=None, organ_name=None,
            paragraph=None, date=None, date_at=None, effective=None, effective_at=None, organ_at=None, background=True,
            more=(),
        )  # fmt: skip
        yield with_step(a, unit, told)
        return


def _decision(a: Annotated, unit: Unit) -> int | None:
    """The "beslut" of the same kind that was taken."""
    for i in range(unit.first + 1, unit.last):
        words = {t.text.lower() for t in a.tokens[max(unit.first, i - 3) : i]}
        if a.tokens[i].text.lower() == "beslut" and words & _SAME:
            return i if any(t.text.lower() in _TAKEN for t in a.tokens[unit.first : unit.last]) else None
    return None


def _theirs(a: Annotated, unit: Unit, at: int) -> bool:
    """Whether the subject is the foreign side: its name or nation, or its council, and no organ of ours."""
    before = a.tokens[unit.first : at]
    foreign = any(t.label in ("PLACE", "NAME", "NATION") for t in before)
    ours = any(t.label in ("BODY", "SWPLACE", "OFFICE") for t in before)
    council = any(t.text.lower().split()[-1] in _COUNCILS for t in before)
    return foreign and not ours and (council or before[0].label in ("PLACE", "NAME"))
