"""Swedish bodies: counts, codes, the forms of a name, and what only looks like one."""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.places import bodies
from pipeline.places.bodies import body_by_code, find_bodies, resolve_body
from pipeline.places.misprints import distance

ROWS = list(csv.DictReader(bodies.DATA.open(encoding="utf-8"), delimiter="\t"))


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.body.code, m.form) for m in find_bodies(text)]


@pytest.mark.parametrize(
    ("kind", "count", "code"), [("kommun", 290, r"\d{4}"), ("region", 20, r"\d\d"), ("lansstyrelse", 21, r"\d\d")]
)
def test_every_body_is_there_once(kind: str, count: int, code: str) -> None:
    codes = [row["code"] for row in ROWS if row["kind"] == kind]
    assert len(codes) == len(set(codes)) == count
    assert all(re.fullmatch(code, one) for one in codes)


def test_a_kommun_lies_in_a_county_with_a_lansstyrelse() -> None:
    counties = {row["code"] for row in ROWS if row["kind"] == "lansstyrelse"}
    assert {row["code"][:2] for row in ROWS if row["kind"] == "kommun"} == counties
    assert counties - {row["code"] for row in ROWS if row["kind"] == "region"} == {"09"}


def test_no_name_belongs_to_two_bodies() -> None:
    seen: dict[str, str] = {}
    for row in ROWS:
        for form in {row["name"], *filter(None, row["aliases"].split("|"))}:
            assert seen.setdefault(form, row["kind"] + row["code"]) == row["kind"] + row["code"], form


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Gävle kommun", "kommun", "2180"),
        ("Gävle", "kommun", "2180"),
        ("Gävles", "kommun", "2180"),
        ("Gävle kommuns", "kommun", "2180"),
        ("Falu kommun", "kommun", "2080"),
        ("Falun", "kommun", "2080"),
        ("Göteborgs Stad", "kommun", "1480"),
        ("Malmö stad", "kommun", "1280"),
        ("Stockholms stad", "kommun", "0180"),
        ("VÄSTERÅS STAD", "kommun", "1980"),
        ("Borås Stads", "kommun", "1490"),
        ("Kalmar kommun", "kommun", "0880"),
        ("Orust kommun", "kommun", "1421"),
        ("Upplands-Bro kommun", "kommun", "0139"),
        ("Malung-Sälens kommun", "kommun", "2023"),
        ("Heby kommun", "kommun", "0331"),
        ("Region Gotland", "kommun", "0980"),
        ("Gotlands kommun", "kommun", "0980"),
        ("Region Jönköpings län", "region", "06"),
        ("Region Kronoberg (Växjö)", "region", "07"),
        ("Västra Götalandsregionen", "region", "14"),
        ("Region Jämtland Härjedalen", "region", "23"),
        ("Region Kalmar län", "region", "08"),
        ("Norrbottens läns landsting", "region", "25"),
        ("Landstinget i Kalmar län", "region", "08"),
        ("Landstinget Dalarna", "region", "20"),
        ("Länsstyrelsen i Uppsala län", "lansstyrelse", "03"),
        ("Länsstyrelsen Uppsala", "lansstyrelse", "03"),
        ("Uppsala länsstyrelse", "lansstyrelse", "03"),
        ("Länsstyrelsen Gotland", "lansstyrelse", "09"),
        ("Länsstyrelsen Västra Götaland", "lansstyrelse", "14"),
    ],
)
def test_names_resolve(name: str, kind: str, code: str) -> None:
    resolved = resolve_body(name)
    assert resolved is not None
    body, exact = resolved
    assert (body.kind, body.code, exact) == (kind, code, True)


@pytest.mark.parametrize(
    "name", ["", "Regionförbundet", "Högskolan i Gävle", "Gävleborg", "kommunen", "Region", "Zhuhai", "Norrland"]
)
def test_what_is_no_body(name: str) -> None:
    assert resolve_body(name) is None


