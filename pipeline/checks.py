"""The integrity of a run: the invariants of the record contract, held in production as in the tests.

1. Every quote is the page's text at its span; boxes lie on their page, one for each line of the quote, none where
   the source has no geometry.
2. Nothing is filled without evidence, except what is computed (ids, codes, classes, statuses, folds).
3. What is `decided` has ink in a decision, its finding or its vote (other ink may add to it, such as the heading),
   and no single statement made in a motion, a proposal or a reservation is. An initiator belongs to an agreement
   that was ended or paused.
5. Ids are unique and say what they name, every reference resolves, every span lies on its page, and no citizen is
   named in anything but the raw pages.

A breach is an error of the program, not of a document: a run with one is not published. (Invariant 4, that dates and
places agree with each other, is for `resolve`: minutes have typos, so it raises issues.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from pipeline.fieldpaths import empty, slug
from pipeline.privacy import NUMBERED, WORDS, leaks, mask, names, persons, texts_of
from pipeline.store import Dataset
from schemas.base import Model
from schemas.document import Page
from schemas.issue import Issue
from schemas.record import AgreementRecord
from schemas.statement import Evidence

GROUNDED = (
    "swedish_partner", "foreign_partner", "scope", "designation", "established", "term", "ended", "funder",
    "motion.title", "motion.filed", "motion.outcome",
)  # fmt: skip
LISTS = (
    "acts", "reasons", "motion.movers", "handling", "parties", "positions", "votes", "participants", "consulted",
    "signed_by",
)  # fmt: skip
NOT_YET = ("motion", "forslag", "forslag_kf", "yrkande", "reservation")  # parts in which nothing is decided
DECIDING = {"beslut", "beslutsgang", "omrostning"}
ENDING = {"end", "partly_end", "pause", "not_renew"}
_AGREEMENT_ID = re.compile(
    r"(kommun-\d{4}|region-\d{2}|lan-\d{2})-(gn\d+|iso-[A-Z]{2}(-[A-Z0-9]+)?|x-[A-Z]{2}-[^ ]+)"
    r"-(twin|partnership|unspecified)"
)
_SLACK = 1.0  # points: ink may touch the edge of its page

Pages = dict[tuple[str, int], Page]


def check(dataset: Dataset, documents: Iterable[str], rejected: Collection[str] = ()) -> list[str]:
    """Every breach of the contract in a dataset, as a text that names the place; `documents` are the ids of its inputs,
    `rejected` those of the records that a reviewer took out.

    Statements about evidence cost one look at the quoted text each: a dataset is checked in one pass.
    """
    pages: Pages = {(page.document_id, page.page): page for page in dataset.pages}
    known = set(documents)
    breaches = [
        f"document id {name} is a machine's path" for name in sorted(known) if PurePosixPath(name).is_absolute()
    ]
    breaches += _unique(dataset)
    breaches += _references(dataset, known, rejected)
    breaches += _spans(dataset, pages)
    breaches += _citizens(dataset)
    breaches += _personal(dataset)
    for record in dataset.records:
        breaches += (f"{record.record_id}: {what}" for what in _record(record, pages))
    for statement in dataset.statements:
        where = f"statement {statement.statement_id}"
        if not statement.item_id.startswith(f"{statement.document_id}#"):
            breaches.append(f"{where}: its item {statement.item_id} is of another document")
        if statement.stage == "decided" and statement.part in NOT_YET:
            breaches.append(f"{where}: decided in the part {statement.part}")
        if not statement.evidence:
            breaches.append(f"{where}: no evidence")
        for evidence in statement.evidence:
            breaches += (
                f"{where}: {what}" for what in _ink(evidence, pages.get((statement.document_id, evidence.page)))
            )
    return breaches


def _unique(dataset: Dataset) -> Iterator[str]:
    keys = {
        "document": [document.document_id for document in dataset.documents],
        "page": [f"{page.document_id} p. {page.page}" for page in dataset.pages],
        "item": [item.item_id for item in dataset.items],
        "statement": [statement.statement_id for statement in dataset.statements],
        "record": [record.record_id for record in dataset.records],
        "agreement": [agreement.agreement_id for agreement in dataset.agreements],
        "thread": [thread.thread_id for thread in dataset.threads],
        "issue": [issue.issue_id for issue in dataset.issues],
    }
    for kind, ids in keys.items():
        for name, times in Counter(ids).items():
            if times > 1:
                yield f"{kind} {name} stands {times} times"


def _references(dataset: Dataset, documents: set[str], rejected: Collection[str]) -> Iterator[str]:
    items = {item.item_id for item in dataset.items}
    records = {record.record_id for record in dataset.records}
    agreements = {agreement.agreement_id for agreement in dataset.agreements}
    subjects = items | records
    named: list[tuple[str, str, Iterable[str | None], set[str]]] = []
    named.append(("documents.jsonl", "document", [d.document_id for d in dataset.documents], documents))
    for page in dataset.pages:
        named.append((f"page {page.page}", "document", [page.document_id], documents))
    for item in dataset.items:
        named.append((f"item {item.item_id}", "document", [item.document_id], documents))
        named.append((f"item {item.item_id}", "item", [item.rests_on, *item.same_as], items))
    for s in dataset.statements:
        named.append((f"statement {s.statement_id}", "item", [s.item_id], items))
        named.append((f"statement {s.statement_id}", "subject", [s.subject], subjects))
    for record in dataset.records:
        named.append((f"record {record.record_id}", "document", [record.document.document_id], documents))
        named.append((f"record {record.record_id}", "item", [record.record_id.rpartition("/")[0]], items))
        named.append((f"record {record.record_id}", "record", [record.rests_on, *record.versions], records))
    for a in dataset.agreements:
        sourced = [act.record_id for act in a.acts] + [motion.record_id for motion in a.motions]
        sourced += [record_id for conflict in a.conflicts for record_id in conflict.record_ids]
        sourced += [state.record_id for state in a.states]
        named.append((f"agreement {a.agreement_id}", "record", [*a.record_ids, *sourced], records))
    for t in dataset.threads:
        named.append((f"thread {t.thread_id}", "item", t.item_ids, items))
        named.append((f"thread {t.thread_id}", "record", t.record_ids, records))
        named.append((f"thread {t.thread_id}", "agreement", t.agreement_ids, agreements))
    for issue in dataset.issues:
        named.append((f"issue {issue.issue_id}", "document", [issue.document_id], documents))
        named.append((f"issue {issue.issue_id}", "item", [issue.item_id], items))
    for a in dataset.agreements:
        if not _AGREEMENT_ID.fullmatch(a.agreement_id):
            yield f"{a.agreement_id} is no agreement's id"
    folded = {name for a in dataset.agreements for name in a.record_ids}.union(rejected)
    for r in dataset.records:
        if r.agreement_id is not None and r.record_id not in folded:
            yield f"record {r.record_id} has the agreement id {r.agreement_id} and is in no agreement"
    for where, kind, ids, there in named:
        for name in ids:
            if name is not None and name not in there:
                yield f"{where} names the {kind} {name}, which is not there"


def _record(record: AgreementRecord, pages: Pages) -> Iterator[str]:
    for path, group in record.evidence.items():
        if not group:
            yield f"{path}: an empty list of evidence"
        for evidence in group:
            page = pages.get((record.document.document_id, evidence.page))
            yield from (f"{path}: {what}" for what in _ink(evidence, page))
    yield from _ungrounded(record)
    for act in record.acts:
        if act.stage == "decided" and not DECIDING & _parts(record, f"acts.{act.key}"):
            yield f"acts.{act.key} is decided without evidence in a decision"
    motion = record.motion
    if motion and motion.outcome_stage == "decided" and not DECIDING & _parts(record, "motion.outcome"):
        yield "motion.outcome is decided without evidence in a decision"
    keys = {act.key for act in record.acts}
    for path in record.evidence:
        if path.startswith("acts.") and path.split(".")[1] not in keys:
            yield f"{path} is evidence of an act that is not there"
    done = any(act.act in ENDING and act.stage in ("decided", "reported") for act in record.acts)
    if record.initiator != "unknown" and not done:
        yield "an initiator without a decided or reported end or pause"
    yield from _identity(record)
    if record.motion and record.motion.kind == "medborgarforslag" and any(m.name for m in record.motion.movers):
        yield "the mover of a medborgarförslag is named"


def _identity(record: AgreementRecord) -> Iterator[str]:
    """What is wrong with a record's ids."""
    if not record.record_id.startswith(f"{record.document.document_id}#"):
        yield "its id does not begin with its document's"
    foreign, swedish = record.foreign_partner, record.swedish_partner
    if record.agreement_id is None:
        return
    if foreign is None or foreign.kind == "country":
        yield f"{record.agreement_id} is the id of a set or a country, which are no agreement"
        return
    kind = "lan" if swedish.kind == "lansstyrelse" else swedish.kind
    if not record.agreement_id.startswith(f"{kind}-{swedish.code}-{foreign.place_key}-"):
        yield f"{record.agreement_id} does not name the record's partners"


