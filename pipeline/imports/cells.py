"""The grammar of cells: classes with official names, labelled parts, states with a year and a side, dates, partners.

    Vänortssamarbete (sister regions) Kommunalt partnerskap (friendship)     two classes, each with its official name
    Vänortssamarbete: 2008 Kommunalt partnerskap: 2011                       a part for each class; without labels, for all
    Avslutat (2019) av Kina                                                  a state, its day, and who made it so
    Wuzhou (梧州市, 广西壮族自治区)                                            a name, with its units in local script

The words are the mapping's; what is left over in a cell is told, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from schemas.dates import FORMS, Date
from schemas.record import AgreementClass, Status

Span = tuple[int, int]
T = TypeVar("T")
_FILLING = re.compile(r"[\s,;/&·]*(?:och|and|samt)?[\s,;/&·]*", re.I)
_QUALIFIED = (
    (re.compile(r"(?:ca|c:a|cirka|omkring|runt|around|about)\.?\s+", re.I), "approximate"),
    (re.compile(r"(?:före|innan|before)\s+", re.I), "before"),
    (re.compile(r"(?:efter|after)\s+", re.I), "after"),
)
SEASONS = {"våren": "21", "sommaren": "22", "hösten": "23", "vintern": "24"}


@dataclass(frozen=True, slots=True)
class ClassPart:
    """A class named in a cell, and the relation's official name where one stands there."""

    value: AgreementClass
    span: Span
    designation: str | None = None
    designation_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of a cell, and the class whose label stands before it (None: it is for all)."""

    label: AgreementClass | None
    span: Span


@dataclass(frozen=True, slots=True)
class StatusPart:
    """A state, the day that stands behind it, and who is said to have made it so."""

    value: Status
    span: Span
    date: Date | None = None
    date_span: Span | None = None
    by: str | None = None
    by_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A partner's name, and what stands in parentheses behind it, unit by unit."""

    name: str
    span: Span
    units: tuple[tuple[str, Span], ...] = ()


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first, over any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


def lookup(words: Mapping[str, T], said: str) -> T | None:
    """The value of a word, in any case and white space."""
    plain = " ".join(said.split()).casefold()
    return next((value for word, value in words.items() if word.casefold() == plain), None)


def plain(text: str, marks: str) -> str:
    """The text with footnote marks made blanks, so that all offsets hold."""
    return text.translate({ord(mark): " " for mark in marks})


