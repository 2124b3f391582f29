"""One matter through its items: motion, preparation, board, council, with its tablings and referrals back.

`matters` says which §§ and letters are one matter; here they become lines of `threads.jsonl`. A thread is there for
each matter with a motion or an agreement, and for each that goes through more than one item. A § is one step, however
many versions of it there are: the item and the records that count stand for the others, which `same_as` and `versions`
name. What the item does not tell (case number, motion, day) its versions may.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.resolve.casenumbers import cases_in, read_case
from pipeline.resolve.matters import FINAL, Matter, Step, leaves, matters
from pipeline.resolve.mentions import mentions, plain, told
from pipeline.resolve.topics import is_routine, stems_of
from schemas.agreement import Agreement, Thread, ThreadStep
from schemas.dates import Date
from schemas.document import Document, DocumentKind, Page
from schemas.item import Item
from schemas.record import AgreementRecord, Outcome
from schemas.statement import PartKind, Stage

_SURVEYS = ("webbsida", "press", "rapport")  # what looks back on many matters
_ROUND = 120  # characters around a listed motion in which its case number stands
# Letters without a day, and items of one day, in the order in which a matter goes through them.
_ORDER: dict[DocumentKind, int] = {"motion": 0, "tjansteskrivelse": 2, "utlatande": 4, "kallelse": 5}
_ORGANS = {"utskott": 3, "namnd": 1, "kommunstyrelsen": 5, "regionstyrelsen": 5}


def threads(
    items: Iterable[Item],
    records: Iterable[AgreementRecord],
    documents: Iterable[Document],
    agreements: Iterable[Agreement] = (),
    pages: Iterable[Page] = (),
) -> tuple[Thread, ...]:
    """The threads, by id. `agreements` are those that the records were folded into; `pages` hold the items' texts.

    The outcome is the last final one that was decided (granted, rejected, …), else the last final one, else the last
    one at all; the items stand in the order of their days.
    """
    steps = sorted(_steps(items, records, {d.document_id: d for d in documents}, pages), key=lambda step: step.name)
    folded = {record_id: a.agreement_id for a in agreements for record_id in a.record_ids}
    by_body: dict[tuple[str, str] | None, list[Step]] = defaultdict(list)
    for step in steps:
        by_body[step.body].append(step)
    found: list[tuple[str, list[Step]]] = []
    for body, group in by_body.items():
        found += _of_body(body, group)
    return tuple(_thread(name, own, folded) for name, own in sorted(found))


def _of_body(body: tuple[str, str] | None, steps: Sequence[Step]) -> Iterator[tuple[str, list[Step]]]:
    """The id and the steps of each thread of one body."""
    gathering = [step for step in steps if step.gathers]
    single = [step for step in steps if not step.gathers]
    found = matters(single) if body else [Matter(step) for step in single]
    listed = {step.name.partition("~")[0] for step in single if "~" in step.name}
    more: dict[int, list[Step]] = defaultdict(list)
    for matter, leaf in leaves(found, gathering) if body else ():
        more[id(matter)].append(leaf)
        listed.add(leaf.name)
    found += [Matter(step) for step in gathering if step.motion and step.name not in listed]
    told_of = [m for m in found if _is_told(m, len(more[id(m)]))]
    for name, matter in _names(body, told_of):
        yield name, sorted([*matter.steps, *more[id(matter)]], key=_place)


def _is_told(matter: Matter, leaves: int) -> bool:
    return any(step.motion or step.records for step in matter.steps) or len(matter.steps) + leaves > 1


def _place(step: Step) -> tuple[str, int, str]:
    """Where a step stands in time: its day, then how far a matter has come in such a document."""
    head = step.head
    late = 6 if head is None else _ORDER.get(head.kind, _ORGANS.get(head.organ or "", 6))
    return step.around, late, step.name


def _names(body: tuple[str, str] | None, found: Iterable[Matter]) -> Iterator[tuple[str, Matter]]:
    """Ids: the body with the matter's first case number, else with its first item; a second equal one gets `-2`."""
    owner = "-".join(body) if body else "unknown"
    seen: Counter[str] = Counter()
    for matter in sorted(found, key=lambda m: min(map(_place, m.steps))):
        cases = sorted(matter.cases, key=lambda c: (c.year or 0, c.number, c.sub or 0, not c.codes, sorted(c.codes)))
        name = f"{owner}:{cases[0].text() if cases and body else min(matter.steps, key=_place).name}"
        seen[name] += 1
        yield (name if seen[name] == 1 else f"{name}-{seen[name]}"), matter


