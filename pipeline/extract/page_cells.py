"""What a line of the page holds side by side: the view folds white space, the page still shows the columns."""

from __future__ import annotations

import re

from pipeline.read.view import View

_GAP = 3  # white characters of the page that part two columns


def cells_of(view: View, start: int, end: int, gap: int = _GAP) -> list[tuple[int, int]]:
    """The ranges of a line that gaps of the page part, as wide as `gap` white characters."""
    cuts = [start]
    for space in re.finditer(r"\s+", view.text[start:end]):
        left, right = start + space.start() - 1, start + space.end()
        inside = left >= start and right < end and view.pages[left] == view.pages[right]
        if inside and view.offsets[right] - view.offsets[left] > gap:
            cuts.append(right)
    return [trimmed(view.text, a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A range without white space and strokes at its ends."""
    while start < end and (text[start].isspace() or text[start] == "/"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "/"):
        end -= 1
    return start, end


_PARAGRAPH = re.compile(r"^\S+(?: \S+){8,}$", re.MULTILINE)


def text_begins(view: View) -> int:
    """Where a letter's text begins: above its first long line stand the head and the address, and nobody signs.

    0 where no such line stands in the first half: a foot may be as long.
    """
    first = _PARAGRAPH.search(view.text)
    return first.start() if first and 2 * first.start() < len(view.text) else 0
