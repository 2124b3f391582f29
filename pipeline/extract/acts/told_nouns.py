"""The told act of a noun of doing, or of a pause, whose verb is found: when, where and by whom its sentence says it was."""

from __future__ import annotations

from pipeline.extract.acts.act import FoundAct
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.pronouns import spoken_of
from pipeline.extract.annotate import Annotated
from schemas.record import ActName, By


def told_at(
    a: Annotated,
    act: ActName,
    span: tuple[int, int],
    verb: int,
    side: By | None,
    *,
    rule: str = "act.noun-object",
    last: int | None = None,
) -> FoundAct:
    """The told `act` whose words and object `span` are: with the day nearest to `verb`, and the first organ before token `last`.

    An organ is one of ours; where neither it nor `side` says who did it, that stays open.
    """
    unit = a.unit(verb)
    days = (
        i for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE" and a.word(i - 1) not in ("från", "till")
    )
    day = min(days, key=lambda i: (abs(i - verb), i), default=None)
    organs = range(unit.first, min(last or unit.last, unit.last)) if side != "foreign" else range(0)
    where = next((i for i in organs if organ_at(a, i) is not None), None)
    organ = organ_at(a, where) if where is not None else None
    return FoundAct(
        act, "reported", "swedish" if organ else side or "unknown", *span, rule, background=True,
        date=a.tokens[day].data if day is not None else None, date_at=day,
        organ=organ.organ if organ else None, organ_name=organ.name if organ else None, organ_at=where,
    )  # fmt: skip


def of_agreement(a: Annotated, at: int, first: int, last: int) -> bool:
    """Whether an agreement is named in `[first, last)`, or spoken of in front of `at`."""
    return any(a.tokens[i].label in ("AGREEMENT", "RELATION") for i in range(first, last)) or spoken_of(a, at)