# -- from items to steps ---------------------------------------------------------------------------------------------


def _steps(
    items: Iterable[Item],
    records: Iterable[AgreementRecord],
    heads: Mapping[str, Document],
    pages: Iterable[Page],
) -> Iterator[Step]:
    by_id = {item.item_id: item for item in items}
    leaves_of = {(page.document_id, page.page): page.text for page in pages}
    counts = {name: name if item.rests_on not in by_id else str(item.rests_on) for name, item in by_id.items()}
    by_step: dict[str, list[AgreementRecord]] = defaultdict(list)
    for record in records:
        item_id = record.record_id.rpartition("/")[0]
        if record.rests_on in (None, record.record_id):
            by_step[counts.get(item_id, item_id)].append(record)
    for name, item in by_id.items():
        if counts[name] == name:
            # the versions of this § alone: a text that holds other §§ too tells nothing about this one
            same = [item, *(by_id[n] for n in item.same_as if n in by_id and by_id[n].paragraph == item.paragraph)]
            yield from _of_item(same, tuple(by_step[name]), heads, leaves_of)


def _of_item(
    same: Sequence[Item],
    records: tuple[AgreementRecord, ...],
    heads: Mapping[str, Document],
    leaves_of: Mapping[tuple[str, int], str],
) -> Iterator[Step]:
    item, head = same[0], heads.get(same[0].document_id)
    motions = [i.motion for i in same if i.motion]
    motion = next((m for m in motions if m.outcome != "unknown"), motions[0] if motions else None)
    dates = [date for i in same if (h := heads.get(i.document_id)) and (date := h.meeting_date or h.date)]
    day = dates[0].last() if dates else ""
    parts = _parts(item, leaves_of)
    text = "\n".join(part for _, part in parts)
    printed = [i.case_number for i in same if i.case_number]
    cases = {case: None for one in printed if (case := read_case(one))}
    cases |= dict.fromkeys(cases_in(" ".join(_top(item, text, bool(printed)))))
    survey = head is not None and head.kind in _SURVEYS and item.paragraph is None
    if head is not None and head.kind == "rapport" and printed:
        survey = False  # a paper of one matter
    gathers = (
        survey or is_routine(item.heading) or (head is not None and head.kind == "kallelse" and not item.paragraph)
    )
    step = Step(
        name=item.item_id, item=item, head=head, motion=motion, records=records, day=day,
        days=frozenset(one for date in dates for one in _days(date)),
        cases=() if gathers else tuple(cases), case_number=printed[0] if printed else None,
        paragraphs=frozenset(plain(i.paragraph) for i in same if i.paragraph),
        mentions=() if gathers else tuple(dict.fromkeys((*told(motion, records), *mentions(item, parts, day)))),
        text=text, gathers=gathers,
    )  # fmt: skip
    if not gathers:
        yield step
        return
    listed = list(_listed(step))
    rest = tuple(r for r in records if not any(r in one.records for one in listed))
    yield replace(step, records=(), motion=motion)
    yield from listed
    if rest:  # agreements in a § of many matters: a matter of its own, that nothing is joined to
        yield replace(step, records=rest, gathers=False, motion=None if listed else motion, paragraphs=frozenset())


def _parts(item: Item, leaves_of: Mapping[tuple[str, int], str]) -> list[tuple[PartKind, str]]:
    """The texts of an item's parts; a part that goes on over a page is one."""
    found: list[tuple[PartKind, str]] = []
    for span in item.parts:
        text = leaves_of.get((item.document_id, span.page), "")[span.start : span.end]
        if found and found[-1][0] == span.kind:
            found[-1] = (span.kind, f"{found[-1][1]}\n{text}")
        else:
            found.append((span.kind, text))
    return found


