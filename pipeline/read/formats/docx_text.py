"""The text of one Word paragraph: its runs in order, without what is deleted, hidden or not text at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.read.formats.ooxml import Element, attribute, child, is_on, local

# Beside properties: deletions and moves away, field codes, the older twin of a drawing, marks of comments and notes.
_SKIPPED = frozenset(
    """
    pPr rPr sdtPr sdtEndPr del moveFrom delText delInstrText Fallback commentReference annotationRef footnoteRef
    endnoteRef separator continuationSeparator fldData ffData rubyPr rt binData object background
""".split()  # noqa: SIM905 - a list of words reads best as words
)
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_PAGE = re.compile(r"\s*PAGE\b", re.I)
TURN = "\f"  # an explicit page break inside a paragraph


@dataclass(slots=True)
class _Field:
    """An open field: its code until `shown`, then its result."""

    code: str = ""
    shown: bool = False


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds: `text` with `TURN` at page breaks, its text boxes, and the notes it refers to.

    When Word last laid it out, a page began `before` its first letter, or `within` it. `bold`: each letter is.
    """

    text: str = ""
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote", id)
    before: bool = False
    within: bool = False
    bold: bool = True


class Runs:
    """Reads paragraphs one after the other; a field may begin in one and end in another."""

    def __init__(self) -> None:
        self._fields: list[_Field] = []

    def read(self, element: Element) -> Paragraph:
        """The content of a `w:p`."""
        self._fields = [one for one in self._fields if one.shown]  # a code that never ended hides no text below
        found = Paragraph()
        pieces: list[str] = []
        self._walk(element, found, pieces)
        found.text = "".join(pieces)
        return found

    def _walk(self, element: Element, found: Paragraph, pieces: list[str]) -> None:
        for one in element:
            name = local(one)
            if name in _SKIPPED:
                continue
            if name == "txbxContent":
                found.boxes.append(one)
            elif name == "r" and is_on(one, "rPr", "vanish"):
                continue
            elif name == "sdt" and is_on(one, "sdtPr", "showingPlcHdr"):
                continue  # `Klicka här för att ange text.`
            elif name == "r" and not is_on(one, "rPr", "b") and self._is_shown():
                before = len(pieces)
                self._walk(one, found, pieces)
                found.bold = found.bold and not "".join(pieces[before:]).strip()
            elif name == "fldSimple" and _PAGE.match(attribute(one, "instr") or ""):
                pieces.append("1")
            elif name == "fldChar":
                self._mark(attribute(one, "fldCharType"), pieces)
            elif name == "instrText":
                if self._fields and not self._fields[-1].shown:
                    self._fields[-1].code += one.text or ""
            elif name == "lastRenderedPageBreak":
                if "".join(pieces).strip():
                    found.within = True
                else:
                    found.before = True
            elif name in ("footnoteReference", "endnoteReference"):
                found.notes.append((name.removesuffix("Reference"), attribute(one, "id") or ""))
            elif self._is_shown():
                self._put(name, one, found, pieces)
            else:
                self._walk(one, found, pieces)

    def _put(self, name: str, one: Element, found: Paragraph, pieces: list[str]) -> None:
        if name == "t":
            pieces.append(one.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        elif name == "br":
            pieces.append(TURN if attribute(one, "type") == "page" else "\n")
        elif name == "sym":
            pieces.append(_symbol(attribute(one, "char")))
        else:
            self._walk(one, found, pieces)

    def _mark(self, kind: str | None, pieces: list[str]) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
            if self._is_page(self._fields[-1]):
                pieces.append("1")
        elif self._fields and kind == "end":
            last = self._fields.pop()
            if self._is_page(last) and not last.shown:
                pieces.append("1")

    def _is_shown(self) -> bool:
        """Whether text here is printed: not the code of a field, nor the number that a page had when it was saved."""
        return all(one.shown and not self._is_page(one) for one in self._fields)

    @staticmethod
    def _is_page(one: _Field) -> bool:
        return _PAGE.match(one.code) is not None


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""


def mark_deleted(element: Element) -> bool:
    """Whether the end of a paragraph was deleted: its text goes on in the next one."""
    return child(element, "pPr", "rPr", "del") is not None
