"""A chain of releases over made-up changes: each delta applies, each cause is right, and what is not explained stops.

1 → 2  minutes corrected (source)        5 → 6  a document gone (source)
2 → 3  other rules (rules)               6 → 7  two agreements joined by a reviewer (decision)
3 → 4  a reviewer corrects (decision),   7 → 8  a table brought in (import)
       and a new paper comes (source)    8 → 9  the same bytes, read by a new reader (reader)
4 → 5  the decision withdrawn (decision)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import RunFailed
from pipeline.imports.mapping import read_mapping
from pipeline.imports.rows import import_table
from pipeline.places.bodies import body_by_code
from pipeline.process import DocumentResult
from pipeline.release import shelf
from pipeline.release.build import Release, Wanted, build
from pipeline.release.delta import apply
from pipeline.release.model import AGREEMENTS, Line, rows_of
from pipeline.store import Dataset
from schemas.dates import Date
from schemas.review import Decision, Judged, Verdict
from tests.made_releases import Paper, Said, dataset, folded, no_charts  # noqa: F401

pytestmark = pytest.mark.usefixtures("no_charts")

MAPPING = b"""
[document]
title = "En lista"
date = "2022"
[columns]
swedish_partner = "kommun"
foreign_partner = "ort"
country = "land"
established = "sedan"
[fixed]
agreement_class = "twin"
status = "active"
"""


def said(code: str, partner: str, since: int = 1994, decided: str | None = None, kind: str = "twin") -> Said:
    body = body_by_code("kommun", code)
    assert body
    return Said(body, partner, "LV", kind, since, decided)


def name_of(one: Said) -> str:
    return f"kommun-{one.body.code}-x-{one.country}-{one.partner.casefold()}-{one.kind}"


def decision(number: int, verdict: Verdict, subject: str, value: object) -> Decision:
    return Decision(
        decision_id=f"d{number}", at=f"2024-01-0{number}T00:00:00Z", reviewer="r", verdict=verdict, subject=subject,
        judged=Judged(value=None, quote=None, sha256="0" * 64), value=value,
    )  # fmt: skip


GAVLE, UMEA, BORAS, LUND = (
    said("2180", "Belona"),
    said("2480", "Daladal"),
    said("1490", "Faliberg"),
    said("1281", "Mirona"),
)
GAVLE_2 = replace(GAVLE, partner="Belonia")
MANY = [said("0180", f"Solort{letter}") for letter in "abcdefghijklmnopqrst"]
PAPERS = {
    "gavle": Paper("gavle.txt", "2020-03-02", (GAVLE, GAVLE_2)),
    "umea": Paper("umea.txt", "2020-03-03", (UMEA,)),
    "boras": Paper("boras.txt", "2020-03-04", (BORAS,)),
    "many": Paper("many.txt", "2020-03-05", tuple(MANY)),
}
BEGUN = Date(value="1901", precision="year").model_dump(mode="json")


class Chain:
    """Releases on a shelf, one after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.papers = dict(PAPERS)
        self.decisions: list[Decision] = []
        self.made: list[DocumentResult] = []
        self.rules, self.version = "r1", "1"

    def data(self) -> Dataset:
        return dataset(
            self.papers.values(), rules=self.rules, version=self.version, decisions=self.decisions, made=self.made
        )

    def release(self, data: Dataset | None = None, allow_fall: float = 5, lost: Sequence[str] = ()) -> list[Line]:
        wanted = Wanted(decisions=tuple(self.decisions), allow_fall=allow_fall, allow_lost=tuple(lost))
        with shelf.locked(self.folder):
            last = shelf.last(self.folder)
            release = build(data or self.data(), last, wanted)
            assert isinstance(release, Release)
            folder = shelf.put(self.folder, release)
        lines = [Line.model_validate(row) for row in rows_of((folder / "delta.jsonl").read_bytes())]
        assert apply(last.agreements if last else (), lines) == rows_of((folder / AGREEMENTS).read_bytes())
        return lines

    def changelog(self) -> str:
        folder = self.folder / str(shelf.numbers(self.folder)[-1])
        return (folder / "CHANGELOG.md").read_text(encoding="utf-8")


