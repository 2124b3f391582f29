"""`python -m tests.scans`: read scans of the samples and print how good the reading is.

Status 0 when all bars hold, 3 when one does not, 2 for wrong usage. A page takes seconds; readings are kept in a
temporary folder, so that only the first run is long.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.read.ocr.kept import method
from pipeline.read.ocr.program import INSTALL, program
from tests.scans.make import RECIPES
from tests.scans.measure import Measured, measure, names
from tests.scans.readings import readings
from tests.scans.report import Measures, faults, table, written

RESULTS = Path(__file__).parent / "results"
USUAL = ("clean", "all")  # on every document; the other recipes on a few
FEW = ("jarfalla/ksau-2014-03-17-utdrag.pdf", "kristianstad/utlatande-koszalin.pdf", "nykoping/ks-2023-02-13.pdf")
DONE, USAGE, BELOW = 0, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, store; the exit status."""
    said = _parser().parse_args(arguments)
    if missing := program().missing:
        print(f"{missing}. Install it: {INSTALL}", file=sys.stderr)
        return USAGE
    if said.write and not re.fullmatch(r"\d{4}-\d\d-\d\d", said.write):
        print(f"--write takes a date such as 2026-11-21, not {said.write}", file=sys.stderr)
        return USAGE
    os.nice(5)
    found = run(said.recipes, said.dpi, said.samples, said.misses)
    print(table(found))
    for fault in faults(found):
        print(f"below the bar: {fault}", file=sys.stderr)
    if said.write:
        RESULTS.mkdir(exist_ok=True)
        command = " ".join(("python -m tests.scans", *(sys.argv[1:] if arguments is None else arguments)))
        (RESULTS / f"{said.write}.md").write_text(written(found, said.write, command, method()), encoding="utf-8")
    return BELOW if faults(found) else DONE


def run(recipes: Sequence[str] | None, dpi: Sequence[int], samples: Sequence[str] | None, misses: bool) -> Measures:
    """The measures by recipe and resolution. By default all recipes: the usual on all samples, the others on `FEW`."""
    kept = readings()
    found: dict[tuple[str, int], Measured] = {}
    for recipe in recipes or RECIPES:
        for dots in dpi:
            total = found.setdefault((recipe, dots), Measured())
            for name in samples or (names() if recipe in USUAL else FEW):
                print(f"{recipe} {dots} {name}", file=sys.stderr)
                one = measure(name, recipe, dots, kept)
                total.plus(one)
                if misses:
                    _told(one)
    return found


def _told(one: Measured) -> None:
    for line in (*one.text.differences, *one.grounding.misses, *one.worse()):
        print(f"  {line}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.scans", description="How well scans of the samples are read."
    )
    parser.add_argument("--recipes", type=_among(tuple(RECIPES)), help=f"of {','.join(RECIPES)} (default: all)")
    parser.add_argument("--dpi", type=_numbers, default=(200, 300), help="resolutions (default: 200,300)")
    parser.add_argument("--samples", type=_among(names()), help="documents below samples/ (default: see the module)")
    parser.add_argument("--misses", action="store_true", help="list every difference")
    parser.add_argument("--write", metavar="DATE", help=f"store the table as {RESULTS.name}/DATE.md")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in text.split(","))
    if not all(72 <= number <= 600 for number in numbers):
        raise ValueError
    return numbers


class _among:
    """A comma-separated list of known names."""

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def __call__(self, text: str) -> tuple[str, ...]:
        chosen = tuple(text.split(","))
        for one in chosen:
            if one not in self.known:
                raise argparse.ArgumentTypeError(f"no {one}; there are {', '.join(self.known)}")
        return chosen


if __name__ == "__main__":
    sys.exit(main())
