"""Fonts whose letters come out wrong: broken character maps differ per font subset, so a page may read well but for its
headings. What a font spells is judged over all pages of the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pipeline.read.quality import strange

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENOUGH = 4000  # letters of a font that are looked at
_MIN_WORDS = 12
_MIN_LETTERS = 12  # of broken fonts on a page: fewer are an ornament


class Fonts:
    """What each font of a document spells, and on which pages it stands."""

    def __init__(self) -> None:
        self._spelt: dict[str, list[str]] = defaultdict(list)
        self._pages: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))

    def add(self, page: int, tuples: Iterable[tuple[str, Any]]) -> None:
        """A page's (letter, glyph) pairs in reading order; a glyph of None is white space."""
        last = None
        for letter, glyph in tuples:
            if glyph is None:
                last = None
                continue
            font = glyph["fontname"]
            spelt = self._spelt[font]
            if len(spelt) < _ENOUGH:
                if font != last:
                    spelt.append(" ")
                spelt.append(letter)
            self._pages[font][page] += letter.isalpha()
            last = font

    def strange_pages(self) -> set[int]:
        """The pages on which words stand in a font that spells no language."""
        found: dict[int, int] = defaultdict(int)
        for font, spelt in self._spelt.items():
            words = _WORD.findall("".join(spelt).lower())
            if len(words) >= _MIN_WORDS and strange(words):
                for page, letters in self._pages[font].items():
                    found[page] += letters
        return {page for page, letters in found.items() if letters >= _MIN_LETTERS}
