"""What a document says, without personal data: before it is stored, and whatever is done with it afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pipeline.privacy.lines import changed
from pipeline.privacy.model import NUMBERED, Kind, Leak, label
from pipeline.privacy.people import citizens, names
from pipeline.privacy.text import leaks
from schemas.base import Model
from schemas.record import AgreementRecord
from schemas.statement import Evidence, Statement

if TYPE_CHECKING:
    from pipeline.process import DocumentResult

STORED: frozenset[Kind] = NUMBERED | {"enskild"}  # what no stored heading, title, value or message holds
Line = TypeVar("Line", bound=Model)


def private(result: DocumentResult) -> frozenset[str]:
    """The citizens that a document names. The partner of a record is nobody's name."""
    found = citizens("\n".join(page.text for page in result.pages))
    partners = {r.foreign_partner.name.casefold() for r in result.records if r.foreign_partner}
    return frozenset(name for name in found if name.casefold() not in partners)


def conceal(result: DocumentResult) -> DocumentResult:
    """What a document says without personal data; its pages stay as they are. The same object where it has none."""
    if result.members:
        return replace(result, members=tuple((name, conceal(member)) for name, member in result.members))
    who = private(result)
    pages = {page.page: [leak for leak in leaks(page.text) if leak.kind != "enskild"] for page in result.pages}
    if not who and not any(pages.values()):
        return result
    concealed = replace(
        result,
        document=result.document and _line(result.document, who),
        items=tuple(_line(item, who) for item in result.items),
        records=tuple(_record(record, who, pages) for record in result.records),
        statements=tuple(
            _statement(s, who, pages) for s in result.statements if not any(names(e.quote, who) for e in s.evidence)
        ),
        issues=tuple(_line(issue, who) for issue in result.issues),
    )
    return result if concealed == result else concealed


def _line(line: Line, who: Collection[str]) -> Line:
    """A line without the kinds that are not stored."""

    def change(text: str) -> str:
        parts, at = [], 0
        for leak in leaks(text, who, STORED):
            parts += [text[at : leak.start], label(leak.kind)]
            at = leak.end
        return "".join([*parts, text[at:]])

    return changed(line, change)


def _record(record: AgreementRecord, who: Collection[str], pages: dict[int, list[Leak]]) -> AgreementRecord:
    paths = {path: path for path in record.evidence}
    bare = record.model_copy(update={"evidence": dict.fromkeys(record.evidence, ())})
    clean = _line(bare, who)
    if clean is not bare:
        paths = dict(zip(record.evidence, clean.evidence, strict=True))
    evidence = {paths[path]: _cleared(_unnamed(group, who), pages) for path, group in record.evidence.items()}
    if clean is bare and evidence == record.evidence:
        return record
    return clean.model_copy(update={"evidence": evidence})


def _statement(statement: Statement, who: Collection[str], pages: dict[int, list[Leak]]) -> Statement:
    bare = statement.model_copy(update={"evidence": ()})
    return _line(bare, who).model_copy(update={"evidence": _cleared(statement.evidence, pages)})


def _unnamed(group: tuple[Evidence, ...], who: Collection[str]) -> tuple[Evidence, ...]:
    """The evidence that names nobody; all of it when none is left, for the check to stop."""
    return tuple(evidence for evidence in group if not names(evidence.quote, who)) or group


def _cleared(group: tuple[Evidence, ...], pages: dict[int, list[Leak]]) -> tuple[Evidence, ...]:
    """Evidence whose quotes hold no leak: untouched ink where there is any, else each cut to its longest clean part.

    A quote that is nothing but a leak stays, and is masked wherever it is shown.
    """
    touched = {
        n: [k for k in pages.get(e.page, ()) if k.start < e.end and e.start < k.end] for n, e in enumerate(group)
    }
    if not any(touched.values()):
        return group
    clean = tuple(e for n, e in enumerate(group) if not touched[n])
    return clean or tuple(_cut(e, touched[n]) for n, e in enumerate(group))


def _cut(evidence: Evidence, found: Iterable[Leak]) -> Evidence:
    """The longest part of a quote between its leaks, with the boxes of its lines."""
    edges = [evidence.start, *(edge for leak in found for edge in (leak.start, leak.end)), evidence.end]
    best = (0, 0)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = evidence.quote[max(0, start - evidence.start) : max(0, end - evidence.start)]
        left = start + len(part) - len(part.lstrip(" \t\n,;:–-("))
        right = left + len(part.strip(" \t\n,;:–-("))
        best = max(best, (left, right), key=lambda span: span[1] - span[0])
    start, end = best
    if start >= end:
        return evidence
    quote = evidence.quote[start - evidence.start : end - evidence.start]
    above = sum(bool(line.strip()) for line in evidence.quote[: start - evidence.start].split("\n")[:-1])
    lines = sum(bool(line.strip()) for line in quote.split("\n"))
    boxes = evidence.boxes[above : above + lines] if evidence.boxes else ()
    return evidence.model_copy(update={"start": start, "end": end, "quote": quote, "boxes": boxes})
