"""One document's run against its gold: records and their fields, grounding, items, motions, false records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from pipeline.evaluate import normal
from pipeline.evaluate.compare import Compared, align, compare, label
from pipeline.evaluate.fields import Json, Value
from pipeline.evaluate.gold import Gold, GoldEvidence, GoldItem, GoldItemMotion, GoldRecord
from pipeline.evaluate.grounding import Grounded, ground
from pipeline.evaluate.ink import Ink, PdfInk, ScanInk, TextInk
from pipeline.evaluate.judged import judged
from pipeline.evaluate.tally import Counts, Miss, Tally
from schemas.document import Document, Page
from schemas.item import Item
from schemas.record import AgreementRecord, Motion


class Result(Protocol):
    """What processing one document gave, as far as it is scored."""

    @property
    def document(self) -> Document | None:
        """The head; None for a document that could not be read."""

    @property
    def pages(self) -> Sequence[Page]:
        """The raw text that evidence refers to."""

    @property
    def items(self) -> Sequence[Item]:
        """Every §."""

    @property
    def records(self) -> Sequence[AgreementRecord]:
        """Every record."""


@runtime_checkable
class Bundle(Protocol):
    """What processing a file of several documents gave."""

    def each(self, document_id: str) -> Iterator[tuple[str, Result]]:
        """The id and the result of every document in the file called `document_id`."""
        ...


@dataclass(frozen=True)
class Nothing:
    """The result of a document that was not found in its bundle."""

    document: Document | None = None
    pages: tuple[Page, ...] = ()
    items: tuple[Item, ...] = ()
    records: tuple[AgreementRecord, ...] = ()


def of_document(result: Result, file_id: str, document_id: str) -> Result:
    """The result of one document: that of its file, or one of those in it."""
    if document_id == file_id:
        return result
    return dict(result.each(file_id)).get(document_id, Nothing()) if isinstance(result, Bundle) else Nothing()


def score(document_id: str, gold: Gold, result: Result, data: bytes) -> Tally:
    """The tally of one document. `data` are its bytes: the boxes of a PDF's gold quotes are computed from them."""
    is_pdf = data[:1024].lstrip().startswith(b"%PDF-")
    text = TextInk({page.page: page.text for page in result.pages if page.words or not is_pdf})
    ink: Ink = ScanInk(PdfInk(data), text) if is_pdf else text
    scorer = _Scorer(document_id, gold, result, ink, Tally(documents=1, negatives=int(not gold.records)))
    scorer.records()
    scorer.head()
    scorer.items()
    scorer.negatives()
    return scorer.tally


