"""Agreements, their acts and their motions as rows of cells, each value with its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.export import words
from pipeline.export.model import Cell
from pipeline.export.proofs import of_acts, of_status, proof, saying
from pipeline.export.rulings import ruling
from pipeline.store import Dataset
from schemas.agreement import Agreement, Thread
from schemas.record import Act, AgreementRecord, ForeignPartner, Motion

_OVER = ("end", "partly_end", "pause", "not_renew")


@dataclass(frozen=True)
class Held:
    """A dataset with its records by id, and the agreement that each is part of."""

    dataset: Dataset
    records: Mapping[str, AgreementRecord]
    owner: Mapping[str, str]
    threads: Mapping[str, Thread]

    @classmethod
    def of(cls, dataset: Dataset) -> Held:
        """Everything by its id."""
        return cls(
            dataset,
            {record.record_id: record for record in dataset.records},
            {name: agreement.agreement_id for agreement in dataset.agreements for name in agreement.record_ids},
            {name: thread for thread in dataset.threads for name in thread.record_ids},
        )

    def loose(self) -> Iterator[AgreementRecord]:
        """The records that count and are part of no agreement: on sets, and where only a country is named."""
        for record in self.dataset.records:
            if record.record_id not in self.owner and record.rests_on in (None, record.record_id):
                yield record


def agreement(a: Agreement, held: Held) -> dict[str, Cell]:
    """The row of an agreement."""
    mine = [held.records[name] for name in a.record_ids if name in held.records]
    row = {
        **_parties(a, mine),
        **_course(a, held, mine),
        **_told_of(a, held, mine),
        **_others(a, mine),
        **_kept(a),
    }
    if a.decisions:
        proofs = [name for name in row if name.endswith("_source")]
        row |= {name: ruling(a, name.removesuffix("_source"), row[name]) for name in proofs}
    return row


def _parties(a: Agreement, mine: Sequence[AgreementRecord]) -> dict[str, Cell]:
    """Between whom it is, and what it is."""
    return {
        "agreement_id": a.agreement_id,
        "sample": a.sample,
        **words.partners(a.swedish_partner, a.foreign_partner),
        "swedish_partner_source": saying(mine, lambda r: r.swedish_partner, a.swedish_partner, "swedish_partner"),
        "foreign_partner_source": _place(mine, a.foreign_partner),
        "agreement_class": a.agreement_class,
        "agreement_class_source": saying(
            mine, lambda r: r.agreement_class, a.agreement_class, "agreement_class", "designation"
        ),
        "designations": words.listed(a.designations),
        "designations_source": saying(mine, lambda r: r.designation in a.designations, True, "designation"),
    }


def _course(a: Agreement, held: Held, mine: Sequence[AgreementRecord]) -> dict[str, Cell]:
    """How it stands, when it began and ended, and its term."""
    begun = saying(mine, lambda r: r.established, a.established, "established") if a.established else None
    return {
        "status": a.status,
        "status_as_of": words.day(a.status_as_of),
        "status_source": of_status(a, held.records, mine) if a.status != "unknown" or a.states else None,
        "established": words.day(a.established),
        "established_qualifier": words.qualifier(a.established),
        "established_year": words.year(a.established),
        "established_source": begun,
        "ended": words.day(a.ended),
        "ended_qualifier": words.qualifier(a.ended),
        "ended_year": words.year(a.ended),
        "ended_source": _ended(a, held, mine),
        **words.term(a.term),
        "term_source": saying(mine, lambda r: r.term, a.term, "term") if a.term else None,
    }


def _told_of(a: Agreement, held: Held, mine: Sequence[AgreementRecord]) -> dict[str, Cell]:
    """What was done about it, who wanted it and why."""
    by_id = held.records
    over = [(act.record_id, act.key) for act in a.acts if act.act in _OVER and act.stage in ("decided", "reported")]
    moved = [by_id[motion.record_id] for motion in a.motions if motion.record_id in by_id]
    return {
        "initiator": a.initiator,
        "initiator_source": of_acts(by_id, over, part=".by") if a.initiator != "unknown" else None,
        "reasons": words.listed(f"{reason.reason} ({reason.holder})" for reason in a.reasons),
        "reasons_source": saying(mine, lambda r: bool(set(r.reasons) & set(a.reasons)), True, "reasons"),
        "acts": words.listed(words.act(act) for act in a.acts),
        "acts_source": of_acts(by_id, [(act.record_id, act.key) for act in a.acts]),
        "motions": words.listed(words.motion(motion) for motion in a.motions),
        "motions_source": saying(moved, lambda r: r.motion, None, "motion"),
    }


def _others(a: Agreement, mine: Sequence[AgreementRecord]) -> dict[str, Cell]:
    """Who else has a part in it."""
    return {
        "participants": words.listed(a.participants),
        "participants_source": saying(mine, lambda r: r.participants, None, "participants") if a.participants else None,
        "consulted": words.listed(a.consulted),
        "consulted_source": saying(mine, lambda r: r.consulted, None, "consulted") if a.consulted else None,
        "funder": a.funder,
        "funder_source": saying(mine, lambda r: r.funder, a.funder, "funder") if a.funder else None,
    }


def _kept(a: Agreement) -> dict[str, Cell]:
    """What the dataset keeps of it: its papers and states, where its records differ, and what reviewers did."""
    return {
        "instruments": words.listed(map(words.instrument, a.instruments)),
        "periods": words.listed(map(words.period, a.periods)),
        "states": words.listed(map(words.state, a.states)),
        "conflicts": words.conflicts(a),
        "former_ids": words.listed(a.former_ids),
        "record_ids": words.listed(a.record_ids),
        "value_origin": words.pairs(dict(a.value_origin)),
        "review": words.pairs(dict(a.review)),
        "decisions": words.listed(f"{one.field} ({one.decision_id})" for one in a.decisions),
    }


def _place(records: Sequence[AgreementRecord], partner: ForeignPartner) -> Cell:
    """Where the foreign party is named as it is here, else under any name."""
    same = [r for r in records if r.foreign_partner and r.foreign_partner.name == partner.name]
    return saying(same or records, lambda r: r.foreign_partner, None, "foreign_partner")


def _ended(a: Agreement, held: Held, records: Sequence[AgreementRecord]) -> Cell:
    """Where the end is told: in a record's `ended`, else by the act of that day."""
    if a.ended is None:
        return None
    told = saying(records, lambda r: r.ended, a.ended, "ended")
    acts = [(act, act.record_id) for act in a.acts if act.act in _OVER]
    on_day = [(name, act.key) for act, name in acts if a.ended in (act.effective, act.date)]
    return told or of_acts(held.records, on_day) or of_acts(held.records, [(name, act.key) for act, name in acts])


