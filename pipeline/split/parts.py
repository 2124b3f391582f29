"""The parts of an item: `Beslut`, `Yrkanden`, `Ärendebeskrivning` and their like, as `parts.yml` names them.

The part decides how far a passage has come: what stands under *Beslut* is decided, under *Förslag* it is proposed. The
decision of another organ than the document's own, quoted in its minutes, is preparation (`beredning`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from pipeline.split.organs import ADMINISTRATION, NAME, abbreviated, classify, normal, same_organ
from pipeline.split.rows import Row
from schemas.document import Organ
from schemas.statement import PartKind

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d)?[.)]? (?=[A-ZÅÄÖ])")
_CONTINUES = re.compile(r"att\b|[a-zåäö]\)|o ")
_TITLES = ("information", "föredragning", "inledning", "aktuellt", "redogörelse", "omröstning", "diskussion")
_RUN_IN = (
    "arende",
    "beslut",
    "beredning",
    "forslag",
    "forslag_kf",
    "yrkande",
    "underlag",
    "expediering",
)  # `Bakgrund. Bron är …`
_COLUMN_HEAD = 24  # characters of the head of a column, at most
_LABEL = 60  # characters of a heading known by its form, at most
_ROOM = 0.6  # of a full line: a shorter one is not broken where it ends
_LONGEST = 110  # characters of a part's heading, at most
_SHORT = r"(?-i:(?:KF|KS|RF|RS|KSAU|AU|Kf|Ks|Rf|Rs|Au)(?::s|s)?|[A-ZÅÄÖ]{2,5}:s)"  # `KS:s`, `BUN:s`
_MACROS = {
    "<organ>": rf"(?:(?P<organ>{NAME})s?|(?P<short>{_SHORT}))",
    "<organen>": rf"(?P<organ>{NAME})",
    "<office>": rf"(?:{ADMINISTRATION})s",
    "<tofull>": r"(?:(?-i:K[FSf]|R[FSf])|(?:kommun|stads|region)?fullmäktige|(?:kommun|region)styrelsen)",
}


@dataclass(frozen=True, slots=True)
class PartRule:
    """One line of `parts.yml`. `own` and `other`: the kind where the heading names the document's organ, or another.

    `opening`: the line opens a sentence, such as `Kommunstyrelsen beslutar`. `loose`: inside an item only.
    """

    kind: PartKind
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    own: PartKind
    other: PartKind
    opening: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class PartHeading:
    """A line, or its beginning, that heads a part: its kind, how long the heading is, and the organ it names."""

    rule: PartRule
    length: int
    organ: Organ | None
    organ_name: str | None

    def can_be_title(self, text: str) -> bool:
        """Whether the line is also what a whole § may be called, as `Information` or `Meddelanden`."""
        kind = self.rule.kind
        runs_in = self.length < len(text.rstrip(" :")) and text[-1] != "."  # `Remiss: Översiktsplan för en grannkommun`
        if kind in ("annat", "narvaro", "motion") or (kind == "beredning" and runs_in):
            return True
        return text[: self.length].rstrip(" :").lower() in _TITLES

    def kind(self, own_name: str | None) -> PartKind:
        """The part's kind in the minutes of the organ called `own_name` (lower case), or of one unknown."""
        if self.organ_name is None:
            return self.rule.kind
        if own_name is None:  # then a decision is taken for the document's own, a proposal for somebody's
            return self.rule.other if self.rule.kind == "forslag_kf" else self.rule.kind
        return self.rule.own if same_organ(self.organ_name, own_name) else self.rule.other


_COUNT = re.compile(r"\s*\d{1,3}(?: st| röster)?\.?")  # `Frånvarande: 1` counts a vote


@lru_cache(maxsize=1)
def part_rules() -> tuple[PartRule, ...]:
    """The rules of `parts.yml` that hold for a line wherever it stands."""
    return tuple(rule for rule in _all_rules() if not rule.loose)


@lru_cache(maxsize=1)
def loose_rules() -> tuple[PartRule, ...]:
    """Those that hold only for a line which stands like a heading inside an item."""
    return tuple(rule for rule in _all_rules() if rule.loose)


