"""Movers of citizens' matters: found by where a name stands, whatever the wording; places and offices are nobody."""

from __future__ import annotations

import pytest

from pipeline.privacy import citizens, leaks, mask
from pipeline.privacy.forms import example
from pipeline.privacy.movers import data, is_person
from tests.drills import private, private_movers

WORDS = data()


@pytest.mark.parametrize("text", WORDS["yes"])
def test_a_mover_is_found_from_the_first_to_the_last_letter(text: str) -> None:
    plain, spans = example(text)
    assert [(leak.start, leak.end) for leak in leaks(plain) if leak.kind == "enskild"] == list(spans)


@pytest.mark.parametrize("text", WORDS["no"])
def test_who_or_what_is_no_private_mover_stays(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize("name", ["Nowy Targ", "Nya Zeeland", "Röda Korset", "Upplands Väsby", "Tekniska Nämnden"])
def test_places_and_organisations_are_no_persons(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize("name", ["Göte Sundbyberg", "Nils Falkenberg", "K-G Strand", "Nguyễn Văn Minh", "Hassan Ali"])
def test_a_person_may_be_called_as_a_place_is(name: str) -> None:
    assert is_person(name)


def test_a_party_anywhere_in_the_text_tells_a_politician() -> None:
    text = "Medborgarförslag om vänort – Anna Ek\n\nNärvarande\nAnna Ek (M)\n"
    assert citizens(text) == frozenset()


def test_the_wordings_of_the_drill() -> None:
    score = private.scored(private_movers.items(9, 6), private_movers.figures(9, 20))
    assert score.items.total() >= 500
    assert score.out == []
    assert score.share <= private.MASKED
