"""Every file of one export, in memory: the dataset goes through once, and the same data gives the same bytes.

dataset ──► what may be published ──► tables ──► CSV, Parquet, XLSX, SQLite, data package
                    │                    └─────► codebook, citation, rights, DCAT
                    └──► JSON lines, from which `lines.load_export` reads the same objects back
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

from pipeline.export.appendix import appendix, columns
from pipeline.export.citation import cff, citation, held, rights
from pipeline.export.codebook import markdown
from pipeline.export.database import as_sqlite
from pipeline.export.datapackage import as_datapackage
from pipeline.export.dcat import as_dcat
from pipeline.export.flat import as_csv, as_parquet, as_rows
from pipeline.export.lines import lines
from pipeline.export.model import Table
from pipeline.export.public import public
from pipeline.export.publication import DEFAULT, Publication
from pipeline.export.tables import tables_of
from pipeline.export.workbook import SHEETS, as_xlsx
from pipeline.store import Dataset
from schemas.coverage import Coverage

WORKBOOK, DATABASE = "vanort.xlsx", "vanort.sqlite"
_OPTIONAL: Final = ("coverage", "decisions")  # sheets that are left out when they are empty
_NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})


def files(
    dataset: Dataset,
    *,
    coverage: Sequence[Coverage] = (),
    publication: Publication = DEFAULT,
    extra: Mapping[str, bytes] = _NOTHING,
) -> dict[str, bytes]:
    """Every file of one export by its relative POSIX path, `extra` among them. Needs records and agreements.

    Of the dataset's pages only their number and quality is used. Raises `ValueError` where a name of `extra` is taken.
    """
    with _collector_at_rest():
        found = _files(dataset, coverage, publication)
    if taken := sorted(found.keys() & extra.keys()):
        raise ValueError(f"the export writes {', '.join(taken)} itself")
    return dict(sorted((found | dict(extra)).items()))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without the collector of cycles: there are none, and it would walk millions of cells again and again."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _files(dataset: Dataset, coverage: Sequence[Coverage], publication: Publication) -> dict[str, bytes]:
    shown = public(dataset)
    made = tables_of(shown, coverage=coverage, publication=publication)
    found: dict[str, bytes] = {}
    for table in made:
        found[f"{table.name}.csv"] = as_csv(table)
        found[f"{table.name}.parquet"] = as_parquet(table)
    found |= lines(shown, coverage)
    found |= _appendix(shown)
    found[WORKBOOK] = as_xlsx(
        [table for name in SHEETS for table in made if table.name == name and (table.rows or name not in _OPTIONAL)],
        addresses=_addresses(made),
        title=publication.title.sv,
    )
    found[DATABASE] = as_sqlite(made)
    of = held(made, found["agreements.jsonl"])
    for language in ("sv", "en"):
        found[f"codebook.{language}.md"] = markdown(language).encode()
        found[f"citation.{language}.txt"] = citation(of, publication, language).encode()
        found[f"rights.{language}.md"] = rights(of, publication, language).encode()
    found["CITATION.cff"] = cff(of, publication).encode()
    found["datapackage.json"] = as_datapackage(made, found, publication)
    found["dcat.ttl"] = as_dcat(found, publication)
    return found


def _addresses(made: Sequence[Table]) -> dict[str, str]:
    """The address of the page of each line of evidence that has one."""
    evidence = next(table for table in made if table.name == "evidence")
    name, link = evidence.columns.index("evidence_id"), evidence.columns.index("link")
    return {str(row[name]): str(row[link]) for row in evidence.rows if row[link]}


def _appendix(dataset: Dataset) -> dict[str, bytes]:
    """`appendix.csv`, the agreements in the layout of the NKK report's appendix."""
    return {"appendix.csv": as_rows([columns(dataset.agreements), *appendix(dataset.agreements, dataset.records)])}
