"""Whether a page or a paper to the press tells what an organ has lately decided, so that it is the news and no history."""

from __future__ import annotations

import re
from datetime import date

from pipeline.extract.acts.taken import decision_taken
from pipeline.extract.acts.unsigned import unsigned
from pipeline.extract.annotate import Annotated, Unit
from schemas.document import PAGES

_NEWS = 400  # days between a decision and the page that tells of it as news, at most


def fresh_news(a: Annotated, unit: Unit) -> bool:
    """Whether a page or a paper to the press tells what an organ has lately decided: "Fullmäktige beslutade att ingå …"."""
    now = a.head.date
    if a.head.kind not in PAGES or now is None or now.precision != "day":
        return False
    organ = any(t.label == "ORGAN" for t in a.tokens[unit.first : unit.last])
    said = any(_DECIDED.match(t.text.lower()) for t in a.tokens[unit.first : unit.last])
    told = said or _YES.search(a.words(unit)) is not None
    days = [a.tokens[i].data for i in range(unit.first, unit.last) if a.tokens[i].label == "DATE"]
    if not (organ and told) and (taken := decision_taken(a, unit)) is not None:
        organ = told = taken.organ is not None  # "Kommunen blir vänort med X. Det beslutade fullmäktige i går."
        days = [a.tokens[taken.day].data] if taken.day is not None else []
    day = next((d for d in days if d.precision == "day" and d.value), None)
    if not (organ and told and day) or (_SIGNED.search(a.item.view.text) and not unsigned(a)):
        return False  # once it is signed, that is the news
    return 0 <= (date.fromisoformat(now.last()) - date.fromisoformat(day.last())).days <= _NEWS


_SIGNED = re.compile(
    r"\bskr(?:ev|evs|ivit|ivits)\s(?:[\w-]+\s){0,6}?(?:under|på)\b|\b(?:under|på)skr(?:ev|iv)|\b(?:undertecknad|signera[dt])"
)


_YES = re.compile(
    r"\b(?:sa|sade|sagt|röstade|röstat|tackade)\b[^.]{0,60}\bja\b|\b(?:gav|gett|givit)\b[^.]{0,40}\b(?:klartecken|grönt ljus)\b"
    r"|\bställ(?:de|t)\b[^.]{0,40}\bbakom\b|\b(?:klubba(?:de|t)|röstade igenom)\b",
    re.I,
)
_DECIDED = re.compile(r"(?:har )?(?:beslut|beslöt|godkän|antog|antagit|fattade|sade ja|sa ja)")
