"""Organs, offices, and references to paragraphs and cases."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.extract.organs import as_written, council_as_written, find_offices, find_organs, rules
from pipeline.extract.references import find_case_numbers, find_paragraph_refs

ORGANS, OFFICES = rules("organs"), rules("offices")


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in ORGANS for e in r["yes"]], ids=lambda v: str(v)[:40])
def test_organ_yes(rule: dict[str, Any], example: list[str]) -> None:
    text, name = example
    (m,) = find_organs(text)
    assert (m.organ, m.name) == (rule["organ"], name)
    assert m.genitive is text[m.start : m.end].endswith("s" if not name.endswith("s") else "ss")


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in ORGANS for t in r["no"]], ids=lambda v: str(v)[:40])
def test_organ_no(rule: dict[str, Any], text: str) -> None:
    own = {name for _, name in rule["yes"]}
    assert not [m for m in find_organs(text) if m.name in own and m.organ == rule["organ"] and rule["id"] not in WIDER]


WIDER = {"utskott-of", "utskott-of-board"}  # their "no" still names the board


@pytest.mark.parametrize(
    "text", ["kommunstyrelsens ordförande", "kommunstyrelsens utskottsmöten", "kulturnämndens ordförande"]
)
def test_a_committee_needs_its_own_word(text: str) -> None:
    assert "utskott" not in {m.organ for m in find_organs(text)}


@pytest.mark.parametrize("rule", (*ORGANS, *OFFICES), ids=lambda r: r["id"])
def test_every_rule_has_examples(rule: dict[str, Any]) -> None:
    assert len(rule["yes"]) >= 2
    assert len(rule["no"]) >= 2


@pytest.mark.parametrize("example", [e for r in OFFICES for e in r["yes"]], ids=lambda v: v[1])
def test_office_yes(example: list[str]) -> None:
    assert [m.name for m in find_offices(example[0])] == [example[1]]


@pytest.mark.parametrize("text", [t for r in OFFICES for t in r["no"]])
def test_office_no(text: str) -> None:
    assert find_offices(text) == []


def test_fullmaktige_alone_follows_the_text() -> None:
    assert [m.organ for m in find_organs("Fullmäktige antog det.")] == ["kommunfullmaktige"]
    assert {m.organ for m in find_organs("Regionfullmäktige möttes. Fullmäktige antog det.")} == {"regionfullmaktige"}


def test_several_organs_in_order() -> None:
    text = "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen och kommunfullmäktige"
    assert [(m.organ, text[m.start : m.end]) for m in find_organs(text)] == [
        ("utskott", "Kommunstyrelsens arbetsutskott"),
        ("kommunstyrelsen", "kommunstyrelsen"),
        ("kommunfullmaktige", "kommunfullmäktige"),
    ]


def test_an_unknown_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.extract.organs.read_yaml", lambda _: {"organs": [{"id": "x", "patern": "y"}]})
    with pytest.raises(ValueError, match="rule 'x': unknown key 'patern'"):
        rules.__wrapped__("organs")


PARAGRAPHS = [
    ("den 2020-06-15, §27, väckte", [("§27", "27", None, False)]),
    ("Bordlagt den 3 maj 2024, § 383.", [("§ 383", "383", None, False)]),
    ("§\n 12", [("§\n 12", "12", None, False)]),
    ("§§ 37-38", [("§§ 37-38", "37", "38", False)]),
    ("§§ 71 – 84, 86 – 90", [("§§ 71 – 84", "71", "84", False), ("86 – 90", "86", "90", False)]),
    ("paragraferna 29–32 bordläggs", [("paragraferna 29–32", "29", "32", False)]),
    ("Protokoll/Paragraf 103", [("Paragraf 103", "103", None, False)]),
    ("KS § 3 a Dnr", [("§ 3 a", "3 a", None, False)]),
    ("§ 4/2014 Dnr 2013/0743", [("§ 4/2014", "4", None, False)]),
    ("§ 12, 27 mars 2024", [("§ 12", "12", None, False)]),
    ("§§ 12, 27 mars 2024", [("§§ 12", "12", None, False)]),
    ("§ 437 06-12-13", [("§ 437", "437", None, False)]),
    ("§ 5 och § 7", [("§ 5", "5", None, False), ("§ 7", "7", None, False)]),
    ("2024-05-02 § 31", [("§ 31", "31", None, False)]),
    ("den 3 maj 2024 § 31 och den 4 juni 2024 § 45", [("§ 31", "31", None, False), ("§ 45", "45", None, False)]),
    ("kommunallagen 5 kap 50 §", [("5 kap 50 §", "50", None, True)]),
    ("kommunallagen 4 kap. § 20", [("§ 20", "20", None, True)]),
    ("12 § förvaltningslagen", [("12 §", "12", None, True)]),
    ("enligt § 12 i reglementet", [("§ 12", "12", None, True)]),
    ("2 och 3 §§ lagen", [("3 §§", "3", None, True)]),
    ("§ 45 Motion om vänorter", [("§ 45", "45", None, False)]),
    ("den 16 maj 2018, § 2 med följande förslag", [("§ 2", "2", None, False)]),
    ("§ 60 Revidering av reglemente", [("§ 60", "60", None, False)]),
    ("§ 61 Reglemente för nämnden", [("§ 61", "61", None, False)]),
    ("§ 21 i kommunfullmäktiges arbetsordning", [("§ 21", "21", None, True)]),
    ("den 18 juni 2019, 81 § och har", [("81 §", "81", None, False)]),
    ("paragrafen är justerad", []),
    ("5 kap. om kommunen", []),
]
CASES = [
    ("Ärendenummer SLK-2024-00190", ["SLK-2024-00190"]),
    ("SLK-2023-01234:5 och SLK-2023-01234:-5", ["SLK-2023-01234:5", "SLK-2023-01234:-5"]),
    ("§ 15 1435/22", ["1435/22"]),
    ("§ 102 2025.503 KS", ["2025.503 KS"]),
    ("• 2026.083 KUN-015 Beslut", ["2026.083 KUN"]),
    ("Dnr: 2017.497 BUN", ["2017.497 BUN"]),
    ("KF § 12 KF KS/2022:7", ["KS/2022:7"]),
    ("DNR:KU/2007.9", ["KU/2007.9"]),
    ("DNR: KF/2006.366", ["KF/2006.366"]),
    ("§ 4/2014 Dnr 2013/0743 KS-1", ["2013/0743 KS-1"]),
    ("Bun/2021:271 041", ["Bun/2021:271"]),
    ("Diarienummer 00163/20233.2.5.", ["00163/2023"]),
    ("Diarienummer 00322/2026", ["00322/2026"]),
    ("Dnr 191/2013 Kod 623", ["191/2013"]),
    ("KSKF/2014:1 235 Val", ["KSKF/2014:1"]),
    ("KS 2020/00265-2", ["KS 2020/00265-2"]),
    ("KS-2020/123 och KS2021/45", ["KS-2020/123", "KS2021/45"]),
    ("Dnr KS 2020/123", ["KS 2020/123"]),
    ("LOV 2026-\n000237", ["LOV 2026-000237"]),
    ("SOU 2023:79 och SFS 2010:900", []),
    ("prop. 2016/17:171", []),
    ("lag (2010:900)", []),
    ("EU 2016/679", []),
    ("KS 2020-11-10", []),
    ("SKR 2015-2018", []),
    ("Hösten 2019/2020", []),
    ("den 12/5 2021", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS, ids=[t for t, _ in PARAGRAPHS])
def test_paragraphs(text: str, expected: list[tuple[str, str, str | None, bool]]) -> None:
    assert [(text[r.start : r.end], r.number, r.last, r.law) for r in find_paragraph_refs(text)] == expected


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t for t, _ in CASES])
def test_case_numbers(text: str, expected: list[str]) -> None:
    assert [c.value for c in find_case_numbers(text)] == expected


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("kommunstyrelsens arbetsutskott", "Arbetsutskottet beslutar.", "arbetsutskottet"),
        ("kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott beslutar. Arbetsutskottet noterar.", "kommunstyrelsens arbetsutskott"),
        ("kommunstyrelsens arbetsutskott", "Informationen noteras.", "kommunstyrelsens arbetsutskott"),
        ("kommunstyrelsen", "Arbetsutskottet föreslår.", "kommunstyrelsen"),
    ],
)  # fmt: skip
def test_a_committee_is_named_as_its_item_writes_it(name: str, text: str, written: str) -> None:
    assert as_written(text, name) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Motionen väcktes vid fullmäktiges sammanträde i mars.", "fullmäktige"),
        ("Motionen väcktes i fullmäktige. Kommunfullmäktige beslutade att remittera den.", "kommunfullmäktige"),
        ("Motionen väcktes i mars.", "kommunfullmäktige"),
    ],
)
def test_a_council_is_named_as_the_filing_writes_it(text: str, written: str) -> None:
    assert council_as_written(text, "kommunfullmäktige") == written
