"""Page furniture: what is printed on every page and belongs to no sentence.

Headers, footers, signature rows and page numbers are recognised by what they do, not by what they say: with digits
folded they come again at page after page, next to the page's border. A border is a page break, an end of the document
and, in running text whose page breaks were lost, a line that only a header or footer has (`46 (108)`,
`Sammanträdesdatum: 2024-06-12`). From a border outwards, lines are dropped as long as they recur. A few forms are
furniture wherever they stand.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pipeline.read.lines import Line

_REACH = 9  # lines on either side of a border that may be furniture
_SHARE = 0.4  # of the borders at which a line must recur; headers may differ on left and right pages
_SENTENCE_SHARE = 0.8  # a whole sentence is more likely a formula of the minutes than of the page
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_SIGN = r"(?:(?:justerande|ordförande|sekreterare)s? ?(?:sign(?:atur)?\.?)?|sign\.?|utdragsbestyrkande|exp\. datum)"
_ALWAYS = re.compile(
    r"(?:sid(?:a|an|nr)\.? ?)?\d{1,4} ?(?:\( ?\d{1,4} ?\)|av \d{1,4})"
    r"|sid(?:a|an|nr)\.? ?\d{1,4}"
    rf"|(?:{_SIGN} ?)*(?:justerandes? sign(?:atur)?\.?|utdragsbestyrkande)(?: ?{_SIGN})*"
    r"|exempel skrivet för vanort\b.*",
    re.I,
)
_ALWAYS_BEGINS = frozenset("0123456789sSjJuUoOeE")
_INNER = re.compile(
    r"\d{1,4} ?\( ?\d{1,4} ?\)|sid(?:a|an) \d+(?: av \d+|\(\d+\))?|sammanträdesdatum:? ?\d.*|protokoll \(?nr \d+\)?",
    re.I,
)
_INNER_BEGINS = frozenset("0123456789sSpP")

Keep = Callable[[str], bool]
_Key = tuple[int, str, int]  # side of the border, folded text, its how-manieth occurrence on this side


def furniture(lines: Sequence[Line], keep: Keep | None = None) -> set[int]:
    """The indices of the lines that are furniture; `keep` names texts that never are, such as § headings."""
    dropped = {i for i, line in enumerate(lines) if line.text[0] in _ALWAYS_BEGINS and _is_always(line.text)}
    if keep is not None:
        dropped = {i for i in dropped if not keep(lines[i].text)}
    borders, sheets = _borders(lines)
    if sheets < 2:
        return dropped
    walks = [_walk(lines, border, step, keep) for border in borders for step in (-1, 1)]
    usual, sentence = (max(2, math.ceil(share * sheets)) for share in (_SHARE, _SENTENCE_SHARE))
    reached = {(key, index) for walk in walks for index, key in walk if key}
    while True:
        # Walks from neighbouring borders meet the same line: it counts once, and only where a walk comes to it.
        counts: Counter[_Key] = Counter(key for key, _ in reached)
        found = {(key, index) for walk in walks for index, key in _recurring(walk, dropped, counts, usual, sentence)}
        if found == reached:
            return dropped | {index for _, index in found}
        reached = found


def _recurring(
    walk: Sequence[tuple[int, _Key | None]], always: set[int], counts: Counter[_Key], usual: int, sentence: int
) -> Iterator[tuple[int, _Key]]:
    """The lines of a walk up to the first that does not recur."""
    for index, key in walk:
        if key is None:  # a heading that the layout pushed between the lines of a header
            continue
        if index not in always and counts[key] < (sentence if key[1].endswith(".") else usual):
            return
        yield index, key


def _is_always(text: str) -> bool:
    return len(text) < 120 and _ALWAYS.fullmatch(_SPACES.sub(" ", text)) is not None


def _borders(lines: Sequence[Line]) -> tuple[list[int], int]:
    """Indices i such that a border runs before line i (`len(lines)` for the end), and how many sheets that tells of."""
    found = {0, len(lines)}
    forms: Counter[str] = Counter()
    inner, sheets = False, 0
    for i, line in enumerate(lines):
        was, inner = inner, line.text[0] in _INNER_BEGINS and len(line.text) < 60 and bool(_INNER.fullmatch(line.text))
        if inner:
            forms[_key(line.text)] += 1
        sheets += line.first
        if line.first or (inner and not was):
            found.add(i)
    return sorted(found), max(sheets, *forms.values()) if forms else sheets


def _walk(lines: Sequence[Line], border: int, step: int, keep: Keep | None) -> list[tuple[int, _Key | None]]:
    """The lines from a border outwards with their keys; one line that must be kept is passed over (key None)."""
    found: list[tuple[int, _Key | None]] = []
    times: Counter[str] = Counter()
    passed = False
    indices = range(border, min(border + _REACH, len(lines)))
    if step < 0:
        indices = range(border - 1, max(border - 1 - _REACH, -1), -1)
    for index in indices:
        line = lines[index]
        if len(line.text) > 150 or (step > 0 and found and line.first):
            break
        if keep is not None and keep(line.text):
            if passed:
                break
            passed = True
            found.append((index, None))
        else:
            text = _key(line.text)
            times[text] += 1
            found.append((index, (step, text, times[text])))
        if step < 0 and line.first:
            break
    return found


def _key(text: str) -> str:
    text = _SPACES.sub(" ", text.lower())
    # References and sentences keep their digits: "§ 12" at the top of page after page is content.
    return text if "§" in text or text.endswith(".") else _DIGITS.sub("#", text)
