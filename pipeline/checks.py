"""The integrity of a run: the invariants of the record contract, held in production as in the tests.

1. Every quote is the page's text at its span; boxes lie on their page, one for each line of the quote, none where
   the source has no geometry.
2. Nothing is filled without evidence, except what is computed (ids, codes, classes, statuses, folds).
3. What is `decided` has ink in the part `beslut` (other ink may add to it, such as the heading), and no single
   statement made in a motion, a proposal or a reservation is.
5. Ids are unique, every reference resolves, and no citizen is named.

A breach is an error of the program, not of a document: a run with one is not published. (Invariant 4, that dates and
places agree with each other, is for `resolve`: minutes have typos, so it raises issues.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from pipeline.fieldpaths import empty
from pipeline.store import Dataset
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
_SLACK = 1.0  # points: ink may touch the edge of its page

Pages = dict[tuple[str, int], Page]


def check(dataset: Dataset, documents: Iterable[str]) -> list[str]:
    """Every breach of the contract in a dataset, as a text that names the place; `documents` are the ids of its inputs.

    Statements about evidence cost one look at the quoted text each: a dataset is checked in one pass.
    """
    pages: Pages = {(page.document_id, page.page): page for page in dataset.pages}
    known = set(documents)
    breaches = [
        f"document id {name} is a machine's path" for name in sorted(known) if PurePosixPath(name).is_absolute()
    ]
    breaches += _unique(dataset)
    breaches += _references(dataset, known)
    for record in dataset.records:
        breaches += (f"{record.record_id}: {what}" for what in _record(record, pages))
    for statement in dataset.statements:
        where = f"statement {statement.statement_id}"
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


def _references(dataset: Dataset, documents: set[str]) -> Iterator[str]:
    items = {item.item_id for item in dataset.items}
    records = {record.record_id for record in dataset.records}
    agreements = {agreement.agreement_id for agreement in dataset.agreements}
    named: list[tuple[str, str, Iterable[str | None], set[str]]] = []
    for page in dataset.pages:
        named.append((f"page {page.page}", "document", [page.document_id], documents))
    for item in dataset.items:
        named.append((f"item {item.item_id}", "document", [item.document_id], documents))
    for s in dataset.statements:
        named.append((f"statement {s.statement_id}", "item", [s.item_id], items))
        named.append((f"statement {s.statement_id}", "subject", [s.subject], items | records))
    for record in dataset.records:
        named.append((f"record {record.record_id}", "document", [record.document.document_id], documents))
        named.append((f"record {record.record_id}", "item", [record.record_id.rpartition("/")[0]], items))
    for a in dataset.agreements:
        sourced = [act.record_id for act in a.acts] + [motion.record_id for motion in a.motions]
        sourced += [record_id for conflict in a.conflicts for record_id in conflict.record_ids]
        named.append((f"agreement {a.agreement_id}", "record", [*a.record_ids, *sourced], records))
    for t in dataset.threads:
        named.append((f"thread {t.thread_id}", "item", t.item_ids, items))
        named.append((f"thread {t.thread_id}", "record", t.record_ids, records))
        named.append((f"thread {t.thread_id}", "agreement", t.agreement_ids, agreements))
    for issue in dataset.issues:
        named.append((f"issue {issue.issue_id}", "document", [issue.document_id], documents))
        named.append((f"issue {issue.issue_id}", "item", [issue.item_id], items))
    folded = {name for a in dataset.agreements for name in a.record_ids}
    for r in dataset.records:
        if r.agreement_id is not None and r.record_id not in folded:
            yield f"record {r.record_id} has the agreement id {r.agreement_id} and is in no agreement"
    for where, kind, names, there in named:
        for name in names:
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
        if act.stage == "decided" and "beslut" not in _parts(record, f"acts.{act.key}"):
            yield f"acts.{act.key} is decided without evidence in a decision"
    if record.motion and record.motion.outcome_stage == "decided" and "beslut" not in _parts(record, "motion.outcome"):
        yield "motion.outcome is decided without evidence in a decision"
    if record.motion and record.motion.kind == "medborgarforslag" and any(m.name for m in record.motion.movers):
        yield "the mover of a medborgarförslag is named"


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
        yield f"page {evidence.page} at {evidence.start}-{evidence.end} does not read {evidence.quote[:40]!r}"
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
