"""An export read back into a dataset's folder: exporting that again gives the same bytes of every file.

Such a folder holds what was published and no more: no texts of pages and no decisions. So it can be listed, shown, drawn,
counted and exported; nothing can be added to it, and no release is made of it.

    DIR/coverage.jsonl      what the export says was searched
    DIR/publication.toml    who publishes it, as the export tells
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from pipeline.errors import UsageError
from pipeline.export.datapackage import NAME, published
from pipeline.export.lines import SourceLine, load_coverage, load_export, read_lines
from pipeline.export.model import shapes
from pipeline.export.publication import FILE, Publication
from pipeline.store import Dataset, load
from pipeline.store.dataset import FILES, MANIFEST, READ_BACK
from pipeline.store.files import sha256, write_atomic
from pipeline.store.runs import locked, publish
from pipeline.version import version
from schemas.base import SCHEMA_VERSION
from schemas.run import Input, Manifest

PACKAGE: Final = "datapackage.json"
COVERAGE: Final = "coverage.jsonl"


def export_at(path: Path) -> Path | None:
    """The export that a path stands for: its folder, or the data package in it. None for anything else."""
    folder = path if path.is_dir() else path.parent
    return folder if (path.is_dir() or path.name == PACKAGE) and _package(folder) else None


def belongs_to_an_export(path: Path, data: bytes) -> bool:
    """Whether a file is one of an export's, by the folder it stands in or by its header."""
    head = data[:8_192].decode("utf-8-sig", errors="ignore").partition("\n")[0].strip().split(",")
    return _package(path.parent) is not None or any(head == list(shape.names) for shape in shapes().values())


def restore(folder: Path, out: Path) -> Dataset:
    """Put the export in `folder` into the dataset's folder `out`; returns its dataset.

    Raises `UsageError` when there is no export, or when `out` holds anything but the same one.
    """
    package = _package(folder)
    if package is None:
        raise UsageError(f"no export in {folder} (no {PACKAGE} of one): make one with `vanort export`")
    found, coverage, publication = load_export(folder), load_coverage(folder), _publication(package, folder)
    documents = [line.document for line in read_lines(folder, "sources", SourceLine)]
    dataset = Dataset(
        pages=found.pages, records=found.records, agreements=found.agreements, threads=found.threads,
        documents=tuple(documents),
    )  # fmt: skip
    files = dict(dataset.files())
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        versions={"vanort": version(), READ_BACK: sha256((folder / PACKAGE).read_bytes())},
        rules="",
        gazetteer="",
        settings={},
        inputs=tuple(Input(document_id=d.document_id, sha256=d.sha256, size=0) for d in documents),
        counts={name: len(dataset.rows(name)) for name in FILES},
        files={name: sha256(data) for name, data in sorted(files.items())},
    )
    whole = replace(dataset, manifest=manifest)
    with locked(out):
        _free(out, manifest)
        said = published(publication)
        if said:
            write_atomic(out / FILE, _toml(said).encode())
        write_atomic(out / COVERAGE, "".join(line.to_line() + "\n" for line in coverage).encode())
        publish(out, whole)
    return whole


def _free(out: Path, manifest: Manifest) -> None:
    """Refuse a folder in which something else stands."""
    if (out / MANIFEST).is_file() and load(out, only=()).manifest != manifest:
        raise UsageError(f"{out} holds another dataset: an export is read back into a folder of its own, see --out")
    taken = [name for name in ("decisions.jsonl", "manual.jsonl", "imports", "coverage.toml") if (out / name).exists()]
    if not (out / MANIFEST).is_file() and (out / FILE).exists():
        taken.append(FILE)
    if taken:
        raise UsageError(f"{out} holds {', '.join(taken)}: an export is read back into a folder of its own, see --out")


def _package(folder: Path) -> dict[str, Any] | None:
    """The data package of an export in a folder."""
    try:
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return package if isinstance(package, dict) and package.get("name") == NAME else None


def _publication(package: dict[str, Any], folder: Path) -> Publication:
    told = dict(package.get("publication") or {})
    try:
        if contact := told.get("contact"):
            told["contact"] = {"name": contact["name"], "email": contact["path"].removeprefix("mailto:")}
        return Publication.model_validate(told)
    except (ValidationError, KeyError, AttributeError) as error:
        raise UsageError(f"{folder / PACKAGE}: what it says of the publication cannot be read ({error})") from None


def _toml(said: dict[str, Any]) -> str:
    """A publication as TOML: texts and tables of texts."""
    lines = [f"{name} = {_value(value)}" for name, value in said.items()]
    return "\n".join(lines) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {_value(part)}" for name, part in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
