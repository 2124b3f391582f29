"""OpenDocument texts as LibreOffice makes them: styles by name, lists with their own styles, a header and a footer."""

from __future__ import annotations

from samples.layout import MARKER
from samples.markup import Block, Content
from samples.templates.flow import HEADLINES, archive, groups, unnumbered, words

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible", "manifest": "manifest",
    }.items()
)  # fmt: skip
_LEVELS = {"title": 1, "para": 1, "h": 2, "sub": 3}
_ENTRY = '<manifest:file-entry manifest:full-path="{}.xml" manifest:media-type="text/xml"/>'
_CELL = "<table:table-cell>{}</table:table-cell>"
_TYPE = "application/vnd.oasis.opendocument.text"


def as_odt(content: Content) -> bytes:
    """A document as odt. `style`: `open_letter`."""
    return archive({
        "mimetype": _TYPE,
        "content.xml": _xml("document-content", _automatic() + f"<office:body><office:text>{_body(content)}</office:text></office:body>"),
        "styles.xml": _xml("document-styles", _layout(content.meta)),
        "META-INF/manifest.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {_NAMES} manifest:version="1.3">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/>'
            + "".join(_ENTRY.format(name) for name in ("content", "styles"))
            + "</manifest:manifest>"
        ),
    })  # fmt: skip


def _xml(root: str, inner: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{root} {_NAMES} office:version="1.3">{inner}</office:{root}>'
    )


def _paragraph(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{_spaces(words(text))}</text:p>'


def _spaces(text: str) -> str:
    """A run of spaces is one space and a count of the others."""
    pieces = text.split("  ")
    return " <text:s/>".join(pieces).replace("\t", "<text:tab/>")


def _body(content: Content) -> str:
    headline = HEADLINES[content.meta.get("headline", "one_line")]
    found: list[str] = []
    for kind, blocks in groups(content.blocks):
        if kind in ("li", "num"):
            items = "".join(f"<text:list-item>{_paragraph(unnumbered(block))}</text:list-item>" for block in blocks)
            found.append(f'<text:list text:style-name="{kind}">{items}</text:list>')
        elif kind == "row":
            cells = ("".join(_CELL.format(_paragraph(cell)) for cell in block.cells) for block in blocks)
            rows = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
            found.append(f"<table:table><table:table-column/>{rows}</table:table>")
        elif kind == "line":
            found += ["<text:p/>", *(_paragraph(block.text, "Rad") for block in blocks), "<text:p/>"]
        else:
            found += _one(blocks[0], headline(blocks[0]) if kind == "para" else [blocks[0].text])
    return "".join(found)


def _one(block: Block, lines: list[str]) -> list[str]:
    if block.kind == "page":
        return ['<text:p text:style-name="Ny"/>']
    if block.kind == "rule":
        return ["<text:p/>"]
    level = _LEVELS.get(block.kind)
    if level is None:
        return [_paragraph(line) for line in lines]
    first = f'<text:h text:outline-level="{level}">{_spaces(words(lines[0]))}</text:h>'
    return [first, *map(_paragraph, lines[1:])]


def _automatic() -> str:
    number = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    return (
        "<office:automatic-styles>"
        f'<text:list-style style:name="num">{number}</text:list-style><text:list-style style:name="li">{bullet}</text:list-style>'
        '<style:style style:name="Ny" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
        "</office:automatic-styles>"
    )


def _layout(meta: dict[str, str]) -> str:
    head = "\t".join(filter(None, (meta.get("letterhead", meta["body"]), meta.get("organ"), meta.get("date"))))
    return (
        '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/>'
        '</style:default-style><style:style style:name="Rad" style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="0cm"/></style:style></office:styles><office:automatic-styles/><office:master-styles>'
        f'<style:master-page style:name="Standard"><style:header>{_paragraph(head)}</style:header>'
        f"<style:footer>{_paragraph(MARKER)}</style:footer></style:master-page></office:master-styles>"
    )
