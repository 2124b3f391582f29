"""What a wish means for an agreement (end, keep, pause, establish, resume), so that it can be held against a decision.

A member who asks for something of his own ("yrkar att avtalet görs vilande") is for the main proposal when that means
the same, and against it when it means something else. The words stand in `stances.yml`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.rules.loader import read_yaml

_NOT = re.compile(r"\b(?:inte|ej|icke|ingen|inget|inga)\b", re.IGNORECASE)
_RATHER_THAN = re.compile(  # "pausas i stället för att sägas upp" is no wish to end
    r"\bi\s*stället\s+för\b[^.,;]*|\bsnarare\s+än\b[^.,;]*", re.IGNORECASE
)
_REACH = 40  # characters around a word in which a negation belongs to it


@cache
def rules() -> tuple[dict[str, Any], ...]:
    """The entries of `stances.yml`."""
    return tuple(read_yaml(Path(__file__).with_name("stances.yml")))


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (
            rule["stance"],
            rule["denied"],
            re.compile(rf"(?<!\w)(?:{'|'.join(rule['patterns'])})(?!\w)".replace(" ", r"\s+"), re.IGNORECASE),
        )
        for rule in rules()
    )


def stances(text: str, *, lapse: bool = False) -> frozenset[str]:
    """All stances that a text takes: end, keep, pause, establish, resume, refuse (a denied establish).

    `lapse`: what is not kept on lapses, which is told from being ended.
    """
    found = set()
    text = _RATHER_THAN.sub("", text)
    for stance, denied, pattern in _patterns():
        for match in pattern.finditer(text):
            start = max(text.rfind(mark, 0, match.start()) for mark in (".", ",", "\n\n", ";")) + 1
            near = text[max(start, match.start() - _REACH) : match.end()]
            behind = re.match(
                r"\s+(?:(?:därmed|därför|således|alltså|längre|då|dock)\s+){0,2}(?:inte|ej|icke)\b", text[match.end() :]
            )
            negated = _NOT.search(near) or behind
            found.add("lapse" if lapse and negated and stance == "keep" else denied if negated else stance)
    return frozenset(found)
