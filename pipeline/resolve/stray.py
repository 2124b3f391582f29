"""Versions of what has no § to go by: a web page that lost its § signs, letters and reports.

An item of minutes that lost its § is compared by its text with the items of that day, or of that case, title or
partner. It may be one §, or hold several of a meeting at once. Letters are the same only where all of the text is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.resolve.copies import Copy
from pipeline.resolve.keys import Link, blocks, days_of, index, marks_of
from pipeline.resolve.likeness import same_title, says, shared

_SAME = 0.6  # of the pairs of words of both: one §, in a page that says more around it
_TEXT = 0.75  # of the pairs of words: the § by its text
_WHOLE = 0.95  # the § and nothing besides
_MARGIN = 0.1  # by which the best meeting must lead, where a text without day fits several
_TITLE = 15  # letters of a title that says which § a text holds, at least
_LETTER = 0.9  # of both texts: the same letter


def without_paragraph(lost: Sequence[Copy], copies: Sequence[Copy]) -> Iterator[Link]:
    """Links of items that lost their §: with the one that they are, or with all that they hold."""
    bodies = {c.body for c in lost}
    minutes = [c for c in copies if c.body in bodies]
    by_day = index((c, (c.body, day)) for c in minutes for day in days_of(c))
    by_mark = index((c, (c.body, mark)) for c in minutes for mark in marks_of(c))
    by_home = index((c, c.home) for c in minutes)
    for copy in lost:
        near = {c.name: c for day in days_of(copy) for c in by_day[copy.body, day]}
        marked = {c.name: c for mark in marks_of(copy) for c in by_mark[copy.body, mark]}
        near |= {name: c for name, c in marked.items() if copy.days is None or c.days is None}
        homes: dict[str, tuple[float, Copy]] = {}
        for c in near.values():
            if (score := _score(copy, c)) > homes.get(c.home, (0.0, c))[0]:
                homes[c.home] = score, c
        dated = [found for found in homes.values() if found[1].days]
        best, lead = max(dated, key=_first, default=(0.0, copy))
        if any(score > best - _MARGIN and not (c.same_time(lead) and c.same_organ(lead)) for score, c in dated):
            continue  # the texts of several meetings on the case fit
        for home, (score, c) in homes.items():
            if c.same_organ(lead) and (c.same_time(lead) or (c.days is None and score > best - _MARGIN)):
                yield from _links(copy, [section for section in by_home[home] if _within(copy, section)])


def _within(lost: Copy, other: Copy) -> float:
    """How much of the smaller of the two texts is in the other one; 0 where they cannot be one §."""
    if lost.home == other.home or not lost.same_organ(other) or lost.only_proposes(other):
        return 0.0
    within = shared(lost.pairs, other.pairs) or 0.0
    return within if within >= _TEXT else 0.0


def _likeness(lost: Copy, other: Copy) -> float:
    both = len(lost.pairs & other.pairs) / max(len(lost.pairs), len(other.pairs))
    # §§ of one meeting may have nearly the same words, and then differ by their titles
    return both + _MARGIN * same_title(lost.title, other.title)


def _score(lost: Copy, other: Copy) -> float:
    within = _within(lost, other)
    return likeness if within and (likeness := _likeness(lost, other)) >= _SAME else within


def _links(lost: Copy, sections: Sequence[Copy]) -> Iterator[Link]:
    """The links of an item that lost its § to the §§ of one document that its text is like: one, or all that it holds."""
    held: list[Copy] = []
    told: set[str] = set()
    for section in sorted(sections, key=lambda c: (-_likeness(lost, c), c.name)):
        fresh = len((section.pairs & lost.pairs) - told)
        titled = len(section.key) >= _TITLE and says(lost.text, section.title)
        if held and _likeness(lost, held[0]) >= _WHOLE:
            break
        if not held or (len(section.pairs) < len(lost.pairs) and (titled or 2 * fresh >= len(section.pairs))):
            held.append(section)
            told |= section.pairs
    if len(held) == 1 and _likeness(lost, held[0]) >= _SAME:
        yield Link(lost, held[0], _likeness(lost, held[0]))
    else:
        yield from (Link(lost, c, _within(lost, c), whole=True) for c in held if len(c.pairs) < len(lost.pairs))


def letters(copies: Sequence[Copy]) -> Iterator[Link]:
    """Links between copies of one letter, report or summons: all of the text is the same, and no date speaks against it."""
    marked = [(c, (c.body, c.document.kind, c.paragraph, mark)) for c in copies for mark in marks_of(c)]
    dated = blocks((c, (*key, day)) for c, key in marked for day in days_of(c))
    undated = (group for group in blocks(marked) if any(c.days is None for c in group))
    for group in (*dated, *undated):
        for one, two in combinations(group, 2):
            if one.home == two.home or not one.same_organ(two) or (one.days and two.days and not one.same_time(two)):
                continue
            both = len(one.pairs & two.pairs) / max(len(one.pairs), len(two.pairs), 1)
            if both >= (_TEXT if one.misread or two.misread else _LETTER):
                yield Link(one, two, both)


def _first(found: tuple[float, Copy]) -> float:
    return found[0]
