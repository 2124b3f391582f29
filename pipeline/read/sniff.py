"""What a file is, told by its content and never by its name.

What is not read raises `Unreadable` with a kind of its own and a hint at a way out.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal, cast

from pipeline.read.archive import zip_type
from pipeline.read.decode import composed, empty
from pipeline.read.model import Unreadable

__all__ = ["FileType", "composed", "picture_type", "sniff"]

FileType = Literal["pdf", "text", "docx", "odt", "rtf", "html", "zip"]

_HEAD = 1024  # the PDF header may stand anywhere in the first kilobyte
_FRONT = 4096  # bytes in which a web page shows itself
_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", "GIF picture"),
    (b"BM", "BMP picture"),
    (b"%!PS", "PostScript file"),
    (b"\x1f\x8b", "gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!", "RAR archive"),
    (b"RIFF", "RIFF file (WebP picture, sound or film)"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|script|style|title|link)\b",
    re.I | re.S,
)
# A part of a page, as content systems hand out: it opens with an element of a page and closes one.
_FRAGMENT = re.compile(rb"\s*<(div|p|h[1-6]|main|article|section|table|ul|ol|dl|nav|header|span|a)\b[^<>]*>", re.I)
_CLOSED = re.compile(rb"</(?:div|p|h[1-6]|li|td|span|a|strong|b)\s*>", re.I)
_FLAT_ODT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<office:document\b")
_MARKUP = re.compile(rb"\s*<\?xml\b|\s*<[A-Za-z][\w:]*[^<>]*xmlns", re.I)
_MAIL = re.compile(rb"(?:[\w-]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*MIME-Version: ", re.I)


def sniff(data: bytes) -> FileType:
    """The type of a file; raises `Unreadable` for an empty file, a broken zip archive, and every type not read."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise empty()
    head = data[:_HEAD]
    front = _plain(data[:_FRONT])
    if _HTML.match(front):
        return "html"
    if head.startswith(_ZIP):  # before PDF: the first file of a bundle may be one
        found = zip_type(data)
        if found in ("docx", "odt", "zip"):
            return cast(FileType, found)
        raise _unsupported(found)
    if b"%PDF-" in head:
        return "pdf"
    if front.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _FLAT_ODT.match(front):
        return "odt"
    if _FRAGMENT.match(front) and _CLOSED.search(front):
        return "html"
    _refuse(data, front)
    return "text"


def picture_type(data: bytes) -> str | None:
    """`PNG`, `JPEG` or `TIFF` for a picture of a page, which OCR may read; else None."""
    return next((name for mark, name in _PICTURES if data.startswith(mark)), None)


def _plain(head: bytes) -> bytes:
    """The first bytes without a byte order mark, UTF-16 as UTF-8."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head.removeprefix(codecs.BOM_UTF8)


def _refuse(data: bytes, front: bytes) -> None:
    """Raise `Unreadable` for a type that is known and not read."""
    if (picture := picture_type(data)) is not None:
        raise _unsupported(f"{picture} picture", "make a PDF of it and run again")
    if data.startswith(_OLE):
        if _OLE_ENCRYPTED in data:
            hint = "open it with its password, save it without, and run again"
            raise Unreadable("encrypted_document", "the Office document needs a password", hint)
        raise _unsupported("old Office document (doc, xls, msg)", "save it as docx or PDF and run again")
    for mark, name in _MAGIC:
        # Two letters are no proof: a text may begin with BM.
        if data.startswith(mark) and (mark != b"BM" or b"\x00" in data[:_HEAD]):
            raise _unsupported(name)
    if data[4:8] == b"ftyp":
        raise _unsupported("HEIF picture or film")
    if _MARKUP.match(front):
        raise _unsupported("XML file")
    if _MAIL.match(front):
        raise _unsupported("e-mail or a saved web archive", "save what it holds as a web page or PDF and run again")


def _unsupported(name: str, hint: str = "save it as PDF or plain text and run again") -> Unreadable:
    article = "an" if name[0] in "AEO" else "a"
    return Unreadable("unsupported_type", f"the file is {article} {name}", hint)
