"""Minutes made by hand: documents with their pages, items and records, as reading and splitting would give them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.resolve.versions import Versions, find_versions
from schemas.dates import Date
from schemas.document import Body, Document, Page
from schemas.item import Item, PartSpan
from schemas.record import Act, AgreementRecord, ForeignPartner, ItemRef
from schemas.statement import PartKind

BODY = Body(name="Ystads kommun", kind="kommun", code="1286")
VERDICT = "Kommunstyrelsen beslutar att"
MATTERS = {
    "bro": "Tekniska kontoret har räknat på en ny gångbro över ån vid stadsparken och på vad den kostar att sköta om",
    "skola": "Barnen i norra delen av staden går i en sliten skola som behöver nya fönster, ny ventilation och ny gård",
    "vatten": "Vattenverket har under våren mätt halten av mangan i råvattnet och föreslår ett extra filter av sand",
    "vänort": "Vänorten har bjudit in till en konferens om små hamnar, och frågan är hur länge avtalet ska gälla än",
}


@dataclass(frozen=True)
class Section:
    """One § as a document prints it: `text` stands before the decision; None as `decision` leaves that out."""

    paragraph: str | None
    title: str
    case: str | None = None
    text: str = ""
    decision: str | None = "godkänna förslaget och ge kontoret i uppdrag att återkomma med en redovisning före jul"
    proposal: str | None = None


@dataclass(frozen=True)
class Made:
    """A document with everything that was read from it."""

    document: Document
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    records: tuple[AgreementRecord, ...] = field(default=())

    def names(self) -> tuple[str, ...]:
        """The ids of its items."""
        return tuple(item.item_id for item in self.items)


def matter(paragraph: str | None, subject: str, **more: Any) -> Section:
    """A § about one of the `MATTERS`, with a case number of its own."""
    number = 1 + list(MATTERS).index(subject)
    known = {"title": f"Ärendet om en {subject} i Ystad", "case": f"KS 2031/{number:03}", "text": MATTERS[subject]}
    return Section(paragraph, **(known | more))


def minutes(
    document_id: str,
    *sections: Section,
    day: str | None = "2031-03-04",
    kind: str = "protokoll",
    organ: str | None = "kommunstyrelsen",
    organ_name: str | None = None,
    body: Body | None = BODY,
    quality: str = "text",
    top: str = "",
    sha: str | None = None,
) -> Made:
    """A document of one page for each §; `top` stands on the first page. `day` may be `first/last`."""
    date = Date(value=day, precision="range" if "/" in day else "day") if day else None
    document = Document(
        document_id=document_id, sha256=sha or hashlib.sha256(document_id.encode()).hexdigest(), title=None, kind=kind,
        body=body, organ=organ, organ_name=organ_name or organ, meeting_date=date, date=None, reader="text/1",
    )  # fmt: skip
    pages: list[Page] = []
    items: list[Item] = []
    for number, section in enumerate(sections, 1):
        text, parts = _set(section, number, f"{top}\n" if number == 1 and top else "")
        pages.append(
            Page(document_id=document_id, page=number, label=None, text=text, quality=quality, width=None, height=None)
        )
        key = f"p{section.paragraph.replace(' ', '')}" if section.paragraph else "i1"
        times = sum(other.item_id.partition("#")[2].split("-")[0] == key for other in items)
        items.append(Item(
            document_id=document_id, item_id=f"{document_id}#{key}" + (f"-{times + 1}" if times else ""),
            paragraph=section.paragraph, heading=section.title or None, case_number=section.case, pages=(number,),
            parts=parts, motion=None,
        ))  # fmt: skip
    return Made(document, tuple(pages), tuple(items))


def _set(section: Section, page: int, top: str) -> tuple[str, tuple[PartSpan, ...]]:
    blocks: list[tuple[PartKind, str]] = [
        ("rubrik", f"§ {section.paragraph} {section.title}\n" if section.paragraph else f"{section.title}\n"),
        ("arende", f"{section.text}\n" if section.text else ""),
        ("forslag", f"Förslag till beslut\n{VERDICT} {section.proposal}.\n" if section.proposal else ""),
        ("beslut", f"Beslut\n{VERDICT} {section.decision}.\n" if section.decision else ""),
    ]
    text, parts = top, []
    for kind, block in blocks:
        if block:
            parts.append(PartSpan(kind=kind, page=page, start=len(text), end=len(text) + len(block)))
            text += block
    return text, tuple(parts)


def act(name: str, stage: str = "decided", day: str | None = "2031-03-04", **more: Any) -> Act:
    """An act of that day."""
    date = Date(value=day, precision="day") if day else None
    return Act.model_validate(
        {"key": f"{name}-{stage}", "act": name, "stage": stage, "date": date, "by": "swedish"} | more
    )


def with_record(
    made: Made,
    at: int = 0,
    name: str = "Haugesund",
    key: str | None = "gn1",
    kind: str = "twin",
    country: str | None = "NO",
    **more: Any,
) -> Made:
    """The document with one more record in its item number `at`; without `key` the partner is linked to no place."""
    item = made.items[at]
    place = key or f"x-{country or 'ZZ'}-{name.lower()}"
    partner = ForeignPartner(
        name=name, kind="city", country=country, country_group=country, admin1=None, place_key=place, linked=bool(key)
    )
    own = sum(record.record_id.startswith(f"{item.item_id}/") for record in made.records)
    values = {
        "record_id": f"{item.item_id}/{own + 1}", "agreement_id": f"kommun-1286-{place}-{kind}", "sample": False,
        "document": made.document, "swedish_partner": BODY, "foreign_partner": partner, "agreement_class": kind,
        "item": ItemRef(paragraph=item.paragraph, heading=item.heading, case_number=item.case_number, pages=item.pages),
        "status": "active", "acts": (act("keep"),), "evidence": {},
    }  # fmt: skip
    return replace(made, records=(*made.records, AgreementRecord.model_validate(values | more)))


def joined(*made: Made) -> Versions:
    """What `find_versions` says of documents."""
    return find_versions(
        [m.document for m in made],
        [page for m in made for page in m.pages],
        [item for m in made for item in m.items],
        [record for m in made for record in m.records],
    )


def same(versions: Versions) -> set[frozenset[str]]:
    """The pairs of items that are versions of one §."""
    return {frozenset((item.item_id, other)) for item in versions.items for other in item.same_as}


def pairs_of(one: Made, two: Made) -> set[frozenset[str]]:
    """The pairs of items that stand at the same place in two documents."""
    return {frozenset(pair) for pair in zip(one.names(), two.names(), strict=True)}


def misread(made: Made, **changes: str) -> Made:
    """The document as OCR reads it, with `changes` to its letters."""

    def text(page: Page) -> str:
        found = page.text
        for letter, other in changes.items():
            found = found.replace(letter, other)
        return found

    return replace(made, pages=tuple(p.model_copy(update={"text": text(p), "quality": "ocr"}) for p in made.pages))
