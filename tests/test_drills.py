"""The drills: what they do by hand-made cases, and a small size of each that must hold the bars.

`python -m tests.drills.mutate` and `python -m tests.drills.memory` are the whole; results stand in `tests/drills/results/`.
"""

from __future__ import annotations

import contextlib
import random
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from pipeline.batch import Failure
from pipeline.process import DocumentResult, process
from pipeline.read.model import Unreadable
from pipeline.read.pdf import read_pdf
from pipeline.store.cache import encode
from schemas.issue import Issue
from tests.drills import mutants
from tests.drills.memory import BUNDLE, GROWTH, Flat, Quarter, bundle, flat, peak
from tests.drills.mutate import LIMITS, SAMPLES, Tally, drill, sources
from tests.drills.paper import minutes
from tests.made_documents import zipped

PDF = (SAMPLES / "norrbotten" / "rs-2022-04-05.pdf").read_bytes()
PAGE = b"<html><body><h1>\xc2\xa7 7</h1><p>Avtalet g\xc3\xa4ller 3 \xc3\xa5r, till 2031.</p></body></html>"
ZIP = zipped({"a.txt": "Ystads kommun, avtal 12", "b.html": PAGE})
MADE = [(PDF, m) for m in mutants.PDF] + [(ZIP, m) for m in mutants.ZIPPED] + [(PAGE, m) for m in mutants.TEXT]


@pytest.mark.parametrize(
    ("data", "mutation"),
    sorted({(data, m) for data, m in MADE + [(d, m) for d in (PDF, ZIP, PAGE) for m in mutants.GENERAL]}, key=str),
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_mutation_does_damage_and_never_fails(data: bytes, mutation: mutants.Mutation) -> None:
    made = [mutation(data, random.Random(f"{n}")) for n in range(12)]
    assert sum(mutant != data for mutant in made) >= 6
    assert len(set(made)) >= 3


@pytest.mark.parametrize("data", [b"", b"x", b"%PDF-1.4\n", b"PK\x03\x04", "§ 1 Å".encode()])
def test_what_is_next_to_nothing_can_be_mutated(data: bytes) -> None:
    for number in range(60):
        mutants.mutant(data, 1, number)


def test_a_mutant_follows_from_document_seed_and_number() -> None:
    assert [mutants.mutant(PDF, 5, n) for n in range(20)] == [mutants.mutant(PDF, 5, n) for n in range(20)]
    assert len({mutants.mutant(PDF, 5, n)[1] for n in range(20)}) > 12
    assert mutants.mutant(PDF, 5, 3) != mutants.mutant(PDF, 6, 3)


def test_every_kind_of_sample_is_damaged() -> None:
    assert {path.suffix for path in sources()} >= {".docx", ".html", ".odt", ".pdf", ".rtf", ".txt"}


def test_a_stream_is_damaged_inside() -> None:
    """It is packed again, so that the reader unpacks it and meets the damage in what draws the page."""
    texts = set()
    for number in range(30):
        with contextlib.suppress(Unreadable):
            pages = read_pdf(mutants.streams(PDF, random.Random(number)), 3).pages
            texts.add(" ".join(page.text for page in pages))
    assert len(texts) >= 6
    assert max(map(len, texts)) > 500


# -- what the drill calls a fault ---------------------------------------------------------------------------------


def found(outcome: bytes | Failure) -> Tally:
    """The tally of one outcome."""
    tally = Tally()
    tally.take("7-x", outcome)
    return tally


def issue(hint: str) -> Issue:
    return Issue.model_construct(
        issue_id="7-x:broken_pdf", document_id="7-x", item_id=None, kind="broken_pdf", severity="error", message="m", hint=hint
    )  # fmt: skip


def test_what_is_explained_is_no_fault() -> None:
    for outcome in (
        Failure("reading it took more than 20 s", "timed_out"),
        encode(DocumentResult(None, False, issues=(issue("fetch it again"),))),
    ):
        assert not found(outcome).faults
    assert found(Failure("slow", "timed_out")).ends == {"timed_out": 1}


@pytest.mark.parametrize(
    ("outcome", "fault"),
    [
        (Failure("reading it broke off: KeyError in x.y"), "reading it broke off: KeyError in x.y"),
        (encode(DocumentResult(None, False)), "neither read nor explained"),
        (encode(DocumentResult(None, False, issues=(issue(""),))), "an issue without kind, message or hint"),
    ],
)
def test_what_must_not_be_is_a_fault(outcome: bytes | Failure, fault: str) -> None:
    assert found(outcome).faults == {fault: ["7-x"]}


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("0 19 1000000", None),
        ("0 31 1000000", "more than 20 s"),
        (f"0 1 {1400 << 20}", "more memory than 1 GB"),
        ("{late}", "more than 20 s"),  # killed, and much too late
    ],
)
def test_time_and_memory_beyond_the_limits_are_faults(told: str, fault: str | None, tmp_path: Path) -> None:
    (tmp_path / "7.told").write_text(told.format(late=time.monotonic() - 60))
    tally = Tally()
    tally.weigh("7-x", tmp_path / "7.told", LIMITS)
    assert list(tally.faults) == ([fault] if fault else [])


