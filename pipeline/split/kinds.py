"""What kind of document it is, told from its first lines by the patterns of `kinds.yml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from schemas.document import DocumentKind

_TOP = 40  # lines in which a document says what it is
_NEAR = 12  # lines in which all but minutes and web pages say it
_MINUTES = ("protokollsutdrag", "protokoll", "kallelse")
_GENRE = re.compile(
    r"protokoll|sammanträd|justerande|utses att justera|\bbeslutande\b|närvarande ledamöter|paragrafer", re.I
)


@dataclass(frozen=True, slots=True)
class KindRule:
    """One entry of `kinds.yml`: how a line begins that names the kind."""

    kind: DocumentKind
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def kind_rules() -> tuple[KindRule, ...]:
    """The rules of `kinds.yml`, in order; an unknown or missing key raises ValueError."""
    text = files("pipeline.split").joinpath("kinds.yml").read_text(encoding="utf-8")
    return tuple(_rule(entry) for entry in yaml.load(text, Loader=yaml.BaseLoader))


def _rule(entry: dict[str, Any]) -> KindRule:
    if set(entry) != {"kind", "pattern", "yes", "no"}:
        raise ValueError(f"kinds.yml, {entry.get('kind')}: the keys are kind, pattern, yes and no")
    return KindRule(entry["kind"], re.compile(entry["pattern"], re.I), tuple(entry["yes"]), tuple(entry["no"]))


def line_kind(line: str) -> DocumentKind | None:
    """The kind that one line names, or None."""
    return next((rule.kind for rule in kind_rules() if rule.pattern.match(line)), None)


def kind_of(lines: Sequence[str], *, minutes: bool) -> DocumentKind:
    """The kind that the top lines name; the first line that names one counts.

    `minutes` says that § headings were found: then only minutes, extracts and summons are possible.
    """
    top = [line.strip("#* ") for line in lines[:_TOP]]
    named = [(position, kind) for position, line in enumerate(top) if (kind := line_kind(line)) is not None]
    if minutes:
        return next((kind for _, kind in named if kind in _MINUTES), "protokoll")
    anywhere = ("webbsida", *_MINUTES)
    return next((kind for position, kind in named if position < _NEAR or kind in anywhere), "annat")


def looks_like_minutes(text: str) -> bool:
    """Whether words of the genre stand in the document: then a § heading is likely, and a clause is not."""
    return _GENRE.search(text) is not None
