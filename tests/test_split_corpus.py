"""Real minutes, where they are at hand (`VANORT_SHARED`, default `../shared`): counted by eye, held here as numbers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.read.reader import read
from pipeline.split.model import SplitDocument
from pipeline.split.splitter import split

CORPUS = Path(os.environ.get("VANORT_SHARED", "../shared")) / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real minutes is not at hand")

# file, first and last §, how many of the § have no case number, the meeting's date, the body's code, the organ
MINUTES = [
    ("alingsas/bmn-2026-06-16.pdf", 49, 58, 1, "2026-06-16", "1489", "namnd"),
    ("alingsas/bun-2018-01-30.pdf", 1, 9, 2, "2018-01-30", None, "namnd"),
    ("alingsas/kf-2018-03-28.pdf", 27, 68, 1, "2018-03-28", "1489", "kommunfullmaktige"),
    ("alingsas/kf-2026-03-25.pdf", 61, 82, 3, "2026-03-25", "1489", "kommunfullmaktige"),
    ("alingsas/ks-2026-06-01.pdf", 94, 110, 4, "2026-06-01", "1489", "kommunstyrelsen"),
    ("alingsas/kun-2026-06-17.pdf", 63, 76, 3, "2026-06-17", "1489", "namnd"),
    ("alingsas/on-2018-02-13.pdf", 1, 3, 1, "2018-02-13", "1489", "namnd"),
    ("alingsas/ten-2026-05-18.pdf", 26, 31, 0, "2026-05-18", "1489", "namnd"),
    ("goteborg/kf-2023-01-26.txt", 1, 41, 14, "2023-01-26", "1480", "kommunfullmaktige"),
    ("goteborg/kf-2024-02-29.txt", 50, 99, 0, "2024-02-29", "1480", "kommunfullmaktige"),
    ("goteborg/kf-2024-03-21.txt", 100, 142, 0, "2024-03-21", "1480", "kommunfullmaktige"),
    ("goteborg/kf-2024-09-12.txt", 333, 385, 0, "2024-09-12", "1480", "kommunfullmaktige"),
    ("goteborg/kf-2024-10-10.txt", 386, 449, 0, "2024-10-10", "1480", "kommunfullmaktige"),
    ("goteborg/kf-2024-11-21.txt", 452, 525, 0, "2024-11-21", "1480", "kommunfullmaktige"),
    ("goteborg/kf-2024-12-12.txt", 526, 606, 0, "2024-12-12", "1480", "kommunfullmaktige"),
    ("goteborg/ks-2024-01-10.txt", 1, 41, 0, "2024-01-10", "1480", "kommunstyrelsen"),
    ("goteborg/ks-2024-05-29.txt", 474, 529, 0, "2024-05-29", "1480", "kommunstyrelsen"),
    ("goteborg/ks-2024-06-12.txt", 532, 597, 0, "2024-06-12", "1480", "kommunstyrelsen"),
]


def corpus(name: str) -> SplitDocument:
    return split(read((CORPUS / name).read_bytes(), name))


@pytest.mark.parametrize(
    ("name", "first", "last", "without_case", "day", "code", "organ"), MINUTES, ids=[row[0] for row in MINUTES]
)
def test_every_paragraph_and_no_other(
    name: str, first: int, last: int, without_case: int, day: str, code: str | None, organ: str
) -> None:
    document = corpus(name)
    assert [item.paragraph for item in document.items] == [str(n) for n in range(first, last + 1)]
    assert all(item.heading for item in document.items)
    assert sum(item.case_number is None for item in document.items) == without_case
    head = document.head
    assert (head.kind, head.organ) == ("protokoll", organ)
    assert head.meeting_date is not None and head.meeting_date.value == day
    assert (head.body.code if head.body else None) == code


def test_letter_suffixes_and_quoted_bodies() -> None:
    document = corpus("hogsby/ks-2007-01-08.pdf")
    assert [item.paragraph for item in document.items] == ["1", "2", "3 a", "3 b", *map(str, range(4, 13))]
    assert all(item.case_number and item.heading for item in document.items)
    assert document.head.meeting_date is not None and document.head.meeting_date.value == "2007-01-08"


def test_a_paragraph_over_two_pages_of_a_pdf() -> None:
    (item,) = [item for item in corpus("alingsas/ks-2026-06-01.pdf").items if item.paragraph == "102"]
    assert (item.case_number, item.pages) == ("2025.503 KS", (20, 21))
    assert [part.kind for part in item.parts] == ["rubrik", "arende", "beredning", "beslut", "forslag_kf", "underlag"]
    assert "Protokoll" not in item.view.text


def test_the_seed_utlatande() -> None:
    path = next((CORPUS.parent / "seeds").glob("000_*.txt"))
    document = split(read(path.read_bytes(), path.name))
    head = document.head
    assert (head.kind, head.organ, head.organ_name) == ("utlatande", "kommunstyrelsen", "kommunstyrelsen")
    assert head.body is not None and head.body.code == "2180"
    assert (head.meeting_date, head.date, document.sample) == (None, None, False)
    (item,) = document.items
    assert item.item_id == f"{path.name}#i1"
    assert item.heading is not None and item.heading == head.title
    assert item.heading.startswith("Utlåtande över motion – Motion (M)") and item.heading.endswith("i Kina")
    assert [part.kind for part in item.parts] == ["rubrik", "forslag", "arende", "underlag", "signatur"]
    assert "2020-11-10" in item.view.text


def test_views_of_real_pages_map_back() -> None:
    for name, *_ in MINUTES:
        document = corpus(name)
        raw = {page.number: page.text for page in document.read.pages}
        for item in document.items:
            view = item.view
            for letter, page, offset in zip(view.text, view.pages, view.offsets, strict=True):
                stands_for = raw[page][offset : offset + 1]
                assert letter == stands_for or (letter in " \n" and not stands_for.strip())
