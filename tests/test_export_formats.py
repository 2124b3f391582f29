"""The files of an export, each opened by another program than the one that wrote it."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import openpyxl
import pyarrow.parquet as parquet
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.export.bundle import files
from pipeline.export.dcat import as_dcat
from pipeline.export.flat import as_csv
from pipeline.export.lines import load_coverage, load_export
from pipeline.export.model import Column, Meaning, Shape, Table, shapes
from pipeline.export.publication import Contact, Licence, Publication, Publisher
from pipeline.export.workbook import as_xlsx
from pipeline.export.write import put
from pipeline.store import Dataset
from schemas.coverage import Coverage
from tests.made_export import many, one, small

FULL = Publication(
    publisher=Publisher(name='Ekby "nya" universitet', uri="https://example.org/ekby"),
    contact=Contact(name="Vänortsredaktionen", email="data@example.org"),
    landing_page="https://example.org/vanort",
    licence=Licence(name="CC BY 4.0", uri="https://creativecommons.org/licenses/by/4.0/", spdx="CC-BY-4.0"),
    sources="https://example.org/docs/",
    version="3",
    issued="2026-11-21",
)
COVERAGE = (Coverage(body=one(1)[1].swedish_partner, year=2020, state="partly", documents=4),)


def nasty() -> Table:
    columns = tuple(
        Column(name, kind, Meaning(name, name), name, primary=name == "a")  # type: ignore[arg-type]
        for name, kind in (("a", "text"), ("b", "text"))
    )
    rows = (("=1+1", 'x"; å\n'), ("@SUM(A1)", True), ("-", None), ("+46", 2.5), ("\tx", "'ok"))
    return Table(Shape("t", Meaning("t", "t"), None, columns), rows)


def test_csv_reads_back_and_holds_no_formula() -> None:
    data = as_csv(nasty())
    assert data.startswith(b"\xef\xbb\xbf")
    got = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert got[0] == ["a", "b"]
    assert [row[0] for row in got[1:]] == ["'=1+1", "'@SUM(A1)", "'-", "'+46", "'\tx"]
    assert [row[1] for row in got[1:]] == ['x"; å\n', "true", "", "2.5", "'ok"]


_UNSEEN = st.text(alphabet="\t\r\n \u00a0\u200b\ufeff\u2060\u00ad", max_size=4)
_SIGN = st.sampled_from("=+-@＝＋－＠﹦﹢﹣﹫−")


@given(_UNSEEN, _SIGN, st.text(max_size=10))
def test_no_text_of_a_csv_can_be_a_formula(unseen: str, sign: str, rest: str) -> None:
    table = nasty()
    (_, row) = csv.reader(
        io.StringIO(as_csv(Table(table.shape, ((unseen + sign + rest, None),))).decode("utf-8-sig"), newline="")
    )
    assert row[0] == "'" + unseen + sign + rest


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=20))
def test_any_text_reads_back_from_csv(text: str) -> None:
    data = as_csv(Table(nasty().shape, ((text, None),))).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(data, newline=""))
    assert row[0] in (text, f"'{text}")
    assert unicodedata.normalize("NFKC", row[0].strip()[:1]) not in ("=", "+", "-", "@")


def test_a_workbook_holds_texts_and_numbers_and_no_formula() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx([nasty()])))["t"]
    assert [cell.value for cell in sheet["A"]] == ["a", "=1+1", "@SUM(A1)", "-", "+46", "\tx"]
    assert {cell.data_type for cell in sheet["A"]} == {"s"}, "a formula would be of type f"
    assert [cell.value for cell in sheet["B"]][2:5] == [True, None, 2.5]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B6"


def workbook(dataset: Dataset, publication: Publication = FULL) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(files(dataset, publication=publication)["vanort.xlsx"]))


def cell(book: openpyxl.Workbook, sheet: str, column: str, row: int = 2) -> openpyxl.cell.Cell:
    names = [cell.value for cell in book[sheet][1]]
    return book[sheet].cell(row, names.index(column) + 1)


def goal(book: openpyxl.Workbook, sheet: str, column: str, row: int = 2) -> str:
    link = cell(book, sheet, column, row).hyperlink
    assert link is not None, (sheet, column)
    return (link.target or "") + (f"#{link.location}" if link.location else "")


def test_the_sheets_of_a_workbook() -> None:
    book = workbook(many(2))
    assert book.sheetnames == ["agreements", "acts", "motions", "evidence", "sources", "codebook"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
    told = files(many(1), coverage=COVERAGE)["vanort.xlsx"]
    assert "coverage" in openpyxl.load_workbook(io.BytesIO(told)).sheetnames


def test_each_cell_on_ink_of_a_workbook_opens_its_page() -> None:
    book = workbook(many(2))
    assert goal(book, "agreements", "established", 3) == "https://example.org/docs/minutes/2.pdf#page=2"
    assert goal(book, "agreements", "established_source") == "https://example.org/docs/minutes/1.pdf#page=2"
    assert goal(book, "agreements", "status") == "https://example.org/docs/minutes/1.pdf#page=3"
    assert goal(book, "agreements", "country") == "https://example.org/docs/minutes/1.pdf#page=3"
    assert goal(book, "acts", "date") == "https://example.org/docs/minutes/1.pdf#page=2"
    assert goal(book, "motions", "outcome") == "https://example.org/docs/minutes/1.pdf#page=3"
    assert goal(book, "sources", "link") == "https://example.org/docs/minutes/1.pdf"
    shape = shapes()["agreements"]
    for column in shape.columns:
        if column.source and cell(book, "agreements", column.name).value not in (None, "unknown"):
            assert "#page=" in goal(book, "agreements", column.name), column.name


def test_a_relative_folder_of_documents_stays_relative() -> None:
    book = workbook(many(1), Publication(sources="../minutes"))
    there = goal(book, "agreements", "ended")
    assert there.replace("\\", "/") == "../minutes/minutes/1.pdf#page=3", "Excel writes such paths with backslashes"


def test_ids_lead_from_sheet_to_sheet() -> None:
    book = workbook(many(2))

    def follow(sheet: str, column: str, row: int = 2) -> object:
        place, _, address = goal(book, sheet, column, row).removeprefix("#").partition("!")
        return book[place.strip("'")][address].value

    assert follow("acts", "agreement_id", 4) == cell(book, "agreements", "agreement_id", 3).value
    assert follow("acts", "document_id") == "minutes/1.pdf"
    first = next(
        row
        for row in book["evidence"].iter_rows(min_row=2, values_only=True)
        if str(row[0]).startswith("minutes/2.pdf")
    )
    assert follow("agreements", "agreement_id", 3) == first[0]


def test_what_stands_in_no_file_leads_to_its_quote() -> None:
    record, agreement = one(1)
    by_hand = record.document.model_copy(update={"reader": "manual/1", "kind": "annat"})
    dataset = Dataset(records=(record.model_copy(update={"document": by_hand}),), agreements=(agreement,))
    book = workbook(dataset)
    place = goal(book, "agreements", "established").removeprefix("#'evidence'!")
    assert book["evidence"][place].value == "minutes/1.pdf#p7/1:established:1"


def test_a_sheet_with_more_links_than_it_can_hold_keeps_those_of_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = workbook(many(2))
    values = sum(1 for row in whole["acts"].iter_rows() for one in row if one.hyperlink)
    monkeypatch.setattr("pipeline.export.workbook._LINKS", values - 1)
    book = workbook(many(2))
    assert cell(book, "acts", "date").hyperlink is not None
    assert cell(book, "acts", "stage").hyperlink is None, "another value on the same ink"
    assert cell(book, "acts", "stage").value == "reported"


def test_rows_that_a_sheet_cannot_hold_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.export.workbook._LINES", 10)
    sheet = workbook(many(4))["evidence"]
    assert sheet.max_row == 11
    assert sheet["A11"].value == "… 43 more rows stand in the CSV file"


def test_parquet_has_the_rows_types_and_meanings_of_the_table() -> None:
    made = files(many(3))
    table = parquet.read_table(io.BytesIO(made["agreements.parquet"]))
    assert table.num_rows == 3
    assert table.column("established_year").to_pylist() == [1991, 1992, 1993]
    field = table.schema.field("sample")
    assert str(field.type) == "bool"
    assert field.metadata[b"description"].startswith(b"True for rows from made-up")
    assert table.column_names == list(shapes()["agreements"].names)


def test_sqlite_has_keys_references_indexes_and_views(tmp_path: Path) -> None:
    made = files(many(3), coverage=COVERAGE)
    (tmp_path / "vanort.sqlite").write_bytes(made["vanort.sqlite"])
    with sqlite3.connect(tmp_path / "vanort.sqlite") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert len(base.execute("PRAGMA foreign_key_list(evidence)").fetchall()) == 3
        keys = [row[1] for row in base.execute("PRAGMA table_info(acts)") if row[5]]
        assert keys == ["act_id"]
        in_force = base.execute("SELECT count(*) FROM agreements_in_force").fetchone()
        assert in_force == (0,)
        timeline = base.execute("SELECT act, date FROM timeline WHERE foreign_partner = 'Ort 2'").fetchall()
        assert timeline == [("establish", "1992"), ("end", "2020-03-02")]
        quotes = base.execute("SELECT quote, page FROM proofs WHERE field = 'motion.outcome'").fetchall()
        assert quotes == [("bifalls", 3)] * 3
        plan = base.execute("EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE agreement_id = 'x'").fetchall()
        assert "USING INDEX" in plan[0][3]
        told = base.execute("SELECT swedish FROM codebook WHERE vocabulary = 'status' AND value = 'ended'").fetchone()
        assert told[0].startswith("avslutat")


@pytest.mark.parametrize("dataset", [Dataset(), small(), many(3)], ids=["empty", "small", "many"])
def test_frictionless_finds_no_error(dataset: Dataset, tmp_path: Path) -> None:
    from frictionless import validate

    put(files(dataset, coverage=COVERAGE, publication=FULL), tmp_path)
    report = validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    assert [task.name for task in report.tasks] == list(shapes())


def test_frictionless_would_find_an_error(tmp_path: Path) -> None:
    from frictionless import validate

    put(files(many(1)), tmp_path)
    path = tmp_path / "acts.csv"
    path.write_bytes(path.read_bytes().replace(b"decided", b"done"))
    assert not validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("publication", [Publication(), FULL], ids=["defaults", "full"])
def test_dcat_holds_what_is_mandatory_in_sweden(publication: Publication) -> None:
    from pyshacl import validate
    from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph

    shape = Graph().parse(Path(__file__).parent / "shapes" / "dcat-ap-se.ttl", format="turtle")
    graph = Graph().parse(
        data=as_dcat(files(many(1), publication=publication), publication), format="turtle",
        publicID="https://example.org/vanort/dcat.ttl",
    )  # fmt: skip
    conforms, _, told = validate(graph, shacl_graph=shape)
    assert conforms, told
    distributions = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) == 5
    assert all(graph.value(one, DCAT.accessURL) for one in distributions)
    (name,) = {str(name) for name in graph.objects(None, FOAF.name)} if publication is FULL else {"-"}
    assert name in ('Ekby "nya" universitet', "-")
    for broken in (FOAF.name, DCTERMS.title, DCTERMS.license):
        less = Graph() + graph
        less.remove((None, broken, None))
        assert not validate(less, shacl_graph=shape)[0], broken


def test_the_citation_names_publisher_version_and_year() -> None:
    made = files(many(2), publication=FULL)
    text = made["citation.sv.txt"].decode()
    assert text.startswith('Ekby "nya" universitet (2026). Svenska kommuners')
    assert "Version 3." in text and "2 avtal ur 2 handlingar" in text and "påhittade" not in text
    cff = yaml.safe_load(made["CITATION.cff"])
    assert (cff["cff-version"], cff["type"], cff["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert cff["authors"] == [{"name": 'Ekby "nya" universitet', "website": "https://example.org/ekby"}]
    assert (
        "CC BY 4.0" in made["rights.en.md"].decode() and "- `official` (2 documents)" in made["rights.en.md"].decode()
    )
    assert "inte angiven" in files(many(1))["rights.sv.md"].decode(), "no licence is made up"
    for language, told in (
        ("sv", "bara beskrivningen, inte data"),
        ("en", "of the description alone, not of the data"),
    ):
        assert told in files(many(1))[f"rights.{language}.md"].decode(), "the catalogue's CC0 is not the data's"
    assert "dcterms:rights <rights.en.md>, <rights.sv.md>" in files(many(1))["dcat.ttl"].decode()


def test_samples_are_flagged() -> None:
    record, agreement = one(1)
    dataset = Dataset(
        records=(record.model_copy(update={"sample": True}),), agreements=(agreement.model_copy(update={"sample": True}),)
    )  # fmt: skip
    made = files(dataset)
    for name in ("agreements", "acts", "motions", "records", "evidence", "sources"):
        for row in csv.DictReader(io.StringIO(made[f"{name}.csv"].decode("utf-8-sig"), newline="")):
            assert row["sample"] == "true", name
    assert "1 av avtalen är påhittade exempel" in made["citation.sv.txt"].decode()
    assert "- `made_up` (1 " in made["rights.sv.md"].decode()


@pytest.mark.parametrize("dataset", [Dataset(), small(), many(4)], ids=["empty", "small", "many"])
def test_what_is_read_back_is_exported_as_the_same_bytes(dataset: Dataset, tmp_path: Path) -> None:
    first = files(dataset, coverage=COVERAGE, publication=FULL)
    put(files(dataset, coverage=COVERAGE, publication=FULL), tmp_path)
    back = load_export(tmp_path)
    assert back.agreements == dataset.agreements
    again = files(back, coverage=load_coverage(tmp_path), publication=FULL)
    assert {name for name in first if first[name] != again.get(name)} == set()
    assert first.keys() == again.keys()


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no export in"):
        load_export(tmp_path)
    put(files(small()), tmp_path)
    (tmp_path / "records.jsonl").write_text('{"record_id": "x"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"records\.jsonl is no export of this version"):
        load_export(tmp_path)


_AGAIN = """
import hashlib, json
from pipeline.export.bundle import files
from tests.made_export import many, small
from tests.test_export_formats import COVERAGE, FULL
made = files(many(20), coverage=COVERAGE, publication=FULL)
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in made.items()}))
"""


def test_the_same_bytes_in_another_process_time_zone_and_locale() -> None:
    def build(**more: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **more}
        return subprocess.run(
            [sys.executable, "-c", _AGAIN], env=environment, capture_output=True, text=True, check=True
        ).stdout  # fmt: skip

    one_way = build(PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8")
    other = build(PYTHONHASHSEED="2", TZ="America/Anchorage", LC_ALL="POSIX", LANG="sv_SE.UTF-8")
    assert one_way == other
    assert len(one_way) > 2000


def test_the_order_of_the_dataset_is_all_that_counts(tmp_path: Path) -> None:
    first, second = put(files(many(2)), tmp_path / "a"), put(files(many(2)), tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert "pages.jsonl" not in {path.name for path in first}, "the raw text is part of no export"


def test_other_parts_add_their_files() -> None:
    made = files(many(1), extra={"charts/status.sv.svg": b"<svg/>"})
    assert made["charts/status.sv.svg"] == b"<svg/>"
    assert list(made) == sorted(made)
    with pytest.raises(ValueError, match=r"dcat\.ttl"):
        files(many(1), extra={"dcat.ttl": b""})
