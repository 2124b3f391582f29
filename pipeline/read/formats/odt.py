"""OpenDocument text (odt, ott, fodt), read with lxml.

What a reader of the printed document sees, as for Word documents: lists with their numbers, tables, text boxes, notes
after the paragraph that refers to them, headers once at the top, footers once at the end. Deleted text, comments and
hidden text are left out. Pages are those of breaks in the styles, and those that the program noted down when it last
laid the document out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from pipeline.read.archive import Packed, parse_xml
from pipeline.read.formats.blocks import Block, Cell, Reading, changes_notes, in_list, pages, table, tidy
from pipeline.read.formats.odt_lists import OUTLINE, Count, Styles, headers
from pipeline.read.formats.ooxml import Element, attribute, child, local
from pipeline.read.model import Unreadable

READER = "odt/1"

_TEXTLESS = frozenset(
    """
    tracked-changes annotation annotation-end forms sequence-decls variable-decls user-field-decls dde-connection-decls
    title desc ruby-text hidden-text hidden-paragraph alphabetical-index-mark toc-mark user-index-mark
    table-of-content-source illustration-index-source table-index-source alphabetical-index-source
    bibliography-source user-index-source object-index-source number event-listeners script meta settings
    styles automatic-styles font-face-decls master-styles table-template plugin object object-ole image binary-data placeholder
