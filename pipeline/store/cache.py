"""What was read before: one file per document, so that a run does only what changed and a killed run resumes.

A key is made from the document's id and bytes and from the fingerprint of everything that reads it. The id is part of
it because the ids of items, records and statements hold it: a file that was moved is read again. What comes out of
the cache has the same bytes as what is read anew, as both pass through `encode` and `decode`.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from pipeline.process import DocumentResult
from pipeline.store.files import sha256, write_atomic
from schemas.base import Model, canonical
from schemas.document import Document, Page
from schemas.issue import Issue
from schemas.item import Item
from schemas.record import AgreementRecord
from schemas.statement import Statement

PICTURES = "pictures"


class _Stored(Model):
    document: Document | None
    sample: bool
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    statements: tuple[Statement, ...]
    records: tuple[AgreementRecord, ...]
    issues: tuple[Issue, ...]
    members: tuple[tuple[str, _Stored], ...] = ()


_FIELDS = tuple(name for name in _Stored.model_fields if name != "members")


def encode(result: DocumentResult) -> bytes:
    """A file's result as canonical JSON."""
    return _stored(result).to_line().encode()


def decode(data: bytes) -> DocumentResult:
    """What `encode` wrote. Raises `pydantic.ValidationError` on anything else."""
    return _result(_Stored.model_validate_json(data))


def _stored(result: DocumentResult) -> _Stored:
    members = tuple((name, _stored(member)) for name, member in result.members)
    return _Stored(**{name: getattr(result, name) for name in _FIELDS}, members=members)


def _result(stored: _Stored) -> DocumentResult:
    members = tuple((name, _result(member)) for name, member in stored.members)
    return DocumentResult(**{name: getattr(stored, name) for name in _FIELDS}, members=members)


@dataclass(frozen=True)
class Cache:
    """The results that lie in `folder`, all read with one set of fingerprints."""

    folder: Path

    @classmethod
    def under(cls, root: Path, fingerprints: Mapping[str, str]) -> Cache:
        """The cache for a set of fingerprints: any names and values that together settle what reading gives."""
        return cls(root / sha256(canonical(dict(fingerprints)).encode())[:16])

    @property
    def pictures(self) -> Path:
        """Where OCR's readings of pictures are kept: they depend on the picture alone, so no change here drops them."""
        return self.folder.parent / PICTURES

    def path(self, document_id: str, digest: str) -> Path:
        """Where the result of the document with this id and sha256 lies, or would lie."""
        key = sha256(canonical([document_id, digest]).encode())
        return self.folder / key[:2] / f"{key[2:]}.json"

    def has(self, document_id: str, digest: str) -> bool:
        """Whether the document was read before."""
        return self.path(document_id, digest).is_file()

    def get(self, document_id: str, digest: str) -> DocumentResult | None:
        """The result as it was read before, or None when it was not or the file is damaged."""
        try:
            return decode(self.path(document_id, digest).read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def put(self, document_id: str, digest: str, data: bytes) -> None:
        """Keep an encoded result."""
        path = self.path(document_id, digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, data)

    def prune(self) -> None:
        """Drop what other fingerprints left: no run with this version will ask for it."""
        for other in self.folder.parent.iterdir() if self.folder.parent.is_dir() else ():
            if other.is_dir() and other not in (self.folder, self.pictures):
                shutil.rmtree(other)
