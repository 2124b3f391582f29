"""What one run was made from; the hash of this object is the run's id."""

from __future__ import annotations

from schemas.base import Model


class Input(Model):
    """One document of a run; `size` in bytes."""

    document_id: str
    sha256: str
    size: int


class Manifest(Model):
    """`manifest.json`. `rules` and `gazetteer` are fingerprints (sha256) of the data that was in force."""

    schema_version: str
    versions: dict[str, str]
    rules: str
    gazetteer: str
    settings: dict[str, str]
    inputs: tuple[Input, ...]
    counts: dict[str, int]
    files: dict[str, str]
