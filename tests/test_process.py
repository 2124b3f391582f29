"""The whole way from bytes to records: invariants on every document, and the contract's own example."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.process import DocumentResult, process
from pipeline.rules.trust import table
from schemas.record import AgreementRecord
from tests.scanned import scan
from tests.shared_documents import SHARED, corpus, needs_shared
from tests.tesseract import needs_tesseract

SAMPLES = sorted(p for p in Path("samples").glob("*/*") if p.suffix in (".pdf", ".txt"))


def check_invariants(result: DocumentResult) -> int:
    """Invariants 1 and 2 of the contract; returns how many pieces of evidence were held against their page."""
    pages = {p.page: p for p in result.pages}
    seen = 0
    groups = [e for r in result.records for e in r.evidence.values()] + [s.evidence for s in result.statements]
    for evidence in (e for group in groups for e in group):
        page = pages[evidence.page]
        assert page.text[evidence.start : evidence.end] == evidence.quote != ""
        assert (page.width is None) == (evidence.boxes == ())
        lines = [line for line in evidence.quote.split("\n") if line.strip()]
        if page.width is not None and page.height is not None:
            assert len(evidence.boxes) == len(lines)
            for x0, top, x1, bottom in evidence.boxes:
                assert 0 <= x0 < x1 <= page.width + 0.5 and 0 <= top < bottom <= page.height + 0.5
        seen += 1
    for record in result.records:
        for act in record.acts:
            assert f"acts.{act.key}" in record.evidence
            if act.stage == "decided":
                assert any(
                    e.part in ("beslut", "omrostning", "beslutsgang", "rubrik")
                    for e in record.evidence[f"acts.{act.key}"]
                )
        for field in ("swedish_partner", "designation", "established", "ended", "funder", "scope", "foreign_partner"):
            assert getattr(record, field) is None or field in record.evidence, field
    for item in result.items:
        for part in item.parts:
            assert 0 <= part.start < part.end <= len(pages[part.page].text)
    return seen


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_invariants_on_samples(path: Path) -> None:
    for _, result in process(path.read_bytes(), path.name).each(path.name):
        assert result.document is not None and result.sample
        assert all(r.sample for r in result.records)
        seen = check_invariants(result)
        assert seen > 0 or not result.records


@needs_shared
def test_invariants_on_the_corpus() -> None:
    seen = sum(check_invariants(process(path.read_bytes(), path.name)) for path in corpus())
    assert seen > 50


def test_equal_bytes_equal_result() -> None:
    path = SAMPLES[0]
    one, two = (process(path.read_bytes(), path.name) for _ in range(2))
    assert one == two
    for record in one.records:
        assert AgreementRecord.from_line(record.to_line()) == record


@needs_shared
def test_the_contracts_example() -> None:
    """The Gävle utlåtande gives the values of the contract page, and nothing else."""
    path = SHARED / "seeds" / "000_fc2ac87eae5f60a7.txt"
    result = process(path.read_bytes(), path.name)
    (record,) = result.records
    day: dict[str, Any] = {"precision": "day", "qualifier": None, "inferred": []}
    got = record.model_dump(mode="json", exclude={"evidence"})
    got["document"].pop("sha256")
    body = {"name": "Gävle kommun", "kind": "kommun", "code": "2180"}
    title = "Utlåtande över motion – Motion (M) Avsluta det kommunala partnerskapet med Zhuhai i Kina"
    assert got["record_id"] == "000_fc2ac87eae5f60a7.txt#i1/1"
    assert got["agreement_id"] == "kommun-2180-gn1790437-partnership"
    assert got["document"] == {
        "document_id": "000_fc2ac87eae5f60a7.txt", "title": title, "kind": "utlatande", "body": body,
        "organ": "kommunstyrelsen", "organ_name": "kommunstyrelsen", "meeting_date": None, "date": None, "reader": "text/1",
    }  # fmt: skip
    assert got["item"] == {"paragraph": None, "heading": title, "case_number": None, "pages": [1]}
    assert got["swedish_partner"] == body
    assert got["foreign_partner"] == {
        "name": "Zhuhai", "kind": "city", "country": "CN", "country_group": "CN", "admin1": "CN-GD", "local_units": [],
        "place_key": "gn1790437", "linked": True,
    }  # fmt: skip
    assert got["scope"] is None and got["ended"] is None and got["status"] == "active" and got["sample"] is False
    assert (got["agreement_class"], got["designation"]) == ("partnership", "kommunalt partnerskap")
    assert got["established"] == {"value": "2010", "precision": "year", "qualifier": None, "inferred": []}
    assert got["term"] == {"years": 5, "start": None, "end": None, "renewal": None, "notice": None}
    assert got["motion"] == {
        "kind": "motion", "title": "Avsluta det kommunala partnerskapet med Zhuhai i Kina",
        "movers": [{"name": "Margaretha Larsson", "party": "M", "role": None}], "filed": {"value": "2020-06-15", **day},
        "filed_organ": "kommunfullmaktige", "filed_paragraph": "27", "outcome": "answered", "outcome_stage": "proposed",
        "outcome_by": "kommunstyrelsen", "outcome_organ": "kommunfullmaktige",
    }  # fmt: skip
    assert got["acts"] == [
        {"key": "end-requested", "act": "end", "stage": "requested", "organ": "kommunfullmaktige", "organ_name": "kommunfullmäktige",
         "paragraph": "27", "date": {"value": "2020-06-15", **day}, "effective": None, "by": "motion"},
        {"key": "evaluate-reported", "act": "evaluate", "stage": "reported", "organ": None, "organ_name": None, "paragraph": None,
         "date": {"value": "2020-21", **day, "precision": "season"}, "effective": None, "by": "swedish"},
        {"key": "end-planned", "act": "end", "stage": "planned", "organ": "kommunstyrelsen", "organ_name": "kommunstyrelsen",
         "paragraph": None, "date": {"value": "2020-11-23", **day}, "effective": None, "by": "swedish"},
    ]  # fmt: skip
    assert got["handling"] == [
        {
            "organ": "utskott",
            "organ_name": "kommunstyrelsens näringslivsutskott",
            "date": {"value": "2020-11-10", **day},
            "paragraph": None,
        }
    ]
    assert got["reasons"] == [
        {"reason": "human_rights", "holder": "majority"},
        {"reason": "inactivity", "holder": "majority"},
    ]
    assert (got["initiator"], got["parties"], got["positions"], got["votes"]) == ("unknown", ["M", "S"], [], [])
    assert got["participants"] == ["Högskolan i Gävle", "Future Position X", "Movexum"]
    assert (got["consulted"], got["funder"]) == (["Utrikesdepartementet", "SKR"], "ICLD")
    assert got["signed_by"] == [{"name": "Åsa Wiklund Lång", "party": "S", "role": "kommunstyrelsens ordförande"}]
    assert got["instrument_id"] is None
    check_invariants(result)


@needs_shared
def test_only_the_topical_items_of_the_corpus_give_records() -> None:
    found = {
        r.record_id: (r.foreign_partner.name if r.foreign_partner else None, r.status, [a.key for a in r.acts])
        for path in corpus()
        for r in process(path.read_bytes(), path.name).records
    }
    wish = ("proposed", ["establish-requested"])
    assert found == {
        "ks-2026-06-01.pdf#p102/1": ("Brirka", *wish),
        "kf-2024-02-29.txt#p99/1": ("Taiwan", *wish),
        "ks-2024-06-12.txt#p553/1": ("Taiwan", *wish),
        "kf-2024-09-12.txt#p383/1": ("Taiwan", *wish),
        "kf-2024-10-10.txt#p440/1": ("Taiwan", *wish),
        "kf-2024-11-21.txt#p509/1": ("Taiwan", *wish),
        "kf-2024-12-12.txt#p580/1": ("Taiwan", *wish),
    }


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty_file"),
        (b"<!DOCTYPE html><html><body>404 Not Found</body></html>", "html_page"),
        (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "broken_pdf"),
        (b"PK\x03\x04" + bytes(60), "broken_zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "unsupported_type"),
    ],
)
def test_what_cannot_be_read_ends_as_an_issue(data: bytes, kind: str) -> None:
    result = process(data, "x.pdf")
    assert result.document is None and not result.records
    (issue,) = result.issues
    assert issue.kind == kind and issue.severity == "error" and issue.hint and len(issue.message) > 15


def test_a_document_without_a_trigger_never_loads_spacy() -> None:
    code = (
        "import sys; from pipeline.process import process;"
        "r = process('Ystads kommun\\nKommunfullmäktige\\n2024-03-21\\n\\n§ 1\\nTaxa för vatten\\nBeslut\\nTaxan antas.\\n'.encode(), 'x.txt');"
        "assert r.document is not None and r.items, r; sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_bundle_gives_each_of_its_documents() -> None:
    """Documents in an archive have ids of their own, and one that cannot be read does not lose the others."""
    buffer = io.BytesIO()
    letter = "Protokoll\nYstads kommun\nKommunfullmäktige\n2024-03-21\n\n§ 1\nVänort\nBeslut\nVänortsavtalet med Gdynia i Polen sägs upp.\n"
    letter += "\n§ 2\nVal\nBeslut\nValet bordläggs.\n"
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("kf/protokoll.txt", letter)
        archive.writestr("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(60))
    result = process(buffer.getvalue(), "moten.zip")
    found = dict(result.each("moten.zip"))
    assert sorted(found) == ["moten.zip!bild.png", "moten.zip!kf/protokoll.txt"]
    (record,) = found["moten.zip!kf/protokoll.txt"].records
    assert record.record_id == "moten.zip!kf/protokoll.txt#p1/1"
    assert record.foreign_partner is not None and record.foreign_partner.name == "Gdynia"
    assert [issue.kind for issue in found["moten.zip!bild.png"].issues] == ["unsupported_type"]
    assert result.document is None and not result.issues


@needs_tesseract
def test_what_ocr_read_is_trusted_by_its_words() -> None:
    """Evidence has the page's quality and that of its least sure word; digits and § stay below the threshold."""
    lines = [
        "SAMMANTRÄDESPROTOKOLL",
        "Ystads kommun",
        "Kommunfullmäktige 2024-03-21",
        "",
        "§ 12 Vänortsavtalet med Gdynia",
        "Beslut",
        "Kommunfullmäktige beslutar att säga upp vänortsavtalet med Gdynia i Polen.",
        "",
        "§ 13 Redovisning av delegationsbeslut",
        "Beslut",
        "Kommunfullmäktige lägger redovisningen till handlingarna.",
    ]
    result = process(scan(lines), "skannat.pdf")
    assert result.document is not None and result.document.meeting_date is not None
    assert result.document.meeting_date.value == "2024-03-21"
    (record,) = result.records
    assert (record.item.paragraph, [act.key for act in record.acts]) == ("12", ["end-decided"])
    text = result.pages[0].text
    assert result.pages[0].quality == "ocr" and 0.85 < result.pages[0].quality_score <= 1
    sure = {text[w.start : w.end]: w.confidence for w in result.pages[0].words}
    for path, found in record.evidence.items():
        for evidence in found:
            assert evidence.quality == "ocr" and evidence.boxes, path
            words = [sure[word] for word in evidence.quote.split() if word in sure]
            assert not words or evidence.quality_score <= min(words) + 1e-9
            digits = any(letter.isdigit() or letter == "§" for letter in evidence.quote)
            assert not digits or evidence.confidence < table().threshold, path
    assert any(e.confidence >= table().threshold for e in record.evidence["foreign_partner"])
