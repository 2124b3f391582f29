"""`vanort evaluate --calibrate`: the table of trust from open gold, written, and how well it holds on bodies it has not seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as Shown

from pipeline.evaluate.fit import TARGET, Crossed, Trusted, best_threshold, crossed, fit, held_out, trusted
from pipeline.evaluate.judged import FIRST, Judged, with_first
from pipeline.rules.trust import TRUST, Table

HEAD = """\
# How far values are to be trusted. Written by `vanort evaluate --calibrate` from open gold; not edited by hand.
# `records` is the share of records that are agreements; `overall`, `fields` and `rules` are shares of values that are right
# in such records; `unseen`, `shifts` and `shapes` are log-odds added to them.
# The method stands in pipeline/evaluate/fit.py, the look-up in pipeline/rules/trust.py.
"""
_SHARES = ("threshold", "overall", "unseen", "records", "unseen_records")
_BINS = (0.0, 0.9, 0.95, 0.98, 1.01)


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A table, the values it rests on, and their figures from tables that did not see their bodies."""

    table: Table
    crossed: Sequence[Crossed]


def calibrate(values: Iterable[Judged], first: Path = FIRST) -> Calibrated:
    """The table for the values of open gold; documents with a first reading stand with that."""
    found = with_first(values, first)
    figures = crossed(found)
    return Calibrated(replace(fit(found), threshold=best_threshold(figures)), figures)


def write(table: Table, path: Path = TRUST) -> None:
    """The table as TOML, keys in alphabetical order."""
    lines = [HEAD, *(f"{name} = {getattr(table, name):g}" for name in _SHARES)]
    lines += _section("fields", table.fields)
    for section in ("shapes", "shifts"):
        for name, levels in sorted(getattr(table, section).items()):
            lines += _section(f"{section}.{name}", levels)
    for name in sorted(table.rules):
        lines += _section(f"rules.{json.dumps(name)}", table.rules[name])
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _section(name: str, values: Mapping[str, float]) -> list[str]:
    return ["", f"[{name}]", *(f"{json.dumps(key)} = {value:g}" for key, value in sorted(values.items()))]


def plain(found: Calibrated) -> dict[str, Any]:
    """The measures as JSON values; all but `threshold` by cross-validation over bodies."""
    threshold = found.table.threshold
    some = {
        "open": trusted(found.crossed, threshold),
        "first_readings": trusted(_first(found), threshold),
        "held_out": held_out(found.crossed),
    }
    return {
        "threshold": threshold,
        "target": TARGET,
        **{
            name: {"values": one.of, "above": one.above, "coverage": one.coverage, "precision": one.precision}
            for name, one in some.items()
        },
        "bins": _bins(found.crossed),
        "bins_of_first_readings": _bins(_first(found)),
    }


def _first(found: Calibrated) -> list[Crossed]:
    return [one for one in found.crossed if one.value.first]


def _bins(some: Sequence[Crossed]) -> list[dict[str, Any]]:
    """By figure: how many values, what share the figures expect to be right, what share is."""
    found = []
    for low, high in pairwise(_BINS):
        inside = [one for one in some if low <= one.figure < high]
        expected, right = sum(one.figure for one in inside), sum(one.value.right for one in inside)
        of = len(inside) or None
        found.append({"from": low, "values": len(inside), "expected": of and expected / of, "right": of and right / of})
    return found


def show(console: Console, found: Calibrated) -> None:
    """The threshold, what it lets through, and what the figures expect against what is right."""
    threshold = found.table.threshold
    title = f"threshold of trust {threshold:.3f}, target {TARGET:g}; cross-validated over bodies"
    table = Shown("values", "judged", "above", "coverage", "precision", title=title, title_justify="left")
    table.add_row("open gold", *_cells(trusted(found.crossed, threshold)))
    table.add_row("of them first readings", *_cells(trusted(_first(found), threshold)))
    table.add_row("threshold from other folds", *_cells(held_out(found.crossed)))
    console.print(table)
    bins = Shown("figure from", "values", "expected", "right", "first readings", "expected", "right")
    for every, first in zip(_bins(found.crossed), _bins(_first(found)), strict=True):
        cells = [(str(one["values"]), _share(one["expected"]), _share(one["right"])) for one in (every, first)]
        bins.add_row(f"{every['from']:.2f}", *cells[0], *cells[1])
    console.print(bins)


def _cells(one: Trusted) -> tuple[str, ...]:
    return str(one.of), str(one.above), f"{one.coverage:.3f}", _share(one.precision)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
