"""One page's picture to rows of words in page coordinates, kept by the content of the picture."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.ocr.edges import without_edges
from pipeline.read.ocr.figures import put_crosses, put_ones
from pipeline.read.ocr.kept import Kept, Rows, method
from pipeline.read.ocr.picture import Upright, is_blank, levelled_lines, turned
from pipeline.read.ocr.program import BLOCKS, LANGUAGE, ROWS, SIGNS, orientation, read_picture
from pipeline.read.ocr.rows import rows_of
from pipeline.read.ocr.signs import may_hold_signs, put_bullets, put_parties, put_signs
from pipeline.read.ocr.slots import slot
from pipeline.read.ocr.words import Word

_DOUBTED = 0.8  # mean confidence below which another reading is tried
_POOR = 0.6  # mean confidence below which the page may stand on its side or on its head
_FEW = 5  # words: fewer may be noise
_LONG = 4  # letters: such a word is wider than high where it stands upright
_JUNK = 0.35  # confidence below which a word without letters or digits is a speck or a rule
_MARKS = "§•–—-"  # unless it is one of these


def recognise(picture: Upright, seconds: float, kept: Kept) -> Rows | None:
    """The rows of words on a page, top to bottom, boxes in points on the page; None for a blank page.

    Raises `OcrFailed` when Tesseract breaks off or takes more than `seconds` for one reading.
    """
    if is_blank(picture):
        return None
    digest = hashlib.sha256(f"{method()} {picture.image.size} {picture.dpi} {picture.scale}\n".encode())
    digest.update(picture.image.tobytes())
    key = digest.hexdigest()
    rows = kept.get(key)
    if rows is None:
        with slot():
            rows = _read(picture, seconds)
        kept.put(key, rows)
    return rows


def _read(picture: Upright, seconds: float) -> Rows:
    level, words = _words(picture, seconds, ROWS)
    if _sureness(words) < _DOUBTED:
        others = [(picture, BLOCKS)]
        if _sureness(words) < _POOR and (degrees := orientation(picture.image, picture.dpi, seconds)):
            others.append((turned(picture, degrees), ROWS))
        for other, layout in others:
            again = _words(other, seconds, layout)
            if _sureness(again[1]) > _sureness(words):
                level, words = again
    rows = rows_of(without_edges(words))
    if may_hold_signs(rows):
        rows = put_signs(rows, read_picture(level.image, SIGNS, level.dpi, seconds))
    clean = [
        kept
        for row in put_bullets(put_parties(put_crosses(put_ones(rows))))
        if (kept := [word for word in row if not _is_junk(word)])
    ]
    return [[_on_page(word, level) for word in row] for row in clean]


def _words(picture: Upright, seconds: float, layout: int) -> tuple[Upright, list[Word]]:
    level = levelled_lines(picture)
    return level, read_picture(level.image, LANGUAGE, level.dpi, seconds, layout)


def _sureness(words: Sequence[Word]) -> float:
    """The mean confidence of the letters; 0 for a handful of words, and for lines that run up or down the page."""
    letters = sum(len(word.text) for word in words)
    upright = sum(len(word.text) for word in words if len(word.text) < _LONG or word.height < word.x1 - word.x0)
    if len(words) < _FEW or 2 * upright < letters:
        return 0.0
    return sum(word.confidence * len(word.text) for word in words) / letters


def _is_junk(word: Word) -> bool:
    return word.confidence < _JUNK and not any(letter.isalnum() or letter in _MARKS for letter in word.text)


def _on_page(word: Word, picture: Upright) -> Word:
    x0, top, x1, bottom = (round(value, 2) for value in picture.to_page(word.x0, word.top, word.x1, word.bottom))
    return replace(word, x0=x0, top=top, x1=x1, bottom=bottom, confidence=round(word.confidence, 3))
