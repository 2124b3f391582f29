"""Lists of what several bodies here have: the name of each opens its line, as inquiries and surveys are set.

Har kommunen någon vänort i Polen?           Vänorter i länet
Lund: Ja, Bytów (sedan 1989).                Lund – Bytów (Polen)
Eslöv: Nej.                                  Eslöv – ingen
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.annotate import Annotated, Unit
from pipeline.extract.partners.list_lines import first_word
from pipeline.extract.partners.list_states import line_end
from pipeline.extract.partners.lists import opens
from pipeline.extract.state_notes import state_in
from pipeline.places.bodies import resolve_body
from schemas.document import MEETING_PAPERS, Body
from schemas.record import Status

_FEWEST = 2  # bodies that open lines
_MARKS = frozenset({":", "–", "—", "-", "|"})
_YES = frozenset({"ja", "jo", ",", ":", "–", "-", "en", "två", "tre", "av", "dem"})


@dataclass(frozen=True, slots=True)
class OfBody:
    """A body with the partner that its line names: the tokens of the partner's name, of the body's, and of the noun above."""

    body: Body
    at: int
    place: int
    noun: int


def told_by_bodies(a: Annotated) -> list[OfBody]:
    """The partners of a list of several bodies; none where the paper is one body's minutes, or fewer than two open lines."""
    if a.head.kind in MEETING_PAPERS or a.head.body is not None:
        return []
    lines = list(_lines(a))
    if len({body.code for _, body, _ in lines}) < _FEWEST:
        return []
    first = lines[0][0].first
    nouns = [i for i in a.labelled("AGREEMENT") if i < first and a.tokens[i].data.get("strong") and _leads(a, i)]
    return [
        OfBody(body, unit.first, place, nouns[-1])
        for unit, body, behind in lines
        for place in _named(a, behind, unit.last)
        if nouns
    ]


def _leads(a: Annotated, noun: int) -> bool:
    """Whether a noun stands in the question that is answered, or in the heading of the list; visits have headings too."""
    unit = a.unit(noun)
    words = a.words(unit).lower()
    if any(word.startswith(_VISITS) for word in words.split()) or a.tokens[noun].text.endswith("s"):
        return False
    return "?" in words or opens(a, unit) is not None


_VISITS = ("besök", "resa", "resor", "möte", "cup", "turnering", "utbyte", "läger", "gäst", "inbjud")


def said_state(a: Annotated, place: int) -> tuple[int, int, Status] | None:
    """The state that a short sentence behind the name gives in the same line: "Ja, Bytów. Avtalet är vilande."."""
    for unit in a.units[a.unit_index(place) + 1 :]:
        if unit.first >= line_end(a, place):
            return None
        words = a.words(unit)
        told = state_in(words) if len(words.split()) <= _SHORT else None
        if told is not None and a.tokens[unit.first].text.lower() in _IT:
            return (*a.span(unit.first, unit.last), told[0])
    return None


_SHORT = 5  # words of a sentence that only gives the state
_IT = frozenset({"avtalet", "det", "samarbetet", "relationen", "vänortsavtalet", "kontakten"})


def _lines(a: Annotated) -> Iterator[tuple[Unit, Body, int]]:
    """The lines that a body and a mark open, with the token behind the mark."""
    for unit in a.units:
        at = first_word(a, unit)
        if at is None:
            continue
        mark = next((i for i in range(at + 1, min(at + 4, unit.last)) if a.tokens[i].text in _MARKS), None)
        if mark is None:
            continue
        found = resolve_body(a.item.view.text[a.tokens[at].start : a.tokens[mark - 1].end])
        if found is not None:
            yield unit, found[0], mark + 1


def _named(a: Annotated, at: int, last: int) -> Iterator[int]:
    """The names that a line gives, behind its "Ja" and one behind the other."""
    while at < last and a.tokens[at].text.lower() in _YES:
        at += 1
    while at < last and a.tokens[at].label in ("PLACE", "NAME"):
        yield at
        at += 1
        while at < last and (a.tokens[at].label in ("COUNTRY", "DATE") or a.tokens[at].text.lower() in _BESIDE):
            at += 1


_BESIDE = frozenset({"(", ")", ",", "och", "i", "sedan", "från"})
