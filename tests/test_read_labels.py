"""The number printed on a page stands beside the number the page has in its file."""

from __future__ import annotations

import pytest

from pipeline.read.model import ReadDocument
from tests.pages import drawn, sheet, typed

BODY = "Nämnden har prövat frågan om vägen.\nDen anser att vägen behövs.\nArbetet får kosta 40 kronor om dagen.\n"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def labels(document: ReadDocument) -> list[str | None]:
    return [page.label for page in document.pages]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["Protokoll 2031-03-02   {}"], ["3", "4", "5", "6"]),
        (["{} (40)"], ["3 (40)", "4 (40)", "5 (40)", "6 (40)"]),
        (["Sida {} av 40"], ["3 av 40", "4 av 40", "5 av 40", "6 av 40"]),
        (["{}( 40 )"], ["3(40)", "4(40)", "5(40)", "6(40)"]),
        (["- {} -"], ["3", "4", "5", "6"]),
    ],
)
def test_the_number_at_the_head_counts_the_pages(printed: list[str], expected: list[str]) -> None:
    pages = [sheet([line.format(n) for line in printed], BODY.splitlines()) for n in (3, 4, 5, 6)]
    assert labels(drawn(*pages)) == expected


def test_pages_before_the_first_number_have_none() -> None:
    covers = [sheet([], [text]) for text in ("Ekby kommun", "Till den som läser")]
    pages = [sheet([], BODY.splitlines(), [str(n)]) for n in (1, 2, 3)]
    document = drawn(*covers, *pages)
    assert labels(document) == [None, None, "1", "2", "3"]
    assert document.pages[4].number == 5


def test_a_number_printed_twice_is_one_number() -> None:
    assert labels(typed(*(f"Ekby kommun\n{n}{n}\n{BODY}" for n in (10, 11, 12, 13)))) == ["10", "11", "12", "13"]


def test_roman_numbers_of_a_preface() -> None:
    pages = [f"{BODY}{roman}\n" for roman in ROMAN] + [f"{BODY}{n}\n" for n in (1, 2, 3)]
    assert labels(typed(*pages)) == [*ROMAN, "1", "2", "3"]


def test_other_numbers_at_the_edge_are_no_page_numbers() -> None:
    pages = [
        f"Ekby kommun\nÄrende {40 - n}\nProtokoll 2031-03-0{n}\n{BODY}Telefon 0415-37 80 0{n}\n" for n in (1, 2, 3)
    ]
    assert labels(typed(*pages)) == [None, None, None]


def test_the_count_of_one_document_begins_anew_in_a_bundle() -> None:
    pages = [f"Sida {n} av {total}\n{BODY}" for total in (2, 3) for n in range(1, total + 1)]
    assert labels(typed(*pages)) == ["1 av 2", "2 av 2", "1 av 3", "2 av 3", "3 av 3"]
