"""The charts as files: what stands in and under each picture, and that its bytes are its data's."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from pipeline import charts
from pipeline.charts.bundle import Asked, made
from pipeline.charts.style import DPI, WIDTH
from pipeline.charts.words import LANGUAGES, say
from pipeline.store import Dataset
from tests.drawn_charts import pictures, words
from tests.made_agreements import agreement, dataset, state

NOTE = {"sv": "Täckning: 3 av 290 kommuner sökta.", "en": "Coverage: 3 of 290 municipalities searched."}
ONE = Asked(country="NO", languages=("sv",))
SVG = "{http://www.w3.org/2000/svg}"


def small() -> Dataset:
    return dataset(
        agreement(state("active", "2000"), key="gn1", country="NO", partner="Lier"),
        agreement(
            state("active", "2002"), state("ended", None, "end-reported"), key="gn2", country="NO", partner="Moss"
        ),
        agreement(state("active", "2004"), state("paused", "2020", "pause-decided"), key="gn3", country="CN"),
        agreement(
            state("active", "2004"), state("ended", "2021", "end-decided"), key="gn3", country="CN", kind="partnership"
        ),
    )


def table(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"charts/{name}.csv"].decode("utf-8-sig"))))


@pytest.fixture
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the pictures: for tests of what stands beside them."""
    monkeypatch.setattr("pipeline.charts.bundle.rendered", lambda *_: {})


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return charts.files(small(), NOTE)


NAMES = ["by-continent", "by-country", "within-asia", "within-europe", "in-force-by-class", "ended-and-paused"]


def test_the_reports_five_in_both_languages_and_forms(files: dict[str, bytes]) -> None:
    pictured = {f"charts/{name}.{lang}.{kind}" for name in NAMES for lang in ("sv", "en") for kind in ("svg", "png")}
    assert set(files) == pictured | {f"charts/{name}.csv" for name in NAMES} | {"charts/charts.json"}


