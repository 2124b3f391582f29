"""The drill of releases at a small size: `python -m tests.drills.release` is the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.drills.release import BAR, Drilled, corrected, drill
from tests.made_releases import dataset, many


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Drilled:
    return drill(100, tmp_path_factory.mktemp("drill"))


def test_a_small_one_holds_the_bar_and_verifies(small: Drilled) -> None:
    assert small.faults() == []
    assert small.manifest.counts["agreements"] == 100
    assert small.manifest.counts["records"] == 300
    first, second, verified = small.took
    assert "100 agreements came" in first.printed
    assert "0 agreements came, " in second.printed
    assert " changed, 0 went" in second.printed
    assert verified.printed.count("as it was released") == 2


def test_a_slow_one_is_a_fault(small: Drilled) -> None:
    slow = replace(small, took=(replace(small.took[0], core=BAR + 1),))
    assert slow.faults() == [f"first release took {BAR + 1:.0f} s of one core"]
    assert slow.faults()[0] in slow.lines()[-1]


def test_the_same_seed_gives_the_same_minutes() -> None:
    assert [p.text() for p in many(30)] == [p.text() for p in many(30)]
    assert [p.text() for p in many(30)] != [p.text() for p in many(30, seed=1)]


def test_corrections_change_agreements() -> None:
    papers = many(30)
    old, new = dataset(papers), dataset(corrected(papers))
    changed = [a for a, b in zip(old.agreements, new.agreements, strict=True) if a != b]
    assert 0 < len(changed) < len(old.agreements)