def test_a_document_that_nobody_answers_for_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.drills.mutate.run_jobs", lambda jobs, *_: ((job, b"") for job in jobs[1:2] * 2))
    monkeypatch.setattr(Tally, "take", lambda *_: None)
    faults = drill(3, 1).faults
    assert [len(faults[what]) for what in ("no outcome", "two outcomes")] == [2, 1]


def test_growth_is_a_fault() -> None:
    quarters = tuple(Quarter(25 * n, 100 << 20, 200 << 20, frozenset((1, 2))) for n in (1, 2, 3, 4))
    run = Flat(quarters, 100, 0, 1.0)
    assert run.faults() == []
    grown = replace(quarters[3], parent=quarters[3].parent + GROWTH + (1 << 20))
    assert replace(run, quarters=(*quarters[:3], grown)).faults() == ["the parent grew by 33 MB"]
    grown = replace(quarters[3], worker=quarters[3].worker + 2 * GROWTH)
    assert replace(run, quarters=(*quarters[:3], grown)).faults() == ["the largest worker grew by 64 MB"]
    assert replace(run, read=99).faults() == ["only 99 of 100 pages were read"]


def test_the_paper_of_the_memory_drill_has_something_to_read() -> None:
    result = process(minutes(12, 6), "kf.pdf")
    assert [item.paragraph for item in result.items] == ["1", "2", "3", "4", "5", "6"]
    assert [record.status for record in result.records] == ["ended", "ended"]
    assert minutes(12, 6) == minutes(12, 6) != minutes(13, 6)


# -- the drills, small ---------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_damaged_documents() -> None:
    """In a process of its own: its workers find no Tesseract."""
    command = [sys.executable, "-m", "tests.drills.mutate", "--count", "300", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=SAMPLES.parent, check=False)
    assert done.returncode == 0, done.stdout
    assert "Faults: 0." in done.stdout
    ends = {kind: int(number) for kind, number in re.findall(r"\| (\w+) \| (\d+) \|", done.stdout)}
    assert ends["read"] > 100  # most damage is slight
    assert ends["broken_pdf"] > 10


@pytest.mark.slow
def test_memory_does_not_grow_with_the_pages() -> None:
    run = flat(160, 2, each=4)
    assert run.faults() == []
    assert [quarter.pages for quarter in run.quarters] == [40, 80, 120, 160]
    assert len({worker for quarter in run.quarters for worker in quarter.workers}) == 2  # these two all along
    assert all(quarter.worker > 50 << 20 for quarter in run.quarters)  # they were seen at work


@pytest.mark.slow
def test_a_bundle_takes_little_more_than_a_page() -> None:
    assert len(pypdfium2.PdfDocument(bundle(60))) == 60
    small, large = peak(bundle(1)), peak(bundle(60))
    assert 50 << 20 < small < large < small + BUNDLE // 4
