"""The day of a step that a paper gives: that of the office's paper, or of the letter a sentence goes on about."""

from __future__ import annotations

import re

from pipeline.extract.acts.subjects import placed_abroad
from pipeline.extract.annotate import Annotated, Unit
from schemas.document import MINUTES

_PAPERS = ("tjänsteskrivelse", "tjänsteutlåtande", "skrivelse", "yttrande", "utlåtande", "promemoria", "rapport")
_TITLE = 8  # tokens of a title that ends with a stop, at most
_LETTERS = ("brev", "skrivelse", "mejl", "mail", "e-post")


def dates_paper(a: Annotated, at: int) -> bool:
    """Whether a date is that of the paper in which an office proposes: "föreslår i tjänsteskrivelse den 3 maj"."""
    words = [t.text.lower() for t in a.tokens[max(0, at - 3) : at]]
    return a.tokens[at].label == "DATE" and any(w.startswith(_PAPERS) for w in words)


def day_of_letter(a: Annotated, unit: Unit) -> int | None:
    """The day of the letter that a sentence goes on about: "Den 3 april inkom ett brev från X. I brevet säger man upp", or
    that tells what it says: "X har sagt upp avtalet. Brevet kom den 3 april"."""
    after = a.behind(unit)
    if after is not None and _CAME.match(a.words(after)):
        told = next((i for i in range(after.first, after.last) if a.tokens[i].label == "DATE"), None)
        if told is not None:
            return told
    at = a.unit_index(unit.first)
    before = a.units[at - 1] if at else None
    if before is None or before.part is not unit.part:
        return None
    if not any(word.endswith(("et", "en")) for word in _letters(a, unit)) or not _letters(a, before):
        return None
    dates = (i for i in range(before.first, before.last) if a.tokens[i].label == "DATE")
    days = [i for i in dates if a.tokens[i].data.precision == "day"]
    return days[0] if len(days) == 1 else None


_CAME = re.compile(
    r"(?:(?:brev|mejl|meddeland|besked)et|(?:\w*skrivelse|underrättelse)n|uppsägningen|det)\s+(?:\w+\s+){0,2}?"
    r"(?:(?:är|var)\s+(?:daterad|daterat|från|ställd|undertecknad|undertecknat)|kom|inkom|ankom|anlände|mottogs|daterades|nådde"
    r"|(?:har|hade)\s+(?:in)?kommit|togs\s+emot|(?:av)?lämnades|avsändes|skickades|meddelades|framgår|framgick)\b",
    re.IGNORECASE,
)


def _letters(a: Annotated, unit: Unit) -> list[str]:
    """The words of a sentence for a letter."""
    words = (a.tokens[i].text.lower() for i in range(unit.first, unit.last))
    return [word for word in words if word.startswith(_LETTERS)]


_IN_IT = re.compile(r"(?:i (?:den|det|brevet|skrivelsen|mejlet|meddelandet)|däri|där) ", re.IGNORECASE)


def in_letter(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a sentence gives what the other side does in its letter: "Vi har fått Er skrivelse. I den säger X upp avtalet"."""
    at = a.unit_index(unit.first)
    before = a.units[at - 1] if at else None
    if before is None or before.part is not unit.part or _IN_IT.match(a.words(unit)) is None or not _letters(a, before):
        return False
    beside = range(verb + 1, min(verb + 4, unit.last))
    return any(a.tokens[i].label in ("PLACE", "NATION") or placed_abroad(a, i) for i in beside)


def is_letter(a: Annotated, unit: Unit) -> bool:
    """Whether what stands above the text is the first sentence of a letter, which has no heading."""
    words = [t.text for t in a.tokens[unit.first : unit.last] if t.label != "BREAK"]
    return unit.part.kind == "rubrik" and len(words) > _SENTENCE and words[-1] == "."


_SENTENCE = 12  # tokens of a sentence that is no heading, at least


_NOW = re.compile(
    r"\b(?:har\s+(?:i\s?dag|denna\s+dag)\s+beslutat|beslutar\s+(?:i\s?dag|denna\s+dag|härmed)|länsstyrelsen\s+beslutar)\b",
    re.IGNORECASE,
)


def decides_today(a: Annotated, unit: Unit, verb: int) -> bool:
    """Whether a letter tells what its sender decides on its own day: "Länsstyrelsen har i dag beslutat att säga upp avtalet"."""
    if a.head.kind != "annat" or a.head.date is None or any(t.label == "PLACE" for t in a.tokens[unit.first : verb]):
        return False
    if any(a.word(i).startswith(("erbjud", "föresl", "inbjud", "anhåll", "tillfråg")) for i in range(unit.first, verb)):
        return False  # "har i dag beslutat att erbjuda er stad att ingå ett vänortsavtal"
    return _NOW.search(a.item.view.text, a.tokens[unit.first].start, a.tokens[verb].start) is not None


def by_delegation(a: Annotated, unit: Unit) -> bool:
    """Whether a paper is the decision of an official who may take it: "Med stöd av delegationsordningen beslutar kommunchefen att …"."""
    if a.head.kind != "annat" or "delegation" not in a.item.view.text.lower():
        return False
    decides = next((i for i in range(unit.first, unit.last) if a.tokens[i].text.lower() == "beslutar"), None)
    beside = a.tokens[decides + 1 : decides + 3] if decides is not None else ()
    return any(t.label == "OFFICE" or t.text.lower().endswith(("chefen", "direktören", "ordföranden")) for t in beside)


def is_prose(a: Annotated, unit: Unit) -> bool:
    """Whether what stands as the heading of a letter without one is its first sentence."""
    return (
        unit.part.kind == "rubrik"
        and a.head.kind not in (*MINUTES, "motion", "avtal")
        and "." in {a.tokens[i].text for i in range(unit.last - 2, unit.last)}
        and unit.last - unit.first > _TITLE
    )