@pytest.mark.parametrize(
    ("name", "code"), [("Bengtstors kommun", "1460"), ("Eskiltuna kommun", "0484"), ("Norköpings kommun", "0581")]
)
def test_a_clear_misprint_is_said_to_be_one(name: str, code: str) -> None:
    resolved = resolve_body(name)
    assert resolved is not None
    assert (resolved[0].code, resolved[1]) == (code, False)
    [mention] = find_bodies(f"Ett avtal mellan {name} och en stad i Polen.")
    assert (mention.body.code, mention.exact) == (code, False)


@pytest.mark.parametrize(
    "name",
    ["Sibbo kommun", "Sola kommun", "Sunds kommun", "Malax kommun", "Lier kommun", "Bærum kommun", "Exempelby kommun"],
)
def test_a_foreign_kommun_is_no_misprint(name: str) -> None:
    assert resolve_body(name) is None
    assert find_bodies(f"Vänort är {name} sedan 1990.") == []


def test_the_name_shown_is_the_official_one() -> None:
    assert body_by_code("kommun", "1480").name == "Göteborgs kommun"  # type: ignore[union-attr]
    assert body_by_code("lansstyrelse", "08").name == "Länsstyrelsen i Kalmar län"  # type: ignore[union-attr]
    assert body_by_code("region", "09") == body_by_code("kommun", "0980")
    assert body_by_code("kommun", "9999") is None


def test_the_longest_name_wins() -> None:
    text = "Region Jönköpings län, Jönköpings kommun och Länsstyrelsen i Jönköpings län möttes."
    assert found(text) == [
        ("Region Jönköpings län", "06", "full"),
        ("Jönköpings kommun", "0680", "full"),
        ("Länsstyrelsen i Jönköpings län", "06", "full"),
    ]


def test_names_over_line_breaks_and_in_capitals() -> None:
    assert found("avtal mellan Lilla\nEdets kommun och HÖGSBY KOMMUN") == [
        ("Lilla\nEdets kommun", "1462", "full"),
        ("HÖGSBY KOMMUN", "0821", "full"),
    ]


def test_organs_and_bare_places() -> None:
    assert found("Gävles kommunfullmäktige sade nej, kommunstyrelsen i Borås ja, och Umeå väntar.") == [
        ("Gävles kommunfullmäktige", "2180", "organ"),
        ("kommunstyrelsen i Borås", "1490", "organ"),
        ("Umeå", "2480", "place"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Högskolan i Gävle och Malmö universitet deltar.",
        "Gävleborg, Göteborgsregionen och Alingsåshem svarar.",
        "Örebro läns idrottsförbund söker bidrag.",
        "Vara tydlig är viktigt. Mark upplåts. Mora är ett ord.",
        "- Sala",
        "Yttrande av Eva Lund och Per Berg (S).",
        "Ledamoten Nora Exempelsson yrkar bifall.",
        "vara, mark, sala, gävle",
        "MARK OCH EXPLOATERING",
    ],
)
def test_other_names_are_no_municipality(text: str) -> None:
    assert find_bodies(text) == []


def test_the_same_words_are_places_where_they_must_be() -> None:
    assert found("Avtalet mellan Vara och en stad i Kina. I Lund finns fler.") == [
        ("Vara", "1470", "place"),
        ("Lund", "1281", "place"),
    ]
    assert found("Marks kommun svarar.") == [("Marks kommun", "1463", "full")]


def test_signs_part_names() -> None:
    assert found("Alingsås/Lerum, Region Jämtland/Härjedalen") == [
        ("Alingsås", "1489", "place"),
        ("Lerum", "1441", "place"),
        ("Region Jämtland/Härjedalen", "23", "full"),
    ]


def test_offsets_are_ordered_and_do_not_overlap() -> None:
    text = "Gävle kommun, Gävle, Falu kommuns och Region Skånes svar till Länsstyrelsen Skåne " * 3
    mentions = find_bodies(text)
    assert len(mentions) == 15
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "abd", 1), ("abc", "ab", 1), ("abcd", "dcba", 3)],
)
def test_distance(one: str, other: str, gap: int) -> None:
    assert distance(one, other, 2) == gap


def test_the_data_is_a_plain_table() -> None:
    text = Path(bodies.DATA).read_text(encoding="utf-8")
    assert {line.count("\t") for line in text.splitlines()} == {4}
