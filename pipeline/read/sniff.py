"""What a file is, told by its content and never by its name; and plain text decoded.

Only PDF and plain text are read. Everything else raises `Unreadable` with a kind of its own and a hint at a way out.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Literal

from pipeline.read.model import Unreadable

FileType = Literal["pdf", "text"]

_HEAD = 1024  # the PDF header may stand anywhere in the first kilobyte
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office document (doc, xls, msg)"),
    (b"\x89PNG\r\n", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF8", "GIF picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"BM", "BMP picture"),
    (b"%!PS", "PostScript file"),
    (b"\x1f\x8b", "gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!", "RAR archive"),
    (b"RIFF", "RIFF file (WebP picture, sound or film)"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/", "Word document (docx)"),
    (b"xl/", "Excel workbook (xlsx)"),
    (b"ppt/", "PowerPoint presentation (pptx)"),
    (b"opendocument.text", "OpenDocument text (odt)"),
    (b"opendocument", "OpenDocument file"),
    (b"epub+zip", "EPUB book"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|script|title)\b", re.I | re.S)
_MARKUP = re.compile(rb"\s*<\?xml\b|\s*<[A-Za-z][\w:]*[^<>]*xmlns", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def sniff(data: bytes) -> FileType:
    """`pdf` or `text`; raises `Unreadable` for an empty file, a web page, and every type that is not read."""
    if not data.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise _empty()
    head = data[:_HEAD]
    if b"%PDF-" in head and not _HTML.match(head.removeprefix(codecs.BOM_UTF8)):
        return "pdf"
    if _HTML.match(head.removeprefix(codecs.BOM_UTF8)):
        raise Unreadable(
            "html_page",
            "the file is a web page, perhaps an error page saved under a document's name",
            "open the address in a browser and save the document itself as PDF",
        )
    name = _foreign_type(data, head)
    if name is not None:
        raise Unreadable("unsupported_type", f"the file is a {name}", "save it as PDF or plain text and run again")
    return "text"


def _foreign_type(data: bytes, head: bytes) -> str | None:
    """A name for a file type that is known and not read, or None."""
    if head.startswith(b"PK\x03\x04"):
        return next((name for mark, name in _ZIPPED if mark in data), "zip archive")
    for mark, name in _MAGIC:
        # Two letters are no proof: a text may begin with BM.
        if head.startswith(mark) and (mark != b"BM" or b"\x00" in head):
            return name
    if head[4:8] == b"ftyp":
        return "HEIF picture or film"
    if _MARKUP.match(head.removeprefix(codecs.BOM_UTF8)):
        return "XML file"
    return None


def decode(data: bytes) -> str:
    """Plain text as it stands in the file, its byte order mark left out.

    UTF-8, UTF-16 with a mark, else Windows-1252. Letters written as base and accent are composed (NFC) and ligatures
    written out, as they are for PDF, so that one word has one spelling. Raises `Unreadable` (`not_text`) for bytes
    that are no text in any of them, (`empty_file`) for white space alone.
    """
    text = _decoded(data)
    controls = len(_CONTROL.findall(text))
    if text.count("\x00") or controls > max(2, len(text) // 500):
        raise _not_text()
    if not text.strip():
        raise _empty()
    return composed(text)


def composed(text: str) -> str:
    """`text` in NFC with ligatures written out."""
    if not text.isascii():
        text = text.translate(_LIGATURES)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return text


def _decoded(data: bytes) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _not_text()
    text = data.decode("cp1252", errors="replace")
    letters = sum(map(str.isalpha, text))
    odd = sum(1 for ch in text if ch > "\x7f" and ch not in "åäöÅÄÖéÉüÜ§–—’‘”“»«·•…°½²³ ´")
    if letters * 2 < len(text) - text.count(" ") - text.count("\n") or odd * 20 > letters:
        raise _not_text()
    return text


def _empty() -> Unreadable:
    return Unreadable("empty_file", "the file is empty", "fetch the document again, or remove it from the folder")


def _not_text() -> Unreadable:
    return Unreadable("not_text", "the file is neither PDF nor text", "look at it in the program that made it")