@lru_cache(maxsize=1)
def _all_rules() -> tuple[PartRule, ...]:
    """The rules of `parts.yml`; an unknown key or a missing example raises ValueError."""
    text = files("pipeline.split").joinpath("parts.yml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in yaml.load(text, Loader=yaml.BaseLoader))


def _rule(entry: dict[str, Any]) -> PartRule:
    unknown = set(entry) - {"kind", "pattern", "yes", "no", "own", "other", "opening", "loose"}
    if unknown or not entry.get("yes") or not entry.get("no"):
        raise ValueError(f"parts.yml, {entry.get('pattern')!r}: unknown keys {sorted(unknown)}, or examples missing")
    pattern = entry["pattern"]
    for macro, meaning in _MACROS.items():
        pattern = pattern.replace(macro, meaning)
    kind = entry["kind"]
    return PartRule(
        kind,
        re.compile(rf"(?:{pattern})", re.I),
        tuple(entry["yes"]),
        tuple(entry["no"]),
        entry.get("own", kind),
        entry.get("other", kind),
        "opening" in entry,
        "loose" in entry,
    )


@lru_cache(maxsize=4096)
def part_heading(text: str) -> PartHeading | None:
    """The part heading that a line is (`Beslut`, `BESLUT:`) or begins with (`Beslut: Motionen avslås.`), or None."""
    if len(text) > 2 * _LONGEST or not (text[0].isupper() or text[0] in "#*_"):
        return None
    lead = len(text) - len(text.lstrip("#*_ "))
    body = text[lead:].rstrip("*_ :")
    if not body or len(body) > _LONGEST:
        body = ""
    for rule in part_rules():
        if body and (found := rule.pattern.fullmatch(body)):
            return _heading(rule, found, lead + len(body))
    for stop in (":** ", "**: ", ": ", ". ", " – ", " - "):
        before, found_stop, rest = text[lead:].partition(stop)
        if not found_stop or len(before) > 40 or (":" not in stop and not rest[:1].isupper()) or _COUNT.fullmatch(rest):
            continue
        for rule in part_rules():
            if (found := rule.pattern.fullmatch(before)) and (":" in stop or rule.kind in _RUN_IN):
                return _heading(rule, found, lead + len(before))
    return None


def _heading(rule: PartRule, found: re.Match[str], length: int) -> PartHeading:
    groups = found.groupdict()
    short = (groups.get("short") or "").removesuffix("s").removesuffix(":")
    named = groups.get("organ") or short
    name = normal(named) if named else None
    organ = classify(name) if name else None
    return PartHeading(rule, length, abbreviated(short) if short and organ == "annat" else organ, name)


def loose_heading(rows: Sequence[Row], index: int) -> PartHeading | None:
    """The heading that a line inside an item is by its form and place: short, alone, without a stop, text below it."""
    row = rows[index]
    text, _, rest = row.text.partition(": ")
    text = text.rstrip(": *_")
    if (
        not row.gap
        or not text
        or len(text) > _LABEL
        or not (text[0].isupper() or text[0].isdigit())
        or text[-1] in ".,;-–?!"
    ):
        return None
    if not rest and (index + 1 == len(rows) or not (rows[index + 1].gap or _begins(rows[index + 1].text))):
        return None
    if numbered := _NUMBERED.match(text):
        known = part_heading(text[numbered.end() :])
        known = known if known is not None and numbered.end() + known.length >= len(text) else None
        return None if known is None else replace(known, length=len(text))
    for rule in loose_rules():
        if found := rule.pattern.fullmatch(text.lstrip("#*_ ")):
            return _heading(rule, found, len(text))
    return None


def _begins(text: str) -> bool:
    return not text[0].islower() or _CONTINUES.match(text) is not None


def heads_part(rows: Sequence[Row], index: int) -> PartHeading | None:
    """The part heading at a row, unless the lines around show that it is running text."""
    row = rows[index]
    if not row.fresh:
        return None
    if row.breaks:  # `Beslut` in a column of its own, beside what was decided
        first = row.text[slice(*row.cells[0])]
        beside = part_heading(first)
        counts = _COUNT.fullmatch(row.text[slice(*row.cells[1])]) is not None
        if beside is not None and beside.length >= len(first.rstrip(": ")) and not _heads_table(row) and not counts:
            return beside
        if beside is None and (broken := _broken(rows, index)) is not None:
            return broken
    if (whole := _over_two_lines(rows, index)) is not None:
        return whole
    heading = part_heading(row.text)
    if heading is None:
        return None
    if index + 1 < len(rows) and heading.length >= len(row.text.rstrip(": *_")):
        below = rows[index + 1]
        opens = heading.rule.opening and (row.gap or part_heading(row.above or " ") is not None)
        runs_on = not below.gap and below.text[0].islower() and row.text[-1] != ":"
        if runs_on and not opens and not _CONTINUES.match(below.text) and not (row.gap and _has_room(rows, index)):
            return None
    return heading


def _over_two_lines(rows: Sequence[Row], index: int) -> PartHeading | None:
    """The heading that a narrow page breaks: `Kommunstyrelsens förslag till` over `kommunfullmäktige`."""
    row = rows[index]
    if not row.gap or index + 1 == len(rows) or rows[index + 1].apart or row.text[-1] in ".:;?!":
        return None
    below = rows[index + 1].text
    if len(below) > _LABEL or not (below[0].islower() or (below.isupper() and row.text.isupper())):
        return None
    heading = part_heading(f"{row.text} {below}")
    if heading is None or heading.length < len(row.text) + 1 + len(below.rstrip(": *_")):
        return None
    return replace(heading, length=rows[index + 1].end - row.start)


def _broken(rows: Sequence[Row], index: int) -> PartHeading | None:
    """The heading in a narrow column that goes on in the line below: `Kommunstyrelsens` over `förslag`."""
    if index + 1 == len(rows) or rows[index + 1].gap:
        return None
    first, below = (row.text[slice(*row.cells[0])] for row in rows[index : index + 2])
    if max(len(first), len(below)) > _COLUMN_HEAD or not below[0].islower():
        return None
    whole = first[:-1] + below if first[-1] == "-" else f"{first} {below}"
    heading = part_heading(whole)
    if heading is None or heading.length < len(whole.rstrip(": ")):
        return None
    return replace(heading, length=len(first))


def _has_room(rows: Sequence[Row], index: int) -> bool:
    """Whether the first word of the line below would have stood on this one, were they one sentence."""
    width = max(len(row.text) for row in rows[max(0, index - 8) : index + 12])
    return len(rows[index].text) + 1 + len(rows[index + 1].text.split()[0]) <= _ROOM * width


def _heads_table(row: Row) -> bool:
    """Whether a line holds the heads of columns: three or more, none of them a sentence."""
    return len(row.cells) > 2 and all(end - start <= _COLUMN_HEAD for start, end in row.cells)
