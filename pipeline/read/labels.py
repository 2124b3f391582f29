"""The page number that is printed on a page.

Alone, a page shows many numbers; beside its neighbours it shows which of them counts the pages. That one is the label:
`46 (108)`, `8 av 23`, `7`, `iv`. A number printed twice (`1212`) is read once, one that the neighbours contradict is put
right where it was misread, and else left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.model import ReadPage

_EDGE = 5  # lines at either end of a page in which a number is looked for
_NEAR = 3  # pages on either side that may bear a number out
_LONGEST = 100  # characters of a line with the page's number
_OF = re.compile(r"(?:^|\s)(?:[Ss]id(?:a|an|nr)\.?\s*)?(\d{1,4}\s?(?:\(\s?\d{1,4}\s?\)|av\s\d{1,4}))\s*$")
_SIDE = re.compile(r"(?:^|\s)(?:sid(?:a|an|nr)\.?|s\.|page|protokoll)\s*(\d{1,4})\s*$", re.I)
_LONE = re.compile(r"^[-–]?\s*(\d{1,4})\s*[-–]?$")
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(
    r"(?<![\d§.,:/-])(?<!§ )(?P<at>[1-9]\d{0,7})(?: ?(?P<of>\( ?\d{1,4} ?\)|av \d{1,4}))?(?![\d/:-]|[.,]\d)"
)
_TWICE = re.compile(r"(?P<once>\d{1,4}) ?(?P=once)")
_ROMAN = re.compile(r"[-–]? ?(?P<roman>[ivxl]{1,7}|[IVXL]{1,7}) ?[-–]?")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_READ_AS = re.compile(r"(?<![^\W\d_])[\dlIi|OoSBZ]{1,4}(?![^\W\d_])")
_DIGITS = re.compile(r"\d+")


def page_label(text: str) -> str | None:
    """The printed page number in the first or last lines of `text`, such as `46 (108)`, `8 av 23` or `7`.

    Forms that say of how many pages are preferred to `Sida 8`, and these to a lone number.
    """
    edge = _edge(text)
    for form in (_OF, _SIDE):
        for line in edge:
            if found := form.search(line):
                return _printed(found.group(1))
    for line in [*edge[:2], *reversed(edge[-2:])]:
        if found := _LONE.match(line):
            return found.group(1)
    return None


def label_pages(pages: Sequence[ReadPage]) -> tuple[ReadPage, ...]:
    """The pages with the labels that agree with those of their neighbours."""
    if len(pages) < 2:
        return tuple(pages)
    seen = [list(_numbers(page.text)) for page in pages]
    chosen = [_borne_out(pages, seen, at) for at in range(len(pages))]
    return tuple(
        page if (label := _label(pages, chosen, at)) == page.label else replace(page, label=label)
        for at, page in enumerate(pages)
    )


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the edge of a page: its value, how it is printed, and the line around it, as `_around` gives it."""

    value: int
    printed: str
    line: str


def _label(pages: Sequence[ReadPage], chosen: Sequence[_Number | None], at: int) -> str | None:
    page, own = pages[at], chosen[at]
    if own is not None:
        return own.printed
    above, below = (chosen[i] if 0 <= i < len(pages) else None for i in (at - 1, at + 1))
    if above is None or below is None or above.line != below.line:
        return page.label
    value = above.value + page.number - pages[at - 1].number
    goes_on = below.value - value == pages[at + 1].number - page.number
    if not goes_on or (page.label is not None and _begins(page.label)):
        return page.label
    return _misread(page, above, value)


def _begins(label: str) -> bool:
    """Whether a label is the first of another document's pages."""
    found = _OF.match(label)
    return found is not None and label.split()[0].partition("(")[0] == "1"


def _misread(page: ReadPage, above: _Number, value: int) -> str | None:
    """The label of a page whose number was misread: it shows the line that its neighbours show."""
    for line in _edge(page.text):
        for found in _READ_AS.finditer(line):
            alone = len(found.group()) == len(line) and not any(map(str.isdigit, line))
            if _around(line, found) == above.line and (page.quality == "ocr" or not alone):
                return above.printed.replace(str(above.value), str(value), 1)
    return None


def _borne_out(pages: Sequence[ReadPage], seen: Sequence[Sequence[_Number]], at: int) -> _Number | None:
    """The number of a page that most of the pages near by bear out: the same line, counting on."""
    best: tuple[tuple[bool, int, int], _Number] | None = None
    for position, number in enumerate(seen[at]):
        support = sum(
            any(
                other.line == number.line and other.value - number.value == pages[i].number - pages[at].number
                for other in seen[i]
            )
            for i in range(max(0, at - _NEAR), min(len(pages), at + _NEAR + 1))
            if i != at
        )
        rank = (number.printed[-1:] == ")" or " av " in number.printed, support, -position)
        if support and (best is None or rank > best[0]):
            best = rank, number
    return best[1] if best else None


def _numbers(text: str) -> Iterator[_Number]:
    for line in _edge(text):
        if len(line) > _LONGEST:
            continue
        for found in _NUMBER.finditer(line):
            if len(found["at"]) <= 4:
                yield _Number(int(found["at"]), _printed(found.group()), _around(line, found, "at"))
        if twice := _TWICE.fullmatch(line):
            yield _Number(int(twice["once"]), twice["once"], "twice")
        if roman := _ROMAN.fullmatch(line):
            yield _Number(_roman(roman["roman"].lower()), roman["roman"], "roman")


def _around(line: str, number: re.Match[str], group: str | int = 0) -> str:
    """The line with a mark for its number and other digits folded: the same on every page."""
    start, end = number.span(group)
    before, after = (_DIGITS.sub("#", part.lower()) for part in (line[:start], line[end:]))
    return f"{before}\0{after}"


def _roman(letters: str) -> int:
    values = [_VALUES[letter] for letter in letters]
    return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))


def _edge(text: str) -> list[str]:
    lines = [_SPACES.sub(" ", line.strip()) for line in text.splitlines() if line.strip()]
    return lines if len(lines) <= 2 * _EDGE else lines[:_EDGE] + lines[-_EDGE:]


def _printed(label: str) -> str:
    return _SPACES.sub(" ", label).replace("( ", "(").replace(" )", ")")
