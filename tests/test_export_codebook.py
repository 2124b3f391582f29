"""The codebook is whole: no column, no field of a schema and no coded value without its meaning in both languages."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from pipeline.export.codebook import TYPES, entries, markdown
from pipeline.export.model import Shape, shapes, vocabularies
from schemas.agreement import Agreement, Settled, SourcedAct, SourcedMotion
from schemas.coverage import Coverage
from schemas.dates import Date
from schemas.document import Document
from schemas.record import AgreementRecord
from schemas.statement import Evidence

# Models that are one value in a table, or a list of values in one cell.
CELLS = {"Date", "Act", "SourcedAct", "Motion", "SourcedMotion", "Conflict", "Instrument", "Period", "State", "Mover",
         "CodedReason", "Handling", "Position", "Vote", "Signer", "Scope", "Document", "Evidence"}  # fmt: skip


def at(path: str) -> Any:
    """What stands at `module.Name` or `module.Model.field`."""
    module, _, name = path.rpartition(".")
    try:
        return getattr(importlib.import_module(module), name)
    except ModuleNotFoundError:
        return at(module).model_fields[name].annotation


def literals(annotation: Any) -> Iterator[tuple[str, ...]]:
    """The values of each Literal in an annotation, models looked into."""
    if get_origin(annotation) is Literal:
        yield get_args(annotation)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            yield from literals(field.annotation)
    else:
        for part in get_args(annotation):
            yield from literals(part)


def leaves(model: type[BaseModel], head: str = "") -> Iterator[str]:
    """The paths of the fields of a model, down to what a cell holds."""
    for name, field in model.model_fields.items():
        kinds = [one for one in (field.annotation, *get_args(field.annotation)) if isinstance(one, type)]
        below = next((one for one in kinds if issubclass(one, BaseModel) and one.__name__ not in CELLS), None)
        if below and get_origin(field.annotation) in (None, Union, type(int | None)):
            yield from leaves(below, f"{head}{name}.")
        else:
            yield head + name


@pytest.mark.parametrize("name", list(vocabularies()))
def test_a_vocabulary_has_the_values_of_its_schema_and_a_meaning_for_each(name: str) -> None:
    vocabulary = vocabularies()[name]
    (values,) = set(literals(at(vocabulary.of)))
    assert tuple(vocabulary.values) == tuple(map(str, values)), "write the gloss in vocabularies.yml"
    for value, meaning in vocabulary.values.items():
        assert meaning.sv.strip() and meaning.en.strip(), value


@pytest.mark.parametrize("model", [Agreement, AgreementRecord, Coverage, Evidence, Document, Date])
def test_every_coded_value_of_the_schemas_is_in_a_vocabulary(model: type[BaseModel]) -> None:
    known = {tuple(vocabulary.values) for vocabulary in vocabularies().values()}
    assert set(literals(model)) - known == set()


@pytest.mark.parametrize("shape", [s for s in shapes().values() if s.of], ids=lambda shape: shape.name)
def test_every_field_of_a_schema_is_a_column_of_its_table(shape: Shape) -> None:
    model = at(str(shape.of))
    assert model in (Agreement, SourcedAct, SourcedMotion, AgreementRecord, Evidence, Document, Coverage, Settled)
    shown = {column.field for column in shape.columns}
    assert set(leaves(model)) - shown == set(), "give the new field a column in tables.yml"


@pytest.mark.parametrize("shape", shapes().values(), ids=lambda shape: shape.name)
def test_columns_are_sound(shape: Shape) -> None:
    names = set(shape.names)
    assert [column.name for column in shape.columns if column.primary] == [shape.key]
    for column in shape.columns:
        assert column.type in TYPES
        assert column.meaning.sv.endswith(".") and column.meaning.en.endswith("."), column.name
        assert column.meaning.sv != column.meaning.en, column.name
        assert column.source is None or column.source in names, column.name
        assert column.refers is None or column.refers in shapes(), column.name
        assert column.vocabulary is None or column.vocabulary in vocabularies(), column.name
        assert column.vocabulary or column.type != "code", column.name
        assert (column.type == "proof") == column.name.endswith("_source"), column.name


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_tells_of_every_column_and_value(language: Literal["sv", "en"]) -> None:
    page = markdown(language)
    for shape in shapes().values():
        section = page.split(f"\n## {shape.name}\n")[1].split("\n## ")[0]
        for column in shape.columns:
            assert f"| `{column.name}` |" in section
    for vocabulary in vocabularies().values():
        section = page.split(f"\n### {vocabulary.name}\n")[1].split("\n### ")[0]
        for value, meaning in vocabulary.values.items():
            assert f"| `{value}` | {meaning.sv if language == 'sv' else meaning.en} |" in section


def test_the_table_has_a_row_for_everything() -> None:
    rows = entries()
    columns = sum(len(shape.columns) for shape in shapes().values())
    values = sum(len(vocabulary.values) for vocabulary in vocabularies().values())
    assert len(rows) == len(shapes()) + columns + values
    assert len({row["entry_id"] for row in rows}) == len(rows)
