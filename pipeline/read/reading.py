"""From raw pages to the reading text: furniture dropped, white space folded, broken words joined."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence

from pipeline.read.furniture import furniture
from pipeline.read.hyphens import Joiner
from pipeline.read.lines import INVISIBLE, SPACES, Line, inked_lines
from pipeline.read.model import ReadPage
from pipeline.read.view import View

_ODD = re.compile(f"[{re.escape(SPACES)}]{{2,}}|[{re.escape(SPACES[1:])}{INVISIBLE}]")
_RUN = re.compile(f"(?P<space>[{re.escape(SPACES)}][{re.escape(SPACES)}{INVISIBLE}]*)|[{INVISIBLE}]+")
_CLOSED = re.compile(r"[.!?:]$")
_OPENS = re.compile(r"[A-ZÅÄÖ§•\d–—-]")


def build_view(pages: Sequence[ReadPage], keep: Callable[[str], bool] | None = None) -> View:
    """The reading text of `pages` with its map back to the ink.

    One `\\n` stands for a raw line break, two for a break with a blank line or a gap; runs of white space inside a line
    are one space. Words hyphenated over a line are joined. What page furniture cut in two reads on without it. `keep`
    names lines that are never furniture (it gets the line's text).

    Every character of the view is its raw character, or a space or line break that stands for raw white space; a line
    break at the end of a page's text, where no raw character stands for it, maps to the length of that text.
    """
    lines = inked_lines(pages)
    dropped = furniture(lines, keep)
    builder = _Builder(Joiner(page.text for page in pages))
    cut = False
    for index, line in enumerate(lines):
        if index in dropped:
            cut = True
            continue
        builder.add(line, across=cut)
        cut = False
    return builder.view()


class _Builder:
    """Collects the view's text with the page and offset of each character."""

    def __init__(self, joiner: Joiner) -> None:
        self._joiner = joiner
        self._text: list[str] = []
        self._pages = array("I")
        self._offsets = array("I")
        self._starts: list[int] = []
        self._above: Line | None = None

    def add(self, line: Line, *, across: bool) -> None:
        """Add a line; `across` when furniture stands between it and the line before."""
        if self._above is not None:
            self._break(self._above, line, across=across)
        self._starts.append(len(self._offsets))
        self._above = line
        if _ODD.search(line.text) is None:
            self._put(line.text, line.page, line.start)
            return
        at = 0
        for run in _RUN.finditer(line.text):
            self._put(line.text[at : run.start()], line.page, line.start + at)
            if run.group("space") is not None:
                self._put(" ", line.page, line.start + run.start())
            at = run.end()
        self._put(line.text[at:], line.page, line.start + at)

    def _put(self, text: str, page: int, offset: int) -> None:
        self._text.append(text)
        self._offsets.extend(range(offset, offset + len(text)))
        self._pages.extend([page] * len(text))

    def _break(self, above: Line, line: Line, *, across: bool) -> None:
        border = across or above.page != line.page
        if border or not line.gap:
            cut = self._joiner.cut(above, line)
            if cut is not None:
                self._shorten(cut)
                return
        # At a border a gap says nothing about the text: a closed sentence before a capital is taken for a paragraph.
        wide = bool(_CLOSED.search(above.text) and _OPENS.match(line.text)) if border else line.gap
        for _ in range(1 + wide):
            self._text.append("\n")
            self._pages.append(above.page)
            self._offsets.append(above.stop)

    def _shorten(self, count: int) -> None:
        # A soft hyphen never came into the view; a hard one is the last character of the last piece.
        if count and self._text and self._text[-1][-1:] in ("-", "\u2010"):
            self._text[-1] = self._text[-1][:-1]
            self._pages.pop()
            self._offsets.pop()

    def view(self) -> View:
        return View("".join(self._text), self._pages, self._offsets, tuple(self._starts))
