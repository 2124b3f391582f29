"""Rows of words to the raw text of a page: its characters, their boxes, and how sure each word is.

They are set as the glyphs of a text layer are (`read/setting.py`), so that the rules find the same columns, margins and
tables. Every character of a word has the word's box: the recogniser's boxes of single letters are guesses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pipeline.read import marks
from pipeline.read.boxes import CharBoxes
from pipeline.read.columns import in_order
from pipeline.read.labels import page_label
from pipeline.read.model import ReadPage, ReadWord
from pipeline.read.ocr.words import DEEP, Word
from pipeline.read.setting import set_lines
from pipeline.read.sniff import composed
from schemas.document import Quality

_DASH = str.maketrans({"—": "–", "―": "–", "‘": "’", "`": "’"})  # Swedish print has no em dash, and one apostrophe
_DASHES = re.compile("[-–]*–[-–]+|[-–]+–[-–]*|(?<![-–])--(?![-–])")  # one dash read as two
_EM = 1.2  # times the height of the highest word of a row is the size of its letters


def in_reading_order(rows: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The rows in the order in which they are read: two columns of text one after the other, notes in the margin apart."""
    words = [word for row in rows for word in row]
    found = in_order(_lines(rows))
    return [[words[one.glyph["word"]] for word in line for one in word.marks] for line in found]


def page_of(page: ReadPage, rows: Sequence[Sequence[Word]]) -> ReadPage:
    """`page` with the text of `rows`: a space between words, three or more between columns, a line break between rows.

    Boxes in points.
    """
    sources = [word for row in rows for word in row]
    letters: list[str] = []
    boxes = CharBoxes()
    words: list[ReadWord] = []
    for letter, glyph in set_lines(_lines(rows))[:-1]:
        if glyph is None:
            boxes.append_none()
        else:
            word = sources[glyph["word"]]
            boxes.append(word.x0, word.top, word.x1, word.bottom)
            start = len(letters)
            if len(words) <= glyph["word"]:
                words.append(ReadWord(start, start + 1, word.confidence, word.was is not None))
            else:
                words[-1] = replace(words[-1], end=start + 1)
        letters.append(letter)
    text = "".join(letters)
    quality: Quality = "ocr" if text else "empty"
    return replace(
        page, text=text, label=page_label(text), quality=quality, score=_mean(words), boxes=boxes, words=tuple(words)
    )


def _lines(rows: Sequence[Sequence[Word]]) -> list[marks.Line]:
    """Rows as lines of marks: each word is one, whose glyph says which word of the page it is."""
    found: list[marks.Line] = []
    number = 0
    for row in rows:
        size = _EM * max((word.height for word in row), default=0.0)
        base = median([word.bottom for word in row if not DEEP & set(word.text)] or [row[0].bottom] if row else [0.0])
        line: marks.Line = []
        for word in row:
            text = _DASHES.sub("–", composed(word.text).translate(_DASH))
            line.append(marks.Word([marks.Mark({"word": number}, text, word.x0, word.x1, base, size)]))
            number += 1
        found.append(line)
    return found


def _mean(words: list[ReadWord]) -> float:
    """The mean confidence of the letters, to two decimals."""
    letters = sum(word.end - word.start for word in words)
    return round(sum(word.confidence * (word.end - word.start) for word in words) / letters, 2) if letters else 0.0
