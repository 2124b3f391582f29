"""From raw pages to the reading text: furniture dropped, white space folded, broken words joined."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Sequence

from pipeline.read.aside import unnumbered
from pipeline.read.cells import cuts
from pipeline.read.furniture import furniture
from pipeline.read.hyphens import Joiner
from pipeline.read.lines import INVISIBLE, SPACES, VOWELS, Line, inked_lines
from pipeline.read.model import ReadPage
from pipeline.read.view import View

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# The plural past of older minutes ("beslöto"), read as the singular that rules are written in (SAOL; in use until about 1970).
_PLURAL = "|".join(
    f"(?<=\\b{stem})o\\b"
    for stem in ("beslöt", "Beslöt", "föreslog", "avslog", "biföll", "antog", "slöt", "tog", "upptog", "ansåg")
)
_ODD = re.compile(
    f"[{re.escape(SPACES)}]{{2,}}|[{re.escape(SPACES[1:])}{INVISIBLE}{_RAISED}]|(?<!\\S)\\S \\S \\S \\S(?!\\S)|{_PLURAL}"
)
_RUN = re.compile(
    f"(?P<space>[{re.escape(SPACES)}][{re.escape(SPACES)}{INVISIBLE}]*)|[{INVISIBLE}]+"
    # the mark of a footnote, and not the square of a metre
    f'|(?:^|(?<=[^\\W\\d])(?<!\\bm)(?<!\\b[kcdm]m)|(?<=[.,;:!?)”"]))[{_RAISED}]+'
    f"|{_PLURAL}"
)
_LETTERS = re.compile(r"(?<!\S)\S(?: {1,5}\S)+(?!\S)")
_SPACED = 4  # letters with a space after each, at least, are a word set wide
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
    unnumbered(lines)
    dropped = furniture(lines, keep)
    parted = cuts(lines)
    builder = _Builder(Joiner(page.text for page in pages))
    cut = False
    for index, line in enumerate(lines):
        if index in dropped:
            cut = True
            continue
        builder.add(line, across=cut, cuts=parted.get(index, ()))
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
        self._tabs: list[int] = []
        self._raised: list[tuple[int, str]] = []
        self._above: Line | None = None

    def add(self, line: Line, *, across: bool, cuts: Collection[int]) -> None:
        """Add a line; `across` when furniture stands between it and the line before, `cuts` where it is parted.

        A line of nothing but what the view leaves out (a raised figure) is none.
        """
        if not _RUN.sub("", line.text):
            return
        if self._above is not None:
            self._break(self._above, line, across=across)
        self._starts.append(len(self._offsets))
        self._above = line
        at = 0
        if _ODD.search(line.text) is not None:
            closed = _closed_up(line.text)
            for run in _RUN.finditer(line.text):
                self._put(line.text[at : run.start()], line.page, line.start + at)
                if (space := run.group("space")) is None:
                    self._raised += [(len(self._offsets), run.group())] if run.group()[0] in _RAISED else []
                elif run.start() not in closed:
                    self._tabs += [len(self._offsets)] * space.count("\t")
                    self._put("\n" if run.end() in cuts else " ", line.page, line.start + run.start())
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
        return View(
            "".join(self._text),
            self._pages,
            self._offsets,
            tuple(self._starts),
            tuple(self._tabs),
            tuple(self._raised),
        )


def _closed_up(text: str) -> set[int]:
    """The offsets of the spaces that set a word wide: `B e s l u t`."""
    found: set[int] = set()
    for match in _LETTERS.finditer(text):
        letters = match.group().replace(" ", "")
        spelt = sum(map(str.isalpha, letters)) * 3 >= 2 * len(letters) and VOWELS & set(letters.lower())
        if len(letters) >= _SPACED and spelt:
            gaps = re.finditer(r" +", match.group())
            found.update(match.start() + gap.start() for gap in gaps if len(gap.group()) == 1)
    return found
