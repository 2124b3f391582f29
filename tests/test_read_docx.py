"""Word documents: what stands on the printed page, in its order, as the rules know it from text copies."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_BREAK

from pipeline.read.formats.docx import read_docx
from pipeline.read.model import Unreadable
from tests.made_documents import para, word, zipped


def text_of(data: bytes) -> str:
    (page,) = read_docx(data)[0]
    return page.text


def run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def says(text: str) -> str:
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def test_a_document_that_word_s_own_library_writes() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Åmåls kommun\tKommunstyrelsen\t2023-05-02"
    section.footer.paragraphs[0].text = "Besöksadress: Kungsgatan 29"
    document.add_heading("§ 12 Motion om vänort", 1)
    document.add_paragraph("Ordföranden redogör för ärendet.")
    for text in ("bifalla motionen", "avslå yrkandet"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Därefter antecknas").add_run().add_break(WD_BREAK.PAGE)
    for text in ("en reservation", "ett yttrande"):
        document.add_paragraph(text, style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        [*table.row_cells(0), *table.row_cells(1)], ["Namn", "Ja", "Nej", "Anna Berg (S)", "", "X"], strict=True
    ):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    pages, notes = read_docx(out.getvalue())
    assert [page.text for page in pages] == [
        "Åmåls kommun   Kommunstyrelsen   2023-05-02\n\n§ 12 Motion om vänort\n\nOrdföranden redogör för ärendet.\n\n"
        "1. bifalla motionen\n2. avslå yrkandet\n\nDärefter antecknas\n",
        "• en reservation\n• ett yttrande\n\nNamn            Ja   Nej\nAnna Berg (S)        X\n\nBesöksadress: Kungsgatan 29\n",
    ]
    assert notes == ()
    assert all(page.boxes is None and page.quality == "text" for page in pages)


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:start w:val="41"/><w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/><w:pStyle w:val="Paragraf"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="att"/></w:lvl>
 <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="§"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>
 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Paragraf"><w:name w:val="Paragraf"/><w:basedOn w:val="Normal"/>
 <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sats"><w:name w:val="Att-sats"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sats2"><w:name w:val="Att-sats 2"/><w:basedOn w:val="Sats"/></w:style>
"""


