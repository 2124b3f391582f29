"""Page furniture: what is printed on every page and belongs to no sentence.

Headers, footers, signature rows and page numbers are recognised by what they do, not by what they say: with digits
folded they come again at page after page, next to the page's border and, where the page has geometry, at one height.
A border is a page break, an end of the document and, in running text whose page breaks were lost, a line whose number
counts the pages (`46 (108)`). From a border outwards, lines are dropped as long as they recur, near by or in the whole
document, left and right pages apart; so is what stands between two lines that do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.read.aside import aside
from pipeline.read.copies import copied
from pipeline.read.lines import Line
from pipeline.read.repeats import Forms, Occurrence, Repeats, page_counters, page_heads

_REACH = 9  # lines on either side of a border that may be furniture
_LONGEST = 150  # characters of such a line
_HELD = 2  # lines between two that recur
_EDGE = 3  # lines at either end of a page among which its number stands
_FOOT = 64.0  # points from the lower edge, below which a page has its foot
_NUMBER = re.compile(
    r"(?:sid(?:a|an|nr)\.? ?)?(?P<at>\d{1,4}) ?(?:\( ?(?P<of>\d{1,4}) ?\)|av (?P<all>\d{1,4}))|sid(?:a|an|nr)\.? ?\d{1,4}",
    re.I,
)
_AGAIN = re.compile(r"(?P<cell>[^\W\d_].{3,40}?)(?: (?P=cell))+(?: \S.{0,30})?")
_NAMES = re.compile(r"[A-ZÅÄÖÉ][\w’-]+(?: [A-ZÅÄÖÉ][\w’-]+){3,}")  # of those who signed, their parties or offices below
_SAMPLE = re.compile(r"exempel skrivet för vanort\b.*", re.I)  # printed by samples/layout.py
_SPACES = re.compile(r"\s+")
# `§ 33 forts.`, `Kf § 33 (forts.)`, `Fortsättning från § 33`: the page goes on with what an earlier one began
_INITIALS = r"(?:[A-ZÅÄÖ][\w-]{0,19}[.:/]? ?)?"
_CONTINUED = re.compile(
    rf"forts(?:\.|ättning)?:? (?:på |av |från )?{_INITIALS}§ ?\d+.{{0,80}}"
    rf"|{_INITIALS}§ ?\d+(?: ?[a-h])?,? ?[–-]? ?\(?forts(?:\.|ättning)?\)?",
    re.I,
)
_FIGURES = re.compile(r"\d+(?: ?[a-h]\b)?")

Keep = Callable[[str], bool]


def furniture(lines: Sequence[Line], keep: Keep | None = None) -> set[int]:
    """The indices of the lines that are furniture or stand beside the text.

    `keep` names texts that are content even where they recur at page ends, such as § headings, unless they stand on
    all pages as a header does.
    """
    starts = [i for i, line in enumerate(lines) if line.first]
    sheets = [range(start, stop) for start, stop in pairwise([*starts, len(lines)])]
    again = copied([lines[i].text for i in sheet] for sheet in sheets)
    if again:  # what repeats on copies of a page is the page itself
        once = [i for number, sheet in enumerate(sheets) if number not in again for i in sheet]
        found = furniture([lines[i] for i in once], keep)
        return {once[i] for i in found} | {i for number in again for i in sheets[number]}
    counters = page_counters(lines, keep)
    dropped = aside(lines) | _of_one_page(lines, keep) | set(counters)
    firsts = max(starts, counters, key=len)
    if len(firsts) < 2:
        firsts = sorted({*firsts, *_firsts(page_heads(lines, keep))})
    if len(firsts) < 2:
        return dropped
    borders = {0, len(lines), *starts, *_firsts(counters), *firsts}
    heads = _Heads(lines, keep)
    found = _recurring(lines, borders, firsts, dropped, heads)
    seams = _firsts(_seams(lines, found))
    if seams:
        found = _recurring(lines, borders | set(seams), sorted({*firsts, *seams}), dropped, heads)
    return dropped | found


def _firsts(indices: Sequence[int]) -> list[int]:
    """The indices that do not follow upon another."""
    return [index for above, index in pairwise([-9, *indices]) if index - above > 1]


def _seams(lines: Sequence[Line], found: set[int]) -> list[int]:
    """In running text whose page breaks were lost, where headers stand that no number counts: two lines together that
    are furniture elsewhere."""
    texts = {lines[i].text for i in found if lines[i].place is None}
    return [
        i
        for i in range(len(lines) - 1)
        if i not in found
        and i + 1 not in found
        and lines[i].text in texts
        and lines[i + 1].text in texts
        and lines[i].text != lines[i + 1].text
    ]


def _recurring(
    lines: Sequence[Line], borders: set[int], sheets: Sequence[int], dropped: set[int], heads: _Heads
) -> set[int]:
    """The indices of the lines that come again at borders; `sheets` are the indices with which sheets begin."""
    forms = Forms()
    walks = [_walk(lines, border, side, sheets, forms, heads) for border in sorted(borders) for side in (-1, 1)]
    reached = {step for walk in walks for step in walk}
    while True:
        # Lines count only where a walk from a border comes to them.
        repeats = Repeats((step.seen for step in reached), len(sheets))
        found = {step for walk in walks for step in _taken(walk, repeats, dropped, heads)}
        if found == reached:
            return {step.index for step in found}
        reached = found


@dataclass(frozen=True, slots=True)
class _Step:
    """One line of a walk from a border."""

    index: int
    seen: Occurrence


def _walk(
    lines: Sequence[Line], border: int, side: int, sheets: Sequence[int], forms: Forms, heads: _Heads
) -> list[_Step]:
    found: list[_Step] = []
    times: Counter[str] = Counter()
    passed, behind = 0, False
    indices = range(border, min(border + _REACH, len(lines)))
    if side < 0:
        indices = range(border - 1, max(border - 1 - _REACH, -1), -1)
    for index in indices:
        line = lines[index]
        if len(line.text) > _LONGEST or (side > 0 and found and line.first) or _beyond_middle(line, side):
            break
        kept = heads.kept(line)
        passed += kept
        sheet = bisect_right(sheets, index)
        form = forms.of(line, side, sheet, kept=kept)
        times[form] += 1
        height = (line.place.base if side > 0 else line.place.foot) if line.place else None
        found.append(_Step(index, Occurrence((side, form, times[form]), sheet, height, kept, behind)))
        behind = behind or not heads.running(index)
        if passed > 1 or (side < 0 and line.first):
            break
    return found


def _beyond_middle(line: Line, side: int) -> bool:
    """Whether a line stands on the other half of its page."""
    place = line.place
    return place is not None and (place.base > place.foot if side > 0 else place.foot > place.base)


def _taken(walk: Sequence[_Step], repeats: Repeats, dropped: set[int], heads: _Heads) -> Iterator[_Step]:
    """The lines of a walk up to the first that neither recurs nor stands between two that do."""
    held: list[_Step] = []
    for position, step in enumerate(walk):
        if step.seen.content:
            # A heading that lost its place between the lines of a header, or a header that looks like a heading.
            inner = [other.seen for other in walk[position + 1 :] if not other.seen.content and not other.seen.sentence]
            within = step.seen.height is not None and any(repeats.usual(other) for other in inner)
            recurs = repeats.everywhere(step.seen) and any(repeats.usual(other) for other in inner)
            level = repeats.in_band(step.seen)
            if (within or recurs or level) and heads.running(step.index):
                yield step
            elif step.seen.height is None and not heads.running(step.index):
                return  # below its § stands its text
        elif step.index in dropped or repeats.usual(step.seen) or repeats.in_band(step.seen):
            yield from held
            held.clear()
            yield step
        elif len(held) < _HELD and step.seen.height is not None and not step.seen.sentence:
            held.append(step)
        else:
            return


class _Heads:
    """The § in lines that are content by their form, to tell a heading from a page head that names the page's §."""

    def __init__(self, lines: Sequence[Line], keep: Keep | None) -> None:
        self._keep = keep
        self._numbers = {
            i: match.group()
            for i, line in enumerate(lines)
            if "§" in line.text[:90] and self.kept(line) and (match := _FIGURES.search(line.text))
        }
        self._pages: dict[str, list[int]] = defaultdict(list)
        for i, number in self._numbers.items():
            self._pages[number].append(lines[i].page)
        self._lines = lines

    def kept(self, line: Line) -> bool:
        """Whether a line is content by its form."""
        return self._keep is not None and self._keep(line.text)

    def running(self, index: int) -> bool:
        """Whether a line names no §, or one that another such line names too, on its page or next to it."""
        number = self._numbers.get(index)
        if number is None:
            return True
        page = self._lines[index].page
        return sum(abs(page - other) <= 1 for other in self._pages[number]) > 1


