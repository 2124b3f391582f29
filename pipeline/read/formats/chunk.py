"""A document inside a document: what Word takes in as it is (`altChunk`)."""

from __future__ import annotations

from pipeline.read.decode import decode
from pipeline.read.formats.blocks import Block, tidy
from pipeline.read.formats.html import html_blocks
from pipeline.read.formats.rtf import rtf_blocks
from pipeline.read.sniff import sniff


def blocks_of(data: bytes) -> list[Block]:
    """The blocks of a web page, RTF document or text; raises `Unreadable` for anything else."""
    kind = sniff(data)
    if kind == "html":
        return html_blocks(data)
    if kind == "rtf":
        return rtf_blocks(data)
    return [Block(tidy(paragraph)) for paragraph in decode(data).text.split("\n\n")]
