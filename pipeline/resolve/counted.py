"""What several versions of one record say together: each thing once, from the version that counts.

The record that counts stands as it was read. What it does not give is taken from the other versions, the most trusted
first: a field that is empty, or a list that is. What they give otherwise is not taken and becomes an issue. A version
with another § or none (a text in which the §§ cannot be told apart, a misread number) adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.fieldpaths import as_text
from pipeline.resolve.likeness import alike, folded, says
from schemas.dates import Date
from schemas.issue import Issue
from schemas.record import Act, AgreementRecord, Motion

_FILLED = ("designation", "established", "ended", "term", "reasons")
_OF_ACT = ("date", "effective", "organ", "organ_name", "paragraph")
_NAMES = 0.7  # of the letters of two names: one may be the other misread, or run together with the next word
_TERM = ("years", "start", "end", "renewal", "notice")


@dataclass(frozen=True, slots=True)
class Counted:
    """A record with what its other versions add. `acts` and `motion` stand with the record they were read from.

    `said` is the last day of the meeting or letter for ordering ('' where no version gives one), `day` as a date.
    """

    record: AgreementRecord
    others: tuple[AgreementRecord, ...]
    acts: tuple[tuple[Act, str], ...]
    motion: tuple[Motion, str] | None
    day: Date | None

    @property
    def said(self) -> str:
        """For ordering: the last day that the record may have been said on."""
        return self.day.last() if self.day else ""


def count(record: AgreementRecord, others: Sequence[AgreementRecord]) -> Counted:
    """The record that counts, and the other versions in the order of their trust, as one."""
    adding = [other for other in others if _adds(record, other)]
    fields = {
        name: next((v for r in (record, *adding) if (v := getattr(r, name))), getattr(record, name)) for name in _FILLED
    }
    acts = [(_filled(act, adding), record.record_id) for act in record.acts]
    if not acts:
        giver = next((other for other in adding if other.acts), None)
        acts = [(act, giver.record_id) for act in giver.acts] if giver else []
        fields |= {"initiator": giver.initiator, "status": giver.status} if giver else {}
    partner = next(
        (r.foreign_partner for r in (record, *adding) if r.foreign_partner and r.foreign_partner.linked), None
    )
    told = [(r.motion, r.record_id) for r in (record, *adding) if r.motion]
    motion = next((m for m in told if m[0].outcome != "unknown"), told[0] if told else None)
    days = (r.document.meeting_date or r.document.date for r in (record, *others))
    return Counted(
        record=record.model_copy(update=fields | {"foreign_partner": partner or record.foreign_partner}),
        others=tuple(others),
        acts=tuple(acts),
        motion=motion,
        day=next((day for day in days if day), None),
    )


def _adds(record: AgreementRecord, other: AgreementRecord) -> bool:
    return "".join((other.item.paragraph or "").split()) == "".join((record.item.paragraph or "").split())


def _filled(act: Act, others: Sequence[AgreementRecord]) -> Act:
    """The act with what other versions of it give besides."""
    found: dict[str, Any] = {}
    for same in (a for other in others for a in other.acts if a.key == act.key):
        for name in _OF_ACT:
            if getattr(act, name) is None and (value := getattr(same, name)) is not None:
                found.setdefault(name, value)
        if act.by == "unknown" and same.by != "unknown":
            found.setdefault("by", same.by)
    return act.model_copy(update=found) if found else act


def partner_of(record: AgreementRecord) -> str:
    """Whom a record is about, as a key: the Swedish body, and the foreign unit or the set of agreements."""
    foreign = record.foreign_partner
    whom = (foreign.place_key or folded(foreign.name)) if foreign else record.scope.to_line() if record.scope else ""
    return f"{record.swedish_partner.kind}-{record.swedish_partner.code} {whom}"


def same_agreement(one: AgreementRecord, two: AgreementRecord) -> int:
    """How surely two records of one § are about the same agreement: 3 partners and class, 2 partners, 1 the names, 0 not."""
    if partner_of(one) == partner_of(two):
        return 3 if one.agreement_class == two.agreement_class else 2
    return int(_named_alike(one, two) == 1)


def misread(one: AgreementRecord, two: AgreementRecord, texts: Iterable[str]) -> float:
    """How likely the partner of `two` is the misread name of that of `one`, in [0, 1].

    0 where one of `texts`, those of better versions, has the name too: then it is somebody else's.
    """
    likeness = _named_alike(one, two)
    return 0.0 if likeness < _NAMES or named(two, texts) else likeness


def named(record: AgreementRecord, texts: Iterable[str]) -> bool:
    """Whether one of the texts has the name of the record's partner."""
    partner = record.foreign_partner
    return partner is not None and any(says(text, partner.name) for text in texts)


