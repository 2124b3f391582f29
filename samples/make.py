"""Make the sample documents: `python -m samples.make [DIR]` writes all of them, byte by byte the same each time.

Each file under `content/` becomes one document at the place its `out:` line names, below this folder or DIR; the suffix
there says of what format.
"""

from __future__ import annotations

import io
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples.damage import broken_letters, damage, outlined, outlined_width, scanned, vera
from samples.layout import MARKER, Measure, Page, Piece, Style, paginate
from samples.markup import Content, load
from samples.templates import PDF_STYLES, TEXT_STYLES
from samples.templates.opendocument import as_odt
from samples.templates.rich import as_rtf
from samples.templates.web import as_html
from samples.templates.word import as_docx

HERE = Path(__file__).parent


def as_pdf(content: Content) -> bytes:
    """A document as PDF: standard fonts, WinAnsi, no clock (reportlab's `invariant`); damaged where it asks for it.

    Its `papers`, content files in a folder named as that of its `out`, follow it in the same PDF.
    """
    style = PDF_STYLES[content.meta["style"]]
    said = content.meta.get("damage", "none")
    pages = paginate(content, style, _measures(said))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(style.width, style.height), invariant=1, pageCompression=1)
    canvas.setTitle(content.meta["title"])
    canvas.setSubject(MARKER)
    with broken_letters() if said == "letters" else nullcontext():
        for number, page in enumerate(pages, 1):
            kind = damage(said, number)
            if kind == "scan":
                scanned(canvas, (style.width, style.height), partial(_draw, page=page, style=style))
            else:
                _draw(canvas, page, style, kind)
            canvas.showPage()
        for paper in content.meta.get("papers", "").split():
            _bind(canvas, load(HERE / "content" / Path(content.meta["out"]).parent / f"{paper}.markup"))
        canvas.save()
    return buffer.getvalue()


def _bind(canvas: Canvas, content: Content) -> None:
    style = PDF_STYLES[content.meta["style"]]
    for page in paginate(content, style, _measures("none")):
        _draw(canvas, page, style)
        canvas.showPage()


def _measures(said: str) -> Measure:
    if said == "letters":
        return lambda text, font, size: float(stringWidth(text, vera(font), size))
    if said.startswith("outlines"):
        return outlined_width
    return lambda text, font, size: float(stringWidth(text, font, size))


def _draw(canvas: Canvas, page: Page, style: Style, kind: str | None = None) -> None:
    for piece in page.pieces:
        _put(canvas, piece, style.height - piece.y, kind)
    canvas.setLineWidth(0.5)
    for y, x0, x1 in page.rules:
        canvas.line(x0, style.height - y, x1, style.height - y)
    canvas.setFont("Helvetica", 7)
    canvas.drawCentredString(style.width / 2, 18, MARKER)


def _put(canvas: Canvas, piece: Piece, y: float, kind: str | None) -> None:
    if kind == "outlines":
        width = outlined_width(piece.text, piece.font, piece.size)
        outlined(
            canvas,
            piece.x - {"left": 0, "right": width, "centre": width / 2}[piece.align],
            y,
            piece.text,
            piece.font,
            piece.size,
        )
        return
    canvas.setFont(vera(piece.font) if kind == "letters" else piece.font, piece.size)
    put = {"left": canvas.drawString, "right": canvas.drawRightString, "centre": canvas.drawCentredString}
    if not (piece.turn or piece.spread or piece.twice):
        put[piece.align](piece.x, y, piece.text)
        return
    canvas.saveState()
    canvas.translate(piece.x, y)
    canvas.rotate(piece.turn)
    for shift in (0, 0.3) if piece.twice else (0,):
        put[piece.align](shift, 0, piece.text, charSpace=piece.spread)
    canvas.restoreState()


def as_text(content: Content) -> bytes:
    """A document as text: form feeds between pages, the marker as its last line.

    UTF-8 and line feeds, unless the content names another `encoding` or `line_end: cr`. A dash that Latin-1 does not
    have is a hyphen, as on the typewriters of its time.
    """
    style = TEXT_STYLES[content.meta["style"]]
    pages = paginate(content, style, lambda text, font, size: float(len(text)))
    text = "\f".join(_print(page) for page in pages) + f"\n{MARKER}\n"
    encoding = content.meta.get("encoding", "utf-8")
    if encoding == "latin-1":
        text = text.replace("–", "-")
    if content.meta.get("line_end") == "cr":
        text = text.replace("\n", "\r")
    return text.encode(encoding)


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


WRITERS = {"pdf": as_pdf, "txt": as_text, "docx": as_docx, "odt": as_odt, "rtf": as_rtf, "html": as_html}


def build(source: Path) -> tuple[str, bytes]:
    """The relative path and the bytes that one content file makes."""
    content = load(source)
    out = content.meta["out"]
    return out, WRITERS[out.rpartition(".")[2]](content)


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
