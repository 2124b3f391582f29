"""Word documents (docx, docm, dotx), read with lxml.

What a reader of the printed document sees, in its order: text, lists with their numbers, tables, content controls, text
boxes. Inserted text is kept and deleted text left out, as if all changes were accepted. Headers stand once above the
text of their section and footers once at the end, because they may be all that names the body and the date. Notes
follow the paragraph that refers to them. Pages are those of explicit breaks and of the breaks that Word noted down when
it last laid the document out; the latter are moved to the nearest paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.read.archive import Packed
from pipeline.read.formats.blocks import Block, Cell, Reading, changes_notes, in_list, pages, table, tidy
from pipeline.read.formats.chunk import blocks_of
from pipeline.read.formats.docx_numbers import Numbering, Styles
from pipeline.read.formats.docx_text import TURN, Paragraph, Runs, mark_deleted
from pipeline.read.formats.ooxml import Element, Parts, attribute, child, children, is_on, local, value

READER = "docx/1"

_TEXTLESS = frozenset(("del", "moveFrom", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "Fallback"))
_LOGO = re.compile(r"\b(?:kommuns?|stads?|region(?:en)?s?|länsstyrelsens?|landstingets?)\b", re.I)
_GENERATED = re.compile(r"(?:automatiskt genererad beskrivning|description automatically generated)\W*$", re.I)


def read_docx(data: bytes) -> Reading:
    """The pages of a Word document, without geometry; a note if it holds deleted text.

    Raises `Unreadable` (`broken_zip`, `broken_docx`, `empty_document`).
    """
    packed = Packed(data, "docx", "Word document")
    try:
        document = _Document(Parts(packed))
        found = pages(document.blocks())
    except RecursionError as error:
        raise packed.broken("its elements are nested too deeply") from error
    if not found:
        raise packed.without_text()
    return found, changes_notes(document.deleted)


class _Document:
    """The state of reading: counted lists, open fields, notes waiting for their paragraph to end."""

    def __init__(self, parts: Parts) -> None:
        self.deleted = 0
        self._parts = parts
        self._styles = Styles(parts.of("styles"))
        self._numbering = Numbering(parts.of("numbering"), self._styles)
        self._runs = Runs()
        self._notes = {kind: self._by_id(parts.of(kind + "s")) for kind in ("footnote", "endnote")}
        self._aside: list[Block] = []
        self._turn = False
        self._begun = ""
        self._printed: set[str] = set()  # lines of headers and footers
        self._used: set[str | None] = set()  # parts, each of which is read once

    def blocks(self) -> list[Block]:
        """The whole document."""
        main = self._parts.main()
        self.deleted = sum(1 for one in main.iter() if isinstance(one.tag, str) and local(one) == "delText")
        body = child(main, "body")
        sections = _sections(body) if body is not None else []
        two_sided = is_on(self._parts.of("settings"), "evenAndOddHeaders")
        found = self._furniture(sections[0], "headerReference", two_sided) if sections else []
        at = 0
        for one in body if body is not None else ():
            found += [*self._element(one), *self._asides()]
            for _ in _sections(one) if local(one) != "sectPr" else ():
                at += 1
                if at < len(sections):
                    self._turn = self._turn or value(sections[at], "type") != "continuous"
                    found += self._furniture(sections[at], "headerReference", two_sided)
        for section in sections:
            found += self._furniture(section, "footerReference", two_sided)
        return found

    def _furniture(self, section: Element | None, name: str, two_sided: bool) -> list[Block]:
        """The headers or footers of a section as lines that were not printed before."""
        shown = {"first": is_on(section, "titlePg"), "default": True, "even": two_sided}
        references = {attribute(one, "type") or "default": one for one in children(section, name)}
        found: list[Block] = []
        for kind in ("first", "default", "even"):
            key = attribute(references.get(kind), "id")
            root = self._parts.by_id(key) if shown[kind] and key not in self._used else None
            if root is None:
                continue
            self._used.add(key)
            lines = _logos(root) if name == "headerReference" else []
            lines += [line for block in self._story(root) for line in block.text.split("\n")]
            for line in lines:
                folded = " ".join(line.split())
                if folded not in self._printed and (name == "headerReference" or re.search(r"[^\W\d_]", folded)):
                    self._printed.add(folded)
                    found.append(Block(line, gap=not found, turn=self._turn and name == "headerReference"))
                    self._turn = False
        return found

    def _story(self, root: Element) -> list[Block]:
        """Text beside the body: a header, a note."""
        kept = self._turn, self._aside
        self._turn, self._aside = False, []
        found = [block for one in root for block in [*self._element(one), *self._asides()]]
        self._turn, self._aside = kept
        return in_list([Block(block.text, block.gap, block.item) for block in found])

    def _asides(self) -> list[Block]:
        found, self._aside = self._aside, []
        return found

    def _element(self, element: Element) -> list[Block]:
        """The blocks of one element of a body, cell, content control or text box."""
        name = local(element)
        if name == "p":
            return self._paragraph(element)
        if name == "tbl":
            return table([self._row(row) for row in self._within(element, "tr")])
        if name == "altChunk":
            return self._chunk(element)
        if name in _TEXTLESS or not isinstance(element.tag, str):
            return []
        if name == "sdt" and is_on(element, "sdtPr", "showingPlcHdr"):
            return []
        return [block for one in element for block in self._element(one)]

    def _within(self, element: Element, name: str) -> Iterator[Element]:
        """The rows of a table or the cells of a row, also those inside content controls."""
        for one in element:
            kind = local(one)
            if kind == name:
                if child(one, "trPr", "del") is None:
                    yield one
            elif kind not in _TEXTLESS:
                yield from self._within(one, name)

    def _row(self, row: Element) -> list[Cell]:
        before = _count(value(row, "trPr", "gridBefore"))
        cells = [Cell((), before)] if before else []
        for one in self._within(row, "tc"):
            blocks = [block for inner in one for block in self._element(inner)]
            cells.append(Cell(tuple(in_list(blocks)), max(1, _count(value(one, "tcPr", "gridSpan")))))
        return cells

    def _paragraph(self, element: Element) -> list[Block]:
        properties = child(element, "pPr")
        read = self._runs.read(element)
        self._turn = self._turn or read.before or is_on(properties, "pageBreakBefore")
        raw, self._begun = self._begun + read.text, ""
        below = element.getnext()
        if mark_deleted(element) and below is not None and local(below) == "p":
            self._begun = raw
            self._collect(read)
            return []
        label = self._numbering.label(properties)
        heads = self._styles.is_heading(value(properties, "pStyle"))
        item = bool(label) and not heads and "§" not in (label or "")
        over, under = (heads or read.bold or self._styles.has_space(properties, side) for side in ("before", "after"))
        found: list[Block] = []
        for number, text in enumerate(tidy(text) for text in raw.split(TURN)):
            self._turn = self._turn or number > 0
            if label and not any(block.text for block in found) and (text or not item):
                text = f"{label} {text}".rstrip()
            found.append(Block(text, item=item, turn=self._turn, over=over, under=under))
            self._turn = False
        self._turn = self._turn or read.within
        self._collect(read)
        return found

    def _collect(self, read: Paragraph) -> None:
        """Keep the text boxes and notes of a paragraph until the element it stands in has ended."""
        for box in read.boxes:
            runs, self._runs = self._runs, Runs()
            self._aside += [block for one in box for block in self._element(one)]
            self._runs = runs
        for kind, key in read.notes:
            note = self._notes[kind].pop(key, None)
            if note is not None:
                self._aside += self._story(note)

    def _by_id(self, root: Element | None) -> dict[str, Element]:
        notes = root if root is not None else ()
        return {attribute(one, "id") or "": one for one in notes if attribute(one, "type") in (None, "normal")}

    def _chunk(self, element: Element) -> list[Block]:
        """A web page, RTF or text that was put into the document as it is."""
        key = attribute(element, "id")
        data = self._parts.raw(key) if key not in self._used else None
        self._used.add(key)
        return blocks_of(data) if data else []


def _sections(element: Element) -> list[Element]:
    """The properties of the sections that end in an element, in order."""
    found = [one for one in element.iter() if isinstance(one.tag, str) and local(one) == "sectPr"]
    return [one for one in found if not local(one.getparent()).endswith("Change")]


def _logos(root: Element) -> list[str]:
    """What pictures in a header say they show, where it is a body's name."""
    told = (attribute(one, "descr") or "" for one in root.iter() if isinstance(one.tag, str) and local(one) == "docPr")
    texts = (tidy(_GENERATED.sub("", text)) for text in told)
    return [text for text in dict.fromkeys(texts) if len(text) < 80 and _LOGO.search(text)]


def _count(text: str | None) -> int:
    return min(int(text), 64) if text and text.isdigit() else 0
