"""Small documents for tests: PDF pages with lines at places, texts with form feeds, and what a reader has of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

from pipeline.read.model import ReadDocument
from pipeline.read.reader import read
from pipeline.read.reading import build_view
from pipeline.split.headings import may_be_heading

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
    """A page with a header from 40 points, text from 110 and a footer from 760 points below the upper edge."""

    def draw(canvas: Canvas) -> None:
        put(canvas, x, 40, *header, step=12, size=9)
        put(canvas, x, 110, *body)
        put(canvas, x, 760, *footer, step=12, size=9)

    return draw


def drawn(*pages: Draw) -> ReadDocument:
    """A PDF of the drawings, read."""
    return read(pdf(*pages), "prov.pdf")


def typed(*pages: str) -> ReadDocument:
    """A plain text, its pages parted by form feeds, read."""
    return read("\f".join(pages).encode(), "prov.txt")


def text_of(document: ReadDocument) -> str:
    """The reading text, § headings kept as in splitting."""
    return build_view(document.pages, keep=may_be_heading).text
