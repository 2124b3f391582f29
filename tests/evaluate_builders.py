"""Small documents, records and results for the tests of the evaluation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.gold import Gold
from schemas.document import Document, Page
from schemas.item import Item
from schemas.record import AgreementRecord

TEXT = "Arboga kommun\n§ 7 Vänort\nArboga kommun har sedan 1994 ett vänortsavtal med Houten i\nNederländerna. Lena Ek (C) har väckt en motion."


@dataclass(frozen=True)
class Result:
    document: Document | None
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    records: tuple[AgreementRecord, ...]


def page(text: str = TEXT, number: int = 1) -> Page:
    return Page(document_id="a.txt", page=number, label=None, text=text, quality="text", width=None, height=None)


def document(**changed: Any) -> Document:
    values: dict[str, Any] = {
        "document_id": "a.txt",
        "sha256": "0" * 64,
        "title": None,
        "kind": "protokoll",
        "body": {"name": "Arboga kommun", "kind": "kommun", "code": "1984"},
        "organ": "kommunstyrelsen",
        "organ_name": None,
        "meeting_date": {"value": "2021-03-04", "precision": "day"},
        "date": None,
        "reader": "text/1",
    }
    return Document.model_validate(values | changed)


def item(paragraph: str | None = "7", **changed: Any) -> Item:
    values: dict[str, Any] = {
        "document_id": "a.txt",
        "item_id": f"a.txt#p{paragraph}",
        "paragraph": paragraph,
        "heading": "Vänort",
        "case_number": None,
        "pages": [1],
        "parts": [],
        "motion": None,
    }
    return Item.model_validate(values | changed)


def evidence(quote: str, *, text: str = TEXT, number: int = 1, nth: int = 1, boxes: Any = ()) -> dict[str, Any]:
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return {
        "page": number,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "boxes": boxes,
        "part": "arende",
        "rule": "r",
        "confidence": 1.0,
        "quality": "text",
    }


def record(paragraph: str | None = "7", partner: str = "Houten", **changed: Any) -> AgreementRecord:
    values: dict[str, Any] = {
        "record_id": f"a.txt#p{paragraph}/{partner}",
        "agreement_id": None,
        "sample": False,
        "document": document(),
        "item": {"paragraph": paragraph, "heading": None, "case_number": None, "pages": [1]},
        "swedish_partner": {"name": "Arboga kommun", "kind": "kommun", "code": "1984"},
        "foreign_partner": {
            "name": partner,
            "kind": "municipality",
            "country": "NL",
            "country_group": "NL",
            "admin1": None,
            "place_key": "gn1",
            "linked": True,
        },
        "agreement_class": "twin",
        "status": "active",
        "evidence": {},
    }
    return AgreementRecord.model_validate(values | changed)


def gold_record(**changed: Any) -> dict[str, Any]:
    """Four scalar values in gold but status and class: body, name, kind, country."""
    values: dict[str, Any] = {
        "paragraph": "7",
        "swedish_partner": {"kind": "kommun", "code": "1984"},
        "foreign_partner": {"name": "Houten", "kind": "municipality", "country": "NL"},
        "agreement_class": "twin",
        "status": "active",
    }
    return values | changed


def gold(*records: dict[str, Any], **changed: Any) -> Gold:
    return Gold.model_validate({"records": records} | changed)


def result(*records: AgreementRecord, items: tuple[Item, ...] = (), text: str = TEXT) -> Result:
    return Result(document(), (page(text),), items or (item(),), records)
