"""Web pages, reports right under their letterhead, and numbered lists that are no items."""

from __future__ import annotations

import pytest

from pipeline.process import process

TEXT = "\n\nOsby har en vänort i Norge. Den ligger vid en fjord, och dit reser vi varje sommar.\n"
SUMMONS = "OSBY KOMMUN\nKallelse\nKommunstyrelsen den 16 januari 2012\n\nÄrenden\n"


@pytest.mark.parametrize(
    ("top", "kind", "heading"),
    [
        ("osby.se\n\nKommunens vänorter", "webbsida", "Kommunens vänorter"),
        ("Osby kommun\n[Start] [Skola] [Om kommunen]\n\nMöte i Osby", "webbsida", "Möte i Osby"),
        ("Osby kommun\nOm kommunen | Internationellt | Vänorter\n\nVår vänort", "webbsida", "Vår vänort"),
        ("Osby kommun\nNyhet 2012-03-30\n\nLokaler lånas ut", "webbsida", "Lokaler lånas ut"),
        ("Osby kommun\nNäringsliv och tillväxt\nSlutrapport Resa till Norge, maj 2012", "rapport", "Slutrapport Resa till Norge, maj 2012"),
        ("Osby kommun, fritidsenheten\nRapport från utbytet, juli 2012", "rapport", "Rapport från utbytet, juli 2012"),
        ("OSBY KOMMUN\nRevisorerna\nGranskning av resor, mars 2012", "rapport", "Granskning av resor, mars 2012"),
        ("Osby kommun\nKansliet\nFörteckning över våra avtal, upprättad 2012-03-01", "rapport", "Förteckning över våra avtal"),
        ("OSBY KOMMUN, inkom 2012-04-26\n\nTill Osby kommun\n\nAnsökan om resebidrag", "annat", "Ansökan om resebidrag"),
        ("OSBY KOMMUN – OSBYN KUNTA\nTill kommunfullmäktige\n\nMOTION / ALOITE\n\nFler lägerskolor", "motion", "Fler lägerskolor"),
        ("(Översättning från norska; den svenska texten har jämförts med det norska originalet av translator.)\n\n"
         "ÖVERENSKOMMELSE OM VÄNSKAP\n\nOsby kommun och Hole kommune", "avtal", "ÖVERENSKOMMELSE OM VÄNSKAP"),
        ("Osby kommun\nKansliet\n\nBudget för vänorter 2012\n                                            kr", "annat",
         "Budget för vänorter 2012"),
    ],
)  # fmt: skip
def test_what_a_page_or_a_report_is_called(top: str, kind: str, heading: str) -> None:
    result = process((top + TEXT).encode(), "paper.txt")
    assert result.document is not None
    assert (result.document.kind, result.items[0].heading) == (kind, heading)


@pytest.mark.parametrize(
    "text",
    [
        SUMMONS + "1. Upprop\n2. Rapport från Norge\n3. Detaljplan för torget\n",
        "OSBY KOMMUN\nBrev\n\nAtt göra\n1. Köpa kaffe\n2. Boka lokal\n3. Bjuda in norrmännen\n",
    ],
)
def test_other_numbered_lists_are_no_items(text: str) -> None:
    assert len(process(text.encode(), "paper.txt").items) == 1


def test_a_number_of_the_minutes_and_its_paragraph_beside_it() -> None:
    text = (
        "OSBY KOMMUN          Kommunfullmäktige\nProtokoll            2012-05-19\n\nKF71  § 71  Ny simhall\n\nBeslut\nPlanen antas.\n\n"
        "KF72  § 72  Ny skola\n\nBeslut\nPlanen antas.\n"
    )
    found = process(text.encode(), "minutes.txt").items
    assert [(item.paragraph, item.heading) for item in found] == [("71", "Ny simhall"), ("72", "Ny skola")]
