"""The README tells the truth: its two commands, the table they print, its scores, its map."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.assemble import assemble
from pipeline.evaluate.command import drift
from pipeline.evaluate.gold import DOCUMENTS
from pipeline.process import process
from tests.tesseract import needs_tesseract

README = Path("README.md").read_text(encoding="utf-8")


def test_two_commands_open_it() -> None:
    block = re.match(r"```sh\n(.*)\n(.*)\n```\n", README)
    assert block is not None
    assert block[1].endswith("vanort run samples") and block[2].endswith("pytest")
    assert all("-c constraints.txt" in line and "python3 -m venv" in line for line in block.groups())


@needs_tesseract
def test_the_scores_are_those_of_today() -> None:
    assert not drift(README)


@needs_tesseract
def test_the_table_shows_what_a_run_finds() -> None:
    """Every sample stands in it once, with the acts and stages of its records in order, or where they are counted."""
    table = README.split("<!-- table -->")[1].split("<!-- /table -->")[0]
    suffix = "|".join(suffix.lstrip(".") for suffix in DOCUMENTS)
    blocks = re.split(rf"\n(?=\S+\.(?:{suffix})(?:!\d)? · )", table.split("= is the body")[0])[1:]
    shown = {block.split(" · ")[0]: block for block in blocks}
    paths = sorted(path for path in Path("samples").glob("*/*") if path.suffix in DOCUMENTS)
    names = {path.relative_to("samples").as_posix(): path for path in paths}
    read = {member: one for name, path in names.items() for member, one in process(path.read_bytes(), name).each(name)}
    dataset = assemble(read)
    for name in read:
        records = [record for record in dataset.records if record.document.document_id == name]
        counted = [record for record in records if record.rests_on in (None, record.record_id)]
        found = [(act.act, act.stage) for record in counted for act in record.acts]
        block = shown.get(name, "")
        assert re.findall(r"([a-z_]+) \(([a-z]+)\)\s*$", block, flags=re.M) == found, name
        elsewhere = {record.item.paragraph for record in records if record not in counted}  # one line for each §
        assert block.count("counted in") == len(elsewhere), name
        assert name in table


def test_the_map_names_what_is_there() -> None:
    for folder in re.findall(r"^\| `(pipeline/[\w.]+/?|schemas/|samples/|tests/)`", README, flags=re.M):
        assert Path(folder).exists(), folder
