"""`vanort thread`: one matter through its items, with what each of them did and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from rich.text import Text

from pipeline.cli.console import console
from pipeline.cli.table import foreign
from pipeline.errors import UsageError
from pipeline.fieldpaths import as_text
from pipeline.privacy import mask, unveil, veil
from pipeline.store import Dataset, load
from schemas.agreement import Agreement, Thread, ThreadStep
from schemas.document import Page
from schemas.item import Item
from schemas.record import AgreementRecord
from schemas.statement import Evidence

_NEEDED = ("pages", "items", "records", "threads")
_DECIDING = ("beslut", "forslag_kf", "forslag")  # the parts that are quoted where no value was read, the first at hand
_LONG = 200  # characters of such a quote
_QUOTES = 2  # quotes of one value


def show(name: str, out: Path) -> None:
    """Print the thread of that id, or that an item or a record of that id belongs to.

    Raises `UsageError` with near ids when there is none.
    """
    dataset = load(out, only=_NEEDED)
    screen = console()
    for n, thread in enumerate(find(name, dataset)):
        if n:
            screen.print()
        for line in _lines(thread, dataset):
            screen.print(line, soft_wrap=True)


def find(name: str, dataset: Dataset) -> list[Thread]:
    """The thread of that id, else those that hold the item or the record. A list of motions is in several."""
    threads = {thread.thread_id: thread for thread in dataset.threads}
    if name in threads:
        return [threads[name]]
    counted = {item.item_id: item.rests_on or item.item_id for item in dataset.items}
    counted |= {record.record_id: record.rests_on or record.record_id for record in dataset.records}
    own = {name, counted.get(name, name)}
    if found := [t for t in threads.values() if own & {*t.item_ids, *t.record_ids}]:
        return found
    if not threads:
        raise UsageError("the dataset holds no threads")
    if name in counted:
        raise UsageError(
            f"{name} belongs to no thread: it treats no motion and no agreement, and no other item is linked"
        )
    known = [*threads, *dict.fromkeys(item for thread in threads.values() for item in thread.item_ids)]
    near = [one for one in known if name.casefold() in one.casefold()] or get_close_matches(name, known, 5, 0.4)
    raise UsageError(
        f"no thread {name}, nor one with such an item or record; near it: {', '.join(near[:5] or known[:5])}"
    )


def of_agreement(agreement: Agreement, threads: Iterable[Thread]) -> Iterator[Text]:
    """The threads of an agreement, a line each, in the order of their first day."""
    own = [thread for thread in threads if agreement.agreement_id in thread.agreement_ids]
    for thread in sorted(
        own, key=lambda t: (min((s.date.first() for s in t.steps if s.date), default=""), t.thread_id)
    ):
        days = [step.date.value for step in thread.steps if step.date and step.date.value]
        span = " – ".join(dict.fromkeys((min(days), max(days)))) if days else "no date"
        told = f"{thread.title or thread.item_ids[0]} · {span} · {_count(thread)}{_outcome(thread)}"
        yield Text.assemble((f"thread {thread.thread_id}", "bold"), f"  {mask(told)}")


def _count(thread: Thread) -> str:
    return f"{len(thread.item_ids)} item{'s' * (len(thread.item_ids) != 1)}"


def _outcome(thread: Thread | ThreadStep) -> str:
    if thread.outcome in (None, "unknown"):
        return ""
    return f" · {thread.outcome}" + (f" ({thread.outcome_stage})" if thread.outcome_stage else "")


def _lines(thread: Thread, dataset: Dataset) -> Iterator[Text]:
    yield Text(thread.thread_id, style="bold")
    if thread.title:
        yield Text(mask(thread.title))
    movers = ", ".join(f"{m.name} ({m.party})" if m.party else m.name for m in thread.movers if m.name)
    told = [thread.body.name if thread.body else None, ", ".join(thread.case_numbers), movers]
    told += [f"filed {as_text(thread.filed.model_dump(mode='json'))}" if thread.filed else None, _count(thread)]
    yield Text(mask(" · ".join(part for part in told if part)) + _outcome(thread))
    if thread.agreement_ids:
        yield Text(f"agreements: {', '.join(thread.agreement_ids)}")
    items = {item.item_id: item for item in dataset.items}
    records = {record.record_id: record for record in dataset.records}
    own = [records[name] for name in thread.record_ids]
    for step in thread.steps:
        yield Text("")
        item = items[step.item_id]
        pages = {page.page: page for page in dataset.pages if page.document_id == item.document_id}
        yield from _step(step, item, [r for r in own if _is_of(r, item)], pages)


def _is_of(record: AgreementRecord, item: Item) -> bool:
    names = {record.record_id.rpartition("/")[0], *(name.rpartition("/")[0] for name in record.versions)}
    return bool(names & {item.item_id, *item.same_as})


def _step(step: ThreadStep, item: Item, records: Sequence[AgreementRecord], pages: dict[int, Page]) -> Iterator[Text]:
    date = as_text(step.date.model_dump(mode="json")) if step.date else "no date"
    speaks = [step.kind if step.kind != "protokoll" else None, step.organ_name or step.organ]
    where = " ".join(part for part in speaks if part) + (f" § {item.paragraph}" if item.paragraph else "")
    yield Text.assemble((f"{date}  {where}", "bold"), f"  {item.item_id}")
    if item.heading:
        yield Text(f"    {mask(item.heading)}")
    if item.same_as:
        yield Text(f"    also in {', '.join(item.same_as)}", style="dim")
    quoted = False
    if step.outcome not in (None, "unknown"):
        inks = [ink for record in records for ink in record.evidence.get("motion.outcome", ())]
        yield Text(f"    motion: {_outcome(step).removeprefix(' · ')}")
        yield from _quotes(inks)
        quoted = bool(inks)
    for record in records:
        partner = mask(foreign(record.foreign_partner, record.scope))
        for act in record.acts:
            yield Text(f"    {partner}: {act.act} ({act.stage})")
            yield from _quotes(record.evidence.get(f"acts.{act.key}", ()))
            quoted = True
        if not record.acts:
            yield Text(f"    {partner}: {record.status}")
            yield from _quotes(record.evidence.get("foreign_partner", ()))
    if not quoted:
        yield from _decision(item, pages)


def _quotes(inks: Sequence[Evidence]) -> Iterator[Text]:
    for page, quote in list(dict.fromkeys((ink.page, " ".join(ink.quote.split())) for ink in inks))[:_QUOTES]:
        yield Text(f"        p. {page}: “{mask(quote)}”", style="dim")


def _decision(item: Item, pages: dict[int, Page]) -> Iterator[Text]:
    """The beginning of the item's decision or proposal, where no value of a record quotes it."""
    for kind in _DECIDING:
        spans = [span for span in item.parts if span.kind == kind and span.page in pages]
        text = " ".join(unveil(" ".join(veil(pages[s.page].text)[s.start : s.end] for s in spans)).split())
        if text:
            shown = text if len(text) <= _LONG else text[:_LONG].rpartition(" ")[0] + " …"
            yield Text(f"        p. {spans[0].page}: “{shown}”", style="dim")
            return
