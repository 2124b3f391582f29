"""A dataset in memory, and its bytes: one JSON object a line, keys sorted, in a fixed order.

Lines stand in the order of the documents' ids, and inside a document in the order of its text; agreements and threads
stand in the order of their ids. So the bytes do not depend on the order in which documents were read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from pipeline.errors import UsageError
from pipeline.store.files import sha256
from schemas.agreement import Agreement, Thread
from schemas.base import Model
from schemas.document import Document, Page
from schemas.issue import Issue
from schemas.item import Item
from schemas.record import AgreementRecord
from schemas.run import Manifest
from schemas.statement import Statement

if TYPE_CHECKING:
    from pipeline.process import DocumentResult

FILES: dict[str, type[Model]] = {
    "documents": Document,
    "pages": Page,
    "items": Item,
    "statements": Statement,
    "records": AgreementRecord,
    "agreements": Agreement,
    "threads": Thread,
    "issues": Issue,
}
MANIFEST = "manifest.json"
READ_BACK = "export"  # among the versions of a manifest: the sha256 of the data package that the dataset was read from


@dataclass(frozen=True)
class Dataset:
    """Everything a run gives. `documents` are those that were read; `manifest` is None until the run is published."""

    pages: tuple[Page, ...] = ()
    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    records: tuple[AgreementRecord, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    threads: tuple[Thread, ...] = ()
    issues: tuple[Issue, ...] = ()
    manifest: Manifest | None = None
    documents: tuple[Document, ...] = ()

    @classmethod
    def of_documents(cls, results: Iterable[tuple[str, DocumentResult]]) -> Dataset:
        """The lines of (document id, result) pairs, ordered by document id; agreements and threads are left empty."""
        ordered = [result for _, result in sorted(results, key=lambda pair: pair[0])]
        return cls(
            pages=tuple(page for r in ordered for page in sorted(r.pages, key=lambda page: page.page)),
            items=tuple(item for r in ordered for item in r.items),
            statements=tuple(statement for r in ordered for statement in r.statements),
            records=tuple(record for r in ordered for record in r.records),
            issues=tuple(issue for r in ordered for issue in r.issues),
            documents=tuple(r.document for r in ordered if r.document),
        )

    def folded(self, agreements: Iterable[Agreement], threads: Iterable[Thread], issues: Iterable[Issue]) -> Dataset:
        """This dataset with its agreements, its threads, and the issues that folding raised."""
        return replace(
            self,
            agreements=tuple(sorted(agreements, key=lambda a: a.agreement_id)),
            threads=tuple(sorted(threads, key=lambda t: t.thread_id)),
            issues=self.issues + tuple(sorted(issues, key=lambda i: (i.document_id or "", i.issue_id))),
        )

    def rows(self, name: str) -> tuple[Model, ...]:
        """The objects of `<name>.jsonl`."""
        rows: tuple[Model, ...] = getattr(self, name)
        return rows

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(file name, bytes) of every file but the manifest."""
        for name in FILES:
            yield f"{name}.jsonl", "".join(row.to_line() + "\n" for row in self.rows(name)).encode()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The bytes of `manifest.json`: indented for people, keys sorted."""
    dumped = manifest.model_dump(mode="json")
    return (json.dumps(dumped, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def run_id(manifest: Manifest) -> str:
    """A run's id: the sha256 of its manifest."""
    return sha256(manifest_bytes(manifest))


def load(folder: Path, only: Iterable[str] = FILES) -> Dataset:
    """Read a dataset back: all its files, or those of the given names (the others are left empty).

    Raises `UsageError` when the folder holds no dataset, one of another version, or one that was changed by hand or
    left half-written: every file is held against its sha256 in the manifest.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise UsageError(f"no dataset in {folder}: make one with `vanort run PATH --out {folder}`")
    try:
        manifest = Manifest.from_line(path.read_text(encoding="utf-8"))
        return Dataset(manifest=manifest, **{name: _rows(folder, name, manifest) for name in only})  # type: ignore[arg-type]
    except (ValidationError, UnicodeDecodeError) as error:
        where = f"{error.title}: {error.errors()[0]['msg']}" if isinstance(error, ValidationError) else "not UTF-8"
        raise UsageError(f"{folder} is no dataset of this version ({where}): run `vanort run` again") from None


def read_back(folder: Path) -> bool:
    """Whether a folder holds an export that was read back: what was published, without what it was made from."""
    if not (folder / MANIFEST).is_file():
        return False
    manifest = load(folder, only=()).manifest
    return manifest is not None and READ_BACK in manifest.versions


def _rows(folder: Path, name: str, manifest: Manifest) -> tuple[Model, ...]:
    path = folder / f"{name}.jsonl"
    data = path.read_bytes() if path.is_file() else b""
    if manifest.files.get(path.name) != sha256(data):
        raise UsageError(
            f"{path} is not what its manifest says: it was changed by hand or left half-written; run again"
        )
    return tuple(FILES[name].from_line(line) for line in data.decode().split("\n")[:-1])
