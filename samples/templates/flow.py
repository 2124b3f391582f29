"""What the writers of flowing documents share: runs of blocks that belong together, and the lines that open a §."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from samples.markup import SOFT, Block

Headline = Callable[[Block], list[str]]

HEADLINES: dict[str, Headline] = {
    "one_line": lambda b: [f"§ {b.number} {b.text}", *([f"Dnr {b.case}"] if b.case else [])],
    "two_lines": lambda b: [f"§ {b.number}    Dnr {b.case}" if b.case else f"§ {b.number}", b.text],
    "none": lambda b: [b.text],
}


def groups(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Blocks by kind, those of one list, table or address together."""
    run: list[Block] = []
    for block in blocks:
        if run and (block.kind != run[-1].kind or block.kind not in ("li", "num", "row", "line")):
            yield run[0].kind, run
            run = []
        run.append(block)
    if run:
        yield run[0].kind, run


def words(text: str) -> str:
    """Text for XML: escaped, without soft hyphens."""
    return escape(text.replace(SOFT, ""), quote=False)


def unnumbered(block: Block) -> str:
    """The text of a numbered item without its number, which the reader of the document counts."""
    return re.sub(r"^\d+\. ", "", block.text)


def archive(parts: Mapping[str, str]) -> bytes:
    """A zip of the parts in their order, with no clock in it and nothing that depends on how zlib was built."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content.encode())
    return out.getvalue()
