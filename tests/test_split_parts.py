"""The parts of an item, and the rules that name them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pipeline.process import process
from pipeline.read.model import ReadDocument
from pipeline.split.kinds import KindRule, kind_rules
from pipeline.split.parts import PartRule, loose_rules, part_heading, part_rules
from pipeline.split.splitter import split
from tests.strategies import document_of, documents


def _part_cases(side: str) -> list[tuple[PartRule, str]]:
    return [(rule, line) for rule in part_rules() for line in getattr(rule, side)]


@pytest.mark.parametrize(
    ("rule", "line"), _part_cases("yes"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_part_rules_say_yes(rule: PartRule, line: str) -> None:
    heading = part_heading(line)
    assert heading is not None
    assert heading.rule.kind == rule.kind
    assert heading.length == len(line.rstrip(":"))


@pytest.mark.parametrize(("rule", "line"), _part_cases("no"), ids=lambda value: value if isinstance(value, str) else "")
def test_part_rules_say_no(rule: PartRule, line: str) -> None:
    assert rule.pattern.fullmatch(line) is None
    assert part_heading(line) is None or part_heading(line).rule is not rule  # type: ignore[union-attr]


def _loose_cases(side: str) -> list[tuple[PartRule, str]]:
    return [(rule, line) for rule in loose_rules() for line in getattr(rule, side)]


@pytest.mark.parametrize(
    ("rule", "line"), _loose_cases("yes"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_loose_rules_say_yes(rule: PartRule, line: str) -> None:
    assert rule.pattern.fullmatch(line)
    assert part_heading(line) is None  # of a line anywhere they say nothing
    assert parts_of(f"Ärendet\nText.\n\n{line}\n\nText.")[-1] == (rule.kind, line)


@pytest.mark.parametrize(
    ("rule", "line"), _loose_cases("no"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_loose_rules_say_no(rule: PartRule, line: str) -> None:
    assert rule.pattern.fullmatch(line) is None


def test_what_stands_like_no_heading_is_none() -> None:
    assert [kind for kind, _ in parts_of("Ärendet\nText.\n\nBeslut\nBron byggs.\n\nUtfall\nText.")] == [
        "arende",
        "beslut",
    ]
    assert [kind for kind, _ in parts_of("Ärendet\nText om\nDebatt\nom bron.\n\nBeslut\nJa.")] == ["arende", "beslut"]


def _kind_cases(side: str) -> list[tuple[KindRule, str]]:
    return [(rule, line) for rule in kind_rules() for line in getattr(rule, side)]


@pytest.mark.parametrize(
    ("rule", "line"), _kind_cases("yes"), ids=lambda value: value if isinstance(value, str) else ""
)
def test_kind_rules_say_yes(rule: KindRule, line: str) -> None:
    assert rule.pattern.match(line)


@pytest.mark.parametrize(("rule", "line"), _kind_cases("no"), ids=lambda value: value if isinstance(value, str) else "")
def test_kind_rules_say_no(rule: KindRule, line: str) -> None:
    assert rule.pattern.match(line) is None


def parts_of(text: str, organ: str = "Kommunstyrelsen") -> list[tuple[str, str]]:
    """Kind and first line of each part below the heading lines of a § in the minutes of `organ`."""
    document = split(
        document_of(f"{organ}\nSammanträdesprotokoll\n2031-04-07\n\n§ 5 Dnr KS 2031/5\nEn bro\n\n{text}\n")
    )
    (item,) = document.items
    assert "".join(item.view.text[part.start : part.end] for part in item.parts) == item.view.text
    assert item.parts[0].kind == "rubrik"
    return [(part.kind, item.view.text[part.start : part.end].split("\n")[0]) for part in item.parts[1:]]


def test_a_board_that_hands_its_proposal_on_by_a_heading() -> None:
    assert parts_of(
        "Ärendebeskrivning\nText.\n\nBeredning\nText.\n\nFörslag till beslut på sammanträdet\nEk yrkar.\n\nBeslutsgång\n"
        "Ordföranden finner.\n\nBeslut\nYttrandet antas.\n\nFörslag till beslut i kommunfullmäktige\nMotionen avslås.\n\n"
        "Reservation\nAsk.\n\nExpedieras till\nNämnden\n\nBeslutsunderlag\n• Motion"
    ) == [
        ("arende", "Ärendebeskrivning"),
        ("beredning", "Beredning"),
        ("forslag", "Förslag till beslut på sammanträdet"),
        ("beslutsgang", "Beslutsgång"),
        ("beslut", "Beslut"),
        ("forslag_kf", "Förslag till beslut i kommunfullmäktige"),
        ("reservation", "Reservation"),
        ("expediering", "Expedieras till"),
        ("underlag", "Beslutsunderlag"),
    ]


def test_a_board_that_hands_its_proposal_on_in_its_sentence() -> None:
    assert parts_of(
        "Beslut\nKontoret får i uppdrag att återkomma.\n\nKommunstyrelsen tillstyrker förslaget och föreslår att\n"
        "kommunfullmäktige beslutar:\n\n1. En bro byggs.\n\nHandling\nUtlåtande."
    ) == [
        ("beslut", "Beslut"),
        ("forslag_kf", "Kommunstyrelsen tillstyrker förslaget och föreslår att"),
        ("underlag", "Handling"),
    ]


def test_the_sentence_may_break_before_its_verb_and_follow_a_decision() -> None:
    assert parts_of(
        "Beslut\nUppdraget förklaras fullgjort.\nKommunstyrelsen tillstyrker yrkandet den 13 december 2030 och\n"
        "föreslår att kommunfullmäktige beslutar:\n1. En bro byggs."
    ) == [("beslut", "Beslut"), ("forslag_kf", "Kommunstyrelsen tillstyrker yrkandet den 13 december 2030 och")]


@pytest.mark.parametrize(
    ("organ", "heading", "kind"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsens beslut", "beslut"),
        ("Kommunfullmäktige", "Kommunstyrelsens beslut", "beredning"),
        ("Kommunfullmäktige", "Kommunfullmäktiges beslut", "beslut"),
        ("Kommunfullmäktige", "Kommunstyrelsens förslag till beslut", "forslag"),
        ("Kommunstyrelsen", "Kommunstyrelsens förslag till kommunfullmäktige", "forslag_kf"),
        ("Kommunstyrelsen", "Arbetsutskottets förslag", "forslag"),
        ("Kommunstyrelsens arbetsutskott", "Arbetsutskottets beslut", "beslut"),
        ("Barn- och utbildningsnämnden", "Barn- och utbildningsnämndens beslut", "beslut"),
        ("Barn- och utbildningsnämnden", "Nämndens beslut", "beslut"),
        ("Barn- och utbildningsnämnden", "Kultur- och fritidsnämndens beslut", "beredning"),
        ("Barn- och utbildningsnämnden", "Utbildningsförvaltningens förslag", "forslag"),
        ("Regionstyrelsen", "Regionstyrelsen beslutar", "beslut"),
        ("Kommunstyrelsen", "Ordförandens förslag till beslut", "forslag"),
    ],
)
def test_whose_heading_it_is(organ: str, heading: str, kind: str) -> None:
    assert parts_of(f"Ärendet\nText.\n\n{heading}\nMotionen avslås.", organ)[-1] == (kind, heading)


def test_a_heading_under_a_heading_is_one_part() -> None:
    assert parts_of("Ärendet\nText.\n\nBeslut\nKommunstyrelsens beslut:\nBron byggs.") == [
        ("arende", "Ärendet"),
        ("beslut", "Beslut"),
    ]


@pytest.mark.parametrize(
    "running",
    [
        "Ordföranden finner att nämnden bifaller\nKommunstyrelsens förslag\nhar därmed fallit.",
        "Detta gjordes enligt\nBeslut\ni samma ärende.",
        "Nämnden hänvisar till\nBakgrund\noch går vidare.",
        "beslut\noch mer text.",
    ],
)
def test_wrapped_lines_head_nothing(running: str) -> None:
    assert [kind for kind, _ in parts_of(f"Ärendet\n{running}\n\nBeslut\nNej.")] == ["arende", "beslut"]


def test_a_heading_with_its_text_on_the_line() -> None:
    assert parts_of("Ärendet: En bro är trasig.\nBeslut: Bron lagas.") == [
        ("arende", "Ärendet: En bro är trasig."),
        ("beslut", "Beslut: Bron lagas."),
    ]


@settings(max_examples=150, deadline=None)
@given(documents())
def test_parts_cover_every_item_of_any_document(document: ReadDocument) -> None:
    raw = {page.number: page.text for page in document.pages}
    for item in split(document).items:
        assert item.parts[0].start == 0 and item.parts[-1].end == len(item.view.text)
        assert all(a.end == b.start for a, b in zip(item.parts, item.parts[1:], strict=False))
        for part in item.parts:
            if part.heading:
                assert part.start <= part.heading[0] < part.heading[1] <= part.end
        for span in (item.heading_span, item.case_span):
            if span:
                for page, start, end in item.view.raw(*span):
                    assert raw[page][start:end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Arbetsutskottets förslag\nKommunstyrelsen beslutar\natt avslå motionen.\n\nBeslut\nÄrendet återremitteras.",
        "Arbetsutskottets förslag\nUtskottet menar detta.\n\nKommunstyrelsen beslutar att\navslå motionen.\n\nBeslut\nNej.",
        "Förslag till beslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\natt avslå motionen.\n\nBeslut\nJa.",
    ],
)
def test_a_decision_worded_under_a_proposal_is_still_proposed(text: str) -> None:
    assert [kind for kind, _ in parts_of(text)] == ["forslag", "beslut"]
    assert parts_of(text)[1][1] == "Beslut"


def test_an_opening_line_decides_where_no_other_heading_does() -> None:
    text = "Arbetsutskottets förslag\nMotionen bör avslås.\n\nKommunstyrelsen beslutar\natt bifalla motionen."
    assert parts_of(text) == [("forslag", "Arbetsutskottets förslag"), ("beslut", "Kommunstyrelsen beslutar")]


def test_an_account_under_the_points_of_a_decision_is_none_of_it() -> None:
    text = (
        "Ystads kommun\nKommunstyrelsen\nSammanträdesprotokoll\nSammanträdesdatum 2031-02-13\n\n"
        "§ 18 Motion om en bro\n\nKommunstyrelsen föreslår kommunfullmäktige besluta\natt    bifalla motionen, samt\n"
        "att    bygga en bro över ån.\n\nÄrendet återremitterades av kommunstyrelsen 2030-09-12 § 171. Kontoret hade avstyrkt motionen "
        "därför att bron var dyr.\n\n§ 19 En väg\n\nKommunstyrelsen beslutar\natt    bygga en väg, och\n\natt    väghållaren underrättas.\n"
    )
    first, second = process(text.encode(), "ks.txt").items
    assert [part.kind for part in first.parts] == ["rubrik", "forslag_kf", "arende"]
    assert first.motion is not None
    assert (first.motion.outcome, first.motion.outcome_stage) == ("granted", "proposed")
    assert [part.kind for part in second.parts] == ["rubrik", "beslut"]
