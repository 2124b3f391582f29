"""The reading text: what it drops and joins, and that every character of it maps back."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.model import ReadDocument
from pipeline.read.reader import read
from pipeline.read.reading import build_view
from pipeline.read.view import View
from tests.strategies import document_of, documents


def text_of(*pages: str) -> str:
    return build_view(document_of(*pages).pages).text


def assert_maps_back(document: ReadDocument, view: View) -> None:
    raw = {page.number: page.text for page in document.pages}
    assert len(view.text) == len(view.pages) == len(view.offsets)
    for letter, page, offset in zip(view.text, view.pages, view.offsets, strict=True):
        stands_for = raw[page][offset : offset + 1]
        if letter in " \n":
            assert stands_for.isspace() or offset == len(raw[page])
        else:
            assert letter == stands_for


@settings(max_examples=300, deadline=None)
@given(documents())
def test_every_character_is_its_raw_character_or_a_folded_space(document: ReadDocument) -> None:
    view = build_view(document.pages)
    assert_maps_back(document, view)
    places = list(zip(view.pages, view.offsets, strict=True))
    assert places == sorted(places)
    assert "  " not in view.text and "\n\n\n" not in view.text
    assert all(at == 0 or view.text[at - 1] != " " for at in view.lines)


@settings(max_examples=100, deadline=None)
@given(documents())
def test_raw_ranges_hold_the_quoted_ink(document: ReadDocument) -> None:
    view = build_view(document.pages)
    raw = {page.number: page.text for page in document.pages}
    for start in range(0, len(view.text), 7):
        end = min(len(view.text), start + 23)
        wanted = "".join(view.text[start:end].split())
        if not wanted:
            with pytest.raises(ValueError, match="ink"):
                view.raw(start, end)
            continue
        spans = view.raw(start, end)
        assert all(not raw[page][a].isspace() and not raw[page][b - 1].isspace() for page, a, b in spans)
        first, last = spans[0], spans[-1]
        assert raw[first[0]][first[1]] == wanted[0]
        assert raw[last[0]][last[2] - 1] == wanted[-1]


@settings(max_examples=50, deadline=None)
@given(documents())
def test_a_cut_is_the_view_of_its_stretch(document: ReadDocument) -> None:
    view = build_view(document.pages)
    start, end = len(view.text) // 3, 2 * len(view.text) // 3
    cut = view.cut(start, end)
    assert cut.text == view.text[start:end]
    assert list(cut.offsets) == list(view.offsets)[start:end]
    assert set(cut.lines) == {at - start for at in view.lines if start <= at < end}


def test_lines_stay_and_spaces_fold() -> None:
    assert text_of("Ett  \t två\u00a0tre \nfyra\r\nfem\n\n \n\nsex ") == "Ett två tre\nfyra\nfem\n\nsex"


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("kommu-\nnens avtal", "kommunens avtal"),
        ("samar\u00ad\nbete", "samarbete"),
        ("sam\u00adarbete", "samarbete"),
        ("samar\ufffe\nbete", "samarbete"),
        ("med Lviv-\nregionen som", "med Lviv-regionen som"),
        ("enligt EU-\nprojektet", "enligt EU-projektet"),
        ("enligt e-\nförslaget", "enligt e-förslaget"),
        ("covid-19-\npandemin", "covid-19-pandemin"),
        ("den 2020-\n11-10 och", "den 2020-11-10 och"),
        ("till 2026-12-\n 31.", "till 2026-12-31."),
        ("åren 2027–\n2030", "åren 2027–2030"),
        ("Jan-\nErik Ek", "Jan-Erik Ek"),
        ("närings- \noch arbetsliv", "närings-\noch arbetsliv"),
        ("Kultur-\noch fritidsnämnden", "Kultur-\noch fritidsnämnden"),
        ("skäl -\nandra skäl", "skäl -\nandra skäl"),
        ("skäl-\n\nandra", "skäl-\n\nandra"),
        ("- \nett", "-\nett"),
        # The document spells the word elsewhere: that decides.
        ("i Zhu-\nhai och Zhuhai", "i Zhuhai och Zhuhai"),
        ("it-stöd är it-\nstöd", "it-stöd är it-stöd"),
        ("en nord-\nisk och nord-isk", "en nord-isk och nord-isk"),
    ],
)
def test_hyphens_at_line_ends(raw: str, folded: str) -> None:
    assert text_of(raw) == folded


HEADER = "Kommunfullmäktige\nProtokoll nr 3\nSammanträdesdatum: 2031-03-0{n}\n"


def test_headers_and_footers_that_recur_are_dropped_and_the_sentence_reads_on() -> None:
    pages = (
        HEADER.format(n=1) + "§ 1 Vägar\nBeslut\nNämnden får i uppdrag att bygga\nJusterandes sign\n2 (4)",
        HEADER.format(n=1) + "en väg till sjön.\nJusterandes sign\n3 (4)",
        HEADER.format(n=1) + "§ 2 Skolor\nBeslut\nEn skola byggs.\nJusterandes sign\n4 (4)",
    )
    assert text_of(*pages) == (
        "§ 1 Vägar\nBeslut\nNämnden får i uppdrag att bygga\nen väg till sjön.\n\n§ 2 Skolor\nBeslut\nEn skola byggs."
    )


def test_furniture_is_found_where_page_breaks_were_lost() -> None:
    block = "\n\n{n} (40)\n\nKommunstyrelsen\n\nProtokoll nr 7\nSammanträdesdatum: 2031-05-02\n\n"
    text = "Alfa börjar\nutan slut" + "".join(
        block.format(n=n) + f"fortsättning {word}\nmed {word}" for n, word in ((3, "ett"), (4, "två"), (5, "tre"))
    )
    assert text_of(text) == (
        "Alfa börjar\nutan slut\nfortsättning ett\nmed ett\nfortsättning två\nmed två\nfortsättning tre\nmed tre"
    )


def test_a_hyphenated_word_is_joined_over_a_page_border() -> None:
    pages = [f"Nämnden {n}\n{body}\nSida {n} av 3" for n, body in ((1, "om samar-"), (2, "betet och"), (3, "annat"))]
    assert text_of(*pages) == "om samarbetet och\nannat"


def test_what_recurs_inside_pages_or_must_be_kept_stays() -> None:
    pages = [f"Nämnden {n}\nBeslut\nAntecknas.\n§ {n} slut\nrad\nrad" for n in range(1, 6)]
    kept = build_view(document_of(*pages).pages, keep=lambda line: line == "Beslut").text
    assert kept.count("Beslut") == 5
    assert "Nämnden" not in kept
    assert all(f"§ {n} slut" in kept for n in range(1, 6))


def test_a_formula_at_page_ends_is_no_footer() -> None:
    pages = [
        f"Nämnden\n§ {n}\nRapport {n} från {word}\nBeslut\nInformationen noteras." for n, word in enumerate("abcdef")
    ]
    pages[0] += "\nEn rad till"
    pages[3] += "\nOch en annan"
    assert text_of(*pages).count("Informationen noteras.") == 6


@pytest.mark.parametrize(
    "line",
    [
        "Sida 1 av 2",
        "Sidan 2(18)",
        "12 (40)",
        "Justerandes sign Justerandes sign Utdragsbestyrkande",
        "Exempel skrivet för vanort – ingen verklig handling",
    ],
)
def test_some_lines_are_furniture_even_on_a_single_page(line: str) -> None:
    assert text_of(f"Motionen bifalls.\n{line}") == "Motionen bifalls."


def test_gaps_on_a_printed_page_are_paragraphs() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    for y, text in (
        (700, "En första mening som"), (686, "slutar här."), (658, "Nästa stycke börjar"), (644, "och slutar."), (630, "Mer."),
    ):  # fmt: skip
        canvas.drawString(80, y, text)
    canvas.showPage()
    canvas.save()
    document = read(out.getvalue(), "a.pdf")
    view = build_view(document.pages)
    assert view.text == "En första mening som\nslutar här.\n\nNästa stycke börjar\noch slutar.\nMer."
    assert_maps_back(document, view)


def test_a_dash_at_the_end_of_a_line_is_no_hyphen_of_a_word() -> None:
    assert build_view(document_of("Planen för närings--\nlivet och närings-\nliv").pages).text == (
        "Planen för närings--\nlivet och näringsliv"
    )


def test_a_line_of_a_raised_figure_leaves_no_empty_line() -> None:
    view = build_view(document_of("Kommunstyrelsen\n\n¹\nBeslut").pages)
    assert "\n\n\n" not in view.text and view.text.startswith("Kommunstyrelsen") and view.text.endswith("Beslut")
