"""From records to agreements: one row for each `agreement_id`, every value kept with the records that say it.

The state is that of the latest decided or reported act that changes one (establish, renew, not_renew, end,
partly_end, pause, resume), whatever record it stands in; without such an act, the status of the latest record. Where
two acts of one day disagree, or two records give the agreement different starts, nothing is overwritten: the earlier
statement stands (a more precise one may replace it) and the conflict becomes an issue.

Records of several versions of one § are counted once, from the one they rest on (see `counted`); `record_ids` names
all of them. An agreement has the id that the record gives which counts; the ids that other versions give it, such as
one with a misread name, are former ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.resolve.counted import Counted, count
from pipeline.resolve.status import DONE, EFFECT, ended_on, initiator_of, when
from schemas.agreement import Agreement, Conflict, Instrument, Period, SourcedAct, SourcedMotion
from schemas.dates import Date
from schemas.issue import Issue, Severity
from schemas.record import AgreementRecord, Status

PRECISION = {"day": 5, "month": 4, "season": 3, "year": 2, "range": 1, "decade": 1, "unknown": 0}
CHANGES = frozenset(EFFECT) - {"keep"}


def fold(records: Iterable[AgreementRecord]) -> tuple[tuple[Agreement, ...], tuple[Issue, ...]]:
    """All agreements, by id, and an issue for each conflict. The order of `records` makes no difference.

    An `unspecified` class joins the only class known for the same two parties; else it stands by itself with an issue.
    """
    groups: dict[str, list[Counted]] = defaultdict(list)
    issues: list[Issue] = []
    rows = [row for row in _once(records) if row.record.agreement_id]
    known: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        pair, kind = _pair_and_class(row.record)
        known[pair].add(kind)
        if kind == "unspecified":  # another version may tell the class
            known[pair] |= {k for p, k in map(_pair_and_class, row.others) if p == pair}
    former: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        pair, kind = _pair_and_class(row.record)
        classes = known[pair] - {"unspecified"}
        target = str(row.record.agreement_id)
        if kind == "unspecified" and len(classes) == 1:
            target = f"{pair}-{next(iter(classes))}"
        groups[target].append(row)
        former[target] |= {str(r.agreement_id) for r in (row.record, *row.others) if r.agreement_id}
    agreements = []
    for agreement_id in sorted(groups):
        earlier = tuple(sorted(former[agreement_id] - groups.keys()))
        agreement, found = _one(agreement_id, groups[agreement_id], earlier)
        agreements.append(agreement)
        issues.extend(found)
    return tuple(agreements), tuple(issues)


def _once(records: Iterable[AgreementRecord]) -> list[Counted]:
    """The records that count, by id, each with its other versions. One that rests on a record that is not there counts."""
    by_id = {record.record_id: record for record in records}
    rests = {name: record.rests_on if record.rests_on in by_id else name for name, record in by_id.items()}
    counted = []
    for name in sorted(name for name, on in rests.items() if on == name):
        record = by_id[name]
        others = [by_id[other] for other in record.versions if other in by_id and rests[other] == name]
        counted.append(count(record, others))
    return counted


def _pair_and_class(record: AgreementRecord) -> tuple[str, str]:
    pair, _, kind = str(record.agreement_id).rpartition("-")
    return pair, kind


def _one(agreement_id: str, rows: list[Counted], former: tuple[str, ...]) -> tuple[Agreement, list[Issue]]:
    rows = sorted(rows, key=lambda row: (row.said, row.record.record_id))
    records = [row.record for row in rows]
    conflicts: list[Conflict] = []
    status, as_of, clash = _state(rows)
    if clash:
        conflicts.append(clash)
    established, clash = _established(records)
    if clash:
        conflicts.append(clash)
    acts = [pair for row in rows for pair in row.acts]
    plain = [act for act, _ in acts]
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
            SourcedAct(**act.model_dump(), record_id=source)
            for act, source in sorted(acts, key=lambda p: (when(p[0]), p[1], p[0].key))
        ),
        motions=tuple(
            SourcedMotion(**m.model_dump(), record_id=source) for m, source in (r.motion for r in rows if r.motion)
        ),
        record_ids=tuple(sorted(r.record_id for row in rows for r in (row.record, *row.others))),
        conflicts=tuple(conflicts),
        value_origin=dict.fromkeys(fields, "extracted"),
        review=dict.fromkeys(fields, "pending"),
        sample=any(r.sample for r in records),
    )
    return agreement, _issues(agreement, records[-1])


def _state(rows: list[Counted]) -> tuple[Status, Date | None, Conflict | None]:
    done = [
        (when(act) or row.said, n, act, row)
        for row in rows
        for n, (act, _) in enumerate(row.acts)
        if act.stage in DONE and act.act in CHANGES
    ]
    if not done:
        return rows[-1].record.status, rows[-1].day, None
    day = max(said for said, *_ in done)
    last = [(row.record.record_id, n, act, row) for said, n, act, row in done if said == day]
    states = sorted({EFFECT[act.act] for _, _, act, _ in last})
    # of several acts of one day the one that stands last in its document counts
    _, _, act, row = max(last, key=lambda found: found[:2])
    ids = tuple(sorted({name for name, *_ in last}))
    if len(states) > 1 and len(ids) > 1:
        return EFFECT[act.act], act.date, Conflict(field="status", values=tuple(states), record_ids=ids)
    return EFFECT[act.act], act.date or act.effective or row.record.document.meeting_date, None


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
