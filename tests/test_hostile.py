"""Files that do harm: each ends as read or with its reason, within the limits, and the run goes on.

All of them are read in one run of two workers, as a folder that somebody else filled would be. Where an outcome hangs
on how fast the machine is, each that is right is named.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.inputs import Source
from pipeline.process import DocumentResult
from pipeline.run import read_documents
from tests import hostile

SLOW = {"timed_out", "too_much_memory"}
BLANK = {"no_text_layer", "ocr_missing"}
KINDS = {  # of the one issue of a document that was not read
    "user-password.pdf": {"encrypted_pdf"},
    "half.pdf": {"broken_pdf"},
    "bomb.pdf": SLOW,
    "own-child.pdf": {"broken_pdf"},
    "own-grandchild.pdf": {"broken_pdf"},
    "own-catalogue.pdf": {"broken_pdf"},
    "reference-to-itself.pdf": {"broken_pdf"} | SLOW,
    "tower-of-pages.pdf": {"broken_pdf"},
    "xref-circle.pdf": {"broken_pdf"},
    "empty.pdf": {"empty_file"},
    "sparse.pdf": {"too_large"},
    "crowd.pdf": BLANK,
    "large-blank-page.pdf": BLANK,
    "paths.pdf": BLANK | SLOW,
    "arrays.pdf": BLANK,
    "states.pdf": BLANK | SLOW,
    "one-line.txt": SLOW,
    "lines.txt": SLOW,
}
READ = {  # of the issues beside what was read
    "owner-password.pdf": set(),
    "truncated.pdf": {"truncated_pdf"},
    "count-of-billions.pdf": set(),
    "xref-elsewhere.pdf": set(),
    "large-page.pdf": set(),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, DocumentResult]]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in hostile.FILES.items():
        (folder / name).write_bytes(make())
    with (folder / "sparse.pdf").open("wb") as file:
        file.truncate(1 << 30)  # it takes no room, and reading it would take a gigabyte of memory
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("PAGES", "5"), ("MEMORY", "600MB")):
            patch.setenv(f"VANORT_MAX_{name}", value)
        patch.setenv("VANORT_TIMEOUT", "10")
        sources = [Source(path.name, path) for path in sorted(folder.iterdir())]
        yield {source.document_id: result for source, result in read_documents(sources, workers=2)}


def test_every_file_has_an_outcome(results: dict[str, DocumentResult]) -> None:
    assert set(results) == {*hostile.FILES, "sparse.pdf"} == {*KINDS, *READ}


@pytest.mark.parametrize("name", KINDS)
def test_what_cannot_be_read_says_why(name: str, results: dict[str, DocumentResult]) -> None:
    assert results[name].document is None
    (issue,) = results[name].issues
    assert issue.kind in KINDS[name]
    assert issue.severity == "error" and issue.message and issue.hint


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(name: str, results: dict[str, DocumentResult]) -> None:
    assert results[name].document is not None
    assert {page.text for page in results[name].pages} == {hostile.TEXT}
    assert {issue.kind for issue in results[name].issues} - {"no_body"} == READ[name]


def test_a_huge_file_names_its_size_the_limit_and_the_setting(results: dict[str, DocumentResult]) -> None:
    (issue,) = results["sparse.pdf"].issues
    assert issue.message == "the file has 1 GB, and 512 MB may be read"
    assert issue.hint and "VANORT_MAX_BYTES=2GB" in issue.hint
