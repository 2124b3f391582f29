"""From bytes to agreements: the versions of a sample meeting give the agreements of its minutes, no more and no less."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.assemble import assemble
from pipeline.checks import check
from pipeline.cli.console import console
from pipeline.cli.showing import show
from pipeline.cli.table import report
from pipeline.export.tables import tables
from pipeline.process import DocumentResult, process
from pipeline.review.diff import diff
from pipeline.run import open_session, read_into
from pipeline.store import Dataset
from pipeline.store import load as load_dataset
from samples.make import as_pdf, as_text
from samples.markup import Block, Content, load
from schemas.run import Input, Manifest
from tests.shared_documents import SHARED, needs_shared

SAMPLES = Path(__file__).parent.parent / "samples"
MEETINGS = {
    "skovde-ks": ("143", "144"),
    "boras-kf": ("104", "105"),
    "kungalv-kf": ("183",),
    "norrbotten-rs": ("72", "73"),
}


def content(name: str) -> Content:
    return load(SAMPLES / "content" / f"{name}.markup")


def only(whole: Content, paragraphs: tuple[str, ...]) -> Content:
    """The document without what stands before the first § and in others than these."""
    kept, inside = [], False
    for block in whole.blocks:
        inside = block.number in paragraphs if block.kind == "para" else inside
        if inside:
            kept.append(replace(block, case=block.case.removeprefix("Dnr ")))
    return replace(whole, blocks=tuple(kept))


def restyled(whole: Content, style: str, **more: str) -> Content:
    return replace(whole, meta=whole.meta | {"style": style} | more)


def extract(whole: Content, paragraphs: tuple[str, ...]) -> bytes:
    return as_pdf(restyled(only(whole, paragraphs), "extract"))


def at_once(whole: Content, paragraphs: tuple[str, ...]) -> bytes:
    text = as_text(restyled(only(whole, paragraphs), "pages", nr="1")).decode()
    return f"{whole.meta['body']}\nOmedelbart justerat protokoll\n\n{text}".encode()


def web(whole: Content, paragraphs: tuple[str, ...]) -> bytes:
    text = as_text(restyled(whole, "bare")).decode()
    head = "\n".join((whole.meta["body"], whole.meta["organ"], f"Protokoll {whole.meta['date']}"))
    return f"Hoppa till innehåll\n{head}\n\n{text}".encode()


def web_without_signs(whole: Content, paragraphs: tuple[str, ...]) -> bytes:
    """Neither § signs, nor the numbers and case numbers beside them."""
    text = re.sub(r"^§ \d+.*\n", "", web(whole, paragraphs).decode(), flags=re.M)
    return re.sub(r"§", "", text).encode()


def web_without_day(whole: Content, paragraphs: tuple[str, ...]) -> bytes:
    return web(whole, paragraphs).decode().replace(whole.meta["date"], "").encode()


def summons(whole: Content, paragraphs: tuple[str, ...]) -> bytes:
    """What is to be decided, before it is."""
    text = as_text(restyled(whole, "pages", nr="1")).decode()
    text = re.sub(r"^Beslut:?$", "Förslag till beslut", text, flags=re.M)
    return text.replace("Protokoll nr 1", "Kallelse").encode()


VERSIONS: dict[str, Callable[[Content, tuple[str, ...]], bytes]] = {
    "extract.pdf": extract,
    "at-once.txt": at_once,
    "web.txt": web,
    "web-without-signs.txt": web_without_signs,
    "web-without-day.txt": web_without_day,
    "same.pdf": lambda whole, _: as_pdf(whole),
}


@cache
def read(name: str, version: str) -> DocumentResult:
    whole = content(name)
    if version == "minutes.pdf":
        return process(as_pdf(whole), "minutes.pdf")
    make = summons if version == "summons.txt" else VERSIONS[version]
    return process(make(whole, MEETINGS[name]), version)


def dataset(name: str, *versions: str) -> Dataset:
    return assemble({version: read(name, version) for version in versions})


def agreements(of: Dataset) -> list[str]:
    """All that the dataset says of agreements but the ids of its records."""
    return [a.model_copy(update={"record_ids": (), "former_ids": ()}).to_line() for a in of.agreements]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", MEETINGS)
def test_a_version_changes_no_agreement(name: str, version: str) -> None:
    alone, both = dataset(name, "minutes.pdf"), dataset(name, "minutes.pdf", version)
    records = [r for r in both.records if r.document.document_id == version]
    assert records and all(str(r.rests_on).startswith("minutes.pdf#") for r in records)
    assert agreements(both) == agreements(alone)
    assert [t.item_ids for t in both.threads] == [t.item_ids for t in alone.threads]
    assert [(t.outcome, t.outcome_stage) for t in both.threads] == [(t.outcome, t.outcome_stage) for t in alone.threads]
    assert check(both, ["minutes.pdf", version]) == []


@pytest.mark.parametrize("name", MEETINGS)
def test_all_versions_together_change_no_agreement(name: str) -> None:
    alone, together = dataset(name, "minutes.pdf"), dataset(name, *VERSIONS, "minutes.pdf")
    assert agreements(together) == agreements(alone)
    assert together == dataset(name, "minutes.pdf", *reversed(VERSIONS))
    for record in alone.records:
        (same,) = (r for r in together.records if r.record_id == record.record_id)
        assert len(same.versions) >= 4, "in every version that has the §"


@pytest.mark.parametrize("name", MEETINGS)
def test_an_extract_counts_where_the_minutes_are_not_there(name: str) -> None:
    both = dataset(name, "extract.pdf", "web.txt", "at-once.txt")
    paragraphs = {r.item.paragraph for r in both.records if r.document.document_id == "extract.pdf"}
    for record in both.records:
        counts = "extract.pdf#" if record.item.paragraph in paragraphs else "web.txt#"
        assert str(record.rests_on).startswith(counts)


@pytest.mark.parametrize("name", MEETINGS)
def test_what_the_minutes_leave_blank_rests_on_what_was_approved_at_once(name: str) -> None:
    whole, paragraphs = content(name), MEETINGS[name]
    blank, inside = [], False
    for block in whole.blocks:
        if block.kind == "para" and (inside := block.number in paragraphs):
            blank += [block, Block("p", "Paragrafen är omedelbart justerad, se separat protokoll.")]
        elif not inside or block.kind == "para":
            blank.append(block)
    main = process(as_pdf(replace(whole, blocks=tuple(blank))), "minutes.pdf")
    both = assemble({"minutes.pdf": main, "at-once.txt": read(name, "at-once.txt")})
    own = [r for r in both.records if r.document.document_id == "at-once.txt"]
    assert own and all(r.rests_on == r.record_id for r in own)
    assert not [
        r for r in both.records if r.item.paragraph in paragraphs and r not in own and r.rests_on == r.record_id
    ]
    as_before = [line.replace("at-once.txt#", "minutes.pdf#") for line in agreements(both)]
    assert as_before == agreements(dataset(name, "minutes.pdf"))


@pytest.mark.parametrize("name", MEETINGS)
def test_a_summons_is_no_version(name: str) -> None:
    both = dataset(name, "minutes.pdf", "summons.txt")
    assert all(item.rests_on == item.item_id and not item.same_as for item in both.items)


def test_a_version_that_comes_later_modifies_agreements_and_adds_none() -> None:
    def published(of: Dataset) -> Dataset:
        inputs = tuple(Input(document_id=d, sha256=d, size=1) for d in sorted({p.document_id for p in of.pages}))
        return replace(of, manifest=Manifest(
            schema_version="1.0", versions={}, rules="", gazetteer="", settings={}, inputs=inputs, counts={}, files={},
        ))  # fmt: skip

    before = published(dataset("skovde-ks", "extract.pdf"))
    changes = diff(before, published(dataset("skovde-ks", "extract.pdf", "minutes.pdf", "web.txt")))
    ops = {(c.op, c.id) for c in changes if c.kind == "agreement"}
    assert {op for op, name in ops if name in {a.agreement_id for a in before.agreements}} == {"MOD"}
    moved = [c for c in changes if c.id == "extract.pdf#p143/1"]
    assert {(c.op, c.field, c.cause) for c in moved} == {("MOD", "rests_on", "source"), ("MOD", "versions", "source")}


def test_a_run_shows_what_is_counted_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = content("skovde-ks")
    for name, data in (("minutes.pdf", as_pdf(whole)), ("extract.pdf", extract(whole, ("143",)))):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data)
    out = tmp_path / "out"
    with open_session([tmp_path / "in"], out) as session:
        for batch in session.batches():
            session.failures |= read_into(session.cache, batch, workers=0)
        summary = session.finish()
    report(console(), summary, out)
    table = capsys.readouterr().out
    assert "extract.pdf · Skövde kommun · 2024-09-09\n   143  counted in minutes.pdf\n" in table
    assert "8 records (3 of them in other versions of a §), 5 agreements" in table
    show("extract.pdf#p143/1", out)
    assert "counted in minutes.pdf#p143/1, another version of the same §" in capsys.readouterr().out
    show("kommun-1496-gn3154209-twin", out)
    shown = capsys.readouterr().out
    assert "also in extract.pdf#p143/1, other versions of the same §" in shown
    assert shown.count("foreign_partner  name: Halden") == 1, "an agreement shows the records that count"
    (records,) = (table for table in tables(load_dataset(out)) if table.name == "records")
    column = {name: records.columns.index(name) for name in ("record_id", "rests_on", "versions")}
    rows = {row[column["record_id"]]: (row[column["rests_on"]], row[column["versions"]]) for row in records.rows}
    assert rows["extract.pdf#p143/1"] == ("minutes.pdf#p143/1", "minutes.pdf#p143/1")
    assert rows["minutes.pdf#p143/1"] == ("minutes.pdf#p143/1", "extract.pdf#p143/1")
    assert rows["minutes.pdf#p144/1"] == ("minutes.pdf#p144/1", None)


@needs_shared
def test_no_two_meetings_of_the_corpus_are_joined() -> None:
    """Ten meetings of one city, in which a motion is tabled again and again in nearly the same words."""
    paths = sorted((SHARED / "corpus" / "goteborg").glob("*.txt"))
    assert len(paths) >= 10
    found = assemble({path.name: process(path.read_bytes(), path.name) for path in paths})
    assert len(found.items) > 500 and not [item.item_id for item in found.items if item.same_as]
    assert [t.thread_id for t in found.threads if len(t.item_ids) > 4], "and a matter still goes through its meetings"
