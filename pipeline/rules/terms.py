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

from pipeline.rules import fired
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


_WORD = re.compile(r"(?<![\w-])\w")
_Entry = tuple[re.Pattern[str], Term, str]


@cache
def _index(name: str) -> dict[str, tuple[_Entry, ...]]:
    """The forms by their first three letters (fewer where a form is shorter), longest first.

    Looking three letters up at each word costs a fraction of one great alternation over all forms.
    """
    entries = [(source, term, base) for term in terms(name) for source, base in term.forms.items()]
    entries.sort(key=lambda entry: (-len(entry[0].rstrip("*")), entry[0]))
    found: dict[str, list[_Entry]] = {}
    for source, term, base in entries:
        body = re.escape(source).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")
        key = re.split(r"[ *-]", source)[0][:3]
        found.setdefault(key, []).append((re.compile(body + r"(?!\w)"), term, base))
    return {key: tuple(forms) for key, forms in found.items()}


def find_terms(name: str, text: str) -> list[TermMatch]:
    """All terms of one file in `text`, longest first, without overlaps, in text order."""
    index = _index(name)
    lower = text.lower()
    found: list[TermMatch] = []
    at = 0
    for word in _WORD.finditer(lower):
        start = word.start()
        if start < at:
            continue
        # the index is by exact first letters, so a shorter key holds shorter forms only
        for n in (3, 2, 1):
            match, term, form = _first(index.get(lower[start : start + n], ()), lower, start)
            if match is not None and term is not None:
                found.append(TermMatch(start, match.end(), term, form))
                at = match.end()
                break
    fired.note(match.term.id for match in found)
    return found


def _first(entries: tuple[_Entry, ...], text: str, start: int) -> tuple[re.Match[str] | None, Term | None, str]:
    for expression, term, form in entries:
        match = expression.match(text, start)
        if match:
            return match, term, form
    return None, None, ""
