"""What comes again on page after page: texts with their digits folded, misread ones beside the right ones."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from statistics import median

from pipeline.read.lines import Line

_SHARE = 0.4  # of the sheets on which a line must recur; headers may differ on left and right pages
_SENTENCE_SHARE = 0.8  # a whole sentence is more likely a formula of the minutes than of the page
_ALL = 0.8  # of the sheets: a line that would be content elsewhere
_WINDOW = 4  # sheets on either side: a document may change its headers on the way
_LOCAL = 3  # sheets near by, at least, where it is not the whole document
_HEIGHT = 8.0  # points by which the same line may stand off on another page
_MISREAD = 0.2  # of the letters of a line
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_CASE = re.compile(
    r"\b(?:(?:d\.?nr|diarie(?:nr|nummer)|ärende(?:nr|nummer))\b[.: ]{0,3}(?:[a-zåäö]{1,5}[ /.-]?){0,2}\d[\d/.:-]*"
    r"|[a-zåäö]{2,5}[ /.-]?(?:19|20)\d\d[/.:-]\d+)"
)
_COUNTER = re.compile(
    r"(?P<before>[^\d§]{0,40}?|[^§]{0,60}?\bsid(?:a|an|nr)?\.?) ?(?P<at>\d{1,4}) ?(?:\( ?(?P<of>\d{1,4}) ?\)|av (?P<all>\d{1,4}))|"
    r"(?P<word>(?:[^§]{0,60} )?\bsid(?:a|an|nr)\.?) ?(?P<n>\d{1,4})",
    re.I,
)
_HEADED = 3  # times that two lines come together, at least, where nothing else shows the pages
_WORDS = re.compile(r"(?:[^\W\d_].*?){6}")
_COUNTERS = 3  # lines that count, at least, where they do not say how many pages there are

Key = tuple[int, str, int]  # side of the border, folded text, its how-manieth occurrence on this side


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A line next to a border: what it repeats, the number of its sheet, how far it stands from the paper's edge,
    whether it is content by its form, and whether the heading of a § stands between it and the border."""

    key: Key
    sheet: int
    height: float | None
    content: bool
    behind: bool = False

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.key[1].endswith(".")


class Repeats:
    """How often lines come again, and where."""

    def __init__(self, seen: Iterable[Occurrence], sheets: int) -> None:
        self._sheets = sheets
        places: dict[Key, list[Occurrence]] = defaultdict(list)
        for one in seen:
            places[one.key].append(one)
        self._on: dict[Key, list[int]] = {}
        for key, found in places.items():
            heights = [one.height for one in found if one.height is not None]
            middle = median(heights) if heights else 0.0
            level = [one for one in found if one.height is None or abs(one.height - middle) <= _HEIGHT]
            # What comes again below headings only is what their § have in common: `Informationsärende`.
            self._on[key] = sorted({one.sheet for one in level if not one.behind})
        self._bands: dict[tuple[int, int], set[int]] = defaultdict(set)
        for found in places.values():
            for one in found:
                if one.height is not None and not one.content and self.usual(one):
                    self._bands[one.key[0], round(one.height)].add(one.sheet)

    def usual(self, one: Occurrence) -> bool:
        """Whether a line recurs as furniture does: in the whole document, or on most sheets near by."""
        on = self._on.get(one.key, [])
        share = _SENTENCE_SHARE if one.sentence else _SHARE
        if len(on) >= max(2, math.ceil(share * self._sheets)):
            return True
        if one.sentence or one.height is None:
            return False
        first, last = max(0, one.sheet - _WINDOW), min(self._sheets - 1, one.sheet + _WINDOW)
        near = bisect_right(on, last) - bisect_left(on, first)
        return near >= max(_LOCAL, math.ceil(_SHARE * (last - first + 1)))

    def in_band(self, one: Occurrence) -> bool:
        """Whether a line stands where other sheets have furniture, as the part of a header does that names the page's §."""
        if one.height is None:
            return False
        side, height = one.key[0], round(one.height)
        sheets = set().union(*(self._bands.get((side, height + off), set()) for off in (-1, 0, 1)))
        return len(sheets - {one.sheet}) >= max(2, math.ceil(_SHARE * self._sheets))

    def everywhere(self, one: Occurrence) -> bool:
        """Whether a line comes at the same place on nearly all sheets."""
        return len(self._on.get(one.key, [])) >= max(2, math.ceil(_ALL * self._sheets))


