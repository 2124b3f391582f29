"""Drills that cross constructions with what stands in their places, in a small size: what they read right stays right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import pytest

from pipeline.process import DocumentResult
from schemas.record import AgreementRecord
from tests.drills import (
    abroad,
    carried,
    decided_phrases,
    decisions,
    grounds,
    letters,
    meetings,
    nominal,
    others,
    relations,
    states,
    told,
    told_beside,
    weighed,
)
from tests.drills.cells import Cell, share, thinned, tried

SIZE = 60
TOLD, TOLD_BESIDE = 0.95, 0.88  # a little under the share of the small size; only raised
DECIDED_PHRASES = 0.96  # likewise
DECISIONS = 0.98  # likewise
GROUNDS = 0.93  # a little under the share of the small size; only raised
OTHERS = 0.91  # as above
RELATIONS = 0.85  # as above
STATES = 0.93  # as above
LETTERS = 0.95  # as above
NOMINAL = 0.98  # as above
CARRIED = 0.96  # as above
WEIGHED = 0.98  # as above
ABROAD = 0.93  # as above
MEETINGS = 0.92  # as above


@pytest.mark.parametrize(
    ("cells", "line", "floor"),
    [
        (told.cells, told.line, TOLD),
        (told_beside.cells, told.line, TOLD_BESIDE),
        (decided_phrases.cells, decisions.line, DECIDED_PHRASES),
        (decisions.cells, decisions.line, DECISIONS),
        (grounds.cells, grounds.line, GROUNDS),
        (others.cells, others.line, OTHERS),
        (relations.cells, relations.line, RELATIONS),
        (states.cells, states.line, STATES),
    ],
)
def test_the_share_of_cells_read_right(
    cells: Callable[[], Sequence[Cell]], line: Callable[[AgreementRecord], str], floor: float
) -> None:
    assert share(tried(thinned(cells(), SIZE), line)) >= floor


def test_the_share_of_letters_reports_and_agreements_read_right() -> None:
    """These are held against whole documents: their kind and organ, and both sides of each record."""
    assert share(tried(thinned(letters.cells(), SIZE), str, of=letters.facts)) >= LETTERS


@pytest.mark.parametrize(
    ("cells", "steps", "floor"),
    [
        (nominal.cells, nominal.steps, NOMINAL),
        (carried.cells, carried.steps, CARRIED),
        (weighed.cells, weighed.steps, WEIGHED),
    ],
)
def test_the_share_of_steps_named_carried_or_weighed_read_right(
    cells: Callable[[], Sequence[Cell]], steps: Callable[[DocumentResult], Iterable[str]], floor: float
) -> None:
    """Held against all acts of a paper: the step must be read, and nothing beside it."""
    assert share(tried(thinned(cells(), SIZE), str, of=steps)) >= floor


def test_the_share_of_units_abroad_named_right() -> None:
    """Held against all partners of a paper: name, country of a region, and nobody beside it."""
    assert share(tried(thinned(abroad.cells(), 4 * SIZE), str, of=abroad.partners)) >= ABROAD


def test_the_share_of_meetings_read_right() -> None:
    """Held against all meetings of a paper: organ, day and §, and no other."""
    assert share(tried(thinned(meetings.cells(), 4 * SIZE), str, of=meetings.met)) >= MEETINGS
