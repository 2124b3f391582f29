"""The documents that a dataset rests on: what each is, where it stands, and what holds of the rights in it.

Rights follow the Swedish Copyright Act (upphovsrättslagen, 1960:729): no copyright in decisions and statements of Swedish
authorities (9 §); what is put before an authority or a municipal assembly may be reproduced, within limits (26 §); all
else is quoted with its source (22 §). They tell what kind of document it is, and are no legal advice on one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import quote

from pipeline.export.model import Cell
from pipeline.export.publication import Publication
from pipeline.resolve.trust import IMPORTED, MANUAL, origin_of
from schemas.document import Document, DocumentKind, Page
from schemas.record import AgreementRecord

Rights = Literal["official", "assembly", "quoted", "own", "made_up"]
_RIGHTS: Final[dict[DocumentKind, Rights]] = {
    "protokoll": "official",
    "protokollsutdrag": "official",
    "utlatande": "official",
    "tjansteskrivelse": "official",
    "kallelse": "official",
    "motion": "assembly",
    "avtal": "quoted",
    "rapport": "quoted",
    "webbsida": "quoted",
    "press": "quoted",
    "annat": "quoted",
}
GEONAMES: Final = "https://www.geonames.org/"
GEONAMES_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass
class Source:
    """A document with what the dataset has of it."""

    document: Document
    records: list[AgreementRecord] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)


def sources(records: Iterable[AgreementRecord], pages: Iterable[Page]) -> dict[str, Source]:
    """The documents that the records rest on, by id, in the order of their ids."""
    found: dict[str, Source] = {}
    for record in sorted(records, key=lambda r: r.record_id):
        found.setdefault(record.document.document_id, Source(record.document)).records.append(record)
    for page in pages:
        if page.document_id in found:
            found[page.document_id].pages.append(page)
    return dict(sorted(found.items()))


def rights_of(document: Document, *, sample: bool = False) -> Rights:
    """What holds of copyright in a document."""
    if sample:
        return "made_up"
    return "own" if document.reader == MANUAL else _RIGHTS[document.kind]


def attribution(document: Document) -> str:
    """How to name the source: who made it, what it is called, and its day."""
    day = document.meeting_date or document.date
    who = document.body.name if document.body else None
    parts = (who, document.organ_name, document.title or document.kind, day.value if day else None)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def link(document: Document, publication: Publication, page: int | None = None) -> str | None:
    """The address of a document, for PDF with `#page=n`; None for what stands in no file of its own.

    A part of a bundle (`summons.pdf!2`) stands in the file of the bundle, whose pages it is counted by. A table that was
    brought in has an address only where the publication gives one: the documents' folder does not hold it.
    """
    name = document.document_id
    address = publication.addresses.get(name)
    if address is None:
        if origin_of_document(document) != "extracted":
            return None
        name = name.partition("!")[0]
        address = publication.addresses.get(name) or publication.sources + quote(name)
    paged = page is not None and address.partition("?")[0].casefold().endswith(".pdf")
    # An address that a publication gives for a table is another file, with other pages.
    if origin_of_document(document) == "imported" or "#" in address:
        paged = False
    return f"{address}#page={page}" if paged else address


def origin_of_document(document: Document) -> str:
    """How the data of a document came in: `extracted`, `imported` or `manual`."""
    return {MANUAL: "manual", IMPORTED: "imported"}.get(document.reader, "extracted")


def row(source: Source, publication: Publication) -> dict[str, Cell]:
    """The source as a row of its table."""
    document = source.document
    sample = any(record.sample for record in source.records)
    qualities = sorted({page.quality for page in source.pages})
    return {
        "document_id": document.document_id,
        "title": document.title,
        "kind": document.kind,
        "sample": sample,
        "body": document.body.name if document.body else None,
        "body_kind": document.body.kind if document.body else None,
        "body_code": document.body.code if document.body else None,
        "organ": document.organ,
        "organ_name": document.organ_name,
        "meeting_date": document.meeting_date.value or "unknown" if document.meeting_date else None,
        "date": document.date.value or "unknown" if document.date else None,
        "pages": len(source.pages) or None,
        "records": len(source.records),
        "origin": origin_of(source.records[0]),
        "reader": document.reader,
        "quality": "; ".join(qualities) or None,
        "link": link(document, publication),
        "rights": rights_of(document, sample=sample),
        "attribution": attribution(document),
        "sha256": document.sha256,
    }
