"""Pages as archives hold them: scanned, drawn as outlines, or in a font whose character map is broken.

A content file asks for it by a line `damage: scan 2` (or `outlines 2`, page numbers; `letters` for all pages) among its
front matter. The page looks the same; what the text layer says of it does not.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import reportlab
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

DPI = 200
_INK = 140  # of 255: what a scanner set to black and white takes for ink
_VERA = {"": "Vera.ttf", "Bold": "VeraBd.ttf", "Oblique": "VeraIt.ttf"}  # Bitstream Vera, which comes with reportlab
_FONTS = Path(reportlab.__file__).parent / "fonts"

Draw = Callable[[Canvas], None]


def damage(said: str, page: int) -> str | None:
    """What a `damage:` line asks for on a page (counted from 1): `scan`, `outlines`, `letters` or None."""
    kind, *pages = said.split()
    return kind if not pages or str(page) in pages else None


def scanned(canvas: Canvas, size: tuple[float, float], draw: Draw) -> None:
    """Put the picture of what `draw` draws on the page, black and white at 200 dpi, a little askew."""
    buffer = io.BytesIO()
    own = Canvas(buffer, pagesize=size, invariant=1)
    draw(own)
    own.save()
    image = pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=DPI / 72, grayscale=True).to_pil()
    image = image.rotate(0.6, fillcolor=255).point(lambda level: 255 * (level > _INK))
    canvas.drawImage(ImageReader(image), 0, 0, *size)


def outlined(canvas: Canvas, x: float, y: float, text: str, font: str, size: float) -> None:
    """Draw a line of text as paths, its left end at (x, y) in points from the lower left corner."""
    face = _face(font)
    glyphs, names, unit = face.getGlyphSet(), face.getBestCmap(), face["head"].unitsPerEm
    for letter in text:
        glyph = glyphs[names.get(ord(letter), ".notdef")]
        path = canvas.beginPath()
        glyph.draw(_Pen(glyphs, path, x, y, size / unit))
        canvas.drawPath(path, stroke=0, fill=1)
        x += glyph.width * size / unit


def outlined_width(text: str, font: str, size: float) -> float:
    """The width in points of a line that `outlined` draws."""
    face = _face(font)
    glyphs, names = face.getGlyphSet(), face.getBestCmap()
    return float(
        sum(glyphs[names.get(ord(letter), ".notdef")].width for letter in text) * size / face["head"].unitsPerEm
    )


class _Pen(BasePen):  # type: ignore[misc]
    """Draws a glyph into a path of reportlab's."""

    def __init__(self, glyphs: object, path: object, x: float, y: float, scale: float) -> None:
        super().__init__(glyphs)
        self._path, self._x, self._y, self._scale = path, x, y, scale

    def _at(self, *points: tuple[float, float]) -> list[float]:
        return [value for px, py in points for value in (self._x + px * self._scale, self._y + py * self._scale)]

    def _moveTo(self, point: tuple[float, float]) -> None:
        self._path.moveTo(*self._at(point))  # type: ignore[attr-defined]

    def _lineTo(self, point: tuple[float, float]) -> None:
        self._path.lineTo(*self._at(point))  # type: ignore[attr-defined]

    def _curveToOne(self, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]) -> None:
        self._path.curveTo(*self._at(one, two, end))  # type: ignore[attr-defined]

    def _closePath(self) -> None:
        self._path.close()  # type: ignore[attr-defined]


def _style(font: str) -> str:
    return next(
        (style for style in ("Bold", "Oblique") if style in font or (style == "Oblique" and "Italic" in font)), ""
    )


def _face(font: str) -> TTFont:
    return TTFont(_FONTS / _VERA[_style(font)])


def vera(font: str) -> str:
    """The name under which the Vera font in the style of a standard font is known to reportlab."""
    name = f"Vera{_style(font)}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(_FONTS / _VERA[_style(font)])))
    return name


@contextmanager
def broken_letters() -> Iterator[None]:
    """Within it, the fonts of a PDF that is saved tell the wrong letters, another way for each font."""
    right = ttfonts.makeToUnicodeCMap

    def wrong(fontname: str, subset: list[int]) -> str:
        shift = 3 + sum(map(ord, fontname)) % 7
        return str(right(fontname, [_moved(code, shift) for code in subset]))

    ttfonts.makeToUnicodeCMap = wrong
    try:
        yield
    finally:
        ttfonts.makeToUnicodeCMap = right


def _moved(code: int, shift: int) -> int:
    """Another letter for a letter or digit, the code itself for the rest."""
    for alphabet in ("abcdefghijklmnopqrstuvwxyzåäö", "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ", "0123456789§"):
        if chr(code) in alphabet:
            return ord(alphabet[(alphabet.index(chr(code)) * 5 + shift) % len(alphabet)])
    return code
