"""One page of a file as the first or last of a document: what it is called, its letterhead, its count, its borders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from pipeline.places.bodies import find_bodies
from pipeline.read.model import ReadPage
from pipeline.read.repeats import folded
from pipeline.split.cases import case_at, case_within, is_case_line
from pipeline.split.dates import day_in
from pipeline.split.kinds import line_kind
from pipeline.split.letterhead import office
from pipeline.split.parts import part_heading
from pipeline.split.rows import columns
from schemas.document import DocumentKind

_TOP = 16  # lines in which a document shows its letterhead
_NAMED = 10  # of these, in which it says what it is
_SHORT = 90  # characters of a line that says it
_BORDER = 4  # lines at either end of a page that may be header or footer
_FULL = 30  # lines of a page whose text goes on
_COVER = re.compile(r"(?:bilaga|bil\.)(?: (?:nr )?[\dA-Z]{1,3})?\b.{0,60}", re.I)
_COVER_LINES = 4  # lines of a page that only says which appendix follows
_TITLE_LINES = 14  # lines of the title page of a report
_OF = re.compile(r"(?<![\d(/-])(?P<at>\d{1,4}) ?(?:\( ?(?P<of>\d{1,4}) ?\)|av (?P<all>\d{1,4}))\s*$")
_SECTION = re.compile(r"\s*(?:[A-ZÅÄÖ]{2,6} )?§ ?\d")
_NUMBERED = re.compile(r"(?:19|20)\d\d:\d{1,3}\b")  # the number of a report in a series
_TO_COUNCIL = re.compile(r"\btill (?:[\wåäö]+s )?(?:kommun|stads|region)?fullmäktige\b", re.I)
_LETTERS = re.compile(r"[^\W\d_]{4}")
# What ends pages of many documents without being the footer of one: a signature, the mark of a sample.
_NO_BORDER = re.compile(r"(?:[\w-]+ ){0,2}\w*(?:ordförande|direktör|chef|sekreterare|borgmästare)|exempel skrivet.*")
_BULLET = re.compile(r"\s*(?:[-–•*·]|\d{1,2}[.)])\s")
_OPEN = re.compile(r"[a-zåäö,;]$|-$")
_KINDS: frozenset[DocumentKind] = frozenset(
    (
        "kallelse",
        "tjansteskrivelse",
        "protokollsutdrag",
        "protokoll",
        "motion",
        "utlatande",
        "avtal",
        "rapport",
        "press",
    )
)
_ON_A_MATTER = frozenset(("utlatande", "tjansteskrivelse"))
_LISTS = ("underlag", "expediering")  # parts that name other papers

Count = tuple[int, int | None]
"""The number of a page, and of how many it is where that is printed."""


class Sheet:
    """A page of a file that has `pages` of them."""

    def __init__(self, page: ReadPage, pages: int) -> None:
        self.page = page
        self.lines = [line for raw in page.text.splitlines() if (line := " ".join(raw.split()))]
        above = takewhile(lambda line: not _SECTION.match(line), page.text.splitlines())
        self._top = [line for line in above if line.strip()][:_TOP]  # a letterhead stands above the first §
        self._pages = pages

    @cached_property
    def border(self) -> frozenset[tuple[int, str]]:
        """The lines at its ends (0 the head, 1 the foot) that may be header or footer, digits folded."""
        ends = enumerate((self.lines[:_BORDER], self.lines[-_BORDER:]))
        forms = {(end, folded(line, whole=True)) for end, lines in ends for line in lines if len(line) <= _SHORT}
        return frozenset(one for one in forms if _LETTERS.search(one[1]) and not _NO_BORDER.fullmatch(one[1]))

    @cached_property
    def places(self) -> frozenset[Count]:
        """The counts printed at its ends, without the one that counts the pages of the whole file."""
        found = {
            (int(match["at"]), int(match["of"] or match["all"]))
            for cell in columns([*self.lines[:_BORDER], *self.lines[-_BORDER:], *self._top[:_BORDER]])
            if (match := _OF.search(cell))
        }
        own = {count for count in found if count != (self.page.number, self._pages)}
        counts: set[Count] = {*(own or found)}
        label = self.page.label
        if not counts and label is not None and label.isdigit():
            counts.add((int(label), None))
        return frozenset(counts)

    @cached_property
    def names(self) -> frozenset[DocumentKind]:
        """The kinds of document that its top names."""
        naming = [line for line in self._naming(_NAMED) if len(line.strip()) <= _SHORT]
        dated = [line for line in naming if day_in(" ".join(line.split()))]
        if len(dated) > 1 or _headed_list(self.lines[:_NAMED]):
            return frozenset()  # what is enclosed, each paper with its day
        return frozenset(kind for line in naming if (kind := line_kind(line)) is not None)

    @cached_property
    def cases(self) -> frozenset[str]:
        """The case numbers in its letterhead."""
        return _cases(self._top)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days in its letterhead."""
        return _days(self._top)

    @property
    def registered(self) -> frozenset[str]:
        """The case numbers and days in its letterhead."""
        return self.cases | self.days

    @cached_property
    def series(self) -> frozenset[str]:
        """The numbers in a series of reports that stand beside its names."""
        return frozenset(number for line in self._naming(_NAMED) for number in _NUMBERED.findall(line))

    def repeats_head_of(self, above: Sheet) -> bool:
        """Whether the page has the head of the page above: one line names both, with the same day or number beside it."""
        ours, theirs = (_cases(top) | _days(top) for top in (self._top[:_BORDER], above._top[:_BORDER]))
        forms, others = ({folded(line, whole=True) for line in sheet._naming(_BORDER)} for sheet in (self, above))
        if not ours and not theirs:
            return bool(forms & others) and not self.proposes
        return bool(forms & others and ours & theirs and (ours <= theirs or theirs <= ours))

    def _naming(self, count: int) -> list[str]:
        """The lines among the first `count` of its top that name a kind of document."""
        return [line for line in self._top[:count] if not _BULLET.match(line) and line_kind(line) in _KINDS]

    @cached_property
    def named(self) -> int:
        """How sure its top says what document begins: 2 and more where a letterhead goes with the name."""
        if not self.names:
            return 0
        cells = columns(self._top)
        brief = [cell for cell in cells if len(cell) < _SHORT // 2 and cell[-1] not in ".,"]
        head = any(find_bodies(cell) for cell in brief) + (office(self._top) is not None)
        own = [cell for cell in cells[: 2 * _NAMED] if line_kind(cell) in self.names]
        dated = not self.registered and any(day_in(cell) or _NUMBERED.search(cell) for cell in own)
        addressed = "motion" in self.names and any(_TO_COUNCIL.search(cell) for cell in cells[:_NAMED])
        title_page = "rapport" in self.names and len(self.lines) <= _TITLE_LINES
        return min(2, head) + min(2, len(self.registered)) + dated + addressed + title_page + 2 * self.proposes

    @cached_property
    def proposes(self) -> bool:
        """Whether it opens with the name of a paper on a matter, and comes at once to what that proposes."""
        if not self.names & _ON_A_MATTER or not self._naming(_BORDER):
            return False
        headings = [heading for line in self._top if (heading := part_heading(" ".join(line.split()))) is not None]
        return bool(headings) and headings[0].rule.kind in ("forslag", "forslag_kf")

    @property
    def cover(self) -> bool:
        """Whether the page does nothing but announce an appendix."""
        return 0 < len(self.lines) <= _COVER_LINES and any(_COVER.fullmatch(line) for line in self.lines)

    def runs_into(self, below: Sheet) -> bool:
        """Whether the last sentence of the page goes on upon the next one."""
        last = next((line for line in reversed(self.lines) if not self._shared(line, below)), "")
        first = next((line for line in below.lines if not self._shared(line, below)), "")
        return len(last) > 40 and _OPEN.search(last) is not None and first[:1].islower()

    def closes(self, below: Sheet) -> bool:
        """Whether its text ends with a sentence, or well above the foot of the page."""
        body = [line for line in self.lines if not self._shared(line, below)]
        return bool(body) and (body[-1].endswith(".") or len(body) < _FULL)

    def _shared(self, line: str, other: Sheet) -> bool:
        form = folded(line, whole=True)
        return any((end, form) in self.border & other.border for end in (0, 1))


def _headed_list(lines: list[str]) -> bool:
    """Whether a heading such as `Bilagor` stands over the name of a paper."""
    headings = [part_heading(line) for line in lines]
    return any(
        heading is not None and heading.rule.kind in _LISTS and line_kind(below) in _KINDS
        for heading, below in zip(headings, lines[1:], strict=False)
    )


def _cases(lines: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()
    for cell in columns(lines):
        if is_case_line(cell) and (case := case_at(cell.strip("()"), 0)):
            found.add(cell.strip("()")[slice(*case[0])])
        elif within := case_within(cell):
            found.add(cell[slice(*within)])
    return frozenset(found)


def _days(lines: Sequence[str]) -> frozenset[str]:
    cells = [cell for cell in columns(lines) if len(cell) < _SHORT // 2]
    return frozenset(day[0].value or "" for cell in cells if (day := day_in(cell)) is not None)
