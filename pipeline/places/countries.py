"""Countries in Swedish text: names with genitives, adjectives and peoples, from `countries.tsv`.

Codes are ISO 3166-1 (XK for Kosovo). Åland is Finland's; England, Scotland and Wales are GB. Sweden is found too, as
SE, so that a caller can tell `svensk-kinesisk` from `kinesisk`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

DATA = Path(__file__).with_name("countries.tsv")
CountryForm = Literal["name", "adjective", "people"]
_WORD = re.compile(r"[^\W\d_]{2,}(?:\.[A-Z]\.?)*")
_GROUPS = {"HK": "CN", "MO": "CN"}
_ENDINGS = ("", "t", "a", "e", "as", "es")


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country named, or an adjective or people of it, in text[start:end]."""

    start: int
    end: int
    code: str
    form: CountryForm


@dataclass(frozen=True, slots=True)
class _Words:
    called: dict[str, str]
    names: dict[str, str]
    words: dict[str, tuple[str, CountryForm]]
    longer: dict[str, tuple[tuple[re.Pattern[str], str], ...]]


@cache
def _words() -> _Words:
    called: dict[str, str] = {}
    names: dict[str, str] = {}
    words: dict[str, tuple[str, CountryForm]] = {}
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            code = row["code"]
            called[code] = row["name"]
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                names[name] = code
            for stem in filter(None, row["adjectives"].split("|")):
                for ending in _ENDINGS:
                    words[stem + ending] = code, "adjective"
            for people in filter(None, row["people"].split("|")):
                for form in (people, people + "s"):
                    words.setdefault(form, (code, "people"))
    longer: dict[str, list[tuple[str, str]]] = {}
    for name, code in names.items():
        first = _WORD.match(name)
        if first and first.end() < len(name):
            longer.setdefault(first.group(), []).append((name, code))
    return _Words(
        called,
        {form: code for name, code in names.items() for form in (name, name + "s")},
        words,
        {
            first: tuple(
                (re.compile(r"\s+".join(map(re.escape, name.split())) + r"(?::?s)?(?!\w)"), code)
                for name, code in sorted(entries, key=lambda entry: -len(entry[0]))
            )
            for first, entries in longer.items()
        },
    )


def country_group(code: str) -> str:
    """The group a country is counted in: CN for China, Hong Kong and Macau (never Taiwan), else the country itself."""
    return _GROUPS.get(code, code)


def country_name(code: str) -> str | None:
    """The Swedish name of a country (`NO` is Norge), or None for a code that no country has."""
    return _words().called.get(code)


def country_code(name: str) -> str | None:
    """The code of a country's name as a whole string (`Kina`, `Kinas`, `USA:s`), or None."""
    found = find_countries(name)
    whole = len(found) == 1 and found[0].form == "name" and found[0].start == 0 and found[0].end == len(name)
    return found[0].code if whole else None


def given_country(text: str) -> str | None:
    """The code of a country that a person gives by code (`cn`) or Swedish name, or None for what is none."""
    code = text.strip().upper()
    return code if country_name(code) else country_code(text.strip())


def find_countries(text: str) -> list[CountryMention]:
    """Every country, adjective or people of a country in `text`, in order; whole words only.

    Names need their capital (`Island`, not `island`), in genitive too; a hyphen ends a word (`svensk-kinesiska`).
    """
    return list(_mentions(text))


def _mentions(text: str) -> Iterator[CountryMention]:
    table = _words()
    end = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if start < end:
            continue
        code, form, stop = None, None, match.end()
        if word[0].isupper():
            for pattern, owner in table.longer.get(word, ()):
                if long := pattern.match(text, start):
                    code, form, stop = owner, "name", long.end()
                    break
            if code is None:
                code = table.names.get(word) or (
                    table.names.get(word.title()) if word.isupper() and len(word) > 3 else None
                )
                form = "name"
                if code and text.startswith(":s", stop) and not text[stop + 2 : stop + 3].isalnum():
                    stop += 2
        if code is None and (found := table.words.get(word if word.islower() else word.casefold())):
            code, form = found
        if code and form and not (start and (text[start - 1].isdigit() or text[start - 1] == "_")):
            yield CountryMention(start, stop, code, form)  # type: ignore[arg-type]
            end = stop