def _spans(dataset: Dataset, pages: Pages) -> Iterator[str]:
    """Parts of items and spans of issues that do not lie on their page."""
    spans = [(f"item {i.item_id}", i.document_id, s.page, s.start, s.end) for i in dataset.items for s in i.parts]
    for issue in dataset.issues:
        if issue.span and issue.document_id:
            span = issue.span
            spans.append((f"issue {issue.issue_id}", issue.document_id, span.page, span.start, span.end))
    for where, document, number, start, end in spans:
        page = pages.get((document, number))
        if page is None or not 0 <= start <= end <= len(page.text):
            yield f"{where}: the span {start}-{end} is not on page {number}"


def _citizens(dataset: Dataset) -> Iterator[str]:
    """Lines that name the mover of a medborgarförslag. The breach does not repeat the name."""
    texts: dict[str, list[str]] = {}
    for page in dataset.pages:
        texts.setdefault(page.document_id, []).append(page.text)
    partners = [r.foreign_partner for r in dataset.records if r.foreign_partner]
    for document, group in texts.items():
        who = persons("\n".join(group), partners)
        if not who:
            continue
        if any(f"-{slug(name)}-" in f"-{slug(document)}-" for name in who):
            path = PurePosixPath(document)
            yield f"a {path.suffix} file in {path.parent} has a private person's name: call the file otherwise"
        lines: list[tuple[str, Model]] = [(i.item_id, i) for i in dataset.items if i.document_id == document]
        lines += [(s.statement_id, s) for s in dataset.statements if s.document_id == document]
        lines += [(i.issue_id, i) for i in dataset.issues if i.document_id == document]
        lines += [(d.document_id, d) for d in dataset.documents if d.document_id == document]
        records = [r for r in dataset.records if r.document.document_id == document]
        lines += [(r.record_id, r) for r in records]
        own = {r.record_id for r in records}
        lines += [(a.agreement_id, a) for a in dataset.agreements if own.intersection(a.record_ids)]
        items = {i.item_id for i in dataset.items if i.document_id == document}
        lines += [(t.thread_id, t) for t in dataset.threads if items.intersection(t.item_ids)]
        for where, line in lines:
            if names(line.to_line().replace("\\n", " "), who):
                yield f"{where} names a private person, the mover of a medborgarförslag"


