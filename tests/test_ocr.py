"""Reading from pictures: the parts by hand-made words, the whole by Tesseract on pages drawn here."""

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
from pipeline.read.ocr.edges import without_edges
from pipeline.read.ocr.figures import put_count, put_crosses, put_ones
from pipeline.read.ocr.kept import Kept
from pipeline.read.ocr.names import put_names
from pipeline.read.ocr.page import page_of
from pipeline.read.ocr.picture import Upright, is_blank, levelled_lines, skew_of, turned
from pipeline.read.ocr.program import Program, program
from pipeline.read.ocr.repair import Sheet, repair
from pipeline.read.ocr.rows import rows_of
from pipeline.read.ocr.signs import put_bullets, put_parties, put_signs
from pipeline.read.ocr.stage import read_pages
from pipeline.read.ocr.words import Word
from pipeline.read.reader import read
from tests.scanned import A4, picture, scan
from tests.tesseract import needs_tesseract


def word(
    text: str, x0: float, x1: float, top: float = 100, bottom: float = 130, line: int = 0, sure: float = 0.95
) -> Word:
    return Word(text, x0, top, x1, bottom, line, sure)


def row(*texts: str, top: float = 100, line: int = 0) -> list[Word]:
    """Words of 10 units a letter, 10 apart, 30 high."""
    found, at = [], 50.0
    for text in texts:
        found.append(word(text, at, at + 10 * len(text), top, top + 30, line))
        at += 10 * len(text) + 10
    return found


def texts(rows: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in row) for row in rows]


# -- figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        (["kostar", "I", "020", "kronor"], "kostar 1 020 kronor"),
        (["nej.", "I", "ledamot", "avstår"], "nej. 1 ledamot avstår"),
        (["11", "röster", "mot", "l", "röst."], "11 röster mot 1 röst."),
        (["I", "Babati", "har"], "I Babati har"),
        (["I", "2024"], "I 2024"),
    ],
)
def test_a_one_is_told_by_what_it_counts(read_as: list[str], expected: str) -> None:
    assert texts(put_ones([row(*read_as)])) == [expected]


def test_a_bold_cross_is_one_letter() -> None:
    assert texts(put_crosses([row("Alm", "(S)", "Xx"), row("Xxl", "x")])) == ["Alm (S) X", "Xxl x"]


def test_specks_beyond_the_text_are_no_words() -> None:
    text = [word("Kommunfullmäktige", 50, 400, 100 * n, 100 * n + 30) for n in range(1, 9)]
    stamp = [replace(word("ao", 450, 470, 100 * n, 100 * n + 30), confidence=0.4) for n in range(1, 6)]
    crosses = [word("X", 450, 470, 100 * n, 100 * n + 30) for n in range(1, 6)]
    assert without_edges([*text, *stamp]) == text
    assert without_edges([*text, *crosses]) == [*text, *crosses]
    assert without_edges([*text, *stamp[:2]]) == [*text, *stamp[:2]]


def test_the_count_of_a_page_is_told_by_its_place_among_the_pages() -> None:
    text = [row("Text", str(n)) for n in range(9)]
    head = row("Sala", "kommun", "203)")
    assert texts(put_count([head, *text], 2, 3))[0] == "Sala kommun 2(3)"
    assert texts(put_count([head, *text], 1, 3))[0] == "Sala kommun 203)"
    assert texts(put_count([row("Sala", "kommun", "16)"), *text], 1, 6))[0] == "Sala kommun 1(6)"
    assert texts(put_count([*text[:5], head, *text[5:]], 2, 3))[5] == "Sala kommun 203)"


# -- rows ---------------------------------------------------------------------------------------------------------


def test_blocks_side_by_side_are_one_row() -> None:
    left = [word("Beslutande", 50, 150, line=0), word("Ersättare", 50, 140, 150, 180, line=1)]
    right = [word("Alm", 300, 330, 102, 131, line=2), word("Berg", 300, 340, 149, 187, line=3)]
    assert texts(rows_of([*right, *left])) == ["Beslutande Alm", "Ersättare Berg"]


def test_letters_that_reach_below_the_line_do_not_part_a_row() -> None:
    assert texts(rows_of([word("av", 50, 70, 110, 130, 0), word("Jgpq,", 90, 140, 100, 141, 1)])) == ["av Jgpq,"]


