"""Drills of the forms of documents and matters, in a small size: every fact of a cell is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from pipeline.process import DocumentResult
from tests.drills import debates, matters, papers, published, sites
from tests.drills.cells import Cell, share, thinned, tried

SIZE = 60
MATTERS, DEBATES, PAPERS, PUBLISHED, SITES = (
    0.96,
    0.95,
    0.96,
    0.98,
    0.93,
)  # a little under the shares of the small size; only raised


@pytest.mark.parametrize(
    ("cells", "facts", "floor"),
    [
        (matters.cells, matters.facts, MATTERS),
        (debates.cells, matters.facts, DEBATES),
        (papers.cells, papers.facts, PAPERS),
        (published.cells, papers.facts, PUBLISHED),
        (sites.cells, sites.facts, SITES),
    ],
)
def test_the_share_of_documents_read_right_in_every_fact(
    cells: Callable[[], Sequence[Cell]], facts: Callable[[DocumentResult], Iterable[str]], floor: float
) -> None:
    assert share(tried(thinned(cells(), SIZE), str, of=facts)) >= floor
