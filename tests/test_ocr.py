"""Reading from pictures: their skew and blankness, and the whole by Tesseract on pages drawn here."""

from __future__ import annotations

import io
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.model import ReadPage, Unreadable
from pipeline.read.ocr import program as tesseract
from pipeline.read.ocr.kept import Kept
from pipeline.read.ocr.page import page_of
from pipeline.read.ocr.picture import Upright, is_blank, levelled_lines, skew_of, turned
from pipeline.read.ocr.program import Program, program
from pipeline.read.ocr.stage import read_pages
from pipeline.read.ocr.words import Word
from pipeline.read.reader import read
from tests.ocr_words import word
from tests.scanned import A4, picture, scan
from tests.tesseract import needs_tesseract

# -- pictures -----------------------------------------------------------------------------------------------------


def ruled(angle: float = 0.0) -> Image.Image:
    """A picture of dashes in lines, turned counter-clockwise."""
    image = Image.new("L", (1000, 1400), 255)
    draw = ImageDraw.Draw(image)
    for y in range(150, 1250, 45):
        for x in range(120, 880, 38):
            draw.rectangle((x, y, x + 26, y + 14), fill=0)
    return image.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 1.4, 4.0])
def test_the_skew_of_a_picture(angle: float) -> None:
    assert skew_of(ruled(angle)) == pytest.approx(-angle, abs=0.15)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_finds_its_way_back_to_the_page(turn: int) -> None:
    """A black square at a known place of a skewed, turned page; its box on the upright picture maps to that place."""
    page = Image.new("L", (800, 1200), 255)
    ImageDraw.Draw(page).rectangle((100, 200, 139, 219), fill=0)
    upright = Upright(page, 300, page.size, 2.0)
    if turn:
        upright = turned(upright, turn)
    upright = replace(
        upright, image=upright.image.rotate(2.0, fillcolor=255, resample=Image.Resampling.BICUBIC), skew=2.0
    )
    ys, xs = np.nonzero(np.asarray(upright.image) < 128)
    box = upright.to_page(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    assert box == pytest.approx((50, 100, 70, 110), abs=1.5)


def test_a_picture_that_stands_upright_is_not_touched() -> None:
    upright = Upright(ruled(), 300, (1000, 1400), 4.0)
    assert levelled_lines(upright) is upright


def test_blank_pages() -> None:
    blank = Image.new("L", (2480, 3508), 255)
    assert is_blank(Upright(blank, 300, blank.size, 4.17))
    assert not is_blank(Upright(ruled(), 300, (1000, 1400), 4.0))


# -- the page that comes of it ------------------------------------------------------------------------------------


def test_each_letter_has_its_words_box_and_confidence() -> None:
    rows = [
        [word("Beslut", 50, 110, 100, 120, sure=0.9)],
        [word("—", 50, 60, 140, 150, sure=0.5), word("a", 70, 80, 140, 150)],
    ]
    page = page_of(ReadPage(3, None, "", "empty", *A4), rows)
    assert page.text == "Beslut\n– a"
    assert page.quality == "ocr" and page.boxes is not None
    assert [page.boxes[i] for i in (0, 5, 6, 7)] == [(50, 100, 110, 120)] * 2 + [None, (50, 140, 60, 150)]
    assert [(w.start, w.end, w.confidence) for w in page.words] == [(0, 6, 0.9), (7, 8, 0.5), (9, 10, 0.95)]
    assert page.score == round((6 * 0.9 + 0.5 + 0.95) / 8, 2)


MINUTES = [
    "SAMMANTRÄDESPROTOKOLL",
    "Kommunstyrelsen 2021-04-12",
    "§ 83 Vänortsavtalet med Gdynia",
    "Kommunstyrelsen beslutar att säga upp vänortsavtalet med Gdynia i Polen.",
    "§ 84 Redovisning av delegationsbeslut",
    "Kommunstyrelsen lägger redovisningen till handlingarna.",
]


@needs_tesseract
def test_a_scan_is_read_with_signs_and_boxes() -> None:
    document = read(scan(MINUTES), "a.pdf")
    (page,) = document.pages
    assert page.text.splitlines() == MINUTES
    assert page.quality == "ocr" and page.score > 0.85
    assert "ocr/" in document.reader and "tesseract/" in document.reader
    at = page.text.index("Gdynia")
    assert page.boxes is not None and (box := page.boxes[at]) is not None
    assert box[1] == pytest.approx(100 + 36 - 9, abs=3) and box[3] == pytest.approx(100 + 36 + 3, abs=3)
    assert [note.kind for note in document.notes] == ["read_by_ocr"]


@needs_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_on_its_side_or_head_is_turned(turn: int) -> None:
    """The picture is turned clockwise; the boxes lie on the page as it is displayed."""
    image = picture(MINUTES * 3, 200).rotate(-turn, expand=True)
    buffer = io.BytesIO()
    size = A4 if turn == 180 else A4[::-1]
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    canvas.drawImage(ImageReader(image), 0, 0, *size)
    canvas.save()
    (page,) = read(buffer.getvalue(), "a.pdf").pages
    assert page.text.splitlines()[:4] == MINUTES[:4]
    assert page.boxes is not None and (box := page.boxes[page.text.index("Gdynia")]) is not None
    x, y = 240.0, 132.0  # somewhere in the word on the upright page, in points
    x, y = {90: (A4[1] - y, x), 180: (A4[0] - x, A4[1] - y), 270: (y, A4[0] - x)}[turn]
    assert math.dist(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2), (x, y)) < 60