def test_rings_and_dots_are_no_row_of_their_own() -> None:
    heading = [word("Utlåtande", 50, 150, 100, 130, 1), word("över", 160, 200, 100, 130, 1)]
    rings = [word("o", 80, 84, 100, 105, 0), word(".", 164, 166, 100, 104, 0)]
    assert texts(rows_of([*rings, *heading])) == ["Utlåtande över"]
    assert texts(rows_of([word("Dnr", 80, 100, 60, 90, 0), *heading])) == ["Dnr", "Utlåtande över"]


def test_lines_below_each_other_stay_apart() -> None:
    assert texts(rows_of([word("ett", 50, 80, 100, 130, 0), word("två", 50, 80, 128, 158, 1)])) == ["ett", "två"]


# -- signs --------------------------------------------------------------------------------------------------------


def test_a_sign_is_known_by_its_depth() -> None:
    deep = [word("8", 50, 60, 99, 139), word("83", 70, 90, 100, 130)]
    level = [word("8", 50, 60, 100, 130), word("83", 70, 90, 100, 130)]
    assert texts(put_signs([deep, level], [])) == ["§ 83", "8 83"]


def test_a_sign_is_known_by_the_other_model() -> None:
    swedish = [word("8", 50, 60, 100, 133), word("83", 70, 90)]
    assert texts(put_signs([swedish], [word("§", 50, 60, 100, 133)])) == ["§ 83"]


def test_the_other_model_is_not_believed_against_the_shape() -> None:
    swedish = [word("8", 50, 60), word("83", 70, 90)]
    assert texts(put_signs([swedish], [word("§", 50, 60)])) == ["8 83"]


@pytest.mark.parametrize(
    ("glued", "other", "expected"),
    [
        ("883", [("§", 50, 58)], "§ 83"),
        ("883", [("§83", 50, 80)], "§ 83"),
        ("8812-16", [], "8812-16"),  # nobody saw a sign
        ("883", [("§97", 50, 80)], "883"),  # the two do not read the same number
        ("5120.", [("§", 50, 58)], "§ 120."),
        ("2024", [("§", 400, 410)], "2024"),  # it stands elsewhere
        ("8362", [("§62", 50, 80)], "§ 62"),  # one sign read as two digits
        ("838a", [("§38a", 50, 80)], "§ 38a"),
        ("KS837", [("KS", 50, 59), ("§37", 63, 80)], "KS § 37"),
        ("KS838a.", [("§", 63, 68), ("38a.", 70, 80)], "KS § 38a."),
        ("KSS37", [("$37", 63, 80)], "KS § 37"),
        ("KS837", [("§97", 63, 80)], "KS837"),
        ("KS837", [], "KS837"),
    ],
)
def test_a_sign_glued_to_its_number(glued: str, other: list[tuple[str, float, float]], expected: str) -> None:
    found = put_signs([[word(glued, 50, 80)]], [word(*sign) for sign in other])
    assert texts(found) == [expected]


def test_an_organ_a_sign_and_a_number_read_as_one_word_have_a_box_each() -> None:
    ((organ, sign, number),) = put_signs([[word("KS837", 50, 100)]], [word("§37", 70, 100)])
    assert [(one.x0, one.x1) for one in (organ, sign, number)] == [(50, 70), (70, 80), (80, 100)]
    assert organ.was == sign.was == number.was == "KS837"


def test_a_sign_at_the_end_of_a_row_has_its_number_on_the_next() -> None:
    deep = [word("17 mars,", 50, 120), word("mars", 130, 170), word("8", 180, 190, 99, 137)]
    level = [word("mars", 130, 170), word("8", 180, 190)]
    below = [word("22.", 50, 80, 150, 180), word("De", 90, 110, 150, 180)]
    assert texts(put_signs([deep, below], []))[0] == "17 mars, mars §"
    assert texts(put_signs([level, below], []))[0] == "mars 8"
    assert texts(put_signs([deep, [word("De", 50, 80, 150, 180)]], []))[0] == "17 mars, mars 8"


def test_parted_words_share_the_box_and_keep_what_was_read() -> None:
    ((sign, number),) = put_signs([[word("883", 50, 80)]], [word("§", 50, 58)])
    assert (sign.x0, sign.x1, number.x0, number.x1) == (50, 58, 58, 80)
    assert sign.was == number.was == "883"


