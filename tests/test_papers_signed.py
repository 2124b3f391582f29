"""Agreements' own papers: drafts, additions to older ones, declarations, and who signs them."""

from __future__ import annotations

import pytest

from pipeline.process import process
from schemas.record import AgreementRecord


def read(text: str) -> AgreementRecord:
    (record,) = process(text.encode(), "avtal.txt").records
    return record


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Parterna har i dag kommit överens om att avtalet förlängs med fem år.", "renew"),
        ("Parterna är överens om att ändra avtalet så att det även omfattar kultur.", "amend"),
        ("Hjo kommun och Wismar stad har denna dag enats om att avsluta vänortsavtalet.", "end"),
    ],
)
def test_a_signed_paper_takes_a_step_with_an_older_one(text: str, act: str) -> None:
    paper = f"Tillägg nr 1\ntill vänortsavtalet mellan Hjo kommun och Wismar stad av den 3 maj 1990\n\n{text}\n\n"
    record = read(f"{paper}Wismar den 21 november 2014\n\nElsa Ros, Hjo kommun\nKarl Busch, Wismar\n")
    assert [(x.act, x.stage, x.date and x.date.value, x.by) for x in record.acts] == [
        (act, "decided", "2014-11-21", "mutual")
    ]
    assert [x.name for x in record.signed_by] == ["Elsa Ros", "Karl Busch"]
    assert record.established is not None and record.established.value == "1990-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Parterna är överens om att avtalet förlängs automatiskt med ett år i sänder.",
        "Parterna är överens om att utveckla samarbetet mellan skolorna.",
    ],
)
def test_the_clauses_of_an_agreement_are_no_steps(text: str) -> None:
    paper = f"VÄNORTSAVTAL\nmellan Hjo kommun och Wismar stad\n\n{text}\n\nWismar den 21 november 2014\n"
    assert read(f"{paper}\nElsa Ros, Hjo kommun\nKarl Busch, Wismar stad\n").acts == ()


@pytest.mark.parametrize("mark", ["UTKAST 2019-04-02\n\n", "Arbetsmaterial\n\n"])
def test_a_draft_is_not_concluded(mark: str) -> None:
    record = read(f"{mark}VÄNORTSAVTAL\nmellan Hjo kommun och Wismar stad\n\n§ 1 Parterna verkar för utbyte.\n")
    assert (record.status, record.established) == ("proposed", None)


def test_a_declaration_is_the_agreement() -> None:
    record = read(
        "FÖRKLARING OM SYSTERSTÄDER\n\nHjo kommun och staden Wismar förklarar sig härmed för systerstäder.\n\n"
        "Given i två exemplar den 7 juli 2000.\n\nHjo kommun                    Provinsen Wismar\n"
        "Elsa Ros                      Karl Busch\n"
    )
    assert record.established is not None and record.established.value == "2000-07-07"
    assert [x.name for x in record.signed_by] == ["Elsa Ros", "Karl Busch"]
