"""Where gold quotes stand: spans of text, boxes of a PDF made here, overlap of boxes counted by hand."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pipeline.evaluate.gold import GoldEvidence
from pipeline.evaluate.ink import PdfInk, TextInk, area, close
from pipeline.evaluate.normal import digest
from schemas.statement import Box, Evidence
from tests.evaluate_builders import evidence

HEIGHT = 400.0


def pdf(*lines: tuple[float, float, str]) -> PdfInk:
    """A page of 300 × 400 points; each line is (x, baseline from the top, text) in Helvetica 10."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, HEIGHT))
    canvas.setFont("Helvetica", 10)
    for x, y, text in lines:
        canvas.drawString(x, HEIGHT - y, text)
    canvas.save()
    return PdfInk(buffer.getvalue())


def gold(quote: str | None = None, **more: Any) -> GoldEvidence:
    return GoldEvidence(page=1, quote=quote, **more)


def found(box: Box) -> Evidence:
    return Evidence.model_validate(evidence("a", text="a") | {"boxes": [box]})


def test_a_quote_is_found_over_a_line_break() -> None:
    ink = TextInk({1: "den 3\n  maj, den 3 maj"})
    assert ink.spans(gold("den 3 maj")) == [(13, 22)]  # written so: the exact one
    assert ink.spans(gold("3 maj, den")) == [(4, 16)]
    assert ink.spans(gold("den 3 maj", nth=2)) == [(13, 22)]


def test_a_quote_is_found_in_a_hyphenated_word() -> None:
    assert TextInk({1: "ett part-\nnerskap"}).spans(gold("partnerskap")) == [(4, 17)]


def test_a_hash_of_known_length_is_found_without_its_words() -> None:
    ink = TextInk({1: "vi fick  Exempel\nby av dem"})
    spans = ink.spans(gold(length=9, sha256=digest("Exempelby")))
    assert spans == [(9, 19)]
    assert ink.quote(gold(length=9, sha256=digest("Exempelby"))) == "Exempel by"


def test_a_quote_that_is_not_there_has_no_place() -> None:
    assert TextInk({1: "abc"}).spans(gold("abd")) == []
    assert TextInk({}).spans(gold("abc")) == []
    assert pdf((50, 100, "abc")).boxes(gold("abd")) == []


def test_the_box_of_a_quote_lies_where_the_text_was_drawn() -> None:
    ink = pdf((50, 100, "avtal med Houten sedan 1994"))
    ((box,),) = ink.boxes(gold("Houten"))
    start = 50 + stringWidth("avtal med ", "Helvetica", 10)
    assert box[0] == pytest.approx(start, abs=0.5)
    assert box[2] == pytest.approx(start + stringWidth("Houten", "Helvetica", 10), abs=0.5)
    assert box[1] < 93 < 100 < box[3]  # capital height 7, baseline at 100
    assert box[3] - box[1] < 15


def test_a_quote_over_two_lines_has_two_boxes() -> None:
    ink = pdf((50, 100, "avtal med"), (50, 114, "Houten nu"))
    ((first, second),) = ink.boxes(gold("med Houten"))
    assert first[3] <= second[1] + 3
    assert second[0] == pytest.approx(50, abs=0.5)


def test_the_nth_occurrence_in_a_pdf() -> None:
    ink = pdf((50, 100, "Houten"), (50, 200, "Houten"))
    assert len(ink.boxes(gold("Houten"))) == 2
    ((box,),) = ink.boxes(gold("Houten", nth=2))
    assert box[1] > 150


def test_a_page_that_is_not_there_has_no_boxes() -> None:
    assert pdf((50, 100, "Houten")).boxes(GoldEvidence(page=2, quote="Houten")) == []


def test_found_boxes_mark_the_quote_or_not() -> None:
    ink = pdf((50, 100, "Houten"))
    ((box,),) = ink.boxes(gold("Houten"))
    x0, top, x1, bottom = box
    width = x1 - x0
    assert ink.overlaps(gold("Houten"), found(box))
    assert ink.overlaps(gold("Houten"), found((x0, top, x0 + width / 5, bottom)))  # within the quote
    assert not ink.overlaps(gold("Houten"), found((x0, top, x1 + 2 * width, bottom)))  # a third of it
    assert not ink.overlaps(gold("Houten"), found((x0, top + 50, x1, bottom + 50)))


def test_two_found_boxes_together_mark_a_quote_over_two_lines() -> None:
    ink = pdf((50, 100, "avtal med"), (50, 114, "Houten nu"))
    ((first, second),) = ink.boxes(gold("avtal med Houten nu"))
    wide = (second[0], second[1], second[2] + 40, second[3])
    assert ink.overlaps_all([gold("avtal med Houten nu")], [found(first), found(wide)])


def test_the_area_of_a_union_counts_what_overlaps_once() -> None:
    assert area([(0, 0, 10, 10), (5, 5, 15, 15)]) == 175
    assert area([(0, 0, 10, 10), (0, 0, 10, 10), (20, 0, 21, 1)]) == 101
    assert area([]) == 0


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        ([(0, 0, 10, 20)], True),  # 100 of 200: half
        ([(0, 0, 10, 21)], False),  # 100 of 210
        ([(0, 0, 2, 2)], True),  # small, but within
        ([(9, 0, 19, 10)], False),  # 10 of 190
        ([], False),
    ],
)
def test_boxes_are_close_from_half_of_their_union(boxes: list[Box], expected: bool) -> None:
    assert close([(0, 0, 10, 10)], boxes) is expected
