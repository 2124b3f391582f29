"""`vanort evaluate --rules`: what each rule's values are worth against gold, and the rules that never match."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from pipeline.evaluate.judged import Judged, Verdict
from pipeline.resolve.weigh import RESTS
from pipeline.rules import trust
from pipeline.rules.loader import categories, rules
from pipeline.rules.terms import FILES, terms

COMPUTED, INKLESS = "(computed)", "(no ink)"
"""Where values are counted that no rule's match shows: those made from other values, and those without evidence."""
CODE = "code"
VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "made up")


@dataclass(slots=True)
class RuleTally:
    """One rule. `source` is its YAML file's name, or `code`; `matches` is None for a rule in the code.

    `fields` is field -> verdict -> values that the rule is evidence of; a value with several rules counts for each.
    """

    id: str
    source: str
    matches: int | None = None
    fields: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))

    def counted(self, verdict: Verdict) -> int:
        """How many of its values are judged so."""
        return sum(counts[verdict] for counts in self.fields.values())

    @property
    def values(self) -> int:
        """How many values it is evidence of."""
        return sum(counts.total() for counts in self.fields.values())

    @property
    def precision(self) -> float | None:
        """The share of its values that are right."""
        return self.counted("right") / self.values if self.values else None

    @property
    def dead(self) -> bool:
        """Whether it neither matched nor is evidence of anything."""
        return not self.values and not self.matches

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "rule": self.id,
            "source": self.source,
            "matches": self.matches,
            "values": self.values,
            **{verdict.replace(" ", "_"): self.counted(verdict) for verdict in VERDICTS},
            "precision": self.precision,
            "fields": {
                name: {verdict.replace(" ", "_"): counts[verdict] for verdict in VERDICTS}
                for name, counts in sorted(self.fields.items())
            },
        }


def known() -> dict[str, str]:
    """Rule id -> source of every rule that could match: those of the YAML files, and the code's that ever made a value."""
    found = {rule: CODE for of_field in trust.table().rules.values() for rule in of_field if rule}
    for name in categories():
        found |= {one.id: name for one in (terms(name) if name in FILES else rules(name))}
    return found


def tally(values: Iterable[Judged], matches: Mapping[str, int]) -> list[RuleTally]:
    """Every rule, the least precise first, then those with most values; `matches` counts those of YAML rules."""
    found = {
        rule: RuleTally(rule, source, None if source == CODE else matches.get(rule, 0))
        for rule, source in known().items()
    }
    for one in values:
        for rule in (COMPUTED,) if one.field in RESTS else one.rules or (INKLESS,):
            found.setdefault(rule, RuleTally(rule, CODE)).fields[one.field][one.verdict] += 1
    return sorted(found.values(), key=lambda r: (2.0 if r.precision is None else r.precision, -r.values, r.id))


def plain(found: Sequence[RuleTally]) -> dict[str, Any]:
    """Everything as JSON values."""
    return {"rules": [one.plain() for one in found], "dead": sorted(one.id for one in found if one.dead)}


def show(console: Console, found: Sequence[RuleTally]) -> None:
    """Rules with values as a table; below it those that match and show none, and the dead."""
    table = Table("rule", "from", *(_right(name) for name in ("matches", "values", *VERDICTS, "precision")))
    for one in found:
        if one.precision is not None:
            matches = "" if one.matches is None else str(one.matches)
            counts = (str(one.counted(verdict)) for verdict in VERDICTS)
            table.add_row(one.id, one.source, matches, str(one.values), *counts, f"{one.precision:.3f}")
    console.print(table)
    silent = sorted(f"{one.id} ({one.matches})" for one in found if not one.values and one.matches)
    dead = sorted(one.id for one in found if one.dead)
    console.print(f"{len(silent)} rules match and are no value's evidence: {', '.join(silent) or '-'}", markup=False)
    console.print(f"{len(dead)} dead rules, never matched here: {', '.join(dead) or '-'}", markup=False)


def _right(name: str) -> Column:
    return Column(name, justify="right")
