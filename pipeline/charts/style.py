"""The look of the charts: sizes in points, fonts, colours.

Colours are told apart by lightness first (L* of about 25, 52, 72 and 86), so that they survive a grey printer; their hues, blue
and orange, are told apart by the colour-blind. What is uncertain is hatched, never a colour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

WIDTH: Final = 354.0  # 125 mm: a wide column; text stays legible when set at 85 mm
MARGIN: Final = 10.0
DPI: Final = 300
TITLE, SUBTITLE, BODY, SMALL = 11.0, 8.0, 8.0, 6.8
LEADING: Final = 1.32  # line height by size

INK, GREY, SLATE, RULE, PAPER = "#1a1a1a", "#4d4d4d", "#7a8794", "#b3b3b3", "#ffffff"
NAVY, BLUE, AMBER, PALE = "#1d3f66", "#5580ac", "#e09b32", "#cfd6de"
COLOURS: Final[Mapping[str, str]] = {
    "in_force": NAVY,
    "twin": NAVY,
    "partnership": AMBER,
    "unspecified": PALE,
    "ended": NAVY,
    "not_renewed": BLUE,
    "partly_ended": PALE,
    "paused": AMBER,
}
STATES: Final[Mapping[str, str]] = {"active": NAVY, "dormant": PALE, "paused": AMBER, "partly_ended": BLUE}
ON_DARK: Final = frozenset((NAVY, BLUE))  # colours that take white figures


@cache
def font_file(*, bold: bool = False) -> str:
    """The path of the font: DejaVu Sans, which comes with Matplotlib and has Latin, Greek and Cyrillic letters."""
    from matplotlib import get_data_path

    return str(Path(get_data_path()) / "fonts/ttf" / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))


@cache
def _font(*, bold: bool) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(font_file(bold=bold))
    font.set_size(100, 72)
    return font


@cache
def _glyph(char: str, *, bold: bool) -> bool:
    return bool(_font(bold=bold).get_char_index(ord(char)))


@cache
def _advance(char: str, *, bold: bool) -> float:
    from matplotlib.ft2font import LoadFlags

    return float(_font(bold=bold).load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 100


def printable(text: str) -> str:
    """The text with a space for each control character, and U+FFFD for each letter that the font does not have.

    The alternative text and the numbers beside the picture have them as they are.
    """
    spaced = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return "".join(
        char if _glyph(char, bold=False) and _glyph(char, bold=True) else "\N{REPLACEMENT CHARACTER}" for char in spaced
    )


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text is, in points."""
    return size * sum(_advance(char, bold=bold) for char in printable(text))


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text that is to fit in `room` points. A word that is wider is broken."""
    lines: list[str] = []
    line = ""
    for word in printable(text).split():
        while width(word, size, bold=bold) > room and len(word) > 1:
            if line:
                lines.append(line)
                line = ""
            fits = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size, bold=bold) <= room)
            lines.append(word[:fits])
            word = word[fits:]
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
