"""Pages that come again: a copy, letter by letter, of a page above it says nothing new, and is read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LEAST = 200  # letters of such a page; forms with less on them look alike without being copies


def copied(pages: Iterable[Sequence[str]]) -> dict[int, int]:
    """For pages, given by their inked lines: the index of each copy, and that of the page it repeats."""
    seen: dict[tuple[str, ...], int] = {}
    found: dict[int, int] = {}
    for index, lines in enumerate(pages):
        words = tuple(" ".join(line.split()) for line in lines if not line.isspace() and line)
        if sum(map(len, words)) < _LEAST:
            continue
        first = seen.setdefault(words, index)
        if first != index:
            found[index] = first
    return found
