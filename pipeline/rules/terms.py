"""The term layer: words and fixed phrases of `terms.yml`, `predicates.yml` and `cues.yml` found in running text.

One compiled expression per file finds the longest form at each place; forms are lower case, `*` stands for letters,
digits and hyphens, a space for any white space, ` ~ ` for others that stand in between; such a match covers the words
in front of them only ("[säger] kommunen upp avtalet"). A term's `form` is its base form (agreements) or its mood
(`inf`, `pres`, `past`, `sup`, `noun` of predicates). `compounds` gives nouns as heads and tails, each with each;
`verbs` gives verbs and phrases of verbs with all their forms. A form listed by hand goes before one that is made, in
this and every other term of the file, and `not` lists those that are not to be made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.rules import fired
from pipeline.rules.conjugation import GAP, apart, phrase_forms
from pipeline.rules.loader import FOLDER, RuleError, read_yaml

FILES = ("terms", "predicates", "cues", "reasons", "causes", "involved", "outcomes")
MOODS = ("inf", "pres", "past", "sup", "noun")
KEYS = {"id", "label", "gives", "base", "compounds", "forms", "yes", "no", "verbs", "not", *MOODS}


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
    raws = read_yaml(FOLDER / f"{name}.yml")
    owner: dict[str, str] = {}  # form -> the term that has it
    listed: list[dict[str, str]] = []
    for raw in raws:
        extra = set(raw) - KEYS
        if extra or not {"id", "label", "yes", "no"} <= set(raw):
            raise RuleError(f"{name}.yml: term {raw.get('id')!r}: unknown or missing keys {sorted(extra)}")
        groups: dict[str, list[str]] = dict(raw.get("base") or {})
        groups.update({mood: raw[mood] for mood in MOODS if mood in raw})
        groups.update({"": raw["forms"]} if "forms" in raw else {})
        forms: dict[str, str] = {}
        for base, sources in groups.items():
            for source in sources:
                if source in owner:
                    raise RuleError(f"{name}.yml: {source!r} stands twice (second time in {raw['id']})")
                owner[source] = raw["id"]
                forms[source] = base
        listed.append(forms)
    for raw, forms in zip(raws, listed, strict=True):
        for base, source in _compounds(raw.get("compounds") or ()):
            if owner.setdefault(source, raw["id"]) == raw["id"]:
                forms.setdefault(source, base)
    for raw, forms in zip(raws, listed, strict=True):
        for mood, source in (form for phrase in raw.get("verbs") or () for form in phrase_forms(phrase)):
            if source not in (raw.get("not") or ()) and owner.setdefault(source, raw["id"]) == raw["id"]:
                forms.setdefault(source, mood)
    return tuple(
        Term(raw["id"], raw["label"], raw.get("gives") or {}, forms, tuple(raw["yes"]), tuple(raw["no"]))
        for raw, forms in zip(raws, listed, strict=True)
    )


def _compounds(groups: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Base form and source of each compound: every head with every tail."""
    for group in groups:
        for head in group["heads"]:
            yield from ((head + base, head + source) for base, source in group["tails"].items())


_WORD = re.compile(r"(?<![\w-])\w")
_Entry = tuple[str, Term, str]
_FIRST = re.compile(r"\w+")


@cache
def _index(name: str) -> dict[str, tuple[tuple[int, _Entry], ...]]:
    """The forms by their first word, those with `*` in it by its first letters; each with its rank, the longest first."""
    entries = [(source, term, base) for term in terms(name) for source, base in term.forms.items()]
    entries.sort(key=lambda entry: (-len(entry[0].rstrip("*")), entry[0]))
    found: dict[str, list[tuple[int, _Entry]]] = {}
    for rank, entry in enumerate(entries):
        head = re.split(r"[^\w*]", entry[0])[0]
        key = f"{head.split('*')[0][:3]}*" if "*" in head else head
        found.setdefault(key, []).append((rank, entry))
    return {key: tuple(forms) for key, forms in found.items()}


_OTHERS = r"((?:,?(?:[ \t]+\n?|\n)[ \t]*[\w()-]+){1,12}?,?)\s+"


@cache
def _expression(source: str) -> re.Pattern[str]:
    """A form as an expression; what stands behind the first gap is looked at and not taken."""
    front, _, behind = source.partition(f" {GAP} ")
    body = _escaped(front) + r"(?!\w)"
    if behind:
        parts = (rf"{_OTHERS}({_escaped(part)})(?!\w)" for part in behind.split(f" {GAP} "))
        body += f"(?={''.join(parts)})"
    return re.compile(body)


def _escaped(words: str) -> str:
    return re.escape(words).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")


def find_terms(name: str, text: str) -> list[TermMatch]:
    """All terms of one file in `text`, longest first, without overlaps, in text order."""
    index = _index(name)
    lower = text.lower()
    found: list[TermMatch] = []
    at = 0
    taken: list[tuple[int, int]] = []  # the words behind the gaps of phrases, which are no terms of their own
    for word in _WORD.finditer(lower):
        start = word.start()
        if start < at or any(first <= start < last for first, last in taken):
            continue
        match, term, form = _first(index, lower, start)
        if match is not None and term is not None:
            found.append(TermMatch(start, match.end(), term, form))
            at = match.end()
            taken = [match.span(group) for group in range(2, (match.lastindex or 0) + 1, 2)] or taken
    fired.note(match.term.id for match in found)
    return found


def _first(
    index: dict[str, tuple[tuple[int, _Entry], ...]], text: str, start: int
) -> tuple[re.Match[str] | None, Term | None, str]:
    word = _FIRST.match(text, start)
    head = word.group() if word else ""
    held = [index[key] for key in (head, *(f"{head[:n]}*" for n in range(min(3, len(head)) + 1))) if key in index]
    entries = held[0] if len(held) == 1 else sorted(entry for group in held for entry in group) if held else ()
    for _, (source, term, form) in entries:
        match = _expression(source).match(text, start)
        if match and not any(
            word in apart(" ".join(part.split()))
            for gap, part in zip(match.groups()[::2], match.groups()[1::2], strict=True)
            for word in _FIRST.findall(gap)
        ):
            return match, term, form
    return None, None, ""
