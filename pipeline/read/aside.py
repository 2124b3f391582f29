"""What stands on a page beside its text: it is kept in the raw text, and is no part of the reading text.

Lines turned against the text (the stamp of a signature along the edge), letters printed large upon other lines (a
watermark), and the numbers that a word processor sets beside each line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.lines import Line, Place

LARGE = 2.2  # times the usual height of letters: those of a watermark, where they stand upon others
_NUMBERS = re.compile(r"\d{1,4}(?: \d{1,4}){4,}")
_NUMBERED = re.compile(r"(?P<number>\d{1,4})(?:[ \xa0]{2,}|\t)(?=\S)")
_FEWEST = 5  # numbers of lines
_STEPS = (1, 2, 5, 10)


def aside(lines: Sequence[Line]) -> set[int]:
    """The indices of those of a document's lines that stand beside its text."""
    found: set[int] = set()
    start = 0
    for stop in range(1, len(lines) + 1):
        if stop == len(lines) or lines[stop].first:
            page = range(start, stop)
            found.update(i for i in page if _are_numbers(lines[i].text))
            found.update(_turned(lines, page))
            found.update(_overprint(lines, page))
            start = stop
    return found


def _are_numbers(text: str) -> bool:
    if not _NUMBERS.fullmatch(text):
        return False
    numbers = [int(number) for number in text.split()]
    return len({below - above for above, below in pairwise(numbers)}) == 1 and count_lines(
        numbers, goes_on=len(numbers)
    )


def count_lines(numbers: Sequence[int], *, goes_on: int) -> bool:
    """Whether numbers in front of lines count the lines of the page: by even steps, and also where a sentence goes on
    from the line above, as it does at `goes_on` of them. Those of a list stand at its points."""
    if len(numbers) < _FEWEST:
        return False
    steps = Counter(below - above for above, below in pairwise(numbers))
    step, times = steps.most_common(1)[0]
    return step in _STEPS and times >= max(_FEWEST - 1, len(numbers) - 3) and goes_on * 4 >= len(numbers)


def _turned(lines: Sequence[Line], page: range) -> list[int]:
    found = [i for i in page if (place := lines[i].place) and place.turned]
    letters = sum(len(lines[i].text) for i in page)
    # A page set sideways as a whole is text.
    return found if sum(len(lines[i].text) for i in found) * 2 < letters else []


def _overprint(lines: Sequence[Line], page: range) -> list[int]:
    heights = Counter(round(place.height) for i in page if (place := lines[i].place) for _ in lines[i].text)
    if not heights:
        return []
    usual = max(heights, key=lambda height: (heights[height], height))
    return [
        i
        for i in page
        if (place := lines[i].place)
        and not place.words
        and place.height > LARGE * usual
        and any(_on(place, other) for k in page if k != i and (other := lines[k].place))
    ]


def _on(large: Place, other: Place) -> bool:
    """Whether letters of a line stand between those of a large one."""
    middle = other.base - 0.5 * other.height
    across = large.first[0] < other.last[2] and other.first[0] < large.last[2]
    return across and large.first[1] + 0.1 * large.height < middle < large.first[3] - 0.2 * large.height


def unnumbered(lines: Sequence[Line]) -> None:
    """Take the numbers of lines off the lines of pages without geometry, where they stand in front of the text."""
    start = 0
    for stop in range(1, len(lines) + 1):
        if stop < len(lines) and not lines[stop].first:
            continue
        found = [
            (line, match) for line in lines[start:stop] if (match := _NUMBERED.match(line.text)) and not line.place
        ]
        start = stop
        goes_on = sum(line.text[match.end()].islower() for line, match in found)
        if not count_lines([int(match["number"]) for _, match in found], goes_on=goes_on):
            continue
        for line, match in found:
            line.start += match.end()
            line.text = line.text[match.end() :]
