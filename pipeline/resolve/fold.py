"""From records to agreements: one row for each `agreement_id`, every value kept with the records that say it.

The state is that of the latest decided or reported act that changes one (establish, renew, not_renew, end,
partly_end, pause, resume), whatever record it stands in; without such an act, the status of the latest record. Where
two acts of one day disagree, or two records give the agreement different starts, nothing is overwritten: the earlier
statement stands (a more precise one may replace it) and the conflict becomes an issue.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.resolve.status import DONE, EFFECT, ended_on, initiator_of, when
from schemas.agreement import Agreement, Conflict, Instrument, Period, SourcedAct, SourcedMotion
from schemas.dates import Date
from schemas.issue import Issue, Severity
from schemas.record import Act, AgreementRecord, Status

PRECISION = {"day": 5, "month": 4, "season": 3, "year": 2, "range": 1, "decade": 1, "unknown": 0}
CHANGES = frozenset(EFFECT) - {"keep"}


def fold(records: Iterable[AgreementRecord]) -> tuple[tuple[Agreement, ...], tuple[Issue, ...]]:
    """All agreements, by id, and an issue for each conflict. The order of `records` makes no difference.

    An `unspecified` class joins the only class known for the same two parties; else it stands by itself with an issue.
    """
    groups: dict[str, list[AgreementRecord]] = defaultdict(list)
    issues: list[Issue] = []
    rows = sorted((r for r in records if r.agreement_id), key=lambda r: r.record_id)
    known: dict[str, set[str]] = defaultdict(set)
    for record in rows:
        pair, _, kind = str(record.agreement_id).rpartition("-")
        known[pair].add(kind)
    former: dict[str, set[str]] = defaultdict(set)
    for record in rows:
        pair, _, kind = str(record.agreement_id).rpartition("-")
        classes = known[pair] - {"unspecified"}
        target = str(record.agreement_id)
        if kind == "unspecified" and len(classes) == 1:
            target = f"{pair}-{next(iter(classes))}"
            former[target].add(str(record.agreement_id))
        groups[target].append(record)
    agreements = []
    for agreement_id in sorted(groups):
        agreement, found = _one(agreement_id, groups[agreement_id], tuple(sorted(former[agreement_id])))
        agreements.append(agreement)
        issues.extend(found)
    return tuple(agreements), tuple(issues)


def _said(record: AgreementRecord) -> str:
    """When a record was said, for ordering; undated documents come first."""
    date = record.document.meeting_date or record.document.date
    return date.last() if date else ""


def _one(agreement_id: str, records: list[AgreementRecord], former: tuple[str, ...]) -> tuple[Agreement, list[Issue]]:
    records = sorted(records, key=lambda r: (_said(r), r.record_id))
    latest = records[-1]
    acts = [(act, r) for r in records for act in r.acts]
    conflicts: list[Conflict] = []
    status, as_of, clash = _state(acts, records)
    if clash:
        conflicts.append(clash)
    established, clash = _established(records)
    if clash:
        conflicts.append(clash)
    plain = [a for a, _ in acts]
    ended = ended_on(sorted(plain, key=when), status) or next(
        (r.ended for r in reversed(records) if r.ended and status in ("ended", "partly_ended")), None
    )
    fields = ("established", "ended", "term", "designations", "reasons", "acts", "status")
    agreement = Agreement(
        agreement_id=agreement_id,
        former_ids=former,
        swedish_partner=records[0].swedish_partner,
        foreign_partner=next(
            (r.foreign_partner for r in records if r.foreign_partner and r.foreign_partner.linked),
            records[0].foreign_partner,
        ),
        agreement_class=agreement_id.rpartition("-")[2],
        designations=tuple(dict.fromkeys(r.designation for r in records if r.designation)),
        instruments=(
            Instrument(
                designation=next((r.designation for r in records if r.designation), None),
                established=established,
                ended=ended,
            ),
        ),
        periods=(Period(start=established, end=ended),) if established or ended else (),
        status=status,
        status_as_of=as_of,
        established=established,
        ended=ended,
        term=next((r.term for r in reversed(records) if r.term), None),
        initiator=initiator_of(plain),
        reasons=tuple(dict.fromkeys(x for r in records for x in r.reasons if x.holder not in ("motion", "opposition"))),
        acts=tuple(
            SourcedAct(**a.model_dump(), record_id=r.record_id)
            for a, r in sorted(acts, key=lambda p: (when(p[0]), p[1].record_id, p[0].key))
        ),
        motions=tuple(SourcedMotion(**r.motion.model_dump(), record_id=r.record_id) for r in records if r.motion),
        record_ids=tuple(sorted(r.record_id for r in records)),
        conflicts=tuple(conflicts),
        value_origin=dict.fromkeys(fields, "extracted"),
        review=dict.fromkeys(fields, "pending"),
        sample=any(r.sample for r in records),
    )
    return agreement, _issues(agreement, latest)


def _state(
    acts: list[tuple[Act, AgreementRecord]], records: list[AgreementRecord]
) -> tuple[Status, Date | None, Conflict | None]:
    done = [(when(a) or _said(r), a, r) for a, r in acts if a.stage in DONE and a.act in CHANGES]
    if not done:
        latest = records[-1]
        return latest.status, latest.document.meeting_date or latest.document.date, None
    day = max(d for d, _, _ in done)
    last = [(a, r) for d, a, r in done if d == day]
    states = sorted({EFFECT[a.act] for a, _ in last})
    # of several acts of one day the one that stands last in its document counts
    act, record = max(last, key=lambda p: (p[1].record_id, p[1].acts.index(p[0])))
    if len(states) > 1 and len({r.record_id for _, r in last}) > 1:
        ids = tuple(sorted({r.record_id for _, r in last}))
        return EFFECT[act.act], act.date, Conflict(field="status", values=tuple(states), record_ids=ids)
    return EFFECT[act.act], act.date or act.effective or record.document.meeting_date, None


def _established(records: list[AgreementRecord]) -> tuple[Date | None, Conflict | None]:
    """The earliest statement, unless a later one says the same more precisely; a contradiction is a conflict."""
    told = [(r.established, r) for r in records if r.established]
    if not told:
        return None, None
    first = told[0][0]
    best = first
    against = []
    for date, record in told[1:]:
        if not (date.first() <= best.last() and best.first() <= date.last()):
            against.append(record)
        elif PRECISION[date.precision] > PRECISION[best.precision]:
            best = date
    if against:
        values = tuple(sorted({str(d.value) for d, _ in told}))
        ids = tuple(sorted({told[0][1].record_id, *(r.record_id for r in against)}))
        return best, Conflict(field="established", values=values, record_ids=ids)
    return best, None


def _issues(agreement: Agreement, latest: AgreementRecord) -> list[Issue]:
    name = agreement.agreement_id

    def issue(what: str, kind: str, severity: Severity, message: str, hint: str) -> Issue:
        return Issue(
            issue_id=f"{name}:{what}",
            document_id=latest.document.document_id,
            item_id=latest.record_id.rsplit("/", 1)[0],
            kind=kind,
            severity=severity,
            message=f"{name}{message}",
            hint=hint,
        )

    found = [
        issue(
            f"conflict:{c.field}",
            "conflict",
            "warning",
            f": the records give {c.field} as {', '.join(c.values)}",
            f"read {', '.join(c.record_ids)} and decide which holds",
        )
        for c in agreement.conflicts
    ]
    begun, ended = agreement.established, agreement.ended
    if begun and ended and ended.last() < begun.first():
        kind, hint = "ended_before_established", "minutes have misprints: check both dates on the page"
        found.append(issue(kind, kind, "warning", f" ends {ended.value} before it begins {begun.value}", hint))
    if agreement.agreement_class == "unspecified":
        kind, hint = "class_unspecified", "give the class when another source tells it"
        message = ": the text does not say whether this is a twin town or a partnership"
        found.append(issue(kind, kind, "info", message, hint))
    return found
