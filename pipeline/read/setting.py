"""From the glyphs of a PDF page to its text: words, lines, and the order in which a person reads them.

Glyphs stand on baselines: those of one baseline are one line, whatever their size (small capitals, a raised mark of a
footnote). What is turned against the text of the page, such as the stamp of a signature along its edge, and what is
printed over it in large letters, is set after the text and never into its lines. Columns and margins are parted in
`columns`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.aside import LARGE
from pipeline.read.columns import in_order
from pipeline.read.glyphs import Glyph, printed_once
from pipeline.read.lines import VOWELS
from pipeline.read.marks import Line, Mark, Word, mark

_SPACE = 0.2  # of the size of its letters: a gap that parts words
_WIDE = 2.0  # as above: a gap that no space between words has
_COLUMN = 3  # spaces that stand for a wide gap, at least, as in a text that was made from a page
_CELL = 5.0  # points that a space stands for in a table
_EDGE = 40.0  # points from the left that stand for none: few pages have text there
_ROWS = 3  # lines in columns that are a table
_ONE_LINE = 3.0  # points by which glyphs of one line may stand off its baseline
_SMALL = 0.8  # of the size of its neighbours, at most, is a raised mark
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACED = 4  # letters in a row with the same gap, at least, are one word set wide

Setting = list[tuple[str, Glyph | None]]


def set_page(found: Sequence[Glyph]) -> Setting:
    """The text of a page letter by letter, each with its glyph; white space between words and lines has none.

    A space parts words, three spaces or more what stands in columns; in a table so many that the columns of its rows
    stand below each other. A line break ends each line but the last. `found` are the glyphs in any order.
    """
    by_turn: dict[int, list[Glyph]] = {}
    for glyph in printed_once(found):
        by_turn.setdefault(glyph["turn"], []).append(glyph)
    if not by_turn:
        return []
    inked = {turn: sum(not glyph["text"].isspace() for glyph in group) for turn, group in by_turn.items()}
    upright = max(by_turn, key=lambda turn: (inked[turn], -turn))
    lines = lines_of([mark(glyph) for glyph in by_turn.pop(upright)])
    lines, over = _without_overprint(lines)
    setting = set_lines(in_order(lines))
    for line in over:
        setting.extend(_set(line))
    for turn in sorted(by_turn):
        for line in lines_of([mark(glyph) for glyph in by_turn[turn]]):
            setting.extend(_set(line))
    return setting[:-1]


def set_lines(lines: Sequence[Line]) -> Setting:
    """Lines in the order in which they are read letter by letter, each with its glyph, and a line break after each."""
    setting: Setting = []
    for line, in_table in zip(lines, _in_tables(lines), strict=True):
        setting.extend(_set(line, in_table=in_table))
    return setting


def _set(line: Line, *, in_table: bool = False) -> Iterator[tuple[str, Glyph | None]]:
    """The letters of a line; in a table each column stands as far to the right as on the page."""
    length = 0
    for i, word in enumerate(line):
        if i:
            gap = 1
            if _is_wide(line[i - 1], word):
                gap = max(_COLUMN, round((word.x0 - _EDGE) / _CELL) - length) if in_table else _COLUMN
            yield from ((" ", None) for _ in range(gap))
            length += gap
        for one in word.marks:
            text = one.text.translate(_RAISED) if one.raised else one.text
            yield from ((letter, one.glyph) for letter in text)
            length += len(text)
    yield "\n", None


def _is_wide(above: Word, word: Word) -> bool:
    return word.x0 - above.x1 > _WIDE * above.marks[-1].size


def _in_tables(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it is a row of a table: several lines in columns follow each other."""
    columns = [any(_is_wide(above, word) for above, word in pairwise(line)) for line in lines]
    found = [False] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and columns[i]:
            continue
        if i - start >= _ROWS:
            found[start:i] = [True] * (i - start)
        start = i + 1
    return found


def lines_of(marks: Sequence[Mark]) -> list[Line]:
    """The lines of marks that run in one direction, from the top down, each from left to right."""
    inked = sorted((one for one in marks if not one.text.isspace()), key=lambda one: one.base)
    if not inked:
        return []
    rows: list[list[Mark]] = [[inked[0]]]
    for above, below in pairwise(inked):
        if below.base - above.base > min(_ONE_LINE, 0.45 * min(above.size, below.size)) or _parted(above, below):
            rows.append([])
        rows[-1].append(below)
    rows = _with_raised(rows)
    spaces = sorted((one for one in marks if one.text.isspace()), key=lambda one: one.base)
    return [_words(row, around) for row, around in zip(rows, _spaces_of(rows, spaces), strict=True)]


def _parted(above: Mark, below: Mark) -> bool:
    """Whether two marks at one height differ so much in size that they are no line: a watermark and the text."""
    return max(above.size, below.size) > 2 * LARGE * min(above.size, below.size)


