"""From what the user names (files, folders, globs) to documents with ids that hold on every machine.

A document's id is its path relative to the PATH given, with `/` between folders and in Unicode NFC: the file's name
for a file, the path inside the folder for a folder, the path below the fixed part for a glob (`a/*/b.pdf` is
relative to `a`). Where two PATHs give one id, both get the least number of parent folders in front that tells them
apart. A file that is named twice counts once, under the longer id. Personal data in a name are masked
(`[personnummer].pdf`), for ids stand in every export.

A file that is named, or matched by a glob, is always tried. Walking a folder leaves out what cannot be a document:
hidden files and folders, datasets that `vanort` wrote, and files whose suffix is in `NOT_DOCUMENTS`; they are counted
as skipped, so that nothing is passed over in silence.
"""

from __future__ import annotations

import glob
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.privacy.paths import file_name

# fmt: off
NOT_DOCUMENTS = frozenset((
    ".cfg", ".css", ".ini", ".js", ".json", ".jsonl", ".lock", ".log", ".markup", ".md", ".py", ".pyc", ".sh",
    ".sha256", ".toml", ".yaml", ".yml",
))
# fmt: on
_DATASET = ("manifest.json", "pages.jsonl")


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read and the id it goes by in the data."""

    document_id: str
    path: Path


@dataclass(frozen=True, slots=True)
class Inputs:
    """The sources, sorted by id, and how many files in folders were passed over because they are no documents."""

    sources: tuple[Source, ...]
    skipped: int


def gather(paths: Iterable[str | Path]) -> list[Source]:
    """The documents under the given files, folders and globs, sorted by id. Raises `UsageError` as `survey` does."""
    return list(survey(paths).sources)


def survey(paths: Iterable[str | Path]) -> Inputs:
    """As `gather`, with the number of skipped files.

    Raises `UsageError` for a path that does not exist, a glob that matches nothing, and when there is no document.
    """
    named = [str(path) for path in paths]
    best: dict[str, tuple[str, Path]] = {}
    skipped: set[Path] = set()
    for name in named:
        for relative, path in _expand(name, skipped):
            found = (_portable(relative), path)
            real = os.path.realpath(path)
            if real not in best or _rank(found) < _rank(best[real]):
                best[real] = found
    if not best:
        raise UsageError(f"no documents in {', '.join(named)}: name files or folders to read")
    return Inputs(tuple(sorted(_tell_apart(best.values()))), len(skipped))


def _rank(found: tuple[str, Path]) -> tuple[int, str, str]:
    """The longest id first: it does not depend on the order in which the paths were named."""
    return (-found[0].count("/"), found[0], str(found[1]))


def _expand(name: str, skipped: set[Path]) -> Iterator[tuple[str, Path]]:
    """(path relative to the PATH given, path) of each file that `name` stands for."""
    path = Path(name).expanduser()
    if path.is_dir():
        yield from _walk(path, path, skipped)
    elif path.exists():
        yield path.name, path
    elif glob.has_magic(name):
        yield from _matches(str(path), skipped)
    else:
        raise UsageError(f"{name} does not exist: check the path")


def _matches(pattern: str, skipped: set[Path]) -> Iterator[tuple[str, Path]]:
    parts = Path(pattern).parts
    fixed = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    matches = sorted(root.glob(str(Path(*parts[fixed:]))))
    matches = [match for match in matches if not _hidden(match.relative_to(root))]
    if not matches:
        raise UsageError(f"nothing matches {pattern}: check the pattern")
    for match in matches:
        if match.is_dir():
            yield from _walk(match, root, skipped)
        else:
            yield str(match.relative_to(root)), match


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def _walk(folder: Path, root: Path, skipped: set[Path]) -> Iterator[tuple[str, Path]]:
    for at, folders, files in os.walk(folder):
        here = Path(at)
        if all(name in files for name in _DATASET):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        for name in sorted(files):
            if name.startswith("."):
                continue
            path = here / name
            if path.suffix.lower() in NOT_DOCUMENTS or not path.is_file():
                skipped.add(path)
            else:
                yield str(path.relative_to(root)), path


def _portable(relative: str) -> str:
    """The id of a relative path: `/` between folders, NFC, bytes that are no UTF-8 and personal data replaced."""
    text = os.fsencode(relative).decode("utf-8", "replace")
    return file_name(unicodedata.normalize("NFC", Path(text).as_posix()))


def _tell_apart(found: Iterable[tuple[str, Path]]) -> Iterator[Source]:
    """Sources with ids that differ: equal ones get parent folders in front, at last a number."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for document_id, path in found:
        groups[document_id].append(path)
    taken = {document_id for document_id, paths in groups.items() if len(paths) == 1}
    for document_id in sorted(groups):
        paths = sorted(groups[document_id])
        if len(paths) == 1:
            yield Source(document_id, paths[0])
            continue
        ids = _with_parents(document_id, paths, taken)
        taken.update(ids)
        yield from (Source(*pair) for pair in zip(ids, paths, strict=True))


def _with_parents(document_id: str, paths: list[Path], taken: set[str]) -> list[str]:
    depth = document_id.count("/") + 1
    parents = [Path.cwd().joinpath(path).parts[1:-depth] for path in paths]
    for n in range(1, max(map(len, parents)) + 1):
        ids = [_portable("/".join((*above[-n:], document_id))) for above in parents]
        if len(set(ids)) == len(ids) and not taken.intersection(ids):
            return ids
    return [f"{document_id}~{n}" for n, _ in enumerate(paths, 1)]
