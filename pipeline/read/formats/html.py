"""Web pages: minutes published as pages, pages that list twin towns.

Only what is the page's own is read: menus, banners and footers are left out by element, role and name, and by holding
nothing but links. The name of the site stands as a first line, because the page itself seldom says whose it is. Lists,
tables and lists of terms become lines as in a text copy. A page that says it is an error, asks for a login, or holds
next to no text is not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.read.decode import repair_notes
from pipeline.read.formats.blocks import COLUMN, Block, Cell, Reading, in_list, pages, table, tidy
from pipeline.read.formats.html_page import Page, fault
from pipeline.read.formats.html_tree import HEADINGS, Element, decoded, name_of, parse
from pipeline.read.formats.numerals import numeral
from pipeline.read.model import Unreadable

READER = "html/1"

_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form
    header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul option optgroup
""".split()  # noqa: SIM905 - a list of words reads best as words
) | set(HEADINGS)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BREAK = re.compile(r" ?\n ?")
_PARAGRAPHS = re.compile(r"\n{2,}")
_TURN = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page)", re.I)
_TERM = 60  # characters of a term that stands beside what is said of it, at most
_SPANS = 64
_TOP = 12  # blocks above the headline, at most, that can be the way to the page
_SHORT = 80  # characters of such a block, at most


def read_html(data: bytes) -> Reading:
    """The text of a web page, without geometry; a note if its letters had to be repaired.

    Raises `Unreadable` (`html_page` for an error page and its like, `broken_html`).
    """
    text, repaired = decoded(data)
    root = parse(text)
    page = Page(root)
    walk = _Walk(page)
    blocks = _below_navigation(in_list(walk.blocks(root)), walk.headline)
    if (why := fault(page, blocks)) is not None:
        hint = "open the address in a browser and save the document itself"
        raise Unreadable("html_page", f"the file is a web page that {why}", hint)
    first, *rest = pages([*page.head(blocks), *blocks])
    return (replace(first, headline=page.headline), *rest), repair_notes(repaired)


def _below_navigation(blocks: list[Block], headline: int | None) -> list[Block]:
    """The blocks without those above the first headline that are the way to the page: short, no sentence, no figure."""
    if headline is None or headline > _TOP:
        return blocks
    kept = [
        b for b in blocks[:headline] if len(b.text) > _SHORT or any(map(str.isdigit, b.text)) or b.text[-1:] in ".!?"
    ]
    return [*kept, *blocks[headline:]]


def html_blocks(data: bytes) -> list[Block]:
    """The blocks of HTML inside another document, nothing of it taken for a menu."""
    root = parse(decoded(data)[0])
    return in_list(_Walk(Page(root, whole=True)).blocks(root))


@dataclass(slots=True)
class _List:
    """A list that is open: the form of its numbers (empty for bullets) and the next number."""

    form: str = ""
    number: int = 1
    step: int = 1


@dataclass(slots=True)
class _Grid:
    """A table that is open. `at` is the next column of the row; `below` tells by column for how many more rows a cell of
    an earlier row reaches down."""

    outer: list[Block]
    rows: list[list[Cell]] = field(default_factory=list)
    row: list[Cell] | None = None
    at: int = 0
    below: dict[int, int] = field(default_factory=lambda: defaultdict(int))


