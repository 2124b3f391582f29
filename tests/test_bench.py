"""The bench's arithmetic and its inputs; how fast anything is, no test asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.bench import ROOT, SAMPLE, WARM, Row, inputs, readable, table


def test_the_table_gives_the_ratios() -> None:
    rows = [Row("sample", "vanort", 6, 5.0, 300), Row("sample", "plain", 6, 20.0, 150)]
    lines = table(rows, {"vanort extract": 3.0, "import spacy": 1.5}).splitlines()
    assert lines[1].split() == ["sample", "vanort", "6", "5.0", "300"]
    assert lines[3].split() == ["sample", "vanort:plain", "0.25", "2.00"]
    assert lines[-1].split() == ["cold", "ratio", "2.00"]


def test_the_inputs_are_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VANORT_SHARED", str(tmp_path))
    assert inputs() == {"sample": [SAMPLE]}, "without the reference documents the sample alone"
    assert SAMPLE.is_file() and WARM.is_file() and (ROOT / "pyproject.toml").is_file()


def test_what_neither_can_read_counts_for_neither(tmp_path: Path) -> None:
    for name, data in (("a.txt", b"text"), ("b.pdf", b"<html>"), ("c.pdf", b"%PDF-1.4 broken"), ("d.txt", b"\xff")):
        (tmp_path / name).write_bytes(data)
    assert readable([*sorted(tmp_path.iterdir()), SAMPLE]) == [tmp_path / "a.txt", SAMPLE]
