"""How much of a document an export quotes: one att-sats at most, the one that holds the value.

The evidence of today's rules is a few words; longer quotes come from tables, from corrections, and from rules to come.
A quote is cut at the ends of sentences, at the members of a list, at `att` that begins a new att-sats of a decision, and
at empty lines. What is left out is marked by `…`. Cutting a quote that was cut changes nothing.
"""

from __future__ import annotations

import re
from typing import Final

MARK: Final = "…"
LONGEST: Final = 300  # characters: a longer clause is cut between words
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:\w|t\.?ex|bl\.?a|m\.?fl|m\.?m|s\.?k|d\.v\.s|ca|kl|nr|dnr|fr\.o\.m|t\.o\.m|jfr|enl|kap|prop|ordf|st|kr)$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"(?P<stop>[.!?][”\"»)]?)(?=\s+[\"”»(]?[A-ZÅÄÖÉ§\d])"  # a sentence ends
    r"|\n[ \t]*\n\s*"  # an empty line
    r"|\n(?=[ \t]*(?:[•·▪●○◦*–—-][ \t]|\d{1,2}[.)][ \t]|[a-z]\)[ \t]|att\s))"  # the next member of a list
    r"|(?<=[,;])\s+(?=(?:dels\s+)?att\s)"  # the next att-sats of a decision
    r"|(?<=\s)och(?=\s+att\s)"
)


def clauses(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each clause of a text, without the white space around it."""
    found, at = [], 0
    for match in _BORDER.finditer(text):
        if match["stop"] is not None and _ABBREVIATION.search(text[at : match.start()]):
            continue
        end = match.end() if match["stop"] is not None else match.start()
        found.append((at, end))
        at = match.end()
    found.append((at, len(text)))
    trimmed = [(end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())) for start, end in found]
    return [(start, end) for start, end in trimmed if start < end]


def is_one(quote: str) -> bool:
    """Whether a quote surely is no more than one clause: a quick look, which need not tell all that are."""
    return len(quote) <= LONGEST and not _BORDER.search(quote)


def one_clause(quote: str, value: str = "") -> str:
    """The clause of a quote that holds the value (the first where none holds it), with `…` for what is left out."""
    inner = quote.strip().removeprefix(MARK).removesuffix(MARK)
    parts = clauses(inner)
    if len(parts) < 2 and len(inner) <= LONGEST + 2:
        return quote
    said = " ".join(value.split()).casefold()
    folded = [" ".join(inner[start:end].split()).casefold() for start, end in parts]
    best = next((n for n, text in enumerate(folded) if said and said in text), 0)
    start, end = parts[best] if parts else (0, len(inner))
    if end - start > LONGEST:
        start, end = _window(inner, start, end, said)
    before = MARK if inner[:start].strip() or quote.lstrip().startswith(MARK) else ""
    after = MARK if inner[end:].strip() or quote.rstrip().endswith(MARK) else ""
    return f"{before}{inner[start:end]}{after}"


def _window(text: str, start: int, end: int, said: str) -> tuple[int, int]:
    """At most `LONGEST` characters of a long clause, around the value, cut between words."""
    at = max(text.casefold().find(said, start, end), start) if said else start
    first = max(start, min(at - LONGEST // 3, end - LONGEST))
    last = min(end, first + LONGEST)
    if first > start:
        first = min(text.find(" ", first, at) + 1 or first, at) if at > first else first
    if last < end:
        last = max(text.rfind(" ", first + LONGEST // 2, last), first + LONGEST // 2)
    piece = text[first:last]
    return first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())
