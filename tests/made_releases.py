"""Made-up minutes, read by a stand-in, for releases of any size and chains of them: the same seed gives the same data.

A `Paper` is what one document says; `read` makes its page, items and records, under rules that can be changed; and
`dataset` folds them, as a run does. `many` makes papers about as many agreements as wanted, three records each.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from pipeline.places.bodies import all_bodies
from pipeline.process import DocumentResult
from pipeline.release import parts
from pipeline.resolve.fold import fold
from pipeline.store import Dataset
from pipeline.store.files import sha256
from schemas.agreement import Thread
from schemas.base import canonical
from schemas.dates import Date
from schemas.document import Body, Document, Page
from schemas.item import Item, PartSpan
from schemas.record import Act, AgreementRecord, ForeignPartner, ItemRef
from schemas.review import Decision
from schemas.run import Input, Manifest
from schemas.statement import Evidence, PartKind

SEED = 20261121
COUNTRIES = {
    "CN": "Kina", "DE": "Tyskland", "DK": "Danmark", "EE": "Estland", "FI": "Finland", "FR": "Frankrike", "JP": "Japan",
    "KE": "Kenya", "LT": "Litauen", "LV": "Lettland", "NA": "Namibia", "NO": "Norge", "PL": "Polen", "RU": "Ryssland",
    "UA": "Ukraina", "US": "USA", "ZA": "Sydafrika",
}  # fmt: skip
_STEMS = [
    "Bel",
    "Dor",
    "Fal",
    "Gran",
    "Kal",
    "Lom",
    "Mir",
    "Nor",
    "Orl",
    "Pen",
    "Rav",
    "Sol",
    "Tam",
    "Ulv",
    "Vor",
    "Zel",
]
_ENDS = [
    "aberg",
    "adal",
    "anka",
    "avik",
    "egrad",
    "elin",
    "enova",
    "eska",
    "iberg",
    "idorf",
    "inga",
    "ogorsk",
    "olan",
    "omir",
    "ona",
    "usti",
]
_WORDS = {"twin": "vänortsavtal", "partnership": "kommunalt partnerskap"}


@pytest.fixture
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases without pictures, which take seconds each; the drill's small size has them."""
    monkeypatch.setattr(parts, "pictures", lambda *_: {})


@dataclass(frozen=True)
class Said:
    """One § of a paper: an agreement, and what was decided about it (`end`, `pause`, `renew`)."""

    body: Body
    partner: str
    country: str
    kind: str
    since: int
    decided: str | None = None


@dataclass(frozen=True)
class Paper:
    """One document: minutes of a day."""

    name: str
    day: str
    said: tuple[Said, ...]
    more: str = ""

    def text(self) -> str:
        """Its page."""
        return "".join(_paragraph(n, said) for n, said in enumerate(self.said, 1)) + self.more


def _paragraph(number: int, said: Said) -> str:
    word = _WORDS[said.kind]
    told = f"{said.body.name} har sedan {said.since} ett {word} med {said.partner} i {COUNTRIES[said.country]}."
    verb = {"end": "avslutas", "pause": "pausas", "renew": "förlängs"}.get(said.decided or "", "")
    beslut = f"Beslut\nKommunfullmäktige beslutar att avtalet {verb}.\n" if verb else ""
    return f"§ {number} Samarbete med utlandet\n{told}\n{beslut}\n"


def read(paper: Paper, rules: str = "r1", *, sample: bool = False) -> DocumentResult:
    """The stand-in for the reader. Under the rules `r2` it takes no designation; under `r3` it reads every year anew."""
    text = paper.text()
    body = paper.said[0].body if paper.said else None
    document = Document(
        document_id=paper.name, sha256=sha256(text.encode()), title="Protokoll", kind="protokoll", body=body,
        organ="kommunfullmaktige", organ_name="kommunfullmäktige", meeting_date=Date(value=paper.day, precision="day"),
        date=None, reader="text/1",
    )  # fmt: skip
    page = Page(document_id=paper.name, page=1, label=None, text=text, quality="text", width=None, height=None)
    items, records, at = [], [], 0
    for n, said in enumerate(paper.said, 1):
        length = len(_paragraph(n, said))
        items.append(
            Item(document_id=paper.name, item_id=f"{paper.name}#p{n}", paragraph=str(n), heading="Samarbete med utlandet",
                 case_number=None, pages=(1,), parts=(PartSpan(kind="arende", page=1, start=at, end=at + length),),
                 motion=None, rests_on=f"{paper.name}#p{n}")
        )  # fmt: skip
        records.append(_record(paper, document, n, said, text, at, rules, sample))
        at += length
    return DocumentResult(document, sample, (page,), tuple(items), (), tuple(records))


