"""Reading: told by content, pages of raw text, a reason for everything that is not read."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.read.labels import page_label
from pipeline.read.model import Unreadable
from pipeline.read.quality import garbled
from pipeline.read.reader import read
from tests import made_documents

MINUTES = "Kommunstyrelsen\n§ 1\nÄrendebeskrivning\nMotionen om åtgärder bör avslås.\n"


def zipped(*names: str) -> bytes:
    return made_documents.zipped(dict.fromkeys(names, "x"))


@pytest.mark.parametrize(
    "data",
    [
        MINUTES.encode(),
        b"\xef\xbb\xbf" + MINUTES.encode(),
        MINUTES.encode("utf-16"),
        MINUTES.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "windows-1252"],
)
def test_plain_text_in_every_usual_encoding(data: bytes) -> None:
    document = read(data, "protokoll.pdf")
    assert document.reader == "text/1"
    assert [page.text for page in document.pages] == [MINUTES]
    assert document.size == len(data)


def test_form_feeds_divide_pages_and_the_last_opens_none() -> None:
    document = read(b"ett\n1 (3)\n\ftv\xc3\xa5\n2 (3)\n\f\ftre\f", "a.txt")
    assert [page.text for page in document.pages] == ["ett\n1 (3)\n", "två\n2 (3)\n", "", "tre"]
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    assert [page.label for page in document.pages] == ["1 (3)", "2 (3)", None, None]
    assert [(note.kind, note.page) for note in document.notes] == [("page_without_text", 3)]


def test_accents_written_apart_and_ligatures_have_one_spelling() -> None:
    assert read("A\u030angelholm a\u0308r o\u0308ppet, ofﬁciellt".encode(), "a.txt").pages[0].text == (
        "Ångelholm är öppet, officiellt"
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \r\n\t", "empty_file"),
        (b"\x1c\xc2\xa0", "empty_file"),
        (b"\n<!doctype html>\n<html><body>404</body></html>", "html_page"),
        (b"\xef\xbb\xbf<HTML lang='sv'>", "html_page"),
        (b"<!-- cache --> <html>", "html_page"),
        (zipped("word/document.xml"), "broken_docx"),
        (zipped("xl/workbook.xml", "[Content_Types].xml"), "unsupported_type"),
        (zipped("ppt/presentation.xml", "[Content_Types].xml"), "unsupported_type"),
        (zipped("minutes.txt")[:-30], "broken_zip"),
        (b"{\\rtf1\\ansi}", "empty_document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "unsupported_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9) + "EncryptedPackage".encode("utf-16-le"), "encrypted_document"),
        (b"From: a@b.se\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x", "unsupported_type"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "unsupported_type"),
        (b"<?xml version='1.0'?><a/>", "unsupported_type"),
        (b"\x01\x02\x03\x00\x05" * 40, "not_text"),
        (bytes(range(128, 256)) * 5, "not_text"),
        (b"%PDF-1.7\n%nothing more", "broken_pdf"),
        (b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>", "broken_pdf"),
    ],
)
def test_what_is_not_read_says_why_and_what_to_do(data: bytes, kind: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "protokoll.pdf")
    assert caught.value.kind == kind
    assert len(caught.value.message) > 10
    assert len(caught.value.hint) > 10


def test_an_unread_type_is_named() -> None:
    with pytest.raises(Unreadable, match="xlsx"):
        read(zipped("xl/workbook.xml", "[Content_Types].xml"), "protokoll.pdf")


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda tail: b"%PDF-1.5\n" + tail)))
def test_garbage_is_text_or_unreadable_and_nothing_else(data: bytes) -> None:
    try:
        document = read(data, "x")
    except Unreadable:
        return
    assert document.pages
    assert "".join(page.text for page in document.pages).strip()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kommunfullmäktige\n46 (108)\nProtokoll\nText.", "46 (108)"),
        ("HÖRBY KOMMUN PROTOKOLL 1(14 )\nText", "1(14)"),
        ("PROTOKOLL\nSida 8 av 23\nText", "8 av 23"),
        ("Nämnden\nSidan 4\nText", "4"),
        ("12\nKommunstyrelsen\nProtokoll\nText\nText\nText\nText", "12"),
        ("Text\nmer text\n- 7 -", "7"),
        ("Beslut\nKostnaden är\n12\nmiljoner\nkronor\noch mer\nän så", None),
        ("Avtalet gäller 5 av 10 år.", None),
    ],
)
def test_printed_page_numbers(text: str, label: str | None) -> None:
    assert page_label(text) == label


PROSE = (
    "Kommunen har under många år haft ett samarbete med en stad i ett annat land. Samarbetet har handlat om skola, "
    "kultur och näringsliv, och det har utvärderats av förvaltningen. Nämnden anser att det bör fortsätta."
)
NAMES = "\n".join(
    f"{first} {last}"
    for first in ("Anna", "Birgitta", "Carl-Johan", "Desirée", "Erik", "Fatima")
    for last in ("Lindqvist", "Svensson", "Bergström", "Hägglund", "Karimi", "Ohlsson")
)


def test_a_letter_cipher_is_garbled_and_names_are_not() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzåäö"
    mixed = list(letters)
    random.Random(7).shuffle(mixed)
    assert garbled(PROSE.lower().translate(str.maketrans(letters, "".join(mixed))))
    assert garbled("(cid:3)(cid:17)(cid:9) " * 20)
    assert not garbled(PROSE)
    assert not garbled(NAMES)
    assert not garbled("Xq zvw")
