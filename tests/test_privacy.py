"""The names of private persons: found by how minutes write them, hidden, and nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.privacy import citizens, conceal, mask, unveil, veil
from tests import made


@pytest.mark.parametrize(
    "text",
    [
        "Medborgarförslag från Anna Ek om vänort",
        "Medborgarförslag om en vänort i Polen, inlämnat av Anna Ek",
        "Medborgarförslag om en vänort i Polen från Anna\nEk\n",
        "Medborgarförslaget, som Anna Ek har lämnat, anmäldes",
        "Anna Ek har lämnat in ett medborgarförslag om vänorter",
        "Anna Ek föreslår i ett medborgarförslag att",
        "I ett medborgarförslag, inkommet den 2 maj, föreslår Anna Ek att",
        "Ett medborgarförslag har inkommit. Förslagsställaren Anna Ek vill",
        "E-förslag av Anna Ek",
    ],
)
def test_a_citizen_is_found_and_hidden(text: str) -> None:
    assert citizens(text) == {"Anna Ek"}
    assert "Ek" not in mask(text).replace("E-förslag", "")
    assert "[enskild]" in mask(text)
    assert len(veil(text)) == len(text)
    assert unveil(veil(text)) == mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "Motion från Anna Ek (M) om vänort",
        "Anna Ek (M) yrkar bifall till medborgarförslaget",
        "Anna Ek yrkar avslag på medborgarförslaget",
        "Medborgarförslag om upprustning av Norra Torget",
        "Medborgarförslaget remitteras av Tekniska Nämnden",
        "Medborgarförslag från en invånare",
        "Förslagsställaren Anna Ek vill",
    ],
)
def test_nobody_else_is_hidden(text: str) -> None:
    assert mask(text) == veil(text) == text


def test_two_movers_and_the_genitive() -> None:
    text = "Medborgarförslag av Anna Ek och Bo af Lund. Anna Eks förslag"
    assert mask(text) == "Medborgarförslag av [enskild] och [enskild]. [enskild]s förslag"


def test_a_document_without_them_is_left_as_it_is() -> None:
    result = made.process(made.EXAMPLE.encode(), "a.txt")
    assert conceal(result) is result


def test_headings_are_masked_and_quotes_dropped_and_pages_kept() -> None:
    text = "Medborgarförslag från Anna Ek om Riga\n" + made.EXAMPLE
    result = made.process(text.encode(), "a.txt")
    record = result.records[0]
    named = made.evidence(text, "Anna Ek om Riga")
    item = record.item.model_copy(update={"heading": text.split("\n")[0]})
    evidence = {**record.evidence, "foreign_partner": (named, *record.evidence["foreign_partner"])}
    record = record.model_copy(update={"item": item, "evidence": evidence})
    concealed = conceal(replace(result, records=(record,)))
    assert concealed.pages == result.pages
    assert concealed.records[0].item.heading == "Medborgarförslag från [enskild] om Riga"
    assert concealed.records[0].evidence == result.records[0].evidence


def test_a_partner_is_no_citizen() -> None:
    text = made.EXAMPLE.replace("Riga", "Stara Lypivka") + "Medborgarförslag från Stara Lypivka\n"
    result = made.process(text.encode(), "a.txt")
    assert conceal(result) is result
