"""Small hand-made results, so that storing, checking, comparing and exporting are tested without reading anything.

`process` here is a stand-in for the pure centre with a language of its own, one line a record:

    Ekby kommun | 0001 | Riga | 2010 | beslut | end | decided
"""

from __future__ import annotations

import hashlib
import importlib
import os
import sys
import types
from pathlib import Path
from typing import Any

from pipeline.process import DocumentResult
from pipeline.read.ocr.kept import Kept
from schemas.agreement import Agreement, SourcedAct, Thread
from schemas.dates import Date
from schemas.document import Body, Document, Page
from schemas.issue import Issue
from schemas.item import Item, PartSpan
from schemas.record import Act, AgreementRecord, ForeignPartner, ItemRef
from schemas.statement import Evidence, PartKind, Statement

EXAMPLE = "Ekby kommun | 0001 | Riga | 2010 | beslut | end | decided\n"


def evidence(text: str, quote: str, part: PartKind = "arende", rule: str = "made", start: int = 0) -> Evidence:
    at = text.index(quote, start)
    return Evidence(
        page=1, start=at, end=at + len(quote), quote=quote, part=part, rule=rule, confidence=0.9, quality="text"
    )


def process(data: bytes, document_id: str, kept: Kept | None = None) -> DocumentResult:
    text = data.decode()
    if text.startswith("unreadable"):
        issue = Issue(issue_id=f"{document_id}:scan", document_id=document_id, item_id=None, kind="scan", severity="error",
                      message="no text layer", hint="run OCR")  # fmt: skip
        return DocumentResult(None, False, issues=(issue,))
    if text.startswith("bug"):
        raise ValueError(f"a text with a path {Path.cwd()}")
    if text.startswith("crash"):
        os._exit(9)
    sha = hashlib.sha256(data).hexdigest()
    items, statements, records = [], [], []
    body, at = None, 0
    for n, line in enumerate(text.splitlines(keepends=True), 1):
        item_id = f"{document_id}#p{n}"
        parts: tuple[PartSpan, ...] = (PartSpan(kind="beslut", page=1, start=at, end=at + len(line)),)
        items.append(Item(document_id=document_id, item_id=item_id, paragraph=str(n), heading=None, case_number=None,
                          pages=(1,), parts=parts, motion=None))  # fmt: skip
        if line.count("|") == 6:
            swedish, code, foreign, year, part, act, stage = (cell.strip() for cell in line.split("|"))
            body = body or Body(name=swedish, kind="kommun", code=code)
            record = made_record(document_id, sha, text, at, n, swedish, code, foreign, year, part, act, stage, body)
            records.append(record)
            statements.append(Statement(
                statement_id=f"{item_id}/s1", document_id=document_id, item_id=item_id, subject=record.record_id,
                field="established", value={"value": year, "precision": "year"}, stage=None, part="arende",
                assertion="affirmed", evidence=record.evidence["established"], rule="made", confidence=0.9,
            ))  # fmt: skip
        at += len(line)
    page = Page(document_id=document_id, page=1, label=None, text=text, quality="text", width=None, height=None)
    return DocumentResult(
        made_document(document_id, sha, body), False, (page,), tuple(items), tuple(statements), tuple(records)
    )


def made_document(document_id: str, sha: str, body: Body | None) -> Document:
    return Document(document_id=document_id, sha256=sha, title="Protokoll", kind="protokoll", body=body,
                    organ="kommunfullmaktige", organ_name="kommunfullmäktige",
                    meeting_date=Date(value="2024-03-21", precision="day"), date=None, reader="text/1")  # fmt: skip


def made_record(
    document_id: str, sha: str, text: str, at: int, n: int, swedish: str, code: str, foreign: str, year: str,
    part: str, act: str, stage: str, body: Body,
) -> AgreementRecord:  # fmt: skip
    key = f"{act}-{stage}"
    values: dict[str, Any] = {"act": act, "stage": stage}
    ended = act == "end" and stage == "decided"
    return AgreementRecord(
        record_id=f"{document_id}#p{n}/1", agreement_id=f"kommun-{code}-x-LV-{foreign.lower()}-twin", sample=False,
        document=made_document(document_id, sha, body),
        item=ItemRef(paragraph=str(n), heading=None, case_number=None, pages=(1,)),
        swedish_partner=Body(name=swedish, kind="kommun", code=code),
        foreign_partner=ForeignPartner(name=foreign, kind="city", country="LV", country_group="LV", admin1=None,
                                       place_key=f"x-LV-{foreign.lower()}", linked=False),
        agreement_class="twin", established=Date(value=year, precision="year"),
        status="ended" if ended else "active", acts=(Act(key=key, **values),),
        evidence={
            "swedish_partner": (evidence(text, swedish, start=at),),
            "foreign_partner": (evidence(text, foreign, start=at),),
            "established": (evidence(text, year, rule="year", start=at),),
            f"acts.{key}": (evidence(text, act, part=part, start=at),),  # type: ignore[arg-type]
        },
    )  # fmt: skip


def fold(records: Any, decisions: Any = ()) -> tuple[tuple[Agreement, ...], tuple[Issue, ...]]:
    """One agreement for each id, with the values of its last record."""
    last: dict[str, AgreementRecord] = {}
    names: dict[str, list[str]] = {}
    for record in records:
        last[record.agreement_id] = record
        names.setdefault(record.agreement_id, []).append(record.record_id)
    rows = []
    for key, r in last.items():
        acts = tuple(SourcedAct(record_id=r.record_id, **act.model_dump()) for act in r.acts)
        rows.append(Agreement(
            agreement_id=key, swedish_partner=r.swedish_partner, foreign_partner=r.foreign_partner,
            agreement_class=r.agreement_class, status=r.status, established=r.established, acts=acts,
            record_ids=tuple(names[key]), value_origin={}, review={},
        ))  # fmt: skip
    return tuple(rows), ()


def threads(items: Any, records: Any, documents: Any, agreements: Any = (), pages: Any = ()) -> tuple[Thread, ...]:
    return ()


def fingerprints() -> dict[str, str]:
    return {"reader": "made/1", "rules": os.environ.get("MADE_RULES", "r1"), "gazetteer": "g1"}


def install() -> None:
    """Put the stand-ins where `pipeline` looks for the real ones; for processes that tests start."""
    centre = importlib.import_module("pipeline.process")
    setattr(centre, "process", process)  # noqa: B010
    setattr(centre, "fingerprints", fingerprints)  # noqa: B010
    for name, function in (("fold", fold), ("threads", threads)):
        module = types.ModuleType(f"pipeline.resolve.{name}")
        setattr(module, name, function)
        sys.modules[f"pipeline.resolve.{name}"] = module
