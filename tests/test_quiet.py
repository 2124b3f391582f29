"""Since when nothing has happened: the wordings that tell of visits which nobody makes any more."""

from __future__ import annotations

import pytest

from pipeline.resolve.quiet import unvisited_since


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("Sedan 2009 har ingen träffat någon.", True),
        ("Efter 2009 har ingen från kommunen varit där.", True),
        ("Sedan år 2009 har ingen längre hört av sig.", True),
        ("Sedan 2019 har ingen besökt orten.", False),  # too short a time
        ("Sedan 2009 har ingen kommun lämnat nätverket.", False),
        ("Sedan 2009 har skolorna träffat varandra.", False),
    ],
)
def test_nobody_has_met_since(text: str, quiet: bool) -> None:
    """A year behind which nobody has met, visited or written, long ago."""
    assert bool(list(unvisited_since(text, 2020))) is quiet
