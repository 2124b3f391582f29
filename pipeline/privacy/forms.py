"""The words, codes and examples of `forms.yml`. What it does not know, it refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from pipeline.rules.loader import read_yaml

UPPER: Final = "".join(
    c for c in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if c.isupper()
)  # of the Latin scripts, for classes
_WORDS: Final[dict[str, frozenset[str]]] = {
    "personnummer": frozenset({"labels", "never", "periods"}),
    "telefon": frozenset({"labels", "never", "codes"}),
    "e-post": frozenset({"domains"}),
    "adress": frozenset({"streets", "perhaps", "apart", "never", "labels", "units"}),
}


@dataclass(frozen=True)
class Form:
    """The words of one kind of leak, and what is one and what is none."""

    lists: Mapping[str, str]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def either(self, name: str) -> str:
        """The words of a list as alternatives of a regular expression."""
        return self.lists[name]

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list that is no expression."""
        return tuple(re.split(r"[\s|]+", self.lists[name].strip()))


def read_forms(data: Any) -> dict[str, Form]:
    """The forms of each kind. Raises `ValueError` for a kind, key or list that is not known, or is missing."""
    if not isinstance(data, Mapping) or set(data) != set(_WORDS):
        raise ValueError(f"the kinds are {', '.join(_WORDS)}")
    forms = {}
    for kind, row in data.items():
        if set(row) != {"words", "yes", "no"} or set(row["words"]) != _WORDS[kind]:
            raise ValueError(f"{kind}: words ({', '.join(sorted(_WORDS[kind]))}), yes and no, and nothing else")
        lists = {}
        for name, words in row["words"].items():
            text = "|".join(words) if isinstance(words, list) else str(words)
            lists[name] = text if name in ("codes", "domains") else re.sub(r"\|\s+", "|", text)
        forms[kind] = Form(lists, tuple(row["yes"]), tuple(row["no"]))
    return forms


def example(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """An example without its brackets, and the spans that stood in them. Brackets within brackets are text."""
    plain, spans, depth, start = "", [], 0, 0
    for char in text:
        if char == "[":
            depth += 1
            if depth == 1:
                start = len(plain)
                continue
        if char == "]":
            depth -= 1
            if depth == 0:
                spans.append((start, len(plain)))
                continue
        plain += char
    return plain, tuple(spans)


@cache
def _load() -> dict[str, Form]:
    return read_forms(read_yaml(Path(__file__).with_name("forms.yml")))


FORMS: Final = _load()
