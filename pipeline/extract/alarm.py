"""The recall alarm: every trigger is claimed by a statement, claimed by an `ignore` rule, or raised.

Triggers are agreement nouns, and foreign places, countries and nationalities in an item that also has a word of
relation. Screening (`has_trigger`) uses the same words on the plain text, so that an item without any is never tokenized.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated
from pipeline.places.gazetteer import find_countries, lookup
from pipeline.rules.terms import find_terms

NOUN = re.compile(
    r"(?i)vänort|vänskaps(?:ort|kommun|avtal|förb|öve|för)|vänkommun|vänstad|vänstäder|vänregion|vänlän|vänavtal|syster(?:stad|städ|kommun|region|län)|"
    r"tvilling(?:stad|städ|kommun|ort)|twin.?(?:town|cit)|twinning|sister.?(?:cit|region)|friend(?:ly|ship)\s+(?:rel|coop|exch|cit|agr)|"
    r"partner|parnerskap|icld|samförstånd|memorandum|\bmou\b|avsikts(?:förkl|avtal)|letters?\s+of\s+intent|"
    r"sam+(?:arbets|verkans)(?:avtal|överensk)|(?:kultur|utbytes)\w*avtal"
)
RELATION = re.compile(
    r"(?i)samarb|avtal|utbyte|partner|parner|\bvän|syster|överenskommelse|samverk|relation|förbindelse|tilldelats|matchats"
)
_CAPITAL = re.compile(r"\b[A-ZÅÄÖÉÜÆØÕŠŽŁŚ][\w’']{2,}(?:-[A-ZÅÄÖ]?\w+)*")


def has_trigger(text: str) -> bool:
    """Whether an item can say anything of an agreement: cheap, and never False where a rule could match."""
    if NOUN.search(text):
        return True
    if not RELATION.search(text):
        return False
    if any(c.code != "SE" for c in find_countries(text)):
        return True
    return any(_foreign(name) for name in dict.fromkeys(_CAPITAL.findall(text)))


def _foreign(name: str) -> bool:
    candidates = lookup(name)
    return (
        bool(candidates)
        and candidates[0].country != "SE"
        and (candidates[0].curated or candidates[0].population >= 15000)
    )


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A trigger that nothing accounts for (view offsets); `noun`: an agreement noun, else a foreign name."""

    start: int
    end: int
    text: str
    noun: bool


def unclaimed(a: Annotated, claimed: set[int], *, record: bool) -> Iterator[Unclaimed]:
    """The triggers of an item outside `claimed` token indices, one for each word; few and worth a look.

    In an item that gives a record the agreement nouns beside no other foreign name speak of the same agreement.
    """
    ignored = {m.captures["what"] for m in a.find("ignore") if "what" in m.captures}
    relation = RELATION.search(a.item.view.text) is not None
    seen: set[str] = set()
    for i, token in enumerate(a.tokens):
        if i in claimed or i in ignored or token.text.lower() in seen:
            continue
        if token.label == "AGREEMENT" and not record:
            seen.add(token.text.lower())
            yield Unclaimed(token.start, token.end, token.text, noun=True)
        elif (
            relation
            and not record
            and ((token.label == "PLACE" and _clear(a, i)) or token.label in ("COUNTRY", "NATION"))
            and _beside_relation(a, i)
        ):
            seen.add(token.text.lower())
            yield Unclaimed(token.start, token.end, token.text, noun=False)


def _clear(a: Annotated, at: int) -> bool:
    first = a.tokens[at].data.candidates[0]
    return bool(first.curated or first.population >= 15000)


def _beside_relation(a: Annotated, at: int) -> bool:
    unit = a.unit(at)
    return any(
        a.tokens[i].label in ("AGREEMENT", "RELATION") or RELATION.match(a.tokens[i].text)
        for i in range(unit.first, unit.last)
    )


def mentions(text: str) -> int:
    """How many agreement nouns a text holds (for tests and benches)."""
    return sum(1 for m in find_terms("terms", text) if m.term.label == "AGREEMENT")
