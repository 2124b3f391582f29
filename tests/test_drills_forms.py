"""Drills of the forms of documents and matters, in a small size: every fact of a cell is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from pipeline.process import DocumentResult
from schemas.record import AgreementRecord
from tests.drills import (
    bonds,
    courses,
    debates,
    details,
    histories,
    matters,
    papers,
    published,
    sealed,
    short,
    sites,
    templates,
    whole,
)
from tests.drills.cells import Cell, share, thinned, tried

SIZE = 60
# a little under the shares of the small size; only raised
BONDS, HISTORIES, WHOLE, SEALED, COURSES, DEALT = 0.85, 0.75, 0.86, 0.8, 0.66, 0.3
SHORT, STANDING, BETWEEN = 0.86, 0.3, 0.45  # the last two are banks of writers who had not seen the others
DETAILS, REASONS = 0.66, 0.28  # so too
MATTERS, DEBATES, PAPERS, PUBLISHED, SITES, TEMPLATES = 0.96, 0.95, 0.96, 0.98, 0.93, 0.92


@pytest.mark.parametrize(
    ("cells", "facts", "floor"),
    [
        (matters.cells, matters.facts, MATTERS),
        (debates.cells, matters.facts, DEBATES),
        (papers.cells, papers.facts, PAPERS),
        (published.cells, papers.facts, PUBLISHED),
        (sites.cells, sites.facts, SITES),
        (templates.cells, templates.facts, TEMPLATES),
    ],
)
def test_the_share_of_documents_read_right_in_every_fact(
    cells: Callable[[], Sequence[Cell]], facts: Callable[[DocumentResult], Iterable[str]], floor: float
) -> None:
    assert share(tried(thinned(cells(), SIZE), str, of=facts)) >= floor


@pytest.mark.parametrize(
    ("cells", "line", "floor"), [(bonds.cells, bonds.line, BONDS), (histories.cells, histories.line, HISTORIES)]
)
def test_the_share_of_a_writers_sentences_read_right(
    cells: Callable[[], Sequence[Cell]], line: Callable[[AgreementRecord], str], floor: float
) -> None:
    assert share(tried(thinned(cells(), SIZE), line)) >= floor


def test_the_share_of_whole_matters_read_right() -> None:
    assert share(tried(thinned(whole.cells(), SIZE), str, of=whole.facts)) >= WHOLE


def test_the_share_of_sealed_matters_read_right() -> None:
    assert share(tried(sealed.matters(SIZE), str, of=whole.facts)) >= SEALED


def test_the_share_of_short_papers_read_right() -> None:
    older = [one for one in short.cells() if dict(one.axes)["bank"] not in ("standing", "between")]
    assert share(tried(older, str, of=short.lines)) >= SHORT


def test_the_share_of_papers_on_how_a_relation_stands() -> None:
    newer = [one for one in short.cells() if ("bank", "standing") in one.axes]
    assert share(tried(newer, str, of=short.lines)) >= STANDING


def test_the_share_of_papers_on_agreements_that_are_not_yet_or_no_more() -> None:
    between = [one for one in short.cells() if ("bank", "between") in one.axes]
    assert between and share(tried(between, str, of=short.lines)) >= BETWEEN


@pytest.mark.parametrize(("bank", "floor"), [("terms", DETAILS), ("reasons", REASONS)])
def test_the_share_of_papers_read_right_in_every_detail(bank: str, floor: float) -> None:
    cells = [cell for cell in details.cells() if dict(cell.axes)["bank"] == bank]
    assert cells and share(tried(cells, str, of=details.lines)) >= floor


@pytest.mark.parametrize(("banks", "floor"), [({"minutes", "weighed", "mixed"}, COURSES), ({"dealt"}, DEALT)])
def test_the_share_of_papers_on_a_matters_course_read_right(banks: set[str], floor: float) -> None:
    cells = [cell for cell in courses.cells() if dict(cell.axes)["bank"] in banks]
    assert share(tried(cells, str, of=courses.lines)) >= floor
