"""Is a page's text Swedish prose, or the ruins of a font without a usable character map?

A font subset with a broken ToUnicode map gives text of the right length in the wrong letters. Such text holds none of
the commonest words, and its pairs of letters are not those of a language. Both must fail before a page is called
garbled: tables of names hold no common words, but their letters follow each other as letters do.
"""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]{2,}")
_MIN_WORDS = 25
_MIN_LOST = 10  # characters that the extractor could not name
_MIN_PAIR_SHARE = 0.3  # Swedish prose and lists of names measure 0.45 to 0.65, letter ciphers below 0.2
_USUAL_PAIR_SHARE = 0.45
_MIN_COMMON_SHARE = 0.05  # prose measures over 0.2; a cipher hits a short word now and then
_LOST = re.compile("\\(cid:\\d+\\)|[\ufffd\ue000-\uf8ff]")
_COMMON = frozenset(
    """
    och att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år ska
    eller vid mot ut sin efter under ha samt enligt beslut kommun kommunen kommunstyrelsen kommunfullmäktige
    ledamot ersättare ja nej the of and to in
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_PAIRS = frozenset(
    """
    en er an de ar st te in ng ra re et la nd tt ti ta at na or ll ma om un si sk on al el le ns da fö ör ka ko mm
    mu lä än me he ni es is il li ri ör är ge ga rs so ss am ke tä va vi ve be bi ko nt ha gr ro ed id ad ls ot
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


def garbled(text: str) -> bool:
    """Whether `text` was extracted in the wrong letters. Short pages are given the benefit of the doubt."""
    readable, lost = _LOST.subn("", text)
    if lost >= _MIN_LOST and lost * 3 > sum(1 for letter in readable if not letter.isspace()):
        return True
    words = _WORD.findall(text.lower())
    return len(words) >= _MIN_WORDS and strange(words)


def strange(words: list[str]) -> bool:
    """Whether words in lower case are those of no language: no common ones, and letters in unusual pairs."""
    return _common(words) < _MIN_COMMON_SHARE and _paired(words) < _MIN_PAIR_SHARE


def score(text: str) -> float:
    """How much `text` looks like a language, in [0, 1] to two decimals: 1 for prose and for pages with few words.

    It falls with the share of characters that could not be named, and with pairs of letters that no language has.
    """
    readable, lost = _LOST.subn("", text)
    inked = sum(1 for letter in readable if not letter.isspace())
    if not inked + lost:
        return 0.0
    named = inked / (inked + lost)
    words = _WORD.findall(text.lower())
    if len(words) < _MIN_WORDS or _common(words) >= _MIN_COMMON_SHARE:
        return round(named, 2)
    return round(named * min(1.0, _paired(words) / _USUAL_PAIR_SHARE), 2)


def _common(words: list[str]) -> float:
    """The share of the commonest words among `words`."""
    return sum(1 for word in words if word in _COMMON) / len(words)


def _paired(words: list[str]) -> float:
    """The share of the usual pairs of letters among those of `words`."""
    pairs = [a + b for word in words for a, b in pairwise(word)]
    return sum(1 for pair in pairs if pair in _PAIRS) / len(pairs)
