"""Scans made for tests: PDFs that hold nothing but pictures of pages."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)


def scan(*pages: list[str], dpi: int = 200, turn: int = 0) -> bytes:
    """A PDF of pictures of pages with the given lines in 12 points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for lines in pages:
        canvas.drawImage(ImageReader(picture(lines, dpi).rotate(-turn, expand=True)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(lines: list[str], dpi: int) -> Image.Image:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.setFont("Times-Roman", 12)
    for n, line in enumerate(lines):
        canvas.drawString(72, A4[1] - 100 - 18 * n, line)
    canvas.save()
    image: Image.Image = pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=dpi / 72, grayscale=True).to_pil()
    return image
