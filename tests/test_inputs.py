"""From paths to document ids."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.inputs import gather, survey


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """a/2023/ks.pdf, a/2024/ks.pdf, a/kf.txt, b/ks.pdf"""
    for name in ("a/2023/ks.pdf", "a/2024/ks.pdf", "a/kf.txt", "b/ks.pdf"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(*paths: str | Path) -> list[str]:
    return [source.document_id for source in gather(paths)]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["a"], ["2023/ks.pdf", "2024/ks.pdf", "kf.txt"]),
        (["a/2023/ks.pdf"], ["ks.pdf"]),
        (["a/*/ks.pdf"], ["2023/ks.pdf", "2024/ks.pdf"]),
        (["a/**/*.pdf"], ["2023/ks.pdf", "2024/ks.pdf"]),
        (["a/2*"], ["2023/ks.pdf", "2024/ks.pdf"]),
        (["./a/../b"], ["ks.pdf"]),
        (["a/kf.txt", "b/ks.pdf"], ["kf.txt", "ks.pdf"]),
        # equal ids get parents in front: as few as tell them apart
        (["a/2023/ks.pdf", "a/2024/ks.pdf"], ["2023/ks.pdf", "2024/ks.pdf"]),
        (["a/2023", "b"], ["2023/ks.pdf", "b/ks.pdf"]),
        (["a/2023/ks.pdf", "b/ks.pdf", "a/kf.txt"], ["2023/ks.pdf", "b/ks.pdf", "kf.txt"]),
        # the same file by two names counts once
        (["a", "a/kf.txt", "./a/kf.txt"], ["2023/ks.pdf", "2024/ks.pdf", "kf.txt"]),
        (["a/2023/ks.pdf", "a"], ["2023/ks.pdf", "2024/ks.pdf", "kf.txt"]),
    ],
)
def test_ids(tree: Path, paths: list[str], expected: list[str]) -> None:
    assert ids(*paths) == expected


def test_the_order_and_the_machine_make_no_difference(tree: Path) -> None:
    forth, back = gather(["a", "b", "a/kf.txt"]), gather(["a/kf.txt", "b", "a"])
    assert forth == back
    assert ids(tree / "a", tree / "b") == ids("a", "b")


def test_a_parent_in_front_may_not_collide_with_another_id(tree: Path) -> None:
    (tree / "c" / "b").mkdir(parents=True)
    (tree / "c" / "b" / "ks.pdf").write_text("c")
    assert ids("a/2023", "b", "c") == sorted(["a/2023/ks.pdf", "b/ks.pdf", f"{tree.name}/b/ks.pdf"])


def test_ids_are_nfc_and_hold_no_bytes_that_are_not_text(tree: Path) -> None:
    (tree / "b" / "Va\u0308xjo\u0308.txt").write_text("x")
    (tree / os.fsdecode(b"b/\xff.txt")).write_text("x")
    assert ids("b") == ["V\u00e4xj\u00f6.txt", "ks.pdf", "\ufffd.txt"]


def test_a_name_with_brackets_is_a_file_before_it_is_a_glob(tree: Path) -> None:
    (tree / "b" / "ks[1].pdf").write_text("x")
    assert ids("b/ks[1].pdf") == ["ks[1].pdf"]


def test_what_is_no_document_is_skipped_in_folders_and_counted(tree: Path) -> None:
    for name in ("README.md", "make.py", "ks.gold.json", ".hidden.pdf", ".git/x.pdf", "__pycache__/x.bin"):
        (tree / "b" / name).parent.mkdir(exist_ok=True)
        (tree / "b" / name).write_text("x")
    found = survey(["b"])
    assert [source.document_id for source in found.sources] == ["ks.pdf"]
    assert found.skipped == 3
    assert ids("b/README.md", "b/.hidden.pdf") == [".hidden.pdf", "README.md"], "a file that is named is tried"


def test_a_dataset_inside_a_folder_is_not_read(tree: Path) -> None:
    for name in ("manifest.json", "pages.jsonl", "notes.txt"):
        (tree / "b" / "out").mkdir(exist_ok=True)
        (tree / "b" / "out" / name).write_text("x")
    assert ids("b") == ["ks.pdf"]


@pytest.mark.parametrize(
    ("path", "says"), [("nope", "does not exist"), ("a/*.docx", "nothing matches"), ("empty", "no documents in empty")]
)
def test_what_cannot_be_used_is_told(tree: Path, path: str, says: str) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(UsageError, match=says):
        gather([path])
