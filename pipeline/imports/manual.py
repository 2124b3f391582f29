"""Statements entered by hand, each as a document of its own: a page that says what was written down, and its record."""

from __future__ import annotations

from hashlib import sha256

from pipeline.errors import UsageError
from pipeline.imports.ink import Inked
from pipeline.imports.partner import link_partner
from pipeline.imports.tables import Cell
from pipeline.privacy import WORDS, leaks, mask_note, named, names_a_person
from pipeline.process import DocumentResult
from pipeline.resolve.identity import agreement_id
from pipeline.resolve.status import DONE, EFFECT, initiator_of
from pipeline.resolve.trust import MANUAL
from schemas.dates import Date
from schemas.document import Document, Page
from schemas.issue import Issue
from schemas.item import Item, PartSpan
from schemas.manual import ManualStatement
from schemas.record import Act, AgreementRecord, ItemRef, Status


def private_in(text: str) -> str | None:
    """What of a private nature a text holds: contact data and names have no place in a statement."""
    found = next((WORDS[leak.kind] for leak in leaks(text)), None)
    return found or ("the name of a person" if any(named(text)) else None)


def accept(statement: ManualStatement) -> None:
    """Raises `UsageError` for a statement that says nothing of the agreement, or holds a name or contact data."""
    if names_a_person(statement.office):
        raise UsageError(
            "office is the name of a person: write where the person works, such as kommunkansliet, näringslivsenheten or "
            "Vänortsföreningen"
        )
    for name in ("office", "note", "designation"):
        if what := private_in(getattr(statement, name) or ""):
            raise UsageError(
                f"{name} holds {what}: write what was said and which office said it, and nobody's name, address or number"
            )
    if not (statement.established or statement.status or statement.act):
        raise UsageError("the statement says nothing: give --established, --status or --act")


def of_statement(statement: ManualStatement) -> DocumentResult:
    """Everything that one statement says, without the names of persons: a line may have been written elsewhere."""
    bare = {name: mask_note(text) for name in ("office", "note") if (text := getattr(statement, name))}
    statement = statement.model_copy(update=bare)
    document_id = f"manual/{statement.manual_id}"
    title = f"{statement.kind} of {statement.date.value}, {statement.office}"
    text, cells = _page(statement)
    document = Document(
        document_id=document_id, sha256=sha256(text.encode()).hexdigest(), title=title, kind="annat", body=None, organ=None,
        organ_name=None, meeting_date=None, date=statement.date, reader=MANUAL,
    )  # fmt: skip
    item_id = f"{document_id}#i1"
    ink = Inked(document, (text,), item_id, f"{item_id}/1")
    partner = link_partner(statement.foreign_partner, statement.country)
    found = {
        "swedish_partner": statement.swedish_partner,
        "foreign_partner": partner,
        "agreement_class": statement.agreement_class,
        "designation": statement.designation,
        "established": statement.established,
        "status": statement.status,
    }
    for name, value in found.items():
        if value is not None and name in cells:
            ink.add(name, value, cells[name], (0, len(cells[name].text)))
    act = _act(statement, ink, cells)
    status: Status = statement.status or (EFFECT.get(act.act) if act else None) or "active"
    ended = act.date if act and status in ("ended", "partly_ended") else None
    if ended:
        ink.evidence["ended"] = ink.evidence[f"acts.{act.key}.date"] if act else ()
    record = AgreementRecord(
        record_id=ink.subject,
        agreement_id=agreement_id(statement.swedish_partner, partner, statement.agreement_class),
        sample=False,
        document=document,
        item=ItemRef(paragraph=None, heading=title, case_number=None, pages=(1,)),
        swedish_partner=statement.swedish_partner,
        foreign_partner=partner,
        agreement_class=statement.agreement_class,
        designation=statement.designation,
        established=statement.established,
        ended=ended,
        status=status,
        acts=(act,) if act else (),
        initiator=initiator_of([act] if act else []),
        rests_on=ink.subject,
        evidence=ink.evidence,
    )
    item = Item(
        document_id=document_id, item_id=item_id, paragraph=None, heading=title, case_number=None, pages=(1,), motion=None,
        parts=(PartSpan(kind="annat", page=1, start=0, end=len(text)),), rests_on=item_id,
    )  # fmt: skip
    page = Page(document_id=document_id, page=1, label=None, text=text, quality="text", width=None, height=None)
    issues = () if partner.linked else (_unlinked(document_id, item_id, partner.name),)
    return DocumentResult(document, False, (page,), (item,), tuple(ink.statements), (record,), issues)


def _page(statement: ManualStatement) -> tuple[str, dict[str, Cell]]:
    """The statement in words, one line a field, and where each value stands."""
    lines = {
        "kind": statement.kind,
        "date": statement.date.value,
        "office": statement.office,
        "swedish_partner": statement.swedish_partner.name,
        "foreign_partner": statement.foreign_partner,
        "country": statement.country,
        "agreement_class": statement.agreement_class,
        "designation": statement.designation,
        "established": _said(statement.established),
        "status": statement.status,
        "act": statement.act,
        "act_date": _said(statement.act_date),
        "by": statement.by if statement.by != "unknown" else None,
        "note": " ".join(statement.note.split()) if statement.note else None,
    }
    text, cells = "", {}
    for name, said in lines.items():
        if said:
            start = len(text) + len(name) + 2
            text += f"{name}: {said}\n"
            cells[name] = Cell(said, 1, start, start + len(said))
    return text, cells


def _said(date: Date | None) -> str | None:
    return (date.value or "unknown") if date else None


def _act(statement: ManualStatement, ink: Inked, cells: dict[str, Cell]) -> Act | None:
    if statement.act is None:
        return None
    key = f"{statement.act}-{DONE[1]}"
    found = {"": "act", ".date": "act_date", ".by": "by"}
    for step, name in found.items():
        if name in cells:
            ink.add(f"acts.{key}{step}", getattr(statement, name), cells[name], (0, len(cells[name].text)), "reported")
    return Act(key=key, act=statement.act, stage="reported", date=statement.act_date, by=statement.by)


def _unlinked(document_id: str, item_id: str, name: str) -> Issue:
    return Issue(
        issue_id=f"{item_id}:unlinked_partner", document_id=document_id, item_id=item_id, kind="unlinked_partner",
        severity="warning", message=f"{name} is in no gazetteer, or not clearly one place",
        hint="give the place with a decision",
    )  # fmt: skip