""".split()  # noqa: SIM905 - a list of words reads best as words
)
_REPEATED = 64  # columns that one element may stand for
_SIGN = 8  # characters of a cell that is believed to be repeated, at most


def read_odt(data: bytes) -> Reading:
    """The pages of an OpenDocument text, packed or as one XML file, without geometry; a note if it holds deleted text.

    Raises `Unreadable` (`broken_zip`, `broken_odt`, `encrypted_document`, `empty_document`).
    """
    if data.startswith(b"PK"):
        packed = Packed(data, "odt", "OpenDocument text")
        if _is_encrypted(packed.xml("META-INF/manifest.xml")):
            hint = "open it with its password, save it without, and run again"
            raise Unreadable("encrypted_document", "the OpenDocument text needs a password", hint)
        content, styles = packed.xml("content.xml"), packed.xml("styles.xml")
        if content is None:
            raise packed.broken("it has no content")
    else:
        content = styles = _flat(data)
    try:
        found = pages(_Document(content, styles).blocks())
    except RecursionError as error:
        raise _broken("its elements are nested too deeply") from error
    if not found:
        raise Unreadable(
            "empty_document", "the OpenDocument text holds no text", "look at it in the program that made it"
        )
    return found, changes_notes(_deletions(content))


class _Document:
    """The state of reading: counted lists, notes and boxes waiting for their paragraph to end."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        self._body = child(content, "body", "text")
        self._layout = styles
        self._styles = Styles(content, styles)
        self._lists: dict[str, Count] = {}  # by the list's id
        self._last: dict[str, Count] = {}  # by the style's name
        self._outline = Count(OUTLINE)
        self._masters: list[str] = []
        self._aside: list[Block] = []
        self._turn = False

    def blocks(self) -> list[Block]:
        """The whole document."""
        if self._body is None:
            return []
        body = [block for one in self._body for block in [*self._element(one), *self._asides()]]
        masters = self._masters or ["Standard"]
        printed: set[str] = set()
        above = self._furniture(headers(self._layout, masters, "header"), printed, figures=True)
        below = self._furniture(headers(self._layout, masters, "footer"), printed, figures=False)
        return [*above, *body, *below]

    def _furniture(self, stories: list[Element], printed: set[str], *, figures: bool) -> list[Block]:
        """Headers or footers as lines that were not printed before; `figures`: also those without a word."""
        found: list[Block] = []
        for story in stories:
            for line in (line for block in self._story(story) for line in block.text.split("\n")):
                folded = " ".join(line.split())
                if folded not in printed and (figures or re.search(r"[^\W\d_]", folded)):
                    printed.add(folded)
                    found.append(Block(line, gap=not found))
        return found

    def _story(self, root: Element) -> list[Block]:
        kept = self._turn, self._aside
        self._turn, self._aside = False, []
        blocks = [block for one in root for block in [*self._element(one), *self._asides()]]
        self._turn, self._aside = kept
        return in_list([Block(block.text, block.gap, block.item) for block in blocks])

    def _asides(self) -> list[Block]:
        found, self._aside = self._aside, []
        return found

    def _element(self, element: Element) -> list[Block]:
        """The blocks of one element of a body, section, cell or text box."""
        name = local(element)
        if not isinstance(element.tag, str) or name in _TEXTLESS:
            return []
        if name == "p":
            return self._paragraph(element, "")
        if name == "h":
            return self._paragraph(element, self._heading(element))
        if name == "list":
            return self._list(element, None, 1)
        if name == "table":
            self._turn = self._turn or self._styles.breaks_before(attribute(element, "style-name"), "table")
            return table([self._row(row) for row in self._rows(element)])
        if name == "soft-page-break":
            self._turn = True
            return []
        if name == "section" and attribute(element, "display") == "none":
            return []
        return [block for one in element for block in self._element(one)]

    def _rows(self, element: Element) -> Iterator[Element]:
        """The rows of a table. One that says it is repeated is an empty one, and counts once."""
        for one in element:
            kind = local(one)
            if kind == "soft-page-break":
                self._turn = True
            elif kind == "table-row":
                yield one
            elif kind in ("table-header-rows", "table-rows", "table-row-group"):
                yield from self._rows(one)

    def _row(self, row: Element) -> list[Cell]:
        cells: list[Cell] = []
        covered = 0  # cells that the one before spans
        for one in row:
            kind, times = local(one), _times(one, "number-columns-repeated")
            if kind == "covered-table-cell":
                cells += [Cell(())] * max(0, times - covered)
                covered = max(0, covered - times)
            elif kind == "table-cell":
                blocks = in_list([block for inner in one for block in self._element(inner)])
                span = _times(one, "number-columns-spanned")
                cells += [Cell(tuple(blocks), span)] * (times if not blocks or len(blocks[0].text) < _SIGN else 1)
                covered = span - 1
        while cells and not cells[-1].blocks:  # spreadsheets fill the rest of a row with one empty cell
            cells.pop()
        return cells

    def _heading(self, element: Element) -> str:
        level = attribute(element, "outline-level") or "1"
        if attribute(element, "is-list-header") == "true" or not level.isdigit():
            return ""
        return self._styles.label(self._outline, max(1, int(level)))

    def _list(self, element: Element, count: Count | None, level: int) -> list[Block]:
        style = attribute(element, "style-name")
        if count is None:
            count = self._begun(element, style)
        elif style and style != count.style:
            count = Count(style, count.counts)
        found: list[Block] = []
        for one in element:
            if local(one) not in ("list-item", "list-header"):
                continue
            label = ""
            if local(one) == "list-item" and any(local(inner) in ("p", "h") for inner in one):
                start = attribute(one, "start-value") or ""
                label = self._styles.label(count, level, int(start) if start.isdigit() else None)
            for inner in one:
                if local(inner) == "list":
                    found += self._list(inner, count, level + 1)
                elif local(inner) in ("p", "h"):
                    heads = local(inner) == "h" or "§" in label
                    found += self._paragraph(inner, label, item=not heads)
                    label = ""
                else:
                    found += self._element(inner)
        return found

    def _begun(self, element: Element, style: str | None) -> Count:
        """The count of a list: a new one, or that of the list it goes on."""
        if not style:
            first = next((one for one in element.iter() if isinstance(one.tag, str) and local(one) in ("p", "h")), None)
            style = self._styles.list_of(attribute(first, "style-name")) or ""
        before = self._lists.get(attribute(element, "continue-list") or "")
        if before is None and attribute(element, "continue-numbering") == "true":
            before = self._last.get(style)
        count = before or Count(style)
        self._last[style] = count
        if key := attribute(element, "id"):
            self._lists[key] = count
        return count

    def _paragraph(self, element: Element, label: str, *, item: bool = False) -> list[Block]:
        style = attribute(element, "style-name")
        if (master := self._styles.master_page(style)) is not None or not self._masters:
            self._masters.append(master or "Standard")
        if self._styles.is_hidden("paragraph", style):
            return []
        self._turn = self._turn or self._styles.breaks_before(style)
        pieces: list[str] = []
        turned = self._walk(element, pieces)
        text = tidy("".join(pieces))
        if text and label:
            text = f"{label} {text}"
        elif "§" in label:
            text = label
        over, under = (local(element) == "h" or self._styles.has_space(style, side) for side in ("top", "bottom"))
        found = [Block(text, item=item, turn=self._turn, over=over, under=under)]
        self._turn = turned or self._styles.breaks_after(style)
        return found

    def _walk(self, element: Element, pieces: list[str]) -> bool:
        """Collect the text of a paragraph; True if a page ended within it."""
        turned = False
        pieces.append(_spaces(element.text))
        for one in element:
            name = local(one)
            if not isinstance(one.tag, str) or name in _TEXTLESS:
                pass
            elif name == "s":
                count = attribute(one, "c") or "1"
                pieces.append(" " * (min(int(count), 80) if count.isdigit() else 1))
            elif name in ("tab", "line-break"):
                pieces.append("\t" if name == "tab" else "\n")
            elif name == "soft-page-break":
                self._turn, turned = self._turn or not "".join(pieces).strip(), bool("".join(pieces).strip())
            elif name == "note":
                self._aside += self._story(child(one, "note-body")) if child(one, "note-body") is not None else []
            elif name == "text-box":
                self._aside += [block for inner in one for block in self._element(inner)]
            elif name in ("p", "h", "list", "table"):  # in a drawing
                self._aside += self._element(one)
            elif name == "page-number":
                pieces.append("1")
            elif not (name == "span" and self._styles.is_hidden("text", attribute(one, "style-name"))):
                turned = self._walk(one, pieces) or turned
            pieces.append(_spaces(one.tail))
        return turned


def _times(element: Element, name: str) -> int:
    count = attribute(element, name) or "1"
    return max(1, min(int(count), _REPEATED)) if count.isdigit() else 1


def _spaces(text: str | None) -> str:
    """White space of the XML is one space: what counts has elements of its own."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def _is_encrypted(manifest: Element | None) -> bool:
    return manifest is not None and any(
        isinstance(one.tag, str) and local(one) == "encryption-data" for one in manifest.iter()
    )


def _deletions(content: Element) -> int:
    tracked = child(content, "body", "text", "tracked-changes")
    return (
        sum(1 for one in tracked.iter() if isinstance(one.tag, str) and local(one) == "deletion")
        if tracked is not None
        else 0
    )


def _flat(data: bytes) -> Element:
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise _broken(f"it is no well-formed XML ({error.msg})") from error


def _broken(why: str) -> Unreadable:
    hint = "open it in the program that made it and save it again, or as PDF"
    return Unreadable("broken_odt", f"the OpenDocument text is damaged: {why}", hint)
