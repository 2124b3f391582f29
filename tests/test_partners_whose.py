"""Whose relation a § tells and with whom: `partners_whose.tsv` holds §§ with the records that reading gives.

`partners` names them ("-" for none), `@` the other Swedish body where the relation is not the author's.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.process import process

CASES = Path(__file__).with_name("partners_whose.tsv")


def _cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", _cases(), ids=lambda c: c["text"][:40] or c["heading"])
def test_whose_relation_and_with_whom(case: dict[str, str]) -> None:
    body = case["body"]
    organ = "Regionstyrelsen" if body.startswith("Region") else "Kommunstyrelsen"
    head = f"{body}\n{organ}\nSammanträdesprotokoll\nSammanträdesdatum 2021-03-15\n\n§ 47 {case['heading']}\n\n"
    decision = (
        f"Beslut\n{organ} beslutar\n" + case["decision"].replace(" / ", "\n") + "\n\n" if case["decision"] else ""
    )
    result = process(f"{head}Ärendet\n{case['text']}\n\n{decision}".encode(), "p.txt")
    found = set()
    for record in result.records:
        assert record.swedish_partner is not None
        name = record.foreign_partner.name if record.foreign_partner else "scope"
        own = record.swedish_partner.code == record.document.body.code if record.document.body else False
        found.add(name if own else f"{name}@{record.swedish_partner.name}")
    assert found == {name.strip() for name in case["partners"].split(";")} - {"-"}
