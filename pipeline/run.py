"""A run without Prefect: plan, read what is new, fold, check, publish. `flows` wraps it; nothing here imports Prefect.

    with open_session(paths, out) as session:
        for batch in session.batches():
            session.failures |= read_into(session.cache, batch)
        summary = session.finish()

What a run gives is a function of its documents, the versions and fingerprints in its manifest, and what people put
into the folder. What was read before is taken from the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version as installed
from pathlib import Path

from pipeline.assemble import assemble, rejected
from pipeline.batch import HINTS, Failure, Job, crash_issue, read_job, run_jobs
from pipeline.checks import as_issues, check
from pipeline.errors import RunFailed, UsageError
from pipeline.inputs import Inputs, Source, survey
from pipeline.limits import in_force, size
from pipeline.privacy import conceal
from pipeline.process import DocumentResult, fingerprints
from pipeline.store import Dataset, keep_failure, load, locked, publish, run_id
from pipeline.store.cache import Cache, decode
from pipeline.store.files import sha256, sha256_of
from pipeline.store.people import People, people, refuse_read_back
from pipeline.version import version
from schemas.base import SCHEMA_VERSION, canonical
from schemas.document import Document
from schemas.issue import Issue
from schemas.run import Input, Manifest

BATCH = 40  # documents: large enough that a task costs little beside its work, small enough to see it move
LIBRARIES = ("dateparser", "pdfminer.six", "pdfplumber", "pydantic", "pypdfium2", "spacy")
READING = (
    "schemas",
    "pipeline/read",
    "pipeline/split",
    "pipeline/places",
    "pipeline/rules",
    "pipeline/extract",
    "pipeline/resolve",
    "pipeline/privacy",
)
ALONE = ("pipeline/process.py",)

# Told (documents done, documents found to be read) as they come; set by whoever shows progress.
on_progress: ContextVar[Callable[[int, int], None] | None] = ContextVar("on_progress", default=None)


@dataclass(frozen=True)
class Summary:
    """What a run did. `documents` are those that were read, in order; `unreadable` says why others were not."""

    run_id: str
    changed: bool
    read: int
    cached: int
    skipped: int
    documents: tuple[Document, ...]
    unreadable: tuple[Issue, ...]


@dataclass
class Session:
    """One run at work on one folder, which it holds locked."""

    out: Path
    inputs: Inputs
    jobs: tuple[Job, ...]
    sizes: dict[str, int]
    cache: Cache
    versions: dict[str, str]
    people: People
    failures: dict[str, Failure] = field(default_factory=dict)
    todo: tuple[Job, ...] = ()

    def batches(self) -> list[list[Job]]:
        """The documents to read, those that the cache holds left out, in batches."""
        return [list(self.todo[n : n + BATCH]) for n in range(0, len(self.todo), BATCH)]

    def finish(self) -> Summary:
        """Fold, check and publish. Raises `RunFailed`, with its issues kept, when a check fails."""
        results = {name: result for job in self.jobs for name, result in self._result(job).each(job.document_id)}
        results |= {name: _unread(name, why) for name, why in self.failures.items()}
        made = {name: conceal(result) for name, result in self.people.results().items()}
        if both := sorted(results.keys() & made.keys()):
            raise UsageError(f"{both[0]} is the id of a document and of what people put in: name its folder otherwise")
        dataset = assemble(results, made, self.people.decisions)
        dataset = replace(dataset, manifest=self._manifest(dataset, results, made))
        breaches = check(dataset, [*results, *made], rejected(self.people.decisions))
        if breaches:
            shown = "; ".join(breaches[:3])
            raise RunFailed(f"{len(breaches)} checks failed: {shown}", dataset.issues + as_issues(breaches))
        changed = publish(self.out, dataset)
        self.cache.prune()
        assert dataset.manifest is not None
        return Summary(
            run_id=run_id(dataset.manifest),
            changed=changed,
            read=len(self.todo),
            cached=len(self.jobs) - len(self.todo),
            skipped=self.inputs.skipped,
            documents=tuple(r.document for _, r in sorted(results.items()) if r.document),
            unreadable=tuple(issue for _, r in sorted(results.items()) for issue in _reasons(r)),
        )

    def _result(self, job: Job) -> DocumentResult:
        result = self.cache.get(job.document_id, job.sha256)
        if result is None and job.document_id not in self.failures:  # a damaged file in the cache
            self.failures |= read_into(self.cache, [job])
            result = self.cache.get(job.document_id, job.sha256)
        return result or _unread(job.document_id, self.failures[job.document_id])

    def _manifest(
        self, dataset: Dataset, results: dict[str, DocumentResult], made: dict[str, DocumentResult]
    ) -> Manifest:
        sources = [Input(document_id=j.document_id, sha256=j.sha256, size=self.sizes[j.document_id]) for j in self.jobs]
        sources += [
            Input(document_id=name, sha256=r.document.sha256, size=sum(len(page.text) for page in r.pages))
            for name, r in made.items()
            if r.document
        ]
        return Manifest(
            schema_version=SCHEMA_VERSION,
            versions={name: value for name, value in self.versions.items() if name not in ("rules", "gazetteer")},
            rules=self.versions["rules"],
            gazetteer=self.versions["gazetteer"],
            settings=self.people.settings,
            inputs=tuple(sorted(sources, key=lambda source: source.document_id)),
            counts={
                "documents": len(results),
                "tables": len(self.people.tables),
                "manual": len(self.people.manual),
                "unreadable": sum(result.document is None for result in results.values()),
                "sample_documents": sum(result.sample for result in results.values()),
                "sample_records": sum(record.sample for record in dataset.records),
            }
            | {name: len(dataset.rows(name)) for name in ("pages", "items", "statements", "records")}
            | {name: len(dataset.rows(name)) for name in ("agreements", "threads", "issues")},
            files={name: sha256(data) for name, data in dataset.files()},
        )


@contextmanager
def open_session(paths: Iterable[str | Path], out: Path) -> Iterator[Session]:
    """Lock the folder, find the documents and what is to be read of them.

    Raises `UsageError` for paths that cannot be used. When the run breaks off, for whatever reason, its issues are
    kept under `runs/failed` and nothing is published.
    """
    inputs = survey(paths)
    with locked(out):
        jobs, sizes, failures = _plan(inputs.sources)
        with _at_work(out, inputs, jobs, sizes, failures) as session:
            yield session


def refold(out: Path) -> Summary:
    """Fold again what the folder's dataset was made from, with what people put in since. Nothing is read again.

    Raises `UsageError` when a document is not in the cache any more, as after an update of the program.
    """
    with locked(out):
        old = load(out, only=("issues",)) if (out / "manifest.json").is_file() else Dataset()
        settings = old.manifest.settings if old.manifest else {}
        tables = {name.split("/")[1] for name in settings if name.startswith("imports/")}
        sources = [s for s in (old.manifest.inputs if old.manifest else ()) if s.sha256 not in tables]
        sources = [s for s in sources if not (s.document_id.startswith("manual/") and "manual.jsonl" in settings)]
        jobs = tuple(Job(s.document_id, "", s.sha256) for s in sources)
        failures = {
            str(issue.document_id): Failure(issue.message, issue.kind)
            for issue in old.issues
            if issue.issue_id == f"{issue.document_id}#{issue.kind.replace('_', '-')}" and issue.kind in HINTS
        }
        inputs, sizes = Inputs((), 0), {s.document_id: s.size for s in sources}
        with _at_work(out, inputs, jobs, sizes, failures) as session:
            if lost := [job.document_id for job in session.todo if job.document_id not in failures]:
                raise UsageError(
                    f"{lost[0]} must be read again before anything is folded: `vanort run` with the same paths; "
                    "what was put in is kept, and will be part of it"
                )
            session.todo = ()
            return session.finish()


@contextmanager
def _at_work(
    out: Path, inputs: Inputs, jobs: tuple[Job, ...], sizes: dict[str, int], failures: dict[str, Failure]
) -> Iterator[Session]:
    """A session on a locked folder; when it breaks off its issues are kept."""
    refuse_read_back(out)
    put_in, versions = people(out), current_versions()
    cache = Cache.under(out / "cache", versions)
    todo = tuple(job for job in jobs if not cache.has(job.document_id, job.sha256))
    session = Session(out, inputs, jobs, sizes, cache, versions, put_in, failures, todo=todo)
    _tell(0, len(todo))
    try:
        yield session
    except UsageError:
        raise
    except RunFailed as failed:
        path = keep_failure(out, failed.issues)
        raise RunFailed(f"{failed} (all of it in {path})", failed.issues) from None
    except Exception as error:
        issues = as_issues([f"the run broke off: {type(error).__name__}: {error}"])
        path = keep_failure(out, [crash_issue(name, why) for name, why in session.failures.items()] + list(issues))
        raise RunFailed(f"the run broke off: {type(error).__name__}: {error} (kept in {path})", issues) from error


def read_into(cache: Cache, batch: Iterable[Job], workers: int | None = None) -> dict[str, Failure]:
    """Read documents into the cache, in processes of their own; returns those that failed, by id.

    OCR's readings of pictures are kept beside the cache: they hold whatever else changes.
    """
    failures = {}
    for job, outcome in run_jobs(batch, workers, partial(read_job, kept=str(cache.pictures))):
        if isinstance(outcome, Failure):
            failures[job.document_id] = outcome
        else:
            cache.put(job.document_id, job.sha256, outcome)
        _tell(1, 0)
    return failures


def _tell(done: int, found: int) -> None:
    report = on_progress.get()
    if report:
        report(done, found)


def _plan(sources: Iterable[Source]) -> tuple[tuple[Job, ...], dict[str, int], dict[str, Failure]]:
    jobs, sizes, failures, most = [], {}, {}, in_force().bytes
    for source in sources:
        try:
            if (length := source.path.stat().st_size) > most:
                message = f"the file has {size(length)}, and {size(most)} may be read"
                failures[source.document_id] = Failure(message, "too_large")
                continue
            digest, sizes[source.document_id] = sha256_of(source.path)
        except OSError as error:
            failures[source.document_id] = Failure(f"the file cannot be opened: {error.strerror}")
        else:
            jobs.append(Job(source.document_id, str(source.path), digest))
    return tuple(jobs), sizes, failures


def read_documents(
    sources: Iterable[Source], workers: int | None = None, *, here: bool = False
) -> Iterator[tuple[Source, DocumentResult]]:
    """Each document's result, in the order of the sources, without cache or folder; the rest as in `run_jobs`."""
    ordered = list(sources)
    jobs, _, failures = _plan(ordered)
    ready = {name: _unread(name, why) for name, why in failures.items()}
    outcomes = run_jobs(jobs, workers, here=here)
    for source in ordered:
        while source.document_id not in ready:
            job, outcome = next(outcomes)
            if isinstance(outcome, Failure):
                ready[job.document_id] = _unread(job.document_id, outcome)
            else:
                ready[job.document_id] = decode(outcome)
        yield source, ready.pop(source.document_id)


def current_versions() -> dict[str, str]:
    """Everything that settles what reading gives: versions of program, libraries and schema, and fingerprints."""
    versions = {name: installed(name) for name in LIBRARIES}
    return versions | {"vanort": version(), "program": _program(), "schema": SCHEMA_VERSION} | fingerprints()


def _program() -> str:
    """The sha256 of the source of everything that reads: a changed program reads again, whatever its version says."""
    root = Path(__file__).parent.parent
    files = [path for folder in READING for path in (root / folder).rglob("*.py")]
    files += (root / "pipeline/privacy").rglob("*.yml")
    named = [(path.relative_to(root).as_posix(), sha256_of(path)[0]) for path in [*files, *map(root.joinpath, ALONE)]]
    return sha256(canonical(sorted(named)).encode())


def _unread(document_id: str, why: Failure) -> DocumentResult:
    return DocumentResult(None, False, (), (), (), (), (crash_issue(document_id, why),))


def _reasons(result: DocumentResult) -> list[Issue]:
    """Why a document could not be read: nothing for one that was."""
    return [] if result.document else [issue for issue in result.issues if issue.severity == "error"][:1]
