"""`vanort items`: the §§ of documents and what became of their motions, without a dataset.

boras/kf-2023-05-25.pdf · Borås kommun · kommunfullmäktige · 2023-05-25
   §    heading                                       case           p.  motion
-----------------------------------------------------------------------------------------
   102  Motion av Eva Lindahl (KD) och Per Asker (L)  KS-2023-00207  2   tabled (decided)
"""

from __future__ import annotations

import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from pipeline import run as runs
from pipeline.batch import cores
from pipeline.cli.console import console
from pipeline.cli.running import line_of
from pipeline.cli.table import WIDEST
from pipeline.fieldpaths import as_text
from pipeline.inputs import gather
from pipeline.privacy import mask, public
from pipeline.process import DocumentResult
from schemas.item import Item

_COLUMNS = ("§", "heading", "case number", "p.", "motion")
_INDENT, _GAP, _NONE = "   ", "  ", "-"
_MOST = (7, 0, 18, 7, 20)  # columns that are not the heading are no wider, their texts are broken
_HEADING = 24  # columns of a heading, at least


def items(paths: list[str], *, as_json: bool) -> int:
    """Print the items of documents, as tables or as lines of `items.jsonl`; the exit status."""
    sources = gather(paths)
    alone = len(sources) == 1 or cores() == 1  # a pool would cost more than it saves
    screen, unread = console(), 0
    try:
        for source, file in runs.read_documents(sources, workers=1 if alone else None, here=alone):
            for name, result in file.each(source.document_id):
                if result.document is None:
                    unread += 1
                    for issue in result.issues:
                        print(line_of(issue), file=sys.stderr)
                elif as_json:
                    for item in result.items:
                        print(public(item).to_line(), flush=True)
                else:
                    for line in table(name, result, min(screen.width, WIDEST)):
                        screen.print(line, soft_wrap=True)
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 1 if unread else 0


def table(name: str, result: DocumentResult, width: int) -> Iterator[Text]:
    """The items of one document, no wider than `width` but for the document's own line."""
    document = result.document
    assert document is not None
    date = document.meeting_date or document.date
    told = [name, document.body.name if document.body else "no body", document.organ_name]
    told += [as_text(date.model_dump(mode="json")) if date else "no date"]
    yield Text(" · ".join(part for part in told if part), style="bold")
    rows = [_cells(item) for item in result.items]
    if not rows:
        yield Text(f"{_INDENT}no items")
        return
    widths = [
        min(most or width, max(map(len, cells)))
        for most, cells in zip(_MOST, zip(_COLUMNS, *rows, strict=True), strict=True)
    ]
    left = width - len(_INDENT) - len(_GAP) * (len(widths) - 1) - sum(widths) + widths[1]
    widths[1] = max(min(widths[1], left), _HEADING)
    yield from map(Text, _lines(_COLUMNS, widths))
    yield Text(f"{_INDENT}{'-' * (sum(widths) + len(_GAP) * (len(widths) - 1))}", style="dim")
    for row in rows:
        yield from map(Text, _lines(row, widths))


def _cells(item: Item) -> tuple[str, ...]:
    pages = str(item.pages[0]) if item.pages else _NONE
    if len(item.pages) > 1:
        pages += f"–{item.pages[-1]}"
    outcome = _NONE
    if item.motion is not None:
        stage = item.motion.outcome_stage
        outcome = item.motion.outcome + (f" ({stage})" if stage else "")
    heading = mask(" ".join((item.heading or _NONE).split()))
    return item.paragraph or _NONE, heading, item.case_number or _NONE, pages, outcome


def _lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    broken = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*broken, fillvalue=""):
        yield (_INDENT + _GAP.join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True))).rstrip()
