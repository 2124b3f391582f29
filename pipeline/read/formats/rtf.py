"""Rich Text Format, read in one pass over its control words.

The libraries at hand give the running text but neither headers nor notes, text boxes, list numbers or page breaks, and
they keep what was deleted. Here text goes where its group says: into the body, the headers (once at the top), the
footers (once at the end), or beside the paragraph that refers to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.read.formats.blocks import Block, Reading, changes_notes, in_list, pages
from pipeline.read.formats.rtf_codes import CHARSETS, FOOTERS, HEADERS, KNOWN, SIGNS, SKIPPED, SYMBOL, codec
from pipeline.read.formats.rtf_story import State, Story
from pipeline.read.model import Note, Unreadable

READER = "rtf/1"

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n\x00]+|(?P<text>[^\\{}\r\n\x00]+)"
)
_BRACE = re.compile(rb"\\bin(?P<bin>\d{1,10}) ?|\\.|(?P<brace>[{}])", re.S)
_DEEPEST = 500  # groups within each other
_FONT = re.compile(rb"\\f(\d{1,5})\b[^;{}]{0,200}?\\fcharset(\d{1,3})")


def read_rtf(data: bytes) -> Reading:
    """The pages of an RTF document, without geometry; notes if it is cut off or holds deleted text.

    Raises `Unreadable` (`broken_rtf`, `empty_document`).
    """
    reader = _Reader(data)
    found = pages(reader.blocks())
    if not found:
        hint = "look at it in the program that made it; if it holds pictures of pages, save it as PDF and run again"
        raise Unreadable("empty_document", "the RTF document holds no text", hint)
    notes = changes_notes(reader.deleted)
    if reader.cut_off:
        message = "the RTF document is cut off: text may be missing at its end"
        notes += (Note("truncated_rtf", "warning", message, "fetch it again from where it was published"),)
    return found, notes


def rtf_blocks(data: bytes) -> list[Block]:
    """The blocks of an RTF document: headers, body, footers. Raises `Unreadable` (`broken_rtf`)."""
    return _Reader(data).blocks()


class _Reader:
    """One document: the stack of open groups and the stories that they write to."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._body = Story()
        self._headers: dict[str, list[Block]] = {}
        self._codec = "cp1252"
        self._fonts: dict[int, int] = {}
        self._state = State(self._body)
        self._stack: list[State] = []
        self._bytes = bytearray()  # not decoded yet: characters may take several
        self._skip = 0  # bytes to leave out after a Unicode character
        self._at = 0
        self.cut_off = False
        self.deleted = 0

    def blocks(self) -> list[Block]:
        """Read everything; groups left open at the end are closed."""
        size = len(self._data)
        while self._at < size:
            found = _TOKEN.match(self._data, self._at)
            if found is None:  # a lone backslash at the end
                break
            self._at = found.end()
            kind = found.lastgroup
            if kind == "text":
                self._put_bytes(found.group())
            elif kind == "hex":
                self._put_bytes(bytes([int(found["hex"], 16)]))
            elif kind == "brace":
                self._brace(found["brace"])
                if not self._stack:
                    break
            elif kind == "sign":
                self._sign(found["sign"])
            elif kind in ("word", "number"):
                number = found["number"]
                self._word(found["word"].decode("ascii"), int(number) if number else None)
        self._flush()
        self.cut_off = bool(self._stack)
        while self._stack:
            self._close()
        printed: set[str] = set()
        above = [block for name in HEADERS for block in self._furniture(name, printed, figures=True)]
        below = [block for name in FOOTERS for block in self._furniture(name, printed, figures=False)]
        return [*above, *self._body.end(), *below]

    def _furniture(self, name: str, printed: set[str], *, figures: bool) -> Iterator[Block]:
        gap = True
        for line in (line for block in self._headers.get(name, ()) for line in block.text.split("\n")):
            folded = " ".join(line.split())
            if folded not in printed and (figures or re.search(r"[^\W\d_]", folded)):
                printed.add(folded)
                yield Block(line, gap=gap)
                gap = False

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise _broken(f"its groups are nested more than {_DEEPEST} deep")
            self._stack.append(self._state)
            self._state = replace(self._state, opened=True, starred=False, owns="")
        elif self._stack:
            self._close()

    def _close(self) -> None:
        closed, self._state = self._state, self._stack.pop()
        if not closed.owns:
            return
        blocks = in_list([replace(block, turn=False) for block in closed.story.end()])
        if closed.owns in (*HEADERS, *FOOTERS):
            self._headers.setdefault(closed.owns, []).extend(blocks)
        else:
            self._state.story.aside += blocks

    def _skip_group(self) -> None:
        """Go on behind the group at hand, which holds no text."""
        if self._behind(1):
            self._close()

    def _behind(self, depth: int) -> bool:
        """Move to where as many groups as `depth` have ended; False if the data ends before."""
        while depth:
            found = _BRACE.search(self._data, self._at)
            if found is None:
                self._at = len(self._data)
                return False
            self._at = found.end() + int(found["bin"] or 0)
            depth += {b"{": 1, b"}": -1, None: 0}[found["brace"]]
        return True

    def _sign(self, sign: bytes) -> None:
        self._flush()
        if sign == b"*":
            self._state.starred = True
            return
        if sign in (b"\r", b"\n"):
            self._word("par", None)
        elif (text := SIGNS.get(sign.decode("latin-1"))) is not None and not self._left_out():
            self._put(text)

    def _left_out(self) -> bool:
        """Whether the character at hand is the old form of the Unicode character before it."""
        if not self._skip:
            return False
        self._skip -= 1
        return True

    def _word(self, word: str, number: int | None) -> None:
        state = self._state
        first, state.opened = state.opened, False
        if word == "u" and number is not None:
            self._flush()
            self._put_unicode(number % 65536)
            self._skip = state.fallback
            return
        self._flush()
        self._skip = 0
        if first and self._destination(word, starred=state.starred):
            return
        if word in SIGNS:
            self._put(SIGNS[word])
        elif word == "bin":
            self._at += max(number or 0, 0)
        else:
            self._control(word, number)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Send the text of the group just opened where its first word says; True if that ends the word."""
        state = self._state
        if word == "fonttbl":
            start = self._at
            self._skip_group()
            self._fonts = {int(font): int(charset) for font, charset in _FONT.findall(self._data[start : self._at])}
            return True
        if word == "upr":  # holds the text twice: after the old form the one in Unicode
            self._at = self._data.find(b"{", self._at) + 1 or len(self._data)
            self._behind(1)
            return True
        if word in SKIPPED or (starred and word not in KNOWN and word not in (*HEADERS, *FOOTERS)):
            self._skip_group()
            return True
        if word in (*HEADERS, *FOOTERS, "footnote", "shptxt", "dptxbxtext"):
            state.owns, state.story, state.in_table, state.label = word, Story(), False, False
            return True
        if word in ("listtext", "pntext"):
            state.label = True
            return True
        return word in KNOWN

    def _control(self, word: str, number: int | None) -> None:
        state, story = self._state, self._state.story
        on = number != 0
        if word in ("par", "sect"):
            story.end_paragraph(in_table=state.in_table, over=state.over, under=state.under)
            story.turn = story.turn or word == "sect"
        elif word == "cell":
            story.end_cell()
        elif word == "row":
            story.end_row()
            state.in_table = False
        elif word == "nestcell":  # a table in a cell: its columns are parted, its rows are lines
            self._put("\t")
        elif word == "nestrow":
            story.end_paragraph(in_table=True)
        elif word == "sbknone":
            story.turn = False
        elif word == "page":
            story.end_paragraph(in_table=state.in_table)
            story.turn = True
        elif word == "pagebb":
            story.turn = story.turn or on
        elif word == "pard":
            state.in_table = state.over = state.under = False
        elif word == "sb":
            state.over = bool(number)
        elif word == "sa":
            state.under = bool(number)
        elif word == "intbl":
            state.in_table = True
        elif word == "plain":
            state.hidden = state.deleted = state.bold = False
        elif word == "b":
            state.bold = on
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "uc":
            state.fallback = max(number or 0, 0)
        elif word == "f" and number is not None:
            state.font = number
        elif word == "ansicpg" and number:
            self._codec = codec(number)
        elif word in ("mac", "pc", "pca"):
            self._codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]

    def _put_bytes(self, data: bytes) -> None:
        if self._skip:
            left = min(self._skip, len(data))
            self._skip -= left
            data = data[left:]
        self._state.opened = False
        self._bytes += data

    def _put_unicode(self, code: int) -> None:
        text = self._state.story.text
        if 0xDC00 <= code < 0xE000 and text and 0xD800 <= ord(text[-1][-1:] or " ") < 0xDC00:
            high = ord(text.pop())
            self._put(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
        else:
            self._put(chr(code))

    def _flush(self) -> None:
        """Decode the bytes that wait, by the character set of the font."""
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            charset = self._fonts.get(self._state.font)
            if charset == SYMBOL:
                self._put("•" * len(data) if self._state.label else data.decode("latin-1"))
            else:
                self._put(data.decode(CHARSETS.get(charset or 0, self._codec), "replace"))

    def _put(self, text: str) -> None:
        state = self._state
        self.deleted += state.deleted
        if state.hidden or state.deleted:
            return
        if state.label:
            state.story.label += text.replace("\t", " ")
        else:
            state.story.text.append(text)
            state.story.plain = state.story.plain or not (state.bold or text.isspace())


def _broken(why: str) -> Unreadable:
    hint = "open it in the program that made it and save it again, or as PDF"
    return Unreadable("broken_rtf", f"the RTF document is damaged: {why}", hint)
