"""What a release says of itself: its manifest, its basis, and the lines of its delta."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final, Literal

from schemas.base import Model

MANIFEST: Final = "manifest.json"
DELTA: Final = "delta.jsonl"
CHANGELOG: Final = "CHANGELOG.md"
BASIS: Final = "basis.jsonl"
AGREEMENTS: Final = "agreements.jsonl"
RECORDS: Final = "records.jsonl"
ABOUT: Final = (MANIFEST, DELTA, CHANGELOG, BASIS)  # what tells of the release; all other files are its content

Op = Literal["ADD", "MOD", "DEL"]
Cause = Literal["source", "import", "reader", "rules", "decision"]
Row = dict[str, Any]


class Previous(Model):
    """The release that a release follows: its number and the sha256 of its manifest."""

    number: int
    manifest: str


class ReleaseManifest(Model):
    """`manifest.json` of a release. `run_id` names the run that it was made from; `files` holds the sha256 of each."""

    number: int
    note: str | None
    accepted_only: bool
    run_id: str
    schema_version: str
    versions: dict[str, str]
    rules: str
    gazetteer: str
    settings: dict[str, str]
    previous: Previous | None
    counts: dict[str, int]
    files: dict[str, str]

    def data(self) -> bytes:
        """The bytes of the file: indented for people, keys sorted."""
        dumped = self.model_dump(mode="json")
        return (json.dumps(dumped, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


class Known(Model):
    """One line of `basis.jsonl`: a document or a decision that the release was made from.

    `sha256` is that of the document's bytes or the decision's line, `text` that of the document's pages; `about` are
    the rows that a decision names.
    """

    kind: Literal["document", "decision"]
    id: str
    sha256: str | None
    text: str | None = None
    about: tuple[str, ...] = ()


class Ink(Model):
    """The passage that gives a value."""

    record_id: str
    document_id: str
    paragraph: str | None
    page: int
    quote: str
    rule: str


class Line(Model):
    """One line of `delta.jsonl`.

    `agreement_id` is the id in the release before, for `ADD` that in the new one. An agreement that comes or goes is
    one line without a field, whose `after` or `before` is the whole row; one that changed has a line for each field of
    its row that differs (`agreement_id` too), `ADD` and `DEL` there being for fields that rows did not have before, or
    have no more. `sources` are the documents, decisions or fingerprints that made the
    change; `into` names the agreement that holds now what another one did that went.
    """

    op: Op
    agreement_id: str
    field: str | None
    before: Any
    after: Any
    cause: Cause
    sources: tuple[str, ...] = ()
    ink: Ink | None = None
    into: str | None = None


def lines(rows: Iterable[Model]) -> bytes:
    """Objects as JSON lines."""
    return "".join(row.to_line() + "\n" for row in rows).encode()


def rows_of(data: bytes) -> list[Row]:
    """JSON lines as objects. Raises `ValueError` on what is none."""
    return [json.loads(line) for line in data.decode().split("\n") if line]
