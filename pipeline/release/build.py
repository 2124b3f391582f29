"""The files of the next release, all of them, from a dataset and the release before: a pure function.

Equal data and an equal release before give equal bytes: no clock, no path and no chance goes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.assemble import rejected
from pipeline.coverage import Declared, coverage, told, unplaced
from pipeline.coverage.lines import unreadable
from pipeline.errors import RunFailed, UsageError
from pipeline.export.accepted import accepted
from pipeline.export.publication import DEFAULT, Publication
from pipeline.release import gate
from pipeline.release.changelog import changelog
from pipeline.release.delta import apply, delta
from pipeline.release.model import (
    ABOUT,
    AGREEMENTS,
    BASIS,
    CHANGELOG,
    DELTA,
    MANIFEST,
    RECORDS,
    Known,
    Line,
    Previous,
    ReleaseManifest,
    Row,
    lines,
    rows_of,
)
from pipeline.release.parts import content
from pipeline.release.reasons import Reasons, Side, about
from pipeline.review.diff import basis_of
from pipeline.store import Dataset, run_id
from pipeline.store.files import sha256
from schemas.review import Decision


@dataclass(frozen=True)
class Before:
    """The release before, as it stands on the shelf. `sha256` is that of its manifest."""

    manifest: ReleaseManifest
    sha256: str
    agreements: tuple[Row, ...]
    records: tuple[Row, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True)
class Wanted:
    """What a person asks for. `settings` are the sha256 of the files that were put in beside the run's own.

    `allow_lost` names the documents and records that may go.
    """

    decisions: tuple[Decision, ...] = ()
    declared: tuple[Declared, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None
    publication: Publication = DEFAULT
    accepted_only: bool = False
    allow_fall: float = gate.FALL
    allow_lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class Release:
    """A release that passed: its files by relative path, the manifest among them."""

    manifest: ReleaseManifest
    files: dict[str, bytes]


def build(dataset: Dataset, before: Before | None, wanted: Wanted) -> Release | None:
    """The next release; None when nothing that is published changed.

    Raises `RunFailed` with every check that failed and what to do about each, and `UsageError` for a folder that holds
    releases of another kind.
    """
    if dataset.manifest is None:
        raise UsageError("a release is made from a dataset with its manifest: make one with `vanort run`")
    if before and before.manifest.accepted_only != wanted.accepted_only:
        kind = "accepted values only" if before.manifest.accepted_only else "all agreements"
        raise UsageError(f"the releases there are of {kind}: name another folder with --to for the other kind")
    covered, rest = coverage(dataset, wanted.declared), unplaced(dataset)
    _stop([*gate.samples(dataset), *gate.sound(dataset, rejected(wanted.decisions))])
    published = accepted(dataset) if wanted.accepted_only else dataset
    files = content(published, covered, rest, wanted.publication)
    if before and _sums(files) == {name: s for name, s in before.manifest.files.items() if name not in ABOUT}:
        return None
    number = before.manifest.number + 1 if before else 1
    parsed = {name: rows_of(files[name]) for name in (AGREEMENTS, RECORDS)}
    new = parsed[AGREEMENTS]
    known = _known(dataset, wanted.decisions)
    held = frozenset(record.record_id for record in dataset.records)
    side = Side(known, parsed[RECORDS], _made_by(dataset), frozenset(unreadable(dataset)), held)
    old = before.agreements if before else ()
    reasons = Reasons(_side(before), side, published.records, wanted.allow_lost)
    steps = delta(old, new, reasons)
    faults = _compared(old, new, steps, reasons)
    counts = _counts(published)
    was = before.manifest.counts if before else {}
    faults += gate.by_hand(dataset, wanted.note, covered)
    faults += gate.falls(was, counts, wanted.allow_fall)
    differ = sorted({name for name, s in _sums(files).items() if not before or before.manifest.files.get(name) != s})
    files[CHANGELOG] = changelog(
        number, steps, old, reasons, note=wanted.note, counts=counts, before=was, files=differ,
        statement={"en": told(covered, "en", rest), "sv": told(covered, "sv", rest)},
    )  # fmt: skip
    files |= {DELTA: lines(steps), BASIS: lines(known)}
    manifest = ReleaseManifest(
        number=number,
        note=wanted.note,
        accepted_only=wanted.accepted_only,
        run_id=run_id(dataset.manifest),
        schema_version=dataset.manifest.schema_version,
        versions=dataset.manifest.versions,
        rules=dataset.manifest.rules,
        gazetteer=dataset.manifest.gazetteer,
        settings=dict(sorted((dataset.manifest.settings | dict(wanted.settings)).items())),
        previous=Previous(number=before.manifest.number, manifest=before.sha256) if before else None,
        counts=counts,
        files=_sums(files),
    )
    files[MANIFEST] = manifest.data()
    back = gate.read_back(files, parsed, published)
    _stop([*faults, *back.faults, *gate.private(files, back.texts, gate.ids(dataset))])
    return Release(manifest, dict(sorted(files.items())))


def _stop(faults: Sequence[str]) -> None:
    if faults:
        shown = [f"  - {fault}" for fault in faults[:20]]
        shown += [f"  and {len(faults) - 20} more"] if len(faults) > 20 else []
        raise RunFailed("the release is blocked:\n" + "\n".join(shown))


def _compared(old: Sequence[Row], new: Sequence[Row], steps: Sequence[Line], reasons: Reasons) -> list[str]:
    """What of the step from the release before cannot be explained, or cannot be told."""
    gone = {line.agreement_id for line in steps if line.op == "DEL" and line.field is None}
    lost = reasons.lost([row for row in old if row["agreement_id"] in gone], new)
    faults = [f"{what}. A record or agreement goes only for a reason" for what in lost]
    faults += gate.published_ids(old, new, gone)
    try:
        fits = apply(old, steps) == sorted(new, key=lambda row: str(row["agreement_id"]))
    except ValueError as error:
        return [*faults, f"the delta does not fit the release before: {error}. Report it"]
    return faults if fits else [*faults, "the release before and the delta do not give this one. Report it"]


def _sums(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(data) for name, data in sorted(files.items())}


def _made_by(dataset: Dataset) -> dict[str, str]:
    assert dataset.manifest is not None
    manifest = dataset.manifest
    return manifest.versions | {"rules": manifest.rules, "gazetteer": manifest.gazetteer}


def _side(before: Before | None) -> Side:
    if before is None:
        return Side()
    manifest = before.manifest
    made_by = manifest.versions | {"rules": manifest.rules, "gazetteer": manifest.gazetteer}
    return Side(before.known, before.records, made_by)


def _known(dataset: Dataset, decisions: Iterable[Decision]) -> list[Known]:
    basis = basis_of(dataset)
    known = [
        Known(kind="document", id=name, sha256=basis.sources.get(name), text=basis.texts.get(name))
        for name in sorted({*basis.sources, *basis.texts})
    ]
    return known + [
        Known(kind="decision", id=d.decision_id, sha256=sha256(d.to_line().encode()), about=about(d))
        for d in sorted(decisions, key=lambda d: d.decision_id)
    ]


def _counts(dataset: Dataset) -> dict[str, int]:
    return {
        "agreements": len(dataset.agreements),
        "records": len(dataset.records),
        "documents": len(dataset.documents),
        "quotes": sum(len(group) for record in dataset.records for group in record.evidence.values()),
    }
