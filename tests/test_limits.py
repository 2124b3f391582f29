"""The limits of one document: how they are set, how they are told, and what becomes of the pages beyond."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.limits import MB, SETTINGS, Limits, size
from pipeline.process import process
from tests.hostile import pdf

LETTER = b"Ystads kommun\nKommunfullmaktige\n2024-03-21\n\nText om en fr\xe5ga.\n"


def test_the_defaults_are_told_to_people() -> None:
    assert str(Limits()) == "5,000 pages, 512 MB, 120 s and 2 GB of memory a document; 60 s a page of OCR"


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("pages", "10000", 10_000),
        ("bytes", "1.5GB", int(1.5 * (1 << 30))),
        ("bytes", "300 MB", 300 * MB),
        ("bytes", "5000", 5000),
        ("memory", "512mb", 512 * MB),
        ("memory", "4G", 4 << 30),
        ("seconds", "7.5", 7.5),
        ("ocr_seconds", "30", 30.0),
    ],
)
def test_each_limit_has_a_setting(name: str, said: str, expected: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTINGS[name], said)
    assert getattr(Limits.from_environment(), name) == expected


@pytest.mark.parametrize("name", sorted(SETTINGS))
@pytest.mark.parametrize("said", ["soon", "0", "-1", "nan", "10 litres", "1e9"])
def test_what_is_no_limit(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTINGS[name], said)
    with pytest.raises(UsageError, match=rf"{SETTINGS[name]} is .*for instance \w+"):
        Limits.from_environment()


def test_sizes_for_people() -> None:
    assert [size(n) for n in (900, 2048, 3 * MB, 1 << 30)] == ["900 bytes", "2 kB", "3 MB", "1 GB"]


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANORT_MAX_PAGES", "3")
    for data in (pdf(5), b"\f".join([LETTER] * 5)):
        result = process(data, "a")
        assert [page.page for page in result.pages] == [1, 2, 3]
        (issue,) = [issue for issue in result.issues if issue.kind == "too_many_pages"]
        assert issue.severity == "error" and issue.message == "only the first 3 pages were read: it has more"
        assert issue.hint == "split it, or raise the limit, for instance VANORT_MAX_PAGES=6"
    assert not [issue for issue in process(pdf(3), "a").issues if issue.kind == "too_many_pages"]
