"""Every invariant is broken once, and the check says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pipeline.checks import as_issues, check
from pipeline.privacy import conceal
from pipeline.process import DocumentResult
from pipeline.store import Dataset
from schemas.document import Body
from schemas.issue import Issue, Span
from schemas.item import PartSpan
from schemas.record import AgreementRecord, CodedReason, Motion, Mover, Scope
from schemas.statement import Evidence
from tests.made import EXAMPLE, fold, process

EKBY = Body(name="Ekby kommun", kind="kommun", code="0001")


def sound(result: DocumentResult | None = None) -> Dataset:
    dataset = Dataset.of_documents([("a.txt", result or process(EXAMPLE.encode(), "a.txt"))])
    agreements, issues = fold(dataset.records)
    return dataset.folded(agreements, (), issues)


def with_record(**changes: Any) -> Dataset:
    dataset = sound()
    return replace(dataset, records=(dataset.records[0].model_copy(update=changes),))


def with_evidence(path: str, change: Callable[[Evidence], Evidence | None]) -> Dataset:
    record = sound().records[0]
    changed = change(record.evidence[path][0])
    evidence = {key: group for key, group in record.evidence.items() if key != path}
    return with_record(evidence=evidence | ({path: (changed,)} if changed else {}))


def with_lines(kind: str, **changes: Any) -> Dataset:
    dataset = sound()
    return replace(dataset, **{kind: (dataset.rows(kind)[0].model_copy(update=changes),)})  # type: ignore[arg-type]


def with_issue(span: Span) -> Dataset:
    issue = Issue(issue_id="a", document_id="a.txt", item_id=None, kind="odd", severity="info", message="odd", hint=None,
                  span=span)  # fmt: skip
    return replace(sound(), issues=(issue,))


def moved(**changes: Any) -> Callable[[Evidence], Evidence]:
    return lambda evidence: evidence.model_copy(update=changes)


def test_a_sound_dataset_has_no_breach() -> None:
    assert check(sound(), ["a.txt"]) == []


@pytest.mark.parametrize(
    ("dataset", "says"),
    [
        (lambda: with_evidence("established", moved(start=0)), "does not read '2010'"),
        (lambda: with_evidence("established", moved(quote="", end=0, start=0)), "does not read"),
        (lambda: with_evidence("established", moved(page=2)), "evidence on page 2, which is not there"),
        (lambda: with_evidence("established", moved(boxes=((0, 0, 9, 9),))), "1 boxes for 0 lines"),
        (lambda: with_evidence("established", lambda _: None), "established is filled without evidence"),
        (lambda: with_evidence("foreign_partner", lambda _: None), "foreign_partner is filled without evidence"),
        (lambda: with_evidence("acts.end-decided", lambda _: None), "acts.end-decided has no evidence"),
        (lambda: with_evidence("acts.end-decided", moved(part="forslag")), "decided without evidence in a decision"),
        (lambda: with_record(parties=("M", "S")), "parties has 2 members and evidence for 0"),
        (lambda: with_record(reasons=(CodedReason(reason="other", holder="motion"),)), "reasons has 1 members"),
        (lambda: with_record(record_id="a.txt#p9/1"), "names the item a.txt#p9, which is not there"),
        (lambda: with_record(agreement_id="kommun-0001-x-LV-riga-twin", record_id="a.txt#p1/2"), "is in no agreement"),
        (lambda: replace(sound(), records=sound().records * 2), "record a.txt#p1/1 stands 2 times"),
        (lambda: replace(sound(), items=sound().items * 2), "item a.txt#p1 stands 2 times"),
        (lambda: replace(sound(), records=()), "names the record a.txt#p1/1, which is not there"),
        (lambda: replace(sound(), pages=()), "which is not there"),
        (lambda: with_evidence("acts.end-decided", moved(part="arende")), "decided without evidence in a decision"),
        (lambda: with_record(acts=()), "is evidence of an act that is not there"),
        (lambda: with_record(acts=(), initiator="swedish"), "an initiator without a decided or reported end"),
        (lambda: with_record(swedish_partner=EKBY.model_copy(update={"code": "0002"})), "does not name the record's"),
        (lambda: with_record(foreign_partner=None, scope=Scope(of="all", value=None)), "id of a set or a country"),
        (lambda: with_lines("agreements", agreement_id="kommun-1-riga-twin"), "is no agreement's id"),
        (lambda: with_lines("statements", item_id="b.txt#p1"), "is of another document"),
        (lambda: with_lines("items", parts=(PartSpan(kind="beslut", page=1, start=0, end=999),)), "is not on page 1"),
        (lambda: with_issue(Span(page=2, start=0, end=1)), "the span 0-1 is not on page 2"),
    ],
)  # fmt: skip
def test_a_breach_is_told(dataset: Callable[[], Dataset], says: str) -> None:
    assert any(says in breach for breach in check(dataset(), ["a.txt"])), check(dataset(), ["a.txt"])


PETITION = "Medborgarförslaget, som Anna\nEk har lämnat\n" + EXAMPLE


def petition() -> Dataset:
    return sound(conceal(process(PETITION.encode(), "a.txt")))


def naming(kind: str, **changes: Any) -> Dataset:
    dataset = petition()
    row, *others = dataset.rows(kind)
    return replace(dataset, **{kind: (row.model_copy(update=changes), *others)})  # type: ignore[arg-type]


def test_a_private_name_on_the_pages_alone_is_sound() -> None:
    assert check(petition(), ["a.txt"]) == []


@pytest.mark.parametrize(
    ("dataset", "where"),
    [
        (lambda: naming("items", heading="Förslag av Anna Ek"), "a.txt#p1 names"),
        (lambda: naming("items", heading="Anna Eks förslag"), "a.txt#p1 names"),
        (lambda: naming("statements", value="Anna\nEk"), "a.txt#p3/s1 names"),
        (lambda: naming("records", designation="ANNA EK"), "a.txt#p3/1 names"),
        (lambda: naming("agreements", designations=("Anna  Ek",)), "kommun-0001-x-LV-riga-twin names"),
    ],
)  # fmt: skip
def test_a_private_name_anywhere_else_is_a_breach(dataset: Callable[[], Dataset], where: str) -> None:
    (breach,) = [text for text in check(dataset(), ["a.txt"]) if "private person" in text]
    assert breach.startswith(where)
    assert "Ek" not in breach


def test_a_document_that_is_no_input_and_an_absolute_id() -> None:
    assert any("names the document a.txt" in breach for breach in check(sound(), []))
    assert any("machine's path" in breach for breach in check(sound(), ["a.txt", "/srv/a.txt"]))


def test_a_statement_of_a_proposal_is_never_decided() -> None:
    dataset = sound()
    statement = dataset.statements[0].model_copy(update={"stage": "decided", "part": "forslag"})
    assert any("decided in the part forslag" in b for b in check(replace(dataset, statements=(statement,)), ["a.txt"]))


def motion(**changes: Any) -> Motion:
    return Motion(kind="medborgarforslag", title=None, outcome="rejected", outcome_stage="decided", **changes)


def test_an_outcome_is_decided_only_in_a_decision() -> None:
    record = sound().records[0]
    ink = record.evidence["established"]
    for part, breaches in (("forslag", 1), ("arende", 1), ("beslut", 0), ("beslutsgang", 0), ("omrostning", 0)):
        evidence = record.evidence | {"motion.outcome": (ink[0].model_copy(update={"part": part}),)}
        found = check(with_record(motion=motion(), evidence=evidence), ["a.txt"])
        assert sum("motion.outcome is decided" in breach for breach in found) == breaches


def test_a_citizen_is_never_named() -> None:
    for name, breaches in (("Anna Ek", 1), (None, 0)):
        record = with_record(motion=motion(movers=(Mover(name=name, role="enskild"),)))
        assert sum("medborgarförslag is named" in breach for breach in check(record, ["a.txt"])) == breaches


BOX = (10.0, 10.0, 40.0, 20.0)


@pytest.mark.parametrize(
    ("box", "sound_box"),
    [
        (BOX, True),
        ((99.5, 10.0, 100.5, 20.0), True),
        ((90.0, 10.0, 102.0, 20.0), False),
        ((40.0, 10.0, 10.0, 20.0), False),
    ],
)
def test_boxes_lie_on_their_page(box: tuple[float, float, float, float], sound_box: bool) -> None:
    dataset = sound()
    page = dataset.pages[0].model_copy(update={"width": 100.0, "height": 200.0})

    def boxed(record: AgreementRecord) -> AgreementRecord:
        evidence = {
            path: tuple(e.model_copy(update={"boxes": (box if path == "established" else BOX,)}) for e in group)
            for path, group in record.evidence.items()
        }
        return record.model_copy(update={"evidence": evidence})

    whole = replace(dataset, pages=(page,), records=tuple(map(boxed, dataset.records)), statements=())
    assert any("is not on page 1" in breach for breach in check(whole, ["a.txt"])) is not sound_box


def test_breaches_become_issues_with_ids_of_their_own() -> None:
    issues = as_issues(["one", "two"])
    assert [issue.message for issue in issues] == ["one", "two"]
    assert len({issue.issue_id for issue in issues}) == 2
