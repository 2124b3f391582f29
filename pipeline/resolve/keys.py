"""Exact keys under which items of different documents meet, so that nothing is compared with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta

from pipeline.resolve.copies import Copy

_MOST = 60  # items under one key: with more, the key tells nothing apart


@dataclass(frozen=True, slots=True)
class Link:
    """Two items that are the same §, the likeness of their texts or better; `whole`: the first holds the second."""

    one: Copy
    two: Copy
    score: float
    whole: bool = False


def days_of(copy: Copy) -> list[str]:
    """The days of the meeting, one by one."""
    if copy.days is None:
        return []
    first, last = map(Day.fromisoformat, copy.days)
    return [(first + timedelta(days=n)).isoformat() for n in range(min(7, (last - first).days) + 1)]


def marks_of(copy: Copy) -> list[object]:
    """What the item is known by, other than § and day: its case, its title, and the partners of its records."""
    return [*([copy.case[:2]] if copy.case else []), *([copy.key] if copy.key else []), *copy.about]


def gaps_in(number: str) -> list[str]:
    """A day or a § with each of its digits left out in turn."""
    return [f"{number[:n]}?{number[n + 1 :]}" for n, digit in enumerate(number) if digit.isdigit()]


def index(keyed: Iterable[tuple[Copy, object]]) -> dict[object, list[Copy]]:
    """The items under each key; a key that none has gives an empty list."""
    found: dict[object, list[Copy]] = defaultdict(list)
    for copy, key in keyed:
        found[key].append(copy)
    return found


def blocks(keyed: Iterable[tuple[Copy, object]]) -> Iterator[list[Copy]]:
    """The items under each key that more than one has, where not so many have it that it tells nothing."""
    for group in index(keyed).values():
        if 1 < len(group) <= _MOST:
            yield group


def same_bytes(copies: Sequence[Copy]) -> Iterator[Link]:
    """The same file under two names: its items one by one."""
    bytes_of = _bytes(copies)
    firsts: dict[tuple[tuple[str, str], str], Copy] = {}
    for copy in copies:
        first = firsts.setdefault((bytes_of[copy.home], copy.name[len(copy.home) :]), copy)
        if first is not copy:
            yield Link(first, copy, 2.0)


def one_of_each(copies: Sequence[Copy]) -> list[Copy]:
    """The items without those of files that are there already under another name."""
    bytes_of = _bytes(copies)
    homes: dict[tuple[str, str], str] = {}
    return [c for c in copies if homes.setdefault(bytes_of[c.home], c.home) == c.home]


def _bytes(copies: Iterable[Copy]) -> dict[str, tuple[str, str]]:
    """What says that two documents are the same bytes. The documents of one bundle may all have its sha256."""
    homes = {copy.home: copy.document.sha256 for copy in copies}
    files = Counter((home.partition("!")[0], sha) for home, sha in homes.items())
    bundles = {sha for (_, sha), times in files.items() if times > 1}
    return {home: (sha, home.partition("!")[2] if sha in bundles else "") for home, sha in homes.items()}
