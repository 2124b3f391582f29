"""Reading PDF: the text layer and where its ink stands, held against the rendered page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.boxes import CharBoxes, line_boxes
from pipeline.read.glyphs import glyphs
from pipeline.read.model import ReadPage, Unreadable
from pipeline.read.reader import read

Draw = Callable[[Canvas], None]


def made(*pages: Draw, size: tuple[float, float] = (595, 842), encrypt: StandardEncryption | None = None) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, size: float = 12, step: float = 16, x: float = 80, y: float = 700) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for i, text in enumerate(texts):
            canvas.drawString(x, y - i * step, text)

    return draw


def blank(canvas: Canvas) -> None:
    canvas.rect(100, 100, 200, 200, fill=1)


def ink(data: bytes, scale: int = 4) -> tuple[float, float, float, float]:
    """The bounding box of everything dark on the rendered first page, in points from its upper left corner."""
    picture = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("L").point(lambda p: 255 * (p < 128))
    x0, top, x1, bottom = picture.getbbox()
    return x0 / scale, top / scale, x1 / scale, bottom / scale


def test_text_and_one_box_per_character() -> None:
    data = made(lines("Motionen avslås.", "Nästa rad  här"))
    page = read(data, "a.pdf").pages[0]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert page.text == pdf.pages[0].extract_text()
    assert page.boxes is not None
    assert len(page.boxes) == len(page.text)
    for letter, box in zip(page.text, page.boxes, strict=True):
        assert (box is None) == letter.isspace()
    assert (page.width, page.height) == (595, 842)


def test_the_glyphs_are_pdfplumbers() -> None:
    def draw(canvas: Canvas) -> None:
        lines("Motionen avslås.", "Två  ord", "ﬁnt", size=11)(canvas)
        canvas.rect(50, 50, 300, 400)
        canvas.beginForm("stamp")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(20, 30, "i en form")
        canvas.endForm()
        canvas.doForm("stamp")
        canvas.rotate(90)
        canvas.drawString(200, -40, "på höjden")

    with pdfplumber.open(io.BytesIO(made(draw))) as pdf:
        theirs = [
            {key: char[key] for key in ours if key in char}
            for char, ours in zip(pdf.pages[0].chars, glyphs(pdf.pages[0]), strict=True)
        ]
        own = [{key: ours[key] for key in ours if key not in ("turn", "origin")} for ours in glyphs(pdf.pages[0])]
        assert own == theirs


@pytest.mark.parametrize("crop", [None, (50, 40, 560, 560)])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lie_on_the_ink_of_turned_and_cropped_pages(turn: int, crop: tuple[int, ...] | None) -> None:
    width, height = (595, 842) if turn % 180 == 0 else (842, 595)

    def draw(canvas: Canvas) -> None:
        canvas._pageRotation = turn
        x, y = {0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[turn]
        canvas.translate(x, y)
        canvas.rotate({0: 0, 90: 90, 180: 180, 270: -90}[turn])
        canvas.setFont("Helvetica", 14)
        canvas.drawString(200, 320, "Motionen avslås")
        if crop:
            canvas.setCropBox(crop)

    data = made(draw, size=(width, height))
    page = read(data, "a.pdf").pages[0]
    assert page.text == "Motionen avslås"
    (box,) = line_boxes(page, 0, len(page.text))
    x0, top, x1, bottom = ink(data)
    assert box[0] - 1 <= x0 and x1 <= box[2] + 1
    assert box[1] - 1 <= top and bottom <= box[3] + 1
    assert box[2] - box[0] < x1 - x0 + 4


def test_what_the_crop_box_hides_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        lines("Synlig rad")(canvas)
        canvas.drawString(80, 20, "Dold rad")
        canvas.setCropBox((0, 100, 595, 842))

    page = read(made(draw), "a.pdf").pages[0]
    assert page.text == "Synlig rad"
    assert (page.width, page.height) == (595, 742)


def test_fake_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for shift in (0.0, 0.3):
            canvas.drawString(80 + shift, 700, "Kommunstyrelsens beslut")
        canvas.drawString(80, 680, "Affären ledde till oro")

    assert read(made(draw), "a.pdf").pages[0].text == "Kommunstyrelsens beslut\nAffären ledde till oro"


def test_small_print_without_space_glyphs_keeps_its_words_apart() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        x = 80.0
        for word in ("Avtalet", "gäller", "i", "fem", "år"):
            canvas.drawString(x, 700, word)
            x += canvas.stringWidth(word, "Helvetica", 8) + 2.2

    assert read(made(draw), "a.pdf").pages[0].text == "Avtalet gäller i fem år"


def test_a_page_without_text_is_kept_and_noted() -> None:
    document = read(made(lines("Ett"), blank, lines("Tre")), "a.pdf")
    assert [page.quality for page in document.pages] == ["text", "empty", "text"]
    assert [(note.kind, note.page) for note in document.notes] == [("page_without_text", 2)]


def test_a_scan_has_no_text_layer() -> None:
    with pytest.raises(Unreadable) as caught:
        read(made(blank, blank), "a.pdf")
    assert caught.value.kind == "no_text_layer"
    assert "OCR" in caught.value.hint


def test_a_password_is_asked_for_and_an_empty_one_is_none() -> None:
    with pytest.raises(Unreadable) as caught:
        read(made(lines("Hemligt"), encrypt=StandardEncryption("hemlig", ownerPassword="x")), "a.pdf")
    assert caught.value.kind == "encrypted_pdf"
    assert read(made(lines("Låst"), encrypt=StandardEncryption("", ownerPassword="x")), "a.pdf").pages[0].text == "Låst"


def test_a_pdf_cut_short_says_so() -> None:
    data = made(lines("Första sidan"), lines("Andra sidan"))
    try:
        document = read(data[: len(data) * 2 // 3], "a.pdf")
    except Unreadable as error:
        assert error.kind in ("broken_pdf", "no_text_layer")
    else:
        assert "truncated_pdf" in {note.kind for note in document.notes}


def test_reading_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    read(made(lines("Text")).replace(b"/Helvetica", b"/Helvetic?"), "a.pdf")
    assert capfd.readouterr() == ("", "")


def test_one_box_per_line_of_a_quote() -> None:
    page = read(made(lines("Kommunstyrelsen beslutar", "att avslå motionen")), "a.pdf").pages[0]
    start, end = page.text.index("beslutar"), page.text.index("motionen")
    first, second = line_boxes(page, start, end)
    assert first[0] > 80 and second[0] == pytest.approx(80, abs=0.5)
    assert second[1] > first[3]
    assert line_boxes(ReadPage(1, None, "text", "text"), 0, 4) == ()


def test_char_boxes_are_exact_to_the_hundredth_and_behave_like_a_list() -> None:
    boxes = CharBoxes()
    boxes.append(1.234, 2.0, 841.898, 4.567)
    boxes.append_none()
    assert len(boxes) == 2
    assert boxes[0] == (1.23, 2.0, 841.9, 4.57)
    assert boxes[-1] is None
    assert boxes[0:2] == [boxes[0], None]
    with pytest.raises(IndexError):
        boxes[2]
