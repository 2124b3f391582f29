"""Rows of words to the raw text of a page: its characters, their boxes, and how sure each word is.

Every character of a word has the word's box: the recogniser's boxes of single letters are guesses.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.read.boxes import CharBoxes
from pipeline.read.labels import page_label
from pipeline.read.model import ReadPage, ReadWord
from pipeline.read.ocr.words import Word
from pipeline.read.sniff import composed

_DASH = str.maketrans({"—": "–", "―": "–", "‘": "’", "`": "’"})  # Swedish print has no em dash, and one apostrophe
_DASHES = re.compile("[-–]*–[-–]+|[-–]+–[-–]*|(?<![-–])--(?![-–])")  # one dash read as two


def page_of(page: ReadPage, rows: list[list[Word]]) -> ReadPage:
    """`page` with the text of `rows`: words parted by a space, rows by a line break. Boxes in points."""
    letters: list[str] = []
    boxes = CharBoxes()
    words: list[ReadWord] = []
    length = 0
    for index, row in enumerate(rows):
        for position, word in enumerate(row):
            if position or index:
                letters.append(" " if position else "\n")
                boxes.append_none()
                length += 1
            text = _DASHES.sub("–", composed(word.text).translate(_DASH))
            letters.append(text)
            for _ in text:
                boxes.append(word.x0, word.top, word.x1, word.bottom)
            words.append(ReadWord(length, length + len(text), word.confidence, word.was is not None))
            length += len(text)
    text = "".join(letters)
    return replace(
        page,
        text=text,
        label=page_label(text),
        quality="ocr" if text else "empty",
        score=_mean(words),
        boxes=boxes,
        words=tuple(words),
    )


def _mean(words: list[ReadWord]) -> float:
    """The mean confidence of the letters, to two decimals."""
    letters = sum(word.end - word.start for word in words)
    return round(sum(word.confidence * (word.end - word.start) for word in words) / letters, 2) if letters else 0.0