def _top(item: Item, text: str, printed: bool) -> Iterator[str]:
    """The lines at the head of a § in which case numbers beside the first may stand: those that hold no sentence."""
    if item.paragraph is None or not printed:
        return
    for line in text.splitlines()[:6]:
        if re.search(r"(?i)\b(?:dnr|diarien|ärendenummer)|^\s*\S*§|\d/\d", line) and not re.search(r"[.:]\s*$", line):
            yield line


def _days(date: Date) -> list[str]:
    first, last = date.first(), date.last()
    if date.precision == "day":
        return [last]
    if date.precision != "range" or first[:8] != last[:8] or len(first) != 10:
        return [first, last] if date.precision == "range" else []
    return [f"{first[:8]}{n:02}" for n in range(int(first[8:]), int(last[8:]) + 1)][:7]


def _listed(step: Step) -> Iterator[Step]:
    """The motions of a list that have records: each is a step of its own."""
    by_title: dict[str, list[AgreementRecord]] = defaultdict(list)
    for record in step.records:
        if record.motion is not None and record.motion.title:
            by_title[record.motion.title].append(record)
    flat = " ".join(step.text.split())
    for n, (title, own) in enumerate(by_title.items(), 1):
        at = flat.find(" ".join(title.split()))
        near = flat[at : at + len(title) + _ROUND] if at >= 0 else ""
        yield replace(
            step, name=f"{step.name}~{n}", motion=own[0].motion, records=tuple(own), gathers=False,
            cases=cases_in(near)[:1], case_number=None, paragraphs=frozenset(), text=near,
        )  # fmt: skip


# -- from steps to threads -------------------------------------------------------------------------------------------


def _thread(name: str, steps: list[Step], folded: Mapping[str, str]) -> Thread:
    own = [step for step in steps if not step.gathers] or steps
    records = list({record.record_id: record for step in own for record in step.records}.values())
    motions = [step.motion for step in own if step.motion]
    outcome, stage = _outcome([(m.outcome, m.outcome_stage) for m in motions])
    first = next((step for step in own if step.head), own[0])
    return Thread(
        thread_id=name,
        body=first.head.body if first.head else None,
        case_numbers=tuple(dict.fromkeys(step.case_number for step in own if step.case_number)),
        title=_title(own),
        movers=next((m.movers for m in motions if m.movers), ()),
        filed=next((m.filed for m in motions if m.filed), None),
        item_ids=tuple(dict.fromkeys(step.item.item_id for step in steps)),
        record_ids=tuple(record.record_id for record in records),
        outcome=outcome,
        outcome_stage=stage,
        agreement_ids=tuple(dict.fromkeys(folded[r.record_id] for r in records if r.record_id in folded)),
        steps=tuple({step.item.item_id: _line(step) for step in steps}.values()),
    )


def _title(steps: Sequence[Step]) -> str | None:
    """The motion's title, else a heading: what most steps say, and among equals what minutes say, then the first."""
    for titles in ([s.motion.title if s.motion else None for s in steps], [s.item.heading for s in steps]):
        times = Counter(stems_of(title) for title in titles if title)
        ranked = [
            (-times[stems_of(title)], step.item.paragraph is None, n, title)
            for n, (step, title) in enumerate(zip(steps, titles, strict=True))
            if title
        ]
        if ranked:
            return min(ranked)[3]
    return None


def _line(step: Step) -> ThreadStep:
    head, motion = step.head, step.motion
    return ThreadStep(
        item_id=step.item.item_id,
        kind=head.kind if head else None,
        organ=head.organ if head else None,
        organ_name=head.organ_name if head else None,
        date=(head.meeting_date or head.date) if head else None,
        outcome=motion.outcome if motion else None,
        outcome_stage=motion.outcome_stage if motion else None,
    )


def _outcome(steps: list[tuple[Outcome, Stage | None]]) -> tuple[Outcome, Stage | None]:
    decided = [s for s in steps if s[0] in FINAL and s[1] == "decided"]
    final = [s for s in steps if s[0] in FINAL]
    known = [s for s in steps if s[0] != "unknown"]
    for group in (decided, final, known):
        if group:
            return group[-1]
    return ("unknown", None)
