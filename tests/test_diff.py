"""What changed between two datasets, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.review.diff import Change, diff
from pipeline.store import Dataset
from pipeline.store.files import sha256
from schemas.dates import Date
from schemas.run import Input, Manifest
from tests.made import EXAMPLE, fold, process


def dataset(**documents: str) -> Dataset:
    """A dataset of documents by name; `a="…"` is the document `a.txt`."""
    texts = {f"{name}.txt": text for name, text in documents.items()}
    made = Dataset.of_documents((name, process(text.encode(), name)) for name, text in texts.items())
    inputs = tuple(Input(document_id=n, sha256=sha256(t.encode()), size=len(t)) for n, t in sorted(texts.items()))
    manifest = Manifest(
        schema_version="1.0", versions={}, rules="r", gazetteer="g", settings={}, inputs=inputs, counts={}, files={}
    )
    agreements, issues = fold(made.records)
    return replace(made.folded(agreements, (), issues), manifest=manifest)


def read_otherwise(made: Dataset, **changes: Any) -> Dataset:
    """The same documents, of whose first record other values were read."""
    records = (made.records[0].model_copy(update=changes), *made.records[1:])
    return replace(made, records=records, agreements=fold(records)[0])


def only(changes: list[Change], kind: str = "record") -> dict[str, Change]:
    return {change.field: change for change in changes if change.kind == kind}


LATER = Date(value="2011", precision="year")


def test_a_run_against_itself_has_no_change() -> None:
    assert diff(dataset(a=EXAMPLE), dataset(a=EXAMPLE)) == []


def test_another_value_is_one_change_with_rule_quote_and_page() -> None:
    old = dataset(a=EXAMPLE)
    changes = only(diff(old, read_otherwise(old, established=LATER)))
    assert set(changes) == {"established"}
    change = changes["established"]
    assert (change.op, change.id, change.cause) == ("MOD", "a.txt#p1/1", "rules")
    assert (change.before["value"], change.after["value"]) == ("2010", "2011")
    assert (change.rule, change.quote, change.page) == ("year", "2010", 1)


def test_the_agreement_changes_with_its_record() -> None:
    old = dataset(a=EXAMPLE)
    change = only(diff(old, read_otherwise(old, established=LATER)), "agreement")["established"]
    assert (change.op, change.id, change.cause) == ("MOD", "kommun-0001-x-LV-riga-twin", "rules")


def test_a_value_that_went_keeps_its_ink_and_a_new_one_brings_its_own() -> None:
    old = dataset(a=EXAMPLE)
    without = read_otherwise(old, established=None)
    gone, new = only(diff(old, without))["established"], only(diff(without, old))["established"]
    assert (gone.before["value"], gone.after, gone.quote) == ("2010", None, "2010")
    assert (new.before, new.after["value"], new.quote) == (None, "2010", "2010")


def test_new_bytes_are_the_cause_source() -> None:
    changes = diff(dataset(a=EXAMPLE), dataset(a=EXAMPLE.replace("2010", "2011")))
    assert {change.cause for change in changes} == {"source"}
    assert set(only(changes)) == {"established"}, "the sha256 itself is a cause, not a value"


def test_another_text_of_the_same_bytes_is_the_cause_reader() -> None:
    old = dataset(a=EXAMPLE)
    new = read_otherwise(old, established=LATER)
    new = replace(new, pages=(new.pages[0].model_copy(update={"text": EXAMPLE + " "}),))
    assert {change.cause for change in diff(old, new)} == {"reader"}


def test_an_agreement_that_differs_alone_was_decided_upon() -> None:
    old = dataset(a=EXAMPLE)
    new = replace(old, agreements=(old.agreements[0].model_copy(update={"status": "paused"}),))
    (change,) = diff(old, new)
    assert (change.kind, change.field, change.before, change.after) == ("agreement", "status", "ended", "paused")
    assert change.cause == "decision"


@pytest.mark.parametrize(("forth", "op"), [(True, "ADD"), (False, "DEL")])
def test_a_document_that_comes_or_goes(forth: bool, op: str) -> None:
    small, big = dataset(a=EXAMPLE), dataset(a=EXAMPLE, b=EXAMPLE.replace("0001", "0002"))
    changes = diff(small, big) if forth else diff(big, small)
    assert {(change.op, change.cause) for change in changes} == {(op, "source")}
    assert {change.id for change in changes} == {"b.txt#p1/1", "kommun-0002-x-LV-riga-twin"}
    fields = only(changes)
    assert {"foreign_partner.name", "established", "acts.end-decided.stage"} <= set(fields)
    assert "initiator" not in fields, "unknown says nothing"
    told = fields["foreign_partner.name"]
    assert (told.after if forth else told.before) == "Riga"
    assert told.quote == "Riga"


def test_an_id_that_got_better_is_one_change_of_the_same_agreement() -> None:
    old = dataset(a=EXAMPLE)
    agreement = old.agreements[0]
    better = agreement.model_copy(
        update={"agreement_id": "kommun-0001-gn456172-twin", "former_ids": (agreement.agreement_id,)}
    )
    changes = diff(old, replace(old, agreements=(better,)))
    assert {change.op for change in changes} == {"MOD"}
    assert {change.field for change in changes} == {"agreement_id", "former_ids"}


def test_offsets_are_no_values() -> None:
    shifted = "prosa\n" + EXAMPLE
    old, new = dataset(a="utan\n" + EXAMPLE), dataset(a=shifted)
    assert old.records[0].evidence != new.records[0].evidence
    assert diff(old, new) == []
