"""The appendix held against another table of its layout, row by row: `python -m tests.appendix_rows [TABLE]`.

Without TABLE it is the report's, which is imported, exported and compared; each row that differs is printed.

What counts as the same, and nothing else:

- white space, and the marks of footnotes;
- the order of the parts inside a cell, and what separates them;
- `Vänort:` for `Vänortssamarbete:`;
- the spelling corrections of `tables/corrections.tsv`, each with its reason.
"""

from __future__ import annotations

import csv
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from pipeline.cli.bringing import bring
from pipeline.export.appendix import COLUMNS, appendix, columns
from pipeline.export.flat import as_rows
from pipeline.store import Dataset, load
from schemas.agreement import Agreement
from schemas.record import AgreementRecord

Row = tuple[str, ...]
TABLES = Path(__file__).parent / "tables"
_MARKS = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰"))
_CLASS = r"(?:Vänortssamarbete|Kommunalt partnerskap|Samarbetsavtal)"
_PARTS = re.compile(rf"(?<!\w)(?={_CLASS}(?!\w))", re.I)


def table_rows(text: str) -> list[Row]:
    """The rows below the header of the table in a text, its cells apart by tabs."""
    found: list[Row] = []
    for line in text.splitlines():
        cells = tuple(line.split("\t"))
        if len(cells) == len(COLUMNS):
            found.append(cells)
        elif found and len(cells) == 1 and line.strip():
            break
    head = next(n for n, row in enumerate(found) if tuple(_plain(cell) for cell in row) == COLUMNS)
    return found[head + 1 :]


def _plain(cell: str) -> str:
    return " ".join(cell.translate(_MARKS).split())


def corrections() -> dict[str, str]:
    """What is misspelt, and what it means."""
    with (TABLES / "corrections.tsv").open(encoding="utf-8", newline="") as file:
        return {row["written"]: row["meant"] for row in csv.DictReader(file, delimiter="\t") if row["reason"]}


def folded(cell: str) -> tuple[str, ...]:
    """A cell as what it says: its parts in a fixed order."""
    text = re.sub(r"(?<!\w)Vänort:", "Vänortssamarbete:", _plain(cell))
    for written, meant in corrections().items():
        text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", meant, text)
    parts = [text] if "(" in text and not re.match(_CLASS, text, re.I) else _outside(text)
    return tuple(sorted(part.strip(" ,;") for part in parts if part.strip(" ,;")))


def _outside(text: str) -> list[str]:
    """A cell cut before each class that does not stand in parentheses."""
    cuts = [m.start() for m in _PARTS.finditer(text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def differences(ours: Sequence[Row], theirs: Sequence[Row]) -> Iterator[tuple[int, str, str, str]]:
    """(row from 1, column, ours, theirs) of every cell that is not the same; rows are held together by their place."""
    nothing: Row = ("",) * len(COLUMNS)
    for number, (one, other) in enumerate(zip_longest(ours, theirs, fillvalue=nothing), 1):
        for column, mine, his in zip(COLUMNS, one, other, strict=True):
            if folded(mine) != folded(his):
                yield number, column, mine, his


def imported(table: Path, folder: Path) -> Dataset:
    """The dataset that a table makes."""
    bring(table, None, folder, replace=False)
    return load(folder)


def written(agreements: Sequence[Agreement], records: Sequence[AgreementRecord] = ()) -> bytes:
    """The bytes of appendix.csv."""
    return as_rows([columns(agreements), *appendix(agreements, records)])


def main(table: Path) -> int:
    """Compare and print; 1 where a row differs."""
    with tempfile.TemporaryDirectory() as folder:
        dataset = imported(table, Path(folder) / "out")
    theirs = table_rows(table.read_text(encoding="utf-8"))
    found = list(differences(appendix(dataset.agreements, dataset.records), theirs))
    for number, column, mine, his in found:
        print(f"row {number}, {column}: {mine!r}, the table has {his!r}")
    print(f"{len(theirs) - len({number for number, *_ in found})} of {len(theirs)} rows are the same")
    return int(bool(found))


if __name__ == "__main__":
    from tests.shared_documents import seed

    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else seed("004")))
