"""The limits of one document: how they are set, and that no document gets past them or ends the run."""

from __future__ import annotations

import io
import os
import subprocess
import time
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline import limits as limits_module
from pipeline.batch import Failure, Job, run_jobs
from pipeline.errors import UsageError
from pipeline.inputs import Source
from pipeline.limits import MB, SETTINGS, Limits, extend, size
from pipeline.process import DocumentResult, process
from pipeline.read.pdf import read_pdf
from pipeline.run import read_documents

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


# -- workers ------------------------------------------------------------------------------------------------------


def odd_work(job: Job) -> bytes:
    """A stand-in for reading, by the job's id."""
    match job.document_id:
        case "hungry":
            return bytes(bytearray(1 << 31)[:1])
        case "deep":
            return odd_work(job)
        case "slow":
            extend(20)
            time.sleep(3)
        case "child":
            Path(job.path).write_text(str(subprocess.Popen(["sleep", "600"]).pid))
            time.sleep(600)
        case "pid":
            return str(os.getpid()).encode()
    return b"read"


def outcomes(names: list[str], limits: Limits, path: str = "") -> dict[str, bytes | Failure]:
    return {job.document_id: got for job, got in run_jobs([Job(name, path, "") for name in names], 2, odd_work, limits)}


def test_a_document_that_eats_memory_ends_with_the_reason_and_the_others_are_read() -> None:
    got = outcomes(["a", "hungry", "b"], Limits(memory=256 * MB))
    assert (got["a"], got["b"]) == (b"read", b"read")
    assert isinstance(failure := got["hungry"], Failure)
    assert (failure.kind, str(failure)) == ("too_much_memory", "reading it takes more memory than 256 MB")


def test_a_document_may_ask_for_more_time() -> None:
    assert outcomes(["slow"], Limits(seconds=2))["slow"] == b"read"


def test_extend_does_nothing_outside_a_worker() -> None:
    assert not limits_module._ask
    extend(5)


def test_what_a_worker_started_ends_with_it(tmp_path: Path) -> None:
    """Tesseract is such a child."""
    next(run_jobs([Job("warm", "", "")], 1, odd_work))
    got = outcomes(["child"], Limits(seconds=3), str(tmp_path / "pid"))
    assert isinstance(got["child"], Failure) and got["child"].kind == "timed_out"
    pid = int((tmp_path / "pid").read_text())
    for _ in range(50):
        if not Path(f"/proc/{pid}").exists() or "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
            return
        time.sleep(0.1)
    pytest.fail("the child lives on")


def test_a_worker_serves_many_documents() -> None:
    got = [out for _, out in run_jobs([Job("pid", "", "") for _ in range(6)], 1, odd_work)]
    assert len(set(got)) == 1


def test_a_worker_is_relieved_after_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.SERVED", 2)
    got = [out for _, out in run_jobs([Job("pid", "", "") for _ in range(6)], 1, odd_work)]
    assert [got.index(pid) for pid in got] == [0, 0, 2, 2, 4, 4]


# -- documents ----------------------------------------------------------------------------------------------------


def through_the_pool(path: Path) -> DocumentResult:
    """What one file gives, read as `vanort extract` reads it."""
    ((_, result),) = read_documents([Source(path.name, path)], workers=1, here=False)
    return result


def the_issue(result: DocumentResult) -> tuple[str, str]:
    assert result.document is None and not result.members
    (issue,) = result.issues
    assert issue.severity == "error" and issue.message and issue.hint
    return issue.kind, issue.message