def test_svg_says_what_it_shows(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.endswith(".svg"):
            root = ET.fromstring(data)
            title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
            assert root.get("role") == "img" and title is not None and told is not None
            assert root.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
            assert title.text and told.text and re.search(r"\d", told.text)
            assert b"<!DOCTYPE" not in data and b"http://www.w3.org/1999/02/22-rdf" not in data
            assert not root.findall(f".//{SVG}text") and b"<image" not in data, (
                "letters are outlines, nothing is a bitmap"
            )


def test_png_is_made_for_print_and_says_what_it_shows(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.endswith(".png"):
            picture = Image.open(io.BytesIO(data))
            assert abs(picture.width - WIDTH / 72 * DPI) <= 1 and round(picture.info["dpi"][0]) == DPI
            assert set(picture.info) == {"dpi", "Title", "Description"}


def test_the_manifest_has_the_alternative_text(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["charts/charts.json"])
    assert [chart["name"] for chart in manifest["charts"]] == [
        "by-continent", "by-country", "within-asia", "within-europe", "in-force-by-class", "ended-and-paused"
    ]  # fmt: skip
    chart = manifest["charts"][1]
    assert chart["title"] == {"sv": "Avtal per land", "en": "Agreements by country"}
    told = "In force on 2022-12-31: 2 agreements. Horizontal bars, one per country: China 1, Norway 1."
    assert chart["alt"]["en"] == told
    assert chart["day"] == "2022-12-31" and chart["agreements"] == 2 and chart["samples"] == 0
    assert NOTE["sv"] in chart["notes"]["sv"] and NOTE["en"] in chart["notes"]["en"]
    assert all(f"charts/{name}" in files for chart in manifest["charts"] for name in (*chart["files"], chart["data"]))


def test_the_numbers_with_the_agreements_behind_each(files: dict[str, bytes]) -> None:
    for name in NAMES:
        for row in table(files, name):
            assert int(row["agreements"]) == len(row["agreement_ids"].split())
    years = {(row["group"], row["series"]): row["agreement_ids"] for row in table(files, "in-force-by-class")}
    assert years["2010", "partnership"] == "kommun-2180-gn3-partnership"
    assert years["2010", "uncertain"] == "kommun-2180-gn2-twin"
    assert years["2010", "twin"] == "kommun-2180-gn1-twin kommun-2180-gn3-twin"
    assert {row["group"] for row in table(files, "in-force-by-class")} == {str(year) for year in range(2000, 2023)}
    over = [row for row in table(files, "ended-and-paused") if row["agreements"] != "0"]
    assert [(r["group"], r["label_en"], r["series"], r["agreements"]) for r in over] == [
        ("2020", "2020", "paused", "1"), ("2021", "2021", "ended", "1"), ("no-year", "year not known", "ended", "1"),
    ]  # fmt: skip


@pytest.mark.usefixtures("unpainted")
def test_what_is_told_under_the_picture_is_in_the_csv_too() -> None:
    rows = (agreement(state("active", None, None, None), key="gn7"), agreement(state("active", "2000"), key="gn8"))
    beside = table(charts.files(dataset(*rows)), "in-force-by-class")
    assert [(r["series"], r["shown"], r["agreement_ids"]) for r in beside if r["shown"] == "false"] == [
        ("never", "false", "kommun-2180-gn7-twin")
    ]


@pytest.mark.usefixtures("unpainted")
def test_no_cell_is_a_formula() -> None:
    row = agreement(state("active", "2000"), country="=1", partner="x")
    cells = table(charts.files(dataset(row)), "by-country")[0]
    assert cells["group"] == "'=1" and cells["label_sv"] == "'=1"


def test_coverage_stands_under_every_picture() -> None:
    for lang in LANGUAGES:
        for picture in pictures(small(), lang=lang, note=NOTE[lang]).values():
            assert NOTE[lang] in " ".join(words(picture)) and picture.notes[-1] == NOTE[lang]
        for picture in pictures(small(), lang=lang).values():
            assert say("coverage-unknown", lang) in " ".join(words(picture))


def test_an_uncertain_end_is_drawn_apart_and_named() -> None:
    picture = pictures(small())["in-force-by-class"]
    text = " ".join(words(picture))
    assert "Ekby kommun – Moss" in text and "kan ha upphört" in text and "3 + 1" in text
    assert "Flest 2004" in text and ": 3 och 1 som kan ha upphört" in text


@pytest.mark.usefixtures("unpainted")
def test_samples_are_flagged_and_only_they() -> None:
    sample = agreement(state("active", "2000"), key="gn9", country="NO", sample=True)
    flagged = pictures(dataset(*small().agreements, sample), lang="en")
    assert "SAMPLE DATA: 1 of 3 agreements are made-up samples" in words(flagged["by-country"])
    assert not any("SAMPLE" in word for word in words(flagged["within-asia"]))
    rows = table(charts.files(dataset(*small().agreements, sample)), "by-country")
    assert {row["group"]: row["samples"] for row in rows} == {"NO": "1", "CN": "0"}


def test_no_picture_where_there_is_nothing_to_show() -> None:
    asked = Asked(as_of="1950-12-31")
    found = made(small(), NOTE, asked)
    manifest = json.loads(found["charts/charts.json"])
    assert not any(name.endswith((".svg", ".png")) for name in found)
    assert [chart["drawn"] for chart in manifest["charts"]] == [False] * 4
    assert all(chart["alt"]["en"].startswith("No picture: no agreement") for chart in manifest["charts"])
    assert table(found, "by-country") == []


def test_an_empty_dataset_says_why_there_are_no_charts() -> None:
    found = charts.files(Dataset())
    assert set(found) == {"charts/charts.json"}
    assert "no source" in json.loads(found["charts/charts.json"])["message"]["en"]


def test_one_country_or_continent_alone() -> None:
    china = pictures(small(), Asked(country="HK"), "en")
    assert {name: picture.title for name, picture in china.items()} == {
        "in-force-by-class--cn": "Agreements in force per year, by class: China",
        "ended-and-paused--cn": "Agreements ended and paused per year: China",
    }
    asia = pictures(small(), Asked(continent="AS"), "sv")
    assert list(asia) == ["within-asia", "in-force-by-class--asia", "ended-and-paused--asia"]
    assert asia["within-asia"].title == "Avtal i Asien, per land"
    assert asia["ended-and-paused--asia"].title == "Avslutade och pausade avtal per år: Asien"


def test_one_language_only() -> None:
    found = made(small(), NOTE, Asked(languages=("en",)))
    assert not any(".sv." in name for name in found)


def test_macau_is_told_where_china_is_counted() -> None:
    row = agreement(state("active", "2000"), country="MO")
    assert "I Kina ingår Macau." in pictures(dataset(row))["by-country"].notes


def test_a_citizen_is_named_in_no_note() -> None:
    row = agreement(
        state("active", "2002"), state("ended", None, "end-reported"), partner="Medborgarförslag från Anna Ek"
    )
    found = charts.files(dataset(row))
    assert not any(b"Anna" in data for data in found.values())


def test_the_same_bytes_on_any_machine(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("figure.dpi: 50\ntext.color: red\nsavefig.facecolor: black\nfont.size: 30\n")
    script = (
        "import hashlib, json; from tests.test_charts_bundle import small, NOTE, ONE; from pipeline.charts.bundle import made;"
        "print(json.dumps({n: hashlib.sha256(d).hexdigest() for n, d in made(small(), NOTE, ONE).items()}))"
    )
    bare = tmp_path / "bare"
    bare.mkdir()
    found = []
    for seed, home in (("1", tmp_path), ("2", bare)):
        more = {"PYTHONHASHSEED": seed, "HOME": str(home), "TZ": "Asia/Tokyo" if seed == "1" else "UTC", "LC_ALL": "C"}
        env = os.environ | more | {"PYTHONPATH": str(Path(__file__).parents[1])}
        ran = subprocess.run([sys.executable, "-c", script], cwd=home, env=env, capture_output=True, check=True)
        found.append(json.loads(ran.stdout))
    assert found[0] == found[1]
    for name, data in made(small(), NOTE, ONE).items():
        assert b"matplotlib.org" not in data and str(Path.cwd()).encode() not in data, name
