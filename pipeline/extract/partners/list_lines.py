"""One line of a list of partners: the name, the country, and a year that opens the line.

Riga, Lettland          Lettland: Riga       - Den lettiska staden Riga       1990: Riga, Lettland
• Riga (Lettland)       I Lettland: Riga     2) Riga kommun, Lettland         Riga – Lettland – 1990
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.annotate import MARKS, Annotated, Unit
from pipeline.extract.names import ANY_UNIT, FOREIGN_UNITS, UNIT_WORDS
from pipeline.extract.places import LABELS
from pipeline.extract.state_notes import is_state_word
from pipeline.places.gazetteer import lookup

_SHORT = 12  # tokens of a line that is no sentence
_AFTER = frozenset({"(", ",", "i", "–", "-", "sedan", ":", "/", "kommun", "stad", "från", ";", "|"})
_BETWEEN = frozenset({":", "–", "-", "—", ",", "/", "|", "("})
_COLUMN = 5  # tokens behind a name among which its country stands


@dataclass(frozen=True, slots=True)
class ListLine:
    """The token of the name, the countries that the line gives, and the token of a date that opens it."""

    place: int
    countries: frozenset[str]
    since: int | None
    marked: bool


def first_word(a: Annotated, unit: Unit) -> int | None:
    """The first token behind marks, numbers and letters of a list; None for an empty line."""
    at = unit.first
    while at < unit.last and (a.tokens[at].text in MARKS or a.tokens[at].label == "BREAK"):
        at += 1
    if at + 2 < unit.last and a.tokens[at].text == "[" and a.tokens[at + 2].text == "]":
        at += 3
    while (
        at + 2 < unit.last
        and (a.tokens[at].text.isdigit() or (len(a.tokens[at].text) == 1 and a.tokens[at].text.isalpha()))
        and a.tokens[at + 1].text in ".)"
    ):
        at += 2
    return at if at < unit.last else None


def read_line(a: Annotated, unit: Unit, over: frozenset[str] = frozenset()) -> ListLine | None:
    """What a line gives, where it is the line of a list: it begins with a name, and is short or bears a mark.

    `over` is the country of the heading over it.
    """
    first = first_word(a, unit)
    if first is None:
        return None
    marked = first > unit.first
    if not marked and sum(a.tokens[i].label != "BREAK" for i in range(first, unit.last)) > _most(a, unit, first):
        return None
    at, since = first, None
    if a.tokens[at].label == "DATE":
        since, at = at, _over(a, at + 1, unit.last)
    land = at + 1 if a.tokens[at].text in ("I", "i") and a.tokens[at + 1].label == "COUNTRY" else at
    codes: set[str] = set()
    if a.tokens[land].label == "COUNTRY":
        at = _over(a, land + 1, unit.last)
        if at == land + 1 and land == first:
            return None  # "Norge har", and no mark between the country and a name
        codes.add(a.tokens[land].data.code)
    at = _over_kind(a, at, unit.last, codes)
    if at >= unit.last or not (_is_name(a, at, codes | over) or _in_columns(a, at, unit.last)):
        return None
    if not _stands_alone(a, at, unit.last):
        return None
    behind = _country_behind(a, at, unit.last)
    return ListLine(at, frozenset(codes or ({behind} if behind else over)), since, marked)


def _most(a: Annotated, unit: Unit, first: int) -> int:
    """How many tokens a line may have: more where it sets a country behind the name, and no stop at its end."""
    landed = any(a.tokens[i].label == "COUNTRY" for i in range(first + 1, min(first + 4, unit.last)))
    return 2 * _SHORT if landed and a.last_word(unit) not in ".!?:" else _SHORT


def _over(a: Annotated, at: int, last: int) -> int:
    """Over the marks that part the columns of a line."""
    while at < last and (a.tokens[at].text in _BETWEEN or a.tokens[at].text.startswith("..")):
        at += 1
    return at


def _over_kind(a: Annotated, at: int, last: int, codes: set[str]) -> int:
    """Over "den lettiska staden"; the adjective's country is told with it."""
    while at < last:
        token = a.tokens[at]
        if token.label == "NATION":
            codes.add(token.data.code)
        elif token.text.lower() not in UNIT_WORDS | {"den", "det"}:
            return at
        at += 1
    return at


def _is_name(a: Annotated, at: int, codes: set[str]) -> bool:
    """Whether a token is a name: labelled so, or with a capital behind a country."""
    token = a.tokens[at]
    if is_state_word(token.text) or token.text in LABELS:
        return False  # "Startår" that opens the line of a label and its value
    if token.label in ("PLACE", "NAME"):
        return True
    return _is_plain(a, at) and (bool(codes) or _sets_apart(a, at))


def _is_plain(a: Annotated, at: int) -> bool:
    """Whether a word without a label may be a name: it has a capital, and is no word for a unit and no label of a form."""
    token = a.tokens[at]
    capital = token.label == "" and token.text[:1].isupper()
    return capital and token.text.lower() not in UNIT_WORDS and token.text not in LABELS


def _in_columns(a: Annotated, at: int, last: int) -> bool:
    """Whether a word that no gazetteer has stands in the column before a country's, and nothing but a year behind that."""
    if not _is_plain(a, at):
        return False
    land = _over(a, at + 1, last)
    if land >= last or a.tokens[land].label != "COUNTRY":
        return False
    rest = a.tokens[land + 1 : last]
    return all(t.label in ("BREAK", "DATE") or t.text in _AFTER or t.text.startswith("..") for t in rest)


def _sets_apart(a: Annotated, at: int) -> bool:
    """Whether a dash parts a word, which is a place's name abroad, from what the line tells of it: "Lunner – skogskommun"."""
    known = lookup(a.tokens[at].text) if a.tokens[at + 1].text in ("–", "—") else ()
    return bool(known) and known[0].country != "SE"


def _stands_alone(a: Annotated, at: int, last: int) -> bool:
    """Whether a name is followed by its country, a date, a mark or nothing, and is not the subject of a sentence."""
    following = a.tokens[at + 1] if at + 1 < last else None
    return (
        following is None
        or following.label in ("BREAK", "COUNTRY", "DATE")
        or following.text.lower() in _AFTER | FOREIGN_UNITS
        or following.text.startswith("..")
        or (following.text == "." and at + 2 < last and a.tokens[at + 2].label == "BREAK")
    )


def _country_behind(a: Annotated, at: int, last: int) -> str | None:
    """The country in the columns behind a name: "Riga – Lettland", "Riga / Lettland", "Riga  1990  Lettland"."""
    for i in range(at + 1, min(at + 1 + _COLUMN, last)):
        token = a.tokens[i]
        if token.label == "COUNTRY":
            return str(token.data.code)
        if not (
            token.text in _BETWEEN
            or token.text.startswith("..")
            or token.label == "DATE"
            or token.text.lower() in ANY_UNIT | {"i", "från", "sedan", "stad"}
        ):
            return None
    return None
