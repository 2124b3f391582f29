"""Who took the first step to an end that our own organ decides: "Tukums har i brev bett att avtalet upphör".

The act itself is ours all the same; the initiator is the side that asked for it, or both where they had agreed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.given import CLOSES
from pipeline.extract.partners.pair import Pair
from pipeline.extract.reading import ItemReading
from pipeline.resolve.near import concerns

Side = Literal["foreign", "mutual"]

_WISH = (
    r"(?:önska\w*|vill|ville|velat|begär(?!an)\w*|anhåll\w*|anhöll|bett|ber|bad|meddela\w*|aviser\w*|före(?:slår|slog|slagit)|hemställ\w*"
    r"|framför\w*|framfört|förklara\w*|tog|tagit)"
)
_REQUEST = (
    r"(?:begäran|önskemål(?:et)?|önskan|initiativ(?:et)?|anhållan|förslag(?:et)?|framställning(?:en)?|framställan|propå|skrivelse(?:n)?"
    r"|brev(?:et)?|hemställan)"
)
_THEM = (
    r"(?:vänorten|vänkommunen|vänstaden|motparten|avtalsparten|partnerkommunen|den\s+andra\s+parten"
    r"|(?:den|det)\s+\w+(?:ska|iska)\s+(?:sidan|parten|staden|kommunen|vänorten))"
)
_BOTH = (
    r"(?:båda|bägge)\s+(?:\w+\s+)?(?:parter\w*|sidor\w*|kommuner\w*|städer\w*|orter\w*|partners?)"
    r"(?=.{0,50}\b(?:vill|önsk\w+|begäran|initiativ|överens|eniga|ense|kommit\s+fram|enats|anser|uppfattning|ställt)\b)"
    r"|(?:parterna|kommunerna|städerna|orterna)\b(?=.{0,40}\b(?:överens|eniga|ense|enats|enades|gemensamt|enade)\b)"
    r"|ömsesidig\w*|(?:i|en)\s+(?:full\s+|gemensam\s+)?(?:samförstånd|enighet|samråd)\s+med"
    r"|gemensam\w*\s+(?:begäran|önskan|önskemål|beslut|beslutat|överenskommelse|kommit|bestämt)"
    r"|(?:enligt|efter|genom)\s+(?:en\s+)?(?:\w+\s+)?överenskommelse\s+med"
)
_AGREES = (
    r"(?:delar|delat|instämmer|instämt)\b.{0,30}\b(?:uppfattning\w*|bedömning\w*|syn|åsikt\w*)"
    r"|(?:motsvarande|samma|likalydande)\s+beslut"
)
_NOT = re.compile(r"(?i)\b(?:inte|ej|aldrig|varken)\b")


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Who took it, and the words (view offsets) that tell it."""

    by: Side
    start: int
    end: int


def first_step(reading: ItemReading, pair: Pair | None) -> FirstStep | None:
    """What an item tells of who first wanted the end of a pair's agreement; None where it tells nothing of it."""
    if pair is None:
        return None
    a = reading.a
    names = _names(a, pair)
    found = [
        step
        for unit in a.units
        if unit.part.kind not in ("yrkande", "reservation", "motion")
        and concerns(reading, pair, a.tokens[unit.first].start, sentence=True)
        and (step := _told(a, unit, names)) is not None
    ]
    return next((step for step in found if step.by == "foreign"), found[0] if found else None)


def _names(a: Annotated, pair: Pair) -> str:
    words = {re.escape(pair.name), *(re.escape(a.tokens[i].text) for i in pair.places)}
    return rf"(?:{'|'.join(sorted(words, key=lambda w: (-len(w), w)))})"


def _told(a: Annotated, unit: Unit, names: str) -> FirstStep | None:
    text = a.item.view.text
    start, end = a.span(unit.first, unit.last)
    who = rf"(?:{names}|{_THEM})"
    closes = [t.start for t in a.tokens[unit.first : unit.last] if t.label in CLOSES]
    for pattern in (
        rf"\b(?:på|efter)\s+{_REQUEST}\s+(?:av|från)\s+(?:\w+\s+){{0,3}}?{who}",
        rf"\bpå\s+{who}s?\s+{_REQUEST}",
        rf"\binitiativ\w*\b(?:\s+\w+){{0,5}}\s+(?:från|av)\s+(?:\w+\s+){{0,2}}?{who}",
        rf"\bdet\s+(?:är|var)\s+{who}\s+som\b",
    ):
        if told := re.compile(rf"(?i:{pattern})").search(text, start, end):
            return None if _NOT.search(text, start, told.end()) else FirstStep("foreign", told.start(), told.end())
    if not closes:
        agrees = re.compile(rf"(?i)\b{who}\b.{{0,60}}\b(?:{_AGREES})").search(text, start, end)
        return FirstStep("mutual", agrees.start(), agrees.end()) if agrees else None
    wish = re.compile(rf"(?i)\b{who}s?\b(?:\s+(?!och\b)[\w-]+){{0,8}}?\s+{_WISH}\b").search(text, start, end)
    asked = re.compile(rf"(?i)\b{_REQUEST}\s+(?:från|av)\s+(?:\w+\s+){{0,3}}?{who}").search(text, start, end)
    too = re.compile(rf"(?i)\b(?:även|också|likaså)\s+{who}\b|\b{who}\b.{{0,40}}\b(?:{_AGREES})").search(
        text, start, end
    )
    if too:
        return FirstStep("mutual", too.start(), too.end())
    theirs = re.compile(rf"(?i)\b(?:beslut\w*|beslöt)\s+(?:\w+\s+){{0,3}}i\s+{who}\s+att\b").search(text, start, end)
    for told in (wish, asked, theirs):
        at = next((at for at in closes if told and told.start() < at), None)
        if told and at is not None and not _NOT.search(text, told.start(), at):
            return FirstStep("foreign", told.start(), told.end())
    both = re.compile(rf"(?i)\b(?:{_BOTH})\b").search(text, start, end)
    return FirstStep("mutual", both.start(), both.end()) if both and not _NOT.search(text, start, end) else None