def _record(
    paper: Paper, document: Document, n: int, said: Said, text: str, at: int, rules: str, sample: bool
) -> AgreementRecord:  # fmt: skip
    def ink(quote: str, part: PartKind = "arende") -> tuple[Evidence, ...]:
        start = text.index(quote, at)
        return (
            Evidence(page=1, start=start, end=start + len(quote), quote=quote, part=part, rule=f"made-{rules}",
                     confidence=0.9, quality="text"),
        )  # fmt: skip

    slug = f"x-{said.country}-{said.partner.casefold()}"
    kind = {"kommun": "kommun", "region": "region", "lansstyrelse": "lan"}[said.body.kind]
    name = f"{paper.name}#p{n}/1"
    act = said.decided
    evidence = {
        "swedish_partner": ink(said.body.name),
        "foreign_partner": ink(said.partner),
        "established": ink(str(said.since)),
    }
    values: dict[str, Any] = {}
    if rules != "r2":
        values["designation"] = _WORDS[said.kind]
        evidence["designation"] = ink(_WORDS[said.kind])
    if act:
        day = Date(value=paper.day, precision="day")
        values["acts"] = (
            Act(key=f"{act}-decided", act=act, stage="decided", organ="kommunfullmaktige", date=day, by="swedish"),
        )
        evidence[f"acts.{act}-decided"] = ink("Beslut", "beslut")
        values["initiator"] = "swedish" if act in ("end", "pause") else "unknown"
    return AgreementRecord(
        record_id=name, agreement_id=f"{kind}-{said.body.code}-{slug}-{said.kind}", sample=sample, document=document,
        item=ItemRef(paragraph=str(n), heading="Samarbete med utlandet", case_number=None, pages=(1,)),
        swedish_partner=said.body,
        foreign_partner=ForeignPartner(name=said.partner, kind="city", country=said.country, country_group=said.country,
                                       admin1=None, place_key=slug, linked=False),
        agreement_class=said.kind,
        established=Date(value=str(said.since), precision="year", qualifier="approximate" if rules == "r3" else None),
        status={"end": "ended", "pause": "paused"}.get(act or "", "active"),
        rests_on=name, evidence=evidence, **values,
    )  # fmt: skip


def dataset(
    papers: Iterable[Paper],
    *,
    rules: str = "r1",
    version: str = "1",
    decisions: Sequence[Decision] = (),
    made: Sequence[DocumentResult] = (),
    sample: bool = False,
) -> Dataset:
    """The dataset of papers (and documents made of tables), as a run gives it."""
    found = {paper.name: read(paper, rules, sample=sample) for paper in papers}
    found |= {result.document.document_id: result for result in made if result.document}
    return folded(Dataset.of_documents(found.items()), rules=rules, version=version, decisions=decisions)


def folded(
    read_: Dataset, *, rules: str = "r1", version: str = "1", decisions: Sequence[Decision] = ()
) -> Dataset:  # fmt: skip
    """A dataset of what was read, folded, with the manifest that a run would give it."""
    agreements, issues = fold(read_.records, decisions)
    whole = read_.folded(agreements, tuple[Thread, ...](), issues)
    inputs = tuple(
        Input(document_id=d.document_id, sha256=d.sha256, size=1) for d in sorted(whole.documents, key=lambda d: d.document_id)
    )  # fmt: skip
    put_in = {"decisions.jsonl": sha256(canonical([d.to_line() for d in decisions]).encode())} if decisions else {}
    manifest = Manifest(
        schema_version="1.0", versions={"vanort": version}, rules=rules, gazetteer="g1", settings=put_in, inputs=inputs,
        counts={}, files={name: sha256(data) for name, data in whole.files()},
    )  # fmt: skip
    return replace(whole, manifest=manifest)


def many(agreements: int, seed: int = SEED) -> list[Paper]:
    """Papers about so many agreements, each told of in three of them: who has it, again, and what became of it."""
    rng = random.Random(seed)
    bodies = [body for body in all_bodies() if body.kind == "kommun"]
    names = [f"{stem}{end}" for stem in _STEMS for end in _ENDS]
    told: dict[Body, list[Said]] = {}
    pairs: set[tuple[str, str, str]] = set()
    while len(pairs) < agreements:
        body, partner, kind = rng.choice(bodies), rng.choice(names), rng.choice(("twin", "twin", "twin", "partnership"))
        if (body.code, partner, kind) in pairs:
            continue
        pairs.add((body.code, partner, kind))
        country = sorted(COUNTRIES)[names.index(partner) % len(COUNTRIES)]
        told.setdefault(body, []).append(Said(body, partner, country, kind, rng.randint(1950, 2015)))
    papers = []
    for body in sorted(told, key=lambda body: body.code):
        own = told[body]
        acts = [replace(said, decided=rng.choice((None, None, None, "end", "pause", "renew"))) for said in own]
        for year, rows in ((2016, own), (2019, own), (2023, acts)):
            for part in range(0, len(rows), 6):
                name = f"{body.code}/kf-{year}-{part // 6 + 1:02}.txt"
                papers.append(
                    Paper(name, f"{year}-0{rng.randint(1, 9)}-{rng.randint(10, 28)}", tuple(rows[part : part + 6]))
                )
    return papers
