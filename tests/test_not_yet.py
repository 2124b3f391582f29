"""A relation that is only looked into or was turned down, and what has the same words and stands."""

from __future__ import annotations

import pytest

from pipeline.process import process


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Styrelsen får i uppdrag att undersöka förutsättningarna för ett vänortsavtal mellan Flens kommun och Haderslev.",
            "proposed",
        ),
        ("Styrelsen får i uppdrag att utreda möjligheten till ett vänortsavtal med Haderslev.", "proposed"),
        ("Flens kommun tackade nej när Haderslev erbjöd sig att bli kommunens systerstad.", "not_established"),
        ("Kommunen har tackat nej till att bli vänort med Haderslev.", "not_established"),
        ("Kommunen avböjde 2012 ett vänortsavtal med Haderslev.", "not_established"),
        ("Kommunen tackade nej till ett projekt med vänorten Haderslev.", "active"),
        ("Kommunen avböjde en inbjudan från vänorten Haderslev.", "active"),
        ("Kansliet ska undersöka förutsättningarna för ett projekt med vänorten Haderslev.", "active"),
        (
            "Kommunen har ett vänortsavtal med Haderslev. Den tackade nej till ett vänortsavtal med andra städer.",
            "active",
        ),
    ],
)
def test_status_of_what_is_not_yet(text: str, status: str) -> None:
    paper = f"Flens kommun\nKansliet\nTjänsteskrivelse 2020-03-02\n\nInternationella kontakter\n\n{text}\n\nKarin Ros\nkanslichef\n"
    assert {r.status for r in process(paper.encode(), "paper.txt").records} == {status}
