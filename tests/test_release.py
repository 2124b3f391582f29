"""The files of a release: what is in them, what blocks them, and that old + delta = new."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RunFailed, UsageError
from pipeline.release import build as making
from pipeline.release import gate, parts
from pipeline.release.build import Before, Release, Wanted, build
from pipeline.release.delta import apply, delta
from pipeline.release.model import ABOUT, AGREEMENTS, BASIS, RECORDS, Known, Line, ReleaseManifest, Row, rows_of
from pipeline.release.readback import texts_in
from pipeline.release.reasons import Reasons, Side
from pipeline.store import Dataset
from pipeline.store.files import sha256
from schemas.issue import Issue
from tests.made_releases import Paper, Said, dataset, folded, many, no_charts  # noqa: F401

PAPERS = many(12)
FIRST = dataset(PAPERS)


def made(data: Dataset, before: Before | None = None, **wanted: Any) -> Release:
    release = build(data, before, Wanted(**wanted))
    assert release is not None
    return release


def before(release: Release) -> Before:
    files = release.files
    return Before(
        manifest=ReleaseManifest.model_validate_json(files["manifest.json"]),
        sha256=sha256(files["manifest.json"]),
        agreements=tuple(rows_of(files[AGREEMENTS])),
        records=tuple(rows_of(files[RECORDS])),
        known=tuple(Known.model_validate(row) for row in rows_of(files[BASIS])),
    )


def steps(release: Release) -> list[Line]:
    return [Line.model_validate(row) for row in rows_of(release.files["delta.jsonl"])]


def blocked(data: Dataset, says: str, last: Before | None = None, **wanted: Any) -> str:
    with pytest.raises(RunFailed, match="the release is blocked") as failed:
        build(data, last, Wanted(**wanted))
    assert says in str(failed.value)
    return str(failed.value)


pytestmark = pytest.mark.usefixtures("no_charts")


# -- what is in it ---------------------------------------------------------------------------------------------------


def test_the_manifest_names_every_file_by_its_sha256() -> None:
    release = made(FIRST, note="Den första.")
    files = dict(release.files)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["files"] == {name: sha256(data) for name, data in files.items()}
    assert (manifest["number"], manifest["previous"], manifest["note"]) == (1, None, "Den första.")
    assert manifest["counts"]["agreements"] == 12
    assert manifest["counts"]["records"] == len(FIRST.records) == 36
    assert {*ABOUT, AGREEMENTS, RECORDS, "coverage.csv", "coverage.sv.txt"} <= release.files.keys()
    assert b"may exist" in files["coverage.en.txt"]


def test_built_again_it_has_the_same_bytes() -> None:
    assert made(FIRST).files == made(dataset(reversed(PAPERS))).files


def test_a_dataset_that_did_not_change_gives_no_release() -> None:
    first = made(FIRST)
    assert build(FIRST, before(first), Wanted(note="again")) is None
    assert build(dataset(PAPERS, version="2"), before(first), Wanted()) is None, "the version alone publishes nothing"


def test_the_next_one_names_the_one_before_by_its_sha256() -> None:
    first = made(FIRST)
    more = made(dataset([*PAPERS, *_another()]), before(first))
    assert more.manifest.previous is not None
    assert more.manifest.previous.model_dump() == {"number": 1, "manifest": sha256(first.files["manifest.json"])}
    assert apply(before(first).agreements, steps(more)) == rows_of(more.files[AGREEMENTS])


def _another() -> list[Paper]:
    """A paper about an agreement that is not in the others."""
    said = PAPERS[0].said[0]
    return [Paper("new/kf.txt", "2024-02-12", (replace(said, partner="Nyköbing", country="DK"),))]


def test_another_coverage_is_a_release_of_its_own_and_says_that_no_agreement_changed() -> None:
    from pipeline.coverage import read_declared

    entries = read_declared(b'[[coverage]]\nbodies="2180"\nyears=2020\nstate="searched"', "coverage.toml")
    second = made(FIRST, before(made(FIRST)), declared=entries)
    assert steps(second) == []
    text = second.files["CHANGELOG.md"].decode()
    assert "No agreement changed. What differs: " in text
    assert "`coverage.csv`" in text
    assert "1 body-year" in text


def test_the_changelog_names_agreements_values_causes_and_sources() -> None:
    first = made(FIRST)
    paper = PAPERS[0]
    said = paper.said[0]
    later = [
        replace(p, said=tuple(replace(s, since=1901) if _pair(s) == _pair(said) else s for s in p.said)) for p in PAPERS
    ]
    text = made(dataset(later), before(first)).files["CHANGELOG.md"].decode()
    assert f"### {said.body.name} – {said.partner} ({said.country})" in text
    assert f"- established: {said.since} → 1901 – `{paper.name}` § 1 p. 1: “1901”" in text
    assert "Cause: source (changed document" in text


def _pair(said: Said) -> tuple[str, str, str]:
    return said.body.code, said.partner, said.kind


# -- what blocks it --------------------------------------------------------------------------------------------------


def test_samples_are_not_published() -> None:
    assert "Make the dataset from real documents" in blocked(dataset(PAPERS, sample=True), "are samples")


def test_a_quote_that_is_not_on_its_page_blocks() -> None:
    page = FIRST.pages[0].model_copy(update={"text": " " + FIRST.pages[0].text})
    blocked(replace(FIRST, pages=(page, *FIRST.pages[1:])), "does not read")


@pytest.mark.parametrize("field", ["record_ids", "states"])
def test_a_reference_that_leads_nowhere_blocks(field: str) -> None:
    agreement = FIRST.agreements[0]
    if field == "record_ids":
        wrong = agreement.model_copy(update={"record_ids": (*agreement.record_ids, "gone.txt#p1/1")})
    else:
        wrong = agreement.model_copy(
            update={"states": (agreement.states[0].model_copy(update={"record_id": "gone.txt#p1/1"}),)}
        )
    blocked(replace(FIRST, agreements=(wrong, *FIRST.agreements[1:])), "names the record gone.txt#p1/1")


def test_a_former_id_that_is_an_agreements_own_blocks() -> None:
    one, two = FIRST.agreements[:2]
    wrong = one.model_copy(update={"former_ids": (two.agreement_id,)})
    blocked(replace(FIRST, agreements=(wrong, *FIRST.agreements[1:])), "is a former id of")


def _without_its_last_record(data: Dataset) -> Dataset:
    return folded(replace(data, records=data.records[:-1], agreements=(), issues=()))


def test_a_record_that_is_lost_without_a_reason_blocks() -> None:
    last = before(made(FIRST))
    says = blocked(_without_its_last_record(FIRST), "is lost", last, allow_fall=50)
    assert FIRST.records[-1].record_id in says
    assert "no rule or version differs" in says


def test_it_may_go_when_the_rules_differ() -> None:
    data = _without_its_last_record(FIRST)
    assert data.manifest
    data = replace(data, manifest=data.manifest.model_copy(update={"rules": "r2"}))
    assert made(data, before(made(FIRST)), allow_fall=50).manifest.counts["records"] == 35


def test_a_document_that_could_not_be_read_this_time_blocks() -> None:
    name = PAPERS[0].name
    failed = Issue(issue_id=f"{name}#timeout", document_id=name, item_id=None, kind="timeout", severity="error",
                   message="…", hint=None)  # fmt: skip
    data = dataset(PAPERS[1:], version="2")
    assert data.manifest and FIRST.manifest
    manifest = data.manifest.model_copy(update={"inputs": FIRST.manifest.inputs})
    blocked(
        replace(data, issues=(*data.issues, failed), manifest=manifest), "could not be read this time",
        before(made(FIRST)), allow_fall=50,
    )  # fmt: skip


def test_an_agreement_that_is_lost_while_its_records_are_there_blocks() -> None:
    gone = FIRST.agreements[0]
    lone = tuple(r.model_copy(update={"agreement_id": None}) for r in FIRST.records if r.record_id in gone.record_ids)
    rest = tuple(r for r in FIRST.records if r.record_id not in gone.record_ids)
    data = folded(replace(FIRST, records=(*lone, *rest), agreements=(), issues=()))
    blocked(data, f"the agreement {gone.agreement_id} is lost", before(made(FIRST)), allow_fall=50)


def test_counts_that_fall_block_and_may_be_let_through() -> None:
    last = before(made(FIRST))
    fewer = dataset(PAPERS[6:])
    says = blocked(fewer, "agreements fell from 12 to", last)
    share = max(int(part.split()[0]) for part in says.split("--allow-fall ")[1:])
    assert made(fewer, last, allow_fall=share, allow_lost=("0488/*", "0884/kf-20??-01.txt")).manifest.number == 2


@pytest.mark.parametrize(("now", "falls"), [(96, False), (95, False), (94, True), (0, True)])
def test_the_share_that_may_go(now: int, falls: bool) -> None:
    assert bool(list(gate.falls({"agreements": 100}, {"agreements": now}, 5))) is falls


def test_personal_data_in_a_note_blocks_and_is_not_repeated() -> None:
    says = blocked(FIRST, "CHANGELOG.md holds personal data", note="Se medborgarförslag från Anna Ek om vänorten.")
    assert "Ek" not in blocked(FIRST, "--note names a person", note="Tack till Anna Ek.")
    assert "manifest.json holds" in says
    assert "Anna" not in says


def test_personal_data_in_any_file_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    content, named = parts.content, "Medborgarförslag från Anna Ek om vänorten"
    more = {
        "more.csv": f"a,b\r\n1,{named}\r\n".encode(),
        "more.xlsx": _workbook(named),
        "more.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><title>{named}</title></svg>".encode(),
        "more.sqlite": _database(named),
        "more.jsonl": f'{{"a":["{named}"]}}\n'.encode(),
    }
    monkeypatch.setattr(making, "content", lambda *args: content(*args) | more)
    says = blocked(FIRST, "holds personal data")
    assert all(f"{name} holds personal data (" in says for name in more)
    assert says.count("holds personal data") == len(more)
    assert "Anna" not in says


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("a/b.pdf § 12 p. 3, 4; a/b.pdf p. 7", ""),
        ("a/b.pdf", ""),
        ("a/b.pdf § 12; medborgarförslag från Anna Ek", "a/b.pdf § 12; medborgarförslag från Anna Ek"),
        ("x.pdf § 12 p. 3", "x.pdf § 12 p. 3"),
        ("a/b.pdf#p12/1: text", "# text"),
        ("kommun-2180-x a/b.pdf;kommun-2180-x", ""),
        ("new `a/b.pdf`, `x.pdf`", "new #, `x.pdf`"),
    ],
)
def test_only_ids_and_places_are_left_out_of_the_look(text: str, bare: str) -> None:
    assert gate._bare(text, {"a/b.pdf", "kommun-2180-x"}) == bare


def test_a_file_that_does_not_read_back_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    content = parts.content

    def broken(*args: Any) -> dict[str, bytes]:
        return content(*args) | {"more.csv": b"a,b\r\n1\r\n", "picture.png": b"no picture"}

    monkeypatch.setattr(making, "content", broken)
    says = blocked(FIRST, "more.csv does not read back: row 2 has 1 cells")
    assert "picture.png does not read back" in says


def test_nothing_is_said_twice_of_another_kind_of_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "accepted", lambda data: data)
    last = before(made(FIRST, accepted_only=True))
    with pytest.raises(UsageError, match="accepted values only: name another folder"):
        build(FIRST, last, Wanted())


# -- files read back -------------------------------------------------------------------------------------------------


def _workbook(text: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("t").write_row(0, 0, [text, 3, "<&>"])
    return out.getvalue()


def _database(text: str) -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("create table t (a text, b int)")
    base.execute("insert into t values (?, 3)", (text,))
    base.commit()
    return base.serialize()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "\ufeffa,b\r\n\"Åsa\nEk\",2\r\n".encode()),
        ("a.jsonl", '{"a":["Åsa\\nEk"]}\n'.encode()),
        ("a.json", '{"a":{"b":"Åsa\\nEk"}}'.encode()),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Åsa\nEk</text></svg>".encode()),
        ("a.xlsx", _workbook("Åsa\nEk")),
        ("a.sqlite", _database("Åsa\nEk")),
        ("a.md", "Åsa\nEk".encode()),
    ],
    ids=["csv", "jsonl", "json", "svg", "xlsx", "sqlite", "md"],  # not the bytes: a workbook's tell the second it was made
)  # fmt: skip
def test_every_text_of_a_file_is_found(name: str, data: bytes) -> None:
    assert "Åsa\nEk" in texts_in(name, data)


def test_the_words_of_a_workbook_are_those_of_its_cells() -> None:
    assert "<&>" in texts_in("a.xlsx", _workbook("x"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b""), ("a.csv", b"a,b\r\n1,2,3\r\n"), ("a.csv", b"\xff\xfe"), ("a.json", b"{"), ("a.jsonl", b"{}\n{"),
        ("a.svg", b"<svg>"), ("a.xlsx", b"PK"), ("a.xlsx", _workbook("x")[:-30]), ("a.sqlite", b"SQLite format 3"),
        ("a.md", b" \n"), ("a.png", b"\x89PNG"),
    ],
    ids=["csv_empty", "csv_longer_row", "csv_no_utf8", "json", "jsonl", "svg", "xlsx", "xlsx_cut", "sqlite", "md", "png"],
)  # fmt: skip
def test_a_damaged_file_is_told(name: str, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        texts_in(name, data, frozenset({"a.svg"}))


def test_a_damaged_member_of_a_workbook_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", "<sst><si>")
    with pytest.raises(ValueError, match="no element found"):
        texts_in("a.xlsx", out.getvalue())


# -- old + delta = new -----------------------------------------------------------------------------------------------

_VALUES = st.one_of(st.none(), st.booleans(), st.sampled_from(["", "a", "å"]), st.lists(st.integers(0, 3), max_size=2))
_IDS = [f"kommun-{n:04}" for n in range(6)]


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    ids = draw(st.lists(st.sampled_from(_IDS), unique=True))
    rows = []
    for name in sorted(ids):
        others = st.lists(
            st.sampled_from([other for other in _IDS if other not in ids] or ["x"]), unique=True, max_size=2
        )
        row: Row = {"agreement_id": name, "former_ids": draw(others), "record_ids": []}
        row |= draw(st.dictionaries(st.sampled_from(["status", "established", "funder"]), _VALUES))
        rows.append(row)
    return rows


NO_REASONS = Reasons(Side(), Side())


@given(tables(), tables())
def test_the_delta_makes_the_old_rows_the_new_ones(old: list[Row], new: list[Row]) -> None:
    lines = delta(old, new, NO_REASONS)
    assert apply(old, [Line.from_line(line.to_line()) for line in lines]) == new
    assert bool(lines) == (old != new)


@given(tables())
def test_nothing_makes_no_line(rows: list[Row]) -> None:
    assert delta(rows, rows, NO_REASONS) == []
    assert apply(rows, []) == rows


def row(name: str, **values: Any) -> Row:
    return {"agreement_id": name, "former_ids": [], "record_ids": [], **values}


def test_an_id_that_got_better_is_a_change_and_one_that_was_joined_goes_with_its_heir() -> None:
    old = [row("a", status="active"), row("b", status="active")]
    new = [row("c", former_ids=["a", "b"], status="active")]
    lines = {(line.op, line.agreement_id, line.field): line for line in delta(old, new, NO_REASONS)}
    assert set(lines) == {("MOD", "a", "agreement_id"), ("MOD", "a", "former_ids"), ("DEL", "b", None)}
    assert lines["DEL", "b", None].into == "c"


@pytest.mark.parametrize(
    "change",
    [
        lambda old: [*old[:1], old[1] | {"status": "ended"}],
        lambda old: old[:1],
        lambda old: [*old, row("c")],
    ],
)
def test_a_delta_for_other_rows_is_refused(change: Any) -> None:
    old = [row("a"), row("b", status="active")]
    lines = delta(old, [row("a"), row("b", status="paused"), row("c")], NO_REASONS)
    with pytest.raises(ValueError, match=r"delta|twice"):
        apply(change(old), lines)


def test_what_was_is_masked_in_the_delta_as_it_would_be_today() -> None:
    old = [row("a", funder="medborgarförslag från Anna Ek"), row("b", funder="medborgarförslag från Bo Ek")]
    lines = delta(old, [row("a", funder=None)], NO_REASONS)
    assert not any("Ek" in line.to_line() for line in lines)
    assert apply(old, lines) == [row("a", funder=None)]