def causes(lines: Sequence[Line]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        found.setdefault(line.agreement_id, set()).add(line.cause)
    return found


def field(lines: Sequence[Line], agreement_id: str, name: str | None) -> Line:
    (line,) = [line for line in lines if (line.agreement_id, line.field) == (agreement_id, name)]
    return line


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    chain = Chain(tmp_path / "releases")
    first = chain.release()
    assert {(line.op, line.cause) for line in first} == {("ADD", "source")}
    assert len(first) == 24
    yield chain
    assert not any(shelf.verify(chain.folder).values())


def test_a_corrected_paper(chain: Chain) -> None:
    chain.papers["umea"] = Paper("umea.txt", "2020-03-03", (replace(UMEA, since=1901),))
    lines = chain.release()
    assert causes(lines) == {name_of(UMEA): {"source"}}
    line = field(lines, name_of(UMEA), "established")
    assert (line.op, line.before["value"], line.after, line.sources) == ("MOD", "1994", BEGUN, ("umea.txt",))
    assert line.ink
    assert (line.ink.document_id, line.ink.page, line.ink.quote) == ("umea.txt", 1, "1901")
    assert "### Umeå kommun – Daladal (LV), twin town" in chain.changelog()
    assert "- established: 1994 → 1901 – `umea.txt` § 1 p. 1: “1901”" in chain.changelog()
    assert "Cause: source (changed document `umea.txt`)" in chain.changelog()


def test_a_passage_stands_behind_what_it_says_and_no_more(chain: Chain) -> None:
    chain.papers["umea"] = Paper("umea.txt", "2020-03-03", (replace(UMEA, decided="end"),))
    lines = chain.release()
    status = field(lines, name_of(UMEA), "status").ink
    assert status and status.quote == "Beslut", "the act that made the state"
    chain.papers["umea"] = PAPERS["umea"]
    chain.release()
    gone = [line for line in chain.changelog().splitlines() if "→ nothing" in line]
    assert gone and not [line for line in gone if "“" in line]


def test_a_statement_entered_by_hand_is_called_so(chain: Chain) -> None:
    table = b"kommun,ort,land,sedan\nLunds kommun,Exempelivka,Ukraina,1999\n"
    chain.made = [import_table(table, "manual/kommun-1281-2024-05-02-1", read_mapping(MAPPING, "mapping"))]
    chain.release()
    told = next(line for line in chain.changelog().splitlines() if "Exempelivka" in line)
    assert "new statement entered by hand `manual/kommun-1281-2024-05-02-1`" in told and "“" not in told


def test_other_rules(chain: Chain) -> None:
    chain.rules = "r3"
    lines = chain.release()
    assert {cause for found in causes(lines).values() for cause in found} == {"rules"}
    assert len(causes(lines)) == 24
    assert field(lines, name_of(UMEA), "established").after["qualifier"] == "approximate"
    assert "- established: 1994 → about 1994" in chain.changelog()


def test_a_decision_beside_a_new_paper_and_its_withdrawal(chain: Chain) -> None:
    chain.decisions = [decision(1, "correct", f"{name_of(BORAS)}:established", BEGUN)]
    chain.papers["lund"] = Paper("lund.txt", "2021-01-10", (LUND,))
    lines = chain.release()
    assert causes(lines) == {name_of(BORAS): {"decision"}, name_of(LUND): {"source"}}
    assert field(lines, name_of(BORAS), "established").sources == ("d1",)
    assert field(lines, name_of(LUND), None).after["agreement_id"] == name_of(LUND)
    assert "Cause: decision (decision `d1`)" in chain.changelog()
    chain.decisions = []
    lines = chain.release()
    assert causes(lines) == {name_of(BORAS): {"decision"}}
    assert field(lines, name_of(BORAS), "established").before == BEGUN
    assert "withdrawn decision `d1`" in chain.changelog()


def test_a_decision_and_new_bytes_at_once_are_told_apart(chain: Chain) -> None:
    chain.decisions = [decision(1, "correct", f"{name_of(BORAS)}:established", BEGUN)]
    chain.papers["boras"] = Paper("boras.txt", "2020-03-04", (replace(BORAS, decided="pause"),))
    lines = chain.release()
    assert field(lines, name_of(BORAS), "established").cause == "decision"
    assert field(lines, name_of(BORAS), "status").cause == "source"


def test_a_document_that_is_gone(chain: Chain) -> None:
    del chain.papers["boras"]
    told = (
        "the record boras.txt#p1/1 is lost: boras.txt was removed. Look at it; if that is right, say --allow-lost boras"
    )
    with pytest.raises(RunFailed, match=told):
        chain.release(allow_fall=100)
    lines = chain.release(allow_fall=25, lost=["boras.txt"])  # one of four documents
    (line,) = lines
    assert (line.op, line.agreement_id, line.cause, line.sources) == ("DEL", name_of(BORAS), "source", ("boras.txt",))
    assert line.before["agreement_id"] == name_of(BORAS)
    assert "## Went" in chain.changelog()
    assert "removed document `boras.txt`" in chain.changelog()


def test_a_record_that_a_changed_document_does_not_give_any_more(chain: Chain) -> None:
    chain.papers["gavle"] = Paper("gavle.txt", "2020-03-02", (GAVLE,))
    with pytest.raises(RunFailed, match=r"gavle\.txt#p2/1 is lost: gavle\.txt changed and does not say it now"):
        chain.release(allow_fall=100)
    with pytest.raises(RunFailed, match="is lost"):
        chain.release(allow_fall=100, lost=["gavle.txt#p1/1", "umea.txt"])
    assert field(chain.release(lost=["gavle.txt#p2/1"]), name_of(GAVLE_2), None).op == "DEL"


def test_what_goes_with_one_document_is_one_question(chain: Chain) -> None:
    del chain.papers["many"]
    with pytest.raises(RunFailed) as told:
        chain.release(allow_fall=100)
    assert str(told.value).count("  - ") == 1 and "20 records (many.txt#p1/1, …) are lost" in str(told.value)


def test_a_document_that_is_moved_or_mended_loses_nothing(chain: Chain) -> None:
    chain.papers["boras"] = replace(PAPERS["boras"], name="2020/boras.txt")
    chain.papers["gavle"] = Paper("gavle.txt", "2020-03-02", (UMEA, GAVLE, GAVLE_2))  # the §§ have other numbers
    lines = chain.release()
    assert not [line for line in lines if line.field is None]


def test_a_record_that_a_reviewer_takes_out(chain: Chain) -> None:
    chain.decisions = [decision(1, "reject", "boras.txt#p1/1", None)]
    (line,) = chain.release()
    assert (line.op, line.agreement_id, line.cause, line.sources) == ("DEL", name_of(BORAS), "decision", ("d1",))


def test_two_agreements_that_a_reviewer_joins(chain: Chain) -> None:
    chain.decisions = [decision(1, "same", name_of(GAVLE), name_of(GAVLE_2))]
    lines = chain.release()
    gone = field(lines, name_of(GAVLE_2), None)
    assert (gone.op, gone.into, gone.cause) == ("DEL", name_of(GAVLE), "decision")
    assert causes(lines) == {name_of(GAVLE): {"decision"}, name_of(GAVLE_2): {"decision"}}
    assert f"now part of `{name_of(GAVLE)}`" in chain.changelog()


def test_a_table_brought_in(chain: Chain) -> None:
    table = b"kommun,ort,land,sedan\nLunds kommun,Exempelivka,Ukraina,1999\n"
    chain.made = [import_table(table, "imports/lista.csv", read_mapping(MAPPING, "mapping"))]
    (line,) = chain.release()
    assert (line.op, line.cause, line.sources) == ("ADD", "import", ("imports/lista.csv",))
    assert "new import `imports/lista.csv`" in chain.changelog()


def test_the_same_bytes_read_by_another_reader(chain: Chain) -> None:
    old = chain.data()
    changed = PAPERS["umea"].text().replace("1994", "1901")
    other = dataset([Paper("umea.txt", "2020-03-03", (replace(UMEA, since=1901),))])
    pages = tuple(p.model_copy(update={"text": changed}) if p.document_id == "umea.txt" else p for p in old.pages)
    sha = next(d.sha256 for d in old.documents if d.document_id == "umea.txt")
    document = other.documents[0].model_copy(update={"sha256": sha})
    anew = other.records[0].model_copy(update={"document": document})
    records = tuple(anew if r.record_id == anew.record_id else r for r in old.records)
    lines = chain.release(folded(replace(old, pages=pages, records=records, agreements=(), issues=()), version="2"))
    assert causes(lines) == {name_of(UMEA): {"reader"}}


def test_an_act_on_a_set_is_the_cause_where_it_counts(chain: Chain) -> None:
    """The record of the act is none of the agreement's own."""
    from schemas.record import Scope

    base = chain.data()
    paper = Paper("alla.txt", "2022-03-07", (replace(UMEA, decided="end"),))
    of_one = dataset([paper])
    scope = of_one.records[0].model_copy(
        update={"agreement_id": None, "foreign_partner": None, "scope": Scope(of="country", value="LV"), "established": None,
                "designation": None,
                "evidence": {k if k != "foreign_partner" else "scope": v for k, v in of_one.records[0].evidence.items()
                             if k not in ("established", "designation")}}
    )  # fmt: skip
    whole = replace(
        base, records=(scope, *base.records), pages=(*of_one.pages, *base.pages), items=(*of_one.items, *base.items),
        documents=(*of_one.documents, *base.documents), agreements=(), issues=(),
    )  # fmt: skip
    lines = chain.release(folded(whole))
    assert causes(lines) == {name_of(UMEA): {"source"}}
    line = field(lines, name_of(UMEA), "status")
    assert (line.after, line.sources) == ("ended", ("alla.txt",))


def test_a_long_chain_applies_from_the_first_to_the_last(chain: Chain) -> None:
    chain.papers["umea"] = Paper("umea.txt", "2020-03-03", (replace(UMEA, since=1901),))
    chain.release()
    chain.rules = "r2"
    with pytest.raises(RunFailed, match="quotes fell from 96 to 72"):
        chain.release()
    chain.release(allow_fall=25)
    chain.decisions = [decision(1, "correct", f"{name_of(BORAS)}:established", BEGUN)]
    chain.release()
    del chain.papers["gavle"]
    with pytest.raises(RunFailed, match="agreements fell from 24 to 22"):
        chain.release()
    assert shelf.numbers(chain.folder) == [1, 2, 3, 4], "what is blocked leaves nothing"
    chain.release(allow_fall=30, lost=["gavle.txt"])
    rows = rows_of((chain.folder / "1" / AGREEMENTS).read_bytes())
    for number in range(2, 6):
        folder = chain.folder / str(number)
        rows = apply(rows, [Line.model_validate(r) for r in rows_of((folder / "delta.jsonl").read_bytes())])
        assert rows == rows_of((folder / AGREEMENTS).read_bytes())
    assert len(rows) == 22
