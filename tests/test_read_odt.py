"""OpenDocument texts: what stands on the printed page, in its order."""

from __future__ import annotations

import io

import odfdo
import pytest

from pipeline.read.formats.odt import read_odt
from pipeline.read.model import Unreadable
from tests.made_documents import odf, zipped


def text_of(data: bytes) -> str:
    (page,) = read_odt(data)[0]
    return page.text


def test_a_document_that_a_library_writes() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Motion om vänort"))
    document.body.append(odfdo.Paragraph("Kommunen bör\tsäga upp   avtalet."))
    document.body.append(odfdo.List(["att avtalet sägs upp", "att beslutet delges"]))
    table = odfdo.Table("T", width=2, height=2)
    table.set_values([["Namn", "Parti"], ["Anna Berg", "S"]])
    document.body.append(table)
    out = io.BytesIO()
    document.save(out)
    assert text_of(out.getvalue()) == (
        "1. Motion om vänort\n\nKommunen bör   säga upp   avtalet.\n\n• att avtalet sägs upp\n• att beslutet delges\n\n"
        "Namn        Parti\nAnna Berg   S\n"
    )


STYLES = """
<text:outline-style style:name="Outline">
 <text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="§ " text:start-value="31"/>
 <text:outline-level-style text:level="2" style:num-format=""/>
</text:outline-style>
<text:list-style style:name="N">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="1"/>
 <text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/>
</text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/></text:list-style>
<style:style style:name="Ny" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
"""
AUTOMATIC = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Ny"/>
<style:style style:name="P2" style:family="paragraph" style:list-style-name="B"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
"""


def items(*texts: str) -> str:
    return "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)


def test_lists_and_headings_are_counted() -> None:
    body = (
        '<text:h text:outline-level="1">Vänort</text:h>'
        f'<text:list text:style-name="N" xml:id="a">{items("ett")}<text:list-item><text:p>två</text:p><text:list>{items("under")}'
        f"<text:list-item><text:list>{items('djupt')}</text:list></text:list-item></text:list></text:list-item></text:list>"
        "<text:p>mellan</text:p>"
        f'<text:list text:continue-list="a" text:style-name="N">{items("tre")}</text:list><text:p>och</text:p>'
        f'<text:list text:style-name="N">{items("om igen")}<text:list-item text:start-value="5"><text:p>fem</text:p></text:list-item></text:list>'
        '<text:h text:outline-level="2">Utan nummer</text:h><text:h text:outline-level="1">Nästa</text:h>'
        '<text:list><text:list-item><text:p text:style-name="P2">punkt</text:p></text:list-item></text:list>'
    )
    assert text_of(odf(body, AUTOMATIC, STYLES)) == (
        "§ 31 Vänort\n\n1. ett\n2. två\na) under\n2.a.i djupt\n\nmellan\n\n3. tre\n\noch\n\n1. om igen\n5. fem\n\n"
        "Utan nummer\n\n§ 32 Nästa\n\n• punkt\n"
    )


def test_what_is_deleted_hidden_or_a_comment_is_left_out_and_deletions_are_told() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>behålls</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Avtalet <text:change text:change-id="c"/>sägs<text:s/>upp<text:span text:style-name="T1"> dolt</text:span>.'
        "<office:annotation><text:p>Stämmer det?</text:p></office:annotation>"
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Tecknat 1987.'
        "</text:p></text:note-body></text:note> Nu<text:line-break/>genast.</text:p>"
        '<text:section text:display="none"><text:p>Dold del</text:p></text:section>'
        "<text:p><draw:frame><draw:text-box><text:p>I en ruta</text:p></draw:text-box></draw:frame>Vid rutan</text:p>"
    )
    pages, notes = read_odt(odf(body, AUTOMATIC, STYLES))
    assert pages[0].text == "Avtalet sägs upp. Nu\ngenast.\n\nTecknat 1987.\n\nVid rutan\n\nI en ruta\n"
    assert [note.kind for note in notes] == ["tracked_changes"]


def test_pages_headers_and_footers() -> None:
    masters = (
        '<style:master-page style:name="Standard"><style:header><text:p>TORSBY KOMMUN<text:tab/>Sida '
        "<text:page-number>9</text:page-number></text:p></style:header><style:footer><text:p>Justerare</text:p>"
        "<text:p><text:page-number>9</text:page-number></text:p></style:footer></style:master-page>"
        '<style:master-page style:name="Annan"><style:header><text:p>Nämns aldrig</text:p></style:header></style:master-page>'
    )
    body = (
        "<text:p>ett</text:p><text:p>två<text:soft-page-break/>, som går vidare</text:p><text:p>tre</text:p>"
        '<text:p text:style-name="P1">fyra</text:p>'
    )
    pages = read_odt(odf(body, AUTOMATIC, STYLES, masters))[0]
    assert [page.text for page in pages] == [
        "TORSBY KOMMUN   Sida 1\n\nett\n\ntvå, som går vidare\n", "tre\n", "fyra\n\nJusterare\n",
    ]  # fmt: skip


def test_lines_of_an_address_stay_together() -> None:
    tight = '<style:style style:name="A" style:family="paragraph"><style:paragraph-properties fo:margin-top="0cm" fo:margin-bottom="0.00in"/></style:style>'
    body = '<text:p text:style-name="A">Eva Lind</text:p><text:p text:style-name="A">kommunchef</text:p><text:p>Bilaga</text:p><text:p>Slut</text:p>'
    assert text_of(odf(body, tight)) == "Eva Lind\nkommunchef\nBilaga\n\nSlut\n"


def test_tables_with_spanned_covered_and_repeated_cells() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"

    wide = 'table:number-columns-spanned="2"'
    body = (
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        + cell("Parti") + cell("Ja") + cell("Nej") + "</table:table-row></table:table-header-rows>"
        "<table:table-row>" + cell("S") + cell("") + cell("3") + "</table:table-row>"
        "<table:table-row>" + cell("Ej närvarande", wide) + "<table:covered-table-cell/>" + cell("1") + "</table:table-row>"
        "<table:table-row><table:covered-table-cell/>" + cell("5") + cell("", 'table:number-columns-repeated="1000"')
        + "</table:table-row></table:table>"
    )  # fmt: skip
    assert text_of(odf(body)).split("\n") == [
        "Parti   Ja   Nej",
        "S            3",
        "Ej närvarande   1",
        "        5",
        "",
    ]


def test_a_document_in_one_file() -> None:
    names = 'xmlns:office="o" xmlns:text="t"'
    flat = f"<?xml version='1.0'?><office:document {names}><office:body><office:text><text:p>Åmål</text:p></office:text></office:body></office:document>"
    assert text_of(flat.encode()) == "Åmål\n"


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        ({"content.xml": "<a>"}, "broken_odt"),
        ({"styles.xml": "<a/>"}, "broken_odt"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "broken_odt"),
        ({"content.xml": "<a>" * 9000 + "</a>" * 9000}, "broken_odt"),
        ({"content.xml": "<a/>"}, "empty_document"),
        ({"content.xml": b"\x01", "META-INF/manifest.xml": "<m><e><encryption-data/></e></m>"}, "encrypted_document"),
    ],
)
def test_broken_documents_end_with_a_reason(members: dict[str, str | bytes], kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_odt(zipped(members))
    assert caught.value.kind == kind
