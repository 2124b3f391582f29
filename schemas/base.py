"""What every schema shares: frozen models, closed to unknown keys, written as canonical JSON.

Canonical JSON is UTF-8 with sorted keys and no optional white space, so that equal objects are equal bytes.
"""

from __future__ import annotations

import json
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION: Final = "1.0"


class Model(BaseModel):
    """A frozen value object; unknown keys raise `pydantic.ValidationError`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_line(self) -> str:
        """This object as one line of canonical JSON, without the line break."""
        return canonical(self.model_dump(mode="json"))

    @classmethod
    def from_line(cls, line: str) -> Self:
        """The object that `to_line` wrote; raises `pydantic.ValidationError` on anything else."""
        return cls.model_validate_json(line)


def canonical(value: Any) -> str:
    """Any JSON value with sorted keys and compact separators."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
