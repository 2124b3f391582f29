"""Made datasets to export: two small documents folded into one agreement, and as many agreements as wanted."""

from __future__ import annotations

from pipeline.store import Dataset
from schemas.agreement import Agreement, SourcedAct, SourcedMotion, State
from schemas.dates import Date
from schemas.document import Body, Document, Page
from schemas.record import Act, AgreementRecord, CodedReason, ForeignPartner, ItemRef, Motion, Mover
from schemas.statement import Evidence, PartKind
from tests.made import EXAMPLE, fold, process

FIELDS = ("established", "ended", "term", "designations", "reasons", "acts", "status")


def small() -> Dataset:
    texts = {"a.txt": EXAMPLE, "b.txt": "prosa\n" + EXAMPLE}
    made = Dataset.of_documents((name, process(text.encode(), name)) for name, text in texts.items())
    agreements, issues = fold(made.records)
    return made.folded(agreements, (), issues)


def ink(page: int, quote: str, part: PartKind = "arende") -> tuple[Evidence, ...]:
    return (
        Evidence(page=page, start=10, end=10 + len(quote), quote=quote, part=part, rule="made", confidence=0.9, quality="text"),
    )  # fmt: skip


def year(number: int) -> Date:
    return Date(value=str(number), precision="year")


def one(n: int, *, name: str = "minutes", kind: str = "pdf") -> tuple[AgreementRecord, Agreement]:
    """An agreement with two acts, a motion and a reason, from § 7 on page 3 of a document of its own."""
    body = Body(name=f"Ekby {n} kommun", kind="kommun", code=f"{n % 10_000:04}")
    partner = ForeignPartner(
        name=f"Ort {n}", kind="city", country="LV", country_group="LV", admin1=None, place_key=f"gn{n}", linked=True
    )
    document_id, sha = f"{name}/{n}.{kind}", f"{n:064x}"
    document = Document(
        document_id=document_id, sha256=sha, title=f"Protokoll {n}", kind="protokoll", body=body,
        organ="kommunfullmaktige", organ_name="kommunfullmäktige", meeting_date=Date(value="2020-03-02", precision="day"),
        date=None, reader=f"{kind}/2",
    )  # fmt: skip
    acts = (
        Act(key="establish-reported", act="establish", stage="reported", date=year(1990 + n % 20), by="swedish"),
        Act(key="end-decided", act="end", stage="decided", organ="kommunfullmaktige", by="swedish",
            date=Date(value="2020-03-02", precision="day")),
    )  # fmt: skip
    motion = Motion(kind="motion", title=f"Avsluta avtalet med Ort {n}", movers=(Mover(name="Ada Ek", party="S"),),
                    filed=Date(value="2019-11-04", precision="day"), outcome="granted", outcome_stage="decided")  # fmt: skip
    reasons = (CodedReason(reason="human_rights", holder="deciding_organ"),)
    record = AgreementRecord(
        record_id=f"{document_id}#p7/1", agreement_id=f"kommun-{n:04}-gn{n}-twin", sample=False, document=document,
        item=ItemRef(paragraph="7", heading=f"Ort {n}", case_number=f"KS {n}", pages=(2, 3)), swedish_partner=body,
        foreign_partner=partner, agreement_class="twin", designation="vänortsavtal", established=acts[0].date,
        ended=acts[1].date, status="ended", acts=acts, motion=motion, reasons=reasons, initiator="swedish",
        rests_on=f"{document_id}#p7/1",
        evidence={
            "swedish_partner": ink(3, body.name), "foreign_partner": ink(3, partner.name),
            "designation": ink(3, "vänortsavtal"), "established": ink(2, str(1990 + n % 20)), "ended": ink(3, "idag", "beslut"),
            "acts.establish-reported": ink(2, "ingicks"), "acts.establish-reported.date": ink(2, str(1990 + n % 20)),
            "acts.end-decided": ink(3, "sägs upp", "beslut"), "motion.title": ink(2, motion.title or ""),
            "motion.outcome": ink(3, "bifalls", "beslut"), "motion.movers.ada-ek": ink(2, "Ada Ek (S)"),
            "motion.filed": ink(2, "2019-11-04"), "reasons.human-rights": ink(3, "mänskliga rättigheter"),
        },
    )  # fmt: skip
    agreement = Agreement(
        agreement_id=str(record.agreement_id), swedish_partner=body, foreign_partner=partner, agreement_class="twin",
        designations=("vänortsavtal",), status="ended", status_as_of=acts[1].date, established=acts[0].date, ended=acts[1].date,
        states=(State(status="ended", since=acts[1].date, known=None, act="end-decided", record_id=record.record_id),),
        initiator="swedish", reasons=reasons, record_ids=(record.record_id,),
        acts=tuple(SourcedAct(record_id=record.record_id, **act.model_dump()) for act in acts),
        motions=(SourcedMotion(record_id=record.record_id, **motion.model_dump()),),
        value_origin=dict.fromkeys(FIELDS, "extracted"), review=dict.fromkeys(FIELDS, "pending"),
    )  # fmt: skip
    return record, agreement


def many(count: int, *, pages: int = 3) -> Dataset:
    """As many agreements, each from a PDF of its own."""
    pairs = [one(n) for n in range(1, count + 1)]
    return Dataset(
        pages=tuple(
            Page(document_id=r.document.document_id, page=p, label=None, text="text", quality="text", width=595, height=842)
            for r, _ in pairs
            for p in range(1, pages + 1)
        ),
        records=tuple(record for record, _ in pairs),
        agreements=tuple(agreement for _, agreement in pairs),
    )  # fmt: skip
