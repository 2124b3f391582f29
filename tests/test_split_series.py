"""Minutes that number their items in forms of their own; and what is numbered in documents and is no item."""

from __future__ import annotations

import pytest

from pipeline.read.reading import build_view
from pipeline.split.bundle import divide
from pipeline.split.rows import rows_of
from pipeline.split.splitter import split
from pipeline.split.stated import stated_paragraphs
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
    "of a text on the web": "### {n}. {t}\nDnr {c}",
    "behind a case number": "Dnr {c}   § {n}   {t}",
    "a case number at the left": "{c:<30}§ {n}\n{t}",
    "behind its place on the agenda": "Ärende {n} (§ {n})\n{t}\nDnr {c}",
    "in square brackets": "[§ {n}] {t}\nDnr {c}",
    "of how many": "Paragraf {n} av 101\n{t}\nDnr {c}",
    "before the organ": "§ {n}/KS   {t}\nDnr {c}",
    "the year and a dash": "Beslut 2031-{n}: {t}\nDnr {c}",
    "tabs": "{n}\t{t}\t{c}",
    "a row of a table": "| § {n} | {t} | {c} |",
    "below a rule": "{t}\n------------\n§ {n}      Dnr {c}",
    "in brackets behind the title": "{t} (§ {n})\nDnr {c}",
    "behind the title and a dash": "{t} – § {n}\nDnr {c}",
}
ITEM = (
    "\n\nKontoret redogör för ärendet, som nämnden behandlade 2031-02-03, § 12.\n\nKommunstyrelsen beslutar\n"
    "1. Förslaget godkänns.\n2. Kontoret får i uppdrag att\nfölja upp det.\n"
)


HEAD_OF_PAGE = "HÖRBY KOMMUN                    PROTOKOLL\nKommunstyrelsen\nSammanträdesdatum          {label}     Sida\n{date:<26} {n:<11} {at}\n"
BODY_OF_PAGE = "\n                           Dnr {c}\n\n{t}\n" + ITEM


@pytest.mark.parametrize(("label", "date"), [("Paragraf", "7 april 2031"), ("§", "2031-04-07")])
def test_the_paragraph_in_the_head_of_its_pages(label: str, date: str) -> None:
    rows = list(zip(("99", "100", "101"), TITLES, CASES, strict=True))
    pages = []
    for n, t, c in rows:
        first = HEAD_OF_PAGE.format(label=label, date=date, n=n, at="1 (2)") + BODY_OF_PAGE.format(t=t, c=c)
        pages += [
            first,
            HEAD_OF_PAGE.format(label=label, date=date, n=n, at="2 (2)")
            + "\nReservation\n\nBo Ask (M) reserverar sig.",
        ]
    document = document_of(*pages)
    assert [(item.paragraph, item.heading, item.case_number) for item in split(document).items] == rows
    assert divide(document) == (document,)


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


DECIDES = {
    "after a debate": "Kontoret redogör för ärendet.\n\nEfter överläggning beslutar kommunstyrelsen\n\natt godkänna förslaget.\n",
    "with reference": "Kontoret redogör för ärendet.\n\nMed hänvisning till yttrandet beslöt kommunstyrelsen enhälligt\n\natt godkänna förslaget.\n",
}


@pytest.mark.parametrize("form", ["§ nr {n} {t}", "- {n} -\n{t}", "KS 2031-04-07, § {n}\n{t}", "Beslut § {n}\n{t}"])
@pytest.mark.parametrize("body", DECIDES.values(), ids=DECIDES.keys())
def test_items_that_decide_in_a_sentence_turned_round(form: str, body: str) -> None:
    rows = list(zip(("99", "100", "101"), TITLES, CASES, strict=True))
    text = HEAD + PRESENT + "\n" + "\n".join(f"{form.format(n=n, t=t)}\nDnr {c}\n\n{body}" for n, t, c in rows)
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


def test_a_paragraph_in_the_text_of_items_with_marks_of_their_own() -> None:
    told = {2: "§ 14 Bänkar\nDnr KS 2030/3\n\nBeslut\nFrågan utreds."}
    items = (f"Punkt {n}\nÄrende {n} om något\n\n{told.get(n, 'Text.')}\n\nBeslut\nBifalls.\n" for n in range(1, 7))
    assert [item[0] for item in found(HEAD + PRESENT + "\n" + "\n".join(items))] == list("123456")


def test_points_of_an_agenda_that_come_again_with_what_was_decided() -> None:
    agenda = "\n".join(f"{n}. {t}" for n, t in enumerate(TITLES, start=1))
    items = "\n\n".join(f"{n}. {t}\nKontoret redogör.\nBeslut: Förslaget antas." for n, t in enumerate(TITLES, start=1))
    text = f"{HEAD}{PRESENT}\nFöredragningslista\n\n{agenda}\n\n{items}\n"
    assert [item[:2] for item in found(text)] == [(str(n), t) for n, t in enumerate(TITLES, start=1)]


