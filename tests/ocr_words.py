"""Words as a page read by OCR has them, made by hand."""

from __future__ import annotations

from pipeline.read.ocr.words import Word


def word(
    text: str, x0: float, x1: float, top: float = 100, bottom: float = 130, line: int = 0, sure: float = 0.95
) -> Word:
    return Word(text, x0, top, x1, bottom, line, sure)


def row(*texts: str, top: float = 100, line: int = 0) -> list[Word]:
    """Words of 10 units a letter, 10 apart, 30 high."""
    found, at = [], 50.0
    for text in texts:
        found.append(word(text, at, at + 10 * len(text), top, top + 30, line))
        at += 10 * len(text) + 10
    return found


def texts(rows: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in row) for row in rows]
