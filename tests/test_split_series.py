"""Minutes that number their items in forms of their own; and what is numbered in documents and is no item."""

from __future__ import annotations

import pytest

from pipeline.split.splitter import split
from tests.strategies import document_of

HEAD = "Hörby kommun          PROTOKOLL          1 (3)\nKommunstyrelsen\n                      2031-04-07\n\n"
PRESENT = "Plats och tid: Kommunhuset, 13.00–15.30\nBeslutande: Eva Ek (S), Bo Ask (M)\nJusterare: Bo Ask\n"
STATED = PRESENT + "Paragrafer: 99–101\n"
TITLES = ("Avgift för bryggplatser", "Svar på motion om fler bänkar", "Rapport från tillsynen")
CASES = ("KS 2031/45", "KS 2030/318", "KS 2031/72")

FORMS = {
    "a number in a margin": "{n}   {t}\n      Dnr {c}",
    "a number and a stop": "{n}. {t}\nDnr {c}",
    "a number alone": "{n}\n{t}\nDnr {c}",
    "a number, a case number": "{n}          Dnr {c}\n{t}",
    "point": "Punkt {n}\n{t}\nDnr {c}",
    "point and title": "Pkt {n}. {t}\nDnr {c}",
    "decision": "Beslut nr {n}: {t}\nDnr {c}",
    "small initials": "ks § {n}\n{t}\ndnr {c}",
    "initials alone": "KS {n}   {t}\nDnr {c}",
    "initials, number, sign": "KS {n} § {t}\nDnr {c}",
    "sign, initials": "§ KS {n}   {t}\nDnr {c}",
    "the year first": "§ 2031:{n}   {t}\nDnr {c}",
    "the year behind": "{n}/2031   {t}\nDnr {c}",
    "a sign misread": "$ {n}   {t}\nDnr {c}",
    "at the right": "{t:<48}§ {n}\nDnr {c}",
    "labels": "Paragraf: {n}\nRubrik: {t}\nDnr: {c}",
    "dashes": "- {n} -\n{t}\nDnr {c}",
    "paragraph, shortened": "Par. {n}   {t}\nDnr {c}",
}
ITEM = (
    "\n\nKontoret redogör för ärendet, som nämnden behandlade 2031-02-03, § 12.\n\nKommunstyrelsen beslutar\n"
    "1. Förslaget godkänns.\n2. Kontoret får i uppdrag att\nfölja upp det.\n"
)


POINTS = "\n\n".join(
    f"{n}. {t}\n\nKommunstyrelsen beslutar att godkänna punkten." for n, t in enumerate(TITLES, start=1)
)


def found(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(item.paragraph, item.heading, item.case_number) for item in split(document_of(text)).items]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("top", [PRESENT, STATED], ids=["unstated", "stated"])
def test_items_in_one_layout(form: str, top: str) -> None:
    rows = list(zip(("99", "100", "101"), TITLES, CASES, strict=True))
    text = HEAD + top + "\n" + "\n".join(form.format(n=n, t=t, c=c) + ITEM for n, t, c in rows)
    assert found(text) == rows


NONE = {
    "an extract that decides in points": (
        "Hörby kommun\nKommunstyrelsen\nProtokollsutdrag 2031-04-07\n\nAvgift för bryggplatser\n\nKommunstyrelsen beslutar\n\n"
        "1. Avgiften höjs.\n\n2. Kommunstyrelsen beslutar för egen del att\nuppdra åt kontoret att följa frågan.\n\n3. Beslutet gäller genast.\n"
    ),
    "a letter in chapters": (
        "Hörby kommun\nKommunkansliet\n2031-04-07\n\nTjänsteskrivelse\n\nAvgift för bryggplatser\n\n1 Bakgrund\n\nBryggan är gammal. Se protokoll "
        "2031-01-02.\n\n2 Bedömning\n\nBeslut\nNämnden har beslutat om saken.\n\n3 Förslag till beslut\n\nBeslut\nAvgiften höjs.\n"
    ),
    "notes of a meeting": (
        "Minnesanteckningar\nHörby kommun 2031-04-07\n\nNärvarande: Eva Ek\n\n1. Öppnande\n\nEva hälsade alla välkomna.\n\n2. Bryggan\n\n"
        "Beslut\nVi ses igen.\n\n3. Övrigt\n\nBeslut\nInget.\n"
    ),
    "clauses": (
        "Samarbetsavtal\nmellan Hörby kommun och staden\n\n1. Syfte\n\nParterna samarbetar.\n\n2. Beslut\n\nBeslut fattas av styrgruppen, som för protokoll.\n\n"
        "3. Uppsägning\n\nBeslut om uppsägning fattas av parterna.\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_points_of_other_papers_are_no_items(text: str) -> None:
    assert [item.paragraph for item in split(document_of(text)).items] == [None]


def test_points_within_an_item_are_none_of_their_own() -> None:
    text = f"{HEAD}{PRESENT}\n§ 7 Tre frågor\nDnr KS 2031/9\n\nBeslut\nFrågorna avgörs i punkter.\n\n{POINTS}\n"
    assert [item[0] for item in found(text)] == ["7"]


def test_a_series_that_the_first_page_does_not_state_is_none() -> None:
    text = HEAD + PRESENT + "Paragrafer: 44–44\n\n" + POINTS
    assert [item[0] for item in found(text)] == [None]