def _with_raised(rows: list[list[Mark]]) -> list[list[Mark]]:
    """The rows, with marks of footnotes put into the line on which they hang."""
    found: list[list[Mark]] = []
    for i, row in enumerate(rows):
        below = rows[i + 1] if i + 1 < len(rows) else None
        if below is not None and _hangs(row, below):
            for one in row:
                one.raised = True
            below.extend(row)
        else:
            found.append(row)
    for row in found:
        sizes = [one.size for one in row]
        if min(sizes) > _SMALL * max(sizes):
            continue
        size = _usual(sizes)
        base = _usual([one.base for one in row if one.size > _SMALL * size])
        for one in row:
            if one.size <= _SMALL * size and base - one.base > 0.15 * size:
                one.raised = True
    return found


def _hangs(row: Sequence[Mark], below: Sequence[Mark]) -> bool:
    """Whether small marks stand raised beside glyphs of the row below them, the second figure of a mark behind the
    first."""
    if row[0].size > _SMALL * max(one.size for one in below):
        return False
    carriers = list(below)
    for one in sorted(row, key=lambda one: one.x0):
        if not any(_carries(other, one) for other in carriers):
            return False
        carriers.append(one)
    return True


def _carries(other: Mark, one: Mark) -> bool:
    lift, gap = other.base - one.base, one.x0 - other.x1
    if other.size == one.size:
        return lift == 0 and 0 <= gap < 0.3 * one.size
    small = one.size <= _SMALL * other.size and 0.15 * other.size < lift < 0.7 * other.size
    return small and (abs(gap) <= 0.25 * other.size or abs(other.x0 - one.x1) <= 0.5 * other.size)


def _usual(values: Sequence[float]) -> float:
    counts: Counter[float] = Counter()
    for value, times in Counter(values).items():
        counts[round(value, 1)] += times
    return max(counts, key=lambda value: (counts[value], value)) if counts else 0.0


def _spaces_of(rows: Sequence[Sequence[Mark]], spaces: Sequence[Mark]) -> list[list[Mark]]:
    """For each row the space glyphs that stand on its baseline."""
    found: list[list[Mark]] = [[] for _ in rows]
    bases = [row[len(row) // 2].base for row in rows]
    at = 0
    for space in spaces:
        while at + 1 < len(rows) and abs(bases[at + 1] - space.base) <= abs(bases[at] - space.base):
            at += 1
        if abs(bases[at] - space.base) <= _ONE_LINE:
            found[at].append(space)
    return found


def _words(row: Sequence[Mark], spaces: Sequence[Mark]) -> Line:
    """The words of a row; letters set wide (`B e s l u t`) are one word."""
    marks = sorted([*row, *spaces], key=lambda one: one.x0)
    words: list[list[Mark]] = []
    parted = True
    for one in marks:
        if one.text.isspace():
            parted = True
            continue
        last = words[-1][-1] if words else None
        if parted or last is None or one.x0 > last.x1 + _SPACE * last.size:
            words.append([])
        words[-1].append(one)
        parted = False
    return [Word(word) for word in _closed_up(words)]


def _closed_up(words: list[list[Mark]]) -> list[list[Mark]]:
    """The words, with those that are single letters at even distances put together."""
    found: list[list[Mark]] = []
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and len(words[stop]) == 1:
            stop += 1
        found.extend(_even(words[at:stop]) if stop - at >= _SPACED else words[at:stop])
        found.extend(words[stop : stop + 1])
        at = stop + 1
    return found


def _even(letters: list[list[Mark]]) -> list[list[Mark]]:
    """Letters as words where the gaps between them are of two kinds, those inside words all alike."""
    gaps = [right[0].x0 - left[0].x1 for left, right in pairwise(letters)]
    inner = sorted(gaps)[len(gaps) // 4]
    most = 1.3 * inner + 0.4
    spelt = sum(letter[0].text.isalpha() for letter in letters)
    if spelt * 3 < len(letters) * 2 or inner > 1.2 * letters[0][0].size or any(most < g < 1.45 * inner for g in gaps):
        return letters
    found = [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap <= most:
            found[-1] = found[-1] + letter
        else:
            found.append(letter)
    sounds = all(
        VOWELS & {one.text.lower() for one in word} for word in found if len(word) > 2 and word[0].text.isalpha()
    )
    return found if sounds and 2 * len(found) <= len(letters) else letters


def _without_overprint(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those printed over it in large letters."""
    size = _usual([word.size for line in lines for word in line for _ in word.marks])
    text: list[Line] = []
    over: list[Line] = []
    for line in lines:
        large = min(one.size for word in line for one in word.marks) > LARGE * size
        (over if large and any(_covers(line, other) for other in lines if other is not line) else text).append(line)
    return text, over


def _covers(line: Line, other: Line) -> bool:
    """Whether a large line is printed upon another: the letters of one stand between those of the other."""
    one, two = line[0].marks[0], other[0].marks[0]
    across = line[0].x0 < other[-1].x1 and other[0].x0 < line[-1].x1
    return across and one.base - 0.7 * one.size < two.base - 0.35 * two.size < one.base