def rest(text: str, spans: Iterable[Span]) -> list[Span]:
    """What is left of a cell beside the spans that were understood, and the signs and words that only join them."""
    left, at = [], 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        if start > at and not _FILLING.fullmatch(text, at, start):
            left.append(trimmed(text, at, start))
        at = max(at, end)
    return left


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the white space and commas at its ends."""
    while start < end and text[start] in " \t\n,;":
        start += 1
    while end > start and text[end - 1] in " \t\n,;":
        end -= 1
    return start, end


def classes(text: str, words: Mapping[str, AgreementClass], named: Iterable[str]) -> tuple[list[ClassPart], list[Span]]:
    """The classes of a cell, in its order, and what was not understood.

    `named` are the words that are an official name themselves.
    """
    own = {name.casefold() for name in named}
    found, told = [], []
    for match in re.finditer(rf"(?<!\w)({either(words)})(?!\w)(?:\s*\(([^()]*)\))?", text, re.I):
        value = lookup(words, match.group(1))
        assert value is not None
        span = trimmed(text, *match.span(2)) if match.group(2) is not None else None
        if span is None and match.group(1).casefold() in own:
            span = match.span(1)
        name = text[slice(*span)] if span else None
        found.append(ClassPart(value, match.span(1), name or None, span if name else None))
        told.append(match.span())
    return found, rest(text, told)


def labelled(text: str, words: Mapping[str, AgreementClass]) -> list[Labelled]:
    """The stretches of a cell that has a class and a colon before each; the whole cell where it has none."""
    marks = list(re.finditer(rf"(?<!\w)({either(words)})\s*:\s*", text, re.I))
    found = [] if marks and not text[: marks[0].start()].strip(" ,;") else [Labelled(None, (0, len(text)))]
    if marks and found:
        found = [Labelled(None, (0, marks[0].start()))]
    for n, mark in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(text)
        found.append(Labelled(lookup(words, mark.group(1)), (mark.end(), end)))
    return [Labelled(part.label, trimmed(text, *part.span)) for part in found]


def part_for(parts: Iterable[Labelled], wanted: AgreementClass) -> Labelled | None:
    """The stretch that is about a class: its own, else the one for all."""
    found = list(parts)
    own = next((part for part in found if part.label == wanted), None)
    return own or next((part for part in found if part.label is None), None)


def status(
    text: str, words: Mapping[str, Status], by: str, unknown: Iterable[str]
) -> tuple[StatusPart | None, list[Span]]:
    """The state that a cell (or a stretch of it) gives, and what was not understood."""
    unknown = tuple(unknown)
    match = re.search(rf"(?<!\w)({either(words)})(?!\w)(?:\s*\(([^()]*)\))?", text, re.I)
    if match is None:
        return None, rest(text, ())
    value = lookup(words, match.group(1))
    assert value is not None
    told, day, day_span = [match.span(1)], None, None
    if match.group(2) is not None:
        day_span = trimmed(text, *match.span(2))
        day = date(text[slice(*day_span)], unknown)
        told = [match.span()] if day else told
    elif bare := _bare_day(text, match.end(1), unknown):
        day, day_span = bare
        told = [(match.start(1), day_span[1])]
    side = (
        re.compile(rf"\s*(?<!\w){re.escape(by)}\s+([^,;()]+)", re.I).match(text, max(end for _, end in told))
        if by
        else None
    )
    who = trimmed(text, *side.span(1)) if side else None
    if side:
        told.append(side.span())
    part = StatusPart(value, match.span(1), day, day_span if day else None, text[slice(*who)] if who else None, who)
    return part, rest(text, told)


def _bare_day(text: str, at: int, unknown: Iterable[str]) -> tuple[Date, Span] | None:
    """The day that stands right behind a state, without parentheses (`upphörd 2019`, `vilande sedan våren 2020`)."""
    lead = re.compile(r"\s*,?\s*(?:(?:sedan|since|från|from|år|den|i|in|on)\s+)?", re.I).match(text, at)
    words = list(re.finditer(r"[^\s,;()]+", text[: text.find("(", at) if "(" in text[at:] else None]))
    behind = [word for word in words if lead and word.start() >= lead.end()][:3]
    for count in range(len(behind), 0, -1):
        span = behind[0].start(), behind[count - 1].end()
        if lead and span[0] == lead.end() and (found := date(text[slice(*span)], unknown)):
            return found, span
    return None


def date(text: str, unknown: Iterable[str] = ()) -> Date | None:
    """The date that a whole cell gives; None for what is no date."""
    said = " ".join(text.split())
    if lookup(dict.fromkeys(unknown, True), said):
        return Date(value=None, precision="unknown")
    for pattern, qualifier in _QUALIFIED:
        if match := pattern.match(said):
            inner = date(said[match.end() :])
            return inner.model_copy(update={"qualifier": qualifier}) if inner else None
    if match := re.fullmatch(r"(\d{3})0[- ]?tal(?:et)?", said):
        return Date(value=f"{match.group(1)}X", precision="decade")
    if match := re.fullmatch(rf"({'|'.join(SEASONS)})\s+(\d{{4}})", said, re.I):
        return Date(value=f"{match.group(2)}-{SEASONS[match.group(1).lower()]}", precision="season")
    if match := re.fullmatch(r"(\d{4})\s*[–/-]\s*(\d{4})", said):
        return Date(value=f"{match.group(1)}/{match.group(2)}", precision="range")
    first, dash, second = (part.strip() for part in said.partition("–"))
    if dash and "–" not in second and (ends := _ends(first, second)):
        return Date(value=ends, precision="range")
    if "/" in said and re.fullmatch(FORMS["range"], said):
        return Date(value=said, precision="range")
    for precision in ("day", "month", "year"):
        if re.fullmatch(FORMS[precision], said):
            return Date(value=said, precision=precision)
    return None


def _ends(*said: str) -> str | None:
    """The value of a range between two dates (`våren 2019–2021-03`)."""
    ends = [found for text in said if (found := date(text)) and found.precision != "range" and not found.qualifier]
    return "/".join(str(end.value) for end in ends) if len(ends) == len(said) else None


def partner(text: str) -> Named:
    """A name with what stands in parentheses behind it."""
    match = re.fullmatch(r"\s*([^()]*?)\s*(?:\(([^()]*)\))?\s*", text, re.S)
    if match is None:
        span = trimmed(text, 0, len(text))
        return Named(text[slice(*span)], span)
    units = []
    for unit in re.finditer(r"[^,，、;]+", match.group(2) or ""):
        span = trimmed(text, match.start(2) + unit.start(), match.start(2) + unit.end())
        if span[0] < span[1]:
            units.append((text[slice(*span)], span))
    return Named(match.group(1), match.span(1), tuple(units))
