"""What a sentence says of an act without saying that it is done: that it may be, is wished for, or lies ahead."""

from __future__ import annotations

from pipeline.extract.acts.act import PREDICATES
from pipeline.extract.annotate import Annotated, Unit

MAY = frozenset({"kan", "kunna", "kunde"})
WISH = frozenset({"vill", "ville", "önskar", "önskade"})
SHALL = frozenset({"ska", "skall"})
_REACH = 8  # tokens between a modal verb and its infinitive, at most


def modal(a: Annotated, unit: Unit, verb: int) -> str | None:
    """The modal verb that an infinitive hangs on: "kan sägas upp", "ska avtalet utvärderas"; None without one."""
    if a.tokens[verb].form != "inf":
        return None
    for i in range(verb - 1, max(unit.first, verb - _REACH) - 1, -1):
        word = a.tokens[i].text.lower()
        if word in MAY | WISH | SHALL:
            return word
        if word in (",", "att", "och", "som", "men", ":") or (
            a.tokens[i].label in PREDICATES and a.tokens[i].form in ("pres", "past")
        ):
            return None
    return None


def will(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether "kommer … att" puts a verb ahead, its subject between them: "I höst kommer avtalet med X att förnyas"."""
    if a.tokens[verb].form != "inf" or a.tokens[verb - 1].text.lower() != "att":
        return False
    for i in range(verb - 2, max(unit.first, verb - _REACH) - 1, -1):
        if a.tokens[i].text.lower() == "kommer":
            return True
        if a.tokens[i].text in (",", ":") or a.tokens[i].label in PREDICATES:
            return False
    return False


def lies_ahead(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether the narrative announces a review for a later day: "ska avtalet utvärderas under 2018"."""
    now = a.head.meeting_date or a.head.date
    if now is None or a.tokens[verb].label not in ("INVESTIGATE", "EVALUATE") or modal(a, unit, verb) not in SHALL:
        return False
    dates = [a.tokens[i].data for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]
    return any(date.value and date.last() > now.last() for date in dates)
