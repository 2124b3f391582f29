"""Lists in running text below the line that opens them: "har redan fem vänorter i Norden:" over "X i Norge, Y i Danmark",
or the heading "Vänorter" over the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.extract.annotate import Annotated
from pipeline.extract.partners.list_lines import first_word
from pipeline.extract.partners.lists import Row, opens
from pipeline.extract.partners.naming import countries_of
from pipeline.extract.partners.series import listed_places


def run_on_rows(a: Annotated) -> Iterator[Row]:
    """The partners of lists that go on below a colon or a heading, each with its country, so that no sentence is taken for
    a list."""
    for unit, below in pairwise(a.units):
        if a.last_word(unit) in (".", "?", "!", ";") or below.part is not unit.part:
            continue
        first, noun = first_word(a, below), opens(a, unit)
        if first is None or noun is None or a.tokens[first].label not in ("PLACE", "NAME"):
            continue
        run = listed_places(a, first, towns=True)
        if len(run) > 1 and all(countries_of(a, at) for at in run):
            yield from (Row(at, noun, frozenset(countries_of(a, at))) for at in run)
