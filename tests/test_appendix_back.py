"""Export, import, export: the appendix comes back as the same agreements, and goes out again as the same bytes."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.cli.bringing import bring
from pipeline.cli.claiming import claims
from pipeline.imports.mapping import layouts, read_mapping
from pipeline.imports.partner import link_partner
from pipeline.imports.rows import import_table
from pipeline.places.bodies import body_by_code
from pipeline.process import DocumentResult
from pipeline.resolve.fold import fold
from pipeline.store import Dataset, load
from schemas.agreement import Agreement
from schemas.dates import Date
from tests.agreements import BODIES, PLACES, agreement, agreement_sets, body, day
from tests.appendix_rows import TABLES, imported, written
from tests.shared_documents import needs_seeds, seed

LAYOUT = read_mapping(layouts()["vanort-appendix.toml"], "vanort-appendix.toml")
CLOSED = ("paused", "partly_ended", "ended", "not_renewed")
# What says where a value comes from, or when its source spoke: the one thing that an export and its source differ in.
SOURCES = {"record_ids", "record_id", "value_origin", "review", "status_as_of", "known"}


def brought(data: bytes) -> tuple[tuple[Agreement, ...], DocumentResult]:
    result = import_table(data, "imports/appendix.csv", LAYOUT)
    return fold(result.records)[0], result


def bare(value: Any) -> Any:
    """A value without what is about its sources."""
    if isinstance(value, dict):
        if "known" in value and value["act"] is None and value["since"] == value["known"]:
            value = value | {"since": None}  # a state that is only told: since the day of its source
        return {name: bare(of) for name, of in value.items() if name not in SOURCES}
    return [bare(of) for of in value] if isinstance(value, list) else value


def same_but_for_sources(one: Sequence[Agreement], other: Sequence[Agreement]) -> None:
    for before, after in zip(one, other, strict=True):
        assert bare(after.model_dump(mode="json")) == bare(before.model_dump(mode="json"))


def there_and_back(table: Path, folder: Path) -> tuple[Dataset, Dataset]:
    """The dataset of a table, and that of its appendix.csv, brought in without naming a mapping."""
    first = imported(table, folder / "first")
    file = folder / "appendix.csv"
    file.write_bytes(written(first.agreements, first.records))
    bring(file, None, folder / "second", replace=False)
    second = load(folder / "second")
    assert written(second.agreements, second.records) == file.read_bytes()
    return first, second


@needs_seeds
def test_the_report_there_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = there_and_back(seed("004"), tmp_path)
    assert len(second.items) == 52 and not second.issues
    same_but_for_sources(first.agreements, second.agreements)

    dated = tmp_path / "dated.toml"  # the file says nothing of its day: a mapping can
    dated.write_bytes(
        layouts()["vanort-appendix.toml"].replace(b'kind = "rapport"', b'kind = "rapport"\ndate = "2022"')
    )
    bring(tmp_path / "appendix.csv", dated, tmp_path / "third", replace=False)

    def told(folder: str) -> list[tuple[str, str]]:
        capsys.readouterr()
        claims(Path("pipeline/claims/published/nkk-2022.toml"), tmp_path / folder, as_json=True)
        return [(row["id"], row["verdict"]) for row in json.loads(capsys.readouterr().out)]

    assert told("first") == told("third") and len(told("first")) == 25


def test_a_made_up_table_there_and_back(tmp_path: Path) -> None:
    first, second = there_and_back(TABLES / "appendix_whole.txt", tmp_path)
    assert len(second.items) == 11 and not second.issues
    same_but_for_sources(first.agreements, second.agreements)


def test_every_cell_has_its_ink(tmp_path: Path) -> None:
    agreements = [
        agreement(BODIES[0], link_partner('Ort "Nya"', "NO"), designations=('avtal "x"',), established=day("2010-21")),
        agreement(BODIES[1], link_partner("=1+1", "CN"), status="paused", since=day("2020")),
    ]
    file = tmp_path / "appendix.csv"
    file.write_bytes(written(agreements))
    bring(file, None, tmp_path / "out", replace=False)
    dataset = load(tmp_path / "out")
    text = dataset.pages[0].text
    for record in dataset.records:
        assert {"swedish_partner", "foreign_partner", "agreement_class", "status"} <= set(record.evidence)
        assert all(text[e.start : e.end] == e.quote != "" for found in record.evidence.values() for e in found)
    assert {a.foreign_partner.name for a in dataset.agreements} == {'Ort "Nya"', "=1+1"}
    assert [a.designations for a in dataset.agreements if a.designations] == [('avtal "x"',)]


WILD = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@WILD
@given(agreement_sets(odd=True))
def test_the_same_bytes_whatever_the_names(agreements: list[Agreement]) -> None:
    data = written(agreements)
    again, result = brought(data)
    assert not [issue for issue in result.issues if issue.kind != "unlinked_partner"]
    assert written(again, result.records) == data


@WILD
@given(agreement_sets(odd=False))
def test_what_the_layout_carries_comes_back(agreements: list[Agreement]) -> None:
    again, _ = brought(written(agreements))
    expected = {a.agreement_id: carried(a) for a in agreements}
    assert {a.agreement_id: carried(a) for a in again} == expected


def carried(one: Agreement) -> dict[str, Any]:
    """What the module says that the layout carries of an agreement."""
    closed = one.status in CLOSED
    since = one.ended if one.status in ("ended", "partly_ended") else None
    if one.status in ("paused", "not_renewed"):
        since = one.acts[-1].date
    names = [unicodedata.normalize("NFC", " ".join(name.split())) for name in one.designations]
    return {
        "swedish": one.swedish_partner,
        "foreign": one.foreign_partner,
        "class": one.agreement_class,
        "designation": ", ".join(names),
        "established": said(one.established),
        "status": one.status,
        "since": said(since),
        "initiator": one.initiator if closed else None,
        "acts": [(a.key, a.act, a.stage, said(a.date), a.by) for a in one.acts],
    }


def said(date: Date | None) -> tuple[str | None, str, str | None] | None:
    return (date.value, date.precision, date.qualifier if date.value else None) if date else None


def test_what_it_does_not_carry() -> None:
    gavle, zhuhai = BODIES[0], PLACES[0]

    def back(one: Agreement, *more: Agreement) -> Agreement:
        return next(a for a in brought(written([one, *more]))[0] if a.agreement_id == one.agreement_id)

    inferred = Date(value="2010-05-03", precision="day", inferred=("year",))
    one = agreement(
        gavle, zhuhai, established=inferred, designations=("a", "b", "vänort", "c (d)"), initiator="foreign"
    )
    found = back(one.model_copy(update={"initiator": "foreign"}))
    assert found.established == day("2010-05-03") and found.designations == ("a, b, c [d]",)
    assert found.initiator == "unknown", "it is in force"
    ran_out = back(agreement(gavle, zhuhai, status="expired", established=day("2010"), since=day("2015")))
    assert ran_out.status == "expired" and ran_out.ended is None
    twin = agreement(gavle, zhuhai.model_copy(update={"name": "Chu-hai", "local_units": ("珠海",)}))
    project = back(agreement(gavle, zhuhai, "partnership"), twin)
    assert (project.foreign_partner.name, project.foreign_partner.local_units) == (
        "Chu-hai",
        ("珠海", "珠海市", "广东省"),
    )
    assert project.foreign_partner.place_key == zhuhai.place_key


@pytest.mark.parametrize("status", ["proposed", "not_established", "unknown", "expired", "dormant", "not_renewed"])
def test_a_start_beside_another_state_does_not_put_it_in_force(status: Any) -> None:
    one = agreement(BODIES[0], PLACES[0], status=status, established=day("2010"), since=day("2005"))
    found = brought(written([one]))[0][0]
    assert found.status == status and found.established == day("2010")


def test_two_places_of_one_name_stay_two(tmp_path: Path) -> None:
    two = [agreement(BODIES[0], link_partner("Suzhou", "CN", key=key)) for key in ("gn1886760", "gn1886762")]
    data = written(two)
    again, result = brought(data)
    assert {a.agreement_id for a in again} == {a.agreement_id for a in two} and len(again) == 2
    assert written(again, result.records) == data


def test_a_key_that_no_place_has_is_kept_and_told() -> None:
    made_up = PLACES[5].model_copy(update={"place_key": "gn1"})
    again, result = brought(written([agreement(BODIES[0], made_up)]))
    assert again[0].agreement_id == "kommun-2180-gn1-twin" and not again[0].foreign_partner.linked
    assert [issue.kind for issue in result.issues] == ["unlinked_partner"]


def test_the_header_for_any_country_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "bilaga.csv"
    file.write_bytes(written([agreement(BODIES[0], PLACES[5], established=day("2010"))]))
    assert "Utländsk partner" in file.read_text(encoding="utf-8-sig")
    bring(file, None, tmp_path / "out", replace=False)
    (found,) = load(tmp_path / "out").agreements
    assert found.foreign_partner == PLACES[5] and found.established == day("2010")


def test_every_body_and_every_country_comes_back() -> None:
    bodies = [body("kommun", code) for code in ("0114", "0180", "0980", "1480", "2584")]
    bodies += [
        found
        for code in range(1, 26)
        for kind in ("region", "lansstyrelse")
        if (found := body_by_code(kind, f"{code:02}"))
    ]
    rows = [agreement(one, PLACES[5]) for one in {(b.kind, b.code): b for b in bodies}.values()]
    again, result = brought(written(rows))
    assert not result.issues and {a.swedish_partner for a in again} == {a.swedish_partner for a in rows}
    lands = ("AX", "BA", "CN", "DK", "GB", "GE", "HK", "KN", "LC", "MO", "RU", "TW", "US", "XK", "XX")
    places = [agreement(BODIES[0], link_partner("Exempelivka", code)) for code in lands]
    again, _ = brought(written(places))
    assert {a.agreement_id for a in again} == {a.agreement_id for a in places}
