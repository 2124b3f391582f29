"""Files that do harm to a reader, made byte by byte."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

TEXT = "Kommunstyrelsen behandlar ett avtal"
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
ONE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"


def pdf(
    pages: int = 1, *, size: tuple[float, float] = (595, 842), text: str = TEXT, password: str | None = None
) -> bytes:
    """A sound PDF; with a password it is encrypted, and an empty one opens it to everybody."""
    encrypt = None if password is None else StandardEncryption(password, "owner", canPrint=0, strength=128)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, encrypt=encrypt)
    for _ in range(pages):
        canvas.drawString(70, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def objects(*bodies: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of the given objects (1 is the catalogue), with a right cross-reference table."""
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(bodies, 1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    count = len(bodies) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % n for n in places))
    parts.append(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (count, trailer, at))
    return b"".join(parts)


def page_of(content: bytes, *, packed: bool = False) -> bytes:
    """A PDF of one page with this content stream."""
    keys = b"/Filter/FlateDecode" if packed else b""
    return objects(CATALOGUE, ONE, PAGE, b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), keys, content))


def _bomb() -> bytes:
    """A content stream of a megabyte that unpacks to a gigabyte of zeros."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = ((1 << 30) % 65521) << 16 | 1  # Adler-32 of so many zeros
    return page_of(b"\x78\xda" + block * 1024 + b"\x03\x00" + checksum.to_bytes(4, "big"), packed=True)


def _crowd() -> bytes:
    """20,000 pages with nothing on them."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 20_003))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return objects(CATALOGUE, b"<</Type/Pages/Kids[%s]/Count 20000>>" % kids, *[page] * 20_000)


def _circle() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    whole = pdf()
    start = whole.rindex(b"xref", 0, whole.rindex(b"startxref"))
    return whole.replace(b"/Size", b"/Prev %d /Size" % start)


def _tower() -> bytes:
    """A page tree of 5,000 levels."""
    levels = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % number for number in range(3, 5_002)]
    return objects(CATALOGUE, *levels, b"<</Type/Page/MediaBox[0 0 595 842]>>")


# name: how the file is made
FILES: dict[str, Callable[[], bytes]] = {
    "user-password.pdf": lambda: pdf(password="hemligt"),
    "owner-password.pdf": lambda: pdf(password=""),
    "truncated.pdf": lambda: (whole := pdf(2))[: whole.rindex(b"startxref")],
    "half.pdf": lambda: (whole := pdf(20))[: len(whole) // 2],
    "bomb.pdf": _bomb,
    "own-child.pdf": lambda: objects(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
    "own-grandchild.pdf": lambda: objects(CATALOGUE, ONE, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "own-catalogue.pdf": lambda: objects(b"<</Type/Catalog/Pages 1 0 R>>"),
    "reference-to-itself.pdf": lambda: objects(b"1 0 R"),
    "tower-of-pages.pdf": _tower,
    "count-of-billions.pdf": lambda: pdf().replace(b"/Count 1", b"/Count 2000000000"),
    "xref-circle.pdf": _circle,
    "xref-elsewhere.pdf": lambda: (whole := pdf())[: whole.rindex(b"startxref")] + b"startxref\n99999999999\n%%EOF\n",
    "empty.pdf": lambda: b"",
    "crowd.pdf": _crowd,
    "large-page.pdf": lambda: pdf(size=(30_000, 30_000)),
    "large-blank-page.pdf": lambda: pdf(size=(30_000, 30_000), text=""),
    "paths.pdf": lambda: page_of(zlib.compress(b"1 1 m 2 2 l S\n" * 500_000), packed=True),
    "arrays.pdf": lambda: page_of(b"[" * 200_000),
    "states.pdf": lambda: page_of(b"q " * 300_000 + b"BT (x) Tj ET"),
    "one-line.txt": lambda: b"ord " * 12_500_000,
    "lines.txt": lambda: b"- en rad\n" * 1_000_000,
}
