"""Tables out of text, CSV and XLSX: every cell with its ink, every word of it read, told, or in no column."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import UsageError
from pipeline.imports import cells
from pipeline.imports.mapping import Mapping, layouts, read_mapping
from pipeline.imports.partner import Beside, link_partner, told_beside
from pipeline.imports.rows import import_table
from pipeline.imports.tables import read_table
from pipeline.process import DocumentResult
from pipeline.resolve.fold import fold
from schemas.record import AgreementRecord

TABLES = Path(__file__).parent / "tables"
APPENDIX = read_mapping(layouts()["nkk-2022.toml"], "nkk-2022.toml")
LIST = read_mapping((TABLES / "list.toml").read_bytes(), "list.toml")
TERMS = APPENDIX.words.agreement_class


def appendix() -> DocumentResult:
    return import_table((TABLES / "appendix.txt").read_bytes(), "imports/appendix.txt", APPENDIX)


def of(result: DocumentResult, body: str, kind: str = "twin") -> AgreementRecord:
    return next(r for r in result.records if r.swedish_partner.name == body and r.agreement_class == kind)


def grounded(result: DocumentResult) -> None:
    texts = {page.page: page.text for page in result.pages}
    for record in result.records:
        assert record.evidence
        for path, group in record.evidence.items():
            for evidence in group:
                assert texts[evidence.page][evidence.start : evidence.end] == evidence.quote != "", path
    for statement in result.statements:
        assert statement.subject in {record.record_id for record in result.records}


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("Vänortssamarbete", [("twin", None)], []),
        ("Vänortssamarbete   (sister regions) Kommunalt partnerskap (friendship)",
         [("twin", "sister regions"), ("partnership", "friendship")], []),
        ("Vänortssamarbete, kommunalt partnerskap", [("twin", None), ("partnership", None)], []),
        ("Samarbetsavtal", [("twin", "Samarbetsavtal")], []),
        ("Vänortssamarbete och något annat", [("twin", None)], ["och något annat"]),
        ("twin", [("twin", None)], []),
        ("okänt", [], ["okänt"]),
    ],
)  # fmt: skip
def test_classes_of_a_cell(text: str, found: list[tuple[str, str | None]], left: list[str]) -> None:
    parts, rest = cells.classes(text, TERMS, ("Samarbetsavtal",))
    assert [(part.value, part.designation) for part in parts] == found
    assert [text[start:end] for start, end in rest] == left
    for part in parts:
        if part.designation_span:
            assert text[slice(*part.designation_span)] == part.designation


@pytest.mark.parametrize(
    ("text", "value", "date", "by", "left"),
    [
        ("Avslutat (2020)", "ended", "2020", None, []),
        ("Delvis avslutat (2020)", "partly_ended", "2020", None, []),
        ("Avslutat (2019) av Kina", "ended", "2019", "Kina", []),
        ("Avslutat (oklart när)", "ended", None, None, []),
        ("Pausat (hösten?)", "paused", None, None, ["(hösten?)"]),
        ("Vilande sedan länge", "dormant", None, None, ["sedan länge"]),
        ("–", None, None, None, ["–"]),
    ],
)
def test_states_of_a_cell(text: str, value: str | None, date: str | None, by: str | None, left: list[str]) -> None:
    part, rest = cells.status(text, APPENDIX.words.status, "av", ("oklart när",))
    assert (part.value if part else None) == value
    assert (part.date.value if part and part.date else None) == date
    assert (part.by if part else None) == by
    assert [text[start:end] for start, end in rest] == left


@pytest.mark.parametrize(
    ("text", "value", "precision", "qualifier"),
    [
        ("2010", "2010", "year", None),
        (" 2010-05 ", "2010-05", "month", None),
        ("2010-05-03", "2010-05-03", "day", None),
        ("ca 1998", "1998", "year", "approximate"),
        ("före 1998", "1998", "year", "before"),
        ("1990-talet", "199X", "decade", None),
        ("2019–2021", "2019/2021", "range", None),
        ("oklart  när", None, "unknown", None),
    ],
)
def test_dates_of_a_cell(text: str, value: str | None, precision: str, qualifier: str | None) -> None:
    found = cells.date(text, ("oklart när",))
    assert found is not None and (found.value, found.precision, found.qualifier) == (value, precision, qualifier)


@pytest.mark.parametrize("text", ["199", "20 mars", "2010-13", "", "snart"])
def test_what_is_no_date(text: str) -> None:
    assert cells.date(text) is None


def test_labelled_parts_are_for_their_class_and_the_rest_for_all() -> None:
    text = "Vänort: Avslutat (2020) Kommunalt partnerskap: Vilande"
    parts = cells.labelled(text, TERMS)
    assert [(p.label, text[slice(*p.span)]) for p in parts] == [("twin", "Avslutat (2020)"), ("partnership", "Vilande")]
    assert cells.labelled("2007", TERMS) == [cells.Labelled(None, (0, 4))]
    shared = cells.part_for(cells.labelled("2007", TERMS), "twin")
    assert shared is not None and shared.span == (0, 4)


def test_a_table_in_text_gives_a_record_for_each_relation() -> None:
    result = appendix()
    grounded(result)
    assert [item.item_id for item in result.items] == [f"imports/appendix.txt#i{n}" for n in range(1, 8)]
    assert len(result.records) == 8 and result.document is not None and result.document.kind == "rapport"
    first = of(result, "Uppvidinge kommun")
    assert first.designation == "friendly city" and first.status == "dormant" and not first.acts
    assert first.foreign_partner is not None
    assert (first.foreign_partner.admin1, first.foreign_partner.local_units) == ("CN-JS", ("无锡市", "江苏省"))


def test_split_and_shared_cells() -> None:
    result = appendix()
    twin, project = of(result, "Tingsryds kommun"), of(result, "Tingsryds kommun", "partnership")
    assert (twin.designation, project.designation) == ("sister city", "project")
    assert twin.established and project.established
    assert (twin.established.value, project.established.value) == ("2005", "2011")
    assert (twin.status, project.status) == ("dormant", "ended")
    both = of(result, "Emmaboda kommun"), of(result, "Emmaboda kommun", "partnership")
    assert [(r.status, r.established.value if r.established else None) for r in both] == [("paused", "2007")] * 2
    assert both[0].foreign_partner and both[0].foreign_partner.country_group == "CN"


def test_who_ended_it_and_a_day_nobody_knows() -> None:
    result = appendix()
    ended = of(result, "Älmhults kommun")
    assert (ended.initiator, ended.status) == ("foreign", "ended")
    assert [(a.act, a.stage, a.by) for a in ended.acts] == [("end", "reported", "foreign")]
    unknown = of(result, "Region Kronoberg")
    assert unknown.ended is not None and (unknown.ended.value, unknown.ended.precision) == (None, "unknown")
    assert unknown.initiator == "unknown"


def test_what_is_not_understood_is_told_with_its_place() -> None:
    result = appendix()
    told = {}
    for issue in result.issues:
        assert issue.span is not None
        told[issue.kind] = result.pages[0].text[issue.span.start : issue.span.end]
    assert told["misspelt_body"] == "Älmhulst kommun"
    assert told["cell_not_understood"] == "efter samråd"
    assert told["unlinked_partner"].startswith("Örkelljunga")
    assert told["row_not_read"].startswith("Torsås")
    assert told["row_not_imported"].startswith("Nowhere")
    assert len(result.issues) == 5


def test_a_csv_file_with_quotes_and_dates() -> None:
    result = import_table((TABLES / "list.csv").read_bytes(), "imports/list.csv", LIST)
    grounded(result)
    first, second, third = result.records
    assert first.designation == 'Vänortsavtal, "det gamla"' and first.status == "active"
    assert first.evidence["designation"][0].quote == 'Vänortsavtal, ""det gamla""'
    assert second.foreign_partner is not None and second.foreign_partner.country == "UA"
    assert second.established is not None and second.established.qualifier == "approximate"
    assert second.ended is not None and second.ended.value == "2012-05-03" and second.acts[0].act == "end"
    assert third.status == "unknown" and third.established is None
    assert [i.kind for i in result.issues] == ["cell_not_understood", "cell_not_understood"]


def test_a_workbook_says_what_the_csv_file_says() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["municipality", "partner", "land", "name", "begun", "over", "state"])
    sheet.append(["Ystads kommun", "Haugesund", "NO", "Vänortsavtal", 1949, None, "active"])
    data = io.BytesIO()
    book.save(data)
    mapping = LIST.model_copy(update={"table": LIST.table.model_copy(update={"form": "xlsx"})})
    result = import_table(data.getvalue(), "imports/list.xlsx", mapping)
    grounded(result)
    assert result.records[0].established is not None and result.records[0].established.value == "1949"
    with pytest.raises(UsageError, match="no XLSX workbook"):
        read_table(b"PK no", mapping)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[columns]\nswedish_partner = 'a'\n", "lacks foreign_partner"),
        ("[columns]\nswedish_partner = 'a'\nforeign_partner = 'b'\nmayor = 'c'\n", "mayor"),
        ("[columns]\nswedish_partner = 'a'\nforeign_partner = 'b'\n[words.status]\nx = 'gone'\n", "words.status.x"),
        ("no toml", "is no TOML"),
        ("[columns]\nswedish_partner = 'a'\nforeign_partner = 7\n", "columns.foreign_partner"),
    ],
)
def test_a_wrong_mapping_says_where(toml: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        read_mapping(toml.encode(), "m.toml")


def test_a_file_without_the_headers_is_refused() -> None:
    with pytest.raises(UsageError, match="no row has the headers"):
        read_table(b"a,b\n1,2\n", Mapping.model_validate(LIST.model_dump()))


def test_a_column_may_have_one_of_several_headers() -> None:
    either = {"columns": {"swedish_partner": "a", "foreign_partner": ["b", "c"]}, "fixed": {"country": "NO"}}
    mapping = Mapping.model_validate(either)
    for header in ("b", "c"):
        result = import_table(f"a,{header}\nYstads kommun,Haugesund\n".encode(), "imports/t.csv", mapping)
        assert [r.foreign_partner.name for r in result.records if r.foreign_partner] == ["Haugesund"]
    with pytest.raises(UsageError, match="b or c"):
        read_table(b"a,d\n1,2\n", mapping)


@pytest.mark.parametrize(
    ("units", "found"),
    [
        (("珠海市", "广东省"), Beside(("珠海市", "广东省"))),
        (("Львів", "Ukraina"), Beside(("Львів",), "UA")),
        (("UA",), Beside((), "UA")),
        (("okänt land",), Beside((), "")),
        (("Norge", "gn3147490"), Beside((), "NO", "gn3147490")),
        (("x-NO-a-b", "Rogaland"), Beside(("Rogaland",), None, "x-NO-a-b")),
        (("gn", "iso", "gnx"), Beside(("gn", "iso", "gnx"))),
    ],
)
def test_what_stands_beside_a_name(units: tuple[str, ...], found: Beside) -> None:
    assert told_beside(units, ("okänt land",)) == found


def test_a_key_names_the_place_itself() -> None:
    found = link_partner("Chu-hai", "CN", key="gn1790437")
    assert (found.name, found.admin1, found.linked) == ("Chu-hai", "CN-GD", True)
    nowhere = link_partner("Zhuhai", "CN", key="gn999999999999")
    assert (nowhere.place_key, nowhere.linked) == ("gn999999999999", False)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("'=1+1", "=1+1"),
        ("'-x", "-x"),
        ("'＠x", "＠x"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("'", "'"),
        ("=1", "=1"),
        ("' x", "' x"),
    ],
)
def test_the_apostrophe_before_a_formula_is_no_part_of_the_cell(cell: str, name: str) -> None:
    mapping = Mapping.model_validate(
        {"columns": {"swedish_partner": "a", "foreign_partner": "b"}, "table": {"neutralised": True}}
    )
    table = read_table(f"a,b\nYstads kommun,{cell}\n".encode(), mapping)
    found = table.rows[0].cells["b"]
    assert found.text == name == table.pages[0][found.start : found.end]
    plain = mapping.model_copy(update={"table": mapping.table.model_copy(update={"neutralised": False})})
    assert read_table(f"a,b\nYstads kommun,{cell}\n".encode(), plain).rows[0].cells["b"].text == cell


def test_an_undated_table_tells_a_state_behind_its_start() -> None:
    """And one that says that nobody knows how it stands, or that it came to nothing, does not put it in force."""
    mapping = LIST.model_copy(update={"document": LIST.document.model_copy(update={"date": None})})
    head = "municipality,partner,land,name,begun,over,state\n"

    def state(word: str) -> list[tuple[str, str | None]]:
        data = f"{head}Ystads kommun,Haugesund,NO,,1949,,{word}\n".encode()
        (found,), _ = fold(import_table(data, "imports/t.csv", mapping).records)
        assert found.status == found.states[-1].status if found.states else found.status == word
        return [(s.status, s.since.value if s.since else None) for s in found.states]

    assert state("dormant") == [("active", "1949"), ("dormant", None)]
    assert state("expired") == [("active", "1949"), ("expired", None)]
    assert state("active") == [("active", "1949")]
    assert state("unknown") == state("not_established") == state("proposed") == []
