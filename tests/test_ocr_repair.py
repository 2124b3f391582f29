"""Repair of what OCR misread, by what the pages around it say."""

from __future__ import annotations

from dataclasses import replace

from pipeline.read.ocr.repair import Sheet, repair
from tests.ocr_words import row, texts, word


def repaired(*pages: list[str] | str) -> tuple[list[str], list[str]]:
    """Rows of pages read by OCR (lists) among pages with text (strings); the texts after, and the doubts."""
    sheets = [
        Sheet(n, None, tuple(page.splitlines()))
        if isinstance(page, str)
        else Sheet(n, [row(*line.split(), top=100 + 40 * i, line=i) for i, line in enumerate(page)])
        for n, page in enumerate(pages, 1)
    ]
    done, doubts = repair(sheets)
    return [text for sheet in done for text in texts(sheet.rows or [])], [doubt.message for doubt in doubts]


def test_a_missing_sign_is_told_by_the_paragraphs_around_it() -> None:
    found, doubts = repaired(["§ 82 Budget", "883 Vänort", "§ 84 Val"])
    assert found == ["§ 82 Budget", "§ 83 Vänort", "§ 84 Val"] and not doubts


def test_a_number_that_follows_nothing_is_left() -> None:
    assert repaired(["§ 82 Budget", "8 120 Kronor", "§ 84 Val"])[0][1] == "8 120 Kronor"


def test_running_text_is_left() -> None:
    assert repaired(["§ 82 Budget", "8 83 personer kom", "§ 84 Val"])[0][1] == "8 83 personer kom"


def test_letters_in_a_number_are_digits() -> None:
    assert repaired(["§ 143 Budget", "§ l44 Vänort", "§ 145 Val"])[0][1] == "§ 144 Vänort"


def test_a_number_out_of_order_by_one_digit_is_the_one_between() -> None:
    assert repaired(["§ 143 Budget", "§ 194 Vänort", "§ 145 Val"])[0][1] == "§ 144 Vänort"


def test_a_number_out_of_order_by_more_is_a_doubt() -> None:
    found, doubts = repaired(["§ 143 Budget", "§ 12 Vänort", "§ 145 Val"])
    assert found[1] == "§ 12 Vänort"
    assert doubts == ["§ 12 stands between § 143 and § 145: a number misread by OCR?"]


def test_the_paragraphs_of_another_organ_are_no_neighbours() -> None:
    rows = ["KS § 38 Bidrag", "KU § 27 07-02-13", "KS § 39 Vänort", "KU § 30 07-02-13"]
    assert repaired(rows) == (rows, [])
    assert repaired(["KS § 38 Bidrag", "KU § 47", "KS 839 Vänort", "KS § 40 Val"])[0][2] == "KS § 39 Vänort"


def test_pages_with_text_are_neighbours_too() -> None:
    assert repaired("§ 7 Val\nBeslut", ["8 8 Vänort"], "§ 9 Avslutning")[0] == ["§ 8 Vänort"]


def test_the_date_of_a_page_head_is_that_of_the_others() -> None:
    pages = [["Protokoll 2024-09-09", "text"]] * 3 + [["Protokoll 2024-09-O9", "text"], ["Protokoll 2024-03-09"]]
    found, _ = repaired(*pages)
    assert [text for text in found if text.startswith("Protokoll")] == ["Protokoll 2024-09-09"] * 5


def test_a_date_in_the_head_gets_its_hyphen_back_where_the_case_number_has_a_label() -> None:
    assert repaired(["Direktionen 2026-0327", "Dnr 26/0001"])[0][0] == "Direktionen 2026-03-27"
    assert repaired(["Direktionen 202603-27", "Dnr 26/0001"])[0][0] == "Direktionen 2026-03-27"
    for head in ("Direktionen 2026-0327", "Direktionen 2026-1327", "Direktionen 20260327"):
        assert repaired([head])[0] == [head]
    assert repaired(["Dnr 26/0001", "Åren 2014-2016"])[0][1] == "Åren 2014-2016"


def test_a_date_in_the_text_is_left() -> None:
    head = [["Protokoll 2024-09-09"]] * 4
    page = ["Protokoll 2024-09-09", *["rad"] * 8, "beslut 2024-09-08"]
    assert repaired(*head, page)[0][-1] == "beslut 2024-09-08"


def test_a_case_number_is_written_as_elsewhere() -> None:
    found, _ = repaired(["§ 1 KS/2O22:17", "Dnr KS/2022:17"], ["KS/2022:17"])
    assert found[0] == "§ 1 KS/2022:17"


def test_the_text_layer_knows_the_case_number() -> None:
    assert repaired("Dnr KS 2022.1I7", ["x 2022.117"])[0] == ["x 2022.1I7"]


def test_a_speck_before_a_case_number_is_none_of_it() -> None:
    unsure = Sheet(1, [[replace(word("-KS/2022:5", 50, 150), confidence=0.1)]])
    sure = Sheet(1, [[word("-KS/2022:5", 50, 150)]])
    assert texts(repair([unsure])[0][0].rows or []) == ["KS/2022:5"]
    assert texts(repair([sure])[0][0].rows or []) == ["-KS/2022:5"]


def test_repair_says_what_stood_there() -> None:
    done, _ = repair(
        [Sheet(1, [row("§", "82", "Budget"), row("883", "Vänort", top=140), row("§", "84", "Val", top=180)])]
    )
    assert done[0].rows is not None
    sign, number = done[0].rows[1][:2]
    assert (sign.text, number.text, sign.was, sign.why) == ("§", "83", "883", "between § 82 and § 84")
