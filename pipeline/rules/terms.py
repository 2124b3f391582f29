"""The term layer: words and fixed phrases of `terms.yml`, `predicates.yml` and `cues.yml` found in running text.

One compiled expression per file finds the longest form at each place; forms are lower case, `*` stands for letters,
digits and hyphens, a space for any white space. A term's `form` is its base form (agreements) or its mood
(`inf`, `pres`, `past`, `sup`, `noun` of predicates).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.rules.loader import FOLDER, RuleError, read_yaml

FILES = ("terms", "predicates", "cues", "reasons", "involved", "outcomes")
MOODS = ("inf", "pres", "past", "sup", "noun")
KEYS = {"id", "label", "gives", "base", "forms", "yes", "no", *MOODS}


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a term file: `forms` maps a form's source to the base form or mood it stands for."""

    id: str
    label: str
    gives: dict[str, Any]
    forms: dict[str, str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a text, half-open offsets."""

    start: int
    end: int
    term: Term
    form: str


@cache
def terms(name: str) -> tuple[Term, ...]:
    """The terms of one file. Raises `RuleError` for unknown keys, missing examples or a form given twice."""
    found: list[Term] = []
    seen: set[str] = set()
    for raw in read_yaml(FOLDER / f"{name}.yml"):
        extra = set(raw) - KEYS
        if extra or not {"id", "label", "yes", "no"} <= set(raw):
            raise RuleError(f"{name}.yml: term {raw.get('id')!r}: unknown or missing keys {sorted(extra)}")
        forms: dict[str, str] = {}
        groups: dict[str, list[str]] = dict(raw.get("base") or {})
        groups.update({mood: raw[mood] for mood in MOODS if mood in raw})
        groups.update({"": raw["forms"]} if "forms" in raw else {})
        for base, sources in groups.items():
            for source in sources:
                if source in seen:
                    raise RuleError(f"{name}.yml: {source!r} stands twice (second time in {raw['id']})")
                seen.add(source)
                forms[source] = base
        found.append(Term(raw["id"], raw["label"], raw.get("gives") or {}, forms, tuple(raw["yes"]), tuple(raw["no"])))
    return tuple(found)


@cache
def _expression(name: str) -> tuple[re.Pattern[str], tuple[tuple[Term, str], ...]]:
    entries = [(source, term, base) for term in terms(name) for source, base in term.forms.items()]
    entries.sort(key=lambda entry: (-len(entry[0].rstrip("*")), entry[0]))
    parts = []
    for source, _, _ in entries:
        body = re.escape(source).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")
        parts.append(f"({body})")
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w])"), tuple((t, b) for _, t, b in entries)


def find_terms(name: str, text: str) -> list[TermMatch]:
    """All terms of one file in `text`, longest first, without overlaps, in text order."""
    expression, owners = _expression(name)
    found = []
    for match in expression.finditer(text.lower()):
        assert match.lastindex is not None
        term, form = owners[match.lastindex - 1]
        found.append(TermMatch(match.start(), match.end(), term, form))
    return found