def test_a_bullet_is_small_round_and_above_the_line() -> None:
    bullet = [word("e", 40, 58, 106, 124), word("Skrivelse", 90, 180)]
    letter = [word("e", 40, 58, 109, 130), word("Skrivelse", 90, 180)]
    assert texts(put_bullets([bullet, letter])) == ["• Skrivelse", "e Skrivelse"]


# -- repair -------------------------------------------------------------------------------------------------------


def repaired(*pages: list[str] | str) -> tuple[list[str], list[str]]:
    """Rows of pages read by OCR (lists) among pages with text (strings); the texts after, and the doubts."""
    sheets = [
        Sheet(n, None, tuple(page.splitlines()))
        if isinstance(page, str)
        else Sheet(n, [row(*line.split(), top=100 + 40 * i, line=i) for i, line in enumerate(page)])
        for n, page in enumerate(pages, 1)
    ]
    done, doubts = repair(sheets)
    return [text for sheet in done for text in texts(sheet.rows or [])], [doubt.message for doubt in doubts]


def test_a_missing_sign_is_told_by_the_paragraphs_around_it() -> None:
    found, doubts = repaired(["§ 82 Budget", "883 Vänort", "§ 84 Val"])
    assert found == ["§ 82 Budget", "§ 83 Vänort", "§ 84 Val"] and not doubts


def test_a_number_that_follows_nothing_is_left() -> None:
    assert repaired(["§ 82 Budget", "8 120 Kronor", "§ 84 Val"])[0][1] == "8 120 Kronor"


def test_running_text_is_left() -> None:
    assert repaired(["§ 82 Budget", "8 83 personer kom", "§ 84 Val"])[0][1] == "8 83 personer kom"


def test_letters_in_a_number_are_digits() -> None:
    assert repaired(["§ 143 Budget", "§ l44 Vänort", "§ 145 Val"])[0][1] == "§ 144 Vänort"


def test_a_number_out_of_order_by_one_digit_is_the_one_between() -> None:
    assert repaired(["§ 143 Budget", "§ 194 Vänort", "§ 145 Val"])[0][1] == "§ 144 Vänort"


def test_a_number_out_of_order_by_more_is_a_doubt() -> None:
    found, doubts = repaired(["§ 143 Budget", "§ 12 Vänort", "§ 145 Val"])
    assert found[1] == "§ 12 Vänort"
    assert doubts == ["§ 12 stands between § 143 and § 145: a number misread by OCR?"]


def test_the_paragraphs_of_another_organ_are_no_neighbours() -> None:
    rows = ["KS § 38 Bidrag", "KU § 27 07-02-13", "KS § 39 Vänort", "KU § 30 07-02-13"]
    assert repaired(rows) == (rows, [])
    assert repaired(["KS § 38 Bidrag", "KU § 47", "KS 839 Vänort", "KS § 40 Val"])[0][2] == "KS § 39 Vänort"


def test_pages_with_text_are_neighbours_too() -> None:
    assert repaired("§ 7 Val\nBeslut", ["8 8 Vänort"], "§ 9 Avslutning")[0] == ["§ 8 Vänort"]


def test_the_date_of_a_page_head_is_that_of_the_others() -> None:
    pages = [["Protokoll 2024-09-09", "text"]] * 3 + [["Protokoll 2024-09-O9", "text"], ["Protokoll 2024-03-09"]]
    found, _ = repaired(*pages)
    assert [text for text in found if text.startswith("Protokoll")] == ["Protokoll 2024-09-09"] * 5


def test_a_date_in_the_head_gets_its_hyphen_back_where_the_case_number_has_a_label() -> None:
    assert repaired(["Direktionen 2026-0327", "Dnr 26/0001"])[0][0] == "Direktionen 2026-03-27"
    assert repaired(["Direktionen 202603-27", "Dnr 26/0001"])[0][0] == "Direktionen 2026-03-27"
    for head in ("Direktionen 2026-0327", "Direktionen 2026-1327", "Direktionen 20260327"):
        assert repaired([head])[0] == [head]
    assert repaired(["Dnr 26/0001", "Åren 2014-2016"])[0][1] == "Åren 2014-2016"


