"""What a document says, without personal data: before it is stored, and whatever is done with it afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pipeline.privacy.lines import changed
from pipeline.privacy.model import NUMBERED, Kind, Leak, label
from pipeline.privacy.people import citizens, movers, names, pattern_of
from pipeline.privacy.text import leaks
from schemas.base import Model
from schemas.issue import Issue
from schemas.record import AgreementRecord, ForeignPartner
from schemas.statement import Evidence, Statement

if TYPE_CHECKING:
    from pipeline.process import DocumentResult

STORED: frozenset[Kind] = NUMBERED | {"enskild"}  # what no stored heading, title, value or message holds
Line = TypeVar("Line", bound=Model)


def private(result: DocumentResult) -> frozenset[str]:
    """The citizens that a document names."""
    partners = [r.foreign_partner for r in result.records if r.foreign_partner]
    return persons("\n".join(page.text for page in result.pages), partners)


def persons(text: str, partners: Collection[ForeignPartner]) -> frozenset[str]:
    """The citizens that a text names. The partner of a record is nobody's name, unless the gazetteer does not know it
    and the text says of it what only a person does."""
    found = citizens(text)
    if not found:
        return found
    places = {partner.name.casefold() for partner in partners if partner.linked}
    unknown = {partner.name.casefold() for partner in partners} - {name.casefold() for name in movers(text)}
    return frozenset(name for name in found if name.casefold() not in places | unknown)


def conceal(result: DocumentResult) -> DocumentResult:
    """What a document says without personal data; its pages stay as they are. The same object where it has none."""
    if result.members:
        return replace(result, members=tuple((name, conceal(member)) for name, member in result.members))
    who = private(result)
    pages = {page.page: _inked(page.text, who) for page in result.pages}
    if not who and not any(pages.values()):
        return result
    lost = {r.record_id for r in result.records if r.foreign_partner and names(r.foreign_partner.name, who)}
    concealed = replace(
        result,
        document=result.document and _line(result.document, who),
        items=tuple(_line(item, who) for item in result.items),
        records=tuple(_record(record, who, pages) for record in result.records if record.record_id not in lost),
        statements=tuple(
            _statement(s, who, pages)
            for s in result.statements
            if s.subject not in lost and not any(names(e.quote, who) for e in s.evidence)
        ),
        issues=(*(_line(issue, who) for issue in result.issues), *map(_left_out, sorted(lost))),
    )
    return result if concealed == result else concealed


def _inked(text: str, who: Collection[str]) -> list[Leak]:
    """The leaks of a page; of names, those of `who` alone."""
    found = leaks(text, kinds=NUMBERED | {"adress"})
    pattern = pattern_of(who)
    return found + [Leak("enskild", *name.span()) for name in pattern.finditer(text)] if pattern else found


def _left_out(record_id: str) -> Issue:
    item_id = record_id.rpartition("/")[0]
    return Issue(
        issue_id=f"{record_id}:private_partner", document_id=item_id.rpartition("#")[0], item_id=item_id,
        kind="private_partner", severity="warning",
        message="a partner that bears the name of a private person was left out",
        hint="see on the page which place is meant, and give it with a decision",
    )  # fmt: skip


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
    """The evidence that names nobody; all of it when none is left, to be cut."""
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
    between, at = [], evidence.start
    for leak in sorted(found, key=lambda leak: leak.start):
        between.append((at, leak.start))
        at = max(at, leak.end)
    best = (0, 0)
    for start, end in (*between, (at, evidence.end)):
        part = evidence.quote[start - evidence.start : max(start, end) - evidence.start]
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
