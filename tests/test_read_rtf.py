"""RTF: text goes where its group says, letters by their code page, and nothing is lost but what nobody sees."""

from __future__ import annotations

import pytest

from pipeline.read.formats.rtf import read_rtf
from pipeline.read.model import Unreadable

HEAD = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset2 Symbol;}{\f2\fcharset204 Arial{\*\falt x};}}{\colortbl;\red0;}{\stylesheet{\s1 Rubrik;}}{\info{\title Dolt}{\author N}}"


def text_of(body: bytes) -> str:
    (page,) = read_rtf(HEAD + body + b"}")[0]
    return page.text


def test_letters_by_code_page_by_unicode_and_as_they_are() -> None:
    assert (
        text_of(rb"\pard F\'f6rslag \'96 \u229?\u228\'e4\uc0\u246\uc1  {\f2\'cc\'ee\'f1\'ea\'e2\'e0} \u-3999?")
        == "Förslag – åäö Москва \uf061\n"
    )
    assert text_of("Förslag på ärende\\line nästa rad".encode("cp1252")) == "Förslag på ärende\nnästa rad\n"
    assert text_of(rb"\u-10179?\u-8704?\u-10179? slut") == "\U0001f600\ufffd slut\n"
    assert text_of(rb"v\'e4n\-ort\~1987\_90\emdash \ldblquote x\rdblquote ") == "vänort 1987-90—“x”\n"


def test_old_macintosh_files_and_double_unicode() -> None:
    assert read_rtf(rb"{\rtf1\mac \'8c\'8a\'9a}")[0][0].text == "åäö\n"
    assert text_of(rb"{\upr{\'e5 ansi}{\*\ud{\u229?}}} ja") == "å ja\n"


def test_paragraphs_lists_and_pages() -> None:
    body = (
        rb"\pard\plain \b \'a7 12 V\'e4nort\b0\par \pard Kommunen beslutar\par"
        rb"{\listtext\pard\plain 1.\tab}att avtalet s\'e4gs upp\par{\listtext\pard\plain 2.\tab}att det delges\par"
        rb"\pard {\pntext\f1\'B7\tab}{\*\pn\pnlvlblt{\pntxtb\'B7}}punkt\par"
        rb"\pard{\listtext \'a7 13\tab}N\'e4sta\par \page Ny sida\par\sect\sectd Nytt avsnitt\sect\sectd\sbknone samma sida\par"
    )
    pages = read_rtf(HEAD + body + b"}")[0]
    assert [page.text for page in pages] == [
        "§ 12 Vänort\n\nKommunen beslutar\n\n1. att avtalet sägs upp\n2. att det delges\n• punkt\n\n§ 13 Nästa\n",
        "Ny sida\n",
        "Nytt avsnitt\nsamma sida\n",
    ]


def test_lines_of_an_address_stay_together() -> None:
    body = rb"\pard Eva Lind\par kommunchef\par\par Per Ek\par\pard\sa120 Bilaga\par Slut\par"
    assert text_of(body) == "Eva Lind\nkommunchef\n\nPer Ek\nBilaga\n\nSlut\n"


def test_headers_footers_notes_and_boxes() -> None:
    body = (
        rb"{\header\pard Torsby kommun\tab Sida {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}{\footer\pard\chpgn\par Justerare\par}"
        rb"\pard Avtalet\chftn{\footnote\pard\plain \chftn  Tecknat 1987.} s\'e4gs upp.\par"
        rb"{\shp{\*\shpinst\shpleft1{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard I en ruta\par}}{\shprslt{\*\do\dptxbx{\dptxbxtext I en ruta\par}}}}"
        rb"\pard Slut.\par{\header\pard Torsby kommun\tab Sida 1\par}"
    )
    assert text_of(body) == (
        "Torsby kommun   Sida 1\n\nAvtalet sägs upp.\n\nTecknat 1987.\n\nSlut.\n\nI en ruta\n\nJusterare\n"
    )


def test_hidden_and_deleted_text_fields_pictures_and_comments() -> None:
    body = (
        rb"\pard Avtalet {\deleted beh\'e5lls}{\revised s\'e4gs upp}{\v dolt}\v dolt\v0 .\par "
        rb"{\field{\*\fldinst {HYPERLINK http://x }}{\fldrslt {\ul l\'e4nken}}} "
        rb"{\pict\pngblip 89504e47\bin4 }}{{}{\*\bkmkstart a}{\*\okand text}{\*\annotation\pard Nej}och mer\par"
    )
    pages, notes = read_rtf(HEAD + body + b"}")
    assert pages[0].text == "Avtalet sägs upp.\n\nlänken och mer\n"
    assert [note.kind for note in notes] == ["tracked_changes"]


def test_tables() -> None:
    row = rb"\trowd\cellx1000\cellx2000\cellx3000 \pard\intbl %b\cell %b\cell %b\cell\row"
    body = (
        rb"\pard F\'f6re\par" + row % (b"Ledamot", b"Ja", b"Nej") + row % (rb"Anna Berg\par Bo Ek", b"", rb"X\par X")
        + rb"\trowd\cellx1000 \pard\intbl\itap2 inre a\nestcell inre b\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}{\nonesttables\par}"
        rb"\pard\intbl yttre\cell\row \pard Efter\par"
    )  # fmt: skip
    assert text_of(body).split("\n") == [
        "Före", "",
        "Ledamot           Ja   Nej", "Anna Berg              X", "Bo Ek                  X",
        "inre a   inre b", "yttre", "", "Efter", "",
    ]  # fmt: skip


def test_a_document_cut_off_is_read_and_told() -> None:
    pages, notes = read_rtf(HEAD + rb"\pard Beslut\par Avtalet s\'e4g")
    assert pages[0].text == "Beslut\n\nAvtalet säg\n"
    assert [(note.kind, note.severity) for note in notes] == [("truncated_rtf", "warning")]
    assert read_rtf(rb"{\rtf1 hel} skr\'e4p efter }}}")[0][0].text == "hel\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1" + b"{" * 1_000_000, "broken_rtf"),
        (b"{\\rtf1" + b"{}" * 100_000 + b"}" * 100_000, "empty_document"),
        (b"{\\rtf1 \\bin99999999 x}", "empty_document"),
        (b"{\\rtf1{\\pict " + b"00" * 1000, "empty_document"),
        (b"{\\rtf1\\", "empty_document"),
    ],
    ids=["deep", "many groups", "bin", "open picture", "backslash"],
)
def test_hostile_documents_end_with_a_reason(data: bytes, kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_rtf(data)
    assert caught.value.kind == kind
