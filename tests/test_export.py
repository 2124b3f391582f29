"""What the tables of an export hold, and the proof of each value."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.export.flat import as_csv
from pipeline.export.model import Cell, Proof, Table, plain, table
from pipeline.export.publication import Publication
from pipeline.export.tables import tables
from pipeline.privacy import mask
from pipeline.store import Dataset
from schemas.coverage import Coverage
from schemas.record import Motion, Mover, Scope
from tests.made_export import many, one, small


def made(name: str, dataset: Dataset | None = None, publication: Publication | None = None) -> Table:
    found = tables(dataset or small(), publication=publication or Publication())
    return next(table for table in found if table.name == name)


def rows(name: str, dataset: Dataset | None = None, publication: Publication | None = None) -> list[dict[str, Cell]]:
    found = made(name, dataset, publication)
    return [dict(zip(found.columns, map(plain, row), strict=True)) for row in found.rows]


def test_a_record_with_the_place_of_its_evidence() -> None:
    first, second = rows("records")
    assert (first["body"], first["foreign_partner"], first["established"]) == ("Ekby kommun", "Riga", "2010")
    assert (first["acts"], first["date"], first["linked"]) == ("end (decided)", "2024-03-21", False)
    assert first["established_source"] == "a.txt § 1 p. 1"
    assert second["acts_source"] == "b.txt § 2 p. 1"
    assert first["ended_source"] is None, "an empty field has no source"


def test_an_agreement_with_the_places_that_say_so() -> None:
    (row,) = rows("agreements")
    assert row["established_source"] == "a.txt § 1 p. 1; b.txt § 2 p. 1"
    assert row["record_ids"] == "a.txt#p1/1; b.txt#p2/1"
    assert (row["established"], row["established_year"], row["established_qualifier"]) == ("2010", 2010, None)


def test_only_records_that_agree_are_sources_of_a_value() -> None:
    dataset = small()
    other = dataset.records[1].model_copy(update={"established": None})
    (row,) = rows("agreements", replace(dataset, records=(dataset.records[0], other)))
    assert row["established_source"] == "a.txt § 1 p. 1"


@pytest.mark.parametrize("name", ["agreements", "acts", "motions"])
def test_every_cell_on_ink_has_a_proof_that_is_a_line_of_evidence(name: str) -> None:
    dataset = many(3)
    evidence = {row["evidence_id"]: row for row in rows("evidence", dataset)}
    found = made(name, dataset)
    proved = 0
    for row in found.rows:
        cells = dict(zip(found.columns, row, strict=True))
        for column in found.shape.columns:
            if column.source and cells[column.name] not in (None, "unknown"):
                ink = cells[column.source]
                assert isinstance(ink, Proof), column.name
                line = evidence[ink.evidence_id]
                assert (line["document_id"], line["page"]) == (ink.document_id, ink.page)
                assert ink.text.startswith(f"{ink.document_id} § 7 p. ")
                proved += 1
    assert proved >= 18


def test_the_proof_of_a_value_is_its_own_ink() -> None:
    table = made("agreements", many(1))
    (row,) = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    assert row["established_source"] == Proof("minutes/1.pdf § 7 p. 2", "minutes/1.pdf", 2, "minutes/1.pdf#p7/1:established:1")  # fmt: skip
    assert isinstance(row["status_source"], Proof)
    assert row["status_source"].evidence_id == "minutes/1.pdf#p7/1:acts.end-decided:1", "the act that made it"
    assert isinstance(row["agreement_class_source"], Proof)
    assert row["agreement_class_source"].evidence_id.endswith(":designation:1"), "the class rests on what it is called"


def test_acts_and_motions_stand_with_their_agreement() -> None:
    first, second = rows("acts", many(1))
    assert (first["act"], first["stage"], first["date"], first["by"]) == ("establish", "reported", "1991", "swedish")
    assert second["act_id"] == "minutes/1.pdf#p7/1:end-decided"
    assert second["agreement_id"] == rows("agreements", many(1))[0]["agreement_id"]
    (motion,) = rows("motions", many(1))
    assert (motion["title"], motion["outcome"], motion["movers"]) == (
        "Avsluta avtalet med Ort 1",
        "granted",
        "Ada Ek (S)",
    )
    assert motion["movers_source"] == "minutes/1.pdf § 7 p. 2"


def test_an_act_on_a_set_stands_by_itself_and_with_each_agreement() -> None:
    record, agreement = one(1)
    told, _ = one(2, name="letter")
    on_set = told.model_copy(
        update={"agreement_id": None, "foreign_partner": None, "scope": Scope(of="country", value="RU", except_=())}
    )
    given = agreement.acts[1].model_copy(update={"record_id": on_set.record_id})
    agreement = agreement.model_copy(update={"acts": (*agreement.acts, given)})
    dataset = Dataset(records=(record, on_set), agreements=(agreement,))
    found = {row["act_id"]: row for row in rows("acts", dataset)}
    alone = found[f"{on_set.record_id}:end-decided"]
    assert (alone["agreement_id"], alone["foreign_partner"]) == (None, "all in RU")
    applied = found[f"{on_set.record_id}:end-decided@{agreement.agreement_id}"]
    assert (applied["agreement_id"], applied["document_id"]) == (agreement.agreement_id, "letter/2.pdf")
    assert len(found) == 5
    assert [row["agreement_id"] for row in rows("motions", dataset)] == [agreement.agreement_id, None]


def test_every_quote_is_in_the_evidence() -> None:
    found = {(row["record_id"], row["field"]): row for row in rows("evidence")}
    row = found["b.txt#p2/1", "established"]
    assert (row["value"], row["quote"], row["paragraph"], row["page"]) == ("2010", "2010", "2", 1)
    assert row["agreement_id"] == "kommun-0001-x-LV-riga-twin"
    assert found["a.txt#p1/1", "acts.end-decided"]["part"] == "beslut"
    assert len(found) == 8


def test_sources_say_what_they_are_and_what_holds_of_them() -> None:
    first, second = rows("sources", many(2))
    assert (first["document_id"], first["pages"], first["records"]) == ("minutes/1.pdf", 3, 1)
    assert (first["rights"], first["origin"], first["quality"]) == ("official", "extracted", "text")
    assert first["attribution"] == "Ekby 1 kommun, kommunfullmäktige, Protokoll 1, 2020-03-02"
    assert first["sha256"] != second["sha256"]


def test_tables_and_statements_of_others_are_sources_too() -> None:
    record, agreement = one(1)
    imported = record.document.model_copy(update={"reader": "import/1", "kind": "rapport", "body": None})
    by_hand = record.document.model_copy(update={"reader": "manual/1", "kind": "annat", "document_id": "manual/1"})
    table = record.model_copy(update={"document": imported, "record_id": "minutes/1.pdf#i4/1"})
    letter = record.model_copy(update={"document": by_hand, "record_id": "manual/1#i1/1"})
    agreement = agreement.model_copy(update={"record_ids": (table.record_id, letter.record_id)})
    dataset = Dataset(records=(table, letter), agreements=(agreement,))
    said = Publication(addresses={"minutes/1.pdf": "https://example.org/report.pdf"})
    manual, report = rows("sources", dataset, said)
    assert (manual["origin"], manual["rights"], manual["link"]) == ("manual", "own", None)
    assert (report["origin"], report["rights"]) == ("imported", "quoted")
    assert report["link"] == "https://example.org/report.pdf"
    (row,) = rows("agreements", dataset)
    assert row["established_source"] == "minutes/1.pdf row 4 p. 2; manual/1 § 7 p. 2"


@pytest.mark.parametrize(
    ("base", "name", "link"),
    [
        ("", "a b/ä.pdf", "a%20b/%C3%A4.pdf#page=2"),
        ("https://example.org/docs", "x.pdf", "https://example.org/docs/x.pdf#page=2"),
        ("../minutes/", "x.PDF", "../minutes/x.PDF#page=2"),
        ("", "summons.pdf!3", "summons.pdf#page=2"),
        ("", "page.html", "page.html"),
    ],
)
def test_a_line_of_evidence_opens_its_page(base: str, name: str, link: str) -> None:
    record, agreement = one(1)
    record = record.model_copy(update={"document": record.document.model_copy(update={"document_id": name})})
    found = rows("evidence", Dataset(records=(record,), agreements=(agreement,)), Publication(sources=base))
    assert {row["link"] for row in found if row["page"] == 2} == {link}


def test_coverage_is_a_table_of_its_own() -> None:
    body = one(1)[1].swedish_partner
    lines = [Coverage(body=body, year=year, state="partly", documents=3, unreadable=1) for year in (2020, 2019)]
    found = next(table for table in tables(small(), coverage=lines) if table.name == "coverage")
    years = [dict(zip(found.columns, row, strict=True))["year"] for row in found.rows]
    assert years == [2019, 2020]


def test_a_citizens_name_is_in_no_table() -> None:
    dataset = small()
    motion = Motion(kind="medborgarforslag", title="Medborgarförslag från Anna Ek om vänorten", outcome="rejected",
                    outcome_stage=None, movers=(Mover(name=None, role="enskild"),))  # fmt: skip
    item = dataset.records[0].item.model_copy(update={"heading": "Medborgarförslag från Anna Ek om vänorten"})
    record = dataset.records[0].model_copy(update={"motion": motion, "item": item})
    found = tables(replace(dataset, records=(record, dataset.records[1])))
    whole = b"".join(as_csv(table) for table in found).decode()
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


def test_a_cell_without_a_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="no column of acts: colour"):
        table("acts", [{"act_id": "1", "colour": "red"}])
