"""Which day is a told act's own, where another one stands nearer, or where it stands behind the telling.

Det avtal som slöts med X 1994 pausades 2012.      Avtalet har förnyats. Det skedde den 3 maj 2012.
"""

from __future__ import annotations

import re

from pipeline.extract.acts.act import PREDICATES, TOLD_VERBS
from pipeline.extract.acts.ahead import organ_at
from pipeline.extract.acts.taken import Taken
from pipeline.extract.annotate import Annotated, Unit
from pipeline.rules.numbers import MONTH

_PARTS = frozenset(
    {",", ";", "och", "men", "samt", "har", "hade", "är", "var", "blev", "ska", "skulle", "då", "när", "som"}
)
_MADE = (
    "tillkomst", "start", "begynnelse", "början", "undertecknande", "tecknande", "ingående", "tillblivelse", "upprättande",
    "inledning", "grundande", "födelse", "vänortsstart",
)  # fmt: skip
_SINCE = frozenset({"sedan", "efter", "från", "alltsedan", "vid"})


def of_founding(a: Annotated, at: int, verb: int) -> bool:
    """Whether a date in front of a told verb says when the agreement was made: "som slöts med X 1994 pausades"."""
    first = a.unit(at).first
    if at > verb or a.tokens[verb].label == "ESTABLISH" or any(a.word(i) == "och" for i in range(at + 1, verb)):
        return False
    for i in range(at - 1, first - 1, -1):
        token = a.tokens[i]
        if token.label == "ESTABLISH" and token.form in TOLD_VERBS:
            return all(a.word(n).split()[-1] != "att" for n in range(i + 1, verb)) and a.word(i).split()[0] not in (
                "valde",
                "valt",
            )
        if token.label in PREDICATES or token.label == "DATE" or a.word(i) in _PARTS:
            break
    opened = [a.word(i) for i in range(max(first, at - 4), at)]
    return bool(opened) and opened[-1].startswith(_MADE) and bool(_SINCE & set(opened[:-1]))


_HAPPENED = re.compile(
    r"(?:och\s+)?(?:det|detta|så|vilket|förnyelsen|förlängningen|uppsägningen|pausen|pausningen|ändringen|revideringen)\s+"
    r"(?:skedde|hände|inträffade|gjordes|har skett|blev det|var|ägde rum|genomfördes)\s+"
    r"(?:(?:så sent som|redan|först|i|den|år|under|om|på|våren|hösten|sommaren|vintern"
    rf"|{MONTH}|\d+)\s*)+[.,;]?(?:\s|$)(?!som\b)",
    re.I,
)
_SO_SINCE = re.compile(r"(?:och\s+)?så (?:har det varit|är det|har det förblivit|har läget varit) sedan\b", re.I)
_BY_THEM = re.compile(
    r"(?:och\s+)?(?:\w+s\s+)?beslut(?:et)?(?:\s+om\s+(?:det|detta|saken|pausen|pausningen|förlängningen|förnyelsen|uppsägningen))?"
    r"\s+(?:är från|är fattat|är taget|är daterat|togs|fattades|kom)\b"
    r"|\w+\s+(?:fattade|tog)\s+(?:det|detta)\s+beslut(?:et)?\b",
    re.I,
)


def told_behind(a: Annotated, unit: Unit, verb: int) -> Taken | None:
    """The day, and the organ, of a told act in what follows: "…; det skedde den 3 maj", "Det var i maj 2012."."""
    marks = [i for i in range(verb + 1, unit.last - 1) if a.word(i) in (";", ",", "och", "–", ":")]
    sources = [(i + 1, unit.last) for i in marks]
    after = a.behind(unit)
    sources += [(after.first, after.last)] if after is not None else []
    for first, last in sources:
        text = " ".join(a.item.view.text[slice(*a.span(first, last))].split())
        if not (_HAPPENED.match(text) or _BY_THEM.match(text) or _SO_SINCE.match(text)):
            continue
        day = next((i for i in range(first, last) if a.tokens[i].label == "DATE"), None)
        organ = next((i for i in range(first, last) if organ_at(a, i) is not None), None)
        number = next((a.tokens[i].data.number for i in range(first, last) if a.tokens[i].label == "PARA"), None)
        if day is not None:
            return Taken(day, organ, number)
    return None


_THEN = re.compile(r"(?:då|vid samma tillfälle|vid det tillfället|i samband med det|samtidigt)\b", re.I)


def day_before(a: Annotated, unit: Unit, verb: int) -> int | None:
    """The day that "då" takes from the sentence before: "En grupp var där 2012. Då förnyades avtalet."."""
    before = a.before(unit)
    if before is None or any(a.tokens[i].label == "DATE" for i in range(unit.first, unit.last)):
        return None
    behind = any(
        a.word(i) == "då" and a.word(i - 1).endswith(("de", "te", "des")) for i in range(unit.first + 1, verb + 2)
    )
    days = [i for i in range(before.first, before.last) if a.tokens[i].label == "DATE"]
    opened = _THEN.match(a.words(unit)) is not None and verb - unit.first <= 4
    return (
        days[0]
        if len(days) == 1 and (behind or opened) and a.word(days[0] - 1) not in ("sedan", "från", "till")
        else None
    )