def numbered(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return para(text, f'<w:pStyle w:val="{style}"/>')


def test_numbers_that_word_only_counts_are_written_out() -> None:
    body = "".join([
        numbered("ett", 1), numbered("under a", 1, 1), numbered("under b", 1, 1), numbered("djupt", 1, 2),
        numbered("två", 1), numbered("åter a", 1, 1), numbered("om igen", 4), numbered("vidare", 4), numbered("", 1),
        numbered("efter en tom", 1),
    ])  # fmt: skip
    assert text_of(word(body, numbering=NUMBERING, styles=STYLES)).split("\n") == [
        "1. ett", "a) under a", "b) under b", "1.I djupt", "2. två", "a) åter a", "7. om igen", "8. vidare", "", "10. efter en tom", "",
    ]  # fmt: skip


def test_a_paragraph_sign_that_the_style_counts_heads_its_paragraph() -> None:
    body = styled("Val av justerare", "Paragraf") + para("Ebba Falk utses.") + styled("", "Paragraf") + para("Vänort")
    assert text_of(word(body, numbering=NUMBERING, styles=STYLES)) == (
        "§ 41 Val av justerare\n\nEbba Falk utses.\n\n§ 42\n\nVänort\n"
    )


def test_bullets_are_words_signs_or_dots() -> None:
    body = (
        styled("avtalet sägs upp", "Sats")
        + styled("det sker nu", "Sats2")
        + numbered("så", 3, 1)
        + numbered("och", 3, 2)
    )
    assert (
        text_of(word(body, numbering=NUMBERING, styles=STYLES))
        == "att avtalet sägs upp\natt det sker nu\n• så\n– och\n"
    )


def test_a_paragraph_taken_out_of_the_list_of_its_style_has_no_number() -> None:
    body = para("utan", '<w:pStyle w:val="Sats"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(word(body, numbering=NUMBERING, styles=STYLES)) == "utan\n"


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = (
        "<w:p>" + says("Avtalet ")
        + f"<w:del w:id='1'>{run('<w:delText>behålls</w:delText>')}</w:del><w:ins w:id='2'>{says('sägs upp')}</w:ins>"
        + says(".") + "</w:p>"
        "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>" + says("Beslutet skickas ") + "</w:p>"
        + para("till revisorerna.")
        + f"<w:moveFrom w:id='4'>{para('Flyttat bort.')}</w:moveFrom><w:moveTo w:id='5'>{para('Flyttat hit.')}</w:moveTo>"
    )  # fmt: skip
    pages, notes = read_docx(word(body))
    assert pages[0].text == "Avtalet sägs upp.\n\nBeslutet skickas till revisorerna.\n\nFlyttat hit.\n"
    assert [(note.kind, note.severity) for note in notes] == [("tracked_changes", "warning")]


def test_text_boxes_notes_and_content_controls() -> None:
    box = "<w:txbxContent>" + para("Dnr KS 2023/117") + "</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = (
        f"<w:sdt><w:sdtPr><w:alias w:val='Rubrik'/></w:sdtPr><w:sdtContent>{para('Motion om vänort')}</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + para("Klicka här för att ange text.") + "</w:sdtContent></w:sdt>"
        + "<w:p>" + run(drawing) + says("Avtalet är gammalt.") + run('<w:footnoteReference w:id="2"/>')
        + "<w:sdt><w:sdtPr/><w:sdtContent>" + says(" Det gäller.") + "</w:sdtContent></w:sdt></w:p>"
        + para("Slut.")
    )  # fmt: skip
    notes = f'<w:footnote w:type="separator" w:id="-1">{para("-")}</w:footnote><w:footnote w:id="2">{para("Tecknat 1987.")}</w:footnote>'
    assert text_of(word(body, footnotes=notes)) == (
        "Motion om vänort\n\nAvtalet är gammalt. Det gäller.\n\nDnr KS 2023/117\n\nTecknat 1987.\n\nSlut.\n"
    )


def test_fields_show_their_results_and_hidden_text_is_left_out() -> None:
    def mark(kind: str) -> str:
        return run(f'<w:fldChar w:fldCharType="{kind}"/>')

    link = (
        mark("begin") + run("<w:instrText>HYPERLINK x</w:instrText>") + mark("separate") + says("länken") + mark("end")
    )
    unended = mark("begin") + run("<w:instrText>DATE</w:instrText>")
    body = (
        f"<w:p>{says('Se ')}{link}{run('<w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t>')}</w:p>"
        f"<w:p>{says('Kvar')}{unended}</w:p>" + para("Också kvar")
        + "<w:p>" + run("<w:t>vän</w:t><w:softHyphen/><w:t>ort</w:t><w:tab/><w:t>1987</w:t><w:noBreakHyphen/><w:t>90</w:t>") + "</w:p>"
        + para("en\u00a0vän\u00adort")
    )  # fmt: skip
    assert text_of(word(body)) == "Se länken\n\nKvar\n\nOckså kvar\n\nvänort   1987-90\n\nen vänort\n"


def test_headers_stand_once_above_and_footers_once_below() -> None:
    number = (
        run('<w:fldChar w:fldCharType="begin"/>') + run("<w:instrText> PAGE </w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>') + says("17") + run('<w:fldChar w:fldCharType="end"/>')
    )  # fmt: skip
    logo = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild" descr="Sölvesborgs kommuns vapen"/></wp:inline></w:drawing></w:r></w:p>'
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
    )
    parts = {
        "header1": logo + para("PROTOKOLL") + f"<w:p>{says('Sida ')}{number}{says('(40)')}</w:p>",
        "header2": para("Omslag"),
        "footer1": f"<w:p>{number}</w:p>" + para("Justerandes sign"),
    }
    first = f"<w:p><w:pPr>{section.format('')}</w:pPr>{says('Innehåll')}</w:p>"
    pages = read_docx(word(first + para("Text") + section.format("<w:titlePg/>"), **parts))[0]
    assert [page.text for page in pages] == [
        "Sölvesborgs kommuns vapen\nPROTOKOLL\nSida 1(40)\n\nInnehåll\n",
        "Omslag\n\nText\n\nJusterandes sign\n",
    ]


def test_pages_are_those_of_breaks_in_the_text_and_of_the_last_layout() -> None:
    laid, page = "<w:lastRenderedPageBreak/>", '<w:br w:type="page"/>'
    body = (
        para("ett") + f"<w:p>{run(laid + '<w:t>två</w:t>')}</w:p>"
        + f"<w:p>{says('två, ')}{run(laid + '<w:t>som går vidare</w:t>')}</w:p>" + para("tre")
        + f"<w:p>{run(page)}</w:p><w:p>{run(laid + '<w:t>fyra</w:t>')}</w:p>"
        + para("fem", "<w:pageBreakBefore/>")
    )  # fmt: skip
    pages = read_docx(word(body))[0]
    assert [page.text for page in pages] == ["ett\n", "två\n\ntvå, som går vidare\n", "tre\n", "fyra\n", "fem\n"]
    assert [page.number for page in pages] == [1, 2, 3, 4, 5]


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(para, texts))}</w:tc>"


def rows(*lines: tuple[str, ...]) -> str:
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{''.join(line)}</w:tr>" for line in lines) + "</w:tbl>"


