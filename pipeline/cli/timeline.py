"""The timeline of an agreement: what happened, in the order of its days, each with the words that say so.

2010            established                                  imports/table.csv p. 1: «2010»
2020-06-15      end requested by motion                      000.txt p. 1: «lämna det kommunala partnerskapet»
2020            end reported                        -> ended  imports/table.csv p. 1: «Avslutat»
2021            settled by a person                 -> ended  decision d1: status «dormant» -> «ended»
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from pipeline.fieldpaths import as_text, evidence_for
from pipeline.privacy import mask
from pipeline.resolve.trust import origin_of
from schemas.agreement import Agreement, Settled
from schemas.dates import Date
from schemas.record import AgreementRecord

_QUOTE = 110  # characters of a quote: an att-sats, not a page


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the timeline. `said` are the words of a decision, which has no ink."""

    day: Date | None
    what: str
    after: str | None
    record: AgreementRecord
    path: str
    said: str | None = None


def timeline(agreement: Agreement, records: Mapping[str, AgreementRecord]) -> Iterator[Text]:
    """The lines of an agreement's timeline. `records` are all of the dataset, by id."""
    yield Text("timeline", style="bold")
    for entry in sorted(_entries(agreement, records), key=_order):
        day = as_text(entry.day.model_dump(mode="json")) if entry.day else "no date"
        turn = f" -> {entry.after}" if entry.after else ""
        by_hand = ", entered by hand" if origin_of(entry.record) == "manual" else ""
        yield Text.assemble(f"  {day:<14}  ", (mask(entry.what), "bold"), turn)
        if entry.said:
            yield Text(f"  {'':<14}  {mask(entry.said)}", style="dim")
            continue
        for evidence in evidence_for(entry.record, entry.path)[:1]:
            quote = " ".join(mask(evidence.quote).split())
            quote = quote if len(quote) <= _QUOTE else quote[:_QUOTE] + "…"
            section = f" § {entry.record.item.paragraph}" if entry.record.item.paragraph else ""
            where = f"{entry.record.document.document_id}{section} p. {evidence.page}{by_hand}"
            yield Text(f"  {'':<14}  «{quote}»  {where}", style="dim")
    for conflict in agreement.conflicts:
        told = f"  {conflict.field}: {mask(' / '.join(conflict.values))} ({', '.join(conflict.record_ids)})"
        yield Text("conflict" + told, style="bold")


def _order(entry: _Entry) -> tuple[str, bool, str, str]:
    day = entry.day.last() if entry.day and entry.day.value else "9999"
    start = entry.what in ("established", "establish decided", "establish reported")
    return (
        entry.day.first() if start and entry.day and entry.day.value else day,
        not start,
        entry.record.record_id,
        entry.path,
    )


def _entries(agreement: Agreement, records: Mapping[str, AgreementRecord]) -> Iterator[_Entry]:
    read = [state for state in agreement.states if state.decision_id is None]
    turns = {(state.record_id, state.act): state.status for state in read}
    yield from _settled(agreement, records)
    for act in agreement.acts:
        record = records[act.record_id]
        who = f" by {act.by}" if act.by != "unknown" else ""
        where = f" ({act.organ_name})" if act.organ_name else ""
        what = f"{act.act} {act.stage}{who}{where}"
        if act.effective and act.effective != act.date:
            what += f", in effect {as_text(act.effective.model_dump(mode='json'))}"
        day = act.date if act.date and act.date.value else act.effective
        yield _Entry(day, what, turns.get((act.record_id, act.key)), record, f"acts.{act.key}")
    for record in _counted(agreement.record_ids, records):
        if record.established:
            after = turns.get((record.record_id, None)) if record.status != "dormant" else None
            yield _Entry(record.established, "established", after, record, "established")
        if record.motion and record.motion.outcome != "unknown":
            stage = f" ({record.motion.outcome_stage})" if record.motion.outcome_stage else ""
            what = f"motion {record.motion.outcome}{stage}"
            yield _Entry(_day(record), what, None, record, "motion.outcome")
        if "status" in record.evidence and not record.acts:
            yield _Entry(_day(record), f"told to be {record.status}", None, record, "status")


def _settled(agreement: Agreement, records: Mapping[str, AgreementRecord]) -> Iterator[_Entry]:
    """The decisions of people, each on its day; and what they made of the state, on the day that they give it."""
    decisions = {one.decision_id: one for one in agreement.decisions}
    for state in agreement.states:
        if state.decision_id in decisions:
            day = state.since if state.since and state.since.value else state.known
            by = _decision(decisions[str(state.decision_id)])
            yield _Entry(day, "settled by a person", state.status, records[state.record_id], "", by)
    for one in agreement.decisions:
        record = records[one.record_id or agreement.record_ids[-1]]
        day = Date(value=one.day, precision="day") if re.fullmatch(r"\d{4}-\d\d-\d\d", one.day) else None
        yield _Entry(day, f"{one.field} decided by a person", None, record, one.field, _decision(one))


def _decision(one: Settled) -> str:
    about = f" ({one.record_id})" if one.record_id else ""
    return f"decision {one.decision_id}: {one.field} «{one.before or 'nothing'}» -> «{one.value or 'nothing'}»{about}"


def _day(record: AgreementRecord) -> Date | None:
    return record.document.meeting_date or record.document.date


def _counted(names: Iterable[str], records: Mapping[str, AgreementRecord]) -> Iterator[AgreementRecord]:
    for name in names:
        record = records[name]
        if record.rests_on in (None, record.record_id):
            yield record
