"""Letters that others wrote to the body: a partner abroad, an association. No organ of ours speaks in them.

Their head names us only where it says who is written to (`Till Lunds kommun`, `Lunds kommun … S-221 00 Lund, Sverige`) and
in the stamp of their arrival; the sender stands in lines of his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.places.bodies import find_bodies
from pipeline.split.dates import DAY
from pipeline.split.rows import Row
from schemas.document import Body

_TOP = 24  # rows of a head
_LONG = 75  # characters of a row that is text
_STAMP = re.compile(r"\bink(?:om|ommen|ommet)?\b|\bankom|\bstämpel|\bregistrera[dt]|\bdnr\b", re.I)
_TO = re.compile(r"till\b", re.I)
_HERE = re.compile(r"\bSverige\b|\bS-\d{3}", re.I)
_NOTE = re.compile(r"(?:svensk )?översättning\b.{0,40}|avskrift|kopia", re.I)


def from_outside(rows: Sequence[Row], body: Body) -> bool:
    """Whether a letter was written to the body by somebody else."""
    sender = False
    for block in _blocks(rows):
        text = " ".join(row.text for row in block)
        ours = any(
            (m.body.kind, m.body.code) == (body.kind, body.code) and (m.form != "place" or _TO.match(text))
            for m in find_bodies(text)
        )
        if ours and sender and (_TO.match(text) or _HERE.search(text)):
            return True
        if ours and not _STAMP.search(text) and not DAY.search(text):
            return False  # our own letterhead
        if not ours and not _NOTE.fullmatch(text) and DAY.sub("", text).strip(" .,"):
            sender = sender or not _TO.match(text)
    return False


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of the head, parted at blank lines and where the page sets what follows elsewhere."""
    block: list[Row] = []
    for row in rows[:_TOP]:
        if block and (row.gap or (abs(row.indent - block[-1].indent) > 20 and len(row.cells) < 2)):
            yield block
            block = []
        if len(row.text) > _LONG:
            return
        block.append(row)
    if block:
        yield block
