"""The pages of the charts: everything stands on them and whole, in colours and words that can be told apart."""

from __future__ import annotations

import io
import itertools
import re
import typing
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from pipeline.charts.draw import MOST_BARS
from pipeline.charts.geography import country_name
from pipeline.charts.sheet import Letters, Sheet, rendered
from pipeline.charts.style import COLOURS, DPI, STATES, printable, width, wrapped
from pipeline.charts.words import LANGUAGES, Lang, agreements, listed, number, say
from schemas.record import ActName, AgreementClass, By, MotionKind, Outcome, Status
from schemas.statement import Stage
from tests.drawn_charts import on_the_page, pictures, words
from tests.made_agreements import agreement, dataset, many, state

COUNTRIES = [
    "NO",
    "FI",
    "DK",
    "IS",
    "DE",
    "PL",
    "EE",
    "LV",
    "LT",
    "UA",
    "RU",
    "FR",
    "IT",
    "ES",
    "PT",
    "GR",
    "HU",
    "CZ",
    "SK",
    "SI",
    "HR",
    "RS",
    "BA",
    "BG",
    "RO",
    "MD",
    "GB",
    "IE",
    "NL",
    "BE",
    "CH",
    "AT",
    "TR",
    "CN",
    "JP",
    "KR",
    "IN",
    "VN",
    "KE",
    "TZ",
    "UG",
    "ZA",
    "BW",
    "NA",
    "MZ",
    "US",
    "CA",
    "MX",
    "BR",
    "AR",
    "CL",
    "PE",
    "CO",
    "AU",
    "NZ",
    "FJ",
    "CD",
    "CF",
    "VC",
    "GS",
    "TF",
    "MK",
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("countries", [1, 2, 30, 50, 60])
def test_every_name_stands_whole_and_on_the_page(countries: int, lang: Lang) -> None:
    made = dataset(
        *(agreement(state("active", "2000"), key=f"gn{n}", country=c) for n, c in enumerate(COUNTRIES[:countries]))
    )
    picture = pictures(made, lang=lang)["by-country"]
    text = " ".join(words(picture))
    assert on_the_page(picture)
    for code in COUNTRIES[:countries]:
        assert country_name(code)[lang] in text
    assert sum(word == "1" for word in words(picture)) == min(countries, MOST_BARS)
    assert picture.sheet is not None and picture.sheet.height < 297 / 25.4 * 72, "it fits an A4 page"


@settings(max_examples=15, deadline=None)
@given(
    st.integers(1, 400),
    st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=40).map(tuple),
    st.sampled_from(LANGUAGES),
)
def test_everything_stays_on_the_page(count: int, countries: tuple[str, ...], lang: Lang) -> None:
    for picture in pictures(many(count, countries), lang=lang, note="Täckning " * 40).values():
        if picture.sheet is not None:
            assert on_the_page(picture)


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 300))
def test_numbers_over_columns_never_touch(count: int) -> None:
    made = many(count, ("NO", "CN"))
    for name in ("in-force-by-class", "ended-and-paused"):
        picture = pictures(made)[name]
        if picture.sheet is None:
            continue
        bold = [
            t
            for t in picture.sheet.things
            if isinstance(t, Letters) and t.bold and re.fullmatch(r"[\d\s+\xa0]+", t.text)
        ]
        boxes = [
            (t.x - width(t.text, t.size, bold=True) / 2, t.y - t.size, t.x + width(t.text, t.size, bold=True) / 2, t.y)
            for t in bold
        ]
        for n, a in enumerate(boxes):
            assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for b in boxes[:n])


def test_the_axis_has_whole_numbers_and_every_year() -> None:
    for count in (1, 2, 3, 7):
        rows = [agreement(state("active", str(2000 + n)), key=f"gn{n}") for n in range(count)]
        picture = pictures(dataset(*rows))["in-force-by-class"]
        assert picture.sheet is not None
        axis = [t.text for t in picture.sheet.things if isinstance(t, Letters) and t.align == "right"]
        assert all(re.fullmatch(r"\d+", text) for text in axis) and axis[0] == "0" and int(axis[-1]) >= count


def lightness(colour: str) -> float:
    """CIE L* of an sRGB colour: what is left of it in grey."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return float(116 * light ** (1 / 3) - 16)


@pytest.mark.parametrize(
    "names", [("twin", "partnership", "unspecified"), ("ended", "not_renewed", "partly_ended", "paused")]
)
def test_colours_of_one_picture_are_told_apart_in_grey(names: tuple[str, ...]) -> None:
    found = sorted(lightness(COLOURS[name]) for name in names)
    assert all(b - a >= 12 for a, b in zip(found, [*found[1:], 100.0], strict=True))
    found = sorted(lightness(colour) for colour in STATES.values())
    assert all(b - a >= 12 for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "prefix, names",
    [
        ("st-", typing.get_args(Status)), ("act-", typing.get_args(ActName)), ("stage-", typing.get_args(Stage)),
        ("step-", typing.get_args(Stage)), ("class-", typing.get_args(AgreementClass)), ("", typing.get_args(AgreementClass)),
        ("motion-", typing.get_args(MotionKind)), ("out-", [o for o in typing.get_args(Outcome) if o != "unknown"]),
        ("by-", [by for by in typing.get_args(By) if by != "unknown"]),
    ],
)  # fmt: skip
def test_every_word_of_the_vocabularies_can_be_said(prefix: str, names: typing.Sequence[str]) -> None:
    for name in names:
        assert all(say(f"{prefix}{name}", lang) for lang in LANGUAGES)


def test_numbers_and_lists_as_the_language_writes_them() -> None:
    assert number(5000, "sv") == "5\N{NO-BREAK SPACE}000" and number(5000, "en") == "5,000" and number(12, "sv") == "12"
    assert [agreements(n, "en") for n in (0, 1, 2)] == ["0 agreements", "1 agreement", "2 agreements"]
    assert listed(["a", "b", "c"], "sv") == "a, b och c" and listed(["a"], "en") == "a" and listed([], "en") == ""


@given(st.text(), st.floats(20, 300))
def test_wrapping_loses_nothing(text: str, room: float) -> None:
    lines = wrapped(text, 8, room)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())
    assert all(width(line, 8) <= room or len(line) == 1 for line in lines)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1))
def test_any_name_gives_a_picture(name: str) -> None:
    sheet = Sheet("x", height=40)
    sheet.text(10, 20, name)
    found = rendered(sheet, name, name, "sv")
    ET.fromstring(found["svg"])
    assert Image.open(io.BytesIO(found["png"])).height == int(40 / 72 * DPI)


def test_a_letter_that_the_font_does_not_have() -> None:
    assert printable("Sjanghaj 上海\tÖrebro") == "Sjanghaj \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER} Örebro"
    assert printable("Å ä ö é ł ž ø Київ Αθήνα – … ×") == "Å ä ö é ł ž ø Київ Αθήνα – … ×"
