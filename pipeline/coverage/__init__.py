"""What has been looked through, per body and year, and how that is said.

    documents at hand ──┐
                        ├──► lines (`lines.coverage`) ──► a sentence, a table (`words`)
    coverage.toml ──────┘

Documents alone make a year `partly` searched: only a person knows whether they are all there are. A body and year
without a line is not searched, and that is said.
"""

from pipeline.coverage.declared import Declared, declared_in, read_declared
from pipeline.coverage.lines import Unplaced, coverage, unplaced
from pipeline.coverage.words import searched_for, told

__all__ = [
    "Declared",
    "Unplaced",
    "coverage",
    "declared_in",
    "read_declared",
    "searched_for",
    "told",
    "unplaced",
]
