"""The JSON Schemas in the tree are those of the models, and lines that are written fit them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.base import Model
from schemas.jsonschema import MODELS, schema_of, write
from schemas.record import AgreementRecord

JSON = Path(__file__).parent.parent / "schemas" / "json"


@pytest.mark.parametrize("name", MODELS)
def test_the_file_is_the_model(name: str) -> None:
    assert (JSON / f"{name}.json").read_text(encoding="utf-8") == schema_of(name), "run `vanort schemas`"


def test_there_is_no_file_without_a_model() -> None:
    assert {path.stem for path in JSON.glob("*.json")} == set(MODELS)


def test_writing_gives_one_file_for_each_kind_of_line(tmp_path: Path) -> None:
    paths = write(tmp_path / "new" / "folder")
    assert sorted(path.name for path in paths) == sorted(f"{name}.json" for name in MODELS)


def test_every_field_of_a_record_is_required_and_no_other_is_allowed() -> None:
    schema = json.loads(schema_of("records"))
    assert set(schema["required"]) == set(AgreementRecord.model_fields)
    assert schema["additionalProperties"] is False
    assert "except" in schema["$defs"]["Scope"]["required"]


def test_people_may_leave_out_what_has_a_default() -> None:
    required = json.loads(schema_of("decisions"))["required"]
    assert "judged" in required
    assert "note" not in required


@pytest.mark.parametrize("model", MODELS.values())
def test_models_are_closed(model: type[Model]) -> None:
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]