def acts(held: Held) -> list[dict[str, Cell]]:
    """The acts of all agreements, then those of records that are part of none."""
    rows = []
    for a in held.dataset.agreements:
        for act in a.acts:
            record = held.records.get(act.record_id)
            here = held.owner.get(act.record_id) == a.agreement_id
            name = f"{act.record_id}:{act.key}" + ("" if here else f"@{a.agreement_id}")
            head = _head(a.agreement_id, a.swedish_partner.name, a.foreign_partner, sample=a.sample)
            rows.append({"act_id": name, **head, **_act(act, record), "record_id": act.record_id if record else None})
    for record in held.loose():
        for one in record.acts:
            rows.append({"act_id": f"{record.record_id}:{one.key}", **_of_none(record), **_act(one, record)})
    return distinct(rows, "act_id")


def motions(held: Held) -> list[dict[str, Cell]]:
    """The motions of all agreements, then those of records that are part of none."""
    rows = []
    for a in held.dataset.agreements:
        for motion in a.motions:
            record = held.records.get(motion.record_id)
            here = held.owner.get(motion.record_id) == a.agreement_id
            name = motion.record_id + ("" if here else f"@{a.agreement_id}")
            head = _head(a.agreement_id, a.swedish_partner.name, a.foreign_partner, sample=a.sample)
            told = {"record_id": motion.record_id if record else None}
            rows.append({"motion_id": name, **head, **_motion(motion, record, held), **told})
    for record in held.loose():
        if record.motion:
            rows.append({"motion_id": record.record_id, **_of_none(record), **_motion(record.motion, record, held)})
    return distinct(rows, "motion_id")


