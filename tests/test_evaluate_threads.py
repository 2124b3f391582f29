"""Thread gold: threads held against it, and the file's own faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.evaluate.gold import GoldError
from pipeline.evaluate.tally import Tally
from pipeline.evaluate.threads import GoldThread, load, score
from schemas.agreement import Thread
from schemas.item import Item
from schemas.record import Outcome
from schemas.statement import Stage


def item(name: str, rests_on: str | None = None) -> Item:
    document, _, place = name.partition("#")
    return Item(
        document_id=document, item_id=name, paragraph=None if place == "i1" else place[1:], heading=None, case_number=None,
        pages=(1,), parts=(), motion=None, rests_on=rests_on or name,
    )  # fmt: skip


def thread(*items: str, outcome: Outcome = "rejected", stage: Stage | None = "decided") -> Thread:
    return Thread(
        thread_id=items[0], body=None, case_numbers=(), title=None, movers=(), filed=None, item_ids=items, record_ids=(),
        outcome=outcome, outcome_stage=stage, agreement_ids=(),
    )  # fmt: skip


ITEMS = [item("m#i1"), item("ks#p3"), item("kf#p9"), item("kf#p10"), item("extract#p9", "kf#p9")]
GOLD = [
    GoldThread(items=("m#i1", "ks#3", "kf#9", "extract#9"), outcome="rejected", outcome_stage="decided"),
    GoldThread(items=("kf#10",), outcome=None, outcome_stage=None),
]


def scored(*threads: Thread) -> Tally:
    tally = Tally()
    score(GOLD, ITEMS, threads, tally)
    return tally


def test_all_right() -> None:
    tally = scored(thread("m#i1", "ks#p3", "kf#p9"), thread("kf#p10", outcome="unknown", stage=None))
    assert (tally.threads_whole.hits, tally.threads_joined.of, tally.thread_outcome.hits) == (2, 1, 2)
    assert tally.thread_pairs.f1 == 1 and tally.thread_pairs.in_gold == 3, "a version is no item of its own"
    assert tally.misses == []


def test_a_foreign_item_and_an_item_that_is_left_out() -> None:
    tally = scored(thread("m#i1", "ks#p3", "kf#p10"), thread("kf#p9"))
    assert tally.threads_whole.hits == 0 and tally.threads_joined.hits == 0
    assert (tally.thread_pairs.tp, tally.thread_pairs.fp, tally.thread_pairs.fn) == (1, 2, 2)
    assert tally.thread_outcome.hits == 1, "the second has the end of the first"
    assert {miss.kind for miss in tally.misses} == {"wrong", "made up"}


def test_what_is_in_no_thread_is_missed() -> None:
    tally = scored()
    assert (tally.threads_whole.of, tally.threads_whole.hits, tally.thread_outcome.hits) == (2, 0, 0)


def test_the_file(tmp_path: Path) -> None:
    assert load(tmp_path, ()) is None
    (tmp_path / "scan.pdf").write_bytes(b"")
    path = tmp_path / "threads.json"
    rows = [{"items": [f"{name}#3"], "outcome": None, "outcome_stage": None} for name in ("a.txt", "scan.pdf!1")]
    path.write_text(json.dumps(rows))
    assert [one.items for one in load(tmp_path, {"a.txt"}) or ()] == [("a.txt#3",)], "what was not read is left out"
    with pytest.raises(GoldError, match=r"no document a\.txt"):
        load(tmp_path, ())
    path.write_text(json.dumps([rows[0] | {"outcome": "won"}]))
    with pytest.raises(GoldError, match="outcome"):
        load(tmp_path, {"a.txt"})
