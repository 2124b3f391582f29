"""The objects of the contract as JSON lines, and back.

`agreements.jsonl`, `records.jsonl`, `threads.jsonl` and `coverage.jsonl` hold the objects as a run writes them, without
what is not published. `sources.jsonl` tells of each document what it is and how its pages were read; the pages' text is
in no export.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from pipeline.errors import UsageError
from pipeline.export.sources import sources
from pipeline.privacy import mask
from pipeline.store import Dataset
from schemas.agreement import Agreement, Thread
from schemas.base import Model
from schemas.coverage import Coverage
from schemas.document import Document, Page, Quality
from schemas.record import AgreementRecord

M = TypeVar("M", bound=Model)


class PageRead(Model):
    """That there is a page (counted from 1 in its file), and where its text comes from."""

    page: int
    quality: Quality


class SourceLine(Model):
    """One line of `sources.jsonl`. `pages` is empty where the pages are not known."""

    document: Document
    pages: tuple[PageRead, ...]


_ROWS: Final[dict[str, type[Model]]] = {"agreements": Agreement, "records": AgreementRecord, "threads": Thread}


def lines(shown: Dataset, coverage: Sequence[Coverage]) -> dict[str, bytes]:
    """The files of a dataset that is fit to be published as it is."""
    documents = [
        SourceLine(
            document=source.document,
            pages=tuple(
                PageRead(page=number, quality=quality)
                for number, quality in sorted((page.page, page.quality) for page in source.pages)
            ),
        )
        for source in sources(shown.records, shown.pages).values()
    ]
    rows: dict[str, Sequence[Model]] = {name: shown.rows(name) for name in _ROWS}
    said = [line.model_copy(update={"note": mask(line.note)}) if line.note else line for line in coverage]
    rows |= {"sources": documents, "coverage": sorted(said, key=lambda line: line.to_line())}
    return {f"{name}.jsonl": "".join(row.to_line() + "\n" for row in of).encode() for name, of in rows.items()}


def load_export(folder: Path) -> Dataset:
    """The dataset that an export holds: agreements, records and threads, and its pages without text.

    Raises `UsageError` when the folder holds no export, or one that was changed by hand.
    """
    pages = [
        Page(
            document_id=line.document.document_id,
            page=page.page,
            label=None,
            text="",
            quality=page.quality,
            width=None,
            height=None,
        )
        for line in read_lines(folder, "sources", SourceLine)
        for page in line.pages
    ]
    rows = {name: tuple(read_lines(folder, name, model)) for name, model in _ROWS.items()}
    return Dataset(pages=tuple(pages), **rows)  # type: ignore[arg-type]


def load_coverage(folder: Path) -> tuple[Coverage, ...]:
    """The coverage that an export states. Raises `UsageError` as `load_export` does."""
    return tuple(read_lines(folder, "coverage", Coverage))


def read_lines(folder: Path, name: str, model: type[M]) -> list[M]:
    """The lines of one file of an export. Raises `UsageError` as `load_export` does."""
    path = folder / f"{name}.jsonl"
    try:
        return [model.from_line(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except FileNotFoundError:
        raise UsageError(f"no export in {folder} ({path.name} is not there): make one with `vanort export`") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read ({error}): export again") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{path} is no export of this version ({where}: {first['msg']}): export again") from None
