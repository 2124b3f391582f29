"""How alike titles, case numbers and texts are, and what version a document says it is."""

from __future__ import annotations

import pytest

from pipeline.resolve.copies import SourceRule, line_source, source_of, source_rules
from pipeline.resolve.likeness import case_parts, one_off, pairs, same_case, same_title, says, shared
from tests.made_minutes import Made, matter, minutes


@pytest.mark.parametrize(
    ("one", "two", "one_case"),
    [
        ("KS 2031/0412", "2031.412 KS", True),
        ("KS/2031:412", "KS 2031/412", True),
        ("Dnr 2031/412 KS-1", "KS 2031/412", True),
        ("SLK-2031-00412:5", "SLK-2031-00412:6", False),
        ("KS 2031/412", "KS 2031/413", False),
        ("106-1873-2031", "106-1874-2031", False),
    ],
)
def test_case_numbers_in_other_forms(one: str, two: str, one_case: bool) -> None:
    assert same_case(case_parts(one), case_parts(two)) is one_case


@pytest.mark.parametrize(
    ("one", "two", "one_title"),
    [
        ("Översyn av kommunens vänorter", "ÖVERSYN AV KOMMUNENS VÄNORTER", True),
        ("Översyn av kommunens vänorter", "Oversyn av kommunens vanortcr", True),
        ("Svar på motion – Ny lekplats i Sandskogen", "Svar på motion Ny lekplats", True),
        ("Val av justerare", "Val av ordförande", False),
        ("Svar på motion om en ny skola", "Svar på motion om en ny bro vid ån", False),
    ],
)
def test_titles(one: str, two: str, one_title: bool) -> None:
    assert same_title(one, two) is same_title(two, one) is one_title


@pytest.mark.parametrize(
    ("one", "two", "near"),
    [("83", "883", True), ("83", "88", True), ("83", "83", True), ("83", "38", False), ("2031-03-04", "2031-08-04", True),
     ("2031-03-04", "2031-08-09", False), ("1", "311", False)],
)  # fmt: skip
def test_one_character_off(one: str, two: str, near: bool) -> None:
    assert one_off(one, two) is one_off(two, one) is near


def test_texts_are_compared_by_their_words() -> None:
    text = "Kommunen har sedan 1998 ett vänorts-\navtal med Haugesund i Norge, och det gäller tills vidare som förr."
    other = "§ 14 Kommunen har sedan ett vänortsavtal med Haugesund i Norge, och det gäller tills vidare som förr"
    assert shared(pairs(text), pairs(other)) == 1.0
    assert shared(pairs("Motionen avslås"), pairs("Motionen avslås")) is None, "too short to tell"
    assert says(text, "haugesund i norge") and not says(text, "Hauge")


@pytest.mark.parametrize("rule", source_rules(), ids=lambda rule: rule.source)
def test_source_rules_do_what_their_examples_say(rule: SourceRule) -> None:
    assert len(rule.yes) >= 3 and len(rule.no) >= 2
    for line in rule.yes:
        assert line_source(line) == rule.source, line
    for line in rule.no:
        assert not rule.pattern.match(line), line


@pytest.mark.parametrize(
    ("made", "source"),
    [
        (minutes("a", matter("1", "bro")), "minutes"),
        (minutes("a", matter("1", "bro"), top="Sammanträdesprotokoll\nProtokollet har justerats digitalt"), "signed"),
        (minutes("a", matter("1", "bro"), top="Ej justerat protokoll"), "draft"),
        (minutes("a", matter("1", "bro"), top="Omedelbart justerat protokoll"), "immediate"),
        (minutes("a", matter("1", "bro", text="Paragrafen justeras omedelbart.")), "immediate"),
        (minutes("a", matter("1", "bro", text="Paragrafen förklaras omedelbart justerad.")), "immediate"),
        (minutes("a", matter("1", "bro", text="Direktjusteras."), matter("2", "skola")), "minutes"),
        (minutes("a", matter("1", "bro"), kind="protokollsutdrag"), "extract"),
        (minutes("a", matter("1", "bro"), top="Hoppa till innehåll"), "web"),
        (minutes("a", matter("1", "bro"), kind="webbsida"), "web"),
        (minutes("a", matter("1", "bro"), kind="tjansteskrivelse"), "other"),
    ],
)
def test_what_version_a_document_is(made: Made, source: str) -> None:
    texts = [page.text for page in made.pages]
    assert source_of(made.document, made.pages, texts) == source
