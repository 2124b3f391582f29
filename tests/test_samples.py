"""The sample documents and their gold: made again byte by byte, marked, and true to the contract's vocabularies."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from pipeline.read.reader import read
from samples.layout import MARKER, wrap
from samples.make import as_pdf, build, sources
from samples.markup import SOFT, Content, load
from schemas.dates import Date
from schemas.document import Body, Document
from schemas.record import Act, AgreementRecord, ForeignPartner, Motion

SAMPLES = Path(__file__).parent.parent / "samples"
GOLD = sorted(SAMPLES.glob("*/*.gold.json"))
SUFFIXES = (".docx", ".html", ".odt", ".pdf", ".rtf", ".txt")
DOCUMENTS = sorted(
    p for p in SAMPLES.glob("*/*") if p.suffix in SUFFIXES and p.parent.name not in ("content", "templates")
)
NAMES = [str(path.relative_to(SAMPLES)) for path in GOLD]


def gold_of(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def document_of(gold: Path) -> Path:
    stem = gold.name.removesuffix(".gold.json").split("!")[0]  # a bundle has gold for each of its documents
    (path,) = (p for p in DOCUMENTS if p.parent == gold.parent and p.stem == stem)
    return path


@cache
def contents() -> dict[str, Content]:
    """The content of each document, by its path."""
    return {content.meta["out"]: content for content in map(load, sources())}


def content_of(path: Path) -> Content:
    return contents()[str(path.relative_to(SAMPLES))]


@cache
def pages(path: Path) -> tuple[str, ...]:
    """The words on each page: of a page that was damaged (a scan, broken letters), those that it had before."""
    content = content_of(path)
    if path.suffix == ".txt":
        text = path.read_bytes().decode(content.meta.get("encoding", "utf-8"))
        return tuple(text.replace("\r", "\n").split("\f"))
    if path.suffix != ".pdf":  # flowing documents have pages only as the reader divides them
        return tuple(page.text for page in read(path.read_bytes(), path.name).pages)
    meta = {key: value for key, value in content.meta.items() if key != "damage"}
    data = as_pdf(Content(meta, content.blocks)) if "damage" in content.meta else path.read_bytes()
    document = pypdfium2.PdfDocument(data)
    texts = (document[n].get_textpage().get_text_range() for n in range(len(document)))
    return tuple(re.sub("\ufffe[\r\n]*", "-\n", text).replace("\r\n", "\n") for text in texts)


def squeeze(text: str) -> str:
    return "".join(text.split())


def fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def keyed(acts: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for act in acts:
        key = f"{act['act']}-{act['stage']}"
        out[f"{key}-{sum(k.startswith(key) for k in out) + 1}" if key in out else key] = act
    return out


def records() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(gold, record) for gold in map(gold_of, GOLD) for record in gold["records"]]


# The documents


def test_every_document_is_made_again_byte_by_byte() -> None:
    made = dict(build(source) for source in sources())
    assert sorted(made) == [str(path.relative_to(SAMPLES)) for path in DOCUMENTS]
    for name, data in made.items():
        assert data == (SAMPLES / name).read_bytes(), f"{name}: run python -m samples.make, and look at its gold"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.parent.name)
def test_every_document_is_marked_as_an_example(path: Path) -> None:
    if path.suffix == ".pdf":
        assert all(MARKER in page for page in pages(path))
    else:  # Latin-1 has no dash
        assert pages(path)[-1].splitlines()[-1].replace(" - ", " – ") == MARKER


def test_there_are_enough_documents_of_each_kind() -> None:
    assert sum(path.suffix == ".pdf" for path in DOCUMENTS) >= 10
    assert sum(path.suffix == ".txt" for path in DOCUMENTS) >= 8
    assert sum(path.suffix == ".docx" for path in DOCUMENTS) >= 2
    assert sum(path.suffix == ".html" for path in DOCUMENTS) >= 3
    assert {path.suffix for path in DOCUMENTS} == set(SUFFIXES)
    assert {load(source).meta.get("encoding", "utf-8") for source in sources()} == {"utf-8", "latin-1", "cp1252"}
    assert len({load(source).meta["style"] for source in sources()}) >= 7
    kinds = {(g["document"]["kind"], g["document"]["organ"]) for g in map(gold_of, GOLD)}
    assert {("protokoll", "kommunfullmaktige"), ("protokoll", "kommunstyrelsen"), ("protokoll", "namnd")} <= kinds
    assert {("protokollsutdrag", "utskott"), ("protokoll", "regionstyrelsen"), ("annat", "lansstyrelse")} <= kinds
    assert {"utlatande", "motion", "tjansteskrivelse"} <= {kind for kind, _ in kinds}
    statements = [document_of(path) for path in GOLD if gold_of(path)["document"]["kind"] == "utlatande"]
    assert sum(path.suffix == ".pdf" for path in statements) >= 3


def test_the_pdfs_break_lines_as_minutes_do() -> None:
    text = "\f".join(page for path in DOCUMENTS if path.suffix == ".pdf" for page in pages(path))
    assert re.search(r"\d{4}-\n\d\d", text), "an ISO date broken over a line"
    assert re.search(r"§\n\d", text), "a § parted from its number"
    assert re.search(r"(partner|samarbets)-\nskap|samarbets-\navtal", text), "a compound noun hyphenated over a line"
    third, fourth = pages(SAMPLES / "skovde/ks-2024-09-09.pdf")[2:4]
    assert "Halden behålls" in third and "Ringsted behålls" in fourth, "a decision that crosses a page"
    assert re.search(r"§ 143 .*\n§ 144 .*\n§ 145 ", text), "a table of contents"


def test_wrapping_shows_only_the_soft_hyphens_that_break() -> None:
    text = f"det sam{SOFT}arbetet sam{SOFT}arbetet 2020-11-10"
    assert wrap(text, 8, lambda s: float(len(s))) == ["det sam-", "arbetet", "sam-", "arbetet", "2020-11-", "10"]


def test_no_source_file_is_too_long() -> None:
    for path in [*SAMPLES.rglob("*.py"), *SAMPLES.glob("content/*")]:
        if path.is_file():
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path


# The gold


def test_every_document_has_gold() -> None:
    documents = list(dict.fromkeys(document_of(gold) for gold in GOLD))
    assert documents == sorted(DOCUMENTS, key=lambda p: str(p.with_suffix("")))
    of_bundles = [gold.name.removesuffix(".gold.json").partition("!") for gold in GOLD if "!" in gold.name]
    assert {stem for stem, _, _ in of_bundles} == {"ks-2022-09-06-kallelse"}
    assert [member for _, _, member in of_bundles] == list("123456")


@pytest.mark.parametrize("path", GOLD, ids=NAMES)
def test_gold_is_written_canonically(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("path", GOLD, ids=NAMES)
def test_every_paragraph_of_the_document_is_an_item(path: Path) -> None:
    gold = gold_of(path)
    first, last = gold.get("pages", (1, None))  # a document in a bundle says which pages are its own
    text = "\n".join(pages(document_of(path))[first - 1 : last])
    numbers = [item["paragraph"] for item in gold["items"]]
    if numbers == [None]:
        assert not re.search(r"^(KF |KS )?§ \d+", text, re.MULTILINE)
        return
    at = -1
    for number, item in zip(numbers, gold["items"], strict=True):
        found = list(re.finditer(rf"^\s*(?:KF |KS )?§ {number}\b", text, re.MULTILINE))
        assert found, number
        assert found[-1].start() > at, f"§ {number} out of order"
        at = found[-1].start()
        end = squeeze(text[at : at + 400])
        assert squeeze(item["heading"]) in end, item["heading"]
        assert item["case_number"] is None or squeeze(item["case_number"]) in end
    headings = {m.group(1) for m in re.finditer(r"^\s*(?:KF |KS )?§ (\d+(?: [a-z]\b)?)(?!\d)", text, re.MULTILINE)}
    assert headings == set(numbers)


@pytest.mark.parametrize("path", GOLD, ids=NAMES)
def test_every_quote_stands_on_its_page(path: Path) -> None:
    text = pages(document_of(path))
    for record in gold_of(path)["records"]:
        for key, quotes in record["evidence"].items():
            assert quotes, key
            for one in quotes:
                count = squeeze(text[one["page"] - 1]).count(squeeze(one["quote"]))
                assert count >= one.get("nth", 1), (key, one)


@pytest.mark.parametrize("path", GOLD, ids=NAMES)
def test_values_keep_to_the_schemas(path: Path) -> None:
    gold = gold_of(path)
    head = gold["document"]
    document = Document.model_validate(
        {"document_id": path.stem, "sha256": "", "title": None, "organ_name": None, "date": None, "reader": "", **head}
    )
    for item in gold["items"]:
        if item["motion"]:
            Motion.model_validate({"title": None, **item["motion"]})
    numbers = {item["paragraph"] for item in gold["items"]}
    for raw in gold["records"]:
        assert raw["paragraph"] in numbers
        place = raw["foreign_partner"]
        acts = [Act(key=key, **act) for key, act in keyed(raw["acts"]).items()]
        known = {k: v for k, v in raw.items() if k in AgreementRecord.model_fields and k != "evidence"}
        AgreementRecord.model_validate(
            {
                **known,
                "record_id": "x",
                "agreement_id": None,
                "sample": True,
                "document": document,
                "item": {"paragraph": raw["paragraph"], "heading": None, "case_number": None, "pages": []},
                "acts": acts,
                "foreign_partner": place
                and ForeignPartner.model_validate(
                    {"country_group": None, "admin1": None, "place_key": None, "linked": False, **place}
                ),
                "evidence": {},
            }
        )


@pytest.mark.parametrize("path", GOLD, ids=NAMES)
def test_evidence_and_values_belong_together(path: Path) -> None:
    for record in gold_of(path)["records"]:
        motion = record["motion"] or {}
        expected = {
            *(
                key
                for key in ("swedish_partner", "foreign_partner", "scope", "established", "ended", "funder")
                if record[key]
            ),
            "designation",
            *(f"term.{key}" for key, value in (record["term"] or {}).items() if value),
            *(f"motion.{key}" for key in ("title", "filed") if motion.get(key)),
            *(f"motion.movers.{fold(mover['name'])}" for mover in motion.get("movers", ()) if mover["name"]),
            *(f"acts.{key}" for key in keyed(record["acts"])),
            *(f"acts.{key}.date" for key, act in keyed(record["acts"]).items() if act["date"]),
            *(f"reasons.{one['reason']}" for one in record["reasons"]),
            *(f"{field}.{fold(name)}" for field in ("participants", "consulted") for name in record[field]),
        }
        if motion and motion["outcome"] != "unknown":
            expected.add("motion.outcome")
        effective = {f"acts.{key}.effective" for key, act in keyed(record["acts"]).items() if act["effective"]}
        assert set(record["evidence"]) - effective == expected


def test_records_obey_the_invariants_of_the_contract() -> None:
    for gold, record in records():
        acts = record["acts"]
        closing = [
            a for a in acts if a["act"] in ("end", "pause", "not_renew") and a["stage"] in ("decided", "reported")
        ]
        assert (record["initiator"] != "unknown") == bool(closing)
        decided = [a for a in acts if a["stage"] in ("decided", "rejected")]
        meeting = gold["document"]["meeting_date"]
        assert all(a["date"] == meeting for a in decided if meeting)
        assert all(a["paragraph"] == record["paragraph"] for a in decided)
        start, end = record["established"], record["ended"]
        if start and end:
            assert Date.model_validate(start).first() <= Date.model_validate(end).last()
        filed = (record["motion"] or {}).get("filed")
        if filed and meeting:
            assert filed["value"] <= meeting["value"]
        if gold["document"]["kind"] in ("utlatande", "motion", "tjansteskrivelse"):
            assert not decided
        Body.model_validate(record["swedish_partner"])


def test_a_citizen_who_moves_is_not_named() -> None:
    petitions = [r["motion"] for _, r in records() if (r["motion"] or {}).get("kind") == "medborgarforslag"]
    assert petitions
    assert all(mover == {"name": None, "party": None, "role": "enskild"} for m in petitions for mover in m["movers"])
    named = re.search(r"som (\w+ \w+) har lämnat", "".join(pages(SAMPLES / "hoganas/kf-2022-06-16.pdf")))
    assert named
    assert named.group(1) not in (SAMPLES / "hoganas/kf-2022-06-16.gold.json").read_text(encoding="utf-8")


def test_the_samples_show_what_minutes_can_hold() -> None:
    found = [r for _, r in records()]
    motions = {(r["motion"]["outcome"], r["motion"]["outcome_stage"]) for r in found if r["motion"]}
    assert {("granted", "decided"), ("rejected", "decided"), ("answered", "decided"), ("tabled", "decided")} <= motions
    assert {
        ("referred_back", "decided"),
        ("granted", "proposed"),
        ("rejected", "proposed"),
        ("answered", "proposed"),
    } <= motions
    acts = {(a["act"], a["stage"]) for r in found for a in r["acts"]}
    assert {
        ("end", "decided"),
        ("end", "rejected"),
        ("end", "reported"),
        ("end", "proposed"),
        ("not_renew", "planned"),
    } <= acts
    assert {
        ("pause", "decided"),
        ("renew", "decided"),
        ("resume", "decided"),
        ("establish", "decided"),
        ("keep", "decided"),
    } <= acts
    assert {r["agreement_class"] for r in found} == {"twin", "partnership", "unspecified"}
    assert any(r["designation"] == "avsiktsförklaring" for r in found)
    assert {r["scope"]["of"] for r in found if r["scope"]} == {"all", "country"}
    partners = [r["foreign_partner"] for r in found if r["foreign_partner"]]
    assert len({p["country"] for p in partners}) >= 8
    assert any(p["kind"] == "country" for p in partners) and any(p.get("linked") is False for p in partners)
    assert any(r["swedish_partner"] != g["document"]["body"] for g, r in records())
    assert any(p["form"] == "reservation" for r in found for p in r["positions"])
    assert sum(p["form"] == "vote" for r in found for p in r["positions"]) >= 10
    assert any(v["yes"] < v["no"] for r in found for v in r["votes"])
    assert sum(not gold_of(path)["records"] for path in GOLD) >= 6
    assert (
        max(sum(r["paragraph"] == i["paragraph"] for r in g["records"]) for g in map(gold_of, GOLD) for i in g["items"])
        >= 3
    )
