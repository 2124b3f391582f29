"""Reviews as they are told: ordered some time ago, under way, done, or put off to a later day.

    I juni 2020 fick kanslichefen i uppdrag att utreda …      En utvärdering pågår.      Utvärderingen ska göras i höst.

An order that lies behind is told, however its infinitive looks; a review under way is told of as one that is done.
"""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated, Unit

REVIEWS = frozenset({"INVESTIGATE", "EVALUATE"})
_ORDERED = re.compile(
    r"\b(?:fick|fått|gavs|gav|gett|getts|givit|givits|lämnade|lämnades|har|hade|haft|enligt|erhöll|erhållit)\b"
    r"[^.;:]{0,80}?\b(?:utrednings)?uppdrag(?:et)?\b"
    r"|\b(?:lät|låtit|uppdrog|uppdrogs|uppdragit|uppdragits|anmodades|anmodade|tillsattes|tillsatte|tillsatts|ombads|utsågs)\b",
    re.IGNORECASE,
)
_ORDERS_NOW = re.compile(r"\b(?:ge|ger|ges|uppdra|uppdrar|uppdras|få|får|ska|skall)\b", re.IGNORECASE)
DONE = frozenset(
    {
        "gjort", "gjorde", "gjorts", "gjordes", "genomfört", "genomförde", "genomförts", "genomfördes",
        "utfört", "utförde", "utförts", "utfördes", "färdigställt", "färdigställts", "slutfört", "slutförts",
        "presenterat", "presenterats", "presenterades", "presenterade", "redovisats", "redovisades",
        "redovisat", "lämnat", "lämnats", "lämnades", "överlämnats", "tagit", "tagits", "framlagts",
        "avslutats", "avrapporterats", "avrapporterades",
    }
)  # fmt: skip
UNDER_WAY = frozenset({"pågår", "utförs", "framgår", "pågående", "föreligger"})
_SHALL = frozenset({"ska", "skall", "kommer att", "kommer", "bör", "planeras", "avses"})
_REACH = 12  # tokens between a noun of review and what is said of it, at most


def told_order(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a review, or the redrafting of an agreement, is what somebody was ordered to do some time ago."""
    if a.tokens[verb].label not in (*REVIEWS, "AMEND") or a.tokens[verb].form != "inf" or verb == unit.first:
        return False
    before = a.item.view.text[slice(*a.span(unit.first, verb))]
    ordered = list(_ORDERED.finditer(" ".join(before.split())))
    if not ordered:
        return False
    behind = " ".join(before.split())[ordered[-1].end() :]
    return _ORDERS_NOW.search(behind) is None and not re.search(r"[,;]\s*(?:men|och|varför)\b", behind)


def done(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence tells that the review which a noun names was made, or is being made."""
    if a.tokens[verb].label not in REVIEWS:
        return False
    words = {a.tokens[i].text.lower() for i in range(unit.first, unit.last)}
    return bool(words & (DONE if a.tokens[verb].label == "INVESTIGATE" else DONE | UNDER_WAY))


def put_off(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a noun of review is to be done on a later day: "utvärderingen ska göras under hösten 2021"."""
    now = a.head.meeting_date or a.head.date
    if now is None or a.tokens[verb].label not in REVIEWS or a.tokens[verb].form != "noun":
        return False
    behind = {a.tokens[i].text.lower() for i in range(verb + 1, min(unit.last, verb + _REACH))}
    days = [a.tokens[i].data for i in range(verb, unit.last) if a.tokens[i].label == "DATE"]
    return bool(behind & _SHALL) and any(day.value and day.last() > now.last() for day in days)
