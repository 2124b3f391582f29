"""Word documents as municipal templates make them: styles, a table in the header, lists that Word counts, tables."""

from __future__ import annotations

from samples.layout import MARKER
from samples.markup import Block, Content
from samples.templates.flow import HEADLINES, archive, groups, unnumbered, words

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {"title": "Rubrik", "para": "Rubrik1", "h": "Rubrik2", "sub": "Rubrik3", "margin": "Marginal"}
_NAMES = {
    "Rubrik": "Title",
    "Rubrik1": "heading 1",
    "Rubrik2": "heading 2",
    "Rubrik3": "heading 3",
    "Marginal": "Marginal",
}
_TIGHT = '<w:spacing w:before="0" w:after="0"/>'
_DEFAULTS = '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
_HEADING = '<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
_LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'


def as_docx(content: Content) -> bytes:
    """A document as docx. `style`: `word_minutes` (header table), `word_letter` (a letterhead in a text of its own)."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _document(content),
        "word/_rels/document.xml.rels": _relations({
            "rId1": ("styles", "styles.xml"), "rId2": ("numbering", "numbering.xml"),
            "rId3": ("header", "header1.xml"), "rId4": ("footer", "footer1.xml"),
        }),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(content),
        "word/header1.xml": _part("hdr", _header(content.meta)),
        "word/footer1.xml": _part("ftr", _paragraph(MARKER)),
    }  # fmt: skip
    return archive(parts)


def _part(root: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {_W} {_R}>{inner}</w:{root}>'


def _paragraph(text: str, properties: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{words(piece)}</w:t></w:r>' for piece in text.split("\t")
    )
    return f"<w:p>{inner}{runs}</w:p>"


def _styled(text: str, style: str) -> str:
    return _paragraph(text, f'<w:pStyle w:val="{style}"/>')


def _document(content: Content) -> str:
    headline = HEADLINES[content.meta.get("headline", "one_line")]
    body: list[str] = []
    lists = 10
    for kind, blocks in groups(content.blocks):
        if kind in ("li", "num"):
            lists += 1
            number = lists if kind == "num" else 1
            mark = f'<w:pStyle w:val="Lista"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            body += [_paragraph(unnumbered(block), mark) for block in blocks]
        elif kind == "row":
            body.append(_table([list(block.cells) for block in blocks]) + "<w:p/>")
        elif kind == "line":
            body += ["<w:p/>", *(_paragraph(block.text, _TIGHT) for block in blocks), "<w:p/>"]
        else:
            body += _one(blocks[0], headline(blocks[0]) if kind == "para" else [blocks[0].text])
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/></w:sectPr>'
    return _part("document", f"<w:body>{''.join(body)}{section}</w:body>")


def _one(block: Block, lines: list[str]) -> list[str]:
    if block.kind == "page":
        return ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>']
    if block.kind == "rule":
        return ['<w:p><w:pPr><w:pBdr><w:bottom w:val="single"/></w:pBdr></w:pPr></w:p>']
    if block.kind == "title":  # a content control that the template fills in
        return [
            f'<w:sdt><w:sdtPr><w:alias w:val="Titel"/></w:sdtPr><w:sdtContent>{_styled(block.text, "Rubrik")}</w:sdtContent></w:sdt>'
        ]
    style = _STYLES.get(block.kind)
    return [_styled(line, style) if style and not (n and block.kind == "para" and line.startswith("Dnr ")) else _paragraph(line)
            for n, line in enumerate(lines)]  # fmt: skip


def _table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    cells = [
        "".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in row + [""] * (width - len(row))) for row in rows
    ]
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def _header(meta: dict[str, str]) -> str:
    page = (
        '<w:p><w:r><w:t xml:space="preserve">Sida </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    left = [_paragraph(text, _TIGHT) for text in (meta["body"], meta["organ"])]
    right = [_paragraph(meta[key], _TIGHT) for key in ("kind", "date") if key in meta]
    cells = "".join(f"<w:tc><w:tcPr/>{''.join(cell)}</w:tc>" for cell in (left, right, [page]))
    return f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl><w:p/>"


def _styles() -> str:
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    plain = '<w:style w:type="paragraph" w:styleId="Lista"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/></w:style>'
    return _part(
        "styles", _DEFAULTS + normal + plain + "".join(_HEADING.format(key, name) for key, name in _NAMES.items())
    )


def _numbering(content: Content) -> str:
    """One list of bullets, and one instance of the numbered list for each list of the document, each from 1."""
    lists = sum(kind in ("li", "num") for kind, _ in groups(content.blocks))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    return _part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{_LEVEL.format("bullet", chr(0xF0B7))}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{_LEVEL.format("decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>{restart}</w:num>' for n in range(11, 11 + lists)),
    )


def _content_types() -> str:
    parts = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "header1": "header",
        "footer1": "footer",
    }
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts.items()
        )
        + "</Types>"
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{key}" Type="{_REL}/{kind}" Target="{name}"/>' for key, (kind, name) in targets.items()
        )
        + "</Relationships>"
    )
