"""All formats through the one door: told apart by content, read alike, and never more than a reason from what is broken."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from pipeline.process import DocumentResult, process
from pipeline.read.decode import decode
from pipeline.read.model import Unreadable
from pipeline.read.reader import read
from pipeline.read.sniff import picture_type, sniff
from samples.make import build
from samples.markup import Content, load
from samples.templates.opendocument import as_odt
from samples.templates.rich import as_rtf
from samples.templates.word import as_docx
from tests.made_documents import odf, para, word, zipped

CONTENT = Path("samples/content")
HTML = "<html><body><h1>Beslut</h1><p>Avtalet upphör.</p></body></html>".encode()
FLAT = b"<?xml version='1.0'?>\n<office:document xmlns:office='o'><office:body/></office:document>"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"skr\xe4p f\xf6re %PDF-1.4", "pdf"),
        (b"\xa7 1 Beslut", "text"),
        (word(para("x")), "docx"),
        (odf("<text:p/>"), "odt"),
        (zipped({"content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}), "odt"),
        (FLAT, "odt"),
        (b"\n {\\rtf1 x}", "rtf"),
        (HTML, "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!DOCTYPE html><html>", "html"),
        ("<!doctype html><p>å".encode("utf-16"), "html"),
        (b"<div class='sv-text-portlet'><h2>\xa7 1</h2><p>Beslut</p></div>", "html"),
        (b"<p>hej p\xe5 dig, kostnaden \xe4r < 5 kronor", "text"),
        (zipped({"protokoll.pdf": b"%PDF-1.7 ..."}, packed=False), "zip"),
        (zipped({"word/anteckning.txt": "mappen heter word"}), "zip"),
        (zipped({"minutes.docx": word(para("x"))}, packed=False), "zip"),
    ],
)
def test_types_are_told_by_content(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(
    ("members", "name"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, "OpenDocument"),
        ({"mimetype": "application/epub+zip", "a.xhtml": "x"}, "EPUB"),
        ({"[Content_Types].xml": "<a/>", "visio/document.xml": "<a/>"}, "Office"),
    ],
)
def test_packed_documents_that_are_not_read_are_named(members: dict[str, str | bytes], name: str) -> None:
    with pytest.raises(Unreadable, match=name):
        sniff(zipped(members))


def test_pictures_are_named_for_those_who_can_read_them() -> None:
    assert [picture_type(mark + bytes(9)) for mark in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*", b"BM")] == [
        "PNG", "JPEG", "TIFF", "TIFF", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text", "repaired"),
    [
        ("På mötet".encode(), "På mötet", 0),
        ("På mötet – “ja” 5 €…".encode("cp1252"), "På mötet – “ja” 5 €…", 0),
        ("På mötet".encode("latin-1"), "På mötet", 0),
        ("På mötet".encode("utf-16"), "På mötet", 0),
        ("På mötet".encode("utf-16-be").join([b"\xfe\xff", b""]), "På mötet", 0),
        (b"rad 1\rrad 2\r\nrad 3\r\r", "rad 1\nrad 2\r\nrad 3\n\n", 0),
        ("Årets möte på ön – nära sjön".encode().decode("cp1252", "ignore").encode(), "Årets möte på ön – nära sjön", 7),
        ("Ã¥ är ett tecken, och så är ö".encode(), "Ã¥ är ett tecken, och så är ö", 0),  # told of, not suffered
        ("Två texter på ett ställe, den ena i ".encode() + "Malmö".encode("cp1252"), "Två texter på ett ställe, den ena i Malmö", 0),
        ("Ett möte på ön i maj, som bröts mitt i ö".encode()[:-1], "Ett möte på ön i maj, som bröts mitt i \ufffd", 0),
    ],
)  # fmt: skip
def test_text_in_every_encoding(data: bytes, text: str, repaired: int) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.repaired) == (text, repaired)


def test_a_repaired_text_says_so() -> None:
    document = read("Årets möte på ön – nära sjön".encode().decode("cp1252", "ignore").encode(), "a.txt")
    assert [(note.kind, note.severity) for note in document.notes] == [("repaired_encoding", "info")]


@pytest.mark.parametrize(
    ("data", "reader", "text"),
    [
        (word(para("Beslut") + para("Avtalet upphör.")), "docx/1", "Beslut\n\nAvtalet upphör.\n"),
        (odf("<text:p>Beslut</text:p><text:p>Avtalet upphör.</text:p>"), "odt/1", "Beslut\n\nAvtalet upphör.\n"),
        (rb"{\rtf1\ansi\ansicpg1252 \b Beslut\par\b0 Avtalet upph\'f6r.\par}", "rtf/1", "Beslut\n\nAvtalet upphör.\n"),
        (HTML, "html/1", "Beslut\n\nAvtalet upphör.\n"),
    ],
)
def test_documents_under_any_name(data: bytes, reader: str, text: str) -> None:
    document = read(data, "protokoll.pdf")
    assert (document.reader, [page.text for page in document.pages]) == (reader, [text])
    assert document.size == len(data)


# The same words


def told(result: DocumentResult) -> list[dict[str, Any]]:
    """What the records say, without where it stands."""
    return [r.model_dump(exclude={"evidence", "document", "record_id"}) for r in result.records]


@pytest.mark.parametrize(
    "name", ["hoganas-kf", "skovde-ks", "kungalv-kf", "katrineholm-utlatande", "kristianstad-utlatande"]
)
@pytest.mark.parametrize("writer", [as_docx, as_odt, as_rtf], ids=["docx", "odt", "rtf"])
def test_the_same_words_give_the_same_records(name: str, writer: Any) -> None:
    source = CONTENT / f"{name}.markup"
    content = load(source)
    meta = {
        "body": content.meta.get("letterhead", ""),
        "organ": content.meta.get("stamp", ""),
        "date": "",
        **content.meta,
    }
    kind = {"kind": "Protokoll"} if "date" in content.meta else {}
    pdf = process(build(source)[1], "a.pdf")
    other = process(writer(Content({**meta, **kind, "headline": "two_lines"}, content.blocks)), "a.pdf")
    assert pdf.document is not None and other.document is not None
    assert (other.document.kind, other.document.body) == (pdf.document.kind, pdf.document.body)
    assert [item.heading for item in other.items] == [item.heading for item in pdf.items]
    pages = {"item": {"pages": None}}
    assert [{**r, "item": {**r["item"], **pages["item"]}} for r in told(other)] == [
        {**r, "item": {**r["item"], **pages["item"]}} for r in told(pdf)
    ]


def test_text_in_the_wrong_letters_is_told() -> None:
    prose = "Kommunstyrelsen beslutar att avtalet med vänorten ska gälla till dess att någon säger upp det. " * 6
    cipher = prose.translate(
        {ord(a): b for a, b in zip("abdefgijklmnorstuvyåäö", "qxzwjhkpcfbvgmdylqrnwx", strict=True)}
    )
    document = read(f"{prose}\f{cipher}".encode(), "a.txt")
    assert [page.quality for page in document.pages] == ["text", "garbled"]
    assert document.pages[1].score < 0.5
    assert [(note.kind, note.page) for note in document.notes] == [("garbled_page", 2)]


# Broken on purpose

MADE = sorted(p for p in Path("samples").glob("*/*") if p.suffix in (".docx", ".odt", ".rtf", ".html"))


def broken(data: bytes, chance: random.Random) -> bytes:
    """The data with bytes flipped, a stretch cut out or doubled, or its end missing."""
    found = bytearray(data)
    at, size = chance.randrange(len(found)), chance.randrange(1, 200)
    way = chance.randrange(4)
    if way == 0:
        for _ in range(size // 10 + 1):
            found[chance.randrange(len(found))] = chance.randrange(256)
    elif way == 1:
        del found[at : at + size]
    elif way == 2:
        found[at:at] = found[at : at + size]
    else:
        del found[at:]
    return bytes(found)


@pytest.mark.parametrize("path", MADE, ids=lambda p: p.name)
def test_broken_documents_are_read_or_explained(path: Path) -> None:
    chance = random.Random(path.name)
    data = path.read_bytes()
    for _ in range(60):
        try:
            document = read(broken(data, chance), "x")
        except Unreadable as reason:
            assert reason.message and reason.hint
            continue
        assert "".join(page.text for page in document.pages).strip()
