"""Random days written in every form, set in sentences, broken over lines and pages: always read back the same."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest

from pipeline.extract.dates.dates import find_dates
from pipeline.extract.dates.words import words
from pipeline.read.reading import build_view
from schemas.dates import Date
from tests.strategies import document_of

MONTHS: list[str] = words()["months"]
SHORT = ["jan", "febr", "mars", "apr", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"]
FRAMES = (
    "{}",
    "Avtalet undertecknades {} i Narva.",
    "Beslut {}, § 12",
    "Brev från Narva ({}) lades fram",
    "Protokoll från nämnden, {}.",
    "Dnr KS 2031/45: svar {} med 24–15",
    "Mötet\n\n{}\n\nNarva",
)
SPACES = (" ", "\n", " \n ", "\u00a0", "\u202f", "\t", "  ")
HYPHENS = ("-", "\u2010", "\u2011", "–", "-\n", "- ", " - ")
JOINED = ("–", " – ", "—", " - ", "--", " till ", " t.o.m. ", " till och med ", " fram till ")

random_days = random.Random(20261121)
DAYS = [date(1950, 1, 1) + timedelta(random_days.randrange(32_000)) for _ in range(60)]


def written(d: date) -> list[str]:
    """The day in every form that says all of it; a space may become any white space."""
    month, short, weekday = MONTHS[d.month - 1], SHORT[d.month - 1], words()["weekdays"][d.weekday()]
    ordinal, ending = words()["ordinals"][d.day - 1], "a" if d.day % 10 in (1, 2) and d.day not in (11, 12) else "e"
    forms = [
        f"den {d.day} {month} {d.year}",
        f"{d.day} {month} {d.year}",
        f"{d.day} {month}, {d.year}",
        f"{d.day} {month.upper()} {d.year}",
        f"{d.day} {month.capitalize()} {d.year}",
        f"den {d.day}:{ending} {month} {d.year}",
        f"den {ordinal} {month} {d.year}",
        f"den {d.day} {month} år {d.year}",
        f"{d.day} {short} {d.year}",
        f"{weekday}en den {d.day} {month} {d.year}",
        f"{weekday.capitalize()} {d.day} {month} {d.year}",
        f"{weekday}en den {d.day}/{d.month} {d.year}",
        f"{d.day}/{d.month} {d.year}",
        f"{d.day:02}/{d.month:02} {d.year}",
        f"{d.day}/{d.month}-{d.year}",
        f"{d.day}/{d.month}/{d.year}",
        f"{d.day}.{d.month}.{d.year}",
        f"{d.day:02}.{d.month:02}.{d.year}",
        f"{d.year}.{d.month:02}.{d.day:02}",
        f"{d.year}/{d.month:02}/{d.day:02}",
        f"{d.day:02}-{d.month:02}-{d.year}",
        f"{d:%Y%m%d}",
        *(f"{d.year}{h}{d.month:02}{h}{d.day:02}" for h in HYPHENS),
        *((f"{d.day} {short}. {d.year}",) if short != month else ()),
    ]
    if 1941 <= d.year <= 2040:
        forms += [
            f"{d.day} {month} -{d:%y}",
            f"{d.day} {short}. -{d:%y}" if short != month else f"{d.day} {month} ’{d:%y}",
            f"den {d.day}/{d.month} -{d:%y}",
            f"{d.day}/{d.month}-{d:%y}",
            f"den {d.day}.{d.month}.{d:%y}",
            f"den {d:%y%m%d}",
            f"{d:%y-%m-%d}",
        ]
    return forms


def dates(text: str, base: str | None = None) -> list[Date]:
    return [m.date for m in find_dates(text, base)]


@pytest.mark.parametrize("d", DAYS, ids=str)
def test_a_day_reads_the_same_in_every_form(d: date) -> None:
    pick = random.Random(d.toordinal())
    for form in written(d):
        for space in SPACES:
            text = pick.choice(FRAMES).format(form.replace(" ", space))
            assert dates(text) == [Date(value=d.isoformat(), precision="day")], text


@pytest.mark.parametrize("d", DAYS, ids=str)
def test_a_day_reads_the_same_over_a_line_and_a_page(d: date) -> None:
    before, after = "Motionen lades fram av ledamoten", "och lämnades därefter till nämnden för beredning"
    for form in written(d):
        for cut in (m.start() for m in re.finditer(r" |(?<=\d[-–])(?=\d)", form)):
            halves = f"{before} {form[:cut]}", f"{form[cut:].strip()} {after}"
            for pages in (["\n".join(halves)], list(halves)):
                text = build_view(document_of(*pages).pages).text
                assert dates(text) == [Date(value=d.isoformat(), precision="day")], (form, text)


@pytest.mark.parametrize("d", DAYS, ids=str)
def test_two_days_make_a_range(d: date) -> None:
    pick = random.Random(d.toordinal())
    last = d + timedelta(pick.randrange(1, 900))
    for form, end in zip(written(d), written(last), strict=False):
        for joined in JOINED:
            text = pick.choice(FRAMES).format(f"{form}{joined}{end}")
            assert dates(text) == [Date(value=f"{d}/{last}", precision="range")], text


@pytest.mark.parametrize("d", DAYS, ids=str)
def test_a_weekday_gives_the_year(d: date) -> None:
    weekday, month = words()["weekdays"][d.weekday()], MONTHS[d.month - 1]
    for away in (-180, -40, 3, 90, 180):
        base = d + timedelta(away)
        for text in (f"Mötet {weekday}en den {d.day} {month}", f"{weekday.capitalize()} {d.day}/{d.month} i Narva"):
            assert dates(text, base.isoformat()) == [Date(value=d.isoformat(), precision="day", inferred=("year",))]
            assert dates(text) == []


@pytest.mark.parametrize("d", DAYS, ids=str)
def test_what_is_not_written_is_not_filled_in(d: date) -> None:
    month = MONTHS[d.month - 1]
    for text, value, precision in (
        (f"i {month} {d.year}", f"{d:%Y-%m}", "month"),
        (f"i {SHORT[d.month - 1]} {d.year}", f"{d:%Y-%m}", "month"),
        (f"i slutet av {month} {d.year}", f"{d:%Y-%m}", "month"),
        (f"sedan {d.year}", str(d.year), "year"),
        (f"hösten {d.year}", f"{d.year}-23", "season"),
        (f"första kvartalet {d.year}", f"{d.year}-01/{d.year}-03", "range"),
        (f"årsskiftet {d.year}/{d.year + 1}", f"{d.year}/{d.year + 1}", "range"),
    ):
        for base in (None, d.isoformat()):
            for space in SPACES:
                found = dates(text.replace(" ", space), base)
                assert [(f.value, f.precision, f.inferred) for f in found] == [(value, precision, ())], text
