"""The README tells the truth: its two commands, the table they print, its scores, its map."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.evaluate.command import drift
from pipeline.process import process

README = Path("README.md").read_text(encoding="utf-8")


def test_two_commands_open_it() -> None:
    block = re.match(r"```sh\n(.*)\n(.*)\n```\n", README)
    assert block is not None
    assert block[1].endswith("vanort run samples") and block[2].endswith("pytest")
    assert all("-c constraints.txt" in line and "python3 -m venv" in line for line in block.groups())


def test_the_scores_are_those_of_today() -> None:
    assert not drift(README)


def test_the_table_shows_what_a_run_finds() -> None:
    """Every sample stands in it once, with the acts and stages of its records in order."""
    table = README.split("<!-- table -->")[1].split("<!-- /table -->")[0]
    blocks = re.split(r"\n(?=\S+\.(?:pdf|txt) · )", table.split("= is the body")[0])[1:]
    shown = {block.split(" · ")[0]: re.findall(r"([a-z_]+) \(([a-z]+)\)\s*$", block, flags=re.M) for block in blocks}
    for path in sorted(p for p in Path("samples").glob("*/*") if p.suffix in (".pdf", ".txt")):
        name = path.relative_to("samples").as_posix()
        found = [(a.act, a.stage) for r in process(path.read_bytes(), name).records for a in r.acts]
        assert shown.get(name, []) == found, name
        assert name in table


def test_the_map_names_what_is_there() -> None:
    for folder in re.findall(r"^\| `(pipeline/[\w.]+/?|schemas/|samples/|tests/)`", README, flags=re.M):
        assert Path(folder).exists(), folder
