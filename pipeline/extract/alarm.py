"""The recall alarm: every trigger is claimed by a statement, claimed by an `ignore` rule, or raised.

Triggers are agreement nouns, and foreign places, countries and nationalities in an item that also has a word of
relation. Screening (`screen.py`) uses the same words on the plain text, so that an item without any is never tokenized.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated
from pipeline.extract.screen import RELATION


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
        if token.label == "AGREEMENT" and not record and token.text.lower() not in ("det", "den"):
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