@needs_tesseract
def test_only_pages_without_text_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    real = tesseract.read_picture

    def counted(*arguments: Any) -> list[Word]:
        calls.append(arguments[1])
        return real(*arguments)

    monkeypatch.setattr("pipeline.read.ocr.recognise.read_picture", counted)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    for n, line in enumerate(MINUTES):
        canvas.drawString(72, 700 - 20 * n, line)
    canvas.showPage()
    canvas.drawImage(ImageReader(picture(["§ 85 Avslutning", "Ordföranden avslutar mötet."], 200)), 0, 0, *A4)
    canvas.save()
    document = read(buffer.getvalue(), "a.pdf")
    assert [page.quality for page in document.pages] == ["text", "ocr"]
    assert calls.count("swe") == 1
    assert document.pages[1].text.splitlines()[0] == "§ 85 Avslutning"


@needs_tesseract
def test_pictures_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(scan(MINUTES), "a.pdf", Kept(tmp_path))
    monkeypatch.setattr("pipeline.read.ocr.recognise.read_picture", lambda *a: pytest.fail("read again"))
    assert read(scan(MINUTES), "a.pdf", Kept(tmp_path)).pages[0].text == first.pages[0].text


@needs_tesseract
def test_a_damaged_reading_is_made_again(tmp_path: Path) -> None:
    first = read(scan(MINUTES), "a.pdf", Kept(tmp_path))
    for path in tmp_path.rglob("*.json"):
        path.write_text("[[", encoding="utf-8")
    assert read(scan(MINUTES), "a.pdf", Kept(tmp_path)).pages[0].words == first.pages[0].words


@needs_tesseract
def test_blank_pages_of_a_scan_are_told() -> None:
    document = read(scan(MINUTES, []), "a.pdf")
    assert [page.quality for page in document.pages] == ["ocr", "empty"]
    assert [(note.kind, note.page) for note in document.notes] == [("read_by_ocr", None), ("blank_page", 2)]


@needs_tesseract
def test_a_page_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANORT_OCR_TIMEOUT", "0.01")
    with pytest.raises(Unreadable) as caught:
        read(scan(MINUTES), "a.pdf")
    assert caught.value.kind == "no_text_layer" and "stood still for 0.1 s" in caught.value.message


def test_without_tesseract_one_issue_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("stage", "program"):
        monkeypatch.setattr(f"pipeline.read.ocr.{module}.program", lambda: Program(None, None, ()))
    monkeypatch.setattr("pipeline.read.reader.program", lambda: Program(None, None, ()))
    with pytest.raises(Unreadable) as caught:
        read(scan(MINUTES, MINUTES), "a.pdf")
    assert caught.value.kind == "ocr_missing"
    assert "apt-get install tesseract-ocr tesseract-ocr-swe" in caught.value.hint
    pages = (ReadPage(1, None, "text", "text"), ReadPage(2, None, "", "empty"), ReadPage(3, None, "", "empty"))
    got = read_pages(b"", pages, [2, 3], Kept())
    assert got.pages == pages
    assert [(note.kind, note.message.split(" without")[0]) for note in got.notes] == [("ocr_missing", "pages 2-3")]


def test_missing_language_data_is_named() -> None:
    assert Program("/usr/bin/tesseract", "5.3.0", ("eng", "osd")).missing == "Tesseract has no language data for swe"
    assert not Program("/usr/bin/tesseract", "5.3.0", ("eng", "osd", "swe")).missing


@needs_tesseract
def test_the_program_is_known() -> None:
    assert program().version and "swe" in program().languages
