"""Tables, CSV and XLSX."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from pipeline.export.tables import Table, tables
from pipeline.export.write import as_csv, as_xlsx, export
from pipeline.privacy import mask
from pipeline.store import Dataset
from schemas.record import Motion, Mover
from tests.made import EXAMPLE, fold, process


def dataset() -> Dataset:
    texts = {"a.txt": EXAMPLE, "b.txt": "prosa\n" + EXAMPLE}
    made = Dataset.of_documents((name, process(text.encode(), name)) for name, text in texts.items())
    agreements, issues = fold(made.records)
    return made.folded(agreements, (), issues)


def rows(name: str, made: Dataset | None = None) -> list[dict[str, object]]:
    table = next(table for table in tables(made or dataset()) if table.name == name)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_record_with_the_place_of_its_evidence() -> None:
    first, second = rows("records")
    assert (first["body"], first["foreign_partner"], first["established"]) == ("Ekby kommun", "Riga", "2010")
    assert (first["acts"], first["date"], first["linked"]) == ("end (decided)", "2024-03-21", False)
    assert first["established_source"] == "a.txt § 1 p. 1"
    assert second["acts_source"] == "b.txt § 2 p. 1"
    assert first["ended_source"] == "", "an empty field has no source"


def test_an_agreement_with_the_places_that_say_so() -> None:
    (row,) = rows("agreements")
    assert row["established_source"] == "a.txt § 1 p. 1; b.txt § 2 p. 1"
    assert row["record_ids"] == "a.txt#p1/1; b.txt#p2/1"


def test_only_records_that_agree_are_sources_of_a_value() -> None:
    made = dataset()
    other = made.records[1].model_copy(update={"established": None})
    (row,) = rows("agreements", replace(made, records=(made.records[0], other)))
    assert row["established_source"] == "a.txt § 1 p. 1"


def test_every_quote_is_in_the_evidence() -> None:
    found = {(row["record_id"], row["field"]): row for row in rows("evidence")}
    row = found["b.txt#p2/1", "established"]
    assert (row["value"], row["quote"], row["paragraph"], row["page"]) == ("2010", "2010", "2", 1)
    assert found["a.txt#p1/1", "acts.end-decided"]["part"] == "beslut"
    assert len(found) == 8


def test_a_citizens_name_is_in_no_table() -> None:
    made = dataset()
    motion = Motion(kind="medborgarforslag", title="Medborgarförslag från Anna Ek om vänorten", outcome="rejected",
                    outcome_stage=None, movers=(Mover(name=None, role="enskild"),))  # fmt: skip
    item = made.records[0].item.model_copy(update={"heading": "Medborgarförslag från Anna Ek om vänorten"})
    record = made.records[0].model_copy(update={"motion": motion, "item": item})
    whole = b"".join(as_csv(table) for table in tables(replace(made, records=(record, made.records[1])))).decode()
    assert "enskild" in whole
    assert "Anna" not in whole


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Medborgarförslag från Anna Ek om vänort", "Medborgarförslag från [enskild] om vänort"),
        ("medborgarförslaget av Bo af Ek och Eva Lund, 2020", "medborgarförslaget av [enskild] och [enskild], 2020"),
        ("medborgarförslag som inlämnats av\nAnna Ek", "medborgarförslag som inlämnats av\n[enskild]"),
        ("Motion från Anna Ek (M) om vänort", "Motion från Anna Ek (M) om vänort"),
        ("Medborgarförslag från en invånare", "Medborgarförslag från en invånare"),
    ],
)
def test_mask(text: str, hidden: str) -> None:
    assert mask(text) == hidden


NASTY = Table("t", ("a", "b"), (("=1+1", 'x"; å\n'), ("@SUM(A1)", True), ("-", None), ("+46", 2.5), ("\tx", "'ok")))


def test_csv_reads_back_and_holds_no_formula() -> None:
    data = as_csv(NASTY)
    assert data.startswith(b"\xef\xbb\xbf")
    got = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert got[0] == ["a", "b"]
    assert [row[0] for row in got[1:]] == ["'=1+1", "'@SUM(A1)", "'-", "'+46", "'\tx"]
    assert [row[1] for row in got[1:]] == ['x"; å\n', "true", "", "2.5", "'ok"]


def test_a_workbook_holds_texts_and_numbers_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([NASTY])))["t"]
    assert [cell.value for cell in sheet["A"]] == ["a", "=1+1", "@SUM(A1)", "-", "+46", "\tx"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}, "a formula would be of type f"
    assert [cell.value for cell in sheet["B"]][2:5] == [True, None, 2.5]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B6"


def test_the_ids_of_a_workbook_lead_from_sheet_to_sheet(tmp_path: Path) -> None:
    export(dataset(), tmp_path)
    book = openpyxl.load_workbook(tmp_path / "vanort.xlsx")

    def follow(sheet: str, cell: str) -> object:
        link = book[sheet][cell].hyperlink
        goal, _, place = link.location.partition("!")
        return book[goal.strip("'")][place].value

    assert book["agreements"]["A2"].value == "kommun-0001-x-LV-riga-twin"
    assert follow("agreements", "A2") == "a.txt#p1/1", "its first record"
    assert follow("records", "A3") == "b.txt#p2/1", "its first evidence"
    assert book["evidence"]["A5"].value == "a.txt#p1/1"
    assert book["records"]["A3"].hyperlink.location == "'evidence'!A6"
    assert follow("records", "B3") == "kommun-0001-x-LV-riga-twin"
    assert book["evidence"]["A2"].hyperlink is None


def test_the_same_data_gives_the_same_files(tmp_path: Path) -> None:
    first, second = export(dataset(), tmp_path / "a"), export(dataset(), tmp_path / "b")
    assert [path.name for path in first] == ["agreements.csv", "records.csv", "evidence.csv", "vanort.xlsx"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_empty_dataset_gives_headers_alone(tmp_path: Path) -> None:
    for path in export(Dataset(), tmp_path)[:3]:
        assert path.read_bytes().count(b"\r\n") == 1
    assert openpyxl.load_workbook(tmp_path / "vanort.xlsx").sheetnames == ["agreements", "records", "evidence"]
