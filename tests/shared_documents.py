"""Where the reference documents are (`VANORT_SHARED`, default `../shared`); they are never part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("VANORT_SHARED", Path(__file__).parents[2] / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir() and not os.environ.get("VANORT_CI"),
    reason="the reference documents are not here: set VANORT_SHARED to their folder",
)

needs_seeds = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir() and not os.environ.get("VANORT_CI"),
    reason="the documents that the project starts from are not here: set VANORT_SHARED to their folder",
)


def seed(number: str) -> Path:
    """One of the documents that the project starts from, by its number: `000` the utlåtande, `004` the report."""
    return next((SHARED / "seeds").glob(f"{number}_*.txt"))


def corpus() -> list[Path]:
    """All files of the corpus but its README, sorted."""
    return sorted(p for p in (SHARED / "corpus").rglob("*") if p.is_file() and p.name != "README.md")