@dataclass(slots=True)
class _Scorer:
    document_id: str
    gold: Gold
    result: Result
    ink: Ink
    tally: Tally

    # -- records -----------------------------------------------------------------------------------------------------

    def records(self) -> None:
        ours = [record.plain() for record in self.gold.records]
        theirs = [_plain(record) for record in self.result.records]
        for i, j in align(ours, theirs):
            gold = self.gold.records[i] if i is not None else None
            run = self.result.records[j] if j is not None else None
            one, other = (ours[i] if i is not None else None), (theirs[j] if j is not None else None)
            compared = compare(one, other, gold.unscored if gold else ())
            self.tally.records.add(gold=gold is not None, run=run is not None, right=None not in (i, j))
            if gold is not None:
                self.tally.exact.add(run is not None and all(c.right for c in compared))
            self._record_misses(gold, one, other)
            for c in compared:
                self._field(c, gold, one, other)
            if run is not None and j is not None:
                self.tally.values.extend(judged(self.document_id, j, c, run) for c in compared if c.run is not None)
            if gold is not None and one is not None:
                self._grounding(gold, run, compared, label(one))
                self._record_motion(gold, run)

    def _record_misses(self, gold: GoldRecord | None, one: Json | None, other: Json | None) -> None:
        if one is not None and other is None:
            evidence = gold.evidence.get("foreign_partner", ()) if gold else ()
            self._miss(one.get("paragraph"), None, "record", label(one), None, evidence)
        elif other is not None and one is None:
            self._miss(other["paragraph"], None, "record", None, label(other), ())

    def _field(self, c: Compared, gold: GoldRecord | None, one: Json | None, other: Json | None) -> None:
        counts = self.tally.fields.setdefault(c.field, Counts())
        counts.add(gold=c.gold is not None, run=c.run is not None, right=c.right)
        if c.right or one is None or other is None:
            return  # a record without counterpart is one miss, not one for each of its fields
        evidence = _evidence_of(gold, c.gold) if gold else ()
        self._miss(one.get("paragraph"), label(one), c.field, _shown(c.gold), _shown(c.run), evidence)

    def _grounding(
        self, gold: GoldRecord, run: AgreementRecord | None, compared: Sequence[Compared], name: str
    ) -> None:
        for one in ground(gold, run.evidence if run else {}, compared, self.ink):
            self._grounded(one, gold.paragraph, name)

    def _grounded(self, one: Grounded, paragraph: str | None, name: str) -> None:
        self.tally.values_with_ink.add(one.value)
        self.tally.pages_right.add(one.value and one.page)
        self.tally.grounding.add(one.value and one.page and one.overlap)
        if one.value and not (one.page and one.overlap):
            self._miss(paragraph, name, one.path, "the quote", one.found, one.gold, kind="ungrounded")

    # -- around the records ------------------------------------------------------------------------------------------

    def head(self) -> None:
        ours, theirs = self.gold.document, self.result.document
        if ours is None:
            return
        stated = ours.model_fields_set
        self._around("document.kind", ours.kind, theirs.kind if theirs else None)
        if "body" in stated:
            self._around("document.body", _body(ours.body), _body(theirs.body) if theirs else None)
        if "organ" in stated:
            self._around("document.organ", ours.organ, theirs.organ if theirs else None)
        if "meeting_date" in stated:
            found = _date(theirs.meeting_date) if theirs else None
            self._around("document.meeting_date", _date(ours.meeting_date), found)
        if self.gold.pages is not None:
            pages = [page.page for page in self.result.pages]
            self._around("document.pages", _range(self.gold.pages), _range(pages) if pages else None)

    def items(self) -> None:
        if self.gold.items is None:
            return
        left = defaultdict(list)
        for item in self.result.items:
            left[item.paragraph].append(item)
        for ours in self.gold.items:
            theirs = left[ours.paragraph].pop(0) if left[ours.paragraph] else None
            if self.gold.listed == "all":
                self._around("item", _name(ours.paragraph), _name(theirs.paragraph) if theirs else None, ours.paragraph)
            self._item(ours, theirs)
        if self.gold.listed == "all":
            for extra in (item for items in left.values() for item in items):
                self._around("item", None, _name(extra.paragraph), extra.paragraph)

    def _item(self, ours: GoldItem, theirs: Item | None) -> None:
        if "heading" in ours.model_fields_set:
            gold = normal.text(ours.heading if isinstance(ours.heading, str | None) else ours.heading.model_dump())
            self._around("item.heading", gold, normal.text(theirs.heading) if theirs else None, ours.paragraph)
        if "case_number" in ours.model_fields_set:
            found = normal.text(theirs.case_number) if theirs else None
            self._around("item.case_number", normal.text(ours.case_number), found, ours.paragraph)
        self._motion(ours.motion, theirs.motion if theirs else None, ours.paragraph)

    def _motion(self, ours: GoldItemMotion | None, theirs: Motion | None, paragraph: str | None) -> None:
        self._around("item.motion", ours.kind if ours else None, theirs.kind if theirs else None, paragraph)
        if ours is not None:
            self._motion_rates(ours, theirs, paragraph)

    def _motion_rates(self, ours: GoldItemMotion, theirs: Motion | None, paragraph: str | None) -> None:
        outcome, stage = (theirs.outcome, theirs.outcome_stage) if theirs else (None, None)
        self.tally.motion_outcome.add(theirs is not None and outcome == ours.outcome)
        self.tally.motion_stage.add(theirs is not None and stage == ours.outcome_stage)
        if theirs is not None and (outcome, stage) != (ours.outcome, ours.outcome_stage):
            expected, found = f"{ours.outcome} · {ours.outcome_stage}", f"{outcome} · {stage}"
            self._miss(paragraph, None, "item.motion.outcome", expected, found, ())

    def _record_motion(self, gold: GoldRecord, run: AgreementRecord | None) -> None:
        """A motion that the gold tells of in a record only: its item is not listed, or is a list of motions."""
        listed = {item.paragraph for item in self.gold.items or ()}
        if gold.motion is None or gold.paragraph in listed:
            return
        theirs = run.motion if run else None
        self.tally.motion_outcome.add(theirs is not None and theirs.outcome == gold.motion.outcome)
        self.tally.motion_stage.add(theirs is not None and theirs.outcome_stage == gold.motion.outcome_stage)

    def negatives(self) -> None:
        """Items in which the gold has no record: how many, and how many records the run made in them."""
        with_record = {record.paragraph for record in self.gold.records}
        if self.gold.items is not None and self.gold.listed == "all":
            paragraphs = [item.paragraph for item in self.gold.items]
        else:
            paragraphs = [item.paragraph for item in self.result.items]
        self.tally.false_records.of += sum(p not in with_record for p in paragraphs)
        self.tally.false_records.hits += sum(r.item.paragraph not in with_record for r in self.result.records)

    def _around(self, name: str, gold: str | None, run: str | None, paragraph: str | None = None) -> None:
        if gold is None and run is None:
            return
        right = gold is not None and run is not None and normal.same((gold,), (run,))
        counts = self.tally.around.setdefault(name, Counts())
        counts.add(gold=gold is not None, run=run is not None, right=right)
        if not right:
            self._miss(paragraph, None, name, gold and normal.shown(gold), run, ())

    def _miss(
        self,
        paragraph: str | None,
        record: str | None,
        field: str,
        expected: str | None,
        found: str | None,
        evidence: Sequence[GoldEvidence],
        kind: str | None = None,
    ) -> None:
        kind = kind or ("missed" if found is None else "made up" if expected is None else "wrong")
        page = evidence[0].page if evidence else None
        quote = self.ink.quote(evidence[0]) if evidence else None
        miss = Miss(self.document_id, paragraph, record, field, kind, expected, found, page, quote)
        self.tally.misses.append(miss)


def _plain(record: AgreementRecord) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True) | {"paragraph": record.item.paragraph}


def _evidence_of(gold: GoldRecord, value: Value | None) -> Sequence[GoldEvidence]:
    paths = value.paths if value else ()
    heads = [path.rpartition(".")[0] for path in paths]
    for path in (*paths, *heads):
        if gold.evidence.get(path):
            return gold.evidence[path]
    return ()


def _shown(value: Value | None) -> str | None:
    return None if value is None else str(value)


def _name(paragraph: str | None) -> str:
    return "without §" if paragraph is None else f"§ {paragraph}"


def _body(body: Any) -> str | None:
    return None if body is None else f"{body.kind} {body.code}"


def _range(pages: Sequence[int]) -> str:
    return f"{pages[0]}–{pages[-1]}"


def _date(date: Any) -> str | None:
    return None if date is None else normal.date(date.model_dump(mode="json"))
