"""Floors under the scores: checked on every evaluation, raised on request, never lowered."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pipeline.evaluate.tally import FALSE_RECORDS, TRUST

FLOORS = Path(__file__).with_name("floors.toml")
MINIMUM = "minimum"
Split = Mapping[str, float]


def load(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """The floors by split and measure."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {split: {name: float(value) for name, value in table.items()} for split, table in tables.items()}


def below(metrics: Mapping[str, float], floors: Split) -> list[str]:
    """One sentence for each floor that does not hold; a measure with a floor that measures nothing is one too."""
    minimum = floors.get(MINIMUM, 0.0)
    metrics = {name: score for name, score in metrics.items() if not name.startswith(TRUST)}
    names = sorted(set(floors) - {MINIMUM} | set(metrics if minimum else ()))
    return [fault for name in names if (fault := _fault(name, metrics.get(name), floors.get(name), minimum))]


def _fault(name: str, score: float | None, floor: float | None, minimum: float) -> str | None:
    if name == FALSE_RECORDS:
        if floor is not None and score is not None and score > floor:
            return f"{name} is {score:.3f}, its ceiling {floor:.3f}"
        return None
    floor = max(floor or 0.0, minimum)
    if score is None:
        return f"{name} has a floor of {floor:.3f} and is no longer measured"
    return f"{name} is {score:.3f}, its floor {floor:.3f}" if score < floor else None


def raised(floors: Split, metrics: Mapping[str, float]) -> dict[str, float]:
    """The floors at the scores reached, cut to three decimals; a higher one stays, and so does the minimum."""
    found = dict(floors)
    for name, score in metrics.items():
        if name.startswith(TRUST):
            continue
        if name == FALSE_RECORDS:
            found[name] = min(found.get(name, math.inf), math.ceil(score * 1000) / 1000)
        else:
            found[name] = max(found.get(name, 0.0), floors.get(MINIMUM, 0.0), math.floor(score * 1000 + 1e-9) / 1000)
    return found


def write(floors: Mapping[str, Split], path: Path = FLOORS) -> None:
    """The floors as TOML, with the comment that the file begins with, measures in alphabetical order."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    head = [line for line in old.split("\n[")[0].splitlines() if line.startswith("#")]
    tables = [
        "\n".join([f"[{split}]", *(f"{_key(name)} = {value:g}" for name, value in sorted(table.items()))])
        for split, table in floors.items()
    ]
    path.write_text("\n".join(head) + "\n\n" + "\n\n".join(tables) + "\n", encoding="utf-8")


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() else f'"{name}"'