def _head(agreement_id: str | None, swedish: str, foreign: ForeignPartner | None, *, sample: bool) -> dict[str, Cell]:
    return {
        "agreement_id": agreement_id,
        "sample": sample,
        "swedish_partner": swedish,
        "foreign_partner": foreign.name if foreign else None,
        "country": foreign.country if foreign else None,
    }


def _of_none(record: AgreementRecord) -> dict[str, Cell]:
    head = _head(None, record.swedish_partner.name, record.foreign_partner, sample=record.sample)
    named = head["foreign_partner"] or words.scope(record.scope)
    return head | {"foreign_partner": named, "record_id": record.record_id}


def _act(act: Act, record: AgreementRecord | None) -> dict[str, Cell]:
    def ink(part: str) -> Cell:
        return proof(record, f"acts.{act.key}{part}") if record else None

    return {
        "act": act.act,
        "stage": act.stage,
        "by": act.by,
        "by_source": ink(".by") if act.by != "unknown" else None,
        "organ": act.organ,
        "organ_name": act.organ_name,
        "organ_source": ink(".organ") if act.organ or act.organ_name else None,
        "paragraph": act.paragraph,
        "act_source": ink(""),
        "date": words.day(act.date),
        "date_qualifier": words.qualifier(act.date),
        "date_source": ink(".date") if act.date else None,
        "effective": words.day(act.effective),
        "effective_qualifier": words.qualifier(act.effective),
        "effective_source": ink(".effective") if act.effective else None,
        "key": act.key,
        "document_id": record.document.document_id if record else None,
    }


def _motion(motion: Motion, record: AgreementRecord | None, held: Held) -> dict[str, Cell]:
    thread = held.threads.get(record.record_id) if record else None

    def ink(*paths: str) -> Cell:
        return proof(record, *paths) if record else None

    filed = motion.filed or motion.filed_organ or motion.filed_paragraph
    return {
        "kind": motion.kind,
        "title": motion.title,
        "title_source": ink("motion.title", "motion.kind", "motion"),
        "movers": words.listed(map(words.mover, motion.movers)),
        "movers_source": ink("motion.movers") if motion.movers else None,
        "filed": words.day(motion.filed),
        "filed_qualifier": words.qualifier(motion.filed),
        "filed_organ": motion.filed_organ,
        "filed_paragraph": motion.filed_paragraph,
        "filed_source": ink("motion.filed", "motion.filed_organ", "motion.filed_paragraph") if filed else None,
        "outcome": motion.outcome,
        "outcome_stage": motion.outcome_stage,
        "outcome_by": motion.outcome_by,
        "outcome_organ": motion.outcome_organ,
        "outcome_source": ink("motion.outcome") if motion.outcome != "unknown" else None,
        "thread_id": thread.thread_id if thread else None,
        "thread_outcome": thread.outcome if thread else None,
        "thread_outcome_stage": thread.outcome_stage if thread else None,
        "document_id": record.document.document_id if record else None,
    }


def distinct(rows: list[dict[str, Cell]], key: str) -> list[dict[str, Cell]]:
    """The rows with keys of their own: a second equal one gets `-2`."""
    seen: Counter[Cell] = Counter()
    for row in rows:
        seen[row[key]] += 1
        if seen[row[key]] > 1:
            row[key] = f"{row[key]}-{seen[row[key]]}"
    return rows
