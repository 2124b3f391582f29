"""What may be published: one att-sats of a quote, nothing private, and for strict users only what was reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.export.accepted import accepted
from pipeline.export.bundle import files
from pipeline.export.lines import load_export
from pipeline.export.public import public
from pipeline.export.publication import DEFAULT, read_publication
from pipeline.export.quotes import LONGEST, clauses, is_one, one_clause
from pipeline.export.write import put
from pipeline.store import Dataset
from schemas.agreement import ReviewState
from schemas.dates import Date
from tests.made_export import ink, many, one, small
from tests.strategies import page_texts

DECISION = (
    "Kommunfullmäktige beslutar\natt säga upp avtalet med Ort 1,\natt uppdra åt kommunstyrelsen att meddela parten, och\n"
    "att motionen därmed bifalls."
)


@pytest.mark.parametrize(
    ("quote", "value", "shown"),
    [
        ("vänortsavtal", "vänortsavtal", "vänortsavtal"),
        ("brutet\növer rad", "x", "brutet\növer rad"),
        (DECISION, "uppdra", "…att uppdra åt kommunstyrelsen att meddela parten,…"),
        (DECISION, "bifalls", "…att motionen därmed bifalls."),
        ("Avtalet sägs upp. Det ingicks 1999.", "1999", "…Det ingicks 1999."),
        ("Avtalet sägs upp. Det ingicks 1999.", "", "Avtalet sägs upp.…"),
        ("Orter är bl.a. Riga och Ort 1.", "Riga", "Orter är bl.a. Riga och Ort 1."),
        ("Första stycket\n\nAndra stycket", "andra", "…Andra stycket"),
        ("Vi föreslår:\n- att avsluta\n- att behålla", "behålla", "…- att behålla"),
    ],
)
def test_a_quote_is_the_clause_with_its_value(quote: str, value: str, shown: str) -> None:
    assert one_clause(quote, value) == shown


@given(page_texts(), st.sampled_from(["", "vänort", "2020", "(S)"]))
def test_a_quote_is_cut_once_and_never_made_up(quote: str, value: str) -> None:
    cut = one_clause(quote, value)
    assert one_clause(cut, value) == cut
    assert cut.strip("…").strip() in quote
    assert len(cut) <= max(LONGEST + 2, len(quote.strip()) if is_one(quote) else 0)
    if cut != quote:
        assert len(clauses(cut.strip("…"))) <= 1
    if is_one(quote):
        assert cut == quote


def test_no_more_than_a_clause_leaves_in_any_format() -> None:
    record, agreement = one(1)
    evidence = {**record.evidence, "acts.end-decided": ink(3, DECISION, "beslut")}
    made = files(Dataset(records=(record.model_copy(update={"evidence": evidence}),), agreements=(agreement,)))
    for name, data in made.items():
        text = data.decode("utf-8", errors="ignore")
        assert not ("säga upp avtalet" in text and "uppdra åt kommunstyrelsen" in text), name


def test_the_raw_text_is_not_public_and_the_public_is_fixed() -> None:
    dataset = small()
    shown = public(dataset)
    assert {page.text for page in shown.pages} == {""}
    assert (shown.items, shown.statements, shown.issues, shown.manifest) == ((), (), (), None)
    assert shown.records == dataset.records, "what holds nothing private stays as it is"
    assert public(shown) == shown


def test_names_of_citizens_and_case_numbers() -> None:
    record, agreement = one(1)
    item = record.item.model_copy(
        update={"heading": "Medborgarförslag från Anna Ek om vänort", "case_number": "KS 2020:123"}
    )
    shown = public(Dataset(records=(record.model_copy(update={"item": item}),), agreements=(agreement,)))
    assert shown.records[0].item.heading == "Medborgarförslag från [enskild] om vänort"
    assert shown.records[0].item.case_number == "KS 2020:123"
    assert shown.records[0].swedish_partner == record.swedish_partner


def reviewed(**states: ReviewState) -> Dataset:
    dataset = many(2)
    first = dataset.agreements[0]
    changed = first.model_copy(update={"review": {**first.review, **states}})
    return Dataset(pages=dataset.pages, records=dataset.records, agreements=(changed, dataset.agreements[1]))


def test_nothing_reviewed_leaves_nothing() -> None:
    assert accepted(many(3)) == Dataset()
    assert accepted(reviewed(established="rejected", status="stale")) == Dataset()


def test_only_accepted_fields_stay_with_their_ink() -> None:
    dataset = accepted(reviewed(established="accepted"))
    (agreement,), (record,) = dataset.agreements, dataset.records
    assert agreement.established == Date(value="1991", precision="year")
    assert (agreement.status, agreement.ended, agreement.acts, agreement.motions) == ("unknown", None, (), ())
    assert (agreement.states, agreement.reasons, agreement.designations) == ((), (), ())
    assert agreement.foreign_partner.name == "Ort 1", "the parties name the agreement"
    assert set(record.evidence) == {"swedish_partner", "foreign_partner", "established"}
    assert (record.status, record.motion, record.acts, record.designation) == ("unknown", None, (), None)
    assert agreement.review == {"established": "accepted"}


def test_accepted_acts_and_reasons_keep_theirs() -> None:
    dataset = accepted(reviewed(acts="accepted", reasons="accepted", status="accepted"))
    (agreement,), (record,) = dataset.agreements, dataset.records
    assert [act.key for act in agreement.acts] == ["establish-reported", "end-decided"]
    assert agreement.status == "ended" and agreement.initiator == "swedish" and len(agreement.states) == 1
    assert {"acts.end-decided", "acts.establish-reported.date", "reasons.human-rights"} <= set(record.evidence)
    assert not any(path.startswith("motion") for path in record.evidence)


def test_a_corrected_field_keeps_the_correction_and_not_what_was_read() -> None:
    dataset = reviewed(established="corrected")
    right = dataset.agreements[0].model_copy(update={"established": Date(value="1987", precision="year")})
    (agreement,) = (kept := accepted(Dataset(records=dataset.records, agreements=(right,)))).agreements
    assert agreement.established == Date(value="1987", precision="year")
    assert kept.records[0].established is None
    assert "established" not in kept.records[0].evidence


def test_accepting_twice_is_accepting_once_and_goes_through_an_export(tmp_path: Path) -> None:
    strict = accepted(reviewed(established="accepted", acts="corrected"))
    assert accepted(strict) == strict
    put(files(strict), tmp_path)
    assert load_export(tmp_path).agreements == strict.agreements
    assert "Ada Ek" not in (tmp_path / "records.jsonl").read_text(encoding="utf-8")


def test_without_a_file_nothing_is_stated(tmp_path: Path) -> None:
    assert read_publication(tmp_path) == DEFAULT
    assert (DEFAULT.publisher, DEFAULT.licence, DEFAULT.contact, DEFAULT.landing_page) == (None, None, None, None)


def test_a_publication_is_read(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text(
        'sources = "https://example.org/docs"\n[publisher]\nname = "Ekby universitet"\n'
        '[addresses]\n"imports/t.txt" = "https://example.org/t.pdf"\n',
        encoding="utf-8",
    )  # fmt: skip
    found = read_publication(tmp_path)
    assert found.publisher is not None and found.publisher.name == "Ekby universitet"
    assert found.sources == "https://example.org/docs/", "a folder ends in a slash"
    assert found.addresses == {"imports/t.txt": "https://example.org/t.pdf"}
    assert found.title == DEFAULT.title


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = ", "is no TOML"),
        ("colour = 1\n", "colour: there is no such key; known are title, description"),
        ('title = { sv = "x" }\n', r"title\.en: Field required"),
        ('landing_page = "example.org"\n', "begins with https://"),
        ('landing_page = "https://example.org/ >x"\n', "begins with https://"),
        ('sources = "javascript:alert(1)"\n', "a folder relative to the export"),
        ('issued = "in May"\n', "YYYY-MM-DD"),
        ('[contact]\nname = "x"\nemail = "nobody"\n', "e-mail"),
        ('version = "1\\n2"\n', "version"),
    ],
)
def test_a_bad_publication_says_what_to_do(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        read_publication(tmp_path)