def test_stated_paragraphs_need_not_follow_upon_one_another() -> None:
    items = "\n\n".join(f"{n}  {t}\n\nBeslut\nFörslaget antas." for n, t in zip((12, 14, 17), TITLES, strict=True))
    text = f"{HEAD}{PRESENT}Paragrafer: 12, 14, 17\n\n{items}\n"
    assert [item[0] for item in found(text)] == ["12", "14", "17"]


def test_items_that_tell_what_was_decided_in_a_sentence() -> None:
    done = ("Taxan höjs. Förslaget antas.", "Eva Ek har motionerat om saken. Motionen avslås.", "Rapporten noteras.")
    items = "\n\n".join(f"{n}  {t}\n{d}" for n, t, d in zip((101, 102, 103), TITLES, done, strict=True))
    assert [item[0] for item in found(f"{HEAD}{PRESENT}\n{items}\n")] == ["101", "102", "103"]


def test_a_statute_in_an_appendix_takes_no_items_away() -> None:
    statute = "\n\n".join(
        f"§ {n}   {t}\nKommittén beslutar om saken." for n, t in enumerate(("Ändamål", "Säte", "Beslut"), 1)
    )
    text = f"{HEAD}{PRESENT}\n§ 44   Reglemente\nDnr KS 2031/4\n\nBeslut\nReglementet antas.\n\nBilaga\n\n{statute}\n"
    assert [item[0] for item in found(text)] == ["44"]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Paragrafer: 12, 14–16", {12, 14, 15, 16}),
        ("Paragrafer          §§ 70–71", {70, 71}),
        ("§§ 3-4", {3, 4}),
        ("Protokollet omfattar §§ 8 – 9", {8, 9}),
        ("Justerade paragrafer: 5 och 7", {5, 7}),
        ("Eva Ek (S) §§ 3-4", set()),
        ("Paragrafer 9–3", set()),
        ("Närvarande vid § 12", set()),
    ],
)
def test_paragraphs_that_the_first_page_states(line: str, numbers: set[int]) -> None:
    document = document_of(HEAD + line + "\n")
    assert stated_paragraphs(rows_of(build_view(document.pages), document.pages)) == numbers


def test_two_bare_numbers_with_case_numbers_are_enough_and_one_at_the_top() -> None:
    head = "Hörby kommun          PROTOKOLL          1 (3)\nKommunstyrelsen          2031-04-07\n\n"
    item = "{n}.   {t}\n     Dnr: {c}\n\nBeslut\nKommunstyrelsen godkänner förslaget.\n"
    two = [item.format(n=n, t=t, c=c) for n, t, c in zip((9, 10), TITLES, CASES, strict=False)]
    assert [i.paragraph for i in split(document_of(head + "\n\n".join(two))).items] == ["9", "10"]
    assert [i.paragraph for i in split(document_of(head + two[0])).items] == ["9"]
    listed = "Bakgrund\nTvå frågor är öppna.\n\n1.   Vem betalar?\n2.   Vem äger bryggan?\n"
    whole = head + "Avgift för bryggplatser\n\n" + listed + "\nBeslut\nKommunstyrelsen godkänner förslaget.\n"
    assert len(split(document_of(whole)).items) == 1


@pytest.mark.parametrize("form", ["§ {n} {t}\nDnr {c}", "§ {n}.\n{t}\nDnr {c}", "{n}   {t}\nDnr {c}"])
@pytest.mark.parametrize("turn", [True, False], ids=["pages", "page breaks lost"])
def test_items_that_each_open_a_page(form: str, turn: bool) -> None:
    """The case number is no page furniture, although one stands at the top of every page."""
    rows = list(zip(("99", "100", "101"), TITLES, CASES, strict=True))
    pages = [f"{HEAD}{form.format(n=n, t=t, c=c)}{ITEM}" for n, t, c in rows]
    pages[0] = pages[0].replace(HEAD, HEAD + PRESENT + "\n")
    text = [page.replace("1 (3)", f"{at} (3)") for at, page in enumerate(pages, 1)]
    document = document_of(*text) if turn else document_of("\n\n".join(text))
    assert [(item.paragraph, item.heading, item.case_number) for item in split(document).items] == rows


def test_a_case_number_is_no_number_of_an_item() -> None:
    rows = list(zip(("99", "100", "101"), TITLES, ("145/2031", "146/2031", "147/2031"), strict=True))
    text = HEAD + "\n".join(f"KS 2031-04-07, § {n}\n{t}\nDnr {c}{ITEM}" for n, t, c in rows)
    assert found(text) == rows


def test_minutes_that_say_in_columns_what_they_are() -> None:
    head = (
        "Hörby kommun\nOrgan                    Sammanträdesdatum        Sida\nKommunstyrelsen          2031-04-07               1 (1)\n\n"
        "Ledamöter                              Ersättare\nEva Ek (S), ordf.                      Bo Ask (M)\n\n"
        "Sekreterare  Karin Alm                 Paragrafer 99-101\n\n"
    )
    rows = list(zip(("99", "100", "101"), TITLES, CASES, strict=True))
    assert found(head + "\n".join(f"{n}   {t}\nDnr {c}{ITEM}" for n, t, c in rows)) == rows
