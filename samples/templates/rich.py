"""RTF as word processors of the nineties and case systems of today write it: code page 1252, a header, a footer."""

from __future__ import annotations

from samples.layout import MARKER
from samples.markup import SOFT, Block, Content
from samples.templates.flow import HEADLINES, groups, unnumbered

_OPEN = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang1053{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}"
    "{\\f1\\fnil\\fcharset2 Symbol;}}\n{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}\n"
)
_HEADS = ("title", "para", "h", "sub")


def as_rtf(content: Content) -> bytes:
    """A document as RTF. `style`: `rich_extract`."""
    headline = HEADLINES[content.meta.get("headline", "two_lines")]
    meta = content.meta
    head = f"{meta['body']}\\tab {meta.get('kind', '')}\\par {meta['organ']}\\tab {meta['date']}"
    body = [f"{{\\header\\pard {_text(head, raw=True)}\\par}}", f"{{\\footer\\pard\\qc {_text(MARKER)}\\par}}"]
    for kind, blocks in groups(content.blocks):
        if kind == "num":
            body += [_item(f"{n}.", unnumbered(block)) for n, block in enumerate(blocks, 1)]
        elif kind == "li":
            body += [_item("\\f1\\'b7", block.text) for block in blocks]
        elif kind == "row":
            width = max(len(block.cells) for block in blocks)
            body += [_row(list(block.cells) + [""] * (width - len(block.cells))) for block in blocks]
        elif kind == "line":
            body += ["\\pard\\par", *(f"\\pard\\plain {_text(block.text)}\\par" for block in blocks), "\\pard\\par"]
        else:
            body += _one(blocks[0], headline(blocks[0]) if kind == "para" else [blocks[0].text])
    return (_OPEN + "\n".join(body) + "\n}").encode("ascii")


def _one(block: Block, lines: list[str]) -> list[str]:
    if block.kind == "page":
        return ["\\page"]
    if block.kind == "rule":
        return ["\\pard\\brdrb\\brdrs\\par"]
    bold = "\\s1\\b " if block.kind in _HEADS else ""
    return [f"\\pard\\plain\\sa120 {bold}{_text(line)}\\par" for line in lines]


def _item(label: str, text: str) -> str:
    return f"{{\\listtext\\pard\\plain {label}\\tab}}\\pard\\plain\\fi-360\\li720 {_text(text)}\\par"


def _row(cells: list[str]) -> str:
    edges = "".join(f"\\cellx{3000 * n}" for n in range(1, len(cells) + 1))
    return f"\\trowd{edges}\\pard\\intbl " + "".join(f"{_text(cell)}\\cell " for cell in cells) + "\\row"


def _text(text: str, *, raw: bool = False) -> str:
    """Text as RTF writes it: bytes of Windows-1252 in hex, other characters by their number."""
    found: list[str] = []
    for letter in text:
        if letter in "\\{}" and not raw:
            found.append("\\" + letter)
        elif letter.isascii():
            found.append(letter)
        elif letter == SOFT:
            found.append("\\-")
        else:
            try:
                found.append(f"\\'{letter.encode('cp1252').hex()}")
            except UnicodeEncodeError:
                found.append(f"\\u{ord(letter)}?")
    return "".join(found)
