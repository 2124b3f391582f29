"""The drill for personal data at its small size, and what it counts by hand-made cases."""

from __future__ import annotations

import random
import time

from tests.drills import private, private_items, private_later
from tests.drills.private_harmless import KINDS, figures
from tests.drills.private_items import Item, number


def test_an_item_is_out_when_a_letter_of_it_is_left() -> None:
    assert private.got_out(Item("telefon", "x", "nr ", "12 ab", ""))
    assert private.got_out(Item("telefon", "x", "tel ", "070-123 45 67 ankn. 12", ""))
    assert not private.got_out(Item("telefon", "x", "tel ", "070-123 45 67", ", anna"))


def test_figures_that_are_masked_are_counted() -> None:
    figure = next(f for f in figures(1, 1) if f.kind == "road")
    bad = type(figure)("made", "tel 070-123 45 67", 4, 17)
    score = private.scored([], [figure, bad])
    assert (score.figures, score.masked, score.share) == (2, [bad], 0.5)


def test_secrets_are_looked_for_without_blanks_and_hyphens() -> None:
    assert private.squeezed("850615-\\n7890") == private.squeezed("850615 7890") == "8506157890"


def test_made_numbers_have_the_check_digit_that_was_asked_for() -> None:
    r = random.Random(4)
    for valid in (True, False):
        for _ in range(50):
            digits = [int(c) for c in number(r, valid=valid)[2:]]
            doubled = [d * (2 - n % 2) for n, d in enumerate(digits)]
            assert (sum(d // 10 + d % 10 for d in doubled) % 10 == 0) is valid


def test_the_full_size_is_as_large_as_it_must_be() -> None:
    each, many, _ = private.SIZES["full"]
    assert len(private_items.items(1, each)) >= 500
    assert len(private_later.items(1, each)) >= 500
    assert len(figures(1, many)) >= 5000
    assert len(KINDS) >= 50
    assert private_items.items(1, 2) == private_items.items(1, 2) != private_items.items(2, 2)


def test_nothing_gets_out_and_figures_stay() -> None:
    began = time.process_time()
    for number_ in private.SEEDS:
        score = private.generation(number_, "ci")
        assert score.out == []
        assert score.masked == []
    way = private.real_way("ci")
    assert way.records >= 1
    assert way.secrets >= 20
    assert way.out == []
    assert way.alarms == []
    assert time.process_time() - began < 20
