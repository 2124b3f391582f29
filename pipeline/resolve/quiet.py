"""Since when nothing has happened between two parties: "den senaste kontakten togs hösten 2001", "inga möten efter 2004"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_YEARS = 2  # without contact, at least: one year may be chance
_THING = r"(?:kontakt|aktivitet|utbyte|möte|verksamhet|samarbete)"
_YEAR = r"(?:\w+\s+){0,2}?((?:19|20)\d\d)\b"
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
)


def quiet_since(text: str, now: int) -> Iterator[tuple[int, int]]:
    """The passages of a text that tell of a last contact years before the year `now`."""
    for form in _FORMS:
        for match in form.finditer(text):
            if int(match[1]) <= now - _YEARS:
                yield match.span()
