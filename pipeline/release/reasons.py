"""Why an agreement differs between two releases, and whether what is gone may be gone.

    source     a document came, changed or went
    import     a table or statement that people brought in did, or the mapping that reads it
    reader     the same bytes, read by another version of the reader
    rules      the same text, read under other rules, another gazetteer or by another program
    decision   a reviewer's decision came, changed or went

That a document went or changed is told as the cause, and is no reason for what went with it: a person says that it may
go (`--allow-lost`). What people brought in they take out themselves.

A value that a decision settles has the cause `decision`. Every other change has that of the records behind the
agreement, the first of the list that holds; one with none behind it, that of what else differs between the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from shlex import quote
from typing import Any, Final

from pipeline.fieldpaths import evidence_for
from pipeline.privacy import mask
from pipeline.release.model import Cause, Ink, Known, Row
from pipeline.review.diff import JOINING, Basis, Causes, joined, of_versions, records_behind
from schemas.base import canonical
from schemas.record import AgreementRecord
from schemas.review import Decision

MANUAL: Final = "manual/"
BROUGHT: Final = ("imports/", MANUAL)
_ORDER: Final[tuple[Cause, ...]] = ("source", "import", "reader", "rules")
_NOT_VALUES = ("evidence", "schema_version")


@dataclass(frozen=True)
class Side:
    """What one of the two releases was made from. `made_by` are its versions and fingerprints."""

    known: Sequence[Known] = ()
    records: Sequence[Row] = ()
    made_by: Mapping[str, str] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()  # records that there are, published or not

    def basis(self) -> Basis:
        """The documents."""
        documents = [known for known in self.known if known.kind == "document"]
        return Basis(
            sources={known.id: known.sha256 for known in documents if known.sha256},
            texts={known.id: known.text for known in documents if known.text},
        )

    def decisions(self) -> dict[str, str]:
        """The sha256 of each decision."""
        return {known.id: known.sha256 or "" for known in self.known if known.kind == "decision"}


class Reasons:
    """The reasons for what changed from one side to the other."""

    def __init__(
        self, old: Side, new: Side, records: Iterable[AgreementRecord] = (), may_go: Iterable[str] = ()
    ) -> None:
        self._old, self._new, self._may_go = old, new, frozenset(may_go)
        self._before, self._after = ({row["record_id"]: row for row in side.records} for side in (old, new))
        self._models = {record.record_id: record for record in records}
        self._about = {known.id: set(known.about) for side in (old, new) for known in side.known if known.about}
        self._told: set[str] = set()  # whom the records are about that are there now
        self._bytes = frozenset(known.sha256 for known in new.known if known.kind == "document")
        self._causes = Causes(old.basis(), new.basis())
        self.versions = sorted(
            name for name in old.made_by.keys() | new.made_by.keys() if old.made_by.get(name) != new.made_by.get(name)
        )
        was, now = old.decisions(), new.decisions()
        self._decided = sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name))
        self._changed: dict[str, Cause] = {}  # record -> why it came, went or says something else
        self._documents: dict[str, set[str]] = {}  # record -> the documents that made it so
        for name in self._before.keys() | self._after.keys():
            self._note(name, self._before.get(name), self._after.get(name))

    def _note(self, name: str, was: Row | None, now: Row | None) -> None:
        before, after = _values(was), _values(now)
        if before == after:
            return
        document = _document_of(now or was or {})
        self._changed[name], self._documents[name] = self.cause_of(document), {document}
        if before and after and {key for key in after if before.get(key) != after[key]} <= set(JOINING):
            others = set().union(*(joined(before.get(key), after[key]) for key in JOINING))
            self._changed[name] = of_versions(sorted(others), (), self._causes)
            self._documents[name] = {other.rpartition("#")[0] for other in others if other != name}

    def cause_of(self, document_id: str) -> Cause:
        """Why what a document says differs."""
        return "import" if document_id.startswith(BROUGHT) else self._causes.of(document_id)

    def why(self, was: Row | None, now: Row | None, path: str | None) -> dict[str, Any]:
        """Cause, sources and ink of a change of an agreement, or of one of its fields."""
        behind = sorted(set().union(*(records_behind(row) for row in (was, now) if row)))
        changed = [name for name in behind if name in self._changed]
        decisions = list(self._touching([row for row in (was, now) if row], behind))
        if decisions and (not changed or path in ("review", "value_origin", "decisions") or _settled(was, now, path)):
            return {"cause": "decision", "sources": tuple(decisions)}
        cause: Cause
        for cause in _ORDER:
            own = [name for name in changed if self._changed[name] == cause]
            if own:
                documents = set().union(*(self._documents[name] for name in own))
                ink = self._of_state(own, now, path) or self._ink(own, path)
                return {"cause": cause, "sources": tuple(sorted(documents)), "ink": ink}
        if self.versions:
            return {"cause": "rules", "sources": tuple(self.versions)}
        if self._decided:
            return {"cause": "decision", "sources": tuple(self._decided)}
        elsewhere = set().union(*self._documents.values())  # such as a new agreement that takes over a former id
        return {"cause": "source", "sources": tuple(sorted(elsewhere))}

    def how(self, cause: Cause, source: str) -> str:
        """What it is about a source that made a change, in a word or two before its name."""
        if cause == "decision":
            was, now = self._old.decisions().get(source), self._new.decisions().get(source)
            return "withdrawn decision" if now is None else "changed decision" if was else "decision"
        if source in self.versions:
            return "another version of"
        if cause in ("reader", "rules"):
            return "another reading of" if cause == "reader" else "other rules for"
        before, after = self._causes.before.source(source), self._causes.after.source(source)
        kind = "import" if cause == "import" else "document"
        if source.startswith(MANUAL):
            kind = "statement entered by hand"
        return f"new {kind}" if not before else f"removed {kind}" if not after else f"changed {kind}"

    def _touching(self, rows: Sequence[Row], behind: Sequence[str]) -> Iterator[str]:
        """The decisions that differ and are about the agreement or a record of it."""
        ids = {name for row in rows for name in (row["agreement_id"], *row.get("former_ids", ()))}.union(behind)
        for name in self._decided:
            if self._about.get(name, set()) & ids:
                yield name

    def _of_state(self, records: Sequence[str], row: Row | None, path: str | None) -> Ink | None:
        """Where the act stands that made the present state, for a field that tells of it."""
        state = (row or {}).get("states", ())[-1:]
        if path not in _OF_STATE or not state or not state[0]["act"] or state[0]["record_id"] not in records:
            return None
        return self._ink([state[0]["record_id"]], f"acts.{state[0]['act']}")

    def _ink(self, records: Iterable[str], path: str | None) -> Ink | None:
        """Where the first of the records that still says it says what a field holds."""
        for name in records:
            record = self._models.get(name)
            found = evidence_for(record, _FOUND_BY.get(path or "", path or "foreign_partner")) if record else ()
            if record and found:
                return Ink(
                    record_id=name,
                    document_id=record.document.document_id,
                    paragraph=record.item.paragraph,
                    page=found[0].page,
                    quote=mask(" ".join(found[0].quote.split())),
                    rule=found[0].rule,
                )
        return None

    def lost(self, gone: Iterable[Row], present: Iterable[Row]) -> Iterator[str]:
        """The records and the agreements (`gone`, less those that live on in `present`) that nothing explains."""
        for name in (lost := sorted(self._before.keys() - self._after.keys())):
            if trouble := self._unexplained(name):
                yield f"the record {name} is lost: {trouble}"
        yield from self._gone_with_a_document(lost)
        heirs = {former for row in present for former in row.get("former_ids", ())}
        holders = {record: row["agreement_id"] for row in present for record in row.get("record_ids", ())}
        for row in gone:
            name = row["agreement_id"]
            if name in heirs or list(self._touching([row], sorted(records_behind(row)))):
                continue
            there = [r for r in row.get("record_ids", ()) if r in self._after and r not in holders]
            left = [r for r in there if r not in self._changed or self._unexplained(r)]
            if left:
                yield f"the agreement {name} is lost: its record {left[0]} is there, and no decision takes it out"

    def _unexplained(self, record_id: str) -> str | None:
        """What speaks against a record's being gone for a reason."""
        document, cause = _document_of(self._before[record_id]), self._changed[record_id]
        if document in self._new.unreadable and cause != "source":
            return f"{document} could not be read this time; see `vanort run`'s issues, and run it again"
        if cause in ("reader", "rules") and not self.versions:
            what = "its text" if cause == "rules" else "its bytes"
            return f"{document} has {what} as before, and no rule or version differs; run again, and report it"
        return None

    def _gone_with_a_document(self, lost: Iterable[str]) -> Iterator[str]:
        """What a document that went or changed took along, one text for each; unless a person says that it may go."""
        self._told = {_whom(row) for row in self._after.values()}
        by_document: dict[str, list[str]] = defaultdict(list)
        for name in lost:
            document = _document_of(self._before[name])
            if self._changed[name] == "source" and not self._let_go(name, document) and not self._lives_on(name):
                by_document[document].append(name)
        for document, names in sorted(by_document.items()):
            how = "was removed" if self._causes.after.source(document) is None else "changed and does not say it now"
            if document in self._new.unreadable:
                how = "could not be read this time"
            what = f"the record {names[0]} is" if len(names) == 1 else f"{len(names)} records ({names[0]}, …) are"
            yield f"{what} lost: {document} {how}. Look at it; if that is right, say --allow-lost {quote(document)}"

    def _let_go(self, *names: str) -> bool:
        """Whether a person said of one of the names, or of all like it (`2019/*`), that it may go."""
        return any(name in self._may_go or any(fnmatchcase(name, like) for like in self._may_go) for name in names)

    def _lives_on(self, record_id: str) -> bool:
        """Whether a record is there still: unpublished, under another number of its document, or in the same file moved."""
        was = self._before[record_id]
        document = _document_of(was)
        if record_id in self._new.held:
            return True
        if _whom(was) in self._told:
            return True
        return self._causes.after.source(document) is None and was["document"].get("sha256") in self._bytes


