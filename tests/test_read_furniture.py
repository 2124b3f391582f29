"""What is printed on page after page is no part of the text; what the pages say is, wherever it stands on them."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.split.splitter import split
from tests.pages import Draw, drawn, put, sheet, text_of, typed

HALVES = (
    ("Nämnden har fått i uppdrag att se över", "vägarna till de skolor som ligger utanför"),
    ("tätorten och att lämna förslag till hur", "barn ska kunna gå och cykla dit på egen"),
    ("hand, även när det är mörkt och snön har", "fallit, samt att räkna på vad det kostar"),
    ("att hålla belysningen tänd från det att", "den första bussen går till dess att den"),
    ("sista har kommit, och vilka vägar som då", "behöver byggas om för att rymma båda"),
    ("slagen av trafik utan att träd behöver", "fällas eller tomter lösas in av kommunen"),
)
"""One long sentence, two lines of it on each page."""


def running(pages: int = len(HALVES)) -> str:
    return "\n".join(line for half in HALVES[:pages] for line in half)


def test_a_sentence_reads_on_where_left_and_right_pages_differ() -> None:
    def page(n: int) -> Draw:
        header = ["Ekby kommun", f"Sida {n}"] if n % 2 else ["Kommunfullmäktige", f"{n} Protokoll 2031-03-02"]
        return sheet(header, HALVES[n - 1], ["Justerandes sign", "Utdragsbestyrkande"])

    assert text_of(drawn(*map(page, range(1, 7)))) == running()


def test_headers_are_told_apart_from_the_text_in_plain_pages_too() -> None:
    pages = [
        f"Ekby kommun\nProtokoll 2031-03-0{n}\n\n" + "\n".join(half) + f"\n\nJusterandes sign\nBlad {n}"
        for n, half in enumerate(HALVES, start=1)
    ]
    assert text_of(typed(*pages)) == running()


def test_the_header_may_change_half_way() -> None:
    heads = {False: ["Kommunstyrelsen", "Protokoll"], True: ["Tekniska nämnden", "Bilaga till protokollet"]}
    halves = [half for half in HALVES for _ in (0, 1)]
    pages = [sheet(heads[n > 6], half) for n, half in enumerate(halves, start=1)]
    text = text_of(drawn(*pages))
    assert "Protokoll" not in text and "nämnden" not in text
    assert text == "\n".join(line for half in halves for line in half)


def test_two_pages_are_enough_to_know_a_header() -> None:
    pages = [sheet(["Ekby kommun", f"Protokoll 2031-03-02, sidan {n}"], HALVES[n - 1]) for n in (1, 2)]
    assert text_of(drawn(*pages)) == running(2)


def test_what_stands_on_the_first_page_alone_is_text() -> None:
    first = sheet(["Tjänsteskrivelse om vägarna"], HALVES[0], ["Ekby kommun, 123 45 Ekby"])
    rest = [sheet([], half, ["Ekby kommun, 123 45 Ekby"]) for half in HALVES[1:]]
    assert text_of(drawn(first, *rest)) == "Tjänsteskrivelse om vägarna\n\n" + running()


@pytest.mark.parametrize("signs", [("§ {}",), ("KS § {}",), ("§ {} Dnr KS 2031/{}",)])
def test_a_heading_at_the_top_of_every_page_is_text(signs: tuple[str]) -> None:
    def page(n: int) -> Draw:
        heading = signs[0].format(n, n)
        return sheet(["Kommunstyrelsen", f"Protokoll, sida {n}"], [heading, *HALVES[n - 1]])

    text = text_of(drawn(*map(page, range(1, 7))))
    assert [line for line in text.splitlines() if "§" in line] == [signs[0].format(n, n) for n in range(1, 7)]
    assert "Kommunstyrelsen" not in text


def test_a_running_head_that_names_the_paragraph_of_the_page_is_none() -> None:
    # § 33 takes pages 1 to 3, § 34 pages 4 to 6; the head of each page names its §.
    pages = [
        sheet(
            ["Kommunstyrelsen", f"§ {33 + n // 3}", f"Sida {n + 1} av 6"],
            [*([f"§ {33 + n // 3} Vägarna"] if n % 3 == 0 else []), *half],
        )
        for n, half in enumerate(HALVES)
    ]
    text = text_of(drawn(*pages))
    assert [line for line in text.splitlines() if "§" in line] == ["§ 33 Vägarna", "§ 34 Vägarna"]
    assert HALVES[0][1] + "\n" + HALVES[1][0] in text


@pytest.mark.parametrize("mark", ["§ 33 forts.", "Forts. § 33", "§ 33 (forts)", "Fortsättning § 33 Vägarna"])
def test_the_paragraph_that_goes_on_is_named_but_once(mark: str) -> None:
    first = sheet(["Ekby kommun"], ["§ 33 Vägarna", *HALVES[0]])
    text = text_of(drawn(first, sheet(["Ekby kommun"], [mark, *HALVES[1], "§ 34 Fortsättning av mötet"])))
    assert text == "\n".join(("§ 33 Vägarna", *HALVES[0], *HALVES[1], "§ 34 Fortsättning av mötet"))


def test_headers_inside_a_text_that_lost_its_page_breaks() -> None:
    block = "\nEkby kommun\nProtokoll 2031-03-02\n"
    text = block.lstrip() + block.join("\n".join(half) for half in HALVES)
    assert text_of(typed(text)) == running()


def test_a_list_goes_on_over_the_page() -> None:
    header, footer = ["Ekby kommun", "Protokoll"], ["Utdragsbestyrkande"]
    first = [
        "§ 8 Plan för vägarna",
        "Beslut",
        "Kommunstyrelsen ger nämnden i uppdrag att",
        "1. bygga en väg",
        "2. flytta den",
    ]
    second = ["busshållplats som ligger vid ån,", "3. redovisa kostnaden.", "§ 9 Val", "Beslut", "Anna Ek väljs."]
    document = drawn(sheet(header, first, footer), sheet(header, second, footer))
    eight, nine = split(document).items
    assert eight.view.text == (
        "§ 8 Plan för vägarna\nBeslut\nKommunstyrelsen ger nämnden i uppdrag att\n1. bygga en väg\n"
        "2. flytta den\nbusshållplats som ligger vid ån,\n3. redovisa kostnaden."
    )
    assert eight.pages == (1, 2) and (nine.paragraph, nine.pages) == ("9", (2,))


BELOW = {
    "the case number": (["§ {n}", "Dnr KS 2031/{n}", "Väg {n}"], ("Väg {n}", "KS 2031/{n}")),
    "the same title": (["§ {n} Rapport", "Dnr KS 2031/{n}"], ("Rapport", "KS 2031/{n}")),
    "the same remark": (["§ {n} Bro {n}", "Informationsärende"], ("Bro {n}", None)),
}


@pytest.mark.parametrize("case", BELOW)
@pytest.mark.parametrize("form", ["drawn", "typed"])
def test_what_every_paragraph_has_below_its_heading_is_text(case: str, form: str) -> None:
    lines, (title, number) = BELOW[case]
    header = ["Ekby kommun", "Kommunstyrelsen", "Protokoll 2031-03-02"]
    contents = [f"§ {n} Innehåll {'.' * 20} {n}" for n in range(41, 46)]
    pages = [
        contents,
        *([*(line.format(n=n) for line in lines), "Beslut", f"Nämnden bygger {n} meter."] for n in range(41, 46)),
    ]
    document = (
        drawn(*(sheet(header, page) for page in pages))
        if form == "drawn"
        else typed(*("\n".join([*header, "", *page]) for page in pages))
    )
    items = split(document).items
    assert [(item.paragraph, item.heading, item.case_number) for item in items] == [
        (str(n), title.format(n=n), number and number.format(n=n)) for n in range(41, 46)
    ]
    assert all(lines[-1].format(n=n) in item.view.text for n, item in enumerate(items, start=41))


def test_the_case_number_on_every_page_of_an_extract_is_its_header() -> None:
    pages = [f"Ekby kommun\nDnr KS 2031/41    {n} (6)\n\n" + "\n".join(half) for n, half in enumerate(HALVES, start=1)]
    assert text_of(typed(*pages)) == running()


def test_the_same_decision_under_every_heading_is_text() -> None:
    said = ["Beslut", "Rapporten läggs till handlingarna"]
    pages = [sheet(["Ekby kommun"], [f"§ {n} Rapport {n}", *said]) for n in range(1, 5)]
    assert (
        text_of(drawn(*pages)).split() == " ".join(f"§ {n} Rapport {n} {' '.join(said)}" for n in range(1, 5)).split()
    )


def test_a_row_for_signatures_stands_at_the_foot_whatever_it_says() -> None:
    def page(n: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            sheet(["Ekby kommun"], HALVES[n])(canvas)
            for x, text in ((80, "Ordförandens sign"), (220, "Sekr"), (300, "Rätt avskrivet intygar")):
                put(canvas, x, 770, text, size=8)

        return draw

    assert text_of(drawn(*map(page, range(4)))) == running(4)


def test_the_party_of_all_who_sign_is_no_footer() -> None:
    signed = "Eva Alm                    Bo Ek\nCenterpartiet              Centerpartiet"
    assert "Centerpartiet Centerpartiet" in " ".join(text_of(typed(f"Motion\n\nBron byggs om.\n\n{signed}")).split())


COPY = "Region Ekby\nProtokollsutdrag\n\n§ 4 Vägarna till skolan\n\nBeslut\n" + " ".join(sum(HALVES, ())) + "."
OTHER = "Region Ekby\nProtokollsutdrag\n\n§ 5 Bron över ån\n\nBeslut\nBron byggs om under året som kommer."


def test_a_page_that_comes_again_letter_by_letter_is_read_once() -> None:
    document = typed(COPY, OTHER, COPY)
    assert [(note.kind, note.page) for note in document.notes] == [("repeated_page", 3)]
    assert len(document.pages) == 3
    text = text_of(document)
    assert text.count("§ 4 Vägarna till skolan") == text.count("§ 5 Bron över ån") == 1
    assert text.index("§ 4") < text.index("§ 5")


def test_a_page_that_differs_in_one_figure_is_no_copy() -> None:
    document = typed(COPY, OTHER, COPY.replace("§ 4", "§ 6"))
    assert not document.notes
    assert "§ 6 Vägarna till skolan" in text_of(document)


def test_short_forms_that_look_alike_are_no_copies() -> None:
    assert not typed("Bilaga\nKvitto 12", OTHER, "Bilaga\nKvitto 12").notes
