"""JSON Schemas of the lines that `vanort` writes, generated from the models, for scripts in other languages.

`schemas/json/` holds them as files; a test fails when a model and its file differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema

from schemas.agreement import Agreement, Thread
from schemas.base import Model
from schemas.coverage import Coverage
from schemas.document import Document, Page
from schemas.issue import Issue
from schemas.item import Item
from schemas.manual import ManualStatement
from schemas.record import AgreementRecord
from schemas.review import Decision
from schemas.run import Manifest
from schemas.statement import Statement

DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELS: dict[str, type[Model]] = {
    "agreements": Agreement,
    "coverage": Coverage,
    "decisions": Decision,
    "documents": Document,
    "issues": Issue,
    "items": Item,
    "manifest": Manifest,
    "manual": ManualStatement,
    "pages": Page,
    "records": AgreementRecord,
    "statements": Statement,
    "threads": Thread,
}


class _Written(GenerateJsonSchema):
    """What `vanort` writes has every field, be it null: each one is required."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return self.mode == "serialization" or super().field_is_required(field, total)


def schema_of(name: str) -> str:
    """The JSON Schema of one line of `<name>.jsonl` (of the whole file for `manifest`), as indented, sorted JSON.

    In lines that people write (`decisions`, `manual`), fields with a default may be left out.
    """
    by_people = name in ("decisions", "manual")
    mode: Literal["validation", "serialization"] = "validation" if by_people else "serialization"
    schema = MODELS[name].model_json_schema(mode=mode, schema_generator=_Written) | {"$schema": DIALECT}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write(folder: Path) -> list[Path]:
    """Write one `<name>.json` per kind of line to the folder, made where it is missing; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in MODELS:
        path = folder / f"{name}.json"
        path.write_text(schema_of(name), encoding="utf-8")
        paths.append(path)
    return paths