def pdf(pages: int = 1, *, size: tuple[float, float] = (595, 842), text: str = "Protokoll", **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, **options)
    for _ in range(pages):
        if text:
            canvas.drawString(70, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def objects(*bodies: bytes) -> bytes:
    """A PDF of the given objects (1 is the catalogue), with a right cross-reference table."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(out),
    )  # fmt: skip


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), more, data)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(1 << 30)  # sparse: it takes no room, and reading it would take a gigabyte of memory
    kind, message = the_issue(through_the_pool(path))
    assert (kind, message) == ("too_large", "the file has 1 GB, and 512 MB may be read")


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANORT_MAX_PAGES", "3")
    for data in (pdf(5), b"\f".join([LETTER] * 5)):
        result = process(data, "a")
        assert [page.page for page in result.pages] == [1, 2, 3]
        (issue,) = [issue for issue in result.issues if issue.kind == "too_many_pages"]
        assert issue.severity == "error" and issue.message == "only the first 3 pages were read: it has more"
        assert issue.hint == "split it, or raise the limit, for instance VANORT_MAX_PAGES=6"
    assert not [issue for issue in process(pdf(3), "a").issues if issue.kind == "too_many_pages"]


def test_a_bomb_in_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of a megabyte that unpacks to one gigabyte."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()
    bomb = objects(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(packed, b"/Filter/FlateDecode"))
    path = tmp_path / "bomb.pdf"
    path.write_bytes(bomb)
    monkeypatch.setenv("VANORT_MAX_MEMORY", "400MB")
    monkeypatch.setenv("VANORT_TIMEOUT", "20")
    kind, _ = the_issue(through_the_pool(path))
    assert kind in ("too_much_memory", "reader_died", "no_text_layer", "timed_out")


@pytest.mark.parametrize(
    ("bodies", "kinds"),
    [
        ((CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), ("broken_pdf",)),
        ((CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), ("broken_pdf",)),
        ((CATALOGUE, b"<</Type/Pages/Kids[]/Count 2000000000>>"), ("broken_pdf",)),
        ((CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(b"[" * 200_000)), ("no_text_layer",)),
        (
            (CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(b"q " * 300_000 + b"BT (x) Tj ET")),
            ("no_text_layer",),
        ),
        ((b"<</Type/Catalog/Pages 1 0 R>>",), ("broken_pdf",)),
        ((b"1 0 R",), ("timed_out",)),
    ],
    ids=["own child", "own grandchild", "count of billions", "deep arrays", "graphics states", "catalogue", "self"],
)
def test_cycles_and_depths(
    bodies: tuple[bytes, ...], kinds: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANORT_TIMEOUT", "10")
    (tmp_path / "a.pdf").write_bytes(objects(*bodies))
    assert the_issue(through_the_pool(tmp_path / "a.pdf"))[0] in kinds


def test_a_previous_table_that_is_itself() -> None:
    data = pdf().replace(b"/Size", b"/Prev 9 /Size")
    result = process(data, "a.pdf")
    assert result.document is not None or the_issue(result)[0] == "broken_pdf"


def test_an_end_that_is_missing() -> None:
    data = pdf(2)
    result = process(data[: data.rindex(b"startxref")], "a.pdf")
    assert "truncated_pdf" in [issue.kind for issue in result.issues] or the_issue(result)[0] == "broken_pdf"


def test_passwords() -> None:
    locked = pdf(encrypt=StandardEncryption("hemligt", "owner", strength=128))
    assert the_issue(process(locked, "a.pdf"))[0] == "encrypted_pdf"
    readable = pdf(text="Protokoll fran Ystad", encrypt=StandardEncryption("", "owner", canPrint=0, strength=128))
    assert process(readable, "a.pdf").pages[0].text == "Protokoll fran Ystad"


def test_pages_of_every_size() -> None:
    found = read_pdf(pdf(size=(30_000, 30_000)), 10)
    assert found.pages[0].text == "Protokoll"
    assert the_issue(process(pdf(size=(14_400, 14_400), text=""), "a.pdf"))[0] in ("no_text_layer", "ocr_missing")


def test_many_empty_pages() -> None:
    kids = b" ".join([b"3 0 R"] * 1)
    many = b"<</Type/Pages/Kids[" + kids + b"]/Count 1>>"
    assert the_issue(process(objects(CATALOGUE, many, PAGE, stream(b"")), "a.pdf"))[0] in (
        "no_text_layer",
        "ocr_missing",
    )


def test_half_a_million_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = zlib.compress(b"1 1 m 2 2 l S\n" * 500_000)
    data = objects(CATALOGUE, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, stream(content, b"/Filter/FlateDecode"))
    path = tmp_path / "paths.pdf"
    path.write_bytes(data)
    monkeypatch.setenv("VANORT_TIMEOUT", "10")
    monkeypatch.setenv("VANORT_MAX_MEMORY", "1GB")
    assert the_issue(through_the_pool(path))[0] in ("no_text_layer", "ocr_missing", "timed_out", "too_much_memory")


@pytest.mark.parametrize(
    "data", [b"a" * 5_000_000, b"ord " * 1_000_000, b"\n" * 1_000_000 + b"slut", b"- rad\n" * 200_000]
)
def test_texts_without_measure(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(data)
    monkeypatch.setenv("VANORT_TIMEOUT", "10")
    result = through_the_pool(path)
    assert result.document is not None or the_issue(result)[0] in ("timed_out", "too_much_memory")
