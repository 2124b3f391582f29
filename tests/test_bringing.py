"""`vanort import`, `add`, `agreements`, `show` and `claims` on a folder of their own, without a run before."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.claims.model import read_claims
from pipeline.cli.bringing import add, bring
from pipeline.cli.claiming import claims
from pipeline.cli.listing import agreements
from pipeline.cli.showing import show
from pipeline.errors import UsageError
from pipeline.run import refold
from pipeline.store import load
from schemas.record import AgreementRecord

TABLES = Path(__file__).parent / "tables"
SAID = {
    "kind": "letter", "date": "2024-05-02", "office": "kommunkansliet", "body": "Uppvidinge kommun", "partner": "Wuxi",
    "country": "Kina", "class": "twin", "designation": None, "established": None, "status": None, "act": "end",
    "act_date": "2023", "by": "swedish", "note": "no papers kept",
}  # fmt: skip
Listed = Callable[..., list[str]]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    bring(TABLES / "appendix.txt", None, tmp_path / "out", replace=False)
    return tmp_path / "out"


@pytest.fixture
def listed(out: Path, capsys: pytest.CaptureFixture[str]) -> Listed:
    def call(as_of: str | None = None, **more: str) -> list[str]:
        capsys.readouterr()
        asked: dict[str, str | None] = {"country": None, "body": None, "status": None} | dict(more)
        agreements(
            out, as_of=as_of, country=asked["country"], body=asked["body"], status=asked["status"], as_json=False
        )
        return capsys.readouterr().out.splitlines()

    return call


def test_a_table_is_kept_with_its_mapping_and_folded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    bring(TABLES / "appendix.txt", None, out, replace=False)
    assert "imports/appendix.txt: 6 of 8 rows, 8 relations: 6 twin, 2 partnership" in capsys.readouterr().out
    (folder,) = (out / "imports").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["appendix.txt", "mapping.toml"]
    assert (folder / "appendix.txt").read_bytes() == (TABLES / "appendix.txt").read_bytes()
    dataset = load(out)
    assert len(dataset.agreements) == 8 and not dataset.threads
    assert {a.value_origin["status"] for a in dataset.agreements} == {"imported"}
    assert dataset.manifest is not None and dataset.manifest.counts["tables"] == 1


def test_the_order_of_what_is_put_in_makes_no_difference(out: Path, tmp_path: Path) -> None:
    bring(TABLES / "list.csv", TABLES / "list.toml", out, replace=False)
    add(dict(SAID), out)
    other = tmp_path / "other"
    add(dict(SAID), other)
    bring(TABLES / "list.csv", TABLES / "list.toml", other, replace=False)
    bring(TABLES / "appendix.txt", None, other, replace=False)
    names = [name for name, _ in load(out).files()] + ["manifest.json"]
    assert all((out / name).read_bytes() == (other / name).read_bytes() for name in names)
    assert not refold(out).changed


def test_a_table_takes_the_place_of_another_only_on_demand(out: Path, tmp_path: Path) -> None:
    changed = tmp_path / "appendix.txt"
    changed.write_text((TABLES / "appendix.txt").read_text().replace("Vilande", "Aktivt"))
    with pytest.raises(UsageError, match="--replace"):
        bring(changed, None, out, replace=False)
    bring(changed, None, out, replace=True)
    assert len(list((out / "imports").iterdir())) == 1
    assert any(a.status == "active" for a in load(out).agreements)
    with pytest.raises(UsageError, match="no mapping that comes with the program"):
        bring(TABLES / "list.csv", None, out, replace=False)


def test_agreements_by_day_country_body_and_status(listed: Listed) -> None:
    assert listed()[-1] == "8 agreements: 2 dormant, 3 ended, 1 partly_ended, 2 paused"
    assert listed("2004")[-1] == "3 agreements on 2004-12-31: 2 active, 1 unknown"
    assert listed("2016", status="in_force")[-1] == "6 agreements on 2016-12-31: 6 active"
    assert listed(country="Kina")[-1].startswith("8 ") and listed(country="TW")[-1] == "0 agreements"
    assert "Macau (MO)" in "".join(listed(body="0862")) and len(listed(body="Emmaboda kommun")) == 5
    assert max(len(line) for line in listed()) <= 110
    with pytest.raises(UsageError, match="is no status"):
        listed(status="dead")
    with pytest.raises(UsageError, match="a day, month or year"):
        listed("yesterday")


def test_a_statement_by_hand_is_the_least_trusted_and_shown_as_such(
    out: Path, listed: Listed, capsys: pytest.CaptureFixture[str]
) -> None:
    add(dict(SAID), out)
    with pytest.raises(UsageError, match="is there already"):
        add(dict(SAID), out)
    (line,) = (out / "manual.jsonl").read_text().splitlines()
    assert json.loads(line)["manual_id"] == "kommun-0760-2024-05-02-1"
    rows = listed(body="0760")
    assert "ended*" in rows[2] and rows[-1].startswith("* rests on what was entered by hand")
    issues = {issue.kind for issue in load(out).issues}
    assert "weaker_source" in issues
    capsys.readouterr()
    show(next(a.agreement_id for a in load(out).agreements if a.swedish_partner.code == "0760"), out)
    shown = capsys.readouterr().out
    assert "timeline" in shown and "end reported by swedish -> ended" in shown
    assert "«end»  manual/kommun-0760-2024-05-02-1 p. 1, entered by hand" in shown
    assert "«1999»  imports/appendix.txt p. 1" in shown and "status  ended   (manual)" in shown


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"note": "ring 070-123 45 67"}, "telephone"),
        ({"office": "anna.ek@example.se"}, "e-mail"),
        ({"note": "19500101-1234"}, "personal number"),
        ({"note": "bor på Storgatan 4"}, "street address"),
        ({"act": None}, "says nothing"),
        ({"act": "close"}, "--act"),
        ({"body": "Uppvidinje kommun"}, "did you mean Uppvidinge kommun"),
        ({"country": "Sverige"}, "no foreign country"),
        ({"date": "2024"}, "YYYY-MM-DD"),
        ({"act_date": "soon"}, "--act-date soon"),
    ],
)
def test_what_cannot_be_added(change: dict[str, str | None], problem: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=problem):
        add(SAID | change, tmp_path / "out")
    assert not (tmp_path / "out" / "manual.jsonl").exists()


def test_a_decision_wins_over_a_table(out: Path) -> None:
    agreement = load(out).agreements[0]
    line = {
        "decision_id": "d1", "at": "2026-01-01T10:00:00", "reviewer": "r", "verdict": "correct", "value": "active",
        "subject": f"{agreement.agreement_id}:status", "judged": {"value": agreement.status, "quote": None, "sha256": "0" * 64},
    }  # fmt: skip
    (out / "decisions.jsonl").write_text(json.dumps(line) + "\n")
    refold(out)
    assert load(out).agreements[0].status == "active" and load(out).agreements[0].value_origin["status"] == "reviewed"
    (out / "decisions.jsonl").write_text('{"decision_id": 1}\n')
    with pytest.raises(UsageError, match=r"decisions.jsonl line 1"):
        refold(out)


CLAIMS = """
title = "made up"
as_of = "2021-12-31"
base = ["counted", "left-out"]
[rules.counted]
says = "counted"
[rules.left-out]
says = "left out"
undated_end = "left_out"
[rules.partly]
says = "partly is ended"
partly_ended = "ended"
[[claims]]
id = "all"
says = "all"
source = "text"
value = 8
count = "relations"
[[claims]]
id = "force"
says = "in force in 2016"
source = "text"
value = 7
count = "in_force"
as_of = "2016"
[[claims]]
id = "other"
says = "in force in 2016"
source = "text"
value = 6
count = "in_force"
as_of = "2016"
[[claims]]
id = "ended"
says = "ended since 2018"
source = "text"
value = 2
count = "turned"
since = "2018"
where = { status = ["ended"] }
[[claims]]
id = "first"
says = "the first"
source = "text"
value = 1998
count = "first"
"""


def test_claims_are_counted_under_each_rule(out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(CLAIMS)
    capsys.readouterr()
    claims(file, out, as_json=True)
    found = {row["id"]: row for row in json.loads(capsys.readouterr().out)}
    assert {name: row["verdict"] for name, row in found.items()} == {
        "all": "reproduced",
        "force": "reproduced under rule counted only",
        "other": "reproduced under rule left-out only",
        "ended": "reproduced under rule partly only",
        "first": "not reproduced",
    }
    assert found["first"]["counted"] == 1999 and found["first"]["difference"] == 1
    assert found["force"]["against"] == {"counted": ["other"]}
    assert len(found["force"]["rules"]["counted"]["rows"]) == 7
    claims(file, out, as_json=False)
    text = capsys.readouterr().out
    assert "claimed 7, counted 7, difference 0: reproduced under rule counted only" in text
    assert "left-out 6: left out; without Region Kronoberg – Hunan" in text
    assert "under counted these fail: other" in text and "none makes a difference" in text
    assert "5 claims: 1 reproduced, 3 under one rule only, 1 not" in text


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('base = ["counted", "left-out"]', 'base = ["none"]', "no rule none"),
        ('count = "first"', 'count = "last"', "claims.4.count"),
        ('since = "2018"\n', "", "turned needs since"),
        ("title", "title =", "is no TOML"),
    ],
)
def test_a_wrong_claims_file_says_where(old: str, new: str, problem: str, out: Path, tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(CLAIMS.replace(old, new, 1))
    with pytest.raises(UsageError, match=problem):
        claims(file, out, as_json=False)


@pytest.mark.parametrize(("what", "value"), [("as_of", "2016-13"), ("as_of", "2021-02-30"), ("country", "ZZ")])
def test_what_is_no_day_or_country_is_refused(what: str, value: str, listed: Listed) -> None:
    with pytest.raises(UsageError, match=value):
        listed(**{what: value})


def test_a_month_is_told_by_its_last_day(listed: Listed) -> None:
    assert "on 2016-06-30" in listed(as_of="2016-06")[-1]
    assert listed(country="kn")[-1].startswith("0 agreements"), "a country without agreements is no mistake"


def test_a_statement_names_a_country(out: Path) -> None:
    with pytest.raises(UsageError, match="ZZ is no foreign country"):
        add(dict(SAID) | {"country": "ZZ"}, out)


ROWS = """[columns]
swedish_partner = "kommun"
foreign_partner = "ort"
country = "land"
status = "läge"
by = "av vem"
[words.status]
"upphörd" = "ended"
"vilande" = "dormant"
"""


def _rows(tmp_path: Path, *rows: str) -> tuple[int, list[AgreementRecord], list[str]]:
    (tmp_path / "m.toml").write_text(ROWS, encoding="utf-8")
    text = "\n".join(("kommun,ort,land,läge,av vem", *rows)) + "\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    status = bring(tmp_path / "t.csv", tmp_path / "m.toml", tmp_path / "rows", replace=False)
    dataset = load(tmp_path / "rows")
    return status, list(dataset.records), [issue.kind for issue in dataset.issues]


@pytest.mark.parametrize(
    ("cell", "ended"),
    [
        ("upphörd 2019", "2019"),
        ("upphörd (2019)", "2019"),
        ("Upphörd sedan 2019-05-03", "2019-05-03"),
        ("upphörd våren 2020", "2020-21"),
        ("upphörd ca 2010 av Lettland", "2010"),
    ],
)
def test_a_state_has_its_day_with_and_without_parentheses(cell: str, ended: str, tmp_path: Path) -> None:
    status, (record,), issues = _rows(tmp_path, f"Gävle kommun,Jūrmala,Lettland,{cell},")
    assert status == 0 and record.ended is not None and record.ended.value == ended
    assert record.status == "ended" and "cell_not_understood" not in issues
    assert record.acts[0].by == ("foreign" if "Lettland" in cell else "unknown")


def test_what_is_not_understood_of_a_side_or_a_day_is_told(tmp_path: Path) -> None:
    _, (record,), issues = _rows(tmp_path, "Gävle kommun,Jūrmala,Lettland,upphörd 2019,Mars")
    assert record.acts[0].by == "unknown" and len([kind for kind in issues if "not_understood" in kind]) == 1
    (tmp_path / "b").mkdir()
    _, (_, record), issues = _rows(
        tmp_path / "b", "Gävle kommun,Jūrmala,Lettland,upphörd,", "Umeå kommun,Riga,LV,upphörd nyss,"
    )
    assert record.ended is None and [kind for kind in issues if "not_understood" in kind]


def test_rows_that_are_left_out_are_told_and_end_with_their_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, records, _ = _rows(tmp_path, "Gävle kommun,Jūrmala,Lettland,vilande,", "Ankeborg,Riga,Lettland,vilande,")
    assert status == 1 and len(records) == 1
    assert "1 of 2 rows were not imported" in capsys.readouterr().out


def test_a_claims_file_without_its_base_is_told_what_to_write() -> None:
    with pytest.raises(UsageError, match=r"c\.toml lacks base: write base = "):
        read_claims(b'title = "x"\nas_of = "2021"\nclaims = []\n[rules]\n', "c.toml")
