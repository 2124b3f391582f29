"""The names of citizens: a private person who hands in a medborgarförslag is named in nothing that is shown.

The data itself holds no such name (`Mover.name` is null and no evidence covers it), but headings and the lines around
a quote may: minutes write `Medborgarförslag från Anna Ek om …`. Raw pages are working data and part of no export.
"""

from __future__ import annotations

import re

HIDDEN = "[enskild]"
_NAME = r"[A-ZÅÄÖÉ][\w'’-]+(?:\s+(?:von|af|de|van)\b)?(?:\s+[A-ZÅÄÖÉ][\w'’-]+)+"
_HOW = r"(?:\s*\([^)]*\))?(?:\s+(?:som\s+)?(?:har\s+)?(?:inlämnats|inkommit|väckts|lämnats)(?:\s+in)?)?"
_MOVER = re.compile(
    rf"(?P<lead>(?:[Mm]edborgar|[Ii]nvånar)förslag(?:et)?{_HOW}\s+(?:från|av)\s+)"
    rf"{_NAME}(?:(?:,\s*|\s+och\s+){_NAME})*"
)


def mask(text: str) -> str:
    """The text with the name of a medborgarförslag's mover replaced."""
    return _MOVER.sub(lambda match: match["lead"] + HIDDEN, text)