_OF_STATE: Final = ("status", "status_as_of", "ended", "states", "periods")
# Fields of an agreement that go by another name in a record's evidence.
_FOUND_BY = {
    "agreement_id": "foreign_partner", "former_ids": "foreign_partner", "designations": "designation", "motions": "motion",
    "status": "acts", "status_as_of": "acts", "states": "acts", "periods": "established", "instruments": "established",
    "record_ids": "foreign_partner",
}  # fmt: skip


def _settled(was: Row | None, now: Row | None, path: str | None) -> bool:
    """Whether a reviewer's word on a field is not what it was."""
    if path is None:
        return False
    before, after = (
        ((row or {}).get("review", {}).get(path), (row or {}).get("value_origin", {}).get(path)) for row in (was, now)
    )
    return before != after and "reviewed" in (before[1], after[1])


def about(decision: Decision) -> tuple[str, ...]:
    """The rows that a decision may be about: its subject with and without the field, and what it calls the same."""
    head, _, _ = decision.subject.rpartition(":")
    found = (decision.subject, head, head.rpartition(":")[0], decision.value)
    return tuple(dict.fromkeys(name for name in found if isinstance(name, str) and name))


def _whom(row: Row) -> str:
    """What a record is about, in its document: its § may get another number where the document is mended."""
    about = [row.get(name) for name in ("swedish_partner", "foreign_partner", "scope", "agreement_class")]
    return canonical([_document_of(row), *about])


def _document_of(row: Row) -> str:
    return str(row["document"]["document_id"])


def _values(row: Row | None) -> Row | None:
    """What a record says: not where on the page, nor of which bytes."""
    if row is None:
        return None
    document = {k: v for k, v in row["document"].items() if k not in ("sha256", "reader")}
    return {k: v for k, v in row.items() if k not in _NOT_VALUES} | {"document": document}
