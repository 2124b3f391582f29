"""Small PDFs for tests: lines at places of a page."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]
WIDTH, HEIGHT = 595, 842

TEXT = (
    "Kommunfullmäktige beslutade den 2 mars 2031 att ingå ett avtal om",
    "samarbete med staden, och att avtalet ska gälla i fem år från den dag",
    "då det undertecknas. Nämnden fick i uppdrag att redovisa vad arbetet",
    "gett och att lämna förslag till hur det kan fortsätta efter den tiden.",
    "Förvaltningen har därefter lämnat sin redovisning i en skrivelse den",
    "4 april 2036, där den föreslår att avtalet inte förlängs utan löper ut.",
)
"""Running text, as wide as a page's."""


def pdf(*pages: Draw) -> bytes:
    """A PDF with one page for each drawing."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def put(
    canvas: Canvas, x: float, top: float, *lines: str, size: float = 11, step: float = 14, font: str = "Helvetica"
) -> None:
    """Lines below each other, the baseline of the first `top` points below the upper edge."""
    canvas.setFont(font, size)
    for i, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - top - i * step, line)


def sheet(header: Sequence[str], body: Sequence[str], footer: Sequence[str] = (), *, x: float = 80) -> Draw:
    """A page with a header from 40 points, text from 110 and a footer from 780 points below the upper edge."""

    def draw(canvas: Canvas) -> None:
        put(canvas, x, 40, *header, step=12, size=9)
        put(canvas, x, 110, *body)
        put(canvas, x, 780, *footer, step=12, size=9)

    return draw