def _of_one_page(lines: Sequence[Line], keep: Keep | None) -> set[int]:
    """What shows itself as furniture on a single page: its number at its edge, a form's row of equal cells, its foot, the
    § that it goes on with."""
    found: set[int] = set()
    continued: set[int] = set()
    starts = [i for i, line in enumerate(lines) if line.first]
    for start, stop in pairwise([*starts, len(lines)]):
        continued.update(
            i for i in range(start, min(start + _REACH, stop)) if _CONTINUED.fullmatch(_flat(lines[i].text))
        )
        edges = {*range(start, min(start + _EDGE, stop)), *range(max(start, stop - _EDGE), stop)}
        found.update(i for i in edges if _is_page_number(lines[i].text))
        found.update(
            i
            for i in range(max(start, stop - _EDGE), stop)
            if _AGAIN.fullmatch(_flat(lines[i].text)) and not (i and _NAMES.fullmatch(_flat(lines[i - 1].text)))
        )
        found.update(i for i in range(start, stop) if _SAMPLE.fullmatch(_flat(lines[i].text)))
        found.update(_foot(lines, range(start, stop)))
    return continued | {i for i in found if keep is None or not keep(lines[i].text)}


def _is_page_number(text: str) -> bool:
    match = _NUMBER.fullmatch(_flat(text)) if len(text) < 24 else None
    if match is None:
        return False
    total = match["of"] or match["all"]
    return total is None or 0 < int(match["at"]) <= int(total)


def _foot(lines: Sequence[Line], page: range) -> list[int]:
    """The last lines of a page, where they stand near its edge and far below the text."""
    found: list[int] = []
    for i in reversed(page[1:]):
        place, above = lines[i].place, lines[i - 1].place
        if place is None or above is None or place.foot > _FOOT or len(lines[i].text) > _LONGEST // 2:
            return []
        found.append(i)
        if place.base - above.base > 4 * place.height:
            return found if len(found) <= _EDGE else []
    return []


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text)
