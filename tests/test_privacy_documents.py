"""What a document says without personal data, and the checks that stop what still holds some."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.checks import check
from pipeline.imports.manual import private_in
from pipeline.privacy import conceal, published
from pipeline.process import DocumentResult
from pipeline.store import Dataset
from schemas.issue import Issue
from schemas.record import ForeignPartner
from schemas.statement import Evidence
from tests import made

LINE = "Ekby kommun | 0001 | Riga | 2010 | beslut | end | decided\n"
FACTS = "850615-7890, tel 070-123 45 67, anna@exempel.se\n"


def told(text: str) -> DocumentResult:
    return made.process(text.encode(), "a.txt")


def ink(text: str, quote: str) -> Evidence:
    return made.evidence(text, quote)


def with_heading(result: DocumentResult, heading: str) -> DocumentResult:
    record, item = result.records[0], result.items[0]
    return replace(
        result,
        items=(item.model_copy(update={"heading": heading}), *result.items[1:]),
        records=(record.model_copy(update={"item": record.item.model_copy(update={"heading": heading})}),),
    )


def dataset(result: DocumentResult) -> Dataset:
    agreements, issues = made.fold(result.records)
    return Dataset.of_documents([("a.txt", result)]).folded(agreements, (), issues)


def test_headings_messages_and_values_lose_their_numbers_and_pages_stay() -> None:
    result = with_heading(told(LINE + FACTS), "Ansökan 850615-7890, tel 070-123 45 67")
    issue = Issue(issue_id="a.txt#p1:x", document_id="a.txt", item_id=None, kind="x", severity="info",
                  message="anna@exempel.se gave no record", hint=None)  # fmt: skip
    concealed = conceal(replace(result, issues=(issue,)))
    assert concealed.pages == result.pages
    assert concealed.items[0].heading == concealed.records[0].item.heading == "Ansökan [personnummer], tel [telefon]"
    assert concealed.issues[0].message == "[e-post] gave no record"
    assert concealed.records[0].evidence == result.records[0].evidence


def test_a_street_stays_in_a_stored_heading_and_leaves_with_nothing_published() -> None:
    result = with_heading(told(LINE + "Storgatan 3\n"), "Detaljplan för Storgatan 3")
    assert conceal(result).items[0].heading == "Detaljplan för Storgatan 3"
    out = published(dataset(conceal(result)))
    assert out.items[0].heading == out.records[0].item.heading == "Detaljplan för [adress]"
    assert out.pages == ()


def test_evidence_goes_to_other_ink_or_is_cut_around_what_is_private() -> None:
    text = LINE + "Avtalet med Riga, ring 070-123 45 67, upphör\n"
    result = told(text)
    record = result.records[0]
    bad, good = ink(text, "Avtalet med Riga, ring 070-123 45 67, upphör"), ink(text, "Riga")
    record = record.model_copy(
        update={"evidence": {**record.evidence, "foreign_partner": (good, bad), "status": (bad,)}}
    )
    concealed = conceal(replace(result, records=(record,))).records[0]
    assert concealed.evidence["foreign_partner"] == (good,)
    (cut,) = concealed.evidence["status"]
    assert cut.quote == "Avtalet med Riga, ring"
    assert text[cut.start : cut.end] == cut.quote


def test_boxes_follow_the_lines_that_are_left() -> None:
    text = LINE + "tel 070-123 45 67\nAvtalet upphör den 1 maj\n"
    result = told(text)
    record = result.records[0]
    boxes = ((0.0, 0.0, 1.0, 1.0), (0.0, 2.0, 1.0, 3.0))
    bad = ink(text, "tel 070-123 45 67\nAvtalet upphör den 1 maj").model_copy(update={"boxes": boxes})
    record = record.model_copy(update={"evidence": {**record.evidence, "status": (bad,)}})
    (cut,) = conceal(replace(result, records=(record,))).records[0].evidence["status"]
    assert (cut.quote, cut.boxes) == ("Avtalet upphör den 1 maj", boxes[1:])


def test_a_person_who_was_taken_for_a_partner_is_left_out_and_said_to_be() -> None:
    text = LINE.replace("Riga", "Anna Ek") + "Anna Ek har lämnat in ett medborgarförslag om torget\n"
    result = told(text)
    partner = result.records[0].foreign_partner
    assert isinstance(partner, ForeignPartner)
    concealed = conceal(result)
    assert concealed.records == ()
    assert concealed.statements == ()
    assert [issue.kind for issue in concealed.issues] == ["private_partner"]
    assert not any("Ek" in issue.message for issue in concealed.issues)
    linked = result.records[0].model_copy(update={"foreign_partner": partner.model_copy(update={"linked": True})})
    assert conceal(replace(result, records=(linked,))).records == (linked,)


def test_members_of_a_bundle_are_concealed() -> None:
    bundle = DocumentResult(None, False, members=(("b!1", with_heading(told(LINE + FACTS), "tel 070-123 45 67")),))
    assert conceal(bundle).members[0][1].items[0].heading == "tel [telefon]"


@pytest.mark.parametrize(
    ("heading", "breach"),
    [
        ("Ansökan 850615-7890", "heading holds a personal number"),
        ("Frågor till anna@exempel.se", "heading holds an e-mail address"),
        ("Ring 070-123 45 67", "heading holds a telephone number"),
    ],
)
def test_a_run_with_one_in_a_heading_is_stopped_without_repeating_it(heading: str, breach: str) -> None:
    found = check(dataset(with_heading(told(LINE), heading)), ["a.txt"])
    assert {line.split(": ", 1)[1] for line in found} == {breach, f"item.{breach}"}
    assert not any("850615" in line or "070" in line or "anna@" in line for line in found)


@pytest.mark.parametrize("heading", ["Svar på motion, KS 2022/123", "Org.nr 212000-1900", "Detaljplan för Storgatan 3"])
def test_other_headings_pass(heading: str) -> None:
    assert check(dataset(with_heading(told(LINE), heading)), ["a.txt"]) == []


def test_a_file_named_after_a_private_person_is_stopped() -> None:
    text = LINE + "Anna Ek har lämnat in ett medborgarförslag om torget\n"
    result = made.process(text.encode(), "2021/anna-ek-torget.txt")
    agreements, _ = made.fold(result.records)
    data = Dataset.of_documents([("2021/anna-ek-torget.txt", conceal(result))]).folded(agreements, (), ())
    found = check(data, ["2021/anna-ek-torget.txt"])
    assert "a .txt file in 2021 has a private person's name: call the file otherwise" in found


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("kommunkansliet", None),
        ("kommunkansliet, växel 0322-61 60 00", "a telephone number"),
        ("registrator@kommun.example", "an e-mail address"),
        ("Anna Ek 850615-7890", "a personal number"),
        ("Storgatan 3", "a street address"),
        ("samtal med Anna Svensson", "the name of a person"),
        ("Anna Svensson (S) sade det", None),
    ],
)
def test_statements_by_hand_hold_no_contact_data(text: str, what: str | None) -> None:
    assert private_in(text) == what
