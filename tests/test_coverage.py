"""What was searched: counted from documents, declared by people, and said."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.coverage import Declared, Unplaced, coverage, read_declared, searched_for, told, unplaced
from pipeline.coverage.words import spans
from pipeline.errors import UsageError
from pipeline.places.bodies import body_by_code
from pipeline.store import Dataset, publish
from schemas.coverage import Coverage
from schemas.dates import Date
from schemas.document import Body, Document
from schemas.issue import Issue
from tests.made_releases import Paper, Said, dataset


def body(code: str) -> Body:
    found = body_by_code("kommun", code)
    assert found
    return found


GAVLE, GOTEBORG, UMEA = body("2180"), body("1480"), body("2480")


def document(name: str, of: Body | None = GAVLE, day: str | None = "2020-11-23", reader: str = "text/1") -> Document:
    date = Date(value=day, precision="day") if day else None
    return Document(document_id=name, sha256="0" * 64, title=None, kind="protokoll", body=of, organ=None,
                    organ_name=None, meeting_date=date, date=None, reader=reader)  # fmt: skip


def unread(name: str) -> Issue:
    return Issue(issue_id=f"{name}#x", document_id=name, item_id=None, kind="encrypted", severity="error",
                 message="…", hint=None)  # fmt: skip


def at_hand(*documents: Document, unreadable: tuple[str, ...] = ()) -> Dataset:
    return Dataset(documents=documents, issues=tuple(unread(name) for name in unreadable))


def declared(text: str) -> tuple[Declared, ...]:
    return read_declared(text.encode(), "coverage.toml")


def by_year(lines: tuple[Coverage, ...]) -> dict[tuple[str, int, str | None], Coverage]:
    return {(line.body.code, line.year, line.country_group): line for line in lines}


def test_documents_alone_make_a_year_partly_searched_and_no_more() -> None:
    made = at_hand(document("a"), document("b"), document("c", UMEA), document("d", day="2021-01-01"))
    found = by_year(coverage(made))
    assert {key: (line.state, line.documents) for key, line in found.items()} == {
        ("2180", 2020, None): ("partly", 2),
        ("2180", 2021, None): ("partly", 1),
        ("2480", 2020, None): ("partly", 1),
    }
    assert {line.origin for line in found.values()} == {"documents"}


def test_a_document_without_body_or_day_is_in_no_line_and_is_told_of() -> None:
    made = at_hand(document("a", None), document("b", day=None), document("c"), unreadable=("d.pdf",))
    assert [line.documents for line in coverage(made)] == [1]
    assert unplaced(made) == Unplaced(documents=2, unreadable=1)
    assert "2 documents name no body or no day" in told(coverage(made), "en", unplaced(made))
    assert "1 document could not be read" in told(coverage(made), "en", unplaced(made))


def test_what_cannot_be_read_counts_with_the_body_of_its_folder_and_the_year_of_its_name() -> None:
    made = at_hand(
        document("gavle/a"), document("mixed/a"), document("mixed/b", UMEA),
        unreadable=("gavle/ks-20201123.pdf", "gavle/ks.pdf", "mixed/ks-2020-11-23.pdf", "gavle/2019-2020.pdf"),
    )  # fmt: skip
    line = by_year(coverage(made))["2180", 2020, None]
    assert (line.documents, line.unreadable) == (2, 1)
    assert unplaced(made).unreadable == 3


def test_a_bundle_is_no_unreadable_document_when_its_members_were_read() -> None:
    made = at_hand(document("a.zip!b.pdf!1"), unreadable=("a.zip!c.pdf",))
    assert unplaced(replace(made, issues=(*made.issues, unread("a.zip"), unread("a.zip!b.pdf")))).unreadable == 1


def test_tables_and_statements_brought_in_are_no_papers_that_were_searched() -> None:
    made = at_hand(document("imports/x.csv", reader="import/1"), document("manual/1", reader="manual/1"))
    assert coverage(made) == ()


WHOLE = '[[coverage]]\nbodies = ["Gävle kommun", "1480"]\nyears = [2015, "2017-2020"]\nstate = "searched"\n'


def test_only_a_person_says_that_a_year_is_searched() -> None:
    found = by_year(coverage(at_hand(document("a")), declared(WHOLE + 'note = "alla protokoll"')))
    assert {year for code, year, _ in found if code == "2180"} == {2015, 2017, 2018, 2019, 2020}
    line = found["2180", 2020, None]
    assert (line.state, line.origin, line.documents, line.note) == ("searched", "declared", 1, "alla protokoll")
    assert found["1480", 2015, None].documents == 0


@pytest.mark.parametrize("state", ["not_reachable", "nothing_published"])
def test_documents_at_hand_speak_against_a_declaration_that_there_are_none(state: str) -> None:
    entry = f'[[coverage]]\nbodies = "2180"\nyears = "2019-2020"\nstate = "{state}"'
    found = by_year(coverage(at_hand(document("a")), declared(entry)))
    assert found["2180", 2019, None].state == state
    line = found["2180", 2020, None]
    assert line.state == "partly"
    assert state in (line.note or "")


def test_a_survey_of_one_country_is_a_line_of_its_own() -> None:
    survey = '[[coverage]]\ngroup = "kommuner"\nyears = "2020-2021"\nstate = "searched"\ncountry = "Hongkong"'
    found = by_year(coverage(at_hand(document("a")), declared(survey)))
    assert len(found) == 290 * 2 + 1
    assert found["2180", 2020, None].state == "partly"
    assert found["2180", 2020, "CN"].state == "searched", "Hong Kong is of the group CN"
    said = told(tuple(found.values()), "en")
    assert "1 of 331" in said, "who was asked about one country is not searched"
    assert "290 bodies in 2020–2021 (580 body-years) for agreements with CN alone" in said


def test_what_names_a_body_counts_before_what_names_its_group() -> None:
    text = '[[coverage]]\nbodies = ["2180"]\nyears = 2020\nstate = "not_reachable"\n' + (
        '[[coverage]]\ngroup = "all"\nyears = 2020\nstate = "searched"\n'
    )
    found = by_year(coverage(Dataset(), declared(text)))
    assert len(coverage(Dataset(), declared(text))) == 331
    assert {key[0] for key, line in found.items() if line.state == "not_reachable"} == {"2180"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[coverage]\n", "no TOML"),
        ("[[covered]]\n", "[[coverage]]"),
        ("coverage = 3\n", "two brackets"),
        ('[[coverage]]\nyears = 2020\nstate = "searched"', "bodies or a group"),
        ('[[coverage]]\nbodies = "2180"\ngroup = "all"\nyears = 2020\nstate = "searched"', "bodies or a group"),
        ('[[coverage]]\nbodies = []\nyears = 2020\nstate = "searched"', "name at least one"),
        ('[[coverage]]\nbodies = "Gävla kommun"\nyears = 2020\nstate = "searched"', "did you mean Gävle kommun"),
        ('[[coverage]]\nbodies = "9999"\nyears = 2020\nstate = "searched"', "no kommun has the code 9999"),
        ('[[coverage]]\nbodies = "21"\nyears = 2020\nstate = "searched"', "`region 21` or `lan 21`"),
        ('[[coverage]]\ngroup = "byar"\nyears = 2020\nstate = "searched"', "kommuner, regioner"),
        ('[[coverage]]\nbodies = "2180"\nstate = "searched"', "years is missing"),
        ('[[coverage]]\nbodies = "2180"\nyears = "2020-2019"\nstate = "searched"', "the earlier one first"),
        ('[[coverage]]\nbodies = "2180"\nyears = "20"\nstate = "searched"', "no year"),
        ('[[coverage]]\nbodies = "2180"\nyears = true\nstate = "searched"', "no year"),
        ('[[coverage]]\nbodies = "2180"\nyears = 2020', "state is missing: it is one of searched, partly"),
        ('[[coverage]]\nbodies = "2180"\nyears = 2020\nstate = "sought"', "'sought' is no state"),
        ('[[coverage]]\nbodies = "2180"\nyears = 2020\nstate = "searched"\nland = "CN"', "land is not known"),
        ('[[coverage]]\nbodies = "2180"\nyears = 2020\nstate = "searched"\ncountry = "SE"', "no foreign country"),
        ('[[coverage]]\nbodies = "2180"\nyears = 2020\nstate = "searched"\nnote = 3', "note is a text"),
    ],
)  # fmt: skip
def test_a_bad_entry_is_told_with_its_place_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        declared(text)
    if "[[coverage]]\n" in text and "no TOML" not in says:
        good = '[[coverage]]\nbodies = ["2480"]\nyears = 1999\nstate = "partly"\n\n'
        with pytest.raises(UsageError, match=r"coverage\.toml line 6, entry 2: "):
            declared(good + text)


def test_two_entries_that_say_different_things_of_one_year_are_refused() -> None:
    other = '[[coverage]]\nbodies = ["Göteborgs Stad"]\nyears = 2018\nstate = "partly"\n'
    with pytest.raises(UsageError, match=r"line 5, entry 2: Göteborgs kommun 2018 .* entry 1: take it out"):
        declared(WHOLE + other)


def test_the_statement_counts_bodies_and_years_in_both_languages() -> None:
    lines = coverage(at_hand(document("a"), document("b", UMEA)), declared(WHOLE))
    english, swedish = told(lines, "en"), told(lines, "sv")
    assert english.startswith("Searched: 3 of 331 ")
    assert "10 body-years searched whole, 1 partly" in english
    assert "10 årgångar helt genomsökta, 1 delvis" in swedish
    assert english.endswith("not searched, so an agreement that is not here may exist.")
    assert swedish.endswith("inte genomsökta, så ett avtal som saknas här kan ändå finnas.")


def test_nothing_searched_is_said_as_such() -> None:
    assert told((), "en").startswith("Searched: 0 of 331")
    assert "may exist" in told((), "en")
    assert "kan ändå finnas" in told((), "sv")


def test_years_in_a_row_are_one_line_of_the_table() -> None:
    lines = coverage(at_hand(document("a")), declared(WHOLE))
    assert [(s.first.body.code, s.years(), s.documents) for s in spans(lines)] == [
        ("1480", "2015", 0), ("1480", "2017–2020", 0), ("2180", "2015", 0), ("2180", "2017–2020", 1),
    ]  # fmt: skip


def test_of_a_body_it_is_told_what_was_searched_for_it() -> None:
    lines = coverage(at_hand(document("a")), declared(WHOLE.replace("[2015", "[2014") + 'country = "JP"'))
    assert "2020 searched partly (1 document)" in searched_for(lines, GAVLE, "CN")
    assert "JP" not in searched_for(lines, GAVLE, "CN")
    assert "for agreements with JP alone" in searched_for(lines, GAVLE, "JP")
    assert "no year was searched. It may have agreements" in searched_for(lines, UMEA, None)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    said = Said(GAVLE, "Belona", "LV", "twin", 1994)
    publish(tmp_path, dataset([Paper("gavle/kf.txt", "2020-03-02", (said,))]))
    return tmp_path


def test_the_command_prints_the_table_and_the_statement(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.cli.covering import show

    (out / "coverage.toml").write_text(WHOLE, encoding="utf-8")
    show(out, body=None, years=None, as_json=False)
    printed = " ".join(capsys.readouterr().out.split())
    assert "Gävle kommun 2017–2020 searched whole 1 0 declared" in printed
    assert "may exist" in printed
    show(out, body="Umeå", years="2020", as_json=False)
    assert "Umeå kommun: 2020 was not searched. It may have" in capsys.readouterr().out
    show(out, body="1480", years="2018-2019", as_json=True)
    lines = [Coverage.from_line(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line.body.code, line.year) for line in lines] == [("1480", 2018), ("1480", 2019)]
    with pytest.raises(UsageError, match="no year"):
        show(out, body=None, years="soon", as_json=False)


def test_a_filter_that_gives_nothing_says_what_was_searched(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.cli.listing import agreements

    agreements(out, as_of=None, country="CN", body="2180", status=None, as_json=True)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Gävle kommun: 2020 searched partly (1 document)" in printed.err
    agreements(out, as_of=None, country="JP", body=None, status=None, as_json=False)
    assert "may exist" in capsys.readouterr().err
    agreements(out, as_of=None, country="LV", body=None, status=None, as_json=False)
    assert "searched" not in capsys.readouterr().err
