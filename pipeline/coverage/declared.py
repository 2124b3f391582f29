"""What people declare about coverage: `coverage.toml` in the dataset's folder.

[[coverage]]
bodies = ["Gävle kommun", "1480", "region 21"]   names, or codes: four digits, or `region`/`lan` with the county's two
years = [2015, "2017-2020"]
state = "searched"                               searched, partly, not_reachable or nothing_published
note = "all minutes of the council"

[[coverage]]                                     what a survey of others asked
group = "kommuner"                               kommuner, regioner, lansstyrelser or all, instead of bodies
years = "1985-2021"
state = "searched"
country = "CN"                                   only agreements with this group of countries were looked for

An entry that names a body counts before one for its group. Two that name the same body and year and differ are refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from pipeline.errors import UsageError
from pipeline.places.bodies import all_bodies, body_by_code, resolve_body
from pipeline.places.countries import country_group, given_country
from schemas.coverage import CoverageState
from schemas.document import Body

COVERAGE: Final = "coverage.toml"
GROUPS: Final = {"kommuner": "kommun", "regioner": "region", "lansstyrelser": "lansstyrelse", "all": None}
_KEYS = ("bodies", "group", "years", "state", "country", "note")
_CODE = re.compile(r"(?:(region|lan|lansstyrelse)[ -])?(\d{2}|\d{4})")
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_FIRST, _LAST = 1900, 2100


@dataclass(frozen=True)
class Declared:
    """One entry: what a person says of bodies and years. `named` tells that it names the bodies themselves."""

    where: str
    bodies: tuple[Body, ...]
    named: bool
    years: tuple[int, ...]
    state: CoverageState
    country_group: str | None = None
    note: str | None = None


def declared_in(folder: Path) -> tuple[Declared, ...]:
    """What is declared in a dataset's folder: nothing where there is no file. Raises `UsageError` on a bad one."""
    path = folder / COVERAGE
    return read_declared(path.read_bytes(), str(path)) if path.is_file() else ()


def read_declared(data: bytes, name: str) -> tuple[Declared, ...]:
    """The entries of a file. Raises `UsageError` that names the line and the entry, and says what to do."""
    try:
        text = data.decode("utf-8")
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{name} is no TOML: {error}") from None
    if unknown := sorted(table.keys() - {"coverage"}):
        raise UsageError(f"{name}: {unknown[0]} is not known there: every entry begins with [[coverage]]")
    entries = table.get("coverage", [])
    if not isinstance(entries, list):
        raise UsageError(f"{name}: write [[coverage]] with two brackets before each entry")
    heads = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*coverage\s*\]\]", line)]
    found = []
    for number, entry in enumerate(entries, 1):
        line = f" line {heads[number - 1]}" if len(heads) == len(entries) else ""
        where = f"{name}{line}, entry {number}"
        try:
            found.append(_entry(entry, where))
        except ValueError as error:
            raise UsageError(f"{where}: {error}") from None
    _agree(found)
    return tuple(found)


def _entry(entry: Any, where: str) -> Declared:
    if not isinstance(entry, dict):
        raise ValueError('an entry has keys and values, such as state = "searched"')
    if unknown := sorted(entry.keys() - set(_KEYS)):
        raise ValueError(f"{unknown[0]} is not known: an entry has {', '.join(_KEYS)}")
    if ("bodies" in entry) == ("group" in entry):
        raise ValueError("give bodies or a group, one of the two")
    given, note, country = entry.get("state"), entry.get("note"), entry.get("country")
    states: tuple[CoverageState, ...] = get_args(CoverageState)
    state = next((one for one in states if one == given), None)
    if state is None:
        said = "state is missing" if given is None else f"{given!r} is no state"
        raise ValueError(f"{said}: it is one of {', '.join(states)}")
    if note is not None and not isinstance(note, str):
        raise ValueError("note is a text in quotes")
    return Declared(
        where=where,
        bodies=_bodies(entry["bodies"]) if "bodies" in entry else _group(entry["group"]),
        named="bodies" in entry,
        years=read_years(entry.get("years")),
        state=state,
        country_group=None if country is None else _country(country),
        note=note or None,
    )


def _bodies(given: Any) -> tuple[Body, ...]:
    names = given if isinstance(given, list) else [given]
    if not names:
        raise ValueError("bodies is empty: name at least one")
    return tuple(dict.fromkeys(map(_body, names)))


def _body(name: Any) -> Body:
    text = f"{name:04}" if type(name) is int else name
    if not isinstance(text, str):
        raise ValueError(f"{name!r} is no body: give a name or a code in quotes")
    if code := _CODE.fullmatch(text.strip()):
        kind = {"lan": "lansstyrelse"}.get(code[1] or "", code[1] or "kommun")
        if not code[1] and len(code[2]) == 2:
            raise ValueError(f"{text} is a county's code: say `region {text}` or `lan {text}`")
        if found := body_by_code(kind, code[2]):
            return found
        raise ValueError(f"no {kind} has the code {code[2]}")
    resolved = resolve_body(text)
    if resolved is None or not resolved[1]:
        near = f": did you mean {resolved[0].name}?" if resolved else ": give its name, or its code such as 2180"
        raise ValueError(f"{text} is no Swedish kommun, region or länsstyrelse{near}")
    return resolved[0]


def _group(name: Any) -> tuple[Body, ...]:
    folded = str(name).casefold().replace("ä", "a").replace("alla", "all")
    if folded not in GROUPS:
        raise ValueError(f"{name!r} is no group: it is one of {', '.join(GROUPS)}")
    return tuple(body for body in all_bodies() if GROUPS[folded] in (None, body.kind))


def read_years(given: Any) -> tuple[int, ...]:
    """The years that are named: a year, a range such as `2017-2020`, or a list of them. Raises `ValueError`."""
    if given is None or given == []:
        raise ValueError('years is missing: give years or ranges, such as [2015, "2017-2020"]')
    return tuple(sorted({year for one in (given if isinstance(given, list) else [given]) for year in _span(one)}))


def _span(given: Any) -> Iterator[int]:
    match = _YEARS.fullmatch(str(given).strip()) if not isinstance(given, bool) else None
    if match is None:
        raise ValueError(f'{given!r} is no year: say 2015, or "2017-2020"')
    first, last = int(match[1]), int(match[2] or match[1])
    if not _FIRST <= first <= last <= _LAST:
        raise ValueError(f"{given}: years lie between {_FIRST} and {_LAST}, the earlier one first")
    yield from range(first, last + 1)


def _country(given: Any) -> str:
    code = given_country(str(given))
    if code is None or code == "SE":
        raise ValueError(f"{given!r} is no foreign country: give its two-letter code, such as CN")
    return country_group(code)


def _agree(entries: list[Declared]) -> None:
    said: dict[tuple[Body, int, str | None, bool], Declared] = {}
    for entry in entries:
        for body in entry.bodies:
            for year in entry.years:
                first = said.setdefault((body, year, entry.country_group, entry.named), entry)
                if (first.state, first.note) != (entry.state, entry.note):
                    raise UsageError(
                        f"{entry.where}: {body.name} {year} is declared otherwise in {first.where.rpartition(', ')[2]}: "
                        "take it out of one of the two"
                    )
