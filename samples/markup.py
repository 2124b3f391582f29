"""The light markup in which the sample documents are written.

A content file opens with `key: value` lines and a line `---`; then one block per line or run of lines:

    # 12 | KS-2023-00112 | Title     a § with its case number (may be empty) and its title
    = Title                          the title of a document without §
    ## Beslut    ### Sub-heading     headings inside a §
    - bullet     1. numbered         list items; the lines that follow belong to the item
    | left | right                   a row of cells at the style's column stops
    > text                           a line of its own, kept as it stands (signatures, attendance)
    < text                           a note in the margin, such as the § of an earlier organ
    ___    ~~~    ++                 a rule, a new page, the table of contents

Other lines are running text: joined to paragraphs, which a blank line ends. A soft hyphen (U+00AD, written `\\-`) marks
where a word may be broken; a hyphen in the text is a break opportunity of its own, as word processors take it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

SOFT = "\u00ad"
KINDS = {"= ": "title", "## ": "h", "### ": "sub", "- ": "li", "> ": "line", "< ": "margin"}
WHOLE = {"___": "rule", "~~~": "page", "++": "toc"}


@dataclass(frozen=True)
class Block:
    """One block of a document. `kind` is `para` for a §, else as in the table above (`p` for running text)."""

    kind: str
    text: str = ""
    cells: tuple[str, ...] = ()
    number: str = ""
    case: str = ""


@dataclass(frozen=True)
class Content:
    """A parsed content file: its front matter and its blocks in order."""

    meta: dict[str, str]
    blocks: tuple[Block, ...] = field(default=())


def load(path: Path) -> Content:
    """Parse a content file; raises `ValueError` that names the file and line where the markup is not understood."""
    head, sep, body = path.read_text(encoding="utf-8").partition("\n---\n")
    if not sep:
        raise ValueError(f"{path}: no line '---' after the front matter")
    meta = dict(line.split(": ", 1) for line in head.splitlines() if line)
    blocks: list[Block] = []
    open_block = False
    for line in body.replace("\\-", SOFT).splitlines():
        if not line.strip():
            open_block = False
            continue
        block = _block(line, f"{path}: {line!r}")
        if block.kind == "p" and open_block:
            last = blocks[-1]
            blocks[-1] = Block(last.kind, f"{last.text} {line.strip()}")
            continue
        blocks.append(block)
        open_block = block.kind in ("p", "li", "num")
    return Content(meta, tuple(blocks))


def _block(line: str, where: str) -> Block:
    if line in WHOLE:
        return Block(WHOLE[line])
    if line.startswith("# "):
        number, case, title = (part.strip() for part in line[2:].split("|"))
        return Block("para", title, number=number, case=case)
    if line.startswith("| "):
        return Block("row", cells=tuple(cell.strip() for cell in line[2:].split("|")))
    for mark, kind in KINDS.items():
        if line.startswith(mark):
            return Block(kind, line[len(mark) :].rstrip())
    if re.match(r"\d+\. ", line):
        return Block("num", line.strip())
    if line[0] in "#=|<>":
        raise ValueError(f"{where}: markup not understood")
    return Block("p", line.strip())
