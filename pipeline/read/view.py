"""The reading text: page furniture dropped, lines folded, broken words joined, with an exact map back to the ink.

A `View` holds one string and, for each of its characters, the raw (page, offset) that it stands for. A joined
hyphen or a folded line break keeps the map exact: a view character is either the raw character itself or one space
that stands for a run of raw white space (it maps to the first of them).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

RawSpan = tuple[int, int, int]  # page number, start, end (half-open)


@dataclass(frozen=True, slots=True)
class View:
    """`pages[i]`, `offsets[i]` say where `text[i]` stands in the raw text; `lines` are the starts of raw lines in it.

    Pages count from 1, offsets are code points of the raw page text; `lines` are offsets of `text`. What the text leaves
    out and tables need: `tabs` are the offsets of spaces that stand for tabs, one for each tab; `raised` the marks of
    footnotes that were left out, with where they stood.
    """

    text: str
    pages: Sequence[int]
    offsets: Sequence[int]
    lines: tuple[int, ...] = ()
    tabs: tuple[int, ...] = ()
    raised: tuple[tuple[int, str], ...] = ()

    def raw(self, start: int, end: int) -> tuple[RawSpan, ...]:
        """The raw ranges under `text[start:end]`, one per page, white space at the ends left out.

        Raises ValueError for a range that holds no ink.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise ValueError("an empty range has no ink")
        spans: list[RawSpan] = []
        at = start
        while at < end:
            page = self.pages[at]
            stop = at
            while stop < end and self.pages[stop] == page:
                stop += 1
            first, last = at, stop - 1
            while last > first and self.text[last].isspace():
                last -= 1
            while first < last and self.text[first].isspace():
                first += 1
            spans.append((page, self.offsets[first], self.offsets[last] + 1))
            at = stop
        return tuple(spans)

    def cut(self, start: int, end: int) -> View:
        """The view of `text[start:end]` alone."""
        first, last = bisect_left(self.lines, start), bisect_left(self.lines, end)
        return View(
            self.text[start:end],
            self.pages[start:end],
            self.offsets[start:end],
            tuple(at - start for at in self.lines[first:last]),
            tuple(at - start for at in self.tabs if start <= at < end),
            tuple((at - start, mark) for at, mark in self.raised if start <= at <= end),
        )