class _Walk:
    """Goes through the elements in order, without recursion: pages nest as deeply as they like."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._lists: list[_List] = []
        self._grids: list[_Grid] = []
        self._label = ""
        self._term = ""
        self._in_term = False
        self._pre = 0
        self._turn = False
        self.headline: int | None = None  # how many blocks stand above the first `h1`

    def blocks(self, root: Element) -> list[Block]:
        """All blocks of the page in order."""
        walk = etree.iterwalk(root, events=("start", "end"))
        left_out: Element = None
        for event, one in walk:
            name = name_of(one)
            if event == "start":
                if self._page.leaves_out(one):
                    left_out = one
                    walk.skip_subtree()
                    if name in _BLOCKS:
                        self._flush()
                else:
                    self._start(one, name)
                    self._put(one.text)
                continue
            if one is not left_out:
                self._end(one, name)
            left_out = None
            self._put(one.tail)
        self._flush()
        self._end_term()
        return self._blocks

    def _start(self, one: Element, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
            if name == "h1" and self.headline is None:
                self.headline = len(self._blocks)
            self._turn = self._turn or _TURN.search(one.get("style") or "") is not None
        if name in ("ul", "menu", "dir"):
            self._lists.append(_List())
        elif name == "ol":
            down = "reversed" in one.attrib
            start = _number(one.get("start"), sum(1 for item in one if name_of(item) == "li") if down else 1)
            self._lists.append(_List(one.get("type") or "1", start, -1 if down else 1))
        elif name == "li":
            self._label = self._next(one)
        elif name == "dt":
            self._end_term()
            self._in_term = True
        elif name == "table":
            self._end_term()
            self._grids.append(_Grid(self._blocks))
        elif name == "tr" and self._grids:
            self._grids[-1].row, self._grids[-1].at = [], 0
        elif name in ("td", "th") and self._grids:
            self._blocks = []
        elif name == "pre":
            self._pre += 1
        elif name == "br":
            self._text.append("\n")
            self._turn = self._turn or _TURN.search(one.get("style") or "") is not None

    def _end(self, one: Element, name: str) -> None:
        if name in _BLOCKS:
            self._flush()
        if name in ("ul", "ol", "menu", "dir") and self._lists:
            self._lists.pop()
        elif name == "li":
            self._label = ""
        elif name == "dt":
            self._in_term = False
        elif name in ("dd", "dl"):
            self._end_term()
        elif name == "pre":
            self._pre -= 1
        elif self._grids:
            self._end_in_table(one, name, self._grids[-1])

    def _end_in_table(self, one: Element, name: str, grid: _Grid) -> None:
        if name in ("td", "th"):
            self._end_term()
            row = grid.row = grid.row if grid.row is not None else []
            self._reach_down(grid, row)
            span = max(1, min(_number(one.get("colspan"), 1), _SPANS))
            down = max(1, min(_number(one.get("rowspan"), 1), _SPANS * _SPANS))
            for column in range(grid.at, grid.at + span):
                grid.below[column] = down - 1
            grid.at += span
            row.append(Cell(tuple(in_list(self._blocks)), span))
            self._blocks = grid.outer
        elif name == "tr" and grid.row is not None:
            self._reach_down(grid, grid.row)
            grid.rows.append(grid.row)
            grid.row = None
        elif name == "table":
            if grid.row:
                grid.rows.append(grid.row)
            self._grids.pop()
            self._blocks = grid.outer
            self._blocks += table(grid.rows)

    @staticmethod
    def _reach_down(grid: _Grid, row: list[Cell]) -> None:
        """Fill the places at the end of the row that cells of earlier rows reach into."""
        while grid.below[grid.at] > 0:
            grid.below[grid.at] -= 1
            grid.at += 1
            row.append(Cell(()))

    def _next(self, item: Element) -> str:
        """What stands before an item of the list at hand."""
        if not self._lists or not self._lists[-1].form:
            return "-"
        at = self._lists[-1]
        number = _number(item.get("value"), at.number)
        at.number = number + at.step
        return f"{numeral(number, at.form)}."

    def _put(self, text: str | None) -> None:
        if text:
            self._text.append(text.replace("\r\n", "\n") if self._pre else _SPACE.sub(" ", text))

    def _flush(self) -> None:
        """Make what was collected a block, or several where it has blank lines."""
        text, self._text = "".join(self._text), []
        if not text or text.isspace():
            return
        if not self._pre:
            text = _BREAK.sub("\n", re.sub(" {2,}", " ", text))
        for paragraph in _PARAGRAPHS.split(text.strip("\n") if self._pre else text):
            if shown := (paragraph.expandtabs().rstrip() if self._pre else tidy(paragraph)):
                self._add(tidy(shown) if not self._pre else shown)

    def _add(self, text: str) -> None:
        if self._in_term:
            self._term = f"{self._term} {text}".strip()
            return
        row = False
        if self._term and len(self._term) <= _TERM and "\n" not in text:
            text, self._term, row = f"{self._term}{COLUMN}{text}", "", True
        self._end_term()
        item = bool(self._label) or row
        if self._label:
            text, self._label = f"{self._label} {text}", ""
        self._blocks.append(Block(text, item=item, turn=self._turn))
        self._turn = False

    def _end_term(self) -> None:
        """Write down a term of which nothing is said, or that is too long to stand beside it."""
        term, self._term = self._term, ""
        if term:
            self._blocks.append(Block(term, turn=self._turn))
            self._turn = False


def _number(text: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(-?\d{1,9})", text or "")
    return int(found.group(1)) if found else otherwise
