"""Minutes that print the § in the head of its pages: `18 november 2015      22      1 (2)` under `Datum  Paragraf  Sida`.

Each § begins a page, and the page head counts its pages: where the count is at 1, an item begins. The head itself is page
furniture, which the view may leave out, so it is looked for on the raw pages, and the item begins with what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.model import ReadPage
from pipeline.read.view import View
from pipeline.split.chains import Heading
from pipeline.split.dates import day_in
from pipeline.split.rows import Row

_ROW = re.compile(
    r"(?:(?P<before>[\d .:/-]*\d(?: [a-zåäö]+ \d{4})?) )?(?:§ ?)?(?P<number>\d{1,4})(?: ?(?P<suffix>[a-h]))?"
    r"(?: (?P<behind>\d[\d .:/-]*(?:[a-zåäö]+ \d{4})?))? (?P<page>\d{1,3}) ?(?:\(\d{1,3}\)|av \d{1,3})",
    re.I,
)
_LABELS = re.compile(r"(?:.* )?(?:paragraf|§)(?: nr)?(?: .*)?", re.I)
_NEAR = 2  # lines between the labels and what stands under them, at most


def find_paged(pages: Sequence[ReadPage], view: View, rows: Sequence[Row]) -> list[Heading]:
    """The headings of items whose § stands in the head of their pages, in order; none where it does not."""
    found = [
        Heading(row, row - 1, rows[row].start, paragraph, None, (rows[row].start, rows[row].start))
        for place, paragraph in (first for page in pages for first in _first_pages(page))
        if (row := _after(view, rows, place)) is not None
    ]
    numbers = [int(re.sub(r"\D", "", heading.paragraph)) for heading in found]
    return found if all(above < below for above, below in pairwise(numbers)) else []


def _first_pages(page: ReadPage) -> Iterator[tuple[tuple[int, int], str]]:
    """(page, offset) behind every head of a § that begins on a page, and its number."""
    at, labelled = 0, _NEAR + 1
    for raw in page.text.splitlines(keepends=True):
        at += len(raw)
        text = " ".join(raw.split())
        if not text:
            continue
        match = _ROW.fullmatch(text)
        dated = match is not None and day_in(match["before"] or match["behind"] or "") is not None
        if match is not None and dated and labelled <= _NEAR and int(match["page"]) == 1:
            suffix = match["suffix"]
            yield (page.number, at), f"{int(match['number'])} {suffix}" if suffix else str(int(match["number"]))
        labelled = 0 if _LABELS.fullmatch(text) else labelled + 1


def _after(view: View, rows: Sequence[Row], place: tuple[int, int]) -> int | None:
    return next((i for i, row in enumerate(rows) if (view.pages[row.start], view.offsets[row.start]) >= place), None)
