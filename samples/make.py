"""Make the sample documents: `python -m samples.make [DIR]` writes all of them, byte by byte the same each time.

Each file under `content/` becomes one PDF or text file at the place its `out:` line names, below this folder or DIR.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples.layout import MARKER, Page, Style, paginate
from samples.markup import Content, load
from samples.templates import PDF_STYLES, TEXT_STYLES

HERE = Path(__file__).parent


def as_pdf(content: Content) -> bytes:
    """A document as PDF: standard fonts, WinAnsi, no clock (reportlab's `invariant`)."""
    style = PDF_STYLES[content.meta["style"]]
    pages = paginate(content, style, lambda text, font, size: float(stringWidth(text, font, size)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(style.width, style.height), invariant=1, pageCompression=1)
    canvas.setTitle(content.meta["title"])
    canvas.setSubject(MARKER)
    for page in pages:
        _draw(canvas, page, style)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw(canvas: Canvas, page: Page, style: Style) -> None:
    for piece in page.pieces:
        canvas.setFont(piece.font, piece.size)
        put = {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}
        put[piece.align](piece.x, style.height - piece.y, piece.text)
    canvas.setLineWidth(0.5)
    for y, x0, x1 in page.rules:
        canvas.line(x0, style.height - y, x1, style.height - y)
    canvas.setFont("Helvetica", 7)
    canvas.drawCentredString(style.width / 2, 18, MARKER)


def as_text(content: Content) -> bytes:
    """A document as UTF-8 text: form feeds between pages, the marker as its last line."""
    style = TEXT_STYLES[content.meta["style"]]
    pages = paginate(content, style, lambda text, font, size: float(len(text)))
    return ("\f".join(_print(page) for page in pages) + f"\n{MARKER}\n").encode()


def _print(page: Page) -> str:
    """One page of characters: pieces by row, each at its column."""
    rows: dict[int, str] = {}
    pieces = [(round(p.y), p.x - (len(p.text) if p.align == "right" else 0), p.text) for p in page.pieces]
    pieces += [(round(y), x0, "_" * int(x1 - x0)) for y, x0, x1 in page.rules]
    for row, x, text in sorted(pieces):
        before = rows.get(row, "")
        gap = max(int(x) - len(before), 1 if before else 0)
        rows[row] = before + " " * gap + text
    return "\n".join(rows.get(n, "") for n in range(1, max(rows) + 1)) + "\n"


def build(source: Path) -> tuple[str, bytes]:
    """The relative path and the bytes that one content file makes."""
    content = load(source)
    out = content.meta["out"]
    return out, as_pdf(content) if out.endswith(".pdf") else as_text(content)


def sources() -> list[Path]:
    """The content files, in order of name."""
    return sorted((HERE / "content").glob("*.markup"))


def main() -> None:
    """Write every sample under DIR (default: this folder)."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for source in sources():
        out, data = build(source)
        path = root / out
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(data):7}  {out}")


if __name__ == "__main__":
    main()
