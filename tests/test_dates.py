"""Dates: the tables of cases, every piece on its own and in running text, and what the scanner promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.dates.dates import find_dates
from pipeline.extract.dates.words import words

Found = tuple[str, str | None, str, str, str]
TABLES = sorted(Path(__file__).parent.glob("date_cases*.tsv"))


@dataclass(frozen=True)
class Case:
    text: str
    base: str | None
    expected: tuple[Found, ...]


def _read() -> Iterator[Case]:
    """One case per line; `[…]` marks the spans, `|` parts the columns of several dates, `\\n` and `\\t` are escaped."""
    for line in (line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()[1:]):
        if line.startswith("#"):
            continue
        marked, base, *columns = (line + "\t" * 5).split("\t")[:6]
        marked = marked.replace("\\n", "\n").replace("\\t", "\t")
        quotes = re.findall(r"\[(.*?)\]", marked, re.DOTALL)
        values, precisions, qualifiers, inferred = (column.split("|") for column in columns)
        rows = zip_longest(quotes, values if quotes else (), precisions if quotes else (), fillvalue="")
        expected = tuple(
            (q, v, p, (qualifiers[i : i + 1] or [""])[0], (inferred[i : i + 1] or [""])[0])
            for i, (q, v, p) in enumerate(rows)
        )
        yield Case(re.sub(r"[\[\]]", "", marked), base or None, expected)


CASES = list(_read())


def found(text: str, base: str | None = None) -> tuple[Found, ...]:
    return tuple(
        (text[m.start : m.end], m.date.value, m.date.precision, m.date.qualifier or "", ",".join(m.date.inferred))
        for m in find_dates(text, base)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.text[:40])
def test_case(case: Case) -> None:
    assert found(case.text, case.base) == case.expected


def test_there_are_enough_cases_and_no_two_are_alike() -> None:
    assert len(CASES) >= 1000
    assert len({(c.text, c.base) for c in CASES}) == len(CASES)
    assert sum(not c.expected for c in CASES) >= 400


BREAKABLE = [c for c in CASES if "\n" not in c.text and not re.search(r"\d \d{2,3}\b|^[•+]|^0", c.text)]


@pytest.mark.parametrize("case", BREAKABLE, ids=lambda c: c.text[:40])
def test_a_line_break_between_words_changes_nothing(case: Case) -> None:
    broken = case.text.replace(" ", "\n")
    expected = tuple((q.replace(" ", "\n"), *rest) for q, *rest in case.expected)
    assert found(broken, case.base) == expected


def test_nothing_finer_than_the_source() -> None:
    for text, value in (("år 1994", "1994"), ("mars 1994", "1994-03"), ("våren 1994", "1994-21")):
        assert [m.date.value for m in find_dates(text, "2020-10-09")] == [value]


def test_offsets_are_of_the_whole_text() -> None:
    text = "Först 2001-02-03.\n\nSedan den 4 maj 2005, slut."
    assert [(m.start, m.end) for m in find_dates(text)] == [(6, 16), (29, 39)]


def test_every_month_and_short_form_is_known() -> None:
    for number, month in enumerate(words()["months"], 1):
        short = [s for s in words()["month_short"] if month.startswith(s)]
        for word in (month, month.upper(), *short, *(f"{s}." for s in short)):
            assert found(f"den 9 {word} 2011")[0][1] == f"2011-{number:02}-09", word


PIECES = [
    "den",
    "27",
    "mars",
    "2024",
    "-",
    "–",
    "/",
    ".",
    "11",
    "våren",
    "och",
    "till",
    "§",
    "kl",
    "senast",
    "70-talet",
    "\n",
    " ",
    "i år",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=200, deadline=None)
def test_whatever_is_found_is_in_order_and_apart(text: str) -> None:
    at = 0
    for m in find_dates(text, "2020-10-09"):
        assert at <= m.start < m.end <= len(text)
        assert text[m.start : m.end].strip() == text[m.start : m.end]
        at = m.end


def test_a_base_that_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="day is out of range"):
        find_dates("idag", "2024-02-30")


def test_a_long_text_without_dates_is_quick_to_read() -> None:
    assert find_dates("1 " * 20_000 + "den " * 20_000 + "§ " * 20_000 + "2-" * 20_000) == []