def test_tables_row_by_row_with_their_columns_in_place() -> None:
    wide = cell("Summa", properties='<w:gridSpan w:val="2"/>')
    merged = cell("", properties="<w:vMerge/>")
    body = rows(
        (cell("Parti"), cell("Ledamot"), cell("Ja"), cell("Nej")),
        (cell("S"), cell("Anna Berg", "Bo Ek"), cell("X", "X"), cell("")),
        (merged, cell("Cia Dal"), cell(""), cell("X")),
        (wide, cell("2"), cell("1")),
    )
    assert text_of(word(body)).split("\n") == [
        "Parti   Ledamot     Ja   Nej",
        "S       Anna Berg   X",
        "        Bo Ek       X",
        "        Cia Dal          X",
        "Summa               2    1",
        "",
    ]


def test_a_table_that_lays_out_the_page_reads_on_as_text() -> None:
    long = "Kommunstyrelsen beslutar att avtalet om vänort ska sägas upp vid årets slut, och att beslutet ska delges."
    body = rows(
        (cell("Beslut"), cell(long, "Beslutet gäller genast.")),
        (cell("Ärendet"), cell(long)),
        (
            cell("Anna Berg", "Ordförande vid sammanträdet, som hölls i stadshusets stora sal den sjunde maj"),
            cell("Bo Ek"),
        ),
    ) + rows((cell(long, "I en ram."),))
    assert text_of(word(body)) == (
        f"Beslut   {long}\n\nBeslutet gäller genast.\nÄrendet   {long}\n\n"
        "Anna Berg\n\nOrdförande vid sammanträdet, som hölls i stadshusets stora sal den sjunde maj\n\nBo Ek\n\n"
        f"{long}\n\nI en ram.\n"
    )


def test_lines_of_an_address_stay_together() -> None:
    none, some = '<w:spacing w:after="0"/>', '<w:spacing w:after="120"/>'
    bold = "<w:p><w:pPr><w:spacing w:after='0'/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Beslut</w:t></w:r></w:p>"
    body = (
        para("Eva Lind", none) + para("kommunchef", none) + para("", none) + para("Per Ek", none) + para("sekreterare", some)
        + para("Bilaga", none) + bold + para("Motionen avslås.", none) + para("Avtalet gäller.", none) + para("En", none)
        + para("lång rad som är ett stycke för sig, hur lite luft det än är omkring det i mallen", none)
    )  # fmt: skip
    assert text_of(word(body)) == (
        "Eva Lind\nkommunchef\n\nPer Ek\nsekreterare\n\nBilaga\n\nBeslut\n\nMotionen avslås.\n\nAvtalet gäller.\n\nEn\n\n"
        "lång rad som är ett stycke för sig, hur lite luft det än är omkring det i mallen\n"
    )


def test_a_web_page_put_into_a_document_is_read_with_it() -> None:
    parts = {
        "word/document.xml": f'<w:document xmlns:w="x" xmlns:r="y"><w:body>{para("Före")}<w:altChunk r:id="c"/></w:body></w:document>',
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="c" Type="t/aFChunk" Target="/word/c.htm"/></Relationships>',
        "word/c.htm": "<html><body><h1>Rubrik</h1><ul><li>ett<li>två</ul></body></html>",
    }
    assert text_of(zipped(parts)) == "Före\n\nRubrik\n\n- ett\n- två\n"


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize(
    "document",
    [
        "x",
        "<w:document xmlns:w='x'><w:body><w:p>",
        f"{LAUGHS}<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>",
        '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><d>&f;</d>',
        f"<w:document xmlns:w='x'><w:body>{'<w:sdt><w:sdtContent>' * 5000}{'</w:sdtContent></w:sdt>' * 5000}</w:body></w:document>",
    ],
    ids=["no XML", "cut off", "billion laughs", "external entity", "deep"],
)
def test_hostile_documents_end_with_a_reason(document: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_docx(zipped({"word/document.xml": document}))
    assert caught.value.kind == "broken_docx"


def test_deep_but_well_formed_documents_are_read() -> None:
    deep = "<w:sdt><w:sdtContent>" * 120 + para("inne") + "</w:sdtContent></w:sdt>" * 120
    assert text_of(word(deep)) == "inne\n"


@pytest.mark.parametrize("media", [{}, {"word/media/image1.png": b"\x89PNG"}])
def test_a_document_without_text_says_whether_it_holds_pictures(media: dict[str, bytes]) -> None:
    with pytest.raises(Unreadable) as caught:
        read_docx(zipped({"word/document.xml": "<w:document xmlns:w='x'><w:body/></w:document>", **media}))
    assert caught.value.kind == "empty_document"
    assert ("1 picture" in caught.value.message) == bool(media)


def test_a_bomb_inside_a_document_is_not_unpacked() -> None:
    with pytest.raises(Unreadable, match="more than is read"):
        read_docx(zipped({"word/document.xml": b" " * (49 << 20)}))
