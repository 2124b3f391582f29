"""The measure of OCR: its parts by hand-made cases, and a small run of it that must hold the bars.

`python -m tests.scans` is the whole measure; its results stand in `tests/scans/results/`.
"""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from pipeline.evaluate.tally import Counts, Rate
from schemas.statement import Evidence
from tests.scans import boxes
from tests.scans.make import RECIPES, Scan, Way, scan
from tests.scans.measure import Measured, measure, names, original
from tests.scans.readings import readings
from tests.scans.report import BARS, faults, table
from tests.scans.words import compare
from tests.tesseract import needs_tesseract

A4 = (595.0, 842.0)
# Every recipe that spoils a page, on documents of a page or two, at either resolution.
SMALL = (
    ("katrineholm/utlatande-mbarara.pdf", "all", 200),
    ("sundsvall/utlatande-poltava.pdf", "turned", 200),
    ("kristianstad/utlatande-koszalin.pdf", "skew", 300),
    ("jarfalla/ksau-2014-03-17-utdrag.pdf", "fax", 200),
)


def dotted(x: float, y: float) -> bytes:
    """A page with a black dot of 6 points around (x, y) from its upper left corner."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.circle(x, A4[1] - y, 3, fill=1)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("recipe", ["clean", "skew", "turned", "all"])
@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_point_of_the_original_is_where_the_way_says(recipe: str, page: int) -> None:
    document = pypdfium2.PdfDocument(dotted(420, 130))
    document.import_pages(document, [0, 0])
    copies = io.BytesIO()
    document.save(copies)
    made = scan(copies.getvalue(), "dot", recipe, 100, [page])
    shown = pypdfium2.PdfDocument(made.data)[0].render(scale=2, grayscale=True).to_pil()
    assert shown.size == tuple(round(2 * side) for side in made.ways[0].size)
    # the darkest spot, whatever the grain
    small = np.asarray(shown.resize((shown.width // 8, shown.height // 8), resample=Image.Resampling.BOX))
    y, x = np.unravel_index(int(np.argmin(small)), small.shape)
    there = made.ways[0].there(420, 130)
    assert abs(4 * (x + 0.5) - there[0]) < 5
    assert abs(4 * (y + 0.5) - there[1]) < 5


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_scan_has_pictures_and_no_text_and_is_made_the_same_again(recipe: str) -> None:
    made = scan(dotted(100, 100), "dot", recipe, 72)
    assert made == scan(dotted(100, 100), "dot", recipe, 72)
    assert pypdfium2.PdfDocument(made.data)[0].get_textpage().count_chars() == 0


def test_grain_differs_from_page_to_page_and_from_document_to_document() -> None:
    data = dotted(100, 100)
    assert scan(data, "one", "noise", 72).data != scan(data, "other", "noise", 72).data


@pytest.mark.parametrize(
    ("truth", "found", "wrong", "rings", "digits", "signs", "made_up"),
    [
        ("Beslut i § 83\nom vänort", "Beslut i  § 83 om vänort", 0, (0, 1), (0, 2), (1, 1), 0),
        ("§ 83 vänort", "§ 83 vanort", 1, (1, 1), (0, 2), (1, 1), 0),
        ("§ 83 Åbo", "8 83 Åbo", 1, (0, 1), (0, 2), (0, 1), 0),
        ("§ 83 år", "§ 88 år", 1, (0, 1), (1, 2), (0, 1), 1),
        ("år 83", "år § 83", 2, (0, 1), (0, 2), (0, 0), 1),
        ("1–4 juni", "1-4 juni", 1, (0, 0), (0, 2), (0, 0), 0),
        ("§ 7 och § 8", "§ 8 och § 7", 2, (0, 0), (2, 2), (0, 2), 2),
        ("a\u030abo", "åbo", 0, (0, 1), (0, 0), (0, 0), 0),
        ("allt", "", 4, (0, 0), (0, 0), (0, 0), 0),
    ],
)
def test_what_counts_as_wrong(
    truth: str,
    found: str,
    wrong: int,
    rings: tuple[int, int],
    digits: tuple[int, int],
    signs: tuple[int, int],
    made_up: int,
) -> None:
    text = compare(truth, found)
    assert text.characters.hits == wrong
    assert (text.rings_and_dots, text.digits, text.signs) == (Rate(*rings), Rate(*digits), Rate(*signs))
    assert text.made_up == made_up


def test_a_difference_is_shown_with_what_stands_around_it() -> None:
    assert compare("avtal med Vänort", "avtal med Vanort", "page 2: ").differences == ["page 2: avtal med V[ä→a]nort"]


def evidence(*found: tuple[float, float, float, float]) -> Evidence:
    return Evidence(
        page=1, start=0, end=1, quote="x", boxes=found, part="beslut", rule="r", confidence=0.9, quality="text"
    )


def test_evidence_marks_the_words_whose_middle_it_covers_wherever_the_page_was_turned() -> None:
    words = {1: [("Tartu", 100.0, 200.0), ("Pskov", 160.0, 200.0)]}
    assert boxes.marked([evidence((80, 190, 120, 210))], words) == {(1, 0)}
    turned = boxes.on_scan(words, Scan(b"", (1,), (Way(*A4, turn=90),)))
    assert turned[1][0] == ("Tartu", 642.0, 100.0)
    assert boxes.marked([evidence((632, 80, 652, 120))], turned) == {(1, 0)}
    assert boxes.marked([evidence((80, 190, 120, 210))], turned) == frozenset()


def test_what_is_not_on_the_scan_is_not_grounded() -> None:
    name = "katrineholm/utlatande-mbarara.pdf"
    one = original(name)
    way = Scan(b"", (1,), (Way(595.28, 841.89),))
    same = boxes.ground(one.result.records, one.result.records, one.words, way)
    assert same.values.share == 1.0 and same.words.f1 == 1.0
    none = boxes.ground(one.result.records, (), one.words, way)
    assert none.values == Rate(0, same.values.of) and len(none.misses) == same.values.of
    turned = boxes.ground(
        one.result.records, one.result.records, one.words, Scan(b"", (1,), (Way(595.28, 841.89, turn=180),))
    )
    assert (turned.values.share or 0) < 0.2


def test_bars_tell_what_falls_short() -> None:
    good, bad = Measured(), Measured()
    bad.text = compare("§ 83 i Åbo " * 9, "8 83 i Abo " * 9)
    bad.original.fields["term"] = Counts(tp=100)
    bad.scanned.fields["term"] = Counts(tp=90, fn=10)
    bad.grounding.values = Rate(94, 100)
    assert faults({("clean", 200): good}) == []
    found = faults({("clean", 200): good, ("all", 300): bad})
    assert len(found) == len(BARS) and all(line.startswith("all at 300 dpi") for line in found)
    assert "**94.0 % of 100**" in table({("all", 300): bad})


def test_documents_that_are_scans_themselves_are_not_measured() -> None:
    assert "sundsvall/utlatande-poltava.pdf" in names()
    assert all(original(name).result.pages[0].quality == "text" for name, _, _ in SMALL)
    assert "ludvika/kf-2019-11-25.pdf" not in names()


@needs_tesseract
@pytest.mark.slow
def test_scans_are_read_as_well_as_the_bars_ask() -> None:
    total = Measured()
    for name, recipe, dpi in SMALL:
        total.plus(measure(name, recipe, dpi, readings()))
    assert total.text.signs.of > 5 and total.grounding.values.of > 50
    assert faults({("small", 0): total}) == [], "\n".join(total.text.differences + total.grounding.misses)
