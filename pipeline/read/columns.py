"""The order in which the lines of a page are read, where they stand in columns.

Rows of a table, labels beside their values and names beside names are read across, line by line. Three things are not:
running text set in two columns, notes in the margin that name a § of an earlier body, and the numbers that a word
processor sets beside each line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.aside import count_lines
from pipeline.read.cells import is_reference
from pipeline.read.marks import Line

_LONG = 25  # letters of a line from which the edges of the text are taken
_EDGE = 2.0  # points by which lines that begin together may differ
_NOTE = 26  # letters of a line of a marginal note, at most
_COLUMN_LINES = 6  # lines of each of two columns of text, at least
_GUTTER = 0.8  # of the size of the letters: the least that parts two columns
_FULL = 0.6  # of the lines of a column of text fill most of it


def in_order(lines: list[Line]) -> list[Line]:
    """The lines of a page, from the top down, in the order in which they are read; numbers of lines come last."""
    if len(lines) < 3:
        return lines
    lines, numbers = _without_numbers(lines)
    lines = _with_notes(lines)
    return [*_columns(lines), *([numbers] if numbers else [])]


# -- numbers of lines --------------------------------------------------------------------------------------------------


def _without_numbers(lines: list[Line]) -> tuple[list[Line], Line]:
    """The lines without the numbers that stand beside them, and these numbers as one line."""
    numbered = [(i, int(line[0].text)) for i, line in enumerate(lines) if _is_number(line[0].text)]
    if not numbered:
        return lines, []
    edge = _left_edge([line[1:] if _is_number(line[0].text) else line for line in lines])
    numbered = [(i, n) for i, n in numbered if edge is not None and lines[i][0].x1 < edge - 0.3 * lines[i][0].size]
    goes_on = sum(1 for i, _ in numbered if len(lines[i]) > 1 and lines[i][1].text[0].islower())
    if not count_lines([number for _, number in numbered], goes_on=goes_on):
        return lines, []
    taken = {i for i, _ in numbered}
    rest = [line[1:] if i in taken else line for i, line in enumerate(lines)]
    return [line for line in rest if line], [lines[i][0] for i, _ in numbered]


def _is_number(text: str) -> bool:
    return len(text) <= 4 and text.isdigit()


def _left_edge(lines: Sequence[Line]) -> float | None:
    """Where most lines of text begin."""
    starts = [line[0].x0 for line in lines if line and sum(len(word.text) for word in line) >= _LONG]
    return _commonest(starts)


def _commonest(places: Sequence[float]) -> float | None:
    return max(sorted(places), key=lambda x: sum(abs(x - other) <= _EDGE for other in places), default=None)


# -- notes in the margin -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Note:
    """What stands in the margin beside line `at`, and goes on beside the lines below it."""

    at: int
    words: Line
    left: bool
    base: float


def _with_notes(lines: list[Line]) -> list[Line]:
    """The lines, with references in the margin as lines of their own, each above the line beside which it begins."""
    edge = _left_edge(lines)
    if edge is None:
        return lines
    ends = [end for line in lines if (end := _text_end(line)) is not None]
    notes: list[_Note] = []
    rest: list[Line] = []
    for i, line in enumerate(lines):
        for left, cut in _margins(line, edge, ends):
            words, body = (line[:cut], line[cut:]) if left else (line[cut:], line[:cut])
            open_note = notes[-1] if notes and notes[-1].left == left else None
            text = " ".join(word.text for word in words)
            if len(text) <= _NOTE and is_reference(text):
                notes.append(_Note(i, words, left, words[0].base))
            elif len(text) <= _NOTE and open_note is not None and _goes_on(open_note, words):
                open_note.words = open_note.words + words
                open_note.base = words[0].base
            else:
                continue
            line = body
            break
        rest.append(line)
    above = {note.at: note.words for note in notes}
    return [out for i, line in enumerate(rest) for out in (above.get(i), line) if out]


def _margins(line: Line, edge: float, ends: Sequence[float]) -> Iterator[tuple[bool, int]]:
    """Where a line may be cut in text and margin: (whether the margin is the left one, index of a word)."""
    size = line[0].size
    if line[0].x0 < edge - 2 * size:
        cut = next((k for k, word in enumerate(line) if word.x0 > edge - _EDGE), len(line))
        if line[cut - 1].x1 < edge - 0.4 * size and (cut == len(line) or line[cut].x0 < edge + 4 * size):
            yield True, cut
    gaps = [k for k in range(1, len(line)) if line[k].x0 - line[k - 1].x1 > _GUTTER * size]
    if line[0].x0 > edge + 10 * size:
        gaps.insert(0, 0)
    for cut in gaps[-1:]:
        # No line of text may reach as far as the margin.
        if ends and sum(end > line[cut].x0 for end in ends) * 10 <= len(ends):
            yield False, cut


def _text_end(line: Line) -> float | None:
    """Where a long line of text ends; what a gap parts from it does not count."""
    letters = 0
    for word, after in pairwise(line):
        letters += len(word.text)
        if letters >= _LONG and after.x0 - word.x1 > _GUTTER * word.size:
            return word.x1
    return line[-1].x1 if letters + len(line[-1].text) >= _LONG else None


def _goes_on(note: _Note, words: Line) -> bool:
    step = words[0].base - note.base
    return abs(words[0].x0 - note.words[0].x0) <= _EDGE and 0 < step < 1.8 * words[0].size


# -- two columns of text -----------------------------------------------------------------------------------------------


def _columns(lines: list[Line]) -> list[Line]:
    """The lines, where they are two columns of running text those of the left column before those of the right."""
    for gutter in _gutters(lines):
        runs = _runs(lines, gutter)
        if runs:
            found: list[Line] = []
            at = 0
            for start, stop in runs:
                sides = [_halves(line, gutter) for line in lines[start:stop]]
                found += lines[at:start] + [left for left, _ in sides if left] + [right for _, right in sides if right]
                at = stop
            return found + lines[at:]
    return lines


def _gutters(lines: Sequence[Line]) -> list[float]:
    """Where right columns may begin: places at which many lines begin anew, best first."""
    starts = [
        word.x0
        for line in lines
        for k, word in enumerate(line)
        if k == 0 or word.x0 - line[k - 1].x1 > _GUTTER * line[k - 1].size
    ]
    left = _commonest(starts)
    counts: dict[float, int] = {}
    for x in sorted({round(start, 1) for start in starts}):
        if left is not None and abs(x - left) > 60:
            counts[x] = sum(abs(x - other) <= _EDGE for other in starts)
    return [x - _EDGE for x in sorted(counts, key=lambda x: (-counts[x], x))[:2] if counts[x] >= _COLUMN_LINES]


def _halves(line: Line, gutter: float) -> tuple[Line, Line]:
    cut = next((k for k, word in enumerate(line) if word.x0 >= gutter), len(line))
    return line[:cut], line[cut:]


def _runs(lines: Sequence[Line], gutter: float) -> list[tuple[int, int]]:
    """The stretches of lines that keep the gutter free and are full text on both sides of it."""
    found: list[tuple[int, int]] = []
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and not _crosses(lines[i], gutter):
            continue
        halves = [_halves(line, gutter) for line in lines[start:i]]
        if _is_text([left for left, _ in halves if left]) and _is_text([right for _, right in halves if right]):
            found.append((start, i))
        start = i + 1
    return found


def _crosses(line: Line, gutter: float) -> bool:
    left, right = _halves(line, gutter)
    if left and right:
        return right[0].x0 - left[-1].x1 <= _GUTTER * left[-1].size
    return bool(left) and left[-1].x1 > gutter


def _is_text(column: Sequence[Line]) -> bool:
    """Whether lines are running text: enough of them, most as wide as the column, and words that go on below."""
    if len(column) < _COLUMN_LINES:
        return False
    width = max(line[-1].x1 for line in column) - min(line[0].x0 for line in column)
    full = sum(line[-1].x1 - line[0].x0 > 0.7 * width and len(line) > 2 for line in column)
    goes_on = sum(line[0].text[0].islower() for line in column)
    return full >= _FULL * len(column) and goes_on * 3 >= len(column)
