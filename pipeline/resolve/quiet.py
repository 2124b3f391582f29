"""Since when nothing has happened between two parties: "den senaste kontakten togs hösten 2001", "inga möten efter 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_YEARS = 2  # without contact, at least: one year may be chance
_LONG = 5  # without visits or letters: other contacts may go on for a while
_THING = r"(?:kontakt|aktivitet|utbyte|möte|verksamhet|samarbete)"
_YEAR = r"(?:\w+\s+){0,2}?((?:19|20)\d\d)\b"
_VISIT = r"(?:besök|brev|resa|resor|delegation|träff)"
_FORMS = (
    re.compile(
        rf"\b(?:senaste|sista)\s+(?:gemensamma\s+|direkta\s+|kända\s+)?{_THING}\w*\b[^.;:]{{0,60}}?\b(?:togs|var|ägde\s+rum|skedde|hölls|är\s+från|förekom"
        rf"|genomfördes|dateras)\b[^.;:]{{0,40}}?\b{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:inte|inga|ingen|inget)\b[^.;:]{{0,50}}?\b{_THING}\w*\b[^.;:]{{0,50}}?\b(?:sedan|efter)\s+{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:sedan|efter)\s+{_YEAR}\s+(?:har|hade)\s+(?:det\s+)?(?:inte|inga|ingen|inget)\s+(?:\w+\s+){{0,3}}?{_THING}\w*",
        re.IGNORECASE,
    ),
)
_LONG_FORMS = (
    re.compile(
        rf"\b(?:senaste|sista)\s+(?:kända\s+|ömsesidiga\s+)?{_VISIT}\w*\s+(?:(?:togs|var|ägde\s+rum|skedde|gjordes|skickades|sändes|är)\s+)?"
        rf"(?:\w+\s+)?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:sedan|efter)\s+{_YEAR}\s+har\s+ingen\s+(?:(?:längre|från|kommunen|regionen|härifrån|därifrån)\s+){{0,3}}"
        r"(?:träffat|besökt|mött|rest|varit\s+där|skrivit|hört\s+av)\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:inga|inget|ingen)\s+(?:\w+\s+)?{_VISIT}\w*\b[^.;:]{{0,40}}?\b(?:sedan|efter)\s+{_YEAR}", re.IGNORECASE
    ),
)


def quiet_since(text: str, now: int) -> Iterator[tuple[int, int]]:
    """The passages of a text that tell of a last contact years before the year `now`."""
    yield from _of_forms(_FORMS, text, now - _YEARS)


def unvisited_since(text: str, now: int) -> Iterator[tuple[int, int]]:
    """The passages that tell of a last visit or letter long before the year `now`; plainer words for the state go before."""
    yield from _of_forms(_LONG_FORMS, text, now - _LONG)


def _of_forms(forms: tuple[re.Pattern[str], ...], text: str, last: int) -> Iterator[tuple[int, int]]:
    for form in forms:
        yield from (match.span() for match in form.finditer(text) if int(match[1]) <= last)
