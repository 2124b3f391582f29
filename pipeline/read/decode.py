"""Bytes of plain text to characters: which encoding it is, and what a wrong one did to it on the way here."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from pipeline.read.model import Note, Unreadable

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_USUAL = frozenset("åäöÅÄÖéÉüÜ§–—’‘”“„»«·•…°½²³±×€©® ´")
_MULTIBYTE = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2[\x80-\x84][\x80-\xbf]")
# UTF-8 read as Windows-1252 and written again: `Ã¥` for å, `â€“` for a dash. The second character is one that a byte
# from 0x80 to 0xBF stands for.
_TAIL = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(0x80, 0xC0))
_TWICE = re.compile(f"[ÂÃ-Å][{re.escape(_TAIL)}]|â[{re.escape(_TAIL)}]{{2}}")
_TWICE_SWEDISH = re.compile("Ã[¥¤¶…„–\x85\x84\x96]")
_UNMISTAKABLE = 3
_CR = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a text; `repaired` counts those that had been encoded twice."""

    text: str
    repaired: int = 0


def decode(data: bytes) -> Decoded:
    """Plain text as it stands in the file, its byte order mark left out.

    UTF-8, UTF-16 with a mark, else Windows-1252 (Latin-1 is a part of it). A lone carriage return, the line end of old
    Macs, becomes a line feed. What was encoded twice is repaired where that is unmistakable. Letters written as base
    and accent are composed (NFC) and ligatures written out, as they are for PDF, so that one word has one spelling.
    Raises `Unreadable` (`not_text`) for bytes that are no text in any of them, (`empty_file`) for white space alone.
    """
    text = _decoded(data)
    controls = len(_CONTROL.findall(text))
    if text.count("\x00") or controls > max(2, len(text) // 500):
        raise not_text()
    if not text.strip():
        raise empty()
    text, repaired = repair(text)
    return Decoded(composed(_CR.sub("\n", text)), repaired)


def composed(text: str) -> str:
    """`text` in NFC with ligatures written out."""
    if not text.isascii():
        text = text.translate(_LIGATURES)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return text


def repair(text: str) -> tuple[str, int]:
    """`text` with characters that were encoded twice put right, and how many they were.

    Unmistakable is a text in which å, ä and ö are broken more often than whole, three times at least.
    """
    broken = len(_TWICE_SWEDISH.findall(text))
    if broken < _UNMISTAKABLE or broken <= sum(map(text.count, "åäöÅÄÖ")):
        return text, 0
    count = 0

    def once(found: re.Match[str]) -> str:
        nonlocal count
        try:
            right = b"".join(_byte(letter) for letter in found.group()).decode("utf-8")
        except UnicodeDecodeError:
            return found.group()
        count += 1
        return right

    return _TWICE.sub(once, text), count


def repair_notes(count: int) -> tuple[Note, ...]:
    """The note on `count` characters that had been encoded twice; none for none."""
    if not count:
        return ()
    message = f"{count} characters had been encoded twice (Ã¥ for å) and were put right"
    hint = "nothing to do; if a name looks odd, fetch the document again from where it was published"
    return (Note("repaired_encoding", "info", message, hint),)


def forgiving(data: bytes) -> str:
    """UTF-8, else UTF-8 with stray bytes of Windows-1252 in it, else Windows-1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # Two texts put together, or one cut within a letter: what is UTF-8 in it is read so.
    good = _MULTIBYTE.findall(data)
    strays = sum(1 for byte in data if byte >= 0x80) - sum(map(len, good))
    if len(good) > 2 * strays:
        return data.decode("utf-8-sig", errors=_STRAYS)
    return data.decode("cp1252", errors="replace")


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise not_text() from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = forgiving(data)
    letters = sum(map(str.isalpha, text))
    odd = sum(1 for ch in text if ch > "\x7f" and ch not in _USUAL)
    if letters * 2 < len(text) - text.count(" ") - text.count("\n") or odd * 20 > letters:
        if (twice := repair(text))[1] and twice[0] != text:
            return text
        raise not_text()
    return text


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # one of the five that Windows-1252 leaves open


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        return "\ufffd", error.end  # the text was cut within a letter
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_STRAYS = "vanort-strays"
codecs.register_error(_STRAYS, _stray)


def empty() -> Unreadable:
    """The reason for a file without content."""
    return Unreadable("empty_file", "the file is empty", "fetch the document again, or remove it from the folder")


def not_text() -> Unreadable:
    """The reason for bytes that nothing here can read."""
    return Unreadable("not_text", "the file is neither PDF nor text", "look at it in the program that made it")
