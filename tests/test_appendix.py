"""The appendix: the report's table out of its agreements, cell by cell, and what each cell says for any agreement."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from pipeline.export import appendix_words as words
from pipeline.export.appendix import COLUMNS, appendix, columns
from pipeline.export.collation import by_place, swedish
from pipeline.imports import cells
from pipeline.imports.partner import link_partner
from pipeline.places.bodies import resolve_body
from pipeline.run import refold
from pipeline.store import Dataset, load
from schemas.agreement import Agreement
from schemas.dates import Date
from schemas.document import Body
from schemas.record import AgreementClass, By, Status
from tests.agreements import BODIES, agreement, body, day
from tests.appendix_rows import TABLES, corrections, differences, folded, imported, main, table_rows, written
from tests.shared_documents import needs_seeds, seed

WHOLE = TABLES / "appendix_whole.txt"
GAVLE = body("kommun", "2180")
ZHUHAI, HAUGESUND = link_partner("Zhuhai", "CN", ("珠海市",)), link_partner("Haugesund", "NO")
Row = tuple[str, ...]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("whole")
    imported(WHOLE, folder)
    yield folder


@pytest.fixture(scope="module")
def whole(out: Path) -> Dataset:
    return load(out)


def row(*agreements: Agreement) -> Row:
    (only,) = appendix(agreements, ())
    return only


def changed(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[int, str, str, str]]:
    """(row from 0, column, before, after) of every cell that is not the same, letter by letter."""
    assert len(before) == len(after)
    return [
        (n, column, old, new)
        for n, (one, two) in enumerate(zip(before, after, strict=True))
        for column, old, new in zip(COLUMNS, one, two, strict=True)
        if old != new
    ]


@needs_seeds
def test_the_reports_appendix_52_of_52(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dataset = imported(seed("004"), tmp_path)
    theirs = table_rows(seed("004").read_text(encoding="utf-8"))
    ours = appendix(dataset.agreements, dataset.records)
    assert len(ours) == len(theirs) == 52 and columns(dataset.agreements) == COLUMNS
    assert list(differences(ours, theirs)) == []
    capsys.readouterr()
    assert main(seed("004")) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "52 of 52 rows are the same"


def test_a_table_of_the_layout_comes_out_as_it_came_in(whole: Dataset) -> None:
    theirs = table_rows(WHOLE.read_text(encoding="utf-8"))
    assert len(theirs) == 11
    assert list(differences(appendix(whole.agreements, whole.records), theirs)) == []


def test_the_comparison_sees_every_other_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = table_rows(WHOLE.read_text(encoding="utf-8"))
    for n in range(len(theirs)):
        for column in range(len(COLUMNS)):
            other = list(theirs)
            other[n] = (*theirs[n][:column], theirs[n][column] + "x", *theirs[n][column + 1 :])
            assert [(found[0], found[1]) for found in differences(theirs, other)] == [(n + 1, COLUMNS[column])]
    assert {found[0] for found in differences(theirs, theirs[1:])} == set(range(1, 12))
    assert folded("Vänortssamarbete, kommunalt partnerskap") != folded("Vänortssamarbete, Kommunalt partnerskap")
    assert folded("2007") != folded("Vänortssamarbete: 2007")
    assert folded("Vänortssamarbete: 1 Kommunalt partnerskap: 2") == folded("Kommunalt partnerskap: 2,  Vänort: 1")
    assert folded("A (b, c)") != folded("A (c, b)") and folded("A ² (b)") == folded("A  (b)")
    assert set(corrections()) == {"Bengtstors", "Tingsrids"}


def test_cells_are_not_kept_from_the_import(whole: Dataset) -> None:
    """What the row says follows the agreement, and that row alone; the records stay as they are."""
    before = appendix(whole.agreements, whole.records)
    at = next(n for n, one in enumerate(before) if one[0] == "Hofors kommun")
    other = [
        a.model_copy(update={"status": "ended", "ended": day("2021-05"), "established": day("1998"), "states": ()})
        if a.swedish_partner.name == "Hofors kommun" else a
        for a in whole.agreements
    ]  # fmt: skip
    assert changed(before, appendix(other, whole.records)) == [
        (at, "Etableringsår", "1999", "1998"),
        (at, "Aktivitetsgrad", "Vilande", "Avslutat (2021-05)"),
    ]


def test_one_class_of_a_shared_row_changes_its_part(whole: Dataset) -> None:
    before = appendix(whole.agreements, whole.records)
    at = next(n for n, one in enumerate(before) if one[0] == "Umeå kommun")
    assert before[at][4] == "Avslutat (2020)"
    other = [
        a.model_copy(update={"status": "active", "ended": None, "states": (), "designations": ("vänavtal",)})
        if a.swedish_partner.name == "Umeå kommun" and a.agreement_class == "twin" else a
        for a in whole.agreements
    ]  # fmt: skip
    assert changed(before, appendix(other, whole.records)) == [
        (at, "Klassificering", "Kommunalt partnerskap Vänortssamarbete (vänstad)", "Kommunalt partnerskap Vänortssamarbete (vänavtal)"),
        (at, "Aktivitetsgrad", "Avslutat (2020)", "Kommunalt partnerskap: Avslutat (2020) Vänortssamarbete: Aktivt"),
    ]  # fmt: skip


def decided(subject: str, seen: Any, value: Any) -> str:
    judged = {"value": seen, "quote": None, "sha256": "0" * 64}
    line = {
        "decision_id": subject,
        "at": "2026-01-01",
        "reviewer": "r",
        "verdict": "correct",
        "subject": subject,
        "judged": judged,
    }
    return json.dumps(line | {"value": value}) + "\n"


def test_a_decision_changes_its_row_alone(tmp_path: Path) -> None:
    dataset = imported(WHOLE, tmp_path)
    before = appendix(dataset.agreements, dataset.records)
    one = next(a for a in dataset.agreements if a.swedish_partner.name == "Åmåls kommun")
    year: dict[str, Any] = {"value": "2022", "precision": "year", "qualifier": None, "inferred": []}
    lines = decided(f"{one.agreement_id}:status", "dormant", "ended") + decided(f"{one.agreement_id}:ended", None, year)
    (tmp_path / "decisions.jsonl").write_text(lines)
    refold(tmp_path)
    after = load(tmp_path)
    assert changed(before, appendix(after.agreements, after.records)) == [
        (10, "Aktivitetsgrad", "Vilande", "Avslutat (2022)")
    ]
    name = decided(f"{one.agreement_id}:swedish_partner.name", "Åmåls kommun", "Åmåls stad")
    (tmp_path / "decisions.jsonl").write_text(lines + name)
    refold(tmp_path)
    after = load(tmp_path)
    assert appendix(after.agreements, after.records)[10][0] == "Åmåls stad"


@pytest.mark.parametrize(
    ("status", "since", "by", "text"),
    [
        ("active", None, "unknown", "Aktivt"),
        ("dormant", "2019", "unknown", "Vilande"),
        ("paused", "2020", "unknown", "Pausat (2020)"),
        ("paused", "2020-11", "swedish", "Pausat (2020-11) av Sverige"),
        ("partly_ended", "2020", "unknown", "Delvis avslutat (2020)"),
        ("ended", "2019", "foreign", "Avslutat (2019) av Kina"),
        ("ended", None, "unknown", "Avslutat"),
        ("ended", "?", "mutual", "Avslutat (oklart när) av båda parter"),
        ("paused", "?", "unknown", "Pausat (oklart när)"),
        ("expired", "2015", "unknown", "Utlöpt"),
        ("not_renewed", "2015", "unknown", "Ej förlängt (2015)"),
        ("proposed", None, "unknown", "Föreslaget"),
        ("not_established", None, "unknown", "Ej ingånget"),
        ("unknown", None, "unknown", "Okänt"),
    ],
)
def test_states_in_words(status: Status, since: str | None, by: str, text: str) -> None:
    date = Date(value=None, precision="unknown") if since == "?" else day(since) if since else None
    one = agreement(GAVLE, ZHUHAI, status=status, since=date, initiator=by)
    assert row(one)[4] == text


def test_who_ended_it_by_name_of_the_country_or_the_part() -> None:
    def ended_by(country: str | None, name: str = "Nånstans") -> str:
        one = agreement(GAVLE, link_partner(name, country), status="ended", since=day("2020"), initiator="foreign")
        return row(one)[4].removeprefix("Avslutat (2020) av ")

    assert [ended_by("NO"), ended_by("CN", "Macau"), ended_by(None)] == ["Norge", "Kina", "motparten"]
    assert ended_by("LC") == "motparten", "a name that is not read back is not written"


def test_a_pause_settled_by_a_person_has_the_day_by_which_it_is_told() -> None:
    one = agreement(GAVLE, ZHUHAI, status="ended", since=day("2019"))
    one = one.model_copy(update={"status": "paused", "ended": None, "status_as_of": day("2021")})
    assert row(one)[4] == "Pausat (2021)"


@pytest.mark.parametrize(
    ("value", "qualifier", "text"),
    [
        ("2010", None, "2010"),
        ("2010-05", None, "2010-05"),
        ("2010-05-03", None, "2010-05-03"),
        ("2010-21", None, "våren 2010"),
        ("2010-24", None, "vintern 2010"),
        ("197X", None, "1970-talet"),
        ("2019/2020", None, "2019–2020"),
        ("2010", "approximate", "ca 2010"),
        ("2010-23", "before", "före hösten 2010"),
        ("198X", "after", "efter 1980-talet"),
    ],
)
def test_dates_in_words(value: str, qualifier: str | None, text: str) -> None:
    date = day(value, qualifier)
    assert row(agreement(GAVLE, ZHUHAI, established=date))[3] == words.date(date) == text
    assert cells.date(text) == date


def test_ranges_in_words_and_back() -> None:
    for value, text in {
        "2019-21/2020-03": "våren 2019–2020-03",
        "197X/1985": "1970-talet–1985",
        "2019-05-01/2020-03-01": "2019-05-01–2020-03-01",
        "5-/X": "5-/X",
    }.items():
        date = Date(value=value, precision="range")
        assert words.date(date) == text and cells.date(text) == date
    assert words.date(Date(value=None, precision="unknown", qualifier="before")) == "oklart när"
    assert cells.date("oklart när", ("oklart när",)) == Date(value=None, precision="unknown")


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ([("twin", ())], "Vänortssamarbete"),
        ([("twin", ("sister city",))], "Vänortssamarbete (sister city)"),
        ([("twin", ("Samarbetsavtal",))], "Samarbetsavtal"),
        ([("twin", ("samarbetsavtal",))], "Vänortssamarbete (samarbetsavtal)"),
        ([("twin", ("vänort", "vänortsavtal"))], "Vänortssamarbete (vänortsavtal)"),
        ([("twin", ("vänort",))], "Vänortssamarbete"),
        ([("partnership", ("Samarbetsavtal",))], "Kommunalt partnerskap (Samarbetsavtal)"),
        ([("partnership", ("avtal (2010)", " avsikts\nförklaring "))], "Kommunalt partnerskap (avtal [2010], avsikts förklaring)"),
        ([("unspecified", ())], "Ej klassificerat"),
        ([("twin", ()), ("partnership", ())], "Vänortssamarbete, kommunalt partnerskap"),
        ([("twin", ()), ("partnership", ("projekt",))], "Vänortssamarbete Kommunalt partnerskap (projekt)"),
        ([("twin", (",;",)), ("unspecified", ())], "Vänortssamarbete, ej klassificerat"),
    ],
)  # fmt: skip
def test_classes_in_words(of: list[tuple[AgreementClass, tuple[str, ...]]], text: str) -> None:
    agreements = [agreement(GAVLE, ZHUHAI, kind, designations=names) for kind, names in of]
    assert row(*agreements)[2] == text


def test_the_older_relation_comes_first_and_what_is_not_known_is_left_out() -> None:
    twin = agreement(GAVLE, ZHUHAI, "twin", established=day("2012"))
    project = agreement(GAVLE, ZHUHAI, "partnership", "ended", established=day("2006-03"), since=day("2020"))
    assert row(twin, project)[2:] == (
        "Kommunalt partnerskap, vänortssamarbete",
        "Kommunalt partnerskap: 2006-03 Vänortssamarbete: 2012",
        "Kommunalt partnerskap: Avslutat (2020) Vänortssamarbete: Aktivt",
    )
    undated = twin.model_copy(update={"established": None})
    assert row(undated, project)[3] == "Kommunalt partnerskap: 2006-03"
    assert row(undated)[3] == ""


@pytest.mark.parametrize(
    ("name", "country", "units", "text"),
    [
        ("Zhuhai", "CN", ("珠海市", "广东省"), "Zhuhai (珠海市, 广东省)"),
        ("Macau", "CN", (), "Macau"),
        ("Haugesund", "NO", (), "Haugesund (Norge)"),
        ("Lviv", "UA", ("Львів",), "Lviv (Львів, Ukraina)"),
        ("Exempelivka", "UA", (), "Exempelivka (Ukraina)"),
        ("Exempelivka", None, (), "Exempelivka (okänt land)"),
        ("Exempelivka", "XX", (), "Exempelivka (XX)"),
        ("Taipei", "TW", (), "Taipei (Taiwan)"),
        ("Kowloon Tong", "HK", (), "Kowloon Tong (Hongkong)"),
    ],
)
def test_partners_of_every_country(name: str, country: str | None, units: tuple[str, ...], text: str) -> None:
    assert row(agreement(GAVLE, link_partner(name, country, units)))[1] == text


def test_a_place_that_its_name_does_not_lead_to_has_its_key() -> None:
    other = link_partner("Suzhou", "CN", key="gn1886762")
    assert row(agreement(GAVLE, other))[1] == "Suzhou (gn1886762)"
    assert row(agreement(GAVLE, link_partner("Suzhou", "CN")))[1] == "Suzhou"


def test_the_key_of_a_place_with_a_masked_name_does_not_tell_the_name() -> None:
    one = agreement(GAVLE, link_partner("medborgarförslag från Anna Ek", "NO"))
    assert "anna-ek" in one.agreement_id
    assert row(one)[1] == "medborgarförslag från [enskild] (Norge)"


def test_the_header_says_whose_partners_they_are() -> None:
    chinese, other = agreement(GAVLE, ZHUHAI), agreement(GAVLE, HAUGESUND)
    assert columns([chinese]) == columns([]) == COLUMNS
    assert columns([chinese, other]) == ("Svensk partner", "Utländsk partner", *COLUMNS[2:])


def test_rows_of_another_country_change_none_that_are_there(whole: Dataset) -> None:
    before = appendix(whole.agreements, whole.records)
    after = appendix([*whole.agreements, agreement(GAVLE, HAUGESUND)], whole.records)
    assert [one for one in after if one not in before] == [
        ("Gävle kommun", "Haugesund (Norge)", "Vänortssamarbete", "", "Aktivt")
    ]
    assert [one for one in after if one in before] == before


def test_the_order_of_bodies() -> None:
    told = (
        "Bengtsfors kommun", "Länsstyrelsen Blekinge", "Bollnäs kommun", "Borlänge kommun", "Borås kommun", "Länsstyrelsen Dalarna",
        "Region Dalarna", "Falkenbergs kommun", "Falu kommun", "Filipstads kommun", "Gotlands kommun", "Gävle kommun", "Göteborgs Stad",
        "Jönköpings kommun", "Region Jönköpings län", "Kalix kommun", "Region Kalmar län", "Karlskrona kommun", "Skellefteå kommun",
        "Region Skåne", "Skövde kommun", "Vara kommun", "Länsstyrelsen Värmland", "Länsstyrelsen Västerbotten", "Västerås Stad",
        "Länsstyrelsen Västmanland", "Länsstyrelsen Västra Götaland", "Åmåls kommun", "Ängelholms kommun", "Örebro kommun",
    )  # fmt: skip
    bodies: list[Body] = []
    for name in told:
        found = resolve_body(name)
        assert found is not None
        bodies.append(found[0])
    assert sorted(set(bodies), key=by_place) == bodies
    assert sorted(["ö", "z", "ä", "é", "å", "f", "E"], key=swedish) == ["é", "E", "f", "z", "å", "ä", "ö"]


def test_order_and_cells_do_not_depend_on_the_order_of_the_lines(whole: Dataset) -> None:
    expected = appendix(whole.agreements, whole.records)
    assert appendix(whole.agreements[::-1], whole.records[::-1]) == expected
    assert expected[4][1].startswith("Suzhou") and expected[5][1].startswith("Nanjing"), "as the table lists them"
    assert [one[1] for one in appendix(whole.agreements, ())[4:6]] == [expected[5][1], expected[4][1]], "by name"


def test_the_sources_name_of_a_body_is_kept_and_its_misprint_is_not(whole: Dataset) -> None:
    rows = appendix(whole.agreements, whole.records)
    names = {one[0] for one in rows}
    assert {"Region Kronoberg (Växjö)", "Västerås Stad", "Länsstyrelsen Uppsala", "Tingsryds kommun"} <= names
    assert "Västerås kommun" in {one[0] for one in appendix(whole.agreements, ())}


def test_the_dictionary_has_a_word_for_everything() -> None:
    layout = words.words()
    for table, vocabulary in (
        (layout.words.status, Status), (layout.words.agreement_class, AgreementClass), (layout.words.by, By),
    ):  # fmt: skip
        assert set(get_args(vocabulary)) <= set(table.values())
    own = {words.word(layout.words.status, status) for status in get_args(Status)}
    assert len(own) == 10 and not own & set(get_args(Status)), "no state is written in English"
    assert tuple(layout.headers(name)[0] for name in layout.columns) == COLUMNS


def test_no_formula_and_nobodys_number() -> None:
    nasty = [
        agreement(BODIES[n], link_partner(name, "CN"), designations=(f"avtal med {who}",))
        for n, (name, who) in enumerate([("=1+1", "medborgarförslag från Anna Ek"), ("@SUM(A1)", ""), ("+46", "")])
    ]
    data = written(nasty)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {one[1] for one in rows[1:]} == {"'=1+1", "'@SUM[A1]", "'+46"}
    assert not any(cell[:1] in ("=", "+", "-", "@") for one in rows for cell in one)
    assert "Anna" not in data.decode() and "medborgarförslag från [enskild]" in data.decode()
