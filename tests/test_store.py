"""The dataset on disk: same objects back, same bytes again, all or nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import RunFailed, UsageError
from pipeline.process import DocumentResult
from pipeline.store import Dataset, history, keep_failure, load, locked, publish, resolve, run_id, runs
from pipeline.store.cache import Cache, decode, encode
from pipeline.store.files import sha256, write_atomic
from schemas.run import Manifest
from tests.made import EXAMPLE, fold, process


def dataset(*texts: str, order: int = 1) -> Dataset:
    results = [(f"d{n}.txt", process(text.encode(), f"d{n}.txt")) for n, text in enumerate(texts)][::order]
    made = Dataset.of_documents(results)
    agreements, issues = fold(made.records)
    made = made.folded(agreements, (), issues)
    files = {name: sha256(data) for name, data in made.files()}
    manifest = Manifest(
        schema_version="1.0", versions={}, rules="r", gazetteer="g", settings={}, inputs=(), counts={}, files=files
    )
    return replace(made, manifest=manifest)


OTHER = EXAMPLE.replace("Riga", "Tartu").replace("0001", "0002")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    made = dataset(EXAMPLE, OTHER)
    publish(tmp_path, made)
    assert [r.to_line() for r in load(tmp_path).records] == [r.to_line() for r in made.records]
    assert load(tmp_path, only=("issues",)).records == ()
    for line in (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines():
        assert list(json.loads(line)) == sorted(json.loads(line))


def test_a_runs_id_is_the_hash_of_its_manifest(tmp_path: Path) -> None:
    made = dataset(EXAMPLE)
    publish(tmp_path, made)
    assert made.manifest is not None
    assert run_id(made.manifest) == sha256((tmp_path / "manifest.json").read_bytes()) == history(tmp_path)[-1]


def test_the_order_of_documents_makes_no_difference() -> None:
    assert list(dataset(EXAMPLE, OTHER).files()) == list(dataset(EXAMPLE, OTHER, order=-1).files())


def test_the_same_run_again_writes_nothing(tmp_path: Path) -> None:
    assert publish(tmp_path, dataset(EXAMPLE))
    before = snapshot(tmp_path)
    assert not publish(tmp_path, dataset(EXAMPLE))
    assert snapshot(tmp_path) == before


def test_earlier_runs_are_kept_and_found(tmp_path: Path) -> None:
    first, second = dataset(EXAMPLE), dataset(EXAMPLE, OTHER)
    publish(tmp_path, first)
    with pytest.raises(UsageError, match="no earlier run"):
        resolve("previous", tmp_path)
    publish(tmp_path, second)
    assert len(load(resolve("previous", tmp_path)).records) == 1
    assert len(load(resolve("latest", tmp_path)).records) == 2
    assert resolve(history(tmp_path)[0][:9], tmp_path) == resolve("previous", tmp_path)
    assert resolve(str(tmp_path), Path("elsewhere")) == tmp_path
    publish(tmp_path, first)  # back to the first: its predecessor is now the second
    assert len(load(resolve("previous", tmp_path)).records) == 2
    with pytest.raises(UsageError, match="runs there"):
        resolve("zz", tmp_path)


def test_a_changed_file_is_told_and_repaired(tmp_path: Path) -> None:
    made = dataset(EXAMPLE)
    publish(tmp_path, made)
    (tmp_path / "records.jsonl").write_text("")
    with pytest.raises(UsageError, match=r"records\.jsonl is not what its manifest says"):
        load(tmp_path)
    assert publish(tmp_path, made)
    assert len(load(tmp_path).records) == 1


def test_a_run_killed_between_two_files_leaves_no_mixture_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, dataset(EXAMPLE))
    real = write_atomic

    def killed(path: Path, data: bytes) -> None:
        if path == tmp_path / "records.jsonl":
            raise KeyboardInterrupt
        real(path, data)

    monkeypatch.setattr(runs, "write_atomic", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, dataset(EXAMPLE, OTHER))
    with pytest.raises(UsageError, match="half-written"):
        load(tmp_path)
    monkeypatch.undo()
    publish(tmp_path, dataset(EXAMPLE, OTHER))
    assert len(load(tmp_path).records) == 2


def test_a_manifest_that_does_not_fit_is_never_published(tmp_path: Path) -> None:
    made = dataset(EXAMPLE)
    with pytest.raises((RunFailed, UsageError)):
        publish(tmp_path, replace(made, records=()))
    assert not (tmp_path / "manifest.json").exists()


def test_peoples_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "decisions.jsonl").write_text("theirs\n")
    publish(tmp_path, dataset(EXAMPLE))
    assert (tmp_path / "decisions.jsonl").read_text() == "theirs\n"
    assert not (tmp_path / "manual.jsonl").exists()


def test_issues_of_a_failed_run_go_with_the_next_good_one(tmp_path: Path) -> None:
    issues = process(b"unreadable", "d.txt").issues
    path = keep_failure(tmp_path, issues)
    assert path.read_text().count("\n") == 1
    publish(tmp_path, dataset(EXAMPLE))
    assert not path.exists()


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(UsageError, match="another run is writing"), locked(tmp_path / "out"):
        pass
    with locked(tmp_path / "out"):
        pass


def test_no_dataset_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="vanort run PATH --out"):
        load(tmp_path)


RESULT = process(EXAMPLE.encode(), "d.txt")


def test_the_cache_gives_the_same_bytes(tmp_path: Path) -> None:
    cache = Cache.under(tmp_path, {"rules": "1"})
    assert cache.get("d.txt", "sha") is None
    cache.put("d.txt", "sha", encode(RESULT))
    got = cache.get("d.txt", "sha")
    assert isinstance(got, DocumentResult)
    assert encode(got) == encode(RESULT) == encode(decode(encode(RESULT)))
    assert got.records == RESULT.records


@pytest.mark.parametrize(
    ("name", "digest", "rules"), [("e.txt", "sha", "1"), ("d.txt", "other", "1"), ("d.txt", "sha", "2")]
)
def test_another_name_other_bytes_or_other_rules_are_read_again(
    tmp_path: Path, name: str, digest: str, rules: str
) -> None:
    Cache.under(tmp_path, {"rules": "1"}).put("d.txt", "sha", encode(RESULT))
    assert not Cache.under(tmp_path, {"rules": rules}).has(name, digest)


def test_a_damaged_file_counts_as_missing_and_old_versions_are_dropped(tmp_path: Path) -> None:
    old, new = Cache.under(tmp_path, {"rules": "1"}), Cache.under(tmp_path, {"rules": "2"})
    old.put("d.txt", "sha", encode(RESULT))
    new.put("d.txt", "sha", b"{")
    assert new.get("d.txt", "sha") is None
    new.prune()
    assert not old.has("d.txt", "sha")
    assert new.has("d.txt", "sha")
