"""The lines of coverage: what the documents at hand show, and what people declare over it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.coverage.declared import Declared
from pipeline.places.bodies import body_by_code
from pipeline.privacy import mask_note
from pipeline.resolve.trust import IMPORTED, MANUAL
from pipeline.store import Dataset
from schemas.coverage import Coverage
from schemas.document import Body, Document

_NAMED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))?(?!\d)")
Key = tuple[Body, int, str | None]


@dataclass(frozen=True)
class Unplaced:
    """Documents that belong to no line: no body or no year is known of them."""

    documents: int = 0
    unreadable: int = 0


def coverage(dataset: Dataset, declared: Iterable[Declared] = ()) -> tuple[Coverage, ...]:
    """One line per body, year and what was looked for; by kind and code of the body. It needs documents and issues.

    Documents alone make a year `partly`. What is declared counts before that, unless it says that nothing could be had
    and something is at hand: then the line stays `partly`, and says so in its note.
    """
    entries = tuple(declared)
    read, unread = _placed(dataset)
    said: dict[Key, Declared] = {}
    for entry in sorted(entries, key=lambda entry: entry.named):  # what names a body overwrites what names its group
        for body in entry.bodies:
            said |= {(body, year, entry.country_group): entry for year in entry.years}
    keys = {key for key in (*read, *unread, *said) if key is not None}
    return tuple(_line(key, said.get(key), read[key], unread[key]) for key in sorted(keys, key=_order))


def unplaced(dataset: Dataset) -> Unplaced:
    """How many documents are in no line."""
    read, unread = _placed(dataset)
    return Unplaced(read[None], unread[None])


def _order(key: Key) -> tuple[str, str, int, str]:
    body, year, group = key
    return body.kind, body.code, year, group or ""


def _line(key: Key, entry: Declared | None, read: int, unread: int) -> Coverage:
    body, year, group = key
    noted = mask_note(entry.note) if entry and entry.note else None
    counts = {"body": body, "year": year, "documents": read, "unreadable": unread, "country_group": group}
    if entry is None:
        return Coverage(state="partly", **counts)
    if read and entry.state in ("not_reachable", "nothing_published"):
        note = f"declared {entry.state}, and yet documents are at hand" + (f"; {noted}" if noted else "")
        return Coverage(state="partly", note=note, **counts)
    return Coverage(state=entry.state, origin="declared", note=noted, **counts)


def _placed(dataset: Dataset) -> tuple[Counter[Key | None], Counter[Key | None]]:
    """How many documents were read, and how many could not be, by body and year; None for those without either."""
    papers = [d for d in dataset.documents if d.reader not in (IMPORTED, MANUAL)]
    read = Counter(_key(document.body, year_of(document)) for document in papers)
    owners: dict[str, set[Body | None]] = defaultdict(set)
    for document in papers:
        owners[_folder(document.document_id)].add(document.body)
    unread: Counter[Key | None] = Counter()
    for name in unreadable(dataset):
        beside = owners[_folder(name)]
        unread[_key(next(iter(beside)) if len(beside) == 1 else None, _year_in(name))] += 1
    return read, unread


def _key(body: Body | None, year: int | None) -> Key | None:
    if body is None or year is None:
        return None
    return body_by_code(body.kind, body.code) or body, year, None


def year_of(document: Document) -> int | None:
    """The year of a document's meeting, else of the document itself; None where neither is told to the year."""
    for date in (document.meeting_date, document.date):
        if date and date.value and date.precision in ("day", "month", "season", "year"):
            return int(date.value[:4])
    return None


def unreadable(dataset: Dataset) -> list[str]:
    """The ids of the documents that could not be read."""
    there = {document.document_id for document in dataset.documents}
    whole = {head for name in there for head in _heads(name)}
    inputs = (source.document_id for source in (dataset.manifest.inputs if dataset.manifest else ()))
    failed = (i.document_id for i in dataset.issues if i.severity == "error" and i.document_id)
    return sorted({name for name in (*inputs, *failed) if name not in there and name not in whole})


def _heads(document_id: str) -> Iterator[str]:
    """The files that a document lies in: `a.zip!b.pdf!1` lies in `a.zip!b.pdf` and in `a.zip`."""
    while "!" in document_id:
        document_id = document_id.rpartition("!")[0]
        yield document_id


def _folder(document_id: str) -> str:
    return document_id.partition("!")[0].rpartition("/")[0]


def _year_in(document_id: str) -> int | None:
    """The one year that the file's name tells, as `ks-2020-11-23.pdf` or `20201123.pdf` do."""
    years = set(_NAMED_YEAR.findall(document_id.rpartition("/")[2]))
    return int(years.pop()) if len(years) == 1 else None
