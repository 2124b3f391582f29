"""The pure centre: bytes in, everything a file says out. No clock, no Prefect; on disk only what OCR keeps of pictures.

    read -> divide a bundle -> split -> motions of every item -> extract where an item has a trigger -> records

`process` never raises for a bad document: the document ends as read, or as an issue that says why not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.places import gazetteer
from pipeline.privacy.paths import file_names
from pipeline.read.archive import members
from pipeline.read.model import ReadDocument, ReadPage, Unreadable
from pipeline.read.ocr.kept import Kept, method
from pipeline.read.reader import VERSION as READER_VERSION
from pipeline.read.reader import read
from pipeline.read.sniff import sniff
from pipeline.rules.loader import fingerprint as rules_fingerprint
from pipeline.split.bundle import divide
from pipeline.split.model import ItemText, SplitDocument
from pipeline.split.splitter import split as split_document
from schemas.document import Document, Page, Word
from schemas.issue import Issue, Severity, Span
from schemas.item import Item, PartSpan
from schemas.record import AgreementRecord, Motion
from schemas.statement import Statement

EXTRACTOR_VERSION = "1"


@dataclass(frozen=True)
class DocumentResult:
    """All lines that one document adds to a dataset. `document` is None when it could not be read.

    A bundle has no lines of its own but `members`: (document id, result) of each document in it, in order.
    """

    document: Document | None
    sample: bool
    pages: tuple[Page, ...] = ()
    items: tuple[Item, ...] = ()
    statements: tuple[Statement, ...] = ()
    records: tuple[AgreementRecord, ...] = ()
    issues: tuple[Issue, ...] = ()
    members: tuple[tuple[str, DocumentResult], ...] = ()

    def each(self, document_id: str) -> Iterator[tuple[str, DocumentResult]]:
        """(document id, result) of every document in the file that goes by `document_id`."""
        if not self.members:
            yield document_id, self
        for name, member in self.members:
            yield from member.each(name)


@cache
def fingerprints() -> dict[str, str]:
    """What, beside its bytes, decides how a document is read: the cache key and the causes of a diff."""
    return {
        "reader": READER_VERSION,
        "ocr": method(),
        "extractor": EXTRACTOR_VERSION,
        "rules": rules_fingerprint(),
        "gazetteer": gazetteer.fingerprint(),
    }


def process(data: bytes, document_id: str, kept: Kept | None = None) -> DocumentResult:
    """Everything `data` says, under the id `document_id`. Equal arguments give equal results.

    `kept` is where readings of pictures are kept; they depend on the picture alone.
    """
    try:
        if sniff(data) == "zip":
            return DocumentResult(None, False, members=tuple(_members(data, document_id, kept)))
        source = read(data, document_id, kept)
    except Unreadable as reason:
        return _lost(document_id, reason)
    found = divide(source)
    if len(found) == 1:
        return _document(source)
    return DocumentResult(None, False, members=tuple((one.document_id, _document(one)) for one in found))


def _members(data: bytes, document_id: str, kept: Kept | None) -> Iterator[tuple[str, DocumentResult]]:
    """The documents of an archive; one that cannot be read does not lose the others."""
    found = list(members(data))
    for name, (_, content) in zip(file_names(name for name, _ in found), found, strict=True):
        member_id = f"{document_id}!{name}"
        if isinstance(content, Unreadable):
            yield member_id, _lost(member_id, content)
        else:
            yield member_id, process(content, member_id, kept)


def _lost(document_id: str, reason: Unreadable) -> DocumentResult:
    return DocumentResult(None, False, issues=(_unreadable(document_id, reason),))


def _document(source: ReadDocument) -> DocumentResult:
    """Everything one document says."""
    split = split_document(source)
    pages = tuple(_page(source.document_id, page) for page in source.pages)
    issues = [*_notes(source), *_head_issues(split)]
    items: list[Item] = []
    statements: list[Statement] = []
    records: list[AgreementRecord] = []
    from pipeline.extract.motions.motion import item_motion, read_motions

    motions = read_motions(split)
    for item in split.items:
        treated = motions.get(item.item_id, ())
        items.append(_item(split, item, item_motion(treated)))
        found = _extract(split, item, treated)
        records.extend(found.records)
        statements.extend(found.statements)
        issues.extend(found.issues)
    return DocumentResult(
        split.head, split.sample, pages, tuple(items), tuple(statements), tuple(records), _numbered(issues)
    )


def _extract(split: SplitDocument, item: ItemText, treated: tuple[object, ...]) -> DocumentResult:
    """Records, statements and issues of one item; spaCy is loaded only when an item has a trigger."""
    from pipeline.extract.screen import has_trigger

    if not has_trigger(item.view.text):
        return DocumentResult(None, False)
    from pipeline.resolve.items import resolve_item

    built, issues = resolve_item(split, item, treated)  # type: ignore[arg-type]
    return DocumentResult(
        None, False,
        statements=tuple(s for b in built for s in b.statements),
        records=tuple(b.record for b in built),
        issues=issues,
    )  # fmt: skip


def _page(document_id: str, page: ReadPage) -> Page:
    return Page(
        document_id=document_id,
        page=page.number,
        label=page.label,
        text=page.text,
        quality=page.quality,
        quality_score=page.score,
        width=page.width,
        height=page.height,
        words=tuple(
            Word(start=word.start, end=word.end, confidence=word.confidence, repaired=word.repaired)
            for word in page.words
        ),
    )


def _item(split: SplitDocument, item: ItemText, motion: Motion | None) -> Item:
    parts: list[PartSpan] = []
    for part in item.parts:
        if item.view.text[part.start : part.end].strip():
            parts.extend(
                PartSpan(kind=part.kind, page=p, start=s, end=e) for p, s, e in item.view.raw(part.start, part.end)
            )
    return Item(
        document_id=split.head.document_id, item_id=item.item_id, paragraph=item.paragraph, heading=item.heading,
        case_number=item.case_number, pages=item.pages, parts=tuple(parts), motion=motion,
    )  # fmt: skip


def _unreadable(document_id: str, reason: Unreadable) -> Issue:
    return Issue(
        issue_id=f"{document_id}:{reason.kind}", document_id=document_id, item_id=None, kind=reason.kind, severity="error",
        message=reason.message, hint=reason.hint,
    )  # fmt: skip


def _notes(source: ReadDocument) -> list[Issue]:
    found = []
    for note in source.notes:
        severity: Severity = (
            "error" if note.severity == "error" else "warning" if note.severity == "warning" else "info"
        )
        where = f"{source.document_id}:{note.kind}" + (f":page-{note.page}" if note.page else "")
        span = Span(page=note.page, start=note.start, end=note.end) if note.page else None
        found.append(
            Issue(
                issue_id=where, document_id=source.document_id, item_id=None, kind=note.kind, severity=severity,
                message=note.message, hint=note.hint, span=span,
            )
        )  # fmt: skip
    return found


def _head_issues(split: SplitDocument) -> list[Issue]:
    head, found = split.head, []
    if head.body is None:
        found.append(
            Issue(
                issue_id=f"{head.document_id}:no_body", document_id=head.document_id, item_id=None, kind="no_body", severity="warning",
                message="the document does not say which municipality, region or county board it comes from",
                hint="its agreements cannot be attributed: add the cover page, or a first line with the body's name",
            )
        )  # fmt: skip
    return found


def _numbered(issues: list[Issue]) -> tuple[Issue, ...]:
    """Issue ids made unique: a second equal one gets `-2`."""
    seen: dict[str, int] = {}
    found = []
    for issue in issues:
        seen[issue.issue_id] = seen.get(issue.issue_id, 0) + 1
        n = seen[issue.issue_id]
        found.append(issue if n == 1 else issue.model_copy(update={"issue_id": f"{issue.issue_id}-{n}"}))
    return tuple(found)