class Forms:
    """Folded texts, one for all readings of a line that OCR misread on some sheets."""

    def __init__(self) -> None:
        self._seen: dict[int, list[tuple[int, str]]] = {-1: [], 1: []}

    def of(self, line: Line, side: int, sheet: int, *, kept: bool) -> str:
        """The folded text of a line on one side of a border, or that of a line like it on one of the sheets before.

        `kept` as `Keep` says of the line.
        """
        text = folded(line.text, whole=kept)
        if line.place is None or not line.place.words:
            return text
        seen = self._seen[side]
        seen[:] = [one for one in seen if one[0] >= sheet - 2]
        form = next((form for other, form in reversed(seen) if other != sheet and _alike(text, form)), text)
        seen.append((sheet, form))
        return form


def folded(text: str, *, whole: bool = False) -> str:
    """A text in lower case, white space folded, digits as `#`.

    Sentences and references to a § keep their digits, unless `whole`: `§ 12` at the top of page after page is content,
    `§§ 12–14` the page's range. A case number keeps its own: that of an extract comes again, those of its § do not.
    """
    text = _SPACES.sub(" ", text.lower())
    if not whole and (text.endswith(".") or ("§" in text and "§§" not in text)):
        return text
    case = _CASE.search(text)
    if case is None:
        return _DIGITS.sub("#", text)
    start, end = case.span()
    return _DIGITS.sub("#", text[:start]) + text[start:end] + _DIGITS.sub("#", text[end:])


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if abs(len(one) - len(other)) > _MISREAD * max(len(one), len(other)) or min(len(one), len(other)) < 4:
        return False
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.quick_ratio() >= 1 - _MISREAD and match.ratio() >= 1 - _MISREAD


def page_counters(lines: Sequence[Line], keep: Callable[[str], bool] | None) -> list[int]:
    """The indices of lines that count the pages: `46 (108)`, `Sida 3 av 12`, each one more than the one before."""
    series: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        text = _SPACES.sub(" ", line.text)  # columns are set apart by many
        if len(text) > 70 or (not text[-1:].isdigit() and text[-1:] != ")"):
            continue
        match = _COUNTER.fullmatch(text)
        if match is None or (keep is not None and keep(line.text)):
            continue
        total = match["of"] or match["all"] or ""
        if total and int(match["at"]) > int(total):
            continue
        series[(match["before"] or match["word"] or "").lower(), total].append((i, int(match["at"] or match["n"])))
    found: list[int] = []
    for (_, total), seen in series.items():
        steps = [below - above for (_, above), (_, below) in pairwise(seen)]
        if len(seen) >= (2 if total else _COUNTERS) and sum(0 <= step <= 2 for step in steps) >= 0.8 * len(steps):
            found.extend(i for i, _ in seen)
    return sorted(found)


def page_heads(lines: Sequence[Line], keep: Callable[[str], bool] | None) -> list[int]:
    """The indices at which two lines stand together that come together again and again, one of them with a number.

    In running text that lost both page breaks and page numbers they are what is left of a header.
    """
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, (above, below) in enumerate(pairwise(lines)):
        texts = above.text, below.text
        if texts[0] == texts[1] or not any(letter.isdigit() for letter in texts[0] + texts[1]):
            continue
        if all(len(text) < 60 and text[-1] not in ".," and _WORDS.search(text) for text in texts) and not (
            keep is not None and (keep(texts[0]) or keep(texts[1]))
        ):
            pairs[texts].append(i)
    return sorted(i for found in pairs.values() if len(found) >= _HEADED for i in found)
