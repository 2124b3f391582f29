"""`vanort diff`."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.text import Text

from pipeline.cli.console import console
from pipeline.fieldpaths import as_text
from pipeline.privacy import mask
from pipeline.review.diff import Change
from pipeline.review.diff import diff as compare
from pipeline.store import load, resolve

_NEEDED = ("pages", "records", "agreements")
_COLOURS = {"ADD": "green", "MOD": "yellow", "DEL": "red"}


def diff(before: str, after: str, out: Path, *, as_json: bool) -> None:
    """Print the changes between two runs; nothing but a note on standard error where there are none."""
    changes = compare(load(resolve(before, out), _NEEDED), load(resolve(after, out), _NEEDED))
    if as_json:
        rows = [_masked(change.as_dict()) for change in changes]
        print(json.dumps(rows, ensure_ascii=False, sort_keys=True, indent=1))
    elif changes:
        _print(changes)
    else:
        console(stderr=True).print("no change")


def _print(changes: list[Change]) -> None:
    screen = console()
    for (op, kind, name), group in groupby(changes, key=lambda change: (change.op, change.kind, change.id)):
        screen.print(Text.assemble((op, _COLOURS[op]), f" {kind} {name}"), soft_wrap=True)
        for change in group:
            screen.print(Text(f"    {change.field}: {_step(change)}   [{change.cause}]"), soft_wrap=True)
            if change.quote is not None:
                quote = mask(" ".join(change.quote.split()))
                screen.print(
                    Text(f"        p. {change.page}: “{quote}”   ({change.rule})", style="dim"), soft_wrap=True
                )


def _masked(value: Any) -> Any:
    """A JSON value with its texts masked, but for the ids of a change."""
    if isinstance(value, dict):
        return {name: part if name in ("id", "field", "rule") else _masked(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(part) for part in value]
    return mask(value) if isinstance(value, str) else value


def _step(change: Change) -> str:
    if change.before is None:
        return _text(change.after)
    if change.after is None:
        return f"{_text(change.before)} →"
    return f"{_text(change.before)} → {_text(change.after)}"


def _text(value: Any) -> str:
    return mask(as_text(value))
