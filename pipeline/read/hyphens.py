"""Words that are broken over lines: where a hyphen belongs to the word, and where only to the line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.read.lines import Line

_SOFT = "\u00ad\ufffe¬"
_HYPHENS = "-\u2010"
_HEAD = re.compile(r"(\w[\w.-]*)[-\u2010]$")
_TAIL = re.compile(r"\w+(?:-\w+)*")
_WORD = re.compile(r"\b\w+(?:-\w+)*\b(?![-\u2010\u00ad\ufffe]\s*\n)")
_SUSPENDED = frozenset("och eller samt respektive resp men till inte som m.m med & o".split())  # noqa: SIM905 - a list of words reads best as words
# Heads of compounds with a name: after a capital the hyphen is the word's own.
_AFTER_NAMES = re.compile(
    r"(?:region|avtal|projekt|samarbet|kommun|stad|modell|områd|gymnasi|koncern|grupp|skol|bolag|kontor|provins|distrikt)"
)


class Joiner:
    """Decides for pairs of neighbouring lines; knows the words that the document spells out elsewhere."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)
        self._words: frozenset[str] | None = None

    def cut(self, above: Line, below: Line) -> int | None:
        """How many characters at the end of `above` to drop in joining it to `below`; None: a line break stays.

        1 drops the hyphen (`kommu-` + `nens`), 0 keeps it (`Lviv-` + `regionen`, `2020-` + `11-10`).
        """
        last = above.text[-1]
        if last in _SOFT:
            return 1
        if last == "–" and above.text[-2:-1].isdigit() and below.text[0].isdigit():
            return 0
        if last not in _HYPHENS or not below.text[0].isalnum():
            return None
        found = _HEAD.search(above.text)
        if found is None:
            return None
        return self._word(found.group(1), below.text, starts=_starts_sentence(above.text[: found.start()]))

    def _word(self, head: str, after: str, *, starts: bool) -> int | None:
        tail_match = _TAIL.match(after)
        tail = tail_match.group() if tail_match else after[:1]
        if not tail[0].islower():
            return 0
        if tail in _SUSPENDED:
            return None
        words = self._vocabulary()
        last = re.split(r"[.-]", head)[-1]
        if not last:  # a dash, or an abbreviation: no word is cut here
            return None
        if {joined := (last + tail).lower(), joined + "s", joined.removesuffix("s")} & words:
            return 1
        if (last + "-" + tail).lower() in words:
            return 0
        if last[-1:].isdigit() or (last.isupper() and (len(last) > 1 or not starts)) or len(last) == 1:
            return 0
        if last[0].isupper() and (not starts or _AFTER_NAMES.match(tail)):
            return 0
        return 1

    def _vocabulary(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(word for text in self._texts for word in _WORD.findall(text.lower()))
        return self._words


def _starts_sentence(before: str) -> bool:
    """Whether a word after `before` (the rest of its line) has its capital from the start of a sentence."""
    before = before.rstrip()
    return not before or before[-1] in ".:!?•"
