"""Leaks in a text, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipeline.privacy.addresses import addresses
from pipeline.privacy.digits import scan
from pipeline.privacy.mail import mail_addresses
from pipeline.privacy.model import KINDS, Kind, Leak, label
from pipeline.privacy.numbers import personal_numbers
from pipeline.privacy.people import citizens, pattern_of
from pipeline.privacy.persons import named
from pipeline.privacy.phones import phone_numbers

# Characters that stand for nothing in any text (Unicode's noncharacters), one for each kind.
_VEILS: dict[Kind, str] = {kind: chr(0xFDD0 + n) for n, kind in enumerate(KINDS)}
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"[ \t\u00a0]*[,;·]?[ \t\u00a0]*\n?[ \t\u00a0]*")
_KEPT = 512  # texts that are remembered: headings and titles come again and again
_SHORT = 2000


def leaks(text: str, who: Iterable[str] = (), kinds: Iterable[Kind] = KINDS) -> list[Leak]:
    """The leaks of a text in their order; none overlaps another. `who` are private persons known from elsewhere."""
    names, wanted = frozenset(who), frozenset(kinds)
    found = _short(text, names, wanted) if len(text) <= _SHORT else _leaks(text, names, wanted)
    return list(found)


@lru_cache(_KEPT)
def _short(text: str, who: frozenset[str], kinds: frozenset[Kind]) -> tuple[Leak, ...]:
    return _leaks(text, who, kinds)


def _leaks(text: str, who: frozenset[str], kinds: frozenset[Kind]) -> tuple[Leak, ...]:
    found: list[Leak] = []
    found += mail_addresses(text)
    if _DIGIT.search(text):
        groups = scan(text)
        found += personal_numbers(text, groups)
        found += phone_numbers(text, groups)
    found += addresses(text)
    pattern = pattern_of(citizens(text) | who)
    if pattern:
        found += (Leak("enskild", *match.span()) for match in pattern.finditer(text))
    return tuple(leak for leak in _apart(text, found) if leak.kind in kinds)


def _apart(text: str, found: list[Leak]) -> list[Leak]:
    """Leaks that do not overlap: of two that do, the more telling kind gives its name to both. Lines of one address
    are one."""
    kept: list[Leak] = []
    for leak in sorted(found, key=lambda leak: (leak.start, -leak.end, KINDS.index(leak.kind))):
        last = kept[-1] if kept else None
        if last and leak.start < last.end:
            kind = min(last.kind, leak.kind, key=KINDS.index)
            kept[-1] = Leak(kind, last.start, max(last.end, leak.end))
        elif last and last.kind == leak.kind == "adress" and _BETWEEN.fullmatch(text, last.end, leak.start):
            kept[-1] = Leak("adress", last.start, leak.end)
        else:
            kept.append(leak)
    return kept


def mask(text: str, who: Iterable[str] = ()) -> str:
    """The text with each leak made its kind in brackets (`[telefon]`); a masked text stays as it is."""
    return _replaced(text, leaks(text, who), lambda leak: label(leak.kind))


def mask_note(text: str) -> str:
    """As `mask`, for what people write by hand: any person whom it names may be a private one."""
    return mask(text, named(text))


def veil(text: str, who: Iterable[str] = ()) -> str:
    """The text with each character of a leak made one that stands for nothing: as long as it was, so offsets hold."""
    return _replaced(text, leaks(text, who), lambda leak: re.sub(r"\S", _VEILS[leak.kind], text[leak.start : leak.end]))


def unveil(text: str) -> str:
    """A veiled text to be read by people: what is veiled becomes its kind in brackets."""
    for kind, sign in _VEILS.items():
        text = re.sub(rf"{sign}+(?:\s+{sign}+)*", label(kind), text)
    return text


def _replaced(text: str, found: Iterable[Leak], make: Callable[[Leak], str]) -> str:
    parts: list[str] = []
    at = 0
    for leak in found:
        parts += [text[at : leak.start], make(leak)]
        at = leak.end
    return "".join([*parts, text[at:]])
