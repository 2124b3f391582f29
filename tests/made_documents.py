"""Small Word, OpenDocument and zip files for tests, put together from their parts as the programs would write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
        "fo": "xsl-fo-compatible", "manifest": "manifest",
    }.items()
)  # fmt: skip


_SPACED = '<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>'
_MARGIN = '<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:default-style>'


def zipped(members: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """A zip archive of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word document with the given body; `parts` are the insides of `styles`, `numbering`, `footnotes`,
    `settings`, and of headers and footers, which a section refers to by their name (`r:id="header1"`). Paragraphs have
    space after them, as in Word's own template."""
    parts = {**parts, "styles": _SPACED + parts.get("styles", "")}
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<?xml version='1.0'?><w:document {_NAMES}><w:body>{body}</w:body></w:document>",
    }
    relations = ""
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        members[f"word/{name}.xml"] = f"<w:{root} {_NAMES}>{inner}</w:{root}>"
        relations += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
    members["word/_rels/document.xml.rels"] = f"<Relationships>{relations}</Relationships>"
    return zipped(members)


def para(text: str, properties: str = "") -> str:
    """A Word paragraph of one run; `properties` go into its `pPr`."""
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{inner}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def odf(body: str, automatic: str = "", styles: str = "", masters: str = "") -> bytes:
    """An OpenDocument text with the given body, automatic styles, named styles and master pages."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    layout = (
        f"<office:document-styles {_ODF}><office:styles>{_MARGIN}{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "styles.xml": layout,
            "META-INF/manifest.xml": f"<manifest:manifest {_ODF}/>",
        }
    )
