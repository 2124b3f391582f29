"""Which paragraphs minutes hold, as their first page states it: `Paragrafer 170–174`, `§§ 12, 14–17`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.split.rows import Row

_LABEL = re.compile(
    r"(?:(?:justerade|behandlade|aktuella) )?(?:protokollet (?:omfattar|gäller)|omfattar|omfattning|paragraf(?:er|erna)?|ärenden|punkter|"
    r"beslut nr)\b[ :.]*(?:paragraf(?:er|erna)? )?|(?=§§)",
    re.I,
)
_TO = r"(?:[-–—]|till|t\.?o\.?m\.?)"
_NUMBER = r"(?:§§? ?)?\d{1,4}(?:/\d{2,4})?"
_LIST = re.compile(
    rf"{_NUMBER}(?: ?{_TO} ?{_NUMBER})?(?:(?:, ?| och | samt ){_NUMBER}(?: ?{_TO} ?{_NUMBER})?)*\.?", re.I
)
_RANGE = re.compile(rf"(?P<first>\d{{1,4}})(?:/\d{{2,4}})?(?: ?{_TO} ?(?:§§? ?)?(?P<last>\d{{1,4}})(?:/\d{{2,4}})?)?")
_TOP = 60  # rows among which the first page states them
_MOST = 300  # paragraphs of a meeting


def stated_paragraphs(rows: Sequence[Row]) -> frozenset[int]:
    """The paragraphs that a line of the first page states; none where no line does, or more than one."""
    found: list[frozenset[int]] = []
    for row in rows[:_TOP]:
        for text in dict.fromkeys([row.text, *(row.text[start:end] for start, end in row.cells)]):
            label = _LABEL.match(text)
            stated = _numbers(text[label.end() :]) if label is not None else frozenset()
            if stated:
                found.append(stated)
                break
    # where each item is labelled so (`Paragraf: 12`), none states the others
    single = [stated for stated in found if len(stated) == 1]
    if len(single) > 1:
        found = [stated for stated in found if len(stated) > 1]
    return found[0] if found else frozenset()


def _numbers(text: str) -> frozenset[int]:
    text = text.strip()
    if not _LIST.fullmatch(text):
        return frozenset()
    numbers: set[int] = set()
    for part in _RANGE.finditer(text):
        first, last = int(part["first"]), int(part["last"] or part["first"])
        if not 0 <= last - first < _MOST:
            return frozenset()
        numbers.update(range(first, last + 1))
    return frozenset(numbers)
