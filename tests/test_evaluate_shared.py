"""The gold for shared documents: it holds no text, and its places and hashes are those of the documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate.command import shared_folder
from pipeline.evaluate.gold import GoldEvidence, load
from pipeline.evaluate.ink import PdfInk
from pipeline.evaluate.normal import digest

FOLDER = Path(__file__).parent / "gold_shared"
FILES = sorted(FOLDER.glob("*.gold.json"))


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str):
        yield key, value


def test_there_is_gold() -> None:
    assert len(FILES) >= 24


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_sentence_is_in_the_gold(path: Path) -> None:
    aside = ("note", "sha256", "source")
    facts = [text for key, text in strings(json.loads(path.read_text(encoding="utf-8"))) if key not in aside]
    assert not [text for text in facts if len(text) > 25]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_places_and_hashes_are_the_documents(path: Path) -> None:
    gold = load(path)
    assert gold.source is not None
    document = shared_folder() / gold.source
    if not document.is_file():
        pytest.skip(f"{gold.source} is not there: VANORT_SHARED names no folder of shared documents")
    data = document.read_bytes()
    for record in gold.records:
        assert record.evidence
        for quotes in record.evidence.values():
            for quote in quotes:
                assert _stands(quote, data)


def _stands(quote: GoldEvidence, data: bytes) -> bool:
    if data.startswith(b"%PDF-"):
        return bool(PdfInk(data).boxes(quote))
    assert quote.start is not None
    return digest(data.decode().split("\f")[quote.page - 1][quote.start : quote.end]) == quote.sha256