def _personal(dataset: Dataset) -> Iterator[str]:
    """Lines whose headings, titles, values or messages hold personal data. The breach does not repeat them.

    Quotes may: they are the page's text, and masked wherever they are shown.
    """
    lines: list[tuple[str, Model]] = [(i.item_id, i) for i in dataset.items]
    lines += [(s.statement_id, s) for s in dataset.statements]
    lines += [(r.record_id, r) for r in dataset.records]
    lines += [(a.agreement_id, a) for a in dataset.agreements]
    lines += [(t.thread_id, t) for t in dataset.threads]
    lines += [(i.issue_id, i) for i in dataset.issues]
    for where, line in lines:
        for field, text in texts_of(line):
            for leak in leaks(text, kinds=NUMBERED):
                yield f"{mask(where)}: {field} holds {WORDS[leak.kind]}"


def _ungrounded(record: AgreementRecord) -> Iterator[str]:
    """Fields that are filled and have no evidence; lists that have fewer members with evidence than members."""
    for path in GROUNDED:
        value = _at(record, path)
        if not empty(value) and value != "unknown" and not _members(record, path, own=True):
            yield f"{path} is filled without evidence"
    for path in LISTS:
        members = _at(record, path) or []
        due = [m for m in members if not (path == "motion.movers" and m["name"] is None)]
        if len(_members(record, path)) < len(due):
            yield f"{path} has {len(due)} members and evidence for {len(_members(record, path))}"
    for act in record.acts:
        if not _parts(record, f"acts.{act.key}"):
            yield f"acts.{act.key} has no evidence"


def _members(record: AgreementRecord, path: str, own: bool = False) -> set[str]:
    """The next steps of the evidence paths below `path`; with `own`, the path itself counts."""
    below = {key[len(path) + 1 :].split(".")[0] for key in record.evidence if key.startswith(path + ".")}
    return below | ({path} if own and path in record.evidence else set())


def _parts(record: AgreementRecord, path: str) -> set[str]:
    found = (group for key, group in record.evidence.items() if key == path or key.startswith(path + "."))
    return {evidence.part for group in found for evidence in group}


def _at(record: AgreementRecord, path: str) -> Any:
    value: Any = record
    for step in path.split("."):
        value = getattr(value, step) if value is not None else None
    if isinstance(value, tuple):
        return [v if isinstance(v, str) else v.model_dump(mode="json") for v in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


def _ink(evidence: Evidence, page: Page | None) -> Iterator[str]:
    """What is wrong with one piece of evidence on its page."""
    if page is None:
        yield f"evidence on page {evidence.page}, which is not there"
        return
    if not evidence.quote.strip() or page.text[evidence.start : evidence.end] != evidence.quote:
        yield f"page {evidence.page} at {evidence.start}-{evidence.end} does not read {mask(evidence.quote)[:40]!r}"
    lines = sum(bool(line.strip()) for line in evidence.quote.split("\n"))
    due = 0 if page.width is None else lines
    if len(evidence.boxes) != due:
        yield f"{len(evidence.boxes)} boxes for {due} lines of ink on page {evidence.page}"
    for x0, top, x1, bottom in evidence.boxes:
        inside = page.width is None or page.height is None or (
            x0 >= -_SLACK and top >= -_SLACK and x1 <= page.width + _SLACK and bottom <= page.height + _SLACK
        )  # fmt: skip
        if not inside or x0 > x1 or top > bottom:
            yield f"the box {(x0, top, x1, bottom)} is not on page {evidence.page}"


def as_issues(breaches: Iterable[str]) -> tuple[Issue, ...]:
    """Breaches as issues, to be kept with the run that failed."""
    return tuple(
        Issue(
            issue_id=f"integrity/{n}",
            document_id=None,
            item_id=None,
            kind="integrity",
            severity="error",
            message=breach,
            hint="this is an error of the program: report it with the document",
        )
        for n, breach in enumerate(breaches, 1)
    )
