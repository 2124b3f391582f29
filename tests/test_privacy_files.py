"""Names of files, lines that leave the program, and finished files looked through."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.inputs import gather
from pipeline.privacy import file_name, file_names, leaks_in, public, texts_of
from tests import made


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Medborgarförslag från Anna Ek.pdf", "Medborgarförslag från [enskild].pdf"),
        ("medborgarforslag-fran-anna-ek-om-bankar.pdf", "medborgarforslag-fran-[enskild]-om-bankar.pdf"),
        ("Medborgarförslag_från_Anna_Ek.pdf", "Medborgarförslag_från_[enskild].pdf"),
        ("bilaga 850615-7890.pdf", "bilaga [personnummer].pdf"),
        ("2022/ansokan_19850615-7890_del2.pdf", "2022/ansokan_[personnummer]_del2.pdf"),
    ],
)
def test_a_name_of_a_file_holds_nobody(name: str, bare: str) -> None:
    assert file_name(name) == bare
    assert file_name(bare) == bare


@pytest.mark.parametrize(
    "name", ["ks-2022-09-06-kallelse.pdf", "kf_20201123.pdf", "KSN-2022-00123.pdf", "protokoll-202011231430.pdf",
             "000_fc2ac87eae5f60a7.txt", "medborgarforslag-om-vanort.pdf", "a/b/§ 12.docx", "imports/table.csv"],
)  # fmt: skip
def test_other_names_stay(name: str) -> None:
    assert file_name(name) == name


def test_names_that_become_equal_are_told_apart() -> None:
    assert file_names(["a 850615-7890.pdf", "a 850616-7898.pdf", "b.pdf"]) == [
        "a [personnummer].pdf", "a [personnummer].pdf~2", "b.pdf",
    ]  # fmt: skip


def test_ids_of_documents_come_from_bare_names(tmp_path: Path) -> None:
    for day in ("850615-7890", "850616-7898"):
        (tmp_path / f"pnr {day}.txt").write_text("x")
    ids = [source.document_id for source in gather([tmp_path])]
    assert len(set(ids)) == 2
    assert all("[personnummer]" in name and "8506" not in name for name in ids)


def test_a_public_line_is_the_same_object_where_nothing_is_to_mask() -> None:
    record = made.process(made.EXAMPLE.encode(), "a.txt").records[0]
    assert public(record) is record


def test_a_public_record_keeps_ids_and_renames_evidence_with_its_member() -> None:
    record = made.process(made.EXAMPLE.encode(), "a.txt").records[0]
    group = record.evidence["established"]
    record = record.model_copy(
        update={
            "participants": ("Vänföreningen, tel 070-123 45 67",),
            "evidence": {**record.evidence, "participants.vanforeningen-tel-070-123-45-67": group},
        }
    )
    bare = public(record)
    assert bare.participants == ("Vänföreningen, tel [telefon]",)
    assert bare.record_id == record.record_id
    assert bare.evidence["participants.vanforeningen-tel-telefon"] == group
    assert "070-123" not in bare.to_line()
    assert ("participants", "Vänföreningen, tel [telefon]") in list(texts_of(bare))


def sqlite(text: str) -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE records (record_id TEXT, heading TEXT)")
    base.execute("INSERT INTO records VALUES ('a#p1/1', ?)", (text,))
    base.commit()
    return base.serialize()


def workbook(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
        book.writestr("xl/worksheets/sheet1.xml", "<worksheet><c><v>8506151235</v></c></worksheet>")
    return file.getvalue()


SECRET = "Ring 070-123 45 67"
FILES: list[tuple[str, Callable[[str], bytes], str]] = [
    ("a.csv", lambda text: f"record_id,heading\r\na#p1/1,{text}\r\n".encode(), "line 2 heading"),
    ("a.jsonl", lambda text: (json.dumps({"item": {"heading": text}}) + "\n").encode(), "line 1 item heading"),
    ("a.md", lambda text: f"# Titel\n\ntext\n\n{text}\n".encode(), "line 5"),
    ("a.svg", lambda text: f"<svg><title>{text}</title></svg>".encode(), "line 1"),
    ("b.svg", lambda text: f'<svg>\n<text aria-label="{text}"/></svg>'.encode(), "line 2"),
    ("a.html", lambda text: f'<p title="x">\n<a href="tel:{text[5:]}">x</a>'.encode(), "line 2 link"),
    ("a.ttl", lambda text: f'<https://exempel.se/2022/0701234567> dct:title "{text}" .'.encode(), "line 1"),
    ("a.sqlite", sqlite, "records row 1 heading"),
    ("a.xlsx", workbook, "xl/sharedStrings.xml line 1"),
]


@pytest.mark.parametrize(("name", "make", "place"), FILES)
def test_finished_files_are_looked_through(name: str, make: Callable[[str], bytes], place: str) -> None:
    found = leaks_in({name: make(SECRET)})
    assert [(leak.file, leak.place) for leak in found] == [(name, place)]
    assert "070-123" not in str(found[0])
    assert leaks_in({name: make("Ring kommunen")}) == []


def test_ids_hashes_places_and_coordinates_raise_no_alarm() -> None:
    row = {
        "record_id": "2022/0701234567.pdf#p12/1", "sha256": "19850615789012345678901234567890aabbccddeeff00112233445566778899",
        "case_number": "08-123 456 78", "place_key": "gn8506151235", "heading": "KS 2022/123 den 2020-11-23, 1 234 567 kronor",
        "quote": "org.nr 212000-1900", "start": 8506151235, "latitude": "59.3293", "value": "57.7089, 11.9746",
    }  # fmt: skip
    head, cells = ",".join(row), ",".join(f'"{cell}"' for cell in row.values())
    svg = '<svg><path d="M 070 123 45 67 L 850615-7890"/><text>2010–2014</text></svg>'
    md = "run 19850615789012345678901234567890aabbccddeeff00112233445566778899 of https://exempel.se/0701234567\n"
    files = {"a.jsonl": json.dumps(row), "a.csv": f"{head}\n{cells}\n", "a.svg": svg, "a.md": md}
    assert leaks_in({name: text.encode() for name, text in files.items()}) == []


def test_bytes_that_are_no_text_are_passed_over() -> None:
    assert leaks_in({"a.png": b"\x89PNG\r\n\x1a\n\xff\xfe850615-7890"}) == []
