"""Readings of pictures, kept by the content of the picture: reading one takes seconds."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.read.ocr.program import LANGUAGE, SIGNS, program
from pipeline.read.ocr.words import Word

METHOD = "ocr/2"  # with the program's version: what decides the words of a picture

Rows = list[list[Word]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder in which readings are kept by the sha256 of the picture and the method; None keeps nothing."""

    folder: Path | None = None

    def get(self, key: str) -> Rows | None:
        """The rows of a picture that was read before, or None; a damaged file counts as none."""
        if self.folder is None:
            return None
        try:
            rows = json.loads(self._path(key).read_bytes())
            return [[Word(*word) for word in row] for row in rows]
        except (OSError, ValueError, TypeError):
            return None

    def put(self, key: str, rows: Rows) -> None:
        """Keep the rows of a picture."""
        if self.folder is None:
            return
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump([[astuple(word) for word in row] for row in rows], file)
        Path(aside).replace(path)

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / key[:2] / f"{key[2:]}.json"


def method() -> str:
    """What decides the words of a picture: this code's version, the program's, the languages."""
    return f"{METHOD} tesseract/{program().version} {LANGUAGE}+{SIGNS}"
