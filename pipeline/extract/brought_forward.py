"""Grounds that a sentence beside the one with the end brings forward: "De pekar på kostnaderna", "Det motiverades med …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.acts.stage_signs import MOVER_WORDS, PRONOUNS
from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.given import Given, closing_verbs, coded


def brought_forward(a: Annotated) -> Iterator[Given]:
    """Such grounds in text order, where plain words tell what they are about."""
    for at, unit in enumerate(a.units):
        pointed = None if closing_verbs(a, unit) else _pointed(a, at, unit)
        if pointed is not None:
            for start, end in _pieces(a.item.view.text, *pointed):
                yield from coded(a.item.view.text, start, end, sure=False)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is brought forward, point by point: "dels X, dels Y"."""
    at = start
    for cut in re.finditer(r",?\s+dels\s+", text[start:end]):
        if text[at : start + cut.start()].strip():
            yield at, start + cut.start()
        at = start + cut.end()
    yield at, end


def _pointed(a: Annotated, at: int, unit: Unit) -> tuple[int, int] | None:
    """What a sentence beside the one with the end points to: "De pekar på kostnaderna", "Det motiverades med kostnaderna".

    Who points is the mover or nobody in particular: what an office or organ brings forward may speak for the agreement.
    """
    text = a.item.view.text
    first, last = a.span(unit.first, unit.last)
    points = _POINTS.search(text, first, last)
    if points is None or any(t.label in ("ORGAN", "OFFICE") for t in a.tokens[unit.first : a.token_at(points.start())]):
        return None
    said = text[first : points.start()].split()
    by_mover = bool(said) and (said[0].lower().startswith(MOVER_WORDS) or said[0].lower() in PRONOUNS)
    if not (by_mover or points["passive"] or any(t.label == "PERSON" for t in a.tokens[unit.first : unit.last])):
        return None
    beside = a.units[max(0, at - 3) : at + 2]
    return (points.end(), last) if any(u.part is unit.part and closing_verbs(a, u) for u in beside) else None


_POINTS = re.compile(
    r"(?i)\b(?:(?:(?P<passive>hänvisas|hänvisades|åberopas|åberopades|motiveras|motiverades|anförs|anfördes|förklaras|förklarades)"
    r"|pekar|pekade|hänvisar|hänvisade|åberopar|åberopade|anför|anförde|framhåller|framhöll|motiverar|motiverade)\s+"
    r"(?:(?:främst|bland\s+annat|därvid|också|även|dels|detta|förslaget|kravet|yrkandet|motionen)\s+){0,2}(?:på|till|med|att)\b"
    r"|(?:åberopar|åberopade)(?!\s+(?:på|till|med|att)\b)|argument(?:et|en)?\s+(?:är|var))"
)