def _named_alike(one: AgreementRecord, two: AgreementRecord) -> float:
    a, b = one.foreign_partner, two.foreign_partner
    if a is None or b is None or one.swedish_partner.code != two.swedish_partner.code:
        return 0.0
    if (a.kind == "country") != (b.kind == "country") or (a.country and b.country and a.country != b.country):
        return 0.0
    return alike(a.name, b.name)


def differ(one: AgreementRecord, two: AgreementRecord) -> Iterator[Issue]:
    """An issue for each field that two versions give differently; `one` counts."""
    if not _adds(one, two):
        return
    for field, mine, other in _differences(one, two):
        yield Issue(
            issue_id=f"{one.record_id}:versions_differ:{field}:{two.record_id}",
            document_id=one.document.document_id,
            item_id=one.record_id.rpartition("/")[0],
            kind="versions_differ",
            severity="warning",
            message=f"{field}: {mine} in {one.record_id}, {other} in {two.record_id}, another version of the same §",
            hint=f"{mine} counts; read both and decide which holds",
        )


def _differences(one: AgreementRecord, two: AgreementRecord) -> Iterator[tuple[str, str, str]]:
    """(field, value that counts, the other one) of what both give and give differently."""
    a, b = one.foreign_partner, two.foreign_partner
    if a and b and (folded(a.name) != folded(b.name) or (a.linked and b.linked and a.place_key != b.place_key)):
        yield "foreign_partner", f"{a.name} ({a.place_key})", f"{b.name} ({b.place_key})"
    others = _values(two)
    for field, mine in _values(one).items():
        if (other := others.get(field)) is None:
            continue
        if isinstance(mine, Date) and isinstance(other, Date):
            if not (mine.first() <= other.last() and other.first() <= mine.last()):
                yield field, as_text(mine.model_dump()), as_text(other.model_dump())
        elif isinstance(mine, frozenset):
            if other - mine:
                yield field, ", ".join(sorted(mine)), ", ".join(sorted(other))
        elif mine != other:
            yield field, as_text(mine), as_text(other)


def _values(record: AgreementRecord) -> Mapping[str, Any]:
    """What is compared, without what is empty. Lists are compared by whether the other one has more."""
    motion, term = record.motion, record.term
    found: dict[str, Any] = {
        "agreement_class": record.agreement_class if record.agreement_class != "unspecified" else None,
        "designation": record.designation,
        "established": record.established,
        "ended": record.ended,
        "motion.filed": motion.filed if motion else None,
        "motion.outcome": f"{motion.outcome} ({motion.outcome_stage})"
        if motion and motion.outcome != "unknown"
        else None,
        "acts": frozenset(f"{act.act} ({act.stage})" for act in record.acts),
        "reasons": frozenset(f"{reason.reason} ({reason.holder})" for reason in record.reasons),
        "votes": frozenset(f"{vote.yes}–{vote.no}" for vote in record.votes),
    }
    found |= {f"term.{name}": getattr(term, name) for name in _TERM if term}
    for act in record.acts:
        found |= {f"acts.{act.key}.{name}": getattr(act, name) for name in ("date", "effective")}
    return {field: value for field, value in found.items() if value}
