"""Names that are a firm's by what stands beside them, and no unit abroad."""

from __future__ import annotations

import re

from pipeline.extract.annotate import Annotated
from pipeline.extract.tokens import Token


def is_firm(a: Annotated, at: int) -> bool:
    """Whether a name is a firm's by what stands beside it: its seat ("avtal med Volta i Brno", "med Delfi Glas, Tallinn, om"),
    or a further capitalised word of its name ("Polarn Tours")."""
    token = a.tokens[at]
    if _in_capitals(a, at):
        return True
    before = a.tokens[at - 1] if at - 1 > a.unit(at).first else None  # the first word has its capital as such
    if before is not None and (before.label == "" or _unknown(before)) and _CAPITALISED.fullmatch(before.text):
        return True
    if token.label == "PLACE" and before is not None and before.text == "," and _unknown(a.tokens[at - 2]):
        return a.tokens[at + 1].text in (",", ".") and not _listed_on(a, at)
    if not _unknown(token) or at + 2 >= len(a.tokens):
        return False
    seat = a.tokens[at + 2]
    city = seat.label == "PLACE" and seat.data.candidates[0].kind in ("city", "municipality")
    if a.tokens[at + 1].text == ",":
        return city and " " in token.text and not _listed_on(a, at + 2)
    return city and a.tokens[at + 1].text.lower() == "i"


def _in_capitals(a: Annotated, at: int) -> bool:
    """Whether a name alone of its line is written in capitals, as firms are: "Avtal med NIBE om spillvärme"."""
    beside = [
        a.tokens[i].text for i in range(a.unit(at).first, a.unit(at).last) if i != at and len(a.tokens[i].text) > 2
    ]
    return a.tokens[at].text.isupper() and len(beside) > 1 and not any(word.isupper() for word in beside)


def _unknown(token: Token) -> bool:
    """Whether a name is one that no gazetteer has."""
    return token.label == "NAME" and not token.data.is_known(token.text)


def _listed_on(a: Annotated, at: int) -> bool:
    """Whether a list goes on behind a name: "…, Tallinn och Pärnu"."""
    behind = a.tokens[at + 1 : at + 3]
    return any(t.text.lower() in ("och", "samt") for t in behind) or any(t.label in ("PLACE", "NAME") for t in behind)


_CAPITALISED = re.compile(
    r"(?!(?:Norra|Södra|Östra|Västra|Gamla|Nya|Stora|Lilla|Sankt|Den|Det|De)$)[A-ZÅÄÖ][a-zåäöéø]{2,}"
)
