"""A board's letter folded with the row that a report has of the same agreement: each adds what it knows, none is lost.

The letter tells of the motion, the evaluation, and the end that is planned; the report, later and less trusted, tells
that the end came. Once with the documents that the project starts from, once with a sample and a made-up row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli.bringing import bring
from pipeline.export.appendix import COLUMNS, appendix
from pipeline.run import open_session, read_into, refold
from pipeline.store import Dataset, load
from schemas.agreement import Agreement
from tests.appendix_rows import differences, table_rows
from tests.shared_documents import needs_seeds, seed

MADE_UP = "Katrineholms kommun,Mbarara (Uganda),Kommunalt partnerskap,2016,Avslutat (2022)"


@dataclass(frozen=True)
class Case:
    """A letter and a table, and what the letter says (read by eye)."""

    letter: Callable[[], Path]
    table: Callable[[Path], Path]
    agreement_id: str
    established: str
    ended: str
    row: tuple[str, ...]
    planned: tuple[str, str]
    motion: tuple[str, str, str]
    participants: tuple[str, ...]


def written(folder: Path) -> Path:
    """The made-up table as a file."""
    path = folder / "bilaga.csv"
    header = ",".join((COLUMNS[0], "Utländsk partner", *COLUMNS[2:]))
    path.write_text(f"{header}\n{MADE_UP}\n", encoding="utf-8")
    return path


SEEDS = Case(
    letter=lambda: seed("000"),
    table=lambda _: seed("004"),
    agreement_id="kommun-2180-gn1790437-partnership",
    established="2010",
    ended="2020",
    row=("Gävle kommun", "Zhuhai (珠海市, 广东省)", "Kommunalt partnerskap", "2010", "Avslutat (2020)"),
    planned=("end", "2020-11-23"),
    motion=("2020-06-15", "answered", "proposed"),
    participants=("Högskolan i Gävle", "Future Position X", "Movexum"),
)
SAMPLE = Case(
    letter=lambda: Path("samples/katrineholm/utlatande-mbarara.pdf"),
    table=written,
    agreement_id="kommun-0483-gn229268-partnership",
    established="2016",
    ended="2022",
    row=("Katrineholms kommun", "Mbarara (Uganda)", "Kommunalt partnerskap", "2016", "Avslutat (2022)"),
    planned=("not_renew", "2021-11-24"),
    motion=("2021-09-20", "answered", "proposed"),
    participants=("Sörmland Vatten", "Viadidakt"),
)


@dataclass(frozen=True)
class Folded:
    """The agreement of the letter alone, and the dataset with the table."""

    case: Case
    alone: Agreement
    dataset: Dataset

    @property
    def agreement(self) -> Agreement:
        """The agreement of both."""
        return next(a for a in self.dataset.agreements if a.agreement_id == self.case.agreement_id)

    def of_letter(self, record_id: str) -> bool:
        """Whether a record is the letter's."""
        return not record_id.startswith("imports/")


@pytest.fixture(
    scope="module", params=[pytest.param(SEEDS, marks=needs_seeds, id="seeds"), pytest.param(SAMPLE, id="sample")]
)
def folded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Folded:
    case: Case = request.param
    folder = tmp_path_factory.mktemp("both")
    with open_session([case.letter()], folder / "out") as session:
        for batch in session.batches():
            session.failures |= read_into(session.cache, batch, workers=0)
        session.finish()
    (alone,) = load(folder / "out").agreements
    bring(case.table(folder), None, folder / "out", replace=False)
    assert not refold(folder / "out").changed
    return Folded(case, alone, load(folder / "out"))


def test_letter_and_row_are_one_agreement(folded: Folded) -> None:
    agreement = folded.agreement
    assert folded.alone.agreement_id == agreement.agreement_id and agreement.agreement_class == "partnership"
    assert sorted(folded.of_letter(name) for name in agreement.record_ids) == [False, True]
    assert not agreement.former_ids


def test_class_and_year_agree(folded: Folded) -> None:
    by_id = {record.record_id: record for record in folded.dataset.records}
    both = [by_id[name] for name in folded.agreement.record_ids]
    assert {record.agreement_class for record in both} == {"partnership"}
    assert [r.established and r.established.value for r in both] == [folded.case.established] * 2
    assert folded.agreement.established is not None and folded.agreement.established.value == folded.case.established
    assert not folded.agreement.conflicts


def test_the_letter_adds_the_motion(folded: Folded) -> None:
    (motion,) = folded.agreement.motions
    assert motion.filed is not None and folded.of_letter(motion.record_id)
    assert (motion.filed.value, motion.outcome, motion.outcome_stage) == folded.case.motion


def test_the_letter_adds_what_is_planned_and_the_report_what_came(folded: Folded) -> None:
    acts = {(act.act, act.stage): act for act in folded.agreement.acts}
    name, day = folded.case.planned
    planned = next(act for (what, stage), act in acts.items() if (what, stage) == (name, "planned"))
    assert planned.date is not None and planned.date.value == day and folded.of_letter(planned.record_id)
    requested = acts["end", "requested"]
    assert requested.by == "motion" and folded.of_letter(requested.record_id)
    reported = acts["end", "reported"]
    assert (
        reported.date is not None
        and reported.date.value == folded.case.ended
        and not folded.of_letter(reported.record_id)
    )
    assert not any(act.stage == "decided" for act in folded.agreement.acts)


def test_the_letter_adds_who_took_part_and_who_was_asked(folded: Folded) -> None:
    assert folded.agreement.participants == folded.case.participants
    assert folded.agreement.consulted == ("Utrikesdepartementet", "SKR") and folded.agreement.funder == "ICLD"
    assert folded.agreement.term == folded.alone.term is not None


def test_the_reports_end_gives_the_state(folded: Folded) -> None:
    agreement = folded.agreement
    assert folded.alone.status == "active" and folded.alone.ended is None
    assert agreement.status == "ended" and agreement.ended is not None and agreement.ended.value == folded.case.ended
    assert agreement.states[-1].status == "ended" and not folded.of_letter(agreement.states[-1].record_id)
    assert agreement.value_origin["status"] == "imported" and agreement.value_origin["established"] == "extracted"


def test_that_a_weaker_source_made_the_state_is_told(folded: Folded) -> None:
    (issue,) = [issue for issue in folded.dataset.issues if issue.kind == "weaker_source"]
    assert issue.issue_id == f"{folded.case.agreement_id}:weaker_source"
    assert (
        "ended" in issue.message and "a report" in issue.message and "an official's paper gives active" in issue.message
    )


def test_the_row_of_both_is_the_reports(folded: Folded) -> None:
    rows = appendix(folded.dataset.agreements, folded.dataset.records)
    assert folded.case.row in rows
    (alone,) = appendix([folded.alone], folded.dataset.records)
    assert alone[3:] == (folded.case.established, "Aktivt")


@needs_seeds
def test_the_rest_of_the_reports_table_stays_as_it_is(folded: Folded) -> None:
    if folded.case is SEEDS:
        theirs = table_rows(seed("004").read_text(encoding="utf-8"))
        assert list(differences(appendix(folded.dataset.agreements, folded.dataset.records), theirs)) == []