def test_a_date_in_the_text_is_left() -> None:
    head = [["Protokoll 2024-09-09"]] * 4
    page = ["Protokoll 2024-09-09", *["rad"] * 8, "beslut 2024-09-08"]
    assert repaired(*head, page)[0][-1] == "beslut 2024-09-08"


def test_a_case_number_is_written_as_elsewhere() -> None:
    found, _ = repaired(["§ 1 KS/2O22:17", "Dnr KS/2022:17"], ["KS/2022:17"])
    assert found[0] == "§ 1 KS/2022:17"


def test_the_text_layer_knows_the_case_number() -> None:
    assert repaired("Dnr KS 2022.1I7", ["x 2022.117"])[0] == ["x 2022.1I7"]


def test_a_speck_before_a_case_number_is_none_of_it() -> None:
    unsure = Sheet(1, [[replace(word("-KS/2022:5", 50, 150), confidence=0.1)]])
    sure = Sheet(1, [[word("-KS/2022:5", 50, 150)]])
    assert texts(repair([unsure])[0][0].rows or []) == ["KS/2022:5"]
    assert texts(repair([sure])[0][0].rows or []) == ["-KS/2022:5"]


def test_repair_says_what_stood_there() -> None:
    done, _ = repair(
        [Sheet(1, [row("§", "82", "Budget"), row("883", "Vänort", top=140), row("§", "84", "Val", top=180)])]
    )
    assert done[0].rows is not None
    sign, number = done[0].rows[1][:2]
    assert (sign.text, number.text, sign.was, sign.why) == ("§", "83", "883", "between § 82 and § 84")


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


# -- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("read_as", "spelled"),
    [
        ("Drgbak", "Drøbak"),
        ("Drobak,", "Drøbak,"),
        ("Tromsa", "Tromsø"),
        ("Bytöw", "Bytów"),
        ("Växjö", "Växjö"),
        ("Göteborg", "Göteborg"),
        ("Borg", "Borg"),
        ("Oslo", "Oslo"),
        ("Arendal", "Arendal"),
        ("Ordföranden", "Ordföranden"),
        ("Vagen", "Vagen"),
    ],
)
def test_letters_that_the_model_lacks(read_as: str, spelled: str) -> None:
    assert texts(put_names([row(read_as)])) == [spelled]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([["ATLING", "SÅS"], ["KOMMUN"]], ["ALINGSÅS", "KOMMUN"]),
        ([["x", "ATLINGSÅS", "Protokoll"], ["KOMMUN"]], ["x ALINGSÅS Protokoll", "KOMMUN"]),
        (
            [["ATLING", "SÅS", "Styrelsen"], ["33", "Protokoll"], ["KOMMUN"]],
            ["ALINGSÅS Styrelsen", "33 Protokoll", "KOMMUN"],
        ),
        ([["ALINGSÅS", "KOMMUN"]], ["ALINGSÅS KOMMUN"]),
        ([["FÖR", "KOMMUN"]], ["FÖR KOMMUN"]),
        ([["SIBBO", "KOMMUN"]], ["SIBBO KOMMUN"]),  # a neighbour in Finland, no misprint
    ],
)
def test_the_letterhead(lines: list[list[str]], expected: list[str]) -> None:
    rows = [row(*line, top=100 + 40 * n, line=n) for n, line in enumerate(lines)]
    assert texts(put_names(rows)) == expected


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        (["$", "312,"], "§ 312,"),
        (["$$", "61—69"], "§§ 61—69"),
        (["88", "12—16"], "88 12—16"),
        (["Kostnad", "$"], "Kostnad $"),
    ],
)
def test_dollars_before_numbers_are_signs(read_as: list[str], expected: str) -> None:
    assert texts(put_signs([row(*read_as)], [])) == [expected]


@pytest.mark.parametrize(
    ("read_as", "expected"),
    [
        (["Nyman", "(9),"], "Nyman (S),"),
        (["Grahn", "($S)"], "Grahn (S)"),
        (["paragraf", "(9)"], "paragraf (9)"),
        (["Berg", "(M)"], "Berg (M)"),
    ],
)
def test_no_party_is_a_digit(read_as: list[str], expected: str) -> None:
    assert texts(put_parties([row(*read_as)])) == [expected]
